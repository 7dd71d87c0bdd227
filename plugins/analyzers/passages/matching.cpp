#include "matching.h"

#include <algorithm>
#include <tuple>

namespace jianbao::passages {

namespace {

/// A kept hash and where it was taken.
struct Fingerprint {
    std::uint64_t hash = 0;
    std::uint32_t text = 0;
    std::uint32_t at = 0;
    friend auto operator<=>(const Fingerprint&, const Fingerprint&) = default;
};

/// The same letters at two places; texts are ordered.
struct Seed {
    std::uint32_t text = 0, other = 0;
    std::int64_t diagonal = 0;  ///< at - other_at: the same for all seeds of one passage
    std::uint32_t at = 0;
    friend auto operator<=>(const Seed&, const Seed&) = default;
};

constexpr std::size_t most_places = 48;  ///< of one fingerprint that are all compared with each other
constexpr std::size_t few_places = 4;    ///< with which the others are compared where there are more

std::uint64_t mixed(std::uint64_t value) {
    value ^= value >> 33;
    value *= 0xFF51AFD7ED558CCDULL;
    value ^= value >> 29;
    return value;
}

void take_fingerprints(const Letters& text, std::uint32_t index, std::uint32_t length, std::uint32_t window,
                       std::vector<Fingerprint>& fingerprints) {
    if (text.size() < length) return;
    constexpr std::uint64_t base = 0x9E3779B97F4A7C15ULL;
    std::uint64_t leading = 1;  // base^(length-1): the weight of the letter that leaves
    for (std::uint32_t i = 1; i < length; ++i) leading *= base;
    const std::size_t count = text.size() - length + 1;
    std::vector<std::uint64_t> hashes(count);
    std::uint64_t rolling = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i >= length) rolling -= leading * text.letters[i - length];
        rolling = rolling * base + text.letters[i];
        if (i + 1 >= length) hashes[i + 1 - length] = mixed(rolling);
    }
    // The smallest hash of each window, the rightmost of equal ones; kept once.
    std::size_t kept = count, smallest = count;
    for (std::size_t end = std::min<std::size_t>(window, count); end <= count; ++end) {
        const std::size_t begin = end - std::min<std::size_t>(window, end);
        if (smallest == count || smallest < begin) {
            smallest = begin;
            for (std::size_t i = begin + 1; i < end; ++i)
                if (hashes[i] <= hashes[smallest]) smallest = i;
        } else if (hashes[end - 1] <= hashes[smallest]) {
            smallest = end - 1;
        }
        if (smallest != kept) fingerprints.push_back({hashes[smallest], index, static_cast<std::uint32_t>(smallest)});
        kept = smallest;
    }
}

std::vector<Seed> make_seeds(std::vector<Fingerprint>& fingerprints) {
    std::sort(fingerprints.begin(), fingerprints.end());
    std::vector<Seed> seeds;
    for (std::size_t begin = 0; begin < fingerprints.size();) {
        std::size_t end = begin;
        while (end < fingerprints.size() && fingerprints[end].hash == fingerprints[begin].hash) ++end;
        // Many places: each is compared with the first ones only.
        const std::size_t partners = end - begin <= most_places ? end : begin + few_places;
        for (std::size_t i = begin; i < partners; ++i)
            for (std::size_t j = i + 1; j < end; ++j) {
                const Fingerprint &one = fingerprints[i], &two = fingerprints[j];
                if (one.text == two.text) continue;
                seeds.push_back({one.text, two.text, static_cast<std::int64_t>(one.at) - two.at, one.at});
            }
        begin = end;
    }
    std::sort(seeds.begin(), seeds.end());
    seeds.erase(std::unique(seeds.begin(), seeds.end()), seeds.end());
    return seeds;
}

char32_t folded(char32_t character) {
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;
    if (character >= 'A' && character <= 'Z') character += 'a' - 'A';
    return character;
}

bool is_letter(char32_t character) {
    return is_han(character) || (character >= '0' && character <= '9') || (character >= 'a' && character <= 'z') ||
           character == '%';
}

}  // namespace

Letters letters_of(std::string_view text, Span span) {
    Letters result;
    result.letters.reserve(span.size() / 3);
    result.offsets.reserve(span.size() / 3 + 1);
    std::uint32_t end = span.begin;
    for (std::size_t at = span.begin; at < span.end;) {
        const auto start = static_cast<std::uint32_t>(at);
        const char32_t letter = folded(next_character(text, at));
        if (!is_letter(letter)) continue;
        result.letters.push_back(letter);
        result.offsets.push_back(start);
        end = static_cast<std::uint32_t>(at);
    }
    result.offsets.push_back(end);
    return result;
}

std::vector<Match> find_matches(const std::vector<Letters>& texts, std::uint32_t shortest) {
    // A passage of `shortest` letters holds `window` hashes of `length` letters: one of them is kept.
    const std::uint32_t length = std::max(2U, shortest / 2), window = shortest - length + 1;
    std::vector<Fingerprint> fingerprints;
    for (std::uint32_t i = 0; i < texts.size(); ++i) take_fingerprints(texts[i], i, length, window, fingerprints);
    std::vector<Match> matches;
    std::uint32_t covered = 0;
    const Seed* last = nullptr;
    const std::vector<Seed> seeds = make_seeds(fingerprints);
    for (const Seed& seed : seeds) {
        const bool same_line =
            last && last->text == seed.text && last->other == seed.other && last->diagonal == seed.diagonal;
        if (same_line && seed.at < covered) continue;  // inside the match found before
        last = &seed;
        const std::vector<char32_t>& one = texts[seed.text].letters;
        const std::vector<char32_t>& two = texts[seed.other].letters;
        const auto other_at = static_cast<std::uint32_t>(seed.at - seed.diagonal);
        std::uint32_t left = 0, right = 0;
        while (left < seed.at && left < other_at && one[seed.at - left - 1] == two[other_at - left - 1]) ++left;
        while (seed.at + right < one.size() && other_at + right < two.size() &&
               one[seed.at + right] == two[other_at + right])
            ++right;
        covered = seed.at + std::max(right, 1U);
        if (right < length || left + right < shortest) continue;  // equal hashes of other letters, or too short
        matches.push_back({seed.text, seed.other, seed.at - left, seed.at + right, other_at - left});
        matches.push_back({seed.other, seed.text, other_at - left, other_at + right, seed.at - left});
    }
    std::sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
        return std::tie(left.text, left.begin, left.end, left.other, left.other_begin) <
               std::tie(right.text, right.begin, right.end, right.other, right.other_begin);
    });
    return matches;
}

}  // namespace jianbao::passages
