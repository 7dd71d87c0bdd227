// 总览: title, key figures as cards, a list of the sheets, charts.

#include <algorithm>
#include <cmath>
#include <span>

#include "number_formats.h"
#include "plan.h"

namespace jianbao::xlsx {

namespace {

/// A row of one, two, three or four cards fills the columns evenly.
constexpr std::uint16_t columns = 12;
constexpr std::size_t most_cards = 4;
constexpr double column_width = 8.14;  // 62 pixels, as charts.cpp has it
constexpr std::uint16_t about_column = 3;

/// A table column that holds a word exactly as often as a key figure says. The figure can then be
/// a formula that follows what people enter, and shows the report's own number until they do.
std::optional<std::string> counting_formula(const Book& book, const Plan& plan, const KeyFigure& figure) {
    if (!figure.number || *figure.number < 0 || *figure.number != std::floor(*figure.number)) return std::nullopt;
    std::vector<std::string> words = {figure.label};
    for (const std::string_view ending : {"事项", "任务", "数"})
        if (figure.label.size() > ending.size() && figure.label.ends_with(ending))
            words.push_back(figure.label.substr(0, figure.label.size() - ending.size()));
    std::optional<std::string> formula;
    std::size_t most_rows = 0;
    for (const TablePlan& table : plan.tables) {
        for (std::size_t column = 0; column < table.table->columns.size(); ++column) {
            // Only a column with a drop-down is a state that people change.
            const std::vector<std::string>& choices = table.table->columns[column].choices;
            for (const std::string& word : words) {
                if (std::find(choices.begin(), choices.end(), word) == choices.end()) continue;
                if (word.find_first_of("*?~<>=\"") != word.npos) continue;  // COUNTIF would read these as patterns
                const std::size_t count = table.statistics.columns[column].choices.at(word);
                if (static_cast<double>(count) != *figure.number || table.rows < most_rows) continue;
                if (formula && table.rows == most_rows) continue;
                most_rows = table.rows;
                formula = "=COUNTIF(" + column_range(book, table, column, book.preferences().spare_rows) + ",\"" +
                          word + "\")";
            }
        }
    }
    return formula;
}

class OverviewWriter {
public:
    OverviewWriter(Book& book, const Plan& plan) : book_(book), plan_(plan), sheet_(book.sheet(plan.overview)) {}

    void write() {
        set_up_page(book_, plan_.overview, false);
        worksheet_gridlines(sheet_, LXW_HIDE_ALL_GRIDLINES);
        book_.check(worksheet_set_column(sheet_, 0, columns - 1, column_width, nullptr), "a column width");
        write_title();
        for (const Block& block : plan_.report->blocks)
            if (const auto* figures = std::get_if<KeyFiguresBlock>(&block)) write_figures(*figures);
        write_sheets();
        insert_charts(book_, plan_, row_ + 1);
        // No chart is cut between pages; more of them would be too small on one.
        constexpr auto charts_on_a_page = 8;
        if (std::count_if(plan_.report->blocks.begin(), plan_.report->blocks.end(), [](const Block& block) {
                return std::holds_alternative<ChartBlock>(block);
            }) <= charts_on_a_page)
            worksheet_fit_to_pages(sheet_, 1, 1);
        worksheet_activate(sheet_);
    }

private:
    void write_title() {
        const Report& report = *plan_.report;
        std::string title = report.title, line = report.subtitle;
        if (report.masthead) {
            if (title.empty()) title = report.masthead->name;
            if (title != report.masthead->name)
                joined(
                    report.masthead->name,
                    {.size = 24, .bold = true, .wrap = false, .red_head = report.masthead->red, .align = Align::centre},
                    52);
            for (const std::string& part : {report.masthead->issue, report.masthead->office})
                if (!part.empty() && line.find(part) == line.npos) line += (line.empty() ? "" : "　") + part;
        } else if (!report.author.empty()) {
            line += (line.empty() ? "" : "　") + report.author;
        }
        line += (line.empty() ? "" : "　") + ("统计日期 " + to_iso(report.as_of));
        joined(title, {.size = 20, .bold = true, .wrap = false, .align = Align::centre}, 44);
        joined(line, {.muted = true, .wrap = false, .align = Align::centre}, 26);
        if (!report.notices.empty()) {
            book_.write_link({plan_.overview, row_, 0},
                             "本报告有 " + std::to_string(report.notices.size()) + " 条提示，见“说明”",
                             {plan_.notes, 0, 0}, book_.format({.link = true, .wrap = false}));
            ++row_;
        }
        ++row_;
    }

    void write_figures(const KeyFiguresBlock& block) {
        if (block.figures.empty()) return;
        if (!block.title.empty()) heading(block.title);
        // Rows as even as can be: six cards in two rows of three, five in three and two.
        const std::size_t count = block.figures.size(), rows = (count + most_cards - 1) / most_cards;
        for (std::size_t row = 0, first = 0; row < rows; ++row) {
            const std::size_t last = first + (count - first + rows - row - 1) / (rows - row);
            card_columns_ = static_cast<std::uint16_t>(columns / (last - first));
            for (std::size_t i = first; i < last; ++i) label(block.figures[i], i - first);
            next_row(24);
            for (std::size_t i = first; i < last; ++i) value(block.figures[i], i - first);
            next_row(44);
            write_changes(std::span(block.figures).subspan(first, last - first));
            ++row_;
            first = last;
        }
    }

    /// The line under the cards; left out where there is nothing to compare with.
    void write_changes(std::span<const KeyFigure> figures) {
        if (std::all_of(figures.begin(), figures.end(), [](const KeyFigure& figure) { return figure.change.empty(); }))
            return;
        lxw_format* format = book_.format({.size = 9, .muted = true, .border = true, .align = Align::centre});
        for (std::size_t i = 0; i < figures.size(); ++i) book_.merge(card(i), card_end(i), figures[i].change, format);
        next_row(22);
    }

    Place card(std::size_t index) const {
        return {plan_.overview, row_, static_cast<std::uint16_t>(index * card_columns_)};
    }
    std::uint16_t card_end(std::size_t index) const {
        return static_cast<std::uint16_t>(index * card_columns_ + card_columns_ - 1);
    }

    void label(const KeyFigure& figure, std::size_t index) {
        book_.merge(card(index), card_end(index), figure.label,
                    book_.format({.border = true, .align = Align::centre, .light = figure.light}));
    }

    void value(const KeyFigure& figure, std::size_t index) {
        CellStyle style{.size = 20, .bold = true, .border = true, .align = Align::centre, .light = figure.light};
        const std::string shown = figure.value + figure.unit;
        const auto pattern = figure.number ? number_format(*figure.number, shown) : std::nullopt;
        if (!pattern) {
            book_.merge(card(index), card_end(index), shown, book_.format(style));
            return;
        }
        style.number_format = *pattern;
        lxw_format* format = book_.format(style);
        book_.merge(card(index), card_end(index), "", format);
        const Place place = card(index);
        if (const auto formula = counting_formula(book_, plan_, figure))
            book_.check(
                worksheet_write_formula_num(sheet_, place.row, place.column, formula->c_str(), format, *figure.number),
                "a formula");
        else
            book_.write_number(place, *figure.number, format);
    }

    void write_sheets() {
        heading("各表");
        if (plan_.narrative) sheet_line(*plan_.narrative, "报告全文", nullptr);
        for (const TablePlan& table : plan_.tables) sheet_line(table.sheet, table.table->title, &table);
        for (const HeatPlan& heat : plan_.heats) sheet_line(heat.sheet, heat.block->title, nullptr);
        for (const CalendarPlan& calendar : plan_.calendars) sheet_line(calendar.sheet, calendar.block->title, nullptr);
        if (plan_.slips) sheet_line(*plan_.slips, "逐张打印", nullptr);
        sheet_line(plan_.notes, "统计口径、填写办法与提示", nullptr);
    }

    void sheet_line(std::size_t sheet, std::string_view about, const TablePlan* table) {
        book_.write_link({plan_.overview, row_, 0}, book_.sheet_name(sheet), {sheet, 0, 0},
                         book_.format({.link = true, .wrap = false}));
        if (about != book_.sheet_name(sheet))
            book_.write_text({plan_.overview, row_, about_column}, about, book_.format({.wrap = false}));
        if (table) {
            lxw_format* format = book_.format({.align = Align::right, .number_format = "0\" 行\""});
            const Place place{plan_.overview, row_, columns - 1};
            const auto rows = static_cast<double>(table->rows);
            if (const auto counted = full_column(*table); counted && table->rows > 0) {
                const std::string formula =
                    "=COUNTA(" + column_range(book_, *table, *counted, book_.preferences().spare_rows) + ")";
                book_.check(worksheet_write_formula_num(sheet_, place.row, place.column, formula.c_str(), format, rows),
                            "a formula");
            } else {
                book_.write_number(place, rows, format);
            }
        }
        next_row(22);
    }

    void heading(std::string_view text) {
        book_.write_text({plan_.overview, row_, 0}, text, book_.format({.size = 13, .bold = true, .wrap = false}));
        next_row(28);
    }

    void joined(std::string_view text, const CellStyle& style, std::uint32_t pixels) {
        book_.merge({plan_.overview, row_, 0}, columns - 1, text, book_.format(style));
        next_row(pixels);
    }

    void next_row(std::uint32_t pixels) {
        book_.check(worksheet_set_row_pixels(sheet_, row_, pixels, nullptr), "a row height");
        ++row_;
    }

    Book& book_;
    const Plan& plan_;
    lxw_worksheet* sheet_;
    std::uint32_t row_ = 0;
    std::uint16_t card_columns_ = columns / most_cards;
};

}  // namespace

void write_overview(Book& book, const Plan& plan) { OverviewWriter(book, plan).write(); }

}  // namespace jianbao::xlsx
