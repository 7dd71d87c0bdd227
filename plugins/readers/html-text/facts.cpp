#include "facts.h"

#include <algorithm>
#include <utility>

#include "dom.h"
#include "info_box.h"
#include "jianbao/basics.h"
#include "page_lines.h"

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
            if (!entry) entry = readers::box_entry(lines[at] + "：");  // a cell of its own needs no colon
            if (!entry) continue;
            ++found;
            // Subject words are mostly left blank: what follows then is no longer the box.
            if (entry->value.empty() && entry->label != "主题词" && at + 1 < lines.size() &&
                !readers::box_entry(lines[at + 1]) && !readers::box_entry(lines[at + 1] + "："))
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

bool names_document(std::string_view text) {
    static constexpr std::string_view kinds[] = {"通知", "意见", "方案", "办法", "规定", "讲话", "报告", "公告", "通告", "通报", "决定", "批复", "函", "纪要", "计划", "规划", "要点", "细则", "条例", "致辞", "发言", "总结", "关于"};
    return std::any_of(std::begin(kinds), std::end(kinds), [&](std::string_view kind) { return text.find(kind) != text.npos; });
}

/// The name of a site or of a section of it.
bool names_site(std::string_view text) {
    static constexpr std::string_view ends[] = {"网", "网站", "政府", "平台", "门户", "局", "委", "委员会", "厅", "部", "中心", "办", "办公室", "院", "学校", "大学", "首页", "信息公开", "政务公开", "公开", "内容", "信息", "详情", "详细页", "文档", "新闻", "动态", "专栏", "系统", "页面"};
    return !names_document(text) && std::any_of(std::begin(ends), std::end(ends), [&](std::string_view end) { return text.ends_with(end); });
}

/// The window title without the names of section and site: "… - 青江市人民政府", "…_政策_政府网".
std::string without_site(std::string title) {
    for (const std::string_view separator : {" - ", "_", " | ", "——"})
        if (const std::size_t at = title.find(separator); at != title.npos && at >= 12) title.resize(at);
    for (const std::string_view separator : {"--", "-", "|", "－"}) {
        const std::size_t at = title.rfind(separator);
        if (at != title.npos && at >= 12 && names_site(std::string_view(title).substr(at + separator.size()))) title.resize(at);
    }
    while (title.ends_with(' ') || title.ends_with('-')) title.pop_back();
    return names_site(title) ? std::string() : title;
}

/// Lines before the content that may be its headline, and the day the page appeared.
class Before {
public:
    Before(const GumboNode* root, const GumboNode* content) : content_(content) { walk(root, false); }

    std::string headline;           ///< of an h1 or h2, or a line the page calls its title
    std::optional<Date> published;  ///< 发布时间：2021-04-13

private:
    /// False once the content has been met.
    bool walk(const GumboNode* node, bool titled) {
        for (const GumboNode* child : children(node)) {
            if (child == content_) {
                end_line(titled);
                return false;
            }
            if (is_text(child)) {
                line_ += child->v.text.text;
            } else if (is_hidden(child) || tag(child) == GUMBO_TAG_A) {
                continue;
            } else if (is_block(child) || tag(child) == GUMBO_TAG_BR) {
                end_line(titled);
                const bool heads = titled || is_title(child);
                if (!walk(child, heads)) return false;
                end_line(heads);
            } else if (!walk(child, titled)) {
                return false;
            }
        }
        return true;
    }

    static bool is_title(const GumboNode* node) {
        if (tag(node) == GUMBO_TAG_H1 || tag(node) == GUMBO_TAG_H2) return true;
        for (const char* name : {"class", "id"})
            for (const std::string_view mark : {"title", "Title", "biaoti", "tit"})
                if (attribute(node, name).find(mark) != std::string_view::npos) return true;
        return false;
    }

    void end_line(bool titled) {
        const std::string line = fold_spaces(std::exchange(line_, {}));
        if (line.empty()) return;
        if (line.size() >= 15 && line.size() < 300 && line.find("。") == line.npos && !names_site(line) && (titled || (names_document(line) && line.size() >= 24)) &&
            readers::page_line(line) == readers::PageLine::text && !readers::box_entry(line) && (titled || headline.empty()))
            headline = line;
        for (const std::string_view label : {"发布时间", "发布日期", "更新时间", "时间", "日期"}) {
            const std::size_t at = line.find(label);
            if (at == line.npos || published || line.size() > 300) continue;
            std::size_t value = at + label.size();
            for (const std::string_view skipped : {"：", ":", " "})
                if (std::string_view(line).substr(value).starts_with(skipped)) value += skipped.size();
            published = readers::read_day(std::string_view(line).substr(value));
        }
    }

    const GumboNode* content_;
    std::string line_;
};

}  // namespace

PageFacts facts_of(const GumboNode* root, const GumboNode* content) {
    PageFacts facts;
    std::string window_title;
    std::optional<Date> published;
    read_meta(root, facts.metadata, window_title, published);
    std::vector<std::string> lines;
    std::string line;
    lines_of(root, lines, line);
    read_box(lines, facts, published);
    const Before before(root, content);
    if (facts.metadata.title.empty()) {
        const std::string window = without_site(window_title);
        // The window cuts long titles off, and may say what stands nowhere on the page.
        const bool better = !before.headline.empty() && (window.empty() || before.headline.find(window) != std::string::npos ||
                                                         (names_document(before.headline) && !names_document(window)));
        facts.metadata.title = better ? before.headline : window;
    }
    // 成文日期 is the document's date; the page's own day is one of its entries.
    if (!published) published = before.published;
    const bool stated = std::any_of(facts.box.begin(), facts.box.end(), [](const std::string& entry) { return entry.starts_with("发布日期"); });
    if (published && !stated) facts.box.push_back("发布日期：" + to_iso(*published));
    if (facts.metadata.date) facts.metadata.date_source = DateSource::text;
    return facts;
}

}  // namespace jianbao::html
