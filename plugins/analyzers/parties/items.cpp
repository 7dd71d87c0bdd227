// Where a name ends, and what turns out to be none.
#include "item_scan.h"

namespace jianbao::chinese {

std::optional<NameGrammar::Item> NameGrammar::item_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                                      bool verb_follows) const {
    const std::uint32_t begin = skip_spaces(text, at, limit);
    // 2026年甘沟乡…: a time, not a name
    if (begin + 4 < limit && text[begin] >= '0' && text[begin] <= '9') {
        const std::string_view opening = text.substr(begin, 12);
        for (const std::string_view unit : Words{"年", "月", "日"})
            if (opening.find(unit) != opening.npos) return std::nullopt;
    }
    // 地区|生产总值: the limit cuts a word that is no name
    if (const Word whole = words_->longest(text, begin, text.size());
        whole.is(bit(stem)) && !whole.is(party_heads) && begin + whole.length > limit)
        return std::nullopt;
    return ItemScan(*this, text, begin, limit, verb_follows).run();
}

std::uint32_t NameGrammar::ItemScan::close(std::uint32_t end) {
    item_.complete = true;
    // 县水利局检修|泵站: what the office acts on ends as offices do, but 县城管局执法大队
    const bool thing = takes_thing_ && viable_end_ != 0 && viable_classes_ & bit(head_unit) && viable_end_ - begin_ >= 9;
    if (thing && head_end_ == end) head_end_ = 0;
    if (head_end_ != 0 && head_end_ == end) return end;
    if (viable_end_ != 0 && (!object_last_ || (acted_ && pos_ >= limit_) ||
                             (viable_classes_ & bit(head_unit) && viable_end_ - begin_ >= 9))) {
        item_.head = viable_head_;
        item_.classes = viable_classes_;
        return viable_end_;
    }
    if (verb_follows_ && strong_end_ != 0) {
        item_.head = strong_head_;
        item_.classes = strong_classes_;
        return strong_end_;
    }
    item_.complete = false;
    return end;
}

bool NameGrammar::ItemScan::helps_others(const Word& first) const {
    const std::uint32_t first_end = begin_ + first.length;
    const std::string_view opening = text_.substr(begin_, first.length);
    // 组织部门, 保障单位, but not 组织试点地区, 组织成员单位, 保障民营企业
    if (opening == "组织" &&
        (first_end != item_.head.begin || !known()[Phrase::organisers].has(text_.substr(item_.head.begin, item_.head.size()))))
        return true;
    // 配合供电部门做好检修: whom to help; 配合单位 is a class
    if (first.is(bit(support_verb)) && first_end != item_.head.begin) return true;
    if (item_.classes & bit(head_class) && known()[Phrase::supporting_verbs].has(opening))
        return first_end != item_.head.begin || item_.head.size() > 6;
    return false;
}

/// 检验机构要…, 押运人员须…: a trade and who has it, right before the command; but 服务企业要…, 组织人员要….
bool NameGrammar::ItemScan::is_told(const Word& first) const {
    const std::string_view opening = text_.substr(begin_, first.length);
    const bool trade = first.is(bit(soft_verb)) && begin_ + first.length == item_.head.begin && item_.head.size() > 3 &&
                       !known()[Phrase::verbs_on_people].has(opening) && !known()[Phrase::supporting_verbs].has(opening) &&
                       !known()[Phrase::verbs_on_objects].has(opening);
    const bool holder = item_.classes & any_of(head_unit, head_class) || text_.substr(item_.head.begin, item_.head.size()) == "人员";
    return trade && holder && names_.words_->longest(text_, item_.span.end, text_.size()).is(bit(modal));
}

bool NameGrammar::ItemScan::is_predicate() const {
    const Word first = names_.words_->longest(text_, begin_, item_.span.end);
    // 落实增收计划、…: what a list of objects begins with
    if (!item_.complete) return !first.is(bit(domain));
    if (is_told(first)) return false;
    // 监管部门, 督导组: only fields of work open a name; 组织年轻干部 is a predicate
    if (!first.is(bit(domain)) && !names_.is_division(text_, item_, begin_)) return true;
    if (helps_others(first)) return true;
    const std::string_view opening = text_.substr(begin_, first.length);
    const bool rallies = known()[Phrase::verbs_on_people].has(opening);
    // 组织专家, 培训教师
    if (item_.classes & bit(head_post) && rallies &&
        text_.substr(item_.head.begin, item_.head.size()) != "人员")
        return true;
    if (item_.classes & bit(head_unit) || (!first.is(bit(verb)) && !rallies)) return false;
    std::uint32_t at_head = begin_;
    while (at_head < item_.head.begin) {
        const Word part = names_.words_->longest(text_, at_head, item_.head.begin);
        if (!part.is(any_of(domain, soft_verb) | party_heads)) break;
        at_head += part.length;
    }
    return at_head != item_.head.begin;
}

std::optional<NameGrammar::Item> NameGrammar::ItemScan::finish() {
    std::uint32_t end = pos_;
    while (end > begin_ && text_[end - 1] == ' ') --end;
    if (end == begin_) return std::nullopt;
    end = close(end);
    item_.span = {begin_, end};
    if (item_.joint >= end) item_.joint = 0;
    item_.is_domain = only_domain_;
    if (opens_with_verb_ && is_predicate()) return std::nullopt;
    // 共创社会…: everybody is no head of a longer name
    if (item_.complete && !(item_.classes & (party_heads & ~bit(universal))) && head_token_ != begin_ &&
        text_.substr(head_token_, 3) != "各" && !opens_with_determiner_)
        item_.complete = false;
    if (item_.complete && starts_with(text_, begin_, end, "代表") && end > begin_ + 6) return std::nullopt;
    if (item_.complete && starts_with(text_, begin_, end, "对") && !(item_.classes & any_of(head_unit, head_class)))
        return std::nullopt;
    if (item_.complete && !names_.plausible(text_, item_)) item_.complete = false;
    if (item_.complete) item_.is_domain = false;
    return item_;
}

/// 县防火办接报后应核实: behind the office stands what it is told to act upon, then the command.
bool NameGrammar::told_after(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t longest = 18;  // bytes before 后
    for (std::uint32_t i = at; i + 6 <= std::min(limit, at + longest + 3);) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, i, length);
        if (!is_han(c)) return false;
        i += length;
        if (c == U'后' && i > at + 6) return words_->longest(text, skip_time(words_->phrases(), text, i, limit), limit).is(bit(modal));
    }
    return false;
}

}  // namespace jianbao::chinese
