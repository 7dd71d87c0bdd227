#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr std::size_t edge = 15;          ///< lines at the head and at the end among which buttons are looked for
constexpr std::size_t longest_row = 12;   ///< lines of buttons, one a line
constexpr std::size_t longest_foot = 30;  ///< lines
constexpr std::size_t longest_line = 300;  ///< bytes
constexpr std::size_t longest_buttons = 120;  ///< bytes of a row of buttons

/// The words of a line, without its spaces: 新 ICP 备 and 主 办： are written so as well.
std::string folded(std::string_view line) {
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t from = at;
        if (!is_space(quick_character(line, at))) out += line.substr(from, at - from);
    }
    return out;
}

enum class Buttons {
    none,
    parts,  ///< 大, 中, 】: a row of buttons goes on, where it does not begin
    bare,   ///< 分享: one word, which may be a heading
    row,
};

/// 分享：, 【打印】【关闭】, 字号：大 中 小, 浏览次数：12: nothing but what readers press, and what counts them.
Buttons buttons_of(std::string_view words) {
    if (words.empty()) return Buttons::none;
    static constexpr std::string_view buttons[] = {"分享到", "分享至", "分享",     "打印本页", "打印本文", "打印",     "关闭窗口", "关闭本页", "关闭",
                                                   "字号",   "字体",   "浏览次数", "浏览量",   "点击次数", "点击量",   "阅读次数", "阅读量",   "访问次数",
                                                   "访问量", "收藏",   "扫一扫",   "返回顶部", "下载", "全屏", "加大", "减小", "还原", "复制链接", "关联稿件", "关联文档", "相关稿件"};
    static constexpr std::string_view parts[] = {"新浪微博", "腾讯微博", "微信", "微博", "朋友圈", "QQ空间", "QQ好友", "QQ", "手机", "大", "中", "小", "次", "默认"};
    std::size_t pressed = 0, figures = 0;
    bool marked = false, counted = false;
    while (!words.empty()) {
        const auto take = [&](const auto& list) {
            for (const std::string_view word : list)
                if (words.starts_with(word)) {
                    words.remove_prefix(word.size());
                    return true;
                }
            return false;
        };
        if (take(buttons)) {
            ++pressed;
            figures = 0;
            continue;
        }
        if (take(parts)) continue;
        std::size_t at = 0;
        const char32_t c = narrow(quick_character(words, at));
        constexpr std::u32string_view marks = U":∶()[]【】|/·、-";
        if (!is_digit(c) && marks.find(c) == marks.npos) return Buttons::none;
        // 2026-02-03 浏览次数：12: the day of the document stands there too
        constexpr std::size_t year = 4;
        if (!is_digit(c) && figures == year && (c == '-' || c == '/')) return Buttons::none;
        figures = is_digit(c) ? figures + 1 : 0;
        (is_digit(c) ? counted : marked) = true;
        words.remove_prefix(at);
    }
    if (pressed > 1 || (pressed == 1 && marked)) return Buttons::row;
    if (counted) return Buttons::none;
    return pressed == 0 ? Buttons::parts : Buttons::bare;
}

/// What a line of a site's foot says.
enum class FootLine {
    none,
    sure,     ///< no document says it of itself: 新ICP备16000179号-1, 网站标识码：…, 本网站支持IPv6访问
    site,     ///< only below or above a sure one: 版权所有, 关联稿件：, 网站地图
    own,      ///< 主办：, 承办：, 地址：, 邮编：; most documents that have them mean their own
};

bool number_follows(std::string_view words, std::string_view mark) {
    for (std::size_t at = words.find(mark); at != words.npos; at = words.find(mark, at + mark.size())) {
        std::string_view rest = words.substr(at + mark.size());
        for (const std::string_view before : {"：", ":"})
            if (rest.starts_with(before)) rest.remove_prefix(before.size());
        if (is_digit(character_at(rest, 0))) return true;
    }
    return false;
}

FootLine foot_line(std::string_view words) {
    constexpr std::size_t longest_remark = 90, longest_host = 150;  // bytes
    if (words.starts_with("您访问的链接即将离开")) return FootLine::site;
    if (words.empty() || words.size() > longest_line || ends_sentence(character_before(words, words.size())) || contains_any(words, {"。", "；"}))
        return FootLine::none;
    if (number_follows(words, "ICP备") || number_follows(words, "公网安备") || number_follows(words, "网站标识码")) return FootLine::sure;
    if (words.size() < longest_remark && contains_any(words, {"支持IPv6", "支持IPV6", "支持ipv6"})) return FootLine::sure;
    if (buttons_of(words) == Buttons::row || contains_any(words, {"版权所有", "©"})) return FootLine::site;
    for (const std::string_view version : {"PC版", "电脑版", "手机版", "移动版", "无障碍版"})
        if (words == version) return FootLine::site;
    static constexpr std::string_view sites[] = {"关联稿件", "Copyright", "copyright", "网站维护", "网站管理", "网站地图", "网站声明",
                                                 "网站运维", "本网站",    "关于我们",  "隐私声明", "隐私政策", "上一篇",   "下一篇", "您是第"};
    if (begins_with_one_of(words, sites) || (words.starts_with("建议使用") && contains_any(words, {"浏览器", "分辨率"}))) return FootLine::site;
    const auto labelled = [&](const auto& labels) {
        return std::any_of(std::begin(labels), std::end(labels), [&](std::string_view label) {
            return words.starts_with(label) && is_colon(character_at(words, label.size()));
        });
    };
    static constexpr std::string_view hosts[] = {"主办", "承办", "协办", "主办单位", "承办单位", "协办单位", "网站主办", "网站承办"};
    if (words.size() < longest_host && labelled(hosts)) return FootLine::own;
    static constexpr std::string_view contacts[] = {"地址", "联系地址", "办公地址", "邮编", "邮政编码", "电话",     "联系电话", "办公电话",
                                                    "传真", "邮箱",     "电子邮箱", "联系人", "联系方式", "纠错电话", "值班电话", "技术支持"};
    if (words.size() < longest_host && (labelled(contacts) || words == "联系我们" || words.starts_with("联系我们："))) return FootLine::own;
    return FootLine::none;
}

struct FrameLine {
    Span span;  ///< with its '\n'
    std::string_view line;

    std::string words() const { return line.size() <= longest_line ? folded(line) : std::string(); }
    /// The same where it is short enough for buttons.
    std::string short_words() const { return line.size() <= longest_buttons ? folded(line) : std::string(); }
};

/// The lines that hold something, from the begin of the text or from its end.
std::vector<FrameLine> lines_at_head(std::string_view text) {
    std::vector<FrameLine> lines;
    for (std::size_t at = 0; at < text.size() && lines.size() < edge + longest_row;) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        const std::string_view line = trim(text.substr(at, end - at));
        if (!line.empty()) lines.push_back({make_span(at, std::min(end + 1, text.size())), line});
        at = end + 1;
    }
    return lines;
}

/// The last line comes first.
std::vector<FrameLine> lines_at_end(std::string_view text) {
    std::vector<FrameLine> lines;
    for (std::size_t end = text.size(); end > 0 && lines.size() < longest_foot;) {
        const std::size_t stop = text[end - 1] == '\n' ? end - 1 : end;
        const std::size_t feed = stop == 0 ? std::string_view::npos : text.rfind('\n', stop - 1);
        const std::size_t begin = feed == std::string_view::npos ? 0 : feed + 1;
        const std::string_view line = trim(text.substr(begin, stop - begin));
        if (!line.empty()) lines.push_back({make_span(begin, end), line});
        end = begin;
    }
    return lines;
}

/// 【字号： on a line of its own, its 】 on another.
bool opens_bracket(std::string_view words) { return words.find("【") != words.npos && words.find("】") == words.npos; }

/// Behind the rows of buttons that begin at a line; the line itself where none does. 【字号： / 大 / 打印 / 】 goes as a whole or not at
/// all. Bare words (下载 / 打印 / 收藏) are buttons where three of them follow each other, or one of the others.
std::size_t end_of_buttons(const std::vector<FrameLine>& lines, std::size_t begin) {
    constexpr std::size_t longest_button = 15, fewest_bare = 3;  // bytes, lines
    std::size_t rows = 0, bare = 0, end = begin;
    while (end < lines.size()) {
        const std::string words = lines[end].short_words();
        const Buttons buttons = buttons_of(words);
        if (buttons == Buttons::row && opens_bracket(words)) {
            std::size_t closes = end + 1;
            while (closes < lines.size() && closes - end <= longest_row && lines[closes].line.size() <= longest_button && !lines[closes].line.ends_with("】"))
                ++closes;
            if (closes == lines.size() || closes - end > longest_row || !lines[closes].line.ends_with("】") || lines[closes].line.size() > longest_button) break;
            end = closes;
            ++rows;
        } else if (buttons == Buttons::row) {
            ++rows;
        } else if (buttons == Buttons::bare) {
            ++bare;
        } else if (buttons != Buttons::parts || end == begin) {
            break;
        }
        ++end;
    }
    return rows > 0 || bare >= fewest_bare ? end : begin;
}

/// How many of the last lines are the site's. Its foot begins with what is a site's without doubt, or a remark of a site beside it; whom
/// the document itself names as 主办 and its own address stand above that and stay.
std::size_t size_of_foot(const std::vector<FrameLine>& last) {
    std::size_t size = 0;
    bool sure = false;
    for (std::size_t i = 0; i < last.size(); ++i) {
        const FootLine kind = foot_line(last[i].words());
        if (kind == FootLine::none) break;
        if (kind == FootLine::own) continue;  // the site's where something of the site stands above it
        sure = sure || kind == FootLine::sure;
        size = i + 1;
    }
    return sure ? size : 0;
}

}  // namespace

std::vector<Edit> propose_site_frames(const Draft& draft) {
    const std::string_view text = draft.text();
    // What stands in a table is the document's.
    const auto in_table = [&](Span span) {
        return std::any_of(draft.regions().begin(), draft.regions().end(), [&](const Region& region) {
            return (region.kind == Region::Kind::cell || region.kind == Region::Kind::caption) && region.span.begin < span.end && span.begin < region.span.end;
        });
    };
    std::vector<Edit> edits;
    const auto take = [&](const FrameLine& line, double confidence) {
        if (!in_table(line.span)) edits.push_back({line.span, "", confidence});
    };
    const std::vector<FrameLine> first = lines_at_head(text);
    for (std::size_t i = 0; i < first.size() && i < edge;) {
        const std::size_t end = end_of_buttons(first, i);
        if (end == i) ++i;
        for (; i < end; ++i) take(first[i], 0.85);
    }
    const std::vector<FrameLine> last = lines_at_end(text);
    const std::size_t foot = size_of_foot(last);
    for (std::size_t i = 0; i < last.size(); ++i) {
        if (i < foot) take(last[i], 0.9);
        else if (i < foot + edge && !opens_bracket(last[i].line) && buttons_of(last[i].short_words()) == Buttons::row) take(last[i], 0.85);
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    // The head and the end of a short text are the same lines.
    edits.erase(std::unique(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span.begin == b.span.begin; }), edits.end());
    return edits;
}

}  // namespace jianbao::text
