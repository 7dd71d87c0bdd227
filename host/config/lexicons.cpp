#include "config/lexicons.h"

#include <algorithm>
#include <iterator>

#include "config/toml.h"

namespace jianbao::config {

namespace fs = std::filesystem;

namespace {

/// What a node holds; throws SettingError for one of another kind.
Node::Table taken_table(Node node) {
    static_cast<void>(node.table());
    return std::get<Node::Table>(std::move(node).value());
}

Node::List taken_list(Node node) {
    static_cast<void>(node.list());
    return std::get<Node::List>(std::move(node).value());
}

}  // namespace

Node merged(Node base, Node added) {
    if (base.is_null()) return added;
    const SourcePosition where = base.where(), key = base.key();
    if (base.is_table()) {
        Node::Table members = taken_table(std::move(base));
        for (auto& [name, node] : taken_table(std::move(added))) {
            const auto known = std::find_if(members.begin(), members.end(), [&](const auto& member) { return member.first == name; });
            if (known == members.end())
                members.emplace_back(name, std::move(node));
            else
                known->second = merged(std::move(known->second), std::move(node));
        }
        return Node(std::move(members), where, key);
    }
    if (base.is_list()) {
        Node::List items = taken_list(std::move(base));
        std::ranges::move(taken_list(std::move(added)), std::back_inserter(items));
        return Node(std::move(items), where, key);
    }
    if (added.is_table() || added.is_list())
        throw SettingError(added.where(), "the shipped lexicon has a single value here");
    return added;
}

std::vector<fs::path> lexicon_files(const fs::path& folder, const std::string& name) {
    std::vector<fs::path> files;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder / name, ignored))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    if (const fs::path file = folder / (name + ".toml"); fs::exists(file, ignored)) files.insert(files.begin(), file);
    return files;
}

Node read_lexicon(const std::vector<fs::path>& files) {
    Node lexicon;
    for (const fs::path& file : files) lexicon = merged(std::move(lexicon), load_toml(file));
    return lexicon;
}

const Node& Lexicons::get(const std::string& name, const fs::path& beside) {
    std::vector<fs::path> files = lexicon_files(shipped_, name);
    const bool own = !beside.empty() && files.empty();
    if (own) files = lexicon_files(beside, name);
    const fs::path base = (own ? beside : shipped_) / name;
    for (const fs::path& folder : additions_) {
        const std::vector<fs::path> more = lexicon_files(folder, name);
        files.insert(files.end(), more.begin(), more.end());
    }
    if (files.empty()) throw MissingLexicon("the lexicon `" + name + "` is missing: there is no " + base.string() + ".toml");
    Loaded& loaded = [&]() -> Loaded& {
        const std::lock_guard lock(mutex_);
        return loaded_[base.string()];
    }();
    std::call_once(loaded.once, [&] { loaded.lexicon = read_lexicon(files); });
    return loaded.lexicon;
}

}  // namespace jianbao::config
