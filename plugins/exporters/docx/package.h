/// The ZIP a Word file is.
#pragma once

#include <filesystem>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

namespace jianbao::docx {

/// Members in the order they were added, which is the order in the file.
class Package {
public:
    void add(std::string name, const pugi::xml_document& content);
    /// Writes all members. Every time in the file is fixed, so equal members give equal bytes.
    /// Throws ExportError with the reason (disk full, no permission).
    void write(const std::filesystem::path& file) const;

private:
    std::vector<std::pair<std::string, std::string>> members_;
};

}  // namespace jianbao::docx
