#include "titles.h"

#include <algorithm>

#include "characters.h"
#include "genre.h"

namespace jianbao::text {

namespace {

constexpr std::size_t most_opening = 3;  ///< paragraphs that are looked at

std::string without_spaces(std::string_view words) {
    std::string out;
    for (std::size_t at = 0; at < words.size();) {
        const std::size_t from = at;
        if (!is_space(quick_character(words, at))) out += words.substr(from, at - from);
    }
    return out;
}

/// 常务会议 纪要, 会 议 纪 要: a space in front of nothing but the genre, and between single characters. One between two offices, or a title
/// and its subtitle, tells them apart.
std::string folded(std::string_view title) {
    static constexpr std::string_view genres[] = {"纪要", "会议纪要", "通知", "通报", "意见", "决定", "方案", "公告", "通告", "简报", "讲话", "办法"};
    const std::string whole = without_spaces(title);
    if (whole.size() == title.size()) return whole;
    const std::size_t last = title.rfind(' ');
    const bool spaced = length_of(title) + 1 == 2 * length_of(whole);
    const bool once = last != title.npos && without_spaces(title.substr(0, last)).size() == last;
    const bool genre = once && std::find(std::begin(genres), std::end(genres), title.substr(last + 1)) != std::end(genres);
    return spaced || genre ? whole : std::string(title);
}

/// All characters of `part` stand in `whole`, in their order: 政府会议 in 县人民政府2026年第1次常务会议.
bool is_shortened(std::string_view part, std::string_view whole) {
    std::size_t at = 0;
    for (std::size_t in = 0; in < part.size();) {
        const char32_t wanted = quick_character(part, in);
        bool found = false;
        while (!found && at < whole.size()) found = quick_character(whole, at) == wanted;
        if (!found) return false;
    }
    return true;
}

/// The words between `begin` and `end`, where both stand in the text in this order and no sentence ends between them.
std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
    const std::size_t from = text.rfind(begin, text.find(end));
    const std::size_t to = text.find(end);
    if (from == text.npos || to == text.npos || from + begin.size() > to) return {};
    const std::string_view words = text.substr(from + begin.size(), to - from - begin.size());
    return contains_any(words, {"。", "，", "；", "：", "！", "？", ",", ";", ":"}) ? std::string_view() : words;
}

/// 关于做好…工作的通知, of 现就做好…工作通知如下
std::string title_announced(std::string_view line) {
    struct Announced {
        std::string_view words, paper;
    };
    static constexpr Announced papers[] = {{"通知如下", "通知"}, {"通告如下", "通告"}, {"公告如下", "公告"}, {"通报如下", "通报"}};
    constexpr std::size_t fewest = 8, most = 50;  // characters
    for (const Announced& announced : papers)
        for (const std::string_view opens : {"现就", "现将"}) {
            std::string matter = without_spaces(between(line, opens, announced.words));
            for (const std::string_view tail : {"有关事项", "相关事项", "有关事宜", "相关事宜", "有关要求", "有关情况", "如下事项", "以下事项", "情况", "事项"})
                if (matter.ends_with(tail)) matter.resize(matter.size() - tail.size());
            if (matter.ends_with("的")) matter.resize(matter.size() - std::string_view("的").size());
            const std::size_t length = length_of(matter);
            // 现将我县…: of whom is not said
            if (length < fewest || length > most || starts_with_any(matter, {"我", "本", "该", "有关", "相关", "其"})) continue;
            if (matter.starts_with("关于")) return matter + "的" + std::string(announced.paper);
            return "关于" + matter + "的" + std::string(announced.paper);
        }
    return {};
}

/// 关于印发《…办法》的通知, of 现将《…办法》印发给你们
std::string title_of_what_is_issued(std::string_view line) {
    for (const std::string_view issues : {"印发给你们", "印发你们"}) {
        const std::string name = without_spaces(between(line, "现将", issues));
        if (name.starts_with("《") && name.ends_with("》") && name.find("》") + std::string_view("》").size() == name.size()) return "关于印发" + name + "的通知";
    }
    return {};
}

/// 2026年度…项目申报指南, of …委员会特发布2026年度…项目申报指南。
std::string title_published(std::string_view line) {
    line = trim(line);
    if (!line.ends_with("。")) return {};
    line = without_last(line);
    for (const std::string_view publishes : {"特发布", "现发布", "委员会发布"}) {
        const std::size_t at = line.rfind(publishes);
        if (at == line.npos) continue;
        const std::string name = without_spaces(line.substr(at + publishes.size()));
        constexpr std::size_t fewest = 8;  // characters
        if (length_of(name) >= fewest && is_title(name) && !contains_any(name, {"，", "：", "、以", "以下"})) return name;
    }
    return {};
}

}  // namespace

std::string meeting_held(std::string_view line) {
    constexpr std::string_view holds = "主持召开";
    constexpr std::size_t reach = 360;  // bytes from the begin of the line: day, who, where
    const std::size_t at = line.find(holds);
    if (at == line.npos || at > reach) return {};
    std::string_view rest = line.substr(at + holds.size());
    if (contains_any(line.substr(0, at), {"。", "；"})) return {};
    for (const std::string_view done : {"了", "的"})
        if (rest.starts_with(done)) rest.remove_prefix(done.size());
    std::size_t end = 0;
    while (end < rest.size()) {
        std::size_t next = end;
        const char32_t c = quick_character(rest, next);
        if (is_comma(c) || is_colon(c) || ends_sentence(c) || narrow(c) == ';' || narrow(c) == '(' || c == U'“' || c == U'《') break;
        end = next;
    }
    std::string name = without_spaces(rest.substr(0, end));
    if (const std::size_t meeting = name.find("会议"); meeting != name.npos) name.resize(meeting + std::string_view("会议").size());
    constexpr std::size_t fewest = 6, most = 40;  // characters
    const std::size_t length = length_of(name);
    const bool meeting = ends_with_any(name, {"会议", "常委会", "办公会", "专题会", "调度会", "推进会", "协调会", "例会", "常务会"});
    return meeting && length >= fewest && length <= most && !starts_with_any(name, {"会议", "专题会", "本次"}) ? name : std::string();
}

std::string complete_title(std::string_view title, std::span<const std::string_view> opening) {
    const std::string_view minutes = "纪要";
    std::string name = folded(title);
    opening = opening.first(std::min(opening.size(), most_opening));
    for (const std::string_view line : opening) {
        const std::string meeting = meeting_held(line);
        if (meeting.empty()) continue;
        const bool recorded = name.ends_with(minutes) || line.find("纪要如下") != line.npos;
        std::string_view core = name;
        if (core.ends_with(minutes)) core.remove_suffix(minutes.size());
        if (is_shortened(core, meeting)) return meeting + (recorded ? std::string(minutes) : std::string());
        break;
    }
    if (!name.empty()) return name;
    for (const std::string_view line : opening)
        for (const auto made : {title_of_what_is_issued, title_announced, title_published})
            if (std::string found = made(line); !found.empty()) return found;
    return name;
}

}  // namespace jianbao::text
