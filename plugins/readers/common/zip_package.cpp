#include "zip_package.h"

#include "archive_stream.h"
#include "jianbao/reader.h"

namespace jianbao::readers {

bool zip_has_member(std::string_view bytes, std::string_view prefix) {
    if (!bytes.starts_with("PK\x03\x04")) return false;
    // A name stands in a local header after 30 fixed bytes and in the central directory after 46.
    for (std::size_t at = bytes.find(prefix); at != bytes.npos; at = bytes.find(prefix, at + 1)) {
        if (at >= 30 && bytes.substr(at - 30, 4) == "PK\x03\x04") return true;
        if (at >= 46 && bytes.substr(at - 46, 4) == "PK\x01\x02") return true;
    }
    return false;
}

std::map<std::string, std::string> read_zip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                                            const ZipLimits& limits) {
    std::map<std::string, std::string> members;
    for_each_member(bytes, limits, wanted, [&](std::string name, std::string content) {
        members.insert_or_assign(std::move(name), std::move(content));
    });
    return members;
}

}  // namespace jianbao::readers
