#include "palette.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <iterator>
#include <map>
#include <stdexcept>

namespace jianbao::exporters {

namespace {

std::optional<Colour> read_colour(const std::string& text) {
    unsigned value = 0;
    const char* end = text.data() + text.size();
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    const auto read = std::from_chars(text.data() + 1, end, value, 16);
    if (read.ec != std::errc() || read.ptr != end) return std::nullopt;
    return Colour{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255),
                  static_cast<std::uint8_t>(value & 255)};
}

Colour colour_option(const Options& options, const OptionSpec& spec) {
    const std::string& text = options.text(spec.name);
    if (const auto colour = read_colour(text)) return *colour;
    throw SettingError({}, "`" + std::string(spec.name) + "` takes a colour like #C81010, not '" + text + "'",
                       "# and two hexadecimal digits each for red, green and blue");
}

Colour standard_of(const OptionSpec& spec) {
    const std::string quoted = spec.standard;
    return read_colour(quoted.substr(1, quoted.size() - 2)).value();
}

double luminance(Colour colour) {
    const auto part = [](std::uint8_t value) {
        const double share = value / 255.0;
        return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
}

}  // namespace

Colour Palette::of(Light light) const {
    switch (light) {
        case Light::red:
            return red;
        case Light::yellow:
            return yellow;
        case Light::green:
            return green;
        case Light::blue:
            return blue;
        case Light::grey:
            return grey;
        case Light::none:
            break;
    }
    return black;
}

Colour Palette::of_series(std::size_t index) const {
    static constexpr Colour sequence[] = {{0, 0, 0},      {209, 120, 42}, {91, 154, 104}, {138, 107, 177},
                                          {156, 122, 79}, {185, 82, 122}, {94, 140, 153}, {125, 125, 125}};
    const std::size_t place = index % std::size(sequence);
    return place == 0 ? heat : sequence[place];
}

Palette make_palette(const Options& options) {
    return {colour_option(options, colour_head),  colour_option(options, colour_heading),
            colour_option(options, colour_red),   colour_option(options, colour_yellow),
            colour_option(options, colour_green), colour_option(options, colour_blue),
            colour_option(options, colour_grey),  colour_option(options, colour_heat)};
}

const Palette& standard_palette() {
    static const Palette palette{standard_of(colour_head),   standard_of(colour_heading), standard_of(colour_red),
                                 standard_of(colour_yellow), standard_of(colour_green),   standard_of(colour_blue),
                                 standard_of(colour_grey),   standard_of(colour_heat)};
    return palette;
}

Colour mix(Colour one, Colour other, double share) {
    const auto part = [share](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(a * share + b * (1 - share)));
    };
    return {part(one.red, other.red), part(one.green, other.green), part(one.blue, other.blue)};
}

double contrast(Colour one, Colour other) {
    const double a = luminance(one), b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

Colour readable(Colour colour, Colour ground, double least) {
    const Colour goal = contrast(black, ground) >= contrast(white, ground) ? black : white;
    for (int step = 0; step < 20; ++step) {
        const Colour shade = mix(goal, colour, step / 20.0);
        if (contrast(shade, ground) >= least) return shade;
    }
    return goal;
}

std::string hex(Colour colour) {
    char text[8];
    std::snprintf(text, sizeof text, "%02X%02X%02X", colour.red, colour.green, colour.blue);
    return text;
}

std::optional<Light> usual_light(const std::string& word) {
    static const std::map<std::string, Light> usual = {
        {"逾期", Light::red},   {"已逾期", Light::red},  {"临期", Light::yellow}, {"正常", Light::green},
        {"在办", Light::green}, {"办结", Light::blue},   {"已办结", Light::blue}, {"已完成", Light::blue},
        {"待核", Light::grey},  {"无期限", Light::grey}, {"中止", Light::grey},   {"长期坚持", Light::green}};
    const auto found = usual.find(word);
    return found == usual.end() ? std::nullopt : std::optional(found->second);
}

Light light_of_point(const ChartBlock& chart, std::size_t series, std::size_t category) {
    const Light own = chart.series.at(series).light;
    if (own != Light::none || chart.kind == ChartKind::line) return own;
    const bool states =
        chart.series.size() == 1 && std::all_of(chart.categories.begin(), chart.categories.end(),
                                                [](const std::string& name) { return usual_light(name).has_value(); });
    if (chart.kind != ChartKind::pie && !states) return own;
    return usual_light(chart.categories.at(category)).value_or(own);
}

std::size_t place_in_sequence(const ChartBlock& chart, std::size_t series, std::size_t category) {
    const bool slices = chart.kind == ChartKind::pie;
    const std::size_t all = slices ? chart.categories.size() : chart.series.size(), own = slices ? category : series;
    std::size_t before = 0;
    bool blue = false;
    for (std::size_t i = 0; i < all; ++i) {
        const Light light = slices ? light_of_point(chart, series, i) : chart.series[i].light;
        blue |= light == Light::blue;
        before += light == Light::none && i < own;
    }
    return before + (blue ? 1 : 0);
}

}  // namespace jianbao::exporters
