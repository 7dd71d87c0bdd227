// What libharu can't write right is set right in its output.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include "jianbao/exporter.h"
#include "pdf_file.h"

namespace jianbao::pdf {
namespace {

constexpr int compression_level = 4;

void append_hex(std::string& out, unsigned value) {
    char text[8];
    std::snprintf(text, sizeof text, "%04X", value & 0xFFFF);
    out += text;
}

void append_utf16(std::string& out, char32_t character) {
    if (character < 0x10000) {
        append_hex(out, character);
        return;
    }
    append_hex(out, 0xD800 + ((character - 0x10000) >> 10));
    append_hex(out, 0xDC00 + ((character - 0x10000) & 0x3FF));
}

/// The map from codes to text that search and copying use.
std::string to_unicode(const std::vector<char32_t>& characters) {
    std::string map =
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> "
        "def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
    for (std::size_t begin = 1; begin < characters.size(); begin += 100) {
        std::size_t end = std::min(begin + 100, characters.size());
        map += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t code = begin; code < end; ++code) {
            map += '<';
            append_hex(map, static_cast<unsigned>(code));
            map += "> <";
            append_utf16(map, characters[code]);
            map += ">\n";
        }
        map += "endbfchar\n";
    }
    map += "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n";
    return map;
}

/// The six letters PDF wants before the name of a font that is only a part of one.
std::string subset_tag(const FontSet::Used& used) {
    std::uint64_t hash = 1469598103934665603u;
    for (GlyphId glyph : used.glyphs) hash = (hash ^ glyph) * 1099511628211u;
    std::string tag;
    for (int i = 0; i < 6; ++i, hash /= 26) tag += static_cast<char>('A' + hash % 26);
    return tag;
}

QPDFObjectHandle integer(double value) { return QPDFObjectHandle::newInteger(std::llround(value)); }

/// Widths of codes: one number where all are alike, a list of the others.
void set_widths(QPDFObjectHandle descendant, const FontSet::Used& used) {
    constexpr int usual = 1000;
    descendant.replaceKey("/DW", QPDFObjectHandle::newInteger(usual));
    auto widths = QPDFObjectHandle::newArray();
    auto run = QPDFObjectHandle::newArray();
    auto flush = [&](std::size_t end) {
        if (run.getArrayNItems() == 0) return;
        widths.appendItem(QPDFObjectHandle::newInteger(static_cast<long long>(end) - run.getArrayNItems()));
        widths.appendItem(run);
        run = QPDFObjectHandle::newArray();
    };
    for (std::size_t code = 0; code < used.glyphs.size(); ++code) {
        int width = used.advances[code];
        if (width == usual)
            flush(code);
        else
            run.appendItem(QPDFObjectHandle::newInteger(width));
    }
    flush(used.glyphs.size());
    descendant.replaceKey("/W", widths);
    descendant.removeKey("/DW2");
}

void repair_font(QPDF& pdf, QPDFObjectHandle font, const FontSet::Used& used) {
    auto name = QPDFObjectHandle::newName("/" + subset_tag(used) + "+" + used.face->postscript_name());
    font.replaceKey("/BaseFont", name);
    font.replaceKey("/Encoding", QPDFObjectHandle::newName("/Identity-H"));
    font.replaceKey("/ToUnicode",
                    pdf.makeIndirectObject(QPDFObjectHandle::newStream(&pdf, to_unicode(used.characters))));
    QPDFObjectHandle descendant = font.getKey("/DescendantFonts").getArrayItem(0);
    descendant.replaceKey("/BaseFont", name);
    // Codes are glyph numbers already.
    descendant.replaceKey("/CIDToGIDMap", QPDFObjectHandle::newName("/Identity"));
    descendant.replaceKey("/CIDSystemInfo",
                          QPDFObjectHandle::parse("<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"));
    set_widths(descendant, used);
    QPDFObjectHandle descriptor = descendant.getKey("/FontDescriptor");
    descriptor.replaceKey("/FontName", name);
    std::string data = used.face->subset(used.glyphs, used.face->postscript_name());
    auto size = static_cast<long long>(data.size());
    QPDFObjectHandle file = QPDFObjectHandle::newStream(&pdf, data);
    file.getDict().replaceKey("/Length1", QPDFObjectHandle::newInteger(size));
    descriptor.replaceKey("/FontFile2", pdf.makeIndirectObject(file));
    const FontFace& face = *used.face;
    descriptor.replaceKey("/Ascent", integer(face.ascent()));
    descriptor.replaceKey("/Descent", integer(face.descent()));
    descriptor.replaceKey("/CapHeight", integer(face.cap_height()));
    descriptor.removeKey("/XHeight");
    descriptor.replaceKey("/Flags", QPDFObjectHandle::newInteger(4));
    auto box = face.box();
    auto corners = QPDFObjectHandle::newArray();
    for (double value : {box.left, box.bottom, box.right, box.top}) corners.appendItem(integer(value));
    descriptor.replaceKey("/FontBBox", corners);
}

/// The font's position among those in use, which build_document gave it as its name: ABCDEF+F3.
std::size_t font_number(const std::string& base_font) {
    std::size_t plus = base_font.rfind("+F");
    std::size_t digits = plus == std::string::npos ? 2 : plus + 2;
    return static_cast<std::size_t>(std::strtoul(base_font.c_str() + digits, nullptr, 10)) - 1;
}

}  // namespace

void finish_file(const std::vector<std::uint8_t>& document, PageFlow& flow, const Protection& protection,
                 const std::filesystem::path& file) {
    const auto& fonts = flow.fonts().used();
    try {
        std::vector<std::string> contents;  // outlives the document that refers to it
        QPDF pdf;
        pdf.processMemoryFile("report", reinterpret_cast<const char*>(document.data()), document.size());
        auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
        contents.reserve(pages.size());
        // All pages share one list of fonts, named after their places in the font set.
        auto shared = QPDFObjectHandle::newDictionary();
        if (!pages.empty()) {
            auto listed = pages.front().getObjectHandle().getKey("/Resources").getKey("/Font");
            if (listed.isDictionary()) {
                for (const auto& [key, font] : listed.getDictAsMap()) {
                    std::size_t number = font_number(QPDFObjectHandle(font).getKey("/BaseFont").getName());
                    if (number >= fonts.size()) throw ExportError("a font of the PDF document has lost its name");
                    repair_font(pdf, font, fonts[number]);
                    shared.replaceKey("/F" + std::to_string(number + 1), font);
                }
            }
        }
        auto resources = QPDFObjectHandle::newDictionary();
        resources.replaceKey("/Font", shared);
        auto shared_resources = pdf.makeIndirectObject(resources);
        for (std::size_t i = 0; i < pages.size(); ++i) {
            contents.push_back(flow.page(i).take_content());
            auto buffer = std::make_shared<Buffer>(reinterpret_cast<unsigned char*>(contents.back().data()),
                                                   contents.back().size());
            QPDFObjectHandle page = pages[i].getObjectHandle();
            page.replaceKey("/Contents", QPDFObjectHandle::newStream(&pdf, buffer));
            page.replaceKey("/Resources", shared_resources);
        }

        QPDFObjectHandle root = pdf.getRoot();
        root.replaceKey("/Lang", QPDFObjectHandle::newString("zh-CN"));
        root.replaceKey("/ViewerPreferences", QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));

        QPDFWriter writer(pdf, file.c_str());
        writer.setObjectStreamMode(qpdf_o_generate);
        writer.setCompressStreams(true);
        writer.setDecodeLevel(qpdf_dl_none);
        // Deflating is most of the work; a middle level takes half the time for a few per cent of
        // size.
        Pl_Flate::setCompressionLevel(compression_level);
        if (!protection.encrypts()) {
            writer.setDeterministicID(true);
        } else {
            const std::string& owner =
                protection.owner_password.empty() ? protection.password : protection.owner_password;
            writer.setR6EncryptionParameters(protection.password.c_str(), owner.c_str(), true, protection.copy,
                                             protection.change, protection.change, protection.change, protection.change,
                                             protection.print ? qpdf_r3p_full : qpdf_r3p_none, true);
        }
        writer.write();
    } catch (const ExportError&) {
        throw;
    } catch (const std::exception& error) {
        throw ExportError("the PDF file " + file.string() + " could not be written: " + error.what() +
                          "; look at the free space and the rights of its folder");
    }
}

}  // namespace jianbao::pdf
