#include "report/extend.h"

#include <algorithm>
#include <filesystem>

#include "config/nearest.h"
#include "report/node_values.h"

namespace jianbao::report {

namespace {

/// Keys that say what becomes of an inherited section; they are no part of the section.
constexpr const char* placing_keys[] = {"after", "before", "leave_out"};

const Node* member(const Node::Table& table, std::string_view key) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& one) { return one.first == key; });
    return found == table.end() ? nullptr : &found->second;
}

/// `below` with the members of `above` in place of its own, or behind them.
Node with_members(const Node& below, const Node& above) {
    if (!below.is_table() || !above.is_table()) return above;
    Node::Table members = below.table();
    for (const auto& [key, node] : above.table()) {
        const auto same =
            std::find_if(members.begin(), members.end(), [&](const auto& one) { return one.first == key; });
        if (same == members.end())
            members.emplace_back(key, node);
        else
            same->second = node;
    }
    return Node(std::move(members), above.where(), above.key());
}

Node without(const Node& table, std::span<const char* const> keys) {
    Node::Table members;
    for (const auto& one : table.table())
        if (std::find(keys.begin(), keys.end(), one.first) == keys.end()) members.push_back(one);
    return Node(std::move(members), table.where(), table.key());
}

/// An inherited section with the changes; `sql` and `query` take each other's place.
Node changed(const Node& inherited, const Node& change) {
    if (change.has("kind") && text_of(change["kind"]) != text_of(inherited["kind"])) return change;
    static constexpr const char* rows[] = {"sql", "query"};
    const bool other_rows = change.has("sql") || change.has("query");
    return with_members(other_rows ? without(inherited, rows) : inherited, change);
}

/// Each id once in a file, and places only where there is something to place among.
void check_ids(const Node& root, Problems& problems) {
    std::vector<std::string> ids;
    for (const Node& section : rows_of(root["section"])) {
        if (!section.is_table()) continue;
        if (!root["layout"].has("extends"))
            for (const char* key : placing_keys)
                if (section.has(key))
                    problems.emplace_back(section[key].key(), "`" + std::string(key) + "` needs an inherited section",
                                          "it stands in a layout that `extends` another");
        const std::string id = text_of(section["id"]);
        if (id.empty()) continue;
        if (std::find(ids.begin(), ids.end(), id) != ids.end())
            problems.emplace_back(section["id"].where(), "the id '" + id + "' stands twice");
        ids.push_back(id);
    }
}

class Sections {
public:
    Sections(const Node& inherited, std::string parent, Problems& problems)
        : parent_(std::move(parent)), problems_(problems) {
        for (const Node& section : rows_of(inherited)) sections_.push_back({section, {}});
        for (const Section& section : sections_)
            if (const std::string id = id_of(section.node); !id.empty()) inherited_.push_back(id);
    }

    void add(const Node& section) {
        if (!section.is_table()) {
            sections_.push_back({section, {}});  // a mistake that is told where sections are read
            return;
        }
        const std::string id = id_of(section);
        const auto same = id.empty() ? sections_.end() : find(id);
        if (same == sections_.end()) {
            if (!section.has("kind") && !id.empty()) {
                unknown(section["id"], id);
                return;
            }
            if (section.has("leave_out"))
                problems_.emplace_back(section["leave_out"].key(), "`leave_out` needs the `id` of an inherited section",
                                       config::hint_for(id, inherited_));
            place(section, without(section, placing_keys));
            return;
        }
        if (flag_of(section["leave_out"], false)) {
            sections_.erase(same);
            return;
        }
        Node whole = changed(same->node, without(section, placing_keys));
        if (section.has("after") || section.has("before")) {
            sections_.erase(same);
            place(section, std::move(whole));
        } else {
            same->node = std::move(whole);
        }
    }

    Node::List take() {
        Node::List all;
        for (Section& section : sections_) all.push_back(std::move(section.node));
        return all;
    }

private:
    struct Section {
        Node node;
        std::string after;  ///< id of the section this layout puts it behind
    };

    static std::string id_of(const Node& section) { return text_of(section["id"]); }

    std::vector<Section>::iterator find(const std::string& id) {
        return std::find_if(sections_.begin(), sections_.end(),
                            [&](const Section& one) { return id_of(one.node) == id; });
    }

    /// Puts the section where its `after` or `before` says, else at the end. Sections put behind the same one stand in
    /// the order of the file.
    void place(const Node& section, Node whole) {
        if (section.has("after") && section.has("before"))
            problems_.emplace_back(section["before"].key(), "a section has both `after` and `before`",
                                   "keep one of them");
        for (const char* key : {"after", "before"}) {
            const Node& name = section[key];
            if (name.is_null()) continue;
            const std::string id = text_of(name);
            auto at = find(id);
            if (at == sections_.end()) {
                unknown(name, id);
                continue;
            }
            const bool after = key == std::string_view("after");
            if (after)
                for (++at; at != sections_.end() && at->after == id;) ++at;
            sections_.insert(at, {std::move(whole), after ? id : std::string()});
            return;
        }
        sections_.push_back({std::move(whole), {}});
    }

    void unknown(const Node& where, const std::string& id) {
        problems_.emplace_back(where.where(), "`" + parent_ + "` has no section with the id '" + id + "'",
                               config::hint_for(id, inherited_));
    }

    std::vector<Section> sections_;
    std::vector<std::string> inherited_;
    std::string parent_;
    Problems& problems_;
};

Node merged_layouts(const Node& parent, const Node& root, Problems& problems) {
    Node::Table whole = parent.table();
    for (const auto& [key, node] : root.table()) {
        const Node* below = member(whole, key);
        if (key == "section" && below && below->is_list() && node.is_list()) {
            Sections sections(*below, text_of(root["layout"]["extends"]), problems);
            for (const Node& section : node.list()) sections.add(section);
            const Node list(sections.take(), node.where(), node.key());
            for (auto& one : whole)
                if (one.first == key) one.second = list;
        } else if (!below) {
            whole.emplace_back(key, node);
        } else {
            for (auto& one : whole)
                if (one.first == key) one.second = with_members(Node(one.second), node);
        }
    }
    return Node(std::move(whole), root.where());
}

Node extended(const Node& root, const ParentSource& parents, std::vector<std::filesystem::path>& chain,
              Problems& problems) {
    check_ids(root, problems);
    const Node& name = root["layout"]["extends"];
    if (name.is_null()) return root;
    if (!name.is_text()) {
        problems.emplace_back(name.where(), "`extends` takes a text in quotes");
        return {};
    }
    if (!root["layout"].has("name"))
        problems.emplace_back(root["layout"].where(), "[layout] needs `name`",
                              "a layout that extends another has a name of its own");
    const auto identity = [](const std::string& file) {
        std::error_code ignored;
        return std::filesystem::weakly_canonical(file, ignored);
    };
    chain.push_back(identity(root.where().file));
    Node parent;
    try {
        parent = parents(name);
    } catch (const SettingError& error) {
        problems.push_back(error);
        return {};
    }
    if (std::find(chain.begin(), chain.end(), identity(parent.where().file)) != chain.end()) {
        problems.emplace_back(name.where(), "the layouts extend each other in a circle",
                              "name a layout that does not extend this one");
        return {};
    }
    const Node whole = extended(parent, parents, chain, problems);
    return whole.is_table() ? merged_layouts(whole, root, problems) : Node();
}

}  // namespace

Node extended(const Node& root, const ParentSource& parents, Problems& problems) {
    std::vector<std::filesystem::path> chain;
    return extended(root, parents, chain, problems);
}

}  // namespace jianbao::report
