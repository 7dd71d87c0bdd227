/// Targets: quantified requirements (不少于2次, 80%以上, 10:1, 新建40个).
#pragma once

#include <string_view>
#include <vector>

#include "jianbao/basics.h"
#include "units.h"

namespace jianbao::chinese {

struct Target {
    Span span;              ///< with its comparison: 不少于2次, 80%以上
    bool compared = false;  ///< it has a comparison or a per cent sign: a requirement by its form
};

/// The measurable amounts of text[span]. Counting words of a text's own order (5个方面, 9类), one of
/// something (一次, 一批), sums of money of the past and times are no targets; what is past is not
/// decided here.
void find_targets(std::string_view text, Span span, const AmountWords& words, std::vector<Target>& found);

}  // namespace jianbao::chinese
