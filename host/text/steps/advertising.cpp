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

/// A line or a rest of a line that is nothing but a site's name and address: short, no sentence,
/// no label that makes the address an item of the document (网址：…).
bool is_site_mark(std::string_view words) {
    words = trim(words);
    if (length_of(words) > 60 || words.empty()) return false;
    if (contains_any(words, {"。", "！", "；", "网址", "网站：", "网站:", "官网", "邮箱", "登录", "联系", "本文地址", "@", "报名", "附件"})) return false;
    return true;
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

class Finder {
public:
    explicit Finder(std::string_view text) : text_(text) {}

    std::vector<Edit> find() {
        addresses();
        if (!names_.empty()) rests_with_names();
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
            if (!words || address.end + 12 < words->end) continue;
            std::size_t begin = words->begin;
            std::string_view said = text_.substr(begin, words->end - begin);
            if (!words->alone && !speaks_of_site(said)) {
                // Behind the text's own last words only the name and the address are the site's.
                begin = begin_of_name(address.begin, words->begin);
                said = text_.substr(begin, words->end - begin);
            }
            if (!is_site_mark(said)) continue;
            const std::string name = name_of_site(said, text_.substr(address.begin, address.size()));
            const bool inside = inside_text(*words);
            const bool has_name = name.size() >= 6 && name.size() <= 30;
            if (has_name && inside) ++names_[name];
            const Edit edit{make_span(begin, words->end), "", words->alone ? 0.95 : 0.9};
            if (inside) edits_.push_back(edit);
            else if (has_name) outside_.emplace_back(name, edit);
        }
        // At the head and the tail of a page a mark goes where the site has left others inside.
        for (auto& [name, edit] : outside_)
            if (const auto known = names_.find(name); known != names_.end() && known->second >= 2) edits_.push_back(std::move(edit));
    }

    static bool speaks_of_site(std::string_view words) {
        return contains_any(words, {"更多", "关注", "访问", "来源", "来自", "转载", "搜索", "下载", "尽在"});
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

    std::string_view text_;
    std::vector<Edit> edits_;
    std::map<std::string, int> names_;                     ///< of sites, and how often they stand inside
    std::vector<std::pair<std::string, Edit>> outside_;    ///< marks at the head and the tail
};

}  // namespace

std::vector<Edit> propose_advertising(const Draft& draft) { return Finder(draft.text()).find(); }

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
