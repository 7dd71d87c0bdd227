"""Analyzers of any language: started, checked, loaded, stored, in reports; and scripts that go wrong."""

import json
import unittest

from program import Program

LAYOUT = """
[layout]
name = "short"
title = "简报"

[[section]]
kind = "table"
name = "长句"
sql = "SELECT quote, length FROM long_ones ORDER BY length"
"""
TEXT = "关于整改的通知\n各乡镇要在6月底前完成整改。\n请各单位抓好落实，" + "，".join(["把各项工作做细做实"] * 6) + "。\n"

DESCRIPTION = """
[plugin]
name = "odd"
summary = "Does something odd."
command = ["python3", "odd.py"]
{more}

[[table]]
name = "odd_rows"
title = "样例"

  [[table.column]]
  name = "count"
  type = "integer"
  title = "数量"

  [[table.column]]
  name = "day"
  type = "date"
  title = "日期"
"""

# Answers every document with what the expression gives: a list of lines, objects or texts.
SCRIPT = """
import json, os, signal, sys, time
for line in sys.stdin:
    request = json.loads(line)
    if request["type"] == "start":
        options = request["options"]
        print('{"type": "ready"}', flush=True)
        continue
    if request["type"] == "compare":
        documents = [json.loads(sys.stdin.readline()) for _ in range(request["documents"])]
        request["text"] = ""
    text = request["text"]
    def row(**cells):
        return {"type": "row", "span": [0, 1], "cells": cells}
    def answer():
        %s
    for one in answer():
        print(one if isinstance(one, str) else json.dumps(one))
    print('{"type": "done"}', flush=True)
"""


class NewScript(Program):
    def setUp(self):
        super().setUp()
        self.write("jianbao.toml", '[plugins]\nenabled = ["text", "json"]\n')
        self.call("plugin", "new", "script", "long-ones")
        self.write("a.txt", TEXT)

    def enable(self, *names, more=""):
        self.write("jianbao.toml", f"[plugins]\ndirs = [\"long-ones\"]\nenabled = {json.dumps(names)}\n{more}")

    def test_it_passes_its_check_as_it_is(self):
        _, err = self.call("plugin", "check", "long-ones/long-ones.script.toml")
        self.assertIn("1 cases, 1 rows and lines compared, 0 cases differ", err)
        self.call("plugin", "test", "long-ones")
        self.assertIn("long-ones.script.toml", self.files("long-ones"))
        for name in self.files("long-ones"):
            self.assertNotRegex(name + (self.folder / "long-ones" / name).read_text("utf-8"), "@[A-Z]+@", name)

    def test_what_it_finds_is_in_analyze_ledger_and_every_format(self):
        self.enable("text", "long-ones", "json", "csv", "html", "markdown", "docx", "xlsx", "pdf")
        out, _ = self.call("analyze", "a.txt", "--plugin-dir", "long-ones")
        (row,) = [row for row in map(json.loads, out.splitlines()) if row["type"] == "long_ones"]
        self.assertEqual(row["length"], len(row["quote"]))
        self.write("short.toml", LAYOUT)
        self.call("report", "short.toml", "a.txt", "--as-of", "2026-04-24", "--plugin-dir", "long-ones",
                  "--to", "json,csv,html,markdown,docx,xlsx,pdf")
        report = (self.folder / "short-2026-04-24.json").read_text("utf-8")
        self.assertIn(row["quote"], report)
        self.assertIn(str(row["length"]), report)
        for ending in ("csv", "html", "md"):
            self.assertIn(row["quote"], (self.folder / f"short-2026-04-24.{ending}").read_text("utf-8-sig"), ending)
        for ending in ("docx", "xlsx", "pdf"):
            self.assertGreater((self.folder / f"short-2026-04-24.{ending}").stat().st_size, 1000)

    def test_nothing_runs_that_no_folder_names(self):
        self.write("jianbao.toml", '[plugins]\nenabled = ["text", "well_behaved"]\n')
        out, _ = self.call("analyze", "a.txt")
        self.assertNotIn("long_ones", out)
        self.assertNotIn("long-ones", self.call("plugin", "list")[0])

    def test_its_options_are_checked_in_the_file_they_stand_in(self):
        self.enable("text", "long-ones", more="[plugin.long-ones]\nlongest = 0\n")
        _, err = self.call("analyze", "a.txt", code=2)
        self.assertIn("jianbao.toml:5:11: `longest` must be at least 1", err)
        self.enable("text", "long-ones", more="[plugin.long-ones]\nlongst = 9\n")
        _, err = self.call("analyze", "a.txt", code=2)
        self.assertIn("did you mean `longest`?", err)
        self.enable("text", "long-ones", more="[plugin.long-ones]\nlongest = 9\n")
        out, _ = self.call("analyze", "a.txt")
        self.assertEqual(sum('"type":"long_ones"' in line for line in out.splitlines()), 2)
        out, _ = self.call("plugin", "describe", "long-ones")
        self.assertIn("longest = 40", out)

    def test_a_changed_script_analyzes_known_documents_again(self):
        self.enable("text", "long-ones")
        self.assertIn("1 new", self.call("ingest", "a.txt")[1])
        self.assertIn("1 unchanged", self.call("ingest", "a.txt")[1])
        script = self.folder / "long-ones/long-ones.py"
        script.write_text(script.read_text("utf-8") + "# changed\n", "utf-8")
        self.assertIn("1 analyzed again", self.call("ingest", "a.txt")[1])


class OddScript(Program):
    enabled = ["text", "well_behaved", "odd"]

    def script(self, answer, more="", description=DESCRIPTION):
        self.write("p/odd.script.toml", description.format(more=more))
        self.write("p/odd.py", SCRIPT % answer)

    def run_script(self, answer, code=1, more="", files=("a.txt",)):
        self.script(answer, more)
        self.write("a.txt", "各乡镇要在6月底前完成整改。\n")
        self.write("b.txt", "请各单位抓好落实。\n")
        out, err = self.call("analyze", *files, "--plugin-dir", "p", code=code)
        rows = [json.loads(line) for line in out.splitlines()]
        self.assertTrue([row for row in rows if row["type"] == "well_behaved_row"])  # the others go on
        return [row for row in rows if row["type"] == "odd_rows"], err

    def test_values_of_every_kind(self):
        rows, _ = self.run_script('return [row(count=3, day="2026-04-24"), row(count=None)]', code=0)
        self.assertEqual([(row["count"], row["day"]) for row in rows], [(3, "2026-04-24"), (None, None)])

    def test_rows_that_are_wrong_cost_the_document_and_are_named(self):
        for answer, because in {
            "return [row(count=1), row(counts=3)]": "line 2 of its answer: table `odd_rows` has no column `counts`; did it mean `count`?",
            'return [row(count="3")]': 'column `count` takes a value of type integer, not "3"',
            'return [row(day="2026-02-30")]': "column `day` takes a value of type date",
            'return [{"type": "row", "span": [0, 500]}]': "the span [0,500] lies outside the text, which has",
            'return [{"type": "row", "span": [3, 1]}]': "lies outside the text",
            'return [{"type": "row", "span": [-1, 1]}]': "lies outside the text",
            'return [{"type": "row", "span": "all"}]': "a span is [begin, end] in characters",
            'return [{"type": "row"}]': "a row has a `span`",
            'return [{"type": "row", "span": [0, 0]}]': "has no evidence",
            'return [{"type": "row", "table": "even_rows", "span": [0, 1]}]': "there is no table `even_rows` in its manifest",
            'return [{"type": "row", "span": [0, 1], "section": 7}]': "names a section that is not there",
            'return [{"type": "error", "message": "out of ink"}]': "out of ink",
            'return ["no JSON"]': "line 1 of its answer is no JSON: no JSON",
            'return [[1]]': "is no object with a `type`",
            'return [{"type": "rwo"}]': "has the unknown type `rwo`",
            'sys.stdout.buffer.write(b"{\\"type\\": \\"\\xff\\"}\\n"); return []': "is no JSON",
        }.items():
            with self.subTest(answer):
                rows, err = self.run_script(answer)
                self.assertEqual(rows, [])
                self.assertIn("odd", err)
                self.assertIn(because, err)

    def test_scripts_that_end_hang_or_flood(self):
        for answer, because in {
            'raise ValueError("no idea")': "its worker ended with exit code 1 before it had answered; it wrote: ValueError: no idea",
            "sys.exit(0)": "ended with exit code 0",
            "os.kill(os.getpid(), signal.SIGKILL)": "ended by signal 9",
            "time.sleep(60)": "gave no answer in the time it had",
            "os.kill(os.getpid(), signal.SIGSTOP); return []": "gave no answer in the time it had",
            'return ["x" * 5000000]': "more than the 1 MB allowed",
            "return [row(count=len(bytearray(1 << 30)))]": "MemoryError",
        }.items():
            with self.subTest(answer):
                seconds = 2 if "no answer" in because else 60
                self.write("jianbao.toml", '[plugins]\nenabled = ["text", "well_behaved", "odd"]\n'
                           f"[limits]\nseconds_per_document = {seconds}\nanswer_mb = 1\nmemory_mb = 300\n")
                rows, err = self.run_script(answer)
                self.assertEqual(rows, [])
                self.assertIn(because, err)

    def test_the_next_document_has_a_new_worker(self):
        rows, err = self.run_script('if "整改" in text: os.abort()\n        return [row(count=1)]', files=("a.txt", "b.txt"))
        self.assertEqual([row["doc"] for row in rows], ["b"])
        self.assertIn("a.txt", err)

    def test_it_sees_structure_needs_and_options(self):
        more = 'needs = ["well_behaved_rows"]\n[[option]]\nname = "depth"\ntype = "integer"\ndefault = 4\nhelp = "How deep."\n'
        rows, _ = self.run_script(
            'seen = request["findings"]["well_behaved_rows"]\n        assert seen[0]["cells"]["text"] == text[slice(*seen[0]["span"])]\n'
            '        assert text[slice(*request["sentences"][0]["span"])].startswith("各乡镇") and request["paragraphs"][0]["role"] == "body"\n'
            '        return [row(count=options["depth"] * 10 + len(seen))]', code=0, more=more)
        self.assertEqual([row["count"] for row in rows], [41])

    def test_it_compares_documents(self):
        rows, _ = self.run_script(
            'if request["type"] == "document": return []\n'
            '        return [{"type": "row", "document": i, "span": [0, 2], "cells": {"count": len(one["text"])}} for i, one in enumerate(documents)]',
            code=0, more="compares = true", files=("a.txt", "b.txt"))
        self.assertEqual([(row["doc"], row["quote"]) for row in rows], [("a", "各乡"), ("b", "请各")])
        rows, err = self.run_script(
            'return [] if request["type"] == "document" else [{"type": "row", "document": 9, "span": [0, 2]}]',
            more="compares = true", files=("a.txt", "b.txt"))
        self.assertIn("`document` is the position of one of the documents", err)

    def test_its_messages_are_shown(self):
        _, err = self.run_script('return [{"type": "message", "message": "take care", "hint": "look again"}]')
        self.assertRegex(err, r"odd.*take care")

    def test_a_program_that_is_not_there(self):
        self.script("return []")
        text = (self.folder / "p/odd.script.toml").read_text("utf-8").replace('"python3"', '"no-such-python"')
        self.write("p/odd.script.toml", text)
        _, err = self.call("analyze", self.good, "--plugin-dir", "p", code=1)
        self.assertIn("the plugin could not be started: `no-such-python` can't be run: No such file or directory", err)

    def test_mistakes_in_the_description_have_their_place(self):
        for before, after, because in (
            ("name = \"odd\"", "nam = \"odd\"", ":3:1: unknown key `nam`"),
            ("type = \"integer\"", "type = \"interger\"", "`interger` is none of the types"),
            ("command = [\"python3\", \"odd.py\"]", "", "`command` is missing here"),
            ("title = \"样例\"", "", "`title` is missing here"),
            ("name = \"odd\"", "name = \"even\"", "rename the file to even.script.toml"),
            ("name = \"count\"", "name = \"quote\"", "`quote` is a name every row has already"),
        ):
            with self.subTest(because):
                self.script("return []")
                text = (self.folder / "p/odd.script.toml").read_text("utf-8")
                self.assertIn(before, text)
                self.write("p/odd.script.toml", text.replace(before, after, 1))
                _, err = self.call("plugin", "check", "p/odd.script.toml", code=2)
                self.assertIn(because, err)


if __name__ == "__main__":
    unittest.main()
