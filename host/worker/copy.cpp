#include "worker/copy.h"

#include <cstring>
#include <utility>
#include <vector>

#include "worker/process.h"
#include "worker/session.h"
#include "worker/wire.h"

namespace jianbao::worker {

namespace {

constexpr std::size_t most_copied = 1000;

/// Keeps what is reported; asks the host's own context for everything else.
class KeptReports : public Context {
public:
    explicit KeptReports(Context& host) : host_(host) {}
    Date as_of() const override { return host_.as_of(); }
    bool cancelled() const override { return host_.cancelled(); }
    ToolResult run_tool(const ToolRequest& request) override { return host_.run_tool(request); }
    void report(Diagnostic diagnostic) override {
        if (kept_.size() < most_copied) kept_.push_back(std::move(diagnostic));
    }
    const std::vector<Diagnostic>& kept() const { return kept_; }

private:
    Context& host_;
    std::vector<Diagnostic> kept_;
};

}  // namespace

std::optional<std::string> in_a_copy(const std::function<std::optional<std::string>(Context&)>& call, Context& context,
                                     const config::Limits& limits) {
    Process copy(
        [&] {
            KeptReports reports(context);
            const std::optional<std::string> failure = call(reports);
            Encoder out(failure ? Message::failed : Message::done);
            out.size(reports.kept().size());
            for (const Diagnostic& one : reports.kept()) encode(out, one);
            out.text(failure.value_or(""));
            return std::string(out.frame(0));
        },
        limits.memory);
    const Deadline deadline = deadline_of(limits);
    copy.expect(limits.answer);
    try {
        const std::string head(copy.read(frame_head, deadline));
        const std::string message(copy.read(length_in(head), deadline));
        check_frame(head, message, 0);
        Decoder in(message);
        std::vector<Diagnostic> reports(in.size());
        for (Diagnostic& one : reports) one = decode_diagnostic(in);
        std::string failure = in.copied();
        for (Diagnostic& one : reports) context.report(std::move(one));
        if (in.message() == Message::failed) return failure;
        return std::nullopt;
    } catch (const Garbled& error) {
        throw Failure(Failure::Kind::garbage, std::string("its worker's answer can't be understood: ") + error.what());
    }
}

}  // namespace jianbao::worker
