#!/usr/bin/env python3
"""One report in every format: the same figures and the same tasks in each, read back by programs that did not write it.

    formats_test.py PROGRAM SAMPLES [unittest arguments]
"""

import csv
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl

PROGRAM = SAMPLES = None
AS_OF = "2026-04-24"
FORMATS = ["pdf", "xlsx", "docx", "html", "markdown", "json", "csv"]
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def squeeze(text):
    return re.sub(r"\s+", "", text)


def office(folder, file, to):
    """The file as LibreOffice opens it, written in another format."""
    environment = os.environ | {"HOME": str(folder)}
    done = subprocess.run(["soffice", "--headless", "--convert-to", to, "--outdir", str(folder / "lo"), str(file)],
                          capture_output=True, text=True, timeout=180, env=environment)
    made = folder / "lo" / (file.stem + "." + to.split(":")[0])
    assert made.exists(), done.stdout + done.stderr
    return made


class Formats(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp(prefix="jianbao-formats-"))
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        environment = {k: v for k, v in os.environ.items() if not k.startswith("JIANBAO_")} | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run([PROGRAM, "weekly", SAMPLES, "--as-of", AS_OF, "--to", ",".join(FORMATS), "-o", "out"],
                              cwd=cls.folder, capture_output=True, text=True, env=environment)
        assert done.returncode == 0, done.stderr
        cls.files = {file.suffix[1:]: file for file in (cls.folder / "out").iterdir()}
        cls.report = json.loads(cls.files["json"].read_text("utf-8"))
        figures = next(block for block in cls.report["blocks"] if block["block"] == "figures")["figures"]
        cls.figures = {figure["label"]: figure["value"] + figure.get("unit", "") for figure in figures}
        ledger = next(block for block in cls.report["blocks"] if block.get("name") == "督办台账")
        at = [column["name"] for column in ledger["columns"]].index("title")
        cell = lambda row: row["cells"][at] if isinstance(row["cells"][at], str) else row["cells"][at]["text"]
        cls.titles = [cell(row) for row in ledger["rows"]]

    def text_of(self, form):
        if form == "pdf":
            return subprocess.run(["pdftotext", self.files["pdf"], "-"], capture_output=True, text=True, check=True).stdout
        if form == "docx":
            with zipfile.ZipFile(self.files["docx"]) as whole:
                body = ElementTree.fromstring(whole.read("word/document.xml"))
            return "".join(node.text or "" for node in body.iter(WORD + "t"))
        if form == "html":
            return html.unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", "", self.files["html"].read_text("utf-8"), flags=re.S))
        return self.files["md"].read_text("utf-8").replace("\\", "")

    def test_the_text_says_the_same_in_every_format(self):
        overview = [block for block in self.report["blocks"] if block["block"] == "paragraph"][0]
        sentence = squeeze("".join(run["text"] for run in overview["text"]))
        self.assertRegex(sentence, r"督办事项\d+项")
        for form in ("pdf", "docx", "html", "md"):
            with self.subTest(form):
                self.assertIn(sentence, squeeze(self.text_of(form)).replace("**", ""))

    def test_key_figures_are_the_same_in_every_format(self):
        self.assertGreaterEqual(len(self.figures), 5)
        book = openpyxl.load_workbook(self.files["xlsx"], data_only=True)
        cells = {}
        for row in book["总览"].iter_rows():
            for cell in row:
                if cell.value:
                    cells.setdefault(str(cell.value), book["总览"].cell(cell.row + 1, cell.column).value)
        for label, shown in self.figures.items():
            with self.subTest(label):
                for form in ("pdf", "docx", "html", "md"):
                    self.assertIn(squeeze(shown), squeeze(self.text_of(form)))
                number = float(shown.rstrip("项%")) / (100 if shown.endswith("%") else 1)
                self.assertAlmostEqual(float(cells[label]), number, delta=0.006)

    def test_every_task_is_in_every_format(self):
        sheet = openpyxl.load_workbook(self.files["xlsx"])["督办台账"]
        column = [cell.value for cell in sheet[3]].index("督办事项")
        self.assertEqual([row[column].value for row in sheet.iter_rows(min_row=4, max_row=3 + len(self.titles))], self.titles)
        with self.files["csv"].open(encoding="utf-8-sig") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual([row["督办事项"].lstrip("'") for row in rows], self.titles)
        for form in ("html", "md"):
            text = squeeze(self.text_of(form))
            self.assertEqual([title for title in self.titles if squeeze(title) not in text], [])
        # On paper those to be checked are left out; the sentences of the others are there.
        sheet = openpyxl.load_workbook(self.files["xlsx"])
        head = [cell.value for cell in sheet["督办台账"][3]]
        states = {row[head.index("编号")].value: row[head.index("状态")].value for row in sheet["督办台账"].iter_rows(min_row=4)}
        quotes = [(row[0].value, squeeze(row[1].value)) for row in sheet["原文依据"].iter_rows(min_row=4) if row[0].value]
        self.assertEqual(len(quotes), len(self.titles))
        for form in ("pdf", "docx"):
            text = squeeze(self.text_of(form))
            self.assertEqual([n for n, quote in quotes if quote not in text and states[n] != "待核"], [])

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed: apt-get install libreoffice-calc libreoffice-writer")
    def test_libreoffice_opens_the_word_file(self):
        text = squeeze(subprocess.run(["pdftotext", office(self.folder, self.files["docx"], "pdf"), "-"],
                                      capture_output=True, text=True, check=True).stdout)
        for part in ("一、总体情况", "八、近期时限安排", "附件1督办台账", "附件2原文依据", *map(squeeze, self.figures.values())):
            self.assertIn(part, text)

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed: apt-get install libreoffice-calc libreoffice-writer")
    def test_libreoffice_calculates_what_the_workbook_stores(self):
        stored = openpyxl.load_workbook(self.files["xlsx"], data_only=True)
        formulas = openpyxl.load_workbook(self.files["xlsx"])
        made = openpyxl.load_workbook(office(self.folder, self.files["xlsx"], "xlsx"), data_only=True)
        count = 0
        for sheet in formulas:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type != "f":
                        continue
                    count += 1
                    with self.subTest(f"{sheet.title}!{cell.coordinate}"):
                        self.assertEqual(made[sheet.title][cell.coordinate].value, stored[sheet.title][cell.coordinate].value)
        self.assertGreater(count, 10)


LOOK = """[layout]
name = "mine"
extends = "one-page"
title = "逾期事项"

[look]
colour_head = "#123456"
body_size = 15
%s

[docx]
colour_head = "#654321"

[masthead]
name = "督查简报"
"""


class Look(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jianbao-look-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def call(self, more, *arguments):
        (self.folder / "mine.toml").write_text(LOOK % more, "utf-8")
        environment = {k: v for k, v in os.environ.items() if not k.startswith("JIANBAO_")} | {"LC_ALL": "C.UTF-8"}
        return subprocess.run([PROGRAM, *arguments], cwd=self.folder, capture_output=True, text=True, env=environment)

    def test_one_look_serves_all_formats_and_each_may_differ(self):
        done = self.call("", "report", "mine.toml", SAMPLES, "--as-of", AS_OF, "--to", "html,docx,csv,pdf", "-o", "out")
        self.assertEqual(done.returncode, 0, done.stderr)
        files = {file.suffix[1:]: file for file in (self.folder / "out").iterdir()}
        self.assertEqual(sorted(files), ["csv", "docx", "html", "pdf"])
        self.assertIn("#123456", files["html"].read_text("utf-8"))
        with zipfile.ZipFile(files["docx"]) as word:
            self.assertIn("654321", word.read("word/document.xml").decode())
            self.assertIn('w:sz w:val="30"', word.read("word/styles.xml").decode())

    def test_an_option_no_format_has_is_refused_at_its_place(self):
        for wrong, why in (("colour_haed = 1", "no exporter has an option `colour_haed`"), ('colour_red = "rot"', "`colour_red` takes a colour like"),
                           ("table_size = true", "mine.toml:9:")):
            with self.subTest(wrong):
                done = self.call(wrong, "layout", "check", "mine.toml")
                self.assertEqual(done.returncode, 2)
                self.assertIn(why, done.stderr)
        self.assertIn("no mistake found", self.call("", "layout", "check", "mine.toml").stdout)


if __name__ == "__main__":
    PROGRAM, SAMPLES = sys.argv[1:3]
    del sys.argv[1:3]
    unittest.main()
