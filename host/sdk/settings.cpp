#include "jianbao/settings.h"

namespace jianbao {

namespace {

const Node null_node;
const std::string no_name;

const char* type_name(const Node::Value& value) {
    constexpr const char* names[] = {"nothing", "a boolean", "an integer", "a number", "a text", "a date", "a list", "a table"};
    return names[value.index()];
}

template <class T>
const T& expect(const Node& node, const char* wanted) {
    if (const T* value = std::get_if<T>(&node.value())) return *value;
    throw SettingError(node.where(), std::string("expected ") + wanted + ", found " + type_name(node.value()));
}

}  // namespace

FileName::FileName(std::string name) : shared_(name.empty() ? nullptr : new Shared{std::move(name)}) {}

FileName::FileName(const FileName& other) noexcept : shared_(other.shared_) {
    if (shared_) shared_->owners.fetch_add(1, std::memory_order_relaxed);
}

FileName::~FileName() {
    if (shared_ && shared_->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) delete shared_;
}

const std::string& FileName::text() const { return shared_ ? shared_->text : no_name; }

const Node& Node::operator[](std::string_view key) const {
    if (const Table* members = std::get_if<Table>(&value_))
        for (const auto& [name, node] : *members)
            if (name == key) return node;
    return null_node;
}

const std::string& Node::text() const { return expect<std::string>(*this, "a text in quotes"); }
std::int64_t Node::integer() const { return expect<std::int64_t>(*this, "an integer"); }
double Node::number() const {
    if (const std::int64_t* whole = std::get_if<std::int64_t>(&value_)) return static_cast<double>(*whole);
    return expect<double>(*this, "a number");
}
bool Node::boolean() const { return expect<bool>(*this, "true or false"); }
Date Node::date() const { return expect<Date>(*this, "a date like 2021-04-26"); }
const Node::List& Node::list() const { return expect<List>(*this, "a list in [ ]"); }
const Node::Table& Node::table() const { return expect<Table>(*this, "a table"); }

std::vector<std::string> Node::texts() const {
    if (is_text()) return {text()};
    std::vector<std::string> out;
    for (const Node& item : list()) out.push_back(item.text());
    return out;
}

std::string Node::text_or(std::string_view other) const { return is_null() ? std::string(other) : text(); }
std::int64_t Node::integer_or(std::int64_t other) const { return is_null() ? other : integer(); }
double Node::number_or(double other) const { return is_null() ? other : number(); }
bool Node::boolean_or(bool other) const { return is_null() ? other : boolean(); }
std::vector<std::string> Node::texts_or_empty() const { return is_null() ? std::vector<std::string>{} : texts(); }

const Node& Options::find(std::string_view name) const {
    for (std::size_t i = 0; i < specs_.size(); ++i)
        if (specs_[i].name == name) return values_.at(i);
    throw std::logic_error("option " + std::string(name) + " was not declared");
}

std::string Options::text(std::string_view name) const { return find(name).text(); }
std::int64_t Options::integer(std::string_view name) const { return find(name).integer(); }
double Options::number(std::string_view name) const { return find(name).number(); }
bool Options::boolean(std::string_view name) const { return find(name).boolean(); }
std::vector<std::string> Options::texts(std::string_view name) const { return find(name).texts(); }

}  // namespace jianbao
