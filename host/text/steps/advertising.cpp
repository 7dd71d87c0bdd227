#include <algorithm>
#include <string>
#include <unordered_map>

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
    if (count_characters(words) > 60 || words.empty()) return false;
    if (contains_any(words, {"。", "！", "；", "网址", "网站：", "网站:", "官网", "邮箱", "登录", "联系", "本文地址", "@", "报名", "附件"})) return false;
    return true;
}

/// The name of the site in 某某网 www.example.com: the words without the address.
std::string name_of_site(std::string_view words, std::string_view address) {
    std::string name(words.substr(0, static_cast<std::size_t>(address.data() - words.data())));
    std::string kept;
    for (std::size_t at = 0; at < name.size();) {
        const char32_t c = next_character(name, at);
        if (is_han(c)) append_utf8(kept, c);
    }
    return kept;
}

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
    /// The line around an offset.
    Span line_around(std::size_t at) const {
        const std::size_t begin = at == 0 ? 0 : text_.rfind('\n', at - 1) + 1;  // npos + 1 is 0
        return make_span(begin, std::min(text_.find('\n', at), text_.size()));
    }
    /// Something of the document stands on both sides: the head and the tail of a page are its
    /// own matter.
    bool inside_text(Span line) const {
        return line.begin > 0 && line.end < text_.size() && trim(text_.substr(line.end)).size() > 300;
    }

    void addresses() {
        for (std::size_t dot = text_.find('.'); dot != std::string_view::npos; dot = text_.find('.', dot + 1)) {
            if (!starts_with_any(text_.substr(dot, 5), {".com", ".cn", ".net", ".org", ".cc", ".vip"})) continue;
            const Span span = address_around(text_, dot);
            if (span.size() < 6) continue;
            const Span line = line_around(span.begin);
            const std::string_view address = text_.substr(span.begin, span.size());
            // The rest of the line from its last full stop on, as in "… 。 某某网 www.example.com".
            std::size_t from = line.begin;
            for (std::size_t at = line.begin; at < span.begin;)
                if (const char32_t c = quick_character(text_, at); c == U'。' || c == U'！' || c == U'？' || c == U'；' || c == U'”') from = at;
            const std::string_view words = text_.substr(from, line.end - from);
            if (!is_site_mark(words) || span.end + 12 < line.end) continue;
            const bool alone = from == line.begin;
            if (!inside_text(line)) continue;
            if (!alone && !(text_[from] == ' ' || words.size() < 60)) continue;
            const std::string name = name_of_site(words, address);
            if (name.size() >= 6 && name.size() <= 30) ++names_[name];
            edits_.push_back({make_span(from, line.end), "", alone ? 0.95 : 0.9});
        }
    }

    /// The same names behind a full stop at the end of a line, without an address: 某某网，范文大全
    void rests_with_names() {
        for (const auto& [name, count] : names_) {
            for (std::size_t at = find_text(text_, name); at != std::string_view::npos; at = find_text(text_, name, at + name.size())) {
                const Span line = line_around(at);
                std::size_t from = at;
                while (from > line.begin && text_[from - 1] == ' ') --from;
                const char32_t before = character_before(text_, from);
                const bool alone = from == line.begin;
                if (!alone && !(ends_sentence(before) && from < at)) continue;
                const std::string_view words = text_.substr(from, line.end - from);
                if (!is_site_mark(words) || count_characters(words) > 30 || !inside_text(line)) continue;
                edits_.push_back({make_span(from, line.end), "", 0.85});
            }
        }
    }

    std::string_view text_;
    std::vector<Edit> edits_;
    std::unordered_map<std::string, int> names_;
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
