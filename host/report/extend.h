/// Inheritance of layouts: `extends = "weekly"` takes over another layout and changes parts of it.
#pragma once

#include <functional>

#include "jianbao/settings.h"
#include "report/keys.h"

namespace jianbao::report {

/// Reads the layout that a text node names; its place tells the file the name stands in. Throws
/// SettingError.
using ParentSource = std::function<Node(const Node& name)>;

/// The whole layout that `root` and those it extends make up; `root` itself where it extends none.
///
/// Members of tables ([parameters], [figures], [query], [pdf] …) are taken over unless the layout
/// has them itself. A section with the `id` of an inherited one changes the keys it names, or takes
/// its place where it is of another kind; `leave_out` drops the inherited one; other sections stand
/// after or before the one they name, or at the end. Values keep their places, so that a message
/// leads to the file that has the mistake.
///
/// Mistakes are added to `problems`. A parent that can't be read and a circle are among them; then
/// nothing more can be said about the layout and a null node is returned.
Node extended(const Node& root, const ParentSource& parents, Problems& problems);

}  // namespace jianbao::report
