#include "jianbao/plugin.h"
#include "jianbao/standard_tables.h"

#include "finder.h"

namespace jianbao::chinese {

namespace {

constexpr ColumnSpec columns[] = {
    {revisions::kind.name, ColumnType::text, "方式", "废止, 修订, 调整 or 补充"},
    {revisions::title.name, ColumnType::text, "所涉文件", "title of the other document, without 《》"},
    {revisions::number.name, ColumnType::text, "文号", "its number, as written"},
};
constexpr TableSpec tables[] = {
    {revisions::table, "revision", "修订废止", "Other documents that the document repeals, amends or adjusts.", columns}};
constexpr const char* data[] = {"revisions"};

class RevisionAnalyzer : public Analyzer {
public:
    explicit RevisionAnalyzer(const Setup& setup) : finder_(setup.data("revisions")) {}

    void analyze(const Document& document, const Findings&, Findings& found, Context&) const override {
        FindingTable& table = found.at(revisions::table);
        for (const Revision& one : finder_.find(document)) {
            Row& row = table.add(one.span, one.article, one.section);
            table.set(row, revisions::kind, one.kind);
            table.set(row, revisions::title, one.title);
            table.set(row, revisions::number, one.number);
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
