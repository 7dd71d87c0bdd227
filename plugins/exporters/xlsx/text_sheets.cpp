// Sheets of text: 正文 (the narrative), 督办单 (slips), 说明 (notes), and the hidden index.

#include <algorithm>
#include <set>
#include <unordered_set>

#include "plan.h"
#include "wording.h"

namespace jianbao::xlsx {

namespace {

constexpr double narrative_width = 74, slip_width = 72, notes_width = 90;

std::string plain_text(const RichText& text) {
    std::string result;
    for (const TextRun& run : text) result += run.text;
    return result;
}

const Place* first_target(const Book& book, const RichText& text) {
    for (const TextRun& run : text)
        if (const Place* target = book.find_anchor(run.link)) return target;
    return nullptr;
}

void write_paragraph(Book& book, Place place, const ParagraphBlock& paragraph) {
    CellStyle style{.top = true};
    std::string indent;
    switch (paragraph.style) {
        case ParagraphStyle::body:
            indent = "　　";
            break;
        case ParagraphStyle::plain:
            break;
        case ParagraphStyle::centred:
            style.align = Align::centre;
            break;
        case ParagraphStyle::note:
            style.size = 9;
            style.muted = true;
            break;
        case ParagraphStyle::signature:
            style.align = Align::right;
            break;
    }
    const std::string text = plain_text(paragraph.text);
    const Place* target = first_target(book, paragraph.text);
    const bool all_strong =
        !paragraph.text.empty() && std::all_of(paragraph.text.begin(), paragraph.text.end(),
                                               [](const TextRun& run) { return run.emphasis == Emphasis::strong; });
    style.bold = all_strong;
    book.write_text(place, text.empty() ? text : indent + text, book.format(style));
    book.set_lines(place.sheet, place.row, count_lines(indent + text, narrative_width));
    // Beside the text: LibreOffice does not wrap a text that is a link.
    if (target)
        book.write_link({place.sheet, place.row, 1}, link_text, *target,
                        book.format({.link = true, .wrap = false, .top = true}));
}

std::string_view light_word(Light light) {
    switch (light) {
        case Light::red:
            return "红";
        case Light::yellow:
            return "黄";
        case Light::green:
            return "绿";
        case Light::blue:
            return "蓝";
        case Light::grey:
            return "灰";
        case Light::none:
            break;
    }
    return "";
}

/// 版记: whom it goes to, who printed it and when.
std::vector<std::string> imprint_lines(const Report& report) {
    std::vector<std::string> lines;
    if (!report.imprint) return lines;
    const std::string copies = exporters::copies_of(*report.imprint), day = exporters::printed_on(*report.imprint);
    if (!copies.empty()) lines.push_back(copies);
    const std::string& office = report.imprint->printed_by;
    if (!office.empty() || !day.empty()) lines.push_back(office + (office.empty() || day.empty() ? "" : "　") + day);
    return lines;
}

}  // namespace

void write_narrative(Book& book, const Plan& plan) {
    if (!plan.narrative) return;
    const std::size_t sheet = *plan.narrative;
    set_up_page(book, sheet, false);
    worksheet_gridlines(book.sheet(sheet), LXW_HIDE_ALL_GRIDLINES);
    book.check(worksheet_set_column(book.sheet(sheet), 0, 0, narrative_width, nullptr), "a column width");
    book.check(worksheet_set_column(book.sheet(sheet), 1, 1, 6, nullptr), "a column width");
    book.write_text({sheet, 0, 0}, plan.report->title, book.format({.size = 18, .bold = true, .align = Align::centre}));
    book.set_lines(sheet, 0, 1, 18);
    book.write_text({sheet, 1, 0}, plan.report->subtitle, book.format({.muted = true, .align = Align::centre}));
    std::uint32_t row = narrative_first_row;
    std::size_t next_table = 0;
    for (const Block& block : plan.report->blocks) {
        const Place place{sheet, row, 0};
        if (const auto* heading = std::get_if<HeadingBlock>(&block)) {
            const int size = std::max(book.preferences().font_size, 16 - heading->level);
            book.write_text(place, heading->text, book.format({.size = size, .bold = true, .heading = true}));
            book.set_lines(sheet, row, count_lines(heading->text, narrative_width * 11 / size), size);
        } else if (const auto* paragraph = std::get_if<ParagraphBlock>(&block)) {
            write_paragraph(book, place, *paragraph);
        } else if (std::holds_alternative<TableBlock>(block)) {
            const TablePlan& table = plan.tables.at(next_table++);
            const std::string text =
                "见表“" + book.sheet_name(table.sheet) + "”（" + std::to_string(table.rows) + " 行）";
            book.write_link(place, text, {table.sheet, 0, table.first_column}, book.format({.link = true}));
        } else {
            continue;
        }
        ++row;
    }
    for (const std::string& text : imprint_lines(*plan.report)) {
        book.write_text({sheet, row, 0}, text, book.format({.border = true}));
        book.set_lines(sheet, row++, count_lines(text, narrative_width));
    }
}

void write_slips(Book& book, const Plan& plan) {
    if (!plan.slips) return;
    const std::size_t sheet = *plan.slips;
    lxw_worksheet* worksheet = book.sheet(sheet);
    set_up_page(book, sheet, false);
    book.check(worksheet_set_column(worksheet, 0, 0, 18, nullptr), "a column width");
    book.check(worksheet_set_column(worksheet, 1, 1, slip_width, nullptr), "a column width");
    lxw_format* label = book.format({.bold = true, .border = true, .align = Align::centre});
    lxw_format* value = book.format({.border = true});
    lxw_format* reply = book.format({.border = true, .editable = true, .top = true});
    std::vector<lxw_row_t> breaks;
    std::uint32_t row = 0;
    for (const Block& block : plan.report->blocks) {
        const auto* slip = std::get_if<SlipBlock>(&block);
        if (slip == nullptr) continue;
        constexpr std::size_t most_breaks = 1022;  // Excel's limit for a sheet
        if (row > 0 && breaks.size() < most_breaks) breaks.push_back(row);
        book.merge({sheet, row, 0}, 1, slip->title,
                   book.format({.size = 18, .bold = true, .align = Align::centre, .light = slip->light}));
        book.check(worksheet_set_row_pixels(worksheet, row, 44, nullptr), "a row height");
        book.merge({sheet, row + 1, 0}, 1, slip->number, book.format({.align = Align::right}));
        row += 2;
        for (const auto& [name, text] : slip->fields) {
            book.write_text({sheet, row, 0}, name, label);
            book.write_text({sheet, row, 1}, text, value);
            book.set_lines(sheet, row, count_lines(text, slip_width));
            ++row;
        }
        for (const std::string& name : slip->reply_fields) {
            book.write_text({sheet, row, 0}, name, label);
            book.write_text({sheet, row, 1}, "", reply);
            book.check(worksheet_set_row_pixels(worksheet, row, 90, nullptr), "a row height");
            ++row;
        }
        ++row;
    }
    breaks.push_back(0);
    if (breaks.size() > 1) book.check(worksheet_set_h_pagebreaks(worksheet, breaks.data()), "page breaks");
}

namespace {

class NotesWriter {
public:
    NotesWriter(Book& book, const Plan& plan) : book_(book), plan_(plan) {}

    void write() {
        const Report& report = *plan_.report;
        set_up_page(book_, plan_.notes, false);
        book_.check(worksheet_set_column(book_.sheet(plan_.notes), 0, 0, 18, nullptr), "a column width");
        book_.check(worksheet_set_column(book_.sheet(plan_.notes), 1, 1, notes_width, nullptr), "a column width");
        book_.set_lines(plan_.notes, 0, 1, 16);
        book_.write_text({plan_.notes, row_++, 0}, "说明", book_.format({.size = 16, .bold = true, .wrap = false}));
        line("报告", report.title);
        line("统计日期", to_iso(report.as_of));
        if (!report.author.empty()) line("单位", report.author);
        line("布局", report.layout);
        for (std::size_t i = 0; i < report.notices.size(); ++i)
            line("提示 " + std::to_string(i + 1), report.notices[i], Light::yellow);
        write_editable_columns();
        for (const TablePlan& table : plan_.tables)
            if (!table.table->note.empty()) line("表注：" + book_.sheet_name(table.sheet), table.table->note);
        if (!plan_.narrative)
            for (const std::string& text : imprint_lines(report)) line("版记", text);
        write_lights();
        line("数字与公式", "总览中的计数和各表表头的行数是公式，随填写和筛选变化；其余数字以统计日期为准。");
    }

private:
    void line(std::string_view name, std::string_view text, Light light = Light::none) {
        book_.write_text({plan_.notes, row_, 0}, name, book_.format({.bold = true, .border = true, .top = true}));
        book_.write_text({plan_.notes, row_, 1}, text, book_.format({.border = true, .top = true, .light = light}));
        book_.set_lines(plan_.notes, row_, count_lines(text, notes_width));
        ++row_;
    }

    void write_editable_columns() {
        for (const TablePlan& table : plan_.tables) {
            std::string names;
            for (const ReportColumn& column : table.table->columns)
                if (column.editable) names += (names.empty() ? "" : "、") + column.title;
            if (names.empty()) continue;
            std::string text = "表头为黄色的列供填写：" + names + "。";
            if (table.keyed())
                text +=
                    "隐藏的 A 列是各行的编号，用于把填写内容收回台账，请勿改动。新增的事项写在表下，A 列留空；"
                    "不再督办的整行加删除线，或把状态改为“中止”。";
            line("填写：" + book_.sheet_name(table.sheet), text);
        }
    }

    void write_lights() {
        std::set<Light> used;
        for (const TablePlan& table : plan_.tables)
            used.insert(table.statistics.lights.begin(), table.statistics.lights.end());
        for (const Light light : used) {
            constexpr std::string_view meaning[] = {"", "逾期", "临期", "正常", "办结", "待核或无期限"};
            line("亮灯：" + std::string(light_word(light)), meaning[static_cast<std::size_t>(light)], light);
        }
    }

    Book& book_;
    const Plan& plan_;
    std::uint32_t row_ = 0;
};

std::string_view type_name(CellType type) {
    constexpr std::string_view names[] = {"text", "integer", "number", "percent", "date"};
    return names[static_cast<std::size_t>(type)];
}

}  // namespace

void write_notes(Book& book, const Plan& plan) { NotesWriter(book, plan).write(); }

void write_index(Book& book, const Plan& plan) {
    const std::size_t sheet = plan.index;
    lxw_format* plain = book.format({.wrap = false});
    std::vector<std::vector<std::string>> rows;
    for (const TablePlan& table : plan.tables)
        for (std::size_t i = 0; i < table.table->columns.size(); ++i) {
            const ReportColumn& column = table.table->columns[i];
            std::string cell = absolute_cell(table.head_row, table.column(i));
            std::erase(cell, '$');
            rows.push_back({book.sheet_name(table.sheet), table.table->name, cell, column.name, column.title,
                            std::string(type_name(column.type)), column.editable ? "editable" : ""});
        }
    std::size_t last = rows.size();
    for (const auto& list : plan.lists) last = std::max(last, list.size());
    constexpr const char* heads[] = {"sheet", "table", "head", "column", "title", "type", "editable", "keys"};
    for (std::uint16_t i = 0; i < std::size(heads); ++i) book.write_text({sheet, 0, i}, heads[i], plain);
    std::uint32_t row = 1;
    const auto write_before_keys = [&](std::size_t i) {
        for (std::size_t c = 0; i < rows.size() && c < rows[i].size(); ++c)
            book.write_text({sheet, row, static_cast<std::uint16_t>(c)}, rows[i][c], plain);
    };
    const auto write_after_keys = [&](std::size_t i) {
        for (std::size_t l = 0; l < plan.lists.size(); ++l)
            if (i < plan.lists[l].size())
                book.write_text({sheet, row, static_cast<std::uint16_t>(index_first_list + l)}, plan.lists[l][i],
                                plain);
    };
    // Which rows there were: one that is missing later was struck by somebody.
    std::unordered_set<std::size_t> known;
    for (const TablePlan& table : plan.tables) {
        if (!table.keyed()) continue;
        std::size_t left = table.rows;
        for (const ReportRow& content : table.table->rows) {
            if (left-- == 0) break;
            if (content.key.empty() || !known.insert(std::hash<std::string>()(content.key)).second) continue;
            write_before_keys(row - 1);
            book.write_text({sheet, row, index_keys}, content.key, plain);
            write_after_keys(row - 1);
            ++row;
        }
    }
    for (; row <= last; ++row) {
        write_before_keys(row - 1);
        write_after_keys(row - 1);
    }
    worksheet_hide(book.sheet(sheet));
}

}  // namespace jianbao::xlsx
