#include "facts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "dom.h"

namespace jianbao::html {

namespace {

enum class Fact { other, title, issuer, number, date, published };
struct Label {
    std::string_view text;
    Fact fact;
};
constexpr std::array<Label, 19> labels{{
    {"索引号", Fact::other},    {"主题分类", Fact::other},  {"主题词", Fact::other},    {"分类", Fact::other},
    {"发文机关", Fact::issuer}, {"发布机构", Fact::issuer}, {"发布机关", Fact::issuer}, {"发文单位", Fact::issuer},
    {"制发机关", Fact::issuer}, {"成文日期", Fact::date},   {"发文日期", Fact::date},   {"发布日期", Fact::published},
    {"标题", Fact::title},      {"名称", Fact::title},      {"发文字号", Fact::number}, {"文号", Fact::number},
    {"文件编号", Fact::number}, {"生效日期", Fact::other},  {"信息名称", Fact::title},
}};

std::string without_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        const char32_t c = next_character(text, at);
        if (c != U' ' && c != U'　' && c != 0xA0 && c != U'\t') out += text.substr(from, at - from);
    }
    return out;
}

/// The label a line begins with, its value cut off into `value`.
const Label* label_of(const std::string& line, std::string& value) {
    const std::string text = without_spaces(line);
    for (const std::string_view colon : {"：", ":"}) {
        const std::size_t at = text.find(colon);
        if (at == text.npos || at > 18) continue;
        std::string_view name = std::string_view(text).substr(0, at);
        for (const std::string_view bracket : {"[", "【", "〔"})
            if (name.starts_with(bracket)) name.remove_prefix(bracket.size());
        const auto found =
            std::find_if(labels.begin(), labels.end(), [&](const Label& label) { return label.text == name; });
        if (found == labels.end()) continue;
        value = text.substr(at + colon.size());
        return &*found;
    }
    return nullptr;
}

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

void fill(Metadata& metadata, Fact fact, const std::string& value, std::optional<Date>& published) {
    if (value.empty()) return;
    if (fact == Fact::title && metadata.title.empty()) metadata.title = value;
    if (fact == Fact::issuer && metadata.issuer.empty()) metadata.issuer = value;
    if (fact == Fact::number && metadata.number.empty()) metadata.number = value;
    if (fact == Fact::date && !metadata.date) metadata.date = read_date(value);
    if (fact == Fact::published && !published) published = read_date(value);
}

/// The box: at least three labels close together.
void read_box(const std::vector<std::string>& lines, PageFacts& facts, std::optional<Date>& published) {
    constexpr std::size_t gap = 4;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::vector<std::string> box;
        Metadata metadata = facts.metadata;
        std::optional<Date> day;
        std::size_t last = i, found = 0, at = i;
        for (; at < lines.size() && at <= last + gap; ++at) {
            std::string value, ignored;
            const Label* label = label_of(lines[at], value);
            if (!label) continue;
            ++found;
            // Subject words are mostly left blank: what follows then is no longer the box.
            if (value.empty() && label->text != "主题词" && at + 1 < lines.size() && !label_of(lines[at + 1], ignored))
                value = lines[++at];
            last = at;
            fill(metadata, label->fact, value, day);
            box.push_back(std::string(label->text) + "：" + value);
        }
        if (found < 3) continue;
        facts.metadata = std::move(metadata);
        facts.box = std::move(box);
        published = day;
        return;
    }
}

void read_meta(const GumboNode* node, Metadata& metadata, std::string& window_title, std::optional<Date>& published) {
    if (tag(node) == GUMBO_TAG_META) {
        const std::string_view name = attribute(node, "name");
        const std::string value = fold_spaces(attribute(node, "content"));
        if (name == "ArticleTitle" && !value.empty()) metadata.title = value;
        if (name == "PubDate" && !published) published = read_date(value);
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

std::optional<Date> read_date(std::string_view text) {
    int values[3] = {};
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) {
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), values[i]);
        if (error != std::errc{}) return std::nullopt;
        at = static_cast<std::size_t>(end - text.data());
        if (i == 2) break;
        std::size_t skipped = 0;
        for (const std::string_view mark : {"年", "月", "-", "/", "."})
            if (text.substr(at).starts_with(mark)) skipped = mark.size();
        if (skipped == 0) return std::nullopt;
        at += skipped;
    }
    const Date date = make_date(values[0], static_cast<unsigned>(values[1]), static_cast<unsigned>(values[2]));
    if (!date.ok() || values[0] < 1949 || values[0] > 2200) return std::nullopt;
    return date;
}

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
