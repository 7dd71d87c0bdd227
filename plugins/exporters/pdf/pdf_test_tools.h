/// What the tests of the PDF exporter share: a folder, programs that read PDF back, and reports.
#pragma once

#include <array>
#include <catch2/catch.hpp>
#include <cstdio>
#include <sstream>

#include "../common/exporter_test.h"

namespace jianbao::testing {

struct Run {
    int status = 0;
    std::string output;  ///< standard output and error
};

inline Run run(const std::string& command) {
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
            std::filesystem::create_directories(path_);
            return;
        }
        std::string name = (std::filesystem::temp_directory_path() / "jianbao-pdf-XXXXXX").string();
        REQUIRE(::mkdtemp(name.data()) != nullptr);
        path_ = name;
    }
    ~Folder() {
        if (!keep_) std::filesystem::remove_all(path_);
    }
    std::filesystem::path operator/(const char* name) const { return path_ / name; }

private:
    std::filesystem::path path_;
    bool keep_ = false;
};

struct Written {
    std::filesystem::path file;
    std::vector<Diagnostic> diagnostics;

    /// Text in reading order.
    std::string text(const std::string& options = "") const {
        return run("pdftotext " + options + " " + file.string() + " -").output;
    }
    int pages() const {
        std::string info = run("pdfinfo " + file.string()).output;
        auto at = info.find("Pages:");
        REQUIRE(at != std::string::npos);
        return std::stoi(info.substr(at + 6));
    }
};

inline Written write(const Report& report, const std::filesystem::path& file, std::string_view options = {}) {
    FakeContext context;
    make_exporter(options)->write(report, file, context);
    return {file, std::move(context.diagnostics)};
}

/// qpdf and poppler find nothing to complain about, and every font is embedded with its text.
inline void check_clean(const std::filesystem::path& file) {
    Run check = run("qpdf --check " + file.string());
    CHECK(check.status == 0);
    CHECK(check.output.find("WARNING") == std::string::npos);
    CHECK(run("pdftotext " + file.string() + " /dev/null").output == "");
    Run fonts = run("pdffonts " + file.string());
    std::istringstream lines(fonts.output);
    std::string line;
    int count = 0;
    while (std::getline(lines, line)) {
        if (++count <= 2) continue;
        INFO(line);
        CHECK(line.find("CID TrueType      Identity-H       yes yes yes") != std::string::npos);
    }
    CHECK(count > 2);
}

inline std::size_t count_of(const std::string& text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
    return count;
}

inline Report empty_report(std::string title) {
    Report report;
    report.title = std::move(title);
    report.as_of = make_date(2021, 4, 26);
    return report;
}

inline ParagraphBlock body(std::string text) {
    return {{{std::move(text), Emphasis::none, {}}}, ParagraphStyle::body, {}};
}

inline TableBlock plain_table(std::size_t rows) {
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

}  // namespace jianbao::testing
