/// Settings: trees of configuration data, and options declared in one table.
#pragma once

#include <atomic>
#include <compare>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao {

/// The name of a file, which all places in it share: a lexicon has tens of thousands of them. Counted here and not by
/// std::shared_ptr, whose deleter would be code of the plugin that made it and may be gone.
class FileName {
public:
    FileName() = default;
    FileName(std::string name);
    FileName(const char* name) : FileName(std::string(name)) {}
    FileName(const FileName& other) noexcept;
    FileName(FileName&& other) noexcept : shared_(std::exchange(other.shared_, nullptr)) {}
    FileName& operator=(FileName other) noexcept {
        std::swap(shared_, other.shared_);
        return *this;
    }
    ~FileName();

    const std::string& text() const;
    operator const std::string&() const { return text(); }
    bool empty() const { return !shared_; }
    friend bool operator==(const FileName& a, const FileName& b) { return a.text() == b.text(); }
    friend auto operator<=>(const FileName& a, const FileName& b) { return a.text() <=> b.text(); }

private:
    struct Shared {
        std::string text;
        std::atomic<std::uint32_t> owners = 1;
    };
    Shared* shared_ = nullptr;  ///< null for none
};

/// A place in a file the user wrote. Lines and columns count from one; columns count characters.
struct SourcePosition {
    FileName file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
};

/// Thrown for a mistake in a file the user wrote; the host adds the line and a caret.
class SettingError : public std::runtime_error {
public:
    SettingError(SourcePosition where, const std::string& message, std::string hint = {})
        : std::runtime_error(message), where_(std::move(where)), hint_(std::move(hint)) {}
    const SourcePosition& where() const { return where_; }
    const std::string& hint() const { return hint_; }

private:
    SourcePosition where_;
    std::string hint_;
};

/// A value of a configuration or lexicon file: text, number, list or table, with its place in
/// the file. Tables keep the order of the file.
class Node {
public:
    using List = std::vector<Node>;
    using Table = std::vector<std::pair<std::string, Node>>;
    using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Date, List, Table>;

    Node() = default;
    explicit Node(Value value, SourcePosition where = {}, SourcePosition key = {})
        : value_(std::move(value)), where_(std::move(where)), key_(std::move(key)) {}

    const Value& value() const& { return value_; }
    Value&& value() && { return std::move(value_); }  ///< for who takes a node apart
    /// Where the value stands; for a [table] its header.
    const SourcePosition& where() const { return where_; }
    /// Where the key stands that the value was given for; the value itself where it has no key.
    const SourcePosition& key() const { return key_.line == 0 ? where_ : key_; }
    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    bool is_table() const { return std::holds_alternative<Table>(value_); }
    bool is_list() const { return std::holds_alternative<List>(value_); }
    bool is_text() const { return std::holds_alternative<std::string>(value_); }

    /// The member of a table; a null node where there is none or this is no table.
    const Node& operator[](std::string_view key) const;
    bool has(std::string_view key) const { return !(*this)[key].is_null(); }

    /// The value as the type asked for; throws SettingError with the place otherwise.
    const std::string& text() const;
    std::int64_t integer() const;
    double number() const;  ///< integers are numbers too
    bool boolean() const;
    Date date() const;
    const List& list() const;
    const Table& table() const;
    std::vector<std::string> texts() const;  ///< a list of texts; one text is a list of one

    /// The same, with a value for a null node.
    std::string text_or(std::string_view other) const;
    std::int64_t integer_or(std::int64_t other) const;
    double number_or(double other) const;
    bool boolean_or(bool other) const;
    std::vector<std::string> texts_or_empty() const;

private:
    Value value_;
    SourcePosition where_;
    SourcePosition key_;
};

enum class OptionType { text, integer, number, boolean, choice, text_list, path };  // a path counts from its file

/// One option of a plugin, declared once: validation, help and the sample configuration come
/// from it. All strings are string literals.
struct OptionSpec {
    const char* name;      ///< lower_case
    OptionType type;
    const char* standard;  ///< the default as it would stand in TOML: "28.99", "\"A4\"", "true", "[]"
    const char* help;      ///< one sentence; the unit in it
    const char* choices = "";  ///< for `choice`: "left|centre|right"
    double minimum = -1e300;
    double maximum = 1e300;
};

/// Validated option values of one plugin, defaults filled in. Asking for an option that was not
/// declared is a programming error and throws std::logic_error.
class Options {
public:
    Options() = default;
    Options(std::span<const OptionSpec> specs, std::vector<Node> values)
        : specs_(specs), values_(std::move(values)) {}

    std::string text(std::string_view name) const;  ///< of a text, a choice or a path
    std::int64_t integer(std::string_view name) const;
    double number(std::string_view name) const;
    bool boolean(std::string_view name) const;
    std::vector<std::string> texts(std::string_view name) const;  ///< of a text_list

private:
    const Node& find(std::string_view name) const;
    std::span<const OptionSpec> specs_;
    std::vector<Node> values_;
};

}  // namespace jianbao
