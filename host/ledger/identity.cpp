#include "ledger/identity.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <deque>
#include <map>
#include <tuple>
#include <unordered_map>

namespace jianbao::ledger {

namespace {

/// Rows less alike than this are different tasks: half of the pairs in common is what remains
/// when newer rules cut a leading clause or add the closing bracket.
constexpr double alike = 0.5;
constexpr std::size_t least_contained = 6;

/// FNV-1a, 64 bits: stable for ever, and enough for the tasks of one office.
std::uint64_t hash(std::string_view text, std::uint64_t value) {
    for (const char c : text) {
        value ^= static_cast<unsigned char>(c);
        value *= 1099511628211ULL;
    }
    return value;
}

std::vector<std::uint64_t> pairs(const std::u32string& text) {
    std::vector<std::uint64_t> out;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        out.push_back(static_cast<std::uint64_t>(text[i]) << 32 | static_cast<std::uint64_t>(text[i + 1]));
    std::sort(out.begin(), out.end());
    return out;
}

}  // namespace

std::string normalize_quote(std::string_view quote) {
    std::string out;
    for (std::size_t at = 0; at < quote.size();) {
        char32_t c = next_character(quote, at);
        if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
        if (c >= U'A' && c <= U'Z') c += 32;
        const bool ascii_word = (c >= U'a' && c <= U'z') || (c >= U'0' && c <= U'9') || c == U'%';
        // Letters of other scripts count; punctuation and symbols stand in these blocks.
        const bool mark = (c < 0x80 && !ascii_word) || (c >= 0x80 && c <= 0xBF) || (c >= 0x2000 && c <= 0x2BFF) ||
                          (c >= 0x3000 && c <= 0x303F && c != U'〇') || (c >= 0xFE10 && c <= 0xFE6F) ||
                          (c >= 0xFF5F && c <= 0xFFEF);
        if (!mark) append_utf8(out, c);
    }
    return out.empty() ? std::string(quote) : out;
}

std::string article_identity(const Document& document, std::uint32_t article) {
    const Metadata& whole = document.metadata();
    const bool known = article < document.articles().size();
    const Metadata& own = known ? document.articles()[article].metadata : whole;
    std::string title = own.title;
    if (title.empty() && known) title = document.text(document.articles()[article].title);
    if (title.empty()) title = whole.title;
    const std::string& number = own.number.empty() ? whole.number : own.number;
    // A title that is only the file's name says nothing about the text.
    if (title.empty() || title == document.name()) title = document.id() + "/" + std::to_string(article);
    // Dates of the file or of the command line belong to the copy, not to the text.
    std::optional<Date> date;
    if (whole.date_source == DateSource::text) date = whole.date;
    if (own.date_source == DateSource::text) date = own.date;
    return normalize_quote(title) + "|" + (number.empty() ? "" : normalize_quote(number)) + "|" +
           (date ? to_iso(*date) : "");
}

std::vector<std::string> document_keys(std::string_view title, std::string_view number) {
    std::vector<std::string> out;
    const auto add = [&](std::string_view name, std::size_t least) {
        if (count_characters(name) >= least) out.push_back(normalize_quote(name));
    };
    add(number, 5);
    constexpr std::size_t least_title = 6;
    add(title, least_title);
    constexpr std::string_view opens = "《", closes = "》";
    for (std::size_t at = title.find(opens); at != title.npos; at = title.find(opens, at + 1)) {
        const std::size_t end = title.find(closes, at);
        if (end == title.npos) break;
        add(title.substr(at + opens.size(), end - at - opens.size()), least_title);
    }
    // 关于印发X的通知 issues X, with its brackets or without.
    constexpr std::string_view issue = "关于印发", notice = "的通知";
    if (const std::size_t at = title.find(issue); at != title.npos && title.ends_with(notice))
        add(title.substr(at + issue.size(), title.size() - at - issue.size() - notice.size()), least_title);
    return out;
}

std::string task_id(std::string_view article_identity, std::string_view normalized_quote, unsigned occurrence) {
    std::uint64_t value = hash(article_identity, 14695981039346656037ULL);
    value = hash("\n", value);
    value = hash(normalized_quote, value);
    if (occurrence > 1) value = hash("#" + std::to_string(occurrence), value);
    std::array<char, 17> digits{};
    std::snprintf(digits.data(), digits.size(), "%016llx", static_cast<unsigned long long>(value));
    return digits.data();
}

double quote_similarity(std::string_view a, std::string_view b) {
    if (a == b) return 1.0;
    const std::u32string left = to_utf32(a), right = to_utf32(b);
    const std::u32string& shorter = left.size() < right.size() ? left : right;
    const std::u32string& longer = left.size() < right.size() ? right : left;
    if (shorter.size() >= least_contained && longer.find(shorter) != std::u32string::npos) return 0.9;
    const std::vector<std::uint64_t> x = pairs(left), y = pairs(right);
    if (x.empty() || y.empty()) return 0.0;
    std::vector<std::uint64_t> common;
    std::set_intersection(x.begin(), x.end(), y.begin(), y.end(), std::back_inserter(common));
    return 2.0 * static_cast<double>(common.size()) / static_cast<double>(x.size() + y.size());
}

std::vector<std::optional<std::size_t>> match_rows(const std::vector<QuotedSpan>& before,
                                                   const std::vector<QuotedSpan>& now) {
    std::vector<std::optional<std::size_t>> match(now.size());
    std::vector<bool> used(before.size(), false);

    std::unordered_map<std::string, std::deque<std::size_t>> by_quote;
    for (std::size_t i = 0; i < before.size(); ++i) by_quote[before[i].normalized].push_back(i);
    for (std::size_t i = 0; i < now.size(); ++i) {
        const auto found = by_quote.find(now[i].normalized);
        if (found == by_quote.end() || found->second.empty()) continue;
        match[i] = found->second.front();
        used[*match[i]] = true;
        found->second.pop_front();
    }

    // (likeness, overlap, new, old), the best first; positions make the order total.
    std::vector<std::tuple<double, bool, std::size_t, std::size_t>> candidates;
    for (std::size_t i = 0; i < now.size(); ++i) {
        if (match[i]) continue;
        for (std::size_t j = 0; j < before.size(); ++j) {
            if (used[j]) continue;
            const double likeness = quote_similarity(now[i].normalized, before[j].normalized);
            if (likeness >= alike) candidates.emplace_back(likeness, now[i].span.overlaps(before[j].span), i, j);
        }
    }
    std::sort(candidates.begin(), candidates.end(), [](const auto& x, const auto& y) {
        if (std::get<0>(x) != std::get<0>(y)) return std::get<0>(x) > std::get<0>(y);
        if (std::get<1>(x) != std::get<1>(y)) return std::get<1>(x);
        return std::tie(std::get<2>(x), std::get<3>(x)) < std::tie(std::get<2>(y), std::get<3>(y));
    });
    for (const auto& [likeness, overlap, i, j] : candidates) {
        if (match[i] || used[j]) continue;
        match[i] = j;
        used[j] = true;
    }
    return match;
}

}  // namespace jianbao::ledger
