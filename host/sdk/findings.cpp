#include "jianbao/findings.h"

#include <algorithm>

namespace jianbao {

Row& FindingTable::add(Span evidence, std::uint32_t article, std::uint32_t section) {
    rows_.push_back(Row{evidence, article, section, std::vector<Value>(spec_->columns.size())});
    return rows_.back();
}

std::size_t FindingTable::column(std::string_view name) const {
    // Mostly it is the very literal of the declaration, so its address decides.
    for (std::size_t i = 0; i < spec_->columns.size(); ++i)
        if (spec_->columns[i].name == name.data()) return i;
    for (std::size_t i = 0; i < spec_->columns.size(); ++i)
        if (!name.empty() && spec_->columns[i].name[0] == name.front() && spec_->columns[i].name == name) return i;
    throw std::logic_error("table " + std::string(spec_->name) + " has no column " + std::string(name));
}

const FindingTable* Findings::find(std::string_view name) const {
    const auto found = std::find_if(tables_.begin(), tables_.end(),
                                    [&](const FindingTable& table) { return table.spec().name == name; });
    return found == tables_.end() ? nullptr : &*found;
}

FindingTable* Findings::find(std::string_view name) {
    return const_cast<FindingTable*>(static_cast<const Findings*>(this)->find(name));
}

const FindingTable& Findings::at(std::string_view name) const {
    if (const FindingTable* table = find(name)) return *table;
    throw std::logic_error("no analyzer declared the table " + std::string(name));
}

FindingTable& Findings::at(std::string_view name) {
    return const_cast<FindingTable&>(static_cast<const Findings*>(this)->at(name));
}

FindingTable& Findings::add(const TableSpec& spec) {
    if (FindingTable* table = find(spec.name)) return *table;
    return tables_.emplace_back(spec);
}

bool fits(const Value& value, ColumnType type) {
    return value.index() == 0 || value.index() == static_cast<std::size_t>(type) + 1;  // Value has their order
}

std::string_view name_of(ColumnType type) {
    constexpr std::string_view names[] = {"text", "integer", "number", "boolean", "date", "span", "text_list"};
    return names[static_cast<std::size_t>(type)];
}

}  // namespace jianbao
