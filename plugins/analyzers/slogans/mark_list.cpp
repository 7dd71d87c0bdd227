#include "mark_list.h"

#include <algorithm>
#include <bit>

#include "marks.h"

namespace jianbao::chinese {

MarkList::MarkList(std::string_view text) : text_(text) {
    constexpr std::size_t usual = 16, block = 64;  // bytes a mark, bytes looked at in one step
    places_.resize(text.size() / usual + block);
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); at += block) {
        if (places_.size() - count < block) places_.resize(2 * places_.size());
        std::uint32_t* place = places_.data() + count;
        for (std::uint64_t marks = marks_of(text, at); marks != 0; marks &= marks - 1)
            *place++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(marks));
        count = static_cast<std::size_t>(place - places_.data());
    }
    places_.resize(count);
    places_.push_back(none);
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
