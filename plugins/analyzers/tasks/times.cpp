#include "times.h"

#include <algorithm>

namespace jianbao::chinese {

bool is_bare_year(const Time& time) {
    return time.text == "今年" || time.text == "本年" || time.text == "本年度" || time.text == "明年";
}

Times::Times(std::vector<Time> times) : all_(std::move(times)) {
    const auto begins_before = [](const Time& a, const Time& b) { return a.span.begin < b.span.begin; };
    if (!std::is_sorted(all_.begin(), all_.end(), begins_before)) std::stable_sort(all_.begin(), all_.end(), begins_before);
}

std::span<const Time> Times::between(Span span) const {
    constexpr int near = 8;  // steps; behind them halving is faster
    const auto before = [&](std::size_t i) { return all_[i].span.begin < span.begin; };
    int steps = 0;
    while (steps < near && near_ < all_.size() && before(near_)) ++near_, ++steps;
    while (steps < near && near_ > 0 && !before(near_ - 1)) --near_, ++steps;
    if (steps == near)
        near_ = static_cast<std::size_t>(std::partition_point(all_.begin(), all_.end(), [&](const Time& one) {
                                             return one.span.begin < span.begin;
                                         }) - all_.begin());
    // those that begin before the span may end in it
    while (near_ > 0 && all_[near_ - 1].span.end > span.begin) --near_;
    std::size_t last = near_;
    while (last < all_.size() && all_[last].span.begin < span.end) ++last;
    return std::span(all_).subspan(near_, last - near_);
}

}  // namespace jianbao::chinese
