/// Homographs: characters that, standing after one that ends a time expression, make another word
/// of it: 6月前往, 年后续, 年内容, 2021年中国, 6月初中招生. What follows may in turn be a word of its own:
/// 6月底前进行验收, 登记后备案, 5日内部署.
#pragma once

#include <string_view>

#include "lexicon.h"

namespace jianbao::timex {

inline constexpr std::u16string_view not_after_middle =
    u"国央共心小学秋期考办级纪等医华部原介标型文药东西南北间层高专";                           ///< 中
inline constexpr std::u16string_view not_after_beginning = u"中级步次一二三心审评稿具衷高始";  ///< 初

/// The last characters of offices, behind which an occasion may follow at once: 县住建局会后, 办公室会后 (but 协会后).
inline constexpr std::u16string_view ends_of_offices = u"局委办部镇乡府司处心室院校站所道科段队门位";

/// What stands before an occasion without being part of it: 在汛前, 确保在洪水到来前.
inline constexpr std::u16string_view introduces_event = u"在于待等";

/// 前 right before `at` belongs to a word: 前往, 前期.
inline bool goes_on_before(const Characters& text, std::size_t at, const TimeLexicon& lexicon) {
    if (!is_one_of(text[at], u"往期后列景沿述提途线瞻身面方端任进赴来夕程世所置科台移倾")) return false;
    // 5月10日前提高, 月底前列支: behind a day only who sets out for somewhere and how long about it make a word of it
    if (text[at] == u'提' && text[at + 1] == u'前') return false;  // 强降雨来临前提前2小时
    if (at >= 2 && is_one_of(text[at - 2], u"日号底末旬") && !is_one_of(text[at], u"往期后来赴夕移置")) return false;
    return lexicon.not_of_before.starting(text, at) == 0;
}

/// 后 right before `at` belongs to a word: 后续, 后果.
inline bool goes_on_after(const Characters& text, std::size_t at, const TimeLexicon& lexicon) {
    if (!is_one_of(text[at], u"期续勤备台方面果来半者代天盾顾退座")) return false;
    return lexicon.not_of_after.starting(text, at) == 0;
}

/// 内 right before `at` belongs to a word: 内容, 内部.
inline bool goes_on_inside(const Characters& text, std::size_t at) {
    return is_one_of(text[at], u"容部外陆地蒙政务需涵存设科") && !text.starts_with(at, u"部署") && !text.starts_with(at, u"外出");
}
/// The same behind a length: 5日内需反馈 has no 内需.
inline bool goes_on_inside_length(const Characters& text, std::size_t at) {
    return is_one_of(text[at], u"容部外陆地蒙涵乱") && !text.starts_with(at, u"部署");
}

}  // namespace jianbao::timex
