#include "word_scan.h"

#include <algorithm>
#include <stdexcept>
#include <unordered_set>

namespace jianbao::chinese {

WordScan::WordScan(std::span<const std::string> words) {
    std::unordered_set<std::string_view> seen;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].empty()) throw std::invalid_argument("an empty word can't be searched for");
        if (seen.insert(words[i]).second) words_.add(words[i], i + 1);
    }
    words_.finish();
}

std::vector<WordScan::Match> WordScan::find_all(std::string_view text) const {
    std::vector<Match> matches;
    scan(text, [&](const Match& match) { matches.push_back(match); });
    return matches;
}

std::vector<WordScan::Match> WordScan::find_longest(std::string_view text) const {
    std::vector<Match> matches = find_all(text);
    keep_longest(matches);
    return matches;
}

void WordScan::keep_longest(std::vector<Match>& matches) {
    std::sort(matches.begin(), matches.end(), [](const Match& left, const Match& right) {
        return left.begin != right.begin ? left.begin < right.begin : left.end > right.end;
    });
    std::uint32_t covered = 0;
    std::erase_if(matches, [&](const Match& match) {
        if (match.begin < covered) return true;
        covered = match.end;
        return false;
    });
}

}  // namespace jianbao::chinese
