#include "config/nearest.h"

#include <algorithm>

#include "jianbao/basics.h"

namespace jianbao::config {

std::size_t edit_distance(std::string_view from, std::string_view to) {
    const std::u32string a = to_utf32(from), b = to_utf32(to);
    // Three rows of the table of distances between prefixes; a swap looks two rows back.
    std::vector<std::size_t> before(b.size() + 1), above(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        std::swap(before, above);
        std::swap(above, row);
    }
    return above[b.size()];
}

std::string nearest(std::string_view word, std::span<const std::string> known) {
    std::string best;
    std::size_t least = std::string::npos;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(word, candidate);
        const std::size_t allowed = std::max<std::size_t>(1, count_characters(candidate) / 3);
        if (distance <= allowed && distance < least) {
            least = distance;
            best = candidate;
        }
    }
    if (!best.empty() || count_characters(word) < 3) return best;
    for (const std::string& candidate : known)
        if (candidate.starts_with(word) || word.starts_with(candidate)) return candidate;
    return {};
}

std::string hint_for(std::string_view word, std::span<const std::string> known) {
    if (known.empty()) return {};
    if (const std::string meant = nearest(word, known); !meant.empty()) return "did you mean `" + meant + "`?";
    std::string list = "known are: ";
    constexpr std::size_t most = 20;
    for (std::size_t i = 0; i < known.size() && i < most; ++i) list += (i == 0 ? "" : ", ") + known[i];
    if (known.size() > most) list += ", …";
    return list;
}

}  // namespace jianbao::config
