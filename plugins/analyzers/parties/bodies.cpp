// Bodies named for their purpose, or made up of several offices.
#include "names.h"

#include <algorithm>

#include "name_words.h"

namespace jianbao::chinese {

bool opens_purpose_body(std::string_view place) {
    static constexpr std::string_view places[] = {"市", "县", "区", "省", "州", "镇", "全国", "国家"};
    if (place.empty() || place.size() > 6) return false;
    return std::find(std::begin(places), std::end(places), place) != std::end(places);
}

/// The end of a body named for its purpose, whose name begins with a place and goes on with a verb
/// at `verb_at`; 0 where there is none before a command.
std::uint32_t NameGrammar::purpose_body_at(std::string_view text, std::uint32_t begin, std::uint32_t verb_at,
                                           std::uint32_t limit) const {
    constexpr std::uint32_t reach = 66;  // bytes
    constexpr std::string_view bodies[] = {"领导小组办公室", "工作领导小组", "领导小组", "工作专班",
                                           "指挥部办公室",   "指挥部",       "联席会议", "委员会"};
    if (!opens_purpose_body(text.substr(begin, verb_at - begin))) return 0;
    for (std::uint32_t at = verb_at; at < std::min(limit, verb_at + reach);) {
        for (const std::string_view body : bodies)
            if (starts_with(text, at, limit, body)) return at + static_cast<std::uint32_t>(body.size());
        const Word word = words_->longest(text, at, limit);
        if (word.is(any_of(modal, preposition, request, past, pronoun)) && !word.is(inside)) return 0;
        std::uint32_t length = 0;
        const char32_t c = character_at(text, at, length);
        if (!is_han(c) || c == U'的') return 0;
        at += length;
    }
    return 0;
}

/// 联合采购办公室, 联合督导组: a body of several offices, where 联合 before an office joins it.
std::optional<NameGrammar::Item> NameGrammar::joint_body_at(std::string_view text, std::uint32_t at,
                                                            std::uint32_t limit, bool verb_follows) const {
    constexpr std::string_view together = "联合";
    constexpr std::string_view bodies[] = {"办公室", "组", "中心", "指挥部", "专班", "队"};
    if (!starts_with(text, at, limit, together)) return std::nullopt;
    if (words_->longest(text, at, limit).length != together.size()) return std::nullopt;
    std::optional<Item> rest = item_at(text, at + static_cast<std::uint32_t>(together.size()), limit, verb_follows);
    if (!rest || !rest->complete) return std::nullopt;
    const std::string_view name = text.substr(rest->span.begin, rest->span.size());
    const bool body =
        std::any_of(std::begin(bodies), std::end(bodies), [&](std::string_view end) { return name.ends_with(end); });
    if (!body) return std::nullopt;
    rest->span.begin = at;
    return rest;
}

}  // namespace jianbao::chinese
