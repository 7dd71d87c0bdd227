#include "cli/chosen_analyzers.h"

#include <algorithm>

namespace jianbao::cli {

void keep_for(loader::Plugins& plugins, std::set<std::string> tables) {
    std::vector<loader::Instance<Analyzer>> kept;
    for (auto analyzer = plugins.analyzers.rbegin(); analyzer != plugins.analyzers.rend(); ++analyzer) {
        const Manifest& manifest = analyzer->plugin->manifest();
        if (std::none_of(manifest.tables.begin(), manifest.tables.end(),
                         [&](const TableSpec& spec) { return tables.contains(spec.name); }))
            continue;
        tables.insert(manifest.needs.begin(), manifest.needs.end());
        kept.push_back(std::move(*analyzer));
    }
    std::reverse(kept.begin(), kept.end());
    plugins.analyzers = std::move(kept);
}

}  // namespace jianbao::cli
