#include "cli/layouts.h"

#include <algorithm>

#include "config/nearest.h"
#include "config/toml.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

constexpr const char* queries_file = "queries.toml";

/// Tables of named queries; of two with one name that of `above` counts.
Node with_queries(const Node& below, const Node& above) {
    if (above.is_null()) return below;
    if (below.is_null()) return above;
    Node::Table members = above.table();
    for (const auto& [key, node] : below.table()) {
        const auto same =
            std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == key; });
        if (same == members.end())
            members.emplace_back(key, node);
        else if (same->second.is_table() && node.is_table())
            same->second = with_queries(node, same->second);
    }
    return Node(std::move(members), above.where(), above.key());
}

Node queries_of(const fs::path& layout, const config::Resources& resources) {
    std::error_code ignored;
    const fs::path shipped = resources.reports / queries_file, own = layout.parent_path() / queries_file;
    Node queries;
    if (fs::exists(shipped, ignored)) queries = config::load_toml(shipped);
    if (fs::exists(own, ignored) && !fs::equivalent(own, shipped, ignored))
        queries = with_queries(queries, config::load_toml(own));
    return queries;
}

}  // namespace

bool is_file_name(const std::string& name) { return name.find('/') != std::string::npos || name.ends_with(".toml"); }

LayoutFile::LayoutFile(const fs::path& file, const config::Resources& resources)
    : file_(file), resources_(resources), root_(config::load_toml(file)), queries_(queries_of(file, resources)) {}

std::string LayoutFile::name() const {
    const Node& name = root_["layout"]["name"];
    return name.is_text() ? name.text() : file_.stem().string();
}

std::string LayoutFile::help() const {
    const Node& help = root_["layout"]["help"];
    return help.is_text() ? help.text() : "";
}

report::ParentSource LayoutFile::parents() const {
    return [resources = resources_](const Node& name) {
        // A file counts from the folder of the layout that names it.
        std::string wanted = name.text();
        if (is_file_name(wanted)) wanted = (fs::path(name.where().file.text()).parent_path() / wanted).string();
        try {
            return config::load_toml(find_layout(wanted, resources));
        } catch (const loader::Refusal& refusal) {
            throw SettingError(name.where(), refusal.what(), refusal.hint());
        }
    };
}

Node LayoutFile::whole() const {
    report::Problems problems;
    Node out = report::extended(root_, parents(), problems);
    if (!problems.empty()) throw report::LayoutError(std::move(problems));
    // What is asked of it needs these two; the full check is load()'s.
    out["layout"]["title"].text();
    out["section"].list();
    return out;
}

Node LayoutFile::tables() const {
    report::Problems ignored;
    return report::extended(root_, parents(), ignored);
}

report::Layout LayoutFile::load(const ledger::Reading& reading, const std::vector<std::string>& exporters) const {
    return report::load_layout({root_, queries_, {}, parents()}, reading, exporters);
}

std::vector<fs::path> shipped_layouts(const config::Resources& resources) {
    std::vector<fs::path> out;
    std::error_code ignored;
    for (const fs::directory_entry& entry : fs::directory_iterator(resources.reports, ignored))
        if (entry.path().extension() == ".toml" && entry.path().filename() != queries_file) out.push_back(entry.path());
    std::sort(out.begin(), out.end());
    return out;
}

fs::path find_layout(const std::string& name, const config::Resources& resources) {
    std::error_code ignored;
    if (is_file_name(name)) {
        if (fs::is_regular_file(name, ignored)) return name;
        throw loader::Refusal("there is no layout file " + name, "`jianbao layout list` shows the shipped layouts");
    }
    std::vector<std::string> known;
    for (const fs::path& file : shipped_layouts(resources)) {
        if (file.stem() == name) return file;
        known.push_back(file.stem().string());
    }
    throw loader::Refusal("there is no layout `" + name + "`", config::hint_for(name, known));
}

void fail(const report::LayoutError& error, Console& console) {
    for (const SettingError& problem : error.problems()) console.fail(problem);
}

}  // namespace jianbao::cli
