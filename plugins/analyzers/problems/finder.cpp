#include "finder.h"

#include "clauses.h"

namespace jianbao::chinese {

namespace {

enum Cue : unsigned { states, complains, commands, solves };
constexpr Classes cue(Cue one) { return Classes{1} << one; }

constexpr std::size_t longest_title = 40;
constexpr std::size_t shortest_problem = 8;  // characters

std::string title_of(std::string_view text, Span span) {
    std::string out;
    std::uint32_t length = 0;
    for (std::uint32_t at = skip_enumerator(text, span.begin, span.end); at < span.end; at += length) {
        const char32_t c = character_at(text, at, length);
        if (c != U' ' && c != U'\u3000' && c != U'\n' && c != U'\r') out.append(text.substr(at, length));
    }
    if (count_characters(out) <= longest_title) return out;
    return std::string(first_characters(out, longest_title - 1)) + "…";
}

}  // namespace

ProblemFinder::ProblemFinder(const Node& lexicon, const Node& discourse) : discourse_(discourse) {
    static const std::vector<std::string_view> names = {"states", "complains", "commands", "solves"};
    add_groups(cues_, lexicon, names);
    stated_ = cues_.only(cue(states));
    wrong_ = cues_.only(cue(states) | cue(complains));
    cues_.finish();
}

std::vector<Problem> ProblemFinder::find(const Document& document, const std::vector<Part>& parts) const {
    std::vector<Problem> out;
    std::vector<Clause> clauses;
    for (std::uint32_t i = 0; i < document.sentences().size(); ++i) {
        const Sentence& sentence = document.sentences()[i];
        const ParagraphRole role = document.paragraphs()[sentence.paragraph].role;
        if (role != ParagraphRole::body && role != ParagraphRole::heading) continue;
        // outside the part on problems only a sentence that states them outright counts
        const Lexicon& wanted = parts[i] == Part::problems ? wrong_ : stated_;
        if (!wanted.classes_in(document.text(sentence.span))) continue;
        if (cues_.classes_in(document.text(sentence.span)) & cue(solves)) continue;
        split_clauses(document.text(), sentence.span, clauses);
        for (std::size_t first = 0; first < clauses.size();) {
            std::size_t next = first + 1;
            while (next < clauses.size() && clauses[next].before != U'；') ++next;
            const Span span{clauses[first].span.begin, clauses[next - 1].span.end};
            first = next;
            const Classes found = cues_.classes_in(document.text(span));
            if (!(found & (cue(states) | cue(complains))) || found & (cue(commands) | cue(solves))) continue;
            if (count_characters(document.text(span)) < shortest_problem) continue;
            double confidence = parts[i] == Part::problems ? 0.85 : 0.7;
            if (found & cue(states) && found & cue(complains)) confidence += 0.08;
            if (parts[i] == Part::requirement) confidence -= 0.25;
            out.push_back({span, title_of(document.text(), span), i, confidence});
        }
    }
    return out;
}

}  // namespace jianbao::chinese
