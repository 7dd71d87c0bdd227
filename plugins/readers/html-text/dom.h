/// Small questions to gumbo's tree.
#pragma once

#include <gumbo.h>

#include <span>
#include <string>
#include <string_view>

namespace jianbao::html {

/// Children of an element; none for a text.
inline std::span<GumboNode* const> children(const GumboNode* node) {
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) return {};
    const GumboVector& list = node->v.element.children;
    return {reinterpret_cast<GumboNode* const*>(list.data), list.length};
}

inline bool is_text(const GumboNode* node) {
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

/// The tag, or GUMBO_TAG_UNKNOWN for what is no element.
inline GumboTag tag(const GumboNode* node) {
    return node->type == GUMBO_NODE_ELEMENT ? node->v.element.tag : GUMBO_TAG_UNKNOWN;
}

inline std::string_view attribute(const GumboNode* node, const char* name) {
    if (node->type != GUMBO_NODE_ELEMENT) return {};
    const GumboAttribute* found = gumbo_get_attribute(&node->v.element.attributes, name);
    return found ? std::string_view(found->value) : std::string_view();
}

/// Never shown or never content: scripts, forms, navigation, what is styled away.
bool is_hidden(const GumboNode* node);
/// Starts and ends a line of its own.
bool is_block(const GumboNode* node);
/// The text with runs of white space folded to one space, as a browser shows it. U+00A0 counts
/// as white space.
std::string shown_text(const GumboNode* node);
std::string fold_spaces(std::string_view text);

}  // namespace jianbao::html
