#include "report/row_spool.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <stdexcept>

namespace jianbao::report {

namespace {

constexpr std::size_t stride = 32;           ///< rows between those whose place is known
constexpr std::size_t written_at_once = 1 << 16;
constexpr std::size_t read_at_once = 1 << 16;

// Bits of a cell's first byte.
constexpr unsigned kind_mask = 3, light_shift = 2, light_mask = 7, linked = 1 << 5, derived = 1 << 6;

[[noreturn]] void fail(const char* what) {
    throw std::runtime_error(std::string("can't keep the rows of a long table in ") +
                             std::filesystem::temp_directory_path().string() + ": " + what + " (" +
                             std::strerror(errno) + "); TMPDIR names another folder");
}

int open_nameless() {
    const std::string folder = std::filesystem::temp_directory_path().string();
    int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) return file;
    // Not every file system makes files without a name.
    std::string name = folder + "/jianbao-rows-XXXXXX";
    file = ::mkostemp(name.data(), O_CLOEXEC);
    if (file < 0) fail("no file can be made there");
    ::unlink(name.c_str());
    return file;
}

void put_number(std::string& out, std::uint64_t number) {
    for (; number >= 128; number >>= 7) out += static_cast<char>(number | 128);
    out += static_cast<char>(number);
}

void put_text(std::string& out, const std::string& text) {
    put_number(out, text.size());
    out += text;
}

/// What the text of most cells is; it needs no room of its own then.
std::string usual_text(const ReportCell& cell) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) return std::to_string(*whole);
    if (const auto* date = std::get_if<Date>(&cell.value)) return date->ok() ? to_iso(*date) : std::string();
    return {};
}

std::uint64_t folded(std::int64_t value) {
    return (static_cast<std::uint64_t>(value) << 1) ^ static_cast<std::uint64_t>(value >> 63);
}
std::int64_t unfolded(std::uint64_t value) {
    return static_cast<std::int64_t>(value >> 1) ^ -static_cast<std::int64_t>(value & 1);
}

}  // namespace

std::uint64_t hash_of(const std::string& anchor) {
    if (anchor.empty()) return 0;
    // FNV-1a, mixed: anchors of one kind differ in a few digits alone.
    std::uint64_t hash = 14695981039346656037u;
    for (const char byte : anchor) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
    hash ^= hash >> 32;
    hash *= 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
    return hash == 0 ? 1 : hash;
}

bool has_anchor(const AnchorSet& sorted, const std::string& anchor) {
    return std::binary_search(sorted.begin(), sorted.end(), hash_of(anchor));
}

RowSpool::RowSpool() : file_(open_nameless()) {}
RowSpool::~RowSpool() { ::close(file_); }

void RowSpool::add(const ReportRow& row) {
    if (size_ % stride == 0) places_.push_back(length_ + waiting_.size());
    anchors_.push_back(hash_of(row.anchor));
    put_text(waiting_, row.anchor);
    put_text(waiting_, row.key);
    put_text(waiting_, row.state);
    put_number(waiting_, row.cells.size());
    for (const ReportCell& cell : row.cells) {
        const bool usual = cell.value.index() != 0 && cell.text == usual_text(cell);
        waiting_ += static_cast<char>(cell.value.index() | static_cast<unsigned>(cell.light) << light_shift |
                                      (cell.link.empty() ? 0 : linked) | (usual ? derived : 0));
        if (const auto* whole = std::get_if<std::int64_t>(&cell.value)) {
            put_number(waiting_, folded(*whole));
        } else if (const auto* number = std::get_if<double>(&cell.value)) {
            waiting_.append(reinterpret_cast<const char*>(number), sizeof *number);
        } else if (const auto* date = std::get_if<Date>(&cell.value)) {
            waiting_.append(reinterpret_cast<const char*>(date), sizeof *date);
        }
        if (!usual) put_text(waiting_, cell.text);
        if (!cell.link.empty()) put_text(waiting_, cell.link);
    }
    ++size_;
    if (waiting_.size() >= written_at_once) flush();
}

void RowSpool::flush() {
    for (std::size_t done = 0; done < waiting_.size();) {
        const ssize_t count = ::pwrite(file_, waiting_.data() + done, waiting_.size() - done,
                                       static_cast<off_t>(length_ + done));
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) fail("it can't be written");
        done += static_cast<std::size_t>(count);
    }
    length_ += waiting_.size();
    waiting_.clear();
}

void RowSpool::settle(std::shared_ptr<const AnchorSet> anchors, std::vector<std::size_t> dropped) {
    flush();
    waiting_.shrink_to_fit();
    known_ = std::move(anchors);
    dropped_ = std::move(dropped);
    anchors_ = {};
}

void RowSpool::fill_window(std::uint64_t from) const {
    window_.resize(read_at_once);
    window_begin_ = from;
    std::size_t done = 0;
    while (done < window_.size()) {
        const ssize_t count =
            ::pread(file_, window_.data() + done, window_.size() - done, static_cast<off_t>(from + done));
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) fail("it can't be read");
        if (count == 0) break;
        done += static_cast<std::size_t>(count);
    }
    window_.resize(done);
}

const char* RowSpool::bytes(std::size_t count) const {
    if (at_ < window_begin_ || at_ + count > window_begin_ + window_.size()) {
        if (count > read_at_once) throw std::logic_error("texts are read in parts");
        fill_window(at_);
        if (window_.size() < count) throw std::runtime_error("the file of a long table's rows was cut short");
    }
    const char* found = window_.data() + (at_ - window_begin_);
    at_ += count;
    return found;
}

std::uint64_t RowSpool::number() const {
    std::uint64_t out = 0;
    for (int shift = 0;; shift += 7) {
        const auto byte = static_cast<unsigned char>(*bytes(1));
        out |= static_cast<std::uint64_t>(byte & 127) << shift;
        if (byte < 128) return out;
    }
}

void RowSpool::text(std::string& out) const {
    out.clear();
    for (std::uint64_t left = number(); left > 0;) {
        const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, read_at_once / 2));
        out.append(bytes(part), part);
        left -= part;
    }
}

void RowSpool::read(std::size_t index, ReportRow& row) const {
    if (index >= size_) throw std::out_of_range("a table has no such row");
    if (!waiting_.empty()) throw std::logic_error("rows are read when all are there");
    if (index != next_) {
        at_ = places_[index / stride];
        for (std::size_t i = index / stride * stride; i < index; ++i) read_next(row);
    }
    next_ = size_;  // nowhere, in case of a failure
    read_next(row);
    next_ = index + 1;
    if (known_)
        for (ReportCell& cell : row.cells)
            if (!cell.link.empty() && !has_anchor(*known_, cell.link)) cell.link.clear();
    if (std::binary_search(dropped_.begin(), dropped_.end(), index)) row.anchor.clear();
}

void RowSpool::read_next(ReportRow& row) const {
    text(row.anchor);
    text(row.key);
    text(row.state);
    row.cells.resize(static_cast<std::size_t>(number()));
    for (ReportCell& cell : row.cells) {
        const auto bits = static_cast<unsigned char>(*bytes(1));
        cell.light = static_cast<Light>(bits >> light_shift & light_mask);
        switch (bits & kind_mask) {
            case 0:
                cell.value = std::monostate();
                break;
            case 1:
                cell.value = unfolded(number());
                break;
            case 2: {
                double value = 0;
                std::memcpy(&value, bytes(sizeof value), sizeof value);
                cell.value = value;
                break;
            }
            default: {
                Date value{};
                std::memcpy(static_cast<void*>(&value), bytes(sizeof value), sizeof value);
                cell.value = value;
            }
        }
        if (bits & derived)
            cell.text = usual_text(cell);
        else
            text(cell.text);
        if (bits & linked)
            text(cell.link);
        else
            cell.link.clear();
    }
}

}  // namespace jianbao::report
