#include "places.h"

#include <algorithm>
#include <array>

namespace jianbao::chinese {

namespace {

struct LevelWord {
    std::string_view word;
    Level level;
};
/// Longer words before those they end with.
constexpr std::array level_words = {
    LevelWord{"特别行政区", Level::province}, LevelWord{"自治区", Level::province}, LevelWord{"自治州", Level::city},
    LevelWord{"自治县", Level::county},       LevelWord{"自治旗", Level::county},   LevelWord{"开发区", Level::county},
    LevelWord{"高新区", Level::county},       LevelWord{"经开区", Level::county},   LevelWord{"街道", Level::township},
    LevelWord{"地区", Level::city},           LevelWord{"新区", Level::county},     LevelWord{"林区", Level::county},
    LevelWord{"省", Level::province},         LevelWord{"市", Level::city},         LevelWord{"州", Level::city},
    LevelWord{"盟", Level::city},             LevelWord{"县", Level::county},       LevelWord{"区", Level::county},
    LevelWord{"旗", Level::county},           LevelWord{"镇", Level::township},     LevelWord{"乡", Level::township},
};

/// What may stand before a level and names no place: 全市, 原县.
constexpr std::array<std::string_view, 15> no_names = {"全", "我", "本", "各", "原", "该", "此", "每",
                                                       "城", "社", "地", "辖", "镇", "乡", "中共"};
/// What no place's name begins with, so that 县城乡建设局 is no 县城乡.
constexpr std::array<std::string_view, 10> no_openings = {"市", "县", "区", "省", "州", "盟", "旗", "国家", "国务院", "全国"};
/// Words that begin with a level and name none.
constexpr std::array<std::string_view, 9> no_levels = {"市场", "市容", "市政管", "市政设", "市民", "县域", "区域", "乡村", "旗舰"};
/// What ends an office's name, and so the search for a level in it.
constexpr std::array<std::string_view, 5> office_words = {"部", "局", "委", "厅", "院"};
/// What makes the words before it a place in running text: the bodies that places have.
constexpr std::array<std::string_view, 6> bodies = {"人民政府", "政府", "委", "人大", "政协", "纪委"};

bool starts(std::string_view text, std::string_view word) { return text.substr(0, word.size()) == word; }

bool is_han_at(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    return lead >= 0xE4 && lead <= 0xE9;
}

const LevelWord* level_at(std::string_view text, std::size_t at) {
    for (const LevelWord& word : level_words)
        if (starts(text.substr(at), word.word)) return &word;
    return nullptr;
}

template <std::size_t count>
bool any_at(std::string_view text, std::size_t at, const std::array<std::string_view, count>& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return starts(text.substr(at), word); });
}

/// Places from byte `at` on, which is moved behind them. Each has one to eleven letters before its level.
Places take(std::string_view text, std::size_t& at) {
    Places places;
    constexpr std::size_t longest = 33;
    while (at < text.size() && !any_at(text, at, no_openings)) {
        std::size_t end = at;
        const LevelWord* level = nullptr;
        for (; end + 3 <= text.size() && is_han_at(text, end) && end - at <= longest; end += 3) {
            level = end > at ? level_at(text, end) : nullptr;
            if (level || any_at(text, end, office_words)) break;
        }
        if (!level || std::find(no_names.begin(), no_names.end(), text.substr(at, end - at)) != no_names.end()) break;
        if (!places.empty() && level->level <= places.back().level) break;
        end += level->word.size();
        places.push_back({std::string(text.substr(at, end - at)), level->level});
        at = end;
    }
    return places;
}

std::string_view without_party(std::string_view office) {
    constexpr std::string_view party = "中共";
    return starts(office, party) ? office.substr(party.size()) : office;
}

/// Places a title names: those its body belongs to, or known ones.
Places in_title(std::string_view title, const std::vector<Places>& known) {
    for (std::size_t from = 0; from < title.size(); from += is_han_at(title, from) ? 3 : 1) {
        const std::string_view rest = without_party(title.substr(from));
        std::size_t end = 0;
        const Places named = take(rest, end);
        const auto is_known = [&](const Places& one) { return holds(named, one); };
        if (named.empty()) continue;
        if ((from == 0 && any_at(rest, end, bodies)) || std::any_of(known.begin(), known.end(), is_known)) return named;
    }
    return {};
}

}  // namespace

std::optional<Places> read_places(std::string_view text) {
    std::size_t at = 0;
    const std::string_view all = without_party(text);
    Places places = take(all, at);
    if (places.empty() || at != all.size()) return std::nullopt;
    return places;
}

Places places_before(std::string_view office) {
    std::size_t at = 0;
    return take(without_party(office), at);
}

std::string_view level_word_before(std::string_view name) {
    if (any_at(name, 0, no_levels)) return {};
    const LevelWord* word = level_at(name, 0);
    return word ? word->word : std::string_view{};
}

Level level_of(std::string_view word) {
    const LevelWord* level = level_at(word, 0);
    return level && level->word == word ? level->level : Level::none;
}

bool holds(const Places& whole, const Places& part) {
    return std::search(whole.begin(), whole.end(), part.begin(), part.end()) != whole.end();
}

Places places_of(const Document& document, const Article& article, const Places& home, const std::vector<Places>& known) {
    Places told;
    for (const Metadata* metadata : {&article.metadata, &document.metadata()})
        if (told.empty()) told = places_before(metadata->issuer);
    std::vector<Places> mentioned = known;
    for (const Place& place : home) mentioned.push_back({place});
    for (const Metadata* metadata : {&article.metadata, &document.metadata()})
        if (told.empty()) told = in_title(metadata->title, mentioned);
    if (told.empty()) return home;
    const auto first = std::find(home.begin(), home.end(), told.front());
    if (first == home.end()) return told;
    const auto [here, other] = std::mismatch(first, home.end(), told.begin(), told.end());
    if (other == told.end()) return home;
    Places path(home.begin(), here);
    path.insert(path.end(), other, told.end());
    return path;
}

}  // namespace jianbao::chinese
