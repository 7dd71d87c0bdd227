#!/usr/bin/env python3
"""The whole program as a user runs it: what it writes is read back by programs that did not write it.

    e2e_test.py PROGRAM SAMPLES [unittest arguments]
"""

import json
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import openpyxl

PROGRAM = SAMPLES = None
AS_OF = "2026-04-24"
NAME = "weekly-2026-W17"


def run(*words, folder, expected=0, limit=None):
    """Runs jianbao in `folder`; `limit` is the largest file it may write, in bytes."""
    def before():
        if limit:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))

    environment = {k: v for k, v in os.environ.items() if not k.startswith("JIANBAO_")} | {"LC_ALL": "C.UTF-8"}
    done = subprocess.run([PROGRAM, *map(str, words)], cwd=folder, stdin=subprocess.DEVNULL, capture_output=True,
                          env=environment, timeout=300, preexec_fn=before, restore_signals=False)
    out, errors = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    if done.returncode != expected:
        raise AssertionError(f"jianbao {' '.join(map(str, words))}: exit {done.returncode}, expected {expected}\n{out}{errors}")
    return out, errors


def tool(*words):
    done = subprocess.run([*map(str, words)], capture_output=True)
    return done.returncode, done.stdout.decode("utf-8", "replace") + done.stderr.decode("utf-8", "replace")


def squeeze(text):
    return re.sub(r"\s+", "", text)


class EndToEnd(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)

    def weekly(self, *inputs, out="out", ledger="l.db", expected=0, **how):
        return run("weekly", *(inputs or [SAMPLES]), "--as-of", AS_OF, "-o", out, "--ledger", ledger, folder=self.folder,
                   expected=expected, **how)

    def pdf_text(self, out="out"):
        code, text = tool("pdftotext", "-layout", self.folder / out / f"{NAME}.pdf", "-")
        self.assertEqual(code, 0, text)
        return squeeze(text)

    def sheets(self, out="out"):
        return openpyxl.load_workbook(self.folder / out / f"{NAME}.xlsx")

    def ledger_tasks(self, ledger="l.db"):
        """Tasks of the ledger, every one with a number of its own."""
        rows = [json.loads(line) for line in run("tasks", "list", "--json", "--as-of", AS_OF, "--ledger", ledger,
                                                 folder=self.folder)[0].splitlines()]
        self.assertEqual(len({row["number"] for row in rows}), len(rows), "two tasks share a number")
        return rows

    def test_pdf_is_sound_and_says_what_it_should(self):
        self.weekly()
        file = self.folder / "out" / f"{NAME}.pdf"
        code, said = tool("qpdf", "--check", file)
        self.assertEqual(code, 0, said)
        self.assertNotIn("WARNING", said)
        code, fonts = tool("pdffonts", file)
        rows = [line.split() for line in fonts.splitlines()[2:]]
        self.assertTrue(rows, "the PDF uses no font")
        for row in rows:  # … type encoding emb sub uni object ID
            self.assertEqual(row[-5:-2], ["yes", "yes", "yes"], f"not embedded, subset and mapped to Unicode: {' '.join(row)}")
        text = self.pdf_text()
        for words in ("总体情况", "本周新增", "逾期", "各单位", "文风", "附件", "县林业局", "2026年4月24日"):
            self.assertIn(words, text)
        code, outline = tool("qpdf", "--json", "--json-key=outlines", file)
        self.assertEqual(code, 0)
        self.assertTrue(json.loads(outline)["outlines"], "the PDF has no bookmarks")

    def test_workbook_has_the_same_tasks(self):
        self.weekly()
        book = self.sheets()
        ledger = [sheet for sheet in book.worksheets if "台账" in sheet.title]
        self.assertTrue(ledger, f"no ledger among the sheets {book.sheetnames}")
        rows = [[str(cell or "") for cell in row] for row in ledger[0].iter_rows(values_only=True)]
        text = squeeze("".join("".join(row) for row in rows))
        for words in ("牵头单位", "完成时限", "县自然资源局", "云岭供电公司"):
            self.assertIn(words, text)
        self.assertTrue(ledger[0].freeze_panes, "the head of the ledger sheet is not frozen")
        self.assertTrue(any(sheet._charts for sheet in book.worksheets), "the workbook has no chart")
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and cell.data_type != "f":
                        self.assertFalse(re.match(r"#(REF|NAME|VALUE|DIV/0)", cell.value), f"{sheet.title}!{cell.coordinate}")

    def test_one_figure_everywhere(self):
        run("ingest", *sorted(Path(SAMPLES).glob("0[1-5]*")), "--as-of", "2026-04-17", "--ledger", "l.db", folder=self.folder)
        self.weekly()
        tasks, text = self.ledger_tasks(), self.pdf_text()
        overdue = [task for task in tasks if task["state"] == "逾期"]
        self.assertGreater(len(overdue), 3)
        self.assertIn(f"督办事项{len(tasks)}项", text)
        self.assertIn(f"逾期督办事项{len(overdue)}项", text)
        new = re.search(r"本周新收录文件(\d+)份，新增督办事项(\d+)项", text)
        self.assertEqual(new[1], "3", "documents of the week before are not new")
        self.assertLess(int(new[2]), len(tasks))
        numbers = {str(cell) for row in self.sheets()["督办台账"].iter_rows(values_only=True) for cell in row[:2]}
        self.assertLessEqual({str(task["number"]) for task in tasks}, numbers)

    def test_same_input_same_bytes(self):
        self.weekly(out="first", ledger="first.db")
        self.weekly(out="second", ledger="second.db")
        for ending in ("pdf", "xlsx"):
            first, second = ((self.folder / out / f"{NAME}.{ending}").read_bytes() for out in ("first", "second"))
            self.assertTrue(first == second, f"two runs wrote different {ending} files")

    def test_a_binary_file_costs_only_itself(self):
        good = next(Path(SAMPLES).glob("03-*"))
        shutil.copy(good, self.folder / "good.txt")
        (self.folder / "broken.txt").write_bytes(bytes(range(256)) * 40)
        _, errors = self.weekly("good.txt", "broken.txt", expected=1)
        self.assertIn("broken.txt", errors)
        self.assertIn("broken", self.pdf_text())
        alone = run("analyze", "good.txt", folder=self.folder)[0]
        beside = run("analyze", "good.txt", "broken.txt", folder=self.folder, expected=1)[0]
        self.assertEqual(alone, beside)

    def test_an_empty_file_is_named(self):
        (self.folder / "empty.txt").write_bytes(b"")
        _, errors = run("analyze", "empty.txt", next(Path(SAMPLES).glob("03-*")), folder=self.folder, expected=1)
        self.assertIn("empty.txt", errors)

    def test_what_cannot_be_done_is_refused(self):
        (self.folder / "empty").mkdir()
        for words in (["weekly", "empty", "-o", "out"], ["weekly", "no-such-file.txt", "-o", "out"],
                      ["report", "no-such-layout", SAMPLES, "-o", "out"], ["weekly", SAMPLES, "--no-such-option"],
                      ["weekly", SAMPLES, "--as-of", "2026-02-30", "-o", "out"], ["no-such-command"]):
            _, errors = run(*words, folder=self.folder, expected=2)
            self.assertTrue(errors.strip(), f"{words}: refused without a word")
        self.assertFalse(list(self.folder.rglob("*.pdf")) + list(self.folder.rglob("*.xlsx")))

    def test_the_same_document_twice_is_once(self):
        run("ingest", SAMPLES, "--as-of", AS_OF, "--ledger", "l.db", folder=self.folder)
        once = self.ledger_tasks()
        self.assertGreater(len(once), 40)
        run("ingest", SAMPLES, "--as-of", AS_OF, "--ledger", "l.db", folder=self.folder)
        copy = self.folder / "renamed.txt"
        shutil.copy(next(Path(SAMPLES).glob("03-*")), copy)
        run("ingest", copy, "--as-of", AS_OF, "--ledger", "l.db", folder=self.folder)
        self.assertEqual(once, self.ledger_tasks())

    def test_encoding_makes_no_difference(self):
        source = next(Path(SAMPLES).glob("03-*")).read_text("utf-8")
        found = set()
        for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
            folder = self.folder / encoding
            folder.mkdir()
            (folder / "notice.txt").write_bytes(source.encode(encoding))
            found.add(run("analyze", folder / "notice.txt", folder=self.folder)[0])
        self.assertEqual(len(found), 1, "the encoding changed what was found")

    def test_spans_point_at_quotes(self):
        for sample in sorted(Path(SAMPLES).glob("*.txt")):
            text = run("clean", sample, folder=self.folder)[0]
            rows = [json.loads(line) for line in run("analyze", sample, folder=self.folder)[0].splitlines()]
            for row in rows:
                begin, end = row["span"]
                self.assertEqual(text[begin:end], row["quote"], f"{sample.name}: {row['type']}")

    def test_a_full_disk_harms_nothing(self):
        run("ingest", SAMPLES, "--as-of", AS_OF, "--ledger", "l.db", folder=self.folder)
        before = self.ledger_tasks()
        _, errors = run("report", "weekly", "--as-of", AS_OF, "-o", "out", "--ledger", "l.db", folder=self.folder,
                        expected=2, limit=8192)
        self.assertTrue(errors.strip())
        self.assertFalse([file for file in (self.folder / "out").glob("*")] if (self.folder / "out").exists() else [])
        with sqlite3.connect(self.folder / "l.db") as ledger:
            self.assertEqual(ledger.execute("PRAGMA integrity_check").fetchone(), ("ok",))
        self.assertEqual(before, self.ledger_tasks())

    def test_a_folder_that_is_a_file_is_refused(self):
        (self.folder / "out").write_text("a file", "utf-8")
        _, errors = self.weekly(expected=2)
        self.assertIn("out", errors)
        self.assertEqual((self.folder / "out").read_text("utf-8"), "a file")


if __name__ == "__main__":
    PROGRAM, SAMPLES = str(Path(sys.argv[1]).resolve()), str(Path(sys.argv[2]).resolve())
    unittest.main(argv=sys.argv[:1] + sys.argv[3:])
