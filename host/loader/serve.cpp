#include "loader/serve.h"

#include "loader/plugin.h"

namespace jianbao::loader {

int serve_plugin() {
    return worker::serve([](const std::filesystem::path& file) {
        try {
            const PluginPointer plugin = open_plugin(file);
            return std::shared_ptr<const Manifest>(plugin, &plugin->manifest());
        } catch (const Refusal& refusal) {
            throw worker::NotOpened(refusal.what(), refusal.hint());
        }
    });
}

}  // namespace jianbao::loader
