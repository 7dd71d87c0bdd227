#include "pair_filter.h"

#include <algorithm>
#include <array>

#include "lexicon.h"

namespace jianbao::chinese {

void PairFilter::add(std::string_view word) {
    std::uint32_t first = 0, second = 0;
    if (word.empty() || (character_at(word, 0, first), first != 3)) return;
    if (first < word.size()) character_at(word, first, second);
    if (second == 3)
        added_[key(word.data())].insert(key(word.data() + first));
    else
        alone_.insert(key(word.data()));
}

void PairFilter::finish() {
    constexpr unsigned pair_groups = 7;
    table_.assign(seconds + keys, 0);
    for (const Key first : alone_) table_[first] |= 1u << pair_groups;
    if (!alone_.empty()) std::fill(table_.begin() + seconds, table_.end(), std::uint8_t{1} << pair_groups);
    std::vector<std::pair<Key, const std::set<Key>*>> firsts;
    for (const auto& [first, all] : added_)
        if (!alone_.contains(first)) firsts.emplace_back(first, &all);
    std::stable_sort(firsts.begin(), firsts.end(),
                     [](const auto& left, const auto& right) { return left.second->size() > right.second->size(); });
    // A group says yes to all pairs of its first and second characters: each first one goes where it adds the fewest.
    struct Group {
        std::size_t firsts = 0, seconds = 0;
    };
    std::array<Group, pair_groups> groups;
    for (const auto& [first, all] : firsts) {
        unsigned best = 0;
        std::size_t fewest = keys * keys, best_new = 0;
        for (unsigned i = 0; i < pair_groups; ++i) {
            std::size_t more = 0;
            for (const Key second : *all) more += (table_[seconds + second] >> i & 1) == 0;
            const std::size_t adds = (groups[i].firsts + 1) * (groups[i].seconds + more) - groups[i].firsts * groups[i].seconds;
            if (adds < fewest) {
                fewest = adds;
                best = i;
                best_new = more;
            }
        }
        ++groups[best].firsts;
        groups[best].seconds += best_new;
        table_[first] |= 1u << best;
        for (const Key second : *all) table_[seconds + second] |= 1u << best;
    }
    added_.clear();
    alone_.clear();
}

}  // namespace jianbao::chinese
