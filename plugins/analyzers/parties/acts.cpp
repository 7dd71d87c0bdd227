// Whether the rest of a clause has the party before it act, or only tells of it.
#include <algorithm>

#include "assignment.h"
#include "name_words.h"
#include "shape_events.h"

namespace jianbao::chinese {

namespace {

/// 按照协议, 根据需要: what somebody acts by.
bool is_basis(std::string_view word) {
    return word == "按照" || word == "根据" || word == "依据" || word == "依照" || word == "按" || word == "严格按照" ||
           word == "基于" || word == "通过";
}

/// 提出调整方案, 提出申请: something is to be handed in; 提出意见 alone is what a speaker does.
bool proposes(std::string_view words) {
    const std::size_t verb = words.find("提出");
    if (verb == words.npos) return false;
    const std::string_view what = words.substr(verb + 6);
    for (const std::string_view paper : Words{"方案", "申请", "计划", "建议", "目标", "清单", "名单", "预算", "议案", "请求",
                                         "审核意见", "初审意见", "审查意见", "处理意见", "办理意见", "评审意见"})
        if (what.ends_with(paper)) return true;
    return false;
}

/// 报送, 提交: something goes to somebody.
bool hands_over(std::string_view words) {
    for (const std::string_view hands : Words{"报", "提交", "送", "移交", "公示", "录入", "反馈"})
        if (words.find(hands) != words.npos) return true;
    return false;
}

}  // namespace

/// Whether the rest of the clause has the party act. Decides what a future and a plain predicate
/// are, and leaves out parties that something is to happen to: 队伍需要加强.
bool ShapeGrammar::acts(std::string_view text, Span rest, char32_t after, const PartyList& list, Shape& shape) const {
    const std::string_view words = text.substr(rest.begin, rest.size());
    const bool unit = std::any_of(list.parties.begin(), list.parties.end(),
                                  [](const Party& one) { return one.kind == PartyKind::unit; });
    if (shape == Shape::request && words.starts_with("高度重视") && chinese::ends_with(text, 0, list.span.begin, "望")) return false;
    if (shape == Shape::request && words.size() <= 24 && !chinese::ends_with(text, 0, list.span.begin, "由"))
        for (const std::string_view asked : Words{"提出意见", "提出宝贵意见", "予以审议", "批评指正"})
            if (holds(words, asked)) return false;
    if (shape == Shape::plain || shape == Shape::support)
        for (const std::string_view there : Words{"参加", "列席", "出席", "参会", "到会"})
            if (words == there && list.parties.back().kind == PartyKind::post) return false;
    // 县政府办公室印发《检修办法》: news
    if (shape == Shape::plain)
        for (const std::string_view issues : Words{"印发《", "下发《", "转发《", "出台《", "发布《"})
            if (words.starts_with(issues)) return false;
    for (const std::string_view table : Words{"按下表", "按照下表", "按附表", "按照附表"})  // the rows of the table say what
        if (words.starts_with(table)) return false;
    // 县水利局等单位负责同志参加会议: who was there
    if (shape == Shape::plain || shape == Shape::support)
        for (const std::string_view present : Words{"参加会议", "参加了会议", "列席会议", "出席会议", "同志参加", "负责人参加"})
            if (words.ends_with(present)) return false;
    // 赵明远同志兼任办公室主任，…; 使用单位可以委派代表…
    if (shape == Shape::plain && words.starts_with("兼任")) return false;
    if (shape != Shape::request && words.starts_with("存在") && !words.ends_with("的")) return false;
    if (shape != Shape::request)
        for (const std::string_view event : Words{"讲话", "举行", "发言", "到会", "列席", "迎接"})
            if (holds(words, event)) return false;
    if (shape == Shape::future) {
        if (changes(text, rest)) return false;
        const std::string& name = list.parties.front().name;
        const bool announces = unit || name.ends_with("政府") || name == "市里" || name == "县里" || name == "区里" ||
                               name == "省里" || name == "市上";
        if (!announces && !acting(text, list)) return false;
        // 将 before a noun is 把: 将应急响应降为三级
        std::uint32_t at = rest.begin;
        for (Word word; (word = words_->longest(text, at, rest.end)).is(any_of(future, adverb));) at += word.length;
        if (starts_with(text, at, rest.end, "同") && starts_with(text, at - 3, rest.end, "会")) at -= 3;  // 将 会同
        const Word next = words_->longest(text, at, rest.end);
        if (announces && next.is(any_of(verb, soft_verb, preposition, joint, lead_verb, stem))) {
            shape = Shape::modal;
            return true;
        }
        shape = Shape::plain;
        return hands_over(words);  // 各校将名单报送…
    }
    const bool bound = std::all_of(list.parties.begin(), list.parties.end(), [](const Party& one) { return one.kind == PartyKind::post; }) &&
                       well_formed(text, list) && (words.starts_with("必须") || words.starts_with("须") || words.starts_with("应"));  // 班子成员必须到岗
    if (shape == Shape::modal && !unit && !bound && rest.size() <= 15 && (after != U'，' || !well_formed(text, list))) {
        std::uint32_t at = rest.begin;
        for (Word word; (word = words_->longest(text, at, rest.end)).is(any_of(modal, adverb));) at += word.length;
        const Word word = words_->longest(text, at, rest.end);
        const bool manner = at > rest.begin + words_->longest(text, rest.begin, rest.end).length;
        if (word.is(any_of(verb, soft_verb)) && at + word.length == rest.end && word.length <= 6 &&
            !(manner && acting(text, list)))
            return false;
    }
    if (shape == Shape::plain) {
        // 居民对环境很满意: told of people whom only a command makes answer
        const Word last = words_->longest(text, list.span.begin, list.span.end);
        // …, but not 班主任每天检查, 申报人9月13日前将材料交办公室
        const bool kept_up = starts_with(text, rest.begin, rest.end, "每天") || starts_with(text, rest.begin, rest.end, "每日") ||
                             starts_with(text, rest.begin, rest.end, "每周");
        if (list.parties.size() == 1 && last.is(bit(audience)) && last.length == list.span.size() && !kept_up && !is_due(text, rest.begin, rest.end)) return false;
        // 污水处理厂年内投入运行: what is built
        for (const std::string_view built : Words{"投入运行", "投入使用", "建成投用", "竣工验收", "全面竣工", "主体封顶", "建成并"})
            if (holds(words.substr(0, 60), built)) return false;
        // 每个车间抽查不少于10台: what is looked at
        if (list.parties.size() == 1 && list.parties.front().name.starts_with("每"))
            for (const std::string_view looks : Words{"抽查", "抽检", "督查", "走访", "暗访", "至少抽查", "至少走访"})
                if (words.starts_with(looks)) return false;
        // （一）用人单位主动补缴：: what it is called
        if (after == U'：' && words.size() <= 15) return false;
        // 某办公厅转发某局报告的通知: a title
        for (const std::string_view genre : Words{"的通知", "的意见", "的决定", "的报告", "的函", "的批复", "的复函", "的汇报",
                                             "的请示"})
            if (words.ends_with(genre)) return false;
        // 县长李明主持召开第8次常务会议: what the minutes are of
        const bool official = std::any_of(list.parties.begin(), list.parties.end(), [](const Party& one) {
            return one.kind == PartyKind::person || one.kind == PartyKind::post;
        });
        for (const std::string_view convening : Words{"主持召开", "主持会议", "召集会议", "召集", "主持了"})
            if (official && words.find(convening) != words.npos) return false;
        // 县粮食局召开安全工作会议: news, but not 各镇召开动员会
        if (!list.parties.front().name.starts_with("各") && (words.ends_with("会议") || words.ends_with("视频会") || words.ends_with("工作会")) && (after == 0 || after == U'，' || after == U'。'))
            for (const std::string_view convenes : Words{"召开", "联合召开", "组织召开", "举行"})
                if (words.starts_with(convenes)) return false;
        for (const std::string_view there : Words{"组织召开", "出席"})
            if (official && words.substr(0, 18).find(there) != words.npos) return false;
        for (const std::string_view noted : Words{"纪要如下", "议定如下"})
            if (words.ends_with(noted)) return false;
        if (list.parties.back().name.ends_with("基金") || list.parties.back().name.ends_with("级）")) return false;
        // 粮库管理服务指南（2016年版）, 青石公司文件: what an annex is called
        if (after == 0) {
            const std::string_view named = words.substr(0, std::min(words.rfind("（"), words.size()));
            for (const std::string_view paper : Words{"指南", "目录", "名单", "汇总表", "登记表", "一览表", "统计表", "申请表", "推荐表", "报名表", "分工表", "安排表", "文件"})
                if (named.ends_with(paper) && !holds(named, "，")) return false;
        }
        // 青石镇推动产业增收项目；: an item of a list of projects
        if ((after == U'；' || after == 0) && (words.ends_with("项目") || words.ends_with("工程"))) return false;
        // 县领导要求依法加强…: said, and of nobody in particular
        for (const std::string_view end : Words{"指出", "强调", "反映", "滞后", "缓慢", "不足", "不力"})  // 县长在调研时指出, 泵站建设滞后
            if (words.ends_with(end)) return false;
        if (words.size() <= 12 && (after == 0 || after == U'。') && (words.starts_with("与") || words.starts_with("和"))) return false;  // 组织机构与职责
        // 青禾县2026年检修方案: a title
        if (after == 0 && !words.empty() && words.front() >= '0' && words.front() <= '9' && holds(words.substr(0, 8), "年"))
            for (const std::string_view paper : Words{"方案", "办法", "细则", "规划", "计划", "要点", "预案", "清单"})
                if (words.ends_with(paper)) return false;
        if (words.starts_with("要求") || words.starts_with("汇报") || words.starts_with("说") || words.starts_with("高度重视")) return false;
        for (const std::string_view people : Words{"村民", "居民", "群众", "住户"})  // 86户村民搬迁安置
            if (list.parties.size() == 1 && list.parties.front().name.ends_with(people) && !list.parties.front().name.starts_with("各") && !words.starts_with("每")) return false;
        if (holds(words, "率为") || holds(list.parties.front().name, "”指")) return false;
        // 各县部署排查情况；: what is looked at
        if (words.ends_with("情况") && after != U'，' && !words.starts_with("每") && !hands_over(words) && !holds(words, "通报") && !holds(words, "汇报") && !holds(words, "公")) return false;
        // 见习基地实行动态管理: how it is dealt with
        if (!acting(text, list) && !unit && words.starts_with("实行") && (words.ends_with("管理") || words.ends_with("制") || words.ends_with("制度")))
            return false;
        // 申请人要求撤销的，予以撤销: a case
        if (after == U'，' && words.ends_with("的")) return false;
        if (words.substr(0, 6) == "之间" && list.parties.size() < 2) return false;
        // 养老食堂按照协议…: who acts by something is no object, however the name begins
        const Word behind_names = words_->longest(text, rest.begin, rest.end);
        if (!well_formed(text, list) && !behind_names.is(bit(adverb)) && !is_due(text, rest.begin, rest.end) &&
            !is_basis(text.substr(rest.begin, behind_names.length)))
            return false;
        for (const std::string_view front : Words{"中央", "国家", "省委", "市委", "市政府", "县委", "县政府", "区委", "州委",
                                             "州委州政府", "市委市政府", "县委县政府"})
            if (list.parties.front().name == front) return false;
        std::uint32_t at = rest.begin;
        for (Word word; (word = words_->longest(text, at, rest.end)).is(bit(adverb));) at += word.length;
        for (const std::string_view denial : Words{"正在", "在有序", "不", "没", "未", "难以", "可能", "有", "责令"})
            if (starts_with(text, at, rest.end, denial) && skip_time(text, at, rest.end) == at && !(at > rest.begin && words.starts_with("每") && words_->longest(text, at, rest.end).is(bit(goal)))) return false;
        // 各级政府抓的…: the verb is part of a description
        const Word first = words_->longest(text, at, rest.end);
        if (first.is(any_of(verb, soft_verb)) && starts_with(text, at + first.length, rest.end, "的")) return false;
        if (words.find("责令") != words.npos) return false;
        const std::size_t is = words.find("是");
        if (is != words.npos && words.find("是否") != is && words.find("特别是") != is - 6 &&
            words.find("尤其是") != is - 6)
            return false;
        for (const std::string_view saying :
             {"提出", "指出", "强调", "宣布", "介绍", "表示", "派出", "汇报了", "赞成", "一致认为", "一致同意",
              "说"})
            if (words.substr(0, 24).find(saying) != words.npos && !(saying == "提出" && proposes(words))) return false;
    }
    return true;
}

}  // namespace jianbao::chinese
