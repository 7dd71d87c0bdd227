/// Messages in the user's language. The program and its plugins speak English; a catalogue, a
/// TOML table from English sentences to another language, is applied where people read.
#pragma once

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::config {

/// Sentences may have places, written {}, for names and numbers. A message whose places are
/// filled in already is recognized by its other words; what stands in its places is translated
/// in turn. The translation may take the places in another order: {1} is the first one.
class Messages {
public:
    /// No catalogue: everything stays English.
    Messages() = default;
    /// Throws SettingError where the table is wrong or a translation names a place that is not
    /// there.
    explicit Messages(const Node& catalogue);

    /// The message in the catalogue's language, or as it is.
    std::string operator()(std::string_view english) const { return translate(english, 0); }
    /// The same for a sentence with places and what is to stand in them.
    std::string operator()(std::string_view english, std::initializer_list<std::string> values) const;

private:
    struct Entry {
        std::vector<std::string> parts;  ///< the English words between the places
        std::string translation;
        std::size_t words = 0;  ///< bytes of all parts: the entry with the most fits best
    };
    std::string translate(std::string_view english, int depth) const;

    std::vector<Entry> entries_;  ///< the most specific first
};

/// "zh_CN" or "en", by LC_ALL, LC_MESSAGES and LANG, in that order.
std::string language_of_environment();

/// The catalogue `LANGUAGE.toml` of the folder; English where there is none.
Messages load_messages(const std::filesystem::path& folder, const std::string& language);

}  // namespace jianbao::config
