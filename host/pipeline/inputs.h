/// Inputs: the files a run reads, in the order it reads them.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "jianbao/basics.h"

namespace jianbao::pipeline {

struct InputFile {
    std::string shown;           ///< as the user named it; "-" is standard input
    std::filesystem::path file;  ///< empty for standard input
};

/// Nothing can be read of what the user named; the sentence says why.
class NoInputs : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Files stay in the order given; folders are read with their subfolders, sorted by path. A file
/// that is named twice is read once. Hidden files, lock files of office programs and everything
/// in `excluded` (files or folders) are passed over in folders. A name that does not exist stays
/// in the list and fails when it is read, unless nothing at all is there. Throws NoInputs.
std::vector<InputFile> collect_inputs(std::span<const std::string> arguments,
                                      std::span<const std::filesystem::path> excluded);

/// Bytes in memory that nobody has written to before the file was read into it.
class FileBytes {
public:
    explicit FileBytes(std::size_t capacity) : memory_(std::make_unique_for_overwrite<char[]>(capacity)), capacity_(capacity) {}
    std::size_t size() const { return size_; }
    operator std::string_view() const { return {memory_.get(), size_}; }

    /// Where the next bytes go, and how many may: one at least. Then, how many came.
    char* end() { return memory_.get() + size_; }
    std::size_t room() const { return capacity_ - size_; }
    void grow(std::size_t count);

private:
    std::unique_ptr<char[]> memory_;
    std::size_t capacity_, size_ = 0;
};

/// The bytes of a file or of standard input. Throws std::runtime_error with the reason for a
/// file that can't be read, is empty, is larger than `most` bytes, or changes meanwhile. Does not
/// wait for a file that is none: a pipe, a device.
FileBytes read_bytes(const InputFile& input, std::uint64_t most);

/// File name without folder and extension; "stdin" for "-".
std::string document_name(std::string_view path);

/// The day a file's name states: 2021-04-23, 20210423, 2021年4月23日, 2021.4.23.
std::optional<Date> date_in_name(std::string_view name);

/// What the first bytes are: "a PDF file", "an old Word document"; empty where unknown.
std::string kind_of_bytes(std::string_view bytes);
/// "a PDF file" where the name says the file is one and its bytes are something else; empty where they agree.
std::string kind_denied(std::string_view name, std::string_view bytes);

}  // namespace jianbao::pipeline
