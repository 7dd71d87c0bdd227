#include "words.h"

namespace jianbao::chinese {

const std::vector<std::string_view>& class_names() {
    static const std::vector<std::string_view> names = {
        "modal",     "adverb",    "preposition", "verb",      "soft_verb",  "lead_verb",   "support_verb", "opener",
        "request",   "head_unit", "head_class",  "head_post", "head_place", "head_person", "determiner",   "name",
        "universal", "pronoun",   "stem",        "domain",    "past",       "problem",     "permission",   "recipient",
        "goal",      "reporting", "object",      "surname",   "future",     "joint"};
    return names;
}

Lexicon make_words(const Node& parties, const Node& directives) {
    Lexicon words;
    add_groups(words, parties, class_names());
    add_groups(words, directives, class_names());
    words.finish();
    return words;
}

}  // namespace jianbao::chinese
