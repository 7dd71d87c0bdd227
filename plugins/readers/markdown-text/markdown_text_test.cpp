#include <catch2/catch.hpp>

#include "test_support.h"

using namespace jianbao;
using namespace jianbao::readers;
using Lines = std::vector<std::string>;

TEST_CASE("headings, paragraphs, lists and tables") {
    CHECK(read_with(jianbao_manifest, "a.md",
                    "# 春灌方案\n\n各乡镇要**抓紧**\n落实。\n\n## 任务\n\n3. 修渠\n4. 清淤\n\n- 备料\n\n| 任务 | 单位 "
                    "|\n|---|---|\n| 修渠 | [水利局](http://x) |\n")
              .lines() ==
          Lines{"# 春灌方案", "各乡镇要抓紧落实。", "# 任务", "3.修渠", "4.清淤", "备料", "[任务|单位/修渠|水利局]"});
}

TEST_CASE("only texts with several marks are Markdown") {
    CHECK(recognized_by(jianbao_manifest, "a.txt", "# 一\n\n## 二\n\n- 三\n") == 70);
    CHECK(recognized_by(jianbao_manifest, "a.md", "# 一\n\n正文\n") == 65);
    CHECK(recognized_by(jianbao_manifest, "a.md", "同志们：\n一、抓好春灌\n1.修渠\n") == 0);
    CHECK(recognized_by(jianbao_manifest, "a.txt", "同志们：\n#代表省略。\n") == 0);
    CHECK(recognized_by(jianbao_manifest, "a.txt", "一、分工\n- 后勤组备料；\n- 教务组停课；\n- 保卫组巡逻。\n") == 0);
    CHECK(recognized_by(jianbao_manifest, "a.md", "分工\n\n- 后勤组备料；\n- 教务组停课；\n- 保卫组巡逻。\n") == 70);
    CHECK(recognized_by(jianbao_manifest, "a.txt", "同志们：\n- 1 -\n春灌\n- 2 -\n清淤\n- 3 -\n") == 0);
}

TEST_CASE("other encodings and empty files are refused") {
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.md", "# \xB7\xC0\xD1\xB4"), Catch::Contains("UTF-8"));
    CHECK_THROWS_AS(read_with(jianbao_manifest, "a.md", "<!-- -->"), UnreadableInput);
}

TEST_CASE("nesting that would exhaust the stack is refused") {
    const auto quoted = [](int depth) {
        std::string text = "# 方案\n\n";
        for (int i = 0; i < depth; ++i) text += "> ";
        return text + "清淤\n";
    };
    CHECK(read_with(jianbao_manifest, "a.md", quoted(20)).lines() == Lines{"# 方案", "清淤"});
    CHECK_THROWS_WITH(read_with(jianbao_manifest, "a.md", quoted(100000)), Catch::Contains("nests"));
}
