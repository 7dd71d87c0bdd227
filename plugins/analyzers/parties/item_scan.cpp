// The walk through a name: what belongs to it, and before what it ends.
#include "item_scan.h"

#include <algorithm>
#include <cctype>

#include "character_set.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 三年, 六月, 一季度, 五前 in Chinese numerals, which names of schools and places begin with too.
bool opens_with_time(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    static constexpr CharacterSet numerals(U"一二三四五六七八九十两几");
    std::uint32_t length = 0;
    std::uint32_t end = at;
    while (end + 3 <= limit && end < at + 9 && numerals.contains(character_at(text, end, length))) end += 3;
    if (end == at) return false;
    for (const std::string_view unit : Words{"年", "月", "季度", "前", "内"})
        if (starts_with(text, end, limit, unit) && !starts_with(text, end, limit, "年级") &&
            !starts_with(text, end, limit, "年制"))
            return true;
    return false;
}

/// 6月底前 behind 县水利局.
bool dated(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t end = at;
    while (end < limit && end < at + 4 && text[end] >= '0' && text[end] <= '9') ++end;
    return end > at && (starts_with(text, end, limit, "月") || starts_with(text, end, limit, "年") ||
                        starts_with(text, end, limit, "日"));
}

/// Openings that nobody's name has: amounts (超5个县), times (三年各级政府…, but 三年级教师), 不邀请…, 除广东、福建外
/// and who is touched by what is spoken of (涉及科技部《…办法》, but 涉及的安监办、民政办要…).
bool begins_no_name(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (starts_with(text, at, limit, "超") && at + 4 < limit && std::isdigit(static_cast<unsigned char>(text[at + 3])))
        return true;
    if (opens_with_time(text, at, limit)) return true;
    const std::string_view words = text.substr(at, limit - at);
    if (!known[Phrase::openings_of_no_name].begins(words).empty()) return true;
    const auto opens_none = [words](std::string_view opening, const auto& names) { return words.starts_with(opening) && names.begins(words).empty(); };
    // 如消费者要求退货: a case; 交教导处检查: to whom it goes; 组织燃气等产权单位会审: who is called together
    static constexpr WordList behind_not({"不动产"});
    static constexpr WordList behind_if({"如皋", "如东"});
    static constexpr WordList behind_hand({"交通", "交警", "交投", "交易", "交管", "交运", "交委", "交行", "交旅", "交发", "交建", "交控", "交城", "交口"});
    static constexpr WordList behind_organize({"组织部", "组织委员", "组织人事", "组织单位", "组织者", "组织方", "组织机构", "组织科", "组织处", "组织股", "组织室", "组织办", "组织员", "组织干部", "组织、"});
    if (opens_none("不", behind_not) || opens_none("如", behind_if) || opens_none("交", behind_hand) || opens_none("组织", behind_organize)) return true;
    for (const std::string_view told : Words{"涉及", "属于"})
        if (starts_with(text, at, limit, told) && !starts_with(text, at + 6, limit, "的")) return true;
    return false;
}

/// 30人 behind 镇救援队, 三家 and 3家单位 behind 县教育局、县卫健局、县公安局.
bool manned(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view count : Words{"两家", "三家", "四家", "五家", "六家", "几家"})
        if (starts_with(text, at, limit, count)) return true;
    std::uint32_t end = at;
    while (end < limit && end < at + 4 && text[end] >= '0' && text[end] <= '9') ++end;
    static constexpr WordList counted({"人", "名", "家", "个单位", "个部门"});
    return end > at && !counted.begins(text.substr(end, limit - end)).empty();
}

/// 宣传部 followed by 门 is a class of departments, 公安局 followed by 长 a post: the words overlap.
void extend_head(std::string_view text, std::uint32_t at, std::uint32_t limit, Word& word) {
    const std::uint32_t end = at + word.length;
    const std::string_view last = text.substr(end - 3, 3);
    if (last == "部" && starts_with(text, end, limit, "门"))
        word = {word.length + 3, bit(head_class)};
    else if (starts_with(text, end, limit, "长") && !starts_with(text, end, limit, "长期") &&
             !starts_with(text, end, limit, "长效"))
        word = {word.length + 3, bit(head_post)};
    else if (last == "局" && starts_with(text, end, limit, "面"))
        word = {word.length + 3, bit(object)};
}

bool opens_bracket(char32_t c) { return c == U'（' || c == U'(' || c == U'“' || c == U'‘'; }

constexpr std::string_view bare_unit = "单位";

/// What a name may be written with, beside the words known.
bool may_be_written(char32_t c) {
    const bool letter = c >= 0x3400 || (c < 0x80 && std::isalnum(static_cast<int>(c))) || c == U'×' || c == U'*' ||
                        c == U'＊' || c == U'-';
    return letter && !(c >= 0xFF00 && !(c >= U'０' && c <= U'９')) && !(c >= 0x3000 && c < 0x3400);
}

}  // namespace

Word NameGrammar::word_before(std::string_view text, std::uint32_t at, std::uint32_t limit, const Word& word) const {
    if (word.length == 3 && wishes_nothing(text, at, limit)) return {};
    if (names_district(text, at, limit)) return {};
    // 各村组建队伍: 各村 does it
    if (starts_with(text, at, limit, "村组") &&
        (starts_with(text, at + 6, limit, "建") || starts_with(text, at + 6, limit, "织")))
        return words_->longest(text, at, at + 3);
    // 请总务处于6月底前上报, 德育处在开学前组织演练
    if ((starts_with(text, at, limit, "处于") && dated(text, at + 6, limit)) ||
        (starts_with(text, at, limit, "处在") && skip_time(words_->phrases(), text, at + 6, limit) != at + 6))
        return words_->longest(text, at, at + 3);
    // 财务处在收到票据后2个工作日内完成审核: so long behind what comes first
    if (starts_with(text, at, limit, "处在")) {
        constexpr std::size_t longest = 75;  // bytes
        const std::string_view behind = text.substr(at + 6, std::min<std::size_t>(limit - at - 6, longest));
        const std::size_t within = behind.substr(0, behind.find("，")).find("内");
        if (within != behind.npos && behind.substr(0, within).find("后") != behind.npos) return words_->longest(text, at, at + 3);
    }
    return word;
}

bool NameGrammar::acts_in_person(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    const std::string_view act = words_->phrases()[Phrase::personal_acts].begins(text.substr(at, limit - at));
    return !act.empty() && words_->longest(text, at + act.size(), limit).is(bit(modal));
}

/// The end of 接收单位, 推荐单位 before a command, or behind 由: a unit by what it does, where the verb is none that is done to units
/// (督促单位整改); 0 for none.
std::uint32_t NameGrammar::unit_by_verb_at(std::string_view text, std::uint32_t at, std::uint32_t limit, bool verb_follows) const {
    const bool done_to = starts_with(text, at, limit, "被");  // 被检查单位
    if (done_to) at += 3;
    constexpr std::uint32_t usual_verb = 6;  // bytes
    if (!starts_with(text, at + usual_verb, limit, bare_unit)) return 0;
    const Word does = words_->longest(text, at, limit);
    const std::uint32_t unit = at + does.length, end = unit + static_cast<std::uint32_t>(bare_unit.size());
    const bool acts = done_to ? does.is(any_of(verb, soft_verb)) : does.is(bit(verb)) && !does.is(inside);
    if (does.length != usual_verb || !acts) return 0;
    const std::string_view written = text.substr(at, does.length);
    const Phrases& known = words_->phrases();
    for (const Phrase on_units : {Phrase::guiding_verbs, Phrase::verbs_on_objects, Phrase::verbs_on_people, Phrase::supporting_verbs})
        if (!done_to && known[on_units].has(written)) return 0;
    return verb_follows || words_->longest(text, end, limit).is(bit(modal)) || is_due(known, text, end, limit) ? end : 0;
}

bool NameGrammar::ItemScan::at(std::string_view word) const { return starts_with(text_, pos_, limit_, word); }

void NameGrammar::ItemScan::set_head(Span head, Classes classes) {
    item_.head = head;
    item_.classes = classes;
    pos_ = head_end_ = head.end;
    only_domain_ = false;
}

std::optional<NameGrammar::Item> NameGrammar::ItemScan::run() {
    if (begins_no_name(known(), text_, begin_, limit_)) return std::nullopt;
    if (const auto official = names_.titled_person_at(text_, begin_, limit_)) return official;
    if (const auto joint_body = names_.joint_body_at(text_, begin_, limit_, verb_follows_)) return joint_body;
    read_town();
    if (const std::uint32_t unit = names_.unit_by_verb_at(text_, begin_, limit_, verb_follows_)) {
        head_token_ = unit - static_cast<std::uint32_t>(bare_unit.size());
        set_head({head_token_, unit}, bit(head_class));
    }
    while (pos_ < limit_ && characters_ < longest_name) {
        const Step made = step();
        if (made == Step::none) return std::nullopt;
        if (made == Step::anew) return names_.item_at(text_, pos_, limit_, verb_follows_);
        if (made == Step::stop) break;
    }
    return finish();
}

void NameGrammar::ItemScan::read_town() {
    const std::uint32_t town = names_.town_at(text_, begin_, limit_);
    if (town == 0) return;
    const std::string_view last = text_.substr(town - 6, 6);
    set_head({town - (last == "街道" || last == "苏木" ? 6u : 3u), town}, bit(head_place));
    head_token_ = town;
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::step() {
    std::uint32_t length = 0;
    const char32_t c = character_at(text_, pos_, length);
    if (c == U' ' || c == U'\u3000' || c == U'\u00A0') {
        pos_ += length;
        return Step::on;
    }
    // 县水利局本月底前…; 县民政局关于…的意见
    if (behind_head() && (at("关于") || at("设在") || at("无需") || at("无须") || at("确需") || at("确有") || skip_time(names_.words_->phrases(), text_, pos_, limit_) != pos_)) return Step::stop;
    // 请分管科教的|陈立东副院长…: an official by what he answers for
    if (relative_ && chinese::ends_with(text_, begin_, pos_, "的") && names_.titled_person_at(text_, pos_, limit_)) return Step::anew;
    if (behind_head() && names_.acts_in_person(text_, pos_, limit_)) return Step::stop;  // 班子成员|外出须报告
    if (behind_head() && item_.classes & bit(head_unit) && pos_ - begin_ >= 9)
        if (const std::uint32_t section = names_.section_of_two_at(text_, pos_, limit_)) {
            set_head({section - 3, section}, bit(head_unit));
            head_token_ = section - 3;
            return Step::on;
        }
    Word word = next_word();
    // 各县组成专家组: what they make up is no part of the name
    if (behind_head() && at("组成") && !known()[Phrase::teams_made_up].begins(text_.substr(pos_, limit_ - pos_)).empty()) return Step::stop;
    if (word.is(bit(head_unit)) || word.is(bit(name))) extend_head(text_, pos_, limit_, word);
    if (const Step made = read_person(word); made != Step::unknown) return made;
    if (!word && (c < 0x100 || c >= 0xFF00)) {
        // a place kept from the reader: xx, ×
        const std::uint32_t masked = mask_at(text_, pos_, limit_);
        if (masked - pos_ >= 2 && !masks_number(text_, masked, limit_)) word = {masked - pos_, bit(name)};
    }
    if (const Step made = read_conjunction(c, word); made != Step::unknown) return made;
    if (word) return read_word(word);
    if (opens_bracket(c)) return read_bracket(c);
    return read_character(c, length);
}

Word NameGrammar::ItemScan::next_word() const {
    const Word word = names_.word_at(text_, pos_, limit_);
    if (pos_ == begin_ && at("各自")) return names_.words_->longest(text_, pos_, pos_ + 3);  // 各|自来水公司
    // 公司生产所用能源, 各户所需材料
    if (word.length == 3 && pos_ != begin_ && at("所"))
        for (const std::string_view used : Words{"用", "需", "属", "能", "必", "决", "致", "占", "涉", "述", "列", "谓", "得"})
            if (starts_with(text_, pos_ + 3, limit_, used)) return {};
    // 政教处|在考试结束后…, 政教处|于5月底前…; but 工程处在关键阶段
    if (pos_ != begin_ && word.length == 6 && (at("处在") || at("处于"))) {
        constexpr std::uint32_t longest_time = 36;  // bytes
        const std::string_view behind = text_.substr(pos_ + 6, std::min(longest_time, limit_ - std::min(limit_, pos_ + 6)));
        const bool timed = skip_time(known(), text_, pos_ + 6, limit_) != pos_ + 6;
        if (timed || (at("处在") && (holds(behind, "结束后") || holds(behind, "完成后") || holds(behind, "期间")))) return names_.words_->longest(text_, pos_, pos_ + 3);
    }
    // 人心所向
    if (word.length == 3 && pos_ != begin_ && at("所向") && pos_ + 6 >= limit_) return {};
    return word;
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::read_person(const Word& word) {
    if (head_end_ != pos_) return Step::unknown;
    // 副县长赵明远
    if (item_.classes & bit(head_post) && names_.family_at(text_, pos_, limit_).length >= std::max(word.length, 3u))
        if (const std::uint32_t named = names_.person_at(text_, pos_, limit_)) {
            item_.person = {pos_, named};
            set_head({named, named}, bit(head_person));
            if (const Word title = names_.words_->longest(text_, pos_, limit_, bit(head_person)))
                pos_ = head_end_ = pos_ + title.length;
            return Step::stop;
        }
    // 县水利局李明负责, 县水利局李明局长牵头: the office and who does it there
    if (pos_ != begin_ && item_.classes & any_of(head_unit, name) && word.is(bit(surname)) && word.length == 3) {
        const auto titled = names_.titled_person_at(text_, pos_, limit_);
        const std::uint32_t named = titled ? titled->person.end : names_.person_at(text_, pos_, limit_);
        const std::uint32_t end = titled ? titled->span.end : named;
        if (named != 0 && names_.words_->longest(text_, end, limit_).is(bit(lead_verb)) && !names_.words_->longest(text_, named - 3, named).is(bit(head_unit))) {
            item_.unit = {begin_, head_end_};
            item_.person = {pos_, named};
            set_head({named, end}, bit(head_person));
            return Step::stop;
        }
    }
    return Step::unknown;
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::read_conjunction(char32_t c, const Word& word) {
    std::uint32_t joined = 0;
    if (word.is(party_heads) || !joiners.contains(c) || !is_conjunction(text_, pos_, limit_, joined) ||
        (word && word.length != joined))
        return Step::unknown;
    if (pos_ == begin_ || head_end_ == pos_ || relative_ || item_.joint) return Step::stop;
    // 社会组织管理和相关部门: the next name begins
    for (const std::string_view next : Words{"相关", "有关"})
        if (starts_with(text_, pos_ + joined, limit_, next)) return Step::stop;
    item_.joint = pos_;
    pos_ += joined;
    characters_ += 1;
    only_domain_ = false;
    return Step::on;
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::read_bracket(char32_t c) {
    const std::uint32_t past = skip_bracketed(text_, pos_, std::min(limit_, pos_ + longest_addition));
    const bool quoted = c == U'“' || c == U'‘';
    if (past == pos_ || (pos_ == begin_ && !quoted)) return Step::stop;
    const bool kept = behind_head();
    pos_ = past;
    characters_ += 2;
    if (kept) head_end_ = pos_;
    only_domain_ = false;
    return Step::on;
}

bool NameGrammar::ItemScan::ends_before(char32_t c, std::uint32_t length) const {
    // 所有药店无处方不得…: a condition behind the name
    if (std::u32string_view(U"无未不若如凡因").find(c) != std::u32string_view::npos) return true;
    if (item_.classes & any_of(head_unit, head_class) && names_.told_after(text_, pos_, limit_)) return true;
    // 各县区棚改办一要…；二要…; 各镇一旦发现险情，要…
    if (c == U'一')
        for (const std::string_view first : Words{"要", "是", "旦"})
            if (starts_with(text_, pos_ + length, limit_, first)) return true;
    // 定点机构派专职人员上门
    if (c == U'派')
        for (const std::string_view sent : Words{"专", "人", "员"})
            if (starts_with(text_, pos_ + length, limit_, sent)) return true;
    // 发展改革委正按程序研究
    if (c == U'正')
        for (const std::string_view busy : known()[Phrase::under_way])
            if (starts_with(text_, pos_, limit_, busy)) return true;
    // 庄河电厂属港口电厂: what it is, but 县属企业, 水利局属学校
    if (c == U'属' && item_.classes & bit(head_unit) && pos_ - begin_ >= 9 &&
        known()[Phrase::bodies_owned].begins(text_.substr(pos_ + length, limit_ - pos_ - length)).empty())
        return true;
    // 县财政局先与县审计局联系
    if (c == U'先')
        for (const std::string_view whom : Words{"与", "向", "到"})
            if (starts_with(text_, pos_ + length, limit_, whom)) return true;
    // 县水利局6月底前, 县水利局六月底前
    return dated(text_, pos_, limit_) || manned(text_, pos_, limit_) || opens_with_time(text_, pos_, limit_);
}

NameGrammar::ItemScan::Step NameGrammar::ItemScan::read_character(char32_t c, std::uint32_t length) {
    if (!may_be_written(c) || c == U'等') return Step::stop;
    if (behind_head() && ends_before(c, length)) return Step::stop;
    if (c == U'的' && pos_ == begin_) return Step::none;
    if (c == U'的') {
        relative_ = true;
        head_end_ = 0;
        viable_end_ = 0;
        strong_end_ = 0;
        item_.head = {};
    }
    if (c == U'是' || c == U'说' || c == U'有' || c == U'了' || c == U'使' || c == U'令') return Step::stop;
    // 被督查单位 is who is inspected
    if (c == U'被') {
        const Word done = names_.words_->longest(text_, pos_ + 3, limit_);
        if (pos_ != begin_ || !done.is(any_of(verb, soft_verb)) || done.is(party_heads)) return Step::stop;
    }
    only_domain_ = false;
    object_last_ = false;
    pos_ += length;
    ++characters_;
    return Step::on;
}

}  // namespace jianbao::chinese
