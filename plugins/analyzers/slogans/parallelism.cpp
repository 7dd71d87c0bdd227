#include "parallelism.h"

#include <algorithm>
#include <array>

namespace jianbao::chinese {

namespace {

constexpr std::size_t fewest_members = 3;

/// A stretch between separators.
struct Member {
    Span span;
    std::uint32_t characters = 0;
    /// The three bytes it begins and ends with, fewer where it has fewer: its first and its last character mostly. What
    /// tells the members of three that don't belong together at a glance.
    std::uint32_t front = 0, back = 0;
    bool han_only = true;
    bool figures = false;
    bool starts_run = false;  ///< stands after a colon or at the start: no member joins it to the left
};

/// The first three bytes as a number; fewer where the text has fewer.
constexpr std::uint32_t three_bytes(std::string_view text) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[i])} << (8 * i); };
    if (text.size() >= 3) [[likely]] return byte(0) | byte(1) | byte(2);
    std::uint32_t bytes = 0;
    for (std::size_t i = 0; i < text.size(); ++i) bytes |= byte(i);
    return bytes;
}

enum class Mark : std::uint8_t { other, figure, separator, stop };

Mark wide_mark(char32_t character) {
    if (character >= U'０' && character <= U'９') return Mark::figure;
    switch (character) {
        case U'，':
        case U'、':
        case U'；':
            return Mark::separator;
        case U'。':
        case U'：':
        case U'！':
        case U'？':
            return Mark::stop;
        case U'％':
            return Mark::figure;
        default:
            return Mark::other;
    }
}

constexpr auto narrow_marks = [] {
    std::array<Mark, 128> marks{};
    for (const char mark : {',', ';'}) marks[static_cast<std::size_t>(mark)] = Mark::separator;
    for (const char mark : {':', '!', '?'}) marks[static_cast<std::size_t>(mark)] = Mark::stop;
    for (const char mark : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '%'}) marks[static_cast<std::size_t>(mark)] = Mark::figure;
    return marks;
}();

/// The members of a sentence; `mark` is the position of its first mark.
void split(const MarkList& marks, std::size_t mark, Span sentence, std::vector<Member>& members) {
    const std::string_view text = marks.text();
    members.clear();
    Member* member = &members.emplace_back(Member{.span = {sentence.begin, sentence.begin}, .starts_run = true});
    const auto finish = [&](std::uint32_t end) {
        member->span.end = end;
        const std::string_view words = text.substr(member->span.begin, member->span.size());
        member->front = three_bytes(words);
        member->back = three_bytes(words.substr(std::max<std::size_t>(words.size(), 3) - 3));
    };
    for (std::uint32_t at = sentence.begin;; ++mark) {
        const std::uint32_t place = std::min(marks[mark], sentence.end);
        member->characters += (place - at) / 3;
        if (place == sentence.end) break;
        Mark kind = Mark::other;
        const auto lead = static_cast<unsigned char>(text[place]);
        if (lead < 0x80) {
            kind = narrow_marks[lead];
            at = place + 1;
        } else {
            std::uint32_t length = 0;
            const char32_t character = character_at(text, place, length);
            kind = wide_mark(character);
            at = place + length;
            constexpr char32_t no_han_before = 0x3000;
            if (kind == Mark::other && character >= no_han_before && is_han(character)) {
                ++member->characters;
                continue;
            }
        }
        if (kind >= Mark::separator) {
            if (member->characters > 0) {
                finish(place);
                member = &members.emplace_back(Member{.span = {at, at}, .starts_run = kind == Mark::stop});
            } else {
                *member = {.span = {at, at}, .starts_run = kind == Mark::stop || member->starts_run};
            }
        } else {
            ++member->characters;
            member->han_only = false;
            member->figures |= kind == Mark::figure;
        }
    }
    if (member->characters > 0)
        finish(sentence.end);
    else
        members.pop_back();
}

class Finder {
public:
    Finder(std::string_view text, const SloganLexicon& lexicon, const std::vector<Member>& members)
        : text_(text), lexicon_(lexicon), members_(members) {}

    /// Adds the longest run that begins at member `first`; returns the number of its members, 0 for none. The searches
    /// below are told that two more members follow the first, and what else they say of them here.
    std::size_t find_at(std::size_t first, std::vector<Parallelism>& found) const {
        if (!joins(first + 1) || !joins(first + 2)) return 0;
        Parallelism result;
        std::size_t best = 0;
        const auto take = [&](std::size_t (Finder::*find)(std::size_t, Parallelism&) const) {
            Parallelism candidate;
            const std::size_t count = (this->*find)(first, candidate);
            if (count > best) {
                best = count;
                result = std::move(candidate);
            }
        };
        const Member &one = members_[first], &two = members_[first + 1], &three = members_[first + 2];
        // Only the last member may be longer than the others, words may stand before the first.
        const bool one_length = one.han_only && one.characters >= two.characters &&
                                one.characters <= two.characters + longest_lead_in && three.characters >= two.characters;
        if (one_length && (two.characters == 3 || two.characters == 4)) take(&Finder::by_length);
        if (two.front == three.front && !one.figures) take(&Finder::by_opener);
        if (one.back == two.back && one.back == three.back) take(&Finder::by_closer);
        if (one_length && two.han_only && three.han_only) take(&Finder::by_frame);
        if (turns_on(two) && turns_on(three) && !one.figures) take(&Finder::by_turn);
        if (best > 0) found.push_back(std::move(result));
        return best;
    }

private:
    static constexpr std::uint32_t longest_lead_in = 6;  ///< characters before the first of members of one length

    /// First byte of the last `characters` characters of the member.
    std::uint32_t last_characters(const Member& member, std::uint32_t characters) const {
        std::uint32_t at = member.span.end;
        for (; characters > 0 && at > member.span.begin; --characters) {
            --at;
            while (at > member.span.begin && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) --at;
        }
        return at;
    }

    bool joins(std::size_t index) const { return index < members_.size() && !members_[index].starts_run; }

    /// 抓重点、补短板、强弱项 and 统一思想、提高认识、加强领导.
    std::size_t by_length(std::size_t first, Parallelism& result) const {
        const std::uint32_t characters = members_[first + 1].characters;
        const Classes wanted = characters == 3 ? SloganLexicon::short_verb : SloganLexicon::long_verb;
        const Member& lead = members_[first];
        const std::uint32_t begin = last_characters(lead, characters);
        if (!lexicon_.members().longest(text_, begin, lead.span.end, wanted)) return 0;
        std::vector<Span> spans = {{begin, lead.span.end}};
        std::size_t next = first + 1;
        for (; joins(next); ++next) {
            const Member& member = members_[next];
            if (member.characters < characters ||
                !lexicon_.members().longest(text_, member.span.begin, member.span.end, wanted))
                break;
            // The last member may run on: 强弱项的思路.
            std::uint32_t end = member.span.begin;
            std::uint32_t length = 0;
            bool han = true;
            for (std::uint32_t i = 0; i < characters; ++i) {
                han &= is_han(character_at(text_, end, length));
                end += length;
            }
            if (!han) break;
            if (member.characters != characters) {
                std::uint32_t ignored = 0;
                const char32_t after = character_at(text_, end, ignored);
                if (after == U'的' || after == U'等' || after == U'”')
                    spans.push_back({member.span.begin, end}), ++next;
                break;
            }
            spans.push_back(member.span);
        }
        if (spans.size() < fewest_members || all_things(spans)) return 0;
        result.span = {spans.front().begin, spans.back().end};
        result.form.clear();
        for (const Span span : spans) {
            if (!result.form.empty()) result.form += "、";
            result.form += text_.substr(span.begin, span.size());
        }
        return next - first;
    }

    bool all_things(const std::vector<Span>& spans) const {
        return std::all_of(spans.begin(), spans.end(), [&](Span span) {
            std::uint32_t length = 0;
            return lexicon_.ends_things(character_at(text_, span.end - 3, length));
        });
    }

    /// 坚持…，坚持…，坚持…
    std::size_t by_opener(std::size_t first, Parallelism& result) const {
        constexpr Classes openers = SloganLexicon::opener | SloganLexicon::verb;
        const Member& second = members_[first + 1];
        const Word word = lexicon_.members().longest(text_, second.span.begin, second.span.end, openers);
        if (!word) return 0;
        const std::string_view opener = text_.substr(second.span.begin, word.length);
        // The first member may have words before it: 我们要坚持…
        const std::string_view lead = part(first);
        const std::size_t at = lead.rfind(opener);
        constexpr std::size_t longest_lead_in = 8 * 3;
        if (at == lead.npos || at > longest_lead_in) return 0;
        const std::uint32_t longest = word.is(SloganLexicon::opener) ? 22 : 10;
        if (members_[first].characters > longest + (at > 0 ? 6 : 0)) return 0;
        std::size_t next = first + 1;
        while (joins(next) && !members_[next].figures && members_[next].characters <= longest &&
               part(next).starts_with(opener))
            ++next;
        if (next - first < fewest_members) return 0;
        result.span = {members_[first].span.begin + static_cast<std::uint32_t>(at), end_of_last(first, next)};
        result.form = std::string(opener) + "…";
        return next - first;
    }

    /// Where members are parted by stronger marks, a 、 in the last one ends nothing: 坚持…，坚持…，坚持甲、乙和丙。
    std::uint32_t end_of_last(std::size_t first, std::size_t next) const {
        const auto parted_lightly = [&](std::size_t index) {
            return text_.substr(members_[index].span.end).starts_with("、");
        };
        for (std::size_t i = first; i + 1 < next; ++i)
            if (parted_lightly(i)) return members_[next - 1].span.end;
        std::size_t last = next - 1;
        while (parted_lightly(last) && joins(last + 1)) ++last;
        return members_[last].span.end;
    }

    /// …到位，…到位，…到位
    std::size_t by_closer(std::size_t first, Parallelism& result) const {
        constexpr std::uint32_t longest = 16;
        for (const std::string& closer : lexicon_.closers()) {
            // of the closers that end with the members' last character, mostly none
            if (closer.size() >= 3 && three_bytes(std::string_view(closer).substr(closer.size() - 3)) != members_[first].back) continue;
            std::size_t next = first;
            while ((next == first || joins(next)) && ends_with(next, closer, longest)) ++next;
            if (next - first < fewest_members) continue;
            result.span = {members_[first].span.begin, members_[next - 1].span.end};
            result.form = "…" + closer;
            return next - first;
        }
        return 0;
    }

    /// 把责任扛在肩上，把任务抓在手上，把群众放在心上; 思想上重视、行动上自觉、作风上过硬: members of one length with a word of
    /// the frame at one place.
    std::size_t by_frame(std::size_t first, Parallelism& result) const {
        constexpr std::uint32_t shortest = 3, longest = 12;
        const std::uint32_t characters = members_[first + 1].characters;
        if (characters < shortest || characters > longest) return 0;
        const Member& lead = members_[first];
        const std::uint32_t begin = last_characters(lead, characters);
        // A member that runs on ends them, and only those that begin with the word.
        const std::uint32_t places = members_[first + 2].characters == characters ? characters : 1;
        for (std::uint32_t place = 0; place < places; ++place) {
            const std::string_view word = text_.substr(begin + 3 * place, 3);
            if (!has_at(members_[first + 1], place, word) || !has_at(members_[first + 2], place, word)) continue;
            const Classes frame = lexicon_.members().classes_of(word);
            if (!(frame & SloganLexicon::frame || (frame & SloganLexicon::long_frame && characters > 4))) continue;
            std::vector<Span> spans = {{begin, lead.span.end}};
            std::size_t next = first + 1;
            for (; joins(next) && members_[next].han_only && members_[next].characters == characters; ++next) {
                if (!has_at(members_[next], place, word)) break;
                spans.push_back(members_[next].span);
            }
            // 以更高的站位、更严的标准、更实的举措抓好落实: the last one may run on
            if (place == 0 && joins(next) && members_[next].han_only && members_[next].characters > characters &&
                has_at(members_[next], place, word)) {
                const bool lightly = text_.substr(members_[next - 1].span.end).starts_with("、");
                if (lightly) {
                    spans.push_back({members_[next].span.begin, members_[next].span.begin + 3 * characters});
                } else if (members_[next].characters <= 2 * characters) {
                    spans.push_back(members_[next].span);
                } else {
                    continue;
                }
                ++next;
            }
            if (spans.size() < fewest_members || all_things(spans) || (place + 1 < characters && end_alike(spans))) continue;
            result.span = {spans.front().begin, spans.back().end};
            result.form = std::string(text_.substr(result.span.begin, result.span.size()));
            return next - first;
        }
        return 0;
    }

    /// Whether the word of three bytes stands behind `place` characters of three bytes.
    bool has_at(const Member& member, std::uint32_t place, std::string_view word) const {
        const std::uint32_t at = member.span.begin + 3 * place;
        return text_[at + 2] == word[2] && text_[at + 1] == word[1] && text_[at] == word[0];
    }

    /// 网上银行、网下银行: what ends alike is one kind of thing, unless the frame ends so too.
    bool end_alike(const std::vector<Span>& spans) const {
        return std::all_of(spans.begin(), spans.end(), [&](Span span) {
            return text_.substr(span.end - 3, 3) == text_.substr(spans.front().end - 3, 3) &&
                   !(lexicon_.members().classes_of(text_.substr(span.end - 3, 3)) & (SloganLexicon::frame | SloganLexicon::long_frame));
        });
    }

    /// What 既要… goes on with.
    static bool turns_on(const Member& member) {
        constexpr std::uint32_t longest = 22;
        const std::uint32_t front = member.front;
        return (front == three_bytes("又") || front == three_bytes("更") || front == three_bytes("也") || front == three_bytes("还")) &&
               !member.figures && member.characters <= longest;
    }

    /// 既要…，又要…，更要….
    std::size_t by_turn(std::size_t first, Parallelism& result) const {
        constexpr std::size_t longest_before = 6 * 3;
        const std::size_t at = part(first).find("既");
        if (at == std::string_view::npos || at > longest_before) return 0;
        std::size_t next = first + 1;
        while (joins(next) && turns_on(members_[next])) ++next;
        if (next - first < fewest_members) return 0;
        result.span = {members_[first].span.begin + static_cast<std::uint32_t>(at), end_of_last(first, next)};
        result.form = "既…又…更…";
        return next - first;
    }

    bool ends_with(std::size_t index, std::string_view closer, std::uint32_t longest) const {
        const Member& member = members_[index];
        std::string_view words = part(index);
        if (member.figures || member.characters > longest || words.size() <= closer.size() || !words.ends_with(closer))
            return false;
        words.remove_suffix(closer.size());
        return !words.ends_with("不");  // 不到位 tells what is wrong: a finding, not a formula
    }

    std::string_view part(std::size_t index) const {
        return text_.substr(members_[index].span.begin, members_[index].span.size());
    }

    std::string_view text_;
    const SloganLexicon& lexicon_;
    const std::vector<Member>& members_;
};

}  // namespace

void find_parallelisms(const MarkList& marks, const std::vector<Span>& sentences, const SloganLexicon& lexicon,
                       std::vector<Parallelism>& found) {
    std::vector<Member> members;
    const Finder finder(marks.text(), lexicon, members);
    std::size_t mark = 0;
    for (const Span sentence : sentences) {
        // Fewer than three members of three characters each can't be one.
        if (sentence.size() < 27) continue;
        mark = marks.first_from(sentence.begin, mark);
        if (marks[mark] >= sentence.end || marks[mark + 1] >= sentence.end) continue;
        split(marks, mark, sentence, members);
        for (std::size_t first = 0; first + fewest_members <= members.size();) {
            first += std::max<std::size_t>(finder.find_at(first, found), 1);
        }
    }
}

}  // namespace jianbao::chinese
