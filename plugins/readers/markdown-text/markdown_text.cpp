/// Reader for Markdown (CommonMark with GitHub's tables).
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>
#include <utility>

#include "jianbao/plugin.h"

namespace jianbao::markdown {

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};

/// - 3 -, as pages are numbered.
bool is_page_number(std::string_view line) {
    return line.find_first_not_of("- 0123456789\r") == line.npos && line.find_last_of('-') > 0;
}

/// Marks of Markdown at the starts of lines.
struct Marks {
    int own = 0;     ///< headings, tables, links: ordinary texts hardly have one
    int shared = 0;  ///< lists and emphasis: ordinary texts have - and ** too, and end every line where it ends
};

Marks marks_in(std::string_view text) {
    Marks marks;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t end = text.find('\n', from);
        if (end == text.npos) end = text.size();
        const std::string_view line = text.substr(from, end - from);
        const std::size_t hashes = line.find_first_not_of('#');
        marks.own += hashes != line.npos && hashes >= 1 && hashes <= 6 && line[hashes] == ' ';
        marks.own +=
            line.starts_with("|--") || line.starts_with("| --") || line.starts_with("|:-") || line.starts_with("| :-");
        marks.shared += (line.starts_with("- ") && !is_page_number(line)) || line.starts_with("* ") || line.starts_with("> ");
        marks.own += line.starts_with("```") || line.find("](http") != line.npos;
        marks.shared += line.find("**") != line.npos;
        from = end + 1;
    }
    return marks;
}

std::string_view type_of(cmark_node* node) { return cmark_node_get_type_string(node); }

/// Nobody writes quotations of quotations deeper than this; a file made to exhaust the stack does.
constexpr int deepest = 200;

void check_depth(int depth) {
    if (depth > deepest)
        throw UnreadableInput("the Markdown file nests quotations, lists or emphasis more than " +
                              std::to_string(deepest) + " deep");
}

class Walker {
public:
    std::vector<RawBlock> take(cmark_node* root) {
        blocks(root, 0);
        return std::move(blocks_);
    }

private:
    /// The text of inline nodes as it is read.
    static void inlines(cmark_node* parent, std::string& out, int depth) {
        check_depth(depth);
        for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
            const cmark_node_type type = cmark_node_get_type(node);
            if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE) {
                out += cmark_node_get_literal(node);
            } else if (type == CMARK_NODE_LINEBREAK) {
                out += '\n';
            } else if (type == CMARK_NODE_SOFTBREAK) {
                // A line break in the source is a space between Latin words and nothing in Chinese.
                if (!out.empty() && static_cast<unsigned char>(out.back()) < 0x80) out += ' ';
            } else if (type != CMARK_NODE_IMAGE && type != CMARK_NODE_HTML_INLINE) {
                inlines(node, out, depth + 1);
            }
        }
    }
    static std::string inline_text(cmark_node* node) {
        std::string text;
        inlines(node, text, 0);
        return text;
    }

    void add(RawBlock::Kind kind, std::string text, cmark_node* node, int level = 0) {
        if (text.find_first_not_of(" \t\n") == text.npos) return;
        RawBlock block;
        block.kind = kind;
        block.text = std::move(text);
        block.level = level;
        block.origin.paragraph = static_cast<std::uint32_t>(cmark_node_get_start_line(node));
        blocks_.push_back(std::move(block));
    }

    void blocks(cmark_node* parent, int depth) {
        check_depth(depth);
        for (cmark_node* node = cmark_node_first_child(parent); node; node = cmark_node_next(node)) {
            const cmark_node_type type = cmark_node_get_type(node);
            if (type == CMARK_NODE_HEADING) {
                add(RawBlock::Kind::heading, inline_text(node), node, cmark_node_get_heading_level(node));
            } else if (type == CMARK_NODE_PARAGRAPH) {
                add(RawBlock::Kind::paragraph, std::exchange(label_, {}) + inline_text(node), node);
            } else if (type == CMARK_NODE_CODE_BLOCK) {
                add(RawBlock::Kind::paragraph, cmark_node_get_literal(node), node);
            } else if (type == CMARK_NODE_LIST) {
                list(node, depth + 1);
            } else if (type_of(node) == "table") {
                table(node);
            } else if (type == CMARK_NODE_BLOCK_QUOTE) {
                blocks(node, depth + 1);
            }
        }
    }

    /// Items keep their numbers: in an official text 1. 2. 3. are part of what is said.
    void list(cmark_node* node, int depth) {
        int number = cmark_node_get_list_start(node);
        const bool ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
        for (cmark_node* item = cmark_node_first_child(node); item; item = cmark_node_next(item)) {
            label_ = ordered ? std::to_string(number++) + "." : std::string();
            blocks(item, depth);
            label_.clear();
        }
    }

    void table(cmark_node* node) {
        RawBlock block;
        block.kind = RawBlock::Kind::table;
        block.origin.paragraph = static_cast<std::uint32_t>(cmark_node_get_start_line(node));
        std::uint32_t r = 0;
        for (cmark_node* row = cmark_node_first_child(node); row; row = cmark_node_next(row), ++r) {
            std::uint32_t c = 0;
            for (cmark_node* cell = cmark_node_first_child(row); cell; cell = cmark_node_next(cell), ++c)
                block.cells.push_back(
                    {.row = r, .column = c, .text = inline_text(cell), .header = type_of(row) == "table_header"});
        }
        blocks_.push_back(std::move(block));
    }

    std::vector<RawBlock> blocks_;
    std::string label_;
};

class MarkdownReader : public Reader {
public:
    MarkdownReader() { cmark_gfm_core_extensions_ensure_registered(); }

    int recognize(const Input& input) const override {
        const std::string_view start = input.bytes.substr(0, 8192);
        if (start.find('\0') != start.npos) return 0;
        const Marks found = marks_in(start);
        const int marks = found.own + found.shared;
        const bool named = input.name.ends_with(".md") || input.name.ends_with(".markdown");
        return marks >= 3 && (found.own >= 1 || named) ? 70 : named && marks >= 1 ? 65 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context&) const override {
        if (!is_valid_utf8(input.bytes)) throw UnreadableInput("the Markdown file is not UTF-8: save it as UTF-8");
        const std::unique_ptr<cmark_parser, FreeParser> parser(cmark_parser_new(CMARK_OPT_DEFAULT));
        if (cmark_syntax_extension* tables = cmark_find_syntax_extension("table"))
            cmark_parser_attach_syntax_extension(parser.get(), tables);
        cmark_parser_feed(parser.get(), input.bytes.data(), input.bytes.size());
        const std::unique_ptr<cmark_node, FreeNode> root(cmark_parser_finish(parser.get()));
        RawDocument raw;
        raw.blocks = Walker().take(root.get());
        if (raw.blocks.empty()) throw UnreadableInput("the Markdown file has no text");
        output.document(std::move(raw));
    }
};

}  // namespace

}  // namespace jianbao::markdown

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::reader,
                                 .name = "markdown-text",
                                 .version = "1.0",
                                 .summary = "Markdown: headings, paragraphs, numbered lists, tables",
                                 .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
                                     return std::make_unique<jianbao::markdown::MarkdownReader>();
                                 }});
