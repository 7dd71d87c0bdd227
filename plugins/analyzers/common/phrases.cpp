#include "phrases.h"

#include <algorithm>
#include <bit>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

namespace jianbao::chinese {

namespace {

/// In the order of Phrase.
constexpr std::string_view names[] = {
    // what is a name, and where it ends
    "openings_of_no_name",
    "people_rallied",
    "guiding_verbs",
    "verbs_on_objects",
    "verbs_on_people",
    "administrative_levels",
    "supporting_verbs",
    "comrades_at_large",
    "no_comrades",
    "places_alone",
    "places_in_front",
    "bodies_counted",
    "offices_counted",
    "party_committees",
    "levels_governed",
    "wholes_in_front",
    "departments_summed",
    "places_summed",
    "charging_verbs",
    "stationed_bodies",
    "helping_bodies",
    "organising_divisions",
    "offices_of_both",
    "provinces",
    "doubtful_surnames",
    "levels_of_places",
    "ends_of_offices",
    "ends_of_bodies",
    "never_given",
    "people_by_kind",
    "town_levels",
    "before_villages",
    "levels_counted",
    "places_of_bodies",
    "purpose_bodies",
    "joint_bodies",
    "division_heads",
    "divisions_alone",
    "places_spoken_to",
    "charged_alone",
    "ways_to_go",
    "groups_formed",
    "verbs_behind_offices",
    "zones",
    "acting_bodies",
    "preventing_verbs",
    "changes_into",
    "turns_towards",
    "handed_in",
    "verbs_of_drafting",
    "services_done",
    "states_required",
    "means_required",
    "manners_with_have",
    "labels_of_lead",
    "labels_of_support",
    "labels_of_watch",
    "labels_of_limit",
    "labels_of_goal",
    "labels_of_measure",
    "labels_of_problem",
    "labels_of_progress",
    "duties_of_lead",
    "duties_of_support",
    "duties_of_watch",
    "bodies_of_labels",
    "people_of_labels",
    "openings_of_labels",

    // whether somebody acts, or is only spoken of
    "papers_proposed",
    "meetings_attended",
    "attending",
    "chairing",
    "convening",
    "meetings",
    "genres",
    "records_announced",
    "annexes",
    "plans_of_a_year",
    "building_done",
    "sampling",
    "inhabitants",
    "findings",
    "said_at_once",
    "speaking",
    "tables_below",
    "ceremonies",
    "news",
    "regimes",
    "leaderships",
    "authorities_spoken",
    "handing_over",
    "courtesies",
    "papers_discussed",
    "steps_after_discussion",
    "things_owned",
    "dealings",
    "papers_due",
    "each_of_them",
    "speeches",
    "remedies",
    "drafting",
    "rules_laid_down",
    "meetings_that_ask",
    "turning_to",
    "staff_sent",
    "chairs",
    "posts_of_bodies",
    "gathering",
    "time_occasions",
    "school_terms",
    "seasons",
    "limits_of_what",
    "limits_from",
    "roles_of_charge",
    "signs_of_duty",
    "kinds_of_offices",

    // who answers for what: labels, brackets, scopes
    "seeing_to_it",
    "superintending",
    "heads_of_bodies",
    "charges",
    "completion",
    "measures_of_topics",
    "label_tails",
    "fields_of_forms",
    "handed_to_you",
    "items_announced",
    "closing_verbs",
    "labels_of_brackets",
    "standing_times",
    "bare_roles",
    "answering",
    "supporting",
    "bracket_signs",

    // what counts as an amount
    "units",
    "weak_units",
    "closing_units",
    "stretched_units",
    "ordered_units",
    "masked_units",
    "assigned_units",
    "rated_units",
    "comparisons",
    "levels_reached",
    "changed_to",
    "bandwidths",
    "parts_of_text",
    "whole_regions",
    "makes_named",
    "makes_listed",
    "works_on_listed",
    "assigns_people",
    "periods_shown",
    "comes_in_issues",
    "measures_of_kind",

    // what stands in a title
    "bare_bounds",
    "amount_openings",
    "finished",
    "heading_complaints",
    "acts_on_matter",
    "done_to",
    "hands_over",
    "manner_of_handing",
    "forms_handed_in",
    "grounds_end",
    "no_occasions",
    "circumstances",
    "places_below",
    "fields_of_work",
    "opens_means",
    "uses_means",
    "note_labels",
    "speaker_says",
    "verbs_that_describe",
    "wants_noun",
    "named_by_time",
    "parts_of_day",
    "keeps_times",
    "papers_dealt_with",
    "drafts_marked",
    "measured_of_action",

    // what is a row of its own
    "stages",
    "task_lists",
    "standing_limits",
    "papers_titled",
    "planned",
    "decides",
    "announces",
    "asks_reader",
    "opens_case",
    "items_due",
};
static_assert(std::size(names) == static_cast<std::size_t>(Phrase::count));

/// The name that takes the fewest changes, for who mistyped it.
std::string_view nearest(std::string_view given) {
    std::string_view best;
    std::size_t fewest = static_cast<std::size_t>(-1);
    std::vector<std::size_t> row(given.size() + 1);
    for (const std::string_view name : names) {
        std::iota(row.begin(), row.end(), std::size_t{0});
        for (std::size_t i = 0; i < name.size(); ++i) {
            std::size_t diagonal = row[0]++;
            for (std::size_t j = 0; j < given.size(); ++j) {
                const std::size_t change = diagonal + (name[i] != given[j]);
                diagonal = row[j + 1];
                row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
            }
        }
        if (row.back() < fewest) {
            fewest = row.back();
            best = name;
        }
    }
    return best;
}

}  // namespace

Phrases::Phrases(const Node& file) {
    for (const Node& list : file["list"].list()) {
        const Node& name = list["name"];
        const auto found = std::find(std::begin(names), std::end(names), name.text());
        if (found == std::end(names)) {
            throw SettingError(name.where(), "no rule asks for a list \"" + name.text() + "\"",
                               "the nearest is \"" + std::string(nearest(name.text())) + "\"; the shipped phrases.toml has them all");
        }
        for (std::string& word : list["words"].texts()) {
            if (word.empty()) throw SettingError(list["words"].where(), "an empty word begins every text", "take it out");
            lists_[static_cast<std::size_t>(found - std::begin(names))].add(std::move(word));
        }
    }
    for (std::size_t i = 0; i < count; ++i)
        if (lists_[i].begin() == lists_[i].end())
            throw SettingError(file.where(), "the list \"" + std::string(names[i]) + "\" is missing",
                               "leave the lexicon phrases as it was shipped; what an office adds stands in a file of its own");
    for (const Phrase times : {Phrase::time_occasions, Phrase::school_terms, Phrase::seasons, Phrase::limits_of_what, Phrase::limits_from})
        for (const std::string_view word : (*this)[times]) {
            std::size_t at = 0;
            if (const char32_t first = next_character(word, at); first < 0x10000) time_openers_.add(first);
        }
    for (const PhraseList& list : lists_) {
        for (const std::string_view word : list) fingerprint_ = std::rotl(fingerprint_, 5) ^ std::hash<std::string_view>{}(word);
        fingerprint_ = std::rotl(fingerprint_, 11) * 0x9E3779B97F4A7C15u;
    }
}

std::string_view Phrases::name_of(Phrase name) { return names[static_cast<std::size_t>(name)]; }

}  // namespace jianbao::chinese
