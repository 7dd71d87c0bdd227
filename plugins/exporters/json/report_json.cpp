#include "report_json.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "jianbao/report_members.h"

namespace jianbao::json {

namespace {

using Json = nlohmann::ordered_json;
using namespace report_members;

/// Writes the members that differ from those of a new object.
class Writer {
public:
    template <class T>
    static Json object(const T& value) {
        static const Json standard = every_member(T{});
        Json out = every_member(value);
        for (const auto& [name, member] : standard.items())
            if (out[name] == member) out.erase(name);
        return out;
    }

    template <class T>
    void operator()(const char* name, const T& value) {
        json_[name] = write(value);
    }

private:
    template <class T>
    static Json every_member(const T& value) {
        Writer writer;
        members(writer, const_cast<T&>(value));  // members() serves reading too; nothing is changed here
        return std::move(writer.json_);
    }

    static Json write(const std::string& value) { return value; }
    static Json write(bool value) { return value; }
    static Json write(int value) { return value; }
    static Json write(double value) { return value; }
    static Json write(Date value) { return value.ok() ? Json(to_iso(value)) : Json(nullptr); }
    static Json write(const ReportCell& cell) {
        // Most cells are text alone.
        if (cell.value.index() == 0 && cell.light == Light::none && cell.link.empty()) return cell.text;
        return object(cell);
    }
    static Json write(const Block& block) {
        Json out{{"block", block_names[block.index()]}};
        out.update(std::visit([](const auto& value) { return object(value); }, block));
        return out;
    }
    static Json write(const std::variant<std::monostate, std::int64_t, double, Date>& value) {
        if (const auto* whole = std::get_if<std::int64_t>(&value)) return *whole;
        if (const auto* number = std::get_if<double>(&value)) return *number;
        if (const auto* date = std::get_if<Date>(&value)) return write(*date);
        return nullptr;
    }
    template <class T>
    static Json write(const std::optional<T>& value) {
        return value ? write(*value) : Json(nullptr);
    }
    template <class A, class B>
    static Json write(const std::pair<A, B>& value) {
        return Json::array({write(value.first), write(value.second)});
    }
    template <class T>
    static Json write(const std::vector<T>& list) {
        Json out = Json::array();
        for (const T& item : list) out.push_back(write(item));
        return out;
    }
    static Json write(const ReportRows& rows) {
        Json out = Json::array();
        for (const ReportRow& row : rows) out.push_back(write(row));
        return out;
    }
    template <class T>
    static Json write(const T& value) {
        if constexpr (std::is_enum_v<T>)
            return Names<T>::list[static_cast<std::size_t>(value)];
        else
            return object(value);
    }

    Json json_ = Json::object();
};

}  // namespace

std::string to_json(const Report& report, int indent) {
    return Writer::object(report).dump(indent, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace jianbao::json
