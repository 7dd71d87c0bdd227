#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include "config/configuration.h"
#include "config/lexicons.h"
#include "config/messages.h"
#include "config/nearest.h"
#include "config/options.h"
#include "config/toml.h"
#include "config/width.h"

using namespace jianbao;
using namespace jianbao::config;

namespace {

SettingError error_of(const std::function<void()>& action) {
    try {
        action();
    } catch (const SettingError& error) {
        return error;
    }
    FAIL("no SettingError was thrown");
    throw;
}

const OptionSpec specs[] = {
    {"pitch", OptionType::number, "28.99", "Line pitch in points.", "", 10, 60},
    {"paper", OptionType::choice, "\"A4\"", "Paper size.", "A4|A3"},
    {"columns", OptionType::text_list, "[]", "Columns to show."},
    {"count", OptionType::integer, "10", "How many.", "", 1},
    {"font", OptionType::path, "\"\"", "Font file."},
};

}  // namespace

TEST_CASE("tables keep the order of the file") {
    const Node root =
        parse_toml("zeta = 1\nalpha = '二'\n[mid]\ny = 2.5\nb = 2021-04-26\n[[row]]\n[[row]]\nx = [true]\n", "t.toml");
    std::vector<std::string> keys;
    for (const auto& [key, node] : root.table()) keys.push_back(key);
    CHECK(keys == std::vector<std::string>{"zeta", "alpha", "mid", "row"});
    CHECK(root["mid"].table().front().first == "y");
    CHECK(root["mid"]["b"].date() == make_date(2021, 4, 26));
    CHECK(root["row"].list().size() == 2);
    CHECK(root["row"].list()[1]["x"].list()[0].boolean());
    CHECK(root["alpha"].text() == "二");
}

TEST_CASE("values and keys know their places, columns counted in characters") {
    const Node root = parse_toml("a = 1\n", "t.toml");
    CHECK(root["a"].where().line == 1);
    CHECK(root["a"].where().column == 5);
    CHECK(root["a"].key().column == 1);
    const Node& b = parse_toml("'名称单位' = { b = 6 }\n", "t.toml")["名称单位"]["b"];
    CHECK(b.key().column == 12);
    CHECK(b.where().column == 16);
    CHECK(b.where().file == "t.toml");
}

TEST_CASE("a mistake is shown with its line and a caret that stands under it") {
    const std::string source = "ok = 1\n'牵头' = 'x' y\n";
    const SettingError error = error_of([&] { parse_toml(source, "t.toml"); });
    CHECK(error.where().line == 2);
    const std::string text = render(error, source);
    CHECK(text.starts_with("t.toml:2:"));
    CHECK(text.find("\n    '牵头' = 'x' y\n") != std::string::npos);

    const Node root = parse_toml("'牵头' = 'x'\n", "t.toml");
    const SettingError type = error_of([&] { root["牵头"].integer(); });
    CHECK(render(type, "'牵头' = 'x'\n") ==
          "t.toml:1:8: expected an integer, found a text\n    '牵头' = 'x'\n     \u3000\u3000    ^\n");
}

TEST_CASE("a long line is cut around the mistake") {
    const std::string source = "a = '" + std::string(300, 'x') + "'\nb = [" + std::string(300, ' ') + "?]\n";
    const SettingError error = error_of([&] { parse_toml(source, "t.toml"); });
    const std::string text = render(error, source);
    CHECK(error.where().line == 2);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        CHECK(end - at < 160);
        at = end + 1;
    }
}

TEST_CASE("a file that is not there, and a folder, are refused with the reason") {
    const SettingError missing = error_of([] { load_toml("/nonexistent/jianbao.toml"); });
    CHECK(render(missing) == "/nonexistent/jianbao.toml: can't read the file: No such file or directory\n");
    CHECK(std::string(error_of([] { load_toml("/tmp"); }).what()).find("Is a directory") != std::string::npos);
}

TEST_CASE("the nearest word is found, a far one is not") {
    CHECK(edit_distance("tasks", "taks") == 1);
    CHECK(edit_distance("牵头单位", "牵头") == 2);
    CHECK(edit_distance("ab", "ba") == 1);
    const std::vector<std::string> known{"section", "title", "style"};
    CHECK(nearest("sectoin", known) == "section");
    CHECK(nearest("table", known).empty());
    CHECK(nearest("sect", known) == "section");
    CHECK(hint_for("sections", known) == "did you mean `section`?");
    CHECK(hint_for("qqq", known) == "known are: section, title, style");
}

TEST_CASE("unknown keys are errors at the key") {
    const Node root = parse_toml("titel = 'x'\n", "t.toml");
    const SettingError error = error_of([&] { reject_unknown_keys(root, {"title", "style"}); });
    CHECK(std::string(error.what()) == "unknown key `titel`");
    CHECK(error.hint() == "did you mean `title`?");
    CHECK(error.where().column == 1);
    CHECK_NOTHROW(reject_unknown_keys(Node(), {"title"}));
}

TEST_CASE("options are validated and defaults filled in") {
    const Options standard = make_options(specs, Node());
    CHECK(standard.number("pitch") == 28.99);
    CHECK(standard.text("paper") == "A4");
    CHECK(standard.texts("columns").empty());

    const Node given =
        parse_toml("pitch = 29\ncolumns = ['a', 'b']\nfont = 'fonts/x.ttf'\n", "/etc/office/jianbao.toml");
    const Options options = make_options(specs, given);
    CHECK(options.number("pitch") == 29);
    CHECK(options.texts("columns").size() == 2);
    CHECK(options.text("font") == "/etc/office/fonts/x.ttf");
}

TEST_CASE("wrong options say where, what and what instead") {
    const auto refuse = [](const char* text) {
        return error_of([&] { make_options(specs, parse_toml(text, "t.toml")); });
    };
    CHECK(refuse("pich = 3").hint() == "did you mean `pitch`?");
    CHECK(refuse("pich = 3").where().column == 1);
    CHECK(std::string(refuse("pitch = 5").what()) == "`pitch` must be from 10 to 60");
    CHECK(refuse("pitch = 5").where().column == 9);
    CHECK(std::string(refuse("count = 0").what()) == "`count` must be at least 1");
    CHECK(std::string(refuse("count = 1.5").what()) == "expected an integer, found a number");
    CHECK(refuse("pitch = '29mm'").hint() == refuse("pitch = 5").hint());
    const auto all = option_mistakes(specs, parse_toml("pich = 3\npitch = 5\ncount = 0\npaper = 'A4'\n", "t.toml"));
    REQUIRE(all.size() == 3);
    CHECK(all[0].where().line == 1);
    CHECK(all[1].where().line == 2);
    CHECK(all[2].where().line == 3);
    CHECK(option_mistakes(specs, Node()).empty());
    CHECK(refuse("paper = 'a4'").hint() == "did you mean `A4`?");
    CHECK(refuse("columns = [1]").where().column == 12);
}

TEST_CASE("a configuration is read, folders counted from its file") {
    const Node root = parse_toml(
        "office = '某县督查室'\nfont_dirs = ['fonts', '/usr/share/fonts']\n[limits]\nfile_mb = 1\n"
        "[thresholds]\ndue_soon_days = 3\n[plugin.pdf]\npitch = 28\n",
        "/etc/office/jianbao.toml");
    const Configuration read = read_configuration(root, "/etc/office/jianbao.toml");
    CHECK(read.office == "某县督查室");
    CHECK(read.font_dirs == std::vector<std::filesystem::path>{"/etc/office/fonts", "/usr/share/fonts"});
    CHECK(read.limits.file_size == 1 << 20);
    CHECK(read.limits.nesting == 4);
    CHECK(read.due_soon_days == 3);
    CHECK(read.plugins["pdf"]["pitch"].integer() == 28);
}

TEST_CASE("a configuration with a mistake is refused at its place") {
    const auto refuse = [](const char* text) {
        return error_of([&] { read_configuration(parse_toml(text, "t.toml"), "t.toml"); });
    };
    CHECK(refuse("ofice = ''").hint() == "did you mean `office`?");
    CHECK(refuse("[limits]\nfile = 3").hint() == "did you mean `file_mb`?");
    CHECK(std::string(refuse("threads = -1").what()) == "must be from 0 to 256");
    CHECK(refuse("[plugin]\npdf = 3").where().line == 2);
    CHECK(refuse("cleaning = 3").where().column == 12);
}

TEST_CASE("the shipped configuration states the defaults") {
    const Configuration shipped = load_configuration(SHIPPED_CONFIG "/jianbao.toml");
    const Configuration standard = read_configuration(Node(), SHIPPED_CONFIG "/jianbao.toml");
    CHECK(shipped.limits.time == standard.limits.time);
    CHECK(shipped.limits.memory == standard.limits.memory);
    CHECK(shipped.limits.file_size == standard.limits.file_size);
    CHECK(shipped.limits.nested_total == standard.limits.nested_total);
    CHECK(shipped.limits.nesting == standard.limits.nesting);
    CHECK(shipped.threads == standard.threads);
}

TEST_CASE("the nearest jianbao.toml above is found, else the installed one") {
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / ("jianbao-config-test-" + std::to_string(getpid()));
    fs::create_directories(root / "a" / "b");
    fs::create_directories(root / "installed");
    std::ofstream(root / "installed" / "jianbao.toml") << "\n";
    Resources resources;
    resources.config = root / "installed";
    CHECK(find_configuration({}, root / "a" / "b", resources) == root / "installed" / "jianbao.toml");
    std::ofstream(root / "a" / "jianbao.toml") << "\n";
    CHECK(find_configuration({}, root / "a" / "b", resources) == root / "a" / "jianbao.toml");
    CHECK(find_configuration("x.toml", root / "a" / "b", resources) == "x.toml");
    fs::remove_all(root);
}

TEST_CASE("an office's lexicon is added to the shipped one") {
    const Node base = parse_toml("name = 'x'\nwords = ['a']\n[alias]\nA = ['1']\n", "base.toml");
    const Node added = parse_toml("name = 'y'\nwords = ['b']\n[alias]\nA = ['2']\nB = ['3']\n", "added.toml");
    const Node both = merged(base, added);
    CHECK(both["name"].text() == "y");
    CHECK(both["words"].texts() == std::vector<std::string>{"a", "b"});
    CHECK(both["alias"]["A"].texts() == std::vector<std::string>{"1", "2"});
    CHECK(both["alias"]["B"].texts() == std::vector<std::string>{"3"});
    CHECK(both["words"].list()[1].where().file == "added.toml");
    const SettingError error = error_of([&] { merged(base, parse_toml("words = 'b'", "added.toml")); });
    CHECK(error.where().file == "added.toml");
    Lexicons lexicons("/nonexistent", {});
    CHECK_THROWS_AS(lexicons.get("slogans"), MissingLexicon);
}

TEST_CASE("a lexicon is a file, a folder of files, or both") {
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / ("jianbao-lexicons-test-" + std::to_string(getpid()));
    const auto write = [&](const fs::path& file, const std::string& text) {
        fs::create_directories((root / file).parent_path());
        std::ofstream(root / file) << text;
    };
    write("shipped/words/b.toml", "words = ['b']\n");
    write("shipped/words/a.toml", "words = ['a']\n");
    write("shipped/words/README.md", "no lexicon");
    write("office/words.toml", "words = ['c']\n");
    write("office/words/more.toml", "words = ['d']\n");
    write("plugin/own/one.toml", "words = ['e']\n");
    write("plugin/words.toml", "words = ['f']\n");
    Lexicons lexicons(root / "shipped", {root / "office"});
    const Node& words = lexicons.get("words", root / "plugin");
    CHECK(words["words"].texts() == std::vector<std::string>{"a", "b", "c", "d"});
    CHECK(words["words"].list()[1].where().file == (root / "shipped/words/b.toml").string());
    CHECK(lexicons.get("own", root / "plugin")["words"].texts() == std::vector<std::string>{"e"});
    CHECK_THROWS_AS(lexicons.get("own"), MissingLexicon);
    write("office/broken.toml", "words = [");
    CHECK(error_of([&] { lexicons.get("broken"); }).where().file == (root / "office/broken.toml").string());
    CHECK(error_of([&] { lexicons.get("broken"); }).where().line == 1);  // told to whoever asks
    fs::remove_all(root);
}

TEST_CASE("threads that ask for a lexicon get the same one") {
    namespace fs = std::filesystem;
    const fs::path root = fs::temp_directory_path() / ("jianbao-lexicons-threads-" + std::to_string(getpid()));
    fs::create_directories(root);
    std::ofstream(root / "words.toml") << "words = ['a', 'b']\n";
    Lexicons lexicons(root, {});
    std::vector<const Node*> got(8);
    {
        std::vector<std::jthread> threads;
        for (const Node*& one : got) threads.emplace_back([&] { one = &lexicons.get("words"); });
    }
    for (const Node* one : got) CHECK(one == got.front());
    CHECK(got.front()->operator[]("words").texts().size() == 2);
    fs::remove_all(root);
}

TEST_CASE("resources are found beside the program") {
    namespace fs = std::filesystem;
    const fs::path prefix = fs::temp_directory_path() / ("jianbao-resources-test-" + std::to_string(getpid()));
    fs::create_directories(prefix / "lib" / "x86_64-linux-gnu" / "jianbao" / "plugins");
    const Resources found = resources_of(prefix / "bin" / "jianbao");
    CHECK(found.config == prefix / "share" / "jianbao" / "config");
    CHECK(found.plugins == std::vector<fs::path>{prefix / "lib" / "x86_64-linux-gnu" / "jianbao" / "plugins"});
    fs::remove_all(prefix);
}

TEST_CASE("messages are translated, what stands in their places too") {
    const Messages messages(parse_toml(
        "\"can't be read: {}\" = '读不了：{}'\n'{} of {}' = '{2} 之 {1}'\n'the file is empty' = '文件是空的'\n"
        "'table {}, row {} is wrong' = '表 {} 第 {} 行有错'\n'table {}' = '表 {}'\n",
        "zh.toml"));
    CHECK(messages("the file is empty") == "文件是空的");
    CHECK(messages("3 of 7") == "7 之 3");
    CHECK(messages("{} of {}", {"3", "7"}) == "7 之 3");
    CHECK(messages("table tasks, row 3 is wrong") == "表 tasks 第 3 行有错");
    CHECK(messages("table tasks") == "表 tasks");
    CHECK(messages("something else") == "something else");
    CHECK(messages("{} more", {"3"}) == "3 more");
    CHECK(Messages()("the file is empty") == "the file is empty");
    CHECK(error_of([] { Messages(parse_toml("'a {}' = '{} {}'", "zh.toml")); }).where().line == 1);
    CHECK_THROWS_AS(Messages(parse_toml("'a {}' = '{2}'", "zh.toml")), SettingError);
}

TEST_CASE("the width of text in a terminal") {
    CHECK(cells_of("abc") == 3);
    CHECK(cells_of("督办a") == 5);
    CHECK(cells_of("“”") == 2);
}
