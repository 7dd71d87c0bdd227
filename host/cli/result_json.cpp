#include "cli/result_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

namespace jianbao::cli {

namespace {

nlohmann::ordered_json json_of(const ledger::ResultValue& value) {
    if (const auto* number = std::get_if<std::int64_t>(&value)) return *number;
    if (const auto* number = std::get_if<double>(&value)) return *number;
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    return nullptr;
}

using Json = nlohmann::ordered_json;

Json list_json(const ledger::ResultValue& value) {
    const Json list = Json::parse(ledger::to_text(value), nullptr, false);
    return list.is_array() ? list : Json::array();
}

std::vector<std::string> parts_of(const std::string& text) {
    std::vector<std::string> out;
    constexpr std::string_view mark = "、";
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(mark, at), text.size());
        if (end > at) out.push_back(text.substr(at, end - at));
        at = end + mark.size();
    }
    return out;
}

/// null, one object, or a list of objects where there are several.
Json frequency_json(const std::string& text, const std::string& norm) {
    if (text.empty()) return nullptr;
    const std::vector<std::string> texts = parts_of(text), norms = parts_of(norm);
    if (texts.size() != norms.size() || texts.size() < 2)
        return {{"text", text}, {"norm", norm.empty() ? Json(nullptr) : Json(norm)}};
    Json out = Json::array();
    for (std::size_t i = 0; i < texts.size(); ++i) out.push_back({{"text", texts[i]}, {"norm", norms[i]}});
    return out;
}

}  // namespace

void write_task_lines(std::ostream& out, const ledger::Result& result) {
    for (const auto& row : result.rows) {
        const auto value = [&](std::string_view name) { return row[*result.find(name)]; };
        const auto words_of = [&](std::string_view name) { return ledger::to_text(value(name)); };
        Json object;
        for (const char* name : {"number", "id", "status", "state"}) object[name] = json_of(value(name));
        object["doc"] = words_of("document");
        for (const char* name : {"article", "section", "title", "quote", "grade"}) object[name] = json_of(value(name));
        for (const char* name : {"lead", "support", "person"}) object[name] = list_json(value(std::string(name) + "_list"));
        const std::string day = words_of("deadline"), words = words_of("deadline_text"), norm = words_of("deadline_norm");
        object["deadline"] = nullptr;
        if (!day.empty() || !words.empty())
            object["deadline"] = {{"text", words.empty() ? day : words},
                                  {"norm", norm.empty() ? day : norm},
                                  {"kind", words_of("deadline_kind").empty() ? "date" : words_of("deadline_kind")}};
        object["frequency"] = frequency_json(words_of("frequency"), words_of("frequency_norm"));
        object["targets"] = list_json(value("targets_list"));
        for (const char* name : {"due", "next_due", "days_left", "period", "period_due", "progress", "note", "source", "first_seen",
                                 "done_on", "edited", "confidence", "page", "same_as", "maybe_same_as",
                                 "superseded_by"})
            object[name] = json_of(value(name));
        out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    }
}

void write_difference(std::ostream& out, const ledger::Difference& one) {
    using Kind = ledger::Difference::Kind;
    Json object{{"kind", ledger::name_of(one.kind)}, {"task", one.task}, {"title", one.title}};
    if (one.kind == Kind::kept || one.kind == Kind::changed)
        object.update({{"field", ledger::name_of(one.field)}, {"ledger", one.ledger}, {"text", one.text}});
    if (one.kind == Kind::kept) object.update({{"who", one.who}, {"day", one.day}});
    out << object.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_json_lines(std::ostream& out, const ledger::Result& result) {
    for (const auto& row : result.rows) {
        nlohmann::ordered_json object;
        for (std::size_t i = 0; i < row.size(); ++i) object[result.columns[i].name] = json_of(row[i]);
        out << object.dump() << '\n';
    }
}

}  // namespace jianbao::cli
