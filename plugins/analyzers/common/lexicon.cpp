#include "lexicon.h"

#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <unordered_map>

namespace jianbao::chinese {

/// Lays out the trie of the words in the double array.
class Lexicon::Maker {
public:
    explicit Maker(Lexicon& lexicon) : lexicon_(lexicon) {
        lexicon_.codes_.assign(plane, 0);
        letters_.reserve(4 * lexicon_.added_.size());
        words_.reserve(lexicon_.added_.size());
        for (const Added& one : lexicon_.added_) {
            const auto begin = static_cast<std::uint32_t>(letters_.size());
            std::uint32_t length = 0;
            for (std::size_t at = 0; at < one.word.size(); at += length) {
                Code& code = lexicon_.codes_[character_at(one.word, at, length)];
                if (code == 0) code = ++codes_;
                letters_.push_back(code);
            }
            words_.push_back({begin, static_cast<std::uint32_t>(letters_.size()) - begin, one.word, one.classes, one.spotted});
        }
        sort();
    }

    void make() {
        lexicon_.words_ = words_.size();
        for (const Entry& one : words_) {
            // In whatever order: the same words in another file are the same lexicon.
            std::uint64_t mixed = std::hash<std::string_view>{}(one.word) ^ one.classes ^ std::rotl(one.spotted, 32);
            mixed = (mixed ^ mixed >> 32) * 0x9E3779B97F4A7C15u;
            lexicon_.fingerprint_ += mixed ^ mixed >> 29;
        }
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
        std::uint32_t letters, count;  ///< its codes: where in letters_ they begin, and how many
        std::string_view word;
        Classes classes, spotted;
    };
    struct Child {
        Code code;
        std::size_t begin, end;  ///< of its words
    };
    /// Several forms share a hash now and then.
    struct Hash {
        std::size_t operator()(const Start& start) const {
            return (start.longest.classes * 0x9E3779B97F4A7C15u ^ std::rotl(start.all, 29) ^ start.longest.length) * 0xD6E8FEB86659FD93u >> 7;
        }
    };
    struct Same {
        bool operator()(const Start& one, const Start& other) const {
            return one.longest.length == other.longest.length && one.longest.classes == other.longest.classes && one.all == other.all;
        }
    };

    std::span<const Code> codes_of(const Entry& word) const { return {letters_.data() + word.letters, word.count}; }

    /// By codes, each word once, with the classes of all that were added.
    void sort() {
        std::sort(words_.begin(), words_.end(), [&](const Entry& a, const Entry& b) {
            const auto one = codes_of(a), other = codes_of(b);
            return std::lexicographical_compare(one.begin(), one.end(), other.begin(), other.end());
        });
        std::size_t kept = 0;
        for (const Entry& one : words_) {
            if (kept > 0 && words_[kept - 1].word == one.word) {
                words_[kept - 1].classes |= one.classes;
                words_[kept - 1].spotted |= one.spotted;
            } else {
                words_[kept++] = one;
            }
        }
        words_.resize(kept);
    }

    void room_for(std::size_t cell) {
        if (cell < lexicon_.cells_.size()) return;
        lexicon_.cells_.resize(cell + 1);
        lexicon_.classes_.resize(cell + 1, 0);
    }

    void fill_filters() {
        lexicon_.follows_.assign(std::size_t{1} << slots_log, 0);
        for (const Entry& one : words_) {
            lexicon_.pairs_.add(one.word);
            std::uint32_t first = 0, second = 0;
            character_at(one.word, 0, first);
            if (first != 3) continue;  // looked up without asking
            const char32_t next = first < one.word.size() ? character_at(one.word, first, second) : 0;
            std::array<char, sizeof(std::uint64_t)> front{};
            std::memcpy(front.data(), one.word.data(), std::min(front.size(), one.word.size()));
            // what is no pair of characters of three bytes is always looked up
            lexicon_.follows_[slot_of(eight_at(front.data()))] |= second == 3 ? std::uint64_t{1} << (next & 0x3F) : ~std::uint64_t{0};
        }
        lexicon_.pairs_.finish();
    }

    std::uint32_t base_for(std::span<const Child> children) {
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

    /// Lays out what is below a node, whose words are [begin, end); `above` are the words on the way to it.
    void place(std::uint32_t node, std::size_t begin, std::size_t end, std::size_t depth, Start above) {
        if (begin < end && words_[begin].count == depth) {
            const Entry& word = words_[begin++];
            lexicon_.classes_[node] = word.classes;
            if (word.classes != 0) above.longest = {static_cast<std::uint32_t>(word.word.size()), word.classes};
            above.all |= word.classes | word.spotted;
        }
        lexicon_.cells_[node].form = form_of(above);
        if (begin == end) return;
        const std::size_t first = children_.size();
        for (std::size_t i = begin; i < end; ++i) {
            const Code code = letters_[words_[i].letters + depth];
            if (children_.size() == first || children_.back().code != code) children_.push_back({code, i, i});
            children_.back().end = i + 1;
        }
        const std::span<const Child> below(children_.data() + first, children_.size() - first);
        const std::uint32_t base = node == 0 ? 0 : base_for(below);
        lexicon_.cells_[node].base = base;
        if (node != 0)
            for (const Child& one : below) lexicon_.cells_[base + one.code].parent = node;
        for (std::size_t i = first, last = children_.size(); i < last; ++i) {
            const Child one = children_[i];
            place(base + one.code, one.begin, one.end, depth + 1, above);
        }
        children_.resize(first);
    }

    Form form_of(const Start& start) {
        const std::size_t next = forms_.size();
        const auto [known, fresh] = forms_.try_emplace(start, static_cast<Form>(next));
        if (fresh) lexicon_.starts_.push_back(start);
        too_many_ |= next > std::numeric_limits<Form>::max();
        return known->second;
    }

    Lexicon& lexicon_;
    std::vector<Entry> words_;
    std::vector<Code> letters_;    ///< of all words
    std::vector<Child> children_;  ///< of the nodes on the way to the one that is laid out
    Code codes_ = 0;
    std::size_t free_ = 0;  ///< no cell before it is free
    std::unordered_map<Start, Form, Hash, Same> forms_;
    bool too_many_ = false;
};

bool Lexicon::fits(std::string_view word) {
    std::uint32_t length = 0;
    for (std::size_t at = 0; at < word.size(); at += length)
        if (character_at(word, at, length) >= plane) return false;  // no official word has such a character
    return !word.empty();
}

void Lexicon::add(std::string_view word, Classes classes) {
    if (fits(word)) added_.push_back({std::string(word), classes, 0});
}

void Lexicon::spot(std::string_view word, Classes classes) {
    if (fits(word)) added_.push_back({std::string(word), 0, classes});
}

Lexicon Lexicon::only(Classes any) const {
    Lexicon some;
    for (const Added& one : added_) {
        if (one.classes & any) some.add(one.word, one.classes & any);
        if (one.spotted & any) some.spot(one.word, one.spotted & any);
    }
    some.finish();
    return some;
}

void Lexicon::finish() {
    Maker(*this).make();
    added_ = {};
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
