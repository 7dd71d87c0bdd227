#include "cli/import_words.h"

#include <algorithm>

#include "config/toml.h"
#include "ledger/typed_value.h"

namespace jianbao::cli {

std::string ImportWords::status(std::string_view text) const {
    const std::string word = ledger::without_blanks(text);
    const auto known = states.find(word);
    return known == states.end() ? word : known->second;
}

bool ImportWords::ends_period(std::string_view text) const {
    return std::find(period_done.begin(), period_done.end(), ledger::without_blanks(text)) != period_done.end();
}

bool ImportWords::is_total(std::string_view word) const {
    return std::find(totals.begin(), totals.end(), ledger::without_blanks(word)) != totals.end();
}

ImportWords load_import_words(const std::filesystem::path& file) {
    const Node root = config::load_toml(file);
    config::reject_unknown_keys(root, {"heads", "states", "totals", "period_done"});
    ImportWords out;
    if (root.has("heads"))
        for (const auto& [name, words] : root["heads"].table()) {
            const auto field = ledger::field_of_column(name);
            if (!field) throw SettingError(words.key(), "a task has no field `" + name + "`");
            out.heads[*field] = words.texts();
        }
    if (root.has("states"))
        for (const auto& [status, words] : root["states"].table()) {
            if (std::find(ledger::statuses().begin(), ledger::statuses().end(), status) == ledger::statuses().end())
                throw SettingError(words.key(), "`" + status + "` is no status of a task");
            for (const std::string& word : words.texts()) out.states.emplace(ledger::without_blanks(word), status);
        }
    out.totals = root["totals"].texts_or_empty();
    out.period_done = root["period_done"].texts_or_empty();
    return out;
}

}  // namespace jianbao::cli
