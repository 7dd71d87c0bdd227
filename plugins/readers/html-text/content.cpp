#include "content.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "dom.h"
#include "jianbao/basics.h"
#include "page_lines.h"

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
    Prose(const GumboNode* root, const Foot& foot) : foot_(foot) { total_ = visit(root); }

    std::size_t total() const { return total_; }
    std::size_t of(const GumboNode* node) const {
        const auto found = prose_.find(node);
        return found == prose_.end() ? 0 : found->second;
    }

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
        if (is_hidden(node) || foot_.contains(node)) return 0;
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
            } else if (is_hidden(child) || foot_.contains(child)) {
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

    const Foot& foot_;
    const GumboNode* root_ = nullptr;
    std::size_t total_ = 0;
    std::map<const GumboNode*, std::size_t> prose_;
};

/// The words of an element's id and classes, in lower case.
template <class Visit>
void names_of(const GumboNode* block, bool letters_only, const Visit& visit) {
    for (const char* attribute_name : {"id", "class"}) {
        const std::string_view value = attribute(block, attribute_name);
        std::string name;
        for (std::size_t i = 0; i <= value.size(); ++i) {
            const char c = i < value.size() ? value[i] : ' ';
            if (letters_only ? std::isalpha(static_cast<unsigned char>(c)) != 0 : !std::isspace(static_cast<unsigned char>(c))) {
                name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
                continue;
            }
            if (!name.empty()) visit(name);
            name.clear();
        }
    }
}

/// An id or class of the block names a part that belongs to the site, not to the text.
bool is_named_furniture(const GumboNode* block) {
    static constexpr std::string_view names[] = {"footer", "foot",   "copyright", "nav",     "navbar",     "menu",     "breadcrumb", "breadcrumbs", "crumbs",
                                                 "share",  "bdsharebuttonbox", "prenext", "pagination", "sidebar", "toolbar",    "siteinfo", "friendlink"};
    bool found = false;
    names_of(block, true, [&](const std::string& name) { found = found || std::find(std::begin(names), std::end(names), name) != std::end(names); });
    return found;
}

/// Where the content systems of governments and universities put the text of an article.
bool is_named_content(const GumboNode* block) {
    static constexpr std::string_view names[] = {"zoom", "zoomcon", "ucap-content", "pages_content", "trs_editor", "trs_ueditor", "trs_editor_view", "vsb_content", "vsb_content_2",
                                                 "vsb_content_4", "v_news_content", "wp_articlecontent", "articlecontent", "article-content", "article_content", "ivs_content", "fontzoom",
                                                 "newscontent", "news_content", "info_cont", "xxgk_content", "mainbody", "artibody", "content_body", "textzoom", "bszn_content"};
    if (!is_block(block)) return false;
    bool found = false;
    names_of(block, false, [&](const std::string& name) { found = found || std::find(std::begin(names), std::end(names), name) != std::end(names); });
    return found;
}

void find_named(const GumboNode* node, const Foot& foot, std::vector<const GumboNode*>& found) {
    if (is_hidden(node) || foot.contains(node)) return;
    if (is_named_content(node)) {
        found.push_back(node);  // the outermost one: what stands in it belongs to it
        return;
    }
    for (const GumboNode* child : children(node)) find_named(child, foot, found);
}

/// Finds the foot from the leaves up: what its lines are decides, and that nothing else is in it.
class FootFinder {
public:
    explicit FootFinder(const GumboNode* root) {
        visit(root);
        collect(root);
    }
    Foot take() { return std::move(foot_); }

private:
    struct Content {
        std::size_t sure = 0, part = 0, other = 0;  ///< characters of lines that are of the foot, may be, are not
        bool sentence = false;

        void add(const Content& more) {
            sure += more.sure;
            part += more.part;
            other += more.other;
            sentence = sentence || more.sentence;
        }
        bool is_foot() const {
            constexpr std::size_t largest = 500, strange = 24;
            return sure > 0 && !sentence && sure + part + other < largest && other <= strange;
        }
        bool may_be_foot() const { return !sentence && other == 0 && sure + part > 0; }
    };

    Content visit(const GumboNode* node) {
        Content sum;
        if (is_hidden(node)) return sum;
        std::string line;
        const auto end_line = [&] {
            const Amount amount = amount_of(line);
            switch (readers::page_line(line)) {
                case readers::PageLine::foot: sum.sure += amount.characters + 1; break;
                case readers::PageLine::foot_part: sum.part += amount.characters + 1; break;
                case readers::PageLine::control: break;
                default:
                    sum.other += amount.characters;
                    sum.sentence = sum.sentence || line.find("。") != line.npos;
            }
            line.clear();
        };
        lines(node, line, sum, end_line);
        end_line();
        found_[node] = sum;
        return sum;
    }

    template <class EndLine>
    void lines(const GumboNode* node, std::string& line, Content& sum, const EndLine& end_line) {
        for (const GumboNode* child : children(node)) {
            if (is_text(child)) {
                line += child->v.text.text;
            } else if (is_hidden(child)) {
                continue;
            } else if (is_block(child)) {
                end_line();
                sum.add(visit(child));
            } else if (tag(child) == GUMBO_TAG_BR) {
                end_line();
            } else if (tag(child) != GUMBO_TAG_A || readers::page_line(shown_text(child)) != readers::PageLine::text) {
                lines(child, line, sum, end_line);  // links of a foot's menu say nothing either way
            }
        }
    }

    void collect(const GumboNode* node) {
        const std::span<GumboNode* const> list = children(node);
        for (const GumboNode* child : list) {
            const auto at = found_.find(child);
            if (at != found_.end() && at->second.is_foot()) foot_.insert(child);
            else if (at == found_.end() || at->second.sure > 0) collect(child);
        }
        // Lines of the foot that only may be of it, beside one that surely is.
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (!foot_.contains(list[i])) continue;
            for (std::size_t k = i; k-- > 0 && takes_in(list[k]);) {}
            for (std::size_t k = i + 1; k < list.size() && takes_in(list[k]); ++k) {}
        }
    }

    bool takes_in(const GumboNode* node) {
        if (is_text(node)) return node->type == GUMBO_NODE_WHITESPACE;
        const auto at = found_.find(node);
        if (at == found_.end() || foot_.contains(node)) return true;
        if (!at->second.may_be_foot()) return at->second.sure + at->second.part + at->second.other == 0;
        foot_.insert(node);
        return true;
    }

    std::map<const GumboNode*, Content> found_;
    Foot foot_;
};

bool holds_attachment(const GumboNode* node) {
    if (tag(node) == GUMBO_TAG_A && readers::names_attachment(attribute(node, "href"))) return true;
    return std::ranges::any_of(children(node), holds_attachment);
}

}  // namespace

Foot foot_of(const GumboNode* root) { return FootFinder(root).take(); }

const GumboNode* main_content(const GumboNode* root, const Foot& foot) {
    const Prose prose(root, foot);
    std::vector<const GumboNode*> named;
    find_named(root, foot, named);
    // A name may be borrowed for a button or for each of a list of digests: the text is one and holds
    // a fair part of what there is to read.
    const GumboNode* best = nullptr;
    std::size_t rest = 0;
    for (const GumboNode* node : named) {
        rest += best ? std::min(prose.of(best), prose.of(node)) : 0;
        if (!best || prose.of(node) > prose.of(best)) best = node;
    }
    if (best && prose.of(best) >= 15 && prose.of(best) * 8 >= prose.total() && rest * 10 <= prose.of(best)) return best;
    return prose.smallest_with_most();
}

bool is_boilerplate(const GumboNode* block) {
    Amount amount;
    measure(block, false, amount);
    if (amount.characters == 0) return false;
    // What the page itself calls its foot or its buttons; a frame of the whole page may be
    // called so too, and holds more.
    constexpr std::size_t most_of_a_foot = 250;
    if (amount.characters < most_of_a_foot && is_named_furniture(block)) return true;
    if (holds_attachment(block)) return false;
    return amount.linked * 10 > amount.characters * 6 && amount.marks * 12 < amount.characters &&
           amount.characters < 200;
}

}  // namespace jianbao::html
