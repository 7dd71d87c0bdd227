// worker_faults SEED COUNT: analyzes documents with a plugin in workers, between which and the host
// stands a proxy (this program again) that injects faults at random: signals, truncated and garbled
// answers, answers given twice, delays, floods, stops. Goes on until COUNT faults were injected and
// fails unless the host comes through it and the findings of every document are complete for which
// one worker was left alone.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <random>

#include "pipeline/analysis.h"
#include "sample_run.h"
#include "worker/serve.h"
#include "worker/wire.h"

namespace {

using namespace jianbao;
namespace fs = std::filesystem;

enum class Fault {
    none,
    killed_before,   ///< a signal before the worker has the request
    killed_during,   ///< a signal while it works
    truncated,       ///< a part of the answer, then the end
    garbled,         ///< some bytes of the answer are others
    noise_before,    ///< bytes that are no message before the answer
    huge,            ///< the head of a message that is too long
    exits,           ///< ends as if all were well, without an answer
    closes,          ///< closes its output and stays
    stops,           ///< is stopped and answers no more
    delayed,         ///< answers late, but in time
    twice,           ///< answers twice
    floods_errors,   ///< a megabyte on standard error
    dies_afterwards  ///< answers and ends
};
constexpr int faults = 14;

bool is_harmless(Fault fault) {
    return fault == Fault::none || fault == Fault::delayed || fault == Fault::twice || fault == Fault::floods_errors ||
           fault == Fault::dies_afterwards;
}

/// The fault of a request, the same for the same seed.
struct Plan {
    std::mt19937_64 random;
    Fault fault = Fault::none;
    Plan(std::uint64_t seed, std::uint64_t request) : random(seed * 1000003 + request) {
        if (random() % 4 == 0) return;
        // A stop costs the whole time limit: one in a few hundred is enough.
        const auto drawn = static_cast<Fault>(1 + random() % (faults - 1));
        fault = drawn == Fault::stops && random() % 20 != 0 ? Fault::killed_during : drawn;
    }
    std::uint64_t below(std::uint64_t end) { return random() % end; }
};

void write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = write(to, bytes.data(), bytes.size());
        if (written <= 0) _exit(0);
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

/// A whole frame, head included; ends the process at the end of the stream.
std::string read_frame(int from) {
    std::string frame(worker::frame_head, '\0');
    const auto fill = [&](std::size_t at) {
        while (at < frame.size()) {
            const ssize_t got = read(from, frame.data() + at, frame.size() - at);
            if (got <= 0) _exit(0);
            at += static_cast<std::size_t>(got);
        }
    };
    fill(0);
    frame.resize(worker::frame_head + worker::length_in(frame));
    fill(worker::frame_head);
    return frame;
}

struct Counter {
    std::atomic<std::uint64_t>* requests;
    explicit Counter(const char* file) {
        const int fd = open(file, O_RDWR | O_CLOEXEC);
        void* memory = mmap(nullptr, sizeof *requests, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
        if (fd < 0 || memory == MAP_FAILED) std::abort();
        close(fd);
        requests = static_cast<std::atomic<std::uint64_t>*>(memory);
    }
};

class Proxy {
public:
    int run() {
        int to[2], from[2];
        if (pipe2(to, O_CLOEXEC) != 0 || pipe2(from, O_CLOEXEC) != 0) return 1;
        worker_ = fork();
        if (worker_ == 0) {
            dup2(to[0], 0);
            dup2(from[1], 1);
            execl(JIANBAO, JIANBAO, worker::worker_argument, nullptr);
            _exit(127);
        }
        close(to[0]);
        close(from[1]);
        const Counter counter(std::getenv("FAULT_COUNTER"));
        const std::uint64_t seed = std::strtoull(std::getenv("FAULT_SEED"), nullptr, 10);
        for (;;) {
            const std::string request = read_frame(0);
            const bool counts = static_cast<worker::Message>(request[worker::frame_head]) == worker::Message::analyze;
            Plan plan = counts ? Plan(seed, counter.requests->fetch_add(1)) : Plan(0, 0);
            if (!counts) plan.fault = Fault::none;
            if (plan.fault == Fault::killed_before) die(plan);
            write_all(to[1], request);
            if (plan.fault == Fault::killed_during) {
                usleep(static_cast<useconds_t>(plan.below(3000)));
                die(plan);
            }
            if (plan.fault == Fault::exits) end();
            if (plan.fault == Fault::stops) {
                kill(worker_, SIGSTOP);
                raise(SIGSTOP);
            }
            answer(read_frame(from[0]), plan);
        }
    }

private:
    [[noreturn]] void end() {
        kill(worker_, SIGKILL);
        _exit(0);
    }
    [[noreturn]] void die(Plan& plan) {
        constexpr int signals[] = {SIGKILL, SIGSEGV, SIGABRT, SIGTERM, SIGBUS, SIGFPE, SIGILL, SIGXCPU};
        kill(worker_, SIGKILL);
        const int chosen = signals[plan.below(std::size(signals))];
        signal(chosen, SIG_DFL);
        raise(chosen);
        _exit(1);
    }

    void answer(std::string frame, Plan& plan) {
        switch (plan.fault) {
            case Fault::truncated:
                write_all(1, std::string_view(frame).substr(0, plan.below(frame.size())));
                end();
            case Fault::garbled: {
                for (std::uint64_t count = 1 + plan.below(8); count > 0; --count)
                    frame[plan.below(frame.size())] ^= static_cast<char>(1 + plan.below(255));
                write_all(1, frame);
                end();  // a length that grew would be waited for otherwise
            }
            case Fault::noise_before: {
                std::string noise(1 + plan.below(200), '\0');
                for (char& c : noise) c = static_cast<char>(plan.below(256));
                write_all(1, noise);
                break;
            }
            case Fault::huge: {
                const std::uint32_t length = 0xFFFFFF00u;
                std::memcpy(frame.data() + 4, &length, sizeof length);
                break;
            }
            case Fault::closes:
                close(1);
                for (;;) pause();
            case Fault::delayed:
                usleep(static_cast<useconds_t>(plan.below(20000)));
                break;
            case Fault::twice:
                write_all(1, frame);
                break;
            case Fault::floods_errors:
                write_all(2, std::string(1 << 20, '!'));
                break;
            default:
                break;
        }
        write_all(1, frame);
        if (plan.fault == Fault::dies_afterwards) end();
    }

    pid_t worker_ = 0;
};

Document make_document(std::uint64_t number) {
    std::mt19937_64 random(number);
    Document::Parts parts;
    parts.name = parts.path = "document " + std::to_string(number);
    for (std::uint64_t sentences = 1 + random() % 40; sentences > 0; --sentences) {
        const auto begin = static_cast<std::uint32_t>(parts.text.size());
        for (std::uint64_t characters = 1 + random() % 60; characters > 0; --characters)
            append_utf8(parts.text, static_cast<char32_t>(0x4E00 + random() % 0x5000));
        parts.text += "。";
        parts.sentences.push_back({{begin, static_cast<std::uint32_t>(parts.text.size())}, 0, no_index, 0});
    }
    return Document(std::move(parts));
}

/// The rows as text, to compare.
std::string shown(const Findings& findings) {
    worker::Encoder out(worker::Message::findings);
    encode(out, findings.tables());
    return std::string(out.bytes());
}

int run(std::uint64_t seed, std::uint64_t wanted) {
    const sample_run::Folder folder;
    const std::string file = folder.write("counter", std::string(sizeof(std::uint64_t), '\0'));
    setenv("FAULT_COUNTER", file.c_str(), 1);
    setenv("FAULT_SEED", std::to_string(seed).c_str(), 1);
    const Counter counter(file.c_str());

    const std::string limits = "[limits]\nseconds_per_document = 4\nfailures_in_a_row = 0\nanswer_mb = 16\n";
    const sample_run::Samples here({"well_behaved"}, limits);
    const sample_run::Samples there({"well_behaved"}, limits, fs::read_symlink("/proc/self/exe"));
    std::map<Fault, std::uint64_t> injected;
    std::uint64_t total = 0, documents = 0, complete = 0, wrong = 0, excusable = 0;
    while (total < wanted) {
        const std::uint64_t before = counter.requests->load();
        const pipeline::Analyzed found =
            pipeline::analyze(make_document(documents), there.plugins().analyzers, there.settings);
        const std::uint64_t after = counter.requests->load();
        bool left_alone = true;
        for (std::uint64_t request = before; request < after; ++request) {
            const Fault fault = Plan(seed, request).fault;
            left_alone = is_harmless(fault);  // the last attempt decides
            if (fault == Fault::none) continue;
            ++injected[fault];
            ++total;
        }
        if (found.complete) {
            ++complete;
            const pipeline::Analyzed expected =
                pipeline::analyze(make_document(documents), here.plugins().analyzers, here.settings);
            if (shown(found.findings) != shown(expected.findings)) {
                ++wrong;
                std::printf("document %lu: other findings than in this process\n", documents);
            }
        } else if (left_alone) {
            ++wrong;
            std::printf("document %lu was lost although its worker was left alone: %s\n", documents,
                        found.diagnostics.empty() ? "" : found.diagnostics[0].message.c_str());
        } else {
            ++excusable;
            if (found.diagnostics.empty()) {
                ++wrong;
                std::printf("document %lu was lost without a word\n", documents);
            }
        }
        ++documents;
    }
    std::printf("%lu faults in %lu documents: %lu complete, %lu lost to faults in both attempts, %lu wrong\n", total,
                documents, complete, excusable, wrong);
    for (const auto& [fault, count] : injected) std::printf("  fault %d: %lu\n", static_cast<int>(fault), count);
    return wrong == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc == 2 && std::string_view(argv[1]) == worker::worker_argument) return Proxy().run();
    if (argc != 3) {
        std::fprintf(stderr, "usage: worker_faults SEED COUNT\n");
        return 2;
    }
    return run(std::strtoull(argv[1], nullptr, 10), std::strtoull(argv[2], nullptr, 10));
}
