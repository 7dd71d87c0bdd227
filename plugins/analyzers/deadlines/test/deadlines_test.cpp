#include <catch2/catch.hpp>

#include "jianbao/standard_tables.h"
#include "test/analysis.h"
#include "test/readings.h"

namespace jianbao::timex::readings {

const TimeGrammar& grammar() {
    static const TimeGrammar made(
        TimeLexicon(jianbao::test::lexicon("time_events"), jianbao::test::lexicon("time_frequencies"),
                    jianbao::test::lexicon("time_roles"), jianbao::test::lexicon("holidays")));
    return made;
}

std::string read(std::string_view text, Place place, std::string_view reference) {
    std::string out;
    Characters characters;
    characters.assign(text);
    std::vector<TimeExpression> found;
    grammar().find(characters, {.reference = parse_iso(reference), .place = place}, found);
    for (const TimeExpression& one : found) {
        const auto begin = characters.byte(one.begin);
        out += (out.empty() ? "" : "; ") + std::string(text.substr(begin, characters.byte(one.end) - begin)) + " " +
               std::string(name_of(one.role)) + " " + one.norm;
    }
    return out;
}

std::string norms(std::string_view text, Role role, std::string_view reference) {
    std::string out;
    for (const TimeExpression& one : grammar().find(text, {.reference = parse_iso(reference)}))
        if (one.role == role) out += (out.empty() ? "" : "; ") + one.norm;
    return out;
}

std::string value(std::string_view text, std::string_view reference) {
    const auto found = grammar().find(text, {.reference = parse_iso(reference)});
    if (found.empty()) return "";
    return std::string(name_of(found.front().value_kind)) + " " + found.front().value;
}

}  // namespace jianbao::timex::readings

using namespace jianbao;

TEST_CASE("The analyzer writes a row an expression, with the words it stands on") {
    const test::Analysis analysis({"deadlines"});
    const Document document =
        test::document("会议要求：\n各镇６月底前完成自查，每月报送１次进展。\n去年3月召开过一次会。");
    const Findings found = analysis.run(document);
    const FindingTable& table = found.at(deadlines::table);

    REQUIRE(table.rows().size() == 3);
    const Row& limit = table.rows()[0];
    CHECK(document.text(limit.evidence) == "６月底前");
    CHECK(table.get_or(limit, deadlines::text) == "６月底前");
    CHECK(table.get_or(limit, deadlines::kind) == "date");
    CHECK(table.get_or(limit, deadlines::norm) == "2024-06-30");
    CHECK(table.get_or(limit, deadlines::role) == "limit");
    CHECK(to_iso(*table.get(limit, deadlines::last_day)) == "2024-06-30");
    CHECK(table.get_or(limit, deadlines::confidence) > 0.8);
    CHECK(table.get_or(limit, deadlines::value_kind) == "interval");
    CHECK(table.get_or(table.rows()[1], deadlines::role) == "frequency");
    CHECK(table.get_or(table.rows()[1], deadlines::norm) == "R/P1M");
    CHECK(table.get(table.rows()[1], deadlines::last_day) == nullptr);
    CHECK(table.get_or(table.rows()[2], deadlines::role) == "mention");
}

TEST_CASE("An article's own date is the one its times count from") {
    Document::Parts parts;
    parts.text = "年底前完成。年底前完成。";
    const auto half = static_cast<std::uint32_t>(parts.text.size() / 2);
    const auto all = static_cast<std::uint32_t>(parts.text.size());
    parts.metadata.date = make_date(2020, 5, 1);
    Article first;
    first.span = {0, half};
    Article second;
    second.span = {half, all};
    second.metadata.date = make_date(2022, 5, 1);
    parts.articles = {first, second};
    parts.paragraphs = {Paragraph{.span = {0, all}}};
    parts.sentences = {Sentence{.span = {0, half}, .article = 0}, Sentence{.span = {half, all}, .article = 1}};
    const Document document(std::move(parts));

    const test::Analysis analysis({"deadlines"});
    const Findings found = analysis.run(document);
    const FindingTable& table = found.at(deadlines::table);
    REQUIRE(table.rows().size() == 2);
    CHECK(table.get_or(table.rows()[0], deadlines::norm) == "2020-12-31");
    CHECK(table.get_or(table.rows()[1], deadlines::norm) == "2022-12-31");
}

TEST_CASE("A cell under 完成时限 is a limit, the same words in another cell are not") {
    Document::Parts parts;
    parts.text = "任务完成时限备注8月份9月份";
    const auto at = [](std::uint32_t begin, std::uint32_t end) { return Span{begin * 3, end * 3}; };
    const std::uint32_t last = static_cast<std::uint32_t>(parts.text.size());
    parts.metadata.date = make_date(2021, 4, 23);
    parts.articles = {Article{.span = {0, last}}};
    parts.paragraphs = {Paragraph{.span = {0, last}, .role = ParagraphRole::table}};
    Table table;
    table.rows = 2;
    table.columns = 3;
    table.header_rows = 1;
    const Span august{24, 31};
    const Span september{31, 38};
    table.cells = {{0, 0, 1, 1, at(0, 2)},
                   {0, 1, 1, 1, at(2, 6)},
                   {0, 2, 1, 1, at(6, 8)},
                   {1, 1, 1, 1, august},
                   {1, 2, 1, 1, september}};
    parts.tables = {table};
    parts.sentences = {Sentence{.span = august}, Sentence{.span = september}};
    const Document document(std::move(parts));

    const test::Analysis analysis({"deadlines"});
    const Findings found = analysis.run(document);
    const FindingTable& rows = found.at(deadlines::table);
    REQUIRE(rows.rows().size() == 2);
    CHECK(rows.get_or(rows.rows()[0], deadlines::role) == "limit");
    CHECK(rows.get_or(rows.rows()[0], deadlines::norm) == "2021-08-31");
    CHECK(rows.get_or(rows.rows()[1], deadlines::role) == "mention");
}

TEST_CASE("Without a date, the year is that of the heading, else of the title where it names one") {
    const auto limit = [](const std::string& title, const std::string& heading) {
        Document::Parts parts;
        const std::string asked = "各镇9月底前完成自查。";
        parts.text = heading + asked;
        const auto middle = static_cast<std::uint32_t>(heading.size());
        const auto last = static_cast<std::uint32_t>(parts.text.size());
        Article article;
        article.span = {0, last};
        article.metadata.title = title;
        parts.articles = {article};
        parts.sections = {Section{.heading = {0, middle}}};
        parts.paragraphs = {Paragraph{.span = {0, last}}};
        parts.sentences = {Sentence{.span = {middle, last}, .section = 0}};
        const Document document(std::move(parts));
        const test::Analysis analysis({"deadlines"});
        const Findings found = analysis.run(document);
        const FindingTable& table = found.at(deadlines::table);
        return table.rows().empty() ? std::string() : table.get_or(table.rows()[0], deadlines::norm);
    };
    CHECK(limit("云河县2026年消防整治方案", "一、任务") == "2026-09-30");
    CHECK(limit("关于2025年工作和2026年打算的报告", "三、2026年打算") == "2026-09-30");
    CHECK(limit("关于2025年工作和2026年打算的报告", "三、打算") == "XXXX-09-30");
}
