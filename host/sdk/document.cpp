#include "jianbao/document.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace jianbao {

namespace {

constexpr std::uint32_t index_step = 64;

/// Position of the last element whose `begin` is at or before the offset, or no_index. The halves are chosen without a
/// branch, which would be guessed wrong every other time.
template <class Container, class Begin>
std::uint32_t last_before(const Container& items, std::uint32_t offset, Begin begin) {
    if (items.empty() || begin(items.front()) > offset) return no_index;
    std::size_t found = 0;
    for (std::size_t left = items.size(); left > 1;) {
        const std::size_t half = left / 2;
        found += half & (std::size_t{0} - static_cast<std::size_t>(begin(items[found + half]) <= offset));
        left -= half;
    }
    return static_cast<std::uint32_t>(found);
}

/// Characters that start in the text's bytes from `begin` to `end`, of which there are at most index_step.
std::uint32_t count_starts(std::string_view text, std::size_t begin, std::size_t end) {
    using Block = signed char __attribute__((vector_size(16)));
    constexpr std::uint64_t each = 0x0101010101010101;
    Block inner{};  // bytes 10xxxxxx, as signed numbers below -64, one count for each place of a block
    std::size_t at = begin;
    for (Block bytes; at + sizeof bytes <= end; at += sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        inner -= (Block)(bytes < -64);
    }
    std::uint64_t halves[2];
    std::memcpy(halves, &inner, sizeof halves);
    std::uint64_t sum = halves[0] + halves[1];
    const auto add_eight = [&](std::uint64_t eight) { sum += eight >> 7 & ~(eight >> 6) & each; };
    std::uint64_t eight;
    if (at + sizeof eight <= end) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        add_eight(eight);
        at += sizeof eight;
    }
    if (at < end && end >= sizeof eight && std::endian::native == std::endian::little) {
        // The eight bytes before the end, those that have been counted shifted out.
        std::memcpy(&eight, text.data() + end - sizeof eight, sizeof eight);
        add_eight(eight >> 8 * (sizeof eight - (end - at)));
        at = end;
    }
    std::size_t later = (sum * each) >> 56;
    for (; at < end; ++at) later += static_cast<signed char>(text[at]) < -64;
    return static_cast<std::uint32_t>(end - begin - later);
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
    // mostly the cell stands in the row itself, which is found among many at once
    for (auto cell = std::partition_point(cells.begin(), cells.end(), [&](const Cell& one) { return one.row < row; });
         cell != cells.end() && cell->row == row && cell->column <= column; ++cell)
        if (column < cell->column + cell->column_span) return &*cell;
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
        characters += count_starts(text, begin, end);
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
    // Sections nest five deep, if at all; what is deeper takes longer.
    std::array<std::uint32_t, 8> path;
    std::size_t depth = 0;
    for (; section < parts_.sections.size() && depth < path.size(); section = parts_.sections[section].parent) path[depth++] = section;
    if (section < parts_.sections.size()) title = section_title(section);
    while (depth-- > 0) {
        if (!title.empty()) title += " / ";
        const Span span = parts_.sections[path[depth]].heading;
        const std::string_view heading = text(span);
        // a heading that is a whole sentence is known by its first clause
        constexpr std::size_t longest_phrase = 30, longest_heading = 40;
        const std::uint32_t length = heading.size() <= longest_phrase ? 0 : characters_before(span.end) - characters_before(span.begin);
        if (length > longest_phrase) {
            const std::size_t comma = std::min(heading.find("，"), heading.find(','));
            if (comma != heading.npos && count_characters(heading.substr(0, comma)) <= longest_phrase) {
                title += heading.substr(0, comma);
                continue;
            }
        }
        title += length <= longest_heading ? heading : first_characters(heading, longest_heading);
        if (length > longest_heading) title += "…";
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
    return character_index_[block] + count_starts(parts_.text, begin, offset);
}

}  // namespace jianbao
