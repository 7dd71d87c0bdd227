/// The bytes between the host and a worker of its own executable. Both ends are the same program,
/// so there are no versions; the host still believes nothing it is sent.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <deque>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "jianbao/context.h"
#include "jianbao/document.h"
#include "jianbao/findings.h"
#include "jianbao/reader.h"

namespace jianbao::worker {

/// Bytes that are no message.
class Garbled : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// What a message is about; its first byte. Requests come from the host.
enum class Message : std::uint8_t {
    // Requests
    open = 1,   ///< a library's path; answered by `manifest` or `refused`
    make,       ///< options, data, folders; answered by `done` or a failure
    analyze,    ///< a document and what it needs; answered by `findings`
    corpus,     ///< one document of the second phase, with its findings; not answered
    compare,    ///< answered by `findings` for each document, then `done`
    recognize,  ///< name and bytes; answered by `number`
    read,       ///< the same; answered by `document`, `nested`, `converted`, then `done`
    tool_result,
    // Answers
    manifest,
    refused,  ///< a library that is not used: reason and hint
    findings,
    number,
    document,
    nested,
    converted,
    done,     ///< all went well; what the plugin reported
    failed,   ///< what the plugin threw, after what it reported
    mistake,  ///< a mistake in the user's files, with its place
    tool,     ///< asks the host to run a program; answered by `tool_result`
};

/// A frame is a head of that many bytes and a message.
constexpr std::size_t frame_head = 16;

/// Puts values one after the other, behind the place of a frame's head.
class Encoder {
public:
    /// `room` is memory of an earlier message that may be used again.
    explicit Encoder(Message message, std::string room = {}) : bytes_(std::move(room)) {
        bytes_.assign(frame_head, '\0');
        number<std::uint8_t>(static_cast<std::uint8_t>(message));
    }

    template <class T>
    void number(T value) {
        static_assert(std::is_arithmetic_v<T>);
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void size(std::size_t value) { number<std::uint64_t>(value); }
    void text(std::string_view value) {
        size(value.size());
        bytes_.append(value);
    }
    /// Elements that are plain memory, at once.
    template <class T>
    void plain(std::span<const T> values) {
        static_assert(std::is_trivially_copyable_v<T>);
        text({reinterpret_cast<const char*>(values.data()), values.size_bytes()});
    }
    void span(Span value) {
        number(value.begin);
        number(value.end);
    }
    void date(Date value);
    void optional_date(const std::optional<Date>& value);
    std::string_view bytes() const { return std::string_view(bytes_).substr(frame_head); }
    /// The message with its head: magic, length, checksum. The checksum tells an answer from what
    /// a plugin wrote into the stream by mistake. `turn` is the number of messages the host has
    /// sent so far; it goes into the checksum, so that an answer to an earlier one is none.
    std::string_view frame(std::uint64_t turn);
    /// The memory, for the next message.
    std::string take() && { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// Takes them again. Throws Garbled where they are not what was asked for.
class Decoder {
public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) { message_ = static_cast<Message>(number<std::uint8_t>()); }

    Message message() const { return message_; }
    template <class T>
    T number() {
        static_assert(std::is_arithmetic_v<T> && !std::is_same_v<T, bool>);
        T value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }
    bool boolean() { return number<std::uint8_t>() != 0; }
    /// A number of elements of at least one byte each: never more than there are bytes.
    std::size_t size();
    std::string_view text() { return take(size()); }
    std::string copied() { return std::string(text()); }
    template <class T>
    std::vector<T> plain() {
        static_assert(std::is_trivially_copyable_v<T>);
        const std::string_view bytes = text();
        if (bytes.size() % sizeof(T) != 0) throw Garbled("a list of another size");
        std::vector<T> values(bytes.size() / sizeof(T));
        if (!values.empty()) std::memcpy(static_cast<void*>(values.data()), bytes.data(), bytes.size());
        return values;
    }
    /// One of the values up to `last`.
    template <class T>
    T choice(T last) {
        const auto value = number<std::uint32_t>();
        if (value > static_cast<std::uint32_t>(last)) throw Garbled("an unknown kind");
        return static_cast<T>(value);
    }
    Span span() {
        const auto begin = number<std::uint32_t>();
        return {begin, number<std::uint32_t>()};
    }
    Date date();
    std::optional<Date> optional_date();

private:
    std::string_view take(std::size_t count);
    std::string_view rest_;
    Message message_;
};

/// Kinds go as 32 bits; see Decoder::choice.
template <class T>
void encode_choice(Encoder& out, T value) {
    out.number(static_cast<std::uint32_t>(value));
}

/// The length of the message behind a head. Throws Garbled.
std::size_t length_in(std::string_view head);
/// Throws Garbled unless the message is the one the head was made for.
void check_frame(std::string_view head, std::string_view message, std::uint64_t turn);

void encode(Encoder& out, const SourcePosition& where);
SourcePosition decode_position(Decoder& in);
void encode(Encoder& out, const Node& node);
Node decode_node(Decoder& in);
void encode(Encoder& out, const Diagnostic& diagnostic);
Diagnostic decode_diagnostic(Decoder& in);
void encode(Encoder& out, const Document& document);
Document decode_document(Decoder& in);
void encode(Encoder& out, const RawDocument& document);
RawDocument decode_raw(Decoder& in);
void encode(Encoder& out, const ToolRequest& request);
/// `input` points into what is decoded.
ToolRequest decode_request(Decoder& in);
void encode(Encoder& out, const ToolResult& result);
ToolResult decode_result(Decoder& in);

/// Specifications of tables that came over the wire. They stay where they are as long as it lives.
class TableSpecs {
public:
    /// The one of that name, made if there is none yet.
    const TableSpec& intern(const TableSpec& spec);

private:
    struct Kept {
        std::deque<std::string> texts;
        std::vector<ColumnSpec> columns;
        TableSpec spec;
    };
    const char* keep(Kept& kept, const char* text);
    std::deque<Kept> kept_;
};

/// Tables with their columns, and all rows.
void encode(Encoder& out, std::span<const FindingTable> tables);
Findings decode_findings(Decoder& in, TableSpecs& specs);
/// Adds the rows to the tables of the same names. Throws Garbled for rows that are no rows, and
/// std::runtime_error for a table `into` has not.
void decode_rows(Decoder& in, Findings& into);

}  // namespace jianbao::worker
