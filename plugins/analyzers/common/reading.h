/// Reading: the words of one text, looked up once for all that ask.
///
/// The grammars ask at the same places again and again which word stands there. One scan answers
/// for the whole text, and tells as well which classes of words a stretch of it has none of, so that
/// nobody looks for them there.
#pragma once

#include <algorithm>
#include <bit>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "lexicon.h"

namespace jianbao::chinese {

class Reading {
public:
    /// Of no text: asks the lexicon each time. For short texts of which little is asked.
    explicit Reading(const Lexicon& words) : words_(&words) {}
    /// Of `text`, which stays as it is and where it is as long as the reading. Where words of one of the
    /// classes `marked` begin is told exactly, see marks().
    Reading(const Lexicon& words, std::string_view text, Classes marked = 0);

    Reading(Reading&&) = default;
    Reading& operator=(Reading&&) = default;

    const Lexicon& lexicon() const { return *words_; }
    const Phrases& phrases() const { return words_->phrases(); }

    /// As Lexicon::longest, of this text or of any other.
    Word longest(std::string_view text, std::size_t at, std::size_t limit, Classes any = ~Classes{0}) const {
        if (text.data() != text_.data() || at >= size_) return words_->longest(text, at, limit, any);
        const Lexicon::Start& start = starts_[places_[at]];
        const Word& word = start.longest;
        if (!word || (start.all & any) == 0) return {};
        return word.is(any) && at + word.length <= limit ? word : words_->longest(text, at, limit, any);
    }
    /// The classes of all words that begin at the place, whatever their length: what is not among them need not be asked
    /// for there. All classes where it is not known.
    Classes starting(std::string_view text, std::size_t at) const {
        if (text.data() != text_.data() || at >= size_) return ~Classes{0};
        return starts_[places_[at]].all;
    }
    Classes classes_of(std::string_view word) const { return words_->classes_of(word); }

    /// Classes of the words that begin in the stretch of this text, and of some close to it. What is
    /// not among them stands nowhere in it; all classes where no text was read.
    Classes may_hold(Span span) const {
        if (near_.empty()) return ~Classes{0};
        Classes all = 0;
        for (std::size_t i = span.begin / stretch; i < near_.size() && i * stretch < span.end; ++i) all |= near_[i];
        return all;
    }

    /// Where in [at, limit) of `text` the first word of one of the classes begins, inside another or not; `limit` where
    /// there is none. `at` is the answer where it is not known.
    std::uint32_t next_of(std::string_view text, std::uint32_t at, std::uint32_t limit, Classes any) const {
        if (text.data() != text_.data() || near_.empty() || limit > text_.size()) return at;
        for (std::uint32_t i = at / stretch; i * stretch < limit; ++i) {
            if ((near_[i] & any) == 0) continue;
            std::uint64_t stops = stops_[i * stretch / 64] >> (i * stretch % 64) & 0xFFFFFFFF;
            if (i == at / stretch) stops &= ~std::uint64_t{0} << (at % stretch);
            for (; stops != 0; stops &= stops - 1) {
                const std::uint32_t place = i * stretch + static_cast<std::uint32_t>(std::countr_zero(stops));
                if (place >= limit) return limit;
                if ((starts_[places_[place]].all & any) != 0) return place;
            }
        }
        return limit;
    }

    /// Where in [at, limit) of `text` the first character stands that begins a word, one only spotted too, or is not of U+4000 to U+9FFF (a
    /// mark, a digit, a bracket); `limit` where there is none. `at` is the first byte of a character; it is the answer
    /// where it is not known.
    std::uint32_t next_stop(std::string_view text, std::uint32_t at, std::uint32_t limit) const {
        if (text.data() != text_.data() || stops_.empty() || at >= limit) return at;
        std::size_t i = at / 64;
        std::uint64_t rest = stops_[i] & ~std::uint64_t{0} << (at % 64);
        while (rest == 0 && ++i * 64 < limit) rest = stops_[i];
        if (rest == 0) return limit;
        return std::min(limit, static_cast<std::uint32_t>(i * 64) + static_cast<std::uint32_t>(std::countr_zero(rest)));
    }

    /// Whether a word of a marked class begins in [begin, end) of `text`, one inside another or not; true
    /// where it is not known.
    bool marks(std::string_view text, std::size_t begin, std::size_t end) const {
        if (text.data() != text_.data() || marks_.empty() || end > text_.size()) return true;
        if (begin >= end) return false;
        const std::size_t first = begin / 64, last = (end - 1) / 64;
        const std::uint64_t front = ~std::uint64_t{0} << (begin % 64), back = ~std::uint64_t{0} >> (63 - (end - 1) % 64);
        if (first == last) return (marks_[first] & front & back) != 0;
        if ((marks_[first] & front) != 0 || (marks_[last] & back) != 0) return true;
        for (std::size_t i = first + 1; i < last; ++i)
            if (marks_[i] != 0) return true;
        return false;
    }

private:
    static constexpr std::uint32_t stretch = 32;  // bytes

    const Lexicon* words_;
    const Lexicon::Start* starts_ = nullptr;  ///< of the lexicon
    std::string_view text_;
    std::vector<Lexicon::Form> forms_;  ///< by the byte the words begin at
    const Lexicon::Form* places_ = nullptr;  ///< forms_, and how many they are: asked for at every step
    std::size_t size_ = 0;
    std::vector<Classes> near_;         ///< of all words, by the stretch they begin in
    std::vector<std::uint64_t> stops_;  ///< a bit a byte: see next_stop()
    std::vector<std::uint64_t> marks_;  ///< a bit a byte: a word of a marked class begins there
};

}  // namespace jianbao::chinese
