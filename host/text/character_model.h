/// CharacterModel: how well a character follows another, learned from the document itself (its first 16 MB).
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace jianbao::text {

/// The Simplified form of every character of GBK, so that texts in both scripts share one model.
class SimpleForms {
public:
    static const SimpleForms& table();
    char32_t of(char32_t c) const { return c < 0x10000 ? forms_[c] : c; }

private:
    SimpleForms();
    std::vector<char16_t> forms_;
};

/// How often each pair of characters stands in a text, and which pairs common words have. A flat
/// table: repairing damaged text asks for millions of pairs.
class PairCounts {
public:
    struct Entry {
        std::uint32_t key = 0;  ///< 0 for an empty place
        std::uint32_t count = 0;
        bool common = false;
    };

    PairCounts() : entries_(1 << 12) {}
    static std::uint32_t key_of(char32_t before, char32_t next) { return static_cast<std::uint32_t>(before << 16 | next); }
    /// The entry of the pair, made where there is none.
    Entry& at(std::uint32_t key);
    /// The entry of the pair, or an empty one.
    const Entry& find(std::uint32_t key) const { return entries_[place_of(key)]; }

private:
    std::size_t place_of(std::uint32_t key) const;
    void grow();
    std::vector<Entry> entries_;  ///< a power of two, at most half full
    std::size_t used_ = 0;
};

/// A mixture of the document's pairs and single characters with what is true of official texts
/// at large: some hundred common words and the set of everyday characters.
class CharacterModel {
public:
    explicit CharacterModel(std::string_view text);

    /// Natural logarithm of the probability that `next` follows `before`. `own` takes away one
    /// occurrence of both: for text that the model was made from.
    double follow(char32_t before, char32_t next, bool own = false) const;
    /// One of the characters that make up nearly all of a sound text, in either script; Chinese
    /// punctuation included.
    static bool is_usual(char32_t c);

private:
    PairCounts pairs_;
    std::vector<std::uint32_t> singles_;
    std::uint32_t total_ = 0;
};

}  // namespace jianbao::text
