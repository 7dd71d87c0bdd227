#include "config/resources.h"

#include <algorithm>

namespace jianbao::config {

namespace fs = std::filesystem;

Resources find_resources() { return resources_of(fs::read_symlink("/proc/self/exe")); }

Resources resources_of(const fs::path& program) {
    Resources found;
    found.program = program;
    found.prefix = program.parent_path().parent_path();
    const fs::path share = found.prefix / "share" / "jianbao";
    found.config = share / "config";
    found.reports = share / "reports";
    found.fonts = share / "fonts";
    found.templates = share / "templates";
    found.messages = found.config / "messages";

    // lib, lib64, or Debian's lib/TRIPLET: whichever the package was built for.
    std::vector<fs::path> libraries{found.prefix / "lib", found.prefix / "lib64"};
    std::error_code ignored;
    std::vector<fs::path> triplets;
    for (const fs::directory_entry& entry : fs::directory_iterator(found.prefix / "lib", ignored))
        if (entry.path().filename().string().ends_with("-linux-gnu")) triplets.push_back(entry.path());
    std::sort(triplets.begin(), triplets.end());
    libraries.insert(libraries.end(), triplets.begin(), triplets.end());
    for (const fs::path& library : libraries)
        if (const fs::path folder = library / "jianbao" / "plugins"; fs::is_directory(folder, ignored)) {
            const auto same = [&](const fs::path& other) { return fs::equivalent(other, folder, ignored); };
            if (std::none_of(found.plugins.begin(), found.plugins.end(), same)) found.plugins.push_back(folder);
        }
    return found;
}

}  // namespace jianbao::config
