/// Reader for web pages (.html): the main content without menus and advertising.
#include <algorithm>
#include <cctype>
#include <memory>

#include "blocks.h"
#include "content.h"
#include "dom.h"
#include "encoding.h"
#include "facts.h"
#include "info_box.h"
#include "jianbao/plugin.h"
#include "page_lines.h"

namespace jianbao::html {

namespace {

using readers::bare;

/// gumbo and the passes over its tree call themselves once a level: deeper pages are refused
/// before they are parsed. Browsers stop at 512.
constexpr int max_nesting = 5000;

bool starts_tag(std::string_view text, std::string_view name) {
    if (text.size() <= name.size()) return false;
    for (std::size_t i = 0; i < name.size(); ++i)
        if (std::tolower(static_cast<unsigned char>(text[i])) != name[i]) return false;
    return !std::isalnum(static_cast<unsigned char>(text[name.size()]));
}

/// An upper bound of the nesting: elements whose end may be left out do not count.
int nesting_of(std::string_view page) {
    static constexpr std::string_view closed[] = {"div",  "span",       "table", "section", "article", "b",  "i",
                                                  "font", "strong",     "em",    "a",       "ul",      "ol", "center",
                                                  "u",    "blockquote", "form",  "sub",     "sup"};
    int depth = 0, deepest = 0;
    for (std::size_t at = page.find('<'); at != page.npos; at = page.find('<', at + 1)) {
        const bool end = at + 1 < page.size() && page[at + 1] == '/';
        const std::string_view name = page.substr(at + 1 + end, 16);
        if (std::none_of(std::begin(closed), std::end(closed),
                         [&](std::string_view tag) { return starts_tag(name, tag); }))
            continue;
        depth = end ? std::max(0, depth - 1) : depth + 1;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

/// The set a page names in its first bytes: <meta charset=…> or http-equiv.
std::string charset_of(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    std::string lower(head);
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const std::size_t at = lower.find("charset=");
    if (at == lower.npos) return {};
    std::size_t from = at + 8;
    while (from < head.size() && (head[from] == '"' || head[from] == '\'' || head[from] == ' ')) ++from;
    std::size_t end = from;
    while (end < head.size() &&
           (std::isalnum(static_cast<unsigned char>(head[end])) || head[end] == '-' || head[end] == '_'))
        ++end;
    return std::string(head.substr(from, end - from));
}

/// Servers of the JSP years wrote these over whatever the page was in.
bool says_nothing(std::string charset) {
    for (char& c : charset) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return charset.empty() || charset == "utf-8" || charset == "utf8" || charset == "iso-8859-1" || charset == "latin1" || charset == "windows-1252" ||
           charset == "us-ascii" || charset == "unicode";
}

std::string to_utf8_page(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return readers::decode(bytes, "UTF-16").value_or(std::string());
    // What is well-formed UTF-8 is UTF-8, whatever the page says of itself.
    if (is_valid_utf8(bytes)) return std::string(bytes);
    if (const std::string charset = charset_of(bytes); !says_nothing(charset))
        if (auto text = readers::decode(bytes, charset)) return *text;
    return readers::decode_detected(bytes);
}

/// Directives and code of the server that a page was saved with: <%@ page … %>.
std::string without_server_code(std::string page) {
    for (std::size_t from = page.find("<%"); from != page.npos; from = page.find("<%", from)) {
        const std::size_t end = page.find("%>", from);
        if (end == page.npos) break;
        page.erase(from, end + 2 - from);
    }
    return page;
}

/// The pages a frameset is made of, which a saved page has beside it.
std::string frames_of(const GumboNode* node) {
    std::string list;
    if (tag(node) == GUMBO_TAG_FRAME || tag(node) == GUMBO_TAG_IFRAME)
        if (const std::string_view source = attribute(node, "src"); !source.empty()) list += std::string(source) + " ";
    for (const GumboNode* child : children(node)) list += frames_of(child);
    return list;
}

bool begins_with_title(const std::vector<RawBlock>& blocks, const std::string& title) {
    std::string start;
    for (std::size_t i = 0; i < blocks.size() && i < 6; ++i) start += bare(blocks[i].text);
    return start.find(bare(title)) != start.npos;
}

/// A table that is nothing but the box of facts, which comes as notes already.
bool is_box(const RawBlock& block) {
    if (block.kind != RawBlock::Kind::table) return false;
    const auto labels = std::count_if(block.cells.begin(), block.cells.end(),
                                      [](const RawCell& cell) { return readers::box_entry(cell.text) || readers::box_entry(cell.text + "："); });
    return labels >= 3 && static_cast<std::size_t>(labels) * 2 + 1 >= block.cells.size();
}

struct DestroyOutput {
    void operator()(GumboOutput* output) const { gumbo_destroy_output(&kGumboDefaultOptions, output); }
};

class HtmlReader : public Reader {
public:
    int recognize(const Input& input) const override {
        std::string_view start = input.bytes.substr(0, 2048);
        if (start.find('<') == start.npos) return 0;
        if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
        while (!start.empty() && (std::isspace(static_cast<unsigned char>(start[0])))) start.remove_prefix(1);
        std::string lower(start);
        for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
        lower.erase(std::remove(lower.begin(), lower.end(), '\0'), lower.end());  // UTF-16
        if (lower.starts_with("<!doctype html") || lower.starts_with("<html")) return 90;
        int marks = 0;
        for (const std::string_view mark :
             {"<html", "<head", "<body", "<meta ", "<title", "<div", "<p>", "<p ", "<table", "<script"})
            marks += lower.find(mark) != lower.npos;
        // A page saved with its pictures is a mail message with a page in it.
        if (marks >= 3 && !lower.starts_with("<")) return 75;
        return marks >= 3 ? 85 : marks == 2 && lower.starts_with("<") ? 70 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context&) const override {
        const std::string page = without_server_code(to_utf8_page(input.bytes));
        if (nesting_of(page) > max_nesting)
            throw UnreadableInput("the page nests its elements more than " + std::to_string(max_nesting) +
                                  " deep: it is damaged or made to harm");
        const std::unique_ptr<GumboOutput, DestroyOutput> parsed(
            gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size()));
        if (!parsed) throw UnreadableInput("the page can't be parsed as HTML");
        const Foot foot = foot_of(parsed->root);
        const GumboNode* content = main_content(parsed->root, foot);
        if (!content) {
            const std::string frames = frames_of(parsed->root);
            if (!frames.empty()) throw UnreadableInput("the page only frames others, which have the text: " + frames);
            throw UnreadableInput("the page has no text: it may load it by a script");
        }
        PageFacts facts = facts_of(parsed->root, content);

        RawDocument raw;
        std::vector<RawBlock> blocks = blocks_of(content, foot);
        if (!facts.box.empty()) std::erase_if(blocks, is_box);
        const auto is_in_text = [&](const std::string& line) {
            return std::any_of(blocks.begin(), blocks.end(),
                               [&](const RawBlock& block) { return bare(block.text) == bare(line); });
        };
        for (const std::string& line : facts.box) {
            if (is_in_text(line)) continue;
            RawBlock note;
            note.kind = RawBlock::Kind::note;
            note.text = line;
            raw.blocks.push_back(std::move(note));
        }
        if (!facts.metadata.title.empty() && !begins_with_title(blocks, facts.metadata.title)) {
            RawBlock heading;
            heading.kind = RawBlock::Kind::heading;
            heading.text = facts.metadata.title;
            raw.blocks.push_back(std::move(heading));
        }
        std::move(blocks.begin(), blocks.end(), std::back_inserter(raw.blocks));
        raw.metadata = std::move(facts.metadata);
        output.document(std::move(raw));
    }
};

}  // namespace

}  // namespace jianbao::html

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::reader,
                                 .name = "html-text",
                                 .version = "1.0",
                                 .summary = "Web pages: the main content and its tables, without menus and advertising",
                                 .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
                                     return std::make_unique<jianbao::html::HtmlReader>();
                                 }});
