/// Members of a ZIP that is held in memory, read with limits so that a bomb costs only itself.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace jianbao::readers {

struct ZipLimits {
    std::size_t member_bytes = 256u << 20;  ///< of one unpacked member
    std::size_t total_bytes = 512u << 20;   ///< of all unpacked members together
    std::size_t members = 20'000;
    /// Unpacked bytes a packed byte may give, once more than a megabyte has come out.
    /// Office documents stay below 100; a bomb has thousands.
    std::size_t ratio = 400;
};

/// True when the bytes begin as a ZIP and name a member that starts with `prefix`. Looks at
/// names only and unpacks nothing.
bool zip_has_member(std::string_view bytes, std::string_view prefix);

/// The members whose names `wanted` accepts. Throws UnreadableInput for a damaged or encrypted
/// archive and for one past the limits.
std::map<std::string, std::string> read_zip(std::string_view bytes, const std::function<bool(std::string_view)>& wanted,
                                            const ZipLimits& limits = {});

}  // namespace jianbao::readers
