/// What the clauses of a sentence assign before it is put together.
#pragma once

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

}  // namespace jianbao::chinese
