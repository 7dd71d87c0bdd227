#include "report/places.h"

#include <fstream>
#include <iterator>

#include "jianbao/basics.h"

namespace jianbao::report {

namespace {

/// A walk through a source text that counts lines and characters.
struct Walk {
    std::string_view text;
    std::size_t at = 0;
    std::uint32_t line = 1, column = 1;

    bool done() const { return at >= text.size(); }
    char here() const { return text[at]; }
    bool ahead(std::string_view part) const { return text.substr(at).starts_with(part); }
    /// One character on; returns its bytes.
    std::size_t step() {
        const std::size_t before = at;
        if (next_character(text, at) == U'\n') {
            ++line;
            column = 1;
        } else {
            ++column;
        }
        return at - before;
    }
    void step(std::size_t characters) {
        while (characters-- > 0 && !done()) step();
    }
};

/// Steps over an escape of a basic string; returns the bytes it stands for.
std::size_t step_escape(Walk& walk) {
    walk.step();
    if (walk.done()) return 0;
    const char kind = walk.here();
    if (kind == 'u' || kind == 'U') {
        const std::size_t digits = kind == 'u' ? 4 : 8;
        const std::string code(walk.text.substr(walk.at + 1, digits));
        walk.step(1 + digits);
        std::string written;
        append_utf8(written, static_cast<char32_t>(std::strtoul(code.c_str(), nullptr, 16)));
        return written.size();
    }
    if (kind == '\n' || kind == '\r' || kind == ' ' || kind == '\t') {  // the line goes on
        while (!walk.done() && std::string_view(" \t\r\n").find(walk.here()) != std::string_view::npos) walk.step();
        return 0;
    }
    walk.step();
    return 1;
}

}  // namespace

Places::Places(std::string file, std::string_view text) {
    if (!text.empty()) texts_.emplace(std::move(file), text);
}

std::string_view Places::text_of(const std::string& file) {
    const auto known = texts_.find(file);
    if (known != texts_.end()) return known->second;
    std::ifstream in(file, std::ios::binary);
    return texts_.emplace(file, std::string(std::istreambuf_iterator<char>(in), {})).first->second;
}

SourcePosition Places::inside(const Node& node, std::size_t offset) {
    SourcePosition where = node.where();
    Walk walk{text_of(where.file)};
    if (walk.ahead("\xEF\xBB\xBF")) walk.at += 3;
    while (!walk.done() && (walk.line < where.line || (walk.line == where.line && walk.column < where.column)))
        walk.step();
    bool basic = true, found = false;
    for (const std::string_view open : {"\"\"\"", "'''", "\"", "'"}) {
        if (!walk.ahead(open)) continue;
        walk.step(open.size());
        basic = open.front() == '"';
        found = true;
        // A line break right after the opening of a long text is no part of it.
        if (open.size() == 3 && walk.ahead("\r\n")) walk.step();
        if (open.size() == 3 && walk.ahead("\n")) walk.step();
        break;
    }
    if (!found) return where;
    for (std::size_t passed = 0; !walk.done();) {
        // The line goes on without a break; what follows is what the byte belongs to.
        if (basic && walk.here() == '\\') {
            const Walk before = walk;
            const std::size_t bytes = step_escape(walk);
            if (bytes > 0 && passed + bytes > offset) {
                walk = before;
                break;
            }
            passed += bytes;
            continue;
        }
        if (passed >= offset) break;
        passed += walk.step();
    }
    where.line = walk.line;
    where.column = walk.column;
    return where;
}

}  // namespace jianbao::report
