#include "report/build.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <unordered_set>

#include "report/personal_data.h"
#include "report/result_values.h"
#include "report/tables.h"
#include "report/values.h"

namespace jianbao::report {

namespace {

/// Which sections and columns an exporter sees: those that see the same need one report.
std::vector<bool> seen_by(const Layout& layout, std::string_view exporter) {
    std::vector<bool> visible;
    for (const Section& section : layout.sections) {
        visible.push_back(stands_in(section.exporters, exporter));
        if (const auto* table = std::get_if<TableSection>(&section.body))
            for (const ColumnItem& column : table->columns) visible.push_back(stands_in(column.exporters, exporter));
    }
    return visible;
}

/// The limits of a medium, or how much a report had of what they limit.
struct Extent {
    std::size_t rows = 0;         ///< of the longest table
    std::size_t day_entries = 0;  ///< of the fullest day
};

/// Whether a report made within the limits is that for other limits too.
bool serves(const Extent& had, const Extent& made, const Extent& wanted) {
    const auto same = [](std::size_t size, std::size_t one, std::size_t other) {
        return one == other || ((one == 0 || size <= one) && (other == 0 || size <= other));
    };
    return same(had.rows, made.rows, wanted.rows) && same(had.day_entries, made.day_entries, wanted.day_entries);
}

class Builder {
public:
    Builder(const Layout& layout, const Values& values, const ReportParameters& parameters, std::string_view exporter)
        : layout_(layout),
          values_(values),
          exporter_(exporter),
          masks_(!parameters.show_personal_data),
          tables_(values, layout.limits, exporter, masks_) {
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
            if (!added && section.otherwise) paragraph(*section.otherwise, ParagraphStyle::body, values_.lookup(), "");
        }
        settle_anchors();
        if (masks_) mask_personal_data(report_);
        return std::move(report_);
    }

    /// How much there was; after build().
    Extent extent() const { return {std::max(longest_, tables_.longest()), fullest_day_}; }

private:
    std::string fill(const Template& text) const { return text.fill(values_.lookup()); }

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
                paragraph(text, section.style, values_.lookup(),
                          &text == &section.paragraphs.front() ? fill(section.anchor) : "");
            return true;
        }
        std::vector<std::string> names;
        for (const RichTemplate& text : section.paragraphs) text.add_names(names);
        section.anchor.add_names(names);
        const ledger::Result& rows = values_.rows(*section.rows, names);
        longest_ = std::max(longest_, rows.rows.size());
        const std::size_t limit = rows_shown(layout_.limits, exporter_);
        const std::size_t shown = limit > 0 ? std::min(limit, rows.rows.size()) : rows.rows.size();
        for (std::size_t i = 0; i < shown; ++i) {
            const Template::Lookup row = values_.lookup(rows, i);
            for (const RichTemplate& text : section.paragraphs)
                paragraph(text, section.style, row,
                          &text == &section.paragraphs.front() ? section.anchor.fill(row) : "");
        }
        if (shown < rows.rows.size())
            report_.blocks.emplace_back(
                ParagraphBlock{{{tables_.rest(rows.rows.size() - shown), {}, {}}}, ParagraphStyle::note, {}});
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
                    figure.change = change(*figure.number, *before, item.format);
            block.figures.push_back(std::move(figure));
        }
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    static std::string change(double now, double before, Format format) {
        const bool points = format == Format::percent || format == Format::percent1;
        // Percentages differ by what readers see of both: 14% after 6% is 8 points more.
        const double scale = format == Format::percent1 ? 10 : 1;
        const double difference =
            points ? (std::nearbyint(now * 100 * scale) - std::nearbyint(before * 100 * scale)) / scale : now - before;
        const Format written = points ? (format == Format::percent ? Format::integer : Format::decimal1) : format;
        const std::string size = format_value(std::fabs(difference), written);
        if (size.find_first_not_of("0.") == std::string::npos) return "与上周持平";
        return (difference > 0 ? "较上周↑" : "较上周↓") + size + (points ? "个百分点" : "");
    }

    bool add(const TableSection& section) {
        std::optional<TableBlock> block = tables_.build(section);
        if (!block) return false;
        report_.blocks.emplace_back(std::move(*block));
        return true;
    }

    /// Category and series of a chart or heat table.
    template <class Section>
    const ledger::Result& series_of(const Section& section) const {
        std::vector<std::string> names{section.category};
        for (const SeriesItem& item : section.series) names.push_back(item.value);
        return values_.rows(section.rows, names);
    }

    bool add(const ChartSection& section) {
        const ledger::Result& rows = series_of(section);
        if (rows.rows.empty()) return false;
        ChartBlock block{section.kind, fill(section.title), fill(section.unit), {}, {}, section.horizontal};
        for (std::size_t i = 0; i < rows.rows.size(); ++i)
            block.categories.push_back(format_value(values_.lookup(rows, i)(section.category), Format::iso));
        for (const SeriesItem& item : section.series) {
            ChartSeries series{fill(item.name), {}, item.light};
            if (series.name.empty()) series.name = values_.reading().title_of(item.value);
            for (std::size_t i = 0; i < rows.rows.size(); ++i)
                series.values.push_back(number_of(values_.lookup(rows, i)(item.value)));
            block.series.push_back(std::move(series));
        }
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    bool add(const HeatSection& section) {
        const ledger::Result& rows = series_of(section);
        if (rows.rows.empty()) return false;
        HeatBlock block{fill(section.name), fill(section.title), fill(section.unit), fill(section.head), {}, {},
                        fill(section.note)};
        for (const SeriesItem& item : section.series) {
            block.columns.push_back(fill(item.name));
            if (block.columns.back().empty()) block.columns.back() = values_.reading().title_of(item.value);
        }
        double most = 0;
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = values_.lookup(rows, i);
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
        std::vector<std::string> names{section.day, section.light};
        section.text.add_names(names);
        section.link.add_names(names);
        const ledger::Result& rows = values_.rows(section.rows, names);
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = values_.lookup(rows, i);
            const std::optional<Date> day = parse_iso(ledger::to_text(row(section.day)));
            if (!day || *day < block.first || *day >= end) continue;
            CalendarDay& place = days[*day];
            place.day = *day;
            place.entries.push_back({section.text.fill(row),
                                     section.light.empty() ? Light::none : light_named(row(section.light)),
                                     section.link.fill(row)});
        }
        if (days.empty()) return false;
        const std::size_t most = day_entries_shown(layout_.limits, exporter_);
        for (auto& [day, entries] : days) {
            std::vector<CalendarEntry>& texts = entries.entries;
            fullest_day_ = std::max(fullest_day_, texts.size());
            if (most > 0 && texts.size() > most) {
                const std::size_t rest = texts.size() - (most - 1);
                texts.resize(most - 1);
                texts.push_back({"另" + std::to_string(rest) + "项", Light::none, {}});
            }
            block.days.push_back(std::move(entries));
        }
        report_.blocks.emplace_back(std::move(block));
        return true;
    }

    bool add(const NoticesSection& section) {
        std::string title = fill(section.title);
        report_.blocks.emplace_back(NoticesBlock{title.empty() ? "说明" : title, fill(section.empty)});
        return true;
    }

    bool add(const SlipSection& section) {
        const ledger::Result rows = run_query(values_.reading(), section.rows, values_.all());
        for (std::size_t i = 0; i < rows.rows.size(); ++i) {
            const Template::Lookup row = values_.lookup(rows, i);
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

    /// An anchor stands once, and links lead somewhere: a task listed twice keeps its first place,
    /// a link to what this report does not show becomes plain text.
    void settle_anchors() {
        std::unordered_set<std::uint64_t> seen;
        const auto keep = [&](std::string& anchor) {
            if (!anchor.empty() && !seen.insert(hash_of(anchor)).second) anchor.clear();
        };
        std::size_t next = 0;
        std::vector<std::vector<std::size_t>> dropped(tables_.spools().size());
        for (Block& block : report_.blocks) {
            if (auto* heading = std::get_if<HeadingBlock>(&block)) keep(heading->anchor);
            if (auto* paragraph = std::get_if<ParagraphBlock>(&block)) keep(paragraph->anchor);
            auto* table = std::get_if<TableBlock>(&block);
            if (table && table->rows.source()) {
                const std::vector<std::uint64_t>& anchors = tables_.spools()[next]->anchors();
                for (std::size_t i = 0; i < anchors.size(); ++i)
                    if (anchors[i] != 0 && !seen.insert(anchors[i]).second) dropped[next].push_back(i);
                ++next;
            } else if (table) {
                for (ReportRow& row : table->rows.own()) keep(row.anchor);
            }
        }
        const auto anchors = std::make_shared<AnchorSet>(seen.begin(), seen.end());
        seen = {};
        std::sort(anchors->begin(), anchors->end());
        const auto lead = [&](std::string& link) {
            if (!link.empty() && !has_anchor(*anchors, link)) link.clear();
        };
        for (Block& block : report_.blocks) {
            if (auto* paragraph = std::get_if<ParagraphBlock>(&block))
                for (TextRun& run : paragraph->text) lead(run.link);
            if (auto* table = std::get_if<TableBlock>(&block); table && !table->rows.source())
                for (ReportRow& row : table->rows.own())
                    for (ReportCell& cell : row.cells) lead(cell.link);
            if (auto* calendar = std::get_if<CalendarBlock>(&block))
                for (CalendarDay& day : calendar->days)
                    for (CalendarEntry& entry : day.entries) lead(entry.link);
        }
        for (std::size_t i = 0; i < dropped.size(); ++i) tables_.spools()[i]->settle(anchors, std::move(dropped[i]));
    }

    const Layout& layout_;
    const Values& values_;
    std::string_view exporter_;
    bool masks_;
    TableBuilder tables_;
    Report report_;
    int counters_[6] = {};
    std::size_t longest_ = 0, fullest_day_ = 0;
};

}  // namespace

Report build_report(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters,
                    std::string_view exporter) {
    return Builder(layout, Values(layout, reading, parameters), parameters, exporter).build();
}

ReportSet build_reports(const Layout& layout, ledger::Reading& reading, const ReportParameters& parameters,
                        std::span<const std::string> exporters) {
    const Values values(layout, reading, parameters);
    struct Made {
        std::vector<bool> seen;
        Extent limits, extent;
    };
    ReportSet set;
    std::vector<Made> made;
    for (const std::string& exporter : exporters) {
        std::vector<bool> seen = seen_by(layout, exporter);
        const Extent limits{rows_shown(layout.limits, exporter), day_entries_shown(layout.limits, exporter)};
        const auto known = std::find_if(made.begin(), made.end(), [&](const Made& one) {
            return one.seen == seen && serves(one.extent, one.limits, limits);
        });
        set.of.push_back(static_cast<std::size_t>(known - made.begin()));
        if (known != made.end()) continue;
        Builder builder(layout, values, parameters, exporter);
        set.reports.push_back(builder.build());
        made.push_back({std::move(seen), limits, builder.extent()});
    }
    return set;
}

}  // namespace jianbao::report
