#!/usr/bin/env python3
"""Workbooks that people edited, taken back into the ledger.

    import_test.py PROGRAM
"""

import datetime
import json
import shutil
import subprocess
import unittest

import openpyxl
from openpyxl.styles import Font

from office import Office, main

SPEECH = """在全县春灌工作会议上的讲话
（2021年4月20日）
同志们：
县水利局要在4月30日前完成干渠清淤。县农业农村局要在5月10日前备足种子。县交通运输局要在5月20日前修通机耕道。
"""


class Import(Office):
    def setUp(self):
        super().setUp()
        (self.folder / "讲话.txt").write_text(SPEECH, encoding="utf-8")
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-21")
        self.call("weekly", "讲话.txt", "--to", "xlsx", "--as-of", "2021-04-23")
        (self.workbook,) = self.folder.glob("*.xlsx")

    def take_back(self, *words, code=0):
        out, err = self.call("import", self.workbook.name, "--as-of", "2021-04-26", *words, code=code)
        return [line.split(maxsplit=2) for line in out.splitlines()], err

    def edit(self, *edits, sheet="督办台账", remove=()):
        """Writes (number, head, value) into the table, found by its heads as people find them."""
        book = openpyxl.load_workbook(self.workbook)
        table = book[sheet]
        (head,) = [row for row in table.iter_rows() if row[0].value == "#key"]
        columns = {cell.value: cell.column for cell in head}
        rows = {table.cell(row, columns["编号"]).value: row for row in range(head[0].row + 1, table.max_row + 1)}
        for number, name, value in edits:
            table.cell(rows[number], columns[name]).value = value
        for number in remove:
            table.delete_rows(rows[number])
        book.save(self.workbook)
        return table, head[0].row, columns

    def task(self, number, as_of="2021-04-30"):
        return json.loads(self.call("tasks", "show", str(number), "--json", "--as-of", as_of)[0])

    def history(self, number):
        return [json.loads(line) for line in self.call("tasks", "history", str(number), "--json", "--as-of", "2021-12-31")[0].splitlines()]

    def test_a_workbook_nobody_edited_changes_nothing(self):
        self.assertEqual(self.take_back()[0], [])
        self.edit()  # written by another program
        changes, err = self.take_back()
        self.assertEqual(changes, [])
        self.assertIn("0 changes and 0 new tasks are taken over, 0 not", err)

    def test_edits_come_back_and_stay(self):
        self.edit((1, "状态", "已完成"), (1, "进展情况", "干渠全线清淤\n已验收"), (2, "备注", "另有说明"), (2, "牵头单位", "县种子站，县农业农村局"),
                  (2, "配合单位", "县供销社"), (2, "责任人", "李站长"), (3, "完成时限", datetime.datetime(2021, 6, 1)))
        expected = [["1", "状态", "在办 → 已完成"], ["1", "进展情况", "— → 干渠全线清淤 已验收"],
                    ["2", "牵头单位", "县农业农村局 → 县种子站、县农业农村局"], ["2", "配合单位", "— → 县供销社"],
                    ["2", "责任人", "— → 李站长"], ["2", "备注", "— → 另有说明"], ["3", "完成时限", "2021-05-20 → 2021-06-01"]]
        changes, err = self.take_back("--dry-run")
        self.assertCountEqual(changes, expected)
        self.assertIn("nothing was written", err)
        self.assertEqual(self.history(1), [])
        self.assertCountEqual(self.take_back("--by", "王主任")[0], expected)
        self.assertEqual(self.task(1)["progress"], "干渠全线清淤\n已验收")
        self.assertEqual((self.task(1)["state"], self.task(1)["done_on"]), ("已完成", "2021-04-26"))
        self.assertEqual((self.task(2)["lead"], self.task(2)["person"], self.task(2)["note"]), ("县种子站、县农业农村局", "李站长", "另有说明"))
        self.assertEqual(self.task(3)["deadline"], "2021-06-01")
        (entry,) = self.history(3)
        self.assertEqual((entry["who"], entry["origin"], entry["note"], entry["before"]), ("王主任", "workbook", self.workbook.name, "2021-05-20"))
        self.assertEqual(self.take_back()[0], [], "a second time there is nothing left to take over")
        self.assertEqual(len(self.history(2)), 4)

    def test_who_leads_without_a_unit_is_shown_and_no_edit(self):
        (self.folder / "讲话.txt").write_text(SPEECH + "请陈立群同志牵头，4月28日前拿出春灌方案。\n", encoding="utf-8")
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-22")
        self.call("weekly", "讲话.txt", "--to", "xlsx", "--as-of", "2021-04-23")
        for sheet, lead in (("本周新增", "陈立群"), ("督办台账", None)):
            table, head, columns = self.edit(sheet=sheet)
            shown = [table.cell(row, columns["牵头单位"]).value for row in range(head + 1, table.max_row + 1) if table.cell(row, columns["编号"]).value == 4]
            self.assertIn(shown, ([lead], [lead or ""]), sheet)
        self.assertEqual(self.take_back()[0], [])
        self.edit((4, "牵头单位", "县水利局"), sheet="本周新增")
        self.assertEqual(self.take_back()[0], [["4", "牵头单位", "— → 县水利局"]])
        self.assertEqual((self.task(4)["lead"], self.task(4)["person"]), ("县水利局", "陈立群"))

    def test_days_as_people_type_them(self):
        for typed in (("2021年6月5日", "2021/6/5", "2021.06.05"), ("２０２１年６月５日前", "2021-6-5", "2021年6月5号之前"),
                      (datetime.date(2021, 6, 5), 44352, "20210605")):
            self.edit(*((i + 1, "完成时限", day) for i, day in enumerate(typed)))
            self.assertEqual([change[2].split(" → ")[1] for change in self.take_back("--dry-run")[0]], ["2021-06-05"] * 3, typed)
        for typed in (("6月底", "6月5日", "2021年6月"), ("2021-02-30", "12345", "2021-6-5左右")):
            self.edit(*((i + 1, "完成时限", day) for i, day in enumerate(typed)))
            changes, err = self.take_back("--dry-run", code=1)
            self.assertEqual(changes, [])
            for i, day in enumerate(typed):
                self.assertIn(f"task {i + 1}: 完成时限: `{day}` is no exact day", err)

    def test_what_is_refused_costs_itself_alone(self):
        table, head, columns = self.edit((1, "状态", "办完了"), (1, "备注", "照收"), (2, "督办事项", "另一件事"), (2, "备注", "不收"))
        table.cell(head + 3, 1).value = "0123456789abcdef"
        table.cell(head + 6, columns["牵头单位"]).value = "县水利局"
        table.cell(head + 6, columns["备注"]).value = "这一行没写事项"
        table.parent.save(self.workbook)
        changes, err = self.take_back(code=1)
        self.assertEqual(changes, [["1", "备注", "— → 照收"]])
        self.assertIn(f"督办台账!{head + 1}: task 1: 状态: `办完了` is no status", err)
        self.assertIn("task 2: its row tells of another task: 另一件事", err)
        self.assertIn("no task with the key 0123456789abcdef", err)
        self.assertIn(f"督办台账!{head + 6}: a row was added without a 督办事项: 这一行没写事项", err)
        self.assertIn("1 changes and 0 new tasks are taken over, 4 not", err)
        self.assertEqual((self.task(1)["note"], self.task(1)["status"], self.task(2)["note"]), ("照收", "在办", ""))

    def test_rows_people_add_become_tasks(self):
        def add(table, row, columns, **cells):
            for name, value in cells.items():
                table.cell(row, columns[name]).value = value
        table, head, columns = self.edit((2, "备注", "照收"))
        add(table, head + 4, columns, 督办事项="新修水窖", 牵头单位="县水利局，县财政局", 完成时限="2021年6月30日", 状态=" 办 结 ", 任务来源="县长批示")
        add(table, head + 5, columns, 督办事项="报送春灌总结", 牵头单位="县水利局")
        add(table, head + 6, columns, 督办事项="时限不清的事", 完成时限="6月底")
        table.parent.save(self.workbook)
        changes, err = self.take_back("--dry-run", code=1)
        self.assertEqual(changes, [["2", "备注", "— → 照收"], ["+", "new", "新修水窖  县水利局、县财政局  2021-06-30"], ["+", "new", "报送春灌总结  县水利局  —"]])
        self.assertIn("the added row `时限不清的事`: 完成时限: `6月底` is no exact day", err)
        self.assertEqual([change[0] for change in self.take_back("--by", "王主任", code=1)[0]], ["2", "4", "5"])
        task = self.task(4)
        self.assertEqual((task["title"], task["lead"], task["deadline"], task["status"], task["source"], task["quote"]),
                         ("新修水窖", "县水利局、县财政局", "2021-06-30", "已完成", "县长批示", ""))
        self.assertEqual((self.task(5)["status"], self.task(5)["source"]), ("在办", "手工登记"))
        entry = self.history(4)[0]
        self.assertEqual((entry["who"], entry["origin"], entry["field"], entry["before"]), ("王主任", "workbook", "title", ""))
        self.assertEqual(self.take_back(code=1)[0], [], "the same workbook again adds nothing")
        table.cell(head + 5, columns["进展情况"]).value = "已起草"
        table.parent.save(self.workbook)
        self.assertEqual(self.take_back(code=1)[0], [["5", "进展情况", "— → 已起草"]])

    def test_rows_and_tables_that_lost_their_key(self):
        table, head, columns = self.edit((1, "进展情况", "完成一半"), (2, "备注", "照收"), (3, "进展情况", "路基完工"))
        self.call("tasks", "set", "3", "progress=已招标", "--by", "赵科长", "--as-of", "2021-04-25")
        for row in (1, 2, 3):
            table.cell(head + row, 1).value = None
        table.cell(head + 4, columns["编号"]).value = 4
        table.cell(head + 4, columns["督办事项"]).value = "新修水窖"
        table.parent.save(self.workbook)
        expected = [["1", "进展情况", "— → 完成一半"], ["2", "备注", "— → 照收"], ["+", "new", "新修水窖  —  —"]]
        changes, err = self.take_back("--dry-run", code=1)
        self.assertEqual(changes, expected)
        self.assertIn("the workbook has `路基完工`, but 赵科长 changed it to `已招标`", err)
        for row in range(head, head + 4):
            table.cell(row, 1).value = None
        table.parent.save(self.workbook)
        changes, err = self.take_back("--dry-run", code=1)
        self.assertEqual(changes, expected, "the whole column was deleted")
        self.assertNotIn("no longer in it", err)
        for cell in list(table[head + 1])[1:]:
            table.cell(head + 5, cell.column).value = cell.value
        table.parent.save(self.workbook)
        self.assertEqual(self.take_back("--dry-run", code=1)[0], expected, "pasted without its key, the same is no new task")

    def test_columns_that_were_renamed_or_added(self):
        table, head, columns = self.edit((1, "进展情况", "完成一半"), (2, "备注", "照收"))
        table.cell(head, columns["进展情况"]).value = "最新进展"
        table.cell(head, table.max_column + 1).value = "局内经办"
        table.parent.save(self.workbook)
        changes, err = self.take_back("--dry-run", code=1)
        self.assertEqual(changes, [["2", "备注", "— → 照收"]])
        self.assertIn("the column 进展情况 is not there; what stands below 最新进展、局内经办 is not taken over", err)
        table.cell(head, columns["进展情况"]).value = "进展情况"
        table.parent.save(self.workbook)
        changes, err = self.take_back("--dry-run")
        self.assertEqual(changes, [["1", "进展情况", "— → 完成一半"], ["2", "备注", "— → 照收"]])
        self.assertIn("the column 局内经办 is not the ledger's", err)

    def test_one_period_of_a_recurring_task(self):
        self.call("tasks", "set", "1", "frequency=每周五前", "deadline=", "--as-of", "2021-04-22")
        self.call("report", "ledger", "--to", "xlsx", "--as-of", "2021-04-23")
        self.workbook = self.folder / "ledger-2021-04-23.xlsx"
        self.edit((1, "状态", "本期已完成"), (2, "状态", "本期已完成"))
        changes, err = self.take_back(code=1)
        self.assertEqual(changes, [["1", "状态", "在办 → 已完成（2021-W16）"]], "the workbook's period, not the one of today")
        self.assertIn("task 2: 状态: it has no period that `本期已完成` could end", err)
        self.assertEqual((self.history(1)[-1]["after"], self.task(1)["status"]), ("已完成", "在办"))
        self.assertEqual(self.take_back(code=1)[0], [], "again it is nothing")
        self.edit((1, "状态", "已完成"), (2, "状态", "在办"))
        self.assertIn("task 1 recurs: 已完成 ends it with all its periods", self.take_back()[1])

    def test_values_as_other_programs_leave_them(self):
        table, head, columns = self.edit((1, "完成时限", "2021-06-05 00:00:00"), (1, "牵头单位", "县水利局/县财政局"), (1, "责任人", "李 明"),
                                         (2, "牵头单位", "县农业农村局　县供销社"), (3, "完成时限", "2021/6/7 0:00"))
        table.cell(head + 4, columns["编号"]).value = "合计"
        table.cell(head + 4, columns["状态"]).value = "3项"
        table.parent.save(self.workbook)
        self.assertEqual(self.take_back("--dry-run")[0], [
            ["1", "牵头单位", "县水利局 → 县水利局、县财政局"], ["1", "责任人", "— → 李 明"], ["1", "完成时限", "2021-04-30 → 2021-06-05"],
            ["2", "牵头单位", "县农业农村局 → 县农业农村局、县供销社"], ["3", "完成时限", "2021-05-20 → 2021-06-07"]])

    def test_a_row_that_was_split(self):
        table, head, columns = self.edit()
        def copy(to, **cells):
            for cell in list(table[head + 1]):
                table.cell(to, cell.column).value = cell.value
            for name, value in cells.items():
                table.cell(to, columns[name]).value = value
        copy(head + 4, 牵头单位="县财政局")
        copy(head + 5)
        table.parent.save(self.workbook)
        changes, err = self.take_back()
        self.assertEqual(changes, [["4", "new", "完成干渠清淤  县财政局  2021-04-30"]], "a copy that is the same in all is nothing")
        self.assertIn("由第1项所在行拆分", self.history(4)[0]["note"])
        copy(head + 5, 备注="乙")
        table.cell(head + 1, columns["备注"]).value = "甲"
        table.parent.save(self.workbook)
        changes, err = self.take_back(code=1)
        self.assertEqual(changes, [])
        self.assertIn("task 1: 备注: the workbook has both `甲` and `乙`", err)
        table.cell(head + 1, columns["备注"]).value = None
        table.parent.save(self.workbook)
        self.assertEqual(self.take_back()[0], [["1", "备注", "— → 乙"]], "of rows that were pasted twice the edited one counts")

    def test_rows_that_are_gone_are_shown_and_lose_nothing(self):
        book = openpyxl.load_workbook(self.workbook)
        book.remove(book["本周新增"])
        book.save(self.workbook)
        self.edit(remove=[3])
        changes, err = self.take_back()
        self.assertEqual(changes, [])
        self.assertIn("1 rows of the workbook are no longer in it; their tasks stay as they are: 3 修通机耕道", err)
        self.assertEqual(self.task(3)["status"], "在办")
        self.assertEqual(self.take_back("--struck", "stop", "--dry-run")[0], [["3", "状态", "在办 → 中止（工作簿中已删去该行）"]])
        self.assertEqual(self.take_back("--struck", "close")[0], [["3", "状态", "在办 → 已完成（工作簿中已删去该行）"]])
        self.assertEqual(self.history(3)[0]["note"], "工作簿中已删去该行")
        self.assertIn("there is no `stopp`", self.call("import", self.workbook.name, "--struck", "stopp", code=2)[1])

    def test_tasks_closed_long_ago_stay_out_of_the_workbook_and_are_not_missed(self):
        for number, day in (1, "2021-04-26"), (2, "2021-04-27"):
            self.call("tasks", "close", str(number), "--as-of", day)
        self.call("tasks", "set", "3", "status=中止", "--as-of", "2021-04-25")

        def numbers(*words):
            self.call("report", "weekly", "--to", "xlsx", "--as-of", "2021-04-30", *words)
            self.workbook = max(self.folder.glob("*.xlsx"), key=lambda file: file.stat().st_mtime_ns)
            book = openpyxl.load_workbook(self.workbook)
            notes = "".join(str(row[1]) for row in book["说明"].iter_rows(values_only=True) if str(row[0]).startswith("表注：督办台账"))
            return [row[1] for row in book["督办台账"].iter_rows(values_only=True) if isinstance(row[1], int)], notes

        self.assertEqual(numbers()[0], [1, 2, 3])
        self.assertEqual(numbers("--set", "closed_rows=0")[0], [1, 2, 3])
        listed, notes = numbers("--set", "closed_rows=1")
        self.assertEqual(listed, [2])
        self.assertIn("较早办结、中止的2项未列入", notes)
        # The day a task was stopped counts like the day another was done.
        self.call("tasks", "set", "3", "note=另行安排", "--as-of", "2021-04-29")
        self.call("tasks", "reopen", "2", "--as-of", "2021-04-28")
        self.assertEqual(numbers("--set", "closed_rows=1")[0], [1, 2])
        for what in "stop", "close":
            self.assertEqual(self.take_back("--struck", what, "--dry-run")[0], [])

    def test_rows_that_are_struck_through(self):
        table, head, columns = self.edit((2, "状态", "删除"))
        table.cell(head + 1, columns["督办事项"]).font = Font(strike=True)
        table.parent.save(self.workbook)
        self.assertEqual(self.take_back("--struck", "keep", "--dry-run")[0], [["2", "状态", "在办 → 中止"]])
        self.assertEqual(self.take_back()[0], [["1", "状态", "在办 → 中止（整行划去）"], ["2", "状态", "在办 → 中止"]])

    def test_filtered_sorted_and_moved(self):
        table, head, columns = self.edit((1, "状态", " 已 完 成 "), (3, "备注", "筛掉的行"))
        rows = [[cell.value for cell in row] for row in table.iter_rows(min_row=head, max_row=head + 3)]
        order = [0] + sorted(range(1, len(rows[0])), key=lambda i: str(rows[0][i]), reverse=True)
        for i, row in enumerate([rows[0], *reversed(rows[1:])]):
            for j, column in enumerate(order):
                table.cell(head + i, j + 1 if j else len(order) + 1).value = row[column]  # the key goes to the end
        table.delete_cols(1)
        table.row_dimensions[head + 1].hidden = True
        table.parent.save(self.workbook)
        changes, err = self.take_back()
        self.assertEqual(changes, [["1", "状态", "在办 → 已完成"], ["3", "备注", "— → 筛掉的行"]])
        self.assertNotIn("no longer in it", err)

    def test_what_the_ledger_changed_meanwhile_is_a_conflict_to_decide(self):
        self.edit((1, "进展情况", "完成一半"), (2, "状态", "已完成"), (3, "备注", "雨季前"))
        self.call("tasks", "set", "1", "progress=完成八成", "lead=县水务公司", "--by", "赵科长", "--as-of", "2021-04-25")
        self.call("tasks", "set", "3", "note=汛前", "--by", "赵科长", "--as-of", "2021-04-23")
        changes, err = self.take_back(code=1)
        self.assertEqual(changes, [["2", "状态", "在办 → 已完成"]], "县水利局 of the workbook is old, no edit")
        self.assertIn("the workbook has `完成一半`, but 赵科长 changed it to `完成八成` after the workbook was written", err)
        self.assertEqual((self.task(1)["progress"], self.task(1)["lead"]), ("完成八成", "县水务公司"))
        self.workbook = self.workbook.with_name(self.workbook.stem + ".conflicts.xlsx")
        self.assertTrue(self.workbook.exists())
        self.assertEqual(self.take_back()[0], [], "nothing is decided yet")
        book = openpyxl.load_workbook(self.workbook)
        table = book["冲突"]
        heads = {cell.value: cell.column for cell in table[3]}
        shown = [[table.cell(row, heads[name]).value for name in ("编号", "栏目", "台账现值", "修改人", "工作簿填写")] for row in (4, 5)]
        self.assertEqual(shown, [[1, "进展情况", "完成八成", "赵科长", "完成一半"], [3, "备注", "汛前", "赵科长", "雨季前"]])
        table.cell(4, heads["处理"]).value = "以工作簿为准"
        table.cell(4, heads["工作簿填写"]).value = "完成九成"
        table.cell(5, heads["处理"]).value = "以台账为准"
        book.save(self.workbook)
        self.assertEqual(self.take_back()[0], [["1", "进展情况", "完成八成 → 完成九成（核对冲突后采用）"]])
        self.call("tasks", "set", "1", "progress=全部完成", "--as-of", "2021-04-27")
        self.assertIn("changed it to `全部完成`", self.take_back(code=1)[1])
        self.assertTrue(self.workbook.with_name(self.workbook.stem + "-2.xlsx").exists())

    def test_a_change_of_the_workbook_s_own_day_is_not_undone(self):
        self.call("tasks", "set", "1", "status=已完成", "--by", "赵科长", "--as-of", "2021-04-23")
        self.assertEqual(self.take_back()[0], [], "the workbook still says 在办, but nobody wrote that")
        self.assertEqual(self.task(1)["status"], "已完成")

    def test_a_value_that_was_extracted_anew_is_no_edit(self):
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-24", "--ref", "2022-04-20")
        self.assertEqual(self.task(1)["deadline"], "2022-04-30", "the test needs a reading that differs")
        self.edit((2, "备注", "照收"))
        self.assertEqual(self.take_back()[0], [["2", "备注", "— → 照收"]])
        self.assertEqual(self.history(1), [])

    @unittest.skipUnless(shutil.which("soffice"), "LibreOffice is not installed")
    def test_saved_by_libreoffice(self):
        def save_again():
            done = self.folder / "out"
            subprocess.run(["soffice", "-env:UserInstallation=file://" + str(self.folder / "profile"), "--headless", "--convert-to", "xlsx",
                            "--outdir", str(done), str(self.workbook)], check=True, capture_output=True, timeout=120)
            shutil.move(done / self.workbook.name, self.workbook)
        save_again()
        self.assertEqual(self.take_back()[0], [])
        table, head, columns = self.edit((1, "状态", "已完成"), (2, "完成时限", datetime.datetime(2021, 6, 1)), (3, "牵头单位", "县种子站\n县水利局"))
        table.cell(head + 4, columns["督办事项"]).value = "新修水窖"
        table.cell(head + 4, columns["备注"]).value = "手工"
        table.cell(head + 2, columns["督办事项"]).font = Font(strike=True)
        table.row_dimensions[head + 3].hidden = True
        table.parent.save(self.workbook)
        save_again()
        self.assertEqual(self.take_back()[0], [["1", "状态", "在办 → 已完成"], ["2", "完成时限", "2021-05-10 → 2021-06-01"],
                                               ["2", "状态", "在办 → 中止（整行划去）"],
                                               ["3", "牵头单位", "县交通运输局 → 县种子站、县水利局"], ["4", "new", "新修水窖  —  —"]])

    def test_two_tables_of_the_workbook_that_differ(self):
        self.edit((1, "牵头单位", "县水务公司"), sheet="本周新增")
        self.assertEqual(self.take_back("--dry-run")[0], [["1", "牵头单位", "县水利局 → 县水务公司"]])
        self.edit((1, "牵头单位", "县河湖管理站"))
        self.assertIn("has both `县水务公司` and `县河湖管理站`", self.take_back(code=1)[1])

    def test_files_that_are_no_such_workbook(self):
        self.assertIn("is no Excel workbook", self.call("import", "讲话.txt", code=2)[1])
        book = openpyxl.Workbook()
        book.active.append(["编号", "状态"])
        book.save(self.folder / "其他.xlsx")
        self.assertIn("no table with the hidden column #key", self.call("import", "其他.xlsx", code=2)[1])
        self.assertIn("没有.xlsx: ", self.call("import", "没有.xlsx", code=2)[1])
        self.assertIn("no ledger", self.call("--ledger", "none.db", "import", self.workbook.name, code=2)[1])


if __name__ == "__main__":
    main()
