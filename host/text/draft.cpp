#include "draft.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>
#include <tuple>

namespace jianbao::text {

namespace {

/// Where offsets of the old text lie in the new one.
class Shift {
public:
    explicit Shift(const std::vector<Edit>& edits) : edits_(edits) {
        deltas_.reserve(edits.size() + 1);
        deltas_.push_back(0);
        for (const Edit& edit : edits)
            deltas_.push_back(deltas_.back() + static_cast<std::int64_t>(edit.text.size()) - edit.span.size());
    }

    /// A begin moves behind what is inserted at it; inside a replaced span it goes to the begin
    /// of the replacement.
    std::uint32_t begin(std::uint32_t offset) const {
        const std::size_t done = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& edit) {
                                     return edit.span.end <= offset;
                                 }) - edits_.begin();
        if (done < edits_.size() && edits_[done].span.begin < offset) offset = edits_[done].span.begin;
        return static_cast<std::uint32_t>(offset + deltas_[done]);
    }
    /// An end stays before what is inserted at it; inside a replaced span it goes to the end of
    /// the replacement.
    std::uint32_t end(std::uint32_t offset) const {
        std::size_t done = std::partition_point(edits_.begin(), edits_.end(), [&](const Edit& edit) {
                               return edit.span.begin < offset;
                           }) - edits_.begin();
        if (done > 0) offset = std::max(offset, edits_[done - 1].span.end);
        return static_cast<std::uint32_t>(offset + deltas_[done]);
    }
    void move(Span& span) const {
        const std::uint32_t from = begin(span.begin);
        // Where something was taken out nothing stands, also when what is around it changes.
        span = {from, span.empty() ? from : std::max(from, end(span.end))};
    }

private:
    const std::vector<Edit>& edits_;
    std::vector<std::int64_t> deltas_;  ///< growth of the text by the first n edits
};

}  // namespace

Draft::Draft(RawDocument raw) : lines_are_paragraphs_(raw.lines_are_paragraphs) {
    // What the file does not show is no part of the document.
    std::erase_if(raw.blocks, [](RawBlock& block) {
        const bool filled = !block.cells.empty();
        std::erase_if(block.cells, [](const RawCell& cell) { return cell.hidden; });
        return block.hidden || (filled && block.cells.empty());
    });
    std::size_t size = 0;
    for (const RawBlock& block : raw.blocks) {
        size += block.text.size() + 1;
        for (const RawCell& cell : block.cells) size += cell.text.size() + 1;
    }
    if (size > 0xFFFFFFF0u) throw std::length_error("the document is longer than 4 GiB of text");
    // A single paragraph keeps the memory its reader made.
    if (raw.blocks.size() != 1 || !raw.blocks.front().cells.empty()) text_.reserve(size);
    sources_.reserve(raw.blocks.size());

    for (RawBlock& block : raw.blocks) {
        const auto begin = [&] { return static_cast<std::uint32_t>(text_.size()); };
        if (block.kind != RawBlock::Kind::table) {
            const std::uint32_t from = begin();
            append(std::move(block.text), block.origin, raw.bytes_follow);
            if (block.kind == RawBlock::Kind::heading)
                regions_.push_back({{from, begin()}, Region::Kind::heading, block.level, 0, 0});
            else if (block.kind == RawBlock::Kind::note)
                regions_.push_back({{from, begin()}, Region::Kind::note, 0, 0, 0});
            text_ += '\n';
            continue;
        }
        const auto table = static_cast<std::uint32_t>(tables_.size());
        if (!block.text.empty()) {
            const std::uint32_t from = begin();
            append(std::move(block.text), block.origin, false);
            regions_.push_back({{from, begin()}, Region::Kind::caption, 0, table, 0});
            text_ += '\n';
        }
        std::stable_sort(block.cells.begin(), block.cells.end(), [](const RawCell& a, const RawCell& b) {
            return std::tie(a.row, a.column) < std::tie(b.row, b.column);
        });
        for (std::uint32_t i = 0; i < block.cells.size(); ++i) {
            RawCell& cell = block.cells[i];
            const std::uint32_t from = begin();
            std::replace(cell.text.begin(), cell.text.end(), '\t', ' ');
            append(std::move(cell.text), block.origin, false);
            regions_.push_back({{from, begin()}, Region::Kind::cell, 0, table, i});
            const bool row_ends = i + 1 == block.cells.size() || block.cells[i + 1].row != cell.row;
            text_ += row_ends ? '\n' : '\t';
            cell.text.clear();
        }
        tables_.push_back({std::move(block.cells)});
    }
}

Draft Draft::from_text(std::string_view text, bool lines_are_paragraphs) {
    RawDocument raw;
    raw.lines_are_paragraphs = lines_are_paragraphs;
    raw.bytes_follow = true;
    std::uint32_t line = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        RawBlock block;
        block.text = text.substr(at, end - at);
        block.origin = {0, ++line, at};
        raw.blocks.push_back(std::move(block));
        at = end + 1;
    }
    return Draft(std::move(raw));
}

const Census& Draft::census() const {
    if (!census_) census_ = take_census(text_);
    return *census_;
}

const Draft::Holdings& Draft::holdings() const {
    if (!holdings_) holdings_ = Holdings{census().wide_spaces, census().ascii};
    return *holdings_;
}

void Draft::append(std::string text, const Origin& origin, bool linear) {
    // Everything behind relies on sound UTF-8, whatever reader the text came from.
    const bool sound = is_valid_utf8(text);
    const std::size_t from = text_.size();
    sources_.push_back({static_cast<std::uint32_t>(from), origin, linear && sound});
    if (!sound) {
        for (std::size_t at = 0; at < text.size();) append_utf8(text_, next_character(text, at));
        return;
    }
    if (linear) {  // its lines are paragraphs of the file, a run each
        Origin line = origin;
        for (std::size_t feed = text.find('\n'); feed != text.npos; feed = text.find('\n', feed + 1)) {
            ++line.paragraph;
            line.byte = origin.byte + feed + 1;
            sources_.push_back({static_cast<std::uint32_t>(from + feed + 1), line, true});
        }
    }
    if (text_.empty() && text_.capacity() < text.size())
        text_ = std::move(text);
    else
        text_ += text;
}

void Draft::apply(const std::string& step, const std::vector<Edit>& edits) {
    if (edits.empty()) return;
    // Where the new text is never ahead of the old one it is written over it.
    std::int64_t growth = 0, most_growth = 0;
    for (const Edit& edit : edits) {
        growth += static_cast<std::int64_t>(edit.text.size()) - edit.span.size();
        most_growth = std::max(most_growth, growth);
    }
    const auto end = static_cast<std::uint32_t>(text_.size());
    std::string larger;
    if (most_growth > 0) larger.resize(static_cast<std::size_t>(end + most_growth));
    char* const target = most_growth > 0 ? larger.data() : text_.data();
    std::uint32_t written = 0;
    const auto write = [&](const char* from, std::size_t size) {
        if (target + written != from) std::memmove(target + written, from, size);
        written += static_cast<std::uint32_t>(size);
    };
    std::vector<SourceRun> sources;
    std::vector<Repair> repairs;
    sources.reserve(sources_.size() + edits.size());
    repairs.reserve(edits.size());

    // Runs are copied with the text they describe; inside a run, what follows an edit of another
    // length is a run of its own.
    std::size_t run = 0;
    const auto copy_runs = [&](std::uint32_t from, std::uint32_t to, bool replaced, std::uint32_t size) {
        // Runs that begin in [from, to), and the one that covers `from`.
        while (run + 1 < sources_.size() && sources_[run + 1].begin <= from) ++run;
        if (run >= sources_.size() || sources_[run].begin > from) return;
        const auto origin_at = [&](std::uint32_t offset) {
            Origin origin = sources_[run].origin;
            if (sources_[run].linear) origin.byte += offset - sources_[run].begin;
            return origin;
        };
        const std::uint32_t at = written;
        const auto add = [&](SourceRun next) {
            if (!sources.empty() && sources.back().begin == next.begin) {
                sources.back() = next;
                return;
            }
            if (!sources.empty() && sources.back().linear == next.linear) {
                const SourceRun& last = sources.back();
                const std::uint64_t byte = last.origin.byte + (last.linear ? next.begin - last.begin : 0);
                if (last.origin.page == next.origin.page && last.origin.paragraph == next.origin.paragraph &&
                    byte == next.origin.byte)
                    return;
            }
            sources.push_back(next);
        };
        if (replaced) {
            if (size > 0) add({at, origin_at(from), sources_[run].linear && size == to - from});
            return;
        }
        if (from < to) add({at, origin_at(from), sources_[run].linear});
        while (run + 1 < sources_.size() && sources_[run + 1].begin < to) {
            ++run;
            add({at + (sources_[run].begin - from), sources_[run].origin, sources_[run].linear});
        }
    };

    std::uint32_t at = 0;
    for (const Edit& edit : edits) {
        copy_runs(at, edit.span.begin, false, 0);
        write(text_.data() + at, edit.span.begin - at);
        copy_runs(edit.span.begin, edit.span.end, true, static_cast<std::uint32_t>(edit.text.size()));
        const auto size = static_cast<std::uint32_t>(edit.text.size());
        repairs.push_back({step, {written, written + size}, text_.substr(edit.span.begin, edit.span.size()), edit.confidence});
        write(edit.text.data(), size);
        at = edit.span.end;
    }
    copy_runs(at, end, false, 0);
    write(text_.data() + at, end - at);

    const Shift shift(edits);
    for (Region& region : regions_) shift.move(region.span);
    for (Repair& repair : repairs_) shift.move(repair.span);
    repairs_.insert(repairs_.end(), std::make_move_iterator(repairs.begin()), std::make_move_iterator(repairs.end()));
    if (most_growth > 0) text_ = std::move(larger);
    text_.resize(written);
    sources_ = std::move(sources);
    if (!holdings_ && census_) holdings_ = Holdings{census_->wide_spaces, census_->ascii};
    census_.reset();
    if (!holdings_) return;
    for (const Edit& edit : edits) {
        if (edit.text.empty()) continue;
        const Census put_in = take_census(edit.text);
        holdings_->wide_spaces |= put_in.wide_spaces;
        holdings_->ascii |= put_in.ascii;
    }
}

}  // namespace jianbao::text
