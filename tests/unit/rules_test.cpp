#include <algorithm>
#include <catch2/catch.hpp>

#include "config/toml.h"
#include "jianbao/standard_tables.h"
#include "rules/quantities.h"
#include "rules/rules_plugin.h"

using namespace jianbao;
using namespace jianbao::rules;

namespace {

const std::string head = R"(
[plugin]
name = "meeting-costs"
summary = "Amounts that meetings may cost"
[table]
name = "costs"
row_type = "cost"
title = "会议费用"
[[table.column]]
name = "item"
title = "项目"
[[table.column]]
name = "limit"
type = "number"
title = "限额"
[words]
fee = ["会议费", "培训费", "会议费用"]
at_most = ["不得超过", "不超过", "控制在"]
)";

const std::string rule = R"(
[[rule]]
name = "limit"
find = "{fee} .. {at_most} {money:limit} '以内'?"
within = 8
unless = ["原则上"]
set = { item = "{fee}", limit = "{limit}" }
example = "全年会议费不得超过5000元。"
counter = "会议费管理办法已经印发。"
)";

RuleFile file_of(const std::string& text) { return read_rule_file(config::parse_toml(text, "t.rules.toml")); }

std::string mistake(const std::string& text) {
    try {
        file_of(text);
    } catch (const SettingError& error) {
        return config::render(error, text);
    }
    return "none";
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

std::shared_ptr<const Document> document_of(const std::string& text) {
    Document::Parts parts;
    parts.text = text;
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    std::uint32_t begin = 0;
    for (std::size_t at = text.find("。"); at != text.npos; at = text.find("。", at + 1)) {
        const auto end = static_cast<std::uint32_t>(at + 3);
        parts.sentences.push_back(Sentence{.span = {begin, end}});
        begin = end;
    }
    parts.paragraphs.push_back(
        Paragraph{.span = all, .sentences = {0, static_cast<std::uint32_t>(parts.sentences.size())}});
    parts.articles.push_back(Article{.span = all});
    return std::make_shared<const Document>(std::move(parts));
}

class NoContext : public Context {
public:
    Date as_of() const override { return make_date(2021, 4, 26); }
    void report(Diagnostic) override {}
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { return {}; }
};

const ColumnSpec columns[] = {{"item", ColumnType::text, "项目", ""}, {"limit", ColumnType::number, "限额", ""}};
const TableSpec table{"costs", "cost", "会议费用", "", columns};

/// "会议费=5000" a row.
std::vector<std::string> rows_of(const std::string& rules, const std::string& text) {
    const auto file = std::make_shared<const RuleFile>(file_of(rules));
    const auto document = document_of(text);
    Findings found;
    NoContext context;
    make_analyzer(file, table)->analyze(*document, Findings{}, found, context);
    std::vector<std::string> out;
    for (const Row& row : found.at("costs").rows()) {
        const FindingTable& costs = found.at("costs");
        const double* limit = costs.get(row, Column<double>{"limit"});
        out.push_back(costs.get_or(row, Column<std::string>{"item"}) + "=" +
                      (limit ? std::to_string(static_cast<long>(*limit)) : "?"));
    }
    return out;
}

using Rows = std::vector<std::string>;

}  // namespace

TEST_CASE("a rule finds its pattern and fills the columns") {
    CHECK(rows_of(head + rule, "全年会议费不得超过5000元。培训费每人控制在1.5万元以内。") ==
          Rows{"会议费=5000", "培训费=15000"});
    CHECK(rows_of(head + rule, "会议费用不超过三百元。") == Rows{"会议费用=300"});
}

TEST_CASE("gaps, sentences, words against and parts that must be there keep it from finding too much") {
    CHECK(rows_of(head + rule, "会议费管理办法已经印发。").empty());
    CHECK(rows_of(head + rule, "会议费由各单位在年初预算中自行安排并不得超过5000元。").empty());  // gap too wide
    CHECK(rows_of(head + rule, "压减会议费。不得超过5000元。").empty());                          // two sentences
    CHECK(rows_of(head + rule, "会议费原则上不得超过5000元。").empty());                          // unless
    CHECK(rows_of(head + rule, "会议费不得超过5000人。").empty());                                // no money
    CHECK(rows_of(head + rule, "会议费不得超过约5000元。").empty());                              // parts touch
}

TEST_CASE("scopes widen or narrow where a pattern may stand") {
    const std::string clause = replaced(head + rule, "within = 8", "within = 30\nscope = \"clause\"");
    CHECK(rows_of(clause, "压减会议费，培训费不得超过500元。") == Rows{"培训费=500"});
    const std::string paragraph = replaced(head + rule, "within = 8", "within = 30\nscope = \"paragraph\"");
    CHECK(rows_of(paragraph, "压减会议费。全年不得超过500元。") == Rows{"会议费=500"});
}

TEST_CASE("findings of other analyzers are parts, their columns fill cells") {
    const std::string rules =
        replaced(replaced(head + rule, "{fee} .. {at_most} {money:limit} '以内'?", "{deadline} .. {fee}"),
                 "{ item = \"{fee}\", limit = \"{limit}\" }", "{ item = \"{deadline.norm}{fee}\" }");
    const auto file = std::make_shared<const RuleFile>(file_of(rules));
    CHECK(file->needs() == std::vector<std::string>{"deadlines"});
    static const ColumnSpec times[] = {{"role", ColumnType::text, "", ""}, {"norm", ColumnType::text, "", ""}};
    static const TableSpec spec{"deadlines", "deadline", "", "", times};
    Findings needs;
    FindingTable& found_times = needs.add(spec);
    const auto document = document_of("月底前核减会议费。");
    Row& row = found_times.add({0, 9});
    found_times.set(row, deadlines::role, std::string("limit"));
    found_times.set(row, deadlines::norm, std::string("2021-04-30"));
    Findings found;
    NoContext context;
    make_analyzer(file, table)->analyze(*document, needs, found, context);
    REQUIRE(found.at("costs").rows().size() == 1);
    CHECK(std::get<std::string>(found.at("costs").rows()[0].cells[0]) == "2021-04-30会议费");
}

TEST_CASE("quantities are read by form") {
    const auto texts = [](const std::string& text, PartKind kind) {
        std::vector<std::string> out;
        for (const Span span : find_quantities(text, kind)) out.push_back(text.substr(span.begin, span.size()));
        return out;
    };
    CHECK(texts("拨付3,500万元、两百块，比例80%和百分之五，八成，共30人", PartKind::money) ==
          Rows{"3,500万元", "两百块"});
    CHECK(texts("拨付3,500万元，比例80%和百分之五，八成，共30人", PartKind::percent) ==
          Rows{"80%", "百分之五", "八成"});
    CHECK(texts("比例80%，共３０人", PartKind::number) == Rows{"３０"});
    CHECK(*value_of("1.5万元") == Approx(15000));
    CHECK(*value_of("三百二十") == Approx(320));
    CHECK(*value_of("两万五千") == Approx(25000));
    CHECK(*value_of("十五") == Approx(15));
    CHECK(*value_of("八成") == Approx(0.8));
    CHECK_FALSE(value_of("若干"));
}

TEST_CASE("mistakes are shown with line, caret and hint") {
    CHECK(mistake(head + rule) == "none");
    const std::string wrong = mistake(replaced(head + rule, "{at_most}", "{at_mots}"));
    CHECK(wrong.find("t.rules.toml:22:18") != wrong.npos);
    CHECK(wrong.find("did you mean `at_most`?") != wrong.npos);
    CHECK(mistake(replaced(head + rule, "limit = \"{limit}\"", "limti = \"{limit}\"")).find("did you mean `limit`?") !=
          std::string::npos);
    CHECK(mistake(replaced(head + rule, "limit = \"{limit}\"", "limit = \"{limt}\""))
              .find("captures nothing named `limt`") != std::string::npos);
    CHECK(mistake(replaced(head + rule, "counter = \"会议费管理办法已经印发。\"", "")).find("`counter` is missing") !=
          std::string::npos);
    CHECK(mistake(replaced(head + rule, "within = 8", "wihtin = 8")).find("did you mean `within`?") !=
          std::string::npos);
    CHECK(mistake(replaced(head + rule, "'以内'?", "以内")).find("expected a part") != std::string::npos);
    CHECK(mistake(replaced(head + rule, "{fee} ..", "..")).find("between two parts") != std::string::npos);
    CHECK(mistake(head).find("`rule` is missing") != std::string::npos);
}

TEST_CASE("examples and counter-examples are run") {
    const auto analyze = [](const std::string& text) { return Analyzed{document_of(text), Findings{}}; };
    CHECK(check_examples(file_of(head + rule), analyze).empty());
    const auto failures =
        check_examples(file_of(replaced(replaced(head + rule, "全年会议费不得超过5000元。", "会议费若干元。"),
                                        "会议费管理办法已经印发。", "会议费不超过1元。")),
                       analyze);
    REQUIRE(failures.size() == 2);
    CHECK_FALSE(failures[0].counter);
    CHECK(failures[1].counter);
    CHECK(failures[1].where.line == 27);
}

TEST_CASE("A failed example says which part is missing, or that the parts stand otherwise") {
    const auto analyze = [](const std::string& text) { return Analyzed{document_of(text), {}}; };
    const auto why = [&](const std::string& example) {
        const auto failures =
            check_examples(file_of(replaced(head + rule, "全年会议费不得超过5000元。", example)), analyze);
        return failures.size() == 1 ? failures[0].why : "not one failure";
    };
    CHECK(why("会议费不超5000元。") == "there is no {at_most} in it");
    CHECK(why("会议费不超过5000人。") == "there is no {money} in it");
    CHECK(why("原则上会议费不超过5000元。") == "`unless` has 原则上, which stands in it");
    CHECK_THAT(why("不超过5000元的会议费。"), Catch::StartsWith("the parts are there, but in another order"));
    CHECK_THAT(why("会议费由财政局统一管理并且不超过5000元。"), Catch::Contains("more than 8 characters"));
}

TEST_CASE("Words come from a lexicon, and what is wrong there is shown in the rules file") {
    const std::string list = R"(fee = ["会议费", "培训费", "会议费用"])";
    const auto with = [&](const std::string& words) { return replaced(head + rule, list, words); };
    const RuleFile modal = file_of(with(R"(fee = { lexicon = "directives", list = "group.words", of = "modal" })"));
    const std::vector<std::string>& words = modal.words.at("fee");
    CHECK(std::find(words.begin(), words.end(), "必须") != words.end());
    CHECK(std::find(words.begin(), words.end(), "将要") == words.end());
    CHECK(file_of(with(R"(fee = { lexicon = "directives", list = "group.words" })")).words.at("fee").size() >
          words.size());
    CHECK_THAT(mistake(with(R"(fee = { lexicon = "directive", list = "group.words" })")),
               Catch::Contains("there is no lexicon `directive`") && Catch::Contains("did you mean `directives`?"));
    CHECK_THAT(mistake(with(R"(fee = { lexicon = "directives", list = "group.word" })")),
               Catch::Contains("has no words there") && Catch::Contains("^"));
    CHECK_THAT(mistake(with(R"(fee = { lexicon = "directives" })")), Catch::Contains("`list` is missing"));
    CHECK_THAT(mistake(with("fee = []")), Catch::Contains("at least one text"));
}

TEST_CASE("Amounts of several parts are one number") {
    CHECK(value_of("3亿5000万元") == 350000000.0);
    CHECK(value_of("2万3千") == 23000.0);
    CHECK(find_quantities("安排3亿5000万元，5万、6万元。", PartKind::money).size() == 2);
    CHECK_FALSE(value_of("3万5亿").has_value());
}
