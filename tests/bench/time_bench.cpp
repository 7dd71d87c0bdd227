// The time grammar alone, over the lines of a folder of texts: bytes and characters a second.
//
//     time_bench LEXICONS SAMPLES [Google Benchmark options]

#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string>
#include <vector>

#include "config/toml.h"
#include "grammar.h"

namespace {

using namespace jianbao;

std::vector<std::string> lines_of(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> lines;
    for (const auto& file : files) {
        std::ifstream in(file, std::ios::binary);
        for (std::string line; std::getline(in, line);)
            if (is_valid_utf8(line)) lines.push_back(std::move(line));
    }
    return lines;
}

void find_times(benchmark::State& state, const timex::TimeGrammar& grammar, const std::vector<std::string>& lines) {
    const timex::Surroundings around{.reference = make_date(2026, 4, 24)};
    timex::Characters characters;
    std::vector<timex::TimeExpression> found;
    std::size_t bytes = 0;
    std::size_t count = 0;
    for (const std::string& line : lines) {
        bytes += line.size();
        count += count_characters(line);
    }
    std::size_t expressions = 0;
    for (auto _ : state) {
        expressions = 0;
        for (const std::string& line : lines) {
            found.clear();
            characters.assign(line);
            grammar.find(characters, around, found);
            expressions += found.size();
        }
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations() * bytes));
    state.counters["characters"] = benchmark::Counter(
        static_cast<double>(count) * static_cast<double>(state.iterations()), benchmark::Counter::kIsRate);
    state.counters["expressions"] = static_cast<double>(expressions);
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc < 3) {
        std::cerr << "usage: time_bench LEXICONS SAMPLES [--benchmark_...]\n";
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const auto load = [&](const char* name) { return config::load_toml(folder / (std::string(name) + ".toml")); };
    const timex::TimeGrammar grammar(
        timex::TimeLexicon(load("time_events"), load("time_frequencies"), load("time_roles"), load("holidays")));
    const std::vector<std::string> lines = lines_of(argv[2]);
    benchmark::RegisterBenchmark("find_times", [&](benchmark::State& state) {
        find_times(state, grammar, lines);
    })->Unit(benchmark::kMillisecond);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
