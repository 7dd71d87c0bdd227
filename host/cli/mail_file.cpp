#include "cli/mail_file.h"

#include <gmime/gmime.h>

#include <cstdint>
#include <cstdio>
#include <memory>

namespace jianbao::cli {

namespace {

struct Unref {
    void operator()(void* object) const {
        if (object) g_object_unref(object);
    }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

std::string hash(const std::string& text) {
    std::uint64_t value = 14695981039346656037ULL;  // FNV-1a
    for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    char digits[17];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(value));
    return digits;
}

Held<GMimePart> part_of(const char* type, const char* subtype, const std::string& bytes, GMimeContentEncoding encoding) {
    Held<GMimePart> part(g_mime_part_new_with_type(type, subtype));
    const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(bytes.data(), bytes.size()));
    const Held<GMimeDataWrapper> content(g_mime_data_wrapper_new_with_stream(stream.get(), GMIME_CONTENT_ENCODING_DEFAULT));
    g_mime_part_set_content(part.get(), content.get());
    g_mime_part_set_content_encoding(part.get(), encoding);
    return part;
}

void add_address(GMimeMessage* message, GMimeAddressType type, const std::string& address) {
    if (address.empty()) return;
    InternetAddressList* list = internet_address_list_parse(nullptr, address.c_str());
    if (!list) return;
    internet_address_list_append(g_mime_message_get_addresses(message, type), list);
    g_object_unref(list);
}

}  // namespace

bool is_address(const std::string& text) {
    g_mime_init();
    const Held<InternetAddressList> list(internet_address_list_parse(nullptr, text.c_str()));
    if (!list || internet_address_list_length(list.get()) == 0 || text.find_first_of("\r\n") != text.npos) return false;
    for (int i = 0; i < internet_address_list_length(list.get()); ++i) {
        InternetAddress* one = internet_address_list_get_address(list.get(), i);
        if (!INTERNET_ADDRESS_IS_MAILBOX(one)) return false;
        const char* address = internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(one));
        const std::string_view plain = address ? address : "";
        const std::size_t at = plain.find('@');
        if (at == plain.npos || at == 0 || at + 1 == plain.size() || plain.find_first_of("@ \t", at + 1) != plain.npos ||
            plain.find(' ') < at)
            return false;
    }
    return true;
}

std::string to_eml(const Mail& mail) {
    g_mime_init();
    const Held<GMimeMessage> message(g_mime_message_new(TRUE));
    add_address(message.get(), GMIME_ADDRESS_TYPE_FROM, mail.from);
    add_address(message.get(), GMIME_ADDRESS_TYPE_TO, mail.to);
    g_mime_message_set_subject(message.get(), mail.subject.c_str(), "UTF-8");
    const std::string identity = to_iso(mail.day) + "-" + hash(mail.identity + "\n" + mail.subject + "\n" + mail.text);
    g_mime_message_set_message_id(message.get(), (identity + "@jianbao").c_str());
    GTimeZone* zone = g_time_zone_new_identifier("+08:00");
    GDateTime* date = g_date_time_new(zone, static_cast<int>(mail.day.year()), static_cast<int>(static_cast<unsigned>(mail.day.month())),
                                      static_cast<int>(static_cast<unsigned>(mail.day.day())), 9, 0, 0);
    g_mime_message_set_date(message.get(), date);
    g_date_time_unref(date);
    g_time_zone_unref(zone);
    g_mime_object_set_header(GMIME_OBJECT(message.get()), "X-Unsent", "1", nullptr);

    const Held<GMimeMultipart> whole(g_mime_multipart_new_with_subtype("mixed"));
    g_mime_multipart_set_boundary(whole.get(), ("jianbao-" + hash(identity)).c_str());
    const auto text = part_of("text", "plain", mail.text, GMIME_CONTENT_ENCODING_BASE64);
    g_mime_object_set_content_type_parameter(GMIME_OBJECT(text.get()), "charset", "utf-8");
    g_mime_multipart_add(whole.get(), GMIME_OBJECT(text.get()));
    for (const Attachment& attachment : mail.attachments) {
        const std::size_t slash = attachment.type.find('/');
        const auto part = part_of(attachment.type.substr(0, slash).c_str(), attachment.type.substr(slash + 1).c_str(), attachment.bytes,
                                  GMIME_CONTENT_ENCODING_BASE64);
        g_mime_object_set_disposition(GMIME_OBJECT(part.get()), GMIME_DISPOSITION_ATTACHMENT);
        g_mime_part_set_filename(part.get(), attachment.name.c_str());
        g_mime_multipart_add(whole.get(), GMIME_OBJECT(part.get()));
    }
    g_mime_message_set_mime_part(message.get(), GMIME_OBJECT(whole.get()));

    GMimeFormatOptions* format = g_mime_format_options_new();
    g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS);
    const Held<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_object_write_to_stream(GMIME_OBJECT(message.get()), format, stream.get());
    g_mime_format_options_free(format);
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

}  // namespace jianbao::cli
