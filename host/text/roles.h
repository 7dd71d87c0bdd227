/// Roles: what each line of an article is.
#pragma once

#include <string_view>
#include <vector>

#include "articles.h"
#include "lines.h"

namespace jianbao::text {

/// Sets the roles of the article's lines: title, salutation, addressee, signature, attachment, note.
/// Headings are found with the sections.
void find_roles(std::string_view text, std::vector<Line>& lines, const ArticleLines& article);

}  // namespace jianbao::text
