#include <catch2/catch.hpp>
#include <thread>

#include "pipeline/check.h"
#include "pipeline/context.h"
#include "pipeline/sha256.h"
#include "pipeline/tool.h"
#include "pipeline/window.h"
#include "sample_run.h"

using namespace sample_run;
using Texts = std::vector<std::string>;

namespace {
const std::string good_text = "LINES\n各乡镇要在月底前完成整改。\n请各单位抓好落实。\n";
}

TEST_CASE("documents are read, analyzed and given in the order of the inputs") {
    const Folder folder;
    for (int i = 0; i < 40; ++i)
        folder.write("in/" + std::to_string(100 + i) + ".txt",
                     "LINES\n" + std::string(static_cast<std::size_t>((40 - i) * 30), 'x') + "。\n第二句。\n");
    Samples samples({"well_behaved", "needs_well_behaved"});
    const Record two = samples.run({(folder.path() / "in").string()});
    REQUIRE(two.documents.size() == 40);
    CHECK(two.documents[0] == "100: well_behaved_rows 2 needs_well_behaved_rows 1");
    CHECK(two.documents[39].starts_with("139:"));
    CHECK(two.diagnostics.empty());
    samples.settings.threads = 1;
    CHECK(samples.run({(folder.path() / "in").string()}).order == two.order);
    CHECK(std::get<std::int64_t>(two.last.at("needs_well_behaved_rows").rows()[0].cells[1]) == 2);
}

TEST_CASE("what one analyzer keeps about a document the next one finds") {
    std::vector<Diagnostic> diagnostics;
    const config::Limits limits;
    pipeline::Shelf shelf;
    pipeline::CallContext first("first", "a.txt", Date{}, limits, diagnostics, &shelf);
    pipeline::CallContext second("second", "a.txt", Date{}, limits, diagnostics, &shelf);
    pipeline::CallContext alone("first", "", Date{}, limits, diagnostics);
    CHECK(second.kept("length") == nullptr);
    first.keep("length", std::make_shared<const int>(3));
    second.keep("length", std::make_shared<const int>(4));
    REQUIRE(second.kept("length"));
    CHECK(*static_cast<const int*>(second.kept("length").get()) == 3);
    CHECK(second.kept("width") == nullptr);
    alone.keep("length", std::make_shared<const int>(5));
    CHECK(alone.kept("length") == nullptr);
}

TEST_CASE("a bad analyzer costs its own findings, with a diagnostic that names it") {
    const Folder folder;
    const std::string file = folder.write("a.txt", good_text);
    const auto fault = [&](const std::string& plugin) {
        const Record record = Samples({plugin, "well_behaved"}).run({file}, folder.path());
        REQUIRE(record.documents.size() == 1);
        CHECK(record.documents[0].find("well_behaved_rows 2") != std::string::npos);
        CHECK(record.documents[0].find(plugin + "_rows 0") != std::string::npos);
        CHECK(record.documents[0].starts_with("a!:"));
        REQUIRE(record.diagnostics.size() == 1);
        const std::string start = "a.txt|" + plugin + "|";
        REQUIRE(record.diagnostics[0].starts_with(start));
        return record.diagnostics[0].substr(start.size());
    };
    const std::string invalid = "gave findings that are not valid: ";
    CHECK(fault("throws_late") == "failed: the sample gives up");
    CHECK(fault("throws_number") == "failed: it threw something that is no std::exception");
    CHECK(fault("wrong_type") ==
          invalid + "table wrong_type_rows, row 1 column count is not of the declared type integer");
    CHECK(fault("wrong_width") == invalid + "table wrong_width_rows, row 1 has 7 cells for 3 columns");
    CHECK(fault("no_evidence") == invalid + "table no_evidence_rows, row 1 has no evidence");
    CHECK(fault("invalid_utf8") == invalid + "table invalid_utf8_rows, row 1 column text is not valid UTF-8");
    CHECK(fault("span_outside").find("column place is [0, ") != std::string::npos);
    CHECK(fault("span_inside_character").find("has the evidence [1, ") != std::string::npos);
}

TEST_CASE("a table the manifest does not name is refused") {
    const Folder folder;
    const Record record = Samples({"undeclared_table"}).run({folder.write("a.txt", good_text)});
    CHECK(record.documents == Texts{"a!: undeclared_table_rows 0"});
    REQUIRE(record.diagnostics.size() == 1);
    CHECK(record.diagnostics[0].ends_with("table strange_rows is not in its manifest"));
}

TEST_CASE("an analyzer whose need failed is not run on half of the facts") {
    const Folder folder;
    const Record record = Samples({"throws_late", "needs_failing"}).run({folder.write("a.txt", good_text)});
    CHECK(record.documents == Texts{"a!: throws_late_rows 0 needs_failing_rows 0"});
    REQUIRE(record.diagnostics.size() == 2);
    CHECK(record.diagnostics[1].ends_with(
        "|needs_failing|was not run, because it needs the table `throws_late_rows`, which is missing here"));
}

TEST_CASE("a plugin that floods is cut short, one that takes too long is told to stop") {
    const Folder folder;
    const std::string file = folder.write("a.txt", good_text);
    const Record flood = Samples({"floods"}).run({file});
    CHECK(flood.diagnostics.size() == 101);
    CHECK(flood.diagnostics.back().ends_with("|floods|99900 more messages were left out"));

    Samples samples({"too_slow", "well_behaved"});
    samples.settings.limits.time = std::chrono::seconds(0);
    const Record slow = samples.run({file});
    REQUIRE(slow.diagnostics.size() == 2);  // with no time at all every analyzer is late
    CHECK(slow.diagnostics[0].ends_with("|too_slow|took longer than 0 s; its findings may be incomplete"));
    CHECK(slow.documents == Texts{"a!: too_slow_rows 1 well_behaved_rows 2"});
}

TEST_CASE("options and lexicons reach the analyzer, the office's words among them") {
    const Folder folder;
    // The findings live as long as the library that declares their table, which Samples holds.
    const Samples samples({"with_options"}, "[plugin.with_options]\nlimit = 7\n");
    const Record record = samples.run({folder.write("a.txt", good_text)});
    const Row& row = record.last.at("with_options_rows").rows().at(0);
    CHECK(std::get<std::string>(row.cells[0]) == "办3");
    CHECK(std::get<std::int64_t>(row.cells[1]) == 7);
}

TEST_CASE("documents are compared when an analyzer asks for it") {
    const Folder folder;
    folder.write("in/a.txt", good_text);
    folder.write("in/b.txt", "LINES\n别的内容。\n");
    folder.write("in/c.txt", good_text);
    const Samples samples({"pairs"});
    const Record record = samples.run({(folder.path() / "in").string()});
    CHECK(record.documents == Texts{"a: pairs 0", "b: pairs 0", "c: pairs 1"});
    CHECK(std::get<std::string>(record.last.at("pairs").rows()[0].cells[0]) == "a");
}

TEST_CASE("a run too large to be compared at once is compared in parts, with a notice") {
    const Folder folder;
    std::string text = "LINES\n";
    while (text.size() < 700 << 10) text += "各乡镇要在月底前完成整改。\n";
    for (const char* name : {"in/a.txt", "in/b.txt", "in/c.txt"}) folder.write(name, text);
    Samples samples({"pairs"});
    samples.settings.limits.compared = 1600 << 10;
    const Record parted = samples.run({(folder.path() / "in").string()});
    CHECK(parted.documents == Texts{"a: pairs 0", "b: pairs 1", "c: pairs 0"});
    REQUIRE(parted.diagnostics.size() == 1);
    CHECK(parted.diagnostics[0].find("compared in parts of 1 MB") != std::string::npos);
    samples.settings.limits.compared = 3000 << 10;
    const Record whole = samples.run({(folder.path() / "in").string()});
    CHECK(whole.documents == Texts{"a: pairs 0", "b: pairs 1", "c: pairs 2"});
    CHECK(whole.diagnostics.empty());
}

TEST_CASE("a sink gets each table in its own form, those that grow by comparing too") {
    struct Encoding : pipeline::Sink {
        std::string encode(const Document& document, const FindingTable& table) const override {
            return document.name() + " " + table.spec().name + " " + std::to_string(table.rows().size());
        }
        void document(const pipeline::Analyzed& analyzed) override {
            lines.insert(lines.end(), analyzed.encoded.begin(), analyzed.encoded.end());
        }
        void diagnostic(const Diagnostic&) override {}
        Texts lines;
    };
    const Folder folder;
    folder.write("in/a.txt", good_text);
    folder.write("in/b.txt", good_text);
    const Samples samples({"pairs", "well_behaved"});
    CHECK(samples.run_into<Encoding>({(folder.path() / "in").string()}).lines ==
          Texts{"a pairs 0", "a well_behaved_rows 2", "b pairs 1", "b well_behaved_rows 2"});
}

TEST_CASE("bad input is named with the reason and costs only itself") {
    const Folder folder;
    folder.write("in/a.txt", good_text);
    folder.write("in/b.bin", std::string("\0\1\2\3", 4));
    folder.write("in/c.txt", "");
    folder.write("in/d.pdf", "%PDF-1.4 ...");
    folder.write("in/e.txt", "LINES\n!the page 3 is cut off\n");
    folder.write("in/f.txt", "LINES\n第一句。\n@inner.txt\n!never mind\n");
    folder.write("in/g.txt", "LINES\n");
    folder.write("in/h.txt", good_text);
    folder.write("in/.hidden", good_text);
    folder.write("in/~$h.docx", "lock");
    const Record record = Samples({"well_behaved"}).run({(folder.path() / "in").string()}, folder.path() / "in");
    CHECK(record.order == Texts{"a: well_behaved_rows 2",                              //
                                "b.bin||no reader is there for a binary file",         //
                                "c.txt||the file is empty",                            //
                                "d.pdf||no reader is there for a PDF file",            //
                                "e.txt|lines|can't be read: the page 3 is cut off",    //
                                "f.txt!inner.txt||no reader knows this kind of file",  //
                                "f: well_behaved_rows 1",                              //
                                "g.txt|lines|there is no document in it",              //
                                "h: well_behaved_rows 2"});
}

TEST_CASE("files in files have names of their own and an end") {
    const Folder folder;
    const std::string file = folder.write("a.txt", "LINES\n@b.txt\nLINES\n@c.txt\nLINES\n@d.txt\nLINES\n里面。\n");
    Samples samples({"well_behaved"});
    CHECK(samples.run({file}).documents == Texts{"d: well_behaved_rows 1"});
    samples.settings.limits.nesting = 2;
    const Record record = samples.run({file}, folder.path());
    CHECK(record.documents.empty());
    CHECK(record.diagnostics == Texts{"a.txt!b.txt!c.txt!d.txt||it lies in more than 2 files"});
    samples.settings.limits.nesting = 4;
    samples.settings.limits.nested_total = 50;
    CHECK(samples.run({file}).diagnostics.size() == 1);
}

TEST_CASE("a converted file keeps the name and the identity of the original") {
    const Folder folder;
    const std::string original = "LINES\n#a.docx\nLINES\n里面。\n";
    struct Identity : Record {
        void document(const pipeline::Analyzed& analyzed) override {
            documents.push_back(analyzed.document.path() + " " + analyzed.document.id());
        }
    };
    const std::string file = folder.write("a.doc", original);
    const Samples samples({"well_behaved"});
    CHECK(samples.run_into<Identity>({file}).documents == Texts{file + " " + pipeline::sha256(original)});
    const std::string archive = folder.write("b.zip", "LINES\n@a.docx\nLINES\n里面。\n");
    CHECK(samples.run_into<Identity>({archive}).documents ==
          Texts{archive + "!a.docx " + pipeline::sha256("LINES\n里面。\n")});
}

TEST_CASE("a file that is too large is refused, a missing one too") {
    const Folder folder;
    const std::string file = folder.write("a.txt", good_text);
    Samples samples({"well_behaved"});
    samples.settings.limits.file_size = 20;
    const Record record = samples.run({file, (folder.path() / "missing.txt").string()}, folder.path());
    REQUIRE(record.diagnostics.size() == 2);
    CHECK(record.diagnostics[0].starts_with("a.txt||the file is larger than "));
    CHECK(record.diagnostics[1] == "missing.txt||can't read the file: No such file or directory");
}

TEST_CASE("what the sink throws ends the run") {
    struct Full : Record {
        void document(const pipeline::Analyzed&) override { throw std::runtime_error("disk full"); }
    };
    const Folder folder;
    Texts inputs;
    for (int i = 0; i < 300; ++i) inputs.push_back(folder.write(std::to_string(i) + ".txt", good_text));
    CHECK_THROWS_WITH(Samples({"well_behaved"}).run_into<Full>(inputs), "disk full");
}

TEST_CASE("inputs: folders sorted, files once, nothing at all an error") {
    const Folder folder;
    const std::string b = folder.write("in/b.txt", "x"), a = folder.write("in/a/z.txt", "x");
    const std::string skipped = folder.write("in/c.db", "x");
    const std::string in = (folder.path() / "in").string();
    const fs::path excluded[] = {skipped};
    const auto shown = [](const std::vector<pipeline::InputFile>& inputs) {
        Texts out;
        for (const auto& input : inputs) out.push_back(input.shown);
        return out;
    };
    CHECK(shown(pipeline::collect_inputs(Texts{in}, excluded)) == Texts{a, b});
    CHECK(shown(pipeline::collect_inputs(Texts{b, in, "-"}, excluded)) == Texts{b, a, "-"});
    fs::create_directories(folder.path() / "empty");
    const std::string empty = (folder.path() / "empty").string();
    CHECK_THROWS_WITH(pipeline::collect_inputs(Texts{empty}, {}), "there are no documents in " + empty);
    CHECK_THROWS_WITH(pipeline::collect_inputs(Texts{"/nonexistent"}, {}), "/nonexistent: no such file or folder");
}

TEST_CASE("names say what a document is called and when it was made") {
    CHECK(pipeline::document_name("/a/b.c/会议.讲话.txt") == "会议.讲话");
    CHECK(pipeline::document_name("a.zip!b/c.docx") == "c");
    CHECK(pipeline::document_name("-") == "stdin");
    CHECK(pipeline::date_in_name("2021-04-23讲话") == make_date(2021, 4, 23));
    CHECK(pipeline::date_in_name("讲话20210423定稿") == make_date(2021, 4, 23));
    CHECK(pipeline::date_in_name("讲话（2021年4月3日）") == make_date(2021, 4, 3));
    CHECK(pipeline::date_in_name("讲话2021.4.23") == make_date(2021, 4, 23));
    CHECK_FALSE(pipeline::date_in_name("讲话2021年4月"));
    CHECK_FALSE(pipeline::date_in_name("文号20210499"));
    CHECK_FALSE(pipeline::date_in_name("电话13520210423"));
    CHECK_FALSE(pipeline::date_in_name("2021-02-30"));
}

TEST_CASE("the identity of a file is its SHA-256") {
    CHECK(pipeline::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("rows are put in the order of the text") {
    const TableSpec spec{"t", "t", "", "", {}};
    Findings findings;
    FindingTable& table = findings.add(spec);
    for (const Span span : {Span{9, 12}, Span{3, 6}, Span{0, 6}, Span{0, 3}}) table.add(span);
    pipeline::sort_rows(findings);
    CHECK(findings.at("t").rows()[0].evidence == Span{0, 3});
    CHECK(findings.at("t").rows()[3].evidence == Span{9, 12});
}

TEST_CASE("external programs run without a shell, in a folder of their own") {
    using pipeline::run_tool;
    const pipeline::ToolLimits limits;
    const ToolResult echo = run_tool({.program = "echo", .arguments = {"$HOME", "a b; exit 3"}}, limits);
    CHECK(echo.found);
    CHECK(echo.exit_code == 0);
    CHECK(echo.output == "$HOME a b; exit 3\n");

    const ToolResult cat = run_tool({.program = "cat", .arguments = {"{input}"}, .input = "内容"}, limits);
    CHECK(cat.output == "内容");
    const ToolResult copy = run_tool({.program = "cp",
                                      .arguments = {"{input}", "{folder}/out.bin"},
                                      .input = std::string(300000, 'x'),
                                      .output_name = "out.bin"},
                                     limits);
    CHECK(copy.output.size() == 300000);
    CHECK_FALSE(run_tool({.program = "no-such-program-here"}, limits).found);
    const ToolResult failing = run_tool({.program = "sh", .arguments = {"-c", "echo why >&2; exit 7"}}, limits);
    CHECK(failing.exit_code == 7);
    CHECK(failing.errors == "why\n");
}

TEST_CASE("a program that hangs or floods is ended, with what it started") {
    // True while the process runs; one that is dead and not yet waited for does not.
    const auto runs = [](const std::string& process) {
        std::ifstream in("/proc/" + process + "/stat");
        std::string number, name, state;
        return in >> number >> name >> state && state != "Z" && state != "X";
    };
    CHECK(runs("self"));
    const ToolResult hanging = pipeline::run_tool(
        {.program = "sh", .arguments = {"-c", "sleep 50 & echo $!; wait"}, .timeout = std::chrono::seconds(1)}, {});
    CHECK(hanging.timed_out);
    REQUIRE_FALSE(hanging.output.empty());
    const std::string started = hanging.output.substr(0, hanging.output.find('\n'));
    for (int i = 0; i < 1000 && runs(started); ++i) std::this_thread::yield();  // the signal is on its way
    CHECK_FALSE(runs(started));

    const ToolResult flood = pipeline::run_tool({.program = "yes"}, {.output = 1 << 20});
    CHECK(flood.exit_code == -1);
    CHECK(flood.output.size() == 1 << 20);
}

TEST_CASE("the window gives results in order and never holds more than it may") {
    pipeline::OrderedWindow<int> window(100, 8);
    std::atomic<int> waiting{0}, most{0};
    std::vector<std::jthread> workers;
    for (int i = 0; i < 3; ++i)
        workers.emplace_back([&] {
            while (const auto task = window.claim()) {
                for (int part = 0; part < 3; ++part) {
                    const int now = ++waiting;
                    for (int seen = most; seen < now && !most.compare_exchange_weak(seen, now);) continue;
                    window.give(*task, static_cast<int>(*task) * 10 + part, 1);
                }
                window.finish(*task);
            }
        });
    std::vector<int> got;
    std::size_t done = 0;
    while (const auto result = window.take(done)) {
        --waiting;
        got.push_back(*result);
    }
    REQUIRE(got.size() == 300);
    CHECK(done == 100);
    CHECK(std::is_sorted(got.begin(), got.end()));
    // The room, one result a worker has in its hands, and those the next task may give beyond it.
    CHECK(most <= 8 + 3 + 9);
}
