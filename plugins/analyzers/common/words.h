/// Words: the word classes the grammar of parties and tasks is written in.
#pragma once

#include "lexicon.h"

namespace jianbao::chinese {

/// Classes of the `parties` and `directives` lexicons. The names in the files are those of
/// class_names(), in this order.
enum WordClass : unsigned {
    modal,         ///< 要 应 须 必须 不得: makes its clause a directive
    adverb,        ///< 切实 及时 也 都: may stand between party and predicate
    preposition,   ///< 对 把 按照 围绕: opens an adverbial of the predicate
    verb,          ///< 加强 落实 制定: a predicate, never part of a name
    soft_verb,     ///< 组织 监督 管理: a predicate, but names hold it too (组织部)
    lead_verb,     ///< 牵头 负责
    support_verb,  ///< 配合 协助 参与
    opener,        ///< 同时 此外 特别是: skipped at the start of a clause
    request,       ///< 由 请 责成: names a party after it
    head_unit,     ///< 局 委 办公室: the end of an office's name
    head_class,    ///< 部门 单位 乡镇: the end of a class of parties
    head_post,     ///< 书记 负责人: the end of a post
    head_place,    ///< 县 区 镇: a party only as 各县, 四区, x县
    head_person,   ///< 同志 after a name
    determiner,    ///< 各 所有 有关: opens or stands in a party's name
    name,          ///< 人民银行 网信办: a party as it stands
    universal,     ///< 各级各部门: everybody
    pronoun,       ///< 大家 我们
    stem,          ///< a word that only protects the words inside it: 应急 (not 应), 主要 (not 要)
    domain,        ///< 公安 卫健: short for the office of that field where offices are listed
    past,          ///< 已 曾 截至: what was done
    problem,       ///< 存在 不到位: what is wrong
    permission,    ///< 可以 鼓励: binds nobody
    recipient,     ///< 报 向: names who receives
    goal,          ///< 确保 力争: opens the outcome of a directive
    reporting,     ///< 会议要求: the meeting speaks, what follows is a directive
    object,        ///< 工作 项目 方案: the end of a noun phrase that is no party
    surname,       ///< 王 欧阳: a post before one names a person
    future,        ///< 将: announces
    joint,         ///< 会同 联合: names who works along
    audience,      ///< 申请人 居民: people rules speak to; what they do unasked is told of them
    mutual,        ///< 签订 协商 对接: done with somebody, who is not told to
    class_count
};

/// Verbs behind 向 X that report; 向企业宣传 tells of something else.
inline constexpr std::string_view reporting_verbs[] = {"报告", "汇报", "报送", "上报", "反馈", "备案", "报备",
                                                       "通报", "移交", "移送", "提交", "请示", "报批", "述职"};

/// What rules look for by itself, whatever words it is part of: no word of the lexicon, but Reading::may_hold(), next_of()
/// and starting() tell where it stands, so that nobody searches the text for it.
enum class Sign : unsigned {
    colon = 40,  ///< ： and :
    bracket,     ///< （ ( 〔 【 ［ [, which open one
    occasion,    ///< 前 后 期间, behind an event
    demand,      ///< 要求 强调
    effect,      ///< 发挥
    at_time,     ///< 于, as in 务于2月28日前
    report,      ///< reporting_verbs
    town,        ///< Phrase::town_levels
    you,          ///< 你, as in 交你单位办理
    mask,        ///< x × *, which names are masked with: xx局
};
static_assert(class_count <= static_cast<unsigned>(Sign::colon));

constexpr Classes bit(WordClass one) { return Classes{1} << one; }
constexpr Classes bit(Sign one) { return Classes{1} << static_cast<unsigned>(one); }
template <class... More>
constexpr Classes any_of(More... classes) {
    return (bit(classes) | ...);
}
constexpr Classes party_heads = any_of(head_unit, head_class, head_post, head_place, head_person, name, universal);

const std::vector<std::string_view>& class_names();
/// 应为, 须具备, 应当符合: behind the command at `at`, which is `length` bytes long, stands what has to
/// be so, not what is to be done.
bool states_condition(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t length, std::uint32_t limit);
/// The words of the two files together, the signs, and the phrases of the third.
Lexicon make_words(const Node& parties, const Node& directives, const Node& phrases);

}  // namespace jianbao::chinese
