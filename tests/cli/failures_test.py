"""What goes wrong is named, costs only itself, and leaves nothing half-done."""

import json
import os
import unittest

from program import GOOD, LAYOUT, Program


class BadInput(Program):
    def test_bad_files_cost_only_themselves(self):
        self.write("来文/坏.bin", bytes(range(256)))
        self.write("来文/空.txt", "")
        out, err = self.call("analyze", "来文", code=1)
        self.assertEqual({json.loads(line)["doc"] for line in out.splitlines()}, {"通知"})
        self.assertRegex(err, r"(?m)^notice: 来文/坏\.bin: ")
        self.assertRegex(err, r"(?m)^notice: 来文/空\.txt: the file is empty$")

    def test_a_missing_file_beside_a_good_one_is_a_notice(self):
        _, err = self.call("analyze", self.good, "没有.txt", code=1)
        self.assertIn("没有.txt: can't read the file: No such file or directory", err)

    def test_nothing_to_read_is_not_done(self):
        (self.folder / "空").mkdir()
        _, err = self.call("analyze", "空", code=2)
        self.assertIn("there are no documents in 空", err)
        self.assertIn("hint: ", err)
        self.assertIn("no such file or folder", self.call("analyze", "没有.txt", code=2)[1])
        self.assertIn("there are no documents in 空", self.call("ingest", "空", code=2)[1])
        self.assertNotIn("jianbao.db", self.files())

    def test_a_week_without_documents_has_its_report(self):
        self.write("short.toml", LAYOUT)
        (self.folder / "空").mkdir()
        self.assertIn("there are no documents in 空", self.call("report", "short.toml", "空", "--to", "json", code=2)[1])
        self.call("ingest", self.good, "--as-of", "2021-04-26")
        _, err = self.call("report", "short.toml", "空", "--as-of", "2021-04-30", "--to", "json")
        self.assertIn("nothing new to read", err)
        self.assertIn("short-2021-04-30.json", self.files())
        self.assertIn("no such file or folder", self.call("report", "short.toml", "没有", "--to", "json", code=2)[1])

    def test_the_report_names_what_could_not_be_read(self):
        self.write("short.toml", LAYOUT)
        self.write("来文/空.txt", "")
        self.call("report", "short.toml", "来文", "--as-of", "2021-04-26", "--to", "json", code=1)
        report = json.loads((self.folder / "short-2021-04-26.json").read_text())
        self.assertEqual(report["notices"], ["来文/空.txt: 文件是空的"])


class BadPlugins(Program):
    enabled = ["text", "well_behaved", "throws_late", "throws_early", "other_sdk", "needs_nobody"]

    def test_they_cost_their_own_findings(self):
        out, err = self.call("analyze", self.good, code=1)
        self.assertTrue(out)
        self.assertIn("plugin throws_early: the plugin could not be started: the sample does not start", err)
        self.assertIn("plugin throws_late: failed: the sample gives up", err)
        self.assertRegex(err, r"plugin other_sdk: not used: built for SDK 9\.7, running SDK \d+\.\d+")
        self.assertIn("plugin needs_nobody: it needs the table `nobodys_rows`", err)

    def test_a_document_is_taken_again_when_all_plugins_work(self):
        self.call("ingest", self.good, code=1)
        self.write("jianbao.toml", '[plugins]\nenabled = ["text", "well_behaved"]\n')
        self.assertIn("1 analyzed again", self.call("ingest", self.good)[1])


class CommandLine(Program):
    def refused(self, *arguments):
        out, err = self.call(*arguments, code=2)
        self.assertEqual(out, "")
        return err

    def test_mistyped_words_are_met_with_the_right_one(self):
        self.assertIn("did you mean `analyze`?", self.refused("analize", "x"))
        self.assertIn("did you mean `list`?", self.refused("plugin", "lst"))
        self.assertIn("did you mean `--ref`?", self.refused("analyze", "--reff", "2021-04-23", self.good))
        self.assertIn("did you mean `well_behaved`?", self.refused("plugin", "describe", "wel_behaved"))
        self.assertIn("did you mean `weekly`?", self.refused("report", "weekley", self.good))
        self.assertIn("there is no exporter `json5`", self.refused("report", "weekly", self.good, "--to", "json5"))
        self.assertEqual(self.files(), ["jianbao.toml", "来文/通知.txt"])

    def test_missing_and_wrong_values(self):
        self.assertIn("--help` shows", self.refused())
        self.assertIn("INPUT", self.refused("analyze"))
        self.assertIn("`2021` is no date", self.refused("analyze", self.good, "--ref", "2021"))
        self.assertIn("no date", self.refused("weekly", self.good, "--as-of", "2021-02-30"))
        self.write("refs.json", "[]")
        self.assertIn("no JSON object", self.refused("analyze", self.good, "--refs", "refs.json"))
        self.assertIn("there is no folder", self.refused("analyze", self.good, "--plugin-dir", "没有"))
        self.assertIn("name=value", self.refused("report", "weekly", self.good, "--to", "json", "--set", "x"))
        self.assertIn("no analyzer is there that fills the table `deadlines`", self.refused("dates"))

    def test_a_configuration_with_a_mistake_is_shown_with_a_caret(self):
        self.write("jianbao.toml", '[plugins]\nenabled = ["text"]\n[plugin.with_options]\nlimt = 3\n')
        err = self.refused("plugin", "list")
        self.assertRegex(err, r"jianbao\.toml:4:1: unknown option `limt`\n    limt = 3\n    \^\nhint: did you mean `limit`\?")
        self.write("jianbao.toml", "ofice = 'x'\n")
        self.assertIn("did you mean `office`?", self.refused("analyze", self.good))
        self.assertIn("can't read the file", self.refused("--config", "没有.toml", "plugin", "list"))

    def test_cleaning_steps_are_checked(self):
        self.write("jianbao.toml", '[cleaning]\nsteps = ["no-such-step"]\n')
        self.assertRegex(self.refused("clean", self.good), r"jianbao\.toml:2:10: there is no cleaning step `no-such-step`")

    def test_a_layout_with_mistakes_is_shown_with_all_of_them(self):
        self.write("bad.toml", LAYOUT.replace("title =", "titel =").replace("FROM documents", "FROM docments"))
        err = self.refused("layout", "check", "bad.toml")
        self.assertIn("bad.toml:4:1: ", err)
        self.assertIn("docments", err)
        self.refused("report", "bad.toml", self.good, "--to", "json")
        self.assertNotIn("jianbao.db", self.files())


    def test_options_of_exporters_are_checked_with_the_rest(self):
        self.write("jianbao.toml", "")  # all plugins
        self.write("bad.toml", '[layout]\nname = "bad"\nextends = "weekly"\ntitel = "x"\n[pdf]\ncolour_head = "red"\n'
                   'margin_top = "37mm"\nline_picth = 28\ncolour_blue = "#12"\n[xlsx]\nnothing = 1\n')
        err = self.refused("layout", "check", "bad.toml")
        self.assertEqual([line.split(": ")[0] for line in err.splitlines() if line.startswith("bad.toml:")],
                         ["bad.toml:4:1", "bad.toml:6:15", "bad.toml:7:14", "bad.toml:8:1", "bad.toml:9:15", "bad.toml:11:1"])
        self.assertIn("`colour_head` takes a colour like #C81010, not 'red'\n    colour_head = \"red\"\n                  ^\n", err)
        self.assertIn("Upper margin in millimetres.", err)
        self.assertIn("did you mean `line_pitch`?", err)
        # A report is refused the same way, without a file.
        self.write("bad.toml", '[layout]\nname = "bad"\nextends = "weekly"\n[pdf]\ncolour_head = "red"\n')
        err = self.refused("report", "bad.toml", self.good, "--to", "pdf")
        self.assertIn("bad.toml:5:15: `colour_head` takes a colour", err)
        self.assertNotIn("bad-", "".join(self.files()))

    def test_a_font_that_is_nowhere_is_told_by_the_check(self):
        self.write("jianbao.toml", "")
        self.write("font.toml", '[layout]\nname = "font"\nextends = "weekly"\n[pdf]\nfont_body = "没有的字体"\n')
        out, err = self.call("layout", "check", "font.toml", code=1)
        self.assertIn("no mistake found", out)
        self.assertIn("“没有的字体” is in none of the font folders", err)

    def test_a_new_layout_stands_in_nobodys_place(self):
        self.write("mine.toml", LAYOUT)
        self.assertIn("mine.toml is there already", self.refused("layout", "new", "mine"))
        self.assertEqual((self.folder / "mine.toml").read_text(), LAYOUT)
        self.assertIn("the name of a shipped layout", self.refused("layout", "new", "weekly"))
        self.assertIn("is no name for a layout", self.refused("layout", "new", "../x"))
        self.assertIn("did you mean `weekly`?", self.refused("layout", "new", "x", "--from", "wekly"))
        self.write("a.toml", '[layout]\nname = "a"\nextends = "./b.toml"\n')
        self.write("b.toml", '[layout]\nname = "b"\nextends = "a.toml"\n')
        self.assertIn("b.toml:3:11: the layouts extend each other in a circle", self.refused("layout", "check", "a.toml"))
        self.assertIn("b.toml:3:11: the layouts extend each other in a circle", self.refused("layout", "new", "x", "--from", "a.toml"))
        self.write("a.toml", '[layout]\nname = "a"\nextends = "weakly"\n')
        self.assertIn("a.toml:3:11: there is no layout `weakly`", self.refused("layout", "check", "a.toml"))
        self.assertNotIn("x.toml", self.files())


class Disk(Program):
    def test_output_that_can_not_be_written(self):
        self.assertIn("没有/x.jsonl", self.call("analyze", self.good, "-o", "没有/x.jsonl", code=2)[1])
        if os.path.exists("/dev/full"):
            with open("/dev/full", "wb") as full:
                self.assertIn("can't write", self.call("analyze", self.good, code=2, stdout=full)[1])
        self.write("出", "a file where the folder should be")
        self.assertIn("出", self.call("report", "weekly", self.good, "--to", "json", "-o", "出", code=2)[1])

    def test_a_reader_that_has_enough_is_no_failure(self):
        for command in ("analyze", "clean"):
            read, write = os.pipe()
            os.close(read)
            with os.fdopen(write, "wb") as nobody:
                self.assertEqual(self.call(command, self.good, stdout=nobody)[1], "")

    def test_a_file_that_is_no_ledger_stays_as_it_is(self):
        self.write("别的.db", "not a ledger, but somebody's work\n" * 40)
        before = (self.folder / "别的.db").read_bytes()
        self.assertIn("别的.db", self.call("ingest", self.good, "--ledger", "别的.db", code=2)[1])
        self.assertEqual((self.folder / "别的.db").read_bytes(), before)
        self.assertIn("没有/l.db", self.call("ingest", self.good, "--ledger", "没有/l.db", code=2)[1])

    def test_a_ledger_that_is_no_file_is_refused(self):
        for command in (("ingest", self.good), ("report", "weekly", self.good, "--to", "json")):
            err = self.call(*command, "--ledger", "postgresql://host/office", code=2)[1]
            self.assertIn("this version keeps ledgers in files", err)

    def test_a_report_without_a_ledger_says_what_to_do(self):
        err = self.call("report", "weekly", "--to", "json", code=2)[1]
        self.assertIn("there is no ledger jianbao.db", err)
        self.assertIn("there is no ledger", self.call("tasks", "list", code=2)[1])
        self.assertNotIn("jianbao.db", self.files())


if __name__ == "__main__":
    unittest.main()
