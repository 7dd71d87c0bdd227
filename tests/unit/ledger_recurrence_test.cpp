#include "ledger/recurrence.h"

#include <catch2/catch.hpp>

using namespace jianbao;
using namespace jianbao::ledger;

namespace {

/// Period, name and day of the occurrence due on the day or next.
std::string coming(const char* text, Date day, const char* norm = "") {
    const auto recurrence = parse_recurrence(text, norm);
    if (!recurrence) return "none";
    const Occurrence found = next_due(*recurrence, day);
    return found.period + " " + found.name + " " + to_iso(found.due);
}

const Date day = make_date(2026, 3, 2);  // a Monday

}  // namespace

TEST_CASE("frequencies as written are due once a period") {
    CHECK(coming("每月28日前", day) == "2026-03 3月 2026-03-28");
    CHECK(coming("每月二十八日前", day) == "2026-03 3月 2026-03-28");
    CHECK(coming("每月十日前", day) == "2026-03 3月 2026-03-10");
    CHECK(coming("每月30日前", make_date(2026, 2, 2)) == "2026-02 2月 2026-02-28");
    CHECK(coming("每月1日", day) == "2026-04 4月 2026-04-01");
    CHECK(coming("每月月底前", day) == "2026-03 3月 2026-03-31");
    CHECK(coming("每月上旬", day) == "2026-03 3月 2026-03-10");
    CHECK(coming("每周五前", day) == "2026-W10 第10周 2026-03-06");
    CHECK(coming("每周五前", make_date(2026, 3, 7)) == "2026-W11 第11周 2026-03-13");
    CHECK(coming("每周一", day) == "2026-W10 第10周 2026-03-02");
    CHECK(coming("每周一次", day) == "2026-W10 第10周 2026-03-08");
    CHECK(coming("一周一通报", day) == "2026-W10 第10周 2026-03-08");
    CHECK(coming("每周不少于2次", day) == "2026-W10 第10周 2026-03-08");
    CHECK(coming("每季度末", day) == "2026-Q1 一季度 2026-03-31");
    CHECK(coming("每季度首月10日前", day) == "2026-Q2 二季度 2026-04-10");
    CHECK(coming("每季度末月25日前", day) == "2026-Q1 一季度 2026-03-25");
    CHECK(coming("每季度10日前", day) == "2026-Q2 二季度 2026-04-10");
    CHECK(coming("每半年组织一次", day) == "2026-H1 上半年 2026-06-30");
    CHECK(coming("每年12月底", day) == "2026 2026年 2026-12-31");
    CHECK(coming("每年3月15日前", day) == "2026 2026年 2026-03-15");
    CHECK(coming("每年3月15日前", make_date(2026, 3, 16)) == "2027 2027年 2027-03-15");
    CHECK(coming("每月5日前、每半年组织一次", day) == "2026-03 3月 2026-03-05");
    CHECK(coming("24小时值班、每月", day) == "2026-03 3月 2026-03-31");
    CHECK(coming("每半月一次", day) == "2026-03-H1 3月上半月 2026-03-15");
    CHECK(coming("半月一调度", make_date(2026, 3, 16)) == "2026-03-H2 3月下半月 2026-03-31");
    CHECK(coming("每旬", make_date(2026, 2, 21)) == "2026-02-T3 2月下旬 2026-02-28");
    CHECK(coming("例行通报", day, "R/P15D") == "2026-03-H1 3月上半月 2026-03-15");
    CHECK(coming("例行通报", make_date(2026, 12, 31), "R/P10D") == "2026-12-T3 12月下旬 2026-12-31");
    CHECK(coming("例行通报", day, "R/P3M") == "2026-Q1 一季度 2026-03-31");
}

TEST_CASE("words without a period of their own have no occurrences") {
    for (const char* text : {"每日", "24小时值班", "每两周", "定期", "", "每2小时"}) {
        INFO(text);
        CHECK(coming(text, day) == "none");
    }
}

TEST_CASE("the last due occurrence lies before the day, the next on it or after") {
    const Recurrence monthly{Every::month, 0, 28};
    CHECK(last_due(monthly, make_date(2026, 3, 28)).period == "2026-02");
    // Days at the ends of the calendar, and none at all, end too.
    CHECK(next_due(monthly, make_date(9999, 12, 31)).period == "10000-01");
    CHECK(last_due(monthly, make_date(1, 1, 2)).period == "0000-12");
    for (const Every every : {Every::week, Every::ten_days, Every::half_month, Every::month, Every::quarter, Every::half_year, Every::year})
        for (const Date day : {Date{}, make_date(0, 1, 1), make_date(-5, 13, 40), make_date(20000, 6, 1)}) next_due({every, 0, 0}, day);
    CHECK(last_due(monthly, make_date(2026, 3, 29)).period == "2026-03");
    CHECK(next_due(monthly, make_date(2026, 3, 28)).period == "2026-03");
    CHECK(next(monthly, occurrence_at(monthly, make_date(2026, 12, 5))).period == "2027-01");
    CHECK(previous(monthly, occurrence_at(monthly, make_date(2026, 1, 5))).period == "2025-12");
    const Recurrence weekly{Every::week, 0, 5};
    CHECK(occurrence_at(weekly, make_date(2027, 1, 1)).period == "2026-W53");
}

TEST_CASE("periods are read as they are written, or as a day inside them") {
    CHECK(period_begin(Every::month, "2026-11") == make_date(2026, 11, 1));
    CHECK(period_begin(Every::month, "2026-11-28") == make_date(2026, 11, 1));
    CHECK(period_begin(Every::week, "2026-W01") == make_date(2025, 12, 29));
    CHECK(period_begin(Every::week, "2026-W53") == make_date(2026, 12, 28));
    CHECK(period_begin(Every::quarter, "2026-Q4") == make_date(2026, 10, 1));
    CHECK(period_begin(Every::half_year, "2026-H2") == make_date(2026, 7, 1));
    CHECK(period_begin(Every::year, "2026") == make_date(2026, 1, 1));
    CHECK(period_begin(Every::half_month, "2026-02-H2") == make_date(2026, 2, 16));
    CHECK(period_begin(Every::half_month, "2026-02-28") == make_date(2026, 2, 16));
    CHECK(period_begin(Every::ten_days, "2026-02-T3") == make_date(2026, 2, 21));
    for (const char* wrong : {"2026-02-H3", "2026-02-T1", "2026-02", "2026-13-H1", "2026-H1"}) CHECK_FALSE(period_begin(Every::half_month, wrong));
    for (const char* wrong : {"2026-13", "2026-00", "11月", "2026-Q1", "2026-1", "2026", ""}) CHECK_FALSE(period_begin(Every::month, wrong));
    CHECK_FALSE(period_begin(Every::week, "2025-W53"));
    CHECK_FALSE(period_begin(Every::quarter, "2026-Q5"));
}
