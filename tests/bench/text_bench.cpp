// Cleaning and structure alone, by size of the document: the cost must follow the size.
//
//     text_bench SAMPLES [Google Benchmark options]

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "text/make_document.h"

namespace {

using namespace jianbao;

std::vector<std::string> sample_lines(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> lines;
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (!is_valid_utf8(text)) continue;  // a sample in GB18030: decoding is the reader's
        for (std::size_t begin = 0; begin < text.size();) {
            std::size_t end = text.find('\n', begin);
            if (end == std::string::npos) end = text.size();
            lines.push_back(text.substr(begin, end - begin));
            begin = end + 1;
        }
    }
    return lines;
}

std::vector<std::string> lines;

void make_documents(benchmark::State& state) {
    const auto wanted = static_cast<std::size_t>(state.range(0)) * 1000;
    RawDocument raw;
    std::size_t size = 0;
    for (std::size_t at = 0; size < wanted; at = (at + 1) % lines.size()) {
        RawBlock block;
        block.text = lines[at];
        size += block.text.size();
        raw.blocks.push_back(std::move(block));
    }
    const text::SourceFile source{"0", "sample", "sample.txt", {}, {}};
    const text::CleaningSettings cleaning;
    for (auto _ : state) {
        state.PauseTiming();  // a reader gives its blocks away
        RawDocument given = raw;
        state.ResumeTiming();
        benchmark::DoNotOptimize(text::make_document(std::move(given), source, cleaning));
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * size));
}
BENCHMARK(make_documents)->ArgName("kB")->RangeMultiplier(10)->Range(10, 10000)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc != 2) {
        std::fprintf(stderr, "usage: text_bench SAMPLES [options]\n");
        return 2;
    }
    lines = sample_lines(argv[1]);
    if (lines.empty()) {
        std::fprintf(stderr, "text_bench: no text in %s\n", argv[1]);
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
}
