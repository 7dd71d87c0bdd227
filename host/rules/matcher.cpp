#include "rules/matcher.h"

#include <algorithm>

#include "jianbao/standard_tables.h"
#include "rules/quantities.h"

namespace jianbao::rules {

namespace {

void find_word(const std::string& text, const std::string& word, std::vector<Candidate>& out) {
    for (std::size_t at = text.find(word); at != text.npos; at = text.find(word, at + 1))
        out.push_back(
            {Span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + word.size())}, nullptr, nullptr});
}

void find_rows(const Findings& needs, const char* name, const Column<std::string>& column,
               std::initializer_list<std::string_view> values, std::vector<Candidate>& out) {
    const FindingTable* table = needs.find(name);
    if (!table) return;
    for (const Row& row : table->rows()) {
        const std::string* value = column.name ? table->get(row, column) : nullptr;
        const bool fits =
            values.size() == 0 || (value && std::find(values.begin(), values.end(), *value) != values.end());
        if (fits) out.push_back({row.evidence, table, &row});
    }
}

bool blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = next_character(text, at);
        if (c != U' ' && c != U'　') return false;
    }
    return true;
}

}  // namespace

std::string Candidates::key_of(const Part& part) { return std::to_string(static_cast<int>(part.kind)) + part.text; }

Candidates::Candidates(const RuleFile& file, const Document& document, const Findings& needs) {
    for (const Rule& rule : file.rules)
        for (const Part& part : rule.pattern) {
            auto [place, fresh] = by_part_.try_emplace(key_of(part));
            if (!fresh) continue;
            std::vector<Candidate>& found = place->second;
            switch (part.kind) {
                case PartKind::literal:
                    find_word(document.text(), part.text, found);
                    break;
                case PartKind::words:
                    for (const std::string& word : file.words.at(part.text)) find_word(document.text(), word, found);
                    break;
                case PartKind::number:
                case PartKind::money:
                case PartKind::percent:
                    for (const Span span : find_quantities(document.text(), part.kind))
                        found.push_back({span, nullptr, nullptr});
                    break;
                case PartKind::deadline:
                    find_rows(needs, deadlines::table, deadlines::role, {"limit"}, found);
                    break;
                case PartKind::frequency:
                    find_rows(needs, deadlines::table, deadlines::role, {"frequency"}, found);
                    break;
                case PartKind::time:
                    find_rows(needs, deadlines::table, {nullptr}, {}, found);
                    break;
                case PartKind::party:
                    find_rows(needs, parties::table, {nullptr}, {}, found);
                    break;
                case PartKind::lead:
                    find_rows(needs, parties::table, parties::role, {"lead"}, found);
                    break;
                case PartKind::support:
                    find_rows(needs, parties::table, parties::role, {"support"}, found);
                    break;
                case PartKind::person:
                    find_rows(needs, parties::table, parties::kind, {"person"}, found);
                    break;
                case PartKind::task:
                    find_rows(needs, tasks::table, {nullptr}, {}, found);
                    break;
            }
            // At one place the longer candidate comes first: 会议费用 before 会议费.
            std::sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
                return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
            });
        }
}

std::vector<Candidate> Candidates::of(const Part& part, Span within) const {
    const std::vector<Candidate>& all = by_part_.at(key_of(part));
    const auto first = std::lower_bound(all.begin(), all.end(), within.begin,
                                        [](const Candidate& c, std::uint32_t begin) { return c.span.begin < begin; });
    std::vector<Candidate> found;
    for (auto it = first; it != all.end() && it->span.begin < within.end; ++it)
        if (it->span.end <= within.end) found.push_back(*it);
    return found;
}

bool Candidates::possible(const Rule& rule) const {
    return std::all_of(rule.pattern.begin(), rule.pattern.end(),
                       [&](const Part& part) { return part.optional || !by_part_.at(key_of(part)).empty(); });
}

namespace {

class Search {
public:
    Search(const Rule& rule, const Document& document, Span within, const Candidates& candidates)
        : rule_(rule), document_(document) {
        for (const Part& part : rule.pattern) parts_.push_back(candidates.of(part, within));
        at_ = within.begin;
    }

    std::vector<Match> all() {
        std::vector<Match> found;
        while (true) {
            Match match;
            steps_ = 0;
            if (!next(0, no_index, false, match)) return found;
            at_ = std::max(match.span.end, at_ + 1);
            found.push_back(std::move(match));
        }
    }

private:
    /// Tries to put part `index` after byte `end` (no_index: anywhere from at_ on); `gap` says
    /// whether an omitted part before it allowed one.
    bool next(std::size_t index, std::uint32_t end, bool gap, Match& match) {
        // A pattern with many gaps over a long text has many ways to fail: past this many it has.
        if (++steps_ > 20000) return false;
        if (index == rule_.pattern.size()) return true;
        const Part& part = rule_.pattern[index];
        gap = gap || part.gap_before;
        for (const Candidate& candidate : parts_[index]) {
            if (end == no_index ? candidate.span.begin < at_ : candidate.span.begin < end) continue;
            if (end != no_index && !reaches(end, candidate.span.begin, gap)) {
                if (candidate.span.begin > end + 4 * rule_.within + 16) break;
                continue;
            }
            const Match before = match;
            if (end == no_index) match.span.begin = candidate.span.begin;
            match.span.end = candidate.span.end;
            if (!part.capture.empty()) match.captures[part.capture] = candidate;
            if (next(index + 1, candidate.span.end, false, match)) return true;
            match = before;
        }
        return part.optional && next(index + 1, end, gap && end != no_index, match);
    }

    bool reaches(std::uint32_t from, std::uint32_t to, bool gap) const {
        const std::string_view between = document_.text(Span{from, to});
        return gap ? count_characters(between) <= rule_.within : blank(between);
    }

    const Rule& rule_;
    const Document& document_;
    std::vector<std::vector<Candidate>> parts_;
    std::uint32_t at_ = 0;
    int steps_ = 0;
};

}  // namespace

std::vector<Match> find_matches(const Rule& rule, const Document& document, Span within, const Candidates& candidates) {
    return Search(rule, document, within, candidates).all();
}

}  // namespace jianbao::rules
