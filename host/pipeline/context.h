/// The host's side of one call of a plugin.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "config/configuration.h"
#include "jianbao/context.h"

namespace jianbao::pipeline {

/// What analyzers keep for each other about one document.
using Shelf = std::map<std::string, std::shared_ptr<const void>, std::less<>>;

/// Collects what the plugin reports and runs programs for it. Lives during one call.
class CallContext : public Context {
public:
    CallContext(std::string plugin, std::string document, Date as_of, const config::Limits& limits,
                std::vector<Diagnostic>& diagnostics, Shelf* shelf = nullptr);
    /// Says how many reports were dropped, where there were too many.
    ~CallContext() override;

    Date as_of() const override { return as_of_; }
    void report(Diagnostic diagnostic) override;
    bool cancelled() const override { return std::chrono::steady_clock::now() >= end_; }
    ToolResult run_tool(const ToolRequest& request) override;
    std::shared_ptr<const void> kept(std::string_view key) const override;
    void keep(std::string_view key, std::shared_ptr<const void> work) override;
    /// What the host did during the call is not the plugin's time.
    void add_time(std::chrono::steady_clock::duration more) { end_ += more; }

private:
    std::string plugin_, document_;
    Date as_of_;
    const config::Limits& limits_;
    std::vector<Diagnostic>& diagnostics_;
    Shelf* shelf_;  ///< null where there is no document
    std::chrono::steady_clock::time_point end_;
    std::size_t reported_ = 0;
};

/// A diagnostic of the host about an input.
Diagnostic about(const std::string& document, Severity severity, std::string message, std::string hint = {},
                 std::string plugin = {});

}  // namespace jianbao::pipeline
