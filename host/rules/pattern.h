/// The patterns of rule files: a sequence of parts with gaps between them.
///
///     {fee} .. {number:limit} "元" .. {deadline}?
///
/// A part is a text in quotes, a list of words by its name, or one of what is known by form
/// (number, money, percent) or found by other analyzers (deadline, frequency, time, party, lead,
/// support, person, task). `..` allows other text between two parts, up to the rule's `within`;
/// without it they touch (spaces aside). `?` makes a part optional, `:name` captures it under
/// another name than its own.
#pragma once

#include <string>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::rules {

enum class PartKind {
    literal,
    words,
    number,
    money,
    percent,
    deadline,
    frequency,
    time,
    party,
    lead,
    support,
    person,
    task
};

struct Part {
    PartKind kind = PartKind::literal;
    std::string text;     ///< the literal, or the name of the list of words
    std::string capture;  ///< empty for a literal without a name
    bool optional = false;
    bool gap_before = false;
};

/// Names a pattern may use beside lists of words, for messages and hints.
const std::vector<std::string>& built_in_parts();

/// Reads the pattern in a text node. `lists` are the names of the file's lists of words. Throws
/// SettingError at the character that is wrong, with the nearest right name as the hint.
std::vector<Part> parse_pattern(const Node& pattern, const std::vector<std::string>& lists);

/// The part as it is written in a pattern: {fee}, '以内'.
std::string written(const Part& part);

/// The table of findings a part of this kind needs; empty for none.
std::string_view needed_table(PartKind kind);

}  // namespace jianbao::rules
