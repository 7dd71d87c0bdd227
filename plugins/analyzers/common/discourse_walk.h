/// The walk through a document that gives each sentence its part. What a heading opens holds to the next one of its
/// level, what a sentence announces to the next announcement, what a paragraph says on its way to its end.
#pragma once

#include "discourse.h"

namespace jianbao::chinese {

class Discourse::Walk {
public:
    Walk(const Discourse& discourse, const Document& document);
    /// The part of the sentence; sentences are asked for in their order, each with the classes of its words.
    Part part_of(std::size_t sentence, Classes said);

private:
    void enter_article(std::uint32_t article);
    void enter_section(std::uint32_t section);
    /// Ends what held for a paragraph only; `words` are those of the sentence in hand.
    void leave_paragraphs(std::uint32_t paragraph, std::string_view words);
    void announce(Part announced, std::size_t sentence, std::string_view words);
    Part announced_by(std::string_view words, Classes said) const;
    Part part_of_inline_item(std::uint32_t section, Part otherwise);
    bool in_document_of(DocumentKind kind) const;

    const Discourse& discourse_;
    const Document& document_;
    std::vector<Part> said_by_heading_;  ///< by section: what its heading itself says
    std::vector<Part> of_section_;       ///< by section: the same, or what one above it says
    std::uint32_t article_ = no_index;
    std::uint32_t section_ = no_index;
    Part state_ = Part::unknown;
    unsigned heading_level_ = 0;       ///< of the heading that opened the part; 0 where the text announced it
    std::uint32_t told_in_ = no_index;      ///< the paragraph that opened with 今年以来
    std::uint32_t problems_in_ = no_index;  ///< the paragraph that speaks of problems on its way
    Part before_problems_ = Part::unknown;
    std::uint32_t ahead_in_ = no_index;  ///< the paragraph of a bulletin that says what comes next
};

}  // namespace jianbao::chinese
