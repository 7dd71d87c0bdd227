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
    /// Of a recurring task (2026-11, 2026-W17 …): its status and progress are set for that period alone.
    std::string period{};
    /// What was extracted stands as people's own from now on, though it is the same: no later reading replaces it.
    bool confirms = false;
};

/// What became of an Edit.
struct Outcome {
    bool changed = false;  ///< else the field held the value already, and nothing was written
    std::string before;
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

/// Where a document that was read again differs from what the ledger holds.
struct Difference {
    enum class Kind {
        kept,      ///< people changed the field; it stays, and the text says something else
        changed,   ///< nobody changed the field; the new reading takes the place of the old
        appeared,  ///< a task that was not found before
        vanished,  ///< a task that is no longer found, and leaves the ledger
        stays      ///< a task that is no longer found, and stays because people worked on it
    };
    Kind kind{};
    std::int64_t task = 0;
    std::string title;
    Field field{};        ///< of `kept` and `changed`
    std::string ledger;   ///< what the ledger holds (`kept`) or held (`changed`)
    std::string text;     ///< what the document says now
    std::string who, day; ///< who set what is kept, and for which day
};
std::string_view name_of(Difference::Kind kind);  ///< "kept"

/// The number of an issue (第N期).
struct Issue {
    std::int64_t number = 0;
    bool fresh = false;  ///< given just now
};

/// A document that says it changes another one.
struct Superseded {
    std::string kind;         ///< 废止, 修订, 调整
    std::string title;        ///< of the one that says so
    std::string other_title;  ///< of the one that is changed
    std::int64_t tasks = 0;   ///< of the latter that are not done: people look at them again
};

struct Storing;

/// Why rows of such a table can't be stored, as a sentence; nothing where they can.
std::optional<std::string> why_not_stored(const TableSpec& table);

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

    /// True when add() would leave the document unchanged, so that it needs no reading; without
    /// `as_of` but for an earlier first day. `analysis` as for add().
    bool knows(std::string_view document_id, std::string_view analysis, std::optional<Date> as_of = std::nullopt) const;

    /// Pairs of tasks of two documents that were proposed to be one task, or linked by people.
    std::int64_t proposed_pairs() const;

    /// Stores a document with its findings, known from `as_of` on. The same content twice is
    /// once: a known document keeps its first day (or gets an earlier one), and its findings are
    /// replaced when `analysis` differs from the last time. `analysis` names what made the
    /// findings: analyzers, versions, settings. Tasks keep their numbers where they are found
    /// again; a task people edited stays even where it is not. Tables that `findings` does not
    /// have keep their rows.
    Added add(const Document& document, const Findings& findings, Date as_of, std::string_view analysis = {});

    /// The ledger is looked at as of that day from now on, by programs that open the file: what
    /// add() does beside its document, for a run that has nothing to add.
    void see_day(Date as_of);

    /// add() for a document that is read again on purpose: its findings are replaced whatever made
    /// the last ones. Adds to `differences` where the reading differs.
    Added read_again(const Document& document, const Findings& findings, Date as_of, std::string_view analysis,
                     std::vector<Difference>& differences);

    /// What the document changes, and what changes it, among the documents of the ledger. Their tasks stay as they are.
    std::vector<Superseded> superseded(std::string_view document_id) const;

    /// Changes a field of a task; the log keeps what stood before. Dates are ISO, lists are
    /// joined by 、, an empty text empties the field. Where the field holds the value on the author's day
    /// already, nothing is written. Throws LedgerError for an unknown task, a status or date that is
    /// none, an empty title.
    void edit(std::int64_t task, Field field, std::string_view value, const Author& author);

    /// Makes the tasks, known from the author's day on, and the changes: all of them or, when it
    /// throws, none. Returns the numbers of the new tasks. Throws LedgerError as edit() does, for
    /// an id that is there already, where a field no longer holds what the edit says, and for a period
    /// of a task that does not recur, or one that is none of its periods. `outcomes` takes one for each edit.
    std::vector<std::int64_t> apply(std::span<const NewTask> tasks, std::span<const Edit> edits, const Author& author,
                                    std::vector<Outcome>* outcomes = nullptr);

    /// Says that two tasks are the same one in two documents, or that they are not. Both stay. Nothing is
    /// written where that was said already.
    void link(std::int64_t task, std::int64_t other, bool same, const Author& author);

    /// The number of the issue of `series` for a period (2026-W17): that which the period has, else
    /// the next of the year. `wanted` above 0 gives the period that number. Throws LedgerError
    /// where another period of the year has it.
    Issue issue(std::string_view series, std::string_view period, int year, Date made_on, std::int64_t wanted = 0);
    /// Gives each key of a series (series, key) the next number of the year, in their order; those that have one keep it.
    void number(std::span<const std::pair<std::string, std::string>> keys, int year, Date made_on);
    /// Takes back the number of an issue that was not made after all.
    void forget_issue(std::string_view series, std::string_view period);

    /// Reads what is stored now, from that viewpoint.
    Reading read(const Viewpoint& view) const;

private:
    void show_day(Date as_of, bool new_frequency);
    Added put(const Document& document, const Findings& findings, const Storing& storing);

    std::shared_ptr<sqlite::Connection> connection_;
};

}  // namespace jianbao::ledger
