#include "worker/script.h"

#include "config/options.h"
#include "worker/remote.h"
#include "worker/script_json.h"

namespace jianbao::worker {

namespace {

std::string line_of(const Json& json) {
    // A file's name may be of any bytes; everything else has been checked.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Severity severity_of(const Json& message) {
    const std::string name = message.value("severity", "warning");
    return name == "note" ? Severity::note : name == "error" ? Severity::error : Severity::warning;
}

/// The answer to one request, line by line up to `done`. What is wrong with a row is kept until
/// the end: the script goes on with the next document then.
class Reply {
public:
    explicit Reply(Context* context) : context_(context) {}

    /// Takes a line; `add` gets the rows. True when the answer is complete.
    template <class Add>
    bool take(std::string_view line, const Add& add) {
        ++number_;
        if (line.empty() || line == "\r") return false;
        Json json;
        try {
            json = Json::parse(line);
        } catch (const Json::exception&) {
            garbage("is no JSON: " + std::string(first_characters(line, 80)));
        }
        const auto type = json.is_object() ? json.find("type") : json.end();
        if (!json.is_object() || type == json.end() || !type->is_string()) garbage("is no object with a `type`");
        const std::string& what = type->get_ref<const std::string&>();
        try {
            if (what == "done" || what == "ready") return finish(what);
            if (what == "row") {
                if (mistake_.empty()) add(json);
            } else if (what == "message") {
                if (context_)
                    context_->report({.severity = severity_of(json),
                                      .message = json.value("message", ""),
                                      .hint = json.value("hint", "")});
            } else if (what == "error") {
                throw Failure(Failure::Kind::refused, json.value("message", "it gave no reason"));
            } else {
                garbage("has the unknown type `" + what + "`");
            }
        } catch (const Failure&) {
            throw;
        } catch (const std::exception& error) {
            if (mistake_.empty()) mistake_ = "line " + std::to_string(number_) + " of its answer: " + error.what();
        }
        return false;
    }
    const std::string& ending() const { return ending_; }

private:
    bool finish(const std::string& what) {
        ending_ = what;
        if (!mistake_.empty()) throw Failure(Failure::Kind::refused, mistake_);
        return true;
    }
    [[noreturn]] void garbage(const std::string& text) const {
        throw Failure(Failure::Kind::garbage, "line " + std::to_string(number_) + " of its answer " + text);
    }

    Context* context_;
    std::size_t number_ = 0;
    std::string mistake_, ending_;
};

class ScriptSession : public AnalyzerSession {
public:
    ScriptSession(std::shared_ptr<const ScriptFile> file, const std::string& start, const config::Limits& limits)
        : file_(std::move(file)), limits_(limits), process_({file_->command(), file_->folder(), limits.memory}) {
        const Deadline deadline = Clock::now() + start_time(limits_);
        process_.begin(limits_.answer);
        process_.write(start, deadline);
        receive(deadline, "ready", nullptr, [](const Json&) { throw std::runtime_error("a row before any document"); });
    }

    void analyze(const Document& document, const Findings& needs, Findings& found, Context& context) override {
        const std::string line = line_of(document_json(document, needs, context.as_of()));
        const Deadline deadline = deadline_of(limits_);
        process_.begin(limits_.answer);
        process_.write(line, deadline);
        const Characters characters(document.text());
        receive(deadline, "done", &context, [&](const Json& row) { add_row(row, document, characters, found); });
    }

    void compare(Corpus& corpus, Context& context) override {
        process_.begin(limits_.answer * std::clamp<std::size_t>(corpus.size(), 1, 64));
        process_.write(line_of({{"type", "compare"}, {"documents", corpus.size()}}), deadline_of(limits_));
        for (std::size_t i = 0; i < corpus.size(); ++i)
            process_.write(line_of(document_json(corpus.document(i), known(corpus.findings(i)), context.as_of())),
                           deadline_of(limits_));
        std::vector<std::optional<Characters>> characters(corpus.size());
        receive(deadline_of(limits_), "done", &context, [&](const Json& row) {
            const auto index = row.find("document");
            if (index == row.end() || !index->is_number_unsigned() || index->get<std::uint64_t>() >= corpus.size())
                throw std::runtime_error("`document` is the position of one of the documents, from 0 on");
            const auto at = index->get<std::size_t>();
            if (!characters[at]) characters[at].emplace(corpus.document(at).text());
            add_row(row, corpus.document(at), *characters[at], corpus.output(at));
        });
    }

private:
    template <class Add>
    void receive(Deadline deadline, std::string_view ending, Context* context, const Add& add) {
        Reply reply(context);
        while (!reply.take(process_.read_line(deadline), add)) continue;
        if (reply.ending() != ending)
            throw Failure(Failure::Kind::garbage,
                          "it answered `" + reply.ending() + "` instead of `" + std::string(ending) + "`");
    }

    /// The tables the script may know of: what it needs, and its own.
    Findings known(const Findings& all) const {
        Findings out;
        const auto copy = [&](const char* name) {
            if (const FindingTable* table = all.find(name)) out.add(table->spec()) = *table;
        };
        for (const char* need : file_->manifest().needs) copy(need);
        for (const TableSpec& table : file_->manifest().tables) copy(table.name);
        return out;
    }

    std::shared_ptr<const ScriptFile> file_;
    const config::Limits limits_;
    Process process_;
};

}  // namespace

std::unique_ptr<AnalyzerSession> start_script(std::shared_ptr<const ScriptFile> file, const std::string& start,
                                              const config::Limits& limits) {
    return std::make_unique<ScriptSession>(std::move(file), start, limits);
}

namespace {

/// An option's value: one of the types that OptionType has.
Json json_of(const Node& value) {
    if (const bool* yes = std::get_if<bool>(&value.value())) return *yes;
    if (const auto* whole = std::get_if<std::int64_t>(&value.value())) return *whole;
    if (const double* number = std::get_if<double>(&value.value())) return *number;
    if (value.is_list()) return value.texts();
    return value.text();
}

}  // namespace

std::string start_line(const Manifest& manifest, const Options& options) {
    Json values = Json::object();
    for (const OptionSpec& spec : manifest.options) values[spec.name] = json_of(config::value_of(options, spec));
    return line_of({{"type", "start"}, {"protocol", 1}, {"plugin", manifest.name}, {"options", std::move(values)}});
}

std::unique_ptr<Analyzer> make_script_analyzer(std::shared_ptr<const ScriptFile> file, const Setup& setup,
                                               const config::Limits& limits) {
    return make_remote_analyzer([file, limits, start = start_line(file->manifest(), setup.options())](
                                    const Setup*) { return start_script(file, start, limits); },
                                setup, limits.failures);
}

}  // namespace jianbao::worker
