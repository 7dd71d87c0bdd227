#include "body.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "xml.h"

namespace jianbao::docx {

using readers::is;

namespace {

void check_depth(int depth) {
    if (depth > readers::max_depth)
        throw UnreadableInput("the document nests its parts more than " + std::to_string(readers::max_depth) +
                              " deep: it is damaged or made to harm");
}

/// Deleted text, and the old place of moved text.
bool is_gone(const pugi::xml_node& node) { return is(node, "w:del") || is(node, "w:moveFrom"); }

/// The paragraph mark itself was deleted: its text runs on into the next paragraph.
bool joins_next(const pugi::xml_node& paragraph) { return paragraph.child("w:pPr").child("w:rPr").child("w:del"); }

bool is_on(const pugi::xml_node& flag) {
    if (!flag) return false;
    const std::string_view value = flag.attribute("w:val").as_string("1");
    return value != "0" && value != "false" && value != "off";
}

/// The branch of alternative content to read: the first choice, never the fallback that repeats it.
pugi::xml_node alternative(const pugi::xml_node& node) {
    if (const pugi::xml_node choice = node.child("mc:Choice")) return choice;
    return node.child("mc:Fallback");
}

/// Text boxes stand deep inside drawings.
void find_text_boxes(const pugi::xml_node& node, std::vector<pugi::xml_node>& found, int depth) {
    check_depth(depth);
    for (const pugi::xml_node& child : node.children()) {
        if (is(child, "w:txbxContent"))
            found.push_back(child);
        else if (is(child, "mc:AlternateContent"))
            find_text_boxes(alternative(child), found, depth + 1);
        else
            find_text_boxes(child, found, depth + 1);
    }
}

/// Symbols Word keeps by code in a symbol font; the ones offices use as check boxes.
std::string symbol(const pugi::xml_node& node) {
    const unsigned long code = std::strtoul(node.attribute("w:char").value(), nullptr, 16);
    switch (code & 0xFF) {
        case 0x52:
        case 0xFE:
            return "☑";
        case 0xA3:
        case 0xA8:
        case 0x6F:
            return "□";
        case 0xFC:
            return "√";
        default:
            return {};
    }
}

}  // namespace

std::vector<RawBlock> BodyReader::read(const pugi::xml_node& body) {
    blocks(body, 0);
    return std::move(blocks_);
}

void BodyReader::add(RawBlock block) {
    block.origin.paragraph = ++paragraphs_;
    blocks_.push_back(std::move(block));
}

void BodyReader::blocks(const pugi::xml_node& parent, int depth) {
    check_depth(depth);
    for (const pugi::xml_node& node : parent.children()) {
        if (is(node, "w:p"))
            paragraph(node, depth);
        else if (is(node, "w:tbl"))
            table(node, depth);
        else if (is(node, "mc:AlternateContent"))
            blocks(alternative(node), depth + 1);
        else if (is(node, "w:sdt"))
            blocks(node.child("w:sdtContent"), depth + 1);
        else if (is(node, "w:ins") || is(node, "w:moveTo") || is(node, "w:customXml") || is(node, "w:smartTag"))
            blocks(node, depth + 1);
    }
}

std::string BodyReader::numbered(const pugi::xml_node& node, std::string text, int& heading_level) {
    const pugi::xml_node properties = node.child("w:pPr");
    const ParagraphStyle style = styles_.find(properties.child("w:pStyle").attribute("w:val").value());
    heading_level = style.title ? 0 : -1;
    int outline = properties.child("w:outlineLvl").attribute("w:val").as_int(style.outline_level);
    if (outline >= 0 && outline < 9) heading_level = outline + 1;
    std::optional<ListPlace> place = style.list;
    if (const pugi::xml_node list = properties.child("w:numPr")) {
        if (!place) place = ListPlace{};
        if (const auto id = list.child("w:numId").attribute("w:val")) place->list = id.value();
        if (const auto level = list.child("w:ilvl").attribute("w:val")) place->level = level.as_int();
    }
    // Empty paragraphs of a list show no number and do not count.
    if (!place || place->list == "0" || text.find_first_not_of(" \t\n") == text.npos) return text;
    return numbering_.next(*place) + text;
}

void BodyReader::paragraph(const pugi::xml_node& node, int depth) {
    check_depth(depth);
    Paragraph content;
    runs(node, content, depth + 1);
    content.text.insert(0, std::exchange(carried_, {}));
    if (joins_next(node) && node.next_sibling("w:p")) {
        carried_ = std::move(content.text);
        content.text.clear();
    }
    int heading_level = -1;
    RawBlock block;
    block.text = numbered(node, std::move(content.text), heading_level);
    if (heading_level >= 0) {
        block.kind = RawBlock::Kind::heading;
        block.level = heading_level;
    }
    if (!block.text.empty()) add(std::move(block));
    for (std::string& note : content.notes) {
        RawBlock footnote;
        footnote.kind = RawBlock::Kind::note;
        footnote.text = std::move(note);
        add(std::move(footnote));
    }
    for (const pugi::xml_node& box : content.text_boxes) blocks(box, depth + 1);
}

void BodyReader::runs(const pugi::xml_node& parent, Paragraph& into, int depth) {
    check_depth(depth);
    for (const pugi::xml_node& node : parent.children()) {
        if (is_gone(node)) continue;
        if (is(node, "w:fldChar")) {
            const std::string_view kind = node.attribute("w:fldCharType").value();
            if (kind == "begin") ++field_depth_, field_code_ = true;
            if (kind == "separate") field_code_ = false;
            if (kind == "end" && field_depth_ > 0) --field_depth_, field_code_ = false;
        } else if (is(node, "w:t")) {
            if (!field_code_) into.text += node.text().get();
        } else if (is(node, "w:tab") || is(node, "w:ptab")) {
            if (!is(parent, "w:tabs")) into.text += '\t';
        } else if (is(node, "w:br") || is(node, "w:cr")) {
            into.text += '\n';
        } else if (is(node, "w:noBreakHyphen")) {
            into.text += '-';
        } else if (is(node, "w:sym")) {
            into.text += symbol(node);
        } else if (is(node, "w:footnoteReference") || is(node, "w:endnoteReference")) {
            const std::string key =
                (is(node, "w:footnoteReference") ? "f" : "e") + std::string(node.attribute("w:id").value());
            if (const auto found = notes_.find(key); found != notes_.end()) {
                Paragraph note;
                for (const pugi::xml_node& p : found->second.children("w:p")) runs(p, note, depth + 1);
                if (!note.text.empty()) into.notes.push_back(std::move(note.text));
            }
        } else if (is(node, "mc:AlternateContent")) {
            runs(alternative(node), into, depth + 1);
        } else if (is(node, "w:drawing") || is(node, "w:pict") || is(node, "w:object")) {
            find_text_boxes(node, into.text_boxes, depth + 1);
        } else if (is(node, "w:sdt")) {
            runs(node.child("w:sdtContent"), into, depth + 1);
        } else if (is(node, "w:r")) {
            if (!is_on(node.child("w:rPr").child("w:vanish"))) runs(node, into, depth + 1);
        } else if (is(node, "w:ruby")) {
            runs(node.child("w:rubyBase"), into, depth + 1);
        } else if (!is(node, "w:pPr") && !is(node, "w:rPr") && !is(node, "w:instrText") && node.first_child()) {
            // w:ins, w:hyperlink, w:smartTag, w:fldSimple … are wrappers around runs
            runs(node, into, depth + 1);
        }
    }
}

std::string BodyReader::cell_text(const pugi::xml_node& cell, int depth) {
    check_depth(depth);
    std::string text;
    const auto line = [&](const std::string& more) {
        if (more.empty()) return;
        if (!text.empty()) text += '\n';
        text += more;
    };
    for (const pugi::xml_node& node : cell.children()) {
        if (is(node, "w:p")) {
            Paragraph content;
            runs(node, content, depth + 1);
            int level = -1;
            line(numbered(node, std::move(content.text), level));
            for (const pugi::xml_node& box : content.text_boxes) line(cell_text(box, depth + 1));
        } else if (is(node, "w:tbl")) {
            for (const pugi::xml_node& row : node.children("w:tr"))
                for (const pugi::xml_node& inner : row.children("w:tc")) line(cell_text(inner, depth + 1));
        } else if (is(node, "w:sdt")) {
            line(cell_text(node.child("w:sdtContent"), depth + 1));
        } else if (is(node, "w:ins") || is(node, "w:customXml")) {
            line(cell_text(node, depth + 1));
        }
    }
    return text;
}

void BodyReader::table(const pugi::xml_node& node, int depth) {
    check_depth(depth);
    std::vector<pugi::xml_node> rows;
    const auto collect = [&](const auto& self, const pugi::xml_node& parent, int level) -> void {
        check_depth(level);
        for (const pugi::xml_node& child : parent.children()) {
            if (is(child, "w:tr")) {
                if (!child.child("w:trPr").child("w:del")) rows.push_back(child);
            } else if (is(child, "w:sdt")) {
                self(self, child.child("w:sdtContent"), level + 1);
            } else if (is(child, "w:ins") || is(child, "w:customXml")) {
                self(self, child, level + 1);
            }
        }
    };
    collect(collect, node, depth);
    // A table of one cell is a frame around text (a red head, a remark), not a table.
    if (rows.size() == 1 && std::distance(rows[0].children("w:tc").begin(), rows[0].children("w:tc").end()) == 1) {
        blocks(rows[0].child("w:tc"), depth + 1);
        return;
    }

    RawBlock block;
    block.kind = RawBlock::Kind::table;
    std::map<std::uint32_t, std::size_t> open;  // column → cell that a vertical merge continues
    for (std::uint32_t r = 0; r < rows.size(); ++r) {
        const pugi::xml_node properties = rows[r].child("w:trPr");
        std::uint32_t column = properties.child("w:gridBefore").attribute("w:val").as_uint(0);
        const bool header = is_on(properties.child("w:tblHeader"));
        const auto cells = [&](const auto& self, const pugi::xml_node& parent, int level) -> void {
            check_depth(level);
            for (const pugi::xml_node& cell : parent.children()) {
                if (is(cell, "w:sdt")) self(self, cell.child("w:sdtContent"), level + 1);
                if (!is(cell, "w:tc")) continue;
                const pugi::xml_node shape = cell.child("w:tcPr");
                const std::uint32_t width =
                    std::clamp(shape.child("w:gridSpan").attribute("w:val").as_uint(1), 1u, 1000u);
                const pugi::xml_node merge = shape.child("w:vMerge");
                const bool goes_on =
                    merge && std::string_view(merge.attribute("w:val").as_string("continue")) == "continue";
                if (const auto above = open.find(column); goes_on && above != open.end()) {
                    RawCell& merged = block.cells[above->second];
                    merged.row_span = r - merged.row + 1;
                } else {
                    RawCell made{.row = r,
                                 .column = column,
                                 .column_span = width,
                                 .text = cell_text(cell, level + 1),
                                 .header = header};
                    block.cells.push_back(std::move(made));
                    if (merge)
                        open[column] = block.cells.size() - 1;
                    else
                        open.erase(column);
                }
                column += width;
            }
        };
        cells(cells, rows[r], depth);
    }
    if (!block.cells.empty()) add(std::move(block));
}

}  // namespace jianbao::docx
