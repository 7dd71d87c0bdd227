#include <unistd.h>

#include <catch2/catch.hpp>

#include "../common/exporter_test.h"

using namespace jianbao;
using namespace jianbao::testing;

namespace {

std::string markdown(const Report& report) {
    const std::filesystem::path file =
        std::filesystem::temp_directory_path() / ("jianbao-md-" + std::to_string(getpid()) + ".md");
    FakeContext context;
    make_exporter()->write(report, file, context);
    const std::string bytes = read_bytes(file);
    std::filesystem::remove(file);
    return bytes;
}

std::string paragraph(const std::string& text) {
    Report report;
    report.blocks = {ParagraphBlock{{{text, Emphasis::none, {}}}}};
    return markdown(report);
}

}  // namespace

TEST_CASE("blocks become their Markdown") {
    const std::string text = markdown(sample_report());
    CHECK(text.find("# 重点工作督办周报\n") != text.npos);
    CHECK(text.find("## 一、总体情况\n") != text.npos);
    CHECK(text.find("**4项**") != text.npos);
    CHECK(text.find("🔴 逾期") != text.npos);
    CHECK(text.find("| --- |") != text.npos);
}

TEST_CASE("what looks like markup stays text") {
    CHECK(paragraph("# 不是标题") == "\\# 不是标题\n\n");
    CHECK(paragraph("1. 不是列表") == "1\\. 不是列表\n\n");
    CHECK(paragraph("a|b*c<d>") == "a\\|b\\*c\\<d\\>\n\n");
    CHECK(paragraph("7月1日前") == "7月1日前\n\n");
}
