#include "content.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <string>
#include <string_view>

#include "dom.h"
#include "jianbao/basics.h"

namespace jianbao::html {

namespace {

bool is_mark(char32_t c) {
    return c == U'，' || c == U'。' || c == U'；' || c == U'、' || c == U'：' || c == U'！' || c == U'？' ||
           c == U'（' || c == U'《';
}

struct Amount {
    std::size_t characters = 0;  ///< Han characters
    std::size_t linked = 0;      ///< of them in links
    std::size_t marks = 0;       ///< punctuation of prose
};

Amount amount_of(std::string_view text) {
    Amount amount;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        amount.characters += is_han(c);
        amount.marks += is_mark(c);
    }
    return amount;
}

void measure(const GumboNode* node, bool linked, Amount& sum) {
    if (is_text(node)) {
        const Amount own = amount_of(node->v.text.text);
        sum.characters += own.characters;
        sum.marks += own.marks;
        if (linked) sum.linked += own.characters;
    }
    if (is_hidden(node)) return;
    for (const GumboNode* child : children(node)) measure(child, linked || tag(child) == GUMBO_TAG_A, sum);
}

/// Prose of a line: its unlinked characters if it reads as a sentence or is long enough.
std::size_t prose_of(const Amount& line) {
    const std::size_t free = line.characters - line.linked;
    if (line.linked * 2 > line.characters) return 0;
    return line.marks > 0 || free >= 12 ? free : 0;
}

class Prose {
public:
    explicit Prose(const GumboNode* root) { total_ = visit(root); }

    const GumboNode* smallest_with_most() const {
        const GumboNode* at = root_;
        if (total_ == 0) return nullptr;
        while (true) {
            const GumboNode* next = nullptr;
            for (const GumboNode* child : children(at)) {
                const auto found = prose_.find(child);
                if (found != prose_.end() && found->second * 100 >= total_ * 85) next = child;
            }
            // A single paragraph is no container: stay with what stands around it.
            if (!next || !is_block(next) || tag(next) == GUMBO_TAG_P) return at;
            at = next;
        }
    }

private:
    /// Prose of the subtree. Inline children make up lines of their block; a block child ends one.
    std::size_t visit(const GumboNode* node) {
        if (!root_) root_ = node;
        if (is_hidden(node)) return 0;
        std::size_t sum = 0;
        Amount line;
        const auto end_line = [&] {
            sum += prose_of(line);
            line = {};
        };
        lines(node, false, line, sum, end_line);
        end_line();
        prose_[node] = sum;
        return sum;
    }

    template <class EndLine>
    void lines(const GumboNode* node, bool linked, Amount& line, std::size_t& sum, const EndLine& end_line) {
        for (const GumboNode* child : children(node)) {
            if (is_text(child)) {
                const Amount own = amount_of(child->v.text.text);
                line.characters += own.characters;
                line.marks += own.marks;
                if (linked) line.linked += own.characters;
            } else if (is_hidden(child)) {
                continue;
            } else if (is_block(child)) {
                end_line();
                sum += visit(child);
            } else if (tag(child) == GUMBO_TAG_BR) {
                end_line();
            } else {
                lines(child, linked || tag(child) == GUMBO_TAG_A, line, sum, end_line);
            }
        }
    }

    const GumboNode* root_ = nullptr;
    std::size_t total_ = 0;
    std::map<const GumboNode*, std::size_t> prose_;
};

/// An id or class of the block names a part that belongs to the site, not to the text.
bool is_named_furniture(const GumboNode* block) {
    static constexpr std::string_view names[] = {"footer", "foot",   "copyright", "nav",     "navbar",     "menu",     "breadcrumb", "breadcrumbs", "crumbs",
                                                 "share",  "bdsharebuttonbox", "prenext", "pagination", "sidebar", "toolbar",    "siteinfo", "friendlink"};
    for (const char* attribute_name : {"id", "class"}) {
        const std::string_view value = attribute(block, attribute_name);
        std::string name;
        for (std::size_t i = 0; i <= value.size(); ++i) {
            const char c = i < value.size() ? value[i] : ' ';
            if (std::isalpha(static_cast<unsigned char>(c))) {
                name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                continue;
            }
            if (std::find(std::begin(names), std::end(names), name) != std::end(names)) return true;
            name.clear();
        }
    }
    return false;
}

}  // namespace

const GumboNode* main_content(const GumboNode* root) { return Prose(root).smallest_with_most(); }

bool is_boilerplate(const GumboNode* block) {
    Amount amount;
    measure(block, false, amount);
    if (amount.characters == 0) return false;
    // What the page itself calls its foot or its buttons; a frame of the whole page may be
    // called so too, and holds more.
    constexpr std::size_t most_of_a_foot = 250;
    if (amount.characters < most_of_a_foot && is_named_furniture(block)) return true;
    return amount.linked * 10 > amount.characters * 6 && amount.marks * 12 < amount.characters &&
           amount.characters < 200;
}

}  // namespace jianbao::html
