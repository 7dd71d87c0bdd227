#include <algorithm>

#include "assignment.h"
#include "item_labels.h"
#include "name_words.h"

namespace jianbao::chinese {

namespace {

constexpr std::uint32_t longest_bracket = 900;  // bytes

/// What the words before a colon name: 牵头单位, （责任单位; none for other labels.
ItemLabel label_in(const Phrases& known, std::string_view words) {
    if (const ItemLabel whole = item_label(known, words); whole != ItemLabel::none) return whole;
    for (const std::string_view one : known[Phrase::labels_of_brackets])
        if (holds(words, one)) return item_label(known, one);
    return ItemLabel::none;
}

/// Brackets that offices close their items with.
bool opens_note(char32_t c) { return std::u32string_view(U"（(【〔［[").find(c) != std::u32string_view::npos; }

/// What stands in the bracket that is all of the paragraph, else the paragraph.
Span without_bracket(std::string_view text, Span paragraph) {
    const std::uint32_t begin = skip_spaces(text, paragraph.begin, paragraph.end);
    std::uint32_t length = 0;
    if (begin >= paragraph.end) return paragraph;
    const char32_t open = character_at(text, begin, length);
    if (!opens_note(open)) return {begin, paragraph.end};
    const std::uint32_t past = skip_bracketed(text, begin, paragraph.end);
    const std::uint32_t after = skip_spaces(text, past, paragraph.end);
    if (past == begin || (after < paragraph.end && !starts_with(text, after, paragraph.end, "。"))) return {begin, paragraph.end};
    return {begin + length, past - (text[past - 1] == ')' || text[past - 1] == ']' ? 1u : 3u)};
}

/// A bracket by its places in the words it stands in.
struct Bracket {
    std::uint32_t open;
    Span inside;
};

/// The bracket the words end with, （…）, (…), 〔…〕, 【…】, ［…］ or […]; none where they end otherwise.
std::optional<Bracket> bracket_at_end(std::string_view words) {
    static constexpr std::string_view opening[] = {"（", "(", "〔", "【", "［", "["},
                                      closing[] = {"）", ")", "〕", "】", "］", "]"};
    const auto close = std::find_if(std::begin(closing), std::end(closing), [&](std::string_view mark) { return words.ends_with(mark); });
    if (close == std::end(closing)) return std::nullopt;
    std::optional<Bracket> last;
    for (const std::string_view mark : opening)
        if (const std::size_t at = words.rfind(mark); at != words.npos && (!last || at > last->open)) {
            const auto open = static_cast<std::uint32_t>(at);
            last = Bracket{open, {open + static_cast<std::uint32_t>(mark.size()), static_cast<std::uint32_t>(words.size() - close->size())}};
        }
    return last;
}

/// 第一位, 首位, 下同: of how a list is to be read.
bool reads_list(std::string_view words) { return holds(words, "第一位") || holds(words, "下同") || holds(words, "首位"); }

/// The words of the clause without the bracket at their end that says how the list is to be read: A、B（列第一位的为牵头单位，下同）.
Span without_reading(std::string_view text, Span clause) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    const auto bracket = bracket_at_end(words);
    if (!bracket || bracket->open == 0 || !reads_list(words.substr(bracket->inside.begin, bracket->inside.size()))) return clause;
    return {clause.begin, clause.begin + bracket->open};
}

/// 县水利局 配合单位：县财政局: a label behind values without a mark between them is a clause of its own.
void part_labels(const Phrases& known, std::string_view text, std::vector<Clause>& clauses) {
    constexpr std::uint32_t longest_label = 18;  // bytes
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        Clause& clause = clauses[i];
        if (clause.after != U'：' || item_label(known, text.substr(clause.span.begin, clause.span.size())) != ItemLabel::none) continue;
        for (std::uint32_t at = clause.span.end - std::min(clause.span.size(), longest_label); at < clause.span.end; ++at) {
            if ((static_cast<unsigned char>(text[at]) & 0xC0) == 0x80 || at == clause.span.begin) continue;
            if (item_label(known, text.substr(at, clause.span.end - at)) == ItemLabel::none) continue;
            Clause label = clause;
            label.span.begin = at;
            label.before = U'，';
            while (clause.span.begin < at && text[at - 1] == ' ') --at;
            clause.span.end = at;
            clause.after = U'，';
            clauses.insert(clauses.begin() + static_cast<std::ptrdiff_t>(i) + 1, label);
            ++i;
            break;
        }
    }
}

/// 6月底前完成, 长期坚持
bool is_only_time(const Phrases& known, std::string_view text, Span clause) {
    const std::string_view words = text.substr(clause.begin, clause.size());
    if (known[Phrase::standing_times].has(words)) return true;
    const std::uint32_t past = skip_time(known, text, clause.begin, clause.end);
    return past != clause.begin && (past == clause.end || text.substr(past, clause.end - past) == "完成");
}

}  // namespace

/// Where the words open with a label of who answers or by when: behind its colon; 0 where they do not.
std::size_t BracketGrammar::behind_label(std::string_view words) const {
    const LabelledLine line = labelled_line(words_->phrases(), words);
    switch (line.label) {
        case ItemLabel::lead:
        case ItemLabel::person:
        case ItemLabel::support:
        case ItemLabel::watch:
        case ItemLabel::limit:
            return line.value;
        default:
            return 0;
    }
}

std::uint32_t BracketGrammar::labels_behind_item(std::string_view text, Span paragraph) const {
    if (words_->next_of(text, paragraph.begin, paragraph.end, bit(Sign::colon)) >= paragraph.end) return 0;  // no label
    std::uint32_t length = 0;
    for (std::uint32_t at = paragraph.begin; (at = next_mark(text, at, paragraph.end)) < paragraph.end; at += length) {
        const char32_t c = character_at(text, at, length);
        if (const std::uint32_t past = skip_bracketed(text, at, paragraph.end); past != at) {
            length = past - at;
            continue;
        }
        if (c != U'。' && c != U'；' && c != U';') continue;
        const std::uint32_t from = skip_spaces(text, at + length, paragraph.end);
        const std::string_view rest = text.substr(from, paragraph.end - from);
        const std::size_t value = behind_label(rest);
        // 责任单位：县水利局。… says more behind the label, which then closes nothing
        if (value == 0 || rest.size() > longest_bracket) continue;
        if (names_.list_at(text, from + static_cast<std::uint32_t>(value), paragraph.end)) return from;
    }
    return 0;
}

/// （县发改局、县财政局）, （县发改局；6月底前）: names of offices and nothing else, but by when.
bool BracketGrammar::names_units(std::string_view text, Span inside) const {
    std::uint32_t end = inside.end;
    std::vector<Clause> clauses;
    split_clauses(text, inside, clauses);
    while (clauses.size() > 1 && is_only_time(words_->phrases(), text, clauses.back().span)) {
        clauses.pop_back();
        end = clauses.back().span.end;
    }
    if (ends_with(text, inside.begin, end, "等")) end -= 3;
    // （县农业农村局、县妇联，各乡镇）: the comma tells offices from places
    return !clauses.empty() && std::all_of(clauses.begin(), clauses.end(), [&](const Clause& clause) {
        const std::uint32_t until = std::min(end, clause.span.end);
        const auto list = names_.list_at(text, clause.span.begin, until);
        return list && list->span.end == until && std::all_of(list->parties.begin(), list->parties.end(), [](const Party& one) {
                   return one.kind == PartyKind::unit || one.name.starts_with("各") || one.name.ends_with("部门");
               });
    });
}

void BracketGrammar::look_for_bare(const Document& document) {
    constexpr std::size_t many = 3;  // items closed so in one document
    const std::string_view text = document.text();
    std::size_t count = 0;
    for (const Paragraph& one : document.paragraphs()) {
        std::uint32_t end = one.span.end;
        if (ends_with(text, one.span.begin, end, "。")) end -= 3;
        const auto bracket = bracket_at_end(text.substr(one.span.begin, end - one.span.begin));
        constexpr std::size_t least_item = 15;  // bytes: 货物类（青石公司） is no item
        if (!bracket || bracket->open < least_item) continue;
        const Span inside{one.span.begin + bracket->inside.begin, one.span.begin + bracket->inside.end};
        // （县发改局牵头） shows as well how the document closes its items
        const std::string_view said = text.substr(inside.begin, inside.size());
        const bool answers = said.ends_with("负责") || said.ends_with("负责落实") || said.ends_with("牵头") || holds(said, "牵头，") || said.ends_with("配合") || holds(said, "单位：") || said.starts_with("牵头：") || said.starts_with("责任：");
        if ((answers || names_units(text, inside)) && ++count >= many) {
            bare_ = true;
            return;
        }
    }
}

/// 由县住建局牵头，县财政局配合。 and 县住建局牵头，县财政局配合。: a sentence that says who answers and nothing to do.
bool BracketGrammar::only_names(std::string_view text, Span sentence) const {
    if (sentence.size() > longest_bracket) return false;
    const bool requested = static_cast<bool>(request_word(text, skip_spaces(text, sentence.begin, sentence.end), sentence.end, *words_));
    // without 由 it has to say who leads and who helps
    constexpr std::string_view leading = "牵头，";
    if (!requested && text.substr(sentence.begin, sentence.size()).find(leading) == text.npos) return false;
    std::vector<Clause> clauses;
    split_clauses(text, sentence, clauses);
    bool leads = false;
    for (const Clause& clause : clauses) {
        const Word opening = request_word(text, clause.span.begin, clause.span.end, *words_);
        const auto list = names_.list_at(text, clause.span.begin + opening.length, clause.span.end, opening.length != 0);
        if (!list) return false;
        const std::string_view rest = text.substr(list->span.end, clause.span.end - list->span.end);
        if (!words_->phrases()[Phrase::bare_roles].has(rest)) return false;
        leads |= (opening.length != 0 || !requested) && (rest.ends_with("牵头") || rest.ends_with("负责"));
    }
    return leads;
}

bool BracketGrammar::closes(std::string_view text, Span paragraph) const {
    const Span inside = without_bracket(text, paragraph);
    if (inside.size() > longest_bracket) return false;
    const std::string_view words = text.substr(inside.begin, inside.size());
    const bool bracketed = inside.begin != skip_spaces(text, paragraph.begin, paragraph.end);
    constexpr std::uint32_t longest_front = 60;  // bytes: a number and a label
    const std::uint32_t front = std::min(inside.end, inside.begin + longest_front);
    if (words_->next_of(text, inside.begin, front, bit(Sign::colon)) < front) {
        const std::uint32_t numbered = skip_enumerator(text, inside.begin, inside.end);
        if (behind_label(words) != 0 || behind_label(text.substr(numbered, inside.end - numbered)) != 0) return true;
    }
    if (!bracketed) return false;
    // （A牵头，B配合；8月25日前完成）
    std::vector<Clause> clauses;
    split_clauses(text, inside, clauses);
    const PhraseList& closing = words_->phrases()[Phrase::closing_verbs];
    return std::any_of(clauses.begin(), clauses.end(), [&](const Clause& one) {
        return !closing.ends(text.substr(one.span.begin, one.span.size())).empty();
    });
}

void BracketGrammar::find_closing(std::string_view text, Span lines, Span item, bool& first_leads,
                                  std::vector<Assignment>& found) const {
    const std::size_t start = found.size();
    if (!parties_in(text, without_bracket(text, lines), first_leads, found)) return;
    const std::uint32_t begin = skip_enumerator(text, item.begin, item.end);
    for (std::size_t i = start; i < found.size(); ++i) found[i].scope = {begin, item.end};
}

/// 县水利局 县财政局 各镇 behind a label: names with spaces for marks; none where a part is no name.
std::optional<PartyList> BracketGrammar::spaced_names(std::string_view text, Span values) const {
    const std::string_view written = text.substr(values.begin, values.size());
    if (!holds(written, " ") || holds(written, "、")) return std::nullopt;
    // 青石县 水利局, 县委 办公室 are one name each: all say of which level they are, or none does and none is a place
    static constexpr WordList levels({"县", "市", "区", "省", "州", "各", "镇", "乡"});
    const bool levelled = !levels.begins(written).empty();
    PartyList all{values, {}};
    for (std::uint32_t at = values.begin; at < values.end;) {
        const std::uint32_t end = at + static_cast<std::uint32_t>(std::min(text.substr(at, values.end - at).find(' '), std::size_t{values.end - at}));
        const auto part = names_.list_at(text, at, end);
        const std::string_view name = text.substr(at, end - at);
        if (!part || part->span.end != end || levelled == levels.begins(name).empty()) return std::nullopt;
        if (!levelled && (!levels.ends(name).empty() || words_->classes_of(name) & any_of(head_unit, head_place))) return std::nullopt;
        all.parties.insert(all.parties.end(), part->parties.begin(), part->parties.end());
        at = skip_spaces(text, end, values.end);
    }
    return all;
}

bool BracketGrammar::parties_in(std::string_view text, Span inside, bool& first_leads,
                                std::vector<Assignment>& found) const {
    const Phrases& known = words_->phrases();
    std::vector<Clause> clauses;
    split_clauses(text, inside, clauses);
    part_labels(known, text, clauses);
    const std::string_view content = text.substr(inside.begin, inside.size());
    if (holds(content, "第一位") || holds(content, "首位")) first_leads = true;
    const std::size_t start = found.size();
    bool verb_seen = reads_list(content);
    bool lead_label = false;
    bool labelled = false;  // under a label: 牵头单位：
    Role label = Role::lead;
    bool other_label = false;
    bool personal = false;           // 牵头领导：
    bool headed = false;             // A牵头: the others support it
    std::size_t unassigned = start;  // parties waiting for the verb of a later clause
    for (Clause& clause : clauses) {
        clause.span = without_reading(text, clause.span);
        const std::string_view words = text.substr(clause.span.begin, clause.span.size());
        if (reads_list(words)) continue;
        std::uint32_t at = clause.span.begin;
        if (clause.after == U'：') {
            // 适用范围：某试验区: what other labels name answers for nothing
            labelled = false;
            other_label = true;
            const ItemLabel named = label_in(words_->phrases(), words);
            if (named != ItemLabel::lead && named != ItemLabel::person && named != ItemLabel::support) continue;
            other_label = false;
            labelled = true;
            personal = named == ItemLabel::person;
            label = named == ItemLabel::support ? Role::support : Role::lead;
            // 牵头单位：A；责任单位：B: the second supports
            if (named == ItemLabel::lead && lead_label && words.starts_with("责任")) label = Role::support;
            // 责任单位：A、B。列第一位者为牵头单位: the label tells who answers, not yet who leads
            lead_label |= named == ItemLabel::lead && !(first_leads && words.starts_with("责任"));
            verb_seen = true;
            continue;
        }
        if (other_label) continue;
        const Word opening = request_word(text, at, clause.span.end, *words_);
        if (opening) at += opening.length;
        auto list = names_.list_at(text, at, clause.span.end);
        if (labelled && !personal)
            if (auto spaced = spaced_names(text, {at, clause.span.end})) list = std::move(spaced);
        if (!list && labelled && personal) list = names_.persons_at(text, at, clause.span.end);
        if (labelled && !personal && (!list || starts_with(text, list->span.end, clause.span.end, "、")))
            if (auto named = names_.units_at(text, at, clause.span.end)) list = std::move(named);
        if (!list) continue;
        const std::string_view rest = text.substr(list->span.end, clause.span.end - list->span.end);
        const bool leads = holds(rest, "牵头");
        const std::size_t charge = rest.find("负责");
        const bool post = charge != rest.npos && (rest.substr(charge + 6).starts_with("人") || rest.substr(charge + 6).starts_with("同志"));
        const bool answers = (charge != rest.npos && !post) || known[Phrase::answering].stands_in(rest);
        const bool supports = known[Phrase::supporting].stands_in(rest);
        Role role = labelled ? label : Role::lead;
        if (supports || (headed && answers && !leads)) role = Role::support;
        for (const Party& party : list->parties) {
            found.push_back({party, role, Shape::bracket, {}, 0.97});
            verb_seen |= party.marked;
        }
        if (leads || answers || supports) {
            verb_seen = true;
            // （县水利局；县财政局配合）: who stands before the first helper leads
            const bool led = supports && !headed && !labelled && unassigned == start && found.size() - start > list->parties.size();
            for (std::size_t i = led ? found.size() - list->parties.size() : unassigned; i < found.size(); ++i) found[i].role = role;
            headed = headed || led;
            unassigned = found.size();
        } else if (labelled) {
            unassigned = found.size();
        }
        headed = headed || leads;
        // 会同 inside the bracket
        if (const std::size_t with = rest.find("会同"); with != rest.npos) {
            const auto helpers =
                names_.list_at(text, list->span.end + static_cast<std::uint32_t>(with) + 6, clause.span.end);
            if (helpers)
                for (const Party& party : helpers->parties)
                    found.push_back({party, Role::support, Shape::bracket, {}, 0.97});
            unassigned = found.size();
        }
    }
    if (!verb_seen && !(bare_ && names_units(text, inside))) found.resize(start);
    if (found.size() == start) return false;
    // 县水利局（牵头）、县财政局: the others help
    if (std::any_of(found.begin() + static_cast<std::ptrdiff_t>(start), found.end(), [](const Assignment& one) { return one.party.marked; }))
        for (std::size_t i = start; i < found.size(); ++i) found[i].role = found[i].party.marked ? Role::lead : Role::support;
    if (first_leads && !lead_label && !headed)
        for (std::size_t i = start + 1; i < found.size(); ++i) found[i].role = Role::support;
    for (std::size_t i = start; i < found.size(); ++i)
        if (found[i].party.kind == PartyKind::universal && found[i].role == Role::lead && found[i].confidence > 0.9)
            found[i].confidence = 0.9;
    return true;
}

void BracketGrammar::find(std::string_view text, Span paragraph, bool& first_leads,
                          std::vector<Assignment>& found) const {
    std::uint32_t item = paragraph.begin;
    std::uint32_t length = 0;
    for (std::uint32_t at = paragraph.begin; (at = words_->next_of(text, at, paragraph.end, bit(Sign::bracket))) < paragraph.end; at += length) {
        const char32_t c = character_at(text, at, length);
        if (!opens_note(c)) continue;  // nothing was read
        const std::uint32_t past = skip_bracketed(text, at, std::min(paragraph.end, at + longest_bracket));
        if (past == at) continue;
        const Span inside{at + length, past - (text[past - 1] == ')' || text[past - 1] == ']' ? 1u : 3u)};
        const std::string_view content = text.substr(inside.begin, inside.size());
        length = past - at;
        constexpr std::size_t shortest = 12, shortest_bare = 9;  // bytes: 镇纪委
        if (content.size() < (bare_ ? shortest_bare : shortest)) continue;
        if (!words_->phrases()[Phrase::bracket_signs].stands_in(content) && !(bare_ && names_units(text, inside)))
            continue;
        // （…负责的…） explains a word of the sentence and closes no item
        std::uint32_t after = skip_spaces(text, past, paragraph.end);
        const bool closes = after >= paragraph.end || starts_with(text, after, paragraph.end, "。") ||
                            starts_with(text, after, paragraph.end, "；") ||
                            starts_with(text, after, paragraph.end, ";") ||
                            starts_with(text, at - 3, paragraph.end, "。");
        if (!closes) continue;
        const std::size_t start = found.size();
        if (!parties_in(text, inside, first_leads, found)) continue;
        std::uint32_t begin = skip_enumerator(text, item, paragraph.end);
        for (std::size_t i = start; i < found.size(); ++i) found[i].scope = {begin, past};
        item = after;
        while (item < paragraph.end &&
               (starts_with(text, item, paragraph.end, "。") || starts_with(text, item, paragraph.end, "；")))
            item += 3;
    }
}

}  // namespace jianbao::chinese
