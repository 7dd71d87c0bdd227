/// Lexicons: the linguistic data plugins declare, the office's additions merged in.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <stdexcept>
#include <string>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::config {

/// `added` on top of `base`: tables are merged member by member, lists are appended, single
/// values replaced. A list added to a text or a table to a list throws SettingError.
Node merged(Node base, Node added);

/// The files of the lexicon in a folder: `NAME.toml`, then those of the folder `NAME` in the order of their names; none
/// where it has neither.
std::vector<std::filesystem::path> lexicon_files(const std::filesystem::path& folder, const std::string& name);

/// The files as one lexicon, each on top of those before it; null for no files. Throws SettingError.
Node read_lexicon(const std::vector<std::filesystem::path>& files);

/// No folder has the lexicon. The sentence names it and says what to do.
class MissingLexicon : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Reads a lexicon of the shipped folder, or of a plugin's own, and of the office's folders,
/// once each.
class Lexicons {
public:
    Lexicons(std::filesystem::path shipped, std::vector<std::filesystem::path> additions)
        : shipped_(std::move(shipped)), additions_(std::move(additions)) {}

    /// The lexicon with the office's additions; valid as long as this object. `beside` is the
    /// folder of the plugin that asks, where plugins that are not shipped bring their lexicons.
    /// Throws MissingLexicon, or SettingError for a file that is wrong. May be called from
    /// several threads.
    const Node& get(const std::string& name, const std::filesystem::path& beside = {});

private:
    struct Loaded {
        std::once_flag once;
        Node lexicon;
    };

    std::filesystem::path shipped_;
    std::vector<std::filesystem::path> additions_;
    std::map<std::string, Loaded> loaded_;  ///< by folder and name of the first part
    std::mutex mutex_;                      ///< of the map; a lexicon is read by the first who asks for it
};

}  // namespace jianbao::config
