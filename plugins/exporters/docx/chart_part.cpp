#include "chart_part.h"

#include <cstdio>
#include <iterator>
#include <string>

namespace jianbao::docx {

namespace {

pugi::xml_node value(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("val") = text.c_str();
    return node;
}

void fill(pugi::xml_node shape, const char* colour, bool line) {
    pugi::xml_node target = line ? shape.append_child("a:ln") : shape;
    if (line) target.append_attribute("w") = 28575;
    target.append_child("a:solidFill").append_child("a:srgbClr").append_attribute("val") = colour;
}

std::string number(double value) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.12g", value);
    return buffer;
}

void points(pugi::xml_node cache, const std::vector<std::string>& texts) {
    value(cache, "c:ptCount", std::to_string(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        pugi::xml_node point = cache.append_child("c:pt");
        point.append_attribute("idx") = static_cast<unsigned>(i);
        point.append_child("c:v").text() = texts[i].c_str();
    }
}

/// A reference that has only its cache: Word and LibreOffice draw from that.
void reference(pugi::xml_node parent, const char* kind, const char* cache, const std::string& place,
               const std::vector<std::string>& texts) {
    pugi::xml_node node = parent.append_child(kind);
    node.append_child("c:f").text() = place.c_str();
    points(node.append_child(cache), texts);
}

void series(pugi::xml_node plot, const ChartBlock& chart, std::size_t index) {
    const ChartSeries& data = chart.series[index];
    pugi::xml_node node = plot.append_child("c:ser");
    value(node, "c:idx", std::to_string(index));
    value(node, "c:order", std::to_string(index));
    const std::string column(1, static_cast<char>('B' + index % 25));
    const std::string last = std::to_string(chart.categories.size() + 1);
    reference(node.append_child("c:tx"), "c:strRef", "c:strCache", "Sheet1!$" + column + "$1", {data.name});
    if (chart.kind != ChartKind::pie)
        fill(node.append_child("c:spPr"), series_colour(data.light, index), chart.kind == ChartKind::line);
    if (chart.kind == ChartKind::pie) {
        for (std::size_t i = 0; i < chart.categories.size(); ++i) {
            pugi::xml_node point = node.append_child("c:dPt");
            value(point, "c:idx", std::to_string(i));
            fill(point.append_child("c:spPr"), series_colour(Light::none, i), false);
        }
    }
    pugi::xml_node labels = node.append_child("c:dLbls");
    value(labels, "c:showLegendKey", "0");
    value(labels, "c:showVal", "1");
    value(labels, "c:showCatName", chart.kind == ChartKind::pie ? "1" : "0");
    value(labels, "c:showSerName", "0");
    value(labels, "c:showPercent", "0");
    value(labels, "c:showBubbleSize", "0");
    reference(node.append_child("c:cat"), "c:strRef", "c:strCache", "Sheet1!$A$2:$A$" + last, chart.categories);
    std::vector<std::string> values;
    for (const double v : data.values) values.push_back(number(v));
    reference(node.append_child("c:val"), "c:numRef", "c:numCache", "Sheet1!$" + column + "$2:$" + column + "$" + last,
              values);
    // Where nothing is said Word draws curves, which show values that never were.
    if (chart.kind == ChartKind::line) value(node, "c:smooth", "0");
}

void axes(pugi::xml_node area, bool horizontal) {
    const auto axis = [&](const char* name, const char* id, const char* other, const char* place) {
        pugi::xml_node node = area.append_child(name);
        value(node, "c:axId", id);
        value(node.append_child("c:scaling"), "c:orientation",
              horizontal && std::string_view(name) == "c:catAx" ? "maxMin" : "minMax");
        value(node, "c:delete", "0");
        value(node, "c:axPos", place);
        value(node, "c:crossAx", other);
    };
    axis("c:catAx", "1", "2", horizontal ? "l" : "b");
    axis("c:valAx", "2", "1", horizontal ? "b" : "l");
}

}  // namespace

const char* series_colour(Light light, std::size_t index) {
    static constexpr const char* sequence[] = {"2F5597", "C55A11", "7F7F7F", "BF9000",
                                               "548235", "7030A0", "1F9AA6", "A61F4B"};
    switch (light) {
        case Light::red:
            return "C00000";
        case Light::yellow:
            return "E0A800";
        case Light::green:
            return "548235";
        case Light::blue:
            return "2F5597";
        case Light::grey:
            return "8C8C8C";
        case Light::none:
            break;
    }
    return sequence[index % std::size(sequence)];
}

void write_chart(pugi::xml_document& document, const ChartBlock& chart) {
    pugi::xml_node space = document.append_child("c:chartSpace");
    space.append_attribute("xmlns:c") = "http://schemas.openxmlformats.org/drawingml/2006/chart";
    space.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
    space.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    value(space, "c:roundedCorners", "0");
    pugi::xml_node root = space.append_child("c:chart");
    const std::string title = chart.title + (chart.unit.empty() ? "" : "（单位：" + chart.unit + "）");
    pugi::xml_node rich = root.append_child("c:title").append_child("c:tx").append_child("c:rich");
    rich.append_child("a:bodyPr");
    pugi::xml_node run = rich.append_child("a:p").append_child("a:r");
    run.append_child("a:rPr").append_attribute("sz") = 1200;
    run.append_child("a:t").text() = title.c_str();
    value(root.child("c:title"), "c:overlay", "0");
    value(root, "c:autoTitleDeleted", "0");

    pugi::xml_node area = root.append_child("c:plotArea");
    area.append_child("c:layout");
    const bool bars = chart.kind == ChartKind::bar || chart.kind == ChartKind::stacked_bar;
    pugi::xml_node plot = area.append_child(bars                            ? "c:barChart"
                                            : chart.kind == ChartKind::line ? "c:lineChart"
                                                                            : "c:pieChart");
    if (bars) value(plot, "c:barDir", chart.horizontal ? "bar" : "col");
    if (bars || chart.kind == ChartKind::line)
        value(plot, "c:grouping", chart.kind == ChartKind::stacked_bar ? "stacked" : bars ? "clustered" : "standard");
    value(plot, "c:varyColors", chart.kind == ChartKind::pie ? "1" : "0");
    for (std::size_t i = 0; i < chart.series.size(); ++i) series(plot, chart, i);
    if (bars) {
        value(plot, "c:gapWidth", "60");
        if (chart.kind == ChartKind::stacked_bar) value(plot, "c:overlap", "100");
    }
    if (chart.kind == ChartKind::line) value(plot, "c:marker", "1");
    if (chart.kind != ChartKind::pie) {
        value(plot, "c:axId", "1");
        value(plot, "c:axId", "2");
        axes(area, bars && chart.horizontal);
    }
    if (chart.series.size() > 1) {
        pugi::xml_node legend = root.append_child("c:legend");
        value(legend, "c:legendPos", "b");
        value(legend, "c:overlay", "0");
    }
    value(root, "c:plotVisOnly", "1");
}

}  // namespace jianbao::docx
