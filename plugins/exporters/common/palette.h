/// The colours an office may set, the same options in every format, and what formats make of them.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

#include "jianbao/report.h"
#include "jianbao/settings.h"

namespace jianbao::exporters {

struct Colour {
    std::uint8_t red = 0, green = 0, blue = 0;
    friend auto operator<=>(const Colour&, const Colour&) = default;
};

inline constexpr Colour white{255, 255, 255}, black{0, 0, 0};

/// Lights keep their marks and words whatever their colours are.
struct Palette {
    Colour head;     ///< the red head and its rule
    Colour heading;  ///< headings of the text; black, as the standard has them, unless an office wants otherwise
    Colour red, yellow, green, blue, grey;  ///< the lights
    Colour heat;  ///< darkest field of heat tables, first series of charts, heads of tables in pale

    /// Black for no light.
    Colour of(Light light) const;
    /// Of the n-th series or slice without a light: the heat colour, then a sequence that differs in lightness too.
    Colour of_series(std::size_t index) const;
};

/// The options by which a palette is set; an exporter has them in its own table.
inline constexpr OptionSpec colour_head{"colour_head", OptionType::text, "\"#C81010\"",
                                        "Colour of the red head and its rule."},
    colour_heading{"colour_heading", OptionType::text, "\"#000000\"", "Colour of the headings of the text."},
    colour_red{"colour_red", OptionType::text, "\"#C41E24\"", "Colour of the light 逾期, in charts too."},
    colour_yellow{"colour_yellow", OptionType::text, "\"#E09600\"", "Colour of the light 临期."},
    colour_green{"colour_green", OptionType::text, "\"#26844C\"", "Colour of the light 正常."},
    colour_blue{"colour_blue", OptionType::text, "\"#2C5CA0\"", "Colour of the light 办结."},
    colour_grey{"colour_grey", OptionType::text, "\"#808080\"", "Colour of the light 待核 and of what has no limit."},
    colour_heat{"colour_heat", OptionType::text, "\"#22528A\"",
                "Darkest field of heat tables and first series of charts; heads of tables are of it, pale."};

/// Throws SettingError that names the option for anything but colours like #C81010.
Palette make_palette(const Options& options);

/// The palette where no option is set.
const Palette& standard_palette();

/// `share` of `one`, the rest of `other`.
Colour mix(Colour one, Colour other, double share);
/// How well one reads on the other, from 1 to 21 (WCAG 2.1).
double contrast(Colour one, Colour other);
/// The colour itself where its contrast to the ground is at least that, else as little darker or lighter as it takes.
Colour readable(Colour colour, Colour ground, double least);
/// "C81010".
std::string hex(Colour colour);

/// The light a word of state usually has (逾期 is red): for slices and bars named after states.
std::optional<Light> usual_light(const std::string& word);

/// The light a bar, point or slice is coloured by: that of its series; else that of the state its category names, in
/// pies and where one series counts nothing but states.
Light light_of_point(const ChartBlock& chart, std::size_t series, std::size_t category);

/// The place in the sequence of colours (Palette::of_series) of a series, bar or slice without a light: series with
/// lights take none, and the first colour, which is blue, is left out beside a blue light.
std::size_t place_in_sequence(const ChartBlock& chart, std::size_t series, std::size_t category);

}  // namespace jianbao::exporters
