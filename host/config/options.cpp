#include "config/options.h"

#include <algorithm>
#include <filesystem>
#include <sstream>

#include "config/nearest.h"
#include "config/toml.h"

namespace jianbao::config {

namespace {

std::string shown(double number) {
    std::ostringstream out;
    out << number;
    return out.str();
}

void check_range(const OptionSpec& spec, const Node& node) {
    const double value = node.number();
    if (value >= spec.minimum && value <= spec.maximum) return;
    const bool below = spec.minimum > -1e300, above = spec.maximum < 1e300;
    std::string allowed = below && above ? "from " + shown(spec.minimum) + " to " + shown(spec.maximum)
                          : below        ? "at least " + shown(spec.minimum)
                                         : "at most " + shown(spec.maximum);
    throw SettingError(node.where(), std::string("`") + spec.name + "` must be " + allowed, spec.help);
}

/// The value as Options holds it, or SettingError.
Node given_value(const OptionSpec& spec, const Node& node) {
    switch (spec.type) {
        case OptionType::text:
            node.text();
            return node;
        case OptionType::integer:
            node.integer();
            check_range(spec, node);
            return node;
        case OptionType::number:
            node.number();
            check_range(spec, node);
            return node;
        case OptionType::boolean:
            node.boolean();
            return node;
        case OptionType::choice: {
            const std::vector<std::string> choices = choices_of(spec);
            if (std::find(choices.begin(), choices.end(), node.text()) == choices.end())
                throw SettingError(node.where(), std::string("`") + spec.name + "` can't be `" + node.text() + "`",
                                   hint_for(node.text(), choices));
            return node;
        }
        case OptionType::text_list:
            node.texts();
            return node;
        case OptionType::path: {
            const std::filesystem::path path = node.text();
            if (path.empty() || path.is_absolute() || node.where().file.empty()) return node;
            const std::filesystem::path folder = std::filesystem::path(node.where().file.text()).parent_path();
            return Node((folder / path).lexically_normal().string(), node.where(), node.key());
        }
    }
    throw std::logic_error("option of an unknown type");
}

/// The same; a value of the wrong type is told with the option's meaning, so that its unit is known.
Node checked(const OptionSpec& spec, const Node& node) {
    try {
        return given_value(spec, node);
    } catch (const SettingError& error) {
        if (!error.hint().empty()) throw;
        throw SettingError(error.where(), error.what(), spec.help);
    }
}

Node standard_value(const OptionSpec& spec) {
    // The default is written by the plugin's author, not by the user: a mistake is the plugin's.
    try {
        const Node root = parse_toml(std::string("value = ") + spec.standard, "");
        return checked(spec, root["value"]);
    } catch (const SettingError& error) {
        throw SettingError(
            {},
            std::string("the default of option `") + spec.name + "`, " + spec.standard + ", is wrong: " + error.what(),
            "this is a mistake in the plugin; tell its author");
    }
}

}  // namespace

std::vector<std::string> choices_of(const OptionSpec& spec) {
    std::vector<std::string> out;
    std::istringstream in(spec.choices);
    for (std::string choice; std::getline(in, choice, '|');) out.push_back(choice);
    return out;
}

std::string_view name_of(OptionType type) {
    constexpr std::string_view names[] = {"text", "integer", "number", "boolean", "choice", "text_list", "path"};
    return names[static_cast<std::size_t>(type)];
}

std::vector<SettingError> option_mistakes(std::span<const OptionSpec> specs, const Node& table) {
    std::vector<SettingError> mistakes;
    if (table.is_null()) return mistakes;
    std::vector<std::string> known;
    for (const OptionSpec& spec : specs) known.emplace_back(spec.name);
    for (const auto& [key, node] : table.table()) {
        const auto spec = std::find_if(specs.begin(), specs.end(), [&](const OptionSpec& one) { return one.name == key; });
        if (spec == specs.end()) {
            mistakes.emplace_back(node.key(), "unknown option `" + key + "`",
                                  known.empty() ? "this plugin has no options" : hint_for(key, known));
            continue;
        }
        try {
            checked(*spec, node);
        } catch (const SettingError& error) {
            mistakes.push_back(error);
        }
    }
    return mistakes;
}

Options make_options(std::span<const OptionSpec> specs, const Node& table) {
    if (const std::vector<SettingError> mistakes = option_mistakes(specs, table); !mistakes.empty())
        throw mistakes.front();
    std::vector<Node> values;
    for (const OptionSpec& spec : specs) {
        const Node& given = table[spec.name];
        values.push_back(given.is_null() ? standard_value(spec) : checked(spec, given));
    }
    return Options(specs, std::move(values));
}

Node value_of(const Options& options, const OptionSpec& spec) {
    switch (spec.type) {
        case OptionType::integer:
            return Node(options.integer(spec.name));
        case OptionType::number:
            return Node(options.number(spec.name));
        case OptionType::boolean:
            return Node(options.boolean(spec.name));
        case OptionType::text_list: {
            Node::List list;
            for (std::string& text : options.texts(spec.name)) list.emplace_back(Node::Value(std::move(text)));
            return Node(std::move(list));
        }
        case OptionType::text:
        case OptionType::choice:
        case OptionType::path:
            return Node(options.text(spec.name));
    }
    return Node();
}

}  // namespace jianbao::config
