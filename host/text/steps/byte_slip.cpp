#include <memory>

#include "scan.h"
#include "slip_reader.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr int farthest_back = 14;  ///< characters a run may begin before what gives it away

bool is_lost_mark(char32_t c) { return c == '?' || c == U'？' || c == 0xFFFD; }

/// Letters and signs that Chinese text has little of, and wrongly paired bytes much: Greek and
/// Cyrillic, kana, box drawing, accented Latin, private use.
bool is_foreign(char32_t c) {
    return (c >= 0xC0 && c < 0x500 && c != 0xD7 && c != 0xF7) || (c >= 0x2500 && c < 0x25A0) || (c >= 0x3040 && c < 0x3130) || (c >= 0xE000 && c < 0xF900);
}

/// Looks for what is odd: a mark of a lost byte before a character, or three unusual characters
/// among eight; and has the run read anew from there.
class Finder {
public:
    explicit Finder(std::string_view text) : text_(text), gbk_(Gbk::table()) {}

    std::vector<Edit> find() {
        for_each_line(text_, [&](std::size_t begin, std::size_t end) {
            if (begin < end) line(begin, end);
        });
        return std::move(edits_);
    }

private:
    void line(std::size_t begin, std::size_t end) {
        unsigned window = 0;  // a bit for each of the last characters: odd or not
        std::size_t resume = begin;
        for (std::size_t at = begin; at < end;) {
            const auto byte = static_cast<unsigned char>(text_[at]);
            if (byte < 0x80 && byte != '?') {
                ++at;
                window = 0;
                continue;
            }
            const std::size_t here = at;
            const char32_t c = quick_character(text_, at);
            if (is_lost_mark(c)) {
                window = 0;
                if (at == end || text_[at] == ' ') continue;
                if (const auto repair = reader().read(here, end, true)) at = resume = accept(*repair);
                continue;
            }
            const bool odd = is_han(c) ? !gbk_.is_everyday(c) : is_foreign(c);
            window = (window << 1 | (odd ? 1u : 0u)) & 0xFF;
            if (!odd || __builtin_popcount(window) < 3) continue;
            window = 0;
            if (!really_odd(at, begin)) continue;
            std::optional<SlipRepair> best;
            std::size_t start = at;
            for (int back = 0; back < farthest_back && start > resume; ++back) {
                start = without_last(text_.substr(0, start)).size();
                const auto repair = reader().read(start, end, false);
                if (repair && (!best || repair->gain > best->gain)) best = repair;
            }
            if (best) at = resume = accept(*best);
        }
    }

    /// Three of the eight characters before `end` are unusual in both scripts.
    bool really_odd(std::size_t end, std::size_t begin) const {
        int odd = 0;
        for (int i = 0; i < 8 && end > begin; ++i) {
            const char32_t c = character_before(text_, end);
            end = without_last(text_.substr(0, end)).size();
            odd += c >= 0x80 && !CharacterModel::is_usual(c);
        }
        return odd >= 3;
    }

    std::size_t accept(const SlipRepair& repair) {
        edits_.push_back({repair.span, to_utf8(repair.text), repair.confidence});
        return repair.span.end;
    }

    SlipReader& reader() {
        if (!reader_) reader_ = std::make_unique<SlipReader>(text_);
        return *reader_;
    }

    std::string_view text_;
    const Gbk& gbk_;
    std::unique_ptr<SlipReader> reader_;  ///< made where something odd is found
    std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> propose_byte_slip(const Draft& draft) { return Finder(draft.text()).find(); }

}  // namespace jianbao::text
