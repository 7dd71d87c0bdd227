#include "worker/wire.h"

namespace jianbao::worker {

namespace {

constexpr std::uint32_t magic = 0x6A62776B;

/// Four sums side by side: the processor adds to all of them at once.
std::uint64_t checksum(std::string_view bytes, std::uint64_t turn) {
    constexpr std::uint64_t factor = 0xFF51AFD7ED558CCDull;
    std::uint64_t sums[4] = {0x9E3779B97F4A7C15ull * (turn + 1) ^ bytes.size(), 1, 2, 3};
    const auto mix = [](std::uint64_t& sum, std::uint64_t word) {
        sum = (sum ^ word) * factor;
        sum ^= sum >> 32;
    };
    std::size_t at = 0;
    for (; at + 32 <= bytes.size(); at += 32) {
        std::uint64_t words[4];
        std::memcpy(words, bytes.data() + at, 32);
        for (int i = 0; i < 4; ++i) mix(sums[i], words[i]);
    }
    for (; at < bytes.size(); at += 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data() + at, std::min<std::size_t>(8, bytes.size() - at));
        mix(sums[0], word);
    }
    for (int i = 1; i < 4; ++i) mix(sums[0], sums[i]);
    return sums[0];
}

struct Head {
    std::uint32_t magic, length;
    std::uint64_t sum;
};
static_assert(sizeof(Head) == frame_head);

Head head_of(std::string_view bytes) {
    Head head;
    std::memcpy(&head, bytes.data(), sizeof head);
    return head;
}

}  // namespace

void Encoder::date(Date value) {
    number<std::int16_t>(static_cast<std::int16_t>(static_cast<int>(value.year())));
    number<std::uint8_t>(static_cast<std::uint8_t>(static_cast<unsigned>(value.month())));
    number<std::uint8_t>(static_cast<std::uint8_t>(static_cast<unsigned>(value.day())));
}

void Encoder::optional_date(const std::optional<Date>& value) {
    number<std::uint8_t>(value.has_value());
    if (value) date(*value);
}

std::size_t Decoder::size() {
    const auto value = number<std::uint64_t>();
    if (value > rest_.size()) throw Garbled("a length beyond the end");
    return static_cast<std::size_t>(value);
}

std::string_view Decoder::take(std::size_t count) {
    if (count > rest_.size()) throw Garbled("a message that is too short");
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
}

Date Decoder::date() {
    const auto year = number<std::int16_t>();
    const auto month = number<std::uint8_t>();
    return make_date(year, month, number<std::uint8_t>());
}

std::optional<Date> Decoder::optional_date() {
    if (!boolean()) return std::nullopt;
    return date();
}

std::string_view Encoder::frame(std::uint64_t turn) {
    const Head head{magic, static_cast<std::uint32_t>(bytes().size()), checksum(bytes(), turn)};
    std::memcpy(bytes_.data(), &head, sizeof head);
    return bytes_;
}

std::size_t length_in(std::string_view bytes) {
    const Head head = head_of(bytes);
    if (head.magic != magic || head.length == 0) throw Garbled("no message");
    return head.length;
}

void check_frame(std::string_view bytes, std::string_view message, std::uint64_t turn) {
    if (checksum(message, turn) != head_of(bytes).sum) throw Garbled("a message that was damaged");
}

void encode(Encoder& out, const SourcePosition& where) {
    out.text(where.file.text());
    out.number(where.line);
    out.number(where.column);
}

SourcePosition decode_position(Decoder& in) {
    SourcePosition where;
    where.file = in.copied();
    where.line = in.number<std::uint32_t>();
    where.column = in.number<std::uint32_t>();
    return where;
}

namespace {

struct NodeEncoder {
    Encoder& out;
    void operator()(std::monostate) const {}
    void operator()(bool value) const { out.number<std::uint8_t>(value); }
    void operator()(std::int64_t value) const { out.number(value); }
    void operator()(double value) const { out.number(value); }
    void operator()(const std::string& value) const { out.text(value); }
    void operator()(Date value) const { out.date(value); }
    void operator()(const Node::List& list) const {
        out.size(list.size());
        for (const Node& item : list) encode(out, item);
    }
    void operator()(const Node::Table& table) const {
        out.size(table.size());
        for (const auto& [key, value] : table) {
            out.text(key);
            encode(out, value);
        }
    }
};

Node::Value decode_node_value(Decoder& in) {
    switch (in.number<std::uint8_t>()) {
        case 0:
            return {};
        case 1:
            return in.boolean();
        case 2:
            return in.number<std::int64_t>();
        case 3:
            return in.number<double>();
        case 4:
            return in.copied();
        case 5:
            return in.date();
        case 6: {
            Node::List list(in.size());
            for (Node& item : list) item = decode_node(in);
            return list;
        }
        case 7: {
            Node::Table table(in.size());
            for (auto& [key, value] : table) {
                key = in.copied();
                value = decode_node(in);
            }
            return table;
        }
        default:
            throw Garbled("a value of an unknown kind");
    }
}

}  // namespace

void encode(Encoder& out, const Node& node) {
    out.number(static_cast<std::uint8_t>(node.value().index()));
    std::visit(NodeEncoder{out}, node.value());
    encode(out, node.where());
    encode(out, node.key());
}

Node decode_node(Decoder& in) {
    Node::Value value = decode_node_value(in);
    SourcePosition where = decode_position(in);
    return Node(std::move(value), std::move(where), decode_position(in));
}

void encode(Encoder& out, const Diagnostic& diagnostic) {
    encode_choice(out, diagnostic.severity);
    out.text(diagnostic.message);
    out.text(diagnostic.hint);
    encode(out, diagnostic.where);
}

Diagnostic decode_diagnostic(Decoder& in) {
    Diagnostic diagnostic;
    diagnostic.severity = in.choice(Severity::error);
    diagnostic.message = in.copied();
    diagnostic.hint = in.copied();
    diagnostic.where = decode_position(in);
    return diagnostic;
}

void encode(Encoder& out, const ToolRequest& request) {
    out.text(request.program);
    out.size(request.arguments.size());
    for (const std::string& argument : request.arguments) out.text(argument);
    out.text(request.input);
    out.text(request.input_name);
    out.text(request.output_name);
    out.number<std::int64_t>(request.timeout.count());
}

ToolRequest decode_request(Decoder& in) {
    ToolRequest request;
    request.program = in.copied();
    request.arguments.resize(in.size());
    for (std::string& argument : request.arguments) argument = in.copied();
    request.input = in.text();
    request.input_name = in.copied();
    request.output_name = in.copied();
    request.timeout = std::chrono::seconds(std::clamp<std::int64_t>(in.number<std::int64_t>(), 0, 86400));
    return request;
}

void encode(Encoder& out, const ToolResult& result) {
    out.number<std::uint8_t>(result.found);
    out.number<std::uint8_t>(result.timed_out);
    out.number<std::int32_t>(result.exit_code);
    out.text(result.output);
    out.text(result.errors);
}

ToolResult decode_result(Decoder& in) {
    ToolResult result;
    result.found = in.boolean();
    result.timed_out = in.boolean();
    result.exit_code = in.number<std::int32_t>();
    result.output = in.copied();
    result.errors = in.copied();
    return result;
}

}  // namespace jianbao::worker
