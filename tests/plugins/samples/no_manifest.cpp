// A library like any other: it exports something, but no manifest.
extern "C" __attribute__((visibility("default"))) int jianbao_other() { return 1; }
