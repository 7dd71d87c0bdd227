// Plugins in workers: good ones give what they give in this process, bad ones cost themselves.
#include <catch2/catch.hpp>

#include "sample_run.h"

using namespace sample_run;
using Texts = std::vector<std::string>;

namespace {

const std::string limits = "[limits]\nseconds_per_document = 20\nanswer_mb = 1\nmemory_mb = 512\n";

Samples isolated(std::vector<std::string> enabled, const std::string& toml = limits) {
    return Samples(std::move(enabled), toml, JIANBAO, BROKEN);
}

struct Inputs {
    Folder folder;
    Texts files;
    explicit Inputs(const Texts& texts) {
        for (std::size_t i = 0; i < texts.size(); ++i)
            files.push_back(folder.write(std::string(1, static_cast<char>('a' + i)) + ".txt", "LINES\n" + texts[i]));
    }
    Record run(const Samples& samples) const { return samples.run(files, folder.path()); }
};

/// What a good, a bad and a good document give; the message about the bad one.
std::string message_of(const std::string& plugin, const std::string& toml = limits) {
    const Inputs inputs({"第一句。\n", "boom。\n", "第三句。\n"});
    Samples samples = isolated({plugin, "well_behaved"}, toml);
    samples.settings.threads = 1;
    const Record record = inputs.run(samples);
    const std::string rows = " " + plugin + "_rows ";
    REQUIRE(record.documents.size() == 3);
    CHECK(record.documents[0].find(rows + "1") != std::string::npos);
    CHECK(record.documents[1].find(rows + "0") != std::string::npos);
    CHECK(record.documents[1].find("well_behaved_rows 1") != std::string::npos);
    CHECK(record.documents[1].starts_with("b!:"));
    CHECK(record.documents[2].find(rows + "1") != std::string::npos);
    CHECK(record.documents[2].starts_with("c:"));
    REQUIRE(record.diagnostics.size() == 1);
    const std::string start = "b.txt|" + plugin + "|failed: ";
    REQUIRE(record.diagnostics[0].starts_with(start));
    return record.diagnostics[0].substr(start.size());
}

bool holds(const std::string& text, const std::string& piece) { return text.find(piece) != std::string::npos; }

}  // namespace

TEST_CASE("a library that breaks when it is opened is refused, and the others are there") {
    config::Configuration configuration;
    configuration.limits.time = std::chrono::seconds(1);
    config::Resources resources;
    resources.program = JIANBAO;
    const fs::path folders[] = {BROKEN_AT_LOAD, SAMPLES};
    const loader::Catalogue found = loader::find_plugins(folders, configuration, resources);
    const auto reason = [&](const std::string& name) -> std::string {
        for (const loader::Refused& refused : found.refused)
            if (refused.name == name) return refused.reason;
        return "";
    };
    CHECK(holds(reason("aborts_at_load"), "its worker was ended by signal 6"));
    CHECK(holds(reason("exits_at_load"), "its worker ended with exit code 0 before it had answered"));
    // dlopen() is declared as one that throws nothing: whether an exception ends the worker there or is caught is the compiler's choice
    const std::string thrown = reason("throws_at_load");
    CHECK((holds(thrown, "its worker was ended by signal 6") || holds(thrown, "can't be loaded: thrown by a constructor")));
    CHECK(holds(reason("hangs_at_load"), "no answer in the time it had"));
    REQUIRE(found.find("prints_at_load"));
    CHECK(found.find("prints_at_load")->is_isolated());
    CHECK(found.find("well_behaved"));
    CHECK(reason("other_sdk") == "built for SDK 9.7, running SDK " + std::to_string(JIANBAO_SDK_MAJOR) + "." +
                                     std::to_string(JIANBAO_SDK_MINOR));
    CHECK(reason("garbage") == "can't be loaded: invalid ELF header");
    CHECK(holds(reason("misnamed"), "other_name"));
}

TEST_CASE("a disabled library of a stranger is not even opened") {
    config::Configuration configuration;
    configuration.disabled = {"hangs_at_load"};
    configuration.limits.time = std::chrono::seconds(1);
    config::Resources resources;
    resources.program = JIANBAO;
    const fs::path folders[] = {BROKEN_AT_LOAD};
    for (const loader::Refused& refused : loader::find_plugins(folders, configuration, resources).refused)
        if (refused.name == "hangs_at_load") CHECK(holds(refused.reason, "disabled in the configuration"));
}

TEST_CASE("isolation is chosen by the plugin's name") {
    const auto is_isolated = [](const std::string& toml) {
        const Samples samples({"well_behaved"}, toml, JIANBAO);
        return samples.catalogue().find("well_behaved")->is_isolated();
    };
    CHECK(is_isolated(""));
    CHECK_FALSE(is_isolated("[plugin.well_behaved]\nisolation = 'none'\n"));
    CHECK_THROWS_WITH(is_isolated("[plugin.well_behaved]\nisolation = 'some'\n"), "`isolation` can't be `some`");

    config::Resources installed;
    installed.program = JIANBAO;
    installed.plugins = {SAMPLES};
    const auto with = [&](const std::string& toml) {
        return loader::find_plugins(installed.plugins,
                                    config::read_configuration(config::parse_toml(toml, "t.toml"), "t.toml"), installed)
            .find("well_behaved")
            ->is_isolated();
    };
    CHECK_FALSE(with(""));
    CHECK(with("[plugin.well_behaved]\nisolation = 'process'\n"));
}

TEST_CASE("in a worker a plugin gives what it gives in this process") {
    const Inputs inputs(
        {"各乡镇要在月底前完成整改。\n请各单位抓好落实。\n", "第一句。\n第二句。\n", "第一句。\n第二句。\n"});
    const Texts sets[] = {{"well_behaved", "needs_well_behaved"},
                          {"throws_late", "needs_failing"},
                          {"throws_number"},
                          {"wrong_type"},
                          {"wrong_width"},
                          {"no_evidence"},
                          {"invalid_utf8"},
                          {"span_outside"},
                          {"span_inside_character"},
                          {"floods"},
                          {"with_options"},
                          {"pairs"}};
    for (const Texts& set : sets) {
        INFO(set[0]);
        Samples here(set);
        Samples there(set, "", JIANBAO);
        REQUIRE(there.plugins().analyzers.size() == set.size());
        for (const auto& analyzer : there.plugins().analyzers) CHECK(analyzer.plugin->is_isolated());
        const Record expected = inputs.run(here), found = inputs.run(there);
        CHECK(found.documents == expected.documents);
        CHECK(found.diagnostics == expected.diagnostics);
        REQUIRE(found.last.tables().size() == expected.last.tables().size());
        for (const FindingTable& table : expected.last.tables()) {
            const std::vector<Row>&want = table.rows(), &got = found.last.at(table.spec().name).rows();
            REQUIRE(got.size() == want.size());
            for (std::size_t i = 0; i < want.size(); ++i) {
                CHECK(got[i].evidence == want[i].evidence);
                CHECK(got[i].section == want[i].section);
                CHECK(got[i].cells == want[i].cells);
            }
        }
    }
    CHECK(holds(inputs.run(Samples({"undeclared_table"}, "", JIANBAO)).diagnostics.at(0),
                "strange_rows is not in its manifest"));
    CHECK(
        holds(Samples({"throws_early"}, "", JIANBAO).plugins().diagnostics.at(0).message, "the sample does not start"));
}

TEST_CASE("a reader in a worker reads what it reads in this process") {
    Folder folder;
    const Texts files{folder.write("a.txt", "LINES\n?a note\n第一句。\n第二句。\n"),
                      folder.write("b.txt", "LINES\n@inner.txt\nLINES\n里面。\n"),
                      folder.write("c.txt", "LINES\n#other.txt\nLINES\n另一种格式。\n"),
                      folder.write("d.txt", "LINES\n!it is torn\n"), folder.write("e.txt", "something else")};
    const Samples here({"well_behaved"}), there({"well_behaved"}, "", JIANBAO);
    REQUIRE(there.plugins().readers.size() == 1);
    CHECK(there.plugins().readers[0].plugin->is_isolated());
    const Record expected = here.run(files, folder.path()), found = there.run(files, folder.path());
    CHECK(expected.documents.size() == 3);
    CHECK(found.documents == expected.documents);
    CHECK(found.diagnostics == expected.diagnostics);
}

TEST_CASE("a worker that dies costs the document, and the next one has another") {
    CHECK(holds(message_of("segfaults"), "its worker was ended by signal 11"));
    CHECK(holds(message_of("overflows_stack"), "its worker was ended by signal 11"));
    CHECK(message_of("aborts") == "its worker was ended by signal 6 (Aborted); it wrote: last words");
    CHECK(message_of("exits") == "its worker ended with exit code 0 before it had answered");
    CHECK(holds(message_of("closes"), "its worker"));
}

TEST_CASE("a worker that hangs is ended when its time is up") {
    const std::string quick = "[limits]\nseconds_per_document = 2\n";
    CHECK(holds(message_of("hangs", quick), "gave no answer in the time it had"));
    CHECK(holds(message_of("stops", quick), "gave no answer in the time it had"));
}

TEST_CASE("memory and output of a worker have limits") {
    CHECK(holds(message_of("eats_memory"), "more memory than limits.memory_mb allows"));
    CHECK(holds(message_of("finds_too_much"), "more than the 1 MB allowed for one answer"));
}

TEST_CASE("what a plugin writes where it should not is told from an answer") {
    CHECK(holds(message_of("scribbles"), "can't be understood"));
    CHECK(holds(message_of("writes_without_end"), "its worker"));
}

TEST_CASE("what a plugin prints is no harm") {
    const Inputs inputs({"boom。\n"});
    const Record record = inputs.run(isolated({"prints"}));
    CHECK(record.documents == Texts{"a: prints_rows 1"});
    CHECK(record.diagnostics.empty());
}

TEST_CASE("a worker that died by accident costs nothing: another one is asked") {
    const Inputs inputs({"boom。\n"});
    const Record record = inputs.run(isolated({"dies_once"}));
    CHECK(record.documents == Texts{"a: dies_once_rows 1"});
    CHECK(record.diagnostics.empty());
}

TEST_CASE("programs are run for a plugin in a worker") {
    const Inputs inputs({"boom。\n"});
    const Samples samples = isolated({"runs_tools"});
    const Record record = inputs.run(samples);
    REQUIRE(record.documents == Texts{"a: runs_tools_rows 1"});
    CHECK(std::get<std::string>(record.last.at("runs_tools_rows").rows()[0].cells[0]) == "meow");
}

TEST_CASE("a plugin that fails again and again is put aside, and that is said once") {
    const Inputs inputs({"boom。\n", "boom。\n", "boom。\n", "boom。\n", "good。\n", "boom。\n"});
    Samples samples = isolated({"segfaults", "well_behaved"}, "[limits]\nfailures_in_a_row = 3\n");
    samples.settings.threads = 1;
    const Record record = inputs.run(samples);
    REQUIRE(record.diagnostics.size() == 3);
    CHECK_FALSE(holds(record.diagnostics[1], "put aside"));
    CHECK(holds(record.diagnostics[2], "it failed 3 times in a row and is put aside for the rest of the run"));
    REQUIRE(record.documents.size() == 6);
    for (const std::string& document : record.documents) {
        CHECK(document.find("!:") != std::string::npos);
        CHECK(holds(document, "well_behaved_rows 1"));
    }
}
