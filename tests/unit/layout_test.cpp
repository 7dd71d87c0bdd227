/// What is said about layouts that are wrong, and what the parts of right ones become.
#include <catch2/catch.hpp>

#include "config/toml.h"
#include "ledger/ledger.h"
#include "ledger_fixture.h"
#include "report/build.h"
#include "report/places.h"

using namespace jianbao;
using namespace jianbao::report;
using namespace jianbao::test;
using ledger::Ledger;

namespace {

const Date as_of = make_date(2021, 4, 26);
const std::string head = "[layout]\nname = \"x\"\ntitle = \"报告\"\n";
const std::vector<std::string> exporters = {"pdf", "poster"};

Layout load(const std::string& text, const ledger::Reading& reading) {
    const Node root = config::parse_toml(text, "x.toml");
    const Node queries =
        config::parse_toml("[query.overdue]\nsql = \"SELECT * FROM tasks WHERE overdue\"\n", "queries.toml");
    return load_layout({root, queries, text}, reading, exporters);
}

/// Every message about the layout, as the user sees them.
std::string errors(const std::string& text) {
    const Ledger ledger(":memory:", all_tables);
    try {
        load(text, ledger.read({as_of}));
    } catch (const LayoutError& error) {
        std::string out;
        for (const SettingError& problem : error.problems()) out += config::render(problem, text);
        return out;
    }
    return "no error";
}

Report make(const std::string& text, const ReportParameters& parameters = {as_of, {}, {}}) {
    Ledger ledger(":memory:", all_tables);
    const Document document = make_document("aa11", "通知", {"县水务局要在4月20日前清障。", "县应急局每周报告一次。"});
    ledger.add(document,
               make_findings(document, {{"县水务局要在4月20日前清障", "清障", {"县水务局"}, {}, "2021-04-20"},
                                        {"县应急局每周报告一次", "报告", {"县应急局"}, {}, "", "每周"}}),
               as_of, "v1");
    ledger::Reading reading = ledger.read({as_of});
    return build_report(load(text, reading), reading, parameters);
}

std::string first_text(const Report& report) {
    std::string out;
    for (const TextRun& run : std::get<ParagraphBlock>(report.blocks.at(0)).text) out += run.text;
    return out;
}

}  // namespace

TEST_CASE("every mistake of a layout is told at once, at its place") {
    CHECK(errors(R"([layout]
name = "x"
titel = "报告"

[parameters]
week = 3

[figures]
total = "SELECT count(*) FROM task"
late = "SELECT number, title FROM tasks"

[[section]]
kind = "tabel"

[[section]]
kind = "text"
text = "共{totl}项，{total:percnt}"
style = "boddy"

[[section]]
kind = "table"
sql = """
SELECT number, titel
FROM tasks"""

[[section]]
kind = "table"
query = "overdu"

[[section]]
kind = "table"
query = "overdue"
numbred = true

  [[section.column]]
  name = "titel"
  width = "wide"
)") == R"(x.toml:1:1: [layout] needs `title`
    [layout]
    ^
hint: Title of the report.
x.toml:3:1: [layout] has no key `titel`
    titel = "报告"
    ^
hint: did you mean `title`?
x.toml:6:1: the parameter `week` has the name of another value
    week = 3
    ^
hint: choose another name
x.toml:9:31: the query of [figures] total: no such table: task
    total = "SELECT count(*) FROM task"
                                  ^
hint: did you mean `tasks`?
x.toml:10:8: the figure `late` takes one value, its query gives 2 columns
    late = "SELECT number, title FROM tasks"
           ^
hint: write [figures.late] with `sql` to name each column's figure
x.toml:13:8: there is no kind of section 'tabel'
    kind = "tabel"
           ^
hint: did you mean `table`?
x.toml:17:11: there is no value called 'totl'
    text = "共{totl}项，{total:percnt}"
            　 ^
hint: did you mean `total`?
x.toml:17:25: there is no format 'percnt'
    text = "共{totl}项，{total:percnt}"
            　      　　       ^
hint: did you mean `percent`?
x.toml:18:9: `style` can't be 'boddy'
    style = "boddy"
            ^
hint: did you mean `body`?
x.toml:23:16: the query of section 3 (table): no such column: titel
    SELECT number, titel
                   ^
hint: did you mean `title`?
x.toml:28:9: there is no query called 'overdu'
    query = "overdu"
            ^
hint: did you mean `overdue`?
x.toml:33:1: section 5 (table) has no key `numbred`
    numbred = true
    ^
hint: did you mean `numbered`?
x.toml:36:10: the query of section 5 (table) has no column 'titel'
      name = "titel"
             ^
hint: did you mean `title`?
x.toml:37:11: `width` takes a number
      width = "wide"
              ^
hint: write the number alone, without quotes and unit
)");
}

TEST_CASE("what no section uses yet is checked too, and braces are not lost in each other") {
    CHECK(errors(head + R"([figures]
gone = "DELETE FROM tasks"
half = "SELECT count(*) FROM"

[query.mine]
sql = "UPDATE tasks SET title = ''"

[query.later]
sql = "SELECT titel FROM tasks"

[[section]]
kind = "text"
text = "逾期{gone?#项，共{half}项，{gone"

  [[section.column]]
  name = "x"

[[section]]
kind = "page_break"
exporters = ["pdf", "words"]
)") == R"(x.toml:5:9: the query of [figures] gone: a query may only select: write one SELECT over the views of the ledger
    gone = "DELETE FROM tasks"
            ^
hint: docs/ledger.md lists the tables and their columns
x.toml:6:9: the query of [figures] half: incomplete input
    half = "SELECT count(*) FROM"
            ^
hint: docs/ledger.md lists the tables and their columns
x.toml:9:8: the query of [query.mine]: a query may only select: write one SELECT over the views of the ledger
    sql = "UPDATE tasks SET title = ''"
           ^
hint: docs/ledger.md lists the tables and their columns
x.toml:12:15: the query of [query.later]: no such column: titel
    sql = "SELECT titel FROM tasks"
                  ^
hint: did you mean `title`?
x.toml:16:11: this { is not closed before the next one
    text = "逾期{gone?#项，共{half}项，{gone"
            　　^
hint: close it with }; for a brace write {{
x.toml:16:29: this { is never closed
    text = "逾期{gone?#项，共{half}项，{gone"
            　　       　　　      　　^
hint: write {{ for a brace
x.toml:18:13: section 1 (text) has no key `column`
      [[section.column]]
                ^
hint: known are: kind, id, after, before, leave_out, when, otherwise, requires, exporters, text, style, sql, query, anchor
x.toml:23:21: there is no exporter `words`
    exporters = ["pdf", "words"]
                        ^
hint: known are: pdf, poster, xlsx, html, docx, markdown, json, csv
)");
}

TEST_CASE("queries that write are refused by the name of their section") {
    CHECK(errors(head + R"([[section]]
kind = "table"
sql = "DELETE FROM ledger_documents"
)") == R"(x.toml:6:8: the query of section 1 (table): a query may only select: write one SELECT over the views of the ledger
    sql = "DELETE FROM ledger_documents"
           ^
hint: docs/ledger.md lists the tables and their columns
)");
    CHECK(errors(head + "[[section]]\nkind = \"text\"\ntext = \"x\"\nwhen = \"SELECT :ofice\"\n")
              .find("section 1 (text) when: there is no parameter called :ofice") != std::string::npos);
}

TEST_CASE("tables of exporters are handed on, other unknown tables are refused") {
    const Ledger ledger(":memory:", all_tables);
    const std::string section = "[[section]]\nkind = \"page_break\"\n";
    const Layout layout = load(head + "[poster]\nsize = 3\n" + section, ledger.read({as_of}));
    CHECK(layout.options("poster")["size"].integer() == 3);
    CHECK(layout.options("pdf").is_null());
    CHECK(errors(head + "[postr]\nsize = 3\n" + section).find("a layout has no key `postr`") != std::string::npos);
}

TEST_CASE("places are found through escapes and folded lines") {
    const std::string text = "a = \"一\\n\\u4e8c三\"\nb = \"\"\"\n四\n五\\\n   六\"\"\"\nc = '七八'\n";
    const Node root = config::parse_toml(text, "x.toml");
    Places places("x.toml", text);
    const auto at = [&](const char* key, const char* word) {
        const SourcePosition where = places.inside(root[key], root[key].text().find(word));
        return std::to_string(where.line) + ":" + std::to_string(where.column);
    };
    CHECK(at("a", "一") == "1:6");
    CHECK(at("a", "二") == "1:9");
    CHECK(at("a", "三") == "1:15");
    CHECK(at("b", "四") == "3:1");
    CHECK(at("b", "五") == "4:1");
    CHECK(at("b", "六") == "5:4");
    CHECK(at("c", "八") == "6:7");
}

TEST_CASE("texts are filled, conditions decide, rows repeat") {
    const auto text = [](const std::string& rest) {
        return first_text(make(head +
                               "[figures]\nn = \"SELECT count(*) FROM tasks\"\nz = \"SELECT 0\"\nr = \"SELECT "
                               "0.256\"\nnone = \"SELECT NULL\"\n[[section]]\nkind = \"text\"\n" +
                               rest));
    };
    CHECK(text("text = \"{as_of}，{n}项{{}}，{r:percent1}，{n:chinese}\"") == "2021年4月26日，2项{}，25.6%，二");
    CHECK(text("text = \"{none}{none|无}，{z}，{z?有#项|没有}，{n?有#项}\"") == "无，0，没有，有2项");
    CHECK(text("text = \"a\"\nwhen = \"z\"\notherwise = \"b{n}\"") == "b2");
    CHECK(text("text = \"a\"\nwhen = \"not z\"") == "a");
    CHECK(text("text = \"a\"\nwhen = \"SELECT 1 WHERE :week = 17\"") == "a");
    CHECK(text("text = \"\"\"\n一\n二\n\n三\"\"\"") == "一二");
    CHECK(text("sql = \"SELECT title, deadline FROM tasks WHERE number = 1\"\ntext = \"{title}（{deadline:day}）\"") ==
          "清障（4月20日）");
    CHECK(text("sql = \"SELECT title FROM tasks WHERE number = 9\"\ntext = \"{title}\"\notherwise = \"无\"") == "无");
}

TEST_CASE("headings are numbered by level") {
    std::string layout = head;
    for (const char* part :
         {"text = \"甲\"", "text = \"乙\"\nlevel = 2", "text = \"丙\"\nlevel = 2", "text = \"丁\"\nlevel = 3",
          "text = \"戊\"", "text = \"己\"\nlevel = 2", "text = \"附件\"\nnumbered = false"})
        layout += "[[section]]\nkind = \"heading\"\n" + std::string(part) + "\n";
    std::string out;
    for (const Block& block : make(layout).blocks) out += std::get<HeadingBlock>(block).text + " ";
    CHECK(out == "一、甲 （一）乙 （二）丙 1.丁 二、戊 （一）己 附件 ");
}

TEST_CASE("links that lead nowhere become plain text") {
    const Report report = make(head + R"(
[[section]]
kind = "text"
sql = "SELECT number, title FROM tasks ORDER BY number"
text = "[{title}](task-{number})与**{number}**"
[[section]]
kind = "table"
sql = "SELECT number FROM tasks WHERE number = 2"
anchor = "task-{number}"
)");
    const auto& first = std::get<ParagraphBlock>(report.blocks[0]).text;
    const auto& second = std::get<ParagraphBlock>(report.blocks[1]).text;
    CHECK(first[0].link.empty());
    CHECK(second[0].link == "task-2");
    CHECK(second[2].emphasis == Emphasis::strong);
}

TEST_CASE("tables of any analyzer, slips and whole queries need no code") {
    const Report report = make(head + R"(
[[section]]
kind = "table"
name = "资金"
sql = "SELECT sum, purpose FROM amounts"
empty = "无资金安排。"
[[section]]
kind = "table"
sql = "SELECT number, title, days_left, deadline FROM tasks ORDER BY number"
numbered = true
[[section]]
kind = "slip"
sql = "SELECT * FROM tasks ORDER BY number"
title = "督办单"
number = "督〔{year}〕{number}号"
light = "light"
reply = ["办理情况"]
  [[section.field]]
  label = "事项"
  text = "{title}"
)");
    CHECK(std::get<TableBlock>(report.blocks[0]).empty_text == "无资金安排。");
    CHECK(std::get<TableBlock>(report.blocks[0]).columns[1].title == "用途");
    const TableBlock& table = std::get<TableBlock>(report.blocks[1]);
    CHECK(table.columns.size() == 5);
    CHECK(table.columns[4].type == CellType::date);
    CHECK(table.rows[0].cells[3].text == "-6");
    CHECK(std::get<Date>(table.rows[0].cells[4].value) == make_date(2021, 4, 20));
    CHECK(table.rows[1].cells[4].text.empty());
    const SlipBlock& slip = std::get<SlipBlock>(report.blocks[2]);
    CHECK(slip.number == "督〔2021〕1号");
    CHECK(slip.light == Light::red);
    CHECK(slip.fields[0].second == "清障");
    CHECK(std::holds_alternative<PageBreakBlock>(report.blocks[3]));
}

namespace {

const std::string parent_text = R"([layout]
name = "parent"
title = "周报"
[parameters]
office = "督查室"
rows = 5
[figures]
overdue = "SELECT count(*) FROM tasks WHERE overdue"
[[section]]
id = "first"
kind = "text"
text = "逾期{overdue}项，报{office}。"
[[section]]
id = "list"
kind = "table"
query = "overdue"
name = "逾期"
[[section]]
id = "last"
kind = "text"
text = "此报。"
)";
const std::string child_head = "[layout]\nname = \"child\"\nextends = \"parent\"\n";

/// The parent layouts of these tests, as files nobody has to write.
Node parent_of(const Node& name) {
    if (name.text() == "parent") return config::parse_toml(parent_text, "parent.toml");
    if (name.text() == "circle") return config::parse_toml("[layout]\nname = \"c\"\nextends = \"x\"\n", "circle.toml");
    if (name.text() == "x") return config::parse_toml("[layout]\nname = \"x\"\nextends = \"circle\"\n", "x.toml");
    throw SettingError(name.where(), "there is no layout `" + name.text() + "`", "did you mean `parent`?");
}

Layout load_child(const std::string& text, const ledger::Reading& reading) {
    const Node root = config::parse_toml(text, "x.toml");
    const Node queries =
        config::parse_toml("[query.overdue]\nsql = \"SELECT * FROM tasks WHERE overdue\"\n", "queries.toml");
    return load_layout({root, queries, text, parent_of}, reading, exporters);
}

/// The texts and tables of the report in their order, a line each.
std::string outline_of(const std::string& text) {
    const Ledger ledger(":memory:", all_tables);
    ledger::Reading reading = ledger.read({as_of});
    const Report report = build_report(load_child(text, reading), reading, {as_of, {}, {}});
    std::string out = report.title + "\n";
    for (const Block& block : report.blocks) {
        if (const auto* paragraph = std::get_if<ParagraphBlock>(&block))
            for (const TextRun& run : paragraph->text) out += run.text;
        else if (const auto* table = std::get_if<TableBlock>(&block))
            out += "[" + table->name + ": " + table->empty_text + "]";
        out += "\n";
    }
    return out;
}

std::string child_errors(const std::string& text) {
    const Ledger ledger(":memory:", all_tables);
    try {
        load_child(text, ledger.read({as_of}));
    } catch (const LayoutError& error) {
        std::string out;
        for (const SettingError& problem : error.problems())
            out += problem.where().file.text() + ":" + std::to_string(problem.where().line) + ":" +
                   std::to_string(problem.where().column) + ": " + problem.what() +
                   (problem.hint().empty() ? "" : " / " + problem.hint()) + "\n";
        return out;
    }
    return "no error";
}

}  // namespace

TEST_CASE("a layout takes over another and changes what it names") {
    CHECK(outline_of(child_head) == "周报\n逾期0项，报督查室。\n此报。\n");
    CHECK(outline_of(child_head + "title = \"简报\"\n[parameters]\noffice = \"县府办\"\n") ==
          "简报\n逾期0项，报县府办。\n此报。\n");
    // A section keeps the keys that are not named.
    CHECK(outline_of(child_head + "[[section]]\nid = \"list\"\nempty = \"无\"\n") ==
          "周报\n逾期0项，报督查室。\n[逾期: 无]\n此报。\n");
    CHECK(outline_of(child_head + "[[section]]\nid = \"list\"\nempty = \"无\"\nsql = \"SELECT number FROM tasks\"\n") ==
          "周报\n逾期0项，报督查室。\n[逾期: 无]\n此报。\n");
    CHECK(outline_of(child_head + "[[section]]\nid = \"list\"\nkind = \"text\"\ntext = \"略。\"\n") ==
          "周报\n逾期0项，报督查室。\n略。\n此报。\n");
    CHECK(outline_of(child_head + "[[section]]\nid = \"first\"\nleave_out = true\n") == "周报\n此报。\n");
    CHECK(outline_of(child_head + "[[section]]\nid = \"last\"\nbefore = \"first\"\n") ==
          "周报\n此报。\n逾期0项，报督查室。\n");
    CHECK(outline_of(child_head + "[[section]]\nkind = \"text\"\ntext = \"甲\"\nafter = \"first\"\n"
                                  "[[section]]\nkind = \"text\"\ntext = \"乙\"\n") ==
          "周报\n逾期0项，报督查室。\n甲\n此报。\n乙\n");
    // Sections behind the same one stand in the order of the file.
    CHECK(outline_of(child_head + "[[section]]\nkind = \"text\"\ntext = \"甲\"\nafter = \"first\"\n"
                                  "[[section]]\nkind = \"text\"\ntext = \"乙\"\nafter = \"first\"\n"
                                  "[[section]]\nkind = \"text\"\ntext = \"丙\"\nbefore = \"last\"\n"
                                  "[[section]]\nkind = \"text\"\ntext = \"丁\"\nbefore = \"last\"\n") ==
          "周报\n逾期0项，报督查室。\n甲\n乙\n丙\n丁\n此报。\n");
}

TEST_CASE("mistakes in what a layout takes over are told at their places") {
    CHECK(child_errors("[layout]\nname = \"a\"\nextends = \"parant\"\n") ==
          "x.toml:3:11: there is no layout `parant` / did you mean `parent`?\n");
    CHECK(
        child_errors("[layout]\nname = \"a\"\nextends = \"circle\"\n") ==
        "circle.toml:3:11: the layouts extend each other in a circle / name a layout that does not extend this one\n");
    CHECK(child_errors("[layout]\nextends = \"parent\"\n") ==
          "x.toml:1:1: [layout] needs `name` / a layout that extends another has a name of its own\n");
    CHECK(child_errors(child_head + "[[section]]\nid = \"lst\"\nempty = \"无\"\n"
                                    "[[section]]\nkind = \"text\"\ntext = \"{ofice}\"\nafter = \"frist\"\n") ==
          "x.toml:5:6: `parent` has no section with the id 'lst' / did you mean `list`?\n"
          "x.toml:9:10: there is no value called 'ofice' / did you mean `office`?\n"
          "x.toml:10:9: `parent` has no section with the id 'frist' / did you mean `first`?\n");
    CHECK(child_errors(child_head + "[[section]]\nid = \"new\"\nkind = \"contents\"\n"
                                    "[[section]]\nid = \"new\"\nkind = \"page_break\"\n") ==
          "x.toml:8:6: the id 'new' stands twice\n");
    CHECK(child_errors(head + "[[section]]\nkind = \"contents\"\nafter = \"first\"\n") ==
          "x.toml:6:1: `after` needs an inherited section / it stands in a layout that `extends` another\n");
    // What the change breaks in the parent is told where it stands there.
    CHECK(
        child_errors(child_head + "[figures]\noverdue = \"SELECT count(*) FROM taks\"\n").starts_with("x.toml:5:33: "));
}

TEST_CASE("Chinese numerals") {
    CHECK(chinese_number(10) == "十");
    CHECK(chinese_number(12) == "十二");
    CHECK(chinese_number(20) == "二十");
    CHECK(chinese_number(105) == "一百零五");
    CHECK(chinese_number(110) == "一百一十");
    CHECK(chinese_number(1010) == "一千零一十");
    CHECK(chinese_number(0) == "零");
    CHECK(format_value(-0.4, Format::integer) == "0");
    CHECK(format_value(2.50, Format::standard) == "2.5");
    CHECK(format_value(std::string("2021-04-06"), Format::date) == "2021年4月6日");
    CHECK(format_value(std::string("汛前"), Format::date) == "汛前");
}
