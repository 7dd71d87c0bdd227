/// Font files: one face of a TrueType file or collection, opened for reading.
///
/// Files come from the user's folders, so nothing in them is trusted: every offset is checked, and
/// a file that can't be used is refused with the reason.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace jianbao::pdf {

/// Thrown for a font that can't be used; the sentence has no file name in it.
class FontError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file's bytes, mapped into memory and shared by the faces of a collection.
class MappedFile {
public:
    /// Throws FontError when the file can't be read.
    explicit MappedFile(const std::filesystem::path& file);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    std::span<const std::uint8_t> bytes() const { return {data_, size_}; }
    /// Gives the memory back until the bytes are asked for again.
    void rest() const;

private:
    const std::uint8_t* data_ = nullptr;
    std::size_t size_ = 0;
};

/// Bytes of a font in big-endian order. Reading past the end throws FontError.
class FontTable {
public:
    FontTable() = default;
    explicit FontTable(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    std::uint8_t u8(std::size_t at) const;
    std::uint16_t u16(std::size_t at) const;
    std::int16_t i16(std::size_t at) const { return static_cast<std::int16_t>(u16(at)); }
    std::uint32_t u32(std::size_t at) const;
    FontTable part(std::size_t at, std::size_t size) const;
    FontTable from(std::size_t at) const;
    std::size_t size() const { return bytes_.size(); }
    bool empty() const { return bytes_.empty(); }
    std::span<const std::uint8_t> bytes() const { return bytes_; }

private:
    std::span<const std::uint8_t> bytes_;
};

using GlyphId = std::uint16_t;

/// One face. All lengths are in thousandths of the type size.
class FontFace {
public:
    /// Throws FontError: not a font, OpenType with cubic outlines, embedding forbidden by its
    /// maker, no Unicode character map, or damaged.
    FontFace(std::shared_ptr<const MappedFile> file, unsigned index);

    /// The glyph of a character, 0 where the face has none. Characters beyond U+FFFF too.
    GlyphId glyph(char32_t character) const;
    double advance(GlyphId glyph) const;
    bool has_outline(GlyphId glyph) const { return !glyph_data(glyph).empty(); }
    unsigned glyph_count() const { return glyph_count_; }
    double ascent() const { return ascent_; }
    double descent() const { return descent_; }  ///< negative
    double cap_height() const { return cap_height_; }
    struct Box {
        double left, bottom, right, top;
    };
    Box box() const { return box_; }
    const std::string& postscript_name() const { return postscript_name_; }

    /// A TrueType file with only these glyphs: the glyph at position i gets the id i, and so does
    /// the character i. The first must be 0, the glyph for missing characters.
    std::string subset(std::span<const GlyphId> glyphs, std::string_view postscript_name) const;

private:
    FontTable table(const char* tag) const;
    FontTable glyph_data(GlyphId glyph) const;
    void read_character_map(const FontTable& cmap);

    struct Segment {
        char32_t first, last;
        std::uint32_t delta;        ///< added to the character, where there is no list
        std::uint32_t list_offset;  ///< of the glyph ids in the character map; 0 for none
    };

    std::shared_ptr<const MappedFile> file_;
    FontTable all_;
    std::size_t directory_ = 0;
    FontTable glyf_, loca_, hmtx_, characters_;
    std::vector<Segment> segments_;  ///< by first character
    unsigned glyph_count_ = 0, long_metrics_ = 0, units_ = 1000;
    bool long_offsets_ = false;
    double ascent_ = 880, descent_ = -120, cap_height_ = 700;
    Box box_{};
    std::string postscript_name_;
};

/// What a file calls itself, read without looking at its outlines.
struct FaceNames {
    unsigned index = 0;              ///< in a collection
    std::vector<std::string> names;  ///< family, full and PostScript names in every language
};

/// The faces of a font file; empty for a file that is no font.
std::vector<FaceNames> read_face_names(const std::filesystem::path& file);

}  // namespace jianbao::pdf
