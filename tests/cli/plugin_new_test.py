"""Plugins started from the templates, and the cases that test a plugin. They are built by tests/package."""

import json
import os
import re
import tomllib
import unittest
from pathlib import Path

from program import Program

TEMPLATES = Path(os.environ["SOURCE"]) / "plugins/template"


class New(Program):
    def test_every_template_gives_a_folder_without_marks(self):
        for kind in ("analyzer", "reader", "exporter"):
            with self.subTest(kind):
                _, err = self.call("plugin", "new", kind, f"my-{kind}", "--dir", "a/b")
                self.assertIn(f"a/b/my-{kind} is written", err)
                files = self.files(f"a/b/my-{kind}")
                for name in ("CMakeLists.txt", "README.md", "sample.toml", f"my-{kind}.cpp"):
                    self.assertIn(name, files)
                self.assertTrue(any(name.startswith("cases/") for name in files))
                self.assertEqual(len(files), sum(file.is_file() for file in (TEMPLATES / kind).rglob("*")))
                for name in files:
                    self.assertNotRegex(name + (self.folder / f"a/b/my-{kind}" / name).read_text("utf-8"), "@[A-Z]+@", name)
                code = (self.folder / f"a/b/my-{kind}/my-{kind}.cpp").read_text("utf-8")
                self.assertIn(f"class My{kind.capitalize()} ", code)
        self.assertIn('"my_analyzer"', (self.folder / "a/b/my-analyzer/my-analyzer.cpp").read_text("utf-8"))

    def test_the_sample_options_are_the_defaults_of_the_code(self):
        for kind in ("analyzer", "exporter"):
            self.call("plugin", "new", kind, f"my-{kind}")
            code = (self.folder / f"my-{kind}/my-{kind}.cpp").read_text("utf-8")
            declared = re.findall(r'\{"(\w+)", OptionType::\w+, ("(?:[^"\\]|\\.)*"),', code)
            self.assertTrue(declared)
            wanted = {name: tomllib.loads(f"x = {json.loads(value)}")["x"] for name, value in declared}
            sample = tomllib.loads((self.folder / f"my-{kind}/sample.toml").read_text("utf-8"))
            self.assertEqual(sample, {"plugin": {f"my-{kind}": wanted}})

    def test_names_that_can_not_be_used_are_refused(self):
        for name, because in {"Bad": "a-z", "9lives": "a letter first", "a-": "no - or _ last", "ab.c": "a-z", "x" * 41: "40",
                              "../up": "a-z", "tasks": "is an installed plugin", "style": "`slogans` fills a table `style`",
                              "documents": "the ledger has a table `documents` itself"}.items():
            _, err = self.call("plugin", "new", "analyzer", name, code=2)
            self.assertIn(because, err)
        self.assertEqual(self.files(), ["jianbao.toml", "来文/通知.txt"])
        self.call("plugin", "new", "exporter", "style")  # has no table

    def test_what_is_there_is_left_alone(self):
        self.write("mine/notes.txt", "kept")
        _, err = self.call("plugin", "new", "analyzer", "mine", code=2)
        self.assertIn("mine is there already", err)
        self.assertEqual(self.files("mine"), ["notes.txt"])
        self.write("full", "a file")
        self.call("plugin", "new", "reader", "r", "--dir", "full", code=2)
        self.assertEqual((self.folder / "full").read_text(), "a file")


class Cases(Program):
    """With a rules file as the plugin: it needs no compiler."""

    def setUp(self):
        super().setUp()
        self.call("plugin", "new", "rules", "spent", "--dir", "p")
        self.write("p/cases/one/input.txt", "县水务局安排维修费20万元。\n全年会议费5000元。\n")
        self.write("p/cases/one/expected.jsonl", '{"purpose": "维修费", "amount": 200000}\n\n{"purpose": "会议费"}\n')

    def test_a_case_passes_by_folder_file_and_name(self):
        for plugin in (["p"], ["p/spent.rules.toml"], ["spent", "--plugin-dir", "p"]):
            _, err = self.call("plugin", "test", *plugin)
            self.assertIn("1 cases, 2 rows and lines compared, 0 cases differ", err)

    def test_differences_are_shown_by_row_and_member(self):
        self.write("p/cases/one/expected.jsonl", '{"purpose": "培训费", "quote": "维修费20万元"}\n')
        out, _ = self.call("plugin", "test", "p", code=2)
        self.assertIn('one: row 1: purpose is "维修费", expected "培训费"\n', out)
        self.assertIn("one: a row too many: {", out)
        self.write("p/cases/one/expected.jsonl", '{"amount": 200000}\n{"amount": 5000}\n{"amount": 1}\n')
        out, _ = self.call("plugin", "test", "p", code=2)
        self.assertEqual(out, 'one: row 3 is missing: {"amount":1}\n')

    def test_accept_writes_what_comes_out(self):
        (self.folder / "p/cases/one/expected.jsonl").unlink()
        _, err = self.call("plugin", "test", "p", code=2)
        self.assertIn("has no expected.jsonl", err)
        self.call("plugin", "test", "p", "--accept")
        self.call("plugin", "test", "p")
        rows = [json.loads(line) for line in (self.folder / "p/cases/one/expected.jsonl").read_text("utf-8").splitlines()]
        self.assertEqual([row["amount"] for row in rows], [200000, 5000])

    def test_the_folder_one_stands_in_does_not_matter(self):
        self.write("jianbao.toml", '[plugins]\ndisabled = ["spent"]\ndirs = ["p"]\n')
        self.call("plugin", "test", "p")
        self.write("p/cases/one/jianbao.toml", '[plugins]\ndisabled = ["spent"]\n')
        _, err = self.call("plugin", "test", "p", code=2)
        self.assertIn("the plugin `spent` is disabled by", err)

    def test_messages_and_clean_text_are_compared_too(self):
        self.write("p/cases/one/expected.txt", "县水务局安排维修费20万元。\n全年会议费6000元。\n")
        self.write("p/cases/one/input2.txt", "")
        out, _ = self.call("plugin", "test", "p", code=2)
        self.assertIn("one: line 2 of expected.txt is 「全年会议费5000元。」, expected 「全年会议费6000元。」", out)
        self.assertIn("one: message: input2.txt: the file is empty", out)
        self.write("p/cases/one/expected.txt", "县水务局安排维修费20万元。\n全年会议费5000元。\n")
        self.write("p/cases/one/case.toml", 'messages = ["the file is empty", "the moon"]\n')
        out, _ = self.call("plugin", "test", "p", code=2)
        self.assertEqual(out, "one: no message says “the moon”\n")

    def test_mistakes_in_a_case_have_their_place(self):
        self.write("p/cases/one/expected.jsonl", '{"amount": 200000}\n{"amount": }\n')
        _, err = self.call("plugin", "test", "p", code=2)
        self.assertIn("expected.jsonl:2:1: this line is no JSON object", err)
        self.write("p/cases/one/case.toml", 'wat = "x"\n')
        _, err = self.call("plugin", "test", "p", code=2)
        self.assertIn("case.toml:1:1: unknown key `wat`", err)

    def test_plugins_that_are_not_there_are_named(self):
        for plugin, because in {"spend": "there is no plugin `spend`", "no/where": "there is no file or folder no/where",
                                "来文": "no plugin lies in 来文", "jianbao.toml": "is no plugin"}.items():
            _, err = self.call("plugin", "test", plugin, "--cases", "p/cases", code=2)
            self.assertIn(because, err)
        _, err = self.call("plugin", "test", "csv", code=2)
        self.assertIn("there is no folder", err)
        self.write("p/spent.rules.toml", "[plugin]\nname = 3\n")
        _, err = self.call("plugin", "test", "p", code=2)
        self.assertIn("line 2", err)


if __name__ == "__main__":
    unittest.main()
