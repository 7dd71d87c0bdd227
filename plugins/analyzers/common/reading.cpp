#include "reading.h"

#include "marks.h"

namespace jianbao::chinese {

Reading::Reading(const Lexicon& words, std::string_view text, Classes marked) : words_(&words), text_(text) {
    if (words.forms().empty()) return;
    forms_.assign(text.size(), 0);
    near_.assign(text.size() / stretch + 1, 0);
    stops_.assign(text.size() / 64 + 1, 0);
    for (std::size_t i = 0; i < stops_.size(); ++i) stops_[i] = marks_of(text, i * 64);
    if (marked != 0) marks_.assign(text.size() / 64 + 1, 0);
    const Classes* const sets = words.sets().data();
    words.each_place(text, [=, forms = forms_.data(), near = near_.data(), stops = stops_.data(),
                            marks = marked != 0 ? marks_.data() : nullptr](std::size_t at, Lexicon::Form longest, Lexicon::Set set) {
        forms[at] = longest;
        near[at / stretch] |= sets[set];
        stops[at / 64] |= std::uint64_t{1} << (at % 64);
        if (marks) marks[at / 64] |= std::uint64_t{(sets[set] & marked) != 0} << (at % 64);
    });
}

}  // namespace jianbao::chinese
