#include "text_reader.h"

#include <algorithm>
#include <cstring>

#include "encoding.h"
#include "jianbao/plugin.h"
#include "text_tables.h"

namespace jianbao::readers {

namespace {

Detected chosen_encoding(const std::string& name, std::string_view bytes) {
    if (name == "auto") return detect_encoding(bytes);
    Detected chosen = detect_encoding(bytes);
    const std::size_t mark = chosen.mark;
    if (name == "UTF-8")
        chosen = {Encoding::utf8, "UTF-8", 0, true};
    else if (name == "GB18030")
        chosen = {Encoding::gb18030, "GB18030", 0, true};
    else if (name == "Big5")
        chosen = {Encoding::big5, "Big5-HKSCS", 0, true};
    else if (name == "UTF-16LE")
        chosen = {Encoding::utf16_le, "UTF-16LE", 0, true};
    else
        chosen = {Encoding::utf16_be, "UTF-16BE", 0, true};
    chosen.mark = mark;
    return chosen;
}

/// Where the line that begins at `at` ends, without its line break.
std::size_t end_of_line(std::string_view bytes, std::size_t at, Encoding encoding) {
    if (encoding != Encoding::utf16_le && encoding != Encoding::utf16_be) {
        const void* found = std::memchr(bytes.data() + at, '\n', bytes.size() - at);
        return found ? static_cast<std::size_t>(static_cast<const char*>(found) - bytes.data()) : bytes.size();
    }
    const std::size_t low = encoding == Encoding::utf16_le ? 0 : 1;
    for (; at + 1 < bytes.size(); at += 2)
        if (bytes[at + low] == '\n' && bytes[at + 1 - low] == '\0') return at;
    return bytes.size();
}

/// The text in blocks: its tables, and what stands around them.
void append_blocks(std::string_view text, std::size_t first_byte, std::vector<RawBlock>& blocks) {
    const auto add = [&](std::size_t begin, std::size_t end, std::uint32_t line) {
        RawBlock block;
        block.origin = {0, line, first_byte + begin};
        block.text.reserve(end - begin + 1);
        block.text = text.substr(begin, end - begin);
        if (!block.text.empty() && block.text.back() == '\n') block.text.pop_back();
        blocks.push_back(std::move(block));
    };
    std::size_t at = 0;
    std::uint32_t line = 1;
    for (TextTable& table : all_tables(text)) {
        if (table.begin > at) add(at, table.begin, line);
        RawBlock block;
        block.kind = RawBlock::Kind::table;
        block.origin = {0, table.line, first_byte + table.begin};
        block.cells = std::move(table.cells);
        blocks.push_back(std::move(block));
        line = table.line + static_cast<std::uint32_t>(std::count(text.begin() + static_cast<std::ptrdiff_t>(table.begin),
                                                                  text.begin() + static_cast<std::ptrdiff_t>(table.end), '\n'));
        at = table.end;
    }
    if (at < text.size() || blocks.empty()) add(at, text.size(), line);
}

/// Blocks of a line each, the lines of tables put together.
void join_tables(std::vector<RawBlock>& lines) {
    const bool any = std::any_of(lines.begin(), lines.end(), [](const RawBlock& line) {
        return line.text.find_first_of("|\t") != std::string::npos || line.text.find("｜") != std::string::npos || line.text.find("序号") != std::string::npos;
    });
    if (!any) return;
    std::string text;
    for (const RawBlock& line : lines) text += line.text + '\n';
    std::vector<RawBlock> blocks;
    std::size_t next = 0;  // line
    for (TextTable& table : all_tables(text)) {
        while (next + 1 < table.line) blocks.push_back(std::move(lines[next++]));
        const auto rows = std::count(text.begin() + static_cast<std::ptrdiff_t>(table.begin),
                                     text.begin() + static_cast<std::ptrdiff_t>(table.end), '\n');
        RawBlock block;
        block.kind = RawBlock::Kind::table;
        block.origin = lines[next].origin;
        block.cells = std::move(table.cells);
        blocks.push_back(std::move(block));
        next += static_cast<std::size_t>(rows);
    }
    while (next < lines.size()) blocks.push_back(std::move(lines[next++]));
    lines = std::move(blocks);
}

}  // namespace

int TextReader::recognize(const Input& input) const {
    if (!reason_not_text(input.bytes).empty()) return 0;
    // Any text is readable as plain text, so every reader that knows its kind stands above.
    return input.name.ends_with(".txt") || input.name.ends_with(".TXT") ? 20 : 10;
}

void TextReader::read(const Input& input, ReaderOutput& output, Context& context) const {
    const std::string reason = reason_not_text(input.bytes);
    if (!reason.empty())
        throw UnreadableInput(reason + "; give the text as a .txt file or install a reader for its kind");
    if (input.bytes.size() > 0xF0000000u)
        throw UnreadableInput("it is longer than 3.7 GiB; split it into several files");

    const Detected detected = chosen_encoding(encoding_, input.bytes);
    Decoder decoder(detected);
    RawDocument document;
    document.bytes_follow = detected.encoding == Encoding::utf8;
    const std::size_t step = detected.encoding == Encoding::utf16_le || detected.encoding == Encoding::utf16_be ? 2 : 1;
    std::string_view bytes = input.bytes;
    if (detected.encoding == Encoding::utf8) {
        // A file cut off inside a character: what is left of it says nothing.
        std::size_t tail = bytes.size();
        while (tail > 0 && bytes.size() - tail < 4 && (static_cast<unsigned char>(bytes[tail - 1]) & 0xC0) == 0x80)
            --tail;
        const auto lead = tail > 0 ? static_cast<unsigned char>(bytes[tail - 1]) : 0u;
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
        if (lead >= 0xC2 && tail - 1 + length > bytes.size()) {
            bytes = bytes.substr(0, tail - 1);
            context.report({Severity::warning,
                            "The file ends inside a character: it was cut off",
                            "Check whether the original is longer.",
                            {},
                            {},
                            {}});
        }
    }
    const std::string_view body = bytes.substr(std::min(detected.mark, bytes.size()));
    if (detected.encoding == Encoding::utf8 && !body.empty() && body.find('\r') == body.npos && (detected.sound || is_valid_utf8(body))) {
        // Nothing to change: all lines between tables go on as one block, in memory that the host can keep.
        append_blocks(body, detected.mark, document.blocks);
        return output.document(std::move(document));
    }
    std::size_t broken = 0;
    std::uint32_t line = 0;
    for (std::size_t at = detected.mark; at < bytes.size();) {
        const std::size_t end = end_of_line(bytes, at, detected.encoding);
        RawBlock block;
        block.origin = {0, ++line, at};
        broken += decoder.append(bytes.substr(at, end - at), block.text);
        if (block.text.ends_with('\r')) block.text.pop_back();
        document.blocks.push_back(std::move(block));
        at = end + step;
    }
    if (broken > 0)
        context.report({Severity::warning,
                        std::to_string(broken) + (broken == 1 ? " character is" : " characters are") +
                            " damaged in the encoding " + detected.name,
                        detected.certain ? "The characters are shown as \xEF\xBF\xBD."
                                         : "Set the reader's option `encoding` if the text looks wrong.",
                        {},
                        {},
                        {}});
    join_tables(document.blocks);
    output.document(std::move(document));
}

}  // namespace jianbao::readers

namespace {

constexpr jianbao::OptionSpec options[] = {
    {"encoding", jianbao::OptionType::choice, "\"auto\"", "Encoding of text files; auto finds it for each file",
     "auto|UTF-8|GB18030|Big5|UTF-16LE|UTF-16BE"},
};

}  // namespace

JIANBAO_PLUGIN(jianbao::Manifest{.kind = jianbao::PluginKind::reader,
                                 .name = "text",
                                 .version = "1.0",
                                 .summary = "Plain text in UTF-8, GB18030, Big5 or UTF-16, a paragraph a line",
                                 .options = options,
                                 .make_reader = [](const jianbao::Setup& setup) -> std::unique_ptr<jianbao::Reader> {
                                     return std::make_unique<jianbao::readers::TextReader>(
                                         setup.options().text("encoding"));
                                 }});
