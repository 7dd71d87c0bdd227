#include "row_words.h"

#include <vector>

namespace jianbao::chinese {

RowWords::RowWords(const Node& file) {
    static const std::vector<std::string_view> names = {
        "urge",       "least",  "bound", "attitude", "shut_out", "aim",  "of_itself",  "sanction", "announcement", "appraisal",
        "definition", "papers", "label", "agenda",   "who",      "case", "permission", "base",     "by_when",
        "mechanism",  "value", "approval", "penalty"};
    add_groups(words_, file, names);
    words_.finish();
}

bool RowWords::ends(std::string_view text, RowClass one) const {
    constexpr std::size_t longest_word = 24;  // bytes
    for (std::size_t at = text.size() > longest_word ? text.size() - longest_word : 0; at < text.size(); ++at)
        if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 &&
            words_.longest(text, at, text.size(), row_bit(one)).length == text.size() - at)
            return true;
    return false;
}

}  // namespace jianbao::chinese
