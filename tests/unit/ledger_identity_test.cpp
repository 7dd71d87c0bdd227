#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>

#include <catch2/catch.hpp>

#include "ledger/identity.h"
#include "ledger/ledger.h"
#include "ledger_fixture.h"
#include "temporary_folder.h"

using namespace jianbao;
using namespace jianbao::ledger;
using namespace jianbao::test;

TEST_CASE("quotes are compared without spaces, punctuation and letter forms") {
    CHECK(normalize_quote("县水务局 要在５月１５日前，完成 Ａ 标段。") ==
          normalize_quote("县水务局要在5月15日前完成a标段"));
    CHECK(normalize_quote("不少于80%") != normalize_quote("不少于80"));
    CHECK(normalize_quote("第一批") != normalize_quote("第二批"));
    CHECK(normalize_quote("二〇二一年") == "二〇二一年");
    CHECK(normalize_quote("……") == "……");
}

TEST_CASE("likeness is high for a cut sentence and low for another one") {
    const auto like = [](const char* a, const char* b) {
        return quote_similarity(normalize_quote(a), normalize_quote(b));
    };
    CHECK(like("由县应急局牵头，5月底前补足沙袋", "县应急局牵头，5月底前补足沙袋（县财政局配合）") > 0.5);
    CHECK(like("5月底前补足沙袋储备", "由县应急局牵头，5月底前补足沙袋储备") == 0.9);
    CHECK(like("县水务局要抓紧清淤", "县教体局要组织演练") < 0.5);
    CHECK(like("", "县教体局要组织演练") == 0.0);
}

TEST_CASE("rows are matched by words first, then by likeness, each once") {
    const std::vector<QuotedSpan> before = {
        {"县水务局清淤", {0, 6}}, {"县水务局清淤", {20, 26}}, {"县教体局五月底前组织演练", {40, 52}}};
    const std::vector<QuotedSpan> now = {{"各学校开展排查", {60, 67}},
                                         {"县教体局五月底前组织一次演练", {40, 54}},
                                         {"县水务局清淤", {0, 6}},
                                         {"县水务局清淤", {20, 26}},
                                         {"县水务局清淤", {30, 36}}};
    const auto match = match_rows(before, now);
    CHECK_FALSE(match[0]);
    CHECK(match[1] == 2);
    CHECK(match[2] == 0);
    CHECK(match[3] == 1);
    CHECK_FALSE(match[4]);
}

TEST_CASE("an article is known by its title, number and date, else by its content") {
    const auto identity = [](Document::Parts parts) { return article_identity(Document(std::move(parts)), 0); };
    Document::Parts parts;
    parts.id = "aa";
    parts.name = "扫描件1";
    parts.text = "正文";
    parts.metadata = {.title = "关于清淤的通知",
                      .number = "云政办发〔2026〕14号",
                      .date = make_date(2026, 3, 2),
                      .date_source = DateSource::text};
    Document::Parts copy = parts;
    copy.id = "bb";
    copy.name = "清淤通知（定稿）";
    CHECK(identity(parts) == identity(copy));
    copy.metadata.number = "云政办发〔2026〕15号";
    CHECK(identity(parts) != identity(copy));
    // The date of the copy is no date of the text.
    copy = parts;
    parts.metadata.date_source = copy.metadata.date_source = DateSource::file;
    copy.metadata.date = make_date(2026, 5, 5);
    CHECK(identity(parts) == identity(copy));
    // A title taken from the file's name tells nothing.
    parts.metadata = {.title = "扫描件1"};
    copy = parts;
    copy.id = "bb";
    CHECK(identity(parts) != identity(copy));
}

TEST_CASE("two processes write in turn") {
    const TemporaryFolder folder;
    const auto file = folder / "a.db";
    const Date day = make_date(2021, 4, 26);
    constexpr int each = 30;
    pid_t children[2];
    for (int process = 0; process < 2; ++process) {
        children[process] = fork();
        REQUIRE(children[process] >= 0);
        if (children[process] != 0) continue;
        int failed = 1;
        try {
            Ledger ledger(file, all_tables);
            for (int i = 0; i < each; ++i) {
                const std::string name = std::to_string(process) + "号通知第" + std::to_string(i) + "件";
                const Document document = make_document(name, name, {"县水务局要在5月15日前完成河道清障。"});
                ledger.add(document, make_findings(document, {{"县水务局要在5月15日前完成河道清障", "清障"}}), day,
                           "v1");
            }
            failed = 0;
        } catch (const std::exception& error) {
            std::fprintf(stderr, "%s\n", error.what());
        }
        _exit(failed);
    }
    for (const pid_t child : children) {
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(WIFEXITED(status));
        CHECK(WEXITSTATUS(status) == 0);
    }
    CHECK(to_text(Reading(file, {day}).query("SELECT count(DISTINCT number) FROM tasks").rows[0][0]) ==
          std::to_string(2 * each));
}
