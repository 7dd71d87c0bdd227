#include "pinyin.h"

#include <unicode/translit.h>
#include <unicode/unistr.h>

#include <memory>
#include <mutex>

#include "scan.h"

namespace jianbao::text {

namespace {

struct Letter {
    char plain = 0;  ///< 'v' for ü
    bool toned = false;
};

Letter letter_of(char32_t c) {
    if (c >= 'a' && c <= 'z') return {static_cast<char>(c), false};
    constexpr std::u32string_view marked[] = {U"āáǎàɑ", U"ēéěè", U"īíǐì", U"ōóǒò", U"ūúǔù", U"ǖǘǚǜ", U"ńňǹ"};
    constexpr char plain[] = {'a', 'e', 'i', 'o', 'u', 'v', 'n'};
    for (std::size_t i = 0; i < std::size(marked); ++i)
        if (marked[i].find(c) != std::u32string_view::npos) return {plain[i], c != U'ɑ'};
    if (c == U'ü') return {'v', false};
    return {};
}

/// An initial and a final of Standard Chinese, or a final alone.
bool is_syllable(std::string_view letters) {
    constexpr std::string_view initials[] = {"zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g",
                                             "k",  "h",  "j",  "q", "x", "r", "z", "c", "s", "y", "w", ""};
    constexpr std::string_view finals[] = {"a",   "o",   "e",    "ai",  "ei",  "ao",  "ou",   "an", "en", "ang", "eng",
                                           "ong", "er",  "i",    "ia",  "ie",  "iao", "iu",   "ian", "in", "iang", "ing",
                                           "iong", "u",  "ua",   "uo",  "uai", "ui",  "uan",  "un",  "uang", "ueng", "v",
                                           "ve",  "ue",  "van",  "vn",  "ng",  "n"};
    for (const std::string_view initial : initials) {
        if (!letters.starts_with(initial)) continue;
        for (const std::string_view final : finals)
            if (letters.substr(initial.size()) == final) return true;
    }
    return false;
}

/// The letters from `at` to the closing bracket.
std::optional<Pinyin> letters_at(std::string_view text, std::size_t at) {
    Pinyin pinyin;
    while (at < text.size() && pinyin.syllable.size() <= 6) {
        const char32_t c = quick_character(text, at);
        if (narrow(c) == ')') {
            if (pinyin.syllable.empty() || !is_syllable(pinyin.syllable)) return std::nullopt;
            pinyin.end = at;
            return pinyin;
        }
        const Letter letter = letter_of(c);
        if (!letter.plain) return std::nullopt;
        pinyin.syllable += letter.plain;
        pinyin.toned = pinyin.toned || letter.toned;
    }
    return std::nullopt;
}

}  // namespace

std::optional<Pinyin> bracketed_pinyin(std::string_view text, std::size_t open) {
    if (open >= text.size() || narrow(quick_character(text, open)) != '(') return std::nullopt;
    return letters_at(text, open);
}

std::optional<Pinyin> pinyin_before_bracket(std::string_view text, std::size_t begin) {
    auto pinyin = letters_at(text, begin);
    if (pinyin && !pinyin->toned) pinyin.reset();
    return pinyin;
}

std::string reading_of(char32_t c) {
    // ICU's transliterators keep state while they work, so one is used by one thread at a time.
    static std::mutex mutex;
    static const std::unique_ptr<icu::Transliterator> transliterator = [] {
        UErrorCode error = U_ZERO_ERROR;
        std::unique_ptr<icu::Transliterator> made(icu::Transliterator::createInstance("Han-Latin", UTRANS_FORWARD, error));
        if (U_FAILURE(error)) made.reset();
        return made;
    }();
    if (!transliterator) return {};
    icu::UnicodeString units(static_cast<UChar32>(c));
    {
        const std::lock_guard lock(mutex);
        transliterator->transliterate(units);
    }
    std::string latin;
    units.toUTF8String(latin);
    latin += ')';
    const auto pinyin = letters_at(latin, 0);
    return pinyin ? pinyin->syllable : std::string{};
}

}  // namespace jianbao::text
