/// The ZIP a Word file is, and the workbooks in it.
#pragma once

#include <filesystem>
#include <pugixml.hpp>
#include <string>
#include <utility>
#include <vector>

namespace jianbao::docx {

/// <?xml version="1.0" encoding="UTF-8" standalone="yes"?> before the content.
void declare(pugi::xml_document& document);

/// Members in the order they were added, which is the order in the file. Every time in it is fixed, so equal members
/// give equal bytes.
class Package {
public:
    void add(std::string name, const pugi::xml_document& content);
    void add(std::string name, std::string bytes) { members_.emplace_back(std::move(name), std::move(bytes)); }
    /// A part that `fill` makes, with the declaration before it.
    template <class Fill>
    void add_part(std::string name, Fill fill) {
        pugi::xml_document part;
        fill(part);
        declare(part);
        add(std::move(name), part);
    }
    /// Writes all members. Throws ExportError with the reason (disk full, no permission).
    void write(const std::filesystem::path& file) const;
    /// The same in memory.
    std::string bytes() const;

private:
    std::vector<std::pair<std::string, std::string>> members_;
};

/// The relations of a part, empty: what _rels/.rels and its like are.
pugi::xml_node relationships(pugi::xml_document& document);
pugi::xml_node relationship(pugi::xml_node list, const std::string& id, const std::string& type,
                            const std::string& target);
/// Where the types of relations between parts are named.
inline constexpr const char* office_relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

}  // namespace jianbao::docx
