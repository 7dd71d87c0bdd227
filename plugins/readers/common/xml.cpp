#include "xml.h"

#include "jianbao/basics.h"
#include "jianbao/reader.h"

namespace jianbao::readers {

pugi::xml_document parse_xml(const std::string& content, const std::string& member) {
    pugi::xml_document document;
    const auto result = document.load_buffer(
        content.data(), content.size(), (pugi::parse_default | pugi::parse_ws_pcdata_single) & ~pugi::parse_doctype);
    if (!result)
        throw UnreadableInput(member + " inside the file is damaged: " + result.description() + " at byte " +
                              std::to_string(result.offset));
    return document;
}

std::string chinese_number(unsigned value) {
    static constexpr const char* digits[] = {"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    static constexpr const char* units[] = {"", "十", "百", "千"};
    if (value == 0 || value > 9999) return std::to_string(value);
    std::string out;
    bool gap = false;
    for (int place = 3; place >= 0; --place) {
        unsigned unit = 1;
        for (int i = 0; i < place; ++i) unit *= 10;
        const unsigned digit = value / unit % 10;
        if (digit == 0) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += digits[0];
        gap = false;
        if (!(place == 1 && digit == 1 && out.empty())) out += digits[digit];
        out += units[place];
    }
    return out;
}

namespace {

std::string roman(unsigned value) {
    static constexpr std::pair<unsigned, const char*> steps[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string out;
    for (const auto& [unit, letters] : steps)
        for (; value >= unit && value < 4000; value -= unit) out += letters;
    return out;
}

std::string upper(std::string text) {
    for (char& c : text) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 32 : c);
    return text;
}

}  // namespace

std::string list_number(std::string_view format, unsigned value) {
    if (format == "decimal" || format == "1" || format == "decimalHalfWidth") return std::to_string(value);
    if (format == "decimalZero") return (value < 10 ? "0" : "") + std::to_string(value);
    if (format == "chineseCounting" || format == "chineseCountingThousand" || format == "japaneseCounting" ||
        format == "taiwaneseCountingThousand" || format == "ideographDigital" || format == "taiwaneseCounting" ||
        format.starts_with("一"))
        return chinese_number(value);
    if (format == "decimalFullWidth" || format.starts_with("１")) {
        std::string out;
        for (const char digit : std::to_string(value)) append_utf8(out, U'０' + static_cast<char32_t>(digit - '0'));
        return out;
    }
    if ((format.starts_with("decimalEnclosedCircle") || format.starts_with("①")) && value >= 1 && value <= 20) {
        std::string out;
        append_utf8(out, U'①' + value - 1);
        return out;
    }
    if (format == "ideographTraditional" || format.starts_with("甲")) {
        std::string out;
        static constexpr char32_t stems[] = U"甲乙丙丁戊己庚辛壬癸";
        append_utf8(out, stems[(value + 9) % 10]);
        return out;
    }
    if (format == "lowerRoman" || format == "i") return roman(value);
    if (format == "upperRoman" || format == "I") return upper(roman(value));
    const bool lower_letter = format == "lowerLetter" || format == "a";
    if (lower_letter || format == "upperLetter" || format == "A")
        return std::string((value + 25) / 26, static_cast<char>((lower_letter ? 'a' : 'A') + (value + 25) % 26));
    return {};
}

}  // namespace jianbao::readers
