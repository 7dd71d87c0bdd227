#include <string_view>

#include "cli/application.h"
#include "loader/serve.h"

int main(int argc, char** argv) {
    // A worker that the host started for a plugin, not a command of a user.
    if (argc == 2 && std::string_view(argv[1]) == jianbao::worker::worker_argument)
        return jianbao::loader::serve_plugin();
    return jianbao::cli::run(argc, argv);
}
