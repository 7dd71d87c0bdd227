// The order of things in a report.
#include <algorithm>

#include "blocks.h"

namespace jianbao::pdf {

namespace {

constexpr std::size_t no_page = static_cast<std::size_t>(-1);

bool is_signature(const Block& block) {
    const auto* paragraph = std::get_if<ParagraphBlock>(&block);
    return paragraph && paragraph->style == ParagraphStyle::signature;
}

/// Height of the office and date that sign what stands above: they don't go to a page of their own.
double signature_height(const PageFlow& flow, std::span<const Block> blocks) {
    double lines = 0;
    for (const Block& block : blocks) {
        if (!is_signature(block)) break;
        ++lines;
    }
    return lines * flow.settings().line_pitch;
}

/// How many blocks stand on the turned page of a wide table that nothing but paragraphs come
/// before: the report's title too needs no upright page of its own then.
std::size_t turned_opening(const Report& report) {
    if (report.masthead) return 0;
    for (std::size_t i = 0; i < report.blocks.size(); ++i) {
        const Block& block = report.blocks[i];
        if (const auto* table = std::get_if<TableBlock>(&block))
            return table->landscape && !table->rows.empty() ? i : 0;
        if (!std::holds_alternative<ParagraphBlock>(block)) return 0;
    }
    return 0;
}

std::set<std::string> anchors_of(const Report& report) {
    std::set<std::string> anchors;
    for (const Block& block : report.blocks) {
        if (const auto* heading = std::get_if<HeadingBlock>(&block)) anchors.insert(heading->anchor);
        if (const auto* paragraph = std::get_if<ParagraphBlock>(&block)) anchors.insert(paragraph->anchor);
        if (const auto* table = std::get_if<TableBlock>(&block))
            for (const ReportRow& row : table->rows) anchors.insert(row.anchor);
    }
    anchors.erase("");
    return anchors;
}

/// A page that ends here with hardly more than the heading it begins with takes the end of the page before as well.
void fill_last_page(PageFlow& flow, std::size_t heading_on_top) {
    constexpr double hardly = 3.5, taken = 8;  // lines
    const double pitch = flow.settings().line_pitch;
    if (flow.turned() || flow.page_count() < 2 || heading_on_top != flow.page_index() || flow.y() - flow.top() > hardly * pitch) return;
    flow.miss_foot(flow.page_index() - 1, taken * pitch);
}

}  // namespace

void set_report(PageFlow& flow, const Report& report) {
    flow.expect_anchors(anchors_of(report));
    const std::size_t opening = turned_opening(report);
    if (opening > 0)
        flow.fresh_page(true);
    else
        flow.page();
    if (report.masthead) set_masthead(flow, *report.masthead);
    set_title(flow, report);
    if (!places_notices(report)) set_notices(flow, "说明", report.notices);

    std::size_t heading_on_top = no_page, broken = no_page;  // pages: begun by a heading of itself, by a break of the report
    std::vector<PendingContents> contents;
    std::span<const Block> blocks(report.blocks);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        const auto* table = std::get_if<TableBlock>(&block);
        bool wide = table && table->landscape;
        if (const auto* heading = std::get_if<HeadingBlock>(&block)) {
            // A heading goes over to the turned page with its wide table.
            std::size_t next = i;
            while (next < blocks.size() && std::holds_alternative<HeadingBlock>(blocks[next])) ++next;
            const auto* after = next < blocks.size() ? std::get_if<TableBlock>(&blocks[next]) : nullptr;
            bool turn = (after && after->landscape && !after->rows.empty()) || i < opening;
            if (turn != flow.turned())
                flow.fresh_page(turn);
            else if (!turn)
                flow.need(opening_height(flow, blocks.subspan(i)));
            const bool on_top = flow.page_is_empty();
            set_heading(flow, *heading);
            if (on_top && flow.page_index() != broken) heading_on_top = flow.page_index();
            continue;
        }
        if (table) {
            bool turn = wide && !table->rows.empty();
            if (turn != flow.turned()) flow.fresh_page(turn);
            set_table(flow, *table);
            continue;
        }
        if (flow.turned() && i >= opening) flow.fresh_page(false);
        if (const auto* paragraph = std::get_if<ParagraphBlock>(&block)) {
            if (paragraph->style == ParagraphStyle::signature) {
                std::size_t end = i + 1;
                while (end < blocks.size() && is_signature(blocks[end])) ++end;
                set_signature(flow, blocks.subspan(i, end - i));
                i = end - 1;
            } else {
                set_paragraph(flow, *paragraph, signature_height(flow, blocks.subspan(i + 1)));
            }
        } else if (const auto* figures = std::get_if<KeyFiguresBlock>(&block))
            set_key_figures(flow, *figures);
        else if (const auto* chart = std::get_if<ChartBlock>(&block))
            set_chart(flow, *chart);
        else if (const auto* heat = std::get_if<HeatBlock>(&block))
            set_heat(flow, *heat);
        else if (const auto* calendar = std::get_if<CalendarBlock>(&block))
            set_calendar(flow, *calendar, report.as_of);
        else if (const auto* notices = std::get_if<NoticesBlock>(&block)) {
            if (!report.notices.empty())
                set_notices(flow, notices->title, report.notices);
            else if (!notices->empty_text.empty())
                set_paragraph(flow, {{{notices->empty_text, Emphasis::none, {}}}, ParagraphStyle::body, {}});
        } else if (const auto* slip = std::get_if<SlipBlock>(&block))
            set_slip(flow, *slip);
        else if (std::holds_alternative<PageBreakBlock>(block)) {
            fill_last_page(flow, heading_on_top);
            flow.fresh_page(false);
            broken = flow.page_index();
        }
        else if (const auto* list = std::get_if<ContentsBlock>(&block))
            contents.push_back(set_contents(flow, *list, report));
    }
    fill_last_page(flow, heading_on_top);
    if (report.imprint) {
        if (flow.turned()) flow.fresh_page(false);
        set_imprint(flow, *report.imprint);
    }
    for (const PendingContents& pending : contents) finish_contents(flow, pending);
    flow.finish();
}

}  // namespace jianbao::pdf
