#include "cli/result_json.h"

#include <nlohmann/json.hpp>

namespace jianbao::cli {

namespace {

nlohmann::ordered_json json_of(const ledger::ResultValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

}  // namespace

void write_json_lines(std::ostream& out, const ledger::Result& result) {
    for (const auto& row : result.rows) {
        nlohmann::ordered_json object;
        for (std::size_t i = 0; i < row.size(); ++i) object[result.columns[i].name] = json_of(row[i]);
        out << object.dump() << '\n';
    }
}

}  // namespace jianbao::cli
