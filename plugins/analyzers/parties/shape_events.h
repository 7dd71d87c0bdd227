/// What the clauses of a sentence assign before it is put together.
#pragma once

#include <algorithm>

#include "assignment.h"

namespace jianbao::chinese {

struct ShapeGrammar::Event {
    std::uint32_t begin = 0;  ///< where its scope begins
    std::uint32_t after = 0;  ///< the end of the names
    std::size_t clause = 0;
    PartyList list;
    Shape shape = Shape::modal;
    bool heads_others = false;  ///< 牵头: parties that follow without a command support it
};

struct ShapeGrammar::Predicate {
    bool found = false;
    Shape shape = Shape::plain;
    bool heads_others = false;
};

/// 年度计划务于…: a paper, and behind it by when. Without one `paper_is_due` is false wherever it is asked.
bool due_paper_stands_in(const Phrases& known, std::string_view words);

/// 的年度计划务于2月28日前报送 behind somebody's name: whose paper is due hands it in.
bool paper_is_due(const Phrases& known, std::string_view text, Span rest);
/// 组成联合检查组: several who do together what follows; 组成4个检查组 tells how they are many.
bool joins_forces(const Phrases& known, std::string_view words);

/// Whether an office or another unit is among them.
inline bool names_unit(const PartyList& list) {
    return std::any_of(list.parties.begin(), list.parties.end(), [](const Party& one) { return one.kind == PartyKind::unit; });
}

/// Whether the list names parties of one kind alone.
inline bool only(const PartyList& list, PartyKind kind) {
    return std::all_of(list.parties.begin(), list.parties.end(), [&](const Party& one) { return one.kind == kind; });
}

}  // namespace jianbao::chinese
