// Uses a function that no library has: with lazy binding it would load, and end the run later.
extern "C" int jianbao_nowhere();
extern "C" __attribute__((visibility("default"))) int jianbao_calls_it() { return jianbao_nowhere(); }
