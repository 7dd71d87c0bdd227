#include "settings.h"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace jianbao::pdf {
namespace {

constexpr OptionSpec specs[] = {
    {"margin_top", OptionType::number, "37", "Upper margin in millimetres.", "", 5, 120},
    {"margin_bottom", OptionType::number, "35", "Lower margin in millimetres.", "", 5, 120},
    {"margin_left", OptionType::number, "28", "Left margin in millimetres.", "", 5, 90},
    {"margin_right", OptionType::number, "26", "Right margin in millimetres.", "", 5, 90},
    {"line_pitch", OptionType::number, "28.99", "Distance of body lines in points; 22 lines fill a page at 28.99.", "",
     12, 60},
    {"body_size", OptionType::number, "16", "Type size of body text in points; 16 is 3号.", "", 8, 30},
    {"title_size", OptionType::number, "22", "Type size of the title in points; 22 is 2号.", "", 10, 48},
    {"table_size", OptionType::number, "10.5", "Type size in tables in points; 10.5 is 5号.", "", 6, 20},
    {"most_pages", OptionType::integer, "0",
     "Most pages of the report; type and lines get smaller, down to seven tenths, until it fits. 0: as many as it takes.",
     "", 0, 99},
    {"page_numbers", OptionType::boolean, "true", "Page numbers below the text, — 1 —, outside."},
    {"font_title", OptionType::text, "\"\"",
     "Face of titles, by family name or file name; empty for 小标宋 or the "
     "nearest."},
    {"font_body", OptionType::text, "\"\"", "Face of body text; empty for 仿宋 or the nearest."},
    {"font_heading", OptionType::text, "\"\"",
     "Face of first-level headings and table heads; empty for 黑体 or the "
     "nearest."},
    {"font_subheading", OptionType::text, "\"\"", "Face of second-level headings; empty for 楷体 or the nearest."},
    {"font_number", OptionType::text, "\"\"", "Face of page numbers; empty for 宋体 or the nearest."},
    {"colour_head", OptionType::text, "\"#C81010\"", "Colour of the red head and its rule."},
    {"colour_heading", OptionType::text, "\"#000000\"", "Colour of the headings of the text."},
    {"colour_red", OptionType::text, "\"#C41E24\"", "Colour of the light 逾期, in charts too."},
    {"colour_yellow", OptionType::text, "\"#E09600\"", "Colour of the light 临期."},
    {"colour_green", OptionType::text, "\"#26844C\"", "Colour of the light 正常."},
    {"colour_blue", OptionType::text, "\"#2C5CA0\"", "Colour of the light 办结."},
    {"colour_grey", OptionType::text, "\"#808080\"", "Colour of the light 待核 and of what has no limit."},
    {"colour_heat", OptionType::text, "\"#22528A\"", "Darkest field of heat tables; the others are paler."},
    {"watermark", OptionType::text, "\"\"", "Text across every page in light grey; empty for none."},
    {"password", OptionType::text, "\"\"",
     "Password needed to open the file (AES-256); empty for none. Such files "
     "differ in their bytes from run to run."},
    {"owner_password", OptionType::text, "\"\"",
     "Password that lifts what allow_print, allow_copy and allow_change forbid; it needs no other to be given."},
    {"allow_print", OptionType::boolean, "true", "Whether the file may be printed; false needs owner_password."},
    {"allow_copy", OptionType::boolean, "true",
     "Whether text may be copied out of it; false needs owner_password. Screen readers may read it."},
    {"allow_change", OptionType::boolean, "true",
     "Whether it may be changed, annotated and its pages taken apart; false needs owner_password."},
};

/// "#C81010". Throws SettingError for anything else.
Colour colour_option(const Options& options, const char* name) {
    const std::string& text = options.text(name);
    unsigned value = 0;
    const char* end = text.data() + text.size();
    if (text.size() == 7 && text[0] == '#')
        if (const auto read = std::from_chars(text.data() + 1, end, value, 16);
            read.ec == std::errc() && read.ptr == end)
            return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255),
                    static_cast<std::uint8_t>(value & 255)};
    throw SettingError({}, "`" + std::string(name) + "` takes a colour like #C81010, not '" + text + "'",
                       "# and two hexadecimal digits each for red, green and blue");
}

}  // namespace

const std::span<const OptionSpec> option_specs = specs;

Settings Settings::scaled(double factor) const {
    Settings settings = *this;
    settings.line_pitch = std::max(12.0, line_pitch * factor);
    settings.body_size = std::max(9.0, body_size * factor);
    settings.title_size = std::max(14.0, title_size * factor);
    settings.table_size = std::max(7.5, table_size * factor);
    settings.line_pitch = std::max(settings.line_pitch, settings.body_size);
    return settings;
}

Settings make_settings(const Options& options) {
    Settings settings;
    settings.margin_top = options.number("margin_top") * points_per_mm;
    settings.margin_bottom = options.number("margin_bottom") * points_per_mm;
    settings.margin_left = options.number("margin_left") * points_per_mm;
    settings.margin_right = options.number("margin_right") * points_per_mm;
    settings.line_pitch = options.number("line_pitch");
    settings.body_size = options.number("body_size");
    settings.title_size = options.number("title_size");
    settings.table_size = options.number("table_size");
    settings.most_pages = options.integer("most_pages");
    settings.page_numbers = options.boolean("page_numbers");
    settings.palette = {colour_option(options, "colour_head"),   colour_option(options, "colour_red"),
                        colour_option(options, "colour_yellow"), colour_option(options, "colour_green"),
                        colour_option(options, "colour_blue"),   colour_option(options, "colour_grey"),
                        colour_option(options, "colour_heat"),   colour_option(options, "colour_heading")};
    settings.watermark = options.text("watermark");
    settings.protection = {options.text("password"), options.text("owner_password"), options.boolean("allow_print"),
                           options.boolean("allow_copy"), options.boolean("allow_change")};
    const Protection& protection = settings.protection;
    if (protection.owner_password.empty() && !(protection.print && protection.copy && protection.change))
        throw SettingError({}, std::string("`") + (!protection.print  ? "allow_print"
                                                   : !protection.copy ? "allow_copy"
                                                                      : "allow_change") +
                                   "` forbids nothing without owner_password",
                           "give an owner_password");
    settings.fonts = {options.text("font_title"), options.text("font_body"), options.text("font_heading"),
                      options.text("font_subheading"), options.text("font_number")};
    if (settings.block_width() < 10 * settings.body_size || settings.block_height() < 6 * settings.line_pitch)
        throw SettingError({}, "the margins leave no room for text: fewer than 10 characters or 6 lines",
                           "make margin_left, margin_right, margin_top and margin_bottom smaller");
    if (settings.line_pitch < settings.body_size)
        throw SettingError({}, "`line_pitch` is smaller than body_size: lines would overlap",
                           "28.99 goes with a body_size of 16");
    return settings;
}

}  // namespace jianbao::pdf
