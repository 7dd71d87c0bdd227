/// Findings as JSON lines.
#pragma once

#include <string>
#include <vector>

#include "jianbao/document.h"
#include "jianbao/findings.h"

namespace jianbao::cli {

/// Writes the rows of one table, those of many documents if need be, from several threads if need be.
///
/// One object a row, rows in the order of the table: `type`, `doc`, `article`, `section`, `quote`,
/// `span` (in characters), then the columns. A dot in a column's name makes an object; an object whose
/// members are all empty is null, and one of lists of one length is a list of objects (one such object
/// stands for itself). Lists are never null, other empty cells are.
class FindingsJson {
public:
    explicit FindingsJson(const TableSpec& table);
    FindingsJson(FindingsJson&&) noexcept;
    ~FindingsJson();
    /// A line a row; the table is of the specification this was made for.
    std::string lines(const Document& document, const FindingTable& table) const;

    struct Member;

private:
    std::vector<Member> members_;
};

/// The same for a single table.
std::string findings_json(const Document& document, const FindingTable& table);

}  // namespace jianbao::cli
