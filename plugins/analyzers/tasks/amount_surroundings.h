/// What the words around an amount say of it: that it is asked for, or that it only tells what there is.
#pragma once

#include <cstdint>
#include <string_view>

#include "units.h"

namespace jianbao::chinese {

// `before` stands before the figure, `behind` behind the unit; `begin` is where the stretch begins, `at` the figure.

/// What stands before the amount says that it is there already: 的3处, 有5家, ”12条.
bool follows_description(const Phrases& known, std::string_view before);

/// 建成“无废细胞”200个: what is made has its name in quotation marks. In 选树“金牌店”10家、“银牌店”20家 the second goes on
/// where the last amount ended.
bool makes_named(const Phrases& known, std::string_view before, std::size_t last_end);

/// 新增社保、医保等15个“一件事”, 新开工青禾至白石等23个项目: how many of them are to be made. Work on what is there already
/// (加快青禾等9个园区建设) counts only `beside` other amounts.
bool makes_some_of(const Phrases& known, std::string_view before, bool beside);

/// 安排一名干部, 选派2位人员: somebody is to be found for something.
bool assigns(const Phrases& known, std::string_view before);
/// 指定联络员1名: the same with who it is in between.
bool assigns_somebody(const Phrases& known, std::string_view before);

/// 最少填报1个, 至少建设一所: the least or the most that is done.
bool bounded(std::string_view before);

/// 每人每次2元, 每生每学年5000元, 每期培训4天: so much for each.
bool rated(std::string_view before);

/// 公示期为7天: what is asked to last so long.
bool lasts(const Phrases& known, std::string_view before);

/// 每天锻炼30分钟, 每月服务时间为28小时: so long each time. 培训班2期, 简报4期: what comes in issues.
bool spends(const Phrases& known, std::string_view before, Unit unit);

/// 单户金额500万元及以下的小微企业: which ones are meant, not how much is asked.
bool picks_out(const Phrases& known, std::string_view before, std::string_view behind);

/// 3月2日10:57, 2026-03-02 10:57: a time of day behind a date, not a ratio.
bool is_clock(std::string_view text, std::uint32_t begin, std::uint32_t at, std::string_view amount);

/// 完成规划的2.9万所…, 完成剩余12处…: what is asked to be finished, although 的 stands before it.
bool finishes(std::string_view text, std::uint32_t begin, std::uint32_t at);

/// 不低于当地平均水平的1.6倍: the comparison stands before what is compared with.
bool compared_with(std::string_view text, std::uint32_t begin, std::uint32_t at);

}  // namespace jianbao::chinese
