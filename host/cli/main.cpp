#include "cli/application.h"

int main(int argc, char** argv) { return jianbao::cli::run(argc, argv); }
