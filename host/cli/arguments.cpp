#include "cli/arguments.h"

#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace jianbao::cli {

Date date_argument(const std::string& option, const std::string& text) {
    if (const std::optional<Date> date = parse_iso(text)) return *date;
    throw std::runtime_error(option + ": `" + text + "` is no date; write it like 2021-04-26");
}

Date as_of_argument(const std::string& text) { return text.empty() ? today() : date_argument("--as-of", text); }

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return make_date(local.tm_year + 1900, static_cast<unsigned>(local.tm_mon + 1),
                     static_cast<unsigned>(local.tm_mday));
}

std::string local_time(const std::string& at) {
    std::tm time{};
    if (!strptime(at.c_str(), "%Y-%m-%dT%H:%M:%SZ", &time)) return at;
    const std::time_t moment = timegm(&time);
    char text[32];
    localtime_r(&moment, &time);
    std::strftime(text, sizeof text, "%Y-%m-%d %H:%M", &time);
    return text;
}

std::function<std::optional<Date>(const std::string&)> reference_dates(const std::string& ref,
                                                                       const std::string& file) {
    std::optional<Date> standard;
    if (!ref.empty()) standard = date_argument("--ref", ref);
    std::map<std::string, Date> by_name;
    if (!file.empty()) {
        std::ifstream in(file);
        if (!in) throw std::runtime_error("--refs: can't read " + file);
        const nlohmann::json dates = nlohmann::json::parse(in, nullptr, false);
        if (!dates.is_object()) throw std::runtime_error("--refs: " + file + " is no JSON object from names to dates");
        for (const auto& [name, date] : dates.items()) {
            if (!date.is_string())
                throw std::runtime_error("--refs: the date of " + name + " in " + file + " is no text");
            by_name.emplace(name, date_argument("--refs", date.get<std::string>()));
        }
    }
    return [standard, by_name](const std::string& name) {
        const auto found = by_name.find(name);
        return found != by_name.end() ? std::optional(found->second) : standard;
    };
}

}  // namespace jianbao::cli
