/// Numeral: a number as it stands in the text.
#pragma once

#include <array>
#include <cstddef>

namespace jianbao::timex {

/// A number as it stands in the text.
struct Numeral {
    std::size_t begin = 0;
    std::size_t end = 0;
    int value = 0;   ///< meaningless when masked
    int digits = 0;  ///< characters that are digits: 07 has two, 十二 has two, 二〇二一 four
    bool chinese = false;
    bool listed = false;   ///< Chinese digits one by one, without 十, 百, 千: 二〇二一, 九七
    bool masked = false;   ///< has unknown digits: 20xx, ×, **
    bool decimal = false;  ///< 1.5, 十点五 is not one
    bool half = false;     ///< the decimals are .5
    /// Unknown digits as X, others as written, at most four: "20XX", "X".
    std::array<char, 5> mask{};
};

}  // namespace jianbao::timex
