// The right symbol, but four bytes of something else.
extern "C" __attribute__((visibility("default"), used)) const int jianbao_manifest = 1;
