/// CharacterModel: how well a character follows another, learned from the document itself.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
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
    std::unordered_map<std::uint32_t, std::uint32_t> pairs_;
    std::vector<std::uint32_t> singles_;
    std::uint32_t total_ = 0;
};

}  // namespace jianbao::text
