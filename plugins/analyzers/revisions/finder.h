/// Which other documents a document repeals, amends or adjusts.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/settings.h"
#include "word_scan.h"

namespace jianbao::chinese {

/// A document that is changed. `title` or `number` may be empty, not both.
struct Revision {
    Span span;  ///< the words that say so: a sentence, or the article's title
    std::uint32_t article = 0;
    std::uint32_t section = no_index;
    std::string kind;    ///< 废止, 修订, 调整, 补充
    std::string title;   ///< without 《》
    std::string number;  ///< 云政办发〔2020〕3号, as written
};

/// Where in [at, end) of `text` the first mark stands that opens a title or the year of a number: 《 〔 ［ [; `end` where none
/// does.
std::size_t next_opening(std::string_view text, std::size_t at, std::size_t end);

class RevisionFinder {
public:
    /// The lexicon `revisions`.
    explicit RevisionFinder(const Node& lexicon);
    std::vector<Revision> find(const Document& document) const;

private:
    using Words = std::vector<std::pair<std::string, std::string>>;  ///< a word, and the kind it stands for

    /// Sentences that say so, of those with a title in 《》 or a number with 〔〕: others name no document.
    void in_sentences(const Document& document, std::vector<Revision>& out) const;
    void in_title(std::string_view title, const Revision& place, std::vector<Revision>& out) const;
    void in_sentence(std::string_view sentence, const Revision& place, std::vector<Revision>& out) const;

    /// The document is a supplement by its title: which one it adds to, its first sentences tell, else the title.
    void in_supplement(const Document& document, const Article& article, std::string_view title, const Revision& place,
                       std::vector<Revision>& out) const;

    Words behind_, opening_, editions_, supplements_;
    std::optional<WordScan> scan_;  ///< of the words of behind_
    std::vector<std::string> closing_, before_number_, cited_;
};

}  // namespace jianbao::chinese
