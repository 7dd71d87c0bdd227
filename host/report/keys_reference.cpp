#include "report/keys_reference.h"

#include "report/keys.h"

namespace jianbao::report {

namespace {

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
    return out;
}

std::string value_of(const Key& key) {
    switch (key.type) {
        case KeyType::text:
            return "text with placeholders";
        case KeyType::rich:
            return "text with placeholders and marks";
        case KeyType::plain:
            return "text";
        case KeyType::sql:
            return "SQL";
        case KeyType::name:
            return "name";
        case KeyType::integer:
            return key.maximum < 1e6 ? "integer, " + std::to_string(static_cast<int>(key.minimum)) + " to " +
                                           std::to_string(static_cast<int>(key.maximum))
                                     : "integer";
        case KeyType::number:
            return "number";
        case KeyType::boolean:
            return "true, false";
        case KeyType::choice: {
            std::string out;
            for (const std::string& word : words_of(key.choices)) out += (out.empty() ? "" : ", ") + word;
            return out;
        }
        case KeyType::texts:
            return "list of texts";
        case KeyType::rows:
            return "tables";
        default:
            return "table";
    }
}

std::string table_of(std::span<const Key> keys) {
    std::string out = "| key | value | meaning |\n| --- | --- | --- |\n";
    for (const Key& key : keys) {
        const std::string mark = key.required ? "**" : "";
        out += "| " + mark + key.name + mark + " | " + value_of(key) + " | " + escaped(key.help) + " |\n";
    }
    return out + "\n";
}

/// The tables within tables: [[section.column]].
std::string inner_tables(std::span<const Key> keys, const std::string& before) {
    std::string out;
    for (const Key& key : keys)
        if (key.type == KeyType::rows && !key.inner.empty())
            out += "`[[" + before + key.name + "]]`:\n\n" + table_of(key.inner);
    return out;
}

}  // namespace

std::string keys_reference() {
    std::string out = "### The file\n\n" + table_of(layout_keys());
    for (const Key& key : layout_keys())
        if (key.type == KeyType::table) out += "### [" + std::string(key.name) + "]\n\n" + table_of(key.inner);
    out += "### Every [[section]]\n\n" + table_of(section_keys());
    for (const SectionKind& kind : section_kinds()) {
        out += "### kind = \"" + std::string(kind.name) + "\"\n\n" + kind.help + "\n\n";
        if (!kind.keys.empty()) out += table_of(kind.keys) + inner_tables(kind.keys, "section.");
    }
    out.pop_back();
    return out;
}

}  // namespace jianbao::report
