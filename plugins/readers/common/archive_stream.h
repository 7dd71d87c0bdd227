/// Walks the members of any archive libarchive knows (ZIP, tar, gzip, 7z …), with limits.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "zip_package.h"

namespace jianbao::readers {

/// Calls `take` for each regular member whose name `wanted` accepts, in the archive's order.
/// Names are UTF-8: those of old Windows archives are decoded from GB18030. Throws
/// UnreadableInput for damage, encryption and what goes past the limits.
void for_each_member(std::string_view bytes, const ZipLimits& limits,
                     const std::function<bool(std::string_view)>& wanted,
                     const std::function<void(std::string name, std::string content)>& take);

}  // namespace jianbao::readers
