#include "pair_filter.h"

#include <algorithm>
#include <bit>
#include <span>

#include "lexicon.h"

namespace jianbao::chinese {

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
    table_.assign(seconds + keys, 0);
    for (const Key first : alone_) table_[first] |= 1u << alone_bit;
    if (!alone_.empty()) std::fill(table_.begin() + seconds, table_.end(), std::uint8_t{1} << alone_bit);
    std::sort(added_.begin(), added_.end());
    added_.erase(std::unique(added_.begin(), added_.end()), added_.end());
    using Pairs = std::span<const std::pair<Key, Key>>;  // of one first character
    std::vector<Pairs> firsts;
    for (std::size_t begin = 0, end = 0; begin < added_.size(); begin = end) {
        while (end < added_.size() && added_[end].first == added_[begin].first) ++end;
        if (table_[added_[begin].first] == 0) firsts.push_back(Pairs(added_).subspan(begin, end - begin));
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
            for (const auto& [first, second] : pairs) more += (table_[seconds + second] >> i & 1) == 0;
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
            table_[first] |= 1u << best;
            table_[seconds + second] |= 1u << best;
        }
    }
    added_.clear();
    alone_.clear();
}

// Apart from the loop that asks, which is the quicker the smaller it is.
[[gnu::noinline]] bool PairFilter::goes_on(const char* at, const char* end) const {
    if (end - at < 9) return true;
    const Key first = key(at);
    if (table_[first] >> alone_bit != 0) return true;
    return (thirds_[slot(first, key(at + 3))] >> (at[8] & 0x3F) & 1) != 0;
}

const char* PairFilter::next(const char* at, const char* end) const {
    const auto leads_three = [](const char* from) {  // and the two characters behind it
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, from, sizeof bytes);
        if constexpr (std::endian::native != std::endian::little) bytes = __builtin_bswap64(bytes);
        return (bytes & 0x00F00000F00000F0) == 0x00E00000E00000E0;
    };
    const std::uint8_t* const table = table_.data();
    const auto may_begin = [=, this](const char* one) {
        return (table[key(one)] & table[seconds + key(one + 3)]) != 0 && goes_on(one, end);
    };
    constexpr std::ptrdiff_t three = 3 * 3, six_and_one_more = 2 * three + 3;
    while (at < end) {
        while (end - at >= six_and_one_more && leads_three(at)) {
            if (may_begin(at)) return at;
            if (may_begin(at + 3)) return at + 3;
            if (may_begin(at + 6)) return at + 6;
            at += three;
            if (!leads_three(at)) break;
            if (may_begin(at)) return at;
            if (may_begin(at + 3)) return at + 3;
            if (may_begin(at + 6)) return at + 6;
            at += three;
        }
        if (at >= end) break;
        const auto lead = static_cast<unsigned char>(*at);
        if ((lead & 0xF0) == 0xE0) {
            // what is left is one character, which may be a word alone
            if (end - at < 6 ? end - at < 3 || table[key(at)] >> alone_bit != 0 : may_begin(at)) return at;
            at += 3;
        } else {
            if (leads_[lead]) return at;
            at += lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : 4;
        }
    }
    return end;
}

}  // namespace jianbao::chinese
