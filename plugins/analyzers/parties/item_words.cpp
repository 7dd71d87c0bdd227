// The walk through a name at a word that is known: whether the name takes it in, ends before it, or begins there anew.
#include "character_set.h"
#include "item_scan.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 两级, 三级 name nobody without the places before them.
bool levels_only(std::string_view word) {
    static constexpr WordList levels({"两级", "三级", "四级"});
    return levels.has(word);
}

/// 处1万元以上罚款, 处以警告 behind 主管部门: a penalty, not a division.
bool penalises(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    constexpr std::string_view imposes = "处";
    if (!starts_with(text, at, limit, imposes)) return false;
    const auto behind = at + static_cast<std::uint32_t>(imposes.size());
    // 处2000元罚款, but 企业处6月底前
    static constexpr CharacterSet figures(U"0123456789.一二三四五六七八九十百千万倍");
    std::uint32_t end = behind, length = 0;
    while (end < limit && figures.contains(character_at(text, end, length))) end += length;
    if (end > behind && (starts_with(text, end, limit, "元") || ends_with(text, behind, end, "倍"))) return true;
    for (const std::string_view penalty : Words{"以警告", "以罚款", "以1", "以2", "以3", "以5", "以一", "以二", "以三", "以五", "罚款", "警告", "违法所得"})
        if (starts_with(text, behind, limit, penalty)) return true;
    return false;
}

bool after_occasion(std::string_view text, std::uint32_t at) {
    const std::string_view before = at >= 3 ? text.substr(at - 3, 3) : "";
    return before == "前" || before == "后" || before == "时" || before == "内";
}

}  // namespace

bool NameGrammar::ItemScan::charges_others() const {
    if (!behind_head()) return false;
    // 由区民政局委托镇政府…: who is charged is another
    if (at("委托") || (item_.classes & any_of(head_unit, name) && charges(known(), text_, pos_, limit_)) ||
        // 西苑社区配合施工单位…
        (item_.classes & bit(head_class) && (at("配合") || at("协助")) && charges(known(), text_, pos_, limit_)))
        return true;
    if (item_.classes & any_of(head_unit, head_class) && names_.told_after(text_, pos_, limit_)) return true;
    // 甲、乙各组建一支队伍: each does it
    if (at("各"))
        if (const Word own = names_.words_->longest(text_, pos_ + 3, limit_);
            own.is(any_of(verb, soft_verb)) && !own.is(party_heads | bit(domain)))
            return true;
    return false;
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::read_word(const Word& word) {
    const bool heads = word.is(party_heads);
    const std::string_view written = text_.substr(pos_, word.length);
    if (written.size() > 3 && written.ends_with("是")) return Step::stop;  // 缺的就是人手
    // 公益广告120处: an amount
    if (word.length == 3 && pos_ > begin_ && text_[pos_ - 1] >= '0' && text_[pos_ - 1] <= '9' &&
        word.is(bit(head_unit)))
        return Step::stop;
    if (charges_others() || (behind_head() && penalises(text_, pos_, limit_))) return Step::stop;
    if (pos_ == begin_) opens_with_determiner_ = word.is(bit(determiner)) || at("各");
    // 县总工会协办: where the clause ends a verb, in 协办单位 part of a name
    if (behind_head() && pos_ + word.length >= limit_ && word.is(bit(support_verb))) return Step::stop;
    // 各镇选派1至2名骨干参加: how many it sends is no part of its name
    const std::uint32_t after = pos_ + word.length;
    if (behind_head() && word.is(any_of(verb, soft_verb)) && !heads && after < limit_ && text_[after] >= '0' && text_[after] <= '9')
        return Step::stop;
    // 使用单位可以委派代表…, 我院部分科室存在…
    if (behind_head() && (written == "可以" || (written == "存在" && !relative_))) return Step::stop;
    if (at("联合") && names_.joins_body(text_, begin_, pos_, limit_)) {
        pos_ += word.length;
        characters_ += word.length / 3;
        only_domain_ = false;
        return Step::on;
    }
    if (written == "重点" && !behind_head() && names_.picks_some(text_, pos_, limit_)) {
        pass(word);
        return Step::on;
    }
    if (word.is(boundary) && !word.is(inside)) return read_boundary(word);
    if (pos_ == begin_ && word.is(any_of(verb, soft_verb, support_verb)) && !heads && !word.is(bit(stem)))
        opens_with_verb_ = true;
    // 民生项目各单位, 开学前各校: what stands before 各 is no part of who is meant
    if (at("各") && pos_ > begin_ && (object_last_ || after_occasion(text_, pos_))) return Step::anew;
    // 动火结束后监护人要…
    if (word.is(bit(head_post)) && pos_ > begin_ && head_end_ == 0 && after_occasion(text_, pos_) && text_.substr(pos_ - 3, 3) != "前") return Step::anew;
    // 上下学时段校领导要…
    if (heads && ends_with(text_, begin_, pos_, "时段")) return Step::anew;
    if (behind_head() && names_.distributes(text_, pos_, limit_)) return Step::stop;
    // 各 after a head opens the next party: 各地各部门, but 全县各中小学校
    if (word.is(bit(determiner)) && !heads && behind_head() && opens_with_determiner_ &&
        !known()[Phrase::wholes_in_front].has(text_.substr(begin_, pos_ - begin_)))
        return Step::stop;
    if (behind_head() && turns_to_others(word)) return Step::stop;
    if (word.is(any_of(soft_verb, stem)) && !heads && behind_head() && !is_field(word)) {
        viable_end_ = pos_;
        const std::uint32_t object = pos_ + word.length;
        takes_thing_ = object < limit_ && !names_.words_->longest(text_, object, limit_);
        viable_head_ = item_.head;
        viable_classes_ = item_.classes;
        acted_ = (word.is(bit(verb)) && word.is(bit(recipient))) || known()[Phrase::verbs_on_objects].has(written);
    }
    pass(word);
    return Step::on;
}

bool NameGrammar::ItemScan::is_field(const Word& word) const {
    if (!word.is(bit(domain))) return false;
    const std::uint32_t behind = pos_ + word.length;
    const std::string_view last = head_end_ >= begin_ + 6 ? text_.substr(head_end_ - 6, 6) : std::string_view();
    if (known()[Phrase::administrative_levels].has(last)) return true;  // 省级担保机构
    const bool goes_on = starts_with(text_, behind, limit_, "、");
    // 区教育、公安…等单位: the field of a place whose list goes on
    if (head_end_ == begin_ + 3 && item_.classes & bit(head_place) && goes_on) return true;
    // 民政、社会组织管理等部门: a field that ends where the list goes on
    const bool government = last == "政府";
    if (!government && !(item_.classes & bit(head_class))) return false;
    for (const std::string_view rest : Words{"等", "和相关", "和有关"})
        if (starts_with(text_, behind, limit_, rest)) return true;
    return government && goes_on;
}

bool NameGrammar::ItemScan::turns_to_others(const Word& word) const {
    const std::string_view written = text_.substr(pos_, word.length);
    const std::uint32_t behind = pos_ + word.length;
    const bool long_name = pos_ - begin_ >= 6;
    const bool unit = long_name && item_.classes & any_of(head_unit, name);
    // 采购办公室选派人员参加, 保卫科组织人员增装…: who is rallied is no part of the name, but 县委组织部
    if (((unit && written == "选派") || written == "组织") &&
        !known()[Phrase::people_rallied].begins(text_.substr(behind, limit_ - behind)).empty())
        return true;
    // 县发改局指导项目单位编制…: who is guided is another, but 县交通局指导科
    const bool guides = known()[Phrase::guiding_verbs].has(written);
    const Word guided = guides ? names_.words_->longest(text_, behind, limit_) : Word{};
    const bool department = ends_with(text_, begin_, pos_, "部门");  // 省有关部门指导市县编制…
    if ((unit || department) && guides && !guided.is(bit(head_unit))) return true;
    // 各镇指导各企业
    if (guides && starts_with(text_, behind, limit_, "各")) return true;
    if (at("每") || at("发现")) return true;  // 各村每村准备编织袋; 各镇发现险情，要…
    // 各镇报送县政府: who is reported to is another
    return long_name && word.is(bit(recipient)) && word.is(bit(verb)) && item_.classes & party_heads &&
           !names_.words_->longest(text_, behind, limit_).is(any_of(head_class, head_post)) &&
           text_.substr(behind, 3) != "组";
}

void NameGrammar::ItemScan::pass(const Word& word) {
    const bool heads = word.is(party_heads);
    if (!word.is(bit(domain))) only_domain_ = false;
    pos_ += word.length;
    characters_ += word.length / 3;
    object_last_ = word.is(bit(object)) && !heads;
    if (!heads) return;
    // 生态环境部门: what others share is 部门
    const bool departments = word.length > 6 && text_.substr(pos_ - 6, 6) == "部门";
    item_.head = {departments ? pos_ - 6 : pos_ - word.length, pos_};
    item_.classes = word.classes & (party_heads | bit(determiner));
    head_end_ = pos_;
    head_token_ = pos_ - word.length;
    const bool own_name = pos_ - begin_ >= 15 && word.is(bit(head_unit));  // 青石安居集团
    if (word.is(any_of(head_unit, head_class)) && (own_name || !word.is(bit(object))) && pos_ - begin_ >= 9 &&
        !levels_only(text_.substr(pos_ - 6, 6))) {
        strong_end_ = pos_;
        strong_head_ = item_.head;
        strong_classes_ = item_.classes;
    }
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::read_boundary(const Word& word) {
    const std::uint32_t behind = pos_ + word.length;
    if (head_end_ == 0 || head_end_ == begin_ + 3)
        if (const std::uint32_t body = names_.purpose_body_at(text_, begin_, pos_, limit_)) {
            // 市优化营商环境工作领导小组
            set_head({body, body}, bit(head_unit));
            head_token_ = body;
            return Step::on;
        }
    // 各参加科室: who takes part
    if (head_end_ == 0 && pos_ == begin_ + 3 && opens_with_determiner_ && word.is(any_of(lead_verb, support_verb)) &&
        names_.words_->longest(text_, behind, limit_).is(any_of(head_class, head_unit, head_post))) {
        pos_ = behind;
        characters_ += word.length / 3;
        only_domain_ = false;
        return Step::on;
    }
    // 其他承担科研任务的单位
    if (head_end_ == 0 && word.is(any_of(verb, lead_verb, support_verb)) && opens_with_determiner_)
        if (const Span body = names_.relative_body_at(text_, pos_, limit_); !body.empty()) {
            set_head(body, bit(head_class));
            head_token_ = body.begin;
            return Step::stop;
        }
    if (const Span office = verb_office(word); !office.empty()) {
        set_head(office, bit(head_unit));
        head_token_ = office.end;
        return Step::on;
    }
    // 矿区经济发展要…: the whole phrase is the subject, not its first head
    if (word.is(bit(modal)) && head_end_ != pos_) viable_end_ = 0;
    return Step::stop;
}

Span NameGrammar::ItemScan::verb_office(const Word& verb_word) const {
    if (!verb_word.is(bit(verb)) || verb_word.length != 6 || pos_ > begin_ + 12) return {};
    const std::uint32_t head_at = pos_ + verb_word.length;
    const bool office = names_.words_->longest(text_, head_at, limit_, bit(head_unit)).length == 3 &&
                        (starts_with(text_, head_at, limit_, "部") || starts_with(text_, head_at, limit_, "科"));
    if (!office || !names_.words_->longest(text_, head_at + 3, limit_).is(any_of(modal, lead_verb, support_verb)))
        return {};
    return {head_at, head_at + 3};
}

}  // namespace jianbao::chinese
