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

Colour light_colour(Light light) {
    switch (light) {
        case Light::red:
            return {196, 30, 36};
        case Light::yellow:
            return {224, 150, 0};
        case Light::green:
            return {38, 132, 76};
        case Light::blue:
            return {44, 92, 160};
        case Light::grey:
            return {128, 128, 128};
        case Light::none:
            break;
    }
    return colours::black;
}

Colour light_text_colour(Light light) { return light == Light::yellow ? Colour{164, 100, 0} : light_colour(light); }

void draw_light(Canvas& canvas, Light light, Point centre, double size) {
    double half = size / 2;
    Colour colour = light_colour(light);
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
