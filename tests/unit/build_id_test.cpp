/// Builds are told apart by the ID the linker gave them, scripts by their bytes.
#include "pipeline/build_id.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <iterator>
#include <string>

#include "pipeline/sha256.h"
#include "temporary_folder.h"

using namespace jianbao;
using jianbao::test::TemporaryFolder;

namespace {

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write(const std::filesystem::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

}  // namespace

TEST_CASE("a program is known by its build ID, whatever else is in its file") {
    const TemporaryFolder folder;
    const std::string own = pipeline::build_of("/proc/self/exe");
    REQUIRE(own.starts_with("build "));
    std::string bytes = bytes_of("/proc/self/exe");
    write(folder / "same", bytes + "symbols that were added behind");
    CHECK(pipeline::build_of(folder / "same") == own);

    // The note has its name, then twenty bytes of the ID.
    const std::size_t note = bytes.find(std::string("\x04\0\0\0\x14\0\0\0\x03\0\0\0GNU\0", 16));
    REQUIRE(note != std::string::npos);
    bytes[note + 16] = static_cast<char>(bytes[note + 16] + 1);
    write(folder / "other", bytes);
    CHECK(pipeline::build_of(folder / "other").starts_with("build "));
    CHECK(pipeline::build_of(folder / "other") != own);
}

TEST_CASE("files without a build ID are known by their bytes") {
    const TemporaryFolder folder;
    write(folder / "script.py", "print(1)");
    CHECK(pipeline::build_of(folder / "script.py") == pipeline::sha256("print(1)"));
    const std::string program = bytes_of("/proc/self/exe");
    for (const std::size_t size : {std::size_t{0}, std::size_t{4}, std::size_t{64}, std::size_t{200}}) {
        write(folder / "cut", program.substr(0, size));
        CHECK(pipeline::build_of(folder / "cut") == pipeline::sha256(program.substr(0, size)));
    }
    CHECK(pipeline::build_of(folder / "not there") == pipeline::sha256(""));
}
