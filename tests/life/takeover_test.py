#!/usr/bin/env python3
"""A ledger the office already has, taken over by a mapping of its headings.

    takeover_test.py PROGRAM
"""

import datetime
import json

import openpyxl

from office import Office, main

HEADS = ["序号", "重点\n工作", "责任单位", "协办单位", "完成时间", "办理状态", "推进情况", "领导批示", "备注"]
ROWS = [
    [1, "改造老旧管网", "县住建局，县水务局", "县财政局", "6月底前", "推进中", "已完成招标", None, "联系人李工"],
    [2, "报送信访台账", "县信访局", None, "每月28日前", "长期推进", None, None, None],
    [3, "修订防汛预案", "县应急局", None, datetime.datetime(2021, 5, 20), "已 办 结", "已印发", "抓紧", None],
    [4, "清理水库围网", "县水务局", None, "汛前", None, None, None, None],
    [5, "核查项目用地", "县资源局", None, "2021年第三季度", "挂起来了", None, None, None],
    [6, "维护公共厕所", "县城管局", None, "长期坚持", "进行中", None, None, None],
]


class TakeOver(Office):
    def setUp(self):
        super().setUp()
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.title = "上半年"
        sheet.append(["2021年重点工作督办台账"])
        sheet.merge_cells("A1:I1")
        sheet.append(HEADS)
        sheet.append(["一、民生工程"])
        sheet.merge_cells("A3:I3")
        for row in ROWS:
            sheet.append(row)
        # One task in two rows: its title is joined over them.
        sheet.append([7, "创建卫生县城", "县卫健局", None, "2021.10.31", None, "制定方案", None, None])
        sheet.append([None, None, "县城管局", None, None, None, "清运垃圾", None, None])
        sheet.merge_cells("B10:B11")
        sheet.append(["合计", "7项"])
        book.create_sheet("通讯录").append(["姓名", "电话"])
        book.save(self.folder / "老台账.xlsx")

    def take_over(self, *words, code=0):
        return self.call("import", "老台账.xlsx", "--mapping", "map.toml", "--ref", "2021-03-01", "--as-of", "2021-04-26", *words, code=code)

    def test_from_the_template_to_the_workbook(self):
        template = self.call("import", "老台账.xlsx", "--mapping-template")[0]
        for line in ('sheets = ["上半年"]', 'title = "重点工作"', 'lead = "责任单位"', 'support = "协办单位"', 'deadline = "完成时间"',
                     'status = "办理状态"', 'note = "备注"'):
            self.assertIn(line, template)
        self.assertIn("#   领导批示", template)
        template = template.replace('# progress = ""', 'progress = "推进情况"').replace('# source = "2021', 'source = "2021')
        (self.folder / "map.toml").write_text(template, encoding="utf-8")
        out, err = self.take_over("--dry-run", code=1)
        self.assertFalse((self.folder / "jianbao.db").exists())
        self.assertIn("6 tasks would be taken over, 0 are in the ledger already; nothing was written", err)
        self.assertIn("上半年!F8: `挂起来了` is no status known; the row is left out", err)
        self.assertIn("上半年!E7: `汛前` is no day; it is kept in 备注", err)
        self.take_over("--by", "赵科长", code=1)
        tasks = [json.loads(self.call("tasks", "show", str(i), "--json", "--as-of", "2021-04-30")[0]) for i in range(1, 7)]
        self.assertEqual([(t["title"], t["lead"], t["deadline"], t["status"], t["frequency"], t["note"]) for t in tasks], [
            ("改造老旧管网", "县住建局、县水务局", "2021-06-30", "在办", "", "联系人李工"),
            ("报送信访台账", "县信访局", None, "长期坚持", "每月28日前", ""),
            ("修订防汛预案", "县应急局", "2021-05-20", "已完成", "", ""),
            ("清理水库围网", "县水务局", None, "在办", "", "完成时限：汛前"),
            ("维护公共厕所", "县城管局", None, "长期坚持", "", ""),
            ("创建卫生县城", "县卫健局、县城管局", "2021-10-31", "在办", "", "")])
        self.assertEqual((tasks[0]["progress"], tasks[0]["source"], tasks[5]["progress"]), ("已完成招标", "2021年督办台账", "制定方案\n清运垃圾"))
        self.assertEqual(len({t["id"] for t in tasks}), 6)
        # The word that was missing is added; what was taken over stays as it is.
        (self.folder / "map.toml").write_text(template + '"挂起来了" = "中止"\n', encoding="utf-8")
        self.call("tasks", "set", "1", "progress=开工", "--as-of", "2021-04-27")
        self.assertIn("1 tasks are taken over, 6 were in the ledger already", self.take_over(code=1)[1])
        self.call("report", "ledger", "--to", "xlsx", "--as-of", "2021-04-30")
        (made,) = self.folder.glob("ledger-*.xlsx")
        table = openpyxl.load_workbook(made)["督办台账"]
        self.assertEqual(table.max_row, 3 + 7)
        self.assertIn("0 changes and 0 new tasks", self.call("import", made.name)[1], "now it goes round like any workbook of jianbao")

    def test_mistakes_in_the_mapping(self):
        for text, expected in (('[columns]\ntitel = "重点工作"\n', "map.toml:2:1: a task has no field `titel`"),
                               ('[columns]\nlead = "责任单位"\n', "no column is mapped to the title of the tasks"),
                               ('[columns]\ntitle = "重点工作"\n[states]\n"停" = "停办"\n', "`停办` is no status of a task"),
                               ('[columns]\ntitle = "重点事项"\n', "has no sheet with the headings of the mapping"),
                               ('sheet = "上半年"\n', "did you mean `sheets`?")):
            (self.folder / "map.toml").write_text(text, encoding="utf-8")
            self.assertIn(expected, self.take_over(code=2)[1])
        self.assertFalse((self.folder / "jianbao.db").exists())


if __name__ == "__main__":
    main()
