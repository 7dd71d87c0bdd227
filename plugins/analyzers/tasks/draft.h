/// Drafts: what is put together for one row of the ledger before it is graded.
#pragma once

#include <string>
#include <vector>

#include "evidence.h"
#include "jianbao/document.h"
#include "jianbao/findings.h"
#include "targets.h"
#include "times.h"

namespace jianbao::chinese {

/// A party row of the `parties` table as the tasks analyzer needs it.
struct NamedParty {
    Span evidence;
    Span scope;
    std::string name;
    std::string kind;
    std::string role;
    std::string shape;
    double confidence = 0;
};

/// Parties that answer together for one stretch of text.
struct Group {
    Span scope;
    std::vector<const NamedParty*> parties;

    bool has_lead() const;
    bool universal() const;  ///< no leading party narrower than everybody
    bool shaped(std::string_view shape) const;
    std::uint32_t names_end() const;  ///< end of the last leading name at the start of the scope
};

/// As many as most rows have, or more.
constexpr std::size_t usual_reasons = 4;

struct Draft {
    Span quote;
    const Group* group = nullptr;  ///< who answers; null where nobody is named
    bool exhorts = false;          ///< many are told to think so, nobody to do something
    bool inherited = false;        ///< the group was named in the sentence before
    bool further = false;          ///< its sentence or item has a row before it
    std::vector<const Time*> times;
    std::vector<Target> targets;
    std::uint32_t words = 0;      ///< where the action begins, behind the names
    std::uint32_t lead_in = 0;    ///< bytes before the quote that say what it is about: 会议的纪要，| 由县长签发
    Span shared_verb = {};        ///< what is done with its object, where the next row says it: 报 of 6月底前将总结、年底前将清单报县政府
    std::uint32_t title_end = 0;  ///< where the words for the title end; 0 for the end of the quote
    Evidence evidence;
    std::uint32_t sentence = no_index;  ///< the one the quote begins in; known when all drafts are made
    std::uint32_t article = 0;
    std::uint32_t section = no_index;
    std::vector<std::string> reasons;
    double confidence = 0.5;

    bool measured() const { return !times.empty() || !targets.empty(); }
};

/// The second stretch has a time that the first has not: one party, two limits. Amounts alone (…达到x；…达到y) are
/// still one row.
bool timed_apart(const Draft& first, const Draft& second);

/// Of several limits of a row the first day decides, else the first occasion; a bare 今年 (今年抓紧, 明年见效) yields to
/// both unless an amount is asked of it (今年建成5座，明年再建6座). Null where there is none.
const Time* deciding_limit(const Draft& draft, std::string_view text);

}  // namespace jianbao::chinese
