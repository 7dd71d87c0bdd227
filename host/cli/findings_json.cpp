#include "cli/findings_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "cli/json_text.h"

namespace jianbao::cli {

namespace {

constexpr std::size_t no_list = static_cast<std::size_t>(-1);

enum class Source { type, doc, article, section, quote, span, column, group };

/// What stands under one name of the object.
struct Member {
    std::string name;  ///< in quotes, with a comma before it and a colon behind
    Source source = Source::group;
    std::size_t column = 0;
    std::vector<Member> members;  ///< of a group
};

Member& member_named(std::vector<Member>& members, std::string_view name) {
    std::string quoted = ",";
    append_json(quoted, name);
    quoted += ':';
    const auto known = std::find_if(members.begin(), members.end(), [&](const Member& one) { return one.name == quoted; });
    if (known != members.end()) return *known;
    return members.emplace_back(Member{std::move(quoted)});
}

/// The members of a row's object, in their order.
std::vector<Member> members_of(const TableSpec& table) {
    std::vector<Member> members;
    for (const auto& [name, source] :
         {std::pair{"type", Source::type}, std::pair{"doc", Source::doc}, std::pair{"article", Source::article},
          std::pair{"section", Source::section}, std::pair{"quote", Source::quote}, std::pair{"span", Source::span}})
        member_named(members, name).source = source;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        std::vector<Member>* place = &members;
        std::string_view name = table.columns[i].name;
        for (std::size_t dot; (dot = name.find('.')) != std::string_view::npos; name.remove_prefix(dot + 1)) {
            Member& group = member_named(*place, name.substr(0, dot));
            group.source = Source::group;
            place = &group.members;
        }
        Member& member = member_named(*place, name);
        member.source = Source::column;
        member.column = i;
    }
    return members;
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

class Writer {
public:
    Writer(const Document& document, const FindingTable& table)
        : document_(document), table_(table), members_(members_of(table.spec())) {
        append_json(type_, std::string_view(table.spec().row_type));
        doc_ = any_bytes_json(document.name());
    }

    std::string write() {
        constexpr std::size_t usual_row = 400;  // bytes
        out_.reserve(table_.rows().size() * usual_row);
        for (const Row& row : table_.rows()) {
            const std::size_t begin = out_.size();
            for (const Member& member : members_) {
                out_ += member.name;
                write(member, row);
            }
            out_[begin] = '{';
            out_ += "}\n";
        }
        return std::move(out_);
    }

private:
    void write(const Member& member, const Row& row) {
        switch (member.source) {
            case Source::type: out_ += type_; break;
            case Source::doc: out_ += doc_; break;
            case Source::article: write_article(row); break;
            case Source::section: write_section(row); break;
            case Source::quote: append_json(out_, document_.text(row.evidence)); break;
            case Source::span: write_span(row.evidence); break;
            case Source::column: write_cell(member, row); break;
            case Source::group: write_group(member, row); break;
        }
    }

    void write_article(const Row& row) {
        if (article_.empty() || row.article != article_of_) {
            article_.clear();
            article_of_ = row.article;
            append_json(article_, article_title(document_, row.article));
        }
        out_ += article_;
    }

    void write_section(const Row& row) {
        if (section_.empty() || row.section != section_of_) {
            section_.clear();
            section_of_ = row.section;
            append_json(section_, document_.section_title(row.section));
        }
        out_ += section_;
    }

    void write_span(Span span) {
        out_ += '[';
        append_json(out_, std::int64_t{document_.characters_before(span.begin)});
        out_ += ',';
        append_json(out_, std::int64_t{document_.characters_before(span.end)});
        out_ += ']';
    }

    void write_cell(const Member& member, const Row& row) {
        const Value& cell = row.cells[member.column];
        if (const auto* text = std::get_if<std::string>(&cell)) {
            append_json(out_, *text);
        } else if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
            append_json(out_, *whole);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            append_json(out_, *number);
        } else if (const auto* yes = std::get_if<bool>(&cell)) {
            out_ += *yes ? "true" : "false";
        } else if (const auto* date = std::get_if<Date>(&cell)) {
            append_json(out_, to_iso(*date));
        } else if (const auto* span = std::get_if<Span>(&cell)) {
            write_span(*span);
        } else if (const auto* list = std::get_if<TextList>(&cell)) {
            char before = '[';
            for (const std::string& one : *list) {
                out_ += std::exchange(before, ',');
                append_json(out_, one);
            }
            out_ += list->empty() ? "[]" : "]";
        } else {
            out_ += table_.spec().columns[member.column].type == ColumnType::text_list ? "[]" : "null";
        }
    }

    void write_group(const Member& group, const Row& row) {
        if (is_empty(group, row)) {
            out_ += "null";
            return;
        }
        const std::size_t count = rows_in(group, row);
        if (count == 1) return write_element(group, row, 0);
        if (count != no_list) {
            for (std::size_t i = 0; i < count; ++i) {
                out_ += i == 0 ? '[' : ',';
                write_element(group, row, i);
            }
            out_ += ']';
            return;
        }
        const std::size_t begin = out_.size();
        for (const Member& member : group.members) {
            out_ += member.name;
            write(member, row);
        }
        out_[begin] = '{';
        out_ += '}';
    }

    bool is_empty(const Member& member, const Row& row) const {
        if (member.source == Source::group)
            return std::all_of(member.members.begin(), member.members.end(),
                               [&](const Member& one) { return is_empty(one, row); });
        const Value& cell = row.cells[member.column];
        const auto* list = std::get_if<TextList>(&cell);
        return list ? list->empty() : std::holds_alternative<std::monostate>(cell);
    }

    /// Length of what the member is written as where that is a list; no_list for all else.
    std::size_t length(const Member& member, const Row& row) const {
        if (member.source == Source::group) {
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
        if (member.source == Source::group) {
            const std::size_t begin = out_.size();
            for (const Member& one : member.members) {
                out_ += one.name;
                write_element(one, row, i);
            }
            out_[begin] = '{';
            out_ += '}';
        } else if (const auto* span = std::get_if<Span>(&row.cells[member.column])) {
            append_json(out_, std::int64_t{document_.characters_before(i == 0 ? span->begin : span->end)});
        } else {
            append_json(out_, std::get<TextList>(row.cells[member.column])[i]);
        }
    }

    const Document& document_;
    const FindingTable& table_;
    std::vector<Member> members_;
    std::string type_, doc_;
    std::string article_, section_;  ///< of the row before, empty before the first
    std::uint32_t article_of_ = 0, section_of_ = 0;
    std::string out_;
};

}  // namespace

std::string findings_json(const Document& document, const FindingTable& table) {
    if (table.rows().empty()) return {};
    return Writer(document, table).write();
}

}  // namespace jianbao::cli
