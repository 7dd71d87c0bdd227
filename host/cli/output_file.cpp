#include "cli/output_file.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>
#include <memory>

namespace jianbao::cli {

namespace fs = std::filesystem;

namespace {

std::string failure(const std::string& file) {
    return "can't write " + file + ": " + (errno != 0 ? std::strerror(errno) : "unknown reason");
}

[[noreturn]] void fail(const fs::path& file) { throw std::runtime_error(failure(file.string())); }

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
