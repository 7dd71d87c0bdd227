#include "ledger/reading.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "ledger/derived.h"
#include "ledger/migrations.h"
#include "ledger/schema.h"
#include "ledger/sqlite.h"
#include "ledger/views.h"

namespace jianbao::ledger {

namespace {

constexpr int instructions_between_looks = 20000;  ///< of SQLite's machine, between looks at the clock

/// Lets a statement read and nothing else; remembers what it refused.
struct Guard {
    explicit Guard(sqlite3* database) : handle(database) { sqlite3_set_authorizer(handle, &Guard::judge, this); }
    ~Guard() {
        sqlite3_set_authorizer(handle, nullptr, nullptr);
        sqlite3_progress_handler(handle, 0, nullptr, nullptr);
    }
    Guard(const Guard&) = delete;
    Guard& operator=(const Guard&) = delete;

    static int judge(void* self, int action, const char*, const char* second, const char*, const char*) {
        Guard& guard = *static_cast<Guard*>(self);
        switch (action) {
            case SQLITE_SELECT:
            case SQLITE_READ:
            case SQLITE_RECURSIVE:
                return SQLITE_OK;
            case SQLITE_FUNCTION:
                if (std::string_view(second ? second : "") != "load_extension") return SQLITE_OK;
                break;
            default:
                break;
        }
        guard.refused = true;
        return SQLITE_DENY;
    }
    void stop_after(std::chrono::milliseconds time) {
        end = std::chrono::steady_clock::now() + time;
        sqlite3_progress_handler(
            handle, instructions_between_looks,
            [](void* self) -> int { return std::chrono::steady_clock::now() > static_cast<Guard*>(self)->end; }, this);
    }

    sqlite3* handle;
    bool refused = false;
    std::chrono::steady_clock::time_point end;
};

struct Finalize {
    void operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, Finalize>;

bool only_space(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == ';'; });
}

/// The text of a SELECT that can stand in brackets.
std::string without_end(std::string_view sql) {
    while (!sql.empty() && only_space(sql.substr(sql.size() - 1))) sql.remove_suffix(1);
    return std::string(sql);
}

void bind_value(sqlite3_stmt* statement, int place, const ResultValue& value) {
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        sqlite3_bind_int64(statement, place, *whole);
    else if (const auto* number = std::get_if<double>(&value))
        sqlite3_bind_double(statement, place, *number);
    else if (const auto* text = std::get_if<std::string>(&value))
        sqlite3_bind_text64(statement, place, text->data(), text->size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    else
        sqlite3_bind_null(statement, place);
}

/// Throws what is wrong with the file as LedgerError: a query is not to blame for it.
void blame_file(const sqlite::Connection& connection, int code) {
    switch (code & 0xFF) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
        case SQLITE_IOERR:
            connection.fail(code, "read");
        default:
            break;
    }
}

Prepared prepare_select(const sqlite::Connection& connection, std::string_view sql, const NamedValues& values,
                        const Guard& guard) {
    sqlite3* handle = connection.handle();
    sqlite3_stmt* raw = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v2(handle, sql.data(), static_cast<int>(sql.size()), &raw, &tail);
    Prepared statement(raw);
    constexpr const char* only = "a query may only select: write one SELECT over the views of the ledger";
    if (guard.refused) throw QueryError(only);
    blame_file(connection, code);
    if (code != SQLITE_OK) throw QueryError(sqlite3_errmsg(handle), sqlite3_error_offset(handle));
    if (!statement) throw QueryError("the query is empty");
    if (!only_space(sql.substr(static_cast<std::size_t>(tail - sql.data()))))
        throw QueryError("a query is one SELECT; there is more after its end", static_cast<int>(tail - sql.data()));
    if (!sqlite3_stmt_readonly(statement.get()) || sqlite3_stmt_isexplain(statement.get()) ||
        sqlite3_column_count(statement.get()) == 0)
        throw QueryError(only);
    for (int i = 1; i <= sqlite3_bind_parameter_count(statement.get()); ++i) {
        const char* name = sqlite3_bind_parameter_name(statement.get(), i);
        if (!name || *name == '?') throw QueryError("parameters have names, as :office; '?' has none");
        const auto found = values.find(std::string_view(name + 1));
        if (found == values.end()) throw QueryError("there is no parameter called " + std::string(name));
        bind_value(statement.get(), i, found->second);
    }
    return statement;
}

std::vector<ResultColumn> columns_of(sqlite3_stmt* statement) {
    std::vector<ResultColumn> columns;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const char* name = sqlite3_column_name(statement, i);
        columns.push_back({name ? name : "", ResultType::text});
    }
    return columns;
}

ResultValue value_of(sqlite3_stmt* statement, int column) {
    switch (sqlite3_column_type(statement, column)) {
        case SQLITE_INTEGER:
            return sqlite3_column_int64(statement, column);
        case SQLITE_FLOAT:
            return sqlite3_column_double(statement, column);
        case SQLITE_NULL:
            return std::monostate{};
        default: {
            const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
            return std::string(bytes ? bytes : "", static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
        }
    }
}

/// The view most queries stand on; one that has an index to look tasks up by only as long as nothing changed after the day; and
/// views that one layout asks several times and the next never.
constexpr const char* always_held[] = {"task_states"};
constexpr const char* held_for_earlier_days[] = {"task_parties"};
constexpr const char* held_when_named[] = {"units", "weeks", "workload"};

/// Columns of a table for the rows of the view; tasks are found by their number.
std::string columns_of_view(sqlite::Connection& connection, const std::string& view) {
    std::string out;
    sqlite::Statement columns(connection, "SELECT name, type FROM pragma_table_info(?) ORDER BY cid");
    for (columns.bind(1, view); columns.step();)
        out += (out.empty() ? "" : ", ") + sqlite::identifier(columns.text(0)) + " " + columns.text(1) +
               (columns.text(0) == "number" ? " PRIMARY KEY" : "");
    return out;
}

/// Lets a table take the place of the view of its name, for queries and for the views above it.
void hold_view(sqlite::Connection& connection, const std::string& name) {
    sqlite::Statement view(connection, "SELECT 1 FROM sqlite_temp_schema WHERE type = 'view' AND name = ?");
    const bool there = view.bind(1, name).step();
    view.reset();
    if (!there) return;
    connection.execute("PRAGMA legacy_alter_table = ON");
    connection.execute("CREATE TEMP TABLE held (" + columns_of_view(connection, name) + ")");
    if (name == "task_states") {
        // Most tasks of an old ledger are done, and most queries are about the others.
        connection.execute(
            "CREATE INDEX temp.held_open ON held(next_due) WHERE is_open; "
            "CREATE INDEX temp.held_overdue ON held(next_due) WHERE overdue; "
            "CREATE INDEX temp.held_new ON held(number) WHERE is_new");
        for (const std::string& part : task_states_in_parts()) connection.execute("INSERT INTO temp.held " + part);
    } else {
        connection.execute("INSERT INTO temp.held SELECT * FROM " + name);
    }
    connection.execute("DROP VIEW temp." + name);
    connection.execute("ALTER TABLE temp.held RENAME TO " + name);
    if (name == "task_parties") connection.execute("CREATE INDEX temp.held_parties ON task_parties(task, role)");
    connection.execute("PRAGMA legacy_alter_table = OFF");
}

}  // namespace

std::optional<std::size_t> Result::find(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name) return i;
    return std::nullopt;
}

void TypeFinder::see(const ResultValue& value) {
    if (std::holds_alternative<std::monostate>(value) || (!numeric_ && !dates_)) return;
    any_ = true;
    if (const auto* text = std::get_if<std::string>(&value)) {
        whole_ = numeric_ = false;
        dates_ = dates_ && parse_iso(*text).has_value();
    } else {
        dates_ = false;
        whole_ &= std::holds_alternative<std::int64_t>(value);
    }
}

ResultType TypeFinder::type() const {
    if (!any_) return ResultType::text;
    if (numeric_) return whole_ ? ResultType::integer : ResultType::number;
    return dates_ ? ResultType::date : ResultType::text;
}

std::string to_text(const ResultValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value)) return std::to_string(*whole);
    if (const auto* number = std::get_if<double>(&value)) {
        char digits[32];
        std::snprintf(digits, sizeof digits, "%.10g", *number);
        return digits;
    }
    return {};
}

Reading::Reading(const std::filesystem::path& file, const Viewpoint& view) : view_(view) {
    if (!std::filesystem::exists(file))
        throw LedgerError("there is no ledger '" + file.string() +
                          "' yet; ingest documents first, or name one with --ledger");
    connection_ = std::make_shared<sqlite::Connection>(file, sqlite::Access::read_only);
    const int version = check_schema(*connection_);
    if (version == 0)
        throw LedgerError("'" + file.string() + "' is an empty file, not a ledger; ingest documents first");
    if (version < schema_version()) {
        // The views stand over tables that older ledgers have not.
        sqlite::Connection writer(file, sqlite::Access::read_write);
        prepare_schema(writer, {});
    }
    // From the first read on, the snapshot holds.
    connection_->execute("BEGIN");
    connection_->number("SELECT count(*) FROM finding_tables");
    prepare();
}

Reading::Reading(std::shared_ptr<sqlite::Connection> connection, const Viewpoint& view)
    : connection_(std::move(connection)), view_(view) {
    prepare();
}

Reading::Reading(Reading&&) noexcept = default;
Reading& Reading::operator=(Reading&&) noexcept = default;
Reading::~Reading() = default;

void Reading::make_views() {
    std::vector<std::string> views;
    for (sqlite::Statement names(*connection_, "SELECT name FROM sqlite_temp_schema WHERE type = 'view'"); names.step();)
        views.push_back(names.text(0));
    for (const std::string& name : views) connection_->execute("DROP VIEW temp." + sqlite::identifier(name));
    connection_->execute("DROP TABLE IF EXISTS temp.run");
    for (const auto& names : {std::span<const char* const>(always_held), std::span<const char* const>(held_for_earlier_days),
                              std::span<const char* const>(held_when_named)})
        for (const char* name : names) connection_->execute(std::string("DROP TABLE IF EXISTS temp.") + name);
    connection_->execute(
        "CREATE TEMP TABLE run (as_of DATE NOT NULL, due_soon_days INTEGER NOT NULL, week_start DATE NOT NULL, "
        "week_end DATE NOT NULL, soon_until DATE NOT NULL)");
    create_views(*connection_, stored_tables(*connection_), true);
    held_ = false;
}

void Reading::hold() {
    if (std::exchange(held_, true)) return;
    for (const char* name : always_held) hold_view(*connection_, name);
    if (earlier_)
        for (const char* name : held_for_earlier_days) hold_view(*connection_, name);
}

void Reading::prepare() {
    make_views();
    look_from(view_);
    const std::vector<StoredTable> tables = stored_tables(*connection_);
    for (const StoredTable& table : tables)
        for (const StoredColumn& column : table.columns)
            if (!column.title.empty()) titles_.emplace(column.name, column.title);
    for (const auto& [name, title] : std::initializer_list<std::pair<const char*, const char*>>{
             {"number", "编号"},         {"title", "督办事项"},   {"quote", "原文依据"},  {"lead", "牵头单位"},
             {"leader", "牵头单位"},     {"support", "配合单位"},    {"person", "责任人"},    {"due", "完成时限"},    {"deadline", "完成时限"},
             {"frequency", "频次"},      {"targets", "量化指标"}, {"status", "状态"},     {"state", "亮灯"},
             {"progress", "进展情况"},   {"note", "备注"},        {"source", "任务来源"}, {"section", "所在部分"},
             {"days_left", "剩余天数"},  {"grade", "等级"},       {"unit", "责任单位"},   {"document", "文件"},
             {"first_seen", "入账日期"}, {"done_on", "办结日期"}, {"name", "名称"},       {"page", "页码"},
             {"id", "标识"},             {"article", "篇目"},     {"paragraph", "段落"},  {"edited", "人工修改"},
             {"same_as", "同一事项"},    {"maybe_same_as", "疑似同一事项"}, {"superseded_by", "所依文件变动"}})
        titles_.insert_or_assign(name, title);

    for (const char* name : {"run", "unit_names"}) selectables_.push_back({name, {}});
    for (sqlite::Statement views(*connection_, "SELECT name FROM sqlite_temp_schema WHERE type = 'view' ORDER BY name");
         views.step();)
        // Steps on the way to tasks.
        if (const std::string name = views.text(0); name != "task_periods" && name != "task_values" &&
                                                    name != "task_lights" && name != "task_states" && !is_derived(name))
            selectables_.push_back({name, {}});
}

void Reading::look_from(const Viewpoint& view) {
    view_ = view;
    if (held_) make_views();
    set_run(*connection_, "temp", view);
    earlier_ = changed_after(*connection_, view.as_of);
    if (earlier_)
        derive_as_of(*connection_, task_table(stored_tables(*connection_)), view.as_of);
    else
        forget_as_of(*connection_);
    fill_recurrence(*connection_, "temp", view.as_of);
}

Result Reading::query(std::string_view sql, const NamedValues& values, const Limits& limits,
                      std::span<const std::string> only) const {
    Result result;
    std::vector<TypeFinder> types;
    result.columns = each(sql, values, limits, only, [&](const auto& columns, std::vector<ResultValue>& row) {
        types.resize(columns.size());
        for (std::size_t i = 0; i < row.size(); ++i) types[i].see(row[i]);
        result.rows.push_back(std::move(row));
        return true;
    });
    for (std::size_t i = 0; i < types.size(); ++i) result.columns[i].type = types[i].type();
    return result;
}

std::vector<ResultColumn> Reading::each(std::string_view sql, const NamedValues& values, const Limits& limits,
                                        std::span<const std::string> only, const RowTaker& take) const {
    // The rows are the same from view and table, so that a name in another place costs no more than time.
    if (held_)
        for (const char* name : held_when_named)
            if (sql.find(name) != std::string_view::npos) hold_view(*connection_, name);
    sqlite3* handle = connection_->handle();
    Guard guard(handle);
    Prepared statement = prepare_select(*connection_, sql, values, guard);
    Result shown;
    std::string chosen;
    for (const ResultColumn& column : columns_of(statement.get())) {
        if (!only.empty() && std::find(only.begin(), only.end(), column.name) == only.end()) continue;
        // Of two columns of one name the first counts.
        if (!only.empty() && shown.find(column.name)) continue;
        shown.columns.push_back(column);
        chosen += (chosen.empty() ? "" : ", ") + sqlite::identifier(column.name);
    }
    // SQLite computes every column of the outermost SELECT; of one inside it those that are asked for.
    const auto all = static_cast<std::size_t>(sqlite3_column_count(statement.get()));
    if (!chosen.empty() && shown.columns.size() < all)
        statement = prepare_select(*connection_, "SELECT " + chosen + " FROM (" + without_end(sql) + "\n)", values, guard);
    guard.stop_after(limits.time);
    std::vector<ResultValue> row;
    for (std::size_t given = 0;; ++given) {
        const int code = sqlite3_step(statement.get());
        if (code == SQLITE_DONE) break;
        if ((code & 0xFF) == SQLITE_INTERRUPT)
            throw QueryError("the query took longer than " + std::to_string(limits.time.count()) +
                             " ms and was stopped; narrow it down");
        if (code != SQLITE_ROW) {
            blame_file(*connection_, code);
            throw QueryError(sqlite3_errmsg(handle));
        }
        if (given == limits.rows)
            throw QueryError("the query gives more than " + std::to_string(limits.rows) + " rows; add a LIMIT");
        row.clear();
        row.reserve(shown.columns.size());
        for (std::size_t i = 0; i < shown.columns.size(); ++i)
            row.push_back(value_of(statement.get(), static_cast<int>(i)));
        if (!take(shown.columns, row)) break;
    }
    return shown.columns;
}

std::vector<ResultColumn> Reading::describe(std::string_view sql, const NamedValues& values) const {
    const Guard guard(connection_->handle());
    return columns_of(prepare_select(*connection_, sql, values, guard).get());
}

const std::vector<Selectable>& Reading::selectables() const {
    sqlite::Statement columns(*connection_, "SELECT name FROM pragma_table_info(?) ORDER BY cid");
    for (Selectable& selectable : selectables_) {
        if (!selectable.columns.empty()) continue;
        for (columns.bind(1, selectable.name); columns.step();) selectable.columns.push_back(columns.text(0));
        columns.reset();
    }
    return selectables_;
}

bool Reading::has_table(std::string_view name) const {
    return std::any_of(selectables_.begin(), selectables_.end(), [&](const Selectable& s) { return s.name == name; });
}

std::string Reading::title_of(std::string_view column) const {
    const auto found = titles_.find(column);
    return found == titles_.end() ? std::string() : found->second;
}

}  // namespace jianbao::ledger
