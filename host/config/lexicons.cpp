#include "config/lexicons.h"

#include "config/toml.h"

namespace jianbao::config {

namespace fs = std::filesystem;

Node merged(const Node& base, const Node& added) {
    if (base.is_null()) return added;
    if (base.is_table()) {
        Node::Table members = base.table();
        for (const auto& [name, node] : added.table()) {
            bool found = false;
            for (auto& [key, value] : members)
                if (key == name) {
                    value = merged(value, node);
                    found = true;
                    break;
                }
            if (!found) members.emplace_back(name, node);
        }
        return Node(std::move(members), base.where(), base.key());
    }
    if (base.is_list()) {
        Node::List items = base.list();
        for (const Node& item : added.list()) items.push_back(item);
        return Node(std::move(items), base.where(), base.key());
    }
    if (added.is_table() || added.is_list())
        throw SettingError(added.where(), "the shipped lexicon has a single value here");
    return added;
}

const Node& Lexicons::get(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (const auto known = loaded_.find(name); known != loaded_.end()) return known->second;
    Node lexicon;
    std::error_code ignored;
    std::vector<fs::path> folders{shipped_};
    folders.insert(folders.end(), additions_.begin(), additions_.end());
    for (const fs::path& folder : folders)
        if (const fs::path file = folder / (name + ".toml"); fs::exists(file, ignored))
            lexicon = merged(lexicon, load_toml(file));
    if (lexicon.is_null())
        throw SettingError({(shipped_ / (name + ".toml")).string(), 0, 0}, "the lexicon `" + name + "` is missing",
                           "reinstall jianbao, or put " + name + ".toml into a folder named in lexicon_dirs");
    return loaded_.emplace(name, std::move(lexicon)).first->second;
}

}  // namespace jianbao::config
