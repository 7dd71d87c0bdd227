#include "worker/remote.h"

namespace jianbao::worker {

namespace {

/// Keeps what a plugin reports until it is clear that the attempt counts.
class HeldReports : public Context {
public:
    explicit HeldReports(Context& context) : context_(context) {}
    Date as_of() const override { return context_.as_of(); }
    void report(Diagnostic diagnostic) override {
        if (held_.size() < most_held)
            held_.push_back(std::move(diagnostic));
        else
            ++dropped_;
    }
    bool cancelled() const override { return context_.cancelled(); }
    ToolResult run_tool(const ToolRequest& request) override { return context_.run_tool(request); }
    void forget() {
        held_.clear();
        dropped_ = 0;
    }
    void pass_on() {
        for (Diagnostic& one : held_) context_.report(std::move(one));
        for (; dropped_ > 0; --dropped_) context_.report({});  // the context counts what it drops
        held_.clear();
    }

private:
    static constexpr std::size_t most_held = 1000;
    Context& context_;
    std::vector<Diagnostic> held_;
    std::size_t dropped_ = 0;
};

/// Runs a task that gets a context of its own for each attempt.
template <class Session, class Task>
void run_reporting(Crew<Session>& crew, Context& context, const Task& task, const bool& once = false) {
    HeldReports held(context);
    try {
        crew.run(
            [&](Session& session) {
                held.forget();
                task(session, held);
            },
            once);
    } catch (...) {
        held.pass_on();
        throw;
    }
    held.pass_on();
}

void clear_rows(Findings& findings) {
    for (FindingTable& table : findings.tables()) table.rows().clear();
}

class RemoteAnalyzer : public Analyzer, public Worked {
public:
    RemoteAnalyzer(HireAnalyzer hire, const Setup& setup, unsigned most_failures)
        : crew_([hire] { return hire(nullptr); }, most_failures) {
        crew_.add(hire(&setup));
    }

    void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) const override {
        run_reporting(crew_, context, [&](AnalyzerSession& session, Context& reports) {
            clear_rows(found);
            session.analyze(document, needs, found, reports);
        });
    }
    void compare(Corpus& corpus, Context& context) const override {
        run_reporting(crew_, context, [&](AnalyzerSession& session, Context& reports) {
            for (std::size_t i = 0; i < corpus.size(); ++i) clear_rows(corpus.output(i));
            session.compare(corpus, reports);
        });
    }
    const Standing& standing() const override { return crew_.standing(); }

private:
    mutable Crew<AnalyzerSession> crew_;
};

/// What has been delivered already is not asked for again.
void read_apart(Crew<LibrarySession>& crew, const Input& input, ReaderOutput& output, Context& context) {
    bool delivered = false;
    run_reporting(
        crew, context,
        [&](LibrarySession& session, Context& reports) { session.read(input, output, reports, delivered); }, delivered);
}

class RemoteReader : public Reader, public Worked {
public:
    using Hire = std::function<std::unique_ptr<LibrarySession>(const Setup*)>;
    RemoteReader(const Hire& hire, const Setup& setup, unsigned most_failures)
        : crew_([hire] { return hire(nullptr); }, most_failures) {
        crew_.add(hire(&setup));
    }

    int recognize(const Input& input) const override {
        if (crew_.standing().put_aside()) return 0;
        int surety = 0;
        crew_.run([&](LibrarySession& session) { surety = session.recognize(input); }, false);
        return surety;
    }
    void read(const Input& input, ReaderOutput& output, Context& context) const override {
        read_apart(crew_, input, output, context);
    }
    const Standing& standing() const override { return crew_.standing(); }

private:
    mutable Crew<LibrarySession> crew_;
};

class GuardedReader : public Reader {
public:
    GuardedReader(std::unique_ptr<Reader> here, const RemoteReader::Hire& hire)
        : here_(std::move(here)), crew_([hire] { return hire(nullptr); }, 0) {}

    int recognize(const Input& input) const override { return here_->recognize(input); }
    void read(const Input& input, ReaderOutput& output, Context& context) const override {
        read_apart(crew_, input, output, context);
    }

private:
    const std::unique_ptr<Reader> here_;
    mutable Crew<LibrarySession> crew_;
};

RemoteReader::Hire hire_for(const std::filesystem::path& file, const Manifest& manifest, const Setup& setup,
                            const Workshop& workshop) {
    return [file, workshop, make = make_message(manifest, setup)](const Setup* first) {
        return std::make_unique<LibrarySession>(file, make, workshop, first);
    };
}

}  // namespace

std::unique_ptr<Analyzer> make_remote_analyzer(HireAnalyzer hire, const Setup& setup, unsigned most_failures) {
    return std::make_unique<RemoteAnalyzer>(std::move(hire), setup, most_failures);
}

std::unique_ptr<Analyzer> make_library_analyzer(const std::filesystem::path& file, const Manifest& manifest,
                                                const Setup& setup, const Workshop& workshop) {
    return make_remote_analyzer(hire_for(file, manifest, setup, workshop), setup, workshop.limits.failures);
}

std::unique_ptr<Reader> make_library_reader(const std::filesystem::path& file, const Manifest& manifest,
                                            const Setup& setup, const Workshop& workshop) {
    return std::make_unique<RemoteReader>(hire_for(file, manifest, setup, workshop), setup, workshop.limits.failures);
}

std::unique_ptr<Reader> make_guarded_reader(std::unique_ptr<Reader> here, const std::filesystem::path& file,
                                            const Manifest& manifest, const Setup& setup, const Workshop& workshop) {
    if (!here) return nullptr;
    return std::make_unique<GuardedReader>(std::move(here), hire_for(file, manifest, setup, workshop));
}

}  // namespace jianbao::worker
