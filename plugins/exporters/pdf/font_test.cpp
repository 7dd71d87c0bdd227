// Font files: faces found by role, characters by face, and damaged files refused.
#include <fstream>

#include "font_file.h"
#include "fonts.h"
#include "pdf_test_tools.h"

using namespace jianbao;
using namespace jianbao::pdf;
using namespace jianbao::testing;
namespace fs = std::filesystem;

namespace {

const fs::path gbsn = "/usr/share/fonts/truetype/arphic-gbsn00lp/gbsn00lp.ttf";
const fs::path zenhei = "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc";

void ignore(const std::string&, const std::string&) {}

FontFace open(const fs::path& file, unsigned index = 0) { return {std::make_shared<MappedFile>(file), index}; }

std::string bytes_of(const fs::path& file) { return read_bytes(file); }

void write_bytes(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

std::string refusal(const fs::path& file) {
    try {
        FontFace face = open(file);
        std::vector<GlyphId> glyphs{0, face.glyph(U'中'), face.glyph(U'国')};
        face.subset(glyphs, "Test");
        return "";
    } catch (const FontError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("faces tell their names, characters and widths") {
    auto names = read_face_names(gbsn);
    REQUIRE(names.size() == 1);
    CHECK(names[0].names.front() == "AR PL SungtiL GB");
    CHECK(read_face_names(zenhei).size() > 1);
    FontFace face = open(gbsn);
    CHECK(face.glyph(U'中') != 0);
    CHECK(face.glyph(U'〇') == 0);
    CHECK(face.glyph(0x20BB7) == 0);
    CHECK(face.advance(face.glyph(U'中')) == Approx(1000));
}

TEST_CASE("a subset has the same outlines and widths under new numbers") {
    for (const auto& file : {gbsn, zenhei}) {
        INFO(file);
        FontFace face = open(file);
        std::vector<GlyphId> glyphs{0, face.glyph(U'督'), face.glyph(U'A'), face.glyph(U'é')};
        Folder folder;
        write_bytes(folder / "subset.ttf", face.subset(glyphs, "F1"));
        FontFace part = open(folder / "subset.ttf");
        CHECK(part.glyph_count() >= 4);
        CHECK(part.glyph_count() < 12);
        CHECK(part.postscript_name() == "F1");
        for (char32_t code = 1; code < 4; ++code) {
            CHECK(part.glyph(code) == code);
            CHECK(part.advance(static_cast<GlyphId>(code)) == Approx(face.advance(glyphs[code])));
            CHECK(part.has_outline(static_cast<GlyphId>(code)) == face.has_outline(glyphs[code]));
        }
    }
}

TEST_CASE("files that are no usable fonts are refused with the reason") {
    Folder folder;
    write_bytes(folder / "text.ttf", "this is no font at all, only text");
    CHECK(refusal(folder / "text.ttf") == "is no TrueType font");
    write_bytes(folder / "tiny.ttf", "x");
    CHECK(refusal(folder / "tiny.ttf") == "is no font");
    CHECK(refusal(folder / "none.ttf").find("can't be opened") == 0);

    std::string good = bytes_of(gbsn);
    write_bytes(folder / "half.ttf", good.substr(0, good.size() / 2));
    CHECK(refusal(folder / "half.ttf").find("damaged") != std::string::npos);

    // Noise anywhere in a good file gives a font or a refusal, never a crash.
    std::uint32_t random = 12345;
    for (int round = 0; round < 60; ++round) {
        std::string noisy = good;
        std::size_t limit = round % 2 ? 600 : noisy.size();
        for (int i = 0; i < 40; ++i) {
            random = random * 1664525 + 1013904223;
            noisy[random % limit] = static_cast<char>(random >> 24);
        }
        write_bytes(folder / "noisy.ttf", noisy);
        refusal(folder / "noisy.ttf");
        read_face_names(folder / "noisy.ttf");
    }
}

TEST_CASE("a face whose maker forbids embedding is refused") {
    Folder folder;
    std::string font = bytes_of(gbsn);
    std::size_t entry = font.find("OS/2");
    REQUIRE(entry < 400);
    auto u32 = [&](std::size_t at) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) value = value << 8 | static_cast<unsigned char>(font[at + i]);
        return value;
    };
    std::size_t table = u32(entry + 8);
    font[table + 9] = 0x02;
    write_bytes(folder / "forbidden.ttf", font);
    CHECK(refusal(folder / "forbidden.ttf").find("forbids embedding") == 0);
}

TEST_CASE("roles find their faces in the packaged fonts") {
    FontSet set({"/usr/share/fonts/truetype"}, {}, ignore);
    CHECK(set.describe(Role::hei).find("zenhei") != std::string::npos);
    CHECK(set.describe(Role::kai).find("gkai00mp") != std::string::npos);
    CHECK(set.describe(Role::song).find("gbsn00lp") != std::string::npos);
    // Without 小标宋 the title's face is made bold.
    CHECK(set.embolden(Role::title) > 0);
    CHECK(set.embolden(Role::hei) == 0);
    // 〇 is not in the body's face.
    CHECK(set.glyph(Role::body, U'〇').face != set.glyph(Role::body, U'一').face);
    CHECK_FALSE(set.glyph(Role::body, U'〇').missing);
    CHECK(set.glyph(Role::body, 0x10FFFD).missing);
    // What 宋体 lacks comes from a face as light, not from 黑体.
    CHECK(set.glyph(Role::body, U'䶮').face != set.glyph(Role::hei, U'一').face);
    // Its é is as wide as a character, for pinyin; another face has it as wide as a letter.
    for (Role role : {Role::body, Role::hei, Role::kai}) {
        CHECK(set.glyph(role, U'é').advance < 0.7f);
        CHECK_FALSE(set.glyph(role, U'é').missing);
    }
}

TEST_CASE("the office's own fonts and the chosen ones come first") {
    Folder folder;
    fs::path own = folder / "own-fonts";
    fs::create_directories(own);
    fs::copy_file(gbsn, own / "office.ttf", fs::copy_options::overwrite_existing);
    FontSet set({own, "/usr/share/fonts"}, {}, ignore);
    CHECK(set.describe(Role::song).find("office.ttf") != std::string::npos);

    std::vector<std::string> said;
    auto note = [&](const std::string& message, const std::string&) { said.push_back(message); };
    FontSet chosen({"/usr/share/fonts"}, {"", "AR PL KaitiM GB", "gkai00mp.ttf", "", "没有的字体"}, note);
    CHECK(chosen.describe(Role::body).find("gkai00mp") != std::string::npos);
    CHECK(chosen.describe(Role::hei).find("gkai00mp") != std::string::npos);
    REQUIRE(said.size() == 1);
    CHECK(said[0].find("没有的字体") != std::string::npos);
    std::string hint;
    FontSet mistyped({"/usr/share/fonts"}, {"", "ARPL KaitiM BG", "", "", ""},
                     [&](const std::string&, const std::string& text) { hint = text; });
    CHECK(hint == "did you mean `AR PL KaitiM GB`?");
    fs::remove_all(own);
}

TEST_CASE("without any Chinese font the export stops and says what to install") {
    Folder folder;
    fs::path none = folder / "empty-folder";
    fs::create_directories(none);
    CHECK_THROWS_WITH(FontSet({none}, {}, ignore), Catch::Contains("fonts-arphic-gbsn00lp"));
}
