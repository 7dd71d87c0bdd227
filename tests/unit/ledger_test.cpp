#include "ledger/ledger.h"

#include <catch2/catch.hpp>
#include <functional>

#include "ledger_fixture.h"
#include "temporary_folder.h"

using namespace jianbao;
using namespace jianbao::ledger;
using namespace jianbao::test;

namespace {

const Date monday = make_date(2021, 4, 26);
const Author clerk{"小周", "command", "2021-04-26T08:30:00Z", make_date(2021, 4, 26), ""};

Document flood_notice() {
    return make_document("aa11", "防汛通知",
                         {"一、备汛工作", "县水务局要在5月15日前完成河道清障。", "各乡镇每周巡查一次堤防。",
                          "二、物资保障", "由县应急局牵头，县财政局配合，尽快补足沙袋储备。"});
}

std::vector<TaskRow> flood_tasks() {
    return {{"县水务局要在5月15日前完成河道清障", "完成河道清障", {"县水务局"}, {}, "2021-05-15"},
            {"各乡镇每周巡查一次堤防", "巡查堤防", {"各乡镇"}, {}, "", "每周"},
            {"由县应急局牵头，县财政局配合，尽快补足沙袋储备",
             "补足沙袋储备",
             {"县应急局"},
             {"县财政局"},
             "",
             "",
             {},
             "B"}};
}

std::string text(const Reading& reading, const std::string& sql) {
    const Result result = reading.query(sql);
    std::string out;
    for (const auto& row : result.rows) {
        if (!out.empty()) out += "; ";
        for (std::size_t i = 0; i < row.size(); ++i) out += (i ? "|" : "") + to_text(row[i]);
    }
    return out;
}

/// A ledger in memory with the notice, seen from `as_of`.
struct Stored {
    Ledger ledger{":memory:", all_tables};
    Document document = flood_notice();
    explicit Stored(Date as_of = monday) { ledger.add(document, make_findings(document, flood_tasks()), as_of, "v1"); }
    std::string ask(const std::string& sql, Date as_of = monday) const { return text(ledger.read({as_of}), sql); }
};

std::string error_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const LedgerError& error) {
        return error.what();
    }
    return "no error";
}

}  // namespace

TEST_CASE("a document with its tasks is stored once") {
    Stored stored;
    CHECK(stored.ask("SELECT number, lead, support, frequency, section FROM tasks ORDER BY number") ==
          "1|县水务局|||一、备汛工作; 2|各乡镇||每周|一、备汛工作; 3|县应急局|县财政局||二、物资保障");
    CHECK(stored.ask("SELECT number, title, due FROM tasks ORDER BY number") ==
          "1|完成河道清障|2021-05-15; 2|巡查堤防|; 3|补足沙袋储备|");
    CHECK(stored.ask("SELECT quote, page, paragraph, span_begin FROM tasks WHERE number = 1") ==
          "县水务局要在5月15日前完成河道清障|1|2|7");
    CHECK(stored.ledger.knows("aa11", "v1"));
    CHECK_FALSE(stored.ledger.knows("aa11", "v2"));
    CHECK(stored.ledger.add(stored.document, make_findings(stored.document, flood_tasks()), add_days(monday, 7),
                            "v1") == Added::unchanged);
    CHECK(stored.ask("SELECT count(*) FROM tasks", add_days(monday, 7)) == "3");
    CHECK(stored.ask("SELECT first_seen FROM documents", add_days(monday, 7)) == "2021-04-26");
}

TEST_CASE("a document met earlier than the ledger knew gets the earlier first day") {
    Stored stored(add_days(monday, 14));
    CHECK(stored.ask("SELECT count(*) FROM tasks") == "0");
    stored.ledger.add(stored.document, make_findings(stored.document, flood_tasks()), monday, "v1");
    CHECK(stored.ask("SELECT count(*), min(first_seen) FROM tasks") == "3|2021-04-26");
}

TEST_CASE("lights and days follow from the day the reader looks from") {
    Stored stored;
    const auto state = [&](Date day) {
        return stored.ask("SELECT state, light, days_left FROM tasks WHERE number = 1", day);
    };
    CHECK(state(monday) == "正常|green|19");
    CHECK(state(make_date(2021, 5, 8)) == "临期|yellow|7");
    CHECK(state(make_date(2021, 5, 15)) == "临期|yellow|0");
    CHECK(state(make_date(2021, 5, 16)) == "逾期|red|-1");
    CHECK(stored.ask("SELECT state, light FROM tasks WHERE number > 1 ORDER BY number") == "正常|green; 无期限|grey");
    CHECK(text(stored.ledger.read({make_date(2021, 5, 5), 10}), "SELECT due_soon FROM tasks WHERE number = 1") == "1");
    CHECK(stored.ask("SELECT is_new FROM tasks WHERE number = 1", make_date(2021, 5, 2)) == "1");
    CHECK(stored.ask("SELECT is_new FROM tasks WHERE number = 1", make_date(2021, 5, 3)) == "0");
    CHECK(stored.ask("SELECT count(*) FROM tasks", add_days(monday, -1)) == "0");
}

TEST_CASE("newer rules keep the numbers of the tasks they find again") {
    Stored stored;
    std::vector<TaskRow> newer = flood_tasks();
    newer.erase(newer.begin() + 1);                                   // no longer a task
    newer[0].quote = "县水务局要在5月15日前完成河道清障。";           // one character more
    newer[1].quote = "县应急局牵头，县财政局配合，尽快补足沙袋储备";  // one less
    CHECK(stored.ledger.add(stored.document, make_findings(stored.document, newer), add_days(monday, 7), "v2") ==
          Added::again);
    CHECK(stored.ask("SELECT number, title, first_seen FROM tasks ORDER BY number", add_days(monday, 7)) ==
          "1|完成河道清障|2021-04-26; 3|补足沙袋储备|2021-04-26");
    // Found again, the task that was dropped has its number back.
    stored.ledger.add(stored.document, make_findings(stored.document, flood_tasks()), add_days(monday, 7), "v3");
    CHECK(stored.ask("SELECT number, title FROM tasks ORDER BY number", add_days(monday, 7)) ==
          "1|完成河道清障; 2|巡查堤防; 3|补足沙袋储备");
}

TEST_CASE("the same text in another file is the same task") {
    Stored stored;
    const Document copy =
        make_document("bb22", "防汛通知", {"县水务局要在 5 月 15 日前完成河道清障。", "县教育局每月检查一次校舍。"});
    stored.ledger.add(
        copy,
        make_findings(copy, {{"县水务局要在 5 月 15 日前完成河道清障", "清障", {"县水务局"}, {}, "2021-05-15"},
                             {"县教育局每月检查一次校舍", "检查校舍", {"县教育局"}, {}, "", "每月"}}),
        monday, "v1");
    CHECK(stored.ask("SELECT number, title, document FROM tasks WHERE number IN (1, 4)") ==
          "1|完成河道清障|防汛通知; 4|检查校舍|防汛通知");
    CHECK(stored.ask("SELECT count(*) FROM tasks") == "4");
    // In a document of another title the same words are another task.
    const Document other = make_document("cc33", "抗旱通知", {"县水务局要在5月15日前完成河道清障。"});
    stored.ledger.add(other, make_findings(other, {{"县水务局要在5月15日前完成河道清障", "清障", {}, {}, ""}}), monday,
                      "v1");
    CHECK(stored.ask("SELECT count(*) FROM tasks") == "5");
}

TEST_CASE("equal sentences of one document are different tasks") {
    const Document document =
        make_document("dd44", "月度安排", {"各乡镇每周巡查一次堤防。", "各乡镇每周巡查一次堤防。"});
    Findings findings = make_findings(document, {{"各乡镇每周巡查一次堤防", "甲"}, {"各乡镇每周巡查一次堤防", "乙"}});
    Ledger ledger(":memory:", all_tables);
    ledger.add(document, findings, monday, "v1");
    CHECK(text(ledger.read({monday}), "SELECT number, title FROM tasks ORDER BY number") == "1|甲; 2|乙");
    ledger.add(document, findings, monday, "v2");
    CHECK(text(ledger.read({monday}), "SELECT number, title FROM tasks ORDER BY number") == "1|甲; 2|乙");
}

TEST_CASE("what people edited stands above what is found, for ever") {
    Stored stored;
    stored.ledger.edit(1, Field::lead, "县水务局、县交通局", clerk);
    stored.ledger.edit(1, Field::deadline, "2021-06-01", clerk);
    stored.ledger.edit(2, Field::status, "已完成", clerk);
    CHECK(stored.ask("SELECT lead, due, edited FROM tasks WHERE number = 1") == "县水务局、县交通局|2021-06-01|1");
    CHECK(stored.ask("SELECT state, light, done_on FROM tasks WHERE number = 2") == "已完成|blue|2021-04-26");
    CHECK(stored.ask("SELECT name FROM task_parties WHERE task = 1 ORDER BY position") == "县水务局; 县交通局");

    // Newer rules find another limit for the first task, and the second not at all.
    std::vector<TaskRow> newer = {flood_tasks()[0]};
    newer[0].deadline = "2021-05-20";
    stored.ledger.add(stored.document, make_findings(stored.document, newer), monday, "v2");
    CHECK(stored.ask("SELECT number, lead, due, status FROM tasks ORDER BY number") ==
          "1|县水务局、县交通局|2021-06-01|在办; 2|各乡镇||已完成");
    CHECK(stored.ask("SELECT retired FROM found_tasks WHERE task = 2") == "2021-04-26");
    stored.ledger.add(stored.document, make_findings(stored.document, flood_tasks()), monday, "v3");
    CHECK(stored.ask("SELECT number, status FROM tasks ORDER BY number") == "1|在办; 2|已完成; 3|在办");
    CHECK(stored.ask("SELECT count(*) FROM found_tasks") == "3");

    CHECK(stored.ask("SELECT field, before, after, who, origin FROM log ORDER BY id") ==
          "lead|县水务局|县水务局、县交通局|小周|command; deadline|2021-05-15|2021-06-01|小周|command; "
          "status|在办|已完成|小周|command");
    // Before the day of the change the ledger is as it was.
    Author later = clerk;
    later.as_of = add_days(monday, 3);
    stored.ledger.edit(3, Field::status, "中止", later);
    CHECK(stored.ask("SELECT status FROM tasks WHERE number = 3") == "在办");
    CHECK(stored.ask("SELECT status, light FROM tasks WHERE number = 3", add_days(monday, 3)) == "中止|grey");
}

TEST_CASE("tasks entered by hand and changes are kept together or not at all") {
    Ledger ledger(":memory:", all_tables);
    ledger.add(flood_notice(), make_findings(flood_notice(), flood_tasks()), monday);
    const std::string id = entered_task_id("采购水泵", "县应急局", "县长批示");
    CHECK(id == entered_task_id("采购 水泵", "县应急局", "县长批示"));
    CHECK(id != entered_task_id("采购水泵", "县水务局", "县长批示"));
    const NewTask pump{id, {{Field::title, "采购水泵"}, {Field::lead, "县应急局"}, {Field::source, "县长批示"}}, ""};
    const Edit close{1, Field::status, "已完成", "在办", ""};
    const Edit stale{2, Field::status, "已完成", "中止", ""};
    const std::vector<Edit> edits{close, stale};
    CHECK_THROWS_WITH(ledger.apply({&pump, 1}, edits, clerk), Catch::Contains("another user changed its status"));
    CHECK(text(ledger.read({monday}), "SELECT count(*) FROM log") == "0");
    CHECK(text(ledger.read({monday}), "SELECT count(*) FROM tasks") == "3");

    REQUIRE(ledger.apply({&pump, 1}, {&close, 1}, clerk) == std::vector<std::int64_t>{4});
    const Reading reading = ledger.read({monday});
    CHECK(text(reading, "SELECT title, lead, source, status, first_seen, is_new FROM tasks WHERE number = 4") ==
          "采购水泵|县应急局|县长批示|在办|2021-04-26|1");
    CHECK(text(reading, "SELECT status FROM tasks WHERE number = 1") == "已完成");
    CHECK(text(reading, "SELECT count(*) FROM log WHERE task = 4") == "3");
    CHECK_THROWS_WITH(ledger.apply({&pump, 1}, {}, clerk), Catch::Contains("is in the ledger already"));
}

TEST_CASE("edits that make no sense are refused") {
    Stored stored;
    CHECK(error_of([&] { stored.ledger.edit(9, Field::note, "x", clerk); }).find("there is no task 9") == 0);
    CHECK(error_of([&] { stored.ledger.edit(1, Field::status, "逾期", clerk); }) ==
          "'逾期' is no status of a task; there are 待核, 在办, 已完成, 中止, 长期坚持 (逾期 follows from the dates)");
    CHECK(error_of([&] { stored.ledger.edit(1, Field::deadline, "5月底", clerk); }) ==
          "'5月底' is no date; write it as 2021-04-26");
    CHECK(stored.ask("SELECT count(*) FROM log") == "0");
    stored.ledger.edit(1, Field::deadline, "", clerk);
    CHECK(stored.ask("SELECT due, state FROM tasks WHERE number = 1") == "|无期限");
}

TEST_CASE("what stands already is not written again") {
    Stored stored;
    stored.ledger.edit(1, Field::status, "在办", clerk);
    stored.ledger.edit(1, Field::lead, "县水务局", clerk);
    CHECK(stored.ask("SELECT count(*) FROM log") == "0");
    std::vector<Outcome> outcomes;
    const std::vector<Edit> edits{{1, Field::status, "已完成", {}, ""}, {1, Field::status, "已完成", {}, ""}};
    stored.ledger.apply({}, edits, clerk, &outcomes);
    REQUIRE(outcomes.size() == 2);
    CHECK((outcomes[0].changed && !outcomes[1].changed));
    CHECK((outcomes[0].before == "在办" && outcomes[1].before == "已完成"));
    CHECK(stored.ask("SELECT count(*) FROM log") == "1");
    // From an earlier day on it is a change.
    Author earlier = clerk;
    earlier.as_of = add_days(monday, -1);
    stored.ledger.edit(1, Field::status, "已完成", earlier);
    CHECK(stored.ask("SELECT count(*), min(as_of) FROM log") == "2|2021-04-25");
    CHECK(error_of([&] { stored.ledger.edit(1, Field::title, " ", clerk); }) == "a task needs a title; it can't be emptied");
}

TEST_CASE("units are counted under their canonical names") {
    const Document document =
        make_document("ee55", "会议纪要", {"县发改委要在5月10日前报送清单。", "县发展和改革局每季度会商一次。"});
    Findings findings =
        make_findings(document, {{"县发改委要在5月10日前报送清单", "报送清单", {"县发改委"}, {}, "2021-05-10"},
                                 {"县发展和改革局每季度会商一次", "会商", {"县发展和改革局"}, {}, "", "每季度"}});
    add_party(document, findings, "县发改委", "县发展和改革局");
    Ledger ledger(":memory:", all_tables);
    ledger.add(document, findings, monday, "v1");
    ledger.edit(2, Field::status, "已完成", clerk);
    CHECK(text(ledger.read({make_date(2021, 5, 12)}),
               "SELECT unit, total, open, done, overdue, done_ratio, days_overdue FROM units") ==
          "县发展和改革局|2|1|1|1|0.5|2");
    // Two names of one unit: the task is one of the unit's tasks.
    ledger.edit(1, Field::lead, "县发展和改革局、县发改委、县水务局", clerk);
    CHECK(text(ledger.read({make_date(2021, 5, 12)}), "SELECT unit, total, overdue FROM units ORDER BY unit") ==
          "县发展和改革局|2|1; 县水务局|1|1");
}

TEST_CASE("any analyzer's table can be selected from, and outlives its plugin") {
    const TemporaryFolder folder;
    const Document document = flood_notice();
    {
        Ledger ledger(folder / "a.db", all_tables);
        Findings findings = make_findings(document, flood_tasks());
        FindingTable& amounts = findings.add(amount_table);
        Row& row = amounts.add(find(document, "沙袋储备"), 0, 1);
        amounts.set(row, Column<double>{"sum"}, 120000.0);
        amounts.set(row, Column<std::string>{"purpose"}, std::string("沙袋"));
        ledger.add(document, findings, monday, "v1");
    }
    Ledger ledger(folder / "a.db", {});
    const Reading reading = ledger.read({monday});
    CHECK(text(reading, "SELECT sum, purpose, document, section, quote FROM amounts") ==
          "120000|沙袋|防汛通知|二、物资保障|沙袋储备");
    CHECK(reading.has_table("amounts"));
    CHECK(reading.title_of("purpose") == "用途");
    CHECK(reading.query("SELECT sum, purpose FROM amounts").columns[0].type == ResultType::number);
}

TEST_CASE("a declaration that grew or changed is taken up by an old ledger") {
    const TemporaryFolder folder;
    const Document document = flood_notice();
    static const ColumnSpec old_columns[] = {{"sum", ColumnType::text, "", ""}};
    static const TableSpec old_table{"amounts", "amount", "", "", old_columns};
    {
        Ledger ledger(folder / "a.db", std::vector<const TableSpec*>{&old_table});
        Findings findings;
        FindingTable& amounts = findings.add(old_table);
        amounts.set(amounts.add(find(document, "沙袋")), Column<std::string>{"sum"}, std::string("十万"));
        ledger.add(document, findings, monday, "v1");
    }
    Ledger ledger(folder / "a.db", all_tables);
    CHECK(text(ledger.read({monday}), "SELECT sum, purpose, quote FROM amounts") == "||沙袋");
    Findings findings;
    FindingTable& amounts = findings.add(amount_table);
    amounts.set(amounts.add(find(document, "沙袋")), Column<double>{"sum"}, 100000.0);
    ledger.add(document, findings, monday, "v2");
    CHECK(text(ledger.read({monday}), "SELECT sum, purpose, quote FROM amounts") == "100000||沙袋");
}

TEST_CASE("tables that can't be stored are refused by name") {
    static const ColumnSpec columns[] = {{"quote", ColumnType::text, "", ""}};
    static const TableSpec taken_column{"extras", "extra", "", "", columns}, taken_name{"documents", "x", "", "", {}};
    static const ColumnSpec wrong[] = {{"lead", ColumnType::text, "", ""}};
    static const TableSpec wrong_tasks{"tasks", "task", "", "", wrong};
    const auto open = [](const TableSpec& spec) {
        return error_of([&] { Ledger(":memory:", std::vector<const TableSpec*>{&spec}); });
    };
    CHECK(open(taken_column).find("every row has a column 'quote' already") != std::string::npos);
    CHECK(open(taken_name).find("the ledger has a table of that name itself") != std::string::npos);
    CHECK(open(wrong_tasks).find("its column 'lead' must be of type text_list") != std::string::npos);
}

TEST_CASE("queries read and nothing else") {
    Stored stored;
    const Reading reading = stored.ledger.read({monday});
    const auto refusal = [&](const std::string& sql) {
        try {
            reading.query(sql, {}, {.rows = 100, .time = std::chrono::milliseconds(200)});
        } catch (const QueryError& error) {
            return std::string(error.what());
        }
        return std::string("no error");
    };
    const std::string only = "a query may only select: write one SELECT over the views of the ledger";
    CHECK(refusal("DELETE FROM ledger_documents") == only);
    CHECK(refusal("UPDATE task_registry SET id = 'x'") == only);
    CHECK(refusal("PRAGMA user_version = 9") == only);
    CHECK(refusal("ATTACH 'x.db' AS x") == only);
    CHECK(refusal("INSERT INTO run VALUES (1, 2, 3, 4)") == only);
    CHECK(refusal("COMMIT") == only);
    CHECK(refusal("SELECT load_extension('x')") == only);
    CHECK(refusal("EXPLAIN SELECT 1") == only);
    CHECK(refusal("SELECT 1; SELECT 2") == "a query is one SELECT; there is more after its end");
    CHECK(refusal("  ") == "the query is empty");
    CHECK(refusal("SELECT titel FROM tasks") == "no such column: titel");
    CHECK(refusal("SELECT :office") == "there is no parameter called :office");
    CHECK(refusal("SELECT \"titel\" FROM tasks") == "no such column: titel");
    CHECK(refusal("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n") ==
          "the query took longer than 200 ms and was stopped; narrow it down");
    CHECK(refusal("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n") ==
          "the query gives more than 100 rows; add a LIMIT");
    // After all that the connection still works.
    CHECK(stored.ask("SELECT count(*) FROM tasks") == "3");
    const Result result = reading.query("SELECT :name AS who, 1 AS n, 0.5 AS r, deadline FROM tasks WHERE number = 1",
                                        {{"name", std::string("周")}});
    CHECK(to_text(result.rows[0][0]) == "周");
    CHECK(result.columns[1].type == ResultType::integer);
    CHECK(result.columns[2].type == ResultType::number);
    CHECK(result.columns[3].type == ResultType::date);
    CHECK(reading.describe("SELECT number, title FROM tasks")[1].name == "title");
}

TEST_CASE("some columns of a query are given in its order, and nothing is left out") {
    Stored stored;
    const Reading reading = stored.ledger.read({monday});
    const std::string sql = "SELECT *, number AS twice, title AS twice FROM tasks ORDER BY quote DESC LIMIT 2;  ";
    const Result all = reading.query(sql);
    const std::vector<std::string> names = {"title", "number", "no such column", "twice"};
    const Result some = reading.query(sql, {}, {}, names);
    REQUIRE(some.columns.size() == 3);
    REQUIRE(all.rows.size() == 2);
    REQUIRE(some.rows.size() == 2);
    for (std::size_t i = 0; i < 2; ++i)
        for (const std::string name : {"title", "number", "twice"})
            CHECK(some.rows[i][*some.find(name)] == all.rows[i][*all.find(name)]);
    const Result none = reading.query(sql, {}, {}, std::vector<std::string>{"nothing"});
    CHECK(none.columns.empty());
    CHECK(none.rows.size() == 2);
}

TEST_CASE("a reading does not see what is written meanwhile") {
    const TemporaryFolder folder;
    Ledger ledger(folder / "a.db", all_tables);
    const Document document = flood_notice();
    const Reading before = ledger.read({monday});
    ledger.add(document, make_findings(document, flood_tasks()), monday, "v1");
    CHECK(text(before, "SELECT count(*) FROM tasks") == "0");
    CHECK(text(ledger.read({monday}), "SELECT count(*) FROM tasks") == "3");
}

TEST_CASE("held views give what views give, until the reader looks from another day") {
    Stored stored;
    stored.ledger.edit(1, Field::lead, "县水务局、县交通局", clerk);
    for (const bool file : {false, true}) {
        const TemporaryFolder folder;
        Ledger on_disk(folder / "a.db", all_tables);
        on_disk.add(stored.document, make_findings(stored.document, flood_tasks()), monday, "v1");
        const Ledger& ledger = file ? on_disk : stored.ledger;
        const std::vector<std::string> queries = {"SELECT * FROM tasks ORDER BY number", "SELECT * FROM task_parties",
                                                  "SELECT * FROM units ORDER BY unit", "SELECT * FROM weeks",
                                                  "SELECT * FROM workload"};
        Reading reading = ledger.read({monday});
        std::vector<std::string> before;
        for (const std::string& sql : queries) before.push_back(text(reading, sql));
        reading.hold();
        for (int turn = 0; turn < 2; ++turn)
            for (std::size_t i = 0; i < queries.size(); ++i) CHECK(text(reading, queries[i]) == before[i]);
        reading.look_from({make_date(2021, 5, 16)});
        CHECK(text(reading, "SELECT max(week_end) FROM weeks") == "2021-05-16");
        CHECK(text(reading, "SELECT overdue FROM units WHERE unit = '县水务局'") == "1");
        reading.hold();
        CHECK(text(reading, "SELECT overdue FROM units WHERE unit = '县水务局'") == "1");
    }
    // Tasks that nobody works on any more are held another way than the others.
    stored.ledger.edit(1, Field::status, "已完成", {"小周", "command", "2021-05-20T08:30:00Z", make_date(2021, 5, 20), ""});
    stored.ledger.edit(3, Field::deadline, "2021-05-01", clerk);
    for (const std::string_view status : statuses())
        for (const Date day : {make_date(2021, 5, 19), make_date(2021, 5, 20)}) {
            stored.ledger.edit(2, Field::status, status, clerk);
            stored.ledger.edit(3, Field::status, status, clerk);
            Reading held = stored.ledger.read({day});
            const std::string sql = "SELECT * FROM tasks ORDER BY number", before = text(held, sql);
            held.hold();
            CHECK(text(held, sql) == before);
        }
    // Writing goes on while a reader of the same memory holds its views.
    Reading reading = stored.ledger.read({monday});
    reading.hold();
    stored.ledger.edit(2, Field::status, "已完成", clerk);
    CHECK(stored.ask("SELECT status FROM tasks WHERE number = 2") == "已完成");
}
