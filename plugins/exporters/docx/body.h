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
    void list(const TableBlock& table);
    void block(const HeatBlock& heat);
    void block(const CalendarBlock& calendar);
    void block(const NoticesBlock& notices);
    void block(const SlipBlock& slip);
    void block(const PageBreakBlock&);
    void block(const ContentsBlock& contents);
    void masthead(const Masthead& head);
    void imprint(const Imprint& imprint);

    void shade(pugi::xml_node cell, const char* colour);
    pugi::xml_node paragraph(const char* style);
    pugi::xml_node paragraph_in(pugi::xml_node parent, const char* style);
    void run(pugi::xml_node paragraph, const TextRun& text, const char* colour = nullptr);
    void bookmark(pugi::xml_node paragraph, const std::string& anchor);
    void light(pugi::xml_node paragraph, Light light);
    pugi::xml_node grid(const std::vector<int>& widths, const char* border_colour = "7F7F7F");
    pugi::xml_node cell(pugi::xml_node row, int width);
    void cell_content(pugi::xml_node cell, const ReportCell& content, const ReportColumn& column,
                      const std::string& anchor);
    /// Ends the section so far with that page, so that a wide table gets a turned one.
    void end_section(bool turned);
    static void page_setup(pugi::xml_node properties, bool turned);
    std::string bookmark_name(const std::string& anchor);

    const Report& report_;
    Look look_;
    pugi::xml_node body_;
    std::vector<const ChartBlock*> charts_;
    std::map<std::string, std::string> bookmarks_;
    unsigned next_bookmark_ = 1;
};

}  // namespace jianbao::docx
