// What a stretch of words does: command, tell, or describe something.
#include "assignment.h"
#include "name_words.h"
#include "word_list.h"

namespace jianbao::chinese {

namespace {

/// Where the reading goes on: behind the bracket that opens here, the word, or the character.
std::uint32_t behind(std::string_view text, std::uint32_t at, const Word& word, std::uint32_t end) {
    if (const std::uint32_t past = skip_bracketed(text, at, end); past != at) return past;
    std::uint32_t length = 0;
    character_at(text, at, length);
    return at + (word ? word.length : length);
}

}  // namespace

bool ShapeGrammar::commands(std::string_view text, Span span) const {
    for (std::uint32_t at = span.begin; at < span.end;) {
        const Word word = words_->longest(text, at, span.end);
        // 适应发展需要: at the end it is a noun; 开工建设的要…: somebody else is told
        const bool noun = at + word.length >= span.end || (at >= span.begin + 3 && starts_with(text, at - 3, at, "的"));
        if (word.is(bit(modal)) && !noun) return true;
        // 对项目要由…向…转变: 要由 is a request by its form
        const std::string_view here = text.substr(at, word.length);
        if (word.is(bit(request)) && !noun && at > span.begin && (here == "要由" || here == "应由" || here == "须由"))
            return true;
        at = behind(text, at, word, span.end);
    }
    return false;
}

bool ShapeGrammar::narrates(std::string_view text, Span span) const {
    constexpr std::uint32_t description = 36;  // bytes
    std::uint32_t object = span.end;           // where 对, 将 opened what is acted on
    for (std::uint32_t at = span.begin; at < span.end;) {
        const Word word = words_->longest(text, at, span.end);
        const std::string_view written = text.substr(at, word.length);
        if (written == "对" || written == "将" || written == "把") object = at;
        // 对2020年以来的项目清理, 将已建成的小区纳入: which ones are meant
        const bool which = object < at && holds(text.substr(at, std::min(span.end - at, description)), "的");
        if (word.is(bit(past)) && !which) return true;
        if (word.is(any_of(verb, soft_verb)) && marks_done(words_->phrases(), text, at + word.length, span.end)) return true;
        at = behind(text, at, word, span.end);
    }
    return false;
}

/// Behind 按照权责相适应的原则, 以未结清的工程款为限: what is done by or within, whatever verb describes it.
std::uint32_t ShapeGrammar::behind_basis(std::string_view text, Span span) const {
    const std::string_view words = text.substr(span.begin, span.size());
    static constexpr WordList bases({"按照", "根据", "依据", "依照", "按", "以"});
    if (bases.begins(words).empty()) return span.begin;
    std::size_t end = words.npos;
    static constexpr WordList closings({"的原则", "的要求", "的规定", "的标准", "的方式", "的形式", "的办法", "的比例", "的程序", "为限"});
    for (const std::string_view closing : closings)
        if (const std::size_t at = find_word(words, closing); at != words.npos) end = std::min(end, at + closing.size());
    return end == words.npos ? span.begin : span.begin + static_cast<std::uint32_t>(end);
}

/// 由各县自行设置的指标: a verb directly before 的 that no preposition governs.
bool ShapeGrammar::describes(std::string_view text, Span span) const {
    // 由县公安局解决群众反映的问题: it is somebody else's
    std::uint32_t first = skip_time(words_->phrases(), text, span.begin, span.end);
    if (const Word with = words_->longest(text, first, span.end); with.is(bit(joint)))
        if (const auto helpers = names_.list_at(text, first + with.length, span.end)) first = skip_time(words_->phrases(), text, helpers->span.end, span.end);
    for (const std::string_view cures : words_->phrases()[Phrase::remedies])
        if (starts_with(text, first, span.end, cures) && !starts_with(text, first + static_cast<std::uint32_t>(cures.size()), span.end, "的")) return false;
    bool acted = false;
    for (std::uint32_t at = behind_basis(text, span); at < span.end;) {
        const Word word = words_->longest(text, at, span.end);
        for (const std::string_view objects : Words{"对", "对于", "把", "将", "就", "向", "给", "为"})
            if (text.substr(at, word.length) == objects) return false;
        if (acted && starts_with(text, at, span.end, "的")) return true;
        acted = word.is(any_of(verb, soft_verb)) && !word.is(bit(stem));
        at = behind(text, at, word, span.end);
    }
    return false;
}

}  // namespace jianbao::chinese
