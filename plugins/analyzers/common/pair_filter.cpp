#include "pair_filter.h"

#include <algorithm>
#include <bit>
#include <span>

#include "lexicon.h"

namespace jianbao::chinese {

namespace {

/// Four bytes from `bytes` on. Nobody asks which is the lowest.
std::uint32_t four_at(const char* bytes) {
    std::uint32_t all = 0;
    std::memcpy(&all, bytes, sizeof all);
    return all;
}

constexpr unsigned goes_on_shift = 8;  // groups whose words a character begins; above these, those it goes on

}  // namespace

void PairFilter::add(std::string_view word) {
    std::uint32_t first = 0, second = 0, third = 0;
    if (word.empty()) return;
    character_at(word, 0, first);
    if (first != 3) {
        leads_[static_cast<unsigned char>(word[0])] = true;
        return;
    }
    if (first < word.size()) character_at(word, first, second);
    if (second != 3) {
        alone_.push_back(key(word.data()));
        return;
    }
    added_.emplace_back(key(word.data()), key(word.data() + first));
    if (first + second < word.size()) character_at(word, first + second, third);
    thirds_.resize(std::size_t{1} << thirds_log, 0);
    thirds_[slot(key(word.data()), key(word.data() + first))] |=
        third == 3 ? std::uint64_t{1} << (word[first + second + 2] & 0x3F) : ~std::uint64_t{0};
}

void PairFilter::finish() {
    constexpr unsigned pair_groups = alone_bit;
    thirds_.resize(std::size_t{1} << thirds_log, 0);
    groups_.assign(keys, alone_.empty() ? 0 : 1u << (alone_bit + goes_on_shift));
    for (const Key first : alone_) groups_[first] |= 1u << alone_bit;
    std::sort(added_.begin(), added_.end());
    added_.erase(std::unique(added_.begin(), added_.end()), added_.end());
    using Pairs = std::span<const std::pair<Key, Key>>;  // of one first character
    std::vector<Pairs> firsts;
    for (std::size_t begin = 0, end = 0; begin < added_.size(); begin = end) {
        while (end < added_.size() && added_[end].first == added_[begin].first) ++end;
        if ((groups_[added_[begin].first] >> alone_bit & 1) == 0) firsts.push_back(Pairs(added_).subspan(begin, end - begin));
    }
    std::stable_sort(firsts.begin(), firsts.end(), [](Pairs left, Pairs right) { return left.size() > right.size(); });
    // A group says yes to all pairs of its first and second characters: each first one goes where it adds the fewest.
    struct Group {
        std::size_t firsts = 0, seconds = 0;
    };
    std::array<Group, pair_groups> groups;
    for (const Pairs pairs : firsts) {
        unsigned best = 0;
        std::size_t fewest = keys * keys, best_new = 0;
        for (unsigned i = 0; i < pair_groups; ++i) {
            std::size_t more = 0;
            for (const auto& [first, second] : pairs) more += (groups_[second] >> (i + goes_on_shift) & 1) == 0;
            const std::size_t adds = (groups[i].firsts + 1) * (groups[i].seconds + more) - groups[i].firsts * groups[i].seconds;
            if (adds < fewest) {
                fewest = adds;
                best = i;
                best_new = more;
            }
        }
        ++groups[best].firsts;
        groups[best].seconds += best_new;
        for (const auto& [first, second] : pairs) {
            groups_[first] |= 1u << best;
            groups_[second] |= 1u << (best + goes_on_shift);
        }
    }
    added_.clear();
    alone_.clear();
}

bool PairFilter::may_begin(std::string_view text, std::size_t at) const {
    const auto lead = static_cast<unsigned char>(text[at]);
    if ((lead & 0xF0) != 0xE0) return leads_[lead];
    if (text.size() - at < 3) return true;
    const unsigned first = groups_[key(text.data() + at)];
    // what is left is one character, which may be a word alone
    if (text.size() - at < 6) return (first >> alone_bit & 1) != 0;
    return (first & groups_[key(text.data() + at + 3)] >> goes_on_shift) != 0;
}

std::size_t PairFilter::take(std::string_view text, std::size_t& at, std::span<std::uint32_t> places) const {
    const std::uint16_t* const groups = groups_.data();
    const char* const bytes = text.data();
    const std::size_t stop = std::min(text.size(), at + places.size());
    constexpr std::size_t needed = 9;  // bytes, of two characters and the one behind them
    const std::size_t easy = text.size() < needed || stop == 0 ? 0 : std::min(stop - 1, text.size() - needed + 1);
    std::uint32_t* const out = places.data();
    std::size_t count = 0, i = at;
    while (i < stop) {
        if (i < easy && (bytes[i] & 0xF0) == 0xE0) {
            unsigned first = groups[key(bytes + i)];
            while (i < easy) {
                if ((four_at(bytes + i + 3) & 0xF00000F0) != 0xE00000E0) break;
                const unsigned second = groups[key(bytes + i + 3)], third = groups[key(bytes + i + 6)];
                out[count] = static_cast<std::uint32_t>(i);
                count += (first & second >> goes_on_shift) != 0;
                out[count] = static_cast<std::uint32_t>(i + 3);
                count += (second & third >> goes_on_shift) != 0;
                first = third;
                i += 6;
            }
            if (i >= stop) break;
        }
        const auto lead = static_cast<unsigned char>(bytes[i]);
        out[count] = static_cast<std::uint32_t>(i);
        count += lead < 0x80 ? leads_[lead] : may_begin(text, i);
        i += lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    }
    at = std::min(i, text.size());
    // Of those that share a group the words that begin with one character pass, and those a third one goes on with.
    const std::uint64_t* const thirds = thirds_.data();
    const std::size_t whole = text.size() < needed ? 0 : text.size() - needed + 1;  // where three characters may stand
    std::size_t kept = 0;
    for (std::size_t one = 0; one < count; ++one) {
        const std::uint32_t place = out[one];
        out[kept] = place;
        if (place >= whole) {
            ++kept;
            continue;
        }
        const char* const from = bytes + place;
        const Key first = key(from);
        const std::uint64_t goes_on = thirds[slot(first, key(from + 3))] >> (from[8] & 0x3F) | groups[first] >> alone_bit;
        kept += (goes_on & 1) | ((*from & 0xF0) != 0xE0);
    }
    return kept;
}

}  // namespace jianbao::chinese
