#include "cleaning.h"

#include <algorithm>
#include <stdexcept>

#include "steps.h"

namespace jianbao::text {

namespace {

constexpr CleaningStep all_steps[] = {
    {"invisible", "Removes zero-width characters, soft hyphens, direction marks and control characters", propose_invisible},
    {"byte_slip", "Repairs runs of wrong characters that came from a lost byte of GBK text, where one reading is clearly better",
     propose_byte_slip},
    {"compatibility", "Turns radicals and compatibility forms into the Han characters they look like; removes symbols of private fonts",
     propose_compatibility},
    {"pinyin", "Removes pinyin that was inserted in brackets behind characters", propose_pinyin},
    {"simplify", "Turns Traditional text into Simplified", propose_simplify},
    {"hidden", "Removes notices that a part of the text is hidden", propose_hidden},
    {"full_stops", "Writes 。 for the points of a text that ends its sentences with them", propose_full_stops},
    {"page_frames", "Removes headers and footers that come again on the pages", propose_page_frames},
    {"page_numbers", "Removes page numbers that stand alone, cut sentences or count pages (第3页 共9页)", propose_page_numbers},
    {"advertising", "Removes names and addresses of sites between the paragraphs of a text", propose_advertising},
    {"site_frames", "Removes the buttons of a web page at the head and the end of a text, and the foot of its site", propose_site_frames},
    {"join_lines", "Joins lines that a page or a link broke", propose_join_lines},
    {"break_lines", "Gives a document that stands on one line its paragraphs back", propose_break_lines},
    {"spaces", "Removes spaces inside words, beside Chinese punctuation and at the ends of lines; spaces of all widths become one",
     propose_spaces},
    {"punctuation", "Brings commas, colons and brackets to the width most of the document has, where both are mixed", propose_punctuation},
    {"dates", "Restores a lost 月 or year digit where one reading is possible", propose_dates},
    {"site_remarks", "Removes what a site says about the text (小编, 来源, 打印); left out of the standard chain, where such lines are kept as notes",
     propose_site_remarks},
};
/// Steps that an office must ask for.
constexpr std::string_view optional_steps[] = {"site_remarks"};

}  // namespace

std::span<const CleaningStep> cleaning_steps() { return all_steps; }

const CleaningStep* find_step(std::string_view name) {
    const auto found = std::find_if(std::begin(all_steps), std::end(all_steps), [&](const CleaningStep& step) { return name == step.name; });
    return found == std::end(all_steps) ? nullptr : found;
}

std::vector<std::string> CleaningSettings::standard_steps() {
    std::vector<std::string> names;
    for (const CleaningStep& step : all_steps)
        if (std::find(std::begin(optional_steps), std::end(optional_steps), step.name) == std::end(optional_steps)) names.emplace_back(step.name);
    return names;
}

void clean(Draft& draft, const CleaningSettings& settings) {
    for (const std::string& name : settings.steps) {
        const CleaningStep* step = find_step(name);
        if (!step) throw std::invalid_argument("\"" + name + "\" is no cleaning step");
        std::vector<Edit> edits = step->propose(draft);
        std::erase_if(edits, [&](const Edit& edit) { return edit.confidence < settings.minimum_confidence; });
        draft.apply(name, edits);
    }
}

}  // namespace jianbao::text
