#include "calendar.h"

#include <catch2/catch.hpp>

#include "numerals.h"
#include "test/readings.h"

using namespace jianbao;
using namespace jianbao::timex;

namespace {

std::string working(const char* from, int count) {
    return to_iso(readings::grammar().lexicon().calendar.add_working_days(*parse_iso(from), count));
}

std::optional<Numeral> numeral(std::string_view text) {
    Characters characters;
    characters.assign(text);
    return read_numeral(characters, 0);
}

}  // namespace

TEST_CASE("Working days leave out weekends and holidays and count make-up days") {
    CHECK(working("2021-04-23", 1) == "2021-04-25");  // a Sunday worked for 1 May
    CHECK(working("2021-04-30", 1) == "2021-05-06");  // 1 to 5 May off
    CHECK(working("2021-04-30", 3) == "2021-05-08");  // a Saturday worked
    CHECK(working("2020-01-23", 1) == "2020-02-03");  // the lengthened Spring Festival
    CHECK(working("2024-02-09", 1) == "2024-02-18");
    CHECK(working("2025-09-30", 2) == "2025-10-10");  // 1 to 8 October off
    CHECK(working("2026-02-13", 2) == "2026-02-24");  // 14 February worked, then off to the 23rd
    CHECK(working("2031-01-03", 1) == "2031-01-06");  // past the data: Monday to Friday
}

TEST_CASE("Every year of the data has a make-up day and holidays on weekdays") {
    const WorkCalendar& calendar = readings::grammar().lexicon().calendar;
    for (int year = 2011; year <= 2026; ++year) {
        INFO(year);
        int worked = 0;
        int off = 0;
        for (Date day = make_date(year, 1, 1); day <= make_date(year, 12, 31); day = add_days(day, 1)) {
            if (iso_weekday(day) > 5 && calendar.is_working_day(day)) ++worked;
            if (iso_weekday(day) < 6 && !calendar.is_working_day(day)) ++off;
        }
        // The State Council moves days, it gives eleven (thirteen from 2025): holidays on weekdays are
        // those and the days that are made up for.
        CHECK(worked >= 3);
        CHECK(off - worked >= 7);
        CHECK(off - worked <= 14);
    }
}

TEST_CASE("A holiday that is no day is refused with its place") {
    Node bad(Node::Table{
        {"year", Node(Node::List{Node(Node::Table{
                     {"year", Node(std::int64_t{2021})},
                     {"working", Node(Node::List{Node(std::string("2021-02-30"), {"holidays.toml", 3, 5})})},
                 })})}});
    CHECK_THROWS_AS(WorkCalendar(bad), SettingError);
}

TEST_CASE("Months are added to the day, or to the month's last") {
    CHECK(to_iso(add_months(make_date(2021, 1, 31), 1)) == "2021-02-28");
    CHECK(to_iso(add_months(make_date(2019, 11, 30), 3)) == "2020-02-29");
    CHECK(to_iso(add_months(make_date(2021, 3, 15), -14)) == "2020-01-15");
}

TEST_CASE("Numerals go as far as they go") {
    CHECK(numeral("三十日")->value == 30);
    CHECK(numeral("三十五天")->value == 35);
    CHECK(numeral("二〇二一年")->value == 2021);
    CHECK(numeral("二〇二一年")->listed);
    CHECK(numeral("一百二十天")->value == 120);
    CHECK(numeral("廿三")->value == 23);
    CHECK(numeral("１２月")->value == 12);
    CHECK(numeral("20xx年")->masked);
    CHECK(std::string(numeral("20xx年")->mask.data()) == "20XX");
    CHECK(std::string(numeral("×月")->mask.data()) == "X");
    CHECK(numeral("1.5年")->half);
    CHECK_FALSE(numeral("1234567890"));
    CHECK_FALSE(numeral("五万"));
    CHECK_FALSE(numeral("xml"));
    CHECK_FALSE(numeral("年底"));
}

TEST_CASE("Days with unknown parts are written with X") {
    CHECK(Day{.year = Year{.number = 2021}, .month = 6, .day = 30}.text() == "2021-06-30");
    CHECK(last_of_month(Year{.number = 2021}, Day::unknown).text() == "2021-XX-LAST");
    CHECK(Day{.year = unknown_year()}.text() == "XXXX-XX-XX");
    CHECK(last_of_month(Year{.number = 2024}, 2).text() == "2024-02-29");
}
