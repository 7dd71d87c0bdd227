/// AhoCorasick: finds many words in one pass over a text, whose cost does not depend on how many
/// words there are.
///
/// The words and the text are bytes. UTF-8 can't match in the middle of a character as long as
/// words and text are valid UTF-8, so nothing is decoded. The automaton is a full transition table
/// over the byte values that occur in the words; all others share one column.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao {

class AhoCorasick {
public:
    /// One occurrence: bytes [begin, end) of the text are the word at position `word`.
    struct Match {
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t word = 0;
        friend bool operator==(const Match&, const Match&) = default;
    };

    /// Words given twice are reported once, as the first. Throws std::invalid_argument for an empty
    /// word, and std::length_error where the table would pass 2^31 entries.
    explicit AhoCorasick(std::span<const std::string> words);

    /// Calls `found(Match)` for every occurrence, overlapping ones too, by ascending end; of those
    /// that end at one place the longest comes first. The text must be below 4 GiB.
    template <class Found>
    void scan(std::string_view text, Found found) const {
        std::uint32_t state = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const std::uint32_t entry = table_[state + columns_[static_cast<unsigned char>(text[at])]];
            state = entry & ~has_output;
            if (entry & has_output) report(state, static_cast<std::uint32_t>(at + 1), found);
        }
    }

    /// All occurrences, in the order of scan().
    std::vector<Match> find_all(std::string_view text) const;
    /// Occurrences that do not overlap: from the left, at each place the longest word.
    std::vector<Match> find_longest(std::string_view text) const;
    /// The same for occurrences already found; they are sorted and thinned out in place.
    static void keep_longest(std::vector<Match>& matches);

    /// Bytes of the transition table.
    std::size_t table_size() const { return table_.size() * sizeof table_[0]; }

private:
    static constexpr std::uint32_t has_output = 0x80000000;
    static constexpr std::uint32_t none = 0xFFFFFFFF;

    struct Output {
        std::uint32_t word = none;
        std::uint32_t length = 0;
        std::uint32_t shorter = none;  ///< state with the next shorter word that ends here
    };

    template <class Found>
    void report(std::uint32_t state, std::uint32_t end, Found& found) const {
        for (std::uint32_t at = state / stride_; at != none; at = outputs_[at].shorter)
            if (outputs_[at].word != none) found(Match{end - outputs_[at].length, end, outputs_[at].word});
    }

    std::array<std::uint8_t, 256> columns_{};
    std::uint32_t stride_ = 1;
    std::vector<std::uint32_t> table_;  ///< row offset of the next state, with has_output
    std::vector<Output> outputs_;       ///< by state
};

}  // namespace jianbao
