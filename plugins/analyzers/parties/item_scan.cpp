// The walk through a name: what belongs to it, and before what it ends.
#include "item_scan.h"

#include <algorithm>
#include <cctype>

#include "character_set.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// 两级, 三级 name nobody without the places before them.
bool levels_only(std::string_view word) {
    static constexpr WordList levels({"两级", "三级", "四级"});
    return levels.has(word);
}

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
    if (behind_head() && (at("关于") || at("设在") || at("无需") || at("无须") || skip_time(names_.words_->phrases(), text_, pos_, limit_) != pos_)) return Step::stop;
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
