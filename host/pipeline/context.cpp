#include "pipeline/context.h"

#include <algorithm>

#include "loader/instance.h"
#include "pipeline/tool.h"

namespace jianbao::pipeline {

namespace {
constexpr std::size_t most_reports = 100;  ///< of one call; a plugin may not flood the report
}

CallContext::CallContext(std::string plugin, std::string document, Date as_of, const config::Limits& limits,
                         std::vector<Diagnostic>& diagnostics, Shelf* shelf)
    : plugin_(std::move(plugin)),
      document_(std::move(document)),
      as_of_(as_of),
      limits_(limits),
      diagnostics_(diagnostics),
      shelf_(shelf),
      end_(std::chrono::steady_clock::now() + limits.time) {}

CallContext::~CallContext() {
    if (reported_ > most_reports)
        diagnostics_.push_back(about(document_, Severity::warning,
                                     std::to_string(reported_ - most_reports) + " more messages were left out", "",
                                     plugin_));
}

void CallContext::report(Diagnostic diagnostic) {
    if (++reported_ > most_reports) return;
    diagnostic.plugin = plugin_;
    diagnostic.document = document_;
    diagnostic.message = loader::tidy(diagnostic.message);
    if (!diagnostic.hint.empty()) diagnostic.hint = loader::tidy(diagnostic.hint);
    diagnostics_.push_back(std::move(diagnostic));
}

ToolResult CallContext::run_tool(const ToolRequest& request) {
    ToolRequest limited = request;
    const auto left = std::chrono::ceil<std::chrono::seconds>(end_ - std::chrono::steady_clock::now());
    limited.timeout = std::clamp(request.timeout, std::chrono::seconds(0), std::max(left, std::chrono::seconds(0)));
    return pipeline::run_tool(limited, ToolLimits{.memory = limits_.memory});
}

std::shared_ptr<const void> CallContext::kept(std::string_view key) const {
    if (!shelf_) return nullptr;
    const auto known = shelf_->find(key);
    return known == shelf_->end() ? nullptr : known->second;
}

void CallContext::keep(std::string_view key, std::shared_ptr<const void> work) {
    if (shelf_) shelf_->emplace(key, std::move(work));
}

Diagnostic about(const std::string& document, Severity severity, std::string message, std::string hint,
                 std::string plugin) {
    Diagnostic out;
    out.severity = severity;
    out.message = std::move(message);
    out.hint = std::move(hint);
    out.plugin = std::move(plugin);
    out.document = document;
    return out;
}

}  // namespace jianbao::pipeline
