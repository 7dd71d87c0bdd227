/// Times: the rows of the `deadlines` table as the tasks analyzer needs them.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "jianbao/basics.h"
#include "jianbao/findings.h"

namespace jianbao::chinese {

struct Time {
    Span span;
    std::string text, kind, norm;
    std::optional<Date> last_day;
    bool frequency = false;
    bool planned = false;  ///< 全年, a limit only where the text plans
};

/// 今年, 本年, 明年 with nothing to it: a stage more than a limit.
bool is_bare_year(const Time& time);

/// Times in the order of the text. They are asked for place by place, so the next answer is looked for near the last one.
class Times {
public:
    Times() = default;
    /// Puts them into the order of the text; those that begin at one place keep theirs.
    explicit Times(std::vector<Time> times);

    bool empty() const { return all_.empty(); }
    auto begin() const { return all_.begin(); }
    auto end() const { return all_.end(); }
    /// Those that overlap the span.
    std::span<const Time> between(Span span) const;
    /// Takes out those of which `drop` says so. No span of them that was given before holds any longer.
    template <class Drop>
    void erase_if(Drop drop) {
        std::erase_if(all_, drop);
        near_ = 0;
    }

private:
    std::vector<Time> all_;
    mutable std::size_t near_ = 0;  ///< the first of the last answer
};

}  // namespace jianbao::chinese
