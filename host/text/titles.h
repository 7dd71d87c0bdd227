/// Titles: what a document without a name of its own, or with one that many have, is called.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace jianbao::text {

/// The meeting a line says was held, or nothing: …主持召开县人民政府2026年第1次常务会议。
std::string meeting_held(std::string_view line);

/// The name of a document whose title is `title`, empty where none was found, and whose text opens with `opening`, paragraph by
/// paragraph. A title that says less than the first sentence does of the same meeting (政府会议, 第47次) is completed, a missing
/// one made of what the text says it is (现就…通知如下, 现将《…》印发给你们); where that is not sure, the title stays as it is.
std::string complete_title(std::string_view title, std::span<const std::string_view> opening);

}  // namespace jianbao::text
