#include "reading.h"

#include "marks.h"

namespace jianbao::chinese {

Reading::Reading(const Lexicon& words, std::string_view text, Classes marked) : words_(&words), text_(text) {
    if (words.starts().empty()) return;
    starts_ = words.starts().data();
    forms_.assign(text.size(), 0);
    places_ = forms_.data();
    size_ = text.size();
    near_.assign(text.size() / stretch + 1, 0);
    stops_.assign(text.size() / 64 + 1, 0);
    for (std::size_t i = 0; i < stops_.size(); ++i) stops_[i] = marks_of(text, i * 64);
    if (marked != 0) marks_.assign(text.size() / 64 + 1, 0);
    struct About {
        Classes classes;
        std::uint64_t marked;  ///< 1 where one of them is
    };
    std::vector<About> forms;
    forms.reserve(words.starts().size());
    for (const Lexicon::Start& one : words.starts()) forms.push_back({one.all, (one.all & marked) != 0 ? 1u : 0u});
    std::vector<std::uint64_t> unasked(marked == 0 ? stops_.size() : 0);
    const About* const about = forms.data();
    Lexicon::Form* const places = forms_.data();
    Classes* const near = near_.data();
    std::uint64_t* const stops = stops_.data();
    std::uint64_t* const marks = marked != 0 ? marks_.data() : unasked.data();
    words.each_place(text, [=](std::size_t at, Lexicon::Form form) {
        places[at] = form;
        near[at / stretch] |= about[form].classes;
        stops[at / 64] |= std::uint64_t{1} << (at % 64);
        marks[at / 64] |= about[form].marked << (at % 64);
    });
}

}  // namespace jianbao::chinese
