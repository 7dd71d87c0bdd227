/// Which part of a page is the document.
#pragma once

#include <gumbo.h>

namespace jianbao::html {

/// The smallest element that holds nearly all of the page's prose: text in sentences, outside
/// links. The idea is that of Boilerpipe (Kohlschütter et al., WSDM 2010): boilerplate is short
/// and linked, prose is neither. Null where the page has no text.
const GumboNode* main_content(const GumboNode* root);

/// Inside the content: a block that is mostly links, or one of the controls that pages of
/// governments put around a text (font size, sharing, printing, counters).
bool is_boilerplate(const GumboNode* block);

}  // namespace jianbao::html
