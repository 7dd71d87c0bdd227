#include "lexicon.h"

#include <algorithm>

namespace jianbao::chinese {

void Lexicon::grow() {
    std::vector<Slot> old = std::move(slots_);
    slots_.assign(std::max<std::size_t>(64, old.size() * 2), Slot{});
    for (const Slot& slot : old) {
        if (slot.node == 0) continue;
        std::size_t i = hash(slot.node, slot.character);
        while (slots_[i & (slots_.size() - 1)].node != 0) ++i;
        slots_[i & (slots_.size() - 1)] = slot;
    }
}

std::uint32_t Lexicon::add_child(std::uint32_t node, char32_t character) {
    const auto made = static_cast<std::uint32_t>(classes_.size());
    if (node == 0) {
        if (first_.empty()) {
            first_.assign(first_size, 0);
            pairs_.assign(first_size / 64, 0);
            alone_.assign(first_size / 64, 0);
        }
        if (character >= first_size) return 0;
        std::uint32_t& entry = first_[character];
        if (entry == 0) {
            entry = made;
            classes_.push_back(0);
            hints_.push_back(0);
        }
        return entry;
    }
    if (const std::uint32_t known = child(node, character)) return known;
    if ((edges_ + 1) * 2 > slots_.size()) grow();
    std::size_t i = hash(node, character);
    while (slots_[i & (slots_.size() - 1)].node != 0) ++i;
    slots_[i & (slots_.size() - 1)] = Slot{node, character, made};
    ++edges_;
    classes_.push_back(0);
    hints_.push_back(0);
    hints_[node] |= std::uint64_t{1} << (character & 63);
    return made;
}

void Lexicon::add(std::string_view word, Classes classes) {
    std::uint32_t node = 0;
    std::uint32_t length = 0;
    for (std::size_t at = 0; at < word.size(); at += length) {
        node = add_child(node, character_at(word, at, length));
        if (node == 0) return;  // outside the basic plane: no official word starts there
    }
    if (node == 0) return;
    const char32_t first = character_at(word, 0, length);
    if (length == word.size()) {
        alone_[first >> 6] |= std::uint64_t{1} << (first & 63);
    } else {
        const std::size_t bit = pair_bit(first, character_at(word, length, length));
        pairs_[bit >> 6] |= std::uint64_t{1} << (bit & 63);
    }
    words_ += classes_[node] == 0;
    classes_[node] |= classes;
}

void Lexicon::finish() {
    classes_.shrink_to_fit();
    if (first_.empty()) first_.assign(first_size, 0);
}

Classes Lexicon::classes_in(std::string_view text) const {
    Classes all = 0;
    each_word(text, [&](std::size_t, std::size_t, Classes classes) { all |= classes; });
    return all;
}

Classes Lexicon::classes_of(std::string_view word) const {
    const Word found = longest(word, 0, word.size());
    return found.length == word.size() ? found.classes : 0;
}

void add_groups(Lexicon& lexicon, const Node& file, const std::vector<std::string_view>& names) {
    for (const Node& group : file["group"].list()) {
        Classes classes = 0;
        for (const std::string& name : group["class"].texts()) {
            const auto found = std::find(names.begin(), names.end(), name);
            if (found == names.end()) {
                std::string known;
                for (const std::string_view one : names) known += (known.empty() ? "" : ", ") + std::string(one);
                throw SettingError(group["class"].where(), "unknown word class \"" + name + "\"",
                                   "the classes are: " + known);
            }
            classes |= Classes{1} << (found - names.begin());
        }
        for (const std::string& word : group["words"].texts()) lexicon.add(word, classes);
    }
}

}  // namespace jianbao::chinese
