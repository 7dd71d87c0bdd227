#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "genre.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

bool is_address_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/' || c == ':' || c == '_' ||
           c == '?' || c == '=' || c == '&' || c == '%' || c == '#';
}

/// The web address around the ".com" at `dot`: its begin and end.
Span address_around(std::string_view text, std::size_t dot) {
    std::size_t begin = dot, end = dot;
    while (begin > 0 && is_address_character(text[begin - 1])) --begin;
    while (end < text.size() && is_address_character(text[end])) ++end;
    return make_span(begin, end);
}

/// The document itself tells its readers an address.
bool gives_address(std::string_view words) {
    return contains_any(words, {"网址", "网站：", "网站:", "官网", "邮箱", "登录", "联系", "本文地址", "@", "报名", "附件"});
}

/// A line or a rest of a line that is nothing but a site's name and address: short, no sentence,
/// no label that makes the address an item of the document (网址：…).
bool is_site_mark(std::string_view words) {
    words = trim(words);
    if (length_of(words) > 60 || words.empty()) return false;
    return !contains_any(words, {"。", "！", "；"}) && !gives_address(words);
}

/// The name of the site in 某某网 www.example.com: the words without the address.
std::string name_of_site(std::string_view words, std::string_view address) {
    std::string name(words.substr(0, static_cast<std::size_t>(address.data() - words.data())));
    std::string kept;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = quick_character(name, at);
        if (is_han(c)) append_utf8(kept, c);
    }
    return kept;
}

constexpr std::size_t farthest = 300;  ///< bytes that the mark of a site reaches

class AdvertisingFinder {
public:
    explicit AdvertisingFinder(const Draft& draft) : text_(draft.text()), may_have_addresses_(draft.holdings().any_of(".")) {}

    std::vector<Edit> find() {
        if (may_have_addresses_) addresses();
        if (!names_.empty()) rests_with_names();
        appeals();
        std::sort(edits_.begin(), edits_.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
        std::vector<Edit> kept;
        for (Edit& edit : edits_)
            if (kept.empty() || kept.back().span.end <= edit.span.begin) kept.push_back(std::move(edit));
        return kept;
    }

private:
    /// The words around an offset, from the last full stop or the begin of the line to its end.
    struct Words {
        std::size_t begin = 0, end = 0;
        bool alone = false;  ///< they are the whole line
    };
    /// Nothing where they are longer than any site's mark is.
    std::optional<Words> words_around(std::size_t at) const {
        Words words;
        words.end = std::min(text_.find('\n', at), text_.size());
        if (words.end - at > farthest) return std::nullopt;
        words.begin = at;
        while (words.begin > 0) {
            if (at - words.begin > farthest) return std::nullopt;
            const char32_t c = character_before(text_, words.begin);
            if (c == '\n') break;
            if (c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'”') return words;
            words.begin = without_last(text_.substr(0, words.begin)).size();
        }
        words.alone = true;
        return words;
    }
    /// Something of the document stands on both sides: the head and the tail of a page are its
    /// own matter.
    bool inside_text(const Words& words) const {
        return words.begin > 0 && words.end < text_.size() && trim(text_.substr(words.end, 4096)).size() > 300;
    }

    void addresses() {
        for (std::size_t dot = text_.find('.'); dot != std::string_view::npos; dot = text_.find('.', dot + 1)) {
            if (!starts_with_any(text_.substr(dot, 5), {".com", ".cn", ".net", ".org", ".cc", ".vip"})) continue;
            const Span address = address_around(text_, dot);
            if (address.size() < 6) continue;
            const auto words = words_around(address.begin);
            if (!words || address.end + 12 < words->end) {
                between_sentences(address);
                continue;
            }
            const std::size_t begin = begin_of_mark(words->begin, address.begin, words->alone);
            const std::string_view said = text_.substr(begin, words->end - begin);
            if (!is_site_mark(said) || is_of_the_document(*words, begin, address)) continue;
            const std::string name = name_of_site(said, text_.substr(address.begin, address.size()));
            const bool inside = inside_text(*words);
            const bool has_name = name.size() >= 6 && name.size() <= 30;
            const std::string site(text_.substr(address.begin, address.size()));
            if (inside) ++sites_[site];
            if (has_name && inside) ++names_[name];
            const Edit edit{make_span(begin, words->end), "", words->alone && begin == words->begin ? 0.95 : 0.9};
            if (inside) edits_.push_back(edit);
            else outside_.push_back({has_name ? name : std::string(), site, edit});
        }
        // At the head and the tail of a page a mark goes where the site has left others inside.
        const auto known = [](const std::map<std::string, int>& marks, const std::string& mark) {
            const auto found = marks.find(mark);
            return found != marks.end() && found->second >= 2;
        };
        for (Outside& mark : outside_)
            if (known(names_, mark.name) || known(sites_, mark.site)) edits_.push_back(std::move(mark.edit));
        for (auto& [site, marks] : between_)
            if (marks.size() >= 2)
                for (Edit& edit : marks) edits_.push_back(std::move(edit));
    }

    /// The text itself gives the address: in brackets, behind 网址, one of a government office, or
    /// straight behind its words with no name of a site before it.
    bool is_of_the_document(const Words& words, std::size_t begin, Span address) const {
        const std::string_view before = text_.substr(words.begin, begin - words.begin);
        if (begin > words.begin && gives_address(before)) return true;
        if (begin == address.begin && begin > words.begin) return true;
        const std::string_view said = trim(text_.substr(words.begin, address.begin - words.begin));
        if (ends_with_any(said, {"见", "为", "是", "至", "到", "在"})) return true;
        return find_text(text_.substr(address.begin, address.size()), ".gov.cn") != std::string_view::npos ||
               narrow(character_before(text_, address.begin)) == '(';
    }

    /// 某某网 www.example.com between two sentences of a paragraph: goes where it comes again.
    void between_sentences(Span address) {
        constexpr std::size_t farthest_before = 120;
        std::size_t begin = address.begin;
        while (begin > 0 && !ends_sentence(character_before(text_, begin)) && text_[begin - 1] != '\n') {
            begin = without_last(text_.substr(0, begin)).size();
            if (address.begin - begin > farthest_before) return;
        }
        const std::size_t sentence = begin;
        begin = begin_of_mark(begin, address.begin, true);
        if (is_of_the_document({sentence, address.end, false}, begin, address) || begin == address.begin) return;
        const std::string_view said = text_.substr(begin, address.end - begin);
        if (!is_site_mark(said) || length_of(said) - address.size() > 25) return;
        std::size_t end = address.end;
        while (end < text_.size() && text_[end] == ' ') ++end;
        between_[std::string(text_.substr(address.begin, address.size()))].push_back({make_span(begin, end), "", 0.85});
    }

    /// Where the site begins to speak in what stands between `begin` and its address. The words of
    /// the text before it stay.
    std::size_t begin_of_mark(std::size_t begin, std::size_t address, bool alone) const {
        static constexpr std::string_view cues[] = {"本文来", "文章来", "更多", "欢迎", "关注", "请访问", "访问", "转载", "搜索", "下载", "尽在", "来自", "来源"};
        const std::string_view before = text_.substr(begin, address - begin);
        std::size_t cue = std::string_view::npos;
        for (const std::string_view each : cues) cue = std::min(cue, find_text(before, each));
        if (cue == std::string_view::npos) {
            // A line of its own is all the site's, unless it has marks or a length no name has.
            const bool name = length_of(before) <= 20 && !contains_any(before, {"：", "、", "（", "）", "《", "》", ":", "(", ")"});
            return alone && name ? begin : begin_of_name(address, begin);
        }
        while (cue > 0 && (before[cue - 1] == ' ' || before.substr(0, cue).ends_with("（") || before.substr(0, cue).ends_with("【")))
            cue -= before[cue - 1] == ' ' ? 1 : 3;
        if (ends_with_any(before.substr(0, cue), {"网", "网站", "文库", "公众号", "网，", "网,"})) return begin;
        return begin + cue;
    }

    /// Where the site's name before its address begins: behind a space, at the farthest at `least`.
    std::size_t begin_of_name(std::size_t address, std::size_t least) const {
        std::size_t begin = address;
        while (begin > least && text_[begin - 1] == ' ') --begin;
        const std::size_t end = begin;
        while (begin > least && end - begin < 36 && is_han(character_before(text_, begin))) begin -= 3;
        if (begin > least && text_[begin - 1] != ' ' && begin != end) return end;  // no space before: the name can't be told
        while (begin > least && text_[begin - 1] == ' ') --begin;
        return begin;
    }

    /// The same names behind a full stop at the end of a line, without an address: 某某网，范文大全
    void rests_with_names() {
        std::size_t looked_for = 0;
        for (const auto& [name, count] : names_) {
            // A page belongs to few sites; hundreds of names are no names of sites.
            if (++looked_for > 16) break;
            for (std::size_t at = find_text(text_, name); at != std::string_view::npos; at = find_text(text_, name, at + name.size())) {
                const auto words = words_around(at);
                if (!words || !inside_text(*words)) continue;
                const std::string_view said = text_.substr(words->begin, words->end - words->begin);
                // The name opens what is said, and a space parts it from the text.
                if (!trim(said).starts_with(name) || (!words->alone && !said.starts_with(' '))) continue;
                if (!is_site_mark(said) || length_of(said) > 30) continue;
                edits_.push_back({make_span(words->begin, words->end), "", 0.85});
            }
        }
    }

    /// 关注公众号“某某”，获取更多范文: what a site asks of its readers, on a line of its own or behind
    /// the last full stop of one. It goes where the same words come again and again, or where they
    /// promise what only such sites do.
    void appeals() {
        static constexpr std::string_view calls[] = {"关注", "扫码", "扫描", "长按", "欢迎", "请关注", "更多", "点击", "搜索", "微信", "加入", "获取", "下载",
                                                     "免费", "添加", "回复", "转载", "尽在", "本文", "想看", "公众号"};
        static constexpr std::string_view asks[] = {"公众号", "微信号", "关注", "扫码", "二维码", "下载", "QQ群", "客户端", "文库", "更多", "转载", "投稿", "尽在"};
        static constexpr std::string_view goods[] = {"范文", "公文", "文秘", "写作", "文章", "素材", "模板"};
        constexpr std::size_t longest = 60, least_times = 3;
        const auto has_any = [](std::string_view words, const auto& list) {
            std::size_t count = 0;
            for (const std::string_view each : list) count += find_text(words, each) != std::string_view::npos;
            return count;
        };
        struct Appeal {
            std::size_t times = 0;
            std::vector<Span> places;
        };
        std::map<std::string, Appeal> found;
        for_each_line(text_, [&](std::size_t begin, std::size_t end) {
            while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\r')) --end;
            std::size_t from = end;
            // Its own full stop belongs to it; the one before ends the text.
            if (from > begin && ends_sentence(character_before(text_, from))) from = without_last(text_.substr(0, from)).size();
            constexpr std::size_t most_bytes = 4 * longest;
            std::size_t farthest = begin;
            if (end - begin > most_bytes + 4) {  // on a character, and more characters from the end than an appeal has
                farthest = end - most_bytes - 4;
                while ((static_cast<unsigned char>(text_[farthest]) & 0xC0) == 0x80) --farthest;
            }
            from = behind_last_sentence_end(text_, farthest, from);
            const std::string_view words = text_.substr(from, end - from);
            const std::size_t length = length_of(words);
            if (length < 6 || length > longest || text_.substr(from, end - from).find('\t') != std::string_view::npos) return;
            std::string_view call = trim(words);
            while (!call.empty() && (narrow(character_at(call, 0)) == '(' || begins_with(call, "【") || call[0] == '[')) call.remove_prefix(character_length(call[0]));
            if (!begins_with_one_of(call, calls)) return;
            const std::size_t asked = has_any(words, asks);
            if (asked == 0 || find_text(words, "网址") != std::string_view::npos) return;
            Appeal& appeal = found[std::string(trim(words))];
            ++appeal.times;
            const std::size_t promised = has_any(words, goods);
            if (asked >= 2 && (promised >= 2 || (promised > 0 && contains_any(words, {"公众号", "微信号", "QQ群"})))) appeal.times = least_times;
            appeal.places.push_back(make_span(from, end));
        });
        for (const auto& [words, appeal] : found)
            if (appeal.times >= least_times)
                for (const Span place : appeal.places) edits_.push_back({place, "", appeal.places.size() >= least_times ? 0.9 : 0.75});
    }

    std::string_view text_;
    bool may_have_addresses_;
    std::vector<Edit> edits_;
    std::map<std::string, int> names_;                     ///< of sites, and how often they stand inside
    std::map<std::string, int> sites_;                     ///< addresses, and how often they stand inside
    struct Outside {
        std::string name, site;
        Edit edit;
    };
    std::vector<Outside> outside_;                         ///< marks at the head and the tail
    std::map<std::string, std::vector<Edit>> between_;     ///< marks inside paragraphs, by address
};

}  // namespace

std::vector<Edit> propose_advertising(const Draft& draft) { return AdvertisingFinder(draft).find(); }

std::vector<Edit> propose_site_remarks(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    for_each_line(text, [&](std::size_t begin, std::size_t end) {
        const std::string_view line = trim(text.substr(begin, end - begin));
        if (!line.empty() && line.size() <= 300 && is_page_furniture(line)) edits.push_back({make_span(begin, std::min(end + 1, text.size())), "", 0.7});
    });
    return edits;
}

}  // namespace jianbao::text
