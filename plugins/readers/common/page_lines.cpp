#include "page_lines.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao::readers {

namespace {

bool is_space(char32_t c) { return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == U'　' || c == 0xA0; }

bool is_divider(char32_t c) {
    static constexpr std::u32string_view dividers = U"【】[]［］|｜│";
    return is_space(c) || dividers.find(c) != dividers.npos;
}

std::size_t characters_in(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) next_character(text, at);
    return count;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != text.npos; }

template <class List>
bool starts_with_one_of(std::string_view text, const List& list) {
    return std::any_of(std::begin(list), std::end(list), [&](std::string_view start) { return text.starts_with(start); });
}

/// Buttons and switches, the longer before those they begin with.
constexpr std::string_view buttons[] = {
    "打印本页", "打印此文", "打印文章", "打印页面", "我要打印", "打印",     "关闭窗口", "关闭本页", "关闭页面", "关闭",     "返回顶部", "返回首页", "返回列表",
    "返回上一页", "返回",   "加入收藏", "收藏本页", "收藏此文", "收藏",     "设为首页", "发表评论", "告诉好友", "我要纠错", "纠错",     "点赞",     "分享到：",
    "分享到:",  "分享到",   "分享至",   "分享：",   "分享:",    "分享",     "新浪微博", "腾讯微博", "微博",     "微信好友", "微信",     "朋友圈",   "QQ空间",   "QQ好友",
    "复制链接", "人人网",   "听全文",   "语音播报", "语音朗读", "朗读",     "播放",     "暂停",     "无障碍浏览", "无障碍阅读", "无障碍", "关怀版",   "长者模式",
    "字体加大", "字体适中", "字体减小", "内容纠错", "网上纠错", "收藏到", "简体版",   "繁体版",   "下载文字版", "下载图片版", "网页打印", "下载"};
/// Switches and counters with what they show behind them.
constexpr std::string_view counters[] = {"字体大小", "字号大小", "字号", "字体", "浏览次数", "浏览量", "浏览", "点击次数", "点击数", "点击量", "点击率", "点击",
                                         "阅读次数", "阅读量", "阅读", "访问次数", "访问量", "文章录入", "责任编辑", "责编", "编辑", "审核", "校对"};
/// What a counter or switch shows, in tokens of its own.
constexpr std::string_view shown[] = {"超大", "特大", "大", "中", "小", "默认", "次", "人次", "人", "A-", "A+", "A", "-", "--", "+", "×"};

std::string_view without_prefix(std::string_view token, const auto& list) {
    for (const std::string_view start : list)
        if (token.starts_with(start)) return token.substr(start.size());
    return token;
}

/// The token is made of buttons, one or several: 微信微博.
bool is_buttons(std::string_view token) {
    while (!token.empty()) {
        const std::string_view rest = without_prefix(token, buttons);
        if (rest.size() == token.size()) return false;
        token = rest;
    }
    return true;
}

/// What stands behind a counter's name: nothing, a number, sizes of letters.
bool is_shown(std::string_view token) {
    while (!token.empty()) {
        if (std::isdigit(static_cast<unsigned char>(token.front()))) {
            token.remove_prefix(1);
            continue;
        }
        const std::string_view rest = without_prefix(token, shown);
        if (rest.size() == token.size()) return false;
        token = rest;
    }
    return true;
}

bool is_counter(std::string_view token) {
    const std::string_view rest = without_prefix(token, counters);
    if (rest.size() == token.size()) return false;
    for (const std::string_view colon : {"：", ":"})
        if (rest.starts_with(colon)) {
            const std::string_view value = rest.substr(colon.size());
            // 责任编辑：admin; the names of people are short.
            return is_shown(value) || ((token.starts_with("责") || token.starts_with("编辑") || token.starts_with("文章录入") ||
                                        token.starts_with("审核") || token.starts_with("校对")) && characters_in(value) <= 8);
        }
    return !rest.empty() && is_shown(rest);
}

std::vector<std::string_view> tokens_of(std::string_view line) {
    std::vector<std::string_view> tokens;
    std::size_t from = 0;
    for (std::size_t at = 0; at <= line.size();) {
        const std::size_t here = at;
        const bool end = at == line.size();
        if (end || is_divider(next_character(line, at))) {
            if (here > from) tokens.push_back(line.substr(from, here - from));
            from = end ? here : at;
            if (end) break;
        }
    }
    return tokens;
}

constexpr std::size_t longest_control = 400;  // bytes

bool asks_to_scan(std::string_view text) {
    return text.size() < 90 && (text.starts_with("扫一扫") || text.starts_with("扫码") || text.starts_with("微信扫一扫")) &&
           (has(text, "手机") || has(text, "打开") || has(text, "分享") || has(text, "当前页") || has(text, "本页")) && !has(text, "。");
}

bool is_button_or_counter(std::string_view token, bool after) {
    if (is_buttons(token) || is_counter(token)) return true;
    // The sizes of letters say what they are: A+大A中A小
    if (is_shown(token) && has(token, "大") && has(token, "中") && has(token, "小")) return true;
    std::string_view name = token;
    if (name.ends_with("：")) name.remove_suffix(3);
    else if (name.ends_with(":")) name.remove_suffix(1);
    if (std::find(std::begin(counters), std::end(counters), name) != std::end(counters)) return true;
    return after && is_shown(token);
}

bool is_control_line(std::string_view line, std::string_view text) {
    if (asks_to_scan(text)) return true;
    bool any = false;
    for (const std::string_view token : tokens_of(line)) {
        if (is_button_or_counter(token, any)) {
            any = true;
        } else if (!is_shown(token)) {
            return false;
        }
    }
    return any;
}

}  // namespace

std::string without_spaces(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t from = at;
        if (!is_space(next_character(text, at))) out += text.substr(from, at - from);
    }
    return out;
}

PageLine page_line(std::string_view line) {
    if (line.size() > 1200) return PageLine::text;
    const std::string text = without_spaces(line);
    if (text.empty()) return PageLine::text;
    if (line.size() < longest_control && is_control_line(line, text)) return PageLine::control;

    static constexpr std::string_view places[] = {"当前位置：", "当前位置:", "您的位置：", "您的位置:", "您现在的位置：", "您现在的位置:", "您所在的位置：", "您所在的位置:",
                                                  "所在位置：", "所在位置:", "你的位置：", "你现在的位置：", "您当前的位置：", "您当前的位置:", "您当前所在位置：", "您当前所在的位置：", "您当前所在的位置:", "您所在的页面：", "首页>", "首页＞",
                                                  "上一篇：", "上一篇:", "下一篇：", "下一篇:", "上一条：", "上一条:", "下一条：", "下一条:"};
    if (text.size() < 400 && starts_with_one_of(text, places)) return PageLine::place;

    static constexpr std::string_view labels[] = {"相关附件", "相关新闻", "相关链接", "相关文章", "相关文件",     "相关信息", "相关阅读", "相关解读", "相关稿件", "相关政策",
                                                  "关联稿件", "关联阅读", "推荐阅读", "热门推荐", "最新文章",     "最新信息", "热点新闻", "相关文件下载", "附件下载", "政策解读",
                                                  "解读材料", "图解",     "延伸阅读", "友情链接", "相关推荐", "猜你喜欢"};
    std::string_view name = text;
    for (const std::string_view end : {"：", ":", ">>", "更多"})
        if (name.ends_with(end)) name.remove_suffix(end.size());
    if (std::find(std::begin(labels), std::end(labels), name) != std::end(labels)) return PageLine::label;

    std::string lower = text;
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    // Notices speak of these too, in sentences.
    const bool sentence = has(text, "。") || has(text, "；");
    if (!sentence && text.size() < 600) {
        static constexpr std::string_view sure[] = {"ICP备", "icp备", "公网安备", "网站标识码", "版权所有", "政府网站标识码", "建议使用IE", "浏览本网站", "您是第", "本站访问量",
                                                    "网站访问量", "网站地图", "总访问量"};
        if (std::any_of(std::begin(sure), std::end(sure), [&](std::string_view mark) { return has(text, mark); })) return PageLine::foot;
        if (lower.starts_with("copyright") || text.starts_with("©") || (has(text, "分辨率") && has(text, "浏览"))) return PageLine::foot;
        static constexpr std::string_view parts[] = {"主办：", "主办:", "主办单位：", "主办单位:", "承办：", "承办:", "承办单位：", "承办单位:", "协办单位：", "技术支持：",
                                                     "技术支持:", "运行维护", "网站维护", "维护单位", "管理维护", "开发维护", "地址：", "地址:", "联系地址：", "邮编：", "邮编:", "邮政编码：",
                                                     "关于我们", "联系我们", "网站声明", "法律声明", "隐私声明", "免责声明", "站点地图", "电子邮箱：", "邮箱：", "未经许可", "政务新媒体"};
        if (starts_with_one_of(text, parts)) return PageLine::foot_part;
    }
    return PageLine::text;
}

std::string without_controls(std::string_view line) {
    if (line.size() > longest_control) return std::string(line);
    static constexpr std::string_view openings[] = {"发布时间", "发布日期", "发表时间", "发表日期", "成文时间", "时间：", "时间:", "日期：", "日期:", "来源：", "来源:", "信息来源", "文章来源", "稿件来源", "稿源",
                                                    "作者：", "作者:", "更新时间", "更新日期", "发布机构", "发布单位", "发布人", "发稿时间", "20", "【发布", "[发布", "（发布", "文号"};
    const std::string text = without_spaces(line);
    if (!starts_with_one_of(text, openings) || has(text, "。")) return std::string(line);
    std::string out;
    bool after = false, dropped = false;
    for (std::string_view token : tokens_of(line)) {
        if (is_button_or_counter(token, after)) {
            after = dropped = true;
            continue;
        }
        after = false;
        // Print leaves no space between: 来源：县政府办浏览次数：12
        for (const std::string_view counter : {"浏览", "点击", "阅读", "字号", "字体", "访问", "责任编辑", "A+", "A-"}) {
            const std::size_t at = token.find(counter);
            if (at == token.npos || at == 0 || !is_button_or_counter(token.substr(at), false)) continue;
            token = token.substr(0, at);
            after = dropped = true;
            break;
        }
        if (!out.empty()) out += ' ';
        out += token;
    }
    return dropped ? out : std::string(line);
}

bool names_attachment(std::string_view text) {
    static constexpr std::string_view endings[] = {".doc", ".docx", ".xls", ".xlsx", ".pdf", ".wps", ".et", ".ofd", ".ppt", ".pptx", ".zip", ".rar", ".7z", ".txt", ".rtf"};
    if (const std::size_t query = text.find('?'); query != text.npos) text = text.substr(0, query);
    std::string lower(text.substr(text.size() > 5 ? text.size() - 5 : 0));
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::any_of(std::begin(endings), std::end(endings), [&](std::string_view end) { return lower.ends_with(end); });
}

std::string bare(std::string_view text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (is_han(c) || (c < 128 && std::isalnum(static_cast<int>(c)))) append_utf8(out, c);
    }
    return out;
}

}  // namespace jianbao::readers
