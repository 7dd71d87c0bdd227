/// The blocks of a report, each set on the flowing pages.
#pragma once

#include <span>

#include "jianbao/report.h"
#include "page_flow.h"

namespace jianbao::pdf {

/// Lays out a whole report: masthead, title, notices, blocks, imprint, page numbers.
void set_report(PageFlow& flow, const Report& report);

void set_title(PageFlow& flow, const Report& report);
void set_masthead(PageFlow& flow, const Masthead& masthead);
/// 版记 at the foot of the last page, or of a further page where it finds no room.
void set_imprint(PageFlow& flow, const Imprint& imprint);
/// Notices between two rules, after their title.
void set_notices(PageFlow& flow, const std::string& title, std::span<const std::string> notices);
void set_heading(PageFlow& flow, const HeadingBlock& heading);
/// The paragraph's end keeps `after` points of what follows on its page.
void set_paragraph(PageFlow& flow, const ParagraphBlock& paragraph, double after = 0);
/// Height of a note under a table; 0 without text.
double note_height(PageFlow& flow, const std::string& note);
/// 落款: office and date, centred on each other, at the right.
void set_signature(PageFlow& flow, std::span<const Block> paragraphs);
void set_key_figures(PageFlow& flow, const KeyFiguresBlock& figures);
void set_table(PageFlow& flow, const TableBlock& table);
/// A table whose rows are set as running text.
void set_list(PageFlow& flow, const TableBlock& table);
void set_chart(PageFlow& flow, const ChartBlock& chart);
void set_heat(PageFlow& flow, const HeatBlock& heat);
/// `today` is the day of the report: it is framed, days before it are pale.
void set_calendar(PageFlow& flow, const CalendarBlock& calendar, Date today);
void set_slip(PageFlow& flow, const SlipBlock& slip);

/// Contents are set twice: their room first, their page numbers when all headings have a place.
struct PendingContents {
    struct Entry {
        std::size_t page;     ///< it stands on
        double top, pitch;    ///< of its last line
        double text_end;      ///< where the dots begin
        std::string heading;  ///< anchor of what it leads to
    };
    std::vector<Entry> entries;
};
PendingContents set_contents(PageFlow& flow, const ContentsBlock& contents, const Report& report);
void finish_contents(PageFlow& flow, const PendingContents& contents);

/// Height that a block needs at the foot of a page to be worth beginning there; headings stay with
/// it.
double opening_height(PageFlow& flow, std::span<const Block> blocks);

/// The shape and colour of a light: they differ in shape too, for black and white print.
void draw_light(PageFlow& flow, Light light, Point centre, double size);
/// 逾期, 临期, …; empty for none.
const char* light_word(Light light);
Colour light_colour(const Settings& settings, Light light);
/// The same, dark enough for letters.
Colour light_text_colour(const Settings& settings, Light light);

}  // namespace jianbao::pdf
