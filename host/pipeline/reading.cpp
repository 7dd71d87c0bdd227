#include "pipeline/reading.h"

#include <exception>

#include "pipeline/context.h"
#include "pipeline/sha256.h"
#include "text/make_document.h"
#include "text/secrecy.h"

namespace jianbao::pipeline {

namespace {

class InputReading {
public:
    InputReading(std::span<const loader::Instance<Reader>> readers, const RunSettings& settings,
                 const DocumentSink& sink)
        : readers_(readers), settings_(settings), sink_(sink) {}

    /// A file as the user sees it.
    struct File {
        std::string path;
        std::string name;  ///< what the readers are told; another one than the path's for a converted file
        std::string id;    ///< SHA-256 of the original bytes
        int depth = 0;     ///< files it lies in, conversions included
    };
    void read(const File& file, std::string_view bytes);

    void refuse(const std::string& path, std::string message, std::string hint = {}) {
        deliver(std::nullopt, {about(path, Severity::error, std::move(message), std::move(hint))});
    }

    /// Throws what the sink threw.
    void rethrow() const {
        if (stopped_) std::rethrow_exception(stopped_);
    }

private:
    class Output;

    const loader::Instance<Reader>* surest(const Input& input, const std::string& path);
    std::optional<Document> make(RawDocument raw, const text::SourceFile& source, std::vector<Diagnostic>& diagnostics);

    /// The sink's own exceptions (a full disk, a stopped run) must pass the reader's frames
    /// unseen: they are kept, and thrown again outside.
    void deliver(std::optional<Document> document, std::vector<Diagnostic> diagnostics) {
        if (stopped_) return;
        try {
            sink_(std::move(document), std::move(diagnostics));
        } catch (...) {
            stopped_ = std::current_exception();
        }
    }

    std::span<const loader::Instance<Reader>> readers_;
    const RunSettings& settings_;
    const DocumentSink& sink_;
    std::uint64_t unpacked_ = 0;
    bool limit_reported_ = false;
    std::exception_ptr stopped_;
};

/// What one file's reader delivers: documents go on at once, files inside are read in turn.
class InputReading::Output : public ReaderOutput {
public:
    Output(InputReading& reading, const File& file, std::vector<Diagnostic>& diagnostics)
        : reading_(reading), file_(file), diagnostics_(diagnostics) {}

    /// Set while the reader works.
    CallContext* context = nullptr;

    void document(RawDocument raw) override {
        const NotItsTime pause(context);
        text::SourceFile source;
        // A file with several documents gives each an identity of its own.
        source.id = documents_ == 0 ? file_.id : sha256(file_.id + "#" + std::to_string(documents_));
        source.name = document_name(file_.path);
        source.path = file_.path;
        source.file_date = date_in_name(source.name);
        if (reading_.settings_.option_date) source.option_date = reading_.settings_.option_date(source.name);
        ++documents_;
        std::optional<Document> made = reading_.make(std::move(raw), source, diagnostics_);
        reading_.deliver(std::move(made), std::exchange(diagnostics_, {}));
    }

    void nested(std::string name, std::string bytes) override {
        const NotItsTime pause(context);
        ++nested_;
        const std::string path = file_.path + "!" + name;
        if (may_read(path, bytes)) reading_.read({path, path, sha256(bytes), file_.depth + 1}, bytes);
    }

    void converted(std::string name, std::string bytes) override {
        const NotItsTime pause(context);
        ++nested_;
        if (may_read(file_.path, bytes)) reading_.read({file_.path, name, file_.id, file_.depth + 1}, bytes);
    }

    bool delivered() const { return documents_ + nested_ > 0; }

private:
    /// While it lives, the host works and the reader waits.
    class NotItsTime {
    public:
        explicit NotItsTime(CallContext* context) : context_(context) {}
        ~NotItsTime() {
            if (context_) context_->add_time(std::chrono::steady_clock::now() - started_);
        }
        NotItsTime(const NotItsTime&) = delete;
        NotItsTime& operator=(const NotItsTime&) = delete;

    private:
        CallContext* const context_;
        const std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
    };

    /// False, with a notice, where the limits don't allow to go on into a file.
    bool may_read(const std::string& path, const std::string& bytes) {
        const config::Limits& limits = reading_.settings_.limits;
        if (file_.depth >= limits.nesting) {
            reading_.refuse(path, "it lies in more than " + std::to_string(limits.nesting) + " files",
                            "raise limits.nesting in jianbao.toml, or unpack the archive first");
            return false;
        }
        reading_.unpacked_ += bytes.size();
        if (reading_.unpacked_ <= limits.nested_total && bytes.size() <= limits.file_size) return true;
        if (!std::exchange(reading_.limit_reported_, true))
            reading_.refuse(path,
                            "unpacking stops here: more than " + std::to_string(limits.nested_total >> 20) +
                                " MB in all, or " + std::to_string(limits.file_size >> 20) + " MB in one file",
                            "raise limits.nested_mb or limits.file_mb in jianbao.toml if that is meant");
        return false;
    }

    InputReading& reading_;
    const File& file_;
    std::vector<Diagnostic>& diagnostics_;
    std::size_t documents_ = 0, nested_ = 0;
};

const loader::Instance<Reader>* InputReading::surest(const Input& input, const std::string& path) {
    const loader::Instance<Reader>* best = nullptr;
    int surety = 0;
    for (const loader::Instance<Reader>& reader : readers_) {
        int claimed = 0;
        if (const auto failure = loader::guarded([&] { claimed = reader.object->recognize(input); }))
            deliver(std::nullopt,
                    {about(path, Severity::warning, "could not look at the file: " + *failure, "", reader.name())});
        else if (claimed > surety)
            best = &reader, surety = claimed;
    }
    return best;
}

std::optional<Document> InputReading::make(RawDocument raw, const text::SourceFile& source,
                                           std::vector<Diagnostic>& diagnostics) {
    if (!settings_.allow_classified)
        if (const auto mark = text::secrecy_mark(raw)) {
            diagnostics.push_back(about(source.path, Severity::error,
                                        "is marked as secret (" + *mark + ") and was not read",
                                        "take it off this computer if it may not be here; --allow-classified reads it"));
            return std::nullopt;
        }
    try {
        Document document = text::make_document(std::move(raw), source, settings_.cleaning);
        if (!document.text().empty()) return document;
        diagnostics.push_back(about(source.path, Severity::error, "there is no text in it"));
    } catch (const std::exception& error) {
        diagnostics.push_back(
            about(source.path, Severity::error, std::string("can't be made a document: ") + error.what()));
    }
    return std::nullopt;
}

constexpr const char* get_it_again =
    "get it again where it came from, or open and save it anew; a file that was renamed needs its own ending";

struct Refused {
    std::string message, hint;
};

/// Why no reader takes the file, and what helps.
Refused unreadable(std::string_view name, std::string_view bytes) {
    const std::string kind = kind_of_bytes(bytes), named = kind_denied(name, bytes);
    if (kind == "a picture")
        return {"it is a picture, and there is no text in it that could be read",
                "have the text of scans and photos recognised first (OCR), and save it as Word, text or PDF with text"};
    if (!named.empty())
        return {kind.empty() || kind == "a binary file" ? "it is not " + named + ", as its name says: it is damaged or was renamed"
                                                        : "it is not " + named + ", as its name says, but " + kind,
                get_it_again};
    if (kind.ends_with(" archive"))
        return {"no reader is there for " + kind, "unpack it first, and name the folder"};
    return {kind.empty() ? "no reader knows this kind of file" : "no reader is there for " + kind,
            "`jianbao plugin list` shows the kinds of files that are read; save it as one of them"};
}

void InputReading::read(const File& file, std::string_view bytes) {
    const std::string& path = file.path;
    if (bytes.empty()) return refuse(path, "the file is empty");
    const Input input{file.name, bytes};
    const loader::Instance<Reader>* reader = surest(input, path);
    if (!reader) {
        auto [message, hint] = unreadable(file.name, bytes);
        return refuse(path, std::move(message), std::move(hint));
    }
    std::vector<Diagnostic> diagnostics;
    {
        Output output(*this, file, diagnostics);
        std::optional<std::string> failure;
        {
            CallContext context(reader->name(), path, settings_.as_of, settings_.limits, diagnostics);
            output.context = &context;
            failure = loader::guarded([&] { reader->object->read(input, output, context); });
            output.context = nullptr;
        }
        if (failure)
            diagnostics.push_back(
                about(path, Severity::error,
                      (output.delivered() ? "could be read in part only: " : "can't be read: ") + *failure,
                      failure->find("damaged") == std::string::npos ? "" : get_it_again,
                      reader->name()));
        else if (!output.delivered())
            diagnostics.push_back(about(path, Severity::error, "there is no document in it", "", reader->name()));
    }
    if (!diagnostics.empty()) deliver(std::nullopt, std::move(diagnostics));
}

}  // namespace

void read_input(const InputFile& input, std::span<const loader::Instance<Reader>> readers, const RunSettings& settings,
                const DocumentSink& sink) {
    InputReading reading(readers, settings, sink);
    try {
        const FileBytes bytes = read_bytes(input, settings.limits.file_size);
        reading.read({input.shown, input.shown, sha256(bytes), 0}, bytes);
    } catch (const std::exception& error) {
        reading.refuse(input.shown, error.what());
    }
    reading.rethrow();
}

}  // namespace jianbao::pipeline
