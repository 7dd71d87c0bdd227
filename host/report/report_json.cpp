#include "report/report_json.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "jianbao/report_members.h"

namespace jianbao::report {

namespace {

using Json = nlohmann::ordered_json;
using namespace report_members;

[[noreturn]] void refuse(const std::string& what) { throw std::runtime_error("this is no report: " + what); }

class Reader {
public:
    explicit Reader(const Json& json) : json_(json) {
        if (!json.is_object()) refuse("an object was expected");
    }
    template <class T>
    void operator()(const char* name, T& value) {
        const auto found = json_.find(name);
        if (found != json_.end()) read(*found, value);
    }

private:
    static void read(const Json& json, std::string& value) { value = json.get<std::string>(); }
    static void read(const Json& json, bool& value) { value = json.get<bool>(); }
    static void read(const Json& json, int& value) { value = json.get<int>(); }
    static void read(const Json& json, double& value) { value = json.get<double>(); }
    static void read(const Json& json, Date& value) {
        const std::optional<Date> date = json.is_string() ? parse_iso(json.get<std::string>()) : std::nullopt;
        if (!date) refuse("a date must be like 2021-04-26");
        value = *date;
    }
    static void read(const Json& json, ReportCell& cell) {
        if (json.is_string())
            cell.text = json.get<std::string>();
        else
            read_members(json, cell);
    }
    static void read(const Json& json, Block& block) {
        const auto name = json.find("block");
        if (name == json.end()) refuse("a block needs its kind");
        bool known = false;
        read_block(json, name->get<std::string>(), block, known,
                   std::make_index_sequence<std::variant_size_v<Block>>());
        if (!known) refuse("there is no block '" + name->get<std::string>() + "'");
    }
    template <std::size_t... I>
    static void read_block(const Json& json, const std::string& name, Block& block, bool& known,
                           std::index_sequence<I...>) {
        ((name == block_names[I] ? (known = true, read_members(json, block.emplace<I>())) : void()), ...);
    }
    static void read(const Json& json, std::variant<std::monostate, std::int64_t, double, Date>& value) {
        if (json.is_number_integer())
            value = json.get<std::int64_t>();
        else if (json.is_number())
            value = json.get<double>();
        else if (!json.is_null())
            read(json, value.emplace<Date>());
    }
    template <class T>
    static void read(const Json& json, std::optional<T>& value) {
        if (!json.is_null()) read(json, value.emplace());
    }
    template <class A, class B>
    static void read(const Json& json, std::pair<A, B>& value) {
        if (!json.is_array() || json.size() != 2) refuse("a list of two was expected");
        read(json[0], value.first);
        read(json[1], value.second);
    }
    static void read(const Json& json, ReportRows& rows) { read(json, rows.own()); }
    template <class T>
    static void read(const Json& json, std::vector<T>& list) {
        if (!json.is_array()) refuse("a list was expected");
        for (const Json& item : json) read(item, list.emplace_back());
    }
    template <class T>
    static void read(const Json& json, T& value) {
        if constexpr (std::is_enum_v<T>) {
            const std::string name = json.get<std::string>();
            for (std::size_t i = 0; i < std::size(Names<T>::list); ++i)
                if (name == Names<T>::list[i]) {
                    value = static_cast<T>(i);
                    return;
                }
            refuse("'" + name + "' is not known");
        } else {
            read_members(json, value);
        }
    }
    template <class T>
    static void read_members(const Json& json, T& value) {
        Reader reader(json);
        members(reader, value);
    }

    const Json& json_;
};

}  // namespace

Report from_json(std::string_view text) {
    try {
        const Json json = Json::parse(text);
        Report report;
        Reader reader(json);
        members(reader, report);
        return report;
    } catch (const nlohmann::json::exception& error) {
        refuse(error.what());
    }
}

}  // namespace jianbao::report
