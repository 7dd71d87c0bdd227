#include "package.h"

#include <archive.h>
#include <archive_entry.h>

#include <memory>
#include <sstream>

#include "jianbao/exporter.h"

namespace jianbao::docx {

namespace {

struct FreeArchive {
    void operator()(archive* a) const { archive_write_free(a); }
};
struct FreeEntry {
    void operator()(archive_entry* entry) const { archive_entry_free(entry); }
};

void check(archive* a, la_ssize_t result) {
    if (result >= ARCHIVE_WARN) return;
    const char* reason = archive_error_string(a);
    throw ExportError("the Word file can't be written: " + std::string(reason ? reason : "unknown error") +
                      "; check the free space and the permissions of the folder");
}

}  // namespace

void Package::add(std::string name, const pugi::xml_document& content) {
    std::ostringstream out;
    content.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    members_.emplace_back(std::move(name), std::move(out).str());
}

namespace {

void write_members(archive* a, const std::vector<std::pair<std::string, std::string>>& members) {
    for (const auto& [name, content] : members) {
        const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), 315'619'200, 0);  // 1980-01-02: the first day ZIP knows in every zone
        check(a, archive_write_header(a, entry.get()));
        check(a, archive_write_data(a, content.data(), content.size()));
    }
    check(a, archive_write_close(a));
}

la_ssize_t append(archive*, void* target, const void* data, std::size_t size) {
    static_cast<std::string*>(target)->append(static_cast<const char*>(data), size);
    return static_cast<la_ssize_t>(size);
}

}  // namespace

void Package::write(const std::filesystem::path& file) const {
    const std::unique_ptr<archive, FreeArchive> a(archive_write_new());
    archive_write_set_format_zip(a.get());
    check(a.get(), archive_write_open_filename(a.get(), file.c_str()));
    write_members(a.get(), members_);
}

std::string Package::bytes() const {
    std::string out;
    const std::unique_ptr<archive, FreeArchive> a(archive_write_new());
    archive_write_set_format_zip(a.get());
    archive_write_set_bytes_in_last_block(a.get(), 1);  // no padding behind the archive
    check(a.get(), archive_write_open(a.get(), &out, nullptr, append, nullptr));
    write_members(a.get(), members_);
    return out;
}

pugi::xml_node relationships(pugi::xml_document& document) {
    pugi::xml_node list = document.append_child("Relationships");
    list.append_attribute("xmlns") = "http://schemas.openxmlformats.org/package/2006/relationships";
    return list;
}

pugi::xml_node relationship(pugi::xml_node list, const std::string& id, const std::string& type,
                            const std::string& target) {
    pugi::xml_node node = list.append_child("Relationship");
    node.append_attribute("Id") = id.c_str();
    node.append_attribute("Type") = type.c_str();
    node.append_attribute("Target") = target.c_str();
    return node;
}

void declare(pugi::xml_document& document) {
    pugi::xml_node declaration = document.prepend_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "UTF-8";
    declaration.append_attribute("standalone") = "yes";
}

}  // namespace jianbao::docx
