/// A program of the build: asks OpenCC for the Simplified form of every Han character of GBK and
/// writes those that have another one, {from, to} a line, into the file it is given.
#include <fstream>
#include <string>

#include "jianbao/basics.h"
#include "script.h"

int main(int count, char** arguments) {
    if (count != 2) return 2;
    // One conversion of all of them, a line each so that no phrase of the dictionary applies.
    constexpr char32_t first = 0x4E00, end = 0x9FA6;
    std::string all;
    for (char32_t c = first; c < end; ++c) {
        jianbao::append_utf8(all, c);
        all += '\n';
    }
    const std::string converted = jianbao::text::simplified(all);
    std::ofstream out(arguments[1], std::ios::binary);
    std::size_t at = 0;
    for (char32_t c = first; c < end && at < converted.size(); ++c) {
        const char32_t form = jianbao::next_character(converted, at);
        if (form != c && form < 0x10000) out << "{" << static_cast<unsigned>(c) << ", " << static_cast<unsigned>(form) << "},\n";
        while (at < converted.size() && converted[at++] != '\n') continue;
    }
    return out.flush() ? 0 : 1;
}
