/// Homographs: characters that, standing after one that ends a time expression, make another word
/// of it: 6月前往, 年后续, 年内容, 2021年中国, 6月初中招生.
#pragma once

#include <string_view>

namespace jianbao::timex {

inline constexpr std::u16string_view not_after_before =
    u"往期后列景沿述提途线瞻身面方端任进赴来夕程世所置科台";                                   ///< 前
inline constexpr std::u16string_view not_after_after = u"期续勤备台方面果来半者代天盾顾退座";  ///< 后
inline constexpr std::u16string_view not_after_inside = u"容部外陆地蒙政务需涵存设在科";       ///< 内
inline constexpr std::u16string_view not_after_middle =
    u"国央共心小学秋期考办级纪等医华部原介标型文药东西南北间层高专";                           ///< 中
inline constexpr std::u16string_view not_after_beginning = u"中级步次一二三心审评稿具衷高始";  ///< 初

}  // namespace jianbao::timex
