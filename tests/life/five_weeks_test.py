#!/usr/bin/env python3
"""Five weeks of an office: documents arrive, the workbook goes round, limits are extended, tasks are late, done and struck.

    five_weeks_test.py PROGRAM
"""

import datetime
import json
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import openpyxl
from openpyxl.styles import Font

from office import Office, main

SPEECH = """在全县春灌工作会议上的讲话
（2021年4月20日）
同志们：
县水利局要在4月30日前完成干渠清淤。县农业农村局要在5月10日前备足种子。县交通运输局要在5月20日前修通机耕道。
"""
NOTICE = """关于做好防汛准备工作的通知
各乡镇人民政府：
县应急管理局要在5月12日前修订防汛预案。县气象局要每周报送雨情。
某某县人民政府办公室
2021年4月28日
"""


class FiveWeeks(Office):
    def states(self, day):
        lines = self.call("tasks", "list", "--json", "--as-of", day)[0].splitlines()
        return {task["title"]: task["state"] for task in map(json.loads, lines)}

    def files_of(self, day, folder):
        """All figures and rows of the reports of a day."""
        for layout in ("weekly", "ledger", "monthly"):
            self.call("report", layout, "--to", "csv,markdown,json", "--as-of", day, "-o", folder)
        return {str(file.relative_to(self.folder / folder)): file.read_bytes()
                for file in sorted((self.folder / folder).rglob("*")) if file.is_file()}

    def weekly(self, day):
        """The report of the week, and the workbook people work in until the next."""
        self.call("report", "weekly", "--to", "xlsx,pdf", "--as-of", day)
        self.made[day] = self.files_of(day, "报告-" + day)
        week = datetime.date.fromisoformat(day).isocalendar()
        return self.folder / f"weekly-{week.year}-W{week.week:02}.xlsx"

    def through_libreoffice(self, workbook):
        """Opened and saved by the office's other program; as it is where that is not installed."""
        if not shutil.which("soffice"):
            return workbook
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/profile", "--convert-to", "xlsx",
                        "--outdir", "存盘", workbook.name], cwd=self.folder, check=True, capture_output=True, timeout=120)
        return self.folder / "存盘" / workbook.name

    def start(self, *words):
        return subprocess.Popen([self.program, *words], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                stderr=subprocess.DEVNULL, env=self.environment)

    def ledger_on(self, day):
        self.call("report", "ledger", "--to", "csv", "--as-of", day)
        return (self.folder / f"ledger-{day}.csv").read_bytes()

    @staticmethod
    def edit(workbook, *edits, add=(), strike=()):
        book = openpyxl.load_workbook(workbook)
        table = book["督办台账"]
        (head,) = [row for row in table.iter_rows() if row[0].value == "#key"]
        columns = {cell.value: cell.column for cell in head}
        rows = {table.cell(row, columns["督办事项"]).value: row for row in range(head[0].row + 1, table.max_row + 1)}
        for title, name, value in edits:
            table.cell(rows[title], columns[name]).value = value
        for title in strike:
            table.cell(rows[title], columns["督办事项"]).font = Font(strike=True)
        last = table.max_row
        for i, row in enumerate(add, 1):
            for name, value in row.items():
                table.cell(last + i, columns[name]).value = value
        book.save(workbook)

    def test_the_office(self):
        with tempfile.TemporaryDirectory() as name:
            self.folder, self.made = Path(name), {}
            # Week 1: the speech arrives.
            (self.folder / "讲话.txt").write_text(SPEECH, encoding="utf-8")
            self.call("ingest", "讲话.txt", "--as-of", "2021-04-21")
            first = self.weekly("2021-04-23")
            kept = self.ledger_on("2021-04-23")
            self.assertEqual(self.states("2021-04-23"), {"完成干渠清淤": "临期", "备足种子": "正常", "修通机耕道": "正常"})

            # Week 2: the workbook comes back with progress, an extension and a task of its own; a notice arrives.
            self.edit(first, ("完成干渠清淤", "进展情况", "完成六成"), ("修通机耕道", "完成时限", "2021年6月10日"),
                      add=[{"督办事项": "采购水泵", "牵头单位": "县水利局", "完成时限": datetime.datetime(2021, 5, 7), "任务来源": "县长批示"}])
            saved = str(self.through_libreoffice(first))
            shown = self.call("import", saved, "--dry-run", "--as-of", "2021-04-26")[0]
            self.assertEqual(len(shown.splitlines()), 3, shown)
            self.call("import", saved, "--by", "小周", "--as-of", "2021-04-26")
            self.assertIn("0 changes and 0 new tasks", self.call("import", saved, "--as-of", "2021-04-26")[1], "the same again is nothing")
            (self.folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
            # The power fails while it is read; then two people read it at once.
            process = self.start("ingest", "通知.txt", "讲话.txt", "--as-of", "2021-04-29")
            time.sleep(0.05)
            process.send_signal(signal.SIGKILL)
            process.wait()
            both = [self.start("ingest", "通知.txt", "讲话.txt", "--as-of", "2021-04-29") for _ in range(2)]
            self.assertEqual([one.wait() for one in both], [0, 0])
            self.call("ledger", "check")
            second = self.weekly("2021-04-30")
            states = self.states("2021-04-30")
            self.assertEqual((states["采购水泵"], states["修通机耕道"], len(states)), ("临期", "正常", 6))

            # Week 3: late; extended with a reason; the speech is read by other rules; last week's workbook is still about.
            states = self.states("2021-05-08")
            self.assertEqual((states["完成干渠清淤"], states["采购水泵"]), ("逾期", "逾期"))
            self.call("report", "slips", "--to", "pdf,markdown", "--as-of", "2021-05-08")
            self.assertIn("催办单3份", (self.folder / "slips-2021-05-08.md").read_text("utf-8"))
            self.call("tasks", "extend", "1", "2021-05-15", "--note", "连续降雨", "--by", "王主任", "--as-of", "2021-05-08")
            self.call("ingest", "讲话.txt", "--ref", "2021-04-19", "--as-of", "2021-05-08")
            self.assertEqual(self.states("2021-05-08")["完成干渠清淤"], "临期", "what people set stands above what is read")
            third = self.weekly("2021-05-08")

            # Week 4: two people work on the same task: one by command, one in the old workbook.
            self.call("tasks", "close", "2", "--progress", "种子到位", "--as-of", "2021-05-10")
            self.edit(second, ("备足种子", "进展情况", "还差两吨"), ("采购水泵", "状态", "办结"))
            _, err = self.call("import", second.name, "--as-of", "2021-05-11", code=1)
            self.assertIn("1 changes and 0 new tasks are taken over, 1 not", err)
            conflicts = second.with_name(second.stem + ".conflicts.xlsx")
            book = openpyxl.load_workbook(conflicts)
            heads = {cell.value: cell.column for cell in book["冲突"][3]}
            book["冲突"].cell(4, heads["处理"]).value = "以台账为准"
            book.save(conflicts)
            self.assertIn("0 changes", self.call("import", conflicts.name, "--as-of", "2021-05-12")[1])
            states = self.states("2021-05-14")
            self.assertEqual((states["备足种子"], states["采购水泵"], states["修订防汛预案"]), ("已完成", "已完成", "逾期"))

            # Week 5: one is struck, the rest is done.
            third = self.through_libreoffice(third)
            self.edit(third, ("完成干渠清淤", "状态", "已完成"), ("修订防汛预案", "状态", "已 完 成"), strike=["修通机耕道"])
            self.call("import", str(third), "--as-of", "2021-05-17")
            self.assertEqual(self.states("2021-05-17")["报送雨情"], "逾期", "last week's telling of the rain is owed")
            self.call("tasks", "close", "6", "--period", "2021-W19", "--as-of", "2021-05-17")
            self.assertEqual(sorted(set(self.states("2021-05-21").values()) - {"已完成", "中止"}), ["正常"], "the rain is told of every week")
            self.weekly("2021-05-21")
            self.assertEqual(self.ledger_on("2021-04-23"), kept, "the first week is told as it was known then")
            for day, files in self.made.items():
                again = self.files_of(day, "再报-" + day)
                self.assertEqual(sorted(again), sorted(files))
                for file, data in files.items():
                    self.assertEqual(again[file].decode(), data.decode(), f"{file} of {day} is told otherwise than it was known then")
            self.call("ledger", "check")
            history = [json.loads(line) for line in self.call("tasks", "history", "1", "--json", "--as-of", "2021-05-21")[0].splitlines()]
            self.assertEqual([(h["field"], h["who"], h["origin"]) for h in history],
                             [("progress", "小周", "workbook"), ("deadline", "王主任", "command"), ("status", "office", "workbook")])


if __name__ == "__main__":
    main()
