/// plugin new: copies a template, with the plugin's name in place of its marks.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "cli/commands.h"
#include "cli/output_file.h"
#include "cli/plugin_commands.h"
#include "ledger/error.h"
#include "ledger/ledger.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

/// What stands for the name in templates, in texts and in names of files.
using Marks = std::vector<std::pair<std::string, std::string>>;

std::string replaced(std::string text, const Marks& marks) {
    for (const auto& [from, to] : marks)
        for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
            text.replace(at, from.size(), to);
    return text;
}

/// "plain-mail" as the name of a table: plain_mail.
std::string table_name(std::string name) {
    std::replace(name.begin(), name.end(), '-', '_');
    return name;
}

/// "plain-mail" as the name of a class: PlainMail.
std::string class_name(const std::string& name) {
    std::string out;
    bool begins = true;
    for (const char c : name) {
        if (c != '-' && c != '_') out += begins && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        begins = c == '-' || c == '_';
    }
    return out;
}

void check_letters(const std::string& name) {
    constexpr std::size_t most = 40;
    const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
    const bool fits = !name.empty() && name.size() <= most && is_letter(name.front()) && name.back() != '-' &&
                      name.back() != '_' && std::all_of(name.begin(), name.end(), [&](char c) {
                          return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_';
                      });
    if (!fits)
        throw loader::Refusal("`" + name + "` is no name for a plugin",
                              "use a-z, 0-9, - and _, a letter first, no - or _ last, at most 40 characters");
}

/// Throws Refusal for a name of which a plugin could never be used beside the installed ones.
void check_is_free(const std::string& name, bool has_table, const config::Resources& resources) {
    const loader::Catalogue installed = loader::find_plugins(resources.plugins);
    if (installed.find(name)) throw loader::Refusal("`" + name + "` is an installed plugin", "choose another name");
    if (!has_table) return;
    const std::string table = table_name(name);
    for (const loader::PluginPointer& plugin : installed.plugins)
        for (const TableSpec& spec : plugin->manifest().tables)
            if (table == spec.name)
                throw loader::Refusal("the analyzer `" + plugin->name() + "` fills a table `" + table + "` already",
                                      "choose another name");
    try {
        const TableSpec spec{table.c_str(), table.c_str(), "", "", {}};
        const TableSpec* const specs[] = {&spec};
        ledger::Ledger(":memory:", specs);
    } catch (const ledger::LedgerError&) {
        throw loader::Refusal("the ledger has a table `" + table + "` itself", "choose another name");
    }
}

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(stream), {}};
    if (!stream) throw std::runtime_error("can't read " + file.string());
    return bytes;
}

/// Copies a template's file or folder, and what is in it. Files that may be run stay so.
void copy(const fs::path& from, const fs::path& to, const Marks& marks) {
    if (fs::is_directory(from)) {
        fs::create_directory(to);
        for (const fs::directory_entry& entry : fs::directory_iterator(from))
            copy(entry.path(), to / replaced(entry.path().filename().string(), marks), marks);
        return;
    }
    Output output(to.string());
    output.stream() << replaced(bytes_of(from), marks);
    output.finish();
    const fs::perms run = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
    if (const fs::perms had = fs::status(from).permissions() & run; had != fs::perms::none)
        fs::permissions(to, had, fs::perm_options::add);
}

/// A folder that is whole or not there.
void copy_folder(const fs::path& from, const fs::path& to, const Marks& marks) {
    const fs::path temporary = to.parent_path() / ("." + to.filename().string() + ".new");
    std::error_code ignored;
    fs::remove_all(temporary, ignored);
    try {
        copy(from, temporary, marks);
        fs::rename(temporary, to);
    } catch (...) {
        fs::remove_all(temporary, ignored);
        throw;
    }
}

struct New {
    std::string name, folder = ".";
};

/// Writes the plugin, and returns its folder; or its file, where the template is a single file.
fs::path make(const std::string& kind, const New& wanted) {
    check_letters(wanted.name);
    const config::Resources resources = config::find_resources();
    check_is_free(wanted.name, kind != "reader" && kind != "exporter", resources);
    fs::path from = resources.templates / kind;
    if (!fs::is_directory(from))
        throw loader::Refusal("the templates are not installed: there is no folder " + from.string(),
                              "install jianbao again");
    const Marks marks{{"@NAME@", wanted.name},
                      {"@TABLE@", table_name(wanted.name)},
                      {"@CLASS@", class_name(wanted.name)},
                      {"@SDK@", std::to_string(JIANBAO_SDK_MAJOR) + "." + std::to_string(JIANBAO_SDK_MINOR)}};
    const bool is_folder = std::distance(fs::directory_iterator(from), fs::directory_iterator()) > 1;
    if (!is_folder) from = fs::directory_iterator(from)->path();
    const fs::path to =
        (fs::path(wanted.folder) / (is_folder ? wanted.name : replaced(from.filename().string(), marks)))
            .lexically_normal();
    std::error_code ignored;
    if (fs::exists(fs::symlink_status(to, ignored)))
        throw loader::Refusal(to.string() + " is there already", "choose another name, or remove the file");
    fs::create_directories(fs::absolute(to).parent_path());
    if (is_folder)
        copy_folder(from, fs::absolute(to), marks);
    else
        copy(from, to, marks);
    return to;
}

}  // namespace

void add_plugin_new(Command plugin, Invocation& invocation) {
    const Console& text = invocation.text;
    const Command command = plugin.subcommand("new", text("Write a new plugin to start from"));
    command.require_subcommand();
    // A kind is a folder of plugins/template.
    const auto add = [&](const char* kind, const std::string& help) {
        auto wanted = std::make_shared<New>();
        const Command creating = command.subcommand(kind, help);
        creating.option("NAME", wanted->name, text("Name of the plugin")).value_name("").required();
        creating.option("--dir", wanted->folder, text("Folder to write it to")).value_name("DIR");
        creating.on_chosen([kind, wanted, &invocation] {
            invocation.action = [kind, wanted](Console& console) {
                const fs::path made = make(kind, *wanted);
                console.say(fs::is_directory(made)
                                ? console("{} is written; its README.md tells how to go on", {made.string()})
                                : console("{} is written; try `jianbao plugin check {}`", {made.string(), made.string()}));
                return console.result();
            };
        });
    };
    add("analyzer", text("An analyzer in C++"));
    add("reader", text("A reader in C++"));
    add("exporter", text("An exporter in C++"));
    add("script", text("An analyzer in Python or any other language"));
    add("rules", text("An analyzer as a TOML file of rules, without code"));
}

}  // namespace jianbao::cli
