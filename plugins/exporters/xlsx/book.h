/// Book: one workbook being written, its formats, and where things will stand in it.
#pragma once

#include <xlsxwriter.h>

#include <compare>
#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/exporter.h"
#include "palette.h"
#include "statistics.h"
#include "text.h"

namespace jianbao::xlsx {

/// The exporter's options.
struct Preferences {
    exporters::Palette palette = exporters::standard_palette();
    std::string watermark;  ///< at the head of printed pages; empty for none
    std::string font;
    int font_size = 11;
    bool narrative = true;
    bool protect = false;
    std::int64_t streaming_cells = 0;  ///< above this many table cells rows go to disk as they come
    std::int64_t spare_rows = 0;       ///< rows below a table that still have drop-downs and colours
};

/// How a cell looks. Equal styles share one format of the workbook.
struct CellStyle {
    int size = 0;  ///< points; 0 is the workbook's own
    bool bold = false;
    bool muted = false;
    bool link = false;
    bool underline = true;  ///< of a link; long texts read better without
    bool wrap = true;
    bool border = false;
    bool editable = false;
    bool head = false;
    bool heading = false;   ///< in the colour of headings
    bool red_head = false;  ///< in the colour of the report's head, its rule below
    Align align = Align::left;
    bool top = false;  ///< vertically at the top; else centred
    Light light = Light::none;
    std::string number_format;

    friend auto operator<=>(const CellStyle&, const CellStyle&) = default;
};

/// As the library takes it.
inline lxw_color_t library_colour(exporters::Colour colour) {
    return static_cast<lxw_color_t>(colour.red << 16 | colour.green << 8 | colour.blue);
}

struct LightColours {
    exporters::Colour fill, text;
};
/// Pale fill and dark text: readable when printed in black and white, and for the colour-blind,
/// since the cell's word says the same.
LightColours colours_of(const exporters::Palette& palette, Light light);
/// A strong colour for bars and lines; `none` counts through a sequence.
lxw_color_t chart_colour(const exporters::Palette& palette, Light light, std::size_t index);

/// A cell of the workbook, counted from zero.
struct Place {
    std::size_t sheet = 0;
    std::uint32_t row = 0;
    std::uint16_t column = 0;
};

/// A sheet that shows one table of the report.
struct TablePlan {
    const TableBlock* table = nullptr;
    std::size_t sheet = 0;
    std::uint32_t head_row = 0;      ///< the row with the column titles
    std::uint16_t first_column = 0;  ///< 1 where column A holds the hidden keys
    std::size_t rows = 0;            ///< as many of the table's as a sheet has room for
    TableStatistics statistics;
    std::uint32_t first_row() const { return head_row + 1; }
    std::uint32_t last_row() const { return head_row + static_cast<std::uint32_t>(rows); }
    std::uint16_t column(std::size_t index) const { return static_cast<std::uint16_t>(first_column + index); }
    bool keyed() const { return first_column > 0; }
};

/// Owns the library's workbook until close(). Rows of a sheet must be written in ascending order.
class Book {
public:
    Book(const std::filesystem::path& file, const Preferences& preferences, bool streaming, Context& context);
    ~Book();
    Book(const Book&) = delete;
    Book& operator=(const Book&) = delete;

    /// Adds a sheet under a valid name that no other sheet has; returns its position.
    std::size_t add_sheet(std::string_view wanted_name);
    lxw_worksheet* sheet(std::size_t index) const { return sheets_.at(index).handle; }
    const std::string& sheet_name(std::size_t index) const { return sheets_.at(index).name; }
    std::size_t sheet_count() const { return sheets_.size(); }
    lxw_workbook* handle() const { return workbook_; }
    const Preferences& preferences() const { return preferences_; }

    lxw_format* format(const CellStyle& style);
    /// Fill and text colour alone, for conditional formats.
    lxw_format* light_format(Light light);

    /// Text, never read as a formula; an empty text is a blank cell with the format.
    void write_text(Place place, std::string_view text, lxw_format* format);
    void write_number(Place place, double value, lxw_format* format);
    void write_date(Place place, Date value, lxw_format* format);
    /// Text that leads to another cell of the workbook. Falls back to text where the sheet has
    /// all the links Excel allows.
    void write_link(Place place, std::string_view text, Place target, lxw_format* format);
    /// Joins cells of one row and writes text into them.
    void merge(Place place, std::uint16_t last_column, std::string_view text, lxw_format* format);

    /// Makes a row as high as so many lines of text. Excel does that by itself when it opens the
    /// file, LibreOffice does not; a row of one line is left to grow as people type.
    void set_lines(std::size_t sheet, std::uint32_t row, std::size_t lines, int font_size = 0);

    void set_anchor(const std::string& anchor, Place place);
    /// Where the anchor stands, or null.
    const Place* find_anchor(const std::string& anchor) const;

    /// Throws ExportError for anything but success.
    void check(lxw_error error, std::string_view what) const;
    /// Writes the file; throws ExportError.
    void close();

private:
    struct Sheet {
        lxw_worksheet* handle = nullptr;
        std::string name;
        std::size_t links = 0;
    };
    void note_text(const CellText& text, Place place);

    const Preferences& preferences_;
    Context& context_;
    lxw_workbook* workbook_ = nullptr;
    SheetNames names_;
    std::vector<Sheet> sheets_;
    std::map<CellStyle, lxw_format*> formats_;
    std::map<Light, lxw_format*> light_formats_;
    /// By the hash of their names, which takes a third of the room; sorted when they are first looked for.
    struct Anchor {
        std::uint64_t name = 0;
        Place place;
    };
    mutable std::vector<Anchor> anchors_;
    mutable bool sorted_ = true;
    bool told_of_cut_ = false, told_of_repair_ = false;
};

/// True for days Excel can hold as dates (1900-03-01 on: before it has a 29 February 1900).
bool is_excel_date(Date value);

}  // namespace jianbao::xlsx
