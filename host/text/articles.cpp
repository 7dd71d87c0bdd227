#include "articles.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "characters.h"
#include "genre.h"
#include "markers.h"

namespace jianbao::text {

namespace {

constexpr std::size_t least_body = 300;  ///< bytes an article holds before another may begin

/// Begins a speech: a salutation, an opening, the first point, a remark of the site.
bool begins_text(std::string_view line) {
    if (is_salutation(line) || is_site_remark(line)) return true;
    if (line.size() < 60) {
        const auto marker = read_marker(line);
        return marker && marker->number == 1;
    }
    if (is_opening(line)) return true;
    const auto marker = read_marker(line);
    return marker && marker->number == 1;
}

/// 2026-02-03 09:02:33 has none.
bool has_han(std::string_view line) {
    for (std::size_t at = 0; at < line.size();)
        if (is_han(quick_character(line, at))) return true;
    return false;
}

/// The title without spaces and punctuation, so that repetitions are found.
std::string key_of(std::string_view title) {
    std::string key;
    for (std::size_t at = 0; at < title.size();) {
        const char32_t c = quick_character(title, at);
        if (is_han(c) || is_latin(c)) append_utf8(key, c);
    }
    if (key.ends_with("范文")) key.resize(key.size() - 6);
    return key;
}

class ArticleFinder {
public:
    ArticleFinder(std::string_view text, const std::vector<Line>& lines) : text_(text), lines_(lines) {}

    std::vector<ArticleLines> find() {
        mark_titles();
        std::vector<std::uint32_t> starts = starts_of_articles();
        if (starts.empty() || starts.front() != 0) {
            // A lead-in of the site goes to the first article; a text of its own is one.
            if (!starts.empty() && bytes_between(0, starts.front()) < 3 * least_body && !is_text(starts.front())) starts.front() = 0;
            else starts.insert(starts.begin(), 0);
        }
        std::vector<ArticleLines> articles;
        for (std::size_t i = 0; i < starts.size(); ++i) {
            ArticleLines article;
            article.first = starts[i];
            article.end = i + 1 < starts.size() ? starts[i + 1] : static_cast<std::uint32_t>(lines_.size());
            find_title(article);
            articles.push_back(article);
        }
        return articles;
    }

private:
    std::string_view line(std::uint32_t i) const { return text_of(text_, lines_[i]); }
    bool is_plain(std::uint32_t i) const {
        return lines_[i].role != ParagraphRole::table && lines_[i].role != ParagraphRole::note;
    }
    std::size_t bytes_between(std::uint32_t from, std::uint32_t to) const {
        return from < to ? lines_[to - 1].span.end - lines_[from].span.begin : 0;
    }

    /// The lines before `end` have a title that comes again, or a salutation.
    bool is_text(std::uint32_t end) const {
        for (std::uint32_t i = 0; i < end; ++i) {
            if (is_salutation(line(i))) return true;
            if (!title_[i]) continue;
            const auto times = repeated_.find(key_of(line(i)));
            if (times != repeated_.end() && times->second > 1) return true;
        }
        return false;
    }

    void mark_titles() {
        numbered_.assign(lines_.size(), 0);
        title_.assign(lines_.size(), false);
        std::uint32_t count = 0, first = no_index;
        for (std::uint32_t i = 0; i < lines_.size(); ++i) {
            if (!is_plain(i) || lines_[i].span.size() > 240) continue;
            if (const auto found = read_numbered_title(line(i))) {
                numbered_[i] = found->number;
                ++count;
                if (first == no_index) first = i;
            }
            // Below the first line, …讲话集合 is one of the site's names for a speech.
            std::string_view name = line(i);
            if (i > 0 && ends_with_any(name, {"集合", "合集", "集锦", "精选", "大全", "汇编"})) name = without_last(without_last(name));
            // 整改措施： above each list of them is a label
            constexpr std::size_t longest_label = 8;
            if (is_colon(character_before(name, name.size())) && length_of(name) <= longest_label) continue;
            if (is_title(name) && !read_marker(name) && !is_page_furniture(name)) {
                title_[i] = true;
                ++repeated_[key_of(line(i))];
            }
        }
        // A single 篇二 names a part of something else; a compilation has a first and a second.
        if (count < 2) numbered_.assign(lines_.size(), 0);
    }

    bool opens_after(std::uint32_t i) const {
        std::uint32_t seen = 0;
        for (std::uint32_t next = i + 1; next < lines_.size() && seen < 3; ++next, ++seen) {
            if (begins_text(line(next))) return true;
            if (!title_[next] && numbered_[next] == 0 && line(next).size() > 180) return false;
        }
        return false;
    }

    /// A salutation after which a new speech opens, not one that only turns to the audience again.
    bool new_speech(std::uint32_t i) const {
        if (!is_salutation(line(i)) || i + 1 >= lines_.size()) return false;
        const std::string_view next = line(i + 1);
        if (is_site_remark(next)) return true;
        return speech_opens(i + 1) || starts_with_any(next, {"受", "按照会议", "根据会议", "经市", "经县", "经区"});
    }
    /// The line begins as speakers begin.
    bool speech_opens(std::uint32_t i) const {
        return i < lines_.size() && starts_with_any(line(i), {"今天", "今日", "这次", "刚才", "大家好", "大家上午好", "大家下午好", "在这里"});
    }

    std::vector<std::uint32_t> starts_of_articles() const {
        std::vector<std::uint32_t> starts;
        std::uint32_t since = 0;       // first line of the current article
        bool body = false;             // the current article has text of its own
        bool greeted = false;
        for (std::uint32_t i = 0; i < lines_.size(); ++i) {
            if (!is_plain(i)) {
                body = true;
                continue;
            }
            bool start = false;
            if (numbered_[i] != 0) {
                start = true;
            } else if (body && title_[i] && bytes_between(since, i) > least_body && stands_apart(i) && opens_after(i)) {
                const auto times = repeated_.find(key_of(line(i)));
                // A title that stands once may be a heading: only a speech's title, with a
                // salutation after it, opens another speech.
                start = (times != repeated_.end() && times->second > 1) ||
                        (kind_of_title(line(i)) == DocumentKind::speech && (greeted_after(i) || closed_before(i) || speech_opens(i + 1)));
            } else if (body && greeted && bytes_between(since, i) > 2 * least_body && new_speech(i)) {
                start = true;
            }
            if (start) {
                starts.push_back(i);
                since = i;
                body = greeted = false;
                continue;
            }
            if (is_salutation(line(i))) greeted = true;
            else if (!body && !title_[i] && !is_site_remark(line(i))) body = true;
        }
        return starts;
    }

    /// The text before the line is finished: the line is no piece of it.
    bool stands_apart(std::uint32_t i) const {
        const std::string_view before = line(i - 1);
        const char32_t last = character_before(before, before.size());
        return before.size() < 120 || ends_sentence(last) || is_closing(last) || is_colon(last) || narrow(last) == ';';
    }

    bool closed_before(std::uint32_t i) const {
        for (std::uint32_t before = i; before-- > 0 && before + 3 > i;)
            if (is_closing_paragraph(line(before))) return true;
        return false;
    }

    bool greeted_after(std::uint32_t i) const {
        for (std::uint32_t next = i + 1; next < lines_.size() && next <= i + 3; ++next)
            if (is_salutation(line(next)) || is_site_remark(line(next))) return true;
        return false;
    }

    /// 决心与行动 / ——在某次大会上的报告: the title stands above its subtitle, on one line or a few.
    bool find_subtitled(ArticleLines& article) const {
        for (std::uint32_t i = article.first + 1; i < article.end && i < article.first + 10; ++i) {
            if (!line(i).starts_with("——") || line(i).size() > 180) continue;
            std::uint32_t first = i;
            while (first > article.first && i - first < 3) {
                const std::string_view above = line(first - 1);
                const char32_t last = character_before(above, above.size());
                if (!is_plain(first - 1) || above.size() > 120 || !has_han(above) || ends_sentence(last) || is_colon(last) || is_page_furniture(above) ||
                    is_salutation(above))
                    break;
                --first;
            }
            if (first == i) return false;
            article.title = first;
            article.title_end = i;
            return true;
        }
        return false;
    }

    /// The title lines: at the begin of the article, before its salutation, addressee or text.
    void find_title(ArticleLines& article) const {
        if (find_subtitled(article)) return;
        std::uint32_t best = no_index;
        std::uint32_t seen = 0;
        std::size_t body = 0;
        for (std::uint32_t i = article.first; i < article.end && seen < 40; ++i, ++seen) {
            if (!is_plain(i)) continue;
            if (numbered_[i] != 0 || title_[i]) {
                best = i;
                break;
            }
            if (lines_[i].file_level == 1) {
                best = i;
                break;
            }
            if (is_salutation(line(i)) || read_marker(line(i))) break;
            if (!is_site_remark(line(i))) body += line(i).size();
            if (body > 1500) break;
        }
        if (best == no_index) {
            // No genre word: a short first line that is no sentence, above a longer text.
            const std::uint32_t i = article.first;
            if (i < article.end && i + 1 < article.end && article.first == 0 && is_plain(i)) {
                const std::string_view first = line(i);
                const char32_t last = character_before(first, first.size());
                const std::size_t count = length_of(first);
                if (count >= 4 && count <= 40 && !is_page_furniture(first) && !find_document_number(first) && narrow(character_at(first, 0)) != '(' &&
                    character_at(first, 0) != U'—' && !ends_sentence(last) && !is_colon(last) && !is_comma(last) && narrow(last) != ';' &&
                    !read_marker(first) && !is_site_remark(first))
                    best = i;
            }
        }
        article.title = article.title_end = article.first;
        if (best == no_index) return;
        article.title = best;
        article.title_end = best + 1;
        // A title of the file itself that stands on several lines.
        constexpr std::uint32_t most_title_lines = 4;
        while (lines_[best].file_level == 1 && article.title_end < article.end && article.title_end - best < most_title_lines &&
               lines_[article.title_end].file_level == 1 && lines_[article.title_end].role == ParagraphRole::heading &&
               !read_marker(line(article.title_end)) && !is_title(line(article.title_end - 1)))
            ++article.title_end;
        // 国务院关于做好… / …工作的若干意见: the first half of a title set on two lines.
        while (article.title > article.first) {
            const std::string_view before = line(article.title - 1);
            const char32_t last = character_before(before, before.size());
            if (numbered_[best] != 0 || !is_plain(article.title - 1) || is_page_furniture(before) || length_of(before) > 40 || ends_sentence(last) || is_colon(last) ||
                is_closing(last) || is_digit(last) || contains_any(before, {"：", ":", "。", " > "}) || find_document_number(before) ||
                !contains_any(before, {"关于", "在"}))
                break;
            --article.title;
        }
    }

    std::string_view text_;
    const std::vector<Line>& lines_;
    std::vector<int> numbered_;   ///< number of a numbered title, 0 for none
    std::vector<bool> title_;
    std::unordered_map<std::string, int> repeated_;
};

}  // namespace

std::vector<ArticleLines> find_articles(std::string_view text, const std::vector<Line>& lines) {
    if (lines.empty()) return {};
    return ArticleFinder(text, lines).find();
}

}  // namespace jianbao::text
