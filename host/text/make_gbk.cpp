/// A program of the build: asks ICU for the characters of all two-byte codes of GBK, which takes a third of a
/// start, and writes them as {code, character} a line: into the first file those of Windows' own table, into
/// the second what GB 18030 shows codes as that stand for no character there.
#include <unicode/ucnv.h>

#include <fstream>
#include <set>
#include <stdexcept>

namespace {

/// Calls visit(code, character) for all two-byte codes the converter knows.
template <class Visit>
void for_each_code(const char* name, Visit visit) {
    UErrorCode error = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(name, &error);
    if (U_FAILURE(error)) throw std::runtime_error("ICU has no GBK converter: reinstall libicu");
    // Codes that are no character must not come back as a substitute.
    ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &error);
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead) {
        for (unsigned trail = 0x40; trail <= 0xFE; ++trail) {
            if (trail == 0x7F) continue;
            const char bytes[] = {static_cast<char>(lead), static_cast<char>(trail)};
            UChar units[4];
            UErrorCode each = U_ZERO_ERROR;
            ucnv_resetToUnicode(converter);
            const int32_t size = ucnv_toUChars(converter, units, 4, bytes, 2, &each);
            if (U_SUCCESS(each) && size == 1 && units[0] != 0xFFFD) visit(lead << 8 | trail, static_cast<char32_t>(units[0]));
        }
    }
    ucnv_close(converter);
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) return 2;
    std::ofstream own(arguments[1], std::ios::binary), further(arguments[2], std::ios::binary);
    std::set<char32_t> known;
    const auto write = [](std::ofstream& out, unsigned code, char32_t c) {
        out << "{" << code << ", " << static_cast<unsigned>(c) << "},\n";
    };
    for_each_code("windows-936-2000", [&](unsigned code, char32_t c) {
        write(own, code, c);
        known.insert(c);
    });
    for_each_code("gb18030", [&](unsigned code, char32_t c) {
        if (known.insert(c).second) write(further, code, c);
    });
    return own.flush() && further.flush() ? 0 : 1;
}
