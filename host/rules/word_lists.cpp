#include "rules/word_lists.h"

#include <algorithm>
#include <filesystem>

#include "config/lexicons.h"
#include "config/nearest.h"
#include "config/resources.h"
#include "config/toml.h"

namespace jianbao::rules {

namespace fs = std::filesystem;

namespace {

Node open_lexicon(const Node& name) {
    const fs::path shipped = config::find_resources().config / "lexicons";
    for (const fs::path& folder : {fs::path(name.where().file.text()).parent_path(), shipped}) {
        Node lexicon = config::read_lexicon(config::lexicon_files(folder, name.text()));
        if (!lexicon.is_null()) return lexicon;
    }
    std::error_code ignored;
    std::vector<std::string> known;
    for (const fs::directory_entry& entry : fs::directory_iterator(shipped, ignored)) known.push_back(entry.path().stem().string());
    std::sort(known.begin(), known.end());
    const std::string meant = config::hint_for(name.text(), known);
    throw SettingError(name.where(), "there is no lexicon `" + name.text() + "`",
                       meant.empty() ? "put " + name.text() + ".toml beside the rules file" : meant);
}

bool is_of(const Node& table, const std::string& wanted) {
    const auto says = [&](const char* key) { return table[key].is_text() && table[key].text() == wanted; };
    return wanted.empty() || says("name") || says("class");
}

/// Follows the path from a node down to texts.
void collect(const Node& node, std::string_view path, const std::string& of, std::vector<std::string>& out) {
    if (path.empty()) {
        const std::vector<std::string> texts = node.texts();
        out.insert(out.end(), texts.begin(), texts.end());
        return;
    }
    const std::size_t dot = path.find('.');
    const Node& next = node[path.substr(0, dot)];
    const std::string_view rest = dot == std::string_view::npos ? "" : path.substr(dot + 1);
    if (next.is_null()) return;
    if (rest.empty() || !next.is_list()) {
        collect(next, rest, of, out);
        return;
    }
    for (const Node& item : next.list())
        if (item.is_table() && is_of(item, of)) collect(item, rest, of, out);
}

}  // namespace

std::vector<std::string> some_texts(const Node& node) {
    std::vector<std::string> texts = node.texts();
    if (texts.empty() || std::any_of(texts.begin(), texts.end(), [](const std::string& text) { return text.empty(); }))
        throw SettingError(node.where(), "expected at least one text, none of them empty");
    return texts;
}

std::vector<std::string> word_list(const Node& node) {
    if (!node.is_table()) return some_texts(node);
    config::reject_unknown_keys(node, {"lexicon", "list", "of"});
    const Node lexicon = open_lexicon(config::required(node, "lexicon"));
    std::vector<std::string> words;
    collect(lexicon, config::required(node, "list").text(), node["of"].text_or(""), words);
    if (words.empty())
        throw SettingError(node["list"].where(), "the lexicon `" + node["lexicon"].text() + "` has no words there",
                           "the keys that lead to a list of texts, as group.words; `of` is a name or class there");
    return words;
}

}  // namespace jianbao::rules
