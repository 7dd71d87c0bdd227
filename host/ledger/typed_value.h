/// Values of a task's fields as people type them, in workbooks and on the command line.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jianbao/basics.h"
#include "ledger/ledger.h"

namespace jianbao::ledger {

/// The text without white space at its ends; line ends are \n.
std::string trimmed(std::string_view text);
/// The text without any white space, wide spaces too.
std::string without_blanks(std::string_view text);

/// A day as people type it, 2021-06-30, 2021/6/30, 2021.6.30, 20210630, 2021年6月30日(前), or the number Excel keeps it
/// as (44377): nothing for anything that is no exact day, like 6月底 or 6月30日 without its year.
std::optional<Date> exact_day(std::string_view text);

/// The value as Ledger::edit() takes it: lists joined by 、, whatever people part them with, days
/// in ISO form, a status without spaces, "—" as nothing. A day or status that is none stays as it
/// is typed.
std::string typed_value(Field field, std::string_view text);

/// The field a report's column shows: `due` is the limit, `leader` the lead; nothing for columns that are no field.
std::optional<Field> field_of_column(std::string_view column);

/// What a cell of that field holds, in seven characters: a letter for the field and six digits.
/// Cells with the same value have the same mark, however it is typed; white space does not count.
std::string value_mark(Field field, std::string_view text);
/// Letters by which value_mark() tells the fields, in their order.
inline constexpr std::string_view mark_letters = "tqlspdfrwgno";
inline constexpr std::size_t mark_size = 7;

}  // namespace jianbao::ledger
