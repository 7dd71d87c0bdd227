#include "encoding.h"

#include <uchardet/uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao::readers {

namespace {

constexpr std::size_t sample_size = 64 * 1024;

struct Utf8Check {
    std::size_t multibyte = 0;  ///< well-formed characters beyond ASCII
    std::size_t broken = 0;     ///< bytes that belong to none
    bool cut = false;           ///< the last character is not whole
};

Utf8Check check_utf8(std::string_view bytes, bool may_be_cut) {
    Utf8Check check;
    for (std::size_t at = 0; at < bytes.size();) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            ++at;
            continue;
        }
        const std::size_t begin = at;
        const char32_t c = next_character(bytes, at);
        if (c != 0xFFFD || at - begin == 3) {
            ++check.multibyte;
            continue;
        }
        const auto lead = static_cast<unsigned char>(bytes[begin]);
        const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const std::string_view rest = bytes.substr(begin + 1);
        if (may_be_cut && lead >= 0xC2 && lead <= 0xF4 && rest.size() + 1 < length &&
            std::all_of(rest.begin(), rest.end(),
                        [](char b) { return (static_cast<unsigned char>(b) & 0xC0) == 0x80; })) {
            check.cut = true;
            break;
        }
        ++check.broken;
    }
    return check;
}

/// Share of the two-byte units that are Han characters, CJK punctuation or plain ASCII.
double utf16_share(std::string_view bytes, bool little) {
    std::size_t good = 0, all = 0;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        const auto first = static_cast<unsigned char>(bytes[at]), second = static_cast<unsigned char>(bytes[at + 1]);
        const unsigned unit = little ? second << 8 | first : first << 8 | second;
        ++all;
        good += (unit >= 0x4E00 && unit < 0xA000) || (unit >= 0x3000 && unit < 0x3020) ||
                (unit >= 0xFF00 && unit < 0xFF5F) || (unit >= 0x20 && unit < 0x7F) || unit == '\n' || unit == '\r' ||
                unit == '\t' || (unit >= 0x2010 && unit < 0x2030);
    }
    return all == 0 ? 0 : static_cast<double>(good) / static_cast<double>(all);
}

/// Characters that make up about a third of any modern text, in both scripts.
constexpr std::u32string_view common_characters =
    U"的一是不在了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定"
    U"行学法所民得经"
    U"部市县区政府党委全各加强建设落实安全问题进管理关这個國們來時對會發動過說產種經區黨強設實問題進關與為後從務業"
    U"，。、；：！？（）“”《》\n";

/// How much the bytes, read as the encoding, look like a text: −1 … 1.
double plausibility(std::string_view sample, const char* name) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) return -1;
    std::vector<UChar> units(sample.size() + 8);
    const int32_t size = ucnv_toUChars(converter, units.data(), static_cast<int32_t>(units.size()), sample.data(),
                                       static_cast<int32_t>(sample.size()), &error);
    ucnv_close(converter);
    if (U_FAILURE(error)) return -1;
    std::size_t common = 0, wrong = 0, all = 0;
    for (int32_t i = 0; i < size; ++i) {
        const char32_t c = units[static_cast<std::size_t>(i)];
        if (c < 0x80 && c != '\n') continue;
        ++all;
        if (common_characters.find(c) != std::u32string_view::npos) ++common;
        // Substitutes, private use and half-width kana: the mark of the wrong encoding.
        else if (c == 0xFFFD || c == 0x1A || (c >= 0xE000 && c < 0xF900) || (c >= 0xFF61 && c < 0xFFA0))
            ++wrong;
    }
    if (all == 0) return 0;
    return (static_cast<double>(common) - 3.0 * static_cast<double>(wrong)) / static_cast<double>(all);
}

std::string ask_uchardet(std::string_view sample) {
    uchardet_t detector = uchardet_new();
    std::string name;
    if (uchardet_handle_data(detector, sample.data(), sample.size()) == 0) {
        uchardet_data_end(detector);
        name = uchardet_get_charset(detector);
    }
    uchardet_delete(detector);
    return name;
}

/// A sample that ends with a whole line where it can, so that no character is cut.
std::string_view sample_of(std::string_view bytes) {
    if (bytes.size() <= sample_size) return bytes;
    std::string_view sample = bytes.substr(0, sample_size);
    const std::size_t line = sample.rfind('\n');
    return line == std::string_view::npos || line < sample_size / 2 ? sample : sample.substr(0, line);
}

/// Where the next byte below a space stands at or behind `at`; the size where there is none.
std::size_t next_control(std::string_view bytes, std::size_t at) {
    using Block = unsigned char __attribute__((vector_size(16)));
    const auto block_at = [&](std::size_t from) {
        Block block;
        std::memcpy(&block, bytes.data() + from, sizeof block);
        return (Block)(block < 0x20);
    };
    for (; at + 64 <= bytes.size(); at += 64) {
        const Block below = block_at(at) | block_at(at + 16) | block_at(at + 32) | block_at(at + 48);
        std::uint64_t halves[2];
        std::memcpy(halves, &below, sizeof halves);
        if ((halves[0] | halves[1]) != 0) break;
    }
    constexpr std::uint64_t each = 0x0101010101010101, tops = each * 0x80;
    for (std::uint64_t eight; at + sizeof eight <= bytes.size(); at += sizeof eight) {
        std::memcpy(&eight, bytes.data() + at, sizeof eight);
        if (((eight - each * 0x20) & ~eight & tops) != 0) break;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) >= 0x20) ++at;
    return at;
}

}  // namespace

Detected detect_encoding(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) return {Encoding::utf8, "UTF-8", 3, true};
    if (bytes.starts_with("\xFF\xFE")) return {Encoding::utf16_le, "UTF-16LE", 2, true};
    if (bytes.starts_with("\xFE\xFF")) return {Encoding::utf16_be, "UTF-16BE", 2, true};

    if (bytes.find('\0') == std::string_view::npos && !bytes.empty() && is_valid_utf8(bytes)) return {Encoding::utf8, "UTF-8", 0, true, true};
    const std::string_view sample = sample_of(bytes);
    const bool whole = sample.size() == bytes.size();
    // ASCII with a zero byte in every second place is UTF-16.
    const bool zeros = sample.find('\0') != std::string_view::npos;
    const Utf8Check utf8 = check_utf8(sample, true);
    if (utf8.broken == 0 && !zeros && !sample.empty()) return {Encoding::utf8, "UTF-8", 0, true};
    const std::string_view even = sample.substr(0, sample.size() & ~std::size_t{1});
    const double little = utf16_share(even, true), big = utf16_share(even, false);
    if (std::max(little, big) > 0.9 && (!whole || bytes.size() % 2 == 0 || std::max(little, big) > 0.97) &&
        std::abs(little - big) > 0.2)
        return little > big ? Detected{Encoding::utf16_le, "UTF-16LE", 0, true}
                            : Detected{Encoding::utf16_be, "UTF-16BE", 0, true};
    if (utf8.multibyte > 20 * utf8.broken) return {Encoding::utf8, "UTF-8", 0, true};

    const double gb = plausibility(sample, "GB18030"), big5 = plausibility(sample, "Big5-HKSCS");
    if (std::max(gb, big5) > 0.12)
        return gb >= big5 ? Detected{Encoding::gb18030, "GB18030", 0, true}
                          : Detected{Encoding::big5, "Big5-HKSCS", 0, true};
    // Neither gives a Chinese text: another encoding of the world, or a text of rare characters.
    const std::string name = ask_uchardet(sample);
    if (!name.empty() && name != "ASCII" && name != "UTF-8" && plausibility(sample, name.c_str()) > std::max(gb, big5))
        return {Encoding::other, name, 0, false};
    if (utf8.multibyte > 2 * utf8.broken) return {Encoding::utf8, "UTF-8", 0, false};
    return gb >= big5 ? Detected{Encoding::gb18030, "GB18030", 0, false}
                      : Detected{Encoding::big5, "Big5-HKSCS", 0, false};
}

std::string reason_not_text(std::string_view bytes) {
    if (bytes.empty()) return "it is empty";
    struct Magic {
        std::string_view bytes, name;
    };
    using namespace std::string_view_literals;
    constexpr Magic kinds[] = {{"PK\x03\x04"sv, "a ZIP archive or an Office document"},
                               {"PK\x05\x06"sv, "an empty ZIP archive"},
                               {"%PDF-"sv, "a PDF document"},
                               {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document (doc, xls, wps)"},
                               {"\x89PNG"sv, "a PNG picture"},
                               {"\xFF\xD8\xFF"sv, "a JPEG picture"},
                               {"GIF8"sv, "a GIF picture"},
                               {"Rar!\x1A"sv, "a RAR archive"},
                               {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
                               {"\x1F\x8B"sv, "a gzip archive"},
                               {"BZh"sv, "a bzip2 archive"},
                               {"\xFD"
                                "7zXZ"sv,
                                "an xz archive"},
                               {"\x7F"
                                "ELF"sv,
                                "a program"},
                               {"SQLite format 3"sv, "an SQLite database"}};
    for (const Magic& kind : kinds)
        if (bytes.starts_with(kind.bytes)) return "it is " + std::string(kind.name);
    const std::string_view sample = bytes.substr(0, sample_size);
    if (std::all_of(sample.begin(), sample.end(),
                    [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0'; }))
        return bytes.size() <= sample_size ? "it holds nothing but white space"
                                           : "its first 64 KiB hold nothing but white space";
    if (sample.starts_with("\xFF\xFE") || sample.starts_with("\xFE\xFF")) return {};
    std::size_t zeros = 0, controls = 0;
    for (std::size_t at = 0; at < sample.size(); ++at) {
        at = next_control(sample, at);
        if (at == sample.size()) break;
        const auto byte = static_cast<unsigned char>(sample[at]);
        zeros += byte == 0;
        controls += byte != '\n' && byte != '\r' && byte != '\t' && byte != '\f' && byte != 0x1B && byte != 0;
    }
    const std::string_view even = sample.substr(0, sample.size() & ~std::size_t{1});
    if ((zeros > 0 || controls * 50 > sample.size()) &&
        std::max(utf16_share(even, true), utf16_share(even, false)) <= 0.9)
        return "its bytes are binary data, not text in UTF-8, GB18030, Big5 or UTF-16";
    return {};
}

struct Decoder::State {
    bool utf8 = true;
    UConverter* converter = nullptr;
    std::vector<UChar> units;
};

Decoder::Decoder(const Detected& detected) : state_(std::make_unique<State>()) {
    if (detected.encoding == Encoding::utf8) return;
    state_->utf8 = false;
    UErrorCode error = U_ZERO_ERROR;
    state_->converter = ucnv_open(detected.name.c_str(), &error);
    if (U_FAILURE(error)) throw std::runtime_error("the encoding " + detected.name + " is not known here");
}

Decoder::~Decoder() {
    if (state_ && state_->converter) ucnv_close(state_->converter);
}

std::size_t Decoder::append(std::string_view line, std::string& out) {
    std::size_t broken = 0;
    if (state_->utf8) {
        if (is_valid_utf8(line)) {
            out += line;
            return 0;
        }
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t begin = at;
            const char32_t c = next_character(line, at);
            broken += c == 0xFFFD && at - begin < 3;
            append_utf8(out, c);
        }
        return broken;
    }
    std::vector<UChar>& units = state_->units;
    units.resize(line.size() + 8);
    UErrorCode error = U_ZERO_ERROR;
    const int32_t size = ucnv_toUChars(state_->converter, units.data(), static_cast<int32_t>(units.size()), line.data(),
                                       static_cast<int32_t>(line.size()), &error);
    if (U_FAILURE(error)) throw std::runtime_error(std::string("the text can't be converted: ") + u_errorName(error));
    for (int32_t i = 0; i < size; ++i) {
        char32_t c = units[static_cast<std::size_t>(i)];
        if (c >= 0xD800 && c < 0xDC00 && i + 1 < size) {
            const char32_t low = units[static_cast<std::size_t>(i) + 1];
            if (low >= 0xDC00 && low < 0xE000) {
                c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
                ++i;
            }
        }
        if (c >= 0xD800 && c < 0xE000) c = 0xFFFD;
        if (c == 0x1A) c = 0xFFFD;  // ICU's substitute of single-byte encodings
        broken += c == 0xFFFD;
        append_utf8(out, c);
    }
    return broken;
}

std::optional<std::string> decode(std::string_view bytes, std::string charset) {
    for (char& c : charset) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
    if (charset == "gb2312" || charset == "gbk" || charset == "gb_2312-80" || charset == "x-gbk") charset = "gb18030";
    UErrorCode error = U_ZERO_ERROR;
    ucnv_close(ucnv_open(charset.c_str(), &error));
    if (U_FAILURE(error)) return std::nullopt;
    std::string out;
    Decoder({Encoding::other, std::move(charset), 0, true}).append(bytes, out);
    return out;
}

std::string decode_detected(std::string_view bytes) {
    const Detected detected = detect_encoding(bytes);
    std::string out;
    Decoder(detected).append(bytes.substr(detected.mark), out);
    return out;
}

}  // namespace jianbao::readers
