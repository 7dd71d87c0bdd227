#include "report/tables.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "report/personal_data.h"
#include "report/result_values.h"

namespace jianbao::report {

namespace {

CellType cell_type(ledger::ResultType type) {
    switch (type) {
        case ledger::ResultType::integer:
            return CellType::integer;
        case ledger::ResultType::number:
            return CellType::number;
        case ledger::ResultType::date:
            return CellType::date;
        default:
            return CellType::text;
    }
}

/// Dates stand in tables as 2021-04-26: they line up.
Format cell_format(CellType type) {
    switch (type) {
        case CellType::integer:
            return Format::integer;
        case CellType::number:
            return Format::standard;
        case CellType::percent:
            return Format::percent;
        default:
            return Format::iso;
    }
}

Align cell_align(CellType type) {
    switch (type) {
        case CellType::text:
            return Align::left;
        case CellType::date:
            return Align::centre;
        default:
            return Align::right;
    }
}

/// Names the table uses, of columns or of other values; none where it shows all columns.
std::vector<std::string> columns_shown(const TableSection& section) {
    std::vector<std::string> names;
    for (const ColumnItem& item : section.columns) {
        names.insert(names.end(), {item.name, item.light});
        item.text.add_names(names);
        item.link.add_names(names);
    }
    if (names.empty()) return names;
    names.push_back(section.key);
    section.anchor.add_names(names);
    return names;
}

ReportCell cell(const ColumnItem& item, CellType type, const Template::Lookup& row) {
    ReportCell out;
    if (item.name.empty()) {
        out.text = item.text.fill(row);
    } else {
        const ledger::ResultValue value = row(item.name);
        out.text = format_value(value, item.format.value_or(cell_format(type)));
        const bool numeric = std::holds_alternative<std::int64_t>(value) || std::holds_alternative<double>(value);
        if (type == CellType::integer && numeric)
            out.value = static_cast<std::int64_t>(std::llround(number_of(value)));
        else if ((type == CellType::number || type == CellType::percent) && numeric)
            out.value = number_of(value);
        else if (type == CellType::date)
            if (const std::optional<Date> date = parse_iso(ledger::to_text(value))) out.value = *date;
    }
    if (out.text.empty()) out.text = item.empty;
    if (!item.light.empty()) out.light = light_named(row(item.light));
    out.link = item.link.fill(row);
    return out;
}

bool on_paper(std::string_view exporter) { return exporter == "pdf" || exporter == "docx"; }
bool on_screen(std::string_view exporter) { return exporter == "html" || exporter == "markdown"; }

/// Rows of a longer table are kept on disk.
constexpr std::size_t rows_in_memory = 4000;

}  // namespace

bool stands_in(const std::vector<std::string>& exporters, std::string_view exporter) {
    return exporters.empty() || exporter.empty() ||
           std::find(exporters.begin(), exporters.end(), exporter) != exporters.end();
}

std::size_t rows_shown(const RowLimits& limits, std::string_view exporter) {
    return static_cast<std::size_t>(on_paper(exporter) ? limits.paper : on_screen(exporter) ? limits.screen : 0);
}

std::size_t day_entries_shown(const RowLimits& limits, std::string_view exporter) {
    // A page has room for so many and no more: there the exporter counts the others itself.
    return static_cast<std::size_t>(exporter == "docx" || on_screen(exporter) ? limits.day : 0);
}

std::string TableBuilder::rest(std::size_t rows) const {
    return limits_.rest.fill([&](std::string_view name) -> ledger::ResultValue {
        if (name == "rest") return static_cast<std::int64_t>(rows);
        return values_[name];
    });
}

std::vector<ColumnItem> TableBuilder::items_of(const TableSection& section, const std::vector<ledger::ResultColumn>& rows) const {
    std::vector<ColumnItem> items = section.columns;
    if (items.empty())
        for (const ledger::ResultColumn& column : rows) items.push_back({.name = column.name});
    std::erase_if(items, [this](const ColumnItem& item) { return !stands_in(item.exporters, exporter_); });
    return items;
}

void TableBuilder::add_columns(TableBlock& block, const std::vector<ColumnItem>& items,
                               const std::vector<ledger::ResultColumn>& rows) const {
    if (block.numbered)
        block.columns.push_back({.name = "row", .title = "序号", .type = CellType::integer, .align = Align::centre});
    for (const ColumnItem& item : items) {
        const auto at = std::find_if(rows.begin(), rows.end(), [&](const auto& one) { return one.name == item.name; });
        const CellType type = item.type ? *item.type : at != rows.end() ? cell_type(at->type) : CellType::text;
        const std::string title = item.title.empty() ? values_.reading().title_of(item.name) : item.title;
        block.columns.push_back({.name = item.name,
                                 .title = title.empty() ? item.name : title,
                                 .type = type,
                                 .align = item.align.value_or(cell_align(type)),
                                 .width = item.width,
                                 .merge_equal = item.merge_equal,
                                 .editable = item.editable,
                                 .choices = item.choices});
    }
}

std::optional<ledger::Field> TableBuilder::field_of(const ColumnItem& item) const {
    if (!item.name.empty()) return ledger::field_of_column(item.name);
    for (const std::string_view column : {"title", "lead", "support", "person", "due", "status", "progress", "note"})
        if (item.title == values_.reading().title_of(column)) return ledger::field_of_column(column);
    return std::nullopt;
}

/// Rows of one table: makes cells of what a query gives, and keeps the rows in memory or, where they are many, on disk.
/// What type a column is follows from its values: the first rows decide, and where a later one says otherwise,
/// `agrees` is false and the table is made again with what is known then.
class TableBuilder::Rows {
public:
    Rows(const TableBuilder& tables, const TableSection& section, const TableBlock& block)
        : tables_(tables), section_(section), block_(block) {
        one_.rows.resize(1);
    }

    /// Takes one row of the query.
    void take(const std::vector<ledger::ResultColumn>& columns, std::vector<ledger::ResultValue>& row) {
        if (one_.columns.empty()) begin(columns);
        for (std::size_t i = 0; i < row.size(); ++i) types_[i].see(row[i]);
        ++count_;
        if (made_) {
            make(row);
        } else {
            waiting_.push_back(std::move(row));
            if (waiting_.size() == rows_in_memory) make_waiting();
        }
    }
    void finish(const std::vector<ledger::ResultColumn>& columns) {
        if (one_.columns.empty()) begin(columns);
        if (!made_) make_waiting();
    }
    /// The same rows once more, with the types of all of them.
    void again() {
        known_ = types();
        one_.columns.clear();
        types_.clear();
        own_.clear();
        spool_.reset();
        made_ = false;
        count_ = 0;
    }

    std::size_t count() const { return count_; }
    const std::string& first_column() const { return one_.columns.at(0).name; }
    bool agrees() const { return used_ == types(); }
    std::vector<ReportColumn> columns() const { return shown_.columns; }
    ReportRows rows() { return spool_ ? ReportRows(spool_) : ReportRows(std::move(own_)); }
    const std::shared_ptr<RowSpool>& spool() const { return spool_; }

private:
    void begin(const std::vector<ledger::ResultColumn>& columns) {
        one_.columns = columns;
        types_.resize(columns.size());
    }

    std::vector<ledger::ResultType> types() const {
        std::vector<ledger::ResultType> out;
        for (const ledger::TypeFinder& one : types_) out.push_back(one.type());
        return out;
    }

    void make_waiting() {
        made_ = true;
        used_ = known_.empty() ? types() : known_;
        for (std::size_t i = 0; i < used_.size(); ++i) one_.columns[i].type = used_[i];
        items_ = tables_.items_of(section_, one_.columns);
        shown_ = block_;
        tables_.add_columns(shown_, items_, one_.columns);
        fields_.assign(items_.size(), std::nullopt);
        if (!section_.key.empty())
            for (std::size_t c = 0; c < items_.size(); ++c) fields_[c] = tables_.field_of(items_[c]);
        if (waiting_.size() == rows_in_memory) spool_ = std::make_shared<RowSpool>();
        made_rows_ = 0;
        for (auto& row : waiting_) make(row);
        waiting_ = {};
    }

    void make(std::vector<ledger::ResultValue>& values) {
        one_.rows[0].swap(values);
        const Template::Lookup row = tables_.values_.lookup(one_, 0);
        const auto number = static_cast<std::int64_t>(++made_rows_);
        ReportRow out;
        out.anchor = section_.anchor.fill(row);
        if (!section_.key.empty()) out.key = ledger::to_text(row(section_.key));
        if (section_.numbered) out.cells.push_back({std::to_string(number), number});
        const std::size_t before = out.cells.size();
        for (std::size_t c = 0; c < items_.size(); ++c) {
            ReportCell& made = out.cells.emplace_back(cell(items_[c], shown_.columns[before + c].type, row));
            if (tables_.masks_ && made.value.index() == 0) made.text = mask_personal_data(made.text);
            if (!fields_[c]) continue;
            // Marks are of what people will see, so that a masked number is no edit of theirs.
            const Date* day = std::get_if<Date>(&made.value);
            out.state += ledger::value_mark(*fields_[c], day ? to_iso(*day) : made.text);
        }
        if (spool_)
            spool_->add(out);
        else
            own_.push_back(std::move(out));
    }

    const TableBuilder& tables_;
    const TableSection& section_;
    const TableBlock& block_;
    TableBlock shown_;  ///< with the columns
    ledger::Result one_;
    std::vector<ledger::TypeFinder> types_;
    std::vector<ledger::ResultType> known_, used_;
    std::vector<ColumnItem> items_;
    std::vector<std::optional<ledger::Field>> fields_;
    std::vector<std::vector<ledger::ResultValue>> waiting_;
    std::vector<ReportRow> own_;
    std::shared_ptr<RowSpool> spool_;
    bool made_ = false;
    std::size_t count_ = 0, made_rows_ = 0;
};

std::optional<TableBlock> TableBuilder::build(const TableSection& section) {
    const auto fill = [&](const Template& text) { return text.fill(values_.lookup()); };
    const std::size_t medium = rows_shown(limits_, exporter_);
    const std::size_t most = medium > 0 && section.most_rows ? static_cast<std::size_t>(*section.most_rows) : medium;

    TableBlock block;
    block.name = fill(section.name);
    block.title = fill(section.title);
    block.note = fill(section.note);
    block.empty_text = fill(section.empty);
    block.numbered = section.numbered;
    block.compact = section.compact;
    block.list = section.list;
    block.landscape = section.landscape;

    Rows rows(*this, section, block);
    const std::vector<std::string> names = columns_shown(section);
    bool more = false;
    const auto run = [&] {
        // A LIMIT around the query would have columns computed that nobody shows.
        rows.finish(run_each(values_.reading(), section.rows, values_.all(), names,
                             [&](const auto& columns, std::vector<ledger::ResultValue>& row) {
                                 more = most > 0 && rows.count() == most;
                                 if (!more) rows.take(columns, row);
                                 return !more;
                             }));
    };
    run();
    if (!rows.agrees()) {
        rows.again();
        run();
    }
    const std::size_t all = more ? values_.count(section.rows, rows.first_column()) : rows.count();
    const bool own = section.most_rows && *section.most_rows > 0;
    if (own && all > static_cast<std::size_t>(*section.most_rows)) longest_ = std::numeric_limits<std::size_t>::max();
    if (!section.most_rows) longest_ = std::max(longest_, all);
    // Where the section says what stands instead, an empty table is not shown.
    if (rows.count() == 0 && section.empty.empty()) return std::nullopt;

    if (more) block.note += rest(all - rows.count());
    block.columns = rows.columns();
    if (rows.spool()) spools_.push_back(rows.spool());
    block.rows = rows.rows();
    return block;
}

}  // namespace jianbao::report
