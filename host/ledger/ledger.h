/// The ledger (台账): documents, what was found in them, and what people made of it, in one file.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/findings.h"
#include "ledger/error.h"
#include "ledger/reading.h"

namespace jianbao::ledger {

/// What add() did.
enum class Added {
    fresh,     ///< the document was not known
    again,     ///< known, and its findings were replaced: other analyzers, or other settings
    unchanged  ///< known with these findings; nothing was written but an earlier first day
};

/// Fields of a task people may change; each stands above what extraction found, for ever.
enum class Field { title, quote, lead, support, person, deadline, frequency, targets, status, progress, note, source };
std::string_view name_of(Field field);  ///< "deadline"

/// 待核 在办 已完成 中止 长期坚持. 逾期 is no status: it follows from the dates.
std::span<const std::string_view> statuses();

/// Who changes something, when and from where.
struct Author {
    std::string who;     ///< the user's name
    std::string origin;  ///< command, workbook, api
    std::string at;      ///< time of the clock, UTC: 2021-04-26T08:30:00Z
    Date as_of{};        ///< the day the change counts from
    std::string note;
};

/// A change of one field, for apply().
struct Edit {
    std::int64_t task = 0;
    Field field{};
    std::string value;
    std::optional<std::string> before;  ///< what the field must still hold, where that matters
    std::string note;                   ///< the reason; the author's where it is empty
};

/// A task people enter by hand; it is in no document.
struct NewTask {
    std::string id;  ///< of entered_task_id()
    std::vector<std::pair<Field, std::string>> values;
    std::string note;  ///< the reason; the author's where it is empty
};

/// The permanent id of a task entered by hand: the same words from the same source are one task.
/// `lead` is as edit() takes it.
std::string entered_task_id(std::string_view title, std::string_view lead, std::string_view source);

/// Opened for writing. Every call is one transaction: all of it is kept or, when it throws
/// LedgerError, nothing. Several processes may write in turn. Used from one thread.
class Ledger {
public:
    /// Opens the ledger, or makes it. ":memory:" is one that lives as long as the object. `specs`
    /// are the tables of the analyzers that are there; tables of others stay as they are.
    Ledger(const std::filesystem::path& file, std::span<const TableSpec* const> specs);
    ~Ledger();
    Ledger(Ledger&&) noexcept;
    Ledger& operator=(Ledger&&) noexcept;

    const std::filesystem::path& file() const;

    /// True when add() would leave the document unchanged but for an earlier first day, so that
    /// it needs no reading. `analysis` as for add().
    bool knows(std::string_view document_id, std::string_view analysis) const;

    /// Stores a document with its findings, known from `as_of` on. The same content twice is
    /// once: a known document keeps its first day (or gets an earlier one), and its findings are
    /// replaced when `analysis` differs from the last time. `analysis` names what made the
    /// findings: analyzers, versions, settings. Tasks keep their numbers where they are found
    /// again; a task people edited stays even where it is not. Tables that `findings` does not
    /// have keep their rows.
    Added add(const Document& document, const Findings& findings, Date as_of, std::string_view analysis = {});

    /// Changes a field of a task; the log keeps what stood before. Dates are ISO, lists are
    /// joined by 、, an empty text empties the field. Throws LedgerError for an unknown task, a
    /// status or date that is none.
    void edit(std::int64_t task, Field field, std::string_view value, const Author& author);

    /// Makes the tasks, known from the author's day on, and the changes: all of them or, when it
    /// throws, none. Returns the numbers of the new tasks. Throws LedgerError as edit() does, for
    /// an id that is there already, and where a field no longer holds what the edit says.
    std::vector<std::int64_t> apply(std::span<const NewTask> tasks, std::span<const Edit> edits, const Author& author);

    /// Reads what is stored now, from that viewpoint.
    Reading read(const Viewpoint& view) const;

private:
    std::shared_ptr<sqlite::Connection> connection_;
};

}  // namespace jianbao::ledger
