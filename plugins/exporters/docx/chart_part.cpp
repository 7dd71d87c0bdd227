#include "chart_part.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>

#include "chart_figures.h"
#include "wording.h"

namespace jianbao::docx {

namespace {

using exporters::Colour;

pugi::xml_node chart_value(pugi::xml_node parent, const char* name, const std::string& text) {
    pugi::xml_node node = parent.append_child(name);
    node.append_attribute("val") = text.c_str();
    return node;
}

void fill(pugi::xml_node parent, Colour colour) {
    parent.append_child("a:solidFill").append_child("a:srgbClr").append_attribute("val") =
        exporters::hex(colour).c_str();
}

void line(pugi::xml_node shape, Colour colour, int width) {
    pugi::xml_node node = shape.append_child("a:ln");
    node.append_attribute("w") = width;
    fill(node, colour);
}

std::string number(double value) {
    if (!std::isfinite(value)) return {};
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%.12g", value);
    return buffer;
}

void points(pugi::xml_node cache, const std::vector<std::string>& texts) {
    chart_value(cache, "c:ptCount", std::to_string(texts.size()));
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (texts[i].empty()) continue;  // no value
        pugi::xml_node point = cache.append_child("c:pt");
        point.append_attribute("idx") = static_cast<unsigned>(i);
        point.append_child("c:v").text() = texts[i].c_str();
    }
}

/// A reference with its cache, which Word and LibreOffice draw from; the cells are in the workbook behind the chart.
void reference(pugi::xml_node parent, const char* kind, const char* cache, const std::string& place,
               const std::vector<std::string>& texts) {
    pugi::xml_node node = parent.append_child(kind);
    node.append_child("c:f").text() = place.c_str();
    points(node.append_child(cache), texts);
}

/// Font and size of texts in the chart: those of the tables.
void text_properties(pugi::xml_node parent, const Look& look, double size, Colour colour, bool bold = false) {
    pugi::xml_node properties = parent.append_child("a:defRPr");
    properties.append_attribute("sz") = static_cast<int>(std::lround(size * 100));
    properties.append_attribute("b") = bold ? "1" : "0";
    fill(properties, colour);
    properties.append_child("a:latin").append_attribute("typeface") = "Times New Roman";
    properties.append_child("a:ea").append_attribute("typeface") = (bold ? look.heading_font : look.body_font).c_str();
}

void text_style(pugi::xml_node parent, const Look& look, double size, Colour colour) {
    pugi::xml_node text = parent.append_child("c:txPr");
    text.append_child("a:bodyPr");
    pugi::xml_node paragraph = text.append_child("a:p");
    text_properties(paragraph.append_child("a:pPr"), look, size, colour);
    paragraph.append_child("a:endParaRPr").append_attribute("lang") = "zh-CN";
}

constexpr Colour ink{0, 0, 0}, soft{89, 89, 89}, rule{217, 217, 217};

class ChartWriter {
public:
    ChartWriter(const ChartBlock& chart, const Look& look) : chart_(chart), look_(look) {}

    void write(pugi::xml_document& document) {
        pugi::xml_node space = document.append_child("c:chartSpace");
        space.append_attribute("xmlns:c") = "http://schemas.openxmlformats.org/drawingml/2006/chart";
        space.append_attribute("xmlns:a") = "http://schemas.openxmlformats.org/drawingml/2006/main";
        space.append_attribute("xmlns:r") = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        chart_value(space, "c:roundedCorners", "0");
        pugi::xml_node root = space.append_child("c:chart");
        title(root);
        pugi::xml_node area = root.append_child("c:plotArea");
        area.append_child("c:layout");
        pugi::xml_node plot = area.append_child(bars()                           ? "c:barChart"
                                                : chart_.kind == ChartKind::line ? "c:lineChart"
                                                                                 : "c:pieChart");
        if (bars()) chart_value(plot, "c:barDir", chart_.horizontal ? "bar" : "col");
        if (chart_.kind != ChartKind::pie)
            chart_value(plot, "c:grouping", stacked() ? "stacked" : bars() ? "clustered" : "standard");
        chart_value(plot, "c:varyColors", chart_.kind == ChartKind::pie ? "1" : "0");
        for (std::size_t i = 0; i < chart_.series.size(); ++i) series(plot, i);
        if (bars()) {
            chart_value(plot, "c:gapWidth", "60");
            if (stacked()) chart_value(plot, "c:overlap", "100");
        }
        if (chart_.kind == ChartKind::line) chart_value(plot, "c:marker", "1");
        if (chart_.kind != ChartKind::pie) {
            chart_value(plot, "c:axId", "1");
            chart_value(plot, "c:axId", "2");
            axes(area);
        }
        if (chart_.series.size() > 1) {
            pugi::xml_node legend = root.append_child("c:legend");
            chart_value(legend, "c:legendPos", "b");
            chart_value(legend, "c:overlay", "0");
            text_style(legend, look_, look_.table_size, ink);
        }
        chart_value(root, "c:plotVisOnly", "1");
        space.append_child("c:spPr").append_child("a:ln").append_child("a:noFill");
        pugi::xml_node figures = space.append_child("c:externalData");
        figures.append_attribute("r:id") = chart_figures;
        chart_value(figures, "c:autoUpdate", "0");
    }

private:
    bool bars() const { return chart_.kind == ChartKind::bar || stacked(); }
    bool stacked() const { return chart_.kind == ChartKind::stacked_bar; }
    bool lying() const { return bars() && chart_.horizontal; }

    Colour colour_of(std::size_t series, std::size_t category) const {
        const Light light = exporters::light_of_point(chart_, series, category);
        return light == Light::none ? look_.palette.of_series(exporters::place_in_sequence(chart_, series, category))
                                    : look_.palette.of(light);
    }
    Colour colour_of(std::size_t series) const {
        const Light light = chart_.series[series].light;
        return light == Light::none ? look_.palette.of_series(exporters::place_in_sequence(chart_, series, 0))
                                    : look_.palette.of(light);
    }

    void title(pugi::xml_node root) {
        const std::string words = exporters::titled(chart_.title, chart_.unit);
        if (!words.empty()) {
            pugi::xml_node title = root.append_child("c:title");
            pugi::xml_node rich = title.append_child("c:tx").append_child("c:rich");
            rich.append_child("a:bodyPr");
            pugi::xml_node paragraph = rich.append_child("a:p");
            text_properties(paragraph.append_child("a:pPr"), look_, look_.table_size + 1.5, ink);
            pugi::xml_node run = paragraph.append_child("a:r");
            pugi::xml_node properties = run.append_child("a:rPr");
            properties.append_attribute("lang") = "zh-CN";
            properties.append_attribute("sz") = static_cast<int>(std::lround((look_.table_size + 1.5) * 100));
            properties.append_attribute("b") = "0";
            properties.append_child("a:latin").append_attribute("typeface") = "Times New Roman";
            properties.append_child("a:ea").append_attribute("typeface") = look_.heading_font.c_str();
            run.append_child("a:t").text() = words.c_str();
            chart_value(title, "c:overlay", "0");
        }
        chart_value(root, "c:autoTitleDeleted", words.empty() ? "1" : "0");
    }

    void series(pugi::xml_node plot, std::size_t index) {
        const ChartSeries& data = chart_.series[index];
        pugi::xml_node node = plot.append_child("c:ser");
        chart_value(node, "c:idx", std::to_string(index));
        chart_value(node, "c:order", std::to_string(index));
        const std::string column = column_name(index + 1);
        const std::string last = std::to_string(chart_.categories.size() + 1);
        reference(node.append_child("c:tx"), "c:strRef", "c:strCache", "Sheet1!$" + column + "$1", {data.name});
        const Colour colour = colour_of(index);
        if (bars()) fill(node.append_child("c:spPr"), colour);
        if (chart_.kind == ChartKind::line) {
            line(node.append_child("c:spPr"), colour, 28575);
            pugi::xml_node marker = node.append_child("c:marker");
            chart_value(marker, "c:symbol", "circle");
            chart_value(marker, "c:size", "6");
            pugi::xml_node shape = marker.append_child("c:spPr");
            fill(shape, colour);
            line(shape, colour, 9525);
        }
        if (bars()) chart_value(node, "c:invertIfNegative", "0");
        for (std::size_t i = 0; i < chart_.categories.size() && chart_.kind != ChartKind::line; ++i) {
            if (bars() && colour_of(index, i) == colour) continue;
            pugi::xml_node point = node.append_child("c:dPt");
            chart_value(point, "c:idx", std::to_string(i));
            if (bars()) chart_value(point, "c:invertIfNegative", "0");
            fill(point.append_child("c:spPr"), colour_of(index, i));
        }
        labels(node, colour);
        reference(node.append_child("c:cat"), "c:strRef", "c:strCache", "Sheet1!$A$2:$A$" + last, chart_.categories);
        std::vector<std::string> values;
        for (const double v : data.values) values.push_back(number(v));
        reference(node.append_child("c:val"), "c:numRef", "c:numCache",
                  "Sheet1!$" + column + "$2:$" + column + "$" + last, values);
        // Where nothing is said Word draws curves, which show values that never were.
        if (chart_.kind == ChartKind::line) chart_value(node, "c:smooth", "0");
    }

    void labels(pugi::xml_node series, Colour ground) {
        pugi::xml_node labels = series.append_child("c:dLbls");
        if (stacked()) {  // nothing is written into parts that are not there
            pugi::xml_node format = labels.append_child("c:numFmt");
            format.append_attribute("formatCode") = "General;-General;;";
            format.append_attribute("sourceLinked") = "0";
        }
        text_style(labels, look_, look_.table_size - 1.5,
                   stacked() && exporters::contrast(exporters::white, ground) >= 3 ? exporters::white : ink);
        if (chart_.kind == ChartKind::line) chart_value(labels, "c:dLblPos", "t");
        if (chart_.kind == ChartKind::bar) chart_value(labels, "c:dLblPos", "outEnd");
        if (chart_.kind == ChartKind::pie) chart_value(labels, "c:dLblPos", "outEnd");
        const bool pie = chart_.kind == ChartKind::pie;
        chart_value(labels, "c:showLegendKey", "0");
        chart_value(labels, "c:showVal", "1");
        chart_value(labels, "c:showCatName", pie ? "1" : "0");
        chart_value(labels, "c:showSerName", "0");
        chart_value(labels, "c:showPercent", pie ? "1" : "0");
        chart_value(labels, "c:showBubbleSize", "0");
        if (pie) labels.append_child("c:separator").text() = " ";
    }

    /// Counts up to a handful have no half steps between.
    bool counts_few() const {
        double most = 0;
        for (std::size_t i = 0; i < chart_.categories.size(); ++i) {
            double sum = 0;
            for (const ChartSeries& one : chart_.series) {
                const double v = i < one.values.size() ? one.values[i] : 0;
                if (v != std::floor(v)) return false;
                sum = stacked() ? sum + v : std::max(sum, v);
            }
            most = std::max(most, sum);
        }
        return most <= 8;
    }

    void axes(pugi::xml_node area) {
        const auto axis = [&](const char* name, const char* id, const char* place, bool turned) {
            pugi::xml_node node = area.append_child(name);
            chart_value(node, "c:axId", id);
            chart_value(node.append_child("c:scaling"), "c:orientation", turned ? "maxMin" : "minMax");
            chart_value(node, "c:delete", "0");
            chart_value(node, "c:axPos", place);
            return node;
        };
        pugi::xml_node names = axis("c:catAx", "1", lying() ? "l" : "b", lying());
        tick(names);
        line(names.append_child("c:spPr"), soft, 9525);
        text_style(names, look_, look_.table_size - 1, ink);
        chart_value(names, "c:crossAx", "2");
        pugi::xml_node values = axis("c:valAx", "2", lying() ? "b" : "l", false);
        line(values.append_child("c:majorGridlines").append_child("c:spPr"), rule, 6350);
        tick(values);
        values.append_child("c:spPr").append_child("a:ln").append_child("a:noFill");
        text_style(values, look_, look_.table_size - 1.5, soft);
        chart_value(values, "c:crossAx", "1");
        // With the categories from top to bottom the far end is the lower one.
        chart_value(values, "c:crosses", lying() ? "max" : "autoZero");
        chart_value(values, "c:crossBetween", "between");
        if (counts_few()) chart_value(values, "c:majorUnit", "1");
    }

    static void tick(pugi::xml_node axis) {
        chart_value(axis, "c:majorTickMark", "none");
        chart_value(axis, "c:minorTickMark", "none");
        chart_value(axis, "c:tickLblPos", "nextTo");
    }

    const ChartBlock& chart_;
    const Look& look_;
};

}  // namespace

void write_chart(pugi::xml_document& document, const ChartBlock& chart, const Look& look) {
    ChartWriter(chart, look).write(document);
}

}  // namespace jianbao::docx
