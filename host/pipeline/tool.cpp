#include "pipeline/tool.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>

namespace jianbao::pipeline {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t most_errors = 64 << 10;

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }

class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string name = (fs::temp_directory_path() / "jianbao-XXXXXX").string();
        if (!mkdtemp(name.data())) fail("can't make a temporary folder");
        path_ = name;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

struct Pipe {
    int read = -1, write = -1;
    Pipe() {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) fail("can't make a pipe");
        read = ends[0];
        write = ends[1];
    }
    ~Pipe() {
        close_read();
        close_write();
    }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;
    void close_read() {
        if (read >= 0) close(std::exchange(read, -1));
    }
    void close_write() {
        if (write >= 0) close(std::exchange(write, -1));
    }
};

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size())
        text.replace(at, what.size(), by);
    return text;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> out;
    for (std::string& text : texts) out.push_back(text.data());
    out.push_back(nullptr);
    return out;
}

/// Between fork and exec only calls that are safe after a fork of a threaded program.
[[noreturn]] void become(const char* program, char* const* arguments, char* const* environment, const char* folder,
                         int output, int errors, std::uint64_t memory) {
    setpgid(0, 0);
    const int nothing = open("/dev/null", O_RDONLY);
    const rlimit space{memory, memory}, no_core{0, 0};
    setrlimit(RLIMIT_AS, &space);
    setrlimit(RLIMIT_CORE, &no_core);
    if (nothing < 0 || chdir(folder) != 0 || dup2(nothing, 0) < 0 || dup2(output, 1) < 0 || dup2(errors, 2) < 0)
        _exit(126);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    execve(program, arguments, environment);
    _exit(127);
}

/// Reads what there is. False at the end of the stream.
bool drain(int from, std::string& to, std::size_t most, bool& full) {
    char buffer[1 << 16];
    const ssize_t got = read(from, buffer, sizeof buffer);
    if (got < 0) return errno == EINTR || errno == EAGAIN;
    if (got == 0) return false;
    const std::size_t room = most - std::min(most, to.size());
    to.append(buffer, std::min<std::size_t>(room, static_cast<std::size_t>(got)));
    full = full || static_cast<std::size_t>(got) > room;
    return true;
}

}  // namespace

fs::path find_tool(const std::string& program) {
    if (program.find('/') != std::string::npos)
        return access(program.c_str(), X_OK) == 0 ? fs::path(program) : fs::path();
    const char* set = std::getenv("PATH");
    std::string_view path = set ? set : "/usr/local/bin:/usr/bin:/bin";
    while (!path.empty()) {
        const std::size_t colon = path.find(':');
        const fs::path file = fs::path(path.substr(0, colon)) / program;
        std::error_code ignored;
        if (file.is_absolute() && fs::is_regular_file(file, ignored) && access(file.c_str(), X_OK) == 0) return file;
        path.remove_prefix(colon == std::string_view::npos ? path.size() : colon + 1);
    }
    return {};
}

ToolResult run_tool(const ToolRequest& request, const ToolLimits& limits) {
    ToolResult result;
    const fs::path program = find_tool(request.program);
    if (program.empty()) return result;
    result.found = true;

    const TemporaryFolder folder;
    const fs::path input = folder.path() / fs::path(request.input_name).filename();
    if (!request.input.empty()) {
        std::ofstream copy(input, std::ios::binary);
        copy.write(request.input.data(), static_cast<std::streamsize>(request.input.size()));
        if (!copy.flush()) fail("can't write to the temporary folder " + folder.path().string());
    }
    std::vector<std::string> arguments{request.program};
    for (const std::string& argument : request.arguments)
        arguments.push_back(
            replaced(replaced(argument, "{input}", input.string()), "{folder}", folder.path().string()));
    const char* path = std::getenv("PATH");
    std::vector<std::string> environment{"PATH=" + std::string(path ? path : "/usr/local/bin:/usr/bin:/bin"),
                                         "HOME=" + folder.path().string(), "TMPDIR=" + folder.path().string(),
                                         "LANG=C.UTF-8", "LC_ALL=C.UTF-8"};
    const std::vector<char*> argv = pointers(arguments), envp = pointers(environment);

    Pipe output, errors;
    const pid_t child = fork();
    if (child < 0) fail("can't start a process");
    if (child == 0)
        become(program.c_str(), argv.data(), envp.data(), folder.path().c_str(), output.write, errors.write,
               limits.memory);
    setpgid(child, child);  // here too: whichever comes first, the group is there before it is killed
    output.close_write();
    errors.close_write();

    const auto end = Clock::now() + request.timeout;
    bool too_much = false, ignored = false;
    while (output.read >= 0 || errors.read >= 0) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
        if (left <= 0) result.timed_out = true;
        if (result.timed_out || too_much) break;
        pollfd streams[] = {{output.read, POLLIN, 0}, {errors.read, POLLIN, 0}};
        if (poll(streams, 2, static_cast<int>(std::min<long long>(left, 1000))) < 0 && errno != EINTR) break;
        if (streams[0].revents && !drain(output.read, result.output, limits.output, too_much)) output.close_read();
        if (streams[1].revents && !drain(errors.read, result.errors, most_errors, ignored)) errors.close_read();
    }
    // A program that closed its streams may still be running.
    int status = 0;
    pid_t ended = 0;
    while (!result.timed_out && !too_much && (ended = waitpid(child, &status, WNOHANG)) == 0) {
        if (Clock::now() >= end) result.timed_out = true;
        usleep(2000);
    }
    kill(-child, SIGKILL);  // what the program left running in its group
    if (ended == 0) waitpid(child, &status, 0);
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    if (too_much) {
        result.exit_code = -1;
        result.errors += "stopped: its output is larger than " + std::to_string(limits.output >> 20) + " MB";
    }
    if (!request.output_name.empty()) {
        result.output.clear();
        const fs::path file = folder.path() / request.output_name;
        std::error_code error;
        const std::uintmax_t size = fs::file_size(file, error);
        if (!error && size > limits.output) {
            result.exit_code = -1;
            result.errors += "its output is larger than " + std::to_string(limits.output >> 20) + " MB";
        } else if (!error) {
            std::ifstream in(file, std::ios::binary);
            result.output.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
        }
    }
    return result;
}

}  // namespace jianbao::pipeline
