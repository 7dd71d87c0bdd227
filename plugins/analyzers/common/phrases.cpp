#include "phrases.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <string>

namespace jianbao::chinese {

namespace {

/// In the order of Phrase.
constexpr std::string_view names[] = {
    // what is a name, and where it ends

    // whether somebody acts, or is only spoken of
    "papers_proposed",

    // who answers for what: labels, brackets, scopes

    // what counts as an amount

    // what stands in a title

    // what is a row of its own
};
static_assert(std::size(names) == static_cast<std::size_t>(Phrase::count));

}  // namespace

Phrases::Phrases(const Node& file) {
    for (const Node& list : file["list"].list()) {
        const Node& name = list["name"];
        const auto found = std::find(std::begin(names), std::end(names), name.text());
        if (found == std::end(names)) {
            std::string known;
            for (const std::string_view one : names) known += (known.empty() ? "" : ", ") + std::string(one);
            throw SettingError(name.where(), "no rule asks for a list \"" + name.text() + "\"", "the lists are: " + known);
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
    for (const PhraseList& list : lists_) {
        for (const std::string_view word : list) fingerprint_ = std::rotl(fingerprint_, 5) ^ std::hash<std::string_view>{}(word);
        fingerprint_ = std::rotl(fingerprint_, 11) * 0x9E3779B97F4A7C15u;
    }
}

std::string_view Phrases::name_of(Phrase name) { return names[static_cast<std::size_t>(name)]; }

}  // namespace jianbao::chinese
