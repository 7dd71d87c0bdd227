#include <bitset>
#include <unordered_map>

#include "markers.h"
#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Marks of Chinese punctuation have their own room: a space beside one says nothing.
bool is_wide_mark(char32_t c) {
    return (c >= 0x3001 && c <= 0x3002) || (c >= 0x3008 && c <= 0x3011) || c == U'〔' || c == U'〕' || (c >= 0xFF01 && c <= 0xFF0F) ||
           (c >= 0xFF1A && c <= 0xFF1F) || c == U'“' || c == U'”' || c == U'‘' || c == U'’';
}

/// Pairs of Han characters, asked for first and then looked for in one walk through the text.
class Pairs {
public:
    void ask(char32_t first, char32_t second) {
        if (first >= 0x10000 || second >= 0x10000) return;
        firsts_.set(first);
        seen_.emplace(key(first, second), false);
    }
    void look(std::string_view text) {
        constexpr std::size_t few = 6;  // so many are found sooner one after the other
        if (seen_.size() <= few) {
            for (auto& [pair, seen] : seen_) {
                const char32_t both[] = {pair >> 16, pair & 0xFFFF};
                seen = find_text(text, to_utf8({both, 2})) != std::string_view::npos;
            }
            return;
        }
        char32_t before = 0;
        for (std::size_t at = 0; at < text.size();) {
            const char32_t c = quick_character(text, at);
            if (before && c < 0x10000)
                if (const auto asked = seen_.find(key(before, c)); asked != seen_.end()) asked->second = true;
            before = c < 0x10000 && firsts_[c] ? c : 0;
        }
    }
    /// Whether the two stand side by side somewhere.
    bool has(char32_t first, char32_t second) const {
        const auto asked = seen_.find(key(first, second));
        return asked != seen_.end() && asked->second;
    }

private:
    static std::uint32_t key(char32_t first, char32_t second) { return static_cast<std::uint32_t>(first << 16 | second); }
    std::bitset<0x10000> firsts_;
    std::unordered_map<std::uint32_t, bool> seen_;
};

class SpaceFinder {
public:
    explicit SpaceFinder(std::string_view text) : text_(text) {}

    std::vector<Edit> find(bool wide_spaces) {
        if (wide_spaces) {
            for_each_line(text_, [&](std::size_t begin, std::size_t end) {
                if (begin < end) line(begin, end);
            });
        } else {
            // Only the lines that have a space.
            for (std::size_t at = text_.find(' '); at != std::string_view::npos;) {
                const std::size_t feed = text_.rfind('\n', at);
                const std::size_t end = std::min(text_.find('\n', at), text_.size());
                line(feed == std::string_view::npos ? 0 : feed + 1, end);
                at = text_.find(' ', end);
            }
        }
        // What looks like one word on both sides of a space is one where it stands so elsewhere.
        if (!doubts_.empty()) {
            pairs_.look(text_);
            for (const Doubt& doubt : doubts_) {
                if (pairs_.has(doubt.before, doubt.after)) continue;
                Edit& edit = edits_[doubt.edit];
                // The space stays; an edit that would change nothing goes.
                edit.text.assign(1, ' ');
                edit.confidence = 1.0;
            }
            std::erase_if(edits_, [&](const Edit& edit) { return text_.substr(edit.span.begin, edit.span.size()) == edit.text; });
        }
        return std::move(edits_);
    }

private:
    struct Gap {
        std::size_t begin = 0, end = 0;
        char32_t before = 0, after = 0;
    };

    void line(std::size_t begin, std::size_t end) {
        gaps_.clear();
        bool sentence = false;  // the line holds punctuation: it is running text
        std::size_t characters = 0;
        for (std::size_t at = begin; at < end;) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (byte >= 0xE4 && byte <= 0xE9) {
                const std::size_t next = next_mark(text_, at, end);
                characters += (next - at) / 3;
                at = next;
                continue;
            }
            const std::size_t here = at;
            char32_t c = quick_character(text_, at);
            if (c == '\t' || !is_space(c)) {
                ++characters;
                sentence = sentence || c == U'，' || c == ',' || c == U'。';
                continue;
            }
            while (at < end) {
                std::size_t next = at;
                c = quick_character(text_, next);
                if (c == '\t' || !is_space(c)) break;
                at = next;
            }
            gaps_.push_back({here, at, here == begin || text_[here - 1] == '\t' ? 0 : character_before(text_, here),
                             at == end || text_[at] == '\t' ? 0 : character_at(text_, at)});
        }
        if (gaps_.empty()) return;
        const bool running = sentence && characters > 20;
        begin_ = begin;
        for (std::size_t i = 0; i < gaps_.size(); ++i) gap(i, running);
    }

    void gap(std::size_t i, bool running) {
        const Gap& gap = gaps_[i];
        const auto remove = [&](double confidence) { edits_.push_back({make_span(gap.begin, gap.end), "", confidence}); };
        if (gap.before == 0 || gap.after == 0) return remove(1.0);
        if (is_wide_mark(gap.before) || is_wide_mark(gap.after)) return remove(0.98);
        const bool han_before = is_han(gap.before), han_after = is_han(gap.after);
        if (han_before && han_after) {
            if (spelled_out(i)) return remove(0.95);
            if (running && !follows_marker(i) && !parts_heading(i) && !parts_list(i) && !parts_labels(i)) return remove(0.75);
            if (!follows_marker(i)) {
                // A short line, or a place where a space can mean something.
                pairs_.ask(gap.before, gap.after);
                doubts_.push_back({edits_.size(), gap.before, gap.after});
                return remove(0.7);
            }
        } else if (is_digit(gap.before) && is_digit(gap.after)) {
            // 202 6 年, 2 5日, １ ２４６家: what is split is a year, a day or an amount.
            if (split_date(gap) || (running && split_amount(gap))) return remove(0.85);
        } else if (is_digit(gap.before) && han_after) {
            if (running || is_unit(gap.after)) return remove(0.9);
        } else if (han_before && is_digit(gap.after)) {
            if (gap.before == U'第' || gap.before == U'年' || gap.before == U'月') return remove(0.9);
            if (running && !whole_date(gap.end) && !parts_heading(i)) return remove(0.9);
        }
        // All widths of space are one.
        if (gap.end - gap.begin != 1 || text_[gap.begin] != ' ') edits_.push_back({make_span(gap.begin, gap.end), " ", 1.0});
    }

    static bool is_unit(char32_t c) { return std::u32string_view(U"年月日次期号届项个条章页时分人").find(c) != std::u32string_view::npos; }

    /// 第一条 为了…: a space behind a marker parts it from its text.
    bool follows_marker(std::size_t i) const {
        const char32_t unit = gaps_[i].before;
        if ((unit == U'条' || unit == U'章' || unit == U'节') && is_numeral(character_before(text_, gaps_[i].begin - 3))) return true;
        const std::string_view before = text_.substr(begin_, gaps_[i].begin - begin_);
        const auto marker = read_marker(before.size() > 40 ? std::string_view{} : before);
        return marker && marker->length == before.size();
    }
    /// 一、总体要求 坚持…: everything from the marker to the gap is a heading.
    bool parts_heading(std::size_t i) const {
        const std::string_view before = text_.substr(begin_, std::min<std::size_t>(gaps_[i].begin - begin_, 200));
        if (before.size() == 200) return false;
        const auto marker = read_marker(trim(before));
        if (!marker) return false;
        for (std::size_t at = marker->length; at < before.size();)
            if (const char32_t c = quick_character(before, at); ends_sentence(c) || is_colon(c)) return false;
        return true;
    }
    /// 王亮 李明 赵强: short words in a row are a list.
    bool parts_list(std::size_t i) const {
        const auto short_word = [&](std::size_t j) {  // the word between gaps j and j + 1
            return j + 1 < gaps_.size() && gaps_[j + 1].begin - gaps_[j].end <= 12 && is_han(gaps_[j].after) && is_han(gaps_[j + 1].before);
        };
        return (short_word(i) && (short_word(i + 1) || (i > 0 && short_word(i - 1)))) || (i > 1 && short_word(i - 1) && short_word(i - 2));
    }

    /// 牵头单位：县水利局 配合单位：县财政局 各镇: between a label's values, and before the next label.
    bool parts_labels(std::size_t i) const {
        constexpr std::size_t longest_label = 24, longest_values = 240;  // bytes
        const auto labels = [](std::string_view words) {
            for (const std::string_view end : {"单位", "部门", "领导", "科室", "处室", "股室", "时限", "期限", "责任人", "牵头", "配合"})
                if (words.ends_with(end)) return true;
            return false;
        };
        const auto colon_in = [](std::string_view words, bool last) {
            std::size_t at = last ? words.rfind("：") : words.find("："), narrow = last ? words.rfind(':') : words.find(':');
            if (at == words.npos || narrow == words.npos) return std::min(at, narrow);
            return last ? std::max(at, narrow) : std::min(at, narrow);
        };
        std::string_view behind = text_.substr(gaps_[i].end, longest_label + 1);
        behind = behind.substr(0, behind.find('\n'));
        if (const std::size_t colon = colon_in(behind, false); colon != behind.npos && labels(behind.substr(0, colon))) return true;
        const std::size_t from = std::max(begin_, gaps_[i].begin - std::min(gaps_[i].begin, longest_values));
        const std::string_view before = text_.substr(from, gaps_[i].begin - from);
        const std::size_t colon = colon_in(before, true);
        if (colon == before.npos || !labels(before.substr(0, colon))) return false;
        const std::string_view values = before.substr(colon);
        return values.find("。") == values.npos && values.find("；") == values.npos && values.find("，") == values.npos;
    }

    /// The gap stands inside a word written with room between its characters: 习 近 平, 出 席：
    bool spelled_out(std::size_t i) const {
        if (!single_before(i)) return false;
        if (i > 0 && single_before(i - 1) && gaps_[i - 1].end + 3 == gaps_[i].begin) return true;
        if (i + 1 >= gaps_.size() || gaps_[i + 1].begin != gaps_[i].end + 3) {
            // Two characters alone: a name or a label.
            const std::size_t after = gaps_[i].end + character_length(text_[gaps_[i].end]);
            const char32_t next = character_at(text_, after);
            return next == 0 || next == '\n' || next == '\t' || is_colon(next);
        }
        return true;
    }
    /// The text before gap i, back to what is no Han character, is a single one.
    bool single_before(std::size_t i) const {
        const std::size_t begin = gaps_[i].begin;
        if (begin < 3 || !is_han(character_before(text_, begin))) return false;
        return begin == 3 || !is_han(character_before(text_, begin - 3));
    }

    /// The digits on both sides of a gap, narrow or wide, and what stands around them.
    struct Halves {
        int front = 0, back = 0;   ///< how many
        int value = 0;             ///< of both together, if they are no more than four
        bool wide = true;          ///< all of them are wide: ２５
        char32_t before = 0;
        std::string_view behind;   ///< without blanks
    };
    Halves halves(const Gap& gap) const {
        constexpr int most = 12;
        Halves out;
        std::u32string digits;
        std::size_t from = gap.begin, to = gap.end;
        for (char32_t c = character_before(text_, from); is_digit(c) && out.front < most; c = character_before(text_, from)) {
            digits.insert(digits.begin(), c);
            from -= character_length(text_[without_last(text_.substr(0, from)).size()]);
            ++out.front;
        }
        out.before = from > begin_ ? character_before(text_, from) : 0;
        while (to < text_.size() && is_digit(character_at(text_, to)) && out.back < most) {
            digits += quick_character(text_, to);
            ++out.back;
        }
        for (const char32_t c : digits) out.wide = out.wide && c >= 0x80;
        if (digits.size() <= 4)
            for (const char32_t c : digits) out.value = out.value * 10 + static_cast<int>(narrow(c) - '0');
        while (to < text_.size() && text_[to] == ' ') ++to;
        out.behind = text_.substr(to, 3);
        return out;
    }

    /// 202 6年, 1 2月, 2 5日: together they are a year of four digits, a month or a day.
    bool split_date(const Gap& gap) const {
        const Halves number = halves(gap);
        if (number.behind == "年" || number.behind == "〕") return number.front + number.back == 4;
        if (number.front != 1 || number.back != 1 || is_point(number.before)) return false;
        return number.behind == "月" ? number.value >= 10 && number.value <= 12 : number.behind == "日" && number.value >= 10 && number.value <= 31;
    }
    /// １ ２４６家, ８ ５％, 1 246家: an amount in running text, of wide digits or parted before three.
    bool split_amount(const Gap& gap) const {
        const Halves number = halves(gap);
        if (number.front + number.back > 7 || !is_han(number.before)) return false;
        if (number.behind.empty() || !(is_han(character_at(number.behind, 0)) || narrow(character_at(number.behind, 0)) == '%')) return false;
        return number.wide || (number.front <= 3 && number.back == 3);
    }
    static bool is_point(char32_t c) { return narrow(c) == '.' || narrow(c) == '-' || narrow(c) == '/'; }

    /// 2025年8月18日 after an office: the space parts the two.
    bool whole_date(std::size_t at) const {
        std::size_t digits = at;
        while (digits < text_.size() && text_[digits] >= '0' && text_[digits] <= '9') ++digits;
        return digits - at == 4 && text_.substr(digits).starts_with("年") && text_.substr(digits, 24).find("日") != std::string_view::npos;
    }

    struct Doubt {
        std::size_t edit = 0;  ///< position in edits_
        char32_t before = 0, after = 0;
    };
    std::string_view text_;
    std::size_t begin_ = 0;  ///< of the line
    std::vector<Gap> gaps_;
    std::vector<Edit> edits_;
    std::vector<Doubt> doubts_;
    Pairs pairs_;
};

}  // namespace

std::vector<Edit> propose_spaces(const Draft& draft) { return SpaceFinder(draft.text()).find(draft.holdings().wide_spaces); }

}  // namespace jianbao::text
