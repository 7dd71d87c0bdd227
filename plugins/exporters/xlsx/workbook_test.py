#!/usr/bin/env python3
"""Reads back the workbook that the program given as argument writes."""

import datetime
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import openpyxl

PROGRAM = sys.argv.pop(1)


def write(folder, name, *arguments):
    file = Path(folder) / name
    subprocess.run([PROGRAM, str(file), *arguments], check=True)
    return file


class Workbook(unittest.TestCase):
    options = ""

    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        file = write(cls.folder.name, "sample.xlsx", cls.options)
        cls.values = openpyxl.load_workbook(file, data_only=True)
        cls.book = openpyxl.load_workbook(file)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def test_sheets(self):
        self.assertEqual(
            self.book.sheetnames,
            ["总览", "正文", "督办台账", "责任单位", "时限分布", "时限日历", "本周 新增", "原文依据", "督办单", "图表数据", "说明", "_jianbao"],
        )
        self.assertEqual(self.book["_jianbao"].sheet_state, "hidden")

    def test_typed_cells(self):
        sheet = self.book["督办台账"]
        self.assertEqual([c.value for c in sheet[3]], ["#key", "序号", "工作任务", "牵头单位", "完成时限", "完成比例", "状态", "进展情况", "链接"])
        row = sheet[4]
        self.assertEqual(row[0].value, "t101")
        self.assertEqual(row[1].value, 1)
        self.assertEqual(row[4].value, datetime.datetime(2021, 4, 20))
        self.assertEqual(row[4].number_format, 'm"月"d"日前"')
        self.assertEqual(row[5].value, 0.4)
        self.assertEqual(row[5].number_format, "0%")
        self.assertEqual(sheet["F5"].number_format, "0.0%")

    def test_heat_table_sums_and_shades(self):
        sheet = self.book["时限分布"]
        self.assertEqual([c.value for c in sheet[3]], ["责任单位", "已逾期", "本月", "以后", "合计"])
        self.assertEqual(sheet["E4"].value, "=SUM($B$4:$D$4)")
        self.assertEqual(self.values["时限分布"]["E4"].value, 2)
        self.assertIsNone(sheet["C4"].value)
        rules = [rule.type for group in sheet.conditional_formatting for rule in group.rules]
        self.assertEqual(rules, ["colorScale"])

    def test_calendar_leads_to_the_tasks(self):
        sheet = self.book["时限日历"]
        self.assertEqual(sheet["A3"].value, "星期一")
        self.assertEqual(sheet["A4"].value, datetime.datetime(2021, 4, 26))
        self.assertEqual(sheet["A8"].value, datetime.datetime(2021, 5, 10))
        self.assertEqual(sheet["A9"].value, "2 县商务局")
        self.assertIn("督办台账", sheet["A9"].hyperlink.location)

    def test_no_text_is_a_formula(self):
        cell = self.book["督办台账"]["C5"]
        self.assertEqual(cell.data_type, "s")
        self.assertTrue(cell.value.startswith("=HYPERLINK"))

    def test_formulas_have_their_values(self):
        formulas = 0
        for sheet in self.book:
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.data_type == "f":
                        formulas += 1
                        self.assertIsNotNone(self.values[sheet.title][cell.coordinate].value, cell.coordinate)
        self.assertGreaterEqual(formulas, 6)
        shown = {}
        overview = self.values["总览"]
        for row in overview.iter_rows():
            for cell in row:
                if isinstance(cell.value, str):
                    shown[cell.value] = overview.cell(cell.row + 1, cell.column).value
        self.assertEqual((shown["督办事项"], shown["在办事项"], shown["逾期"], shown["办结率"], shown["文风"]), (4, 2, 1, 0.25, "较实"))
        formula = [c.value for row in self.book["总览"].iter_rows() for c in row if c.data_type == "f" and "COUNTIF" in c.value]
        self.assertIn("=COUNTIF('督办台账'!$G$4:$G$207,\"逾期\")", formula)
        self.assertIn("=COUNTIF('督办台账'!$G$4:$G$207,\"在办\")", formula)
        self.assertTrue(self.values["督办台账"]["C2"].value.startswith("共 4 行，显示 4 行　统计日期 2021-04-26"))

    def test_filter_freeze_print(self):
        sheet = self.book["督办台账"]
        self.assertEqual(sheet.auto_filter.ref, "A3:I7")
        self.assertEqual(sheet.freeze_panes, "C4")
        self.assertEqual(sheet.print_title_rows, "$3:$3")
        self.assertEqual(sheet.page_setup.orientation, "landscape")
        self.assertEqual(int(sheet.page_setup.paperSize), 9)
        self.assertEqual((int(sheet.page_setup.fitToWidth or 1), int(sheet.page_setup.fitToHeight)), (1, 0))
        self.assertIn("&P", sheet.oddFooter.center.text or "")
        self.assertTrue(sheet.column_dimensions["A"].hidden)

    def test_dropdown_and_colours_follow(self):
        sheet = self.book["督办台账"]
        lists = [v for v in sheet.data_validations.dataValidation if v.type == "list"]
        self.assertEqual(len(lists), 1)
        self.assertEqual(lists[0].formula1, '"在办,逾期,已完成,中止"')
        self.assertEqual(str(lists[0].sqref), "G4:G207")
        rules = {r.formula[0]: r for ranges in sheet.conditional_formatting for r in ranges.rules}
        # 中止 stands in no row yet; its colour is the usual one.
        self.assertEqual(set(rules), {'"逾期"', '"在办"', '"已完成"', '"中止"'})
        self.assertEqual(sheet["G4"].value, "逾期")
        self.assertFalse(sheet["G4"].protection.locked)
        self.assertTrue(sheet["C4"].protection.locked)

    def test_links_lead_to_rows(self):
        links = {c.coordinate: c.hyperlink.location for row in self.book["督办台账"].iter_rows() for c in row if c.hyperlink}
        # One of the linked texts takes two lines, so the links stand beside.
        self.assertEqual(links["I4"], "'原文依据'!A4")
        self.assertEqual(links["I7"], "'原文依据'!A7")
        self.assertNotIn("C4", links)
        back = {c.coordinate: c.hyperlink.location for row in self.book["原文依据"].iter_rows() for c in row if c.hyperlink}
        self.assertEqual(back["B4"], "'督办台账'!B4")
        text = [c.hyperlink.location for row in self.book["正文"].iter_rows() for c in row if c.hyperlink]
        self.assertIn("'督办台账'!B4", text)

    def test_empty_table_says_so(self):
        sheet = self.book["本周 新增"]
        self.assertEqual(sheet["A4"].value, "本周无新增事项。")
        self.assertIsNone(sheet.auto_filter.ref)

    def test_charts_stand_on_one_page(self):
        # The library writes no height where it is one page; 0 is as many as it takes.
        self.assertNotEqual(self.book["总览"].page_setup.fitToHeight, 0)
        self.assertEqual(self.book["正文"].page_setup.fitToHeight, 0)

    def test_charts_point_at_cells(self):
        charts = self.book["总览"]._charts
        references = [[s.val.numRef.f for s in chart.series] for chart in charts]
        # The first chart has a table of its own in the report; the others use 图表数据.
        self.assertEqual(references, [["'责任单位'!$B$4:$B$5"], ["'图表数据'!$B$3:$B$5"], ["'图表数据'!$B$9:$B$11", "'图表数据'!$C$9:$C$11"]])
        data = self.book["图表数据"]
        self.assertEqual([c.value for c in data[11]], ["第17周", 2, 1])

    def test_notes_and_properties(self):
        notes = [c.value for row in self.book["说明"].iter_rows() for c in row]
        self.assertIn("文件“会议录音.bin”不是文本，没有读入。", notes)
        self.assertIn("2021-04-26", notes)
        properties = self.book.properties
        self.assertEqual(properties.title, "重点工作督办周报")
        self.assertEqual(properties.creator, "青川县人民政府办公室")
        self.assertEqual(properties.created, datetime.datetime(2021, 4, 26, 12))

    def test_index_describes_the_columns(self):
        rows = [[c.value for c in row[:7]] for row in self.book["_jianbao"].iter_rows()]
        self.assertIn(["督办台账", "督办台账", "G3", "status", "状态", "text", "editable"], rows)

    def test_slip(self):
        sheet = self.book["督办单"]
        self.assertEqual(sheet["A1"].value, "督办单")
        self.assertEqual([sheet.cell(r, 1).value for r in range(3, 8)], ["承办单位", "督办事项", "完成时限", "办理情况", "负责人签字"])


class StreamedWorkbook(Workbook):
    """The same when rows go to disk as they come."""

    options = "streaming_cells = 0"


class Options(unittest.TestCase):
    def test_protection_and_narrative(self):
        with tempfile.TemporaryDirectory() as folder:
            book = openpyxl.load_workbook(write(folder, "a.xlsx", "protect = true\nnarrative = false\nspare_rows = 0\n"))
            self.assertTrue(book["督办台账"].protection.sheet)
            self.assertNotIn("正文", book.sheetnames)
            self.assertEqual(str(book["督办台账"].data_validations.dataValidation[0].sqref), "G4:G7")


if __name__ == "__main__":
    unittest.main()
