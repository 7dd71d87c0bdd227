/// Walks the body of a Word document and gives its blocks.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "jianbao/reader.h"
#include "numbering.h"
#include "styles.h"

namespace jianbao::docx {

class BodyReader {
public:
    /// `notes`: text of footnotes and endnotes by "f"/"e" + id.
    BodyReader(const Styles& styles, Numbering numbering, const std::map<std::string, pugi::xml_node>& notes)
        : styles_(styles), numbering_(std::move(numbering)), notes_(notes) {}

    /// The blocks of w:body. Tracked changes are taken as accepted; fields give their shown
    /// result; text boxes follow the paragraph they hang on. Throws UnreadableInput for nesting
    /// no document has.
    std::vector<RawBlock> read(const pugi::xml_node& body);

private:
    struct Paragraph {
        std::string text;
        std::vector<pugi::xml_node> text_boxes;
        std::vector<std::string> notes;
    };
    void blocks(const pugi::xml_node& parent, int depth);
    void paragraph(const pugi::xml_node& node, int depth);
    void table(const pugi::xml_node& node, int depth);
    void runs(const pugi::xml_node& parent, Paragraph& into, int depth);
    std::string cell_text(const pugi::xml_node& cell, int depth);
    std::string numbered(const pugi::xml_node& node, std::string text, int& heading_level);
    void add(RawBlock block);

    const Styles& styles_;
    Numbering numbering_;
    const std::map<std::string, pugi::xml_node>& notes_;
    std::vector<RawBlock> blocks_;
    std::string carried_;  ///< text of a paragraph whose mark was deleted
    std::uint32_t paragraphs_ = 0;
    int field_depth_ = 0;      ///< nested complex fields
    bool field_code_ = false;  ///< inside the instruction of a field, which is not shown
};

}  // namespace jianbao::docx
