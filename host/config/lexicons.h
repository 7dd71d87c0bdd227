/// Lexicons: the linguistic data plugins declare, the office's additions merged in.
#pragma once

#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::config {

/// `added` on top of `base`: tables are merged member by member, lists are appended, single
/// values replaced. A list added to a text or a table to a list throws SettingError.
Node merged(const Node& base, const Node& added);

/// Reads `NAME.toml` of the shipped folder and of the office's folders, once each.
class Lexicons {
public:
    Lexicons(std::filesystem::path shipped, std::vector<std::filesystem::path> additions)
        : shipped_(std::move(shipped)), additions_(std::move(additions)) {}

    /// The merged lexicon; valid as long as this object. Throws SettingError where no folder has
    /// it or a file is wrong. May be called from several threads.
    const Node& get(const std::string& name);

private:
    std::filesystem::path shipped_;
    std::vector<std::filesystem::path> additions_;
    std::map<std::string, Node> loaded_;
    std::mutex mutex_;
};

}  // namespace jianbao::config
