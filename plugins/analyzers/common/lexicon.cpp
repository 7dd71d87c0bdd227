#include "lexicon.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <map>
#include <tuple>

namespace jianbao::chinese {

/// Lays out the trie of the words in the double array.
class Lexicon::Maker {
public:
    explicit Maker(Lexicon& lexicon) : lexicon_(lexicon) {
        lexicon_.codes_.assign(plane, 0);
        for (const auto& [word, added] : lexicon_.added_) {
            std::vector<Code> codes;
            std::uint32_t length = 0;
            for (std::size_t at = 0; at < word.size(); at += length) {
                Code& code = lexicon_.codes_[character_at(word, at, length)];
                if (code == 0) code = ++codes_;
                codes.push_back(code);
            }
            words_.push_back({std::move(codes), static_cast<std::uint32_t>(word.size()), added});
        }
        std::sort(words_.begin(), words_.end(), [](const Entry& a, const Entry& b) { return a.codes < b.codes; });
    }

    void make() {
        // The root's children stand at their codes, and no other node's children among them.
        room_for(codes_);
        for (Cell& cell : lexicon_.cells_) cell.parent = of_root;
        free_ = codes_ + 1u;
        form_of({});
        place(0, 0, words_.size(), 0, {});
        fill_filters();
        if (too_many_) lexicon_.starts_.clear();
    }

private:
    struct Entry {
        std::vector<Code> codes;
        std::uint32_t length;
        Added added;
    };
    struct Child {
        Code code;
        std::size_t begin, end;  ///< of its words
    };

    /// The children of a node, whose words are [begin, end), all of them longer than `depth`.
    std::vector<Child> children(std::size_t begin, std::size_t end, std::size_t depth) const {
        std::vector<Child> out;
        for (std::size_t i = begin; i < end; ++i) {
            const Code code = words_[i].codes[depth];
            if (out.empty() || out.back().code != code) out.push_back({code, i, i});
            out.back().end = i + 1;
        }
        return out;
    }

    void room_for(std::size_t cell) {
        if (cell < lexicon_.cells_.size()) return;
        lexicon_.cells_.resize(cell + 1);
        lexicon_.classes_.resize(cell + 1, 0);
    }

    void fill_filters() {
        for (const auto& [word, classes] : lexicon_.added_) lexicon_.pairs_.add(word);
        lexicon_.pairs_.finish();
        lexicon_.follows_.assign(std::size_t{1} << slots_log, 0);
        for (const auto& [word, added] : lexicon_.added_) {
            std::uint32_t first = 0, second = 0;
            character_at(word, 0, first);
            if (first != 3) continue;  // looked up without asking
            const char32_t next = first < word.size() ? character_at(word, first, second) : 0;
            // what is no pair of characters of three bytes is always looked up
            lexicon_.follows_[slot_of(eight_at((word + std::string(8, '\0')).data()))] |=
                second == 3 ? std::uint64_t{1} << (next & 0x3F) : ~std::uint64_t{0};
        }
    }

    std::uint32_t base_for(const std::vector<Child>& children) {
        while (free_ < lexicon_.cells_.size() && lexicon_.cells_[free_].parent != free_cell) ++free_;
        for (std::size_t cell = free_;; ++cell) {
            const std::size_t base = cell - children.front().code;
            room_for(base + codes_);
            if (std::all_of(children.begin(), children.end(), [&](const Child& one) {
                    return lexicon_.cells_[base + one.code].parent == free_cell;
                }))
                return static_cast<std::uint32_t>(base);
        }
    }

    /// Lays out what is below a node; `above` are the words on the way to it.
    void place(std::uint32_t node, std::size_t begin, std::size_t end, std::size_t depth, Start above) {
        if (begin < end && words_[begin].codes.size() == depth) {
            const Entry& word = words_[begin++];
            const auto& [classes, spotted] = word.added;
            lexicon_.classes_[node] = classes;
            if (classes != 0) above.longest = {word.length, classes};
            above.all |= classes | spotted;
        }
        lexicon_.cells_[node].form = form_of(above);
        if (begin == end) return;
        const std::vector<Child> below = children(begin, end, depth);
        const std::uint32_t base = node == 0 ? 0 : base_for(below);
        lexicon_.cells_[node].base = base;
        if (node != 0)
            for (const Child& one : below) lexicon_.cells_[base + one.code].parent = node;
        for (const Child& one : below) place(base + one.code, one.begin, one.end, depth + 1, above);
    }

    Form form_of(const Start& start) {
        const std::size_t next = forms_.size();
        const auto [known, fresh] =
            forms_.try_emplace({start.longest.length, start.longest.classes, start.all}, static_cast<Form>(next));
        if (fresh) lexicon_.starts_.push_back(start);
        too_many_ |= next > std::numeric_limits<Form>::max();
        return known->second;
    }

    Lexicon& lexicon_;
    std::vector<Entry> words_;
    Code codes_ = 0;
    std::size_t free_ = 0;  ///< no cell before it is free
    std::map<std::tuple<std::uint32_t, Classes, Classes>, Form> forms_;
    bool too_many_ = false;
};

bool Lexicon::fits(std::string_view word) {
    std::uint32_t length = 0;
    for (std::size_t at = 0; at < word.size(); at += length)
        if (character_at(word, at, length) >= plane) return false;  // no official word has such a character
    return !word.empty();
}

void Lexicon::add(std::string_view word, Classes classes) {
    if (fits(word)) added_[std::string(word)].classes |= classes;
}

void Lexicon::spot(std::string_view word, Classes classes) {
    if (fits(word)) added_[std::string(word)].spotted |= classes;
}

Lexicon Lexicon::only(Classes any) const {
    Lexicon some;
    for (const auto& [word, added] : added_) {
        if (added.classes & any) some.add(word, added.classes & any);
        if (added.spotted & any) some.spot(word, added.spotted & any);
    }
    some.finish();
    return some;
}

void Lexicon::finish() {
    words_ = added_.size();
    for (const auto& [word, added] : added_)
        fingerprint_ = (std::rotl(fingerprint_, 7) ^ std::hash<std::string_view>{}(word) ^ added.classes ^ std::rotl(added.spotted, 32)) *
                       0x9E3779B97F4A7C15u;
    Maker(*this).make();
    added_.clear();
}

Lexicon::Coded Lexicon::coded_else(std::string_view text, std::size_t at) const {
    std::uint32_t length = 0;
    const char32_t character = character_at(text, at, length);
    return {character < plane ? codes_[character] : Code{0}, length};
}

std::size_t Lexicon::take_starts(std::string_view text, std::size_t& at, std::span<std::uint32_t> starts) const {
    const std::uint64_t* const follows = follows_.data();
    const char* const bytes = text.data();
    const std::size_t stop = std::min(text.size(), at + starts.size());  // as many characters as bytes at most
    const std::size_t easy = std::min(stop, std::max(text.size(), sizeof(std::uint64_t)) - sizeof(std::uint64_t));
    std::uint32_t* out = starts.data();
    std::size_t i = at;
    // Every place is put down and counted only where it may be one: there is nothing to guess for the processor.
    while (i < stop) {
        while (i < easy) {
            const std::uint64_t eight = eight_at(bytes + i);
            if ((eight & 0xF0) != 0xE0) break;
            *out = static_cast<std::uint32_t>(i);
            out += may_begin(follows, eight);
            i += 3;
        }
        if (i >= stop) break;
        const Coded one = coded_at(text, i);
        *out = static_cast<std::uint32_t>(i);
        out += one.code != 0;
        i += one.length;
    }
    at = i;
    return static_cast<std::size_t>(out - starts.data());
}

std::uint32_t Lexicon::deepest(std::string_view text, std::uint32_t node, std::size_t end) const {
    while (end < text.size() && cells_[node].base != 0) {
        const Coded more = coded_at(text, end);
        const std::uint32_t child = cells_[node].base + more.code;
        if (cells_[child].parent != node) break;
        node = child;
        end += more.length;
    }
    return node;
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

void add_groups(Lexicon& lexicon, const Node& file, const std::vector<std::string_view>& names, Classes any) {
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
        if (classes & any)
            for (const std::string& word : group["words"].texts()) lexicon.add(word, classes & any);
    }
}

}  // namespace jianbao::chinese
