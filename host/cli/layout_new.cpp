#include "cli/layout_new.h"

#include <algorithm>
#include <ostream>

#include "cli/arguments.h"
#include "cli/layouts.h"
#include "cli/output_file.h"
#include "cli/text_table.h"
#include "jianbao/basics.h"

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

/// A basic TOML string.
std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c != '\r')
            out += c;
    }
    return out + '"';
}

/// A parameter's value as TOML.
std::string written(const Node& value) {
    if (value.is_text()) return quoted(value.text());
    if (const auto* date = std::get_if<Date>(&value.value())) return to_iso(*date);
    if (const auto* whole = std::get_if<std::int64_t>(&value.value())) return std::to_string(*whole);
    std::string number = std::to_string(value.number());
    number.erase(number.find_last_not_of('0') + 1);
    return number.ends_with('.') ? number + '0' : number;
}

/// What a section shows, in a few words of its own.
std::string words_of(const Node& section) {
    for (const char* key : {"title", "name", "text"}) {
        if (!section[key].is_text()) continue;
        std::string text = section[key].text();
        std::replace(text.begin(), text.end(), '\n', ' ');
        text.erase(0, std::min(text.find_first_not_of(' '), text.size()));
        return shortened(text, 40);
    }
    std::string labels;
    if (section["figure"].is_list())
        for (const Node& figure : section["figure"].list())
            labels += (labels.empty() ? "" : "、") + figure["label"].text_or("");
    return labels.empty() ? "—" : shortened(labels, 40);
}

/// The name without the ending, if it can be a file's name and stand in a layout.
std::string checked(std::string name) {
    if (name.ends_with(".toml")) name.resize(name.size() - 5);
    const bool unfit = std::any_of(name.begin(), name.end(), [](char c) {
        return std::string_view("/\\\"<>:|?*").find(c) != std::string_view::npos || (c >= 0 && c < ' ');
    });
    if (name.empty() || name.front() == '.' || name.front() == '-' || unfit)
        throw loader::Refusal("`" + name + "` is no name for a layout",
                              "use letters, digits, - and _; the folder is given with --dir");
    return name;
}

/// The parent as `extends` names it: a file counts from the folder of the new one.
std::string parent_name(const std::string& from, const fs::path& folder) {
    if (!is_file_name(from)) return from;
    const std::string relative = fs::proximate(from, folder).string();
    return is_file_name(relative) ? relative : "./" + relative;
}

/// Lines of a comment.
void comment(std::ostream& out, const std::string& text) { out << "# " << text << '\n'; }

void write(std::ostream& out, const std::string& name, const std::string& parent, const Node& whole, Console& console) {
    comment(out, console("The layout {}: takes over {} and says only what is different.", {name, parent}));
    comment(out, console("Find its mistakes: {}", {"jianbao layout check " + name + ".toml"}));
    comment(out, console("Make a report: {}", {"jianbao report " + name + ".toml --as-of 2026-04-24 -o out"}));
    comment(out, console("Every key is described in docs/layouts.md."));
    out << "\n[layout]\nname = " << quoted(name) << "\nextends = " << quoted(parent) << '\n';
    out << "title = " << quoted(whole["layout"]["title"].text()) << '\n';

    out << '\n';
    comment(out, console("Values that texts and queries use. Take the # away to change one."));
    out << "[parameters]\n";
    if (const Node& parameters = whole["parameters"]; parameters.is_table())
        for (const auto& [key, value] : parameters.table()) out << "# " << key << " = " << written(value) << '\n';

    std::vector<std::vector<std::string>> rows;
    std::string text_id, drop_id;
    for (const Node& section : whole["section"].list()) {
        const std::string id = section["id"].text_or(""), kind = section["kind"].text_or("");
        if (id.empty()) continue;
        rows.push_back({"#   " + id, kind, words_of(section)});
        if (text_id.empty() && kind == "text") text_id = id;
        drop_id = id;
    }
    if (rows.empty()) return;
    out << '\n';
    comment(out, console("The sections of {} by their ids:", {parent}));
    print_table(out, rows);
    if (!text_id.empty()) {
        out << '\n';
        comment(out, console("Other words in a section; its other keys stay:"));
        out << "# [[section]]\n# id = " << quoted(text_id) << "\n# text = \"…\"\n";
    }
    out << '\n';
    comment(out, console("Without a section:"));
    out << "# [[section]]\n# id = " << quoted(drop_id) << "\n# leave_out = true\n\n";
    comment(out, console("A section of your own at its place:"));
    out << "# [[section]]\n# kind = \"text\"\n# after = " << quoted(text_id.empty() ? drop_id : text_id)
        << "\n# text = \"…\"\n";
}

}  // namespace

Exit make_layout(const std::string& wanted, const std::string& from, const std::string& folder,
                 const CommonOptions& common, Console& console) {
    const std::string name = checked(wanted);
    const Settings settings = open_settings(common);
    for (const fs::path& shipped : shipped_layouts(settings.resources))
        if (shipped.stem() == name)
            throw loader::Refusal("`" + name + "` is the name of a shipped layout", "choose another name");
    const fs::path file = (fs::path(folder) / (name + ".toml")).lexically_normal();
    if (fs::exists(file))
        throw loader::Refusal(file.string() + " is there already", "choose another name, or remove the file");
    const LayoutFile parent(find_layout(from, settings.resources), settings.resources);
    const Node whole = parent.whole();
    make_folder("--dir", folder);
    Output output(file.string());
    write(output.stream(), name, parent_name(from, fs::path(folder)), whole, console);
    output.finish();
    console.say(console("{} is written; try `jianbao layout check {}`", {file.string(), file.string()}));
    return console.result();
}

}  // namespace jianbao::cli
