#include "svg_chart.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "markup.h"
#include "palette.h"
#include "wording.h"

namespace jianbao::html {

namespace {

constexpr double width = 720;

std::string number(double value) { return plain_number(std::round(value * 100) / 100); }

std::string colour_class(const ChartBlock& chart, std::size_t series) {
    const std::string_view light = class_of(chart.series[series].light);
    return light.empty() ? "c" + std::to_string(exporters::place_in_sequence(chart, series, 0) % 8)
                         : "l-" + std::string(light);
}

/// The same for one bar or slice, which may stand for a state.
std::string point_class(const ChartBlock& chart, std::size_t series, std::size_t category) {
    const std::string_view light = class_of(exporters::light_of_point(chart, series, category));
    return light.empty() ? "c" + std::to_string(exporters::place_in_sequence(chart, series, category) % 8)
                         : "l-" + std::string(light);
}

/// A round step that gives at most six marks up to `most`.
double step_for(double most) {
    const double raw = most / 5, power = std::pow(10, std::floor(std::log10(std::max(raw, 1e-9))));
    for (const double factor : {1.0, 2.0, 5.0, 10.0})
        if (factor * power >= raw) return most >= 5 ? std::max(1.0, factor * power) : factor * power;
    return 10 * power;
}

std::string element(const char* name, const std::string& attributes, const std::string& content = {}) {
    return std::string("<") + name + " " + attributes + (content.empty() ? "/>" : ">" + content + "</" + name + ">");
}

std::string label(double x, double y, const char* anchor, const std::string& text, const char* style = "") {
    return element(
        "text",
        "x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" class=\"" + style + "\"",
        escape(text));
}

std::string box(double x, double y, double w, double h, const std::string& style, const std::string& tip) {
    return element("rect",
                   "x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(std::max(0.0, w)) +
                       "\" height=\"" + number(std::max(0.0, h)) + "\" class=\"" + style + "\"",
                   "<title>" + escape(tip) + "</title>");
}

double display_width(std::string_view text) {
    double sum = 0;
    for (std::size_t at = 0; at < text.size();) sum += next_character(text, at) < 0x2000 ? 7.5 : 13.5;
    return sum;
}

struct Plot {
    const ChartBlock& chart;
    double most = 0;  ///< the largest value or stack
    std::string out;
    double height = 0;

    explicit Plot(const ChartBlock& c) : chart(c) {
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            double stack = 0;
            for (const ChartSeries& series : chart.series) {
                const double value = at(series, i);
                stack += std::max(0.0, value);
                most = std::max(most, value);
            }
            if (chart.kind == ChartKind::stacked_bar) most = std::max(most, stack);
        }
    }

    static double at(const ChartSeries& series, std::size_t i) {
        return i < series.values.size() ? series.values[i] : 0;
    }
    std::string tip(std::size_t series, std::size_t category) const {
        return chart.series[series].name + " " + chart.categories[category] + "：" +
               plain_number(at(chart.series[series], category)) + chart.unit;
    }

    void lying_bars() {
        double left = 60;
        for (const std::string& name : chart.categories) left = std::max(left, display_width(name) + 12);
        left = std::min(left, width * 0.4);
        const bool stacked = chart.kind == ChartKind::stacked_bar;
        const double lanes = stacked ? 1 : static_cast<double>(std::max<std::size_t>(1, chart.series.size()));
        const double thick = lanes > 1 ? 14 : 20, pitch = thick * lanes + 12,
                     scale = (width - left - 60) / std::max(most, 1e-9);
        height = pitch * static_cast<double>(chart.categories.size()) + 8;
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            const double top = 4 + pitch * static_cast<double>(i);
            out += label(left - 8, top + thick * lanes / 2 + 5, "end", chart.categories[i]);
            double x = left, total = 0;
            for (std::size_t s = 0; s < chart.series.size(); ++s) {
                const double value = at(chart.series[s], i), y = stacked ? top : top + thick * static_cast<double>(s);
                out += box(stacked ? x : left, y, value * scale, thick - (lanes > 1 ? 2 : 0), point_class(chart, s, i),
                           tip(s, i));
                if (stacked) {
                    x += value * scale;
                    total += value;
                } else {
                    out += label(left + value * scale + 5, y + thick - 5, "start", plain_number(value), "value");
                }
            }
            if (stacked) out += label(x + 5, top + thick - 5, "start", plain_number(total), "value");
        }
        out += element("line", "x1=\"" + number(left) + "\" y1=\"0\" x2=\"" + number(left) + "\" y2=\"" +
                                   number(height) + "\" class=\"axis\"");
    }

    /// Axis, marks and category names of standing bars and lines; returns pixels a unit.
    double frame(double left, double bottom) {
        const double step = step_for(std::max(most, 1.0)), top = std::ceil(std::max(most, 1e-9) / step) * step,
                     scale = (bottom - 20) / top;
        for (double mark = 0; mark <= top + step / 2; mark += step) {
            const double y = bottom - mark * scale;
            out += element("line", "x1=\"" + number(left) + "\" y1=\"" + number(y) + "\" x2=\"" + number(width - 10) +
                                       "\" y2=\"" + number(y) + "\" class=\"" + (mark == 0 ? "axis" : "rule") + "\"");
            out += label(left - 6, y + 4, "end", plain_number(mark), "mark");
        }
        return scale;
    }

    void category_names(double left, double slot, double bottom) {
        // Names that would run into each other are turned.
        double widest = 0;
        for (const std::string& name : chart.categories) widest = std::max(widest, display_width(name));
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            const double x = left + slot * (static_cast<double>(i) + 0.5);
            if (widest <= slot)
                out += label(x, bottom + 18, "middle", chart.categories[i]);
            else
                out += element("text",
                               "transform=\"translate(" + number(x + 4) + " " + number(bottom + 12) +
                                   ") rotate(-40)\" text-anchor=\"end\"",
                               escape(chart.categories[i]));
        }
        height = widest <= slot ? bottom + 28 : bottom + 20 + std::min(widest, 160.0) * 0.7;
    }

    void standing_bars() {
        const double left = 44, bottom = 260, scale = frame(left, bottom);
        const double slot = (width - left - 10) / static_cast<double>(chart.categories.size());
        const bool stacked = chart.kind == ChartKind::stacked_bar;
        const double lanes = stacked ? 1 : static_cast<double>(chart.series.size());
        const double thick = std::min(48.0, slot * 0.7 / lanes);
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            const double start = left + slot * (static_cast<double>(i) + 0.5) - thick * lanes / 2;
            double base = bottom, total = 0;
            for (std::size_t s = 0; s < chart.series.size(); ++s) {
                const double value = at(chart.series[s], i), h = value * scale;
                const double x = stacked ? start : start + thick * static_cast<double>(s);
                out += box(x, (stacked ? base : bottom) - h, thick - (lanes > 1 ? 2 : 0), h, point_class(chart, s, i),
                           tip(s, i));
                if (stacked) {
                    base -= h;
                    total += value;
                } else {
                    out += label(x + thick / 2, bottom - h - 5, "middle", plain_number(value), "value");
                }
            }
            if (stacked) out += label(start + thick / 2, base - 5, "middle", plain_number(total), "value");
        }
        category_names(left, slot, bottom);
    }

    void lines() {
        const double left = 44, bottom = 260, scale = frame(left, bottom);
        const double slot = (width - left - 10) / static_cast<double>(chart.categories.size());
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            std::string path, dots;
            for (std::size_t i = 0; i < chart.categories.size(); ++i) {
                const double x = left + slot * (static_cast<double>(i) + 0.5),
                             y = bottom - at(chart.series[s], i) * scale;
                path += (i == 0 ? "M" : "L") + number(x) + " " + number(y);
                dots += element("circle",
                                "cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"4\" class=\"" +
                                    colour_class(chart, s) + "\"",
                                "<title>" + escape(tip(s, i)) + "</title>");
                dots += label(x, y - 9, "middle", plain_number(at(chart.series[s], i)), "value");
            }
            out += element("path", "d=\"" + path + "\" class=\"line s-" + colour_class(chart, s) + "\"") + dots;
        }
        category_names(left, slot, bottom);
    }

    void pie() {
        const double cx = 170, cy = 150, r = 130;
        double sum = 0;
        for (std::size_t i = 0; i < chart.categories.size(); ++i) sum += std::max(0.0, at(chart.series[0], i));
        height = std::max(300.0, 24.0 * static_cast<double>(chart.categories.size()) + 40);
        double angle = -std::numbers::pi / 2;
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            const double value = std::max(0.0, at(chart.series[0], i)), share = sum > 0 ? value / sum : 0,
                         end = angle + 2 * std::numbers::pi * share;
            const std::string style = point_class(chart, 0, i), tip_text = "<title>" + escape(tip(0, i)) + "</title>";
            if (share > 0.9999) {
                out += element("circle",
                               "cx=\"" + number(cx) + "\" cy=\"" + number(cy) + "\" r=\"" + number(r) + "\" class=\"" +
                                   style + "\"",
                               tip_text);
            } else if (share > 0) {
                out += element("path",
                               "d=\"M" + number(cx) + " " + number(cy) + "L" + number(cx + r * std::cos(angle)) + " " +
                                   number(cy + r * std::sin(angle)) + "A" + number(r) + " " + number(r) + " 0 " +
                                   (share > 0.5 ? "1" : "0") + " 1 " + number(cx + r * std::cos(end)) + " " +
                                   number(cy + r * std::sin(end)) + "Z\" class=\"slice " + style + "\"",
                               tip_text);
            }
            const double y = 40 + 24 * static_cast<double>(i);
            out += box(350, y - 11, 14, 14, style, "");
            out += label(372, y, "start",
                         chart.categories[i] + "　" + plain_number(value) + chart.unit + "（" +
                             plain_number(std::round(share * 100)) + "%）");
            angle = end;
        }
    }
};

}  // namespace

std::string figure_of(const ChartBlock& chart) {
    if (chart.categories.empty() || chart.series.empty()) return {};
    Plot plot(chart);
    const bool bars = chart.kind == ChartKind::bar || chart.kind == ChartKind::stacked_bar;
    if (bars && chart.horizontal)
        plot.lying_bars();
    else if (bars)
        plot.standing_bars();
    else if (chart.kind == ChartKind::line)
        plot.lines();
    else
        plot.pie();

    const std::string title = exporters::titled(chart.title, chart.unit);
    std::string out = "<figure class=\"chart\"><figcaption>" + escape(title) + "</figcaption>";
    out += "<svg viewBox=\"0 0 " + number(width) + " " + number(plot.height) + "\" role=\"img\" aria-label=\"" +
           escape(title) + "\">" + plot.out + "</svg>";
    if (chart.series.size() > 1 && chart.kind != ChartKind::pie) {
        out += "<ul class=\"legend\">";
        for (std::size_t s = 0; s < chart.series.size(); ++s)
            out += "<li><svg viewBox=\"0 0 14 14\"><rect width=\"14\" height=\"14\" class=\"" + colour_class(chart, s) +
                   "\"/></svg>" + escape(chart.series[s].name) + "</li>";
        out += "</ul>";
    }
    out += "<details><summary>数据</summary><table class=\"data\"><tr><th></th>";
    for (const ChartSeries& series : chart.series) out += "<th>" + escape(series.name) + "</th>";
    out += "</tr>";
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        out += "<tr><th>" + escape(chart.categories[i]) + "</th>";
        for (const ChartSeries& series : chart.series) out += "<td>" + plain_number(Plot::at(series, i)) + "</td>";
        out += "</tr>";
    }
    return out + "</table></details></figure>\n";
}

}  // namespace jianbao::html
