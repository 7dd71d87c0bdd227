#include "cli/line_document.h"

#include "pipeline/sha256.h"

namespace jianbao::cli {

Document line_document(const std::string& text, std::optional<Date> ref) {
    Document::Parts parts;
    parts.id = pipeline::sha256(text);
    parts.name = "dates";
    parts.text = text;
    if (ref) {
        parts.metadata.date = ref;
        parts.metadata.date_source = DateSource::option;
    }
    const Span all{0, static_cast<std::uint32_t>(text.size())};
    std::uint32_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        const bool ends = c == U'。' || c == U'！' || c == U'？' || c == U'!' || c == U'?';
        if (!ends && at < text.size()) continue;
        parts.sentences.push_back(Sentence{.span = {begin, static_cast<std::uint32_t>(at)}});
        begin = static_cast<std::uint32_t>(at);
    }
    const Range sentences{0, static_cast<std::uint32_t>(parts.sentences.size())};
    parts.paragraphs.push_back(Paragraph{.span = all, .sentences = sentences});
    parts.articles.push_back(
        Article{.span = all, .paragraphs = {0, 1}, .sentences = sentences, .metadata = parts.metadata});
    return Document(std::move(parts));
}

}  // namespace jianbao::cli
