/// The shipped layouts over a ledger made by hand: a golden report, and figures that agree.
#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <set>

#include "config/toml.h"
#include "ledger/ledger.h"
#include "ledger_fixture.h"
#include "report/build.h"
#include "report/keys.h"
#include "report/keys_reference.h"
#include "report_json.h"

using namespace jianbao;
using namespace jianbao::report;
using jianbao::json::to_json;
using namespace jianbao::test;
using ledger::Author;
using ledger::Field;
using ledger::Ledger;

namespace {

const Date as_of = make_date(2021, 4, 26);
const std::filesystem::path reports = JIANBAO_REPORTS;
const std::filesystem::path goldens = JIANBAO_GOLDENS;

/// Two documents of last week, one of this; one task done, one overdue, one due soon.
Ledger office_ledger(std::span<const TableSpec* const> specs = all_tables) {
    Ledger ledger(":memory:", specs);
    const Document floods = make_document(
        "aa11", "防汛会议纪要",
        {"一、备汛工作", "县水务局要在4月20日前完成河道清障。", "由县应急局牵头，县财政局配合，4月30日前补足沙袋储备。",
         "二、值守工作", "各乡镇每周巡查一次堤防，不少于2人一组。", "会议要求进一步提高认识。"});
    Findings found = make_findings(
        floods, {{"县水务局要在4月20日前完成河道清障", "完成河道清障", {"县水务局"}, {}, "2021-04-20"},
                 {"由县应急局牵头，县财政局配合，4月30日前补足沙袋储备",
                  "补足沙袋储备",
                  {"县应急局"},
                  {"县财政局"},
                  "2021-04-30"},
                 {"各乡镇每周巡查一次堤防，不少于2人一组", "巡查堤防", {"各乡镇"}, {}, "", "每周", {"不少于2人"}},
                 {"会议要求进一步提高认识", "提高认识", {}, {}, "", "", {}, "C"}});
    add_party(floods, found, "各乡镇", "各乡镇", "class");
    ledger.add(floods, found, make_date(2021, 4, 19), "v1");

    const Document school =
        make_document("bb22", "校园安全通知",
                      {"县教体局要在6月底前完成校舍排查。", "汛期结束后，县水利局配合县教体局组织一次演练。",
                       "各学校要认真抓好落实。", "凡涉及的单位都要以高度的责任感抓紧抓实。"});
    Findings more = make_findings(
        school, {{"县教体局要在6月底前完成校舍排查", "完成校舍排查", {"县教体局"}, {}, "2021-06-30"},
                 {"汛期结束后，县水利局配合县教体局组织一次演练", "组织演练", {"县教体局"}, {"县水利局"}, "汛期结束后"},
                 {"各学校要认真抓好落实", "抓好落实", {"各学校"}, {}, "", "", {}, "B", true}});
    add_party(school, more, "县水利局", "县水务局");
    more.add(style_table);
    if (specs.size() > 2) {
        add_slogan(school, more, "抓好落实", "落实类");
        add_slogan(school, more, "高度的责任感", "态度类");
        FindingTable& style = more.at("style");
        Row& row = style.add({0, 30});
        style.set(row, style::characters, std::int64_t{64});
        style.set(row, style::slogan_count, std::int64_t{2});
        style.set(row, style::density, 31.25);
        style.set(row, style::share, 0.15);
        style.set(row, style::task_count, std::int64_t{3});
    } else {
        more = make_findings(school,
                             {{"县教体局要在6月底前完成校舍排查", "完成校舍排查", {"县教体局"}, {}, "2021-06-30"}});
    }
    ledger.add(school, more, as_of, "v1");
    ledger.edit(3, Field::status, "已完成", {"小周", "command", "2021-04-26T01:00:00Z", as_of, ""});
    return ledger;
}

Report make(const char* name, const Ledger& ledger, const ReportParameters& parameters = {as_of, {}, {}},
            const char* exporter = "") {
    const Node root = config::load_toml(reports / name);
    const Node queries = config::load_toml(reports / "queries.toml");
    auto reading = ledger.read({as_of});
    try {
        return build_report(load_layout({root, queries}, reading, {}), reading, parameters, exporter);
    } catch (const LayoutError& error) {
        std::string all;
        for (const SettingError& problem : error.problems()) all += config::render(problem);
        FAIL(all);
        throw;
    }
}

std::string read(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// JIANBAO_UPDATE_GOLDEN=1 writes the files anew, to be looked at before they are committed.
void check_golden(const char* name, const std::string& text) {
    if (std::getenv("JIANBAO_UPDATE_GOLDEN")) std::ofstream(goldens / name, std::ios::binary) << text;
    CHECK(read(goldens / name) == text);
}

template <class T>
const T* block(const Report& report, const std::function<bool(const T&)>& wanted) {
    for (const Block& candidate : report.blocks)
        if (const T* found = std::get_if<T>(&candidate); found && wanted(*found)) return found;
    return nullptr;
}

const TableBlock& table(const Report& report, const std::string& name) {
    const auto* found = block<TableBlock>(report, [&](const TableBlock& t) { return t.name == name; });
    if (!found) throw std::runtime_error("no table " + name);
    return *found;
}

std::string text_of(const Report& report) {
    std::string out;
    for (const Block& candidate : report.blocks)
        if (const auto* paragraph = std::get_if<ParagraphBlock>(&candidate)) {
            for (const TextRun& run : paragraph->text) out += run.text;
            out += '\n';
        }
    return out;
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("the weekly report of a small ledger is the golden one") {
    const Ledger ledger = office_ledger();
    const Report report = make("weekly.toml", ledger, {as_of, {{"office", "云溪县督查室"}}, {"坏文件.doc 无法读取"}});
    check_golden("weekly.json", to_json(report));
    CHECK(to_json(make("weekly.toml", ledger, {as_of, {{"office", "云溪县督查室"}}, {"坏文件.doc 无法读取"}})) ==
          to_json(report));
}

TEST_CASE("the plain ledger is the golden one") {
    check_golden("ledger.json", to_json(make("ledger.toml", office_ledger())));
}

TEST_CASE("a figure is the same in text, key figures, tables and charts") {
    const Report report = make("weekly.toml", office_ledger());
    const std::string text = text_of(report);
    const auto* figures = block<KeyFiguresBlock>(report, [](const auto&) { return true; });
    REQUIRE(figures);
    const auto figure = [&](const std::string& label) {
        for (const KeyFigure& f : figures->figures)
            if (f.label == label) return static_cast<std::size_t>(f.number.value());
        throw std::runtime_error("no figure " + label);
    };
    CHECK(figure("督办事项") == table(report, "督办台账").rows.size());
    CHECK(figure("本周新增") == table(report, "本周新增").rows.size());
    CHECK(figure("逾期") == table(report, "逾期事项").rows.size());
    CHECK(figure("临期") == table(report, "到期与临期").rows.size());
    CHECK(table(report, "原文依据").rows.size() == table(report, "督办台账").rows.size());
    CHECK(contains(text, "逾期督办事项" + std::to_string(figure("逾期")) + "项"));

    const auto* states = block<ChartBlock>(report, [](const ChartBlock& c) { return c.title == "督办事项亮灯情况"; });
    REQUIRE(states);
    double all = 0;
    for (std::size_t i = 0; i < states->categories.size(); ++i) {
        all += states->series[0].values[i];
        if (states->categories[i] == "逾期") CHECK(states->series[0].values[i] == figure("逾期"));
    }
    CHECK(all == figure("督办事项"));

    // The units' chart and table count the same tasks.
    const auto* chart = block<ChartBlock>(report, [](const ChartBlock& c) { return c.kind == ChartKind::stacked_bar; });
    REQUIRE(chart);
    for (const ReportRow& row : table(report, "责任单位").rows)
        for (std::size_t i = 0; i < chart->categories.size(); ++i) {
            if (chart->categories[i] != row.cells[1].text) continue;
            double sum = 0;
            for (const ChartSeries& series : chart->series) sum += series.values[i];
            CHECK(std::to_string(static_cast<int>(sum)) == row.cells[2].text);
        }
}

TEST_CASE("each task leads to its sentence and back") {
    for (const char* exporter : {"pdf", "xlsx"}) {
        INFO(exporter);
        const Report report = make("weekly.toml", office_ledger(), {as_of, {}, {}}, exporter);
        const TableBlock &tasks = table(report, "督办台账"), &sources = table(report, "原文依据");
        REQUIRE(tasks.rows.size() == sources.rows.size());
        for (std::size_t i = 0; i < tasks.rows.size(); ++i) {
            CHECK_FALSE(tasks.rows[i].anchor.empty());
            CHECK(tasks.rows[i].cells[0].link == sources.rows[i].anchor);
            CHECK(sources.rows[i].cells[0].link == tasks.rows[i].anchor);
        }
        // Whatever a table of the body names leads on to its sentence.
        for (const char* name : {"本周新增", "到期与临期", "逾期事项"})
            for (const ReportRow& row : table(report, name).rows) CHECK_FALSE(row.cells[0].link.empty());
    }
    const Report workbook = make("weekly.toml", office_ledger(), {as_of, {}, {}}, "xlsx");
    for (const ReportRow& row : table(workbook, "督办台账").rows) CHECK(row.key.size() == 16);
    CHECK(table(workbook, "本周新增").rows[0].cells[0].link == "task-4");
}

TEST_CASE("sections and columns stand in the formats they name, and texts agree in all") {
    const Ledger ledger = office_ledger();
    const Node root = config::load_toml(reports / "weekly.toml");
    const Node queries = config::load_toml(reports / "queries.toml");
    auto reading = ledger.read({as_of});
    const Layout layout = load_layout({root, queries}, reading, {});
    const std::vector<std::string> exporters = {"pdf", "xlsx", "docx", "html"};
    const ReportSet set = build_reports(layout, reading, {as_of, {}, {}}, exporters);
    CHECK(set.reports.size() == 2);
    CHECK(set.of == std::vector<std::size_t>{0, 1, 0, 1});
    CHECK(text_of(set.reports[0]) == text_of(set.reports[1]));
    CHECK(table(set.reports[0], "督办台账").columns.size() == 6);
    CHECK(table(set.reports[1], "督办台账").columns.size() == 13);
    // On paper what is to be checked is left out, but for what the body lists.
    CHECK(table(set.reports[1], "督办台账").rows.size() == 6);
}

TEST_CASE("what went on over weeks is shown where there is something to show") {
    const Ledger ledger = office_ledger();
    const auto chart = [](const Report& report, const std::string& title) {
        return block<ChartBlock>(report, [&](const ChartBlock& one) { return one.title == title; });
    };
    const Report early = make("weekly.toml", ledger);
    CHECK_FALSE(chart(early, "近2周办理趋势"));
    CHECK_FALSE(block<TableBlock>(early, [](const TableBlock& one) { return one.name == "本期应办"; }));

    Ledger later = office_ledger();
    const Author author{"小周", "command", "2021-05-12T01:00:00Z", make_date(2021, 5, 12), "雨季提前"};
    later.edit(4, Field::deadline, "2021-06-10", author);
    later.edit(3, Field::status, "在办", {"小周", "command", "2021-05-05T01:00:00Z", make_date(2021, 5, 5), ""});
    const Report report = make("weekly.toml", later, {make_date(2021, 5, 14), {{"issue", "7"}}, {}});
    CHECK(report.masthead->issue == "第7期");
    const ChartBlock* trend = chart(report, "近4周办理趋势");
    REQUIRE(trend);
    CHECK(trend->categories == std::vector<std::string>{"第16周", "第17周", "第18周", "第19周"});
    CHECK(trend->series[0].values == std::vector<double>{3, 3, 0, 0});
    const TableBlock& changes = table(report, "本周调整");
    REQUIRE(changes.rows.size() == 1);
    CHECK(changes.rows[0].cells[2].text == "时限调整");
    CHECK(changes.rows[0].cells[3].text == "2021-06-30");
    CHECK(changes.rows[0].cells[5].text == "雨季提前");
    const TableBlock& duties = table(report, "本期应办");
    REQUIRE(duties.rows.size() == 1);
    CHECK(duties.rows[0].cells[4].text == "第18周");
    CHECK(duties.rows[0].cells[6].text == "逾期未办");
    CHECK(duties.rows[0].cells[6].light == Light::red);
    // Nothing of the kind in a ledger without tasks.
    const Report empty = make("weekly.toml", Ledger(":memory:", all_tables));
    for (const Block& one : empty.blocks) {
        CHECK_FALSE(std::holds_alternative<ChartBlock>(one));
        CHECK_FALSE(std::holds_alternative<TableBlock>(one));
    }
}

TEST_CASE("a heat table shades by its largest number, a calendar has whole weeks") {
    const Ledger ledger = office_ledger();
    const Report report = make("weekly.toml", ledger);
    const auto* heat = block<HeatBlock>(report, [](const HeatBlock&) { return true; });
    REQUIRE(heat);
    double sum = 0;
    int darkest = 0;
    for (const HeatRow& row : heat->rows) {
        REQUIRE(row.cells.size() == heat->columns.size());
        for (const HeatCell& cell : row.cells) {
            sum += cell.number.value_or(0);
            darkest = std::max(darkest, cell.level);
            CHECK((cell.level > 0) == cell.number.has_value());
        }
    }
    CHECK(sum > 0);
    CHECK(darkest == heat_levels);
    const auto* calendar = block<CalendarBlock>(report, [](const CalendarBlock&) { return true; });
    REQUIRE(calendar);
    CHECK(iso_weekday(calendar->first) == 1);
    REQUIRE(calendar->days.size() == 1);  // 30 April; 20 April lies before, 30 June behind
    CHECK(to_iso(calendar->days[0].day) == "2021-04-30");
    CHECK(calendar->days[0].entries[0].text == "2 县应急局");
    CHECK(calendar->days[0].entries[0].light == Light::yellow);
    CHECK(calendar->days[0].entries[0].link == "task-2");
}

TEST_CASE("a report without tasks, and one without slogans, say so") {
    const Ledger empty(":memory:", all_tables);
    const Report report = make("weekly.toml", empty);
    const std::string text = text_of(report);
    CHECK(contains(text, "尚无督办事项"));
    CHECK(contains(text, "本周无新增督办事项。"));
    CHECK(contains(text, "本周无逾期事项。"));
    CHECK(contains(text, "本周无到期和临期事项。"));
    CHECK(contains(text, "本周无新收录文件。"));
    CHECK_FALSE(block<TableBlock>(report, [](const auto&) { return true; }));

    static const TableSpec* const few[] = {&task_table, &party_table};
    const Report plain = make("weekly.toml", office_ledger(few));
    for (const Block& candidate : plain.blocks)
        if (const auto* heading = std::get_if<HeadingBlock>(&candidate)) CHECK_FALSE(contains(heading->text, "文风"));
    CHECK(contains(text_of(plain), "新增督办事项1项"));
}

TEST_CASE("a report of an earlier day is as it would have been") {
    const Ledger ledger = office_ledger();
    const Report report = make("weekly.toml", ledger, {make_date(2021, 4, 21), {}, {}});
    CHECK(contains(text_of(report), "收录文件1份、督办事项3项，其中在办3项、已办结0项"));
}

TEST_CASE("parameters are set by name and type") {
    const Ledger ledger = office_ledger();
    const auto refusal = [&](const std::string& name, const std::string& value) {
        try {
            make("weekly.toml", ledger, {as_of, {{name, value}}, {}});
        } catch (const SettingError& error) {
            return error.what() + std::string(" / ") + error.hint();
        }
        return std::string("no error");
    };
    CHECK(refusal("ofice", "x") == "the layout 'weekly' has no parameter 'ofice' / did you mean `office`?");
    CHECK(refusal("due_soon_days", "soon") ==
          "--set due_soon_days takes a number, not 'soon' / write --set due_soon_days=7");
    const Report wide = make("weekly.toml", ledger, {as_of, {{"due_soon_days", "90"}}, {}});
    CHECK(table(wide, "到期与临期").rows.size() == 2);
}

TEST_CASE("slips are one a task, by its light") {
    const Report report = make("slips.toml", office_ledger());
    CHECK(contains(text_of(report), "本次共印发2份：催办单1份，提示单1份，请责任单位按时签收、办理和回复。"));
    std::vector<std::string> titles;
    for (const Block& candidate : report.blocks)
        if (const auto* slip = std::get_if<SlipBlock>(&candidate)) {
            titles.push_back(slip->title + slip->number);
            CHECK(slip->reply_fields.size() == 4);
        }
    CHECK(titles == std::vector<std::string>{"催办单", "提示单"});
    const Report more = make("slips.toml", office_ledger(), {as_of, {{"new", "1"}}, {}});
    CHECK(contains(text_of(more), "，交办单2份，"));
    const Report none = make("slips.toml", office_ledger(), {as_of, {{"unit", "没有的单位"}}, {}});
    CHECK(contains(text_of(none), "本次无需印发督办单。"));
}

TEST_CASE("the month, the style, the problems and the page for the leader say what there is") {
    const Ledger ledger = office_ledger();
    const Report month = make("monthly.toml", ledger);
    CHECK(contains(text_of(month), "本月新收录文件2份，新增督办事项6项，办结1项。"));
    CHECK(contains(text_of(month), "逾期1项（本月新增1项），涉及责任单位1家。"));
    CHECK(table(month, "本月办结").rows.size() == 1);
    CHECK(table(month, "下月底前到期").rows.size() == 1);
    // A month later nothing is new, and what was late is late still.
    const std::string later = text_of(make("monthly.toml", ledger, {make_date(2021, 5, 31), {}, {}}));
    CHECK(contains(later, "新增督办事项0项（较上月↓6项），办结0项（较上月↓1项）。"));
    CHECK(contains(later, "逾期2项，涉及"));
    CHECK(contains(later, "本月无办结事项。"));

    const Report style = make("style.toml", ledger);
    CHECK(contains(text_of(style),
                   "含套话2处，平均每千字31.2处，占篇幅的15.0%；部署可督办事项3项。套话较多、宜作精简的1篇"));
    CHECK(table(style, "常见套话").rows.size() == 2);
    CHECK(contains(text_of(make("style.toml", ledger, {as_of, {{"dense", "40"}}, {}})), "未发现套话明显偏多的文稿"));

    const Report page = make("one-page.toml", ledger);
    CHECK(contains(text_of(page), "逾期较多的单位：县水务局（1项）。"));
    CHECK(table(page, "逾期事项").rows.size() == 1);
    CHECK(table(page, "近期到期").rows.size() == 1);
    CHECK(contains(text_of(make("problems.toml", ledger)), "督查") == false);  // no analyzer of problems
}

TEST_CASE("problems and shared passages are listed for the days asked for") {
    static const ColumnSpec problem_columns[] = {{"title", ColumnType::text, "问题", ""},
                                                 {"confidence", ColumnType::number, "可信度", ""}};
    static const TableSpec problem_table{"problems", "problem", "问题清单", "", problem_columns};
    static const ColumnSpec passage_columns[] = {{"characters", ColumnType::integer, "字数", ""},
                                                 {"documents", ColumnType::integer, "其他篇数", ""},
                                                 {"others", ColumnType::text_list, "见于", ""}};
    static const TableSpec passage_table{"shared_passages", "shared_passage", "雷同段落", "", passage_columns};
    static const ColumnSpec similar_columns[] = {{"other", ColumnType::text, "对照文件", ""},
                                                 {"other_title", ColumnType::text, "对照篇目", ""},
                                                 {"characters", ColumnType::integer, "相同字数", ""},
                                                 {"share", ColumnType::number, "相同占比", ""}};
    static const TableSpec similar_table{"similar_articles", "similar_article", "相似文稿", "", similar_columns};
    static const TableSpec* const specs[] = {&task_table,    &party_table,   &slogan_table, &style_table,
                                             &problem_table, &passage_table, &similar_table};
    Ledger ledger(":memory:", specs), copies(":memory:", specs);
    CHECK(contains(text_of(make("problems.toml", ledger)), "无新收录文件。"));
    CHECK_FALSE(contains(text_of(make("style.toml", ledger)), "比对"));

    const Document first = make_document("aa11", "甲", {"排查走过场。", "各单位要把工作抓细抓实。"});
    const Document second = make_document("bb22", "乙", {"台账更新慢。", "各单位要把工作抓细抓实。"});
    const auto fill = [&](Ledger& into, bool alike) {
        for (const Document* document : {&first, &second}) {
            Findings found = make_findings(*document, {});
            FindingTable& problems = found.add(problem_table);
            Row& problem = problems.add({0, 15});
            problems.set(problem, Column<std::string>{"title"},
                         std::string(document == &first ? "排查走过场" : "台账更新慢"));
            if (alike) {
                FindingTable& passages = found.add(passage_table);
                Row& passage = passages.add(find(*document, "各单位要把工作抓细抓实。"));
                passages.set(passage, Column<std::int64_t>{"documents"}, std::int64_t{1});
                FindingTable& similar = found.add(similar_table);
                Row& pair = similar.add({0, 15});
                similar.set(pair, Column<std::string>{"other"}, std::string(document == &first ? "乙" : "甲"));
                similar.set(pair, Column<std::string>{"other_title"},
                            std::string(document == &first ? "乙全文" : "甲全文"));
                similar.set(pair, Column<double>{"share"}, document == &first ? 0.5 : 0.6);
            }
            into.add(*document, found, document == &first ? make_date(2021, 4, 1) : as_of, "v1");
        }
    };
    fill(ledger, false);
    fill(copies, true);
    const Report report = make("problems.toml", ledger);
    CHECK(contains(text_of(report), "共收录文件2份，从2份文件中梳理出问题2个。"));
    CHECK(table(report, "问题清单").rows.size() == 2);
    CHECK(table(make("problems.toml", ledger, {as_of, {{"days", "7"}}, {}}), "问题清单").rows.size() == 1);
    CHECK(contains(text_of(make("problems.toml", ledger, {make_date(2021, 6, 30), {}, {}})), "无新收录文件。"));
    CHECK(contains(text_of(make("style.toml", ledger)), "经比对，未发现内容相近的文稿。"));

    // A pair is found from both sides and is one; so is a passage.
    const Report alike = make("style.toml", copies);
    CHECK(contains(text_of(alike), "内容相近的文稿1对"));
    const TableBlock& pairs = table(alike, "相近文稿");
    REQUIRE(pairs.rows.size() == 1);
    CHECK(pairs.rows[0].cells[4].text == "60%");
    const TableBlock& passages = table(alike, "雷同段落");
    REQUIRE(passages.rows.size() == 1);
    CHECK(passages.rows[0].cells[1].text == "各单位要把工作抓细抓实。");
    CHECK(contains(passages.rows[0].cells[2].text, "、"));
    CHECK(passages.rows[0].cells[3].text == "2");
}

TEST_CASE("the reference of keys in the documentation is that of their declarations") {
    const std::filesystem::path file = std::filesystem::path(JIANBAO_DOCS) / "layouts.md";
    std::string text = read(file);
    const std::string begin = "<!-- keys -->\n", end = "<!-- end of keys -->";
    const std::size_t from = text.find(begin) + begin.size(), to = text.find(end);
    REQUIRE(to != std::string::npos);
    if (std::getenv("JIANBAO_UPDATE_GOLDEN")) {
        text.replace(from, to - from, "\n" + keys_reference() + "\n");
        std::ofstream(file, std::ios::binary) << text;
    } else {
        CHECK(text.substr(from, to - from) == "\n" + keys_reference() + "\n");
    }
}

TEST_CASE("every key of a layout and every column of a view is documented") {
    const std::filesystem::path docs = JIANBAO_DOCS;
    const auto words = [](const std::string& text) {
        std::set<std::string> out;
        std::string word;
        for (const char c : text + " ") {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_') {
                word += c;
            } else {
                out.insert(word);
                word.clear();
            }
        }
        return out;
    };
    const std::set<std::string> layouts = words(read(docs / "layouts.md")), views = words(read(docs / "ledger.md"));
    REQUIRE(layouts.size() > 100);
    const std::function<void(std::span<const Key>)> check = [&](std::span<const Key> keys) {
        for (const Key& key : keys) {
            INFO("docs/layouts.md: " << key.name);
            CHECK(layouts.contains(key.name));
            for (const std::string& choice : words_of(key.choices)) {
                INFO(choice);
                CHECK(layouts.contains(choice));
            }
            check(key.inner);
        }
    };
    check(layout_keys());
    check(section_keys());
    for (const SectionKind& kind : section_kinds()) {
        CHECK(layouts.contains(kind.name));
        check(kind.keys);
    }
    const Ledger ledger(":memory:", {});
    const ledger::Reading reading = ledger.read({as_of});
    for (const ledger::Selectable& view : reading.selectables()) {
        for (const std::string& column : view.columns) {
            INFO("docs/ledger.md: " << view.name << "." << column);
            CHECK((views.contains(column) || column == "deadline_last_day" || column == "frequency_text" ||
                   column == "status_on"));
        }
    }
    // Named queries of all layouts.
    const Node queries = config::load_toml(reports / "queries.toml");
    for (const auto& [name, node] : queries["query"].table()) {
        INFO("docs/layouts.md: query " << name);
        CHECK(layouts.contains(name));
    }
}
