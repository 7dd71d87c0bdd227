/// The body of the Word file, block by block.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <vector>

#include "jianbao/report.h"
#include "look.h"

namespace jianbao::docx {

class BodyWriter {
public:
    BodyWriter(const Report& report, const Look& look) : report_(report), look_(look) {}

    /// word/document.xml. The charts met on the way are in charts() afterwards, the n-th related
    /// to the document as "chartN".
    void write(pugi::xml_document& document);
    const std::vector<const ChartBlock*>& charts() const { return charts_; }

private:
    void block(const HeadingBlock& heading);
    void block(const ParagraphBlock& paragraph);
    void block(const KeyFiguresBlock& figures);
    void block(const TableBlock& table);
    void block(const ChartBlock& chart);
    void block(const HeatBlock& heat);
    void block(const CalendarBlock& calendar);
    void block(const NoticesBlock& notices);
    void block(const SlipBlock& slip);
    void block(const PageBreakBlock&);
    void block(const ContentsBlock& contents);
    void list(const TableBlock& table);
    void masthead(const Masthead& head);
    void imprint(const Imprint& imprint);
    /// Whether a page break at that place would leave an empty page: a turned one begins or ends there anyway.
    bool is_idle_break(std::size_t index) const;
    /// Office and date, as many as stand together: the date four characters in, the others centred on the widest.
    void signature(const ParagraphBlock& paragraph, std::size_t index);

    pugi::xml_node paragraph(const char* style);
    pugi::xml_node paragraph_in(pugi::xml_node parent, const char* style);
    /// A caption, a note: nothing where there is no text.
    void line(const char* style, const std::string& text);
    void run(pugi::xml_node paragraph, const TextRun& text, const char* colour = nullptr);
    void field(pugi::xml_node paragraph, const std::string& instruction, const std::string& shown);
    void bookmark(pugi::xml_node paragraph, const std::string& anchor);
    void light(pugi::xml_node paragraph, Light light);
    /// A colour of the palette for text on paper. "RRGGBB"; empty for no light.
    std::string text_colour(Light light) const;
    std::string bookmark_name(const std::string& anchor);

    /// A table in the report's style, its borders of another colour where one is given.
    pugi::xml_node grid(const std::vector<int>& widths, const char* border_colour = nullptr);
    pugi::xml_node row(pugi::xml_node table, bool head, bool whole);
    pugi::xml_node cell(pugi::xml_node row, int width);
    void shade(pugi::xml_node cell, exporters::Colour colour);
    void centre(pugi::xml_node cell);
    void head_cell(pugi::xml_node row, int width, const std::string& text);
    void cell_content(pugi::xml_node cell, const ReportCell& content, const ReportColumn& column,
                      const std::string& anchor);

    /// Ends the section so far with that page, so that a wide table gets a turned one.
    void end_section(bool turned);
    void page_setup(pugi::xml_node properties, bool turned);

    const Report& report_;
    Look look_;
    pugi::xml_node body_;
    std::size_t at_ = 0;  ///< the block being written
    std::size_t headings_ = 0;
    std::vector<const ChartBlock*> charts_;
    std::map<std::string, std::string> bookmarks_;
    unsigned next_bookmark_ = 1;
};

/// Columns a text takes, in ideographs.
double width_of(const std::string& text);
/// Sets <name w:val="text"> below `parent`.
pugi::xml_node value(pugi::xml_node parent, const char* name, const std::string& text);
void justify(pugi::xml_node paragraph, Align align);

}  // namespace jianbao::docx
