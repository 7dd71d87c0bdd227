// Bodies named for their purpose, made up of several offices, or described; whether what was read is one.
#include "names.h"

#include <algorithm>

#include "name_words.h"
#include "word_list.h"

namespace jianbao::chinese {

bool opens_purpose_body(const Phrases& known, std::string_view place) { return known[Phrase::places_of_bodies].has(place); }

/// The end of a body named for its purpose, whose name begins with a place and goes on with a verb
/// at `verb_at`; 0 where there is none before a command.
std::uint32_t NameGrammar::purpose_body_at(std::string_view text, std::uint32_t begin, std::uint32_t verb_at,
                                           std::uint32_t limit) const {
    constexpr std::uint32_t reach = 66;  // bytes
    if (!opens_purpose_body(words_->phrases(), text.substr(begin, verb_at - begin))) return 0;
    const PhraseList& bodies = words_->phrases()[Phrase::purpose_bodies];
    for (std::uint32_t at = verb_at; at < std::min(limit, verb_at + reach);) {
        const std::string_view body = bodies.begins(text.substr(at, limit - at));
        if (!body.empty()) return at + static_cast<std::uint32_t>(body.size());
        const Word word = words_->longest(text, at, limit);
        if (word.is(any_of(modal, preposition, request, past, pronoun)) && !word.is(inside)) return 0;
        std::uint32_t length = 0;
        const char32_t c = character_at(text, at, length);
        if (!is_han(c) || c == U'的') return 0;
        at += length;
    }
    return 0;
}

/// 市水利局|水土保持与河湖管理科: behind an office, a section of two fields, of which neither has to be known. The end; 0 for none.
std::uint32_t NameGrammar::section_of_two_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t reach = 42;  // bytes
    static constexpr WordList joins({"与", "和"});
    static constexpr WordList sections({"处", "科", "股", "室", "部"});
    const std::uint32_t end = std::min(limit, at + reach);
    if (!holds(text.substr(at, end - at), "与") && !holds(text.substr(at, end - at), "和")) return 0;
    std::uint32_t joined = 0;
    for (std::uint32_t p = at; p < end;) {
        const Word word = words_->longest(text, p, limit);
        const std::string_view written = text.substr(p, word.length);
        if (!joins.has(text.substr(p, 3))) {
            std::uint32_t length = 0;
            if (!is_han(character_at(text, p, length)) || word.is(any_of(modal, lead_verb, support_verb, request, past, determiner, pronoun))) return 0;
            if (joined != 0 && p >= joined + 6 && sections.has(written)) {
                const std::uint32_t behind = p + word.length;
                const bool acts = behind >= limit || starts_with(text, behind, limit, "、") ||
                                  words_->longest(text, behind, limit).is(any_of(modal, lead_verb, support_verb));
                return acts ? behind : 0;
            }
            if (word.is(party_heads) && word.length > length && !word.is(any_of(domain, object))) return 0;
            p += word ? word.length : length;
            continue;
        }
        if (joined != 0 || p < at + 6) return 0;
        p += 3;
        joined = p;
    }
    return 0;
}

/// 县联合采购办公室: where 联合 stands behind a place.
bool NameGrammar::joins_body(std::string_view text, std::uint32_t begin, std::uint32_t at, std::uint32_t limit) const {
    return at > begin && at <= begin + 12 && words_->longest(text, at - 3, at).is(bit(head_place)) && joint_body_at(text, at, limit, false);
}

/// 联合采购办公室, 联合督导组: a body of several offices, where 联合 before an office joins it.
std::optional<NameGrammar::Item> NameGrammar::joint_body_at(std::string_view text, std::uint32_t at,
                                                            std::uint32_t limit, bool verb_follows) const {
    constexpr std::string_view together = "联合";
    if (!starts_with(text, at, limit, together)) return std::nullopt;
    if (words_->longest(text, at, limit).length != together.size()) return std::nullopt;
    std::optional<Item> rest = item_at(text, at + static_cast<std::uint32_t>(together.size()), limit, verb_follows);
    if (!rest || !rest->complete) return std::nullopt;
    const std::string_view name = text.substr(rest->span.begin, rest->span.size());
    if (words_->phrases()[Phrase::joint_bodies].ends(name).empty()) return std::nullopt;
    rest->span.begin = at;
    return rest;
}

bool may_head_division(const Phrases& known, std::string_view head) {
    if (!known[Phrase::division_heads].ends(head).empty()) return !head.ends_with("支部") && !head.ends_with("总部");  // 实施党支部规范化建设
    return known[Phrase::divisions_alone].has(head);
}

/// 生产运营部, 采购管理科: a division of an office, named by what it does and nothing else.
bool NameGrammar::is_division(std::string_view text, const Item& item, std::uint32_t begin) const {
    if (!(item.classes & any_of(head_unit, name))) return false;
    if (!may_head_division(words_->phrases(), text.substr(item.head.begin, item.head.size()))) return false;
    std::uint32_t at = begin;
    unsigned words = 0;
    for (; at < item.head.begin; ++words) {
        const Word part = words_->longest(text, at, item.head.begin);
        if (!part.is(any_of(soft_verb, domain, stem))) return false;
        at += part.length;
    }
    return words >= 1 && words <= 3;
}

/// The head of a class that a relative clause describes, which begins with a verb at `verb_at`; empty
/// where the clause describes no class or a command stands in it.
Span NameGrammar::relative_body_at(std::string_view text, std::uint32_t verb_at, std::uint32_t limit) const {
    constexpr std::uint32_t reach = 60;  // bytes
    for (std::uint32_t at = verb_at; at < std::min(limit, verb_at + reach);) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, at, length);
        if (!is_han(c) && c != U'、') return {};
        const Word word = words_->longest(text, at, limit);
        if (word.is(any_of(modal, request, past, pronoun, future)) && !word.is(inside)) return {};
        if (c == U'的') {
            const Word head = words_->longest(text, at + length, limit, any_of(head_class, head_post));
            if (!head || words_->longest(text, at + length, limit).is(bit(object))) return {};
            return {at + length, at + length + head.length};
        }
        at += word ? word.length : length;
    }
    return {};
}

bool NameGrammar::plausible(std::string_view text, const Item& item) const {
    const std::string_view whole = text.substr(item.span.begin, item.span.size());
    const std::string_view head = text.substr(item.head.begin, item.head.size());
    const std::string_view before = text.substr(item.span.begin, item.head.begin - item.span.begin);
    const Phrases& known = words_->phrases();
    if (whole.starts_with("逐")) return false;  // 逐科分析原因: one after the other
    // 居民医保财政补助标准: how much, but 县财政补助
    if (head == "财政" && (starts_with(text, item.span.end, text.size(), "补助") || starts_with(text, item.span.end, text.size(), "补贴"))) {
        constexpr std::size_t shortest = 12;  // bytes
        static constexpr WordList levels({"级", "方", "央", "县", "市", "区", "省", "镇", "乡", "街", "街道", "上"});
        if (before.size() >= shortest && levels.ends(before).empty()) return false;
    }
    // 钥匙交办公室统一保管: to whom it goes, but 市公交公司
    constexpr std::string_view hands = "交";
    static constexpr WordList before_hands({"公", "外", "成", "社", "建", "邦", "移", "提", "上", "递"});
    if (const std::size_t at = whole.find(hands); at != whole.npos && at > 0 && item.classes & bit(head_unit) && before_hands.ends(whole.substr(0, at)).empty()) {
        const std::string_view whom = whole.substr(at + hands.size());
        if (whom.size() > 6 && words_->longest(whom, 0, whom.size(), any_of(head_unit, head_class)).length == whom.size()) return false;
    }
    // 深部, 收入会, 开好局: a character that ends common words as well
    if (item.head.size() == 3 && !known[Phrase::ends_of_no_office].ends(whole).empty()) return false;
    if (before.empty()) {
        // 镇要做好宣传: one of them told so is who the text is for; 专班要每周清点
        const auto told_here = [&] {
            const std::string_view front = text.substr(0, item.span.begin);
            const bool opens = front.empty() || front.ends_with("\n") || front.ends_with("。") || front.ends_with("，") || front.ends_with("；") || front.ends_with("：");
            const Word command = words_->longest(text, item.span.end, text.size());
            return opens && command.is(bit(modal)) && command.length == 3;
        };
        // 专班每周调度一次, 专班实行周调度
        const bool each_time = starts_with(text, item.span.end, text.size(), "每") || starts_with(text, item.span.end, text.size(), "实行");
        if (item.classes & bit(head_place) && head.size() == 3 && known[Phrase::places_spoken_to].has(head)) return told_here();
        if (known[Phrase::bodies_spoken_to].has(head) && (told_here() || each_time)) return true;
        // a head alone: only words that name somebody by themselves
        if (item.classes & any_of(name, universal)) return true;
        // 请家长带齐材料: asked by name, a word that elsewhere is spoken about acts
        // 由专班负责: who is charged, and not 由平台推送
        if (chinese::ends_with(text, 0, item.span.begin, "由") && known[Phrase::charged_alone].has(head)) return true;
        if (words_->classes_of(head) & bit(object))
            return item.classes & bit(head_post) && chinese::ends_with(text, 0, item.span.begin, "请");
        return (head.size() > 3 && item.classes & any_of(head_unit, head_class, head_post)) ||
               (head.size() >= 7 && item.classes & bit(head_place));
    }
    // 美丽贵州建设: what it is to be
    static constexpr WordList praised({"美丽", "法治", "平安", "健康", "数字", "幸福", "富裕", "和谐"});
    if (const std::string_view praise = praised.begins(whole); !praise.empty() && is_province(whole.substr(praise.size()))) return false;
    if (item.classes & bit(head_place) && !(item.classes & any_of(head_unit, head_class))) {
        const Word first = words_->longest(text, item.span.begin, item.span.end);
        if (first.is(bit(universal)) && first.length == whole.size()) return true;
        if (first.is(bit(determiner))) return true;
        // 离镇须报告, 离开本县要报备: where people go
        if (whole.starts_with("离开")) return false;
        if (whole.size() == 6 && !known[Phrase::ways_to_go].begins(whole).empty()) return false;
        return count_characters(whole) >= 2;
    }
    return true;
}

std::optional<PartyList> NameGrammar::units_at(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t shortest = 6, longest = 45;  // bytes
    PartyList list{{at, limit}, {}};
    for (std::uint32_t begin = skip_spaces(text, at, limit); begin < limit;) {
        const std::size_t mark = text.substr(begin, limit - begin).find("、");
        const std::uint32_t end = mark == text.npos ? limit : begin + static_cast<std::uint32_t>(mark);
        if (end < begin + shortest || end > begin + longest) return std::nullopt;
        if (const auto known = list_at(text, begin, end); known && known->span.end == end) {
            list.parties.insert(list.parties.end(), known->parties.begin(), known->parties.end());
            begin = skip_spaces(text, mark == text.npos ? limit : end + 3, limit);
            continue;
        }
        std::uint32_t length = 0;
        for (std::uint32_t i = begin; i < end; i += length)
            if (!is_han(character_at(text, i, length))) return std::nullopt;
        if (!words_->longest(text, end - 3, end).is(bit(head_unit))) return std::nullopt;
        list.parties.push_back({{begin, end}, std::string(text.substr(begin, end - begin)), PartyKind::unit});
        begin = skip_spaces(text, mark == text.npos ? limit : end + 3, limit);
    }
    if (list.parties.empty()) return std::nullopt;
    return list;
}

}  // namespace jianbao::chinese
