/// Fonts by role. Official documents name four faces (小标宋, 仿宋, 黑体, 楷体) and 宋体 for page
/// numbers; each role finds the best face there is, and characters that face lacks come from the
/// others, one by one.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "font_file.h"

namespace jianbao::pdf {

enum class Role : std::uint8_t {
    title,  ///< 小标宋: titles, the name in the masthead
    body,   ///< 仿宋
    hei,    ///< 黑体: first-level headings, table heads
    kai,    ///< 楷体: second-level headings
    song,   ///< 宋体: page numbers
};
constexpr std::size_t role_count = 5;

/// A character as a face draws it. `code` is its number in the face's part that goes into the PDF.
struct Glyph {
    std::uint16_t code = 0;
    std::uint8_t face = 0;
    bool missing = false;  ///< no font has it; 〓 is drawn in its place
    float advance = 0;     ///< in type sizes; a multiple of 1/1000, as PDF counts
};

/// The font folders as searched, the faces in use and the characters taken from each.
class FontSet {
public:
    /// What to say about fonts that were asked for and can't be had: a sentence and a hint.
    using Notice = std::function<void(const std::string&, const std::string&)>;
    /// Names of faces (or font files) chosen for roles; empty text for the best there is.
    using Choice = std::array<std::string, role_count>;

    /// Throws ExportError when the folders hold no usable Chinese font.
    FontSet(std::vector<std::filesystem::path> folders, const Choice& choice, Notice notice);
    ~FontSet();

    const Glyph& glyph(Role role, char32_t character) {
        auto& page = roles_[static_cast<std::size_t>(role)].pages[(character >> 8) % page_count];
        if (page && page->known[character & 0xFF]) return page->glyphs[character & 0xFF];
        return find(role, character);
    }
    /// The same glyph with another advance, in type sizes: marks that share their blank are as
    /// narrow for readers of the text as they look.
    std::uint16_t with_advance(std::uint8_t face, std::uint16_t code, double advance);
    /// Width of a line round the letters that makes this role's face look bold, in type sizes; 0
    /// where the face is bold itself.
    double embolden(Role role) const { return roles_[static_cast<std::size_t>(role)].embolden; }
    /// File and name of the face a role has got.
    std::string describe(Role role) const;

    struct Used {
        std::shared_ptr<const FontFace> face;
        std::vector<GlyphId> glyphs;       ///< by code; the first is the glyph for missing characters
        std::vector<char32_t> characters;  ///< by code
        std::vector<int> advances;         ///< by code, in thousandths of the type size
        std::filesystem::path file;
    };
    const std::vector<Used>& used() const { return used_; }

private:
    struct Candidate {
        std::filesystem::path file;
        FaceNames names;
        std::vector<std::string> keys;  ///< names in the form that is compared
    };
    struct Page {
        std::array<Glyph, 256> glyphs;
        std::array<bool, 256> known{};
    };
    static constexpr std::size_t page_count = 0x1100;
    struct RoleFonts {
        std::array<std::unique_ptr<Page>, page_count> pages;
        std::vector<std::size_t> faces;  ///< into used_, best first
        std::size_t last = 0;            ///< the same: 黑体, when light faces of wide coverage have been tried
        double embolden = 0;
    };

    const Glyph& find(Role role, char32_t character);
    Glyph take(std::size_t face, GlyphId glyph, char32_t character);
    std::uint16_t code_for(std::size_t face, GlyphId glyph, char32_t character, int advance);
    std::vector<Candidate>& candidates(std::size_t folder);
    /// The face's position in used_, -1 when it can't be used; `wanted` ones are told about.
    int open(const Candidate& candidate, bool wanted);
    int search(std::span<const char* const> keys);
    int search_by_name(const std::string& name);
    /// The name of a face that was probably meant; empty where none is near.
    std::string nearest_name(const std::string& name);
    /// Opens the next face of those with wide coverage, of the first `kinds` kinds; -1 when there is none left.
    int next_fallback(std::size_t kinds = ~std::size_t{});

    std::vector<std::filesystem::path> folders_;
    std::vector<std::unique_ptr<std::vector<Candidate>>> scanned_;
    std::map<std::pair<std::string, unsigned>, int> opened_;
    std::map<std::string, std::shared_ptr<const MappedFile>> files_;
    std::vector<Used> used_;
    std::vector<std::map<std::tuple<char32_t, GlyphId, int>, std::uint16_t>> codes_;
    std::array<RoleFonts, role_count> roles_;
    std::vector<Candidate> fallbacks_;
    std::size_t next_fallback_ = 0;
    bool fallbacks_listed_ = false;
    std::vector<std::size_t> fallback_faces_;
    Notice notice_;
};

}  // namespace jianbao::pdf
