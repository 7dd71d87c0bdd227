#include "phrases.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace jianbao::chinese {

namespace {

constexpr std::string_view names[] = {
#define JIANBAO_PHRASE(name) #name,
#include "phrase_names.def"
#undef JIANBAO_PHRASE
};

/// The name that takes the fewest changes, for who mistyped it.
std::string_view nearest(std::string_view given) {
    std::string_view best;
    std::size_t fewest = static_cast<std::size_t>(-1);
    std::vector<std::size_t> row(given.size() + 1);
    for (const std::string_view name : names) {
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < name.size(); ++i) {
            std::size_t diagonal = row[0]++;
            for (std::size_t j = 0; j < given.size(); ++j) {
                const std::size_t change = diagonal + (name[i] != given[j]);
                diagonal = row[j + 1];
                row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
            }
        }
        if (row.back() < fewest) {
            fewest = row.back();
            best = name;
        }
    }
    return best;
}

}  // namespace

Phrases::Phrases(const Node& file) {
    for (const Node& list : file["list"].list()) {
        const Node& name = list["name"];
        const auto found = std::find(std::begin(names), std::end(names), name.text());
        if (found == std::end(names)) {
            throw SettingError(name.where(), "no rule asks for a list \"" + name.text() + "\"",
                               "the nearest is \"" + std::string(nearest(name.text())) + "\"; config/lexicons/phrases has them all");
        }
        for (std::string& word : list["words"].texts()) {
            if (word.empty()) throw SettingError(list["words"].where(), "an empty word begins every text", "take it out");
            lists_[static_cast<std::size_t>(found - std::begin(names))].add(std::move(word));
        }
    }
    for (std::size_t i = 0; i < count; ++i)
        if (lists_[i].begin() == lists_[i].end())
            throw SettingError(file.where(), "the list \"" + std::string(names[i]) + "\" is missing",
                               "leave the lexicon phrases as it was shipped; what an office adds stands in a file of its own");
    for (const Phrase times : {Phrase::time_occasions, Phrase::school_terms, Phrase::seasons, Phrase::limits_of_what, Phrase::limits_from})
        for (const std::string_view word : (*this)[times]) {
            std::size_t at = 0;
            if (const char32_t first = next_character(word, at); first < 0x10000) time_openers_.add(first);
        }
    for (const PhraseList& list : lists_) {
        for (const std::string_view word : list) fingerprint_ = std::rotl(fingerprint_, 5) ^ std::hash<std::string_view>{}(word);
        fingerprint_ = std::rotl(fingerprint_, 11) * 0x9E3779B97F4A7C15u;
    }
}

std::string_view Phrases::name_of(Phrase name) { return names[static_cast<std::size_t>(name)]; }

}  // namespace jianbao::chinese
