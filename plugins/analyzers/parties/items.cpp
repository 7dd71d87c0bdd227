#include <algorithm>
#include <cctype>

#include "character_set.h"
#include "name_words.h"
#include "names.h"

namespace jianbao::chinese {

namespace {

/// 两级, 三级 name nobody without the places before them.
bool levels_only(std::string_view word) { return word == "两级" || word == "三级" || word == "四级"; }

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

/// Openings that nobody's name has: amounts (超5个县), times (三年各级政府…, but 三年级教师), 不邀请…, 除广东、福建外 and who is
/// touched by what is spoken of (涉及科技部《…办法》, but 涉及的安监办、民政办要…).
bool begins_no_name(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    if (starts_with(text, at, limit, "超") && at + 4 < limit && std::isdigit(static_cast<unsigned char>(text[at + 3]))) return true;
    if (opens_with_time(text, at, limit)) return true;
    for (const std::string_view opening : Words{"除", "凡", "报请", "无需", "无须", "结果"})
        if (starts_with(text, at, limit, opening)) return true;
    if (starts_with(text, at, limit, "不") && !starts_with(text, at, limit, "不动产")) return true;
    for (const std::string_view told : Words{"涉及", "属于"})
        if (starts_with(text, at, limit, told) && !starts_with(text, at + 6, limit, "的")) return true;
    return false;
}

/// 30人 behind 镇救援队, 三家 behind 县教育局、县卫健局、县公安局.
bool manned(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view count : Words{"两家", "三家", "四家", "五家", "六家", "几家"})
        if (starts_with(text, at, limit, count)) return true;
    std::uint32_t end = at;
    while (end < limit && end < at + 4 && text[end] >= '0' && text[end] <= '9') ++end;
    return end > at && (starts_with(text, end, limit, "人") || starts_with(text, end, limit, "名"));
}

bool after_occasion(std::string_view text, std::uint32_t at) {
    const std::string_view before = at >= 3 ? text.substr(at - 3, 3) : "";
    return before == "前" || before == "后" || before == "时" || before == "内";
}

bool level_word(std::string_view word) {
    return word == "省级" || word == "市级" || word == "县级" || word == "区级" || word == "乡级";
}

/// Verbs that act on people: 组织专家 is a predicate, 督查专员 a post.
bool rallies(std::string_view verb_word) {
    for (const std::string_view one : Words{"组织", "宣传", "教育", "培训", "指导", "服务", "保障", "发展", "管理", "监督"})
        if (verb_word == one) return true;
    return false;
}

/// Words that are verbs where they follow an office and objects follow them: 各局组织本地活动.
bool acts_on_objects(std::string_view word) {
    for (const std::string_view one : Words{"组织", "编制", "起草", "实施", "承办", "主办", "落实", "推进", "选派", "改造"})
        if (word == one) return true;
    return false;
}

/// 组织人员…, 组织专家…: people who are put to work.
bool rallied(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    for (const std::string_view people : Words{"人员", "专人", "力量", "专家", "干部", "群众", "骨干", "技术人员", "学生", "师生", "党员", "工人", "施工"})
        if (starts_with(text, at, limit, people)) return true;
    return false;
}

/// Verbs whose object is another body: 县发改局指导各乡镇….
bool guides(std::string_view word) {
    return word == "指导" || word == "督促" || word == "协调" || word == "引导" || word == "动员";
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

}  // namespace

Word NameGrammar::word_before(std::string_view text, std::uint32_t at, std::uint32_t limit, const Word& word) const {
    // 各村组建队伍: 各村 does it
    if (starts_with(text, at, limit, "村组") && (starts_with(text, at + 6, limit, "建") || starts_with(text, at + 6, limit, "织")))
        return words_->longest(text, at, at + 3);
    // 请总务处于6月底前上报, 德育处在开学前组织演练
    if ((starts_with(text, at, limit, "处于") && dated(text, at + 6, limit)) ||
        (starts_with(text, at, limit, "处在") && skip_time(text, at + 6, limit) != at + 6))
        return words_->longest(text, at, at + 3);
    return word;
}

std::optional<NameGrammar::Item> NameGrammar::item_at(std::string_view text, std::uint32_t at, std::uint32_t limit,
                                                      bool verb_follows) const {
    Item item;
    std::uint32_t length = 0;
    std::uint32_t head_end = 0;    // end of the last head met
    std::uint32_t viable_end = 0;  // end of a head followed by a word that may be its predicate
    Span viable_head;
    Classes viable_classes = 0;
    bool acted = false;  // that word is a verb, whatever object ends the clause
    unsigned characters = 0;
    bool relative = false;  // behind 的
    bool object_last = false;
    bool only_domain = true;
    std::uint32_t strong_end = 0;  // end of the last head that names somebody by itself
    Span strong_head;
    Classes strong_classes = 0;
    std::uint32_t head_token = 0;  // where the word of the last head begins
    bool opens_with_determiner = false;
    bool opens_with_verb = false;  // 督导组, but not 引领企业
    std::uint32_t pos = skip_spaces(text, at, limit);
    item.span = {pos, pos};
    const std::uint32_t begin = pos;
    // 2026年甘沟乡…: a time, not a name
    if (pos + 4 < limit && text[pos] >= '0' && text[pos] <= '9') {
        const std::string_view opening = text.substr(pos, 12);
        for (const std::string_view unit : Words{"年", "月", "日"})
            if (opening.find(unit) != opening.npos) return std::nullopt;
    }
    // 地区|生产总值: the limit cuts a word that is no name
    if (const Word whole = words_->longest(text, pos, text.size());
        whole.is(bit(stem)) && !whole.is(party_heads) && pos + whole.length > limit)
        return std::nullopt;
    if (begins_no_name(text, pos, limit)) return std::nullopt;
    if (const auto official = titled_person_at(text, pos, limit)) return official;
    if (const auto joint_body = joint_body_at(text, pos, limit, verb_follows)) return joint_body;
    if (const std::uint32_t town = town_at(text, pos, limit)) {
        item.head = {town - (text.substr(town - 6, 6) == "街道" || text.substr(town - 6, 6) == "苏木" ? 6u : 3u), town};
        item.classes = bit(head_place);
        pos = head_end = head_token = town;
        only_domain = false;
    }
    while (pos < limit && characters < longest_name) {
        const char32_t c = character_at(text, pos, length);
        if (c == U' ' || c == U'\u3000' || c == U'\u00A0') {
            pos += length;
            continue;
        }
        // 县水利局本月底前…; 县民政局关于…的意见
        if (head_end == pos && pos != begin && starts_with(text, pos, limit, "关于")) break;
        if (head_end == pos && pos != begin && skip_time(text, pos, limit) != pos) break;
        Word word = word_at(text, pos, limit);
        // 公司生产所用能源, 各户所需材料
        if (word.length == 3 && starts_with(text, pos, limit, "所") && pos != begin)
            for (const std::string_view used : Words{"用", "需", "属", "能"})
                if (starts_with(text, pos + 3, limit, used)) word = {};
        // 各县组成专家组: what they make up is no part of the name
        if (head_end == pos && pos != begin && (starts_with(text, pos, limit, "组成联合") || starts_with(text, pos, limit, "组成专家组"))) break;
        if (word.is(bit(head_unit)) || word.is(bit(name))) extend_head(text, pos, limit, word);
        if (head_end == pos && item.classes & bit(head_post) && family_at(text, pos, limit).length >= std::max(word.length, 3u)) {
            if (const std::uint32_t named = person_at(text, pos, limit)) {
                // 副县长赵明远
                item.head = {named, named};
                item.person = {pos, named};
                item.classes = bit(head_person);
                pos = head_end = named;
                const Word title = words_->longest(text, pos, limit, bit(head_person));
                if (title) pos = head_end = pos + title.length;
                only_domain = false;
                break;
            }
        }
        // 县水利局李明负责: the office and who does it there
        if (head_end == pos && pos != begin && item.classes & any_of(head_unit, name) && word.is(bit(surname)) && word.length == 3)
            if (const std::uint32_t named = person_at(text, pos, limit); named != 0 && words_->longest(text, named, limit).is(bit(lead_verb)) && !words_->longest(text, named - 3, named).is(bit(head_unit))) {
                item.unit = {begin, head_end};
                item.head = {named, named};
                item.person = {pos, named};
                item.classes = bit(head_person);
                pos = head_end = named;
                only_domain = false;
                break;
            }
        if (!word && (c < 0x100 || c >= 0xFF00)) {
            // a place kept from the reader: xx, ×
            const std::uint32_t masked = mask_at(text, pos, limit);
            if (masked - pos >= 2) word = {masked - pos, bit(name)};
        }
        std::uint32_t joined = 0;
        if (!word.is(party_heads) && joiners.contains(c) && is_conjunction(text, pos, limit, joined) && (!word || word.length == joined)) {
            if (pos == begin || head_end == pos || relative) break;
            if (item.joint) break;
            // 社会组织管理和相关部门: the next name begins
            if (starts_with(text, pos + joined, limit, "相关") || starts_with(text, pos + joined, limit, "有关")) break;
            item.joint = pos;
            pos += joined;
            characters += 1;
            only_domain = false;
            continue;
        }
        if (word) {
            // 公益广告120处: an amount
            if (word.length == 3 && pos > begin && text[pos - 1] >= '0' && text[pos - 1] <= '9' && word.is(bit(head_unit))) break;
            const bool heads = word.is(party_heads);
            // 由区民政局委托镇政府…: who is charged is another
            if (head_end == pos && pos != begin &&
                (starts_with(text, pos, limit, "委托") || (item.classes & any_of(head_unit, jianbao::chinese::name) && charges(text, pos, limit)) ||
                 // 西苑社区配合施工单位…
                 (item.classes & bit(head_class) && (starts_with(text, pos, limit, "配合") || starts_with(text, pos, limit, "协助")) && charges(text, pos, limit))))
                break;
            if (head_end == pos && pos != begin && item.classes & any_of(head_unit, head_class) && told_after(text, pos, limit)) break;
            // 甲、乙各组建一支队伍: each does it
            if (head_end == pos && pos != begin && starts_with(text, pos, limit, "各"))
                if (const Word own = words_->longest(text, pos + 3, limit); own.is(any_of(verb, soft_verb)) && !own.is(party_heads | bit(domain)))
                    break;
            if (pos == begin) opens_with_determiner = word.is(bit(determiner)) || starts_with(text, pos, limit, "各");
            // 县总工会协办: where the clause ends a verb, in 协办单位 part of a name
            if (head_end == pos && pos != begin && pos + word.length >= limit && word.is(bit(support_verb))) break;
            // 使用单位可以委派代表…, 我院部分科室存在…
            if (head_end == pos && pos != begin &&
                (text.substr(pos, word.length) == "可以" || (text.substr(pos, word.length) == "存在" && !relative)))
                break;
            if (starts_with(text, pos, limit, "联合") && joins_body(text, begin, pos, limit)) {
                pos += word.length;
                characters += word.length / 3;
                only_domain = false;
                continue;
            }
            if (word.is(boundary) && !word.is(inside)) {
                if (head_end == 0 || head_end == begin + 3) {
                    if (const std::uint32_t body = purpose_body_at(text, begin, pos, limit)) {
                        // 市优化营商环境工作领导小组
                        item.head = {body, body};
                        item.classes = bit(head_unit);
                        pos = head_end = head_token = body;
                        only_domain = false;
                        continue;
                    }
                }
                // 各参加科室: who takes part
                if (head_end == 0 && pos == begin + 3 && opens_with_determiner && word.is(any_of(lead_verb, support_verb)) &&
                    words_->longest(text, pos + word.length, limit).is(any_of(head_class, head_unit, head_post))) {
                    pos += word.length;
                    characters += word.length / 3;
                    only_domain = false;
                    continue;
                }
                // 其他承担科研任务的单位
                if (head_end == 0 && word.is(any_of(verb, lead_verb, support_verb)) && opens_with_determiner) {
                    if (const Span body = relative_body_at(text, pos, limit); !body.empty()) {
                        item.head = body;
                        item.classes = bit(head_class);
                        pos = head_end = body.end;
                        head_token = body.begin;
                        only_domain = false;
                        break;
                    }
                }
                // 前期拓展部要…: a department named after what it does, where a command follows its head
                if (word.is(bit(verb)) && word.length == 6 && pos <= begin + 12) {
                    const std::uint32_t head_at = pos + word.length;
                    const Word head = words_->longest(text, head_at, limit, bit(head_unit));
                    const bool office = head.length == 3 && (starts_with(text, head_at, limit, "部") || starts_with(text, head_at, limit, "科"));
                    if (office && words_->longest(text, head_at + 3, limit).is(any_of(modal, lead_verb, support_verb))) {
                        item.head = {head_at, head_at + 3};
                        item.classes = bit(head_unit);
                        pos = head_end = head_token = head_at + 3;
                        only_domain = false;
                        continue;
                    }
                }
                // 矿区经济发展要…: the whole phrase is the subject, not its first head
                if (word.is(bit(modal)) && head_end != pos) viable_end = 0;
                break;
            }
            if (pos == begin && word.is(any_of(verb, soft_verb, support_verb)) && !heads && !word.is(bit(stem)))
                opens_with_verb = true;
            // 民生项目各单位, 开学前各校: what stands before 各 is no part of who is meant
            if (starts_with(text, pos, limit, "各") && pos > begin && (object_last || after_occasion(text, pos)))
                return item_at(text, pos, limit, verb_follows);
            if (head_end == pos && pos != begin && distributes(text, pos, limit)) break;
            // 各 after a head opens the next party: 各地各部门
            if (word.is(bit(determiner)) && !heads && head_end == pos && pos != begin && opens_with_determiner) break;
            const bool level = head_end >= begin + 6 && word.is(bit(domain)) &&
                               level_word(text.substr(head_end - 6, 6));  // 省级担保机构
            // 民政、社会组织管理等部门: a field that ends where the list goes on
            const std::uint32_t behind = pos + word.length;
            const bool government = head_end >= begin + 6 && text.substr(head_end - 6, 6) == "政府";
            // 区教育、公安…等单位: the field of a place whose list goes on
            const bool placed = head_end == begin + 3 && item.classes & bit(head_place) && word.is(bit(domain)) &&
                                starts_with(text, behind, limit, "、");
            const bool field =
                placed ||
                (word.is(bit(domain)) && (government || item.classes & bit(head_class)) &&
                 (starts_with(text, behind, limit, "等") || starts_with(text, behind, limit, "和相关") ||
                  starts_with(text, behind, limit, "和有关") || (government && starts_with(text, behind, limit, "、"))));
            // 采购办公室选派人员参加
            if (head_end == pos && pos - begin >= 6 && item.classes & any_of(head_unit, name) && text.substr(pos, word.length) == "选派" && rallied(text, behind, limit)) break;
            // 保卫科组织人员增装…: who is rallied is no part of the name, but 县委组织部
            if (head_end == pos && pos != begin && text.substr(pos, word.length) == "组织" && rallied(text, behind, limit)) break;
            // 县发改局指导项目单位编制…: who is guided is another, but 县交通局指导科
            if (head_end == pos && pos - begin >= 6 && item.classes & any_of(head_unit, name) &&
                guides(text.substr(pos, word.length)) && !words_->longest(text, behind, limit).is(bit(head_unit)))
                break;
            if (head_end == pos && pos != begin && starts_with(text, pos, limit, "每")) break;  // 各村每村准备编织袋
            // 各镇报送县政府: who is reported to is another
            if (head_end == pos && pos - begin >= 6 && word.is(bit(recipient)) && word.is(bit(verb)) && item.classes & party_heads &&
                !words_->longest(text, behind, limit).is(any_of(head_class, head_post)) && text.substr(behind, 3) != "组")
                break;
            if (word.is(any_of(soft_verb, stem)) && !heads && head_end == pos && pos != begin && !level && !field) {
                viable_end = pos;
                viable_head = item.head;
                viable_classes = item.classes;
                acted = (word.is(bit(verb)) && word.is(bit(recipient))) || acts_on_objects(text.substr(pos, word.length));
            }
            if (!word.is(bit(domain))) only_domain = false;
            pos += word.length;
            characters += word.length / 3;
            object_last = word.is(bit(object)) && !heads;
            if (heads) {
                // 生态环境部门: what others share is 部门
                const bool departments = word.length > 6 && text.substr(pos - 6, 6) == "部门";
                item.head = {departments ? pos - 6 : pos - word.length, pos};
                item.classes = word.classes & (party_heads | bit(determiner));
                head_end = pos;
                head_token = pos - word.length;
                const bool own_name = pos - begin >= 15 && word.is(bit(head_unit));  // 青石安居集团
                if (word.is(any_of(head_unit, head_class)) && (own_name || !word.is(bit(object))) && pos - begin >= 9 &&
                    !levels_only(text.substr(pos - 6, 6))) {
                    strong_end = pos;
                    strong_head = item.head;
                    strong_classes = item.classes;
                }
            }
            continue;
        }
        if (c == U'（' || c == U'(' || c == U'“' || c == U'‘') {
            const std::uint32_t past = skip_bracketed(text, pos, std::min(limit, pos + longest_addition));
            if (past == pos || pos == begin) {
                if (past != pos && (c == U'“' || c == U'‘')) {
                    pos = past;
                    characters += 2;
                    only_domain = false;
                    continue;
                }
                break;
            }
            const bool kept = head_end == pos;
            pos = past;
            characters += 2;
            if (kept) head_end = pos;
            only_domain = false;
            continue;
        }
        const bool letter = c >= 0x3400 || (c < 0x80 && std::isalnum(static_cast<int>(c))) || c == U'×' || c == U'*' ||
                            c == U'＊' || c == U'-';
        if (!letter || (c >= 0xFF00 && !(c >= U'０' && c <= U'９')) || (c >= 0x3000 && c < 0x3400)) break;
        if (c == U'等') break;
        // 所有药店无处方不得…: a condition behind the name
        if (head_end == pos && pos != begin &&
            std::u32string_view(U"无未不若如凡因").find(c) != std::u32string_view::npos)
            break;
        if (head_end == pos && pos != begin && item.classes & any_of(head_unit, head_class) && told_after(text, pos, limit)) break;
        // 各县区棚改办一要…；二要…
        if (head_end == pos && pos != begin && c == U'一' && (starts_with(text, pos + length, limit, "要") || starts_with(text, pos + length, limit, "是"))) break;
        // 县财政局先与县审计局联系
        if (head_end == pos && pos != begin && c == U'先')
            for (const std::string_view whom : Words{"与", "向", "到"})
                if (starts_with(text, pos + length, limit, whom)) limit = pos;
        if (pos >= limit) break;
        // 县水利局6月底前, 县水利局六月底前
        if (head_end == pos && pos != begin && (dated(text, pos, limit) || manned(text, pos, limit) || opens_with_time(text, pos, limit))) break;
        if (c == U'的' && pos == begin) return std::nullopt;
        if (c == U'的') {
            relative = true;
            head_end = 0;
            viable_end = 0;
            strong_end = 0;
            item.head = {};
        }
        if (c == U'是' || c == U'说' || c == U'有' || c == U'了' || (c == U'被' && (pos != begin || !words_->longest(text, pos + 3, limit).is(any_of(verb, soft_verb)) ||
                                                       words_->longest(text, pos + 3, limit).is(party_heads))) || c == U'使' || c == U'令') break;
        only_domain = false;
        object_last = false;
        pos += length;
        ++characters;
    }
    std::uint32_t end = pos;
    while (end > begin && text[end - 1] == ' ') --end;
    if (end == begin) return std::nullopt;
    if (head_end != 0 && head_end == end) {
        item.complete = true;
    } else if (viable_end != 0 && (!object_last || (acted && pos >= limit) ||
                                   (viable_classes & bit(head_unit) && viable_end - begin >= 9))) {
        end = viable_end;
        item.head = viable_head;
        item.classes = viable_classes;
        item.complete = true;
    } else if (verb_follows && strong_end != 0) {
        end = strong_end;
        item.head = strong_head;
        item.classes = strong_classes;
        item.complete = true;
    }
    item.span = {begin, end};
    if (item.joint >= end) item.joint = 0;
    item.is_domain = only_domain;
    // 落实增收计划、…: what a list of objects begins with
    if (!item.complete && opens_with_verb && !words_->longest(text, begin, end).is(bit(domain))) return std::nullopt;
    if (item.complete && opens_with_verb) {
        // 监管部门, 督导组: only fields of work open a name; 组织年轻干部 is a predicate
        const Word first = words_->longest(text, begin, end);
        if (!first.is(bit(domain)) && !is_division(text, item, begin)) return std::nullopt;
        // 组织部门, 保障单位, but not 组织试点地区, 保障民营企业
        const std::string_view opening = text.substr(begin, first.length);
        if (opening == "组织" && begin + first.length != item.head.begin) return std::nullopt;
        // 配合供电部门做好检修: whom to help; 配合单位 is a class
        if (first.is(bit(support_verb)) && begin + first.length != item.head.begin) return std::nullopt;
        const bool helps = opening == "保障" || opening == "保护" || opening == "动员" || opening == "援助";
        if (helps && item.classes & bit(head_class) &&
            (begin + first.length != item.head.begin || item.head.size() > 6))
            return std::nullopt;
        if (item.classes & bit(head_post) && rallies(text.substr(begin, first.length)) &&
            text.substr(item.head.begin, item.head.size()) != "人员")
            return std::nullopt;  // 组织专家, 培训教师
        if (!(item.classes & bit(head_unit)) && (first.is(bit(verb)) || rallies(text.substr(begin, first.length)))) {
            std::uint32_t at_head = begin;
            while (at_head < item.head.begin) {
                const Word part = words_->longest(text, at_head, item.head.begin);
                if (!part.is(any_of(domain, soft_verb) | party_heads)) break;
                at_head += part.length;
            }
            if (at_head != item.head.begin) return std::nullopt;
        }
    }
    // 共创社会…: everybody is no head of a longer name
    if (item.complete && !(item.classes & (party_heads & ~bit(universal))) && head_token != begin &&
        text.substr(head_token, 3) != "各" && !opens_with_determiner)
        item.complete = false;
    if (item.complete && starts_with(text, begin, end, "代表") && end > begin + 6) return std::nullopt;
    if (item.complete && starts_with(text, begin, end, "对") && !(item.classes & any_of(head_unit, head_class)))
        return std::nullopt;
    if (item.complete && !plausible(text, item)) item.complete = false;
    if (item.complete) item.is_domain = false;
    return item;
}

/// 县防火办接报后应核实: behind the office stands what it is told to act upon, then the command.
bool NameGrammar::told_after(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
    constexpr std::uint32_t longest = 18;  // bytes before 后
    for (std::uint32_t i = at; i + 6 <= std::min(limit, at + longest + 3);) {
        std::uint32_t length = 0;
        const char32_t c = character_at(text, i, length);
        if (!is_han(c)) return false;
        i += length;
        if (c == U'后' && i > at + 6) return words_->longest(text, skip_time(text, i, limit), limit).is(bit(modal));
    }
    return false;
}

}  // namespace jianbao::chinese
