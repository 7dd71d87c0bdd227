#include "cli/arguments.h"

#include <cerrno>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "loader/plugin.h"

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
        constexpr const char* form = R"(write {"name of a document": "2021-04-26"}, with a comma between two)";
        errno = 0;
        std::ifstream in(file);
        std::error_code ignored;
        if (std::filesystem::is_directory(file, ignored)) errno = EISDIR;
        if (!in || errno == EISDIR)
            throw loader::Refusal("--refs: can't read " + file + ": " + (errno != 0 ? std::strerror(errno) : "unknown reason"),
                                  "name a JSON file with a day for each document, or give one day for all with --ref");
        const nlohmann::json dates = nlohmann::json::parse(in, nullptr, false);
        if (!dates.is_object()) throw loader::Refusal("--refs: " + file + " is no JSON object from names to dates", form);
        for (const auto& [name, date] : dates.items()) {
            if (!date.is_string())
                throw loader::Refusal("--refs: the date of " + name + " in " + file + " is no text", form);
            by_name.emplace(name, date_argument("--refs", date.get<std::string>()));
        }
    }
    return [standard, by_name](const std::string& name) {
        const auto found = by_name.find(name);
        return found != by_name.end() ? std::optional(found->second) : standard;
    };
}

void make_folder(const std::string& option, const std::string& folder) {
    namespace fs = std::filesystem;
    std::error_code error;
    fs::create_directories(folder, error);
    if (fs::is_directory(folder)) return;
    const bool taken = !error || error == std::errc::file_exists || error == std::errc::not_a_directory;
    throw loader::Refusal(option + ": can't make the folder " + folder + ": " +
                              (taken ? "a file of that name is in the way" : error.message()),
                          "name a folder with " + option + " in which you may write");
}

}  // namespace jianbao::cli
