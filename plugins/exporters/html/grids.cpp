#include "grids.h"

#include <algorithm>
#include <map>

#include "markup.h"
#include "wording.h"

namespace jianbao::html {

namespace {

std::string caption(const std::string& title, const std::string& unit) {
    if (title.empty()) return {};
    return "<caption>" + escape(exporters::titled(title, unit)) + "</caption>";
}

std::string note_under(const std::string& note) {
    return note.empty() ? std::string() : "<p class=\"note\">" + escape(note) + "</p>";
}

}  // namespace

std::string heat_of(const HeatBlock& heat) {
    if (heat.rows.empty() || heat.columns.empty()) return {};
    std::string out = "<section class=\"heat\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                      escape(heat.title.empty() ? heat.name : heat.title) + "\"><table>" +
                      caption(heat.title, heat.unit) + "<thead><tr><th scope=\"col\">" + escape(heat.row_head) +
                      "</th>";
    for (const std::string& column : heat.columns) out += "<th scope=\"col\">" + escape(column) + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (const HeatRow& row : heat.rows) {
        out += "<tr><th scope=\"row\">" + escape(row.title) + "</th>";
        for (std::size_t c = 0; c < heat.columns.size(); ++c) {
            static const HeatCell nothing;
            const HeatCell& cell = c < row.cells.size() ? row.cells[c] : nothing;
            out += "<td class=\"h" + std::to_string(std::clamp(cell.level, 0, heat_levels)) + "\">" +
                   escape(cell.text) + "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>" + note_under(heat.note) + "</section>\n";
}

std::string calendar_of(const CalendarBlock& calendar, Date today) {
    if (calendar.weeks <= 0 || !calendar.first.ok()) return {};
    std::map<Date, const CalendarDay*> days;
    for (const CalendarDay& day : calendar.days) days[day.day] = &day;
    std::string out = "<section class=\"calendar\"><div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"" +
                      escape(calendar.title.empty() ? calendar.name : calendar.title) + "\"><table>" +
                      caption(calendar.title, "") + "<thead><tr>";
    for (const char* day : {"一", "二", "三", "四", "五", "六", "日"})
        out += std::string("<th scope=\"col\" abbr=\"星期") + day + "\">" + day + "</th>";
    out += "</tr></thead>\n<tbody>\n";
    for (int week = 0; week < calendar.weeks; ++week) {
        out += "<tr>";
        for (int i = 0; i < 7; ++i) {
            const Date day = add_days(calendar.first, 7 * week + i);
            std::string classes = day == today ? "today" : day < today ? "past" : "";
            if (i > 4) classes += classes.empty() ? "rest" : " rest";
            const auto number = static_cast<unsigned>(day.day());
            const std::string name =
                (day == calendar.first || number == 1 ? std::to_string(static_cast<unsigned>(day.month())) + "月"
                                                      : "") +
                std::to_string(number) + (day == calendar.first || number == 1 ? "日" : "");
            out += "<td" + (classes.empty() ? "" : " class=\"" + classes + "\"") + "><time datetime=\"" + to_iso(day) +
                   "\">" + name + "</time>";
            if (const auto found = days.find(day); found != days.end()) {
                out += "<ul>";
                for (const CalendarEntry& entry : found->second->entries) {
                    const std::string text = escape(entry.text);
                    out += "<li>" + light_mark(entry.light) +
                           (entry.link.empty() ? text : "<a href=\"#" + escape(entry.link) + "\">" + text + "</a>") +
                           "</li>";
                }
                out += "</ul>";
            }
            out += "</td>";
        }
        out += "</tr>\n";
    }
    return out + "</tbody></table></div>" + note_under(calendar.note) + "</section>\n";
}

}  // namespace jianbao::html
