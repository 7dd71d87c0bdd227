/// Labels of the lines that say of an item who answers for it, by when, and what is done: 责任单位：…, 整改时限：…, 整改措施：….
#pragma once

#include <string_view>

#include "phrases.h"

namespace jianbao::chinese {

/// What stands behind a label.
enum class ItemLabel {
    none,      ///< no label of an item
    lead,      ///< 牵头单位, 责任股室: who answers
    person,    ///< 责任领导, 责任人: the person who answers
    support,   ///< 配合单位: who helps
    watch,     ///< 督导单位, 验收单位: who looks on, and answers for nothing
    limit,     ///< 完成时限: by when
    goal,      ///< 整改目标: what is to be reached
    measure,   ///< 整改措施: what is to be done
    problem,   ///< 存在问题: what is wrong
    progress,  ///< 整改进展: what was done
};

/// What the words before a colon label; `none` for others. They may say 整改 or 主要 first: 整改责任单位.
ItemLabel item_label(const Phrases& known, std::string_view words);

/// The label that a line opens with, and where what it labels begins, behind the colon.
struct LabelledLine {
    ItemLabel label = ItemLabel::none;
    std::size_t value = 0;  ///< bytes from the beginning of the line
};
/// `none` where the line opens with no label and colon.
LabelledLine labelled_line(const Phrases& known, std::string_view line);

}  // namespace jianbao::chinese
