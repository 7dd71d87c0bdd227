#include "reading.h"

namespace jianbao::chinese {

Reading::Reading(const Lexicon& words, std::string_view text, Classes marked) : words_(&words), text_(text) {
    if (words.forms().empty()) return;
    forms_.assign(text.size(), 0);
    near_.assign(text.size() / stretch + 1, 0);
    const Classes* const sets = words.sets().data();
    Lexicon::Form* const forms = forms_.data();
    Classes* const near = near_.data();
    const auto note = [forms, sets, near](std::size_t at, Lexicon::Form longest, Lexicon::Set set) {
        forms[at] = longest;
        near[at / stretch] |= sets[set];
    };
    if (marked == 0) {
        words.each_place(text, note);
    } else {
        marks_.assign(text.size() / 64 + 1, 0);
        words.each_place(text, [=, marks = marks_.data()](std::size_t at, Lexicon::Form longest, Lexicon::Set set) {
            note(at, longest, set);
            marks[at / 64] |= std::uint64_t{(sets[set] & marked) != 0} << (at % 64);
        });
    }
}

}  // namespace jianbao::chinese
