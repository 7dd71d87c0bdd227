/// A worker: this program with a plugin library in it.
#pragma once

#include "worker/serve.h"

namespace jianbao::loader {

/// Serves the host that started this process until it closes its end. Returns the exit code.
int serve_plugin();

}  // namespace jianbao::loader
