/// Labels: a line or the words before a colon that say nothing but who answers for the items behind them.
#pragma once

#include "assignment.h"

namespace jianbao::chinese {

class LabelGrammar {
public:
    explicit LabelGrammar(const Reading& words) : words_(&words), names_(words) {}

    /// Follows a document paragraph by paragraph, in their order: adds what the label above the paragraph, or one in it,
    /// assigns. `found` holds what the paragraph's own sentences assign; a sentence that names somebody is not the label's.
    void find(const Document& document, const Paragraph& paragraph, std::vector<Assignment>& found);

    /// What follows in the article is asked of them, where nobody else is named.
    void hand_to(PartyList whom, std::uint32_t article) {
        handed_ = std::move(whom);
        handed_in_ = article;
    }

    /// Whether a paragraph is nothing but a label: 一、销售部.
    bool is_label(std::string_view text, Span paragraph) const {
        return label_at(text, paragraph, without_colon(text, paragraph) != paragraph.end).has_value();
    }

    /// How a paragraph is numbered, the outermost first: 一、 10, （一） 20, 1. 30, 1.1 31, （1） 40; 0 for not at all.
    static int numbering(std::string_view text, Span paragraph);

private:
    static std::uint32_t without_colon(std::string_view text, Span span);
    std::optional<PartyList> label_at(std::string_view text, Span span, bool marked) const;
    /// `inside`: the label stands in the span's own paragraph, right before it.
    void items(const Document& document, Span span, const PartyList& label, bool inside, std::vector<Assignment>& found) const;
    std::optional<PartyList> handed_to(std::string_view text, Span paragraph) const;
    bool announces(std::string_view text, Span paragraph, const std::vector<Assignment>& found) const;
    bool heads_duties(const Document& document, const Paragraph& paragraph, int number, std::vector<Assignment>& found) const;
    static bool heads_numbered(const Document& document, const Paragraph& paragraph);
    bool follows(const Document& document, const Paragraph& paragraph, int number);

    const Reading* words_;
    NameGrammar names_;
    std::optional<PartyList> label_;  ///< what holds for the paragraphs to come
    std::optional<PartyList> handed_;  ///< whom all of the article is handed to
    std::uint32_t handed_in_ = no_index;
    int numbering_ = 0;               ///< of the label
    int items_numbering_ = -1;        ///< of the items below it; -1 before the first
    bool ended_ = false;              ///< an unnumbered item ended the list with 。
    std::uint32_t article_ = no_index;
    bool text_before_ = false;        ///< the article has said something: what stands there first is who is addressed
    bool number_before_ = false;      ///< something numbered, too
};

}  // namespace jianbao::chinese
