/// RowWords: the words of rows.toml, which decide whether a stretch becomes a row and which stretches are one.
#pragma once

#include <string_view>

#include "lexicon.h"

namespace jianbao::chinese {

enum class RowClass : unsigned {
    urge,          ///< 抓紧 按时: right behind a name
    least,         ///< 不少于: asked of who is named
    bound,         ///< 不少于 至少: asked for even in a set of rules
    attitude,      ///< 高度重视
    shut_out,      ///< 内不得再次
    aim,           ///< 目标是
    of_itself,     ///< 视为
    sanction,      ///< 取消 扣减
    announcement,  ///< 如下
    appraisal,     ///< 成效明显
    definition,    ///< 是指
    papers,        ///< 材料包括
    label,         ///< 时间 地点: before a colon
    agenda,        ///< 个方面工作
    who,           ///< 单位: at the end of those meant
    in_case,       ///< 的单位: at the end of a case
    permitted,     ///< 可
    base,          ///< 按照
    by_when,       ///< 要在
    mechanism,     ///< 建立
    value,         ///< 经费额度: before a colon that opens a paragraph
    approval,      ///< 原则同意: opens what a meeting has decided
    penalty,       ///< 不得评优: what it costs who is named
};
constexpr Classes row_bit(RowClass one) { return Classes{1} << static_cast<unsigned>(one); }

class RowWords {
public:
    /// Throws SettingError for a class that has no meaning.
    explicit RowWords(const Node& file);

    /// The classes of all words that stand anywhere in the text.
    Classes in(std::string_view text) const { return words_.classes_in(text); }
    bool in(std::string_view text, RowClass one) const { return (in(text) & row_bit(one)) != 0; }
    /// Whether a word of the class begins the text, ends it, or is all of it.
    bool begins(std::string_view text, RowClass one) const {
        return words_.longest(text, 0, text.size(), row_bit(one)).length != 0;
    }
    bool ends(std::string_view text, RowClass one) const;
    bool is(std::string_view text, RowClass one) const { return (words_.classes_of(text) & row_bit(one)) != 0; }

private:
    Lexicon words_;
};

}  // namespace jianbao::chinese
