/// The tables other analyzers, the ledger and the shipped layouts rely on. An analyzer that
/// replaces a built-in one fills the same table; columns beyond these are its own.
#pragma once

#include "jianbao/findings.h"

namespace jianbao {

/// Time expressions: limits, frequencies and mere mentions. One row an expression.
namespace deadlines {
inline constexpr const char* table = "deadlines";
inline constexpr Column<std::string> text{"text"};  ///< as written
/// date · partial (unknown digits as X) · event · interval · duration · frequency
inline constexpr Column<std::string> kind{"kind"};
/// What counts as equal: 2021-06-30, 20XX-12-31, event:汛期, R/P1M, 2/P1W, 24h, 2021-05-01/2021-05-07, P3D
inline constexpr Column<std::string> norm{"norm"};
inline constexpr Column<Date> last_day{"last_day"};  ///< the last day on which it is on time, where known
/// limit (binds a task) · frequency · start (从…起) · mention (past, attributive, context)
inline constexpr Column<std::string> role{"role"};
inline constexpr Column<double> confidence{"confidence"};  ///< 0…1
/// What the words say by themselves, whatever the text uses them for: 2021-06-30,
/// 2021-01-01/2021-06-30, P3D, R/P1M; empty where that is no stretch of the calendar (汛前).
inline constexpr Column<std::string> value{"value"};
inline constexpr Column<std::string> value_kind{"value_kind"};  ///< date · interval · duration · frequency
}  // namespace deadlines

/// Responsible units, posts and persons. One row a party as written; a shared head is
/// distributed (交通、卫健等部门 gives 交通部门 and 卫健部门 with the same evidence).
namespace parties {
inline constexpr const char* table = "parties";
inline constexpr Column<std::string> name{"name"};            ///< as written, head distributed
inline constexpr Column<std::string> canonical{"canonical"};  ///< by the alias table: 发改委 → 发展和改革委员会
/// unit (one office) · class (各乡镇, 宣传部门) · post (分管领导) · person · universal (各级各部门)
inline constexpr Column<std::string> kind{"kind"};
/// lead · support · recipient (报…, 向…) · mention
inline constexpr Column<std::string> role{"role"};
/// The text the party answers for: from the party itself, or from the start of the item its
/// closing bracket closes, to the end of the instruction. Empty for a mention.
inline constexpr Column<Span> scope{"scope"};
inline constexpr Column<double> confidence{"confidence"};  ///< 0…1
}  // namespace parties

/// Checkable instructions (督办事项). The row's evidence is the quote.
namespace tasks {
inline constexpr const char* table = "tasks";
inline constexpr Column<std::string> title{"title"};        ///< action and object, at most 30 characters
inline constexpr Column<std::string> grade{"grade"};        ///< A, B or C
inline constexpr Column<TextList> lead{"lead"};             ///< 牵头单位
inline constexpr Column<TextList> support{"support"};       ///< 配合单位
inline constexpr Column<TextList> person{"person"};         ///< 责任人
inline constexpr Column<std::string> deadline_text{"deadline.text"};
inline constexpr Column<std::string> deadline_norm{"deadline.norm"};
inline constexpr Column<std::string> deadline_kind{"deadline.kind"};  ///< date, partial or event
inline constexpr Column<Date> deadline_day{"deadline.last_day"};
/// One or several (每季度…，每半年…); text and norm in the same order.
inline constexpr Column<TextList> frequency_text{"frequency.text"};
inline constexpr Column<TextList> frequency_norm{"frequency.norm"};
inline constexpr Column<TextList> targets{"targets"};       ///< quantified requirements, as written
inline constexpr Column<double> confidence{"confidence"};   ///< 0…1
inline constexpr Column<bool> to_check{"to_check"};         ///< 待核: below the threshold
inline constexpr Column<TextList> reasons{"reasons"};       ///< names of the rules that met, for --explain
}  // namespace tasks

/// Stock phrases. One row an occurrence.
namespace slogans {
inline constexpr const char* table = "slogans";
inline constexpr Column<std::string> phrase{"phrase"};      ///< the lexicon's form
inline constexpr Column<std::string> category{"category"};
}  // namespace slogans

/// Other documents that a document repeals, amends or adjusts. One row a document it names.
namespace revisions {
inline constexpr const char* table = "revisions";
inline constexpr Column<std::string> kind{"kind"};      ///< 废止, 修订 or 调整
inline constexpr Column<std::string> title{"title"};    ///< of the other document, without 《》
inline constexpr Column<std::string> number{"number"};  ///< its number (文号), as written
}  // namespace revisions

/// Measures of style. One row an article.
namespace style {
inline constexpr const char* table = "style";
inline constexpr Column<std::int64_t> characters{"characters"};   ///< Han characters of the article
inline constexpr Column<std::int64_t> slogan_count{"slogans"};
inline constexpr Column<double> density{"density"};               ///< slogans per 1,000 characters
inline constexpr Column<double> share{"share"};                   ///< part of the characters that are slogans, 0…1
inline constexpr Column<std::int64_t> task_count{"tasks"};        ///< tasks of grades A and B
}  // namespace style

}  // namespace jianbao
