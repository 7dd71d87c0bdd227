/// The box of a government page that states its document's facts: 索引号, 发文机关, 成文日期 …
/// Web pages and what browsers print of them have it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "jianbao/document.h"

namespace jianbao::readers {

/// What an entry of the box says of the document.
enum class Fact { other, title, issuer, number, date, published };

struct BoxEntry {
    std::string label;  ///< without spaces and brackets: 索引号
    std::string value;  ///< without spaces; may be empty
    Fact fact = Fact::other;

    /// As one line: 索引号：000014349/2026-00055
    std::string text() const { return label + "：" + value; }
};

/// The entry a line is, if it begins with one of the known labels and a colon. The labels come
/// from the head of government gazettes and the boxes of government sites.
std::optional<BoxEntry> box_entry(std::string_view line);

/// The facts of a box. 成文日期 is the document's own date; 发布日期 is the page's.
struct BoxFacts {
    Metadata metadata;
    std::optional<Date> published;

    /// Takes over what the entry says; what is known already stays.
    void take(const BoxEntry& entry);
};

/// Reads 2018年11月16日, 2018-11-16, 2018/11/16 and 2018.11.16 at the start of a text.
std::optional<Date> read_day(std::string_view text);

}  // namespace jianbao::readers
