#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Words that stand before and behind 隐藏 in a site's notice, and nothing else between them.
constexpr std::string_view before_words[] = {"当前", "此处", "以下", "下面", "本文", "本页", "该", "这里", "部分", "剩余", "内容", "文章", "已", "被", "有", "，", ",",
                                             "【", "[", "（", "("};
constexpr std::string_view after_words[] = {"内容", "部分", "正文", "文字", "信息", "的", "免费", "付费", "需", "请", "要", "点击", "登录", "登陆", "注册", "回复", "关注",
                                            "购买", "支付", "开通", "会员", "VIP", "vip", "公众号", "下载", "全文", "后", "才能", "即可", "方可", "可", "查看", "阅读",
                                            "可见", "显示", "浏览", "，", ",", "！", "!", "。", "】", "]", "）", ")", "了"};

std::size_t word_before(std::string_view text, std::size_t at) {
    for (const std::string_view word : before_words)
        if (at >= word.size() && text.substr(at - word.size(), word.size()) == word) return word.size();
    return 0;
}
std::size_t word_after(std::string_view text, std::size_t at) {
    for (const std::string_view word : after_words)
        if (text.substr(at).starts_with(word)) return word.size();
    return 0;
}

/// 此处隐藏1234字…: digits and a unit
std::size_t amount_after(std::string_view text, std::size_t at) {
    std::size_t digits = at;
    while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
    if (digits == at) return 0;
    for (const std::string_view unit : {"个字", "字", "页", "%", "段", "行"})
        if (text.substr(digits).starts_with(unit)) return digits + unit.size() - at;
    return 0;
}

/// The notice around the word that begins at `word`, or an empty span. A notice says that
/// something is to be done to see the rest (查看, 阅读 …) or how much is left out.
Span notice_around(std::string_view text, std::size_t word, std::size_t size) {
    std::size_t begin = word, end = word + size;
    for (std::size_t step = word_before(text, begin); step > 0; step = word_before(text, begin)) begin -= step;
    bool asks = false, counts = false;
    for (int words = 0; words < 16; ++words) {
        if (const std::size_t amount = amount_after(text, end)) {
            counts = true;
            end += amount;
            continue;
        }
        const std::size_t step = word_after(text, end);
        if (step == 0) break;
        asks = asks || starts_with_any(text.substr(end), {"查看", "阅读", "可见", "显示", "浏览", "下载"});
        end += step;
    }
    // A closing mark only goes with an opening one; a full stop only with its own line.
    const bool opened = begin > 0 || word > 0 ? starts_with_any(text.substr(begin), {"【", "[", "（", "("}) : false;
    while (end > word + size) {
        const std::string_view rest = text.substr(0, end);
        if (!opened && ends_with_any(rest, {"】", "]", "）", ")"})) end = without_last(rest).size();
        else if (begin > 0 && text[begin - 1] != '\n' && ends_with_any(rest, {"，", ",", "。", "了", "的"})) end = without_last(rest).size();
        else break;
    }
    if (!asks && !counts) return {};
    return make_span(begin, end);
}

}  // namespace

std::vector<Edit> propose_hidden(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    for (const std::string_view word : {"隐藏", "未显示"}) {
        for (std::size_t at = find_text(text, word); at != std::string_view::npos; at = find_text(text, word, at + word.size())) {
            const Span notice = notice_around(text, at, word.size());
            if (!notice.empty()) edits.push_back({notice, "", 0.9});
        }
    }
    std::sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    for (std::size_t i = 1; i < edits.size();)
        if (edits[i].span.begin < edits[i - 1].span.end) edits.erase(edits.begin() + static_cast<std::ptrdiff_t>(i));
        else ++i;
    return edits;
}

}  // namespace jianbao::text
