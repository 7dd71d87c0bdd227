#include <unistd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <fstream>

#include "config/toml.h"
#include "loader/instance.h"
#include "loader/order.h"

using namespace jianbao;
using namespace jianbao::loader;
namespace fs = std::filesystem;

namespace {

const Catalogue& catalogue() {
    static const Catalogue found = [] {
        const fs::path folders[] = {SAMPLES};
        return find_plugins(folders);
    }();
    return found;
}

std::string refusal_of(const std::string& name) {
    for (const Refused& refused : catalogue().refused)
        if (refused.name == name) {
            CHECK_FALSE(refused.hint.empty());
            return refused.reason;
        }
    return "(not refused)";
}

/// The plugins a configuration makes, and what was reported about the others.
struct Made {
    config::Configuration configuration;
    config::Resources resources;
    config::Lexicons lexicons;
    Plugins plugins;

    explicit Made(std::vector<std::string> enabled, const std::string& toml = "")
        : configuration(config::read_configuration(config::parse_toml(toml, "jianbao.toml"), "jianbao.toml")),
          lexicons(LEXICONS "/shipped", {LEXICONS "/office"}) {
        configuration.enabled = std::move(enabled);
        plugins = make_plugins(catalogue(), {configuration, resources, lexicons});
    }

    std::vector<std::string> analyzers() const {
        std::vector<std::string> out;
        for (const auto& analyzer : plugins.analyzers) out.push_back(analyzer.name());
        return out;
    }
    std::string message(const std::string& plugin) const {
        for (const Diagnostic& diagnostic : plugins.diagnostics)
            if (diagnostic.plugin == plugin) return diagnostic.message;
        return "(no message)";
    }
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a good library is found and described by its manifest") {
    const PluginPointer plugin = catalogue().find("well_behaved");
    REQUIRE(plugin);
    CHECK(plugin->manifest().kind == PluginKind::analyzer);
    CHECK(plugin->manifest().tables.size() == 1);
    CHECK(plugin->file().filename() == "well_behaved.so");
}

TEST_CASE("a library of another SDK is refused: built for, running, remedy") {
    CHECK(refusal_of("other_sdk") == "built for SDK 9.7, running SDK 0.1");
    CHECK(refusal_of("other_build") == "built as gcc4-cxx11abi0-plain-ptr4, running " JIANBAO_BUILD_TAG);
    CHECK(refusal_of("other_size").starts_with("its manifest has 8 bytes instead of "));
    CHECK(refusal_of("wrong_magic") == "its `jianbao_manifest` is no manifest of jianbao");
    CHECK(refusal_of("short_symbol") == "its `jianbao_manifest` is no manifest of jianbao");
}

TEST_CASE("what is no plugin is refused with the reason") {
    CHECK(refusal_of("garbage").starts_with("can't be loaded: "));
    CHECK(refusal_of("garbage") == "can't be loaded: invalid ELF header");
    CHECK(refusal_of("no_manifest") == "exports no `jianbao_manifest`");
    CHECK(refusal_of("missing_symbol").find("jianbao_nowhere") != std::string::npos);
    CHECK(refusal_of("misnamed") == "the manifest is that of `other_name`");
    CHECK(refusal_of("borrowed_manifest").starts_with("exports no `jianbao_manifest` of its own"));
}

TEST_CASE("of two plugins of one name the first counts") {
    const fs::path second = fs::temp_directory_path() / ("jianbao-loader-test-" + std::to_string(getpid()));
    fs::create_directories(second);
    fs::copy_file(fs::path(SAMPLES) / "well_behaved.so", second / "well_behaved.so",
                  fs::copy_options::overwrite_existing);
    const fs::path folders[] = {SAMPLES, second, second / "missing"};
    const Catalogue found = find_plugins(folders);
    fs::remove_all(second);
    const auto refused = std::find_if(found.refused.begin(), found.refused.end(),
                                      [&](const Refused& one) { return one.file.parent_path() == second; });
    REQUIRE(refused != found.refused.end());
    CHECK(refused->reason.starts_with("a plugin of that name was found before, in " SAMPLES));
    CHECK(found.missing == std::vector<fs::path>{second / "missing"});
}

TEST_CASE("a factory that throws costs its plugin only") {
    const Made made({"throws_early", "well_behaved"});
    CHECK(made.analyzers() == Names{"well_behaved"});
    CHECK(made.message("throws_early") == "the plugin could not be started: the sample does not start");
}

TEST_CASE("a lexicon that is nowhere costs its plugin, one beside the plugin serves it") {
    const fs::path empty[] = {SAMPLES};
    config::Configuration configuration;
    configuration.enabled = {"with_options", "well_behaved"};
    config::Lexicons none("/nonexistent", {});
    const Plugins without = make_plugins(find_plugins(empty), {configuration, {}, none});
    CHECK(without.analyzers.size() == 1);
    REQUIRE(without.diagnostics.size() == 1);
    CHECK(without.diagnostics[0].message.find("the lexicon `sample_words` is missing") != std::string::npos);

    const fs::path folder = fs::temp_directory_path() / ("jianbao-beside-test-" + std::to_string(getpid()));
    fs::create_directories(folder);
    fs::copy_file(fs::path(SAMPLES) / "with_options.so", folder / "with_options.so");
    fs::copy_file(LEXICONS "/shipped/sample_words.toml", folder / "sample_words.toml");
    const fs::path beside[] = {folder};
    config::Lexicons bare("/nonexistent", {});
    CHECK(make_plugins(find_plugins(beside), {configuration, {}, bare}).analyzers.size() == 1);
    fs::remove_all(folder);
}

TEST_CASE("analyzers come after those they need") {
    const Made made({"needs_well_behaved", "well_behaved"});
    CHECK(made.analyzers() == Names{"well_behaved", "needs_well_behaved"});
    CHECK(made.plugins.diagnostics.empty());
}

TEST_CASE("missing needs, circles and tables that are taken are explained") {
    const Made made({"needs_nobody", "circle_one", "circle_two", "same_table", "well_behaved"});
    CHECK(made.message("needs_nobody") == "it needs the table `nobodys_rows`, which no analyzer of this run fills");
    CHECK(made.message("circle_one") == "its needs go round in a circle: circle_one → circle_two → circle_one");
    CHECK(made.message("circle_two") == "its needs go round in a circle: circle_two → circle_one → circle_two");
    CHECK(made.message("well_behaved") ==
          "the table `well_behaved_rows` is filled by the analyzer `same_table` already");
    CHECK(made.analyzers() == Names{"same_table"});
}

TEST_CASE("an analyzer that leads into a circle is told of the circle") {
    const TableSpec a[] = {{"a", "a", "", "", {}}}, b[] = {{"b", "b", "", "", {}}}, c[] = {{"c", "c", "", "", {}}};
    const char* const need_b[] = {"b"};
    const char* const need_c[] = {"c"};
    const Manifest one{.name = "one", .tables = a, .needs = need_b}, two{.name = "two", .tables = b, .needs = need_c},
        three{.name = "three", .tables = c, .needs = need_b};
    const Manifest* const all[] = {&one, &two, &three};
    const Order order = order_analyzers(all);
    CHECK(order.sequence.empty());
    REQUIRE(order.diagnostics.size() == 3);
    CHECK(order.diagnostics[0].message == "its needs go round in a circle: two → three → two");
}

TEST_CASE("options and data reach the plugin, the office's additions merged in") {
    const Made made({"with_options"}, "[plugin.with_options]\nlimit = 7\n");
    REQUIRE(made.plugins.analyzers.size() == 1);
    CHECK(made.plugins.tables().size() == 1);
    CHECK(made.plugins.diagnostics.empty());
}

TEST_CASE("settings are checked against the plugins there are") {
    const auto check = [](const std::string& toml) -> std::string {
        const config::Configuration configuration =
            config::read_configuration(config::parse_toml(toml, "jianbao.toml"), "jianbao.toml");
        try {
            check_settings(configuration, catalogue());
            return "";
        } catch (const SettingError& error) {
            return std::to_string(error.where().line) + " " + error.what() + " / " + error.hint();
        }
    };
    CHECK(check("[plugin.with_option]\n") == "1 there is no plugin `with_option` / did you mean `with_options`?");
    CHECK(check("[plugin.with_options]\nlimt = 3\n") == "2 unknown option `limt` / did you mean `limit`?");
    CHECK(check("[plugin.with_options]\nlimit = 0\n").starts_with("2 `limit` must be from 1 to 100"));
    CHECK(check("[plugins]\ndisabled = ['well_behavd']\n").ends_with("did you mean `well_behaved`?"));
    CHECK(check("[plugin.other_sdk]\nanything = 1\n").empty());
}

TEST_CASE("plugin code that throws is stopped at the boundary, its text made fit to be shown") {
    CHECK_FALSE(guarded([] {}));
    CHECK(*guarded([] { throw std::runtime_error("a\nb\xFF"); }) == "a b\uFFFD");
    CHECK(*guarded([] { throw 1; }) == "it threw something that is no std::exception");
}

TEST_CASE("folders are searched in the order: installed, configured, given, environment") {
    config::Configuration configuration;
    configuration.plugin_dirs = {"/configured"};
    config::Resources resources;
    resources.plugins = {"/installed"};
    const fs::path given[] = {"/given"};
    CHECK(plugin_folders(configuration, resources, given, "/one::/two") ==
          std::vector<fs::path>{"/installed", "/configured", "/given", "/one", "/two"});
}
