/// Reader for mail messages (.eml, RFC 5322 and MIME): the body, and the attachments in turn.
#include <gmime/gmime.h>

#include <array>
#include <memory>

#include "encoding.h"
#include "jianbao/plugin.h"

namespace jianbao::mail {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Held = std::unique_ptr<T, Unref>;

constexpr int max_parts = 1000;

/// The decoded bytes of a part.
std::string content_of(GMimePart* part) {
    GMimeDataWrapper* content = g_mime_part_get_content(part);
    if (!content) return {};
    const Held<GMimeStream> stream(g_mime_stream_mem_new());
    g_mime_data_wrapper_write_to_stream(content, stream.get());
    const GByteArray* bytes = g_mime_stream_mem_get_byte_array(GMIME_STREAM_MEM(stream.get()));
    return std::string(reinterpret_cast<const char*>(bytes->data), bytes->len);
}

struct Found {
    std::string plain, html;
    std::vector<std::pair<std::string, std::string>> attachments;
    int parts = 0;
};

void visit(GMimeObject*, GMimeObject* object, void* data) {
    Found& found = *static_cast<Found*>(data);
    if (!GMIME_IS_PART(object) || ++found.parts > max_parts) return;
    GMimePart* part = GMIME_PART(object);
    const GMimeContentType* type = g_mime_object_get_content_type(object);
    const char* name = g_mime_part_get_filename(part);
    if (name) {
        found.attachments.emplace_back(name, content_of(part));
        return;
    }
    GMimeContentType* mutable_type = const_cast<GMimeContentType*>(type);
    if (!g_mime_content_type_is_type(mutable_type, "text", "*")) return;
    std::string bytes = content_of(part);
    const char* charset = g_mime_object_get_content_type_parameter(object, "charset");
    auto decoded = charset ? readers::decode(bytes, charset) : std::nullopt;
    std::string text = decoded ? *decoded : readers::decode_detected(bytes);
    const bool html = g_mime_content_type_is_type(mutable_type, "text", "html");
    std::string& into = html ? found.html : found.plain;
    if (!into.empty() && !text.empty()) into += '\n';
    into += text;
}

class MailReader : public Reader {
public:
    MailReader() { g_mime_init(); }

    int recognize(const Input& input) const override {
        static constexpr std::array<std::string_view, 8> headers = {
            "from:", "to:", "date:", "subject:", "received:", "mime-version:", "message-id:", "return-path:"};
        // The first line is a header already.
        const std::size_t colon = input.bytes.substr(0, 40).find(':');
        if (colon == input.bytes.npos || input.bytes.substr(0, colon).find('\n') != input.bytes.npos) return 0;
        std::string start(input.bytes.substr(0, 4096));
        for (char& c : start) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
        int found = 0;
        for (const std::string_view header : headers)
            found += start.starts_with(header) || start.find("\n" + std::string(header)) != start.npos;
        return found >= 3 ? 85 : 0;
    }

    void read(const Input& input, ReaderOutput& output, Context&) const override {
        const Held<GMimeStream> stream(g_mime_stream_mem_new_with_buffer(input.bytes.data(), input.bytes.size()));
        const Held<GMimeParser> parser(g_mime_parser_new_with_stream(stream.get()));
        const Held<GMimeMessage> message(g_mime_parser_construct_message(parser.get(), nullptr));
        if (!message) throw UnreadableInput("the mail message is damaged");
        Found found;
        g_mime_message_foreach(message.get(), visit, &found);
        if (found.plain.empty() && found.html.empty() && found.attachments.empty())
            throw UnreadableInput("the mail message has neither text nor attachments");
        const char* subject = g_mime_message_get_subject(message.get());
        const std::string title = subject ? subject : "";

        if (found.plain.find_first_not_of(" \t\r\n") != std::string::npos)
            output.document(plain_text(found.plain, title, g_mime_message_get_date(message.get())));
        else if (!found.html.empty())
            output.nested((title.empty() ? std::string("mail") : title) + ".html", std::move(found.html));
        for (auto& [name, bytes] : found.attachments) output.nested(std::move(name), std::move(bytes));
    }

private:
    static RawDocument plain_text(const std::string& text, const std::string& title, GDateTime* date) {
        RawDocument raw;
        raw.metadata.title = title;
        if (date) {
            raw.metadata.date =
                make_date(g_date_time_get_year(date), static_cast<unsigned>(g_date_time_get_month(date)),
                          static_cast<unsigned>(g_date_time_get_day_of_month(date)));
            raw.metadata.date_source = DateSource::file;
        }
        for (std::size_t from = 0; from < text.size();) {
            std::size_t end = text.find('\n', from);
            if (end == text.npos) end = text.size();
            RawBlock block;
            block.text = text.substr(from, end - from);
            if (block.text.ends_with('\r')) block.text.pop_back();
            block.origin.paragraph = static_cast<std::uint32_t>(raw.blocks.size() + 1);
            // Lines with '>' quote an older message, which is a document of its own.
            if (block.text.find_first_not_of(" \t") != std::string::npos && !block.text.starts_with('>'))
                raw.blocks.push_back(std::move(block));
            from = end + 1;
        }
        return raw;
    }
};

}  // namespace

}  // namespace jianbao::mail

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::reader,
                                 .name = "mail",
                                 .version = "1.0",
                                 .summary = "Mail messages (.eml): the text, and every attachment in turn",
                                 .make_reader = [](const jianbao::Setup&) -> std::unique_ptr<jianbao::Reader> {
                                     return std::make_unique<jianbao::mail::MailReader>();
                                 }});
