#include "labels.h"

#include <algorithm>

#include "name_words.h"

namespace jianbao::chinese {

namespace {

constexpr std::uint32_t longest_label = 120;  // bytes

/// 参会单位, 报名对象: what a class is for, not a body.
bool names_a_field(const PhraseList& fields, const Party& party) {
    if (party.kind == PartyKind::unit || party.name.starts_with("各")) return false;
    return !fields.ends(party.name).empty();
}

}  // namespace

std::uint32_t LabelGrammar::without_colon(std::string_view text, Span span) {
    std::uint32_t end = span.end;
    for (const std::string_view colon : Words{"：", ":"})
        if (ends_with(text, span.begin, end, colon)) return end - static_cast<std::uint32_t>(colon.size());
    return end;
}

int LabelGrammar::numbering(std::string_view text, Span paragraph) {
    const std::uint32_t end = skip_enumerator(text, paragraph.begin, paragraph.end);
    if (end == paragraph.begin) return 0;
    const std::string_view number = text.substr(paragraph.begin, end - paragraph.begin);
    if (number.starts_with("第")) return 10;
    std::uint32_t length = 0;
    const char32_t sign = character_at(number, 0, length);
    if ((sign >= U'①' && sign <= U'⒛') || (sign >= U'㈠' && sign <= U'㈩')) return 45;
    const bool bracket = number.starts_with("（") || number.starts_with("(");
    const std::size_t first = number.find_first_of("0123456789");
    const bool digits = first != number.npos;
    // 3.2.1 stands below 3.2, and that below 3
    int parts = 0;
    for (std::size_t at = first; digits && at + 1 < number.size(); ++at)
        parts += number[at] == '.' && number[at + 1] >= '0' && number[at + 1] <= '9';
    if (!bracket && digits && (number.find("）") != number.npos || number.find(")") != number.npos)) return 42;  // 2）
    return bracket ? (digits ? 40 : 20) : digits ? 30 + std::min(parts, 9) : number.find("是") != number.npos ? 50 : 10;
}

/// A label that is all of the span but for the number before it. `marked`: a colon stands behind the span or at its end.
std::optional<PartyList> LabelGrammar::label_at(std::string_view text, Span span, bool marked) const {
    const std::uint32_t begin = skip_enumerator(text, span.begin, span.end);
    std::uint32_t end = without_colon(text, span);
    const bool whole = end == span.end;
    // 县公安局职责：
    if (begin < end) end -= static_cast<std::uint32_t>(words_->phrases()[Phrase::label_tails].ends(text.substr(begin, end - begin)).size());
    if (end <= begin || end - begin > longest_label) return std::nullopt;
    if (!words_->marks(text, begin, end)) return std::nullopt;
    const auto list = names_.list_at(text, begin, end);
    if (!list || list->universal()) return std::nullopt;
    if (skip_spaces(text, list->span.end, end) != end) return std::nullopt;
    const PhraseList& fields = words_->phrases()[Phrase::fields_of_forms];
    if (std::any_of(list->parties.begin(), list->parties.end(), [&](const Party& one) { return names_a_field(fields, one); }))
        return std::nullopt;
    // 林业, 高校: a field or a kind of bodies is a heading like any other unless a number or a colon stands with it
    const bool unit = std::any_of(list->parties.begin(), list->parties.end(),
                                  [](const Party& one) { return one.kind != PartyKind::group; });
    if (!marked && whole && !unit && begin == span.begin) return std::nullopt;
    return list;
}

/// Adds the label's parties for each item of the span: pieces behind 。 and ； that have a number of their own.
void LabelGrammar::items(const Document& document, Span span, const PartyList& label, bool inside,
                         std::vector<Assignment>& found) const {
    const std::string_view text = document.text();
    std::vector<Clause> clauses;
    split_clauses(text, span, clauses);
    std::vector<std::uint32_t> names;  // where the paragraph's own parties stand
    for (const Assignment& one : found)
        if (one.shape != Shape::reports && one.shape != Shape::support) names.push_back(one.party.evidence.begin);
    std::sort(names.begin(), names.end());
    for (std::size_t i = 0; i < clauses.size();) {
        std::size_t next = i + 1;
        while (next < clauses.size() && clauses[next].before != U'。' &&
               !(clauses[next].before == U'；' && skip_enumerator(text, clauses[next].span.begin, span.end) != clauses[next].span.begin))
            ++next;
        // 早发现：坚持…: what the item is called
        std::size_t first = i;
        constexpr std::uint32_t longest_name = 18;
        if (next > i + 1 && clauses[i].after == U'：' && clauses[i].span.size() <= longest_name) ++first;
        Span item{skip_enumerator(text, clauses[first].span.begin, clauses[next - 1].span.end), clauses[next - 1].span.end};
        const auto named = std::lower_bound(names.begin(), names.end(), item.begin);
        // 要严格落实，市里将进行约谈: up to where somebody else is named
        std::size_t own = first;
        if (named != names.end() && *named < item.end)
            while (own < next && clauses[own].span.end <= *named) ++own;
        const bool other = named != names.end() && *named < item.end;
        if (other && own > first) item.end = clauses[own - 1].span.end;
        i = next;
        if ((other && own == first) || item.empty()) continue;
        // 县教育局：负责…: the first item begins with who is named right before it
        const Span scope = inside && first == 0 ? Span{label.span.begin, item.end} : item;
        for (const Party& party : label.parties) found.push_back({party, Role::lead, Shape::label, scope, 0.9});
    }
}

/// Whether the paragraph is an item of the label above it.
bool LabelGrammar::follows(const Document& document, const Paragraph& paragraph, int number) {
    if (!label_ || ended_) return false;
    if (paragraph.role == ParagraphRole::table || paragraph.role == ParagraphRole::title) return false;
    if (items_numbering_ < 0) {
        if (number != 0 && number <= numbering_) return false;
        items_numbering_ = number;
    } else if (items_numbering_ > 0) {
        if (number == 0 || number < items_numbering_) return false;
    } else if (number != 0) {
        return false;
    }
    // unnumbered items below a line that has no number either end with the first 。
    const std::string_view words = document.text(paragraph.span);
    ended_ = items_numbering_ == 0 && numbering_ == 0 && !words.ends_with("；") && !words.ends_with(";");
    return true;
}

/// 现就水库问题交你单位办理：: who is handed the matter, as the paper calls whom it is written to.
std::optional<PartyList> LabelGrammar::handed_to(std::string_view text, Span paragraph) const {
    if (words_->next_of(text, paragraph.begin, paragraph.end, bit(Sign::you)) >= paragraph.end) return std::nullopt;
    const std::string_view words = text.substr(paragraph.begin, paragraph.size());
    if (find_word(words, "你") == words.npos) return std::nullopt;  // mostly
    for (const std::string_view hands : words_->phrases()[Phrase::handed_to_you]) {
        if (find_word(words, hands) == words.npos) continue;
        const std::size_t found = words.rfind(hands);
        const std::uint32_t begin = paragraph.begin + static_cast<std::uint32_t>(found + hands.size()) - 3;
        const Word body = words_->longest(text, begin + 3, paragraph.end, any_of(head_unit, head_class, head_place));
        // 现转你省: a reply, not an order
        const std::string_view level = text.substr(begin + 3, body.length);
        if (!body || level == "省" || level == "市" || level == "县" || level == "区" || level == "州" || starts_with(text, begin + 3, paragraph.end, "们") || starts_with(text, begin + 3, paragraph.end, "各")) continue;
        const Span name{begin, begin + 3 + body.length};
        return PartyList{name, {{name, std::string(text.substr(name.begin, name.size())), PartyKind::unit}}};
    }
    return std::nullopt;
}

/// 责成县水利局做好以下工作：: those it tells answer for the items below.
bool LabelGrammar::announces(std::string_view text, Span paragraph, const std::vector<Assignment>& found) const {
    // 请你局立即整改。 and below it 一、…: whom the paper is written to
    const bool addressed = numbering(text, paragraph) == 0 && !found.empty() && std::all_of(found.begin(), found.end(), [](const Assignment& one) {
        return one.role != Role::lead || ((one.shape == Shape::modal || one.shape == Shape::request) && one.party.name.starts_with("你") && !one.party.name.starts_with("你们"));
    });
    if (addressed && found.back().role == Role::lead) return true;
    if (without_colon(text, paragraph) == paragraph.end) return false;
    constexpr std::size_t nearest = 30;  // bytes from the end
    const std::string_view words = text.substr(paragraph.begin, paragraph.size());
    const std::string_view end = words.substr(words.size() > nearest ? words.size() - nearest : 0);
    if (!words_->phrases()[Phrase::items_announced].stands_in(end)) return false;
    bool told = false;
    for (const Assignment& one : found) {
        if (one.role != Role::lead) continue;
        if (one.shape != Shape::modal && one.shape != Shape::request && one.shape != Shape::lead) return false;
        if (one.party.kind == PartyKind::universal || one.scope.end + 6 < paragraph.end) return false;
        told = true;
    }
    return told;
}

/// 党组书记 above 1.…
bool LabelGrammar::heads_numbered(const Document& document, const Paragraph& paragraph) {
    const auto paragraphs = document.paragraphs();
    const auto next = std::partition_point(paragraphs.begin(), paragraphs.end(), [&](const Paragraph& one) { return one.span.begin <= paragraph.span.begin; });
    if (next == paragraphs.end() || next->article != paragraph.article || paragraph.role == ParagraphRole::title) return false;
    const std::string_view below = document.text(next->span);
    return numbering(document.text(), next->span) == 30 && below.starts_with("1");
}

/// （二）监督组。负责…, 县水利局——负责…: a number and a name, or a name and a dash, then what it does.
bool LabelGrammar::heads_duties(const Document& document, const Paragraph& paragraph, int number, std::vector<Assignment>& found) const {
    constexpr std::size_t longest_name = 45, shortest_unit = 9;  // bytes
    const std::string_view text = document.text();
    const Span span = paragraph.span;
    const std::string_view front = text.substr(span.begin, std::min<std::size_t>(span.size(), longest_name));
    for (const std::string_view mark : Words{"。", "——"}) {
        const std::size_t stop = number == 0 && mark == "。" ? front.npos : front.find(mark);
        if (stop == front.npos || span.begin + stop + mark.size() >= span.end) continue;
        const auto end = span.begin + static_cast<std::uint32_t>(stop), behind = end + static_cast<std::uint32_t>(mark.size());
        const std::uint32_t duty = skip_enumerator(text, skip_spaces(text, behind, span.end), span.end);
        const bool charged = words_->longest(text, duty, span.end).is(any_of(lead_verb, support_verb)) || starts_with(text, duty, span.end, "组织") ||
                             starts_with(text, duty, span.end, "承担");
        // （一）县水利局。6月底前完成检修: an office by its whole name, and by when
        const bool due = mark == "。" && is_due(words_->phrases(), text, duty, span.end);
        const auto label = charged || due ? label_at(text, {span.begin, end}, true) : std::nullopt;
        if (!label) continue;
        const bool named = std::all_of(label->parties.begin(), label->parties.end(), [](const Party& one) { return one.kind == PartyKind::unit && one.name.size() > shortest_unit; });
        if (!charged && !named) continue;
        items(document, {behind, span.end}, *label, true, found);
        return true;
    }
    return false;
}

void LabelGrammar::find(const Document& document, const Paragraph& paragraph, std::vector<Assignment>& found) {
    const std::string_view text = document.text();
    if (paragraph.article != article_) {
        article_ = paragraph.article;
        label_.reset();
        text_before_ = number_before_ = false;
    }
    const int number = numbering(text, paragraph.span);
    // who is addressed stands before anything numbered
    if ((paragraph.role == ParagraphRole::addressee && !number_before_) || paragraph.role == ParagraphRole::salutation) {
        text_before_ = true;
        return;
    }
    number_before_ |= number != 0;
    const bool line = paragraph.span.size() <= longest_label + 24;
    const bool marked = without_colon(text, paragraph.span) != paragraph.span.end;
    // A line without a colon needs its number, or that of the first item below it.
    const bool heads = line && !marked && number == 0 && heads_numbered(document, paragraph);
    if (heads || (line && (text_before_ || number != 0) && (marked || number != 0 || paragraph.role == ParagraphRole::heading))) {
        if (auto label = label_at(text, paragraph.span, marked)) {
            label_ = std::move(label);
            numbering_ = number;
            items_numbering_ = -1;
            ended_ = false;
            found.clear();
            return;
        }
    }
    const bool opening = !text_before_;
    // 财预〔2026〕8号
    const bool reference = paragraph.span.size() <= 60 && text.substr(paragraph.span.begin, paragraph.span.size()).ends_with("号");
    if (!paragraph.span.empty() && paragraph.role != ParagraphRole::title && !reference) text_before_ = true;
    // 县教育局：1.…；2.…
    std::vector<Clause> clauses;
    constexpr std::uint32_t most_spaces = 120;  // around the label
    const std::uint32_t front = std::min(paragraph.span.end, paragraph.span.begin + longest_label + most_spaces);
    if (!opening && words_->next_of(text, paragraph.span.begin, front, bit(Sign::colon)) < front)
        split_clauses(text, paragraph.span, clauses);
    if (clauses.size() > 1 && clauses.front().after == U'：' && clauses.front().span.size() <= longest_label) {
        if (auto label = label_at(text, clauses.front().span, true)) {
            // 县教育局：负责选址；县财政局：负责资金
            constexpr std::size_t longest_other = 45;  // bytes
            std::size_t first = 0;
            for (std::size_t c = 2; c + 1 < clauses.size(); ++c) {
                const bool labelled = clauses[c].after == U'：' && (clauses[c].before == U'；' || clauses[c].before == U'。') && clauses[c].span.size() <= longest_other;
                auto other = labelled ? label_at(text, clauses[c].span, true) : std::nullopt;
                if (!other) continue;
                items(document, {clauses[first + 1].span.begin, clauses[c - 1].span.end}, *label, true, found);
                label = std::move(other);
                first = c;
            }
            items(document, {clauses[first + 1].span.begin, paragraph.span.end}, *label, true, found);
            return;
        }
    }
    if (!opening && heads_duties(document, paragraph, number, found)) return;
    if (const auto whom = number == 0 ? handed_to(text, paragraph.span) : std::nullopt) {
        label_ = whom;
        items(document, paragraph.span, *whom, false, found);
        numbering_ = 0;
        items_numbering_ = -1;
        ended_ = false;
        return;
    }
    if (announces(text, paragraph.span, found)) {
        label_ = PartyList{paragraph.span, {}};
        for (const Assignment& one : found)
            if (one.role == Role::lead) label_->parties.push_back(one.party);
        numbering_ = number;
        items_numbering_ = -1;
        ended_ = false;
        return;
    }
    if (follows(document, paragraph, number)) {
        items(document, paragraph.span, *label_, false, found);
        return;
    }
    label_.reset();
    // 你单位反映，…: what they say is not what they are to do
    const std::uint32_t words_at = skip_enumerator(text, paragraph.span.begin, paragraph.span.end);
    for (const std::string_view told : Words{"你", "我", "该", "经", "目前"})
        if (starts_with(text, words_at, paragraph.span.end, told)) return;
    if (handed_ && handed_in_ == paragraph.article && paragraph.role != ParagraphRole::title) items(document, paragraph.span, *handed_, false, found);
}

}  // namespace jianbao::chinese
