// Traffic lights: a shape of its own for each, so that they tell apart without colour.
#include "blocks.h"

namespace jianbao::pdf {

const char* light_word(Light light) {
    switch (light) {
        case Light::red:
            return "逾期";
        case Light::yellow:
            return "临期";
        case Light::green:
            return "正常";
        case Light::blue:
            return "办结";
        case Light::grey:
            return "待核";
        case Light::none:
            break;
    }
    return "";
}

Colour light_colour(const Settings& settings, Light light) {
    const Palette& palette = settings.palette;
    switch (light) {
        case Light::red:
            return palette.red;
        case Light::yellow:
            return palette.yellow;
        case Light::green:
            return palette.green;
        case Light::blue:
            return palette.blue;
        case Light::grey:
            return palette.grey;
        case Light::none:
            break;
    }
    return colours::black;
}

Colour light_text_colour(const Settings& settings, Light light) {
    const Colour colour = light_colour(settings, light);
    // Pale colours are hard to read as letters.
    if (0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue < 130) return colour;
    const auto darker = [](std::uint8_t part) { return static_cast<std::uint8_t>(part * 0.7); };
    return {darker(colour.red), darker(colour.green), darker(colour.blue)};
}

void draw_light(PageFlow& flow, Light light, Point centre, double size) {
    Canvas& canvas = flow.page();
    double half = size / 2;
    Colour colour = light_colour(flow.settings(), light);
    auto at = [&](double x, double y) { return Point{centre.x + x * half, centre.y + y * half}; };
    switch (light) {
        case Light::red:
            canvas.polygon({at(0, -1.1), at(1.1, 0), at(0, 1.1), at(-1.1, 0)}, colour);
            break;
        case Light::yellow:
            canvas.polygon({at(0, -1), at(1.1, 0.9), at(-1.1, 0.9)}, colour);
            break;
        case Light::green:
            canvas.circle(centre, half, colour);
            break;
        case Light::blue:
            canvas.fill({centre.x - half * 0.9, centre.y - half * 0.9, size * 0.9, size * 0.9}, colour);
            canvas.polyline({at(-0.5, 0.05), at(-0.1, 0.45), at(0.55, -0.45)}, size * 0.13, colours::white);
            break;
        case Light::grey:
            canvas.circle(centre, half * 0.85, colour, size * 0.14);
            break;
        case Light::none:
            break;
    }
}

}  // namespace jianbao::pdf
