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

/// Labels come from the metadata elements that government sites must have (国办发〔2019〕1号's site
/// standard: ArticleTitle, PubDate, ContentSource) and from the head of government gazettes.
PageFacts facts_of(const GumboNode* root);

/// Reads 2018年11月16日, 2018-11-16, 2018/11/16 and 2018.11.16 at the start of a text.
std::optional<Date> read_date(std::string_view text);

}  // namespace jianbao::html
