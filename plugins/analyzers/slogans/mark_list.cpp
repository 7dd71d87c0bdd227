#include "mark_list.h"

#include <algorithm>
#include <bit>

#include "marks.h"

namespace jianbao::chinese {

MarkList::MarkList(std::string_view text) : text_(text) {
    std::vector<std::uint64_t> blocks(text.size() / 64 + 1);
    std::size_t count = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        blocks[i] = marks_of(text, 64 * i);
        count += static_cast<std::size_t>(std::popcount(blocks[i]));
    }
    places_.resize(count + 1);
    std::uint32_t* place = places_.data();
    for (std::size_t i = 0; i < blocks.size(); ++i)
        for (std::uint64_t marks = blocks[i]; marks != 0; marks &= marks - 1)
            *place++ = static_cast<std::uint32_t>(64 * i) + static_cast<std::uint32_t>(std::countr_zero(marks));
    *place = none;
}

std::size_t MarkList::first_from(std::uint32_t at, std::size_t hint) const {
    constexpr std::size_t a_little = 64;
    std::size_t index = std::min(hint, places_.size() - 1);
    if (index > 0 && places_[index - 1] >= at) index = 0;
    for (const std::size_t stop = std::min(index + a_little, places_.size() - 1); index < stop; ++index)
        if (places_[index] >= at) return index;
    return static_cast<std::size_t>(
        std::lower_bound(places_.begin() + static_cast<std::ptrdiff_t>(index), places_.end(), at) - places_.begin());
}

}  // namespace jianbao::chinese
