#include "report/template.h"

#include "config/nearest.h"

namespace jianbao::report {

namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n')) text.remove_suffix(1);
    return text;
}

}  // namespace

Template::Template(std::string_view text, std::vector<TemplateError>& errors, std::size_t base) {
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t mark = text.find_first_of("{}", at);
        literal(text.substr(at, mark - at));
        if (mark == std::string_view::npos) break;
        if (mark + 1 < text.size() && text[mark + 1] == text[mark]) {
            literal(text.substr(mark, 1));
            at = mark + 2;
            continue;
        }
        if (text[mark] == '}') {
            errors.push_back({"this } closes nothing", "write }} for a brace", base + mark});
            at = mark + 1;
            continue;
        }
        const std::size_t end = text.find('}', mark);
        if (end == std::string_view::npos) {
            errors.push_back({"this { is never closed", "write {{ for a brace", base + mark});
            break;
        }
        if (text.substr(mark + 1, end - mark - 1).find('{') != std::string_view::npos) {
            errors.push_back({"this { is not closed before the next one", "close it with }; for a brace write {{", base + mark});
            at = text.find('{', mark + 1);
            continue;
        }
        std::string_view inside = text.substr(mark + 1, end - mark - 1);
        Piece piece;
        piece.offset = base + mark + 1;
        if (const std::size_t bar = inside.find('|'); bar != std::string_view::npos) {
            piece.text = inside.substr(bar + 1);
            inside = inside.substr(0, bar);
        }
        if (const std::size_t question = inside.find('?'); question != std::string_view::npos) {
            piece.present = inside.substr(question + 1);
            inside = inside.substr(0, question);
        }
        if (const std::size_t colon = inside.find(':'); colon != std::string_view::npos) {
            const std::string_view name = trimmed(inside.substr(colon + 1));
            const std::optional<Format> format = format_named(name);
            if (format)
                piece.format = *format;
            else
                errors.push_back(
                    {"there is no format '" + std::string(name) + "'",
                     config::hint_for(name, std::vector<std::string>(format_names().begin(), format_names().end())),
                     base + mark + 1 + colon + 1});
            inside = inside.substr(0, colon);
        }
        piece.name = trimmed(inside);
        if (piece.name.empty())
            errors.push_back({"a placeholder needs a name", "write {{ and }} for braces", base + mark});
        else
            pieces_.push_back(std::move(piece));
        at = end + 1;
    }
}

void Template::literal(std::string_view text) {
    if (text.empty()) return;
    if (!pieces_.empty() && pieces_.back().name.empty())
        pieces_.back().text += text;
    else
        pieces_.push_back({.text = std::string(text)});
}

std::string Template::fill(const Lookup& lookup) const {
    std::string out;
    for (const Piece& piece : pieces_) out += piece.name.empty() ? piece.text : fill(piece, lookup(piece.name));
    return out;
}

void Template::add_names(std::vector<std::string>& names) const {
    for (const Piece& piece : pieces_)
        if (!piece.name.empty()) names.push_back(piece.name);
}

std::string Template::fill(const Piece& piece, const ledger::ResultValue& value) {
    const std::string written = format_value(value, piece.format);
    if (!piece.present) return written.empty() ? piece.text : written;
    if (!is_true(value)) return piece.text;
    std::string out = *piece.present;
    for (std::size_t at = out.find('#'); at != std::string::npos; at = out.find('#', at + written.size()))
        out.replace(at, 1, written);
    return out;
}

RichTemplate::RichTemplate(std::string_view text, std::vector<TemplateError>& errors) {
    Emphasis emphasis = Emphasis::none;
    std::size_t strong_at = 0;
    const auto add = [&](std::size_t begin, std::size_t end) {
        if (begin < end) runs_.push_back({Template(text.substr(begin, end - begin), errors, begin), emphasis, {}});
    };
    std::size_t at = 0, begin = 0;
    while (at < text.size()) {
        if (text.substr(at).starts_with("**")) {
            add(begin, at);
            emphasis = emphasis == Emphasis::none ? Emphasis::strong : Emphasis::none;
            strong_at = at;
            begin = at += 2;
        } else if (text[at] == '[') {
            const std::size_t middle = text.find("](", at);
            const std::size_t end = middle == std::string_view::npos ? middle : text.find(')', middle);
            if (end == std::string_view::npos || text.substr(at, middle - at).find('\n') != std::string_view::npos) {
                ++at;  // a bracket of the text itself
                continue;
            }
            add(begin, at);
            runs_.push_back({Template(text.substr(at + 1, middle - at - 1), errors, at + 1), emphasis,
                             Template(text.substr(middle + 2, end - middle - 2), errors, middle + 2)});
            begin = at = end + 1;
        } else {
            ++at;
        }
    }
    add(begin, text.size());
    if (emphasis != Emphasis::none)
        errors.push_back({"this ** opens strong text that is never closed", "close it with **", strong_at});
}

void RichTemplate::add_names(std::vector<std::string>& names) const {
    for (const Run& run : runs_) {
        run.text.add_names(names);
        run.link.add_names(names);
    }
}

RichText RichTemplate::fill(const Template::Lookup& lookup) const {
    RichText out;
    for (const Run& run : runs_) {
        TextRun filled{run.text.fill(lookup), run.emphasis, run.link.fill(lookup)};
        if (!filled.text.empty()) out.push_back(std::move(filled));
    }
    return out;
}

}  // namespace jianbao::report
