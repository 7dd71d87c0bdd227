#include "facts.h"

#include <utility>

#include "dom.h"
#include "info_box.h"

namespace jianbao::html {

namespace {

void lines_of(const GumboNode* node, std::vector<std::string>& lines, std::string& line) {
    const auto end_line = [&] {
        std::string folded = fold_spaces(std::exchange(line, {}));
        if (!folded.empty()) lines.push_back(std::move(folded));
    };
    for (const GumboNode* child : children(node)) {
        if (is_text(child)) {
            line += child->v.text.text;
        } else if (is_hidden(child)) {
            continue;
        } else if (is_block(child) || tag(child) == GUMBO_TAG_BR) {
            end_line();
            lines_of(child, lines, line);
            end_line();
        } else {
            lines_of(child, lines, line);
        }
    }
}

/// The box: at least three labels close together.
void read_box(const std::vector<std::string>& lines, PageFacts& facts, std::optional<Date>& published) {
    constexpr std::size_t gap = 4;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<std::string> box;
        readers::BoxFacts read{facts.metadata, std::nullopt};
        std::size_t last = i, found = 0, at = i;
        for (; at < lines.size() && at <= last + gap; ++at) {
            auto entry = readers::box_entry(lines[at]);
            if (!entry) continue;
            ++found;
            // Subject words are mostly left blank: what follows then is no longer the box.
            if (entry->value.empty() && entry->label != "主题词" && at + 1 < lines.size() &&
                !readers::box_entry(lines[at + 1]))
                entry->value = lines[++at];
            last = at;
            read.take(*entry);
            box.push_back(entry->text());
        }
        if (found < 3) continue;
        facts.metadata = std::move(read.metadata);
        facts.box = std::move(box);
        published = read.published;
        return;
    }
}

void read_meta(const GumboNode* node, Metadata& metadata, std::string& window_title, std::optional<Date>& published) {
    if (tag(node) == GUMBO_TAG_META) {
        const std::string_view name = attribute(node, "name");
        const std::string value = fold_spaces(attribute(node, "content"));
        if (name == "ArticleTitle" && !value.empty()) metadata.title = value;
        if (name == "PubDate" && !published) published = readers::read_day(value);
    }
    if (tag(node) == GUMBO_TAG_TITLE && window_title.empty())
        for (const GumboNode* child : children(node))
            if (is_text(child)) window_title += fold_spaces(child->v.text.text);
    if (tag(node) == GUMBO_TAG_BODY) return;
    for (const GumboNode* child : children(node)) read_meta(child, metadata, window_title, published);
}

/// The window title without the names of section and site: "… - 青江市人民政府", "…_政策_政府网".
std::string without_site(std::string title) {
    for (const std::string_view separator : {" - ", "_", " | ", "——"})
        if (const std::size_t at = title.find(separator); at != title.npos && at >= 12) title.resize(at);
    return title;
}

}  // namespace

PageFacts facts_of(const GumboNode* root) {
    PageFacts facts;
    std::string window_title;
    std::optional<Date> published;
    read_meta(root, facts.metadata, window_title, published);
    std::vector<std::string> lines;
    std::string line;
    lines_of(root, lines, line);
    read_box(lines, facts, published);
    if (facts.metadata.title.empty()) facts.metadata.title = without_site(window_title);
    // 成文日期 is the document's date; the page's own day stands in only where there is none.
    if (!facts.metadata.date) facts.metadata.date = published;
    if (facts.metadata.date) facts.metadata.date_source = DateSource::text;
    return facts;
}

}  // namespace jianbao::html
