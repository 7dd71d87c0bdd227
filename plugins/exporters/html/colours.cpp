#include "colours.h"

#include <string_view>

#include "jianbao/report.h"

namespace jianbao::html {

namespace {

using exporters::Colour;

/// What does not come from the palette.
struct Grounds {
    Colour paper, ground, ink, soft, rule, head;
    std::string_view scheme;
};
constexpr Grounds light{{255, 255, 255}, {244, 245, 247}, {27, 29, 33}, {92, 98, 108},
                        {213, 217, 223}, {238, 241, 245}, "light"};
constexpr Grounds dark{{29, 32, 38}, {20, 22, 26}, {232, 234, 238}, {163, 170, 181},
                       {58, 64, 74}, {39, 44, 53}, "dark"};
constexpr Grounds print{{255, 255, 255}, {255, 255, 255}, {0, 0, 0}, {68, 68, 68},
                        {153, 153, 153}, {238, 238, 238}, "light"};

/// WCAG 2.1: texts 4.5, large texts and parts of drawings 3.
constexpr double for_text = 4.5, for_shapes = 3;

std::string variables(const exporters::Palette& palette, const Grounds& grounds) {
    std::string out = "color-scheme: " + std::string(grounds.scheme) + ";";
    const auto set = [&](const std::string& name, Colour colour) {
        out += " --" + name + ": #" + exporters::hex(colour) + ";";
    };
    set("paper", grounds.paper);
    set("ground", grounds.ground);
    set("ink", grounds.ink);
    set("soft", grounds.soft);
    set("rule", grounds.rule);
    set("head", grounds.head);
    set("masthead", exporters::readable(palette.head, grounds.paper, for_shapes));
    // The darkest ground a text of that colour stands on is the head of a table.
    const auto text = [&](Colour colour) {
        const Colour on_paper = exporters::readable(colour, grounds.paper, for_text);
        return exporters::readable(on_paper, grounds.head, for_text);
    };
    set("heading", palette.heading == exporters::black ? grounds.ink : text(palette.heading));
    set("accent", text(palette.heat));
    set("red", text(palette.red));
    set("yellow", text(palette.yellow));
    set("green", text(palette.green));
    set("blue", text(palette.blue));
    set("grey", text(palette.grey));
    for (std::size_t i = 0; i < 8; ++i)
        set("c" + std::to_string(i), exporters::readable(palette.of_series(i), grounds.paper, for_shapes));
    const Colour darkest = exporters::readable(palette.heat, grounds.paper, for_shapes);
    for (int level = 1; level <= heat_levels; ++level) {
        const Colour field = exporters::mix(darkest, grounds.paper, 0.14 + 0.86 * (level - 1) / (heat_levels - 1));
        set("h" + std::to_string(level), field);
        set("on-h" + std::to_string(level), exporters::readable(grounds.ink, field, for_text));
    }
    return out;
}

}  // namespace

std::string colour_rules(const exporters::Palette& palette) {
    const std::string night = variables(palette, dark);
    return ":root { " + variables(palette, light) +
           " }\n@media (prefers-color-scheme: dark) { html:not([data-look=light]) { " + night +
           " } }\nhtml[data-look=dark] { " + night + " }\n@media print { html:root, html[data-look] { " +
           variables(palette, print) + " } }\n";
}

}  // namespace jianbao::html
