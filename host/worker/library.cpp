#include "worker/library.h"

#include "config/options.h"
#include "worker/serve.h"

namespace jianbao::worker {

namespace {

constexpr std::uint64_t most_dropped = 1000000;

Failure garbage(const std::string& what) {
    return Failure(Failure::Kind::garbage, "its worker's answer can't be understood: " + what);
}

Encoder open_message(const std::filesystem::path& file) {
    Encoder out(Message::open);
    out.text(file.string());
    return out;
}

std::vector<Diagnostic> decode_reports(Decoder& in, std::uint64_t& dropped) {
    std::vector<Diagnostic> reports(in.size());
    for (Diagnostic& one : reports) one = decode_diagnostic(in);
    dropped = std::min(in.number<std::uint64_t>(), most_dropped);
    return reports;
}

/// Gives them to a Context or Setup, where there is one.
template <class Target>
void pass_on_reports(Decoder& in, Target* target) {
    std::uint64_t dropped = 0;
    std::vector<Diagnostic> reports = decode_reports(in, dropped);
    if (!target) return;
    for (Diagnostic& one : reports) target->report(std::move(one));
    for (; dropped > 0; --dropped) target->report({});  // the context counts what it drops
}

/// A request with the day of the run and the time there is.
Encoder timed(Message message, const Context& context, const config::Limits& limits, std::string room = {}) {
    Encoder out(message, std::move(room));
    out.date(context.as_of());
    out.number<std::int64_t>(std::chrono::milliseconds(limits.time).count());
    return out;
}

Examined examine(const std::filesystem::path& file, Talk& talk, const Workshop& workshop) {
    const Deadline deadline = Clock::now() + start_time(workshop.limits);
    talk.begin(workshop.limits.answer);
    Encoder request = open_message(file);
    talk.send(request, deadline);
    const std::string answer = talk.receive(deadline);
    try {
        Decoder in(answer);
        if (in.message() == Message::manifest) return {std::make_shared<const ManifestCopy>(in), {}, {}};
        if (in.message() != Message::refused) throw Garbled("neither a manifest nor a refusal");
        std::string reason = in.copied();
        return {nullptr, std::move(reason), in.copied()};
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

}  // namespace

Talk::Talk(const Workshop& workshop)
    : process_({{workshop.program.string(), worker_argument}, {}, workshop.limits.memory}) {}

void Talk::send(Encoder& message, Deadline deadline) { process_.write(message.frame(++turn_), deadline); }

std::string Talk::receive(Deadline deadline) {
    try {
        const std::string head(process_.read(frame_head, deadline));
        std::string message(process_.read(length_in(head), deadline));
        check_frame(head, message, turn_);
        return message;
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

std::vector<Examined> examine(std::span<const std::filesystem::path> files, const Workshop& workshop) {
    std::vector<Examined> out;
    std::unique_ptr<Talk> talk;
    for (const std::filesystem::path& file : files) try {
            if (!talk) talk = std::make_unique<Talk>(workshop);
            out.push_back(examine(file, *talk, workshop));
        } catch (const Failure& failure) {
            talk.reset();
            out.push_back({nullptr, std::string("it was opened in a worker first, and ") + failure.what(),
                           "its own start-up code fails; tell its author, or take it out of the folder"});
        }
    return out;
}

Encoder make_message(const Manifest& manifest, const Setup& setup) {
    Encoder out(Message::make);
    const Options& options = setup.options();
    out.size(manifest.options.size());
    for (const OptionSpec& spec : manifest.options) encode(out, config::value_of(options, spec));
    out.size(manifest.data.size());
    for (const char* name : manifest.data) {
        out.text(name);
        encode(out, setup.data(name));
    }
    const std::vector<std::filesystem::path> fonts = setup.font_folders();
    out.size(fonts.size());
    for (const std::filesystem::path& folder : fonts) out.text(folder.string());
    return out;
}

/// A message and what of it was not read yet.
struct LibrarySession::Answer {
    explicit Answer(std::string message) : bytes(std::move(message)), in(bytes) {}
    Answer(const Answer&) = delete;
    Answer& operator=(const Answer&) = delete;
    std::string bytes;
    Decoder in;
};

LibrarySession::LibrarySession(const std::filesystem::path& file, const Encoder& make, const Workshop& workshop,
                               const Setup* setup)
    : limits_(workshop.limits), talk_(workshop) {
    const Examined opened = examine(file, talk_, workshop);
    if (!opened.manifest)
        throw Failure(Failure::Kind::refused, "its library can't be opened any more: " + opened.reason);
    Deadline deadline = Clock::now() + start_time(limits_);
    begin(1);
    Encoder request = make;  // its head is another one each time
    talk_.send(request, deadline);
    Answer answer = receive(nullptr, deadline);
    try {
        if (answer.in.message() != Message::done) throw Garbled("an answer to something else");
        pass_on_reports(answer.in, setup);
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

void LibrarySession::begin(std::size_t documents) {
    talk_.begin(limits_.answer * std::clamp<std::size_t>(documents, 1, 64));
}

/// The next answer. Programs are run for the plugin on the way, in time of their own; what it
/// threw is thrown here.
LibrarySession::Answer LibrarySession::receive(Context* context, Deadline& deadline) {
    for (;;) {
        std::string bytes = talk_.receive(deadline);
        try {
            Decoder in(bytes);
            switch (in.message()) {
                case Message::tool: {
                    if (!context) throw Garbled("a program can't be run now");
                    const auto started = Clock::now();
                    Encoder out(Message::tool_result);
                    encode(out, context->run_tool(decode_request(in)));
                    deadline += Clock::now() - started;
                    talk_.send(out, deadline);
                    continue;
                }
                case Message::failed:
                    pass_on_reports(in, context);
                    throw Failure(Failure::Kind::refused, in.copied());
                case Message::mistake: {
                    SourcePosition where = decode_position(in);
                    const std::string what = in.copied();
                    throw SettingError(std::move(where), what, in.copied());
                }
                default:
                    return Answer(std::move(bytes));
            }
        } catch (const Garbled& error) {
            throw garbage(error.what());
        }
    }
}

void LibrarySession::expect_done(Answer& answer, Context& context) {
    if (answer.in.message() != Message::done) throw Garbled("an answer to something else");
    pass_on_reports(answer.in, &context);
}

void LibrarySession::analyze(const Document& document, const Findings& needs, Findings& found, Context& context) {
    Encoder out = timed(Message::analyze, context, limits_, std::move(room_));
    encode(out, document);
    encode(out, needs.tables());
    Deadline deadline = deadline_of(limits_);
    begin(1);
    talk_.send(out, deadline);
    room_ = std::move(out).take();
    Answer answer = receive(&context, deadline);
    try {
        if (answer.in.message() != Message::findings) throw Garbled("an answer to something else");
        pass_on_reports(answer.in, &context);
        decode_rows(answer.in, found);
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

void LibrarySession::compare(Corpus& corpus, Context& context) {
    begin(corpus.size());
    for (std::size_t i = 0; i < corpus.size(); ++i) {
        Encoder out(Message::corpus);
        encode(out, corpus.document(i));
        encode(out, corpus.findings(i).tables());
        talk_.send(out, deadline_of(limits_));
    }
    Deadline deadline = deadline_of(limits_);
    Encoder request = timed(Message::compare, context, limits_);
    talk_.send(request, deadline);
    try {
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            Answer answer = receive(&context, deadline);
            if (answer.in.message() != Message::findings) throw Garbled("an answer to something else");
            decode_rows(answer.in, corpus.output(i));
            deadline = deadline_of(limits_);  // the work is done; what is left is its transport
        }
        Answer answer = receive(&context, deadline);
        expect_done(answer, context);
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

int LibrarySession::recognize(const Input& input) {
    Encoder out(Message::recognize);
    out.text(input.name);
    out.text(input.bytes);
    Deadline deadline = deadline_of(limits_);
    begin(1);
    talk_.send(out, deadline);
    Answer answer = receive(nullptr, deadline);
    try {
        if (answer.in.message() != Message::number) throw Garbled("an answer to something else");
        return answer.in.number<std::int32_t>();
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

void LibrarySession::read(const Input& input, ReaderOutput& output, Context& context, bool& delivered) {
    Encoder out = timed(Message::read, context, limits_);
    out.text(input.name);
    out.text(input.bytes);
    Deadline deadline = deadline_of(limits_);
    // What lies inside a file may be larger than it: the limits on nested files hold for that.
    talk_.begin(limits_.answer + limits_.nested_total);
    talk_.send(out, deadline);
    try {
        for (;;) {
            Answer answer = receive(&context, deadline);
            const auto started = Clock::now();
            switch (answer.in.message()) {
                case Message::document:
                    delivered = true;
                    output.document(decode_raw(answer.in));
                    break;
                case Message::nested: {
                    delivered = true;
                    std::string name = answer.in.copied();
                    output.nested(std::move(name), answer.in.copied());
                    break;
                }
                case Message::converted: {
                    delivered = true;
                    std::string name = answer.in.copied();
                    output.converted(std::move(name), answer.in.copied());
                    break;
                }
                default:
                    return expect_done(answer, context);
            }
            deadline += Clock::now() - started;  // what the host did with it is not the reader's time
        }
    } catch (const Garbled& error) {
        throw garbage(error.what());
    }
}

}  // namespace jianbao::worker
