/// Page and styles of the Word file: GB/T 9704-2012 as offices set it up in Word.
#pragma once

#include <pugixml.hpp>
#include <string>

namespace jianbao::docx {

struct Look {
    std::string body_font = "仿宋_GB2312";
    std::string title_font = "方正小标宋简体";
    std::string heading_font = "黑体";
    std::string second_font = "楷体_GB2312";
    double body_size = 16;      ///< points; 3号
    double table_size = 10.5;   ///< points; 5号
    double line_pitch = 28.99;  ///< points, exact
};

/// Widths in twentieths of a point: the page, its margins, and what is left for the text.
struct Measures {
    static constexpr int page_width = 11906, page_height = 16838;
    static constexpr int top = 2098, bottom = 1984, left = 1588, right = 1474;  // 37, 35, 28, 26 mm
    static constexpr int text_width = page_width - left - right;
    static constexpr int turned_width = page_height - top - bottom;
};

/// Twentieths of a point.
int twips(double points);
/// Half points, as font sizes are given.
int half_points(double points);

/// word/styles.xml: built-in names (Title, heading 1 …), so that Word's navigation and contents work.
void write_styles(pugi::xml_document& document, const Look& look);
/// word/footerN.xml: "— 1 —", on odd pages right, on even pages left.
void write_footer(pugi::xml_document& document, bool even);
/// word/settings.xml: different footers for odd and even pages, East Asian line breaking.
void write_settings(pugi::xml_document& document);

}  // namespace jianbao::docx
