#include <catch2/catch.hpp>

#include "jianbao/plugin.h"
#include "jianbao/standard_tables.h"

using namespace jianbao;

TEST_CASE("ISO weeks follow the Thursday rule") {
    CHECK(iso_week(make_date(2021, 4, 26)).week == 17);
    CHECK(iso_week(make_date(2021, 1, 1)).year == 2020);
    CHECK(iso_week(make_date(2021, 1, 1)).week == 53);
    CHECK(iso_week(make_date(2024, 12, 30)).year == 2025);
    CHECK(iso_week(make_date(2024, 12, 30)).week == 1);
}

TEST_CASE("ISO dates are read and written") {
    CHECK(to_iso(*parse_iso("2021-04-23")) == "2021-04-23");
    CHECK_FALSE(parse_iso("2021-02-29"));
    CHECK_FALSE(parse_iso("2021-4-3"));
    CHECK(to_iso(last_day_of_month(2024, 2)) == "2024-02-29");
    CHECK(to_iso(add_days(make_date(2021, 12, 31), 1)) == "2022-01-01");
    CHECK(days_between(make_date(2021, 4, 26), make_date(2021, 4, 23)) == -3);
}

TEST_CASE("UTF-8 is decoded character by character and rejected where it is broken") {
    CHECK(to_utf8(to_utf32("确保𠮷日")) == "确保𠮷日");
    CHECK(count_characters("7月1日前") == 5);
    CHECK(is_valid_utf8("年底前"));
    CHECK_FALSE(is_valid_utf8("\xe5\xb9"));
    CHECK_FALSE(is_valid_utf8("\xed\xa0\x80"));
    CHECK_FALSE(is_valid_utf8("\xc0\xaf"));
    CHECK(first_characters("督办事项", 2) == "督办");
    CHECK(is_han(U'办'));
    CHECK(is_han(U'〇'));
    CHECK_FALSE(is_han(U'，'));
}

TEST_CASE("a document knows its sentences, sections and origins") {
    Document::Parts parts;
    parts.text = "一、目标\n各单位要抓紧。月底前完成。";
    const auto size = static_cast<std::uint32_t>(parts.text.size());
    const auto first_end = static_cast<std::uint32_t>(parts.text.find("月底"));
    parts.sections = {Section{.span = {0, size}, .heading = {0, 12}, .marker = {0, 6}, .level = 1}};
    parts.sentences = {Sentence{.span = {0, 12}}, Sentence{.span = {13, first_end}, .section = 0},
                       Sentence{.span = {first_end, size}, .section = 0}};
    parts.sources = {SourceRun{.begin = 0, .origin = {.page = 1, .paragraph = 1, .byte = 0}, .linear = true},
                     SourceRun{.begin = 13, .origin = {.page = 2, .paragraph = 2, .byte = 100}, .linear = true}};
    const Document document(std::move(parts));

    CHECK(document.sentence_at(first_end) == 2);
    CHECK(document.sentence_at(12) == no_index);
    CHECK(document.section_title(0) == "一、目标");
    CHECK(document.section_title(no_index).empty());
    CHECK(document.origin(16).page == 2);
    CHECK(document.origin(16).byte == 103);
    CHECK(document.characters_before(13) == 5);
}

TEST_CASE("finding tables keep the declared types") {
    static const ColumnSpec columns[] = {{"name", ColumnType::text, "名称", ""}, {"day", ColumnType::date, "日期", ""}};
    static const TableSpec spec{"things", "thing", "事项", "", columns};
    constexpr Column<std::string> name{"name"};
    constexpr Column<Date> day{"day"};
    FindingTable table(spec);
    Row& row = table.add({0, 3});
    table.set(row, name, std::string("甲"));
    CHECK(*table.get(row, name) == "甲");
    CHECK(table.get(row, day) == nullptr);
    CHECK_THROWS_AS(table.get(row, Column<double>{"name"}), std::logic_error);
    CHECK_THROWS_AS(table.column("other"), std::logic_error);
    CHECK(fits(row.cells[0], ColumnType::text));
    CHECK_FALSE(fits(row.cells[0], ColumnType::date));
}

TEST_CASE("UTF-8 is checked in every place of a long text") {
    // The rules of Unicode, table 3-7, a byte at a time.
    const auto sound = [](std::string_view text) {
        const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
        const auto trail = [&](std::size_t i, unsigned from = 0x80, unsigned to = 0xBF) { return byte(i) >= from && byte(i) <= to; };
        for (std::size_t i = 0; i < text.size();) {
            const unsigned lead = byte(i);
            if (lead < 0x80) i += 1;
            else if (lead >= 0xC2 && lead <= 0xDF && trail(i + 1)) i += 2;
            else if (lead >= 0xE0 && lead <= 0xEF && trail(i + 1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && trail(i + 2)) i += 3;
            else if (lead >= 0xF0 && lead <= 0xF4 && trail(i + 1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && trail(i + 2) && trail(i + 3)) i += 4;
            else return false;
        }
        return true;
    };
    const std::string long_text = "各乡镇要在6月底前完成排查，建立问题清单（见附件2），逐项整改；县水务局牵头，每月25日前报送进展。Ａ类水库由局领导包抓，"
                                  "B类由股室负责，汛期实行24小时值守，隐患一经发现立即处置。";
    REQUIRE(long_text.size() > 3 * 64);
    for (const std::string& text : {std::string("各乡镇，要a在6月底前完成整改。\xF0\xA0\x80\x80\xEE\x80\x80甲乙丙"), long_text}) {
        REQUIRE(sound(text));
        CHECK(is_valid_utf8(text));
        for (std::size_t at = 0; at < text.size(); ++at)
            for (int value = 0; value < 256; ++value) {
                std::string changed = text;
                changed[at] = static_cast<char>(value);
                if (is_valid_utf8(changed) != sound(changed)) FAIL("byte " << at << " as " << value);
            }
        for (std::size_t size = 0; size <= text.size(); ++size)
            CHECK(is_valid_utf8(std::string_view(text).substr(0, size)) == sound(std::string_view(text).substr(0, size)));
    }
}

TEST_CASE("characters are counted before every byte of a text") {
    Document::Parts parts;
    for (int i = 0; i < 40; ++i) parts.text += "各县3月底前é\xF0\xA0\x80\x80,";
    const std::string text = parts.text;
    const Document document(std::move(parts));
    std::uint32_t characters = 0;
    for (std::uint32_t at = 0; at <= text.size(); ++at) {
        if (document.characters_before(at) != characters) FAIL("before byte " << at);
        characters += at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) != 0x80;
    }
    CHECK(characters == 40 * 9);
    Document::Parts few;
    few.text = "甲a乙";
    CHECK(Document(std::move(few)).characters_before(5) == 3);
}

TEST_CASE("the title of a section names those it stands in, long ones in short") {
    Document::Parts parts;
    parts.text = "一、目标";
    const std::string sentence = "（一）压实防汛责任，各级河长和水库责任人在汛期全程到岗带班并按时报送巡查情况和处置结果。";
    const std::string heading = "（二）各级河长和水库责任人在汛期全程到岗带班并按时报送巡查情况和处置结果以及物资储备使用情况的要求";
    const auto add = [&](const std::string& text, std::uint32_t parent) {
        const auto begin = static_cast<std::uint32_t>(parts.text.size());
        parts.text += text;
        parts.sections.push_back({.heading = {begin, static_cast<std::uint32_t>(parts.text.size())}, .parent = parent});
    };
    parts.sections = {Section{.heading = {0, 12}}};
    add(sentence, 0);
    add(heading, 1);
    const Document document(std::move(parts));
    CHECK(document.section_title(1) == "一、目标 / （一）压实防汛责任");
    CHECK(document.section_title(2) == "一、目标 / （一）压实防汛责任 / " + std::string(first_characters(heading, 40)) + "…");
}
