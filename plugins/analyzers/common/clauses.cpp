#include "clauses.h"

#include <algorithm>

#include "word_list.h"

namespace jianbao::chinese {

namespace {

constexpr std::uint32_t longest_quotation = 600;  // bytes; a mark left open must not swallow the sentence

char32_t closing(char32_t open) {
    switch (open) {
        case U'（':
            return U'）';
        case U'(':
            return U')';
        case U'《':
            return U'》';
        case U'“':
            return U'”';
        case U'‘':
            return U'’';
        case U'【':
            return U'】';
        case U'〔':
            return U'〕';
        case U'「':
            return U'」';
        case U'［':
            return U'］';
        case U'[':
            return U']';
        default:
            return 0;
    }
}

char32_t separator(char32_t c) {
    if (c == U'，') return c;  // most of them
    switch (c) {
        case U',':
            return U'，';
        case U'；':
        case U';':
            return U'；';
        case U'：':
        case U':':
            return U'：';
        case U'。':
        case U'！':
        case U'？':
            return c;
        case U'!':
            return U'！';
        case U'?':
            return U'？';
        case U'\n':
            return U'。';
        default:
            return 0;
    }
}

/// What closing() knows.
constexpr CharacterSet opening(U"（(《“‘【〔「［[");
/// What separator() and closing() know.
constexpr CharacterSet cutting(U"，,；;：:。！？!?\n（(《“‘【〔「［[");

bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr CharacterSet numerals(U"0123456789０１２３４５６７８９一二三四五六七八九十");
/// Characters times are made of: 5月份前, 下半年, 到20xx年底, 今年.
constexpr CharacterSet time_characters(
    U"0123456789０１２３４５６７８９一二三四五六七八九十两"
    U"年月日底前后上下半今明本周旬初末季度份到从起至内xX×*每-—～~中个之间天星期");

}  // namespace

std::size_t find_word(std::string_view text, std::string_view word) {
    if (text.size() < word.size()) return std::string_view::npos;
    const std::size_t places = text.size() - word.size() + 1;
    const bool wide = static_cast<unsigned char>(word.front()) >= 0xE0 && word.size() >= 3;
    if (!wide) return text.find(word);
    std::size_t at = 0;
#if defined(__SSE2__)
    // Sixteen places at a time, by the later bytes of the first character: its first is every other's as well. The last
    // sixteen overlap those before them.
    const __m128i second = _mm_set1_epi8(word[1]), third = _mm_set1_epi8(word[2]);
    while (places >= 16 && at < places) {
        at = std::min(at, places - 16);
        const char* const from = text.data() + at;
        const __m128i one = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 1));
        const __m128i two = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from + 2));
        auto found = static_cast<unsigned>(
            _mm_movemask_epi8(_mm_and_si128(_mm_cmpeq_epi8(one, second), _mm_cmpeq_epi8(two, third))));
        for (; found != 0; found &= found - 1) {
            const auto place = static_cast<unsigned>(__builtin_ctz(found));
            if (starts_with({from + place, word.size()}, 0, static_cast<std::uint32_t>(word.size()), word)) return at + place;
        }
        at += 16;
    }
#endif
    for (; at < places; ++at)
        if (text[at + 2] == word[2] && text[at + 1] == word[1] && text.substr(at, word.size()) == word) return at;
    return std::string_view::npos;
}

bool marks_done(const Phrases& known, std::string_view text, std::uint32_t at, std::uint32_t limit) {
    return (starts_with(text, at, limit, "了") || starts_with(text, at, limit, "过")) &&
           known[Phrase::not_done_marks].begins(text.substr(at, limit - at)).empty();
}

std::uint32_t skip_more_spaces(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    while (at < limit) {
        const char32_t c = character_at(text, at, length);
        if (c != U' ' && c != U'\t' && c != U'\r' && c != U'\u3000' && c != U'\u00A0') break;
        at += length;
    }
    return at;
}

std::uint32_t close_bracket(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    const char32_t open = character_at(text, at, length);
    const char32_t close = closing(open);
    if (close == 0) return at;
    const std::uint32_t end = std::min(limit, at + longest_quotation);
    unsigned depth = 0;
    for (std::uint32_t i = at; (i = next_mark(text, i, end)) < end; i += length) {
        const char32_t c = character_at(text, i, length);
        if (c == open) ++depth;
        // （ may be closed by ) in damaged text
        else if (c == close || (close == U'）' && c == U')') || (close == U')' && c == U'）')) {
            if (--depth == 0) return i + length;
        } else if (c == U'\n') {
            break;
        }
    }
    return at;
}

void split_clauses(std::string_view text, Span span, std::vector<Clause>& clauses) {
    clauses.clear();
    constexpr std::size_t usual = 8;
    clauses.reserve(usual);
    add_clauses(text, span, clauses);
}

void add_clauses(std::string_view text, Span span, std::vector<Clause>& clauses) {
    const std::size_t first = clauses.size();
    std::uint32_t length = 0;
    std::uint32_t begin = span.begin;
    char32_t before = 0;
    const auto close = [&](std::uint32_t end, char32_t after) {
        std::uint32_t b = skip_spaces(text, begin, end);
        std::uint32_t e = end;
        while (e > b && (text[e - 1] == ' ' || text[e - 1] == '\r' || text[e - 1] == '\t')) --e;
        if (b < e)
            clauses.push_back({.span = {b, e}, .before = before, .after = after});
        else if (clauses.size() > first && after)
            clauses.back().after = after;
    };
    for (std::uint32_t at = span.begin; (at = next_mark(text, at, span.end)) < span.end; at += length) {
        const char32_t c = character_at(text, at, length);
        if (!cutting.contains(c)) continue;
        if (opening.contains(c)) {
            const std::uint32_t past = close_bracket(text, at, span.end);
            if (past != at) length = past - at;
            continue;
        }
        const char32_t mark = separator(c);
        // 1,200, 17:00, 17：00
        if ((c == ',' || c == ':' || c == '.' || c == U'：') && at > span.begin && at + length < span.end &&
            is_digit(text[at - 1]) && is_digit(text[at + length]))
            continue;
        close(at, mark);
        begin = at + length;
        before = mark;
    }
    if (begin < span.end) close(span.end, 0);
}

namespace {

/// 5.3 or 3.2.1 at the start of a line: behind it, else `at`. 1.5万元 is an amount.
std::uint32_t skip_decimal(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    constexpr std::uint32_t most_digits = 2;
    std::uint32_t start = at;
    while (start > 0 && text[start - 1] == ' ') --start;
    if (start > 0 && text[start - 1] != '\n') return at;
    std::uint32_t i = at;
    unsigned parts = 0;
    for (;;) {
        const std::uint32_t digits = i;
        while (i < limit && is_digit(text[i])) ++i;
        if (i == digits || i - digits > most_digits) return at;
        ++parts;
        if (i + 1 >= limit || text[i] != '.' || !is_digit(text[i + 1])) break;
        ++i;
    }
    if (parts < 2) return at;
    std::uint32_t length = 0;
    const char32_t mark = i < limit ? character_at(text, i, length) : U'\0';
    if (mark == U'.' || mark == U'、' || mark == U'．') i += length;
    const std::uint32_t behind = skip_spaces(text, i, limit);
    if (behind >= limit) return at;
    static constexpr CharacterSet amounts(U"万亿元米公里倍个百千吨平立人小名家台套件分点级度毫厘%％亩次项岁寸月日号年-—~～/:：");
    const char32_t next = character_at(text, behind, length);
    const bool apart = behind != i || parts > 2;
    return is_han(next) && (apart || !amounts.contains(next)) ? behind : at;
}

/// Whether a line, a cell or a sentence begins at `at`.
bool begins_line(std::string_view text, std::uint32_t at) {
    if (at == 0 || text[at - 1] == '\n' || text[at - 1] == '\t' || text[at - 1] == ';' || text[at - 1] == ':') return true;
    for (const std::string_view mark : Words{"。", "；", "："})
        if (ends_with(text, 0, at, mark)) return true;
    return false;
}

/// 2.4月30日前完成…, 3.2026年…: the number of a line that begins with a date; `dot` is where the number ends.
bool numbers_date(std::string_view text, std::uint32_t at, std::uint32_t dot, std::uint32_t limit) {
    std::uint32_t start = at, end = dot + 1;
    while (start > 0 && text[start - 1] == ' ') --start;
    while (end < limit && is_digit(text[end])) ++end;
    if (!begins_line(text, start) || dot - at > 2) return false;
    return (end - dot <= 3 && starts_with(text, end, limit, "月")) || (end - dot == 5 && starts_with(text, end, limit, "年"));
}

/// a.县教育局…, B、…: behind the letter that numbers a line, else `at`.
std::uint32_t skip_letter(std::string_view text, std::uint32_t at, std::uint32_t limit, char32_t c) {
    const bool letter = (c >= U'a' && c <= U'h') || (c >= U'A' && c <= U'H');
    if (!letter || (at > 0 && text[at - 1] != '\n' && text[at - 1] != ' ')) return at;
    for (const std::string_view mark : Words{".", "、", "．", ")", "）"}) {
        if (!starts_with(text, at + 1, limit, mark)) continue;
        const std::uint32_t behind = skip_spaces(text, at + 1 + static_cast<std::uint32_t>(mark.size()), limit);
        std::uint32_t length = 0;
        return behind < limit && is_han(character_at(text, behind, length)) ? behind : at;
    }
    return at;
}

/// ①, ⑴, ㈠, or at the start of a line ●: behind it, else `at`.
std::uint32_t skip_sign(std::string_view text, std::uint32_t at, std::uint32_t limit, char32_t c, std::uint32_t length) {
    const bool dash = (c == U'-' || c == U'*' || c == U'–' || c == U'—') && starts_with(text, at + length, limit, " ");  // - 后勤组…
    if (c < 0x2022 && !dash) return skip_letter(text, at, limit, c);
    static constexpr CharacterSet bullets(U"•●○■□◆◇▲△★☆※►▶◎");
    const bool number = (c >= U'①' && c <= U'⒛') || (c >= U'㈠' && c <= U'㈩');
    if (!number && !dash && !bullets.contains(c)) return at;
    std::uint32_t start = at;
    while (start > 0 && text[start - 1] == ' ') --start;
    if (!number && start > 0 && text[start - 1] != '\n') return at;
    std::uint32_t behind = at + length;
    for (const std::string_view mark : Words{"、", ".", "．"})
        if (starts_with(text, behind, limit, mark)) behind += static_cast<std::uint32_t>(mark.size());
    return skip_spaces(text, behind, limit);
}

}  // namespace

std::uint32_t skip_enumerator(std::string_view text, std::uint32_t at, std::uint32_t limit, bool* modal_marker) {
    std::uint32_t length = 0;
    at = skip_spaces(text, at, limit);
    if (at >= limit) return at;
    std::uint32_t i = at;
    char32_t c = character_at(text, i, length);
    const bool bracket = c == U'（' || c == U'(';
    if (!bracket && c != U'第' && !numerals.contains(c)) return skip_sign(text, at, limit, c, length);  // nearly every clause
    if (bracket || c == U'第') i += length;
    const std::uint32_t digits = i;
    if (is_digit(text[i]) && i == at)
        if (const std::uint32_t behind = skip_decimal(text, at, limit); behind != at) return behind;
    while (i < limit && i - digits < 21) {
        c = character_at(text, i, length);
        // 第十 六条: a space that was left in the number
        const bool gap = c == U' ' && i != digits && i + 4 < limit;
        const bool hundred = digits != at && !bracket && (c == U'百' || c == U'零');  // 第二百三十条
        if (!numerals.contains(c) && !gap && !hundred) break;
        i += length;
    }
    while (i > digits && text[i - 1] == ' ') --i;
    const std::uint32_t behind_number = skip_spaces(text, i, limit);
    if (character_at(text, at, length) == U'第' && starts_with(text, behind_number, limit, "条")) i = behind_number;
    if (i == digits || i >= limit) return at;
    c = character_at(text, i, length);
    // 1）: the opening bracket is left out
    if (!bracket && digits == at && is_digit(text[digits]) && (c == U'）' || c == U')')) return skip_spaces(text, i + length, limit);
    if (bracket) return c == U'）' || c == U')' ? skip_spaces(text, i + length, limit) : at;
    const bool ordinal = digits != at;
    if (c == U'、' || c == U'．' || (c == U'.' && (!(i + 1 < limit && is_digit(text[i + 1])) || numbers_date(text, at, i, limit))))
        return skip_spaces(text, i + length, limit);
    if (ordinal && (c == U'条' || c == U'款' || c == U'章' || c == U'节')) return skip_spaces(text, i + length, limit);
    if (ordinal) return c == U'，' || c == U',' || c == U'：' ? skip_spaces(text, i + length, limit) : at;
    const bool chinese = static_cast<unsigned char>(text[digits]) >= 0x80;
    if (chinese && (c == U'是' || c == U'要')) {
        if (c == U'要' && modal_marker) *modal_marker = true;
        i += length;
        if (starts_with(text, i, limit, "要")) {
            if (modal_marker) *modal_marker = true;
            i += 3;
        }
        return skip_spaces(text, i, limit);
    }
    return at;
}

bool may_open_with_time(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    std::uint32_t length = 0;
    return at < limit && (time_characters.contains(character_at(text, at, length)) || starts_with(text, at, limit, "全年"));
}

std::uint32_t first_of(std::string_view text, std::uint32_t at, std::uint32_t limit, const Reading& words, Classes any) {
    std::uint32_t length = 0;
    for (at = words.next_of(text, at, limit, any); at < limit && !words.longest(text, at, limit, any); at += length) character_at(text, at, length);
    return std::min(at, limit);
}

std::uint32_t skip_numbers(std::string_view text, std::uint32_t at, std::uint32_t limit, bool* modal_marker) {
    const std::uint32_t past = skip_enumerator(text, at, limit, modal_marker);
    return past == at ? at : skip_enumerator(text, skip_spaces(text, past, limit), limit, modal_marker);
}

namespace {

/// 每天|晚上8点半前各镇…: behind the hour of a day, where one stands at `at`.
std::uint32_t skip_hour(std::string_view text, std::uint32_t at, std::uint32_t limit) {
    static constexpr WordList parts({"上午", "下午", "早上", "晚上", "中午", "凌晨", "傍晚", "早中晚", "早晚", "早", "晚"});
    static constexpr WordList ends({"点半", "点整", "点", "时"});
    static constexpr WordList bounds({"之前", "以前", "前"});
    at += static_cast<std::uint32_t>(parts.begins(text.substr(at, limit - at)).size());
    std::uint32_t figures = at;
    while (figures < limit && (is_digit(text[figures]) || text[figures] == ':')) ++figures;
    const std::string_view hour = ends.begins(text.substr(figures, limit - figures));
    if (figures == at || (hour.empty() && text.substr(at, figures - at).find(':') == std::string_view::npos)) return at;
    at = figures + static_cast<std::uint32_t>(hour.size());
    return at + static_cast<std::uint32_t>(bounds.begins(text.substr(at, limit - at)).size());
}

}  // namespace

std::uint32_t skip_known_openers(std::string_view text, Span clause, const Reading& words, bool skip_time,
                                 bool* modal_marker) {
    std::uint32_t at = skip_numbers(text, clause.begin, clause.end, modal_marker);
    for (bool moved = true; moved && at < clause.end;) {
        moved = false;
        at = skip_spaces(text, at, clause.end);
        const Word word = words.longest(text, at, clause.end);
        if (word.is(any_of(opener, reporting)) && !word.is(any_of(request, modal))) {
            at += word.length;
            // 下周二各镇报送台账
            if (ends_with(text, clause.begin, at, "周"))
                for (const std::string_view day : Words{"一", "二", "三", "四", "五", "六", "日"})
                    if (starts_with(text, at, clause.end, day)) at += 3;
            moved = true;
            continue;
        }
        if (!skip_time || !may_open_with_time(text, at, clause.end)) continue;
        // 每学期各校…, 全年各镇…
        static constexpr WordList terms({"每学期初", "每学期末", "每学期", "每学年", "全年"});
        if (const std::string_view term = terms.begins(text.substr(at, clause.end - at)); !term.empty() && at + term.size() < clause.end) {
            at += static_cast<std::uint32_t>(term.size());
            moved = true;
            continue;
        }
        std::uint32_t length = 0;
        std::uint32_t i = at;
        bool dated = false;
        while (i < clause.end) {
            const char32_t c = character_at(text, i, length);
            if (c != U' ' && !time_characters.contains(c)) break;
            // 今后三年内中央财政…: 中 opens a name
            if (dated && words.longest(text, i, clause.end).length > length &&
                words.longest(text, i, clause.end).is(party_heads | bit(determiner)))
                break;
            // 各 follows a time, but 上级, 中心, 下属 open a name
            dated = dated || c == U'年' || c == U'月' || c == U'日' || c == U'周' || c == U'天' || c == U'季';
            i += length;
        }
        // 每晚8点各村要…
        const bool nightly = !dated && i > at && ends_with(text, at, i, "每") && (starts_with(text, i, clause.end, "晚") || starts_with(text, i, clause.end, "早"));
        dated |= nightly;
        if (dated && starts_with(text, i, clause.end, "午")) i -= 3;  // 下 may belong to a time as well
        if (dated) i = skip_hour(text, i + (nightly ? 3 : 0), clause.end);
        if (dated && i > at && i < clause.end) {
            at = i;
            moved = true;
        }
    }
    return skip_spaces(text, at, clause.end);
}

bool opens_with_paper(const Phrases& known, std::string_view words) {
    if (words.starts_with("关于") || words.starts_with("《") || !known[Phrase::handed_in].begins(words).empty()) return true;
    // 拟草并经合法性审查的《…方案》
    if (known[Phrase::verbs_of_drafting].begins(words).empty()) return false;
    constexpr std::size_t longest = 60;  // bytes
    const std::size_t paper = find_word(words.substr(0, longest), "的《");
    return paper != words.npos && find_word(words.substr(0, paper), "，") == words.npos;
}

}  // namespace jianbao::chinese
