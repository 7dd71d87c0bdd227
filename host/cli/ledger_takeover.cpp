#include "cli/ledger_takeover.h"

#include <algorithm>
#include <iostream>

#include "cli/arguments.h"
#include "cli/chosen_analyzers.h"
#include "cli/ingestion.h"
#include "cli/ledger_mapping.h"
#include "cli/line_document.h"
#include "cli/output_file.h"
#include "cli/task_commands.h"
#include "cli/text_table.h"
#include "cli/workbook_changes.h"
#include "cli/workbook_file.h"
#include "jianbao/standard_tables.h"
#include "ledger/typed_value.h"
#include "pipeline/analysis.h"

namespace jianbao::cli {

namespace {

using ledger::Field;

/// A limit in the words people use in ledgers: 6月底, 二季度, 每月28日.
struct Limit {
    std::optional<Date> day;
    std::string frequency;
};

/// Reads such limits by the analyzer that reads them in documents.
class LimitReader {
public:
    LimitReader(Environment& environment, Date ref)
        : plugins_(environment.make_plugins()), settings_(environment.run_settings(ref)), ref_(ref) {
        keep_for(plugins_, {deadlines::table});
    }
    const loader::Plugins& plugins() const { return plugins_; }

    Limit read(const std::string& text) const {
        Limit out;
        if (plugins_.analyzers.empty()) return out;
        const pipeline::Analyzed analyzed = pipeline::analyze(line_document(text, ref_), plugins_.analyzers, settings_);
        const FindingTable& table = analyzed.findings.at(deadlines::table);
        for (const Row& row : table.rows()) {
            if (const Date* day = table.get(row, deadlines::last_day); day && !out.day) out.day = *day;
            if (table.get_or(row, deadlines::value_kind) == "frequency" && out.frequency.empty())
                out.frequency = analyzed.document.text(row.evidence);
        }
        return out;
    }

private:
    loader::Plugins plugins_;
    pipeline::RunSettings settings_;
    Date ref_;
};

/// A row on its way into the ledger.
struct Entry {
    std::string place;
    std::map<Field, std::string> values;
};

class Rows {
public:
    Rows(const Mapping& mapping, const ImportWords& words, const LimitReader& limits, const std::string& file,
         Console& console)
        : mapping_(mapping), words_(words), limits_(limits), file_(file), console_(console) {}

    /// True where the sheet has the mapped headings.
    bool read(const RawBlock& table) {
        std::map<std::uint32_t, Field> columns;
        Entry entry;
        std::map<Field, std::string> raw;
        std::uint32_t head_line = 0;
        const auto finish = [&] {
            if (!raw.empty()) add(entry, raw);
            raw.clear();
        };
        for (const auto& [number, line] : sheet_lines(table)) {
            const auto heads = mapped_columns(line, mapping_);
            if (!heads.empty() && (columns.empty() || heads == columns)) {  // repeated where the paper turns
                finish();
                columns = heads;
                head_line = line.number;
                continue;
            }
            if (columns.empty()) continue;
            const auto title = std::find_if(columns.begin(), columns.end(), [](const auto& c) { return c.second == Field::title; });
            std::size_t filled = 0;
            for (const auto& [column, text] : line.texts) filled += !text.empty() && !line.below.contains(column);
            const auto title_cell = line.texts.find(title->first);
            const bool titled = title_cell != line.texts.end() && !title_cell->second.empty();
            if (titled && line.below.contains(title->first) && !raw.empty()) {
                // The title is joined over several rows: they tell of one task.
                for (const auto& [column, field] : columns)
                    if (const auto cell = line.texts.find(column); cell != line.texts.end() && !line.below.contains(column))
                        join(raw[field], cell->second, field);
                continue;
            }
            finish();
            if (!titled) {
                // 一、重点工程 above a group of rows, 合计 below them: no rows themselves.
                if (filled >= 3)
                    problem(cell_place(table.name, line.number, title->first), "the row has no title: " + shortest(line));
                continue;
            }
            if (const auto first = line.texts.begin();
                words_.is_total(first->second))
                continue;
            // A heading over the whole width stands in one cell.
            if (line.covered.size() + 1 >= columns.size() && columns.size() > 1 && filled == 1) continue;
            if (filled == 1 && columns.size() > 3) continue;
            entry = {cell_place(table.name, line.number), {}};
            places_.clear();
            for (const auto& [column, field] : columns) {
                places_[field] = cell_place(table.name, line.number, column);
                if (const auto cell = line.texts.find(column); cell != line.texts.end()) join(raw[field], cell->second, field);
            }
        }
        finish();
        return head_line != 0;
    }

    std::vector<Entry> entries;

private:
    static void join(std::string& value, const std::string& more, Field field) {
        const std::string text = ledger::typed_value(field == Field::status || field == Field::deadline ? Field::note : field, more);
        if (text.empty() || value == text) return;
        const bool list = field == Field::lead || field == Field::support || field == Field::person;
        value += (value.empty() ? "" : list ? "、" : "\n") + text;
    }

    static std::string shortest(const SheetLine& line) {
        std::string out;
        for (const auto& [column, text] : line.texts)
            if (!text.empty() && out.size() < 60) out += (out.empty() ? "" : " ") + text;
        return shortened(out, 40);
    }

    void problem(const std::string& place, std::string message, std::string hint = {}) {
        console_.show({.severity = Severity::warning, .message = place + ": " + std::move(message), .hint = std::move(hint), .document = file_});
    }

    void add(Entry entry, const std::map<Field, std::string>& raw) {
        for (const auto& [field, value] : mapping_.values) entry.values[field] = value;
        for (const auto& [field, text] : raw) {
            if (text.empty() || field == Field::deadline || field == Field::status) continue;
            entry.values[field] = ledger::typed_value(field, text);
        }
        if (const auto text = raw.find(Field::status); text != raw.end() && !text->second.empty()) {
            const auto own = mapping_.states.find(ledger::without_blanks(text->second));
            const std::string status = own != mapping_.states.end() ? own->second : words_.status(text->second);
            const auto& known = ledger::statuses();
            if (std::find(known.begin(), known.end(), status) == known.end()) {
                problem(places_[Field::status], "`" + shortened(text->second, 40) + "` is no status known; the row is left out",
                        "add it to [states] of the mapping, like \"" + shortened(ledger::without_blanks(text->second), 20) + "\" = \"在办\"");
                return;
            }
            entry.values[Field::status] = status;
        }
        if (const auto text = raw.find(Field::deadline); text != raw.end() && !text->second.empty())
            add_limit(entry, text->second);
        entries.push_back(std::move(entry));
    }

    /// A limit that is no day is kept in the note: nothing of the old ledger is lost.
    void add_limit(Entry& entry, const std::string& text) {
        if (const auto day = ledger::exact_day(text)) {
            entry.values[Field::deadline] = to_iso(*day);
            return;
        }
        if (words_.status(text) == "长期坚持") {
            if (const auto status = entry.values.find(Field::status); status == entry.values.end() || status->second == "在办")
                entry.values[Field::status] = "长期坚持";
            return;
        }
        const Limit limit = limits_.read(text);
        if (limit.day) entry.values[Field::deadline] = to_iso(*limit.day);
        if (!limit.frequency.empty()) entry.values.try_emplace(Field::frequency, limit.frequency);
        if (limit.day || !limit.frequency.empty()) return;
        std::string& note = entry.values[Field::note];
        note += (note.empty() ? "" : "；") + ("完成时限：" + text);
        problem(places_[Field::deadline], "`" + shortened(text, 40) + "` is no day; it is kept in 备注");
    }

    const Mapping& mapping_;
    const ImportWords& words_;
    const LimitReader& limits_;
    const std::string& file_;
    Console& console_;
    std::map<Field, std::string> places_;
};

std::string value_of(const Entry& entry, Field field) {
    const auto value = entry.values.find(field);
    return value == entry.values.end() ? std::string() : value->second;
}

/// Ids of the tasks there are.
std::set<std::string> known_ids(const ledger::Ledger& ledger) {
    std::set<std::string> out;
    for (const auto& row : ledger.read({make_date(9999, 12, 31)}).query("SELECT id FROM tasks").rows) out.insert(ledger::to_text(row[0]));
    return out;
}

}  // namespace

Exit take_over(const TakeOver& what, const CommonOptions& common, Console& console) {
    const Mapping mapping = load_mapping(what.mapping);
    Environment environment(common, console);
    const ImportWords words = load_import_words(environment.resources().config / "import.toml");
    const RawDocument workbook = read_workbook(what.workbook, what.as_of, environment, console);
    const LimitReader limits(environment, what.ref.empty() ? what.as_of : date_argument("--ref", what.ref));
    Rows rows(mapping, words, limits, what.workbook, console);
    std::set<std::string> wanted(mapping.sheets.begin(), mapping.sheets.end());
    std::size_t sheets = 0;
    for (const RawBlock& block : workbook.blocks) {
        if (block.hidden || block.kind != RawBlock::Kind::table) continue;
        if (!mapping.sheets.empty() && wanted.erase(block.name) == 0) continue;
        if (rows.read(block)) ++sheets;
        else if (!mapping.sheets.empty())
            console.show({.severity = Severity::warning, .message = "the sheet " + block.name + " has no row with the mapped headings", .document = what.workbook});
    }
    for (const std::string& sheet : wanted)
        console.show({.severity = Severity::warning, .message = "there is no sheet " + sheet, .document = what.workbook});
    if (sheets == 0)
        throw loader::Refusal(what.workbook + " has no sheet with the headings of the mapping " + what.mapping,
                              "`jianbao import FILE --mapping-template` shows the headings there are");

    const bool exists = std::filesystem::exists(common.ledger);
    const loader::Plugins plugins = environment.make_plugins();
    check_ledger_name(common);
    ledger::Ledger ledger(what.dry_run && !exists ? ":memory:" : common.ledger, plugins.tables());
    std::set<std::string> known = known_ids(ledger);
    const std::string source = std::filesystem::path(what.workbook).stem().string();
    std::vector<ledger::NewTask> tasks;
    std::vector<std::vector<std::string>> lines;
    std::size_t before = 0;
    for (Entry& entry : rows.entries) {
        entry.values.try_emplace(Field::source, source);
        const std::string title = value_of(entry, Field::title), lead = value_of(entry, Field::lead);
        ledger::NewTask task{ledger::entered_task_id(title, lead, value_of(entry, Field::source)), {}, entry.place};
        if (!known.insert(task.id).second) {
            ++before;
            continue;
        }
        for (auto& [field, value] : entry.values)
            if (!value.empty()) task.values.emplace_back(field, value);
        lines.push_back({entry.place, shortened(value_of(entry, Field::status).empty() ? "在办" : value_of(entry, Field::status), 10),
                         value_of(entry, Field::deadline), shortened(lead, 28), shortened(title, 60)});
        tasks.push_back(std::move(task));
    }
    if (!what.dry_run && !tasks.empty())
        ledger.apply(tasks, {}, author_of(what.by, "workbook", what.as_of, std::filesystem::path(what.workbook).filename().string()));
    print_table(std::cout, lines);
    std::cout.flush();
    const std::string made = std::to_string(tasks.size()), there = std::to_string(before);
    console.say(what.dry_run ? console("{} tasks would be taken over, {} are in the ledger already; nothing was written", {made, there})
                             : console("{} tasks are taken over, {} were in the ledger already", {made, there}));
    return console.result();
}

Exit print_mapping(const TakeOver& what, const CommonOptions& common, Console& console) {
    Environment environment(common, console);
    const ImportWords words = load_import_words(environment.resources().config / "import.toml");
    const RawDocument workbook = read_workbook(what.workbook, what.as_of, environment, console);
    std::vector<FoundHeads> found;
    for (const RawBlock& block : workbook.blocks)
        if (!block.hidden && block.kind == RawBlock::Kind::table)
            if (auto heads = find_heads(block, words)) found.push_back(std::move(*heads));
    if (found.empty())
        throw loader::Refusal("no sheet of " + what.workbook + " has headings that look like a ledger's",
                              "a ledger has a row of headings with 督办事项 or 重点工作, and 责任单位 or 完成时限 beside it");
    std::cout << mapping_template(found, std::filesystem::path(what.workbook).filename().string());
    std::cout.flush();
    check_written(std::cout, "can't write to standard output");
    return console.result();
}

}  // namespace jianbao::cli
