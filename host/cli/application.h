/// The command line.
#pragma once

namespace jianbao::cli {

/// Does what the arguments say; returns the exit code.
int run(int argc, char** argv);

}  // namespace jianbao::cli
