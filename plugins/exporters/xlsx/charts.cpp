// Charts, native ones, over cells of the workbook: those of a table of the report where one holds
// the same figures, else those of 图表数据.

#include <algorithm>
#include <cmath>

#include "plan.h"

namespace jianbao::xlsx {

namespace {

/// Where the figures of a chart stand.
struct ChartSource {
    std::size_t sheet = 0;
    std::uint32_t head_row = 0, first_row = 0, last_row = 0;
    std::uint16_t categories = 0;
    std::vector<std::uint16_t> series;
};

double value_of(const ReportCell& cell) {
    if (const auto* integer = std::get_if<std::int64_t>(&cell.value)) return static_cast<double>(*integer);
    if (const auto* number = std::get_if<double>(&cell.value)) return *number;
    return std::nan("");
}

template <class Matches>
std::optional<std::size_t> find_column(const TablePlan& plan, std::size_t count, Matches matches) {
    for (std::size_t column = 0; column < plan.table->columns.size(); ++column) {
        bool all = true;
        for (std::size_t i = 0; i < count && all; ++i) {
            const auto& cells = plan.table->rows[i].cells;
            all = column < cells.size() && matches(cells[column], i);
        }
        if (all) return column;
    }
    return std::nullopt;
}

std::optional<ChartSource> find_in_table(const TablePlan& plan, const ChartBlock& chart) {
    const std::size_t count = chart.categories.size();
    if (count == 0 || plan.rows != count || chart.series.empty()) return std::nullopt;
    const auto categories = find_column(plan, count, [&](const ReportCell& cell, std::size_t i) {
        return cell.value.index() == 0 && cell.text == chart.categories[i];
    });
    if (!categories) return std::nullopt;
    ChartSource source{plan.sheet, plan.head_row, plan.first_row(), plan.last_row(), plan.column(*categories), {}};
    for (const ChartSeries& series : chart.series) {
        const auto values = find_column(plan, count, [&](const ReportCell& cell, std::size_t i) {
            return i < series.values.size() && value_of(cell) == series.values[i];
        });
        if (!values) return std::nullopt;
        source.series.push_back(plan.column(*values));
    }
    return source;
}

std::optional<ChartSource> find_table(const Plan& plan, const ChartBlock& chart) {
    for (const TablePlan& table : plan.tables)
        if (auto source = find_in_table(table, chart)) return source;
    return std::nullopt;
}

/// Rows a chart takes on 图表数据: title, head, categories, one left free.
std::uint32_t rows_needed(const ChartBlock& chart) { return static_cast<std::uint32_t>(chart.categories.size()) + 3; }

std::uint8_t library_kind(const ChartBlock& chart) {
    switch (chart.kind) {
        case ChartKind::bar:
            return chart.horizontal ? LXW_CHART_BAR : LXW_CHART_COLUMN;
        case ChartKind::stacked_bar:
            return chart.horizontal ? LXW_CHART_BAR_STACKED : LXW_CHART_COLUMN_STACKED;
        case ChartKind::line:
            return LXW_CHART_LINE;
        case ChartKind::pie:
            return LXW_CHART_PIE;
    }
    return LXW_CHART_COLUMN;
}

/// Whether points of a series have colours of their own: slices, and bars of states.
bool colours_points(const ChartBlock& block) {
    return block.kind == ChartKind::pie ||
           (!block.categories.empty() && block.series[0].light != exporters::light_of_point(block, 0, 0));
}

void colour_points(const exporters::Palette& palette, lxw_chart_series* series, const ChartBlock& block) {
    const std::size_t slices = block.categories.size();
    std::vector<lxw_chart_fill> fills(slices);
    std::vector<lxw_chart_point> points(slices);
    std::vector<lxw_chart_point*> pointers;
    for (std::size_t i = 0; i < slices; ++i) {
        fills[i].color =
            chart_colour(palette, exporters::light_of_point(block, 0, i), exporters::place_in_sequence(block, 0, i));
        points[i].fill = &fills[i];
        pointers.push_back(&points[i]);
    }
    pointers.push_back(nullptr);
    chart_series_set_points(series, pointers.data());
}

bool counts_few(const ChartBlock& block) {
    double most = 0;
    for (std::size_t i = 0; i < block.categories.size(); ++i) {
        double sum = 0;
        for (const ChartSeries& series : block.series) {
            const double value = i < series.values.size() ? series.values[i] : 0;
            if (value != std::floor(value)) return false;
            sum = block.kind == ChartKind::stacked_bar ? sum + value : std::max(sum, value);
        }
        most = std::max(most, sum);
    }
    return most <= 8;
}

void set_axes(lxw_chart* chart, const ChartBlock& block, lxw_chart_font& font) {
    const bool lying = block.horizontal && block.kind != ChartKind::line;
    // The library calls the lower axis x, also where the bars lie.
    lxw_chart_axis* categories = lying ? chart->y_axis : chart->x_axis;
    lxw_chart_axis* values = lying ? chart->x_axis : chart->y_axis;
    chart_axis_set_num_font(categories, &font);
    chart_axis_set_num_font(values, &font);
    if (!block.unit.empty()) {
        chart_axis_set_name(values, cell_text(block.unit, 50).text.c_str());
        chart_axis_set_name_font(values, &font);
    }
    lxw_chart_line grid{.color = 0xDDDDDD, .width = 0.5F};
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_major_gridlines_set_visible(categories, LXW_FALSE);
    if (counts_few(block)) chart_axis_set_major_unit(values, 1);  // no half tasks
    if (lying) {
        chart_axis_set_reverse(categories);  // the first category on top, as the report has it
        chart_axis_set_crossing_max(categories);
    }
    if (block.kind != ChartKind::line) chart_set_series_gap(chart, 60);
    if (block.kind == ChartKind::stacked_bar) chart_set_series_overlap(chart, 100);
}

lxw_chart* make_chart(Book& book, const ChartBlock& block, const ChartSource& source) {
    lxw_chart* chart = workbook_add_chart(book.handle(), library_kind(block));
    if (chart == nullptr) throw ExportError("cannot add a chart to the workbook: out of memory");
    const exporters::Palette& palette = book.preferences().palette;
    std::string font_name = book.preferences().font;
    lxw_chart_font small{}, large{};
    small.name = large.name = font_name.data();
    small.size = 9;
    large.size = 12;
    large.bold = LXW_TRUE;
    const std::string& sheet = book.sheet_name(source.sheet);
    for (std::size_t i = 0; i < block.series.size(); ++i) {
        const ChartSeries& data = block.series[i];
        const std::size_t place = exporters::place_in_sequence(block, i, 0);
        lxw_chart_series* series = chart_add_series(
            chart, ("=" + range_reference(sheet, source.first_row, source.last_row, source.categories)).c_str(),
            ("=" + range_reference(sheet, source.first_row, source.last_row, source.series[i])).c_str());
        if (series == nullptr) throw ExportError("cannot add a series to the chart " + block.title);
        const std::string name = cell_text(data.name, 200).text;
        if (!name.empty()) chart_series_set_name(series, name.c_str());
        lxw_chart_fill fill{.color = chart_colour(palette, data.light, place)};
        lxw_chart_line line{.color = chart_colour(palette, data.light, place), .width = 2.25F};
        if (block.kind == ChartKind::line) {
            chart_series_set_line(series, &line);
            chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
            chart_series_set_marker_size(series, 6);
            chart_series_set_marker_fill(series, &fill);
        } else if (block.kind == ChartKind::pie) {
            colour_points(palette, series, block);
            chart_series_set_labels_options(series, LXW_FALSE, LXW_TRUE, LXW_TRUE);
        } else {
            chart_series_set_fill(series, &fill);
            if (colours_points(block)) colour_points(palette, series, block);
        }
        if (block.kind != ChartKind::pie) chart_series_set_labels(series);
        lxw_chart_font label = small;
        // Black on a dark bar can't be read.
        if (block.kind == ChartKind::stacked_bar) {
            const exporters::Colour ground =
                data.light == Light::none ? palette.of_series(place) : palette.of(data.light);
            if (exporters::contrast(exporters::white, ground) >= 3) label.color = LXW_COLOR_WHITE;
        }
        chart_series_set_labels_font(series, &label);
        if (block.kind == ChartKind::stacked_bar) chart_series_set_labels_num_format(series, "General;-General;;");
    }
    const std::string title = cell_text(block.title, 200).text;
    if (title.empty()) {
        chart_title_off(chart);
    } else {
        chart_title_set_name(chart, title.c_str());
        chart_title_set_name_font(chart, &large);
    }
    if (block.series.size() > 1) {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
        chart_legend_set_font(chart, &small);
    } else {
        chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
    }
    if (block.kind != ChartKind::pie) set_axes(chart, block, small);
    return chart;
}

}  // namespace

bool has_own_table(const Plan& plan, const ChartBlock& chart) { return find_table(plan, chart).has_value(); }

void insert_charts(Book& book, const Plan& plan, std::uint32_t row) {
    // The overview is twelve columns of 62 pixels wide: two charts side by side.
    constexpr std::uint16_t middle = 6;
    constexpr double half_width = 62 * middle - 8, row_height = 20;
    constexpr double library_width = 480, library_height = 288;
    std::uint32_t data_row = 0, row_after = row;
    bool right = false;
    for (const Block& block : plan.report->blocks) {
        const auto* chart = std::get_if<ChartBlock>(&block);
        if (chart == nullptr) continue;
        std::optional<ChartSource> source = find_table(plan, *chart);
        if (!source) {
            const auto count = static_cast<std::uint32_t>(chart->categories.size());
            source =
                ChartSource{*plan.chart_data, data_row + 1, data_row + 2, data_row + 1 + std::max(count, 1u), 0, {}};
            for (std::size_t i = 0; i < chart->series.size(); ++i)
                source->series.push_back(static_cast<std::uint16_t>(i + 1));
            data_row += rows_needed(*chart);
        }
        if (chart->categories.empty() || chart->series.empty()) continue;
        const auto bars = static_cast<double>(chart->categories.size());
        const double height = chart->horizontal ? std::clamp(90 + bars * 24, 260.0, 900.0) : 280;
        lxw_chart_options options{};
        options.x_offset = 2;
        options.x_scale = half_width / library_width;
        options.y_scale = height / library_height;
        book.check(worksheet_insert_chart_opt(book.sheet(plan.overview), row, right ? middle : 0,
                                              make_chart(book, *chart, *source), &options),
                   "a chart");
        row_after = std::max(row_after, row + static_cast<std::uint32_t>(std::ceil(height / row_height)) + 1);
        if (right) row = row_after;
        right = !right;
    }
}

void write_chart_data(Book& book, const Plan& plan) {
    if (!plan.chart_data) return;
    const std::size_t sheet = *plan.chart_data;
    set_up_page(book, sheet, false);
    book.check(worksheet_set_column(book.sheet(sheet), 0, 0, 28, nullptr), "a column width");
    book.check(worksheet_set_column(book.sheet(sheet), 1, 20, 14, nullptr), "a column width");
    lxw_format* head = book.format({.bold = true, .border = true, .head = true, .align = Align::centre});
    lxw_format* text = book.format({.border = true});
    lxw_format* number = book.format({.border = true, .align = Align::right, .number_format = "General"});
    std::uint32_t row = 0;
    for (const Block& block : plan.report->blocks) {
        const auto* chart = std::get_if<ChartBlock>(&block);
        if (chart == nullptr || has_own_table(plan, *chart)) continue;
        book.write_text({sheet, row, 0}, chart->title, book.format({.bold = true, .wrap = false}));
        book.write_text({sheet, row + 1, 0}, "类别", head);
        for (std::size_t s = 0; s < chart->series.size(); ++s) {
            const ChartSeries& series = chart->series[s];
            const std::string name = series.name.empty() ? "数值" : series.name;
            book.write_text({sheet, row + 1, static_cast<std::uint16_t>(s + 1)},
                            chart->unit.empty() ? name : name + "（" + chart->unit + "）", head);
        }
        for (std::size_t i = 0; i < chart->categories.size(); ++i) {
            const std::uint32_t at = row + 2 + static_cast<std::uint32_t>(i);
            book.write_text({sheet, at, 0}, chart->categories[i], text);
            for (std::size_t s = 0; s < chart->series.size(); ++s)
                if (i < chart->series[s].values.size() && std::isfinite(chart->series[s].values[i]))
                    book.write_number({sheet, at, static_cast<std::uint16_t>(s + 1)}, chart->series[s].values[i],
                                      number);
        }
        row += rows_needed(*chart);
    }
}

}  // namespace jianbao::xlsx
