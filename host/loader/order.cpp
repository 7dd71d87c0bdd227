#include "loader/order.h"

#include <algorithm>
#include <map>
#include <string>

namespace jianbao::loader {

namespace {

Diagnostic left_out(const Manifest& manifest, std::string message, std::string hint) {
    Diagnostic diagnostic;
    diagnostic.severity = Severity::error;
    diagnostic.message = std::move(message);
    diagnostic.hint = std::move(hint);
    diagnostic.plugin = manifest.name;
    return diagnostic;
}

/// Follows needs among the analyzers that wait until one comes back: "a → b → a".
std::string cycle_from(std::size_t start, std::span<const Manifest* const> analyzers, const std::vector<bool>& waits,
                       const std::map<std::string, std::size_t>& fills) {
    std::vector<std::size_t> path{start};
    for (;;) {
        std::size_t next = path.back();
        for (const char* need : analyzers[path.back()]->needs)
            if (const auto found = fills.find(need); found != fills.end() && waits[found->second]) {
                next = found->second;
                break;
            }
        const auto seen = std::find(path.begin(), path.end(), next);
        if (seen == path.end()) {
            path.push_back(next);
            continue;
        }
        std::string text;
        for (auto at = seen; at != path.end(); ++at) text += std::string(analyzers[*at]->name) + " → ";
        return text + analyzers[next]->name;
    }
}

}  // namespace

Order order_analyzers(std::span<const Manifest* const> analyzers) {
    Order order;
    std::vector<bool> waits(analyzers.size(), true);
    std::map<std::string, std::size_t> fills;
    for (std::size_t i = 0; i < analyzers.size(); ++i)
        for (const TableSpec& table : analyzers[i]->tables) {
            if (!waits[i]) break;
            const auto [first, added] = fills.emplace(table.name, i);
            if (added) continue;
            const std::string other = analyzers[first->second]->name;
            order.diagnostics.push_back(left_out(
                *analyzers[i],
                std::string("the table `") + table.name + "` is filled by the analyzer `" + other + "` already",
                "use one of the two: put the other one into plugins.disabled"));
            waits[i] = false;
            std::erase_if(fills, [&](const auto& entry) { return entry.second == i; });
        }

    // Those that need what nobody fills, and then those that need what these would have filled.
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < analyzers.size(); ++i)
            for (const char* need : analyzers[i]->needs) {
                if (!waits[i] || fills.contains(need)) continue;
                order.diagnostics.push_back(
                    left_out(*analyzers[i],
                             std::string("it needs the table `") + need + "`, which no analyzer of this run fills",
                             "enable or install the analyzer that fills it; `jianbao plugin list` shows them"));
                waits[i] = false;
                changed = true;
                std::erase_if(fills, [&](const auto& entry) { return entry.second == i; });
            }
    }

    std::vector<bool> placed(analyzers.size(), false);
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < analyzers.size(); ++i) {
            if (!waits[i]) continue;
            const auto& needs = analyzers[i]->needs;
            const bool ready =
                std::all_of(needs.begin(), needs.end(), [&](const char* need) { return placed[fills.at(need)]; });
            if (!ready) continue;
            order.sequence.push_back(i);
            placed[i] = true;
            waits[i] = false;
            changed = true;
            break;  // from the start again, so that the order given counts
        }
    }
    for (std::size_t i = 0; i < analyzers.size(); ++i)
        if (waits[i])
            order.diagnostics.push_back(
                left_out(*analyzers[i], "its needs go round in a circle: " + cycle_from(i, analyzers, waits, fills),
                         "take one need out of the manifests, or disable one of the analyzers"));
    return order;
}

}  // namespace jianbao::loader
