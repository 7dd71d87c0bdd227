#include "jianbao/document.h"

#include <algorithm>
#include <cstring>

namespace jianbao {

namespace {

constexpr std::uint32_t index_step = 64;

/// Position of the last element whose `begin` is at or before the offset, or no_index.
template <class Container, class Begin>
std::uint32_t last_before(const Container& items, std::uint32_t offset, Begin begin) {
    const auto after = std::upper_bound(items.begin(), items.end(), offset,
                                        [&](std::uint32_t at, const auto& item) { return at < begin(item); });
    return after == items.begin() ? no_index : static_cast<std::uint32_t>(after - items.begin() - 1);
}

/// Characters that start in the bytes, eight at a time.
std::uint32_t count_starts(const char* bytes, std::size_t size) {
    constexpr std::uint64_t each = 0x0101010101010101;
    std::uint32_t inner = 0;  // bytes 10xxxxxx
    std::size_t at = 0;
    for (std::uint64_t eight; at + sizeof eight <= size; at += sizeof eight) {
        std::memcpy(&eight, bytes + at, sizeof eight);
        inner += static_cast<std::uint32_t>(((eight >> 7 & ~(eight >> 6) & each) * each) >> 56);
    }
    for (; at < size; ++at) inner += (static_cast<unsigned char>(bytes[at]) & 0xC0) == 0x80;
    return static_cast<std::uint32_t>(size) - inner;
}

struct KindNames {
    DocumentKind kind;
    std::string_view english, chinese;
};
constexpr KindNames kind_names[] = {
    {DocumentKind::unknown, "unknown", "其他"}, {DocumentKind::speech, "speech", "讲话"},
    {DocumentKind::notice, "notice", "通知"},   {DocumentKind::plan, "plan", "方案"},
    {DocumentKind::minutes, "minutes", "纪要"}, {DocumentKind::bulletin, "bulletin", "通报"},
    {DocumentKind::report, "report", "报告"},   {DocumentKind::letter, "letter", "函"},
};

}  // namespace

std::string_view name_of(DocumentKind kind) { return kind_names[static_cast<std::size_t>(kind)].english; }
std::string_view chinese_name(DocumentKind kind) { return kind_names[static_cast<std::size_t>(kind)].chinese; }

const Cell* Table::at(std::uint32_t row, std::uint32_t column) const {
    for (const Cell& cell : cells) {
        if (cell.row > row) break;
        if (row < cell.row + cell.row_span && column >= cell.column && column < cell.column + cell.column_span)
            return &cell;
    }
    return nullptr;
}

Document::Document(Parts parts) : parts_(std::move(parts)) {
    std::uint32_t characters = 0;
    const std::string& text = parts_.text;
    character_index_.reserve(text.size() / index_step + 2);
    for (std::size_t begin = 0; begin < text.size(); begin += index_step) {
        character_index_.push_back(characters);
        const std::size_t end = std::min(text.size(), begin + index_step);
        characters += count_starts(text.data() + begin, end - begin);
    }
    character_index_.push_back(characters);
}

std::optional<Date> Document::reference_date(std::uint32_t article) const {
    // A date the user gave stands above everything the text says.
    if (parts_.metadata.date_source == DateSource::option) return parts_.metadata.date;
    if (article < parts_.articles.size() && parts_.articles[article].metadata.date)
        return parts_.articles[article].metadata.date;
    return parts_.metadata.date;
}

std::uint32_t Document::sentence_at(std::uint32_t offset) const {
    const std::uint32_t found = last_before(parts_.sentences, offset, [](const Sentence& s) { return s.span.begin; });
    if (found == no_index || offset >= parts_.sentences[found].span.end) return no_index;
    return found;
}

std::vector<std::uint32_t> Document::section_path(std::uint32_t section) const {
    std::vector<std::uint32_t> path;
    for (; section < parts_.sections.size(); section = parts_.sections[section].parent) path.push_back(section);
    std::reverse(path.begin(), path.end());
    return path;
}

std::string Document::section_title(std::uint32_t section) const {
    std::string title;
    for (const std::uint32_t step : section_path(section)) {
        if (!title.empty()) title += " / ";
        const std::string_view heading = text(parts_.sections[step].heading);
        // a heading that is a whole sentence is known by its first clause
        constexpr std::size_t longest_phrase = 30, longest_heading = 40;
        const std::size_t comma = std::min(heading.find("，"), heading.find(","));
        const bool is_sentence = count_characters(heading) > longest_phrase && comma != heading.npos &&
                                 count_characters(heading.substr(0, comma)) <= longest_phrase;
        const std::string_view shown = is_sentence ? heading.substr(0, comma) : first_characters(heading, longest_heading);
        title += shown;
        if (!is_sentence && shown.size() < heading.size()) title += "…";
    }
    return title;
}

Origin Document::origin(std::uint32_t offset) const {
    const std::uint32_t found = last_before(parts_.sources, offset, [](const SourceRun& run) { return run.begin; });
    if (found == no_index) return {};
    Origin origin = parts_.sources[found].origin;
    if (parts_.sources[found].linear) origin.byte += offset - parts_.sources[found].begin;
    return origin;
}

std::uint32_t Document::characters_before(std::uint32_t offset) const {
    offset = std::min<std::uint32_t>(offset, static_cast<std::uint32_t>(parts_.text.size()));
    const std::uint32_t block = offset / index_step;
    if (block >= character_index_.size()) return character_index_.back();
    const std::uint32_t begin = block * index_step;
    return character_index_[block] + count_starts(parts_.text.data() + begin, offset - begin);
}

}  // namespace jianbao
