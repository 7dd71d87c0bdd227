/// Shared work: what several analyzers make of a document alike is made by the first of them.
#pragma once

#include <memory>
#include <string>

#include "jianbao/context.h"

namespace jianbao::chinese {

/// What was kept under the key for the document in hand, else what `make` gives, which is kept for those that come later.
/// The key names the type T, and with it everything that decides what is made.
template <class T, class Make>
std::shared_ptr<const T> shared(Context& context, const std::string& key, Make make) {
    if (auto known = std::static_pointer_cast<const T>(context.kept(key))) return known;
    auto made = std::make_shared<const T>(make());
    context.keep(key, made);
    return made;
}

}  // namespace jianbao::chinese
