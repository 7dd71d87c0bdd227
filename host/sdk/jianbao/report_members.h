/// The members of a report and their names in data formats (JSON), listed once for writing and for
/// reading: members(io, value) calls io("name", value.name) for each.
#pragma once

#include <cstddef>
#include <iterator>
#include <variant>

#include "jianbao/report.h"

namespace jianbao::report_members {

/// The words an enumeration is written as, in its order.
template <class Enum>
struct Names;
template <>
struct Names<Emphasis> {
    static constexpr const char* list[] = {"none", "strong", "muted"};
};
template <>
struct Names<Light> {
    static constexpr const char* list[] = {"none", "red", "yellow", "green", "blue", "grey"};
};
template <>
struct Names<ParagraphStyle> {
    static constexpr const char* list[] = {"body", "plain", "centred", "note", "signature"};
};
template <>
struct Names<Align> {
    static constexpr const char* list[] = {"left", "centre", "right"};
};
template <>
struct Names<CellType> {
    static constexpr const char* list[] = {"text", "integer", "number", "percent", "date"};
};
template <>
struct Names<ChartKind> {
    static constexpr const char* list[] = {"bar", "stacked_bar", "line", "pie"};
};

/// Names of the alternatives of Block, in its order.
inline constexpr const char* block_names[] = {"heading",  "paragraph", "figures",    "table",    "chart",  "heat",
                                              "calendar", "slip",      "page_break", "contents", "notices"};
static_assert(std::size(block_names) == std::variant_size_v<Block>);

// The members of each type are listed once, for both directions: `io` is a Writer or a Reader.

template <class IO>
void members(IO& io, TextRun& v) {
    io("text", v.text), io("emphasis", v.emphasis), io("link", v.link);
}
template <class IO>
void members(IO& io, HeadingBlock& v) {
    io("level", v.level), io("text", v.text), io("anchor", v.anchor);
}
template <class IO>
void members(IO& io, ParagraphBlock& v) {
    io("style", v.style), io("anchor", v.anchor), io("text", v.text);
}
template <class IO>
void members(IO& io, KeyFigure& v) {
    io("label", v.label), io("value", v.value), io("number", v.number), io("unit", v.unit), io("change", v.change);
    io("light", v.light);
}
template <class IO>
void members(IO& io, KeyFiguresBlock& v) {
    io("title", v.title), io("figures", v.figures);
}
template <class IO>
void members(IO& io, ReportColumn& v) {
    io("name", v.name), io("title", v.title), io("type", v.type), io("align", v.align), io("width", v.width);
    io("merge_equal", v.merge_equal), io("editable", v.editable), io("choices", v.choices);
}
template <class IO>
void members(IO& io, ReportCell& v) {
    io("text", v.text), io("value", v.value), io("light", v.light), io("link", v.link);
}
template <class IO>
void members(IO& io, ReportRow& v) {
    io("anchor", v.anchor), io("key", v.key), io("cells", v.cells);
}
template <class IO>
void members(IO& io, TableBlock& v) {
    io("name", v.name), io("title", v.title), io("numbered", v.numbered), io("compact", v.compact);
    io("list", v.list), io("landscape", v.landscape);
    io("columns", v.columns), io("rows", v.rows), io("empty_text", v.empty_text), io("note", v.note);
}
template <class IO>
void members(IO& io, ChartSeries& v) {
    io("name", v.name), io("light", v.light), io("values", v.values);
}
template <class IO>
void members(IO& io, ChartBlock& v) {
    io("kind", v.kind), io("title", v.title), io("unit", v.unit), io("horizontal", v.horizontal);
    io("categories", v.categories), io("series", v.series);
}
template <class IO>
void members(IO& io, HeatCell& v) {
    io("text", v.text), io("number", v.number), io("level", v.level);
}
template <class IO>
void members(IO& io, HeatRow& v) {
    io("title", v.title), io("cells", v.cells);
}
template <class IO>
void members(IO& io, HeatBlock& v) {
    io("name", v.name), io("title", v.title), io("unit", v.unit), io("row_head", v.row_head);
    io("columns", v.columns), io("rows", v.rows), io("note", v.note);
}
template <class IO>
void members(IO& io, CalendarEntry& v) {
    io("text", v.text), io("light", v.light), io("link", v.link);
}
template <class IO>
void members(IO& io, CalendarDay& v) {
    io("day", v.day), io("entries", v.entries);
}
template <class IO>
void members(IO& io, CalendarBlock& v) {
    io("name", v.name), io("title", v.title), io("first", v.first), io("weeks", v.weeks);
    io("days", v.days), io("note", v.note);
}
template <class IO>
void members(IO& io, SlipBlock& v) {
    io("title", v.title), io("number", v.number), io("light", v.light), io("fields", v.fields);
    io("reply_fields", v.reply_fields);
}
template <class IO>
void members(IO&, PageBreakBlock&) {}
template <class IO>
void members(IO& io, ContentsBlock& v) {
    io("title", v.title), io("depth", v.depth);
}
template <class IO>
void members(IO& io, NoticesBlock& v) {
    io("title", v.title), io("empty_text", v.empty_text);
}
template <class IO>
void members(IO& io, Masthead& v) {
    io("name", v.name), io("issue", v.issue), io("office", v.office), io("date", v.date), io("red", v.red);
}
template <class IO>
void members(IO& io, Imprint& v) {
    io("copies_to", v.copies_to), io("printed_by", v.printed_by), io("printed_on", v.printed_on);
}
template <class IO>
void members(IO& io, Report& v) {
    io("layout", v.layout), io("title", v.title), io("subtitle", v.subtitle), io("author", v.author);
    io("as_of", v.as_of), io("masthead", v.masthead), io("imprint", v.imprint), io("notices", v.notices);
    io("blocks", v.blocks);
}

}  // namespace jianbao::report_members
