// Heat tables, the calendar and the notices.

#include <algorithm>
#include <map>

#include "body.h"

namespace jianbao::docx {

namespace {

constexpr const char* shades[] = {"FFFFFF", "E2EBF5", "B0CBE4", "6797C6", "22528A"};

void set(pugi::xml_node parent, const char* name, const char* text) {
    pugi::xml_node node = parent.child(name);
    if (!node) node = parent.append_child(name);
    if (!node.attribute("w:val")) node.append_attribute("w:val");
    node.attribute("w:val") = text;
}

void repeat_on_pages(pugi::xml_node row) {
    pugi::xml_node properties = row.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    properties.append_child("w:tblHeader");
}

std::string titled(const std::string& title, const std::string& unit) {
    return title + (title.empty() || unit.empty() ? "" : "（单位：" + unit + "）");
}

}  // namespace

void BodyWriter::shade(pugi::xml_node cell, const char* colour) {
    pugi::xml_node node = cell.child("w:tcPr").append_child("w:shd");
    node.append_attribute("w:val") = "clear";
    node.append_attribute("w:fill") = colour;
}

void BodyWriter::block(const HeatBlock& heat) {
    if (heat.rows.empty() || heat.columns.empty()) return;
    if (!heat.title.empty()) run(paragraph("Caption"), {titled(heat.title, heat.unit), Emphasis::none, {}});
    const int names = Measures::text_width * 28 / 100;
    const int field = (Measures::text_width - names) / static_cast<int>(heat.columns.size());
    std::vector<int> widths(heat.columns.size() + 1, field);
    widths.front() = names;
    pugi::xml_node table = grid(widths, "BFBFBF");
    const auto text = [&](pugi::xml_node row, int width, const char* style, const std::string& words, Align align,
                          int level, bool head) {
        pugi::xml_node place = cell(row, width);
        if (head || level > 0) shade(place, head ? "EDEDED" : shades[level]);
        set(place.child("w:tcPr"), "w:vAlign", "center");
        pugi::xml_node node = paragraph_in(place, style);
        set(node.child("w:pPr"), "w:jc", align == Align::left ? "left" : "center");
        run(node, {words, Emphasis::none, {}}, level >= 3 ? "FFFFFF" : nullptr);
    };
    pugi::xml_node head = table.append_child("w:tr");
    repeat_on_pages(head);
    text(head, names, "TableHead", heat.row_head, Align::centre, 0, true);
    for (const std::string& column : heat.columns) text(head, field, "TableHead", column, Align::centre, 0, true);
    for (const HeatRow& content : heat.rows) {
        pugi::xml_node row = table.append_child("w:tr");
        row.append_child("w:trPr").append_child("w:cantSplit");
        text(row, names, "TableText", content.title, Align::left, 0, false);
        for (std::size_t c = 0; c < heat.columns.size(); ++c) {
            static const HeatCell nothing;
            const HeatCell& shown = c < content.cells.size() ? content.cells[c] : nothing;
            text(row, field, "TableText", shown.text, Align::centre, std::clamp(shown.level, 0, heat_levels), false);
        }
    }
    run(paragraph("Note"), {heat.note, Emphasis::none, {}});
}

void BodyWriter::block(const CalendarBlock& calendar) {
    if (calendar.weeks <= 0 || !calendar.first.ok()) return;
    if (!calendar.title.empty()) run(paragraph("Caption"), {calendar.title, Emphasis::none, {}});
    std::map<Date, const CalendarDay*> days;
    for (const CalendarDay& day : calendar.days) days[day.day] = &day;
    const int field = Measures::text_width / 7;
    pugi::xml_node table = grid(std::vector<int>(7, field), "7F7F7F");
    pugi::xml_node head = table.append_child("w:tr");
    repeat_on_pages(head);
    for (const char* day : {"一", "二", "三", "四", "五", "六", "日"}) {
        pugi::xml_node place = cell(head, field);
        shade(place, "EDEDED");
        run(paragraph_in(place, "TableHead"), {day, Emphasis::none, {}});
    }
    for (int week = 0; week < calendar.weeks; ++week) {
        pugi::xml_node row = table.append_child("w:tr");
        row.append_child("w:trPr").append_child("w:cantSplit");
        for (int i = 0; i < 7; ++i) {
            const Date day = add_days(calendar.first, 7 * week + i);
            pugi::xml_node place = cell(row, field);
            if (day == report_.as_of || i > 4) shade(place, day == report_.as_of ? "D9E2F3" : "F5F5F5");
            const auto number = static_cast<unsigned>(day.day());
            std::string name = std::to_string(number);
            if (day == calendar.first || number == 1)
                name = std::to_string(static_cast<unsigned>(day.month())) + "月" + name + "日";
            run(paragraph_in(place, "TableText"), {name, day < report_.as_of ? Emphasis::muted : Emphasis::strong, {}});
            const auto found = days.find(day);
            if (found == days.end()) continue;
            for (const CalendarEntry& entry : found->second->entries) {
                pugi::xml_node node = paragraph_in(place, "TableText");
                set(node.child("w:pPr"), "w:jc", "left");
                light(node, entry.light);
                run(node, {entry.text, Emphasis::none, entry.link});
            }
        }
    }
    run(paragraph("Note"), {calendar.note, Emphasis::none, {}});
}

void BodyWriter::list(const TableBlock& table) {
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const auto& cells = table.rows[r].cells;
        for (std::size_t c = 2; c < table.columns.size() && c < cells.size(); ++c) {
            const bool goes_on =
                r > 0 && c < table.rows[r - 1].cells.size() && table.rows[r - 1].cells[c].text == cells[c].text;
            if (table.columns[c].merge_equal && !goes_on && !cells[c].text.empty())
                run(paragraph("Note"), {cells[c].text, Emphasis::strong, {}});
        }
        pugi::xml_node node = paragraph("Note");
        pugi::xml_node indent = node.child("w:pPr").append_child("w:ind");
        indent.append_attribute("w:left") = 480;
        indent.append_attribute("w:hanging") = 480;
        bookmark(node, table.rows[r].anchor);
        for (std::size_t c = 0; c < cells.size() && c < table.columns.size(); ++c) {
            if (cells[c].text.find_first_not_of(' ') == std::string::npos) continue;
            if (c >= 2 && table.columns[c].merge_equal) continue;
            const bool aside = c >= 2;
            run(node, {aside ? "（" + cells[c].text + "）" : cells[c].text, aside ? Emphasis::muted : Emphasis::none,
                       cells[c].link});
            if (c == 0) run(node, {"　", Emphasis::none, {}});
        }
    }
    run(paragraph("Note"), {table.note, Emphasis::none, {}});
}

void BodyWriter::block(const NoticesBlock& block) {
    if (report_.notices.empty()) {
        if (!block.empty_text.empty()) run(paragraph("BodyText"), {block.empty_text, Emphasis::none, {}});
        return;
    }
    run(paragraph("Caption"), {block.title, Emphasis::none, {}});
    for (const std::string& notice : report_.notices) run(paragraph("Note"), {notice, Emphasis::none, {}});
}

}  // namespace jianbao::docx
