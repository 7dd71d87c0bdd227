#include "lines.h"

#include <algorithm>
#include <cstring>

#include "characters.h"

namespace jianbao::text {

std::vector<Line> split_lines(std::string_view text, const std::vector<Region>& regions) {
    std::vector<Line> lines;
    lines.reserve(text.size() / 200 + 8);
    std::size_t region = 0;
    for (std::size_t at = 0; at < text.size();) {
        const void* found = std::memchr(text.data() + at, '\n', text.size() - at);
        std::size_t end = found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.size();
        while (region < regions.size() && regions[region].span.end <= at &&
               !(regions[region].span.empty() && regions[region].span.begin == at))
            ++region;
        Line line;
        if (region < regions.size() && regions[region].span.begin < std::max(end, at + 1)) {
            const Region& here = regions[region];
            switch (here.kind) {
                case Region::Kind::heading:
                    line.role = ParagraphRole::heading;
                    line.file_level = here.level > 0 ? here.level : -1;
                    break;
                case Region::Kind::note:
                case Region::Kind::caption:
                    line.role = ParagraphRole::note;
                    break;
                case Region::Kind::cell:
                    line.role = ParagraphRole::table;
                    line.table = here.table;
                    std::size_t last = region;
                    while (last + 1 < regions.size() && regions[last + 1].kind == Region::Kind::cell &&
                           regions[last + 1].table == here.table)
                        ++last;
                    end = std::max<std::size_t>(regions[last].span.end, at);
                    region = last;
                    break;
            }
        }
        const std::string_view inside = trim(text.substr(at, end - at));
        if (!inside.empty()) {
            const auto begin = static_cast<std::uint32_t>(inside.data() - text.data());
            line.span = {begin, begin + static_cast<std::uint32_t>(inside.size())};
            lines.push_back(line);
        }
        at = end + 1;
    }
    return lines;
}

}  // namespace jianbao::text
