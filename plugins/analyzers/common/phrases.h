/// Phrases: the lists of words that rules ask for by name, as the lexicon `phrases` has them.
///
/// A rule that tells 提出调整方案 from 提出意见 asks whether the clause ends with one of the papers people propose. Which
/// papers these are is knowledge, and offices have words of their own: it stands in the lexicon, with an example and a
/// counter-example. Words of the grammar (的, 于, 各) stay with the rule, as WordList.
#pragma once

#include <array>
#include <string_view>

#include "character_set.h"
#include "jianbao/settings.h"
#include "word_list.h"

namespace jianbao::chinese {

/// Each is the `name` of a list in the file; what it is for is written there.
enum class Phrase : unsigned {
    // what is a name, and where it ends
    openings_of_no_name,
    people_rallied,
    guiding_verbs,
    verbs_on_objects,
    verbs_on_people,
    administrative_levels,
    supporting_verbs,
    comrades_at_large,
    no_comrades,
    places_alone,
    places_in_front,
    bodies_counted,
    offices_counted,
    party_committees,
    levels_governed,
    wholes_in_front,
    departments_summed,
    places_summed,
    charging_verbs,
    stationed_bodies,
    helping_bodies,
    organising_divisions,
    offices_of_both,
    provinces,
    doubtful_surnames,
    levels_of_places,
    ends_of_offices,
    ends_of_bodies,
    never_given,
    people_by_kind,
    town_levels,
    before_villages,
    levels_counted,
    places_of_bodies,
    purpose_bodies,
    joint_bodies,
    division_heads,
    divisions_alone,
    places_spoken_to,
    charged_alone,
    ways_to_go,
    groups_formed,
    verbs_behind_offices,
    zones,
    acting_bodies,
    preventing_verbs,
    changes_into,
    turns_towards,
    handed_in,
    verbs_of_drafting,
    services_done,
    states_required,
    means_required,
    manners_with_have,
    labels_of_lead,
    labels_of_support,
    labels_of_watch,
    labels_of_limit,
    labels_of_goal,
    labels_of_measure,
    labels_of_problem,
    labels_of_progress,
    duties_of_lead,
    duties_of_support,
    duties_of_watch,
    bodies_of_labels,
    people_of_labels,
    openings_of_labels,

    // whether somebody acts, or is only spoken of
    papers_proposed,
    meetings_attended,
    attending,
    chairing,
    convening,
    meetings,
    genres,
    records_announced,
    annexes,
    plans_of_a_year,
    building_done,
    sampling,
    inhabitants,
    findings,
    said_at_once,
    speaking,
    tables_below,
    ceremonies,
    news,
    regimes,
    leaderships,
    authorities_spoken,
    handing_over,
    courtesies,
    papers_discussed,
    steps_after_discussion,
    things_owned,
    dealings,
    papers_due,
    each_of_them,
    speeches,
    remedies,
    drafting,
    rules_laid_down,
    meetings_that_ask,
    turning_to,
    staff_sent,
    chairs,
    posts_of_bodies,
    gathering,
    time_occasions,
    school_terms,
    seasons,
    limits_of_what,
    limits_from,
    roles_of_charge,
    signs_of_duty,
    kinds_of_offices,

    // who answers for what: labels, brackets, scopes
    seeing_to_it,
    superintending,
    heads_of_bodies,
    charges,
    completion,
    measures_of_topics,
    label_tails,
    fields_of_forms,
    handed_to_you,
    items_announced,
    closing_verbs,
    labels_of_brackets,
    standing_times,
    bare_roles,
    answering,
    supporting,
    bracket_signs,

    // what counts as an amount
    units,
    weak_units,
    closing_units,
    stretched_units,
    ordered_units,
    masked_units,
    assigned_units,
    rated_units,
    comparisons,
    levels_reached,
    changed_to,
    bandwidths,
    parts_of_text,
    whole_regions,
    makes_named,
    makes_listed,
    works_on_listed,
    assigns_people,
    periods_shown,
    comes_in_issues,
    measures_of_kind,

    // what stands in a title
    bare_bounds,
    amount_openings,
    finished,
    heading_complaints,
    acts_on_matter,
    done_to,
    hands_over,
    manner_of_handing,
    forms_handed_in,
    grounds_end,
    no_occasions,
    circumstances,
    places_below,
    fields_of_work,
    opens_means,
    uses_means,
    note_labels,
    speaker_says,
    verbs_that_describe,
    wants_noun,
    named_by_time,
    parts_of_day,
    keeps_times,
    papers_dealt_with,
    drafts_marked,
    measured_of_action,

    // what is a row of its own
    stages,
    task_lists,
    standing_limits,
    papers_titled,
    planned,
    decides,
    announces,
    asks_reader,
    opens_case,
    items_due,

    count
};

class Phrases {
public:
    /// No words.
    Phrases() = default;
    /// Of the `[[list]]` tables of the file: `name` and `words`; a name given again adds to the list. Throws SettingError
    /// for a name no rule asks for, an empty word, and a list that is missing.
    explicit Phrases(const Node& file);

    const PhraseList& operator[](Phrase name) const { return lists_[static_cast<std::size_t>(name)]; }
    static std::string_view name_of(Phrase name);
    /// Whether one of the lists of times has a word that opens with the character. Asked behind many names.
    bool opens_time(char32_t first) const { return time_openers_.contains(first); }
    /// Tells apart what holds other words.
    std::uint64_t fingerprint() const { return fingerprint_; }

private:
    static constexpr std::size_t count = static_cast<std::size_t>(Phrase::count);
    std::array<PhraseList, count> lists_;
    CharacterSet time_openers_{U""};
    std::uint64_t fingerprint_ = 0;
};

}  // namespace jianbao::chinese
