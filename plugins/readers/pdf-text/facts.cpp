#include "facts.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace jianbao::pdf {

namespace {

/// An entry on the page. Its value stands right of `left`.
struct Place {
    double left = 0;
    std::string text, again;
};

std::string joined(const Line& line, std::size_t from, std::size_t to) {
    std::string text;
    for (std::size_t i = from; i < to; ++i) text += line.pieces[i].text;
    return text;
}

/// The places where a label begins in a line; a label may be spread over pieces (标  题：).
std::vector<std::size_t> labels_in(const Line& line) {
    constexpr std::size_t most_pieces = 5;
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < line.pieces.size(); ++i)
        if (readers::box_entry(joined(line, i, std::min(i + most_pieces, line.pieces.size())))) found.push_back(i);
    return found;
}

}  // namespace

FactsBox facts_box(const Page& page, std::size_t first) {
    constexpr std::size_t least_entries = 3;
    std::vector<Place> places;
    std::size_t row = 0;  // where the places of the last row with labels begin
    std::size_t at = first;
    for (; at < page.lines.size(); ++at) {
        const Line& line = page.lines[at];
        if (at > first && line.middle() - page.lines[at - 1].middle() > 3.5 * line.em()) break;
        std::vector<std::size_t> labels = labels_in(line);
        if (labels.empty()) {
            // A value that goes on: the text under the last entry that begins left of it.
            if (places.empty() || line.pieces.size() > 1) break;
            const auto under = std::find_if(places.rbegin(), places.rend() - static_cast<std::ptrdiff_t>(row),
                                            [&](const Place& place) { return place.left + 2 * line.em() < line.left(); });
            if (under == places.rend() - static_cast<std::ptrdiff_t>(row)) break;
            under->text += line.text();
            for (const Again& again : line.again) under->again += again.text;
            continue;
        }
        if (labels.front() != 0) break;
        row = places.size();
        labels.push_back(line.pieces.size());
        for (std::size_t i = 0; i + 1 < labels.size(); ++i) {
            Place place{line.pieces[labels[i]].left, joined(line, labels[i], labels[i + 1]), {}};
            for (const Again& again : line.again)
                if (again.piece >= labels[i] && again.piece < labels[i + 1]) place.again += again.text;
            places.push_back(std::move(place));
        }
    }
    FactsBox box;
    if (places.size() < least_entries) return box;
    box.lines = at - first;
    for (Place& place : places)
        if (auto entry = readers::box_entry(place.text)) box.entries.push_back({std::move(*entry), std::move(place.again)});
    return box;
}

}  // namespace jianbao::pdf
