#include "markup.h"

#include <cstdio>

#include "wording.h"

namespace jianbao::html {

std::string escape(std::string_view text) {
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    for (const char c : text) {
        switch (c) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += c;
        }
    }
    return out;
}

std::string_view class_of(Light light) {
    switch (light) {
        case Light::red:
            return "red";
        case Light::yellow:
            return "yellow";
        case Light::green:
            return "green";
        case Light::blue:
            return "blue";
        case Light::grey:
            return "grey";
        case Light::none:
            break;
    }
    return "";
}

std::string light_mark(Light light) {
    if (light == Light::none) return {};
    return "<span class=\"light " + std::string(class_of(light)) + "\" aria-hidden=\"true\">" +
           exporters::mark_of(light) + "</span> ";
}

std::string plain_number(double value) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.10g", value);
    return buffer;
}

}  // namespace jianbao::html
