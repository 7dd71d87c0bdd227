#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;

TEST_CASE("members come out under their names, litter stays inside") {
    const Delivered read =
        read_with(jianbao_manifest, "a.zip",
                  make_zip({{"督查/纪要.txt", "甲"}, {"__MACOSX/x.txt", "乙"}, {".hidden", "丙"}, {"b.txt", "丁"}}));
    REQUIRE(read.files.size() == 2);
    CHECK(read.files[0] == std::pair<std::string, std::string>{"督查/纪要.txt", "甲"});
    CHECK(read.files[1].first == "b.txt");
}

TEST_CASE("names in the code page of Chinese Windows are decoded") {
    const Delivered read = read_with(jianbao_manifest, "a.zip", make_zip({{"\xBC\xCD\xD2\xAA.txt", "甲"}}));
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].first == "纪要.txt");
}

TEST_CASE("damage, bombs and emptiness are refused with the reason") {
    const std::string good = make_zip({{"a.txt", std::string(3000, 'a')}});
    CHECK_THROWS_AS(read_with(jianbao_manifest, "a.zip", good.substr(0, 40)), UnreadableInput);
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.zip", make_zip({{"a.txt", std::string(64 << 20, '0')}})),
                      Catch::Contains("bomb"));
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.zip", make_zip({{".hidden", "x"}})), Catch::Contains("no files"));
}

TEST_CASE("archives are recognized by their marks, not by their names") {
    CHECK(recognized_by(jianbao_manifest, "a.bin", make_zip({{"a.txt", "x"}})) == 60);
    CHECK(recognized_by(jianbao_manifest, "a.zip", "同志们：") == 0);
}
