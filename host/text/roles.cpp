#include "roles.h"

#include <algorithm>

#include "characters.h"
#include "dates.h"
#include "genre.h"
#include "markers.h"

namespace jianbao::text {

namespace {

/// 出席：… 列 席：… 记录：…, which open or close the minutes of a meeting.
bool is_attendance(std::string_view line) {
    constexpr std::size_t longest = 40;  // bytes of a label, spaces included
    std::size_t colon = 0, at = 0;
    constexpr std::u32string_view firsts = U"出列缺请记参主与";  // of the labels below
    if (firsts.find(character_at(line, 0)) == firsts.npos) return false;
    while (at < line.size() && at < longest && !is_colon(quick_character(line, at))) colon = at;
    if (colon == 0 || colon == at) return false;
    std::string label;
    for (at = 0; at < colon;)
        if (const char32_t c = quick_character(line, at); !is_space(c)) append_utf8(label, c);
    static constexpr std::string_view labels[] = {"出席", "列席", "缺席", "请假", "记录", "主持",
                                                  "参会人员", "参加人员", "出席人员", "列席人员", "记录人",
                                                  "参会单位", "参加单位", "出席人",   "列席人",   "参加人",
                                                  "主持人",   "与会人员"};
    return std::find(std::begin(labels), std::end(labels), label) != std::end(labels);
}

/// 县发改局：李明, 青石镇 王强: the list of who was there goes on, as long as nothing is numbered, announced or said.
bool continues_attendance(std::string_view line) {
    return !read_marker(line) && !is_colon(character_before(line, line.size())) && line.find("。") == line.npos &&
           line.find("；") == line.npos;
}

/// Nothing that can be read: ×, a rule of dashes.
bool is_decoration(std::string_view line) {
    if (line.size() > 120) return false;
    for (std::size_t at = 0; at < line.size();) {
        const char32_t c = quick_character(line, at);
        if (is_han(c) || is_latin(c) || is_digit(c)) return false;
    }
    return true;
}

/// （此件公开发布） （本文有删减） 注：…
bool is_editorial_note(std::string_view line) {
    const char32_t first = character_at(line, 0);
    if (narrow(first) == '(' && line.size() < 90 && is_closing(character_before(line, line.size())))
        return contains_any(line, {"公开发布", "删减", "此件", "不公开", "依申请公开", "联系人", "有删节", "根据录音整理"});
    return starts_with_any(line, {"注：", "注:", "备注：", "备注:", "编者按"});
}

}  // namespace

void find_roles(std::string_view text, std::vector<Line>& lines, const ArticleLines& article) {
    const auto content = [&](std::uint32_t i) { return text_of(text, lines[i]); };
    const auto is_plain = [&](std::uint32_t i) {
        return lines[i].role == ParagraphRole::body || lines[i].role == ParagraphRole::heading;
    };
    for (std::uint32_t i = article.title; i < article.title_end; ++i)
        if (is_plain(i)) lines[i].role = ParagraphRole::title;
    // Above the text: what names the document, the site's lines, to whom it goes.
    bool addressed = false, attendance = false;
    std::size_t body = 0;
    for (std::uint32_t i = article.first; i < article.end; ++i) {
        if (!is_plain(i)) continue;
        const std::string_view line = content(i);
        // 参会人员：… may open the minutes as well: what follows then is the meeting's
        attendance = is_attendance(line) || (attendance && continues_attendance(line));
        if (attendance || is_page_furniture(line) || is_editorial_note(line) || is_decoration(line)) {
            lines[i].role = ParagraphRole::note;
            continue;
        }
        if (is_salutation(line)) {
            lines[i].role = ParagraphRole::salutation;
            continue;
        }
        if (is_attachment(line)) {
            lines[i].role = ParagraphRole::attachment;
            continue;
        }
        if (body > 1200 || lines[i].role == ParagraphRole::heading) {
            body += line.size();
            continue;
        }
        if (!addressed && i >= article.title_end && body < 600 && is_addressee(line) && !read_marker(line)) {
            lines[i].role = ParagraphRole::addressee;
            addressed = true;
            continue;
        }
        const bool number_line = line.size() < 90 && find_document_number(line) && !contains_any(line, {"。", "，"});
        const bool head = i >= article.first && body == 0;
        if (head && (number_line || is_date_line(line))) {
            lines[i].role = ParagraphRole::note;
        } else if (head && i >= article.title_end && line.size() < 150 && (line.starts_with("——") || line.starts_with("—"))) {
            lines[i].role = ParagraphRole::title;
        } else if (head && i >= article.title_end && article.title_end > article.title && is_title(line) && !read_marker(line)) {
            lines[i].role = ParagraphRole::title;  // printed twice, or 意见 under 通知
        } else {
            body += line.size();
        }
    }
    // Below the text: the office and the date it signs with.
    for (std::uint32_t i = article.first; i < article.end; ++i) {
        if (!is_plain(i) || (i >= article.title && i < article.title_end)) continue;
        const std::string_view line = content(i);
        if (line.size() > 120) continue;
        const auto date = find_date(line);
        if (!date) continue;
        const std::string_view before = trim(line.substr(0, date->begin));
        const std::string_view after = trim(line.substr(date->end));
        if (!after.empty() && !is_closing(character_at(after, 0))) continue;
        if (!before.empty() && !is_office(before) && narrow(character_before(before, before.size())) != '(') continue;
        lines[i].role = ParagraphRole::signature;
        for (std::uint32_t up = i; up > article.first && up + 6 > i; --up) {
            if (!is_plain(up - 1) || !is_office(content(up - 1)) || read_marker(content(up - 1))) break;
            lines[up - 1].role = ParagraphRole::signature;
        }
    }
}

}  // namespace jianbao::text
