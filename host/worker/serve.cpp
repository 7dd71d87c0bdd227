#include "worker/serve.h"

#include <fcntl.h>
#include <malloc.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "worker/manifest_copy.h"
#include "worker/wire.h"

namespace jianbao::worker {

namespace {

constexpr std::size_t most_kept = 128;  ///< kept; the host shows fewer

/// The two ends of the host, moved away from the standard streams: what a plugin prints goes to
/// standard error and can't get between the messages.
class Line {
public:
    Line() : in_(fcntl(0, F_DUPFD_CLOEXEC, 3)), out_(fcntl(1, F_DUPFD_CLOEXEC, 3)) {
        const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (in_ < 0 || out_ < 0 || nothing < 0 || dup2(nothing, 0) < 0 || dup2(2, 1) < 0) _exit(1);
        // A plugin may be busy for ever when the host is gone: this thread ends the process then.
        std::thread([in = in_] {
            pollfd host{in, 0, 0};
            while (poll(&host, 1, -1) < 0 && errno == EINTR) continue;
            _exit(0);
        }).detach();
    }

    /// False at the end.
    bool receive(std::string& message) {
        std::string head(frame_head, '\0');
        if (!fill(head)) return false;
        message.resize(length_in(head));
        if (!fill(message)) return false;
        check_frame(head, message, ++turn_);
        return true;
    }
    void send(Encoder& message) {
        const std::string_view frame = message.frame(turn_);
        for (std::size_t at = 0; at < frame.size();) {
            const ssize_t written = ::write(out_, frame.data() + at, frame.size() - at);
            if (written < 0 && errno != EINTR) _exit(0);  // the host is gone
            if (written > 0) at += static_cast<std::size_t>(written);
        }
    }

private:
    bool fill(std::string& bytes) {
        for (std::size_t at = 0; at < bytes.size();) {
            const ssize_t got = ::read(in_, bytes.data() + at, bytes.size() - at);
            if (got == 0 || (got < 0 && errno != EINTR)) return false;
            if (got > 0) at += static_cast<std::size_t>(got);
        }
        return true;
    }
    int in_, out_;
    std::uint64_t turn_ = 0;
};

/// What a plugin reports, kept until the call is over.
class Reports {
public:
    void add(Diagnostic diagnostic) {
        if (kept_.size() < most_kept)
            kept_.push_back(std::move(diagnostic));
        else
            ++dropped_;
    }
    void encode(Encoder& out) const {
        out.size(kept_.size());
        for (const Diagnostic& one : kept_) worker::encode(out, one);
        out.number<std::uint64_t>(dropped_);
    }

private:
    std::vector<Diagnostic> kept_;
    std::uint64_t dropped_ = 0;
};

class ServedContext : public Context {
public:
    ServedContext(Line& line, Reports& reports, Decoder& in)
        : line_(line),
          reports_(reports),
          as_of_(in.date()),
          end_(now() + std::chrono::milliseconds(in.number<std::int64_t>())) {}
    Date as_of() const override { return as_of_; }
    void report(Diagnostic diagnostic) override { reports_.add(std::move(diagnostic)); }
    bool cancelled() const override { return now() >= end_; }
    ToolResult run_tool(const ToolRequest& request) override {
        const auto started = now();
        Encoder out(Message::tool);
        encode(out, request);
        line_.send(out);
        std::string answer;
        if (!line_.receive(answer)) _exit(0);
        Decoder in(answer);
        end_ += now() - started;
        return decode_result(in);
    }

    /// Time in which the plugin did nothing is not its own.
    void add_time(std::chrono::steady_clock::duration more) { end_ += more; }

private:
    static std::chrono::steady_clock::time_point now() { return std::chrono::steady_clock::now(); }
    Line& line_;
    Reports& reports_;
    Date as_of_;
    std::chrono::steady_clock::time_point end_;
};

class ServedSetup : public Setup {
public:
    ServedSetup(const Manifest& manifest, Decoder& in, Reports& reports) : reports_(reports) {
        std::vector<Node> values(in.size());
        for (Node& value : values) value = decode_node(in);
        options_ = Options(manifest.options, std::move(values));
        for (std::size_t count = in.size(); count > 0; --count) {
            std::string name = in.copied();
            data_.emplace_back(std::move(name), decode_node(in));
        }
        fonts_.resize(in.size());
        for (std::filesystem::path& folder : fonts_) folder = in.copied();
    }
    const Options& options() const override { return options_; }
    const Node& data(std::string_view name) const override {
        for (const auto& [declared, node] : data_)
            if (name == declared) return node;
        throw std::logic_error("data `" + std::string(name) + "` is not declared in the manifest");
    }
    std::vector<std::filesystem::path> font_folders() const override { return fonts_; }
    void report(Diagnostic diagnostic) const override { reports_.add(std::move(diagnostic)); }

private:
    Options options_;
    std::vector<std::pair<std::string, Node>> data_;
    std::vector<std::filesystem::path> fonts_;
    Reports& reports_;
};

/// The documents of the second phase.
class ServedCorpus : public Corpus {
public:
    ServedCorpus(std::deque<std::pair<Document, Findings>>& documents, const Manifest& manifest)
        : documents_(documents), outputs_(documents.size()) {
        for (Findings& output : outputs_)
            for (const TableSpec& table : manifest.tables) output.add(table);
    }
    std::size_t size() const override { return documents_.size(); }
    const Document& document(std::size_t index) const override { return documents_.at(index).first; }
    const Findings& findings(std::size_t index) const override { return documents_.at(index).second; }
    Findings& output(std::size_t index) override { return outputs_.at(index); }

private:
    std::deque<std::pair<Document, Findings>>& documents_;
    std::vector<Findings> outputs_;
};

/// Sends what a reader delivers as it comes.
class ServedOutput : public ReaderOutput {
public:
    ServedOutput(Line& line, ServedContext& context) : line_(line), context_(context) {}
    void document(RawDocument document) override {
        Encoder out(Message::document);
        encode(out, document);
        send(out);
    }
    void nested(std::string name, std::string bytes) override { send(Message::nested, name, bytes); }
    void converted(std::string name, std::string bytes) override { send(Message::converted, name, bytes); }

private:
    void send(Message message, const std::string& name, const std::string& bytes) {
        Encoder out(message);
        out.text(name);
        out.text(bytes);
        send(out);
    }
    /// The host takes the next when it is done with the last.
    void send(Encoder& message) {
        const auto started = std::chrono::steady_clock::now();
        line_.send(message);
        context_.add_time(std::chrono::steady_clock::now() - started);
    }
    Line& line_;
    ServedContext& context_;
};

class Server {
public:
    explicit Server(const Opener& open) : open_(open) {}

    void run() {
        std::string request;
        while (line_.receive(request)) {
            Decoder in(request);
            Reports reports;
            try {
                answer(in, reports);
            } catch (const SettingError& error) {
                Encoder out(Message::mistake);
                encode(out, error.where());
                out.text(error.what());
                out.text(error.hint());
                line_.send(out);
            } catch (const std::bad_alloc&) {
                fail("it needs more memory than limits.memory_mb allows", reports);
            } catch (const std::exception& error) {
                fail(error.what(), reports);
            } catch (...) {
                fail("it threw something that is no std::exception", reports);
            }
        }
    }

private:
    void fail(const char* text, const Reports& reports) {
        Encoder out(Message::failed);
        reports.encode(out);
        out.text(text);
        line_.send(out);
    }
    void done(const Reports& reports) {
        Encoder out(Message::done);
        reports.encode(out);
        line_.send(out);
    }

    void answer(Decoder& in, Reports& reports) {
        switch (in.message()) {
            case Message::open:
                return open(in.copied());
            case Message::make: {
                const ServedSetup setup(*manifest_, in, reports);
                if (manifest_->make_analyzer) analyzer_ = manifest_->make_analyzer(setup);
                if (manifest_->make_reader) reader_ = manifest_->make_reader(setup);
                if (!analyzer_ && !reader_) throw std::runtime_error("its factory returned nothing");
                return done(reports);
            }
            case Message::analyze:
                return analyze(in, reports);
            case Message::corpus: {
                // Decoded in the order they came: the document first.
                Document document = decode_document(in);
                corpus_.emplace_back(std::move(document), decode_findings(in, specs_));
                return;
            }
            case Message::compare:
                return compare(in, reports);
            case Message::recognize: {
                Input input{in.copied(), {}};
                input.bytes = in.text();
                Encoder out(Message::number);
                out.number<std::int32_t>(reader_->recognize(input));
                return line_.send(out);
            }
            case Message::read: {
                ServedContext context(line_, reports, in);
                Input input{in.copied(), {}};
                input.bytes = in.text();
                ServedOutput output(line_, context);
                reader_->read(input, output, context);
                return done(reports);
            }
            default:
                throw Garbled("no request");
        }
    }

    void open(const std::string& file) {
        try {
            std::shared_ptr<const Manifest> manifest = open_(file);
            Encoder out(Message::manifest);
            encode(out, *manifest);
            manifest_ = manifest.get();
            opened_.push_back(std::move(manifest));  // never closed: ending is closing
            line_.send(out);
        } catch (const NotOpened& refusal) {
            Encoder out(Message::refused);
            out.text(refusal.what());
            out.text(refusal.hint());
            line_.send(out);
        }
    }

    void analyze(Decoder& in, Reports& reports) {
        ServedContext context(line_, reports, in);
        const Document document = decode_document(in);
        const Findings needs = decode_findings(in, specs_);
        Findings found;
        for (const TableSpec& table : manifest_->tables) found.add(table);
        analyzer_->analyze(document, needs, found, context);
        Encoder out(Message::findings, std::move(room_));
        reports.encode(out);
        encode(out, found.tables());
        line_.send(out);
        room_ = std::move(out).take();
    }

    void compare(Decoder& in, Reports& reports) {
        ServedContext context(line_, reports, in);
        std::deque<std::pair<Document, Findings>> documents = std::exchange(corpus_, {});
        ServedCorpus corpus(documents, *manifest_);
        analyzer_->compare(corpus, context);
        for (std::size_t i = 0; i < corpus.size(); ++i) {
            Encoder out(Message::findings);
            encode(out, corpus.output(i).tables());
            line_.send(out);
        }
        done(reports);
    }

    const Opener& open_;
    Line line_;
    std::vector<std::shared_ptr<const Manifest>> opened_;
    const Manifest* manifest_ = nullptr;
    std::unique_ptr<Analyzer> analyzer_;
    std::unique_ptr<Reader> reader_;
    TableSpecs specs_;
    std::string room_;
    std::deque<std::pair<Document, Findings>> corpus_;
};

}  // namespace

int serve(const Opener& open) {
    // One document after the other takes the same memory: it is not given back in between.
    mallopt(M_MMAP_THRESHOLD, 32 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 1 << 20);
    Server(open).run();
    // Destructors of the library are its own affair: they are not waited for.
    _exit(0);
}

}  // namespace jianbao::worker
