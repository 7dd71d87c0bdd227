#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;

namespace {

const std::string head =
    "From: office@example.cn\r\nTo: a@example.cn\r\nDate: Mon, 26 Apr 2021 09:00:00 +0800\r\n"
    "Subject: =?utf-8?B?5YWz5LqO5pil54GM?=\r\nMIME-Version: 1.0\r\n";
const std::string mixed =
    head +
    "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; "
    "charset=gb2312\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "uPfP59fso7oK0qrXpb30oaMK\r\n--b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; "
    "filename*=utf-8''%E6%96%B9%E6%A1%88.txt\r\n\r\n"
    "attached\r\n--b--\r\n";

}  // namespace

TEST_CASE("the body is the document, attachments are read in turn") {
    const Delivered read = read_with(jianbao_manifest, "a.eml", mixed);
    REQUIRE(read.documents.size() == 1);
    CHECK(read.documents[0].metadata.title == "关于春灌");
    CHECK(to_iso(*read.documents[0].metadata.date) == "2021-04-26");
    CHECK(read.documents[0].blocks.size() == 2);
    CHECK(read.documents[0].blocks[1].text == "要抓紧。");
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].first == "方案.txt");
    CHECK(read.files[0].second.starts_with("attached"));
}

TEST_CASE("a body in HTML goes to its reader") {
    const Delivered read = read_with(jianbao_manifest, "a.eml",
                                     head + "Content-Type: text/html; charset=utf-8\r\n\r\n<p>要抓紧。</p>\r\n");
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].first == "关于春灌.html");
}

TEST_CASE("quoted older messages stay out; an empty message is refused") {
    CHECK(read_with(jianbao_manifest, "a.eml", head + "\r\n收到。\r\n> 请报送。\r\n").lines() ==
          std::vector<std::string>{"收到。"});
    CHECK_THROWS_AS(read_with(jianbao_manifest, "a.eml", head + "\r\n"), UnreadableInput);
}

TEST_CASE("mail is recognized by its headers") {
    CHECK(recognized_by(jianbao_manifest, "a", mixed) == 85);
    CHECK(recognized_by(jianbao_manifest, "a.eml", "时间: 4月26日\n地点: 县政府\n") == 0);
}
