#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "scan.h"
#include "steps.h"

namespace jianbao::text {

namespace {

/// Radicals that Unicode gives no decomposition.
char32_t radical_alone(char32_t c) {
    switch (c) {
        case U'⺠': return U'民';
        case U'⻓': return U'长';
        case U'⻔': return U'门';
        case U'⻋': return U'车';
        case U'⻅': return U'见';
        case U'⻚': return U'页';
        case U'⻛': return U'风';
        case U'⻢': return U'马';
        case U'⻬': return U'齐';
        case U'⻰': return U'龙';
        case U'⺟': return U'母';
        case U'⻄': return U'西';
        case U'⻆': return U'角';
        case U'⻘': return U'青';
        case U'⻣': return U'骨';
        case U'⻥': return U'鱼';
        case U'⻩': return U'黄';
        default: return c;
    }
}

std::string plain_form(char32_t c) {
    std::string out;
    UErrorCode error = U_ZERO_ERROR;
    const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(error);
    icu::UnicodeString decomposed;
    if (U_SUCCESS(error) && nfkc->getDecomposition(static_cast<UChar32>(c), decomposed)) decomposed.toUTF8String(out);
    else append_utf8(out, radical_alone(c));
    return out;
}

}  // namespace

std::vector<Edit> propose_compatibility(const Draft& draft) {
    const std::string_view text = draft.text();
    std::vector<Edit> edits;
    if (!draft.census().lookalike) return edits;
    for (std::size_t at = 0; at < text.size();) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80 || (byte >= 0xE4 && byte <= 0xE9)) {
            at += byte < 0x80 ? 1 : 3;
            continue;
        }
        const std::size_t begin = at;
        const char32_t c = quick_character(text, at);
        if (is_private(c)) {
            edits.push_back({make_span(begin, at), "", 0.9});
        } else if (is_lookalike(c)) {
            const std::string plain = plain_form(c);
            if (plain != text.substr(begin, at - begin)) edits.push_back({make_span(begin, at), plain, 0.99});
        }
    }
    return edits;
}

}  // namespace jianbao::text
