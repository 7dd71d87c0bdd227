/// Lines of a government page that belong to the site and not to its text: buttons, counters, the
/// place in the menu, the foot. Web pages and what browsers print of them have the same ones.
#pragma once

#include <string>
#include <string_view>

namespace jianbao::readers {

enum class PageLine {
    text,      ///< the document's, as far as the line alone can tell
    control,   ///< buttons, counters, what asks to scan or share: nothing but these
    place,     ///< 您现在的位置：首页 > 政务公开, and the neighbours 上一篇：…, 下一篇：…
    label,     ///< the heading of a list of other pages: 相关附件, 相关新闻. Only the site's where the list follows
    foot,      ///< can stand in nothing but the foot of a site: ICP备, 网站标识码, 版权所有
    foot_part  ///< stands in the foot of sites, and in texts as well: 主办单位：…, 地址：…
};

/// What the line is. Spaces do not matter.
PageLine page_line(std::string_view line);

/// A line that states when and where a page appeared (发布时间：… 来源：… 【字号：大 中 小】 浏览次数：12次)
/// without its buttons and counters; every other line as it is.
std::string without_controls(std::string_view line);

/// The name of a document to be fetched: it ends as one (.doc, .xlsx, .pdf …). Addresses too.
bool names_attachment(std::string_view text);

/// The line without its spaces, full-width ones and tabs.
std::string without_spaces(std::string_view line);

/// The letters, digits and Han characters alone: for telling whether two lines say the same.
std::string bare(std::string_view text);

}  // namespace jianbao::readers
