/// Genre: what the form of a line says: titles, salutations, openings, signatures, the kind of document.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jianbao/document.h"

namespace jianbao::text {

/// 同志们： 各位代表、同志们！ as a line of its own.
bool is_salutation(std::string_view line);
/// A line that can be a document's title: 4 to 60 characters, no sentence, ends with the name of a
/// genre (讲话, 通知, 方案 …), perhaps with an addition in brackets or a number behind it.
bool is_title(std::string_view line);
/// The first words of a speech or of a document's first paragraph: 今天, 这次会议, 为深入贯彻 …
bool is_opening(std::string_view line);
/// 下面是小编为大家整理的 … and other words of the site between title and text.
bool is_site_remark(std::string_view line);
/// A line of a site or of a print, not of the document: 时间：…, 来源：…, 【字号：大 中 小】, a remark.
bool is_page_furniture(std::string_view line);
/// The last paragraph speaks to all again: 同志们， 最后， 总之，
bool is_closing_paragraph(std::string_view line);
/// 附件：… 附件1 附：
bool is_attachment(std::string_view line);
/// 各省、自治区、直辖市人民政府，国务院各部委：
bool is_addressee(std::string_view line);
/// A line that is the name of an office and nothing else.
bool is_office(std::string_view line);
/// A document number as 国办发〔2019〕3号, wherever it stands in the line; its place in bytes.
std::optional<std::pair<std::size_t, std::size_t>> find_document_number(std::string_view line);

/// 第一篇：… …篇一 【篇一】 范文三：; the number, and the title without what only numbers it.
struct NumberedTitle {
    int number = 0;
    std::string_view title;  ///< may be empty
};
std::optional<NumberedTitle> read_numbered_title(std::string_view line);

DocumentKind kind_of_title(std::string_view title);

/// What a paragraph near the beginning says the document is, where its title doesn't: 特制定本方案, 现将有关事项通知如下,
/// 会议议定以下事项. Unknown for other paragraphs.
DocumentKind kind_stated(std::string_view line);

/// Whether a line is nothing but the number of an issue, as bulletins have it under their name: （第12期）, 2026年第3期（总第134期）.
bool is_issue_number(std::string_view line);

}  // namespace jianbao::text
