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

void Package::write(const std::filesystem::path& file) const {
    const std::unique_ptr<archive, FreeArchive> a(archive_write_new());
    archive_write_set_format_zip(a.get());
    check(a.get(), archive_write_open_filename(a.get(), file.c_str()));
    for (const auto& [name, content] : members_) {
        const std::unique_ptr<archive_entry, FreeEntry> entry(archive_entry_new());
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        archive_entry_set_mtime(entry.get(), 315'619'200, 0);  // 1980-01-02: the first day ZIP knows in every zone
        check(a.get(), archive_write_header(a.get(), entry.get()));
        check(a.get(), archive_write_data(a.get(), content.data(), content.size()));
    }
    check(a.get(), archive_write_close(a.get()));
}

}  // namespace jianbao::docx
