#include "metadata.h"

#include <algorithm>
#include <array>

#include "characters.h"
#include "dates.h"
#include "genre.h"
#include "titles.h"

namespace jianbao::text {

namespace {

constexpr std::size_t head_paragraphs = 25;

/// 成文日期：… 时间：…; the value behind the label, or nothing.
std::string_view value_of(std::string_view line, std::initializer_list<std::string_view> labels) {
    for (const std::string_view label : labels) {
        const std::size_t at = find_text(line.substr(0, 30 + label.size()), label);
        if (at == std::string_view::npos) continue;
        std::string_view rest = line.substr(at + label.size());
        const char32_t colon = character_at(rest, 0);
        if (!is_colon(colon)) continue;
        return trim(rest.substr(character_length(rest[0])));
    }
    return {};
}

/// Splits 各省人民政府，国务院各部委： at its commas; 、 joins what belongs together.
std::vector<std::string> split_addressees(std::string_view line) {
    std::vector<std::string> names;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        const std::string_view name = trim(line.substr(begin, end - begin));
        if (!name.empty()) names.emplace_back(name);
    };
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t here = at;
        const char32_t c = quick_character(line, at);
        if (narrow(c) != ',' && !is_colon(c) && narrow(c) != ';') continue;
        add(here);
        begin = at;
    }
    add(line.size());
    return names;
}

/// 中共临江县委督查室  临江县人民政府督查室, 第6期 临江县人民政府办公室: what stands before the date in the head of a bulletin.
bool issued_by_offices(std::string_view line) {
    std::size_t offices = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t from = at;
        std::size_t end = at;
        while (at < line.size()) {
            end = at;
            if (is_space(next_character(line, at))) break;
            end = at;
        }
        const std::string_view name = line.substr(from, end - from);
        if (name.empty()) continue;
        const bool number = (name.starts_with("第") || name.starts_with("总第") || name.starts_with("（")) && name.size() < 30;
        if (number) continue;
        if (!is_office(name)) return false;
        ++offices;
    }
    return offices > 0;
}

class Reader {
public:
    Reader(const Document::Parts& parts, const Article& article) : parts_(parts), article_(article) {}

    Metadata read() {
        title();
        for (std::uint32_t i = article_.paragraphs.begin; i < article_.paragraphs.end; ++i) paragraph(i);
        if (data_.kind == DocumentKind::unknown && !data_.addressees.empty()) data_.kind = DocumentKind::notice;
        if (data_.kind == DocumentKind::unknown && greeted_) data_.kind = DocumentKind::speech;
        if (data_.kind == DocumentKind::unknown && held_) data_.kind = DocumentKind::minutes;
        if (data_.kind == DocumentKind::unknown && issued_) data_.kind = DocumentKind::bulletin;
        // The minutes' day is that of the meeting; every other document counts from its issue.
        using Dates = std::array<std::optional<Date>, 5>;
        const Dates pick = data_.kind == DocumentKind::minutes ? Dates{meeting_, signed_, titled_, written_, published_}
                                                               : Dates{written_, titled_, signed_, meeting_, published_};
        for (const auto& date : pick) {
            if (!date) continue;
            data_.date = date;
            data_.date_source = DateSource::text;
            break;
        }
        return data_;
    }

private:
    std::string_view text(Span span) const { return std::string_view(parts_.text).substr(span.begin, span.size()); }

    void title() {
        std::string_view rest = text(article_.title);
        for (std::size_t at = 0; at < rest.size();) {
            const std::size_t end = std::min(rest.find('\n', at), rest.size());
            data_.title += trim(rest.substr(at, end - at));
            at = end + 1;
        }
        // 标题：…, as sites print it above the text
        if (const std::string_view labelled = value_of(data_.title, {"标题", "标 题"}); !labelled.empty() && data_.title.find("标") == 0)
            data_.title = std::string(labelled);
        if (const auto numbered = read_numbered_title(data_.title); numbered && !numbered->title.empty())
            data_.title = std::string(numbered->title);
        data_.kind = kind_of_title(data_.title);
        // 国务院办公厅关于…: the office stands before 关于.
        const std::size_t about = data_.title.find("关于");
        if (about != std::string::npos && about > 0 && is_office(std::string_view(data_.title).substr(0, about)))
            data_.issuer = data_.title.substr(0, about);
        if (const auto found = find_date(data_.title)) titled_ = found->date;
        if (data_.kind == DocumentKind::speech)
            for (const std::string_view post : {"同志在", "书记在", "市长在", "县长在", "区长在", "省长在", "局长在", "主任在", "部长在", "主席在"}) {
                const std::size_t at = data_.title.find(post);
                if (at == std::string::npos || at > 45) continue;
                data_.speaker = data_.title.substr(0, at + post.size() - std::string_view("在").size());
                break;
            }
    }

    void paragraph(std::uint32_t index) {
        const Paragraph& paragraph = parts_.paragraphs[index];
        if (paragraph.role == ParagraphRole::table) return;
        const std::string_view line = text(paragraph.span);
        const bool head = index < article_.paragraphs.begin + head_paragraphs;
        switch (paragraph.role) {
            case ParagraphRole::salutation: greeted_ = true; break;
            case ParagraphRole::addressee:
                if (data_.addressees.empty()) data_.addressees = split_addressees(line);
                break;
            case ParagraphRole::signature:
                if (const auto found = find_date(line)) {
                    if (!signed_) signed_ = found->date;
                    const std::string_view office = trim(line.substr(0, found->begin));
                    if (data_.issuer.empty() && is_office(office)) data_.issuer = std::string(office);
                } else if (data_.issuer.empty()) {
                    data_.issuer = std::string(line);
                }
                break;
            default: break;
        }
        if (line.size() > 1200 || !head) return;
        if (data_.kind == DocumentKind::unknown && paragraph.role == ParagraphRole::body) data_.kind = kind_stated(line);
        issued_ = issued_ || is_issue_number(line);
        if (data_.number.empty() && paragraph.role != ParagraphRole::body)
            if (const auto found = find_document_number(line)) data_.number = std::string(line.substr(found->first, found->second - found->first));
        if (const auto date = find_date(line)) head_date(paragraph, line, *date);
    }

    void head_date(const Paragraph& paragraph, std::string_view line, const FoundDate& found) {
        if (paragraph.role == ParagraphRole::signature) return;
        if (!value_of(line, {"成文日期", "印发日期", "签发日期"}).empty()) {
            written_ = found.date;
            return;
        }
        if (!value_of(line, {"发布日期", "发布时间", "时间", "日期"}).empty()) {
            if (!published_) published_ = found.date;
            return;
        }
        // （2021年4月23日） or ——2021年1月25日在…会议上 under the title
        if (paragraph.role == ParagraphRole::title || is_date_line(line)) {
            if (!titled_) titled_ = found.date;
            return;
        }
        const std::string_view behind = line.substr(found.end, 240);
        if (found.begin < 60 && contains_any(behind, {"主持召开", "召开", "会议", "主持"})) {
            if (!meeting_) meeting_ = found.date;
            held_ = held_ || contains_any(behind, {"主持召开"});
        } else if (found.end == line.size() && issued_by_offices(line.substr(0, found.begin)) && !signed_) {
            signed_ = found.date;
        } else if (paragraph.role == ParagraphRole::note && !published_) {
            published_ = found.date;
        } else if (line.size() < 120 && contains_any(line.substr(0, found.begin), {"办公室", "办公厅"}) && !signed_) {
            signed_ = found.date;
        }
    }

    const Document::Parts& parts_;
    const Article& article_;
    Metadata data_;
    bool greeted_ = false;
    bool held_ = false;    ///< says that a meeting was held
    bool issued_ = false;  ///< comes out in issues: 第12期
    std::optional<Date> written_, titled_, signed_, meeting_, published_;
};

/// What the file states is the whole of which the text's own title is a line: 关于…的 / 通知.
bool is_longer_title(std::string_view stated, std::string_view read) {
    const auto squeezed = [](std::string_view title) {
        std::string out;
        for (std::size_t at = 0; at < title.size();) {
            const std::size_t from = at;
            if (!is_space(next_character(title, at))) out += title.substr(from, at - from);
        }
        return out;
    };
    const std::string whole = squeezed(stated), part = squeezed(read);
    constexpr std::size_t longest = 300;  // bytes
    return whole.size() > part.size() && whole.size() < longest && whole.find(part) != std::string::npos;
}

/// The first paragraphs of an article that say something, as far as they are needed for its name.
std::vector<std::string_view> opening_of(const Document::Parts& parts, const Article& article) {
    constexpr std::size_t most = 3, longest = 1500;  // paragraphs, bytes
    std::vector<std::string_view> lines;
    const std::uint32_t end = std::min(article.paragraphs.end, article.paragraphs.begin + static_cast<std::uint32_t>(head_paragraphs));
    for (std::uint32_t i = article.paragraphs.begin; i < end && lines.size() < most; ++i) {
        const Paragraph& paragraph = parts.paragraphs[i];
        if (paragraph.role != ParagraphRole::body) continue;
        std::string_view line = std::string_view(parts.text).substr(paragraph.span.begin, paragraph.span.size());
        if (line.size() > longest) {
            std::size_t end_of_line = longest;
            while ((static_cast<unsigned char>(line[end_of_line]) & 0xC0) == 0x80) --end_of_line;
            line = line.substr(0, end_of_line);
        }
        lines.push_back(line);
    }
    return lines;
}

}  // namespace

Metadata read_metadata(const Document::Parts& parts, std::uint32_t article, const Metadata& stated) {
    Metadata data = Reader(parts, parts.articles[article]).read();
    if (!stated.title.empty() && (data.title.empty() || is_longer_title(stated.title, data.title))) data.title = stated.title;
    data.title = complete_title(data.title, opening_of(parts, parts.articles[article]));
    if (!stated.issuer.empty()) data.issuer = stated.issuer;
    if (!stated.number.empty()) data.number = stated.number;
    if (!stated.speaker.empty()) data.speaker = stated.speaker;
    if (!stated.addressees.empty()) data.addressees = stated.addressees;
    if (stated.kind != DocumentKind::unknown) data.kind = stated.kind;
    if (stated.date) {
        data.date = stated.date;
        data.date_source = DateSource::text;
    }
    return data;
}

}  // namespace jianbao::text
