#include "cli/ledger_mapping.h"

#include <algorithm>
#include <set>

#include "config/nearest.h"
#include "config/toml.h"
#include "ledger/typed_value.h"

namespace jianbao::cli {

namespace {

using ledger::Field;

/// A field by the name a mapping gives it.
Field field_named(const std::string& name, const SourcePosition& where) {
    if (const auto field = ledger::field_of_column(name)) return *field;
    std::vector<std::string> known;
    for (std::size_t i = 0; i < ledger::mark_letters.size(); ++i)
        known.emplace_back(ledger::name_of(static_cast<Field>(i)));
    throw SettingError(where, "a task has no field `" + name + "`", config::hint_for(name, known));
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c == '\n' ? ' ' : c;
    }
    return out + "\"";
}

}  // namespace

Mapping load_mapping(const std::filesystem::path& file) {
    const Node root = config::load_toml(file);
    config::reject_unknown_keys(root, {"sheets", "columns", "values", "states"});
    Mapping out;
    out.sheets = root["sheets"].texts_or_empty();
    if (root.has("columns"))
        for (const auto& [name, heads] : root["columns"].table())
            for (const std::string& head : heads.texts())
                if (!head.empty()) out.heads[field_named(name, heads.key())].push_back(ledger::without_blanks(head));
    if (!out.heads.contains(Field::title))
        throw SettingError(root["columns"].is_null() ? SourcePosition{file.string(), 1, 1} : root["columns"].where(),
                           "no column is mapped to the title of the tasks",
                           "write title = \"…\" with the heading of the column that says what is to be done");
    if (root.has("values"))
        for (const auto& [name, value] : root["values"].table())
            out.values[field_named(name, value.key())] = value.text();
    if (root.has("states"))
        for (const auto& [word, status] : root["states"].table()) {
            const auto& known = ledger::statuses();
            if (std::find(known.begin(), known.end(), status.text()) == known.end())
                throw SettingError(status.where(), "`" + status.text() + "` is no status of a task",
                                   "there are 待核, 在办, 已完成, 中止, 长期坚持; 逾期 follows from the dates");
            out.states.emplace(ledger::without_blanks(word), status.text());
        }
    return out;
}

std::optional<FoundHeads> find_heads(const RawBlock& table, const ImportWords& words) {
    std::optional<FoundHeads> best;
    std::size_t most = 1;
    std::size_t looked = 0;
    for (const auto& [number, line] : sheet_lines(table)) {
        if (++looked > 20) break;
        // The surest word of each field takes its column first; then columns that hold a word.
        std::map<std::uint32_t, Field> taken;
        std::set<Field> fields;
        for (const bool whole : {true, false})
            for (const auto& [field, known] : words.heads) {
                if (fields.contains(field)) continue;
                for (const std::string& word : known) {
                    const auto cell = std::find_if(line.texts.begin(), line.texts.end(), [&](const auto& one) {
                        const std::string text = ledger::without_blanks(one.second);
                        return !taken.contains(one.first) && count_characters(text) <= 20 &&
                               (whole ? text == word : text.find(word) != text.npos);
                    });
                    if (cell == line.texts.end()) continue;
                    taken.emplace(cell->first, field);
                    fields.insert(field);
                    break;
                }
            }
        if (taken.size() <= most || !fields.contains(Field::title)) continue;
        most = taken.size();
        best = FoundHeads{table.name, line.number, {}};
        for (const auto& [column, text] : line.texts)
            if (!text.empty())
                best->heads.emplace_back(ledger::without_blanks(text), taken.contains(column) ? std::string(ledger::name_of(taken.at(column))) : "");
    }
    return best;
}

std::string mapping_template(const std::vector<FoundHeads>& found, const std::string& workbook) {
    std::string sheets, others;
    std::map<std::string, std::vector<std::string>> columns;
    std::set<std::string> seen;
    for (const FoundHeads& one : found) {
        sheets += (sheets.empty() ? "" : ", ") + quoted(one.sheet);
        for (const auto& [head, field] : one.heads) {
            if (!seen.insert(head).second) continue;
            if (field.empty())
                others += "#   " + head + "\n";
            else
                columns[field].push_back(head);
        }
    }
    std::string out = "# 栏目对照：把 " + workbook + " 的栏目对应到台账的字段。请核对后使用：\n#   jianbao import " + workbook +
                      " --mapping 本文件 --dry-run\n\n# 要收的工作表；不写则收所有有这些栏目的表。\nsheets = [" + sheets +
                      "]\n\n# 字段 = 栏目。同一字段有几栏的写成 [\"栏目一\", \"栏目二\"]。\n[columns]\n";
    const std::map<std::string, const char*> meaning = {
        {"title", "督办事项（必填）"}, {"quote", "原文依据"}, {"lead", "牵头单位"},     {"support", "配合单位"},
        {"person", "责任人"},          {"deadline", "完成时限"}, {"frequency", "频次"}, {"targets", "量化指标"},
        {"status", "状态"},            {"progress", "进展情况"}, {"note", "备注"},      {"source", "任务来源"}};
    for (std::size_t i = 0; i < ledger::mark_letters.size(); ++i) {
        const std::string field(ledger::name_of(static_cast<Field>(i)));
        const auto known = columns.find(field);
        std::string heads;
        if (known != columns.end())
            for (const std::string& head : known->second) heads += (heads.empty() ? "" : ", ") + quoted(head);
        if (known != columns.end() && known->second.size() > 1) heads = "[" + heads + "]";
        out += (heads.empty() ? "# " + field + " = \"\"" : field + " = " + heads) + "   # " + meaning.at(field) + "\n";
    }
    if (!others.empty()) out += "# 没有对应的栏目：\n" + others;
    out += "\n# 各行相同的内容，例如来源。\n[values]\n# source = \"2021年督办台账\"\n\n# 本单位的状态用语；常用的（已办结、推进中、销号…）不用写。\n"
           "[states]\n# \"销号\" = \"已完成\"\n";
    return out;
}

std::map<std::uint32_t, Field> mapped_columns(const SheetLine& line, const Mapping& mapping) {
    std::map<std::uint32_t, Field> out;
    bool titled = false;
    for (const auto& [column, text] : line.texts) {
        const std::string head = ledger::without_blanks(text);
        for (const auto& [field, heads] : mapping.heads)
            if (std::find(heads.begin(), heads.end(), head) != heads.end() && out.emplace(column, field).second)
                titled |= field == Field::title;
    }
    if (!titled) out.clear();
    return out;
}

}  // namespace jianbao::cli
