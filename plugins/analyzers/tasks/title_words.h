/// TitleWords: the words of titles.toml, which decide what stands in the title of a task.
#pragma once

#include <string>
#include <string_view>

#include "lexicon.h"
#include "reading.h"

namespace jianbao::chinese {

enum TitleClass : unsigned {
    formula,    ///< 高度重视: says nothing of what is done
    matter,     ///< 情况 名单: what is handed over ends so
    hand_over,  ///< 报送 移交
    counted,    ///< 名 座: the unit of an amount
    moved,      ///< 放宽至 提高到
    basis,      ///< 顺序 约定: what a thing is done by ends so
    means,      ///< 方式 渠道: what a thing is done with ends so
};
constexpr Classes title_bit(TitleClass one) { return Classes{1} << one; }

/// Whether the text has more characters than that; mostly its bytes tell.
bool longer_than(std::string_view text, std::size_t characters);

class TitleWords {
public:
    /// Throws SettingError for a class that has no meaning.
    explicit TitleWords(const Node& file);

    /// A clause that is nothing but a formula: 高度重视.
    bool is_formula(std::string_view clause) const;
    /// Whether the text ends with a word of the class.
    bool ends_with(std::string_view text, TitleClass one) const;
    /// The word of the class that the text begins with; of length 0 where there is none.
    Word at(std::string_view text, std::size_t begin, TitleClass one) const {
        return words_.longest(text, begin, text.size(), title_bit(one));
    }

private:
    Lexicon words_;
};

/// A title of at most `longest` characters that says the same in fewer words, if it has more: without
/// asides in brackets, without what is said of an amount's thing (培训15万名…的技术人才), with one of
/// several examples (甲等渠道), without what stands between the verb and 的. Where that does not do it, it
/// ends at the last mark, and only where there is none with “…”.
std::string shortened(std::string title, std::size_t longest, const TitleWords& words, const Reading& grammar);

}  // namespace jianbao::chinese
