/// Which part of a page is the document.
#pragma once

#include <gumbo.h>

#include <set>

namespace jianbao::html {

/// The elements that make up the foot of the site: lines with 网站标识码, ICP备 or 版权所有, and the
/// lines with 主办单位, 地址 and the like beside them. Never one that holds a sentence.
using Foot = std::set<const GumboNode*>;
Foot foot_of(const GumboNode* root);

/// The element content systems put their texts into (id zoom, UCAP-CONTENT, vsb_content, class
/// TRS_Editor …), where the page has it and it holds the text; else the smallest element that holds
/// nearly all of the page's prose: text in sentences, outside links and the foot. The idea is that
/// of Boilerpipe (Kohlschütter et al., WSDM 2010): boilerplate is short and linked, prose is
/// neither. Null where the page has no text.
const GumboNode* main_content(const GumboNode* root, const Foot& foot);

/// Inside the content: a block that is mostly links, or one of the controls that pages of
/// governments put around a text (font size, sharing, printing, counters). Attachments are links,
/// and the text's own.
bool is_boilerplate(const GumboNode* block);

}  // namespace jianbao::html
