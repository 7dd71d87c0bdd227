#include "report/text_check.h"

#include <algorithm>

#include "config/nearest.h"
#include "report/node_values.h"

namespace jianbao::report {

namespace {

bool is_in(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// Paragraphs are taken apart without their line breaks; this counts them back in.
std::size_t with_breaks(const Node& node, std::size_t base, std::size_t offset) {
    const std::string whole = text_of(node);
    std::size_t at = base;
    for (; at < whole.size(); ++at) {
        if (whole[at] == '\n') continue;
        if (offset-- == 0) break;
    }
    return at;
}

}  // namespace

bool TextChecker::new_name(const std::string& name, const Node& node, const char* what) {
    if (is_in(names_, name)) {
        problems_.emplace_back(node.key(), std::string("the ") + what + " `" + name + "` has the name of another value",
                               "choose another name");
        return false;
    }
    names_.push_back(name);
    return true;
}

Template TextChecker::text(const Node& node, const std::optional<Names>& columns) {
    std::vector<TemplateError> errors;
    Template out(text_of(node), errors);
    for (const TemplateError& error : errors)
        problems_.emplace_back(places_.inside(node, error.offset), error.message, error.hint);
    if (columns)
        for (const Template::Piece& piece : out.pieces())
            if (!piece.name.empty()) check_name(piece.name, node, piece.offset, *columns);
    return out;
}

RichTemplate TextChecker::rich(const Node& node, const std::optional<Names>& columns) {
    return rich(node, columns, text_of(node), 0);
}

RichTemplate TextChecker::rich(const Node& node, const std::optional<Names>& columns, const std::string& part,
                               std::size_t base) {
    std::vector<TemplateError> errors;
    RichTemplate out(part, errors);
    report(errors, node, base);
    for (const RichTemplate::Run& run : out.runs()) {
        check_placeholders(run.text, node, base, columns);
        check_placeholders(run.link, node, base, columns);
    }
    return out;
}

void TextChecker::report(const std::vector<TemplateError>& errors, const Node& node, std::size_t base) {
    for (const TemplateError& error : errors)
        problems_.emplace_back(places_.inside(node, with_breaks(node, base, error.offset)), error.message, error.hint);
}

void TextChecker::check_placeholders(const Template& text, const Node& node, std::size_t base,
                                     const std::optional<Names>& columns) {
    if (!columns) return;
    for (const Template::Piece& piece : text.pieces())
        if (!piece.name.empty()) check_name(piece.name, node, with_breaks(node, base, piece.offset), *columns);
}

void TextChecker::check_name(const std::string& name, const Node& node, std::size_t offset, const Names& columns) {
    if (!judge_names_ || is_in(columns, name) || is_in(names_, name)) return;
    Names known = columns;
    known.insert(known.end(), names_.begin(), names_.end());
    problems_.emplace_back(places_.inside(node, offset), "there is no value called '" + name + "'",
                           config::hint_for(name, known));
}

std::string TextChecker::column(const Node& node, const std::optional<Names>& columns, const std::string& section) {
    const std::string name = text_of(node);
    if (node.is_text() && columns && !is_in(*columns, name))
        problems_.emplace_back(node.where(), "the query of " + section + " has no column '" + name + "'",
                               config::hint_for(name, *columns));
    return name;
}

}  // namespace jianbao::report
