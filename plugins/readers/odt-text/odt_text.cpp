/// Reader for OpenDocument texts (.odt, OASIS OpenDocument 1.3).
#include <algorithm>
#include <array>
#include <map>

#include "jianbao/plugin.h"
#include "xml.h"
#include "zip_package.h"

namespace jianbao::odt {

namespace {

using readers::is;

void check_depth(int depth) {
    if (depth > readers::max_depth)
        throw UnreadableInput("the document nests its parts more than " + std::to_string(readers::max_depth) + " deep");
}

/// How the levels of one list style number their items.
struct ListLevel {
    std::string format, prefix, suffix;
    unsigned start = 1;
};
constexpr std::size_t level_count = 10;
using ListStyle = std::array<ListLevel, level_count>;

class BodyReader {
public:
    void add_styles(const pugi::xml_node& styles) {
        for (const pugi::xml_node& style : styles.children()) {
            if (!is(style, "text:list-style") && !is(style, "text:outline-style")) continue;
            ListStyle& made = styles_[style.attribute("style:name").value()];
            for (const pugi::xml_node& level : style.children()) {
                const unsigned index = level.attribute("text:level").as_uint(1) - 1;
                if (index >= level_count) continue;
                made[index] = {level.attribute("style:num-format").value(), level.attribute("style:num-prefix").value(),
                               level.attribute("style:num-suffix").value(),
                               level.attribute("text:start-value").as_uint(1)};
            }
        }
    }

    std::vector<RawBlock> read(const pugi::xml_node& text) {
        blocks(text, 0);
        return std::move(blocks_);
    }

private:
    struct Place {
        std::string style;
        std::size_t level = 0;
    };

    void add(RawBlock::Kind kind, std::string text, int level = 0) {
        if (text.find_first_not_of(" \t\n") == text.npos) return;
        RawBlock block;
        block.kind = kind;
        block.text = std::move(text);
        block.level = level;
        block.origin.paragraph = ++paragraphs_;
        blocks_.push_back(std::move(block));
    }

    void blocks(const pugi::xml_node& parent, int depth) {
        check_depth(depth);
        for (const pugi::xml_node& node : parent.children()) {
            if (is(node, "text:p") || is(node, "text:h")) {
                paragraph(node, {}, depth);
            } else if (is(node, "text:list")) {
                list(node, node.attribute("text:style-name").value(), 0, depth + 1);
            } else if (is(node, "table:table")) {
                table(node, depth + 1);
            } else if (is(node, "text:section") || is(node, "text:index-body") || is(node, "draw:frame") ||
                       is(node, "draw:text-box")) {
                blocks(node, depth + 1);
            }
        }
    }

    void paragraph(const pugi::xml_node& node, const std::string& label, int depth) {
        std::string text;
        std::vector<std::string> notes;
        std::vector<pugi::xml_node> boxes;
        runs(node, text, notes, boxes, depth + 1);
        if (is(node, "text:h"))
            add(RawBlock::Kind::heading, label + text, node.attribute("text:outline-level").as_int(1));
        else
            add(RawBlock::Kind::paragraph, label + text);
        for (std::string& note : notes) add(RawBlock::Kind::note, std::move(note));
        for (const pugi::xml_node& box : boxes) blocks(box, depth + 1);
    }

    void runs(const pugi::xml_node& parent, std::string& text, std::vector<std::string>& notes,
              std::vector<pugi::xml_node>& boxes, int depth) {
        check_depth(depth);
        for (const pugi::xml_node& node : parent.children()) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                text += node.value();
            } else if (is(node, "text:s")) {
                text.append(std::min(node.attribute("text:c").as_uint(1), 1000u), ' ');
            } else if (is(node, "text:tab")) {
                text += '\t';
            } else if (is(node, "text:line-break")) {
                text += '\n';
            } else if (is(node, "text:note")) {
                std::string note;
                for (const pugi::xml_node& p : node.child("text:note-body").children())
                    runs(p, note, notes, boxes, depth + 1);
                notes.push_back(std::move(note));
            } else if (is(node, "draw:text-box")) {
                boxes.push_back(node);
            } else if (is(node, "text:ruby")) {
                runs(node.child("text:ruby-base"), text, notes, boxes, depth + 1);
            } else if (!is(node, "office:annotation") && !is(node, "text:tracked-changes")) {
                runs(node, text, notes, boxes, depth + 1);
            }
        }
    }

    /// Label of the next item at the place: 一、 （一） 1. as the style says; empty for bullets.
    std::string next_label(const Place& place) {
        const auto style = styles_.find(place.style);
        if (style == styles_.end() || place.level >= level_count) return {};
        auto [state, fresh] = counters_.try_emplace(place.style);
        if (fresh)
            for (std::size_t i = 0; i < level_count; ++i) state->second[i] = style->second[i].start - 1;
        ++state->second[place.level];
        for (std::size_t i = place.level + 1; i < level_count; ++i) state->second[i] = style->second[i].start - 1;
        const ListLevel& level = style->second[place.level];
        const std::string number = readers::list_number(level.format, state->second[place.level]);
        return number.empty() ? std::string() : level.prefix + number + level.suffix;
    }

    void list(const pugi::xml_node& node, const std::string& style, std::size_t level, int depth) {
        check_depth(depth);
        if (level == 0 && !node.attribute("text:continue-numbering").as_bool() && !node.attribute("text:continue-list"))
            counters_.erase(style);
        for (const pugi::xml_node& item : node.children()) {
            if (!is(item, "text:list-item") && !is(item, "text:list-header")) continue;
            bool first = is(item, "text:list-item");
            for (const pugi::xml_node& child : item.children()) {
                if (is(child, "text:list")) {
                    const char* own = child.attribute("text:style-name").value();
                    list(child, *own ? own : style, level + 1, depth + 1);
                } else if (is(child, "text:p") || is(child, "text:h")) {
                    paragraph(child, first ? next_label({style, level}) : std::string(), depth + 1);
                    first = false;
                }
            }
        }
    }

    std::string cell_text(const pugi::xml_node& cell, int depth) {
        std::string text;
        std::vector<std::string> notes;
        std::vector<pugi::xml_node> boxes;
        const auto lines = [&](const auto& self, const pugi::xml_node& parent, int level) -> void {
            check_depth(level);
            for (const pugi::xml_node& node : parent.children()) {
                if (is(node, "text:p") || is(node, "text:h")) {
                    if (!text.empty()) text += '\n';
                    runs(node, text, notes, boxes, level + 1);
                } else {
                    self(self, node, level + 1);
                }
            }
        };
        lines(lines, cell, depth);
        return text;
    }

    void rows(const pugi::xml_node& parent, bool header, RawBlock& block, std::uint32_t& row, int depth) {
        check_depth(depth);
        for (const pugi::xml_node& node : parent.children()) {
            if (is(node, "table:table-header-rows") || is(node, "table:table-rows") ||
                is(node, "table:table-row-group")) {
                rows(node, header || is(node, "table:table-header-rows"), block, row, depth + 1);
            } else if (is(node, "table:table-row")) {
                std::uint32_t column = 0;
                for (const pugi::xml_node& cell : node.children()) {
                    const std::uint32_t repeated =
                        std::min(cell.attribute("table:number-columns-repeated").as_uint(1), 1000u);
                    if (is(cell, "table:table-cell"))
                        block.cells.push_back(
                            {.row = row,
                             .column = column,
                             .row_span = std::clamp(cell.attribute("table:number-rows-spanned").as_uint(1), 1u, 10000u),
                             .column_span =
                                 std::clamp(cell.attribute("table:number-columns-spanned").as_uint(1), 1u, 1000u),
                             .text = cell_text(cell, depth + 1),
                             .header = header});
                    column += repeated;
                }
                ++row;
            }
        }
    }

    void table(const pugi::xml_node& node, int depth) {
        RawBlock block;
        block.kind = RawBlock::Kind::table;
        std::uint32_t row = 0;
        rows(node, false, block, row, depth);
        if (block.cells.size() == 1) {  // a frame around text
            const auto frame = [&](const auto& self, const pugi::xml_node& parent, int level) -> void {
                check_depth(level);
                if (is(parent, "table:table-cell")) return blocks(parent, level + 1);
                for (const pugi::xml_node& child : parent.children()) self(self, child, level + 1);
            };
            return frame(frame, node, depth);
        }
        if (block.cells.empty()) return;
        block.origin.paragraph = ++paragraphs_;
        blocks_.push_back(std::move(block));
    }

    std::map<std::string, ListStyle> styles_;
    std::map<std::string, std::array<unsigned, level_count>> counters_;
    std::vector<RawBlock> blocks_;
    std::uint32_t paragraphs_ = 0;
};

class OdtReader : public Reader {
public:
    int recognize(const Input& input) const override {
        // The first member of an OpenDocument is its type, stored unpacked.
        const std::string_view start = input.bytes.substr(0, 300);
        return start.starts_with("PK\x03\x04") && start.find("mimetype") != start.npos &&
                       start.find("application/vnd.oasis.opendocument.text") != start.npos
                   ? 95
                   : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context&) const override {
        const auto members = readers::read_zip(
            input.bytes, [](std::string_view name) { return name == "content.xml" || name == "styles.xml"; });
        const auto content = members.find("content.xml");
        if (content == members.end())
            throw UnreadableInput("the OpenDocument file has no content.xml: it is damaged or protected by a password");
        const pugi::xml_document document = readers::parse_xml(content->second, "content.xml");
        const pugi::xml_node root = document.child("office:document-content");
        const pugi::xml_node text = root.child("office:body").child("office:text");
        if (!text) throw UnreadableInput("the OpenDocument file has no text");
        BodyReader reader;
        if (const auto styles = members.find("styles.xml"); styles != members.end()) {
            const pugi::xml_document parsed = readers::parse_xml(styles->second, "styles.xml");
            reader.add_styles(parsed.child("office:document-styles").child("office:styles"));
        }
        reader.add_styles(root.child("office:automatic-styles"));
        RawDocument raw;
        raw.blocks = reader.read(text);
        output.document(std::move(raw));
    }
};

}  // namespace

}  // namespace jianbao::odt

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::reader,
                                 .name = "odt-text",
                                 .version = "1.0",
                                 .summary = "OpenDocument texts (.odt): paragraphs, headings, lists, tables, notes",
                                 .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
                                     return std::make_unique<jianbao::odt::OdtReader>();
                                 }});
