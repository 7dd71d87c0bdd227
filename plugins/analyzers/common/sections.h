/// Sections: where a row stands, as its reader needs it told.
#pragma once

#include "jianbao/document.h"

namespace jianbao::chinese {

/// The innermost section at or around `section` whose heading is not of the sentence that `span` begins in:
/// an item that is its own heading (（二）征地由青石镇负责，…；一是…；二是…) says nothing of where it stands.
inline std::uint32_t section_around(const Document& document, std::uint32_t section, Span span) {
    const auto& sections = document.sections();
    const std::uint32_t sentence = document.sentence_at(span.begin);
    while (section < sections.size() && (sections[section].heading.overlaps(span) ||
                                         (sentence != no_index && document.sentence_at(sections[section].heading.begin) == sentence)))
        section = sections[section].parent;
    return section < sections.size() ? section : no_index;
}

}  // namespace jianbao::chinese
