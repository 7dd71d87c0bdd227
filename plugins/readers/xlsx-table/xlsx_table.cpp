/// Reader for Excel workbooks (.xlsx, ECMA-376): each sheet is a table, its title lines before it.
#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "jianbao/plugin.h"
#include "xml.h"
#include "zip_package.h"

namespace jianbao::xlsx_reader {

namespace {

using readers::is;

constexpr std::uint32_t max_rows = 250'000, max_columns = 200;

struct Place {
    std::uint32_t row = 0, column = 0;  ///< from zero
    friend auto operator<=>(const Place&, const Place&) = default;
};

/// "BC12" → row 11, column 54. False for anything else.
bool parse_place(std::string_view text, Place& place) {
    std::uint32_t column = 0, row = 0;
    std::size_t i = 0;
    for (; i < text.size() && text[i] >= 'A' && text[i] <= 'Z' && column < 20000; ++i)
        column = column * 26 + static_cast<std::uint32_t>(text[i] - 'A' + 1);
    for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && row < 2'000'000; ++i)
        row = row * 10 + static_cast<std::uint32_t>(text[i] - '0');
    if (i != text.size() || column == 0 || row == 0) return false;
    place = {row - 1, column - 1};
    return true;
}

/// Rich text: the runs without their phonetic guides.
std::string string_of(const pugi::xml_node& item) {
    std::string text = item.child("t").text().get();
    for (const pugi::xml_node& run : item.children("r")) text += run.child("t").text().get();
    return text;
}

enum class NumberKind { plain, date, percent };

/// Kinds of the cell formats (cellXfs), in order. ECMA-376 part 1, 18.8.30 lists the built-in ones.
std::vector<NumberKind> number_kinds(const pugi::xml_document& styles) {
    std::map<unsigned, NumberKind> own;
    const pugi::xml_node root = styles.child("styleSheet");
    for (const pugi::xml_node& format : root.child("numFmts").children("numFmt")) {
        std::string code;
        bool quoted = false, bracketed = false;
        for (const char c : std::string_view(format.attribute("formatCode").value())) {
            if (c == '"')
                quoted = !quoted;
            else if (c == '[')
                bracketed = true;
            else if (c == ']')
                bracketed = false;
            else if (!quoted && !bracketed)
                code += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        }
        const bool date = code.find('y') != code.npos || (code.find('m') != code.npos && code.find('d') != code.npos);
        own[format.attribute("numFmtId").as_uint()] = date                          ? NumberKind::date
                                                      : code.find('%') != code.npos ? NumberKind::percent
                                                                                    : NumberKind::plain;
    }
    std::vector<NumberKind> kinds;
    for (const pugi::xml_node& format : root.child("cellXfs").children("xf")) {
        const unsigned id = format.attribute("numFmtId").as_uint();
        if (const auto found = own.find(id); found != own.end())
            kinds.push_back(found->second);
        else
            kinds.push_back((id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
                                ? NumberKind::date
                            : id == 9 || id == 10 ? NumberKind::percent
                                                  : NumberKind::plain);
    }
    return kinds;
}

/// Which cell formats strike their text through, in order.
std::vector<bool> struck_formats(const pugi::xml_document& styles) {
    const pugi::xml_node root = styles.child("styleSheet");
    std::vector<bool> fonts, formats;
    for (const pugi::xml_node& font : root.child("fonts").children("font")) {
        const pugi::xml_node strike = font.child("strike");
        fonts.push_back(strike && strike.attribute("val").as_bool(true));
    }
    for (const pugi::xml_node& format : root.child("cellXfs").children("xf")) {
        const std::size_t font = format.attribute("fontId").as_uint(0);
        formats.push_back(font < fonts.size() && fonts[font]);
    }
    return formats;
}

/// A number as a reader of the sheet sees it. Excel counts days from 1899-12-30.
std::string shown(const char* raw, NumberKind kind) {
    char* end = nullptr;
    const double value = std::strtod(raw, &end);
    if (end == raw) return raw;
    if (kind == NumberKind::date && value >= 1 && value < 2'958'466) {
        const Date day = add_days(make_date(1899, 12, 30), static_cast<int>(value));
        return std::to_string(static_cast<int>(day.year())) + "年" +
               std::to_string(static_cast<unsigned>(day.month())) + "月" +
               std::to_string(static_cast<unsigned>(day.day())) + "日";
    }
    char buffer[40];
    if (kind == NumberKind::percent) {
        std::snprintf(buffer, sizeof buffer, "%.10g%%", value * 100);
        return buffer;
    }
    std::snprintf(buffer, sizeof buffer, "%.12g", value);
    return buffer;
}

/// One sheet as a grid.
struct Sheet {
    std::string name;
    bool hidden = false;
    std::map<Place, std::string> texts;
    std::set<Place> struck;
    std::map<Place, Place> merges;  ///< upper left → lower right
    std::set<std::uint32_t> hidden_rows;
};

class Workbook {
public:
    explicit Workbook(std::string_view bytes)
        : members_(readers::read_zip(bytes, [](std::string_view name) {
              return name == "xl/workbook.xml" || name == "xl/sharedStrings.xml" || name == "xl/styles.xml" ||
                     name == "xl/_rels/workbook.xml.rels" ||
                     (name.starts_with("xl/worksheets/") && name.ends_with(".xml"));
          })) {
        const pugi::xml_document strings = parse("xl/sharedStrings.xml");
        for (const pugi::xml_node& item : strings.child("sst").children("si")) strings_.push_back(string_of(item));
        const pugi::xml_document styles = parse("xl/styles.xml");
        kinds_ = number_kinds(styles);
        struck_ = struck_formats(styles);
    }

    /// Calls `take` with each sheet, the visible ones first, in the order of the tabs.
    template <class Take>
    void for_each_sheet(const Take& take) const {
        std::map<std::string, std::string> targets;
        const pugi::xml_document relations = parse("xl/_rels/workbook.xml.rels");
        for (const pugi::xml_node& relation : relations.child("Relationships").children())
            targets[relation.attribute("Id").value()] = relation.attribute("Target").value();
        const pugi::xml_document workbook = parse("xl/workbook.xml");
        for (const bool hidden : {false, true})
            for (const pugi::xml_node& sheet : workbook.child("workbook").child("sheets").children("sheet")) {
                const pugi::xml_attribute state = sheet.attribute("state");
                if (hidden != (state && std::string_view(state.value()) != "visible")) continue;
                std::string target = targets[sheet.attribute("r:id").value()];
                target = target.starts_with("/") ? target.substr(1) : "xl/" + target;
                if (!members_.contains(target)) continue;
                Sheet read = read_sheet(target, sheet.attribute("name").value());
                read.hidden = hidden;
                take(read);
            }
    }

private:
    pugi::xml_document parse(const std::string& name) const {
        const auto found = members_.find(name);
        return found == members_.end() ? pugi::xml_document() : readers::parse_xml(found->second, name);
    }

    Sheet read_sheet(const std::string& member, const std::string& name) const {
        Sheet sheet;
        sheet.name = name;
        const pugi::xml_document document = parse(member);
        const pugi::xml_node root = document.child("worksheet");
        std::uint32_t next_row = 0;
        for (const pugi::xml_node& row : root.child("sheetData").children("row")) {
            const std::uint32_t number = row.attribute("r").as_uint(next_row + 1) - 1;
            next_row = number + 1;
            if (number >= max_rows)
                throw UnreadableInput("sheet " + name + " has more than " + std::to_string(max_rows) + " rows");
            if (row.attribute("hidden").as_bool()) sheet.hidden_rows.insert(number);
            std::uint32_t next_column = 0;
            for (const pugi::xml_node& cell : row.children("c")) {
                Place place{number, next_column};
                if (const auto reference = cell.attribute("r")) parse_place(reference.value(), place);
                next_column = place.column + 1;
                if (place.column >= max_columns) continue;
                std::string text = text_of(cell);
                if (text.empty()) continue;
                const std::size_t style = cell.attribute("s").as_uint(0);
                if (style < struck_.size() && struck_[style]) sheet.struck.insert(place);
                sheet.texts.emplace(place, std::move(text));
            }
        }
        for (const pugi::xml_node& merge : root.child("mergeCells").children("mergeCell")) {
            const std::string_view range = merge.attribute("ref").value();
            const std::size_t colon = range.find(':');
            Place from, to;
            if (colon != range.npos && parse_place(range.substr(0, colon), from) &&
                parse_place(range.substr(colon + 1), to))
                sheet.merges[from] = to;
        }
        return sheet;
    }

    std::string text_of(const pugi::xml_node& cell) const {
        const std::string_view type = cell.attribute("t").value();
        if (type == "inlineStr") return string_of(cell.child("is"));
        const char* value = cell.child("v").text().get();
        if (type == "s") {
            const std::size_t index = static_cast<std::size_t>(std::strtoul(value, nullptr, 10));
            return *value && index < strings_.size() ? strings_[index] : std::string();
        }
        if (type == "b") return *value == '1' ? "是" : "否";
        if (type == "e" || !*value) return {};
        if (type == "str" || type == "d") return value;
        const std::size_t style = cell.attribute("s").as_uint(0);
        return shown(value, style < kinds_.size() ? kinds_[style] : NumberKind::plain);
    }

    std::map<std::string, std::string> members_;
    std::vector<std::string> strings_;
    std::vector<NumberKind> kinds_;
    std::vector<bool> struck_;
};

/// Lines above the table (its title, the office, the date) hold one cell each; the head is the
/// first row with two or more. Rows of the table that are hidden come behind those that are not.
void add_blocks(const Sheet& sheet, RawDocument& raw) {
    if (sheet.texts.empty()) return;
    std::map<std::uint32_t, std::uint32_t> filled;
    for (const auto& [place, text] : sheet.texts)
        if (!sheet.hidden_rows.contains(place.row)) ++filled[place.row];
    std::uint32_t head = max_rows;
    for (const auto& [row, count] : filled)
        if (count >= 2) {
            head = row;
            break;
        }

    RawBlock table;
    table.kind = RawBlock::Kind::table;
    std::map<std::uint32_t, std::uint32_t> shown_rows;  // sheet row → table row
    std::uint32_t next = 0;
    for (const auto& [row, count] : filled)
        if (row >= head) shown_rows[row] = next++;
    std::map<std::uint32_t, std::uint32_t> hidden_rows;
    for (const auto& [place, text] : sheet.texts) {
        if (sheet.hidden_rows.contains(place.row)) {
            if (place.row < head || head == max_rows) continue;
            const auto row = hidden_rows.try_emplace(place.row, next);
            if (row.second) ++next;
            table.cells.push_back({.row = row.first->second,
                                   .column = place.column,
                                   .text = text,
                                   .line = place.row + 1,
                                   .struck = sheet.struck.contains(place),
                                   .hidden = true});
            continue;
        }
        if (place.row < head && !sheet.hidden) {
            RawBlock line;
            line.kind = raw.blocks.empty() ? RawBlock::Kind::heading : RawBlock::Kind::paragraph;
            line.text = text;
            line.origin.paragraph = place.row + 1;
            raw.blocks.push_back(std::move(line));
            continue;
        }
        if (place.row < head) continue;
        RawCell cell{.row = shown_rows[place.row],
                     .column = place.column,
                     .text = text,
                     .header = place.row == head,
                     .line = place.row + 1,
                     .struck = sheet.struck.contains(place)};
        if (const auto merge = sheet.merges.find(place); merge != sheet.merges.end()) {
            cell.column_span = std::min(merge->second.column, max_columns - 1) - place.column + 1;
            cell.row_span = static_cast<std::uint32_t>(std::distance(
                shown_rows.lower_bound(place.row), shown_rows.upper_bound(std::max(place.row, merge->second.row))));
            cell.row_span = std::max(cell.row_span, 1u);
        }
        table.cells.push_back(std::move(cell));
    }
    if (table.cells.empty()) return;
    table.text = raw.blocks.empty() ? sheet.name : std::string();
    table.name = sheet.name;
    table.hidden = sheet.hidden;
    table.origin.paragraph = head + 1;
    raw.blocks.push_back(std::move(table));
}

class XlsxReader : public Reader {
public:
    int recognize(const Input& input) const override {
        return readers::zip_has_member(input.bytes, "xl/workbook.xml") ? 95 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context&) const override {
        RawDocument raw;
        Workbook(input.bytes).for_each_sheet([&](const Sheet& sheet) { add_blocks(sheet, raw); });
        if (std::all_of(raw.blocks.begin(), raw.blocks.end(), [](const RawBlock& block) { return block.hidden; })) throw UnreadableInput("the workbook has no filled cells in its visible sheets");
        output.document(std::move(raw));
    }
};

}  // namespace

}  // namespace jianbao::xlsx_reader

JIANBAO_PLUGIN(jianbao::Manifest{
    .kind = jianbao::PluginKind::reader,
    .name = "xlsx-table",
    .version = "1.0",
    .summary = "Excel workbooks (.xlsx): each visible sheet as a table, merged cells and dates as shown",
    .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
        return std::make_unique<jianbao::xlsx_reader::XlsxReader>();
    }});
