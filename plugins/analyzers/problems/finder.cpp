#include "finder.h"

#include <algorithm>

#include "clauses.h"
#include "sentence_words.h"

namespace jianbao::chinese {

namespace {

enum Cue : unsigned {
    announces, resolves, states, exists, faults, complains, vague, commands, no_command, solves, unsolved, leads, heads, spares
};
constexpr Classes cue(Cue one) { return Classes{1} << one; }

constexpr Classes stating = cue(states) | cue(exists) | cue(announces);

constexpr std::size_t longest_title = 40;
constexpr std::size_t shortest_problem = 8;  // characters
constexpr std::size_t shortest_told = 4;     // where problems are announced

/// Whether the sentence is an item of a list: 一是…, and where it is no heading also （一）…, 1.….
bool is_item(std::string_view text, Span sentence, bool heads) {
    const std::uint32_t behind = skip_enumerator(text, sentence.begin, sentence.end);
    return behind != sentence.begin && (!heads || ends_with(text, sentence.begin, behind, "是"));
}

/// Of the span, the part without spaces and marks at its start.
Span trimmed(std::string_view text, Span span) {
    std::uint32_t length = 0;
    while (span.begin < span.end) {
        const char32_t c = character_at(text, span.begin, length);
        if (c != U' ' && c != U'\u3000' && c != U'\n' && c != U'\r' && c != U'，' && c != U',' && c != U'：' && c != U':') break;
        span.begin += length;
    }
    return span;
}

/// 关于“台账不全”的问题: 台账不全.
std::string_view without_frame(std::string_view words) {
    constexpr std::string_view front = "关于", end = "的问题", end_only = "问题";
    if (!words.starts_with(front) || !words.ends_with(end_only)) return words;
    std::string_view inside = words.substr(front.size(), words.size() - front.size() - (words.ends_with(end) ? end.size() : end_only.size()));
    if (inside.starts_with("“") && inside.ends_with("”") && inside.find("”") + 3 == inside.size()) inside = inside.substr(3, inside.size() - 6);
    return inside.empty() ? words : inside;
}

/// Behind 问题三：, which begins a sentence that tells what is wrong; 0 where it does not.
std::uint32_t behind_number(std::string_view text, Span sentence) {
    constexpr std::u32string_view numerals = U"一二三四五六七八九十百0123456789";
    constexpr std::string_view opening = "问题";
    if (!starts_with(text, sentence.begin, sentence.end, opening)) return 0;
    std::uint32_t at = sentence.begin + static_cast<std::uint32_t>(opening.size()), length = 0;
    const std::uint32_t number = at;
    while (at < sentence.end && numerals.find(character_at(text, at, length)) != numerals.npos) at += length;
    if (at == number) return 0;
    for (const std::string_view mark : Words{"：", ":", "、", "．", "."})
        if (starts_with(text, at, sentence.end, mark)) return at + static_cast<std::uint32_t>(mark.size());
    return 0;
}

}  // namespace

/// The headings as 二、存在的问题.
struct ProblemFinder::Headings {
    std::vector<bool> of_problems;  ///< by section
    bool any = false;

    /// Whether the sentence stands under one, and not in it.
    bool over(const Document& document, const Sentence& sentence) const {
        if (!any) return false;
        for (std::uint32_t section = sentence.section; section != no_index; section = document.sections()[section].parent)
            if (of_problems[section] && !document.sections()[section].heading.contains(sentence.span.begin)) return true;
        return false;
    }
};

/// Whether problems are being told, and the sentence that said so where it told none itself.
struct ProblemFinder::Telling {
    Told told = Told::no;
    Told lists = Told::no;  ///< the paragraph ended with the announcement: the next may be a list of them
    bool item = false;      ///< the paragraph is one of the list
    std::uint32_t paragraph = no_index;
    std::optional<Problem> pending;  ///< says that there are problems; a row only where no other follows
};

ProblemFinder::ProblemFinder(const Node& lexicon, const Node& discourse) : discourse_(discourse) {
    static const std::vector<std::string_view> names = {"announces", "resolves", "states",     "exists", "faults",   "complains",
                                                        "vague",     "commands", "no_command", "solves",   "unsolved", "leads",      "heads",      "spares"};
    add_groups(cues_, lexicon, names);
    cues_.finish();
    add_groups(told_, lexicon, names, stating | cue(complains));
    Discourse::add_announcements(told_, discourse);
    told_.finish();
}

std::vector<Classes> ProblemFinder::words_of(const Document& document) const { return classes_by_sentence(told_, document); }

std::string ProblemFinder::title_of(std::string_view text, Span span) const {
    std::string out;
    std::uint32_t length = 0;
    for (std::uint32_t at = skip_enumerator(text, span.begin, span.end); at < span.end; at += length) {
        const char32_t c = character_at(text, at, length);
        if (c != U' ' && c != U'\u3000' && c != U'\n' && c != U'\r') out.append(text.substr(at, length));
    }
    out = without_frame(out);
    if (count_characters(out) <= longest_title) return out;
    // the first clause that complains, with as much before it as has room
    std::vector<std::size_t> begins;
    for (std::size_t at = 0; at < out.size();) {
        const std::size_t wide = out.find("，", at), narrow = out.find(',', at);
        const std::size_t comma = std::min({wide, narrow, out.size()});
        begins.push_back(at);
        if (classes_of(std::string_view(out).substr(at, comma - at)) & (cue(complains) | cue(states) | cue(faults))) {
            std::size_t first = begins.size() - 1;
            const auto turns = [&] { return std::string_view(out).substr(begins[first]).starts_with("但"); };
            while (first > 0 && !turns() && count_characters(std::string_view(out).substr(begins[first - 1], comma - begins[first - 1])) <= longest_title)
                --first;
            out.erase(0, begins[first]);
            for (const std::string_view but : Words{"但是", "但"})
                if (out.starts_with(but)) out.erase(0, but.size());
            break;
        }
        at = comma + (comma == narrow ? 1 : 3);
    }
    if (count_characters(out) <= longest_title) return out;
    // up to the last comma that leaves enough
    std::size_t best = 0, characters = 0;
    for (std::size_t at = 0; at < out.size() && characters <= longest_title; ++characters) {
        const std::size_t begin = at;
        const char32_t c = next_character(out, at);
        if ((c == U'，' || c == U',') && characters >= shortest_problem) best = begin;
    }
    if (best != 0) return out.substr(0, best);
    return std::string(first_characters(out, longest_title - 1)) + "…";
}

/// The classes of what stands in the stretch: a longer word hides what stands in it (主要 is no 要).
Classes ProblemFinder::classes_of(std::string_view stretch) const {
    Classes found = 0;
    bool existing = false;
    std::size_t hidden_commands = 0, hidden_solutions = 0;  // up to here
    cues_.each_word(stretch, [&](std::size_t begin, std::size_t end, Classes word) {
        const Word longest = cues_.longest(stretch, begin, stretch.size(), cue(no_command) | cue(unsolved));
        if (longest && longest.classes & cue(no_command)) hidden_commands = std::max(hidden_commands, begin + longest.length);
        if (longest && longest.classes & cue(unsolved)) hidden_solutions = std::max(hidden_solutions, begin + longest.length);
        if (end <= hidden_commands) word &= ~cue(commands);
        if (end <= hidden_solutions) word &= ~cue(solves);
        // 对隐患较多的企业: tells which ones
        if (word & cue(states) && stretch.substr(end).starts_with("的")) word &= ~cue(states);
        if (word & cue(exists) && !stretch.substr(end).starts_with("的")) existing = true;
        // 存在…隐患的企业: tells which enterprises
        if (word & cue(faults) && existing && !stretch.substr(end).starts_with("的")) found |= cue(states);
        found |= word;
    });
    return found;
}

bool ProblemFinder::is_problem(std::string_view stretch, Classes found, Part part, Told told) const {
    const std::size_t characters = count_characters(stretch);
    // …的，由…处理: a case
    if (stretch.find("的，") != stretch.npos || stretch.ends_with("的") || stretch.ends_with("情形") || stretch.ends_with("之一"))
        return false;
    // （简称“过渡人员”）
    if (stretch.starts_with("（") && stretch.ends_with("）")) return false;
    if (told == Told::outright) return characters >= shortest_told && !(found & cue(spares) && !(found & (cue(complains) | cue(states))));
    if (characters < (told == Told::vaguely ? shortest_told : shortest_problem)) return false;
    if (found & (cue(commands) | cue(solves))) return false;
    return (found & cue(states)) || ((part == Part::problems || told == Told::vaguely) && found & cue(complains));
}

/// Behind the announcement, 但 and 检查发现.
Span ProblemFinder::without_leads(std::string_view text, Span stretch) const {
    constexpr std::uint32_t longest_lead = 45;  // bytes before an announcement
    std::uint32_t announced = stretch.begin;
    cues_.each_word(text.substr(0, std::min(stretch.end, stretch.begin + 3 * longest_lead)).substr(stretch.begin),
                    [&](std::size_t, std::size_t end, Classes word) {
                        if (word & cue(announces)) announced = stretch.begin + static_cast<std::uint32_t>(end);
                    });
    stretch.begin = announced;
    // 存在不少问题，主要是：…
    std::vector<Clause> clauses;
    split_clauses(text, stretch, clauses);
    constexpr std::uint32_t least_problem = 12;  // bytes
    for (const Clause& clause : clauses) {
        if (clause.after != U'：' || clause.span.end + least_problem > stretch.end) continue;
        const Classes said = cues_.classes_in(text.substr(stretch.begin, clause.span.end - stretch.begin));
        if (said & (cue(vague) | cue(leads) | cue(announces) | cue(exists) | cue(states))) stretch.begin = clause.span.end;
    }
    for (bool more = true; more;) {
        stretch = trimmed(text, stretch);
        const std::uint32_t begin = skip_enumerator(text, stretch.begin, stretch.end);
        const Word lead = cues_.longest(text, begin, stretch.end, cue(leads));
        std::uint32_t length = 0;
        const bool parted = lead && begin + lead.length < stretch.end;
        const char32_t behind = parted ? character_at(text, begin + lead.length, length) : 0;
        const std::string_view said = text.substr(begin, lead.length);
        more = parted && (behind == U'，' || behind == U',' || behind == U'：' || said == "但" || said == "但是" || said == "主要是" ||
                          said.ends_with("发现"));
        if (more) stretch.begin = begin + lead.length;
    }
    return stretch;
}

bool ProblemFinder::is_rules(const Document& document, const Article& article) const {
    return discourse_.lays_down_rules(document.text(article.title)) ||
           holds(document.text(article.span), "\n第一条");
}

ProblemFinder::Headings ProblemFinder::headings_of(const Document& document) const {
    Headings all;
    all.of_problems.assign(document.sections().size(), false);
    for (std::size_t i = 0; i < document.sections().size(); ++i) {
        const Section& one = document.sections()[i];
        std::string_view heading = document.text(one.heading);
        heading.remove_prefix(std::min(heading.size(), std::size_t{one.marker.size()}));
        const auto begin = static_cast<std::uint32_t>(heading.find_first_not_of(" \n\r"));
        constexpr std::size_t longest_rest = 12;  // bytes: 及原因分析
        if (begin >= heading.size()) continue;
        const Word word = cues_.longest(heading, begin, heading.size(), cue(heads));
        all.of_problems[i] = word && heading.size() - begin - word.length <= longest_rest;
        all.any |= all.of_problems[i];
    }
    return all;
}

void ProblemFinder::sentence(const Document& document, std::uint32_t index, Part part, Classes words,
                             const Headings& headings, Telling& telling, std::vector<Problem>& out) const {
    const std::string_view text = document.text();
    const Sentence& sentence = document.sentences()[index];
    if (sentence.paragraph != telling.paragraph) {
        const bool heads = document.paragraphs()[sentence.paragraph].role == ParagraphRole::heading;
        telling.told = telling.lists != Told::no && is_item(text, sentence.span, heads) ? telling.lists : Told::no;
        telling.lists = telling.told;
        telling.item = telling.told != Told::no;
        telling.paragraph = sentence.paragraph;
        if (telling.told == Told::no && telling.pending) {
            out.push_back(*telling.pending);
            telling.pending.reset();
        }
    }
    // 问题三：台账不全。
    if (const std::uint32_t told = behind_number(text, sentence.span); told != 0 && told + 3 * shortest_told <= sentence.span.end) {
        std::uint32_t end = sentence.span.end;
        for (const std::string_view stop : Words{"。", "；"})
            if (ends_with(text, told, end, stop)) end -= static_cast<std::uint32_t>(stop.size());
        out.push_back({{told, end}, title_of(text, {told, end}), index, 0.9});
        return;
    }
    if (telling.told == Told::no && headings.over(document, sentence)) telling.told = Told::outright;
    // behind the first sentence of an item some complain, others explain
    if (telling.item && index > 0 && document.sentences()[index - 1].paragraph == sentence.paragraph)
        telling.told = std::min(telling.told, Told::vaguely);
    // （一）责任落实有差距。青石镇…: the heading only sums up what follows
    const bool more = index + 1 < document.sentences().size() && document.sentences()[index + 1].paragraph == sentence.paragraph;
    if (more && telling.told == Told::outright && sentence.section < document.sections().size() &&
        document.sections()[sentence.section].heading.contains(sentence.span.begin) && document.sections()[sentence.section].level < 5)
        return;
    const bool told_vaguely = part == Part::problems || telling.told == Told::vaguely;
    const Classes met = words & (told_vaguely ? stating | cue(complains) : stating);
    if (telling.told == Told::no && telling.lists == Told::no && !met) return;  // nearly every sentence
    const std::uint32_t opened = skip_spaces(text, skip_enumerator(text, sentence.span.begin, sentence.span.end), sentence.span.end);
    if (cues_.longest(text, opened, sentence.span.end, cue(resolves))) {
        telling.told = telling.lists = Told::no;
        return;
    }
    if (telling.told == Told::no && !met) return;
    const bool announced = met & cue(announces);
    bool said_that = false;
    std::vector<Clause> clauses;
    split_clauses(text, sentence.span, clauses);
    for (std::size_t first = 0; first < clauses.size();) {
        std::size_t next = first + 1;
        while (next < clauses.size() && clauses[next].before != U'；') ++next;
        const Span whole{clauses[first].span.begin, clauses[next - 1].span.end};
        first = next;
        const Span span = without_leads(text, whole);
        // 还存在不少短板：一是…；二是…
        if (span.begin > whole.begin + 6 && ends_with(text, whole.begin, span.begin, "：") &&
            classes_of(text.substr(whole.begin, span.begin - whole.begin)) & (cue(states) | cue(vague)))
            telling.told = Told::outright;
        if (announced && cues_.classes_in(document.text(whole)) & cue(announces)) telling.told = Told::outright;
        const Classes found = classes_of(document.text(span));
        // 存在的问题： says nothing
        if (cues_.longest(text, skip_enumerator(text, span.begin, span.end), span.end, cue(heads)).length >= span.size()) continue;
        // 还存在不少问题: says that there are some
        constexpr std::size_t longest_vague = 36;
        const bool says_which = found & cue(complains) && !(next == clauses.size() && clauses.size() <= 2);
        const bool says_that = found & cue(vague) && !(found & (cue(commands) | cue(solves))) && !says_which &&
                               (found & cue(states) || telling.told == Told::outright) &&
                               count_characters(document.text(span)) <= longest_vague;
        const Told before = telling.told;
        if (says_that) telling.told = std::max(telling.told, Told::vaguely);
        said_that |= says_that;
        if (!is_problem(document.text(span), found, part, before)) continue;
        if (before != Told::no && !(found & (cue(complains) | cue(states))) &&
            cues_.longest(text, skip_enumerator(text, span.begin, span.end), span.end, cue(resolves)))
            continue;
        double confidence = before != Told::no ? 0.88 : part == Part::problems ? 0.85 : 0.7;
        if (found & cue(states) && found & cue(complains)) confidence += 0.08;
        if (part == Part::requirement && before == Told::no) confidence -= 0.25;
        Problem problem{span, title_of(text, span), index, confidence};
        if (says_that) {
            if (!telling.pending) telling.pending = std::move(problem);
            continue;
        }
        telling.pending.reset();
        out.push_back(std::move(problem));
    }
    const bool last = document.paragraphs()[sentence.paragraph].span.end <= sentence.span.end + 3;
    if (last && telling.told != Told::no && (announced || said_that)) telling.lists = telling.told;
}

std::vector<Problem> ProblemFinder::find(const Document& document, const std::vector<Part>& parts, const std::vector<Classes>& words) const {
    std::vector<Problem> out;
    Telling telling;
    const Headings headings = headings_of(document);
    std::uint32_t article = no_index;
    bool rules = false;
    for (std::uint32_t i = 0; i < document.sentences().size(); ++i) {
        const Sentence& one = document.sentences()[i];
        const ParagraphRole role = document.paragraphs()[one.paragraph].role;
        if (role != ParagraphRole::body && role != ParagraphRole::heading) continue;
        if (one.article != article) {
            article = one.article;
            rules = article < document.articles().size() && is_rules(document, document.articles()[article]);
            if (telling.pending) out.push_back(*telling.pending);
            telling = {};
        }
        // rules say what holds where something is wrong
        if (!rules) sentence(document, i, parts[i], words[i], headings, telling, out);
    }
    if (telling.pending) out.push_back(*telling.pending);
    std::stable_sort(out.begin(), out.end(), [](const Problem& a, const Problem& b) { return a.span.begin < b.span.begin; });
    return out;
}

}  // namespace jianbao::chinese
