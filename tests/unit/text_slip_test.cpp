#include <catch2/catch.hpp>

#include <unicode/ucnv.h>

#include "text/cleaning.h"

using namespace jianbao;
using text::Draft;

namespace {

std::string convert(std::string_view bytes, const char* from, const char* to) {
    std::string out(bytes.size() * 4 + 16, '\0');
    UErrorCode error = U_ZERO_ERROR;
    const int32_t size = ucnv_convert(to, from, out.data(), static_cast<int32_t>(out.size()), bytes.data(), static_cast<int32_t>(bytes.size()), &error);
    REQUIRE(U_SUCCESS(error));
    out.resize(static_cast<std::size_t>(size));
    return out;
}
std::string gbk(std::string_view text) { return convert(text, "UTF-8", "windows-936-2000"); }
/// Substitutes become ?, as in most damaged texts.
std::string as_text(std::string_view bytes) {
    std::string text = convert(bytes, "windows-936-2000", "UTF-8");
    for (std::size_t at = text.find("\xEF\xBF\xBD"); at != std::string::npos; at = text.find("\xEF\xBF\xBD")) text.replace(at, 3, "?");
    return text;
}

std::string repaired(std::string_view damaged) {
    Draft draft = Draft::from_text(damaged);
    draft.apply("byte_slip", text::find_step("byte_slip")->propose(draft));
    return draft.text();
}

/// A document that uses its words more than once, as documents do.
const std::string context =
    "各乡镇要确保春灌用水，确保渠道畅通，学校和村组的供水设施要保障到位。县水利局要组织力量排查隐患，群众反映的问题要及时解决。\n"
    "各级干部要深入田间地头，督促清淤进度。防汛物资要储备充足，值班人员要坚守岗位。发生险情的，要第一时间组织抢险，确保群众生命财产安全。\n";

}  // namespace

TEST_CASE("A run that lost the lead byte of a character is read anew") {
    // 保 loses its lead byte B1; the run goes on to the comma of ASCII.
    std::string bytes = gbk("要确保渠道畅通和群众生命财产安全,逾期的通报。\n");
    bytes.erase(bytes.find(gbk("保")), 1);
    const std::string damaged = as_text(bytes);
    REQUIRE(damaged.find("渠道") == std::string::npos);
    CHECK(repaired(context + damaged).substr(context.size()) == "要确保渠道畅通和群众生命财产安全,逾期的通报。\n");
}

TEST_CASE("A run behind a mark that stands for the lost byte is read anew") {
    std::string bytes = gbk("春灌工作要抓紧。各乡镇要组织力量排查隐患,逾期的通报。\n");
    const std::size_t stop = bytes.find(gbk("。"));
    bytes[stop] = '?';
    CHECK(repaired(context + as_text(bytes)).substr(context.size()) == "春灌工作要抓紧。各乡镇要组织力量排查隐患,逾期的通报。\n");
}

TEST_CASE("The end of a run can be a trail byte of the ASCII range") {
    // 總 ends with 82, 結 with 59 ('Y'): behind it the bytes pair rightly again.
    std::string bytes = gbk("春灌工作要抓紧。總結春灌经验。\n");
    bytes[bytes.find(gbk("。"))] = '?';
    CHECK(repaired(context + as_text(bytes)).substr(context.size()) == "春灌工作要抓紧。總結春灌经验。\n");
}

TEST_CASE("What can't be told stays as a question mark") {
    // The last character has lost its trail byte: 河 and 荷 and 合 share its lead, and nothing chooses.
    std::string bytes = gbk("春灌工作要抓紧。各乡镇要组织力量排查隐患");
    bytes[bytes.find(gbk("。"))] = '?';
    bytes += "\xBA";
    const std::string result = repaired(context + as_text(bytes + "\n")).substr(context.size());
    CHECK(result.starts_with("春灌工作要抓紧。各乡镇要组织力量排查隐患"));
}

TEST_CASE("Sound text is left alone, questions and rare words too") {
    for (const std::string text : {"水从哪里来?渠往哪里去?各村都要回答。\n", "瑕疵、尴尬、踌躇、徘徊、蹒跚都是常见的词。\n", "各單位要開展渠道檢查，發現問題及時處理？\n",
                                   "?\n", "什么?!\n", "问?abc\n", "李龑、王翀、张燊、赵赟列席会议。\n"}) {
        INFO(text);
        CHECK(repaired(context + text) == context + text);
    }
}

TEST_CASE("Every sentence survives the loss of any lead byte that stands before full-width text") {
    const std::string sentence = "县水利局要组织力量排查隐患和督促清淤进度";
    const std::string bytes = gbk(sentence);
    int right = 0, wrong = 0;
    for (std::size_t lost = 0; lost + 8 < bytes.size(); lost += 2) {
        std::string damaged = bytes;
        damaged.erase(lost, 1);
        const std::string shown = as_text(damaged + ",\n");
        const std::string result = repaired(context + shown).substr(context.size());
        // All but the character that lost its byte, which the context may leave open.
        const std::string whole = sentence + ",\n";
        const std::size_t at = lost / 2 * 3;
        const bool good = result.size() >= whole.size() - at - 3 && result.ends_with(whole.substr(at + 3));
        right += good;
        wrong += !good && result != shown;
    }
    CHECK(right >= 12);
    CHECK(wrong == 0);
}

TEST_CASE("A short run before the mark its decoding ended with is read anew") {
    // 渠 loses its lead byte; what decodes the text stops at the first pair that is no character.
    std::string bytes = gbk("各乡镇要确保渠道畅通，学校要排查隐患。\n");
    bytes.erase(bytes.find(gbk("渠")), 1);
    std::string damaged = convert(bytes, "windows-936-2000", "UTF-8");
    const std::size_t mark = damaged.find("\xEF\xBF\xBD");
    INFO(damaged);
    REQUIRE(mark != std::string::npos);
    CHECK(repaired(context + damaged).substr(context.size()).find("道畅通") != std::string::npos);
    // A mark in sound text stays, and so do two wrong characters, which could be many.
    for (const std::string text : {"各乡镇要确保渠道\xEF\xBF\xBD通，学校要排查隐患。\n", "各乡镇要全\xEF\xBF\xBD爆竹禁放。\n"}) CHECK(repaired(context + text).substr(context.size()) == text);
}

TEST_CASE("What numbers a heading is a numeral") {
    std::string bytes = gbk("四、抓紧排查隐患\n");
    bytes.erase(0, 1);
    const std::string got = repaired(context + as_text(bytes)).substr(context.size());
    CHECK(got.find("的、") == std::string::npos);
    CHECK(got.find("抓紧排查隐患") != std::string::npos);
}
