#include <optional>

#include "scan.h"
#include "slip_reader.h"
#include "steps.h"

namespace jianbao::text {

namespace {

constexpr int farthest_back = 14;  ///< characters a run may begin before what gives it away

/// Pairs of characters weighed at most for a text. Heavily damaged documents take a fifth of a
/// pair a byte; a text of random characters, in which every place is odd, would take hundreds.
constexpr std::uint64_t least_budget = 2'000'000, budget_per_byte = 4;

/// Has the text read anew where the census found something odd.
class SlipFinder {
public:
    explicit SlipFinder(std::string_view text) : text_(text) {}

    std::vector<Edit> find(const std::vector<std::uint32_t>& places) {
        const std::uint64_t most_work = least_budget + budget_per_byte * text_.size();
        for (const std::uint32_t place : places) {
            if (reader_ && reader_->work() > most_work) break;
            if (place > resume_) look(place);
        }
        return std::move(edits_);
    }

private:
    /// `place` is the end of the character that is odd.
    void look(std::size_t place) {
        if (place > end_) {
            const std::size_t feed = text_.rfind('\n', place - 1);
            begin_ = feed == std::string_view::npos ? 0 : feed + 1;
            end_ = std::min(text_.find('\n', place), text_.size());
        }
        const std::size_t begin = begin_, end = end_;
        if (is_lost_mark(character_before(text_, place))) {
            const std::size_t mark = without_last(text_.substr(0, place)).size();
            if (!reader_) reader_.emplace(text_);
            // What decodes the text puts U+FFFD where the wrong pairing comes to its end.
            if (character_before(text_, place) == 0xFFFD)
                if (const auto repair = best_before(mark, place, begin)) return accept(*repair);
            if (place == end || text_[place] == ' ') return;
            if (const auto repair = reader_->read(without_last(text_.substr(0, place)).size(), end, true)) accept(*repair);
            return;
        }
        if (!really_odd(place, begin)) return;
        if (!reader_) reader_.emplace(text_);
        if (const auto best = best_before(place, end, begin)) accept(*best);
    }

    /// The best repair of a run that begins some characters before `place`; where it ends is up to it.
    std::optional<SlipRepair> best_before(std::size_t place, std::size_t end, std::size_t begin) {
        std::optional<SlipRepair> best;
        std::size_t start = place;
        for (int back = 0; back < farthest_back && start > std::max(begin, resume_); ++back) {
            start = without_last(text_.substr(0, start)).size();
            const auto repair = reader_->read(start, end, false);
            if (repair && (!best || repair->gain > best->gain)) best = repair;
        }
        return best;
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

    void accept(const SlipRepair& repair) {
        edits_.push_back({repair.span, to_utf8(repair.text), repair.confidence});
        resume_ = repair.span.end;
    }

    std::string_view text_;
    std::optional<SlipReader> reader_;  ///< made where something odd is found
    std::size_t resume_ = 0;            ///< end of the last repair
    std::size_t begin_ = 0, end_ = 0;   ///< of the line looked at last
    std::vector<Edit> edits_;
};

}  // namespace

std::vector<Edit> propose_byte_slip(const Draft& draft) { return SlipFinder(draft.text()).find(draft.census().odd_places); }

}  // namespace jianbao::text
