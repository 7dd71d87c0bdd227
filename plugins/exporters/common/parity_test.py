#!/usr/bin/env python3
"""Every block of a report in every format: the same figures, texts, titles of columns and order, read back by other programs.

    parity_test.py FOLDER-OF-PROGRAMS [unittest arguments]
"""

import csv
import html.parser
import json
import re
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import openpyxl
import openpyxl.utils.datetime

PROGRAMS = None
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/"
MARKS = re.compile("[◆▲●■○]|🔴|🟡|🟢|🔵|⚪")


def squeeze(text):
    return re.sub(r"\s+", "", text)


def text_of(cell):
    return cell if isinstance(cell, str) else cell.get("text", "")


class Tables(html.parser.HTMLParser):
    """Rows of the tables of a page, and its text in the order it stands in."""

    def __init__(self, page):
        super().__init__()
        self.tables, self.text, self.hidden, self.cell = [], [], 0, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "style"):
            self.hidden += 1
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.cell = []
        if tag == "br" and self.cell is not None:
            self.cell.append("\n")

    def handle_endtag(self, tag):
        if tag in ("script", "style"):
            self.hidden -= 1
        if tag in ("td", "th") and self.cell is not None:
            self.tables[-1][-1].append("".join(self.cell))
            self.cell = None

    def handle_data(self, data):
        if self.hidden:
            return
        self.text.append(data)
        if self.cell is not None:
            self.cell.append(data)


def word_text(node):
    return "".join("\n" if part.tag == WORD + "br" else "\t" if part.tag == WORD + "tab" else part.text or ""
                   for part in node.iter() if part.tag in (WORD + "t", WORD + "br", WORD + "tab"))


class Parity(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory()
        cls.addClassCleanup(folder.cleanup)
        cls.files = {}
        for form in ("json", "pdf", "xlsx", "docx", "html", "markdown", "csv"):
            cls.files[form] = Path(folder.name) / f"a.{form}"
            table = 'table = "分片任务"' if form == "csv" else ""
            subprocess.run([PROGRAMS / f"write_{form}_sample", cls.files[form], table, "every"], check=True, capture_output=True)
        cls.report = json.loads(cls.files["json"].read_text("utf-8"))
        cls.blocks = cls.report["blocks"]
        cls.tables = [block for block in cls.blocks if block["block"] == "table" and block.get("rows")]
        cls.page = Tables(cls.files["html"].read_text("utf-8"))
        cls.book = openpyxl.load_workbook(cls.files["xlsx"])
        with zipfile.ZipFile(cls.files["docx"]) as whole:
            cls.word = ElementTree.fromstring(whole.read("word/document.xml"))
            cls.word_charts = [ElementTree.fromstring(whole.read(f"word/charts/chart{i + 1}.xml"))
                               for i in range(sum(name.startswith("word/charts/chart") for name in whole.namelist()))]
        cls.markdown = cls.files["markdown"].read_text("utf-8")
        cls.text = {
            "pdf": subprocess.run(["pdftotext", "-raw", cls.files["pdf"], "-"], capture_output=True, text=True, check=True).stdout,
            "html": "".join(cls.page.text),
            "docx": "".join(cls.word_text_in_order()),
            "markdown": re.sub(r"\\(.)", r"\1", cls.markdown.replace("<br>", "\n").replace("**", "")),
            "xlsx": "".join(str(c.value) for sheet in cls.book for row in sheet.iter_rows() for c in row if c.value is not None) + cls.titles_of_charts(),
        }
        cls.text = {form: MARKS.sub("", squeeze(text)) for form, text in cls.text.items()}

    @classmethod
    def titles_of_charts(cls):
        with zipfile.ZipFile(cls.files["xlsx"]) as whole:
            return "".join(part.text or "" for name in whole.namelist() if name.startswith("xl/charts/chart")
                           for part in ElementTree.fromstring(whole.read(name)).iter(DRAWING + "main}t"))

    @classmethod
    def word_text_in_order(cls):
        """Texts of the document, those of a chart at its place."""
        charts = iter(cls.word_charts)
        for node in cls.word.iter():
            if node.tag == WORD + "t":
                yield node.text or ""
            elif node.tag == DRAWING + "chart}chart":
                yield from (part.text or "" for part in next(charts).iter() if part.tag in (DRAWING + "main}t", DRAWING + "chart}v"))

    def texts(self):
        """All texts of the report, in its order, with what they are."""
        head, foot = self.report["masthead"], self.report["imprint"]
        for name in ("name", "office", "date"):
            yield "masthead", head[name]
        yield "masthead", f"（{head['issue']}）"
        yield "title", self.report["title"]
        yield "title", self.report["subtitle"]
        for block in self.blocks:
            kind = block["block"]
            if kind == "heading":
                yield kind, block["text"]
            elif kind == "paragraph":
                yield kind, "".join(run["text"] for run in block["text"])
            elif kind == "figures":
                yield kind, block.get("title", "")
                for figure in block["figures"]:
                    yield kind, figure["label"]
                    yield kind, figure["value"] + figure.get("unit", "")
                    yield kind, figure.get("change", "")
            elif kind == "table":
                yield kind, block.get("title", "")
                if not block.get("rows"):
                    yield kind, block.get("empty_text", "")
                    continue
                if not block.get("list"):
                    yield from ((kind, column["title"]) for column in block["columns"])
                yield from ((kind, text_of(cell)) for row in block["rows"] for cell in row["cells"])
                yield kind, block.get("note", "")
            elif kind == "chart":
                yield kind, block["title"]
                yield from ((kind, category) for category in block["categories"])
                if len(block["series"]) > 1:
                    yield from ((kind, series["name"]) for series in block["series"])
            elif kind == "heat":
                yield kind, block["title"]
                yield from ((kind, column) for column in block["columns"])
                yield from ((kind, row["title"]) for row in block["rows"])
            elif kind == "calendar":
                yield kind, block["title"]
                yield from ((kind, entry["text"]) for day in block["days"] for entry in day["entries"])
            elif kind == "slip":
                yield kind, block["title"]
                yield kind, block["number"]
                yield from ((kind, part) for field in block["fields"] for part in field)
                yield from ((kind, field) for field in block["reply_fields"])
            elif kind == "notices":
                yield kind, block["title"]
                yield from ((kind, notice) for notice in self.report["notices"])
        yield "imprint", "抄送：" + foot["copies_to"]
        yield "imprint", foot["printed_by"]
        yield "imprint", foot["printed_on"] + "印发"

    def test_every_kind_of_block_is_in_the_report(self):
        self.assertEqual({block["block"] for block in self.blocks},
                         {"heading", "paragraph", "figures", "table", "chart", "heat", "calendar", "slip", "page_break", "contents", "notices"})
        self.assertEqual({block.get("kind", "bar") for block in self.blocks if block["block"] == "chart"}, {"bar", "stacked_bar", "line", "pie"})

    def test_every_text_is_in_every_format(self):
        for form, whole in self.text.items():
            with self.subTest(form):
                missing = [(kind, text) for kind, text in self.texts() if MARKS.sub("", squeeze(text)) not in whole]
                if form == "xlsx":  # numbers and days are values there; test_the_workbook_has_the_values compares them
                    missing = [(kind, text) for kind, text in missing if not re.search(r"\d", text) or kind in ("heading", "paragraph", "imprint", "title", "notices", "slip")]
                    # The words of a notices block and of a table of contents are those of the sheet 说明.
                    missing = [(kind, text) for kind, text in missing if text != "读入情况"]
                self.assertEqual(missing, [])

    def test_blocks_stand_in_the_same_order(self):
        marks = [text for kind, text in self.texts() if kind in ("heading",) and text]
        for block in self.blocks:
            if block["block"] in ("chart", "heat", "calendar") or block["block"] == "table" and block.get("title"):
                marks.append(block["title"])
        order = sorted((i for i in range(len(marks))), key=lambda i: self.place(marks[i]))
        marks = [marks[i] for i in order]
        for form in ("pdf", "html", "docx", "markdown"):
            with self.subTest(form):
                # Headings stand in the table of contents before; the last place of each is that of the block.
                places = [self.text[form].rfind(squeeze(mark)) for mark in marks]
                self.assertNotIn(-1, places)
                self.assertEqual(places, sorted(places))

    def place(self, mark):
        return next(i for i, block in enumerate(self.blocks) if mark in (block.get("title"), block.get("text")))

    def expected(self, table):
        return [[column["title"] for column in table["columns"]]] + [[squeeze(text_of(cell)) for cell in row["cells"]] for row in table["rows"]]

    def test_tables_have_the_same_columns_and_cells(self):
        found = {"html": [], "docx": [], "markdown": []}
        for rows in self.page.tables:
            found["html"].append([[MARKS.sub("", squeeze(cell)) for cell in row] for row in rows])
        for table in self.word.iter(WORD + "tbl"):
            found["docx"].append([[MARKS.sub("", squeeze(word_text(cell))) for cell in row.iter(WORD + "tc")] for row in table.iter(WORD + "tr")])
        for part in re.findall(r"(?:^\|.*\|\n)+", self.markdown, re.M):
            rows = [re.split(r"(?<!\\)\|", line)[1:-1] for line in part.splitlines()]
            found["markdown"].append([[MARKS.sub("", squeeze(re.sub(r"\\(.)", r"\1", cell.replace("<br>", "\n")))) for cell in row]
                                      for row in [rows[0], *rows[2:]]])
        for table in self.tables:
            wanted = self.expected(table)
            for form, tables in found.items():
                if table.get("list") and form == "docx":
                    continue  # running text there
                with self.subTest(f"{form} {table['name']}"):
                    shown = wanted
                    if form == "docx":
                        shown = [wanted[0]]
                        for i, row in enumerate(wanted[1:], 1):
                            shown.append(["" if table["columns"][c].get("merge_equal") and i > 1 and cell == wanted[i - 1][c] else cell
                                          for c, cell in enumerate(row)])
                    self.assertIn(shown, tables)

    def test_the_workbook_has_the_values(self):
        for table in self.tables:
            sheet = self.book[re.sub(r"[/\\]", " ", table["name"])]
            head = next(row for row in sheet.iter_rows(max_row=6) if [c.value for c in row if c.value and c.value != "链接"][-1:] == [table["columns"][-1]["title"]])
            at = {cell.value: cell.column for cell in head}
            self.assertEqual([value for value in at if value not in ("#key", "链接", None)], [column["title"] for column in table["columns"]])
            for i, row in enumerate(table["rows"]):
                for column, cell in zip(table["columns"], row["cells"]):
                    found = sheet.cell(head[0].row + 1 + i, at[column["title"]])
                    value = cell.get("value") if isinstance(cell, dict) else None
                    with self.subTest(f"{table['name']} {found.coordinate}"):
                        if value is None:
                            self.assertEqual(found.value or "", text_of(cell))
                            self.assertNotEqual(found.data_type, "f")
                        elif isinstance(value, str):
                            day = found.value if hasattr(found.value, "date") else openpyxl.utils.datetime.from_excel(found.value)
                            self.assertEqual(day.date().isoformat(), value)
                        else:
                            self.assertAlmostEqual(found.value, value)

    def test_charts_have_the_same_figures(self):
        charts = [block for block in self.blocks if block["block"] == "chart"]
        wanted = [[series["values"] for series in chart["series"]] for chart in charts]
        space = DRAWING + "chart}"
        in_word = [[[float(v.text) for v in series.find(space + "val").iter(space + "v")] for series in chart.iter(space + "ser")]
                   for chart in self.word_charts]
        self.assertEqual(in_word, wanted)
        page = self.files["html"].read_text("utf-8")
        in_page = []
        for part in re.findall(r'<table class="data">(.*?)</table>', page, re.S):
            rows = [[float(v) for v in re.findall(r"<td>([^<]*)</td>", row)] for row in part.split("</tr>")[1:] if "<td>" in row]
            in_page.append([list(column) for column in zip(*rows)])
        self.assertEqual(in_page, wanted)
        in_book = []
        for chart in self.book["总览"]._charts:
            in_book.append([])
            for series in chart.series:
                sheet, area = series.val.numRef.f.rsplit("!", 1)
                in_book[-1].append([cell[0].value for cell in self.book[sheet.strip("'")][area.replace("$", "")]])
        self.assertEqual(in_book, wanted)

    def test_csv_has_the_table_and_no_formula(self):
        table = next(table for table in self.tables if table["name"] == "分片任务")
        with self.files["csv"].open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.reader(file))
        self.assertEqual(rows[0], [column["title"] for column in table["columns"]])
        for row, found in zip(table["rows"], rows[1:], strict=True):
            for cell, shown in zip(row["cells"], found, strict=True):
                is_text = isinstance(cell, str) or "value" not in cell
                guarded = is_text and text_of(cell).startswith(("=", "+", "-", "@"))
                self.assertEqual(shown, "'" + text_of(cell) if guarded else text_of(cell))

    def test_links_between_a_task_and_its_sentence_go_both_ways(self):
        page = self.files["html"].read_text("utf-8")
        for anchor in ("source-1", "ledger-1"):
            self.assertIn(f'href="#{anchor}"', page)
            self.assertEqual(page.count(f'id="{anchor}"'), 1)
        targets = {node.get(WORD + "name") for node in self.word.iter(WORD + "bookmarkStart")}
        links = {node.get(WORD + "anchor") for node in self.word.iter(WORD + "hyperlink")}
        self.assertGreaterEqual(len(links), 8)
        self.assertEqual(links - targets, set())


if __name__ == "__main__":
    PROGRAMS = Path(sys.argv.pop(1))
    sys.dont_write_bytecode = True
    unittest.main()
