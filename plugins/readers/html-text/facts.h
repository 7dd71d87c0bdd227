/// What a page states about its document outside the text: the box with 索引号, 发文机关, 成文日期,
/// meta elements, the window title.
#pragma once

#include <gumbo.h>

#include <string>
#include <vector>

#include "jianbao/document.h"

namespace jianbao::html {

struct PageFacts {
    Metadata metadata;
    /// The box line by line, "发文机关：国务院"; empty where the page has none.
    std::vector<std::string> box;
};

/// Meta elements are those that government sites must have (国办发〔2019〕1号's site standard:
/// ArticleTitle, PubDate, ContentSource); labels of the box are those of info_box.h. Without such
/// an element the title is the headline before the content, or what the window says without the
/// name of the site. The day the page appeared (发布时间：…) comes as an entry of the box: it is not
/// the document's own.
PageFacts facts_of(const GumboNode* root, const GumboNode* content);

}  // namespace jianbao::html
