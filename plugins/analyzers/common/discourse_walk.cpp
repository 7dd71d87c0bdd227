#include "discourse_walk.h"

#include "clauses.h"

namespace jianbao::chinese {

namespace {

constexpr int inline_level = 5;  // 一是, 第一 inside a paragraph

std::uint32_t past_enumerator(std::string_view words) { return skip_enumerator(words, 0, static_cast<std::uint32_t>(words.size())); }

}  // namespace

Discourse::Walk::Walk(const Discourse& discourse, const Document& document)
    : discourse_(discourse),
      document_(document),
      said_by_heading_(document.sections().size(), Part::unknown),
      of_section_(document.sections().size(), Part::unknown) {
    for (std::size_t i = 0; i < of_section_.size(); ++i) {
        const Section& one = document.sections()[i];
        const Part above = one.parent < i ? of_section_[one.parent] : Part::unknown;
        said_by_heading_[i] = discourse.part_of_heading(document.text(one.heading), above);
        of_section_[i] = said_by_heading_[i] == Part::unknown ? above : said_by_heading_[i];
    }
}

bool Discourse::Walk::in_document_of(DocumentKind kind) const {
    return article_ < document_.articles().size() && document_.articles()[article_].metadata.kind == kind;
}

void Discourse::Walk::enter_article(std::uint32_t article) {
    if (article == article_) return;
    article_ = article;
    section_ = no_index;
    state_ = Part::unknown;
    ahead_in_ = no_index;
}

void Discourse::Walk::enter_section(std::uint32_t section) {
    const auto sections = document_.sections();
    while (section < sections.size() && sections[section].level >= inline_level) section = sections[section].parent;
    if (section == section_) return;
    section_ = section;
    // what the text announced last holds on for headings that say nothing
    Part own = section < sections.size() ? of_section_[section] : Part::unknown;
    const unsigned level = section < sections.size() ? sections[section].level : 0;
    if (own == Part::review && own == said_by_heading_[section] && level > 1)
        own = discourse_.part_of_heading(document_.text(sections[section].heading), state_);
    if (own != Part::unknown) {
        state_ = own;
        heading_level_ = level;
    } else if (level == 1 || (level != 0 && heading_level_ != 0 && level <= heading_level_ && state_ == Part::problems)) {
        // 1.重要性；2.责任分工: a heading of its own level ends what the one before it opened
        state_ = Part::unknown;
        heading_level_ = 0;
    }
}

void Discourse::Walk::leave_paragraphs(std::uint32_t paragraph, std::string_view words) {
    if (problems_in_ != no_index && paragraph != problems_in_) {
        if (state_ == Part::problems) state_ = before_problems_;
        problems_in_ = no_index;
    }
    // 下一步，县商务局将…: of a bulletin only its item says so, with the numbered paragraphs behind it
    if (ahead_in_ != no_index && paragraph != ahead_in_) {
        const bool numbered = past_enumerator(words) != 0;
        if (!numbered && state_ == Part::requirement) state_ = Part::unknown;
        ahead_in_ = numbered ? paragraph : no_index;
    }
}

Part Discourse::Walk::announced_by(std::string_view words, Classes said) const {
    const Part announced = discourse_.part_announced(words, said);
    // 对存在的问题限期整改、…: what a rule or a notice names in a long sentence, it does not go on to tell
    constexpr std::size_t longest_announcement = 180;  // bytes
    const bool only_names = announced == Part::problems && words.size() > longest_announcement && in_document_of(DocumentKind::notice);
    return only_names ? Part::unknown : announced;
}

void Discourse::Walk::announce(Part announced, std::size_t sentence, std::string_view words) {
    const auto sentences = document_.sentences();
    const std::uint32_t paragraph = sentences[sentence].paragraph;
    // a sentence in the middle of a paragraph speaks of its own paragraph, one with a colon of what follows
    const bool goes_on = sentence + 1 < sentences.size() && sentences[sentence + 1].paragraph == paragraph;
    const bool in_passing = announced == Part::problems && goes_on && !words.ends_with("：") && !words.ends_with(":");
    problems_in_ = in_passing ? paragraph : no_index;
    if (in_passing && state_ != Part::problems) before_problems_ = state_;
    state_ = announced;
    heading_level_ = 0;
    told_in_ = no_index;
    ahead_in_ = announced == Part::requirement && in_document_of(DocumentKind::bulletin) ? paragraph : no_index;
}

Part Discourse::Walk::part_of_inline_item(std::uint32_t section, Part otherwise) {
    if (section >= document_.sections().size() || document_.sections()[section].level < inline_level || state_ == Part::requirement) return otherwise;
    // 二要…: an item that commands ends what was told before
    constexpr std::size_t opening = 15;  // bytes
    if (document_.text(document_.sections()[section].heading).substr(0, opening).find("要") != std::string_view::npos)
        return state_ = Part::requirement;
    return said_by_heading_[section] == Part::unknown ? otherwise : said_by_heading_[section];
}

Part Discourse::Walk::part_of(std::size_t index, Classes said) {
    const Sentence& sentence = document_.sentences()[index];
    const std::string_view words = document_.text(sentence.span);
    enter_article(sentence.article);
    enter_section(sentence.section);
    leave_paragraphs(sentence.paragraph, words);
    if (const Part announced = announced_by(words, said); announced != Part::unknown) announce(announced, index, words);

    const Telling telling = discourse_.telling_at(words, past_enumerator(words));  // 一、截至目前，…
    if (telling.opens_review) told_in_ = sentence.paragraph;
    const bool told = telling.tells || (told_in_ == sentence.paragraph && state_ == Part::unknown);
    return part_of_inline_item(sentence.section, told ? Part::review : state_);
}

}  // namespace jianbao::chinese
