#include "repeated.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <utility>

#include "character_set.h"
#include "lexicon.h"

namespace jianbao::chinese {

namespace {

constexpr std::uint32_t shortest = 4, longest = 16;  // characters
constexpr std::int64_t often = 3;                    // times, for short ones
constexpr std::uint32_t long_enough = 6;             // characters from which on twice is often
constexpr std::size_t most = 50;                     // rows of an article

struct Clause {
    std::uint64_t hash = 0;
    std::uint32_t begin = 0;
    std::uint32_t bytes = 0;
};

constexpr CharacterSet fronts(U"还也都更就并要且");

/// 要加强领导, 也要加强领导: the command before the phrase is not part of it.
std::uint32_t skip_command(std::string_view text, std::uint32_t begin, std::uint32_t end) {
    std::uint32_t length = 0;
    if (!fronts.contains(character_at(text, begin, length))) return begin;
    for (const std::string_view front : Words{"还要", "也要", "都要", "更要", "就要", "并要", "要", "并", "且"})
        if (text.substr(begin, end - begin).starts_with(front)) return begin + static_cast<std::uint32_t>(front.size());
    return begin;
}

/// The upper half of a product and the lower one in one: each bit of either number tells on half of all.
std::uint64_t folded(std::uint64_t one, std::uint64_t other) {
    __extension__ using Product = unsigned __int128;
    const Product product = static_cast<Product>(one) * other;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

/// Of `shortest` characters at least. Sixteen bytes at a time, which wait for no others.
std::uint64_t hash_of(std::string_view words) {
    constexpr std::uint64_t seeds[] = {0xA0761D6478BD642F, 0xE7037ED1A0B428DB, 0x8EBC6AF09C88C6E3, 0x589965CC75374CC3, 0x1D8E4E27C47D124F};
    const auto eight = [&](std::size_t at) {
        std::uint64_t bytes = 0;
        std::memcpy(&bytes, words.data() + at, sizeof bytes);
        return bytes;
    };
    static_assert(3 * shortest >= sizeof(std::uint64_t) && 3 * longest <= 16 * (std::size(seeds) - 2));
    std::uint64_t hash = words.size();
    std::size_t at = 0;
    for (std::size_t i = 1; at + 16 < words.size(); at += 16, ++i) hash ^= folded(eight(at) ^ seeds[0], eight(at + 8) ^ seeds[i]);
    // The rest, with what stands before it where it is short.
    const std::size_t last = words.size() - 8;
    return folded(hash ^ eight(std::min(at, last)) ^ seeds[0], eight(last) ^ seeds[4]);
}

/// An office in a list of offices is named again and again without being a phrase.
bool names_office(std::string_view words) {
    static constexpr std::string_view ends[] = {"部",     "局",       "委",   "办",   "厅",   "署",   "院",  "委员会",
                                                "办公室", "人民政府", "公司", "中心", "部门", "单位", "负责"};
    for (const std::string_view end : ends)
        if (words.ends_with(end)) return true;
    return false;
}

/// Letters and digits, and the marks of ASCII that part no clauses.
bool is_letter(char byte) {
    return byte > ' ' && static_cast<unsigned char>(byte) < 0x80 && byte != ',' && byte != ';' && byte != ':' && byte != '(' && byte != ')';
}

void add_clause(std::string_view text, std::uint32_t begin, std::uint32_t end, std::vector<Clause>& clauses) {
    constexpr std::uint32_t longest_command = 6;  // bytes
    if (end - begin < 3 * shortest || end - begin > 3 * longest + longest_command) return;
    const char behind = end < text.size() ? text[end] : '\n';
    // what goes on with a figure or letters is no clause, and “无废城市” is a name
    if (is_letter(behind) && behind != '.' && behind != '!') return;
    if (begin >= 3 && text[begin - 1] == '\x9C' && text.substr(begin - 3, 3) == "“" && text.substr(end, 3) == "”") return;
    const std::uint32_t own = skip_command(text, begin, end);
    const std::uint32_t size = end - own;
    if (size >= 3 * shortest && size <= 3 * longest) clauses.push_back({hash_of(text.substr(own, size)), own, size});
}

/// Adds the clauses of a paragraph; `mark` is the position of its first mark. Returns that of the first behind it.
std::size_t collect(const MarkList& marks, std::size_t mark, Span span, std::vector<Clause>& clauses) {
    const std::string_view text = marks.text().substr(0, span.end);
    const auto length_at = [&](std::uint32_t at) {
        std::uint32_t length = 0;
        character_at(text, at, length);
        return length;
    };
    for (std::uint32_t at = span.begin;;) {
        const std::uint32_t place = std::min(marks[mark], span.end);
        if (place > at) add_clause(text, at, place, clauses);
        if (place == span.end) return mark;
        ++mark;
        at = place + 1;
        if (static_cast<unsigned char>(text[place]) >= 0x80) {
            at = place + length_at(place);
            // who answers for an item stands in brackets behind it
            if (text.substr(place, 3) == "（") {
                std::size_t close = mark;
                while (marks[close] < span.end && text.substr(marks[close], 3) != "）") ++close;
                if (marks[close] < span.end) {
                    at = marks[close] + 3;
                    mark = close + 1;
                }
            }
        } else if (is_letter(text[place])) {
            // what stands right before a clause may be part of it: 3个方面
            at = std::min(marks[mark], span.end);
        }
    }
}

/// Takes out nearly all clauses that stand there once: those whose place in a table of bits no other has.
void keep_repeated(std::vector<Clause>& clauses) {
    constexpr std::size_t bits_a_clause = 8, word = 64;
    std::vector<std::uint64_t> once(std::bit_ceil(clauses.size() * bits_a_clause / word + 1)), again(once.size());
    const std::size_t mask = once.size() * word - 1;
    for (const Clause& clause : clauses) {
        const std::size_t place = clause.hash >> 7 & mask;
        const std::uint64_t bit = std::uint64_t{1} << (place % word);
        again[place / word] |= once[place / word] & bit;
        once[place / word] |= bit;
    }
    std::erase_if(clauses, [&](const Clause& clause) {
        const std::size_t place = clause.hash >> 7 & mask;
        return (again[place / word] >> (place % word) & 1) == 0;
    });
}

/// Each clause once, where it stands first, and how often it stands in all. The clauses are by place.
std::vector<std::pair<Clause, std::int64_t>> counted(const std::vector<Clause>& clauses) {
    std::vector<std::pair<Clause, std::int64_t>> all;
    all.reserve(clauses.size());
    constexpr std::uint32_t none = 0xFFFFFFFF;
    // A hash table of places in `all`, at least half empty.
    std::vector<std::uint32_t> places(std::bit_ceil(2 * clauses.size() + 1), none);
    const std::size_t mask = places.size() - 1;
    for (const Clause& clause : clauses) {
        std::size_t slot = clause.hash >> 7 & mask;
        while (places[slot] != none && all[places[slot]].first.hash != clause.hash) slot = (slot + 1) & mask;
        if (places[slot] == none) {
            places[slot] = static_cast<std::uint32_t>(all.size());
            all.emplace_back(clause, 0);
        }
        ++all[places[slot]].second;
    }
    return all;
}

}  // namespace

std::vector<RepeatedPhrase> repeated_phrases(const Document& document, const Article& article, const MarkList& marks) {
    const std::string_view text = document.text();
    std::vector<Clause> clauses;
    std::size_t mark = 0;
    for (std::uint32_t i = article.paragraphs.begin; i < article.paragraphs.end; ++i) {
        const Paragraph& paragraph = document.paragraphs()[i];
        if (paragraph.role == ParagraphRole::body || paragraph.role == ParagraphRole::heading)
            mark = collect(marks, marks.first_from(paragraph.span.begin, mark), paragraph.span, clauses);
    }
    keep_repeated(clauses);
    const std::string_view title = document.text(article.title);
    std::vector<RepeatedPhrase> found;
    for (const auto& [clause, count] : counted(clauses)) {
        const std::uint32_t letters = clause.bytes / 3;
        if (count < (letters >= long_enough ? often - 1 : often)) continue;
        const std::string_view words = text.substr(clause.begin, clause.bytes);
        if (title.find(words) != title.npos || names_office(words)) continue;
        found.push_back({{clause.begin, clause.begin + clause.bytes}, count, static_cast<std::int64_t>(letters)});
    }
    std::sort(found.begin(), found.end(), [](const RepeatedPhrase& left, const RepeatedPhrase& right) {
        return left.count != right.count ? left.count > right.count : left.first.begin < right.first.begin;
    });
    if (found.size() > most) found.resize(most);
    return found;
}

}  // namespace jianbao::chinese
