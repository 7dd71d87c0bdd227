#include "genre.h"

#include <algorithm>

#include "character_set.h"
#include "characters.h"
#include "scan.h"

namespace jianbao::text {

namespace {

constexpr std::string_view genres[] = {
    "讲话", "讲话稿", "讲话提纲", "讲话要点", "讲话材料", "发言", "发言稿", "发言提纲", "发言材料", "致辞", "致词", "演讲",
    "演讲稿", "主持词", "主持讲话", "表态发言", "报告", "工作报告", "情况汇报", "汇报", "汇报材料", "总结", "工作总结",
    "通知", "意见", "决定", "决议", "命令", "方案", "计划", "规划", "要点", "纪要", "会议纪要", "会议记录", "通报", "通告",
    "公告", "公报", "简报", "批复", "复函", "函", "请示", "办法", "规定", "细则", "条例", "规则", "制度", "措施", "清单",
    "倡议书", "提纲", "范文", "心得体会", "指南", "规程", "预案", "纲要", "说明"};

/// A line without （…） at its end.
std::string_view without_bracket(std::string_view line) {
    line = trim(line);
    const char32_t last = character_before(line, line.size());
    if (narrow(last) != ')') return line;
    std::size_t open = std::max(line.rfind("（") == std::string_view::npos ? 0 : line.rfind("（"),
                                line.rfind('(') == std::string_view::npos ? 0 : line.rfind('('));
    return open == 0 ? line : trim(line.substr(0, open));
}

/// A line without the number, 篇一 or 范文 that tells it from its neighbours.
std::string_view without_number(std::string_view line) {
    line = without_bracket(line);
    while (!line.empty()) {
        const char32_t last = character_before(line, line.size());
        if (!is_digit(last) && !is_numeral(last) && last != U'篇' && !is_colon(last) && !is_space(last)) break;
        line = without_last(line);
    }
    return line;
}

}  // namespace

bool is_salutation(std::string_view line) {
    if (line.size() < 9 || line.size() > 120) return false;
    const char32_t last = character_before(line, line.size());
    if (!is_colon(last) && narrow(last) != '!' && last != U'。') return false;
    std::string_view people = line;
    while (!people.empty()) {
        const char32_t mark = character_before(people, people.size());
        if (!is_colon(mark) && !ends_sentence(mark) && !is_space(mark)) break;
        people = without_last(people);
    }
    if (contains_any(people, {"。", "；"}) || length_of(people) > 30) return false;
    return ends_with_any(people, {"同志们", "各位代表", "各位委员", "各位领导", "各位同志", "各位来宾", "各位嘉宾", "朋友们", "先生们", "各位老师",
                                  "同学们", "各位常委", "各位同事"});
}

bool is_title(std::string_view line) {
    line = trim(line);
    if (line.size() > 240) return false;
    const std::size_t count = length_of(line);
    if (count < 4 || count > 60) return false;
    const char32_t first = character_at(line, 0);
    if (is_comma(first) || is_colon(first) || first == U'—' || first == U'-' || narrow(first) == '(') return false;
    const std::string_view core = without_number(line);
    if (std::none_of(std::begin(genres), std::end(genres),
                     [&](std::string_view genre) { return core.size() > genre.size() && closes_with(core, genre); }))
        return false;
    return std::count(line.begin(), line.end(), ',') <= 1 && !contains_any(line, {"。", "；", ";", "！", "？"});
}

bool is_opening(std::string_view line) {
    static constexpr std::string_view openings[] = {"今天", "今日", "这次", "刚才", "现在", "为深入", "为贯彻", "为进一步", "为认真", "为全面", "为切实", "按照",
                                        "根据", "经", "受", "我们", "首先", "近日", "近年来", "当前", "在", "大家", "很高兴", "下面", "同志们"};
    return begins_with_one_of(trim(line), openings);
}

bool is_site_remark(std::string_view line) {
    // Words that no document says of itself: one of them tells in a short line, three in a longer one. The others, which
    // documents say as well (请下载附件, 各会员单位, 县版权局), tell in twos.
    if (line.size() > 600) return false;
    constexpr std::string_view sure[] = {"小编", "仅供学习", "欢迎阅读", "希望对大家", "希望大家喜欢", "我要投稿", "当前位置", "本文地址", "珍藏版", "更多相关",
                                         "在线阅读", "来源网络", "版权所有", "版权归", "版权声明", "会员登录", "会员专享", "会员中心", "免费下载", "点击下载",
                                         "文档下载", "下载本文", "下载全文", "请勿照搬", "切勿照搬", "网友上传", "如有侵权", "联系客服"};
    constexpr std::string_view likely[] = {"供大家参考", "仅供参考", "欢迎大家", "会员", "版权", "照搬照抄", "下载", "本文由", "整理发布", "免责声明", "本站"};
    // Looked for by their first two characters: one walk is cheaper than one a word.
    const auto set_of = [&](std::size_t at) {
        CharacterSet set;
        for (const std::string_view word : sure) set.add(character_at(word, at));
        for (const std::string_view word : likely) set.add(character_at(word, at));
        return set;
    };
    static const CharacterSet firsts = set_of(0), seconds = set_of(3);
    constexpr std::size_t weight_of_sure = 2;
    const std::size_t needed = line.size() <= 240 ? weight_of_sure : 3 * weight_of_sure;
    std::size_t weight = 0;
    for (std::size_t at = firsts.skip_others(line, 0); at < line.size(); at = firsts.skip_others(line, at)) {
        const std::size_t here = at;
        if (!firsts.has(quick_character(line, at)) || !seconds.has(character_at(line, at))) continue;
        const std::string_view rest = line.substr(here);
        if (begins_with_one_of(rest, sure))
            weight += weight_of_sure;
        else if (begins_with_one_of(rest, likely))
            ++weight;
        if (weight >= needed) return true;
    }
    return false;
}

bool is_page_furniture(std::string_view line) {
    if (line.size() > 240) return false;
    if (is_site_remark(line)) return true;
    static constexpr std::string_view labels[] = {"时间:", "时间：", "来源:", "来源：", "日期:", "日期：", "发布时间", "发布日期", "信息来源", "字号", "【字号",
                               "作者:", "作者：", "责任编辑", "索引号", "索 引 号", "主题分类", "主 题 词", "主题词", "发文机关：", "发文字号：",
                               "成文日期：", "扫一扫", "上一篇", "下一篇", "相关链接", "关联稿件", "版权所有", "主办：",
                               "承办：", "网站标识码", "政府网站标识码", "本网站支持", "ICP备"};
    // 打印本页 关闭窗口, 浏览次数：12; but 关闭不达标的矿山。 is a sentence
    static constexpr std::string_view buttons[] = {"浏览", "打印", "分享", "关闭"};
    static const CharacterSet firsts = [&] {
        CharacterSet set;
        for (const std::string_view label : labels) set.add(character_at(label, 0));
        for (const std::string_view button : buttons) set.add(character_at(button, 0));
        return set;
    }();
    const bool sentence = ends_sentence(character_before(line, line.size()));
    if (firsts.has(character_at(line, 0))) {
        if (begins_with_one_of(line, labels)) return line.size() < 120;
        constexpr std::size_t longest_row = 90;  // bytes, of buttons side by side
        if (begins_with_one_of(line, buttons)) return line.size() < longest_row && !sentence && !contains_any(line, {"，", "；"});
    }
    if (line.size() >= 150) return false;
    if (contains_any(line, {"公网安备"})) return true;
    if (sentence) return false;  // 请登录www.…填报。
    return next_ascii(line, 0) < line.size() && contains_any(line, {"ICP备", "http://", "https://", "www."});
}

bool is_closing_paragraph(std::string_view line) {
    return starts_with_any(line, {"同志们", "各位代表", "各位委员", "最后,", "最后，", "总之,", "总之，", "散会", "谢谢", "我就讲", "就讲这些"});
}

bool is_attachment(std::string_view line) {
    if (line.size() > 400) return false;
    std::size_t at = 0;
    if (line.starts_with("附件")) at = 6;
    else if (line.starts_with("附表") || line.starts_with("附录")) at = 6;
    else if (line.starts_with("附")) at = 3;
    else return false;
    const std::string_view rest = trim(line.substr(at));
    if (rest.empty()) return at == 6;
    const char32_t next = character_at(rest, 0);
    if (is_colon(next)) return true;
    return at == 6 && (is_digit(next) || is_numeral(next)) && rest.size() < 40;
}

bool is_addressee(std::string_view line) {
    if (line.size() < 9 || line.size() > 900) return false;
    if (!is_colon(character_before(line, line.size()))) return false;
    const std::string_view body = trim(line.substr(0, line.size() - (line.back() == ':' ? 1 : 3)));
    static constexpr std::string_view offices[] = {"人民政府", "政府", "委", "委员会", "局", "厅", "部", "办", "办公室", "院", "机构", "单位", "部门", "公司", "企业",
                                "团体", "组织", "学校", "中心", "集团", "支队", "大队", "处", "所", "站", "社", "街道", "街道办事处", "管委会",
                                "直属机构", "人民团体", "高校", "银行", "成员单位"};
    return closes_with_one_of(body, offices) && !contains_any(line, {"。", "；", "！", "如下", "以下", "下列", "事项", "意见："});
}

bool is_office(std::string_view line) {
    line = trim(line);
    if (line.size() > 120) return false;
    const std::size_t count = length_of(line);
    if (count < 3 || count > 30) return false;
    static constexpr std::string_view offices[] = {"国务院", "人民政府", "政府", "办公厅", "办公室", "委员会", "党委", "省委", "市委", "县委", "区委", "党组", "局", "厅",
                                "部", "指挥部", "领导小组", "委员会办公室", "管委会", "法院", "检察院", "集团公司", "有限公司", "街道办事处", "学院",
                                "大学", "中心", "督查室", "督察室", "研究室", "秘书处"};
    return closes_with_one_of(line, offices) && !contains_any(line, {"。", "，", ",", "；", "：", ":", "、"});
}

std::optional<std::pair<std::size_t, std::size_t>> find_document_number(std::string_view line) {
    static constexpr std::string_view opening[] = {"〔", "［", "[", "（", "("}, closing[] = {"〕", "］", "]", "）", ")"};
    const auto size_at = [&](std::size_t at, const auto& brackets) -> std::size_t {
        for (const std::string_view each : brackets)
            if (begins_with(line.substr(at), each)) return each.size();
        return 0;
    };
    for (std::size_t open = 0; open < line.size(); ++open) {
        const auto byte = static_cast<unsigned char>(line[open]);
        if (byte != '[' && byte != '(' && byte != 0xE3 && byte != 0xEF) continue;
        const std::size_t bracket = size_at(open, opening);
        if (bracket == 0) continue;
        const auto year = read_digits(line.substr(open + bracket));
        if (!year || year->value < 1949 || year->value > 2099) continue;
        std::size_t at = open + bracket + year->length;
        const std::size_t close = at < line.size() ? size_at(at, closing) : 0;
        if (close == 0) continue;
        at += close;
        if (line.substr(at).starts_with("第")) at += 3;
        while (at < line.size() && line[at] == ' ') ++at;
        const auto number = read_digits(line.substr(at));
        if (!number) continue;
        at += number->length;
        while (at < line.size() && line[at] == ' ') ++at;
        if (!line.substr(at).starts_with("号")) continue;
        at += 3;
        std::size_t begin = open;
        int before = 0;
        while (begin > 0 && before < 12) {
            const char32_t c = character_before(line, begin);
            if (!is_han(c) && !is_latin(c)) break;
            begin = without_last(line.substr(0, begin)).size();
            ++before;
        }
        if (before < 2) continue;
        return std::pair{begin, at};
    }
    return std::nullopt;
}

std::optional<NumberedTitle> read_numbered_title(std::string_view line) {
    line = trim(line);
    if (line.size() < 6 || line.size() > 240) return std::nullopt;
    const char32_t last = character_before(line, line.size());
    if (last == U'。' || narrow(last) == ';' || is_comma(last)) return std::nullopt;
    const auto skip_mark = [](std::string_view rest) {
        while (!rest.empty()) {
            std::size_t at = 0;
            const char32_t c = quick_character(rest, at);
            if (!is_colon(c) && !is_space(c) && !is_closing(c) && c != U'、' && c != '.') break;
            rest.remove_prefix(at);
        }
        return rest;
    };
    std::string_view head = line;
    std::size_t at = 0;
    const char32_t first = quick_character(head, at);
    if (first == U'【' || narrow(first) == '(' || narrow(first) == '[') head.remove_prefix(at);
    const auto number_at = [](std::string_view rest) {
        auto number = read_numerals(rest);
        return number ? number : read_digits(rest);
    };
    // 第一篇：…
    if (head.starts_with("第")) {
        const auto number = number_at(head.substr(3));
        if (number && head.substr(3 + number->length).starts_with("篇")) {
            const std::string_view rest = head.substr(3 + number->length + 3);
            const char32_t next = character_at(rest, 0);
            if (next == 0 || is_colon(next) || is_space(next) || is_closing(next) || next == U'、' || is_title(rest))
                return NumberedTitle{number->value, skip_mark(rest)};
        }
        return std::nullopt;
    }
    // 篇一：… 范文一 …
    for (const std::string_view word : {"篇", "范文"}) {
        if (!head.starts_with(word)) continue;
        const auto number = number_at(head.substr(word.size()));
        if (!number) continue;
        const std::string_view rest = head.substr(word.size() + number->length);
        const char32_t next = character_at(rest, 0);
        if (next == 0 || is_colon(next) || is_space(next) || is_closing(next))
            return NumberedTitle{number->value, skip_mark(rest)};
    }
    // …讲话篇一 …范文二：
    std::string_view core = line;
    while (!core.empty() && (is_colon(character_before(core, core.size())) || is_closing(character_before(core, core.size()))))
        core = without_last(core);
    std::string_view before = core;
    while (!before.empty()) {
        const char32_t c = character_before(before, before.size());
        if (!is_digit(c) && !is_numeral(c)) break;
        before = without_last(before);
    }
    const std::size_t begin = before.size();
    if (begin == core.size()) return std::nullopt;
    if (!before.ends_with("篇") && !before.ends_with("范文")) return std::nullopt;
    if (contains_any(before, {"。", "，", ","}) && !is_title(core)) return std::nullopt;
    const auto number = number_at(core.substr(begin));
    if (!number || number->value < 1 || begin + number->length != core.size()) return std::nullopt;
    return NumberedTitle{number->value, core};
}

DocumentKind kind_of_title(std::string_view title) {
    // 会议纪要（第三期）; but 某发〔2026〕8号（关于废止文件的通知）
    if (!find_document_number(title)) title = without_number(title);
    struct Word {
        std::string_view word;
        DocumentKind kind;
    };
    // The last genre word of a title names the document: 关于印发…方案的通知 is a notice.
    static constexpr Word words[] = {
        {"讲话", DocumentKind::speech},   {"发言", DocumentKind::speech},   {"致辞", DocumentKind::speech},   {"致词", DocumentKind::speech},
        {"演讲", DocumentKind::speech},   {"主持词", DocumentKind::speech}, {"通知", DocumentKind::notice},   {"意见", DocumentKind::notice},
        {"决定", DocumentKind::notice},   {"决议", DocumentKind::notice},   {"命令", DocumentKind::notice},   {"办法", DocumentKind::notice},
        {"规定", DocumentKind::notice},   {"细则", DocumentKind::notice},   {"条例", DocumentKind::notice},   {"规则", DocumentKind::notice},
        {"措施", DocumentKind::notice},   {"制度", DocumentKind::notice},   {"责任制", DocumentKind::notice}, {"守则", DocumentKind::notice},   {"规程", DocumentKind::notice},     {"方案", DocumentKind::plan},     {"计划", DocumentKind::plan},     {"规划", DocumentKind::plan},
        {"要点", DocumentKind::plan},     {"预案", DocumentKind::plan},     {"纲要", DocumentKind::plan},     {"清单", DocumentKind::plan},
        {"纪要", DocumentKind::minutes},  {"会议记录", DocumentKind::minutes}, {"会记录", DocumentKind::minutes}, {"会议大纲", DocumentKind::minutes}, {"备忘录", DocumentKind::minutes}, {"议定事项", DocumentKind::minutes},
        {"交办单", DocumentKind::notice}, {"督办单", DocumentKind::notice}, {"督办函", DocumentKind::notice}, {"提示函", DocumentKind::notice}, {"提醒函", DocumentKind::notice},
        {"工作提示", DocumentKind::notice}, {"通知书", DocumentKind::notice}, {"安排", DocumentKind::notice}, {"须知", DocumentKind::notice}, {"任务分解", DocumentKind::plan},
        {"分解表", DocumentKind::plan}, {"任务书", DocumentKind::plan}, {"责任书", DocumentKind::plan}, {"常务会议", DocumentKind::minutes},
        {"通报", DocumentKind::bulletin}, {"简报", DocumentKind::bulletin}, {"公告", DocumentKind::bulletin}, {"通告", DocumentKind::bulletin},
        {"公报", DocumentKind::bulletin}, {"政务信息", DocumentKind::bulletin}, {"工作信息", DocumentKind::bulletin}, {"党政信息", DocumentKind::bulletin},
        {"快报", DocumentKind::bulletin}, {"专报", DocumentKind::bulletin}, {"简讯", DocumentKind::bulletin},
        {"快讯", DocumentKind::bulletin}, {"要情", DocumentKind::bulletin}, {"动态", DocumentKind::bulletin},
        {"情况反映", DocumentKind::bulletin}, {"报告", DocumentKind::report},   {"总结", DocumentKind::report},   {"汇报", DocumentKind::report},
        {"批复", DocumentKind::letter},   {"复函", DocumentKind::letter},   {"的函", DocumentKind::letter},   {"请示", DocumentKind::letter},
        {"答复", DocumentKind::letter}};
    for (; !title.empty(); title = without_last(title))
        for (const Word& each : words)
            if (closes_with(title, each.word)) return each.kind;
    return DocumentKind::unknown;
}

DocumentKind kind_stated(std::string_view line) {
    constexpr std::size_t reach = 45;  // bytes: 本次专项整治行动实施方案
    if (!contains_any(line, {"定本", "订本", "如下", "以下事项"})) return DocumentKind::unknown;  // one is in each of them; asked of every line
    for (const std::string_view makes : {"制定本", "制订本", "制定如下", "制订如下"})
        if (const std::size_t at = line.find(makes); at != line.npos) {
            const std::string_view made = line.substr(at + makes.size(), reach);
            for (const std::string_view paper : {"方案", "计划", "规划", "预案", "要点"})
                if (made.find(paper) != made.npos) return DocumentKind::plan;
            for (const std::string_view paper : {"办法", "规定", "细则", "制度", "规则"})
                if (made.find(paper) != made.npos) return DocumentKind::notice;
        }
    if (contains_any(line, {"通知如下", "作如下通知", "要求通知如下"})) return DocumentKind::notice;
    if (contains_any(line, {"纪要如下", "议定以下事项", "议定事项如下", "议定如下事项", "议定如下："})) return DocumentKind::minutes;
    return DocumentKind::unknown;
}

bool is_issue_number(std::string_view line) {
    constexpr std::size_t longest = 60;  // bytes
    line = trim(line);
    if (line.size() > longest || line.find("期") == line.npos) return false;
    std::size_t at = 0;
    const auto skip = [&](auto belongs) {
        const std::size_t begin = at;
        for (std::size_t next = at; next < line.size() && belongs(quick_character(line, next)); at = next) {}
        return at != begin;
    };
    const auto number = [](char32_t c) { return is_digit(c) || is_numeral(c) || is_space(c); };
    skip([](char32_t c) { return is_space(c) || narrow(c) == '(' || c == U'〔' || c == U'【'; });
    // 2026年第3期
    const std::size_t begin = at;
    if (skip(number) && line.substr(at).starts_with("年"))
        at += std::string_view("年").size();
    else
        at = begin;
    for (const std::string_view which : {"总第", "第"})
        if (line.substr(at).starts_with(which)) {
            at += which.size();
            if (!skip(number) || !line.substr(at).starts_with("期")) return false;
            // （总第134期） or the day may follow, 第3期工程 is a name
            const char32_t behind = character_at(line, at + std::string_view("期").size());
            return behind == 0 || is_space(behind) || narrow(behind) == '(' || is_closing(behind);
        }
    return false;
}

}  // namespace jianbao::text
