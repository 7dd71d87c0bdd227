/// A child process that is asked and answers: bytes both ways, with limits and deadlines.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "worker/failure.h"

namespace jianbao::worker {

using Clock = std::chrono::steady_clock;
using Deadline = Clock::time_point;

/// The program and its arguments, the folder it runs in (empty for this one), and how many bytes
/// of address space it may have (0 for no limit).
struct Command {
    std::vector<std::string> words;
    std::filesystem::path folder;
    std::uint64_t memory = 0;
};

/// Runs until it is destroyed, which kills it and all it started. Its standard error is read along
/// and its end kept for messages. Not for use by several threads at once. All calls throw Failure.
class Process {
public:
    /// A first word without a slash is looked up in PATH; one with a slash counts from the folder.
    explicit Process(const Command& command);
    /// A copy of this program as it stands, which works the text out, says it and ends. It may take `memory` bytes
    /// of address space beyond what the program has (0 for no limit). What the call throws ends the copy.
    Process(const std::function<std::string()>& call, std::uint64_t memory);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;

    /// Starts an exchange in which at most `most` bytes are taken from the process. Throws where
    /// it has written something nobody asked for.
    void begin(std::uint64_t most);
    /// The same for a process that answers unasked, as a copy does: what it has written already is of the answer.
    void expect(std::uint64_t most) { room_ = most_ = most; }
    /// Gives the process the bytes, reading what it says meanwhile.
    void write(std::string_view bytes, Deadline deadline);
    /// The next `count` bytes it says. The view holds until the next call.
    std::string_view read(std::size_t count, Deadline deadline);
    /// The next line, without its end. The view holds until the next call.
    std::string_view read_line(Deadline deadline);

    pid_t id() const { return child_; }

private:
    void start(const Command& command);
    void listen(int input, int output, int errors);
    bool pump(bool writing, std::string_view& bytes, Deadline deadline);
    bool take_output();
    void take_errors();
    [[noreturn]] void fail_gone();
    std::string last_words() const;

    pid_t child_ = -1;
    int input_ = -1, output_ = -1, errors_ = -1;
    std::string received_;
    std::size_t at_ = 0;  ///< of received_, what was taken
    std::uint64_t room_ = 0, most_ = 0;
    std::string error_text_;
};

}  // namespace jianbao::worker
