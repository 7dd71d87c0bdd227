// Heat tables, the calendar and the notices.

#include <algorithm>
#include <map>

#include "body.h"
#include "wording.h"

namespace jianbao::docx {

namespace {

/// How much of the darkest colour a field of each level has.
constexpr double shares[heat_levels + 1] = {0, 0.13, 0.35, 0.68, 1};

}  // namespace

void BodyWriter::block(const HeatBlock& heat) {
    if (heat.rows.empty() || heat.columns.empty()) return;
    line("Caption", exporters::titled(heat.title, heat.unit));
    const int text_width = look_.page.text_width(), names = text_width * 28 / 100;
    const int field = (text_width - names) / static_cast<int>(heat.columns.size());
    std::vector<int> widths(heat.columns.size() + 1, field);
    widths.front() = names;
    pugi::xml_node table = grid(widths, "BFBFBF");
    pugi::xml_node head = row(table, true, true);
    head_cell(head, names, heat.row_head);
    for (const std::string& column : heat.columns) head_cell(head, field, column);
    for (const HeatRow& content : heat.rows) {
        pugi::xml_node fields = row(table, false, true);
        const auto add = [&](int width, const std::string& words, Align align, int level) {
            const exporters::Colour ground = exporters::mix(look_.palette.heat, exporters::white, shares[level]);
            pugi::xml_node place = cell(fields, width);
            if (level > 0) shade(place, ground);
            centre(place);
            pugi::xml_node node = paragraph_in(place, "TableText");
            justify(node, align);
            const bool dark = exporters::contrast(exporters::black, ground) < 4.5;
            run(node, {words, Emphasis::none, {}}, dark ? "FFFFFF" : nullptr);
        };
        add(names, content.title, Align::left, 0);
        for (std::size_t c = 0; c < heat.columns.size(); ++c) {
            static const HeatCell nothing;
            const HeatCell& shown = c < content.cells.size() ? content.cells[c] : nothing;
            add(field, shown.text, Align::centre, std::clamp(shown.level, 0, heat_levels));
        }
    }
    if (heat.note.empty())
        paragraph("Gap");
    else
        line("Note", heat.note);
}

void BodyWriter::block(const CalendarBlock& calendar) {
    if (calendar.weeks <= 0 || !calendar.first.ok()) return;
    line("Caption", calendar.title);
    if (calendar.title.empty()) paragraph("Gap");
    std::map<Date, const CalendarDay*> days;
    for (const CalendarDay& day : calendar.days) days[day.day] = &day;
    const int field = look_.page.text_width() / 7;
    pugi::xml_node table = grid(std::vector<int>(7, field), "7F7F7F");
    pugi::xml_node head = row(table, true, true);
    for (const char* day : {"一", "二", "三", "四", "五", "六", "日"}) head_cell(head, field, day);
    const exporters::Colour today = exporters::mix(look_.palette.heat, exporters::white, 0.2), rest{245, 245, 245};
    for (int week = 0; week < calendar.weeks; ++week) {
        pugi::xml_node fields = row(table, false, true);
        for (int i = 0; i < 7; ++i) {
            const Date day = add_days(calendar.first, 7 * week + i);
            pugi::xml_node place = cell(fields, field);
            if (day == report_.as_of || i > 4) shade(place, day == report_.as_of ? today : rest);
            const auto number = static_cast<unsigned>(day.day());
            std::string name = std::to_string(number);
            if (day == calendar.first || number == 1)
                name = std::to_string(static_cast<unsigned>(day.month())) + "月" + name + "日";
            run(paragraph_in(place, "TableText"), {name, day < report_.as_of ? Emphasis::muted : Emphasis::strong, {}});
            const auto found = days.find(day);
            if (found == days.end()) continue;
            for (const CalendarEntry& entry : found->second->entries) {
                pugi::xml_node node = paragraph_in(place, "TableText");
                justify(node, Align::left);
                light(node, entry.light);
                run(node, {entry.text, Emphasis::none, entry.link});
            }
        }
    }
    if (calendar.note.empty())
        paragraph("Gap");
    else
        line("Note", calendar.note);
}

}  // namespace jianbao::docx
