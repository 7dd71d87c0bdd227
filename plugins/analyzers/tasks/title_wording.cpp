#include "title_wording.h"

#include <algorithm>

#include "clauses.h"
#include "marks.h"
#include "title_circumstances.h"

namespace jianbao::chinese {

namespace {

/// 实行月调度、季通报: the times are what is done. One that says until when never is.
bool is_object(const Phrases& known, std::string_view text, Span time, Span clause) {
    const std::string_view words = text.substr(time.begin, time.size());
    // 做到每周一调度
    const std::string_view before = text.substr(clause.begin, time.begin > clause.begin ? time.begin - clause.begin : 0);
    if (!known[Phrase::keeps_times].ends(before).empty() && words.find("每") != std::string_view::npos) return true;
    for (const std::string_view mark : Words{"前", "底", "内", "末", "每", "年"})
        if (words.find(mark) != std::string_view::npos) return false;
    if (time.begin <= clause.begin + 3) return false;
    // 实行一周一研判制
    return time.end >= clause.end || starts_with(text, time.end, clause.end, "、") || starts_with(text, time.end, clause.end, "制") ||
           starts_with(text, time.begin - 3, clause.end, "、");
}

}  // namespace

std::string words_of(const Phrases& known, std::string_view text, Span clause, const std::vector<Span>& times) {
    std::string out;
    std::uint32_t length = 0;
    std::uint32_t kept = clause.begin;  // from here to `at` all is kept
    const auto leave_out = [&](std::uint32_t from, std::uint32_t to) {
        out.append(text.substr(kept, from - kept));
        kept = to;
    };
    bool quoted = false;
    const bool timed = std::any_of(times.begin(), times.end(), [&](Span one) { return one.overlaps(clause); });
    std::uint32_t at = clause.begin;
    for (; at < clause.end; at += length) {
        if (!timed && (at = next_mark(text, at, clause.end)) == clause.end) break;
        const auto time = std::find_if(times.begin(), times.end(), [&](Span one) { return one.contains(at); });
        // 每两年一签, 一月一通报: without the time the rest says nothing
        const bool welded = time != times.end() && starts_with(text, time->end, clause.end, "一");
        if (time != times.end() && !quoted && !welded && !is_object(known, text, *time, clause)) {
            const Span out_of_it = left_out_of(known, text, *time);
            if (out_of_it.contains(at)) {
                length = std::min(out_of_it.end, clause.end) - at;
                // 要在5月底前完成
                // 赶在冬至前把…
                if (at >= kept + 6 && ends_with(text, kept, at, "赶在")) {
                    leave_out(at - 6, at + length);
                    continue;
                }
                // 务于今晚12点前恢复供水
                if (at >= kept + 6 && ends_with(text, kept, at, "务于")) {
                    leave_out(at - 6, at + length);
                    continue;
                }
                const bool led = at > kept && (ends_with(text, kept, at, "在") || ends_with(text, kept, at, "于"));
                leave_out(led ? at - 3 : at, at + length);
                continue;
            }
            // 每周通报一次进度
            if (starts_with(text, at, time->end, "一次") && at + 6 == time->end && time->end < clause.end) {
                length = 6;
                leave_out(at, at + length);
                continue;
            }
        }
        const char32_t c = character_at(text, at, length);
        if (c == U'“' || c == U'”') quoted = c == U'“';
        if (c == U' ' || c == U'\n' || c == U'\r' || c == U'\t' || c == U'\u3000' || c == U'\u00A0')
            leave_out(at, at + length);
    }
    if (at > kept) leave_out(at, at);
    // 助残日（5月19日）前: the bracket held nothing but a time
    for (const std::string_view empty : {"（）", "()"})
        if (const std::size_t hole = out.find(empty); hole != out.npos) out.erase(hole, empty.size());
    return out;
}

std::string without_command(std::string title, const Reading& words) {
    static constexpr WordList commands({"要", "应当", "须", "必须", "务必", "均要", "都要"});
    static constexpr WordList also({"还", "也", "都", "均", "更", "仍", "方", "才", "，"});
    static constexpr WordList nouns({"率", "量", "度", "额", "数", "工作", "任务", "项目", "工程", "试点", "投资", "强度"});
    constexpr std::size_t shortest_verb = 6, near = 18;  // bytes
    const std::string_view said = title;
    const Lexicon& lexicon = words.lexicon();
    // 组织“我们都要学习”大讨论, 明确谁要负责: the command is part of what is done, or of a name
    const Word first = lexicon.longest(said, 0, said.size());
    const bool acts = first.is(any_of(verb, goal)) && nouns.begins(said.substr(first.length)).empty();
    if (acts || said.find("“") != said.npos || said.find("《") != said.npos) return title;
    std::uint32_t length = 0;
    for (std::uint32_t at = 0; at < said.size(); at += length) {
        character_at(said, at, length);
        const Word word = lexicon.longest(said, at, said.size());
        if (!word) continue;
        length = word.length;
        if (at == 0 || !commands.has(said.substr(at, length))) continue;
        const std::uint32_t behind = at + length;
        const Word does = lexicon.longest(said, behind, said.size());
        const bool verb_behind = does.length >= shortest_verb && does.is(any_of(verb, soft_verb, goal)) && !does.is(bit(modal));
        const bool described = said.substr(behind, near).find("的") != said.npos;  // 必须遵守的纪律
        if (verb_behind && !described && also.ends(said.substr(0, at)).empty()) return title.erase(at, length);
    }
    return title;
}

std::size_t han_in(std::string_view text) {
    std::size_t count = 0;
    const auto size = static_cast<std::uint32_t>(text.size());
    for (std::size_t at = 0; at < size;) {
        const std::uint32_t mark = next_mark(text, static_cast<std::uint32_t>(at), size);
        count += (mark - at) / 3;
        at = mark;
        if (at < size) count += is_han(next_character(text, at));
    }
    return count;
}

bool holds_han(std::string_view text, std::size_t least) {
    const std::string_view opening = text.substr(0, 3 * least);
    return han_in(opening) >= least || han_in(text) >= least;
}

}  // namespace jianbao::chinese
