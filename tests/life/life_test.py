#!/usr/bin/env python3
"""A task's life by hand: shown, changed, extended, closed, taken up again; nothing forgotten.

    life_test.py PROGRAM
"""

import datetime
import json
import os
import pwd

from office import Office, main

SPEECH = """在全县春灌工作会议上的讲话
（2021年4月20日）
同志们：
县水利局要在4月30日前完成干渠清淤。县农业农村局要在5月10日前备足种子。
"""


class Life(Office):
    def setUp(self):
        super().setUp()
        (self.folder / "讲话.txt").write_text(SPEECH, encoding="utf-8")
        self.run_jianbao("ingest", "讲话.txt", "--as-of", "2021-04-21")

    def run_jianbao(self, *words, expected=0):
        out, errors = self.call(*words, code=expected)
        return out if expected == 0 else errors

    def tasks(self, *words):
        return [json.loads(line) for line in self.run_jianbao("tasks", "list", "--json", *words).splitlines()]

    def task(self, number, as_of):
        return json.loads(self.run_jianbao("tasks", "show", str(number), "--json", "--as-of", as_of))

    def test_a_closed_task_is_done_from_that_day_on(self):
        self.assertEqual([t["state"] for t in self.tasks("--as-of", "2021-05-01")], ["逾期", "正常"])
        self.run_jianbao("tasks", "close", "1", "--progress", "干渠全线清淤", "--as-of", "2021-05-02")
        self.assertEqual(self.task(1, "2021-05-02")["state"], "已完成")
        self.assertEqual(self.task(1, "2021-05-02")["progress"], "干渠全线清淤")
        self.assertEqual(self.task(1, "2021-05-01")["state"], "逾期", "the day before it was not known")
        self.run_jianbao("tasks", "reopen", "1", "--note", "验收未通过", "--as-of", "2021-05-03")
        self.assertEqual(self.task(1, "2021-05-03")["state"], "逾期")

    def test_an_extension_needs_a_reason_and_moves_the_limit(self):
        self.assertIn("needs its reason", self.run_jianbao("tasks", "extend", "1", "2021-05-15", expected=2))
        self.run_jianbao("tasks", "extend", "1", "2021-05-15", "--note", "连续降雨", "--by", "王主任", "--as-of", "2021-04-29")
        self.assertEqual(self.task(1, "2021-05-01")["state"], "正常")
        (entry,) = [json.loads(line) for line in self.run_jianbao("tasks", "history", "1", "--json", "--as-of", "2021-05-01").splitlines()]
        self.assertEqual((entry["field"], entry["before"], entry["after"], entry["who"], entry["origin"], entry["note"]),
                         ("deadline", "2021-04-30", "2021-05-15", "王主任", "command", "连续降雨"))

    def test_an_extension_is_of_what_is_open_and_to_a_later_day(self):
        said = self.run_jianbao("tasks", "extend", "1", "2020-01-01", "--note", "误", "--as-of", "2021-04-29", expected=2)
        self.assertIn("task 1 is due on 2021-04-30, and 2020-01-01 is earlier: that is no extension\n"
                      "hint: an earlier limit is set with `jianbao tasks set 1 deadline=2020-01-01`", said)
        self.run_jianbao("tasks", "close", "2", "--as-of", "2021-04-29")
        said = self.call("tasks", "extend", "2", "2021-06-01", "--note", "误", "--as-of", "2021-04-30", code=2, language="zh_CN.UTF-8")[1]
        self.assertIn("事项 2 已完成，不能延期\n提示：请先用 `jianbao tasks reopen 2` 重新办理", said)
        self.run_jianbao("tasks", "set", "1", "deadline=2021-04-25", "--as-of", "2021-04-29")
        self.assertEqual((self.task(1, "2021-04-29")["deadline"], self.task(2, "2021-04-30")["deadline"]), ("2021-04-25", "2021-05-10"))

    def test_what_changes_nothing_is_told_and_not_kept(self):
        history = lambda number: len(self.run_jianbao("tasks", "history", number, "--json", "--as-of", "2021-12-31").splitlines())
        said = self.call("tasks", "close", "2", "2", "--as-of", "2021-05-05")[1]
        self.assertEqual(said.count("task 2 is changed"), 1)
        self.assertIn("task 2 was so already: nothing is changed", self.call("tasks", "close", "2", "--as-of", "2021-05-06")[1])
        self.assertEqual((history("2"), self.task(2, "2021-05-06")["done_on"]), (1, "2021-05-05"))
        self.call("tasks", "close", "2", "--as-of", "2021-05-04")  # it was done a day earlier
        self.assertEqual((history("2"), self.task(2, "2021-05-06")["done_on"]), (2, "2021-05-04"))
        said = self.call("tasks", "extend", "1", "2021-04-30", "--note", "同日", "--as-of", "2021-04-29", language="zh_CN.UTF-8")[1]
        self.assertIn("事项 1 原来就是这样，没有变动", said)
        # what was extracted is confirmed once, and stands above later readings
        self.assertIn("is changed", self.call("tasks", "set", "1", "deadline=2021-04-30", "--as-of", "2021-04-29")[1])
        self.assertIn("was so already", self.call("tasks", "set", "1", "deadline=2021-04-30", "--as-of", "2021-04-29")[1])
        self.assertEqual(history("1"), 1)
        self.run_jianbao("tasks", "link", "1", "2", "--as-of", "2021-05-05")
        self.run_jianbao("tasks", "link", "1", "2", "--as-of", "2021-05-05")
        self.assertEqual(history("1"), 2)

    def test_what_is_emptied_is_told(self):
        said = self.call("tasks", "set", "1", "lead=", "--as-of", "2021-04-29", language="zh_CN.UTF-8")[1]
        self.assertEqual(said, "事项 1：牵头单位已清空，原为 县水利局\n事项 1 已修改\n")
        self.assertIn("a task needs a title", self.run_jianbao("tasks", "set", "1", "title= ", expected=2))

    def test_what_people_set_survives_reading_again(self):
        self.run_jianbao("tasks", "set", "1", "lead=县水务公司、县水利局", "status=长期坚持", "--as-of", "2021-04-22")
        self.run_jianbao("ingest", "讲话.txt", "--as-of", "2021-04-23")
        self.assertEqual(self.task(1, "2021-04-23")["lead"], "县水务公司、县水利局")
        self.assertEqual([t["number"] for t in self.tasks("--unit", "水务公司", "--as-of", "2021-04-23")], [1])

    def test_fields_go_by_their_chinese_names_too(self):
        self.run_jianbao("tasks", "set", "1", "完成时限=2021年5月9日", "责任单位=县水务公司/县水利局", "办理状态=长期推进", "--as-of", "2021-04-22")
        task = self.task(1, "2021-04-22")
        self.assertEqual((task["deadline"], task["lead"], task["status"]), ("2021-05-09", "县水务公司、县水利局", "长期坚持"))
        self.assertIn("--state: there is no state `超期`", self.run_jianbao("tasks", "list", "--state", "超期", expected=2))

    def test_the_history_in_chinese(self):
        self.run_jianbao("tasks", "set", "1", "frequency=每周五前", "deadline=", "--as-of", "2021-04-22")
        self.assertIn("task 1 recurs: it ends with all its periods; for one period add --period 2021-W16",
                      self.call("tasks", "close", "1", "--as-of", "2021-04-22")[1])
        self.run_jianbao("tasks", "reopen", "1", "--as-of", "2021-04-22")
        self.assertNotIn("recurs", self.call("tasks", "close", "1", "--period", "2021-W16", "--as-of", "2021-04-22")[1])
        environment = self.environment
        try:
            self.environment = {k: v for k, v in environment.items() if k not in ("USER", "LOGNAME")} | {"TZ": "Asia/Shanghai"}
            self.run_jianbao("tasks", "set", "1", "note=联系", "--as-of", "2021-04-23")
            shown = self.call("tasks", "history", "1", "--as-of", "2021-04-23", language="zh_CN.UTF-8")[0].splitlines()
        finally:
            self.environment = environment
        self.assertRegex(shown[-2], "命令 +状态 2021-W16 +在办 → 已完成")
        self.assertRegex(shown[-1], "命令 +备注 + → 联系")
        entry = json.loads(self.run_jianbao("tasks", "history", "1", "--json", "--as-of", "2021-04-23").splitlines()[-1])
        self.assertEqual(entry["who"], pwd.getpwuid(os.getuid()).pw_name, "a timer has no USER")
        at = datetime.datetime.fromisoformat(entry["at"].replace("Z", "+00:00")) + datetime.timedelta(hours=8)
        self.assertTrue(shown[-1].startswith(at.strftime("%Y-%m-%d %H:%M  ")), "the clock of the office")

    def test_an_alias_of_the_place_joins_tasks_of_one_office(self):
        (self.folder / "词表").mkdir()
        (self.folder / "词表/parties.toml").write_text(
            '[[alias]]\nnames = ["农业农村局", "畜牧局"]\nregions = ["青禾县"]\n', encoding="utf-8")
        (self.folder / "jianbao.toml").write_text(
            'lexicon_dirs = ["词表"]\n[plugin.parties]\nregion = "安河市青禾县"\n', encoding="utf-8")
        (self.folder / "防疫.txt").write_text("在全县春季防疫会议上的讲话\n县畜牧局要在5月底前完成牲畜免疫。\n", encoding="utf-8")
        self.run_jianbao("ingest", "防疫.txt", "--as-of", "2021-04-22", "--ref", "2021-04-22")
        numbers = [t["number"] for t in self.tasks("--unit", "县农业农村局", "--as-of", "2021-04-22")]
        self.assertEqual(len(numbers), 2)
        self.assertEqual(sorted(self.task(n, "2021-04-22")["canonical"] or "" for n in numbers), ["", "县农业农村局"])

    def test_mistakes_change_nothing(self):
        self.assertIn("did you mean `status`?", self.run_jianbao("tasks", "set", "1", "statsu=在办", expected=2))
        self.assertIn("FIELD=VALUE", self.run_jianbao("tasks", "set", "1", "status", expected=2))
        self.assertIn("待核", self.run_jianbao("tasks", "set", "1", "status=完", expected=2))
        self.assertIn("no task 99", self.run_jianbao("tasks", "close", "99", expected=2))
        self.assertIn("no task 99", self.run_jianbao("tasks", "show", "99", expected=2))
        self.assertIn("no ledger", self.run_jianbao("--ledger", "none.db", "tasks", "close", "1", expected=2))
        self.assertEqual(self.run_jianbao("tasks", "history", "1", "--json", "--as-of", "2021-12-31"), "")


if __name__ == "__main__":
    main()
