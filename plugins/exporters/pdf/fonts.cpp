#include "fonts.h"

#include <algorithm>
#include <cmath>
#include <system_error>
#include <utility>

#include "jianbao/basics.h"
#include "jianbao/exporter.h"

namespace jianbao::pdf {
namespace {

namespace fs = std::filesystem;

// Beginnings of face names in the compared form (lower-case, no spaces, hyphens or underscores),
// the best first.
constexpr const char* title_faces[] = {"方正小标宋", "fzxiaobiaosong", "小标宋",        "汉仪小标宋",
                                       "华文中宋",   "stzhongsong",    "fandolsongbold"};
constexpr const char* body_faces[] = {"仿宋gb2312", "fangsonggb2312", "方正仿宋", "fzfangsong", "仿宋",
                                      "fangsong",   "simfang",        "华文仿宋", "stfangsong", "fandolfang"};
constexpr const char* hei_faces[] = {"方正黑体", "fzhei", "黑体", "simhei", "华文黑体", "fandolhei", "wenquanyizenhei"};
constexpr const char* kai_faces[] = {"楷体gb2312", "kaitigb2312",  "方正楷体",   "fzkai",
                                     "楷体",       "kaiti",        "simkai",     "华文楷体",
                                     "fandolkai",  "arplkaitimgb", "arplukaicn", "lxgwwenkai"};
constexpr const char* song_faces[] = {"方正书宋", "fzshusong",         "宋体",          "simsun",
                                      "华文宋体", "fandolsongregular", "arplsungtilgb", "arplumingcn"};
// For characters the faces above lack: wide coverage first.
constexpr const char* wide_faces[] = {"fandol",     "arplumingcn",    "wenquanyizenhei",  "arplukaicn",
                                      "lxgwwenkai", "wenquanyimicro", "droidsansfallback"};
constexpr std::size_t light_wide_faces = 2;  ///< the first of them, as light as 仿宋 and 宋体

std::string compared(std::string_view name) {
    std::string out;
    for (char c : name) {
        if (c == ' ' || c == '-' || c == '_') continue;
        out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return out;
}

bool starts_with_any(const std::vector<std::string>& names, std::string_view key) {
    return std::any_of(names.begin(), names.end(), [&](const std::string& name) { return name.starts_with(key); });
}

/// Length of the longest piece both texts have.
std::size_t longest_common(std::string_view a, std::string_view b) {
    std::size_t longest = 0;
    std::vector<std::size_t> row(b.size() + 1);
    for (const char c : a)
        for (std::size_t j = b.size(); j > 0; --j) {
            row[j] = c == b[j - 1] ? row[j - 1] + 1 : 0;
            longest = std::max(longest, row[j]);
        }
    return longest;
}

/// Letters like é and ü, which Chinese faces may have as wide as a character, for pinyin.
bool is_accented_letter(char32_t c) {
    if (c == U'Æ' || c == U'×' || c == U'÷' || c == U'Œ') return false;
    return (c >= 0xC0 && c < 0x250) || (c >= 0x1E00 && c < 0x1F00);
}

constexpr char32_t geta = U'〓';
constexpr double synthetic_bold = 0.03;

}  // namespace

FontSet::~FontSet() = default;

FontSet::FontSet(std::vector<fs::path> folders, const Choice& choice, Notice notice)
    : folders_(std::move(folders)), scanned_(folders_.size()), notice_(std::move(notice)) {
    std::array<int, role_count> found;
    const std::array<std::span<const char* const>, role_count> keys{title_faces, body_faces, hei_faces, kai_faces,
                                                                    song_faces};
    for (std::size_t role = 0; role < role_count; ++role) {
        found[role] = -1;
        if (!choice[role].empty()) {
            found[role] = search_by_name(choice[role]);
            if (found[role] < 0) {
                const std::string near = nearest_name(choice[role]);
                notice_("the font “" + choice[role] + "” is in none of the font folders; the best other one is used",
                        near.empty() ? "put its TrueType file into the office's font folder, or leave the option empty"
                                     : "did you mean `" + near + "`?");
            }
        }
        if (found[role] < 0) found[role] = search(keys[role]);
    }
    auto at = [&](Role role) -> int& { return found[static_cast<std::size_t>(role)]; };
    bool own_title = at(Role::title) >= 0;
    auto replace = [&](Role role, std::initializer_list<Role> others) {
        for (Role other : others)
            if (at(role) < 0) at(role) = at(other);
    };
    replace(Role::song, {Role::body, Role::title, Role::kai, Role::hei});
    replace(Role::body, {Role::song});
    replace(Role::hei, {Role::title, Role::body});
    replace(Role::kai, {Role::body});
    replace(Role::title, {Role::song});
    if (at(Role::body) < 0) at(Role::body) = next_fallback();
    if (at(Role::body) < 0)
        throw ExportError(
            "no Chinese TrueType font was found; install the Debian "
            "packages fonts-arphic-gbsn00lp, "
            "fonts-arphic-gkai00mp and fonts-wqy-zenhei, or put "
            "fonts into the office's font folder");
    for (std::size_t role = 0; role < role_count; ++role) {
        if (found[role] < 0) found[role] = at(Role::body);
        // Faces of the same manner come before those of another; 黑体 in the text of another face comes last, after the
        // light ones of wide coverage.
        bool sans = static_cast<Role>(role) == Role::hei;
        std::vector<int> order{found[role], at(sans ? Role::hei : Role::song), at(Role::body), at(Role::kai),
                               at(Role::title)};
        roles_[role].last = static_cast<std::size_t>(at(Role::hei));
        for (int face : order) {
            auto& faces = roles_[role].faces;
            if (face >= 0 && std::find(faces.begin(), faces.end(), static_cast<std::size_t>(face)) == faces.end())
                faces.push_back(static_cast<std::size_t>(face));
        }
    }
    if (!own_title) roles_[static_cast<std::size_t>(Role::title)].embolden = synthetic_bold;
}

std::string FontSet::describe(Role role) const {
    const Used& used = used_[roles_[static_cast<std::size_t>(role)].faces.front()];
    return used.face->postscript_name() + " (" + used.file.string() + ")";
}

std::vector<FontSet::Candidate>& FontSet::candidates(std::size_t folder) {
    if (scanned_[folder]) return *scanned_[folder];
    auto list = std::make_unique<std::vector<Candidate>>();
    std::vector<fs::path> files;
    std::error_code error;
    fs::recursive_directory_iterator walk(folders_[folder], fs::directory_options::skip_permission_denied, error), end;
    for (; !error && walk != end; walk.increment(error)) {
        std::string extension = compared(walk->path().extension().string());
        if (extension == ".ttf" || extension == ".ttc" || extension == ".otf") files.push_back(walk->path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        for (FaceNames& names : read_face_names(file)) {
            Candidate candidate{file, std::move(names), {}};
            for (const std::string& name : candidate.names.names) candidate.keys.push_back(compared(name));
            list->push_back(std::move(candidate));
        }
    }
    scanned_[folder] = std::move(list);
    return *scanned_[folder];
}

int FontSet::open(const Candidate& candidate, bool wanted) {
    auto [place, is_new] = opened_.try_emplace({candidate.file.string(), candidate.names.index}, -1);
    if (!is_new) return place->second;
    try {
        auto& file = files_[candidate.file.string()];
        if (!file) file = std::make_shared<MappedFile>(candidate.file);
        auto face = std::make_shared<FontFace>(file, candidate.names.index);
        int blank = static_cast<int>(std::lround(face->advance(0)));
        used_.push_back({std::move(face), {0}, {0}, {blank}, candidate.file});
        codes_.emplace_back();
        place->second = static_cast<int>(used_.size() - 1);
    } catch (const FontError& error) {
        if (wanted) notice_("the font " + candidate.file.string() + " can't be used: it " + error.what(), "");
    }
    return place->second;
}

int FontSet::search(std::span<const char* const> keys) {
    for (std::size_t folder = 0; folder < folders_.size(); ++folder) {
        auto& list = candidates(folder);
        for (const char* key : keys) {
            for (const Candidate& candidate : list) {
                if (!starts_with_any(candidate.keys, key)) continue;
                int face = open(candidate, true);
                if (face >= 0 && used_[static_cast<std::size_t>(face)].face->glyph(U'的') != 0) return face;
            }
        }
    }
    return -1;
}

int FontSet::search_by_name(const std::string& name) {
    std::string key = compared(name);
    for (std::size_t folder = 0; folder < folders_.size(); ++folder) {
        for (const Candidate& candidate : candidates(folder)) {
            bool same = std::find(candidate.keys.begin(), candidate.keys.end(), key) != candidate.keys.end() ||
                        candidate.file.filename() == name;
            if (!same) continue;
            if (int face = open(candidate, true); face >= 0) return face;
        }
    }
    return -1;
}

std::string FontSet::nearest_name(const std::string& name) {
    const std::string wanted = compared(name);
    std::string nearest;
    std::size_t longest = wanted.size() / 2;  // half of it at least
    for (std::size_t folder = 0; folder < folders_.size(); ++folder)
        for (const Candidate& candidate : candidates(folder))
            for (std::size_t i = 0; i < candidate.keys.size(); ++i)
                if (const std::size_t common = longest_common(wanted, candidate.keys[i]); common > longest) {
                    longest = common;
                    nearest = candidate.names.names[i];
                }
    return nearest;
}

int FontSet::next_fallback(std::size_t kinds) {
    auto rank = [](const Candidate& candidate) {
        std::size_t i = 0;
        for (const char* key : wide_faces) {
            if (starts_with_any(candidate.keys, key)) break;
            ++i;
        }
        return i;
    };
    if (!fallbacks_listed_) {
        fallbacks_listed_ = true;
        for (std::size_t folder = 0; folder < folders_.size(); ++folder)
            for (const Candidate& candidate : candidates(folder)) fallbacks_.push_back(candidate);
        std::stable_sort(fallbacks_.begin(), fallbacks_.end(),
                         [&](const Candidate& a, const Candidate& b) { return rank(a) < rank(b); });
    }
    while (next_fallback_ < fallbacks_.size()) {
        const Candidate& candidate = fallbacks_[next_fallback_];
        if (rank(candidate) >= kinds) return -1;
        ++next_fallback_;
        if (opened_.contains({candidate.file.string(), candidate.names.index})) continue;
        if (int face = open(candidate, false); face >= 0) return face;
    }
    return -1;
}

std::uint16_t FontSet::code_for(std::size_t face, GlyphId glyph, char32_t character, int advance) {
    Used& used = used_[face];
    auto [code, is_new] =
        codes_[face].try_emplace({character, glyph, advance}, static_cast<std::uint16_t>(used.glyphs.size()));
    if (is_new) {
        if (used.glyphs.size() >= 0xFFF0) throw ExportError("the report uses more characters than a PDF font can hold");
        used.glyphs.push_back(glyph);
        used.characters.push_back(character);
        used.advances.push_back(advance);
    }
    return code->second;
}

Glyph FontSet::take(std::size_t face, GlyphId glyph, char32_t character) {
    int advance = static_cast<int>(std::lround(used_[face].face->advance(glyph)));
    Glyph result;
    result.code = code_for(face, glyph, character, advance);
    result.face = static_cast<std::uint8_t>(face);
    result.advance = static_cast<float>(advance) / 1000;
    return result;
}

std::uint16_t FontSet::with_advance(std::uint8_t face, std::uint16_t code, double advance) {
    const Used& used = used_[face];
    return code_for(face, used.glyphs[code], used.characters[code], static_cast<int>(std::lround(advance * 1000)));
}

const Glyph& FontSet::find(Role role, char32_t character) {
    RoleFonts& fonts = roles_[static_cast<std::size_t>(role)];
    auto& page = fonts.pages[(character >> 8) % page_count];
    if (!page) page = std::make_unique<Page>();
    Glyph& place = page->glyphs[character & 0xFF];
    page->known[character & 0xFF] = true;

    bool proportional = is_accented_letter(character);  // as wide as a letter, if any face has it so
    auto try_face = [&](std::size_t face) {
        GlyphId id = used_[face].face->glyph(character);
        if (id != 0 && proportional && used_[face].face->advance(id) > 850) return false;
        // An outline is missing in earnest only for characters that have ink.
        bool blank = character == U' ' || character == 0xA0 || character == 0x3000;
        if (id == 0 || (!blank && !used_[face].face->has_outline(id))) return false;
        place = take(face, id, character);
        return true;
    };
    auto try_opened = [&] {
        for (const auto* faces : {&fonts.faces, &fallback_faces_})
            for (std::size_t face : *faces)
                if (try_face(face)) return true;
        return false;
    };
    auto try_fallbacks = [&](std::size_t kinds) {
        while (used_.size() < 250) {
            const int face = next_fallback(kinds);
            if (face < 0) break;
            fallback_faces_.push_back(static_cast<std::size_t>(face));
            if (try_face(static_cast<std::size_t>(face))) return true;
        }
        return false;
    };
    if (try_opened() || try_fallbacks(light_wide_faces) || try_face(fonts.last) || try_fallbacks(~std::size_t{}))
        return place;
    if (std::exchange(proportional, false) && (try_opened() || try_face(fonts.last))) return place;
    // Drawn as 〓, while search and copying still find the character itself.
    for (std::size_t face : fonts.faces) {
        GlyphId id = used_[face].face->glyph(geta);
        if (id == 0) continue;
        place = take(face, id, character);
        place.missing = true;
        return place;
    }
    place = take(fonts.faces.front(), 0, character);
    place.missing = true;
    return place;
}

}  // namespace jianbao::pdf
