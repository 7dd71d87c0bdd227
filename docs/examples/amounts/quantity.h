// Quantities in running text: 1,200 · 1.5亿 · 三百二十万 · 3亿5000万.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace amounts {

struct Quantity {
    double value = 0;
    double scale = 1;     // of its last part: 10,000 for 万; what "5至8万" lends to the 5
    std::size_t end = 0;  // byte behind it
};

// The quantity that begins at the byte, or nothing.
std::optional<Quantity> read_quantity(std::string_view text, std::size_t at);

}  // namespace amounts
