#include "book.h"

#include <algorithm>

namespace jianbao::xlsx {

LightColours colours_of(const exporters::Palette& palette, Light light) {
    if (light == Light::none) return {exporters::white, exporters::black};
    const exporters::Colour fill = exporters::mix(palette.of(light), exporters::white, 0.2);
    return {fill, exporters::readable(palette.of(light), fill, 6)};
}

lxw_color_t chart_colour(const exporters::Palette& palette, Light light, std::size_t index) {
    return library_colour(light == Light::none ? palette.of_series(index) : palette.of(light));
}

bool is_excel_date(Date value) { return value.ok() && value >= make_date(1900, 3, 1) && int(value.year()) <= 9999; }

Book::Book(const std::filesystem::path& file, const Preferences& preferences, bool streaming, Context& context)
    : preferences_(preferences), context_(context) {
    lxw_workbook_options options{};
    options.constant_memory = streaming ? 1 : 0;
    options.use_zip64 = streaming ? 1 : 0;
    workbook_ = workbook_new_opt(file.c_str(), &options);
    if (workbook_ == nullptr) throw ExportError("cannot start the workbook " + file.string() + ": out of memory");
}

Book::~Book() {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
}

void Book::check(lxw_error error, std::string_view what) const {
    if (error != LXW_NO_ERROR) throw ExportError("cannot write " + std::string(what) + ": " + lxw_strerror(error));
}

void Book::close() {
    lxw_workbook* workbook = workbook_;
    workbook_ = nullptr;  // workbook_close frees it, also when it fails
    const lxw_error error = workbook_close(workbook);
    if (error != LXW_NO_ERROR)
        throw ExportError(
            std::string("cannot finish the workbook: ") + lxw_strerror(error) +
            " Check the free space and the permissions of the output folder and of the temporary folder.");
}

std::size_t Book::add_sheet(std::string_view wanted_name) {
    Sheet sheet{.handle = nullptr, .name = names_.add(wanted_name)};
    sheet.handle = workbook_add_worksheet(workbook_, sheet.name.c_str());
    if (sheet.handle == nullptr) throw ExportError("cannot add the sheet " + sheet.name + " to the workbook");
    sheets_.push_back(std::move(sheet));
    return sheets_.size() - 1;
}

lxw_format* Book::format(const CellStyle& style) {
    lxw_format*& format = formats_[style];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_);
    if (format == nullptr) throw ExportError("cannot add a format to the workbook: out of memory");
    format_set_font_name(format, preferences_.font.c_str());
    format_set_font_size(format, style.size > 0 ? style.size : preferences_.font_size);
    if (style.bold) format_set_bold(format);
    if (style.wrap) format_set_text_wrap(format);
    format_set_align(format, style.top ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, style.align == Align::centre  ? LXW_ALIGN_CENTER
                             : style.align == Align::right ? LXW_ALIGN_RIGHT
                                                           : LXW_ALIGN_LEFT);
    if (style.border) {
        format_set_border(format, LXW_BORDER_THIN);
        format_set_border_color(format, 0xB8B8B8);
    }
    if (style.editable) format_set_unlocked(format);
    if (style.head) {
        format_set_bg_color(
            format, style.editable ? 0xFFE699
                                   : library_colour(exporters::mix(preferences_.palette.heat, exporters::white, 0.15)));
    } else if (style.light != Light::none) {
        const LightColours colours = colours_of(preferences_.palette, style.light);
        format_set_bg_color(format, library_colour(colours.fill));
        format_set_font_color(format, library_colour(colours.text));
    } else if (style.editable) {
        format_set_bg_color(format, 0xFFFCF0);
    }
    if (style.muted) format_set_font_color(format, 0x666666);
    if (style.heading)
        format_set_font_color(format,
                              library_colour(exporters::readable(preferences_.palette.heading, exporters::white, 4.5)));
    if (style.red_head) {
        const lxw_color_t colour = library_colour(exporters::readable(preferences_.palette.head, exporters::white, 3));
        format_set_font_color(format, colour);
        format_set_bottom(format, LXW_BORDER_MEDIUM);
        format_set_bottom_color(format, colour);
    }
    if (style.link) {
        format_set_font_color(format, 0x1F4E9E);
        if (style.underline) format_set_underline(format, LXW_UNDERLINE_SINGLE);
    }
    if (!style.number_format.empty()) format_set_num_format(format, style.number_format.c_str());
    return format;
}

lxw_format* Book::light_format(Light light) {
    lxw_format*& format = light_formats_[light];
    if (format != nullptr) return format;
    format = workbook_add_format(workbook_);
    if (format == nullptr) throw ExportError("cannot add a format to the workbook: out of memory");
    const LightColours colours = colours_of(preferences_.palette, light);
    format_set_bg_color(format, library_colour(colours.fill));
    format_set_font_color(format, library_colour(colours.text));
    return format;
}

void Book::note_text(const CellText& text, Place place) {
    if (text.cut && !told_of_cut_) {
        told_of_cut_ = true;
        context_.report({.message = "A text longer than the 32,767 characters of a cell was cut in sheet " +
                                    sheet_name(place.sheet) + ", row " + std::to_string(place.row + 1) + ".",
                         .hint = "Select a shorter column in the layout; further cuts are not named."});
    }
    if (text.repaired && !told_of_repair_) {
        told_of_repair_ = true;
        context_.report({.message = "A text with characters a workbook cannot hold was repaired in sheet " +
                                    sheet_name(place.sheet) + ", row " + std::to_string(place.row + 1) + ".",
                         .hint = "Further repairs are not named."});
    }
}

void Book::write_text(Place place, std::string_view text, lxw_format* format) {
    if (text.empty()) {
        check(worksheet_write_blank(sheet(place.sheet), place.row, place.column, format), "a blank cell");
        return;
    }
    const CellText clean = cell_text(text);
    note_text(clean, place);
    check(worksheet_write_string(sheet(place.sheet), place.row, place.column, clean.text.c_str(), format), "a text");
}

void Book::write_number(Place place, double value, lxw_format* format) {
    check(worksheet_write_number(sheet(place.sheet), place.row, place.column, value, format), "a number");
}

void Book::write_date(Place place, Date value, lxw_format* format) {
    lxw_datetime day{};
    day.year = static_cast<int>(value.year());
    day.month = static_cast<int>(static_cast<unsigned>(value.month()));
    day.day = static_cast<int>(static_cast<unsigned>(value.day()));
    check(worksheet_write_datetime(sheet(place.sheet), place.row, place.column, &day, format), "a date");
}

void Book::write_link(Place place, std::string_view text, Place target, lxw_format* format) {
    Sheet& from = sheets_.at(place.sheet);
    if (from.links >= LXW_MAX_NUMBER_URLS) {
        write_text(place, text, format);
        return;
    }
    ++from.links;
    std::string cell = absolute_cell(target.row, target.column);
    std::erase(cell, '$');
    const std::string url = "internal:" + quoted_sheet(sheet_name(target.sheet)) + "!" + cell;
    const CellText clean = cell_text(text);
    note_text(clean, place);
    check(
        worksheet_write_url_opt(from.handle, place.row, place.column, url.c_str(), format, clean.text.c_str(), nullptr),
        "a link");
}

void Book::merge(Place place, std::uint16_t last_column, std::string_view text, lxw_format* format) {
    if (last_column <= place.column) {
        write_text(place, text, format);
        return;
    }
    const CellText clean = cell_text(text);
    note_text(clean, place);
    check(worksheet_merge_range(sheet(place.sheet), place.row, place.column, place.row, last_column, clean.text.c_str(),
                                format),
          "a joined cell");
}

void Book::set_lines(std::size_t sheet_index, std::uint32_t row, std::size_t lines, int font_size) {
    constexpr double highest_row = 409;  // points; Excel's limit
    const int size = font_size > 0 ? font_size : preferences_.font_size;
    if (lines <= 1 && font_size <= preferences_.font_size) return;
    const double height = static_cast<double>(lines) * size * 1.3 + 4;
    check(worksheet_set_row(sheet(sheet_index), row, std::min(height, highest_row), nullptr), "a row height");
}

void Book::set_anchor(const std::string& anchor, Place place) {
    if (anchor.empty()) return;
    anchors_.push_back({std::hash<std::string>()(anchor), place});
    sorted_ = false;
}

const Place* Book::find_anchor(const std::string& anchor) const {
    if (anchor.empty()) return nullptr;
    const auto before = [](const Anchor& one, const Anchor& other) { return one.name < other.name; };
    // Of two places of one name the first counts.
    if (!sorted_) std::stable_sort(anchors_.begin(), anchors_.end(), before);
    sorted_ = true;
    const Anchor wanted{std::hash<std::string>()(anchor), {}};
    const auto found = std::lower_bound(anchors_.begin(), anchors_.end(), wanted, before);
    return found == anchors_.end() || found->name != wanted.name ? nullptr : &found->place;
}

}  // namespace jianbao::xlsx
