/// Evidence: what the words of a stretch of text say about its being an instruction.
#pragma once

#include <string_view>

#include "jianbao/basics.h"
#include "reading.h"
#include "words.h"

namespace jianbao::chinese {

struct Evidence {
    bool commands = false;    ///< 要, 须, 不得
    bool aims = false;        ///< 确保, 力争, 完成
    bool acts = false;        ///< a predicate of action
    bool acts_first = false;  ///< the stretch opens with one: 完善…, 全面清理…
    bool narrates = false;    ///< 已, 了, 截至
    bool weighs = false;      ///< 比去年, 较上年: told or planned, by what is measured
    bool complains = false;   ///< 存在, 不到位
    bool permits = false;     ///< 可, 鼓励
    bool asks = false;        ///< a question
};

/// Reads text[span]; what stands in brackets and quotation marks does not count.
Evidence read_evidence(std::string_view text, Span span, const Reading& words);

}  // namespace jianbao::chinese
