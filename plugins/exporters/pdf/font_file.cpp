#include "font_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

#include "jianbao/basics.h"

namespace jianbao::pdf {

MappedFile::MappedFile(const std::filesystem::path& file) {
    int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) throw FontError("can't be opened: " + std::generic_category().message(errno));
    struct stat status {};
    if (::fstat(handle, &status) != 0 || status.st_size < 12) {
        ::close(handle);
        throw FontError("is no font");
    }
    size_ = static_cast<std::size_t>(status.st_size);
    void* mapped = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, handle, 0);
    ::close(handle);
    if (mapped == MAP_FAILED) throw FontError("can't be read: " + std::generic_category().message(errno));
    data_ = static_cast<const std::uint8_t*>(mapped);
}

MappedFile::~MappedFile() { ::munmap(const_cast<std::uint8_t*>(data_), size_); }

void MappedFile::rest() const { ::madvise(const_cast<std::uint8_t*>(data_), size_, MADV_DONTNEED); }

namespace {
[[noreturn]] void damaged() { throw FontError("is damaged: a table ends too early"); }
}  // namespace

std::uint8_t FontTable::u8(std::size_t at) const {
    if (at >= bytes_.size()) damaged();
    return bytes_[at];
}
std::uint16_t FontTable::u16(std::size_t at) const {
    if (bytes_.size() < 2 || at > bytes_.size() - 2) damaged();
    return static_cast<std::uint16_t>(bytes_[at] << 8 | bytes_[at + 1]);
}
std::uint32_t FontTable::u32(std::size_t at) const { return static_cast<std::uint32_t>(u16(at)) << 16 | u16(at + 2); }
FontTable FontTable::part(std::size_t at, std::size_t size) const {
    if (at > bytes_.size() || size > bytes_.size() - at) damaged();
    return FontTable(bytes_.subspan(at, size));
}
FontTable FontTable::from(std::size_t at) const {
    if (at > bytes_.size()) damaged();
    return FontTable(bytes_.subspan(at));
}

namespace {

constexpr std::uint32_t tag_of(const char* tag) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(tag[0])) << 24 |
           static_cast<std::uint32_t>(static_cast<unsigned char>(tag[1])) << 16 |
           static_cast<std::uint32_t>(static_cast<unsigned char>(tag[2])) << 8 |
           static_cast<std::uint32_t>(static_cast<unsigned char>(tag[3]));
}

/// Offsets of the table directories of a file; empty when it is no TrueType or OpenType file.
std::vector<std::size_t> find_directories(const FontTable& all) {
    std::uint32_t kind = all.u32(0);
    if (kind == 0x00010000 || kind == tag_of("true") || kind == tag_of("OTTO")) return {0};
    if (kind != tag_of("ttcf")) return {};
    std::vector<std::size_t> found;
    std::uint32_t count = std::min<std::uint32_t>(all.u32(8), 256);
    for (std::uint32_t i = 0; i < count; ++i) found.push_back(all.u32(12 + 4 * i));
    return found;
}

FontTable find_table(const FontTable& all, std::size_t directory, const char* tag) {
    unsigned count = all.u16(directory + 4);
    for (unsigned i = 0; i < count; ++i) {
        std::size_t entry = directory + 12 + 16 * i;
        if (all.u32(entry) == tag_of(tag)) return all.part(all.u32(entry + 8), all.u32(entry + 12));
    }
    return {};
}

std::string decode_utf16(const FontTable& text) {
    std::string out;
    for (std::size_t i = 0; i + 1 < text.size(); i += 2) {
        char32_t unit = text.u16(i);
        if (unit >= 0xD800 && unit < 0xDC00 && i + 3 < text.size()) {
            unit = 0x10000 + ((unit - 0xD800) << 10) + (text.u16(i + 2) - 0xDC00u);
            i += 2;
        }
        append_utf8(out, unit);
    }
    return out;
}

constexpr unsigned family_name = 1, full_name = 4, postscript_name_id = 6, typographic_family = 16;

template <class Use>
void each_name(const FontTable& table, Use use) {
    if (table.empty()) return;
    unsigned count = table.u16(2), strings = table.u16(4);
    for (unsigned i = 0; i < count; ++i) {
        std::size_t record = 6 + 12 * i;
        unsigned platform = table.u16(record), id = table.u16(record + 6);
        FontTable text = table.part(strings + table.u16(record + 10), table.u16(record + 8));
        if (platform == 0 || platform == 3) {
            use(id, decode_utf16(text));
        } else if (platform == 1 && table.u16(record + 2) == 0) {
            std::string ascii(reinterpret_cast<const char*>(text.bytes().data()), text.size());
            if (std::all_of(ascii.begin(), ascii.end(), [](char c) { return c > 0; })) use(id, ascii);
        }
    }
}

}  // namespace

std::vector<FaceNames> read_face_names(const std::filesystem::path& file) {
    std::vector<FaceNames> faces;
    try {
        MappedFile mapped(file);
        FontTable all(mapped.bytes());
        unsigned index = 0;
        for (std::size_t directory : find_directories(all)) {
            FaceNames face{index++, {}};
            each_name(find_table(all, directory, "name"), [&](unsigned id, std::string name) {
                if (id != family_name && id != full_name && id != postscript_name_id && id != typographic_family)
                    return;
                if (std::find(face.names.begin(), face.names.end(), name) == face.names.end())
                    face.names.push_back(std::move(name));
            });
            faces.push_back(std::move(face));
        }
    } catch (const FontError&) {
        // Whatever was read before the damage still names the face; using it will say what is
        // wrong.
    }
    return faces;
}

FontTable FontFace::table(const char* tag) const { return find_table(all_, directory_, tag); }

FontFace::FontFace(std::shared_ptr<const MappedFile> file, unsigned index) : file_(std::move(file)) {
    all_ = FontTable(file_->bytes());
    auto directories = find_directories(all_);
    if (directories.empty()) throw FontError("is no TrueType font");
    if (index >= directories.size()) throw FontError("has no face number " + std::to_string(index));
    directory_ = directories[index];

    if (!table("CFF ").empty() || !table("CFF2").empty())
        throw FontError(
            "has OpenType cubic outlines, which can't be embedded; "
            "convert it to TrueType");
    glyf_ = table("glyf");
    loca_ = table("loca");
    hmtx_ = table("hmtx");
    FontTable head = table("head"), hhea = table("hhea"), maxp = table("maxp"), cmap = table("cmap"),
              os2 = table("OS/2");
    if (glyf_.empty() || loca_.empty() || hmtx_.empty() || head.empty() || hhea.empty() || maxp.empty() || cmap.empty())
        throw FontError("lacks a table that every TrueType font must have");
    // fsType: restricted licence, no subsetting, bitmaps only.
    if (!os2.empty() && (os2.u16(8) & 0x0302) != 0)
        throw FontError("forbids embedding (its maker's licence bits); use another font");

    units_ = head.u16(18);
    if (units_ < 16 || units_ > 16384) throw FontError("is damaged: its scale is impossible");
    double scale = 1000.0 / units_;
    box_ = {head.i16(36) * scale, head.i16(38) * scale, head.i16(40) * scale, head.i16(42) * scale};
    long_offsets_ = head.i16(50) != 0;
    glyph_count_ = maxp.u16(4);
    long_metrics_ = hhea.u16(34);
    ascent_ = hhea.i16(4) * scale;
    descent_ = std::min<double>(hhea.i16(6), 0) * scale;
    if (long_metrics_ == 0 || hmtx_.size() < 4u * long_metrics_ ||
        loca_.size() < (glyph_count_ + 1u) * (long_offsets_ ? 4u : 2u))
        throw FontError("is damaged: its glyph tables are too short");
    read_character_map(cmap);
    each_name(table("name"), [&](unsigned id, const std::string& name) {
        if (id == postscript_name_id && postscript_name_.empty()) postscript_name_ = name;
    });
    std::erase_if(postscript_name_,
                  [](unsigned char c) { return c <= ' ' || c > '~' || std::strchr("()<>[]{}/%#+", c); });
    if (postscript_name_.empty()) postscript_name_ = "Font";
    if (GlyphId capital = glyph(U'H'); capital != 0 && !glyph_data(capital).empty())
        cap_height_ = glyph_data(capital).i16(8) * scale;
}

void FontFace::read_character_map(const FontTable& cmap) {
    unsigned count = cmap.u16(2);
    std::size_t best = 0;
    int best_rank = 0;
    for (unsigned i = 0; i < count; ++i) {
        unsigned platform = cmap.u16(4 + 8 * i), encoding = cmap.u16(6 + 8 * i);
        std::size_t offset = cmap.u32(8 + 8 * i);
        unsigned format = cmap.u16(offset);
        bool unicode = platform == 0 || (platform == 3 && (encoding == 1 || encoding == 10));
        int rank = !unicode ? 0 : format == 12 ? 3 : format == 4 ? 2 : 0;
        if (rank > best_rank) {
            best_rank = rank;
            best = offset;
        }
    }
    if (best_rank == 0) throw FontError("has no Unicode character map");
    characters_ = cmap.from(best);
    if (best_rank == 3) {
        std::uint32_t groups = characters_.u32(12);
        if (groups > characters_.size() / 12) damaged();
        for (std::uint32_t i = 0; i < groups; ++i) {
            std::size_t at = 16 + 12 * std::size_t{i};
            char32_t first = characters_.u32(at);
            segments_.push_back({first, characters_.u32(at + 4), characters_.u32(at + 8) - first, 0});
        }
    } else {
        unsigned pairs = characters_.u16(6) / 2;
        for (unsigned i = 0; i < pairs; ++i) {
            char32_t last = characters_.u16(14 + 2 * i), first = characters_.u16(16 + 2 * pairs + 2 * i);
            std::uint32_t delta = characters_.u16(16 + 4 * pairs + 2 * i);
            std::size_t range_at = 16 + 6 * pairs + 2 * i;
            std::uint32_t range = characters_.u16(range_at);
            if (first > last || first == 0xFFFF) continue;
            segments_.push_back({first, last, delta, range == 0 ? 0 : static_cast<std::uint32_t>(range_at + range)});
        }
    }
    std::stable_sort(segments_.begin(), segments_.end(),
                     [](const Segment& a, const Segment& b) { return a.first < b.first; });
}

GlyphId FontFace::glyph(char32_t character) const {
    auto after = std::upper_bound(segments_.begin(), segments_.end(), character,
                                  [](char32_t c, const Segment& segment) { return c < segment.first; });
    if (after == segments_.begin()) return 0;
    const Segment& segment = *(after - 1);
    if (character > segment.last) return 0;
    std::uint32_t id = 0;
    if (segment.list_offset == 0) {
        id = character + segment.delta;
    } else {
        std::size_t at = segment.list_offset + 2 * std::size_t{character - segment.first};
        if (at + 2 > characters_.size()) return 0;
        id = characters_.u16(at);
        if (id != 0) id += segment.delta;
    }
    id &= 0xFFFF;
    return id < glyph_count_ ? static_cast<GlyphId>(id) : 0;
}

double FontFace::advance(GlyphId glyph) const {
    unsigned entry = std::min<unsigned>(glyph, long_metrics_ - 1);
    return hmtx_.u16(4 * entry) * 1000.0 / units_;
}

FontTable FontFace::glyph_data(GlyphId glyph) const {
    if (glyph >= glyph_count_) return {};
    std::size_t begin = long_offsets_ ? loca_.u32(4u * glyph) : 2u * loca_.u16(2u * glyph);
    std::size_t end = long_offsets_ ? loca_.u32(4u * glyph + 4) : 2u * loca_.u16(2u * glyph + 2);
    if (end <= begin || end > glyf_.size() || end - begin < 10) return {};
    return glyf_.part(begin, end - begin);
}

}  // namespace jianbao::pdf
