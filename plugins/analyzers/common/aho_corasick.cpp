#include "aho_corasick.h"

#include <algorithm>
#include <stdexcept>

namespace jianbao {

AhoCorasick::AhoCorasick(std::span<const std::string> words) {
    std::array<bool, 256> used{};
    for (const std::string& word : words) {
        if (word.empty()) throw std::invalid_argument("an empty word can't be searched for");
        for (const char byte : word) used[static_cast<unsigned char>(byte)] = true;
    }
    // Column 0 is for bytes of no word. With all 256 in use the last column must stay below 256.
    unsigned next_column = 1;
    const bool all = std::all_of(used.begin(), used.end(), [](bool one) { return one; });
    if (all) next_column = 0;
    for (std::size_t byte = 0; byte < used.size(); ++byte)
        if (used[byte]) columns_[byte] = static_cast<std::uint8_t>(next_column++);
    stride_ = std::max(next_column, 1U);

    // The trie, with 0 for "no child": nothing leads back to the root.
    std::vector<std::uint32_t> column_of(1);  ///< of the edge to a child
    std::vector<std::vector<std::uint32_t>> children(1);
    table_.assign(stride_, 0);
    outputs_.assign(1, {});
    for (std::size_t index = 0; index < words.size(); ++index) {
        std::uint32_t state = 0;
        for (const char byte : words[index]) {
            const std::uint32_t column = columns_[static_cast<unsigned char>(byte)];
            const std::size_t edge = std::size_t{state} * stride_ + column;
            if (table_[edge] == 0) {
                if (table_.size() + stride_ >= has_output) throw std::length_error("too many words for one automaton");
                const auto made = static_cast<std::uint32_t>(outputs_.size());
                table_[edge] = made;
                children[state].push_back(made);
                column_of.push_back(column);
                children.emplace_back();
                outputs_.emplace_back();
                table_.resize(table_.size() + stride_, 0);
            }
            state = table_[edge];
        }
        if (outputs_[state].word == none)
            outputs_[state] = {static_cast<std::uint32_t>(index), static_cast<std::uint32_t>(words[index].size()),
                               none};
    }

    // Breadth first: a missing edge becomes that of the longest proper suffix that is in the trie,
    // so a state's row is its suffix's, which is done, with the state's own edges put in.
    std::vector<std::uint32_t> suffix(outputs_.size(), 0), queue = {0};
    for (std::size_t next = 0; next < queue.size(); ++next) {
        const std::uint32_t state = queue[next];
        std::uint32_t* row = table_.data() + std::size_t{state} * stride_;
        const std::uint32_t* fallback = table_.data() + std::size_t{suffix[state]} * stride_;
        if (state == 0)
            std::fill(row, row + stride_, 0);
        else
            std::copy(fallback, fallback + stride_, row);
        for (const std::uint32_t child : children[state]) {
            std::uint32_t& entry = row[column_of[child]];
            suffix[child] = (entry & ~has_output) / stride_;
            const Output& other = outputs_[suffix[child]];
            outputs_[child].shorter = other.word != none ? suffix[child] : other.shorter;
            const bool reports = outputs_[child].word != none || outputs_[child].shorter != none;
            entry = child * stride_ | (reports ? has_output : 0);
            queue.push_back(child);
        }
    }
}

std::vector<AhoCorasick::Match> AhoCorasick::find_all(std::string_view text) const {
    std::vector<Match> matches;
    scan(text, [&](const Match& match) { matches.push_back(match); });
    return matches;
}

std::vector<AhoCorasick::Match> AhoCorasick::find_longest(std::string_view text) const {
    std::vector<Match> matches = find_all(text);
    keep_longest(matches);
    return matches;
}

void AhoCorasick::keep_longest(std::vector<Match>& matches) {
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

}  // namespace jianbao
