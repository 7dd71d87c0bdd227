#include "analysis.h"

#include <dlfcn.h>

#include <map>
#include <stdexcept>

#include "config/lexicons.h"
#include "config/options.h"
#include "config/toml.h"
#include "jianbao/standard_tables.h"

namespace jianbao::test {

namespace {

class TestSetup : public Setup {
public:
    TestSetup(const Manifest& manifest, const std::string& replaced, const Node& by)
        : options_(config::make_options(manifest.options, Node{})) {
        for (const char* name : manifest.data) data_.emplace_back(name, name == replaced ? by : lexicon(name));
    }
    const Options& options() const override { return options_; }
    const Node& data(std::string_view name) const override {
        for (const auto& [known, node] : data_)
            if (known == name) return node;
        throw std::logic_error("the manifest does not declare the data " + std::string(name));
    }
    std::vector<std::filesystem::path> font_folders() const override { return {}; }
    void report(Diagnostic diagnostic) const override { throw std::runtime_error(diagnostic.message); }

private:
    Options options_;
    std::vector<std::pair<std::string, Node>> data_;
};

class TestContext : public Context {
public:
    Date as_of() const override { return make_date(2024, 3, 1); }
    void report(Diagnostic diagnostic) override { throw std::runtime_error(diagnostic.message); }
    bool cancelled() const override { return false; }
    ToolResult run_tool(const ToolRequest&) override { return {}; }
    std::shared_ptr<const void> kept(std::string_view key) const override {
        const auto known = kept_.find(key);
        return known == kept_.end() ? nullptr : known->second;
    }
    void keep(std::string_view key, std::shared_ptr<const void> work) override { kept_.emplace(key, std::move(work)); }

private:
    std::map<std::string, std::shared_ptr<const void>, std::less<>> kept_;
};

bool ends_sentence(std::string_view text, std::size_t at) {
    for (const std::string_view mark : {"。", "！", "？", "!", "?"})
        if (text.substr(at, mark.size()) == mark) return true;
    return false;
}

}  // namespace

struct Analysis::Member {
    void* library = nullptr;
    const Manifest* manifest = nullptr;
    std::unique_ptr<Analyzer> analyzer;

    ~Member() {
        analyzer.reset();
        if (library) dlclose(library);
    }
};

Node lexicon(const std::string& name) {
    static config::Lexicons lexicons(JIANBAO_LEXICONS, {});
    return lexicons.get(name);
}

Node lexicon(const std::string& name, const std::string& added, const std::string& file) {
    return config::merged(lexicon(name), config::parse_toml(added, file));
}

Node without_list(const Node& lexicon, std::string_view name) {
    Node::List lists = lexicon["list"].list();
    for (Node& list : lists)
        if (list["name"].text() == name) {
            const std::string nowhere = "〇〇〇";  // a list without words is refused
            list = Node(Node::Table{{"name", list["name"]}, {"words", Node(nowhere)}});
        }
    return Node(Node::Table{{"list", Node(lists)}});
}

Document document(const std::string& text, const std::string& title, DocumentKind kind) {
    Document::Parts parts;
    parts.name = "test";
    parts.text = text;
    parts.metadata.date = make_date(2024, 3, 1);
    parts.metadata.date_source = DateSource::option;
    Article article;
    article.span = {0, static_cast<std::uint32_t>(text.size())};
    article.metadata.title = title;
    article.metadata.kind = kind;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        Paragraph paragraph;
        paragraph.span = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        paragraph.sentences.begin = static_cast<std::uint32_t>(parts.sentences.size());
        // 二、存在的问题: a line that ends no sentence is a heading
        constexpr std::size_t marker = 6;
        if (end > at + marker && text.compare(at + 3, 3, "、") == 0 && text.compare(end - 3, 3, "。") != 0 &&
            std::string("一二三四五六七八九").find(text.substr(at, 3)) != std::string::npos) {
            Section section;
            section.heading = paragraph.span;
            section.marker = {paragraph.span.begin, paragraph.span.begin + static_cast<std::uint32_t>(marker)};
            section.span = {paragraph.span.begin, static_cast<std::uint32_t>(text.size())};
            if (!parts.sections.empty()) parts.sections.back().span.end = section.span.begin;
            parts.sections.push_back(section);
            paragraph.role = ParagraphRole::heading;
        }
        for (std::size_t begin = at, i = at; i < end;) {
            const bool stop = ends_sentence(text, i);
            next_character(text, i);
            if (!stop && i < end) continue;
            Sentence sentence;
            sentence.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i)};
            sentence.paragraph = static_cast<std::uint32_t>(parts.paragraphs.size());
            if (!parts.sections.empty()) sentence.section = static_cast<std::uint32_t>(parts.sections.size() - 1);
            parts.sentences.push_back(sentence);
            begin = i;
        }
        paragraph.sentences.end = static_cast<std::uint32_t>(parts.sentences.size());
        if (end > at) parts.paragraphs.push_back(paragraph);
        at = end + 1;
    }
    article.paragraphs = {0, static_cast<std::uint32_t>(parts.paragraphs.size())};
    article.sentences = {0, static_cast<std::uint32_t>(parts.sentences.size())};
    parts.articles.push_back(article);
    return Document(std::move(parts));
}

Document table_document(const std::vector<std::vector<std::string>>& rows) {
    Document::Parts parts;
    parts.name = "test";
    parts.metadata.date = make_date(2024, 3, 1);
    parts.metadata.date_source = DateSource::option;
    Table table;
    table.rows = static_cast<std::uint32_t>(rows.size());
    table.columns = static_cast<std::uint32_t>(rows.front().size());
    table.header_rows = 1;
    table.paragraph = 0;
    Paragraph paragraph;
    paragraph.role = ParagraphRole::table;
    for (std::uint32_t row = 0; row < table.rows; ++row) {
        for (std::uint32_t column = 0; column < table.columns; ++column) {
            Cell cell;
            cell.row = row;
            cell.column = column;
            cell.text.begin = static_cast<std::uint32_t>(parts.text.size());
            parts.text += rows[row][column];
            cell.text.end = static_cast<std::uint32_t>(parts.text.size());
            Sentence sentence;
            sentence.span = cell.text;
            if (!cell.text.empty()) parts.sentences.push_back(sentence);
            table.cells.push_back(cell);
            parts.text += "\n";
        }
    }
    paragraph.span = table.span = {0, static_cast<std::uint32_t>(parts.text.size())};
    paragraph.sentences = {0, static_cast<std::uint32_t>(parts.sentences.size())};
    Article article;
    article.span = paragraph.span;
    article.paragraphs = {0, 1};
    article.sentences = paragraph.sentences;
    parts.articles.push_back(article);
    parts.paragraphs.push_back(paragraph);
    parts.tables.push_back(table);
    return Document(std::move(parts));
}

Analysis::Analysis(const std::vector<std::string>& plugins, const std::string& replaced, const Node& by) {
    for (const std::string& name : plugins) {
        auto member = std::make_unique<Member>();
        const std::string file = std::string(JIANBAO_PLUGINS) + "/" + name + ".so";
        member->library = dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (!member->library) throw std::runtime_error(dlerror());
        member->manifest = static_cast<const Manifest*>(dlsym(member->library, "jianbao_manifest"));
        member->analyzer = member->manifest->make_analyzer(TestSetup(*member->manifest, replaced, by));
        members_.push_back(std::move(member));
    }
}

Analysis::~Analysis() = default;

Findings Analysis::run(const Document& document) const {
    Findings all;
    TestContext context;
    for (const auto& member : members_) {
        Findings own;
        for (const TableSpec& table : member->manifest->tables) own.add(table);
        member->analyzer->analyze(document, all, own, context);
        for (FindingTable& table : own.tables()) all.add(table.spec()).rows() = std::move(table.rows());
    }
    return all;
}

std::string tasks_in(const Analysis& analysis, const std::string& text) { return tasks_in(analysis, document(text)); }

std::string tasks_in(const Analysis& analysis, const Document& made) {
    const Findings found = analysis.run(made);
    const FindingTable& table = found.at(tasks::table);
    std::string out;
    for (const Row& row : table.rows()) {
        const std::string grade = table.get_or(row, tasks::grade);
        if (grade == "C") continue;
        if (!out.empty()) out += "\n";
        out += grade;
        std::string separator = " ";
        for (const std::string& party : table.get_or(row, tasks::lead)) {
            out += separator + party;
            separator = "、";
        }
    }
    return out;
}

std::vector<Example> examples(const Node& lexicon) {
    std::vector<Example> out;
    for (const auto& [kind, name] : {std::pair{"group", "class"}, std::pair{"list", "name"}})
        if (lexicon.has(kind))
            for (const Node& one : lexicon[kind].list())
                out.push_back({one[name].texts().front(), one["title"].text_or(""), one["example"].text(), one["gives"].text(),
                               one["counter"].text(), one["counter_gives"].text_or(""), one["titled"].text_or(""),
                               one["counter_titled"].text_or(""), one["counted"].text_or(""), one["counter_counted"].text_or(""), one["quoted"].text_or(""), one["counter_quoted"].text_or("")});
    return out;
}

}  // namespace jianbao::test
