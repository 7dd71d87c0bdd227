// One scan for all phrases of slogans.toml, by size of the text: the cost must follow the size.
//
//     scan_bench LEXICON SAMPLES [Google Benchmark options]

#include <benchmark/benchmark.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "config/toml.h"
#include "jianbao/basics.h"
#include "word_scan.h"

namespace {

using namespace jianbao;

std::vector<std::string> phrases;
std::string sample;

void scan_phrases(benchmark::State& state) {
    const chinese::WordScan scan(phrases);
    const auto wanted = static_cast<std::size_t>(state.range(0)) * 1000;
    std::string text;
    while (text.size() < wanted) text += sample;
    std::size_t found = 0;
    for (auto _ : state) {
        scan.scan(text, [&](const chinese::WordScan::Match&) { ++found; });
        benchmark::DoNotOptimize(found);
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * text.size()));
    state.counters["words"] = static_cast<double>(phrases.size());
}
BENCHMARK(scan_phrases)->ArgName("kB")->RangeMultiplier(10)->Range(100, 10000)->Unit(benchmark::kMillisecond);

void build_scan(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(chinese::WordScan(phrases));
}
BENCHMARK(build_scan)->Unit(benchmark::kMillisecond);

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc != 3) {
        std::fprintf(stderr, "usage: scan_bench LEXICON SAMPLES [options]\n");
        return 2;
    }
    const Node lexicon = config::load_toml(argv[1]);
    for (const Node& category : lexicon["category"].list())
        for (const std::string& phrase : category["phrases"].texts()) phrases.push_back(phrase);
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(argv[2])) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        if (is_valid_utf8(text)) sample += text;
    }
    if (sample.empty()) {
        std::fprintf(stderr, "scan_bench: no text in %s\n", argv[2]);
        return 2;
    }
    benchmark::RunSpecifiedBenchmarks();
}
