// Plugins that break as their names say: when they are loaded, or in a document that says "boom".
// Elsewhere each of them finds one row.
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "../samples/sample.h"

using namespace jianbao;

namespace {

constexpr std::string_view name = SAMPLE_NAME;

struct AtLoad {
    AtLoad() {
        if (name == "aborts_at_load") std::abort();
        if (name == "exits_at_load") _exit(0);
        if (name == "throws_at_load") throw std::runtime_error("thrown by a constructor");
        if (name == "hangs_at_load")
            for (;;) pause();
        if (name == "prints_at_load") {
            std::puts("hello from a constructor");
            std::fflush(stdout);
        }
    }
} at_load;

int recurse(int depth) {
    volatile char frame[4096] = {};
    return depth < 0 ? frame[0] : recurse(depth + 1) + frame[1];
}

/// True where the rest of the analysis goes on as usual.
bool misbehave(const Document& document, Findings& found, Context& context) {
    if (name == "segfaults") *static_cast<volatile int*>(nullptr) = 1;
    if (name == "overflows_stack") std::printf("%d", recurse(0));
    if (name == "aborts") {
        std::fputs("first line\nlast words\n", stderr);
        std::abort();
    }
    if (name == "exits") std::exit(0);
    if (name == "stops") raise(SIGSTOP);
    if (name == "hangs")
        for (volatile bool on = true; on;) continue;
    if (name == "eats_memory")
        for (;;) found.at("eats_memory_rows").add(sample::whole(document)).cells[0] = std::string(64 << 20, 'x');
    if (name == "finds_too_much") {
        found.at("finds_too_much_rows").add(sample::whole(document)).cells[0] = std::string(4 << 20, 'x');
        return false;
    }
    if (name == "writes_without_end")
        for (const char* text = "again and again\n";;)
            if (write(3, text, 16) < 0 && write(4, text, 16) < 0 && write(5, text, 16) < 0) _exit(3);
    if (name == "scribbles")
        for (int to = 3; to < 20; ++to)
            if (fcntl(to, F_GETFL) != -1 && (fcntl(to, F_GETFL) & O_ACCMODE) == O_WRONLY)
                if (write(to, "this is no message", 18) < 0) continue;
    if (name == "closes")
        for (int end = 3; end < 20; ++end) close(end);
    if (name == "prints") {
        for (int i = 0; i < 200000; ++i) std::puts("noise");
        for (int i = 0; i < 200000; ++i) std::fputs("noise\n", stderr);
    }
    if (name == "dies_once") {
        const std::string mark = document.path() + ".mark";
        if (access(mark.c_str(), F_OK) != 0) {
            std::ofstream(mark) << "died";
            std::abort();
        }
    }
    if (name == "runs_tools") {
        const ToolResult result = context.run_tool({.program = "cat", .arguments = {"{input}"}, .input = "meow"});
        found.at("runs_tools_rows").add(sample::whole(document)).cells[0] = result.output;
        return false;
    }
    return true;
}

constexpr TableSpec tables[] = {{SAMPLE_NAME "_rows", SAMPLE_NAME "_row", "样例", "Finds a row.", sample::columns}};

void analyze(const Document& document, const Findings&, Findings& found, Context& context) {
    if (document.text().find("boom") != std::string::npos && !misbehave(document, found, context)) return;
    Row& row = found.at(SAMPLE_NAME "_rows").add(sample::whole(document));
    row.cells[0] = std::string("found");
}

}  // namespace

JIANBAO_PLUGIN(Manifest{.kind = PluginKind::analyzer,
                        .name = SAMPLE_NAME,
                        .version = "1.0",
                        .summary = "Breaks.",
                        .tables = tables,
                        .make_analyzer = sample::make<analyze>});
