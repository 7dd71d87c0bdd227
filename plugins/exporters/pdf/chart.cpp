// Charts, drawn as vectors: bars upright or lying, stacked, lines and pies, with their values.
#include <algorithm>
#include <cmath>
#include <functional>

#include "blocks.h"
#include "chart_scale.h"
#include "palette.h"

namespace jianbao::pdf {
namespace {

/// Colours that differ in lightness too.
constexpr Colour sequence[] = {{38, 84, 140},   {214, 150, 60}, {110, 168, 172}, {158, 60, 54},
                               {146, 146, 146}, {96, 76, 128},  {84, 130, 84},   {200, 180, 140}};

/// The colour of a light where the series or what its categories name has one, else one of the sequence.
Colour colour_of(const Settings& settings, const ChartBlock& chart, Light light, std::size_t series, std::size_t category) {
    if (light != Light::none) return light_colour(settings, light);
    return sequence[exporters::place_in_sequence(chart, series, category) % std::size(sequence)];
}
Colour series_colour(const Settings& settings, const ChartBlock& chart, std::size_t i) {
    return colour_of(settings, chart, chart.series[i].light, i, 0);
}
/// Of a bar or slice.
Colour point_colour(const Settings& settings, const ChartBlock& chart, std::size_t series, std::size_t category) {
    return colour_of(settings, chart, exporters::light_of_point(chart, series, category), series, category);
}

/// Text on a filled area: white on dark, black on light.
Colour text_on(Colour colour) {
    double light = 0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue;
    return light < 140 ? colours::white : colours::black;
}

class ChartSetter {
public:
    ChartSetter(PageFlow& flow, const ChartBlock& chart) : flow_(flow), chart_(chart) {
        size_ = std::min(flow.settings().table_size, 10.5);
        pitch_ = size_ * 1.5;
    }
    void set();

private:
    TextStyle style(Colour colour = colours::black) const { return {Role::body, size_, colour}; }
    double value(std::size_t series, std::size_t category) const {
        const auto& values = chart_.series[series].values;
        double found = category < values.size() ? values[category] : 0;
        return std::isfinite(found) ? found : 0;
    }
    bool stacked() const { return chart_.kind == ChartKind::stacked_bar; }
    /// Of how many parts a stacked bar consists. One part alone has no number in it: the sum beside the bar is the same.
    std::size_t parts(std::size_t category) const {
        std::size_t count = 0;
        for (std::size_t i = 0; i < chart_.series.size(); ++i) count += value(i, category) != 0;
        return count;
    }
    double title_height() const { return chart_.title.empty() ? 0 : size_ * 2.2; }
    std::vector<std::pair<std::string, Colour>> legend() const;
    double draw_legend(bool dry);
    void draw_title(bool continued);
    void text(const std::string& words, Colour colour, double left, double width, double top, double align) {
        flow_.draw_text(words, style(colour), left, width, top, pitch_, align);
    }
    void label_upright(const std::string& words, double centre, double width, double top, std::size_t most_lines);
    void set_lying();
    void set_upright();
    void set_pie();
    void draw_points(const Rectangle& plot, const Scale& scale);
    void label_points(const Rectangle& plot, std::size_t category,
                      const std::function<Point(std::size_t, std::size_t)>& point);
    void draw_bars(const Rectangle& plot, const Scale& scale);

    PageFlow& flow_;
    const ChartBlock& chart_;
    double size_, pitch_;
};

std::vector<std::pair<std::string, Colour>> ChartSetter::legend() const {
    std::vector<std::pair<std::string, Colour>> entries;
    if (chart_.kind == ChartKind::pie || chart_.series.size() < 2) return entries;
    for (std::size_t i = 0; i < chart_.series.size(); ++i)
        entries.emplace_back(chart_.series[i].name, series_colour(flow_.settings(), chart_, i));
    return entries;
}

/// Draws the legend centred, on as many lines as it takes; returns its height.
double ChartSetter::draw_legend(bool dry) {
    auto entries = legend();
    if (entries.empty()) return 0;
    double gap = size_ * 1.5, mark = size_ * 1.2, height = 0;
    for (std::size_t begin = 0; begin < entries.size();) {
        double width = 0;
        std::size_t end = begin;
        for (; end < entries.size(); ++end) {
            double wide = mark + flow_.text_width(entries[end].first, style()) + gap;
            if (end > begin && width + wide > flow_.width()) break;
            width += wide;
        }
        double x = flow_.left() + (flow_.width() - width + gap) / 2;
        for (; begin < end; ++begin) {
            double wide = flow_.text_width(entries[begin].first, style());
            if (!dry) {
                double middle = flow_.y() + height + pitch_ / 2;
                flow_.page().fill({x, middle - size_ * 0.38, size_ * 0.76, size_ * 0.76}, entries[begin].second);
                text(entries[begin].first, colours::black, x + mark, wide, flow_.y() + height, 0);
            }
            x += mark + wide + gap;
        }
        height += pitch_ * 1.1;
    }
    if (!dry) flow_.advance(height);
    return height;
}

void ChartSetter::draw_title(bool continued) {
    if (chart_.title.empty()) return;
    std::string words = chart_.title;
    if (!chart_.unit.empty()) words += "（单位：" + chart_.unit + "）";
    if (continued) words += "（续）";
    flow_.draw_text(words, {Role::hei, size_ * 1.14, colours::black}, flow_.left(), flow_.width(), flow_.y(),
                    title_height(), 0.5);
    flow_.advance(title_height());
}

/// A category's name under its bar, on several lines where it is long.
void ChartSetter::label_upright(const std::string& words, double centre, double width, double top,
                                std::size_t most_lines) {
    Passage paragraph(flow_.fonts());
    paragraph.add(words, style());
    auto lines = paragraph.break_lines({width, 0, 0, Fill::ragged});
    for (std::size_t i = 0; i < lines.size() && i < most_lines; ++i)
        flow_.draw(paragraph, lines[i], centre - lines[i].width / 2, top + static_cast<double>(i) * size_ * 1.2,
                   size_ * 1.2);
}

void ChartSetter::set_lying() {
    std::size_t count = chart_.categories.size(), series = chart_.series.size();
    std::size_t bars = stacked() ? 1 : std::max<std::size_t>(series, 1);
    double bar = bars > 2 ? size_ * 0.95 : size_ * 1.15, row = bar * static_cast<double>(bars) + size_ * 0.75;
    double labels = 0;
    for (const auto& name : chart_.categories) labels = std::max(labels, flow_.text_width(name, style()));
    labels = std::min(labels, flow_.width() * 0.32);
    Scale scale = value_scale(chart_, 5);
    // Names of two lines need the room for them.
    for (const auto& name : chart_.categories)
        if (flow_.text_width(name, style()) > labels) row = std::max(row, size_ * 2.6);
    double most_value = 0;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = 0; j < series; ++j)
            most_value = std::max(most_value, flow_.text_width(format_value(value(j, i)), style()));
    double x0 = flow_.left() + labels + size_ * 0.6;
    double width = flow_.left() + flow_.width() - x0 - most_value - size_;
    auto at = [&](double number) { return x0 + scale.at(number) * width; };

    std::size_t next = 0;
    bool first = true;
    while (next < count) {
        double head = title_height() + draw_legend(true) + size_ * 0.6;
        flow_.need(head + row * static_cast<double>(std::min<std::size_t>(count - next, first ? 12 : count)));
        draw_title(!first);
        draw_legend(false);
        flow_.advance(size_ * 0.3);
        auto fit = static_cast<std::size_t>(std::max(1.0, std::floor((flow_.room() - size_) / row)));
        std::size_t end = std::min(count, next + fit);
        double top = flow_.y(), bottom = top + row * static_cast<double>(end - next);
        Canvas& page = flow_.page();
        for (double tick = scale.low; tick <= scale.high + scale.step / 2; tick += scale.step)
            page.line({at(tick), top}, {at(tick), bottom}, 0.4, colours::hair);
        for (; next < end; ++next, flow_.advance(row)) {
            double height = bar * static_cast<double>(bars);
            double y = flow_.y() + (row - height) / 2;
            Passage name(flow_.fonts());
            name.add(chart_.categories[next], style());
            auto lines = name.break_lines({labels, 0, 0, Fill::ragged});
            std::size_t shown = std::min<std::size_t>(lines.size(), height > 2.2 * size_ ? 2
                                                                    : lines.size() > 1   ? 2
                                                                                         : 1);
            double line_height = shown > 1 ? size_ * 1.02 : pitch_;
            double line_top = y + height / 2 - line_height * static_cast<double>(shown) / 2;
            for (std::size_t i = 0; i < shown; ++i, line_top += line_height)
                flow_.draw(name, lines[i], x0 - size_ * 0.6 - lines[i].width, line_top, line_height);
            double up = 0, down = 0;
            for (std::size_t j = 0; j < series; ++j) {
                double number = value(j, next), from = 0;
                if (stacked()) {
                    double& end_of = number >= 0 ? up : down;
                    from = end_of;
                    end_of += number;
                }
                double left = std::min(at(from), at(from + number)), wide = std::abs(at(from + number) - at(from));
                double top_of = stacked() ? y : y + bar * static_cast<double>(j);
                Colour colour = point_colour(flow_.settings(), chart_, j, next);
                if (wide > 0) page.fill({left, top_of + bar * 0.06, wide, bar * 0.88}, colour);
                std::string words = format_value(number);
                double words_width = flow_.text_width(words, style());
                double text_top = top_of + bar / 2 - pitch_ / 2;
                if (stacked()) {
                    if (parts(next) > 1 && number != 0 && words_width + 3 < wide)
                        text(words, text_on(colour), left, wide, text_top, 0.5);
                } else if (number >= 0) {
                    text(words, colours::black, left + wide + size_ * 0.3, words_width, text_top, 0);
                } else {
                    text(words, colours::black, at(0) + size_ * 0.3, words_width, text_top, 0);
                }
            }
            if (stacked())
                text(format_value(up + down), colours::black, at(up) + size_ * 0.3, 6 * size_, y + bar / 2 - pitch_ / 2,
                     0);
        }
        page.line({at(0), top}, {at(0), bottom}, 0.8, colours::black);
        first = false;
        if (next < count) flow_.new_page(flow_.turned());
    }
}

void ChartSetter::draw_bars(const Rectangle& plot, const Scale& scale) {
    std::size_t count = chart_.categories.size(), series = chart_.series.size();
    double slot = plot.width / static_cast<double>(count);
    std::size_t bars = stacked() ? 1 : std::max<std::size_t>(series, 1);
    double bar = std::min(slot * 0.68 / static_cast<double>(bars), size_ * 3.2);
    auto at = [&](double number) { return plot.bottom() - scale.at(number) * plot.height; };
    Canvas& page = flow_.page();
    for (std::size_t i = 0; i < count; ++i) {
        double left = plot.x + slot * (static_cast<double>(i) + 0.5) - bar * static_cast<double>(bars) / 2;
        double up = 0, down = 0;
        for (std::size_t j = 0; j < series; ++j) {
            double number = value(j, i), from = 0;
            if (stacked()) {
                double& end_of = number >= 0 ? up : down;
                from = end_of;
                end_of += number;
            }
            double x = stacked() ? left : left + bar * static_cast<double>(j);
            double top = std::min(at(from), at(from + number)), height = std::abs(at(from + number) - at(from));
            Colour colour = point_colour(flow_.settings(), chart_, j, i);
            if (height > 0) page.fill({x + bar * 0.04, top, bar * 0.92, height}, colour);
            std::string words = format_value(number);
            double wide = flow_.text_width(words, style());
            if (stacked()) {
                if (parts(i) > 1 && number != 0 && height > size_ * 1.15 && wide < bar)
                    text(words, text_on(colour), x, bar, top + height / 2 - pitch_ / 2, 0.5);
            } else if (wide < bar * 1.5 || bars == 1) {
                text(words, colours::black, x, bar, number >= 0 ? top - pitch_ : top + height, 0.5);
            }
        }
        if (stacked()) text(format_value(up + down), colours::black, left, bar, at(up) - pitch_, 0.5);
    }
}

void ChartSetter::draw_points(const Rectangle& plot, const Scale& scale) {
    std::size_t count = chart_.categories.size(), series = chart_.series.size();
    double slot = plot.width / static_cast<double>(count);
    auto point = [&](std::size_t of, std::size_t i) {
        return Point{plot.x + slot * (static_cast<double>(i) + 0.5), plot.bottom() - scale.at(value(of, i)) * plot.height};
    };
    Canvas& page = flow_.page();
    for (std::size_t j = 0; j < series; ++j) {
        Colour colour = series_colour(flow_.settings(), chart_, j);
        std::vector<Point> points;
        for (std::size_t i = 0; i < count && i < chart_.series[j].values.size(); ++i) points.push_back(point(j, i));
        page.polyline(points, 1.5, colour);
        for (const Point& at : points) {
            // Series tell apart by the shape of their points too.
            if (j % 3 == 0)
                page.circle(at, 2.4, colour);
            else if (j % 3 == 1)
                page.fill({at.x - 2.2, at.y - 2.2, 4.4, 4.4}, colour);
            else
                page.polygon({{at.x, at.y - 3}, {at.x + 2.8, at.y + 2}, {at.x - 2.8, at.y + 2}}, colour);
        }
    }
    // Where the points stand close, only the last values are written.
    double widest = 0;
    for (std::size_t j = 0; j < series; ++j)
        for (std::size_t i = 0; i < count; ++i)
            widest = std::max(widest, flow_.text_width(format_value(value(j, i)), style()));
    for (std::size_t i = slot < widest * 1.15 ? count - 1 : 0; i < count; ++i) label_points(plot, i, point);
}

/// Writes the values at one place of the axis, the highest point's first. A value that would run into another one goes
/// to the other side of its point; where both are taken it is left out: the line shows it.
void ChartSetter::label_points(const Rectangle& plot, std::size_t category,
                               const std::function<Point(std::size_t, std::size_t)>& point) {
    std::vector<std::size_t> order;
    for (std::size_t j = 0; j < chart_.series.size(); ++j)
        if (category < chart_.series[j].values.size()) order.push_back(j);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return point(a, category).y < point(b, category).y; });
    std::vector<double> taken;  // upper edges of what is written
    const double height = size_ * 1.05;
    for (std::size_t k = 0; k < order.size(); ++k) {
        const Point at = point(order[k], category);
        const double above = at.y - 3 - height, below = at.y + 3;
        auto is_free = [&](double top) {
            if (top + height > plot.bottom() + 1) return false;
            if (std::any_of(taken.begin(), taken.end(), [&](double other) { return std::abs(other - top) < height; }))
                return false;
            // No other point lies under the figures.
            return std::none_of(order.begin(), order.end(), [&](std::size_t other) {
                const double y = point(other, category).y;
                return std::abs(y - at.y) > 0.5 && y > top - 2 && y < top + height + 2;
            });
        };
        const bool same_as_before = k > 0 && std::abs(point(order[k - 1], category).y - at.y) <= 0.5;
        if (same_as_before) continue;
        double top = 0;
        if (is_free(above))
            top = above;
        else if (is_free(below))
            top = below;
        else
            continue;
        taken.push_back(top);
        const std::string words = format_value(value(order[k], category));
        const double wide = flow_.text_width(words, style());
        text(words, chart_.series.size() > 1 ? series_colour(flow_.settings(), chart_, order[k]) : colours::black,
             at.x - wide / 2, wide, top + height / 2 - pitch_ / 2, 0);
    }
}

void ChartSetter::set_upright() {
    std::size_t count = chart_.categories.size();
    Scale scale = value_scale(chart_, 5);
    double numbers = 0;
    for (double tick = scale.low; tick <= scale.high + scale.step / 2; tick += scale.step)
        numbers = std::max(numbers, flow_.text_width(format_value(tick), style()));
    double x0 = flow_.left() + numbers + size_ * 0.6;
    double width = flow_.left() + flow_.width() - x0;
    double slot = width / static_cast<double>(count);
    std::size_t label_lines = 1;
    for (const auto& name : chart_.categories) {
        double lines = std::ceil(flow_.text_width(name, style()) / std::max(slot * 0.94, size_));
        label_lines = std::max(label_lines, static_cast<std::size_t>(std::min(lines, 3.0)));
    }
    double labels = size_ * (0.4 + 1.2 * static_cast<double>(label_lines));
    // Where the page's end is near, a lower chart is better than a hole on the page.
    double around = title_height() + draw_legend(true) + pitch_ + labels;
    double height = size_ * 15;
    if (flow_.room() - around >= size_ * 9.5) height = std::min(height, flow_.room() - around);
    flow_.need(around + height);
    draw_title(false);
    draw_legend(false);
    flow_.advance(pitch_);
    Rectangle plot{x0, flow_.y(), width, height};
    Canvas& page = flow_.page();
    auto at = [&](double number) { return plot.bottom() - scale.at(number) * plot.height; };
    for (double tick = scale.low; tick <= scale.high + scale.step / 2; tick += scale.step) {
        page.line({plot.x, at(tick)}, {plot.right(), at(tick)}, 0.4, colours::hair);
        text(format_value(tick), colours::grey, flow_.left(), numbers, at(tick) - pitch_ / 2, 1);
    }
    if (chart_.kind == ChartKind::line)
        draw_points(plot, scale);
    else
        draw_bars(plot, scale);
    page.line({plot.x, at(0)}, {plot.right(), at(0)}, 0.8, colours::black);
    // Where there are too many names, every second or third is written.
    std::size_t every = 1;
    while (slot * static_cast<double>(every) < size_ * 2.2) ++every;
    for (std::size_t i = 0; i < count; i += every)
        label_upright(chart_.categories[i], plot.x + slot * (static_cast<double>(i) + 0.5),
                      slot * static_cast<double>(every) * 0.94, plot.bottom() + size_ * 0.3, 3);
    flow_.advance(height + labels);
}

void ChartSetter::set_pie() {
    double total = 0;
    std::size_t count = chart_.categories.size();
    for (std::size_t i = 0; i < count; ++i) total += std::max(0.0, value(0, i));
    double radius = size_ * 7, row = pitch_ * 1.15;
    double height = std::max(2 * radius, row * static_cast<double>(count)) + size_;
    flow_.need(title_height() + height);
    draw_title(false);
    Canvas& page = flow_.page();
    double top = flow_.y(), middle = top + height / 2;
    double names = 0;
    for (const auto& name : chart_.categories) names = std::max(names, flow_.text_width(name, style()));
    names = std::min(names, flow_.width() * 0.4);
    double whole = 2 * radius + size_ * 3 + size_ * 1.4 + names + size_ * 8;
    double left = flow_.left() + std::max(0.0, (flow_.width() - whole) / 2);
    Point centre{left + radius, middle};
    if (total <= 0) page.circle(centre, radius, colours::hair, 1);
    double from = 0;
    double y = middle - row * static_cast<double>(count) / 2;
    for (std::size_t i = 0; i < count; ++i, y += row) {
        double number = std::max(0.0, value(0, i)), part = total > 0 ? number / total : 0;
        Colour colour = point_colour(flow_.settings(), chart_, 0, i);
        if (part > 0) page.wedge(centre, radius, from, from + part, colour);
        double angle = (from + part / 2) * 2 * 3.14159265358979;
        std::string percent = format_value(std::round(part * 1000) / 10) + "%";
        if (part > 0.06)
            text(percent, text_on(colour), centre.x + 0.66 * radius * std::sin(angle) - 2 * size_, 4 * size_,
                 centre.y - 0.66 * radius * std::cos(angle) - pitch_ / 2, 0.5);
        from += part;
        double x = left + 2 * radius + size_ * 3;
        page.fill({x, y + row / 2 - size_ * 0.38, size_ * 0.76, size_ * 0.76}, colour);
        label_upright(chart_.categories[i],
                      x + size_ * 1.4 + std::min(names, flow_.text_width(chart_.categories[i], style())) / 2, names + 1,
                      y + row / 2 - size_ * 0.6, 1);
        text(format_value(value(0, i)) + chart_.unit + "，" + percent, colours::black, x + size_ * 2 + names, size_ * 8,
             y + row / 2 - pitch_ / 2, 0);
    }
    // White lines between the slices.
    double edge = 0;
    for (std::size_t i = 0; i < count && total > 0; ++i) {
        edge += std::max(0.0, value(0, i)) / total;
        double angle = edge * 2 * 3.14159265358979;
        page.line(centre, {centre.x + radius * std::sin(angle), centre.y - radius * std::cos(angle)}, 1,
                  colours::white);
    }
    flow_.advance(height);
}

void ChartSetter::set() {
    if (chart_.categories.empty() || chart_.series.empty()) return;
    if (chart_.kind == ChartKind::pie) {
        set_pie();
    } else {
        // Names that don't fit under their bars go beside them.
        double slot = flow_.width() * 0.92 / static_cast<double>(chart_.categories.size());
        double longest = 0;
        for (const auto& name : chart_.categories) longest = std::max(longest, flow_.text_width(name, style()));
        bool crowded = longest > 2.6 * slot || slot < size_ * 1.6;
        if (chart_.kind != ChartKind::line && (chart_.horizontal || crowded))
            set_lying();
        else
            set_upright();
    }
}

}  // namespace

void set_chart(PageFlow& flow, const ChartBlock& chart) {
    flow.page();
    flow.advance(flow.page_is_empty() ? 0 : 6);
    ChartSetter(flow, chart).set();
    flow.advance(10);
}

}  // namespace jianbao::pdf
