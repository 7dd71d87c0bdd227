#include "info_box.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "jianbao/basics.h"
#include "page_lines.h"

namespace jianbao::readers {

namespace {

struct Label {
    std::string_view text;
    Fact fact;
};
constexpr std::array<Label, 19> labels{{
    {"索引号", Fact::other},    {"主题分类", Fact::other},  {"主题词", Fact::other},    {"分类", Fact::other},
    {"发文机关", Fact::issuer}, {"发布机构", Fact::issuer}, {"发布机关", Fact::issuer}, {"发文单位", Fact::issuer},
    {"制发机关", Fact::issuer}, {"成文日期", Fact::date},   {"发文日期", Fact::date},   {"发布日期", Fact::published},
    {"标题", Fact::title},      {"名称", Fact::title},      {"发文字号", Fact::number}, {"文号", Fact::number},
    {"文件编号", Fact::number}, {"生效日期", Fact::other},  {"信息名称", Fact::title},
}};

}  // namespace

std::optional<BoxEntry> box_entry(std::string_view line) {
    constexpr std::size_t longest_label = 18;  // bytes
    const std::string text = without_spaces(line);
    for (const std::string_view colon : {"：", ":"}) {
        const std::size_t at = text.find(colon);
        if (at == text.npos || at > longest_label) continue;
        std::string_view name = std::string_view(text).substr(0, at);
        for (const std::string_view bracket : {"[", "【", "〔"})
            if (name.starts_with(bracket)) name.remove_prefix(bracket.size());
        const auto found =
            std::find_if(labels.begin(), labels.end(), [&](const Label& label) { return label.text == name; });
        if (found == labels.end()) continue;
        return BoxEntry{std::string(found->text), text.substr(at + colon.size()), found->fact};
    }
    return std::nullopt;
}

void BoxFacts::take(const BoxEntry& entry) {
    if (entry.value.empty()) return;
    if (entry.fact == Fact::title && metadata.title.empty()) metadata.title = entry.value;
    if (entry.fact == Fact::issuer && metadata.issuer.empty()) metadata.issuer = entry.value;
    if (entry.fact == Fact::number && metadata.number.empty()) metadata.number = entry.value;
    if (entry.fact == Fact::date && !metadata.date) metadata.date = read_day(entry.value);
    if (entry.fact == Fact::published && !published) published = read_day(entry.value);
}

std::optional<Date> read_day(std::string_view text) {
    int values[3] = {};
    std::size_t at = 0;
    for (int i = 0; i < 3; ++i) {
        const auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), values[i]);
        if (error != std::errc{}) return std::nullopt;
        at = static_cast<std::size_t>(end - text.data());
        if (i == 2) break;
        std::size_t skipped = 0;
        for (const std::string_view mark : {"年", "月", "-", "/", "."})
            if (text.substr(at).starts_with(mark)) skipped = mark.size();
        if (skipped == 0) return std::nullopt;
        at += skipped;
    }
    const Date date = make_date(values[0], static_cast<unsigned>(values[1]), static_cast<unsigned>(values[2]));
    if (!date.ok() || values[0] < 1949 || values[0] > 2200) return std::nullopt;
    return date;
}

}  // namespace jianbao::readers
