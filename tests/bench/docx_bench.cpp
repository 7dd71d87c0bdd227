// Word files a second: a document of 27 pages, read from memory.
#include <benchmark/benchmark.h>

#include <string>

#include "test_support.h"

namespace {

using namespace jianbao;

/// 27 pages of 22 lines of 28 characters, in paragraphs of four lines with a number of Word's own.
std::string document() {
    const std::string line = "各乡镇要在五月底前完成水库和山塘的除险加固并落实巡查责任人，";
    std::string body;
    for (int paragraph = 0; paragraph < 27 * 22 / 4; ++paragraph) {
        body += "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>";
        for (int i = 0; i < 4; ++i)
            body += "<w:r><w:rPr><w:rFonts w:eastAsia=\"仿宋_GB2312\"/><w:sz w:val=\"32\"/></w:rPr><w:t>" + line +
                    "</w:t></w:r>";
        body += "</w:p>";
    }
    return readers::make_zip({{"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
                              {"word/numbering.xml",
                               "<w:numbering><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:numFmt "
                               "w:val=\"decimal\"/><w:lvlText "
                               "w:val=\"%1.\"/></w:lvl></w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId "
                               "w:val=\"0\"/></w:num></w:numbering>"}});
}

void read_docx(benchmark::State& state) {
    const std::string bytes = document();
    for (auto _ : state) benchmark::DoNotOptimize(readers::read_with(jianbao_manifest, "a.docx", bytes));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(read_docx);

}  // namespace

BENCHMARK_MAIN();
