#include "make_document.h"

#include <algorithm>

#include "articles.h"
#include "characters.h"
#include "genre.h"
#include "lines.h"
#include "metadata.h"
#include "roles.h"
#include "sections.h"
#include "sentences.h"

namespace jianbao::text {

namespace {

void add_table(Document::Parts& parts, const Draft& draft, std::uint32_t table, std::uint32_t paragraph) {
    const DraftTable& source = draft.tables()[table];
    Table made;
    made.paragraph = paragraph;
    made.span = parts.paragraphs[paragraph].span;
    // Regions are in text order, so a table's cells stand together.
    for (const Region& region : draft.regions()) {
        if (region.table != table) continue;
        if (region.kind == Region::Kind::caption) made.caption = region.span;
        if (region.kind != Region::Kind::cell) continue;
        const RawCell& raw = source.cells[region.cell];
        made.cells.push_back({raw.row, raw.column, raw.row_span, raw.column_span, region.span});
        made.rows = std::max(made.rows, raw.row + raw.row_span);
        made.columns = std::max(made.columns, raw.column + raw.column_span);
        if (raw.header) made.header_rows = std::max(made.header_rows, raw.row + raw.row_span);
    }
    parts.tables.push_back(std::move(made));
}

void add_structure(Document::Parts& parts, const Draft& draft, const Metadata& stated) {
    const std::string_view text = parts.text;
    std::vector<Line> lines = split_lines(text, draft.regions());
    std::vector<Span> sentences;
    std::vector<int> file_levels;
    parts.paragraphs.reserve(lines.size());
    parts.sentences.reserve(text.size() / 120 + 8);
    for (const ArticleLines& found : find_articles(text, lines)) {
        find_roles(text, lines, found);
        const auto index = static_cast<std::uint32_t>(parts.articles.size());
        Article article;
        article.paragraphs.begin = static_cast<std::uint32_t>(parts.paragraphs.size());
        article.sentences.begin = static_cast<std::uint32_t>(parts.sentences.size());
        article.span = {lines[found.first].span.begin, lines[found.end - 1].span.end};
        if (found.title < found.title_end) article.title = {lines[found.title].span.begin, lines[found.title_end - 1].span.end};
        for (std::uint32_t i = found.first; i < found.end; ++i) {
            const Line& line = lines[i];
            Paragraph paragraph;
            paragraph.span = line.span;
            paragraph.role = line.role;
            paragraph.article = index;
            paragraph.sentences.begin = static_cast<std::uint32_t>(parts.sentences.size());
            sentences.clear();
            split_sentences(text, line.span, sentences);
            for (const Span span : sentences)
                parts.sentences.push_back({span, static_cast<std::uint32_t>(parts.paragraphs.size()), no_index, index});
            paragraph.sentences.end = static_cast<std::uint32_t>(parts.sentences.size());
            file_levels.push_back(line.role == ParagraphRole::heading ? line.file_level : 0);
            parts.paragraphs.push_back(paragraph);
            if (line.role == ParagraphRole::table)
                add_table(parts, draft, line.table, static_cast<std::uint32_t>(parts.paragraphs.size() - 1));
        }
        article.paragraphs.end = static_cast<std::uint32_t>(parts.paragraphs.size());
        article.sentences.end = static_cast<std::uint32_t>(parts.sentences.size());
        parts.articles.push_back(article);
        find_sections(parts, index, file_levels);
    }
    // What the file states about itself is said of a single document, not of a compilation's parts.
    const bool compilation = parts.articles.size() > 1;
    for (std::uint32_t i = 0; i < parts.articles.size(); ++i)
        parts.articles[i].metadata = read_metadata(parts, i, compilation ? Metadata{} : stated);
    // An article that only a new salutation opens goes by the name of the one it stands in.
    for (std::uint32_t i = 1; i < parts.articles.size(); ++i)
        if (parts.articles[i].title.empty()) parts.articles[i].metadata.title = parts.articles[i - 1].metadata.title;
}

/// The name of the whole above the title of its first article: …讲话汇编（15篇）.
std::string title_of_compilation(const Document::Parts& parts) {
    if (parts.articles.size() < 2) return {};
    const auto found = std::find_if(parts.paragraphs.begin(), parts.paragraphs.end(),
                                    [](const Paragraph& paragraph) { return paragraph.role != ParagraphRole::note; });
    if (found == parts.paragraphs.end()) return {};
    const Paragraph& first = *found;
    const std::string_view line = std::string_view(parts.text).substr(first.span.begin, first.span.size());
    const bool above = first.span.end <= parts.articles.front().title.begin;
    if (!above || first.sentences.size() != 1 || length_of(line) > 60 || is_page_furniture(line)) return {};
    return std::string(line);
}

void add_document_metadata(Document::Parts& parts, const Metadata& stated, const SourceFile& source) {
    Metadata& data = parts.metadata;
    if (parts.articles.size() == 1) data = parts.articles.front().metadata;
    else data = stated;
    if (parts.articles.size() > 1) {
        const Metadata& first = parts.articles.front().metadata;
        if (data.kind == DocumentKind::unknown) data.kind = first.kind;
        if (!data.date) data.date = first.date;
    }
    if (data.title.empty()) data.title = title_of_compilation(parts);
    if (data.title.empty()) data.title = stated.title.empty() ? source.name : stated.title;
    if (data.date) data.date_source = DateSource::text;
    if (!data.date && source.file_date) {
        data.date = source.file_date;
        data.date_source = DateSource::file;
    }
    if (source.option_date) {
        data.date = source.option_date;
        data.date_source = DateSource::option;
    }
}

}  // namespace

Document make_document(RawDocument raw, const SourceFile& source, const CleaningSettings& cleaning) {
    const Metadata stated = raw.metadata;
    Draft draft(std::move(raw));
    clean(draft, cleaning);
    Document::Parts parts;
    parts.id = source.id;
    parts.name = source.name;
    parts.path = source.path;
    parts.text = draft.take_text();
    add_structure(parts, draft, stated);
    add_document_metadata(parts, stated, source);
    parts.repairs = draft.take_repairs();
    parts.sources = draft.take_sources();
    return Document(std::move(parts));
}

}  // namespace jianbao::text
