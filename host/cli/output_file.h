/// Output files that are whole or not there.
#pragma once

#include <filesystem>
#include <fstream>
#include <iosfwd>
#include <memory>
#include <stdexcept>
#include <string>

namespace jianbao::cli {

/// A name beside the file, for writing before the file is moved into place; removed again
/// unless kept. For a device or a pipe it is the name itself. Throws
/// std::runtime_error where the folder can't be written to, and where the file is a database: no output is one, a ledger is.
class TemporaryName {
public:
    explicit TemporaryName(const std::filesystem::path& file);
    ~TemporaryName();
    TemporaryName(const TemporaryName&) = delete;
    TemporaryName& operator=(const TemporaryName&) = delete;

    const std::filesystem::path& path() const { return temporary_; }
    /// Puts what was written in the place of the file.
    void keep();

private:
    std::filesystem::path file_, temporary_;
    bool kept_ = false;
};

/// Whoever read standard output has gone, as `head` goes once it has its lines: nothing is wrong, and nothing more is wanted.
class ReaderGone : public std::runtime_error {
public:
    ReaderGone() : std::runtime_error("nobody reads standard output any more") {}
};

/// Throws where not all could be written to the stream so far: ReaderGone for standard output that nobody reads any more, else
/// std::runtime_error that says `failure`.
void check_written(const std::ostream& stream, const std::string& failure);

/// Text for a file, or for standard output where the name is empty or "-". Nothing is in the
/// file before finish(). Throws std::runtime_error as TemporaryName does, and where the file is a document that is no text.
class Output {
public:
    explicit Output(const std::string& file);
    ~Output();
    std::ostream& stream();
    /// Throws as check_written() does where not all could be written.
    void finish();

private:
    std::unique_ptr<TemporaryName> name_;
    std::ofstream stream_;
};

}  // namespace jianbao::cli
