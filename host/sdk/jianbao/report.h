/// Report: what a briefing says, in semantic blocks. No points, no cells: how it looks is the
/// exporter's work. Everything is computed already: exporters count, sort and colour nothing.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "jianbao/basics.h"
#include "jianbao/report_rows.h"

namespace jianbao {

enum class Emphasis { none, strong, muted };

/// A run of text. `link` is the anchor of another place in the report, or empty.
struct TextRun {
    std::string text;
    Emphasis emphasis = Emphasis::none;
    std::string link;
};
using RichText = std::vector<TextRun>;

struct HeadingBlock {
    int level = 1;       ///< 1 一、 · 2 （一） · 3 1. · 4 （1）
    std::string text;    ///< with its number: the layout numbers headings
    std::string anchor;  ///< unique in the report, or empty
};

enum class ParagraphStyle {
    body,   ///< two-character indent
    plain,  ///< no indent
    centred,
    note,       ///< smaller: table notes, explanations
    signature,  ///< right: office and date
};

struct ParagraphBlock {
    RichText text;
    ParagraphStyle style = ParagraphStyle::body;
    std::string anchor;
};

struct KeyFigure {
    std::string label;             ///< 在办事项
    std::string value;             ///< as shown: "27%"
    std::optional<double> number;  ///< the value itself; 0.27
    std::string unit;              ///< 项; empty where the value has it
    std::string change;            ///< "较上周 +3"; empty where there is nothing to compare with
    Light light = Light::none;
};

struct KeyFiguresBlock {
    std::string title;
    std::vector<KeyFigure> figures;
};

enum class Align { left, centre, right };
enum class CellType { text, integer, number, percent, date };

struct ReportColumn {
    std::string name;   ///< column of the query
    std::string title;  ///< table head
    CellType type = CellType::text;
    Align align = Align::left;
    double width = 0;                  ///< share of the width relative to the other columns; 0 from content
    bool merge_equal = false;          ///< neighbouring equal cells become one
    bool editable = false;             ///< people fill it in: the workbook leaves it open for input
    std::vector<std::string> choices;  ///< values of a drop-down; empty for free text
};

struct TableBlock {
    std::string name;   ///< sheet and file name in other formats: "本周新增"
    std::string title;  ///< above the table; may be empty
    std::vector<ReportColumn> columns;
    ReportRows rows;
    std::string empty_text;  ///< shown instead of a table without rows
    std::string note;        ///< under the table
    bool numbered = false;   ///< the first column is a running number
    bool compact = false;    ///< small type and close rows: long tables at the end of a report
    /// Long texts rather than fields: on paper each row is set as running text, the first cell its
    /// mark, the second its text, the others in brackets; a merge_equal column heads its rows.
    bool list = false;
    bool landscape = false;  ///< wide: a page of its own, turned, where the medium has pages
};

enum class ChartKind { bar, stacked_bar, line, pie };

struct ChartSeries {
    std::string name;
    std::vector<double> values;  ///< as many as there are categories
    Light light = Light::none;   ///< colour by meaning; none: the exporter's sequence
};

struct ChartBlock {
    ChartKind kind = ChartKind::bar;
    std::string title;
    std::string unit;  ///< 项
    std::vector<std::string> categories;
    std::vector<ChartSeries> series;
    bool horizontal = false;  ///< bars lie: long category names
};

/// A number with the shade it gets: the more, the darker.
struct HeatCell {
    std::string text;  ///< as shown; empty for nothing
    std::optional<double> number;
    int level = 0;  ///< 0 no shade … heat_levels darkest
};
inline constexpr int heat_levels = 4;

struct HeatRow {
    std::string title;            ///< 县水务局
    std::vector<HeatCell> cells;  ///< as many as there are columns
};

/// Counts of two things at once, units by time for example, that show where it is most.
struct HeatBlock {
    std::string name;  ///< sheet name in other formats: 时限分布
    std::string title;
    std::string unit;      ///< 项
    std::string row_head;  ///< head of the first column: 责任单位
    std::vector<std::string> columns;
    std::vector<HeatRow> rows;
    std::string note;
};

struct CalendarEntry {
    std::string text;  ///< short: it stands in the field of a day
    Light light = Light::none;
    std::string link;  ///< anchor in this report
};

struct CalendarDay {
    Date day{};
    std::vector<CalendarEntry> entries;
};

/// What is due on which day: whole weeks from Monday to Sunday. The report's own day is as_of.
struct CalendarBlock {
    std::string name;  ///< sheet name in other formats: 时限日历
    std::string title;
    Date first{};  ///< a Monday
    int weeks = 0;
    std::vector<CalendarDay> days;  ///< those with entries, in order, all within the weeks
    std::string note;
};

/// A form sent to one unit (督办单): labelled fields, then room for the reply.
struct SlipBlock {
    std::string title;   ///< 督办单
    std::string number;  ///< 督〔2021〕3号
    Light light = Light::none;
    std::vector<std::pair<std::string, std::string>> fields;  ///< label, value
    std::vector<std::string> reply_fields;                    ///< labels with room to write
};

struct PageBreakBlock {};

struct ContentsBlock {
    std::string title;  ///< 目录
    int depth = 2;
};

/// The report's notices stand here; without such a block they stand under the title.
struct NoticesBlock {
    std::string title;       ///< 说明
    std::string empty_text;  ///< shown where there are none; nothing if empty
};

using Block = std::variant<HeadingBlock, ParagraphBlock, KeyFiguresBlock, TableBlock, ChartBlock, HeatBlock,
                           CalendarBlock, SlipBlock, PageBreakBlock, ContentsBlock, NoticesBlock>;

/// The head of a briefing (报头): name in red, issue number, office and date, red rule.
struct Masthead {
    std::string name;   ///< 督查简报
    std::string issue;  ///< 第17期
    std::string office;
    std::string date;  ///< 2021年4月26日
    bool red = true;
};

/// 版记, at the foot of the last page.
struct Imprint {
    std::string copies_to;  ///< 抄送：…
    std::string printed_by;
    std::string printed_on;
};

struct Report {
    std::string layout;  ///< name of the layout it was made by
    std::string title;
    std::string subtitle;
    std::string author;  ///< office, for document properties
    Date as_of{};
    std::optional<Masthead> masthead;
    std::optional<Imprint> imprint;
    std::vector<Block> blocks;
    std::vector<std::string> notices;  ///< what the reader must know: damaged inputs, failed plugins
};

/// Whether a block of the report says where the notices stand.
inline bool places_notices(const Report& report) {
    for (const Block& block : report.blocks)
        if (std::holds_alternative<NoticesBlock>(block)) return true;
    return false;
}

}  // namespace jianbao
