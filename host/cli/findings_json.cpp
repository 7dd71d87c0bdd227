#include "cli/findings_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/json_text.h"

namespace jianbao::cli {

namespace {

constexpr std::size_t no_list = static_cast<std::size_t>(-1);

std::string text_json(std::string_view text) {
    JsonText out;
    out.add_text(text);
    return std::string(out.view());
}

/// A file's name may be of any bytes; everything else in a document has been checked.
std::string any_bytes_json(const std::string& bytes) {
    return nlohmann::json(bytes).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string_view article_title(const Document& document, std::uint32_t article) {
    if (article >= document.articles().size()) return document.metadata().title;
    const Article& found = document.articles()[article];
    return found.metadata.title.empty() ? document.text(found.title) : std::string_view(found.metadata.title);
}

}  // namespace

/// What stands under one name of the object: the value of a column, or an object of such members.
struct FindingsJson::Member {
    std::string name;  ///< in quotes, with a comma before it and a colon behind
    std::size_t column = 0;
    std::vector<Member> members;  ///< of a group; a column has none
};

namespace {

using Member = FindingsJson::Member;

Member& member_named(std::vector<Member>& members, std::string_view name) {
    const std::string quoted = "," + text_json(name) + ":";
    const auto known = std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.name == quoted; });
    return known != members.end() ? *known : members.emplace_back(Member{quoted, 0, {}});
}

/// The members a table's columns make, in their order.
std::vector<Member> members_of(const TableSpec& table) {
    std::vector<Member> members;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::vector<Member>* place = &members;
        std::string_view name = table.columns[i].name;
        for (std::size_t dot; (dot = name.find('.')) != std::string_view::npos; name.remove_prefix(dot + 1))
            place = &member_named(*place, name.substr(0, dot)).members;
        member_named(*place, name).column = i;
    }
    return members;
}

class Writer {
public:
    Writer(const std::vector<Member>& members, const Document& document, const FindingTable& table)
        : members_(members), document_(document), table_(table) {
        head_.add("{\"type\":");
        head_.add_text(table.spec().row_type);
        head_.add(",\"doc\":");
        head_.add(any_bytes_json(document.name()));
        named_ = head_.size();
    }

    std::string write() {
        constexpr std::size_t usual_row = 600;  // bytes; few are longer
        out_.reserve((table_.rows().size() + 1) * usual_row);
        for (const Row& row : table_.rows()) {
            write_place(row);
            out_.add(",\"quote\":");
            out_.add_text(document_.text(row.evidence));
            out_.add(",\"span\":");
            write_span(row.evidence);
            for (const Member& member : members_) {
                out_.add(member.name);
                write(member, row);
            }
            out_.add("}\n");
        }
        return std::string(out_.view());
    }

private:
    /// Type, document, article and section, which change little from row to row.
    void write_place(const Row& row) {
        if (head_.size() == named_ || row.article != article_ || row.section != section_) {
            head_.shorten(named_);
            head_.add(",\"article\":");
            head_.add_text(article_title(document_, article_ = row.article));
            head_.add(",\"section\":");
            head_.add_text(document_.section_title(section_ = row.section));
        }
        out_.add(head_.view());
    }

    void write_span(Span span) {
        out_.add('[');
        out_.add_number(std::int64_t{document_.characters_before(span.begin)});
        out_.add(',');
        out_.add_number(std::int64_t{document_.characters_before(span.end)});
        out_.add(']');
    }

    void write(const Member& member, const Row& row) {
        if (member.members.empty()) write_cell(member, row);
        else write_group(member, row);
    }

    void write_cell(const Member& member, const Row& row) {
        const Value& cell = row.cells[member.column];
        if (const auto* text = std::get_if<std::string>(&cell)) {
            out_.add_text(*text);
        } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            out_.add_number(*whole);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            out_.add_number(*number);
        } else if (const auto* yes = std::get_if<bool>(&cell)) {
            out_.add(*yes ? "true" : "false");
        } else if (const auto* date = std::get_if<Date>(&cell)) {
            out_.add_text(to_iso(*date));
        } else if (const auto* span = std::get_if<Span>(&cell)) {
            write_span(*span);
        } else if (const auto* list = std::get_if<TextList>(&cell)) {
            char before = '[';
            for (const std::string& one : *list) {
                out_.add(std::exchange(before, ','));
                out_.add_text(one);
            }
            out_.add(list->empty() ? "[]" : "]");
        } else {
            out_.add(table_.spec().columns[member.column].type == ColumnType::text_list ? "[]" : "null");
        }
    }

    void write_group(const Member& group, const Row& row) {
        if (is_empty(group, row)) {
            out_.add("null");
            return;
        }
        const std::size_t count = rows_in(group, row);
        if (count == 1) return write_element(group, row, 0);
        if (count != no_list) {
            for (std::size_t i = 0; i < count; ++i) {
                out_.add(i == 0 ? '[' : ',');
                write_element(group, row, i);
            }
            out_.add(']');
            return;
        }
        const std::size_t begin = out_.size();
        for (const Member& member : group.members) {
            out_.add(member.name);
            write(member, row);
        }
        out_.replace(begin, '{');
        out_.add('}');
    }

    bool is_empty(const Member& member, const Row& row) const {
        if (!member.members.empty())
            return std::all_of(member.members.begin(), member.members.end(),
                               [&](const Member& one) { return is_empty(one, row); });
        const Value& cell = row.cells[member.column];
        const auto* list = std::get_if<TextList>(&cell);
        return list ? list->empty() : std::holds_alternative<std::monostate>(cell);
    }

    /// Length of what the member is written as where that is a list; no_list for all else.
    std::size_t length(const Member& member, const Row& row) const {
        if (!member.members.empty()) {
            const std::size_t count = is_empty(member, row) ? no_list : rows_in(member, row);
            return count == 1 ? no_list : count;
        }
        const Value& cell = row.cells[member.column];
        if (const auto* list = std::get_if<TextList>(&cell)) return list->size();
        if (std::holds_alternative<Span>(cell)) return 2;
        const bool empty_list = std::holds_alternative<std::monostate>(cell) &&
                                table_.spec().columns[member.column].type == ColumnType::text_list;
        return empty_list ? 0 : no_list;
    }

    /// The common length of all members of a group, each of which is a list; no_list otherwise.
    std::size_t rows_in(const Member& group, const Row& row) const {
        const std::size_t count = length(group.members.front(), row);
        for (const Member& member : group.members)
            if (length(member, row) != count) return no_list;
        return count;
    }

    /// Element `i` of a member that is a list; of a group, the object of its members' elements.
    void write_element(const Member& member, const Row& row, std::size_t i) {
        if (!member.members.empty()) {
            const std::size_t begin = out_.size();
            for (const Member& one : member.members) {
                out_.add(one.name);
                write_element(one, row, i);
            }
            out_.replace(begin, '{');
            out_.add('}');
        } else if (const auto* span = std::get_if<Span>(&row.cells[member.column])) {
            out_.add_number(std::int64_t{document_.characters_before(i == 0 ? span->begin : span->end)});
        } else {
            out_.add_text(std::get<TextList>(row.cells[member.column])[i]);
        }
    }

    const std::vector<Member>& members_;
    const Document& document_;
    const FindingTable& table_;
    JsonText head_;          ///< a row's object up to the section, for the place of the row before
    std::size_t named_ = 0;  ///< how much of it is the same for all rows of the document
    std::uint32_t article_ = 0, section_ = 0;
    JsonText out_;
};

}  // namespace

FindingsJson::FindingsJson(const TableSpec& table) : members_(members_of(table)) {}
FindingsJson::FindingsJson(FindingsJson&&) noexcept = default;
FindingsJson::~FindingsJson() = default;

std::string FindingsJson::lines(const Document& document, const FindingTable& table) const {
    if (table.rows().empty()) return {};
    return Writer(members_, document, table).write();
}

std::string findings_json(const Document& document, const FindingTable& table) {
    return FindingsJson(table.spec()).lines(document, table);
}

}  // namespace jianbao::cli
