// Writing a TrueType file with a few glyphs of another. Ids are counted anew from zero, so that
// composite glyphs whose parts have high ids come out right whatever reads the result.
#include <algorithm>
#include <array>
#include <bit>
#include <map>
#include <utility>
#include <vector>

#include "font_file.h"

namespace jianbao::pdf {
namespace {

class Writer {
public:
    void u16(unsigned value) {
        out.push_back(static_cast<char>(value >> 8));
        out.push_back(static_cast<char>(value));
    }
    void u32(std::uint32_t value) {
        u16(value >> 16);
        u16(value & 0xFFFF);
    }
    void bytes(std::span<const std::uint8_t> data) {
        out.append(reinterpret_cast<const char*>(data.data()), data.size());
    }
    void pad() { out.resize((out.size() + 3) & ~std::size_t{3}); }
    std::string out;
};

void set_u16(std::string& text, std::size_t at, unsigned value) {
    text[at] = static_cast<char>(value >> 8);
    text[at + 1] = static_cast<char>(value);
}
void set_u32(std::string& text, std::size_t at, std::uint32_t value) {
    set_u16(text, at, value >> 16);
    set_u16(text, at + 2, value & 0xFFFF);
}

/// Calls use(offset of the component's glyph id, the id) for each part of a composite glyph.
template <class Use>
void each_component(const FontTable& glyph, Use use) {
    if (glyph.empty() || glyph.i16(0) >= 0) return;
    std::size_t at = 10;
    for (;;) {
        unsigned flags = glyph.u16(at);
        use(at + 2, glyph.u16(at + 2));
        at += 4 + ((flags & 0x0001) ? 4 : 2);
        if (flags & 0x0008)
            at += 2;  // one scale
        else if (flags & 0x0040)
            at += 4;  // two scales
        else if (flags & 0x0080)
            at += 8;  // a matrix
        if (!(flags & 0x0020)) return;
    }
}

std::string character_map(unsigned count) {
    Writer cmap;
    cmap.u16(0);
    cmap.u16(1);
    cmap.u16(3);
    cmap.u16(1);
    cmap.u32(12);
    cmap.u16(4);   // format
    cmap.u16(32);  // length
    cmap.u16(0);
    cmap.u16(4);  // two segments
    cmap.u16(4);
    cmap.u16(1);
    cmap.u16(0);
    cmap.u16(count - 1);
    cmap.u16(0xFFFF);
    cmap.u16(0);
    cmap.u16(1);
    cmap.u16(0xFFFF);
    cmap.u16(0);  // the id is the character
    cmap.u16(1);
    cmap.u16(0);
    cmap.u16(0);
    return cmap.out;
}

std::string name_table(std::string_view postscript_name) {
    constexpr std::array<unsigned, 4> ids{1, 2, 4, 6};
    Writer name;
    name.u16(0);
    name.u16(ids.size());
    name.u16(6 + 12 * ids.size());
    for (unsigned id : ids) {
        name.u16(3);
        name.u16(1);
        name.u16(0x0409);
        name.u16(id);
        name.u16(static_cast<unsigned>(2 * postscript_name.size()));
        name.u16(0);
    }
    for (char c : postscript_name) name.u16(static_cast<unsigned char>(c));
    return name.out;
}

std::uint32_t checksum(std::string_view data) {
    std::uint32_t sum = 0;
    for (std::size_t i = 0; i < data.size(); i += 4) {
        std::uint32_t word = 0;
        for (std::size_t j = 0; j < 4; ++j)
            word = word << 8 | (i + j < data.size() ? static_cast<unsigned char>(data[i + j]) : 0u);
        sum += word;
    }
    return sum;
}

std::string assemble(const std::map<std::string, std::string>& tables) {
    Writer file;
    unsigned count = static_cast<unsigned>(tables.size());
    unsigned power = std::bit_floor(count);
    file.u32(0x00010000);
    file.u16(count);
    file.u16(power * 16);
    file.u16(static_cast<unsigned>(std::bit_width(power) - 1));
    file.u16(count * 16 - power * 16);
    std::size_t offset = 12 + 16 * std::size_t{count};
    for (const auto& [tag, data] : tables) {
        file.out += tag;
        file.u32(checksum(data));
        file.u32(static_cast<std::uint32_t>(offset));
        file.u32(static_cast<std::uint32_t>(data.size()));
        offset += (data.size() + 3) & ~std::size_t{3};
    }
    for (const auto& [tag, data] : tables) {
        file.out += data;
        file.pad();
    }
    return std::move(file.out);
}

}  // namespace

std::string FontFace::subset(std::span<const GlyphId> glyphs, std::string_view postscript_name) const {
    std::vector<GlyphId> wanted(glyphs.begin(), glyphs.end());
    std::map<GlyphId, unsigned> parts;  // glyphs that only stand in composites
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        each_component(glyph_data(wanted[i]), [&](std::size_t, GlyphId part) {
            if (parts.try_emplace(part, static_cast<unsigned>(wanted.size())).second) wanted.push_back(part);
        });
        if (wanted.size() > 0xFFFE) throw FontError("has more glyphs in use than one PDF font can hold");
    }
    unsigned count = static_cast<unsigned>(wanted.size());

    Writer glyf, loca, hmtx;
    for (GlyphId id : wanted) {
        loca.u32(static_cast<std::uint32_t>(glyf.out.size()));
        FontTable data = glyph_data(id);
        std::size_t start = glyf.out.size();
        glyf.bytes(data.bytes());
        each_component(data, [&](std::size_t at, GlyphId part) { set_u16(glyf.out, start + at, parts.at(part)); });
        glyf.pad();
        unsigned entry = std::min<unsigned>(id, long_metrics_ - 1);
        hmtx.u16(hmtx_.u16(4 * entry));
        std::size_t bearing = id < long_metrics_ ? 4u * id + 2 : 4u * long_metrics_ + 2u * (id - long_metrics_);
        hmtx.u16(bearing + 2 <= hmtx_.size() ? hmtx_.u16(bearing) : 0);
    }
    loca.u32(static_cast<std::uint32_t>(glyf.out.size()));
    if (glyf.out.empty()) glyf.u32(0);

    auto copy = [&](const char* tag) {
        FontTable source = table(tag);
        return std::string(reinterpret_cast<const char*>(source.bytes().data()), source.size());
    };
    std::map<std::string, std::string> tables;
    tables["head"] = copy("head");
    set_u32(tables["head"], 8, 0);
    set_u16(tables["head"], 50, 1);
    tables["hhea"] = copy("hhea");
    set_u16(tables["hhea"], 34, count);
    tables["maxp"] = copy("maxp");
    set_u16(tables["maxp"], 4, count);
    tables["OS/2"] = copy("OS/2");
    if (tables["OS/2"].size() < 78) {
        tables["OS/2"] = std::string(78, '\0');
        set_u16(tables["OS/2"], 4, 400);
        set_u16(tables["OS/2"], 6, 5);
    }
    set_u16(tables["OS/2"], 64, 0);
    set_u16(tables["OS/2"], 66, count - 1);
    tables["post"] = std::string(32, '\0');
    set_u32(tables["post"], 0, 0x00030000);
    // Instructions stay: glyphs call them. libharu wants the tables even where they are empty.
    for (const char* tag : {"cvt ", "fpgm", "prep"}) tables[tag] = copy(tag);
    tables["glyf"] = std::move(glyf.out);
    tables["loca"] = std::move(loca.out);
    tables["hmtx"] = std::move(hmtx.out);
    tables["cmap"] = character_map(static_cast<unsigned>(glyphs.size()));
    tables["name"] = name_table(postscript_name);
    // Thousands of outlines were looked at, all over the file.
    file_->rest();
    return assemble(tables);
}

}  // namespace jianbao::pdf
