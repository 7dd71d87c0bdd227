/// Every key a layout may hold, declared once: validation and docs/layouts.md come from it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/settings.h"

namespace jianbao::report {

enum class KeyType {
    text,   ///< with placeholders
    rich,   ///< with placeholders and marks for strong text and links
    plain,  ///< taken as it is
    sql,    ///< one SELECT
    name,   ///< of a query, column or figure
    integer,
    number,
    boolean,
    choice,
    texts,  ///< list of texts
    table,  ///< of the keys in `inner`
    rows,   ///< [[…]]: tables of the keys in `inner`
    open,   ///< a table whose keys are the author's own
};
std::string_view name_of(KeyType type);

struct Key {
    const char* name;
    KeyType type;
    const char* help;
    const char* choices = "";  ///< "left|centre|right"
    bool required = false;
    double minimum = -1e300;
    double maximum = 1e300;
    std::span<const Key> inner = {};
};

/// Keys of the whole file.
std::span<const Key> layout_keys();
/// Keys of [masthead] and [imprint], as of layout_keys().
struct SectionKind {
    const char* name;
    const char* help;
    std::span<const Key> keys;
};
/// The kinds of [[section]] with the keys each of them has beside section_keys().
std::span<const SectionKind> section_kinds();
/// Keys every section has.
std::span<const Key> section_keys();

/// Words of "left|centre|right".
std::vector<std::string> words_of(std::string_view choices);

using Problems = std::vector<SettingError>;

/// Sorts by place; those in `file` come first.
void put_in_order(Problems& problems, const std::string& file);

/// Checks the members of a table against the keys; every mistake is added to `problems`. Inner
/// tables are checked too, except those of `open` keys and sections.
void check_keys(const Node& table, std::span<const Key> keys, Problems& problems, std::string_view what);
/// The same with two lists of keys, for sections.
void check_keys(const Node& table, std::span<const Key> common, std::span<const Key> keys, Problems& problems,
                std::string_view what);

}  // namespace jianbao::report
