#include "report/build.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "ledger/typed_value.h"
#include "report/personal_data.h"
#include "report/values.h"

namespace jianbao::report {

namespace {

Light light_named(const ledger::ResultValue& value) {
    const auto* name = std::get_if<std::string>(&value);
    if (!name) return Light::none;
    constexpr std::string_view names[] = {"none", "red", "yellow", "green", "blue", "grey"};
    const auto found = std::find(std::begin(names), std::end(names), *name);
    return found == std::end(names) ? Light::none : static_cast<Light>(found - std::begin(names));
}

double number_of(const ledger::ResultValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<double>(*whole);
    const auto* number = std::get_if<double>(&value);
    return number ? *number : 0;
}

CellType cell_type(ledger::ResultType type) {
    switch (type) {
        case ledger::ResultType::integer:
            return CellType::integer;
        case ledger::ResultType::number:
            return CellType::number;
        case ledger::ResultType::date:
            return CellType::date;
        default:
            return CellType::text;
    }
}

/// Dates stand in tables as 2021-04-26: they line up.
Format cell_format(CellType type) {
    switch (type) {
        case CellType::integer:
            return Format::integer;
        case CellType::number:
            return Format::standard;
        case CellType::percent:
            return Format::percent;
        default:
            return Format::iso;
    }
}

Align cell_align(CellType type) {
    switch (type) {
        case CellType::text:
            return Align::left;
        case CellType::date:
            return Align::centre;
        default:
            return Align::right;
    }
}

bool stands_in(const std::vector<std::string>& exporters, std::string_view exporter) {
    return exporters.empty() || exporter.empty() ||
           std::find(exporters.begin(), exporters.end(), exporter) != exporters.end();
}

/// What an exporter sees of the layout: exporters with the same need one report.
std::vector<bool> visible_to(const Layout& layout, std::string_view exporter) {
    std::vector<bool> visible;
    for (const Section& section : layout.sections) {
        visible.push_back(stands_in(section.exporters, exporter));
        if (const auto* table = std::get_if<TableSection>(&section.body))
            for (const ColumnItem& column : table->columns) visible.push_back(stands_in(column.exporters, exporter));
    }
    return visible;
}

class Builder {
public:
    Builder(const Layout& layout, const Values& values, const ReportParameters& parameters, std::string_view exporter)
        : layout_(layout), values_(values), exporter_(exporter), masks_(!parameters.show_personal_data) {
        report_.layout = layout.name;
        report_.as_of = parameters.as_of;
        report_.notices = parameters.notices;
    }

    Report build() {
        report_.title = fill(layout_.title);
        report_.subtitle = fill(layout_.subtitle);
        report_.author = fill(layout_.author);
        if (layout_.masthead)
            report_.masthead =
                Masthead{fill(layout_.masthead->name), fill(layout_.masthead->issue), fill(layout_.masthead->office),
                         fill(layout_.masthead->date), layout_.masthead->red};
        if (layout_.imprint)
            report_.imprint = Imprint{fill(layout_.imprint->copies_to), fill(layout_.imprint->printed_by),
                                      fill(layout_.imprint->printed_on)};
        for (const Section& section : layout_.sections) {
            if (!section.available || !stands_in(section.exporters, exporter_)) continue;
            const bool stands = !section.when || values_.holds(*section.when);
            const bool added = stands && std::visit([&](const auto& body) { return add(body); }, section.body);
            if (!added && section.otherwise) paragraph(*section.otherwise, ParagraphStyle::body, lookup(), "");
        }
        settle_anchors();
        if (masks_) mask_personal_data(report_);
        return std::move(report_);
    }

private:
    Template::Lookup lookup() const {
        return [this](std::string_view name) { return values_[name]; };
    }
    /// Columns of the row stand before the values of the same name.
    Template::Lookup lookup(const ledger::Result& result, std::size_t row) const {
        return [this, &result, row](std::string_view name) {
            const std::optional<std::size_t> column = result.find(name);
            return column ? result.rows[row][*column] : values_[name];
        };
    }
    std::string fill(const Template& text) const { return text.fill(lookup()); }

    void paragraph(const RichTemplate& text, ParagraphStyle style, const Template::Lookup& lookup, std::string anchor) {
        report_.blocks.emplace_back(ParagraphBlock{text.fill(lookup), style, std::move(anchor)});
    }

    // Each add() is true where it put something into the report.

    bool add(const HeadingSection& section) {
        std::string text = fill(section.text);
        if (section.numbered) {
            const auto level = static_cast<std::size_t>(section.level);
            ++counters_[level];
            std::fill(counters_ + level + 1, std::end(counters_), 0);
            text = heading_number(section.level, counters_[level]) + text;
        }
        report_.blocks.emplace_back(HeadingBlock{section.level, std::move(text), fill(section.anchor)});
        return true;
    }

    bool add(const TextSection& section) {
        if (!section.rows) {
            for (const RichTemplate& text : section.paragraphs)
                paragraph(text, section.style, lookup(),
                          &text == &section.paragraphs.front() ? fill(section.anchor) : "");
            return true;
        }
        const ledger::Result rows = run(*section.rows);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = lookup(rows, i);
            for (const RichTemplate& text : section.paragraphs)
                paragraph(text, section.style, row,
                          &text == &section.paragraphs.front() ? section.anchor.fill(row) : "");
        }
        return !rows.rows.empty();
    }

    bool add(const FiguresSection& section) {
        KeyFiguresBlock block{fill(section.title), {}};
        for (const FigureItem& item : section.figures) {
            const ledger::ResultValue value = values_[item.value];
            KeyFigure figure{fill(item.label), format_value(value, item.format), std::nullopt, fill(item.unit), "",
                             item.light};
            if (std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value))
                figure.number = number_of(value);
            if (figure.value.empty()) figure.value = "—";
            if (item.compare && figure.number)
                if (const std::optional<double> before = values_.week_before(item.value))
                    figure.change = change(*figure.number - *before, item.format);
            block.figures.push_back(std::move(figure));
        }
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    static std::string change(double difference, Format format) {
        const bool points = format == Format::percent || format == Format::percent1;
        if (points) difference *= 100;
        const Format written = points ? (format == Format::percent ? Format::integer : Format::decimal1) : format;
        const std::string size = format_value(std::fabs(difference), written);
        if (size.find_first_not_of("0.") == std::string::npos) return "与上周持平";
        return (difference > 0 ? "较上周+" : "较上周-") + size + (points ? "个百分点" : "");
    }

    bool add(const TableSection& section) {
        const ledger::Result rows = run(section.rows, columns_shown(section));
        TableBlock block;
        block.name = fill(section.name);
        block.title = fill(section.title);
        block.note = fill(section.note);
        block.empty_text = fill(section.empty);
        block.numbered = section.numbered;
        block.compact = section.compact;
        block.list = section.list;
        block.landscape = section.landscape;
        if (section.numbered)
            block.columns.push_back(
                {.name = "row", .title = "序号", .type = CellType::integer, .align = Align::centre});
        std::vector<ColumnItem> items = section.columns.empty() ? all_columns(rows) : section.columns;
        std::erase_if(items, [this](const ColumnItem& item) { return !stands_in(item.exporters, exporter_); });
        std::vector<CellType> types;
        std::vector<std::optional<ledger::Field>> fields;
        for (const ColumnItem& item : items) {
            if (!section.key.empty()) fields.push_back(field_of(item));
            const std::optional<std::size_t> at = rows.find(item.name);
            types.push_back(item.type ? *item.type : at ? cell_type(rows.columns[*at].type) : CellType::text);
            std::string title = item.title.empty() ? values_.reading().title_of(item.name) : item.title;
            block.columns.push_back({.name = item.name,
                                     .title = title.empty() ? item.name : title,
                                     .type = types.back(),
                                     .align = item.align.value_or(cell_align(types.back())),
                                     .width = item.width,
                                     .merge_equal = item.merge_equal,
                                     .editable = item.editable,
                                     .choices = item.choices});
        }
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = lookup(rows, i);
            ReportRow& out = block.rows.emplace_back();
            out.anchor = section.anchor.fill(row);
            if (!section.key.empty()) out.key = ledger::to_text(row(section.key));
            if (section.numbered) out.cells.push_back({std::to_string(i + 1), static_cast<std::int64_t>(i + 1)});
            for (std::size_t c = 0; c < items.size(); ++c) {
                out.cells.push_back(cell(items[c], types[c], row));
                if (section.key.empty() || !fields[c]) continue;
                // Marks are of what people will see, so that a masked number is no edit of theirs.
                std::string& text = out.cells.back().text;
                if (masks_ && out.cells.back().value.index() == 0) text = mask_personal_data(text);
                const Date* day = std::get_if<Date>(&out.cells.back().value);
                out.state += ledger::value_mark(*fields[c], day ? to_iso(*day) : text);
            }
        }
        const bool any = !block.rows.empty();
        // Where the section says what stands instead, an empty table is not shown.
        if (!any && section.empty.empty()) return false;
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    /// The field of a task the column shows, by its name or by its head.
    std::optional<ledger::Field> field_of(const ColumnItem& item) const {
        if (!item.name.empty()) return ledger::field_of_column(item.name);
        for (const std::string_view column : {"title", "lead", "support", "person", "due", "status", "progress", "note"})
            if (item.title == values_.reading().title_of(column)) return ledger::field_of_column(column);
        return std::nullopt;
    }

    /// Names the table uses, of columns or of other values; none where it shows all columns.
    static std::vector<std::string> columns_shown(const TableSection& section) {
        std::vector<std::string> names;
        const auto add = [&](const Template& text) {
            for (const Template::Piece& piece : text.pieces()) names.push_back(piece.name);
        };
        for (const ColumnItem& item : section.columns) {
            names.insert(names.end(), {item.name, item.light});
            add(item.text);
            add(item.link);
        }
        if (names.empty()) return names;
        names.push_back(section.key);
        add(section.anchor);
        return names;
    }

    static std::vector<ColumnItem> all_columns(const ledger::Result& rows) {
        std::vector<ColumnItem> items;
        for (const ledger::ResultColumn& column : rows.columns) items.push_back({.name = column.name});
        return items;
    }

    static ReportCell cell(const ColumnItem& item, CellType type, const Template::Lookup& row) {
        ReportCell out;
        if (item.name.empty()) {
            out.text = item.text.fill(row);
        } else {
            const ledger::ResultValue value = row(item.name);
            out.text = format_value(value, item.format.value_or(cell_format(type)));
            const bool numeric = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
            if (type == CellType::integer && numeric)
                out.value = static_cast<std::int64_t>(std::llround(number_of(value)));
            else if ((type == CellType::number || type == CellType::percent) && numeric)
                out.value = number_of(value);
            else if (type == CellType::date)
                if (const std::optional<Date> date = parse_iso(ledger::to_text(value))) out.value = *date;
        }
        if (out.text.empty()) out.text = item.empty;
        if (!item.light.empty()) out.light = light_named(row(item.light));
        out.link = item.link.fill(row);
        return out;
    }

    bool add(const ChartSection& section) {
        const ledger::Result rows = run(section.rows);
        if (rows.rows.empty()) return false;
        ChartBlock block{section.kind, fill(section.title), fill(section.unit), {}, {}, section.horizontal};
        for (std::size_t i = 0; i < rows.rows.size(); ++i)
            block.categories.push_back(format_value(lookup(rows, i)(section.category), Format::iso));
        for (const SeriesItem& item : section.series) {
            ChartSeries series{fill(item.name), {}, item.light};
            if (series.name.empty()) series.name = values_.reading().title_of(item.value);
            for (std::size_t i = 0; i < rows.rows.size(); ++i)
                series.values.push_back(number_of(lookup(rows, i)(item.value)));
            block.series.push_back(std::move(series));
        }
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    bool add(const HeatSection& section) {
        const ledger::Result rows = run(section.rows);
        if (rows.rows.empty()) return false;
        HeatBlock block{fill(section.name), fill(section.title), fill(section.unit), fill(section.head), {}, {},
                        fill(section.note)};
        for (const SeriesItem& item : section.series) {
            block.columns.push_back(fill(item.name));
            if (block.columns.back().empty()) block.columns.back() = values_.reading().title_of(item.value);
        }
        double most = 0;
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = lookup(rows, i);
            HeatRow& out = block.rows.emplace_back(HeatRow{format_value(row(section.category), Format::iso), {}});
            for (const SeriesItem& item : section.series) {
                const double number = number_of(row(item.value));
                HeatCell& cell = out.cells.emplace_back();
                if (number == 0) continue;  // an empty field shows better where there is something
                cell.number = number;
                cell.text = format_value(row(item.value), Format::standard);
                most = std::max(most, number);
            }
        }
        for (HeatRow& row : block.rows)
            for (HeatCell& cell : row.cells)
                if (cell.number && *cell.number > 0)
                    cell.level =
                        std::clamp(static_cast<int>(std::ceil(*cell.number / most * heat_levels)), 1, heat_levels);
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    bool add(const CalendarSection& section) {
        const std::optional<Date> from = parse_iso(ledger::to_text(values_[section.from]));
        if (!from)
            throw SettingError(section.rows.where, "`from` of the calendar is no date: " + section.from,
                               "name a value like week_start, month_start, or a figure that gives a date");
        CalendarBlock block{fill(section.name),
                            fill(section.title),
                            add_days(*from, 1 - static_cast<int>(iso_weekday(*from))),
                            section.weeks,
                            {},
                            fill(section.note)};
        const Date end = add_days(block.first, 7 * block.weeks);
        std::map<Date, CalendarDay> days;
        const ledger::Result rows = run(section.rows);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = lookup(rows, i);
            const std::optional<Date> day = parse_iso(ledger::to_text(row(section.day)));
            if (!day || *day < block.first || *day >= end) continue;
            CalendarDay& place = days[*day];
            place.day = *day;
            place.entries.push_back({section.text.fill(row),
                                     section.light.empty() ? Light::none : light_named(row(section.light)),
                                     section.link.fill(row)});
        }
        if (days.empty()) return false;
        for (auto& [day, entries] : days) block.days.push_back(std::move(entries));
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    bool add(const NoticesSection& section) {
        std::string title = fill(section.title);
        report_.blocks.emplace_back(NoticesBlock{title.empty() ? "说明" : title, fill(section.empty)});
        return true;
    }

    bool add(const SlipSection& section) {
        const ledger::Result rows = run(section.rows);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = lookup(rows, i);
            if (i > 0 && section.page_break) report_.blocks.emplace_back(PageBreakBlock{});
            SlipBlock slip{section.title.fill(row), section.number.fill(row), Light::none, {}, section.reply};
            if (!section.light.empty()) slip.light = light_named(row(section.light));
            for (const auto& [label, text] : section.fields) slip.fields.emplace_back(label.fill(row), text.fill(row));
            report_.blocks.emplace_back(std::move(slip));
        }
        return !rows.rows.empty();
    }

    bool add(const ContentsSection& section) {
        report_.blocks.emplace_back(ContentsBlock{fill(section.title), section.depth});
        return true;
    }

    bool add(const PageBreakSection&) {
        report_.blocks.emplace_back(PageBreakBlock{});
        return true;
    }

    ledger::Result run(const Query& query, std::span<const std::string> only = {}) const {
        return run_query(values_.reading(), query, values_.all(), only);
    }

    /// An anchor stands once, and links lead somewhere: a task listed twice keeps its first place,
    /// a link to what this report does not show becomes plain text.
    void settle_anchors() {
        std::set<std::string> anchors;
        const auto keep = [&](std::string& anchor) {
            if (!anchor.empty() && !anchors.insert(anchor).second) anchor.clear();
        };
        for (Block& block : report_.blocks) {
            if (auto* heading = std::get_if<HeadingBlock>(&block)) keep(heading->anchor);
            if (auto* paragraph = std::get_if<ParagraphBlock>(&block)) keep(paragraph->anchor);
            if (auto* table = std::get_if<TableBlock>(&block))
                for (ReportRow& row : table->rows) keep(row.anchor);
        }
        const auto lead = [&](std::string& link) {
            if (!anchors.contains(link)) link.clear();
        };
        for (Block& block : report_.blocks) {
            if (auto* paragraph = std::get_if<ParagraphBlock>(&block))
                for (TextRun& run : paragraph->text) lead(run.link);
            if (auto* table = std::get_if<TableBlock>(&block))
                for (ReportRow& row : table->rows)
                    for (ReportCell& cell : row.cells) lead(cell.link);
            if (auto* calendar = std::get_if<CalendarBlock>(&block))
                for (CalendarDay& day : calendar->days)
                    for (CalendarEntry& entry : day.entries) lead(entry.link);
        }
    }

    const Layout& layout_;
    const Values& values_;
    std::string_view exporter_;
    bool masks_;
    Report report_;
    int counters_[6] = {};
};

}  // namespace

Report build_report(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters,
                    std::string_view exporter) {
    return Builder(layout, Values(layout, reading, parameters), parameters, exporter).build();
}

ReportSet build_reports(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters,
                        std::span<const std::string> exporters) {
    const Values values(layout, reading, parameters);
    ReportSet set;
    std::vector<std::vector<bool>> seen;
    for (const std::string& exporter : exporters) {
        std::vector<bool> visible = visible_to(layout, exporter);
        const auto known = std::find(seen.begin(), seen.end(), visible);
        set.of.push_back(static_cast<std::size_t>(known - seen.begin()));
        if (known != seen.end()) continue;
        seen.push_back(std::move(visible));
        set.reports.push_back(Builder(layout, values, parameters, exporter).build());
    }
    return set;
}

}  // namespace jianbao::report
