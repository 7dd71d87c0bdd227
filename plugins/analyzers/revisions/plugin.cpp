#include "jianbao/plugin.h"

#include "finder.h"

namespace jianbao::chinese {

namespace {

constexpr Column<std::string> kind_column{"kind"};
constexpr Column<std::string> title_column{"title"};
constexpr Column<std::string> number_column{"number"};

constexpr ColumnSpec columns[] = {
    {"kind", ColumnType::text, "方式", "废止, 修订 or 调整"},
    {"title", ColumnType::text, "所涉文件", "title of the other document, without 《》"},
    {"number", ColumnType::text, "文号", "its number, as written"},
};
constexpr TableSpec tables[] = {
    {"revisions", "revision", "修订废止", "Other documents that the document repeals, amends or adjusts.", columns}};
constexpr const char* data[] = {"revisions"};

class RevisionAnalyzer : public Analyzer {
public:
    explicit RevisionAnalyzer(const Setup& setup) : finder_(setup.data("revisions")) {}

    void analyze(const Document& document, const Findings&, Findings& found, Context&) const override {
        FindingTable& table = found.at("revisions");
        for (const Revision& one : finder_.find(document)) {
            Row& row = table.add(one.span, one.article, one.section);
            table.set(row, kind_column, one.kind);
            table.set(row, title_column, one.title);
            table.set(row, number_column, one.number);
        }
    }

private:
    RevisionFinder finder_;
};

}  // namespace

}  // namespace jianbao::chinese

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::analyzer,
    .name = "revisions",
    .version = "1.0",
    .summary = "Finds which other documents a document repeals, amends or adjusts",
    .data = jianbao::chinese::data,
    .tables = jianbao::chinese::tables,
    .make_analyzer = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Analyzer> {
        return std::make_unique<jianbao::chinese::RevisionAnalyzer>(setup);
    }});
