#include "rules/pattern.h"

#include <algorithm>
#include <array>
#include <utility>

#include "config/nearest.h"

namespace jianbao::rules {

namespace {

constexpr std::array<std::pair<std::string_view, PartKind>, 11> names{{
    {"number", PartKind::number},
    {"money", PartKind::money},
    {"percent", PartKind::percent},
    {"deadline", PartKind::deadline},
    {"frequency", PartKind::frequency},
    {"time", PartKind::time},
    {"party", PartKind::party},
    {"lead", PartKind::lead},
    {"support", PartKind::support},
    {"person", PartKind::person},
    {"task", PartKind::task},
}};

class Parser {
public:
    Parser(const Node& node, const std::vector<std::string>& lists) : node_(node), text_(node.text()), lists_(lists) {}

    std::vector<Part> parse() {
        std::vector<Part> parts;
        bool gap = false;
        for (skip_spaces(); at_ < text_.size(); skip_spaces()) {
            if (text_.substr(at_).starts_with("..")) {
                if (parts.empty() || gap) fail("a gap stands between two parts", "remove this `..`");
                gap = true;
                at_ += 2;
                continue;
            }
            Part part = text_[at_] == '{' ? reference() : literal();
            part.gap_before = std::exchange(gap, false);
            if (at_ < text_.size() && text_[at_] == '?') {
                part.optional = true;
                ++at_;
            }
            parts.push_back(std::move(part));
        }
        if (gap) fail("a gap stands between two parts", "remove the `..` at the end");
        if (std::all_of(parts.begin(), parts.end(), [](const Part& part) { return part.optional; }))
            fail("a pattern has at least one part that is not optional", "remove a `?`, or write a part");
        return parts;
    }

private:
    void skip_spaces() {
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
    }

    [[noreturn]] void fail(const std::string& message, const std::string& hint = {}) const {
        // The opening quote of a one-line text stands before its first character.
        SourcePosition where = node_.where();
        if (where.column > 0)
            where.column +=
                1 + static_cast<std::uint32_t>(count_characters(text_.substr(0, std::min(at_, text_.size()))));
        throw SettingError(where, message, hint);
    }

    Part literal() {
        // Both kinds of quotes, so that a pattern in "…" needs no backslashes.
        for (const auto& [open, close] : {std::pair{std::string_view("'"), std::string_view("'")},
                                          std::pair{std::string_view("\""), std::string_view("\"")},
                                          std::pair{std::string_view("“"), std::string_view("”")},
                                          std::pair{std::string_view("「"), std::string_view("」")}}) {
            if (!text_.substr(at_).starts_with(open)) continue;
            const std::size_t from = at_ + open.size(), end = text_.find(close, from);
            if (end == text_.npos) fail("the text has no closing quote");
            if (end == from) fail("the text is empty");
            Part part{.kind = PartKind::literal, .text = std::string(text_.substr(from, end - from))};
            at_ = end + close.size();
            return part;
        }
        fail("expected a part: a text in quotes, or a name in { }",
             "write '" + std::string(first_characters(text_.substr(at_), 4)) + "…' in quotes for a text");
    }

    Part reference() {
        const std::size_t from = at_ + 1, end = text_.find('}', from);
        if (end == text_.npos) fail("the name has no closing }");
        std::string name(text_.substr(from, end - from));
        Part part;
        part.capture = name;
        if (const std::size_t colon = name.find(':'); colon != name.npos) {
            part.capture = name.substr(colon + 1);
            name.resize(colon);
            if (part.capture.empty()) fail("the capture has no name", "write {" + name + ":a_name}, or {" + name + "}");
        }
        const auto known =
            std::find_if(names.begin(), names.end(), [&](const auto& item) { return item.first == name; });
        if (std::find(lists_.begin(), lists_.end(), name) != lists_.end()) {
            part.kind = PartKind::words;
            part.text = name;
        } else if (known != names.end()) {
            part.kind = known->second;
        } else {
            std::vector<std::string> all = lists_;
            all.insert(all.end(), built_in_parts().begin(), built_in_parts().end());
            fail("there is no list of words and nothing known named `" + name + "`", config::hint_for(name, all));
        }
        at_ = end + 1;
        return part;
    }

    const Node& node_;
    std::string_view text_;
    const std::vector<std::string>& lists_;
    std::size_t at_ = 0;
};

}  // namespace

const std::vector<std::string>& built_in_parts() {
    static const std::vector<std::string> all = [] {
        std::vector<std::string> out;
        for (const auto& [name, kind] : names) out.emplace_back(name);
        return out;
    }();
    return all;
}

std::vector<Part> parse_pattern(const Node& pattern, const std::vector<std::string>& lists) {
    return Parser(pattern, lists).parse();
}

std::string written(const Part& part) {
    if (part.kind == PartKind::literal) return "'" + part.text + "'";
    if (part.kind == PartKind::words) return "{" + part.text + "}";
    const auto known = std::find_if(names.begin(), names.end(), [&](const auto& item) { return item.second == part.kind; });
    return "{" + std::string(known->first) + "}";
}

std::string_view needed_table(PartKind kind) {
    switch (kind) {
        case PartKind::deadline:
        case PartKind::frequency:
        case PartKind::time:
            return "deadlines";
        case PartKind::party:
        case PartKind::lead:
        case PartKind::support:
        case PartKind::person:
            return "parties";
        case PartKind::task:
            return "tasks";
        default:
            return {};
    }
}

}  // namespace jianbao::rules
