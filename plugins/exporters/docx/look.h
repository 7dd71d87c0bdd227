/// Page and styles of the Word file: GB/T 9704-2012 as offices set it up in Word.
#pragma once

#include <pugixml.hpp>
#include <string>

#include "palette.h"

namespace jianbao::docx {

/// An upright A4 page in twentieths of a point.
struct Page {
    static constexpr int width = 11906, height = 16838;
    int top = 2098, bottom = 1984, left = 1588, right = 1474;  ///< 37, 35, 28, 26 mm

    int text_width() const { return width - left - right; }
    /// Of the text on a turned page, whose margins stay with the paper.
    int turned_width() const { return height - top - bottom; }
};

struct Look {
    Page page;
    std::string body_font = "仿宋_GB2312";
    std::string title_font = "方正小标宋简体";
    std::string heading_font = "黑体";
    std::string second_font = "楷体_GB2312";
    std::string number_font = "宋体";
    double body_size = 16;      ///< points; 3号
    double title_size = 22;     ///< points; 2号
    double table_size = 10.5;   ///< points; 5号
    double line_pitch = 28.99;  ///< points, exact
    bool page_numbers = true;
    exporters::Palette palette = exporters::standard_palette();
    std::string watermark;  ///< behind every page; empty for none
};

/// What the relations of the document call its parts.
inline constexpr const char *odd_footer = "footer1", *even_footer = "footer2", *page_header = "header1";

/// Twentieths of a point.
int twips(double points);
/// Half points, as font sizes are given.
int half_points(double points);

/// The lines around and between the cells of a table, into its properties; `colour` as RRGGBB.
void add_borders(pugi::xml_node properties, const char* colour);

/// word/styles.xml: built-in names (Title, heading 1 …), so that Word's navigation and contents work.
void write_styles(pugi::xml_document& document, const Look& look);
/// word/fontTable.xml: what stands in for fonts that are not installed.
void write_fonts(pugi::xml_document& document, const Look& look);
/// word/footerN.xml: "— 1 —", on odd pages right, on even pages left.
void write_footer(pugi::xml_document& document, bool even);
/// word/header1.xml: the watermark.
void write_watermark(pugi::xml_document& document, const Look& look);
/// word/settings.xml: different footers for odd and even pages, East Asian line breaking.
void write_settings(pugi::xml_document& document);

}  // namespace jianbao::docx
