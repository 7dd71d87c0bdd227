#!/usr/bin/env python3
"""Week over week: what the reports of two Fridays say of the days between them.

    weeks_test.py PROGRAM
"""

import datetime
import json

import openpyxl

from office import Office, main

SPEECH = """在全县春灌工作会议上的讲话
（2021年4月20日）
同志们：
县水利局要在4月23日前完成干渠清淤。县农业农村局要在5月10日前备足种子。县交通运输局要在5月20日前修通机耕道。县气象局要每周五前报送雨情。
"""
NOTICE = """关于做好防汛准备工作的通知
各乡镇人民政府：
县应急管理局要在5月12日前修订防汛预案。
某某县人民政府办公室
2021年4月24日
"""


class Weeks(Office):
    def setUp(self):
        super().setUp()
        (self.folder / "讲话.txt").write_text(SPEECH, encoding="utf-8")
        (self.folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-21")

    def weekly(self, day):
        self.call("report", "weekly", "--to", "json,markdown", "--as-of", day)
        (file,) = self.folder.glob("weekly-*.md")
        text = file.read_text("utf-8")
        file.unlink()
        return text

    def figures(self, day, sql):
        (self.folder / "figures.toml").write_text(
            '[layout]\nname = "figures"\ntitle = "数"\n[[section]]\nkind = "table"\nsql = """' + sql + '"""\n', encoding="utf-8")
        self.call("report", "figures.toml", "--to", "csv", "--as-of", day)
        (file,) = self.folder.glob("figures-*.csv")
        lines = file.read_text("utf-8-sig").splitlines()
        file.unlink()
        return [line.split(",") for line in lines]

    def test_what_happens_at_a_weekend_is_in_the_next_report(self):
        self.assertIn("无逾期事项", self.weekly("2021-04-23"))
        # On Saturday a limit has passed, a task is done and a notice arrives: Friday's report knew of none.
        self.call("ingest", "通知.txt", "--as-of", "2021-04-24")
        self.call("tasks", "close", "2", "--as-of", "2021-04-25")
        second = self.weekly("2021-04-30")
        self.assertIn("新增督办事项1项，办结1项，新转逾期2项", second)
        self.assertIn("本周办结督办事项1项", second)
        self.assertIn("备足种子", second.split("本周办结督办事项")[1].split("本周到期与临期")[0])
        self.assertIn("逾期：2项（较上周↑2）", second.replace("**", "").replace(" ", ""))
        weeks = self.figures("2021-04-30", "SELECT week, added, finished, became_overdue, overdue, total FROM weeks ORDER BY week_start")
        self.assertEqual([row[-6:] for row in weeks[-2:]], [["16", "4", "0", "0", "0", "4"], ["17", "1", "1", "2", "2", "5"]],
                         "the week before stands as its report had it")
        # A second report of the week, later: what came between is not told again.
        self.weekly("2021-05-01")
        self.assertIn("本周无新增督办事项", self.weekly("2021-05-07"))
        self.assertEqual(self.weekly("2021-04-30"), second, "printed again it is the same")

    def test_ratios_differ_by_what_is_seen_of_them(self):
        text = SPEECH.split("同志们")[0] + "同志们：\n" + "".join(f"县{unit}局要在5月{day}日前完成第{day}号水渠清淤。" for day, unit in enumerate(
            ("水利", "财政", "教育", "民政", "司法", "审计", "统计", "林业", "气象", "交通", "商务", "公安", "农业", "粮食", "档案", "信访"), 10)) + "\n"
        (self.folder / "任务.txt").write_text(text, encoding="utf-8")
        (self.folder / "jianbao.db").unlink()
        self.call("ingest", "任务.txt", "--as-of", "2021-04-21")
        self.assertIn("16 tasks", self.call("tasks", "list", "--as-of", "2021-04-21")[1])
        self.call("tasks", "close", "1", "--as-of", "2021-04-22")
        self.assertIn("6%", self.weekly("2021-04-23"))
        self.call("tasks", "close", "2", "3", "--as-of", "2021-04-28")
        # 6.25 % and 18.75 % are shown as 6 and 19.
        self.assertIn("19%（较上周↑13个百分点", self.weekly("2021-04-30").replace("**", "").replace(" ", ""))

    def test_without_reports_weeks_begin_on_monday(self):
        self.call("ingest", "通知.txt", "--as-of", "2021-04-24")
        weeks = self.figures("2021-04-30", "SELECT week, added FROM weeks ORDER BY week_start")
        self.assertEqual([row[-2:] for row in weeks[-2:]], [["16", "5"], ["17", "0"]])

    def test_each_occurrence_is_workload(self):
        rows = self.figures("2021-04-21", "SELECT tasks, recurring FROM workload ORDER BY position")
        self.assertEqual([row[-2:] for row in rows[-8:]],
                         [["2", "1"], ["1", "1"], ["1", "1"], ["2", "1"], ["2", "1"], ["1", "1"], ["1", "1"], ["1", "1"]])

    def test_what_a_row_was_entered_with_is_no_change(self):
        self.call("report", "ledger", "--to", "xlsx", "--as-of", "2021-04-21")
        file = self.folder / "ledger-2021-04-21.xlsx"
        book = openpyxl.load_workbook(file)
        table = book["督办台账"]
        (head,) = [row for row in table.iter_rows() if row[0].value == "#key"]
        columns = {cell.value: cell.column for cell in head}
        last = table.max_row
        for name, value in (("督办事项", "采购水泵"), ("牵头单位", "县水利局"), ("完成时限", datetime.datetime(2021, 5, 7))):
            table.cell(last + 1, columns[name]).value = value
        (row,) = [row for row in range(head[0].row + 1, last + 1) if table.cell(row, columns["督办事项"]).value == "修通机耕道"]
        table.cell(row, columns["完成时限"]).value = datetime.datetime(2021, 5, 28)
        book.save(file)
        self.call("import", file.name, "--as-of", "2021-04-22")
        text = self.weekly("2021-04-23")
        self.assertIn("本周调整督办事项1项", text)
        self.assertIn("工作簿填报", text)

    def test_bodies_that_stand_for_everybody_are_no_units(self):
        (self.folder / "a.txt").write_text("关于做好防汛工作的通知\n各镇人民政府，县直各部门：\n县水利局要在4月10日前完成干渠清淤12公里。\n"
                                           "相关部门要在4月15日前完成隐患排查并上报结果。\n云溪县人民政府办公室\n2026年4月1日\n", encoding="utf-8")
        self.call("ingest", "a.txt", "--ledger", "e.db", "--as-of", "2026-04-02")
        self.call("report", "weekly", "--ledger", "e.db", "--as-of", "2026-04-24", "--to", "markdown", "-o", "e")
        text = next((self.folder / "e").glob("*.md")).read_text(encoding="utf-8")
        self.assertIn("责任单位共1家", text)
        self.assertIn("逾期事项涉及责任单位1家", text)
        self.assertIn("泛指的单位（相关部门）不计入单位数，涉及事项1项。", text)
        self.assertNotIn("14.0", text)  # days late on average
        self.assertIn("| 14 |", text)

    def test_copies_of_a_document_are_one(self):
        title, *lines = SPEECH.splitlines()
        page = f"<html><head><title>讲话</title></head><body><h1>{title}</h1><p>" + "</p><p>".join(lines) + "</p></body></html>"
        (self.folder / "又一份.html").write_text(page, encoding="utf-8")
        self.call("ingest", "又一份.html", "--as-of", "2021-04-22")
        self.assertEqual(len(json.loads("[" + ",".join(self.call("tasks", "list", "--json", "--as-of", "2021-04-23")[0].splitlines()) + "]")), 4)
        self.assertIn("督办台账收录文件1份", self.weekly("2021-04-23"))


if __name__ == "__main__":
    main()
