#include "chart_figures.h"

#include <cmath>
#include <cstdio>

#include "package.h"

namespace jianbao::docx {

namespace {

constexpr const char* sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

void write_workbook_types(pugi::xml_document& document) {
    pugi::xml_node types = document.append_child("Types");
    types.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/content-types";
    const auto add = [&](const char* element, const char* key, const char* name, const char* type) {
        pugi::xml_node node = types.append_child(element);
        node.append_attribute(key) = name;
        node.append_attribute("ContentType") = type;
    };
    add("Default", "Extension", "rels", "application/vnd.openxmlformats-package.relationships+xml");
    add("Default", "Extension", "xml", "application/xml");
    add("Override", "PartName", "/xl/workbook.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml");
    add("Override", "PartName", "/xl/worksheets/sheet1.xml",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml");
}

void write_workbook(pugi::xml_document& document) {
    pugi::xml_node book = document.append_child("workbook");
    book.append_attribute("xmlns") = sheets;
    book.append_attribute("xmlns:r") = office_relations;
    pugi::xml_node sheet = book.append_child("sheets").append_child("sheet");
    sheet.append_attribute("name") = "Sheet1";
    sheet.append_attribute("sheetId") = 1;
    sheet.append_attribute("r:id") = "sheet1";
}

void write_sheet(pugi::xml_document& document, const ChartBlock& chart) {
    pugi::xml_node sheet = document.append_child("worksheet");
    sheet.append_attribute("xmlns") = sheets;
    pugi::xml_node data = sheet.append_child("sheetData");
    const auto cell = [](pugi::xml_node row, std::size_t column, std::size_t line) {
        pugi::xml_node node = row.append_child("c");
        node.append_attribute("r") = (column_name(column) + std::to_string(line)).c_str();
        return node;
    };
    const auto text = [&](pugi::xml_node row, std::size_t column, std::size_t line, const std::string& words) {
        pugi::xml_node node = cell(row, column, line);
        node.append_attribute("t") = "inlineStr";
        node.append_child("is").append_child("t").text() = words.c_str();
    };
    const auto new_row = [&](std::size_t line) {
        pugi::xml_node row = data.append_child("row");
        row.append_attribute("r") = static_cast<unsigned>(line);
        return row;
    };
    pugi::xml_node head = new_row(1);
    for (std::size_t s = 0; s < chart.series.size(); ++s) text(head, s + 1, 1, chart.series[s].name);
    for (std::size_t i = 0; i < chart.categories.size(); ++i) {
        const std::size_t line = i + 2;
        pugi::xml_node row = new_row(line);
        text(row, 0, line, chart.categories[i]);
        for (std::size_t s = 0; s < chart.series.size(); ++s) {
            if (i >= chart.series[s].values.size() || !std::isfinite(chart.series[s].values[i])) continue;
            char number[40];
            std::snprintf(number, sizeof number, "%.15g", chart.series[s].values[i]);
            cell(row, s + 1, line).append_child("v").text() = number;
        }
    }
}

}  // namespace

std::string column_name(std::size_t index) {
    std::string name;
    for (std::size_t rest = index + 1; rest > 0; rest = (rest - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return name;
}

std::string figures_of(const ChartBlock& chart) {
    Package package;
    package.add_part("[Content_Types].xml", write_workbook_types);
    package.add_part("_rels/.rels", [](auto& part) {
        relationship(relationships(part), "workbook", std::string(office_relations) + "/officeDocument",
                     "xl/workbook.xml");
    });
    package.add_part("xl/workbook.xml", write_workbook);
    package.add_part("xl/_rels/workbook.xml.rels", [](auto& part) {
        relationship(relationships(part), "sheet1", std::string(office_relations) + "/worksheet",
                     "worksheets/sheet1.xml");
    });
    package.add_part("xl/worksheets/sheet1.xml", [&](auto& part) { write_sheet(part, chart); });
    return package.bytes();
}

}  // namespace jianbao::docx
