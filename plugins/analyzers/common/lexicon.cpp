#include "lexicon.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

namespace jianbao::chinese {

/// Lays out the trie of the words in the double array.
class Lexicon::Maker {
public:
    explicit Maker(Lexicon& lexicon) : lexicon_(lexicon) {
        lexicon_.codes_.assign(plane, 0);
        for (const auto& [word, classes] : lexicon_.added_) {
            std::vector<Code> codes;
            std::uint32_t length = 0;
            for (std::size_t at = 0; at < word.size(); at += length) {
                Code& code = lexicon_.codes_[character_at(word, at, length)];
                if (code == 0) code = ++codes_;
                codes.push_back(code);
            }
            words_.push_back({std::move(codes), static_cast<std::uint32_t>(word.size()), classes});
        }
        std::sort(words_.begin(), words_.end(), [](const Entry& a, const Entry& b) { return a.codes < b.codes; });
    }

    void make() {
        // The root's children stand at their codes, and no other node's children among them.
        room_for(codes_);
        for (Cell& cell : lexicon_.cells_) cell.parent = of_root;
        free_ = codes_ + 1u;
        form_of({});
        set_of(0);
        place(0, 0, words_.size(), 0, {});
        fill_filters();
        if (too_many_) lexicon_.forms_.clear();
    }

private:
    struct Entry {
        std::vector<Code> codes;
        std::uint32_t length;
        Classes classes;
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
        lexicon_.pairs_.assign(0x10000 / 64, 0);
        lexicon_.shorts_.assign(0x10000 / 64, 0);
        const auto three = [](const std::string& word, std::size_t at) {
            return at + 2 < word.size() && (static_cast<unsigned char>(word[at]) & 0xF0) == 0xE0;
        };
        for (const auto& [word, classes] : lexicon_.added_) {
            if (!three(word, 0)) continue;
            const std::uint64_t pair = pair_of((word + std::string(8, '\0')).data());
            const bool two = three(word, 3);
            const std::size_t bit = two ? pair_bit(pair) : short_bit(pair);
            (two ? lexicon_.pairs_ : lexicon_.shorts_)[bit >> 6] |= std::uint64_t{1} << (bit & 63);
            lexicon_.has_short_ |= !two;
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

    /// Lays out what is below a node; `above` is the longest word on the way to it, with the classes of all.
    void place(std::uint32_t node, std::size_t begin, std::size_t end, std::size_t depth,
               std::pair<Word, Classes> above) {
        if (begin < end && words_[begin].codes.size() == depth) {
            const Entry& word = words_[begin++];
            lexicon_.classes_[node] = word.classes;
            above = {{word.length, word.classes}, above.second | word.classes};
        }
        lexicon_.cells_[node].longest = form_of(above.first);
        lexicon_.cells_[node].sets = set_of(above.second);
        if (begin == end) return;
        const std::vector<Child> below = children(begin, end, depth);
        const std::uint32_t base = node == 0 ? 0 : base_for(below);
        lexicon_.cells_[node].base = base;
        if (node != 0)
            for (const Child& one : below) lexicon_.cells_[base + one.code].parent = node;
        for (const Child& one : below) place(base + one.code, one.begin, one.end, depth + 1, above);
    }

    template <class Key, class Number>
    Number number(std::map<Key, Number>& known, const Key& key) {
        const std::size_t next = known.size();
        too_many_ |= next > std::numeric_limits<Number>::max();
        return known.try_emplace(key, static_cast<Number>(next)).first->second;
    }
    Form form_of(const Word& word) {
        const Form form = number(form_numbers_, {word.length, word.classes});
        if (form == lexicon_.forms_.size()) lexicon_.forms_.push_back(word);
        return form;
    }
    Set set_of(Classes classes) {
        const Set set = number(set_numbers_, classes);
        if (set == lexicon_.sets_.size()) lexicon_.sets_.push_back(classes);
        return set;
    }

    Lexicon& lexicon_;
    std::vector<Entry> words_;
    Code codes_ = 0;
    std::size_t free_ = 0;  ///< no cell before it is free
    std::map<std::pair<std::uint32_t, Classes>, Form> form_numbers_;
    std::map<Classes, Set> set_numbers_;
    bool too_many_ = false;
};

void Lexicon::add(std::string_view word, Classes classes) {
    std::uint32_t length = 0;
    for (std::size_t at = 0; at < word.size(); at += length)
        if (character_at(word, at, length) >= plane) return;  // no official word has such a character
    if (word.empty()) return;
    const auto known = added_.find(word);
    if (known == added_.end())
        added_.emplace(word, classes);
    else
        known->second |= classes;
}

Lexicon Lexicon::only(Classes any) const {
    Lexicon some;
    for (const auto& [word, classes] : added_)
        if (classes & any) some.add(word, classes & any);
    some.finish();
    return some;
}

void Lexicon::finish() {
    words_ = added_.size();
    Maker(*this).make();
    added_.clear();
}

Lexicon::Coded Lexicon::coded_else(std::string_view text, std::size_t at) const {
    std::uint32_t length = 0;
    const char32_t character = character_at(text, at, length);
    return {character < plane ? codes_[character] : Code{0}, length};
}

std::size_t Lexicon::take_codes(std::string_view text, std::size_t at, std::span<Code> codes,
                                std::span<std::uint32_t> begins) const {
    const Code* const code_of = codes_.data();
    const char* const bytes = text.data();
    const std::size_t size = text.size();
    Code* out = codes.data();
    Code* const end = out + codes.size();
    std::uint32_t* begin = begins.data();
    while (out < end && at < size) {
        if constexpr (std::endian::native == std::endian::little) {
            // Two characters of three bytes in one step.
            std::uint64_t eight = 0;
            for (; end - out >= 2 && at + sizeof eight <= size; at += 6, out += 2, begin += 2) {
                std::memcpy(&eight, bytes + at, sizeof eight);
                if ((eight & 0xF00000F0) != 0xE00000E0) break;
                const auto character = [](std::uint64_t three) {
                    return (three & 0x0F) << 12 | (three >> 2 & 0xFC0) | (three >> 16 & 0x3F);
                };
                begin[0] = static_cast<std::uint32_t>(at);
                begin[1] = static_cast<std::uint32_t>(at + 3);
                out[0] = code_of[character(eight)];
                out[1] = code_of[character(eight >> 24)];
            }
            if (out == end) break;
        }
        const Coded one = coded_at(text, at);
        *out++ = one.code;
        *begin++ = static_cast<std::uint32_t>(at);
        at += one.length;
    }
    const auto count = static_cast<std::size_t>(out - codes.data());
    *begin = static_cast<std::uint32_t>(at);
    if (count < codes.size()) *out = 0;
    return std::min(count, codes.size() - 1);
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
