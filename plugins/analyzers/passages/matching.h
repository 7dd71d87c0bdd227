/// Matching: passages that stand in more than one text, found by winnowed fingerprints.
///
/// Texts are compared by their letters alone: punctuation, spaces and line ends are dropped,
/// full-width letters and digits count as half-width. Of every window of k-letter hashes the
/// smallest is kept (winnowing), so that any common passage of the given length is sure to share
/// one, at a fraction of the memory; from there matches are extended letter by letter.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao::passages {

/// The letters of one text, and where each stands.
struct Letters {
    std::vector<char32_t> letters;
    std::vector<std::uint32_t> offsets;  ///< byte of each letter; one more for the end of the last

    std::size_t size() const { return letters.size(); }
};

/// The letters of text[span]; offsets count in the whole text.
Letters letters_of(std::string_view text, Span span);

/// One passage of one text that stands in another too. Positions count letters.
struct Match {
    std::uint32_t text = 0;  ///< position in the list of texts
    std::uint32_t other = 0;
    std::uint32_t begin = 0, end = 0;
    std::uint32_t other_begin = 0;

    friend auto operator<=>(const Match&, const Match&) = default;
};

/// All passages of at least `shortest` letters that two of the texts share, each reported for both;
/// sorted by text and begin. Passages inside one text are not looked for. A passage in very many
/// texts is compared with the first of them only, so that the cost stays linear. `shortest` is at
/// least 4.
std::vector<Match> find_matches(const std::vector<Letters>& texts, std::uint32_t shortest);

}  // namespace jianbao::passages
