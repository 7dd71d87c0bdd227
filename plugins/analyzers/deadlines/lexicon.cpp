#include "lexicon.h"

#include <algorithm>

namespace jianbao::timex {

namespace {

/// Entries of `[[section]]` with a list `words` each.
void add_words(WordSet& set, const Node& file, std::string_view section) {
    if (!file.has(section)) return;
    for (const Node& entry : file[section].list())
        for (const std::string& word : entry["words"].texts()) {
            if (word.empty()) throw SettingError(entry["words"].where(), "an empty word matches everything");
            set.add(to_utf16(word));
        }
    for (const Node& entry : file[section].list())
        for (const std::string& word : entry["neutral"].texts_or_empty()) set.add(to_utf16(word), true);
}

EventWord read_event(const Node& entry) {
    EventWord event;
    event.word = to_utf16(entry["word"].text());
    event.name = entry["name"].text();
    for (const std::string& side : entry["sides"].texts()) {
        if (side == "before")
            event.before = true;
        else if (side == "after")
            event.after = true;
        else
            throw SettingError(entry["sides"].where(), "\"" + side + "\" is no side of an event",
                               "write \"before\" or \"after\"");
    }
    event.clause_start = entry["clause_start"].boolean_or(false);
    event.not_after = to_utf16(entry["not_after"].text_or(""));
    if (event.word.empty()) throw SettingError(entry["word"].where(), "an empty word matches everything");
    return event;
}

}  // namespace

void WordSet::insert(std::vector<Entry>& entries, Entry entry) {
    const auto place = std::find_if(entries.begin(), entries.end(),
                                    [&](const Entry& other) { return other.word.size() < entry.word.size(); });
    entries.insert(place, std::move(entry));
}

void WordSet::add(std::u16string word, bool neutral) {
    if (word.empty()) return;
    firsts_.add(word.front());
    lasts_.add(word.back());
    insert(by_last_[word.back()], {word, neutral});
    insert(by_first_[word.front()], {word, neutral});
}

const WordSet::Entry* WordSet::entry_at(const Characters& text, std::size_t at) const {
    if (!firsts_.may_hold(text[at])) return nullptr;
    const auto bucket = by_first_.find(text[at]);
    if (bucket == by_first_.end()) return nullptr;
    for (const Entry& entry : bucket->second)
        if (text.starts_with(at, entry.word)) return &entry;
    return nullptr;
}

std::size_t WordSet::starting(const Characters& text, std::size_t at) const {
    const Entry* entry = entry_at(text, at);
    return entry && !entry->neutral ? entry->word.size() : 0;
}

std::size_t WordSet::ending(const Characters& text, std::size_t end) const {
    if (!lasts_.may_hold(text.before(end))) return 0;
    const auto bucket = by_last_.find(text.before(end));
    if (bucket == by_last_.end()) return 0;
    for (const Entry& entry : bucket->second)
        if (text.ends_with(end, entry.word)) return entry.neutral ? 0 : entry.word.size();
    return 0;
}

std::size_t WordSet::find(const Characters& text, std::size_t begin, std::size_t end) const {
    const char16_t* const units = text.data();
    const std::size_t known = std::min(end, text.size());
    for (std::size_t at = begin; at < end;) {
        while (at < known && !firsts_.may_hold(units[at])) ++at;
        if (at >= known) break;
        const Entry* entry = entry_at(text, at);
        if (entry && !entry->neutral && at + entry->word.size() <= end) return at;
        at += entry ? entry->word.size() : 1;
    }
    return npos;
}

TimeLexicon::TimeLexicon(const Node& event_file, const Node& frequency_file, const Node& role_file,
                         const Node& holiday_file)
    : calendar(holiday_file) {
    if (event_file.has("event"))
        for (const Node& entry : event_file["event"].list()) {
            EventWord event = read_event(entry);
            longest_event = std::max(longest_event, event.word.size());
            event_ends.add(event.word.back());
            std::u16string key = event.word;
            events.insert_or_assign(std::move(key), std::move(event));
        }
    add_words(turning_points, event_file, "turning_point");
    add_words(steps_after, event_file, "step_after");
    add_words(steps_before, event_file, "step_before");
    add_words(steps_done, event_file, "step_done");
    add_words(prompt, event_file, "prompt");
    add_words(beginnings, event_file, "beginning");
    add_words(conditions, event_file, "condition");
    add_words(trigger_ends, event_file, "trigger_end");
    add_words(elapsed, role_file, "elapsed");
    add_words(standing, role_file, "standing");
    add_words(own_issue, event_file, "own_issue");
    add_words(each_case, event_file, "each_case");
    add_words(case_nouns, event_file, "case_noun");
    add_words(case_openings, event_file, "case_opening");
    add_words(cases_named, event_file, "case_named");
    add_words(of_year, role_file, "of_year");
    add_words(moved_to, role_file, "moved_to");
    add_words(shortened, role_file, "shortened");
    add_words(regular_names, frequency_file, "regular_name");
    add_words(round_the_clock, frequency_file, "round_the_clock");
    add_words(descriptive, frequency_file, "descriptive");
    add_words(entitled, frequency_file, "entitled");
    add_words(caps, frequency_file, "cap");
    add_words(floors, frequency_file, "floor");
    add_words(bulletins, frequency_file, "bulletin");
    add_words(payments, frequency_file, "payment");
    add_words(possible, frequency_file, "possible");
    add_words(obligation, role_file, "obligation");
    add_words(event_attributes, event_file, "attributive");
    add_words(announcement, role_file, "announcement");
    add_words(action, role_file, "action");
    add_words(delivery, role_file, "delivery");
    add_words(own_errands, role_file, "own_errand");
    add_words(completion, role_file, "completion");
    add_words(happenings, role_file, "happening");
    add_words(attributive, role_file, "attributive");
    add_words(object_of, role_file, "object_of");
    add_words(directive, role_file, "directive");
    add_words(past, role_file, "past");
    add_words(planned, role_file, "planned");
    add_words(relative, role_file, "relative");
    add_words(named, role_file, "named");
    add_words(limit_labels, role_file, "limit_label");
    add_words(rules_titles, role_file, "rules_title");
    add_words(rules_used, role_file, "rules_used");
    add_words(completion_manners, role_file, "completion_manner");
    add_words(action_manners, role_file, "action_manner");
    add_words(kept_up, role_file, "kept_up");
    add_words(meetings, role_file, "meeting");
    add_words(taken_in, role_file, "taken_in");
    add_words(levels_kept, role_file, "level_kept");
    add_words(levels_reached, role_file, "level_reached");
    add_words(attendance, role_file, "attendance");
    add_words(closings, role_file, "closing");
    add_words(plan_titles, role_file, "plan_title");
    add_words(set_before, role_file, "set_before");
    add_words(holding, role_file, "holding");
    add_words(daily_turns, role_file, "daily_turn");
    add_words(trigger_openings, event_file, "trigger_opening");
    add_words(receipts, event_file, "receipt");
    add_words(arising, event_file, "arising");
    add_words(other_papers, event_file, "other_paper");
    add_words(own_papers, event_file, "own_paper");
    add_words(carried_out, event_file, "carried_out");
    add_words(school_seasons, event_file, "school_season");
    add_words(lengths_told, role_file, "length_told");
    add_words(results, role_file, "result");
    add_words(drives, role_file, "drive");
    add_words(toils, role_file, "toil");
    add_words(rules_issued_by, role_file, "rules_issued_by");
    add_words(reported, frequency_file, "reported");
    add_words(named_days, frequency_file, "named_day");
    add_words(dividing, frequency_file, "dividing");
    add_words(forbidding, frequency_file, "forbidding");
    add_words(averages, frequency_file, "average");
    add_words(not_of_before, event_file, "not_of_before");
    add_words(not_of_after, event_file, "not_of_after");
}

bool TimeLexicon::names_rules(const Characters& title) const {
    std::size_t end = title.size();
    // 关于印发《某某办法（试行）》的通知
    if (const std::size_t paper = rules_issued_by.ending(title, end); paper > 0 && title.before(end - paper) == u'的') end -= paper + 1;
    for (bool cut = true; cut && end > 0;) {
        cut = false;
        if (is_one_of(title[end - 1], u"》\"” ")) {
            --end;
            cut = true;
        } else if (title[end - 1] == u')') {
            std::size_t open = end - 1;
            while (open > 0 && title[open] != u'(') --open;
            cut = open > 0;
            end = cut ? open : end;
        }
    }
    return rules_titles.ending(title, end) > 0 && rules_used.find(title, 0, end) == WordSet::npos;
}

}  // namespace jianbao::timex
