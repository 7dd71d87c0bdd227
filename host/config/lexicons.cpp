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

const Node& Lexicons::get(const std::string& name, const fs::path& beside) {
    const std::string file = name + ".toml";
    std::error_code ignored;
    const fs::path base = !beside.empty() && !fs::exists(shipped_ / file, ignored) ? beside / file : shipped_ / file;
    const std::lock_guard lock(mutex_);
    if (const auto known = loaded_.find(base.string()); known != loaded_.end()) return known->second;
    std::vector<fs::path> files{base};
    for (const fs::path& folder : additions_) files.push_back(folder / file);
    Node lexicon;
    for (const fs::path& part : files)
        if (fs::exists(part, ignored)) {
            Node added = load_toml(part);
            lexicon = lexicon.is_null() ? std::move(added) : merged(lexicon, added);
        }
    if (lexicon.is_null()) throw MissingLexicon("the lexicon `" + name + "` is missing: there is no " + base.string());
    return loaded_.emplace(base.string(), std::move(lexicon)).first->second;
}

}  // namespace jianbao::config
