#include "worker/process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <utility>

#include "jianbao/basics.h"

extern char** environ;

namespace jianbao::worker {

namespace {

constexpr std::size_t most_errors = 8192;
constexpr std::size_t most_words = 300;
constexpr int pipe_size = 1 << 20;  ///< a document goes through in one piece

#if defined(__SANITIZE_ADDRESS__)
constexpr bool limits_memory = false;  // the sanitizer's shadow takes terabytes of address space
#else
constexpr bool limits_memory = true;
#endif

[[noreturn]] void fail_start(const std::string& what, int error) {
    throw Failure(Failure::Kind::gone, what + ": " + std::strerror(error));
}

struct Pipe {
    int ends[2] = {-1, -1};
    Pipe() {
        if (pipe2(ends, O_CLOEXEC) != 0) fail_start("no pipe can be made for its worker", errno);
    }
    ~Pipe() {
        for (int& end : ends)
            if (end >= 0) close(end);
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    int take(int side) { return std::exchange(ends[side], -1); }
};

/// While it lives, writing to a process that is gone is an error of the call, not a signal that
/// ends this program.
class NoBrokenPipe {
public:
    NoBrokenPipe() {
        sigemptyset(&only_);
        sigaddset(&only_, SIGPIPE);
        sigset_t pending;
        sigpending(&pending);
        was_pending_ = sigismember(&pending, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &only_, &before_);
    }
    ~NoBrokenPipe() {
        const timespec now{0, 0};
        if (broken && !was_pending_)
            while (sigtimedwait(&only_, nullptr, &now) < 0 && errno == EINTR) continue;
        pthread_sigmask(SIG_SETMASK, &before_, nullptr);
    }
    NoBrokenPipe(const NoBrokenPipe&) = delete;
    NoBrokenPipe& operator=(const NoBrokenPipe&) = delete;
    bool broken = false;

private:
    sigset_t only_, before_;
    bool was_pending_ = false;
};

/// Between fork and exec only calls that are safe after a fork of a threaded program.
[[noreturn]] void become(char* const* words, char* const* environment, const char* folder, std::uint64_t memory,
                         int input, int output, int errors, int report) {
    setpgid(0, 0);
    const rlimit space{memory, memory}, no_core{0, 0};
    if (limits_memory && memory > 0) setrlimit(RLIMIT_AS, &space);
    setrlimit(RLIMIT_CORE, &no_core);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    if ((!*folder || chdir(folder) == 0) && dup2(input, 0) >= 0 && dup2(output, 1) >= 0 && dup2(errors, 2) >= 0)
        execvpe(words[0], words, environment);
    const int error = errno;
    [[maybe_unused]] const ssize_t told = ::write(report, &error, sizeof error);
    _exit(127);
}

/// Bytes of address space this program has.
std::uint64_t address_space() {
    std::uint64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    return pages * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

/// The rest of a copy's life.
[[noreturn]] void work(const std::function<std::string()>& call, std::uint64_t memory, int output, int errors) {
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit space{memory, memory}, no_core{0, 0};
    if (limits_memory && memory > 0) setrlimit(RLIMIT_AS, &space);
    setrlimit(RLIMIT_CORE, &no_core);
    for (const int number : {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTERM, SIGINT, SIGPIPE}) signal(number, SIG_DFL);
    // What a plugin prints is no answer; its last line explains how it ended.
    dup2(errors, 1);
    dup2(errors, 2);
    try {
        const std::string text = call();
        for (std::string_view rest = text; !rest.empty();) {
            const ssize_t written = ::write(output, rest.data(), rest.size());
            if (written < 0 && errno != EINTR) _exit(1);
            if (written > 0) rest.remove_prefix(static_cast<std::size_t>(written));
        }
    } catch (...) {
        _exit(1);
    }
    _exit(0);
}

std::string how_it_ended(int status) {
    if (WIFSIGNALED(status))
        return "was ended by signal " + std::to_string(WTERMSIG(status)) + " (" + strsignal(WTERMSIG(status)) + ")";
    return "ended with exit code " + std::to_string(WEXITSTATUS(status)) + " before it had answered";
}

}  // namespace

Process::Process(const Command& command) { start(command); }

Process::Process(const std::function<std::string()>& call, std::uint64_t memory) {
    Pipe output, errors;
    if (memory > 0) memory += address_space();
    std::fflush(nullptr);  // or the copy says it too
    child_ = fork();
    if (child_ < 0) fail_start("its worker can't be started", errno);
    if (child_ == 0) work(call, memory, output.ends[1], errors.ends[1]);
    setpgid(child_, child_);
    listen(-1, output.take(0), errors.take(0));
}

void Process::start(const Command& command) {
    Pipe input, output, errors, report;
    std::vector<std::string> words = command.words;
    std::vector<char*> arguments, environment;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    // The protocol is UTF-8 whatever the terminal is; the rest of the surroundings stays.
    std::string locale = "LC_ALL=C.UTF-8";
    for (char** one = environ; *one; ++one)
        if (std::strncmp(*one, "LC_ALL=", 7) != 0) environment.push_back(*one);
    environment.push_back(locale.data());
    environment.push_back(nullptr);
    const std::string folder = command.folder.string();

    child_ = fork();
    if (child_ < 0) fail_start("its worker can't be started", errno);
    if (child_ == 0)
        become(arguments.data(), environment.data(), folder.c_str(), command.memory, input.ends[0], output.ends[1],
               errors.ends[1], report.ends[1]);
    setpgid(child_, child_);  // here too: whichever comes first, the group is there before it is killed
    close(report.take(1));
    int error = 0;
    if (::read(report.ends[0], &error, sizeof error) == sizeof error) {
        waitpid(child_, nullptr, 0);
        child_ = -1;
        fail_start("`" + words[0] + "` can't be run", error);
    }
    listen(input.take(1), output.take(0), errors.take(0));
}

void Process::listen(int input, int output, int errors) {
    input_ = input;
    output_ = output;
    errors_ = errors;
    for (const int end : {input_, output_, errors_})
        if (end >= 0) fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK);
    for (const int end : {input_, output_})
        if (end >= 0) fcntl(end, F_SETPIPE_SZ, pipe_size);  // where the machine allows it
}

Process::~Process() {
    for (const int end : {input_, output_, errors_})
        if (end >= 0) close(end);
    if (child_ > 0) {
        kill(-child_, SIGKILL);
        while (waitpid(child_, nullptr, 0) < 0 && errno == EINTR) continue;
    }
}

void Process::begin(std::uint64_t most) {
    expect(most);
    received_.erase(0, std::exchange(at_, 0));
    if (!received_.empty() || (take_output() && !received_.empty()))
        throw Failure(Failure::Kind::garbage, "its worker wrote something it was not asked for");
}

std::string Process::last_words() const {
    std::string_view text = error_text_;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
    text = text.substr(text.rfind('\n') + 1);
    if (text.empty()) return {};
    return "; it wrote: " + std::string(text.substr(0, most_words));
}

void Process::fail_gone() {
    // It closed its output; most often it is about to end. What it wrote last explains it.
    int status = 0;
    pid_t ended = 0;
    for (int tries = 0; tries < 1000 && (ended = waitpid(child_, &status, WNOHANG)) == 0; ++tries) usleep(2000);
    take_errors();
    if (ended == 0) throw Failure(Failure::Kind::gone, "its worker closed its output" + last_words());
    kill(-child_, SIGKILL);  // what it left running in its group
    child_ = -1;
    throw Failure(Failure::Kind::gone, "its worker " + how_it_ended(status) + last_words());
}

/// False at the end of the stream.
bool Process::take_output() {
    char buffer[1 << 16];
    for (;;) {
        const ssize_t got = ::read(output_, buffer, sizeof buffer);
        if (got == 0) return false;
        if (got < 0) return errno == EAGAIN || errno == EINTR;
        if (static_cast<std::uint64_t>(got) > room_)
            throw Failure(Failure::Kind::flood, "its worker wrote more than the " + std::to_string(most_ >> 20) +
                                                    " MB allowed for one answer");
        room_ -= static_cast<std::uint64_t>(got);
        received_.append(buffer, static_cast<std::size_t>(got));
        if (static_cast<std::size_t>(got) < sizeof buffer) return true;
    }
}

void Process::take_errors() {
    char buffer[1 << 12];
    for (int rounds = 0; errors_ >= 0 && rounds < 64; ++rounds) {
        const ssize_t got = ::read(errors_, buffer, sizeof buffer);
        if (got == 0) close(std::exchange(errors_, -1));
        if (got <= 0) return;
        error_text_.append(buffer, static_cast<std::size_t>(got));
        if (error_text_.size() > 2 * most_errors) error_text_.erase(0, error_text_.size() - most_errors);
    }
}

/// Waits for one of the streams and serves them all; true when output came. `bytes` shrinks by
/// what was written.
bool Process::pump(bool writing, std::string_view& bytes, Deadline deadline) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) throw Failure(Failure::Kind::late, "its worker gave no answer in the time it had, and was ended");
    pollfd streams[] = {{writing ? input_ : -1, POLLOUT, 0}, {output_, POLLIN, 0}, {errors_, POLLIN, 0}};
    if (poll(streams, 3, static_cast<int>(std::min<long long>(left, 60000))) < 0) return false;
    if (streams[2].revents) take_errors();
    const std::size_t before = received_.size();
    if (streams[1].revents && !take_output()) {
        if (received_.size() == before) fail_gone();
        return true;
    }
    if (streams[0].revents) {
        NoBrokenPipe quiet;
        const ssize_t written = ::write(input_, bytes.data(), bytes.size());
        if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
        if (written < 0 && errno == EPIPE) {
            quiet.broken = true;
            fail_gone();
        }
    }
    return received_.size() > before;
}

void Process::write(std::string_view bytes, Deadline deadline) {
    while (!bytes.empty()) pump(true, bytes, deadline);
}

std::string_view Process::read(std::size_t count, Deadline deadline) {
    if (count > most_)
        throw Failure(Failure::Kind::flood,
                      "its worker wrote more than the " + std::to_string(most_ >> 20) + " MB allowed for one answer");
    std::string_view nothing;
    received_.erase(0, std::exchange(at_, 0));
    while (received_.size() < count) pump(false, nothing, deadline);
    at_ = count;
    return std::string_view(received_).substr(0, count);
}

std::string_view Process::read_line(Deadline deadline) {
    std::string_view nothing;
    std::size_t searched = at_;
    for (;;) {
        const std::size_t end = received_.find('\n', searched);
        if (end != std::string::npos) {
            const std::string_view line(received_.data() + at_, end - at_);
            at_ = end + 1;
            return line;
        }
        received_.erase(0, std::exchange(at_, 0));
        searched = received_.size();
        pump(false, nothing, deadline);
    }
}

}  // namespace jianbao::worker
