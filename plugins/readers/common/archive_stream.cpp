#include "archive_stream.h"

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <unicode/ucnv.h>

#include <memory>

#include "jianbao/reader.h"

namespace jianbao::readers {

namespace {

struct CloseArchive {
    void operator()(archive* a) const { archive_read_free(a); }
};

/// libarchive gives names in the locale's encoding: one that an archive marks as UTF-8 has none in
/// that of a program that sets no locale. While it lives, this thread's is UTF-8.
class Utf8Names {
public:
    Utf8Names() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(locale_ ? uselocale(locale_) : nullptr) {}
    ~Utf8Names() {
        if (!locale_) return;
        uselocale(before_);
        freelocale(locale_);
    }
    Utf8Names(const Utf8Names&) = delete;
    Utf8Names& operator=(const Utf8Names&) = delete;

private:
    const locale_t locale_, before_;
};

std::string member_name(archive_entry* entry) {
    const char* raw = archive_entry_pathname(entry);
    const std::string name = raw && *raw ? raw : "member";
    if (is_valid_utf8(name)) return name;
    // Chinese Windows packs names in its own code page and says nothing about it.
    UErrorCode status = U_ZERO_ERROR;
    std::string decoded(name.size() * 3 + 1, '\0');
    const int32_t length = ucnv_convert("UTF-8", "GB18030", decoded.data(), static_cast<int32_t>(decoded.size()),
                                        name.data(), static_cast<int32_t>(name.size()), &status);
    if (U_FAILURE(status)) return "member";
    decoded.resize(static_cast<std::size_t>(length));
    return decoded;
}

[[noreturn]] void refuse(archive* a, const char* what) {
    const char* reason = archive_error_string(a);
    throw UnreadableInput(std::string(what) + (reason ? std::string(": ") + reason : std::string()));
}

}  // namespace

void for_each_member(std::string_view bytes, const ZipLimits& limits,
                     const std::function<bool(std::string_view)>& wanted,
                     const std::function<void(std::string name, std::string content)>& take) {
    const Utf8Names names;
    const std::unique_ptr<archive, CloseArchive> a(archive_read_new());
    archive_read_support_format_all(a.get());
    archive_read_support_filter_all(a.get());
    archive_read_support_format_raw(a.get());  // a single gzip or xz file
    if (archive_read_open_memory(a.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        refuse(a.get(), "the archive can't be opened");

    std::size_t total = 0, members = 0;
    std::string block;
    while (true) {
        archive_entry* entry = nullptr;
        const int state = archive_read_next_header(a.get(), &entry);
        if (state == ARCHIVE_EOF) return;
        if (state < ARCHIVE_WARN) refuse(a.get(), "the archive is damaged");
        if (++members > limits.members)
            throw UnreadableInput("the archive has more than " + std::to_string(limits.members) + " members");
        if (archive_entry_filetype(entry) != AE_IFREG && archive_format(a.get()) != ARCHIVE_FORMAT_RAW) continue;
        std::string name = member_name(entry);
        if (!wanted(name)) continue;
        if (archive_entry_is_encrypted(entry)) throw UnreadableInput("the archive is protected by a password");

        std::string content;
        while (true) {
            const void* data = nullptr;
            std::size_t size = 0;
            la_int64_t offset = 0;
            const int read = archive_read_data_block(a.get(), &data, &size, &offset);
            if (read == ARCHIVE_EOF) break;
            if (read < ARCHIVE_WARN) refuse(a.get(), "a member of the archive is damaged");
            content.append(static_cast<const char*>(data), size);
            total += size;
            if (content.size() > limits.member_bytes || total > limits.total_bytes)
                throw UnreadableInput("the archive unpacks to more than " + std::to_string(limits.total_bytes >> 20) +
                                      " MiB");
            if (total > (1u << 20) && total / limits.ratio > bytes.size())
                throw UnreadableInput("the archive unpacks to more than " + std::to_string(limits.ratio) +
                                      " times its size: it may be a decompression bomb");
        }
        take(std::move(name), std::move(content));
    }
}

}  // namespace jianbao::readers
