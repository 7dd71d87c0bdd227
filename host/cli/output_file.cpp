#include "cli/output_file.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <iostream>
#include <memory>
#include <string_view>

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

std::string failure(const std::string& file) {
    return "can't write " + file + ": " + (errno != 0 ? std::strerror(errno) : "unknown reason");
}

[[noreturn]] void fail(const fs::path& file) { throw std::runtime_error(failure(file.string())); }

/// The file is there and begins with one of these.
bool starts_with_one_of(const fs::path& file, std::initializer_list<std::string_view> beginnings) {
    std::error_code error;
    if (!fs::is_regular_file(file, error)) return false;
    std::string head(16, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    return std::any_of(beginnings.begin(), beginnings.end(), [&](std::string_view one) { return head.starts_with(one); });
}

/// Asked of the pipe itself: what errno says is gone by the time a stream is looked at.
bool reader_is_gone() {
    pollfd output{STDOUT_FILENO, POLLOUT, 0};
    return poll(&output, 1, 0) == 1 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

}  // namespace

TemporaryName::TemporaryName(const fs::path& file) : file_(file) {
    if (fs::is_directory(file)) throw std::runtime_error("can't write " + file.string() + ": it is a folder");
    // A device or a pipe (/dev/null) is written to as it is: a file moved over it would take its place.
    if (fs::is_other(file)) {
        temporary_ = file;
        kept_ = true;
        return;
    }
    if (starts_with_one_of(file, {"SQLite format 3"}))
        throw std::runtime_error("can't write " + file.string() + ": it is a database, as ledgers are; name another file");
    // In the same folder, so that the move is one step; a name nobody else uses.
    temporary_ = file.parent_path() / ("." + file.filename().string() + ".tmp-" + std::to_string(getpid()));
    errno = 0;
    if (!std::ofstream(temporary_, std::ios::binary)) fail(file);
}

TemporaryName::~TemporaryName() {
    std::error_code ignored;
    if (!kept_) fs::remove(temporary_, ignored);
}

void TemporaryName::keep() {
    if (kept_) return;
    std::error_code error;
    fs::rename(temporary_, file_, error);
    if (error) throw std::runtime_error("can't write " + file_.string() + ": " + error.message());
    kept_ = true;
}

void check_written(const std::ostream& stream, const std::string& failure) {
    if (stream) return;
    if (&stream == &std::cout && reader_is_gone()) throw ReaderGone();
    throw std::runtime_error(failure);
}

Output::Output(const std::string& file) {
    if (file.empty() || file == "-") return;
    // Text is not what these were: the names of an input and of the output were exchanged.
    if (starts_with_one_of(file, {"%PDF-", "PK\x03\x04", "\xD0\xCF\x11\xE0"}))
        throw std::runtime_error("can't write " + file + ": it is a document (PDF, Office or an archive), and text is to be "
                                 "written; name another file");
    name_ = std::make_unique<TemporaryName>(file);
    stream_.open(name_->path(), std::ios::binary);
}

Output::~Output() = default;

std::ostream& Output::stream() { return name_ ? stream_ : std::cout; }

void Output::finish() {
    errno = 0;
    stream().flush();
    check_written(stream(), failure(name_ ? name_->path().string() : "standard output"));
    if (!name_) return;
    stream_.close();
    if (!stream_) fail(name_->path());
    name_->keep();
}

}  // namespace jianbao::cli
