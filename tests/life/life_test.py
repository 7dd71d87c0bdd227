#!/usr/bin/env python3
"""A task's life by hand: shown, changed, extended, closed, taken up again; nothing forgotten.

    life_test.py PROGRAM
"""

import json

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

    def test_what_people_set_survives_reading_again(self):
        self.run_jianbao("tasks", "set", "1", "lead=县水务公司、县水利局", "status=长期坚持", "--as-of", "2021-04-22")
        self.run_jianbao("ingest", "讲话.txt", "--as-of", "2021-04-23")
        self.assertEqual(self.task(1, "2021-04-23")["lead"], "县水务公司、县水利局")
        self.assertEqual([t["number"] for t in self.tasks("--unit", "水务公司", "--as-of", "2021-04-23")], [1])

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
