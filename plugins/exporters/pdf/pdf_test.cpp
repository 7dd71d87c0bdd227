// Reports written as PDF and read back with programs that did not write them (poppler, qpdf).
#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <sstream>

#include "../common/exporter_test.h"

using namespace jianbao;
using namespace jianbao::testing;
namespace fs = std::filesystem;

namespace {

struct Run {
    int status = 0;
    std::string output;  ///< standard output and error
};

Run run(const std::string& command) {
    Run result;
    FILE* pipe = ::popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::array<char, 4096> buffer;
    for (std::size_t size; (size = std::fread(buffer.data(), 1, buffer.size(), pipe)) > 0;)
        result.output.append(buffer.data(), size);
    result.status = ::pclose(pipe);
    return result;
}

/// A folder of the test's own. JIANBAO_KEEP names one that stays, to look at the pages.
class Folder {
public:
    Folder() {
        if (const char* keep = std::getenv("JIANBAO_KEEP")) {
            path_ = keep;
            keep_ = true;
            fs::create_directories(path_);
            return;
        }
        std::string name = (fs::temp_directory_path() / "jianbao-pdf-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        if (!keep_) fs::remove_all(path_);
    }
    fs::path operator/(const char* name) const { return path_ / name; }

private:
    fs::path path_;
    bool keep_ = false;
};

struct Written {
    fs::path file;
    std::vector<Diagnostic> diagnostics;
    /// Text in reading order.
    std::string text() const { return run("pdftotext " + file.string() + " -").output; }
    int pages() const {
        std::string info = run("pdfinfo " + file.string()).output;
        auto at = info.find("Pages:");
        REQUIRE(at != std::string::npos);
        return std::stoi(info.substr(at + 6));
    }
};

Written write(const Report& report, const fs::path& file, std::string_view options = {}) {
    FakeContext context;
    make_exporter(options)->write(report, file, context);
    return {file, std::move(context.diagnostics)};
}

void check_clean(const fs::path& file) {
    Run check = run("qpdf --check " + file.string());
    CHECK(check.status == 0);
    CHECK(check.output.find("WARNING") == std::string::npos);
    // Poppler says nothing at all about a file it understands.
    CHECK(run("pdftotext " + file.string() + " /dev/null").output == "");
    Run fonts = run("pdffonts " + file.string());
    CHECK(fonts.output.find("Error") == std::string::npos);
    std::istringstream lines(fonts.output);
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        if (++count <= 2) continue;
        INFO(line);
        CHECK(line.find("CID TrueType      Identity-H       yes yes yes") != std::string::npos);
    }
    CHECK(count > 3);
}

std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

TableBlock plain_table(std::size_t rows) {
    TableBlock table;
    table.name = table.title = "督办台账";
    table.columns = {{"no", "序号", CellType::integer, Align::centre},
                     {"task", "工作任务"},
                     {"unit", "牵头单位"},
                     {"due", "完成时限", CellType::date, Align::centre}};
    for (std::size_t i = 1; i <= rows; ++i)
        table.rows.push_back({{cell(std::to_string(i)), cell("第" + std::to_string(i) + "项任务，请抓紧办理并按时报告"),
                               cell("县农业农村局"), cell("2021年5月" + std::to_string(i % 28 + 1) + "日")},
                              "row-" + std::to_string(i),
                              ""});
    return table;
}

}  // namespace

TEST_CASE("a whole report reads back from its PDF") {
    Folder folder;
    Written written = write(sample_report(), folder / "sample.pdf");
    check_clean(written.file);
    CHECK(written.diagnostics.empty());
    std::string text = written.text();
    for (const char* part :
         {"督 查 简 报", "（第17期）", "青川县人民政府办公室", "重点工作督办周报", "一、总体情况", "共有督办事项",
          "完成冷库消防设施改造", "逾期", "本周无新增事项。", "督〔2021〕3号", "办理情况"}) {
        INFO(part);
        CHECK(text.find(part) != std::string::npos);
    }
    // The blank between dash and number differs from font to font.
    CHECK((text.find("— 1 —") != std::string::npos || text.find("—1—") != std::string::npos));
    std::string info = run("pdfinfo " + written.file.string()).output;
    CHECK(info.find("Title:           重点工作督办周报") != std::string::npos);
    CHECK(info.find("Author:          青川县人民政府办公室") != std::string::npos);
    std::string json = run("qpdf --json --json-key=outlines " + written.file.string()).output;
    CHECK(json.find("一、总体情况") != std::string::npos);
}

TEST_CASE("the same report gives the same bytes") {
    Folder folder;
    write(sample_report(), folder / "first.pdf");
    write(sample_report(), folder / "second.pdf");
    CHECK(read_bytes(folder / "first.pdf") == read_bytes(folder / "second.pdf"));
}

TEST_CASE("tables flow over pages with their heads") {
    Folder folder;
    Report report;
    report.title = "台账";
    report.as_of = make_date(2021, 4, 26);
    report.blocks = {plain_table(300)};
    Written written = write(report, folder / "rows.pdf");
    check_clean(written.file);
    std::string text = written.text();
    int pages = written.pages();
    CHECK(pages > 6);
    CHECK(count_of(text, "牵头单位") == static_cast<std::size_t>(pages));
    // Every row is there once.
    for (int row : {1, 57, 150, 299, 300}) CHECK(count_of(text, "\n第" + std::to_string(row) + "项任务") == 1);
    CHECK(count_of(text, "项任务，请抓紧办理") == 300);
}
