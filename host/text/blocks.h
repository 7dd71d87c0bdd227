/// Blocks: sixteen bytes looked at in one go, in whatever registers the processor has for them.
#pragma once

#include <bit>
#include <cstring>

namespace jianbao::text {

/// As signed numbers ASCII is 0 and above, the later bytes of a character are below -64 and its first byte is not.
/// Comparing blocks gives a block: -1 where it holds, 0 elsewhere.
using Block = signed char __attribute__((vector_size(16)));

inline Block block_at(const char* bytes) {
    Block block;
    std::memcpy(&block, bytes, sizeof block);
    return block;
}

/// The byte sixteen times.
inline Block block_of(char byte) { return Block{} + static_cast<signed char>(byte); }

/// A bit for each byte of what a comparison gave, the first byte's being the lowest.
inline unsigned bits_of(Block compared) {
#if defined(__SSE2__)
    using Bytes = char __attribute__((vector_size(16)));
    return static_cast<unsigned>(__builtin_ia32_pmovmskb128((Bytes)compared));
#else
    unsigned bits = 0;
    for (unsigned i = 0; i < sizeof compared; ++i) bits |= static_cast<unsigned>(compared[i] < 0) << i;
    return bits;
#endif
}

inline bool any(Block compared) { return bits_of(compared) != 0; }

}  // namespace jianbao::text
