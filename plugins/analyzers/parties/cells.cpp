#include "assignment.h"
#include "table_columns.h"

namespace jianbao::chinese {

namespace {

/// The cell's words between 、 ， ； and line ends.
std::vector<Span> pieces_of(std::string_view text, Span cell) {
    std::vector<Span> out;
    std::uint32_t begin = cell.begin;
    std::uint32_t length = 0;
    for (std::uint32_t at = cell.begin; at <= cell.end; at += length) {
        const char32_t c = at < cell.end ? character_at(text, at, length) : U'、';
        if (at == cell.end) length = 1;
        if (c != U'、' && c != U'，' && c != U',' && c != U'；' && c != U';' && c != U'\n' && c != U' ' &&
            c != U'\u3000')
            continue;
        if (begin < at) out.push_back({begin, at});
        begin = at + length;
    }
    return out;
}

}  // namespace

void CellGrammar::find(const Document& document, const Table& table, std::vector<Assignment>& found) const {
    const TaskTable tasks = read_task_table(document, table);
    if (tasks.columns.empty()) return;
    for (std::uint32_t row = tasks.first_row; row < table.rows; ++row) {
        const Span scope = span_of_row(table, row);
        if (scope.empty()) continue;
        for (std::uint32_t column = 0; column < table.columns; ++column) {
            const ColumnUse use = tasks.columns[column];
            if (use != ColumnUse::lead && use != ColumnUse::support && use != ColumnUse::person) continue;
            const Cell* cell = table.at(row, column);
            if (!cell || cell->text.empty()) continue;
            const Role role = use == ColumnUse::support ? Role::support : Role::lead;
            if (use != ColumnUse::person) {
                const auto list = names_.list_at(document.text(), cell->text.begin, cell->text.end);
                if (list && list->span.end == cell->text.end) {
                    for (const Party& party : list->parties) found.push_back({party, role, Shape::cell, scope, 0.97});
                    continue;
                }
            }
            // what the column says is a party, whatever its form
            for (const Span& piece : pieces_of(document.text(), cell->text)) {
                Party party{piece, without_spaces(document.text(piece)),
                            use == ColumnUse::person ? PartyKind::person : PartyKind::unit};
                if (const auto list = names_.list_at(document.text(), piece.begin, piece.end);
                    list && list->span.end == piece.end)
                    party = list->parties.front();
                if (!party.name.empty()) found.push_back({party, role, Shape::cell, scope, 0.9});
            }
        }
    }
}

}  // namespace jianbao::chinese
