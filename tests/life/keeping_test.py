#!/usr/bin/env python3
"""The ledger is kept: copies and the way back, everything as text, its health, reading again, and lists of its tasks.

    keeping_test.py PROGRAM
"""

import json
import shutil
import sqlite3
import subprocess

from office import Office, main

SPEECH = """在全县春灌工作会议上的讲话
（2021年4月20日）
同志们：
县水利局要在4月30日前完成干渠清淤。县农业农村局要在5月10日前备足种子。
"""
NOTICE = """关于做好防汛准备工作的通知
各乡镇人民政府：
县应急管理局要在5月12日前修订防汛预案。县气象局要每周五前报送雨情。县水利局牵头排查山塘水库。
某某县人民政府办公室
2021年4月28日
"""


class Folder(Office):
    def setUp(self):
        super().setUp()
        (self.folder / "讲话.txt").write_text(SPEECH, encoding="utf-8")
        (self.folder / "通知.txt").write_text(NOTICE, encoding="utf-8")
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-21")
        self.call("ingest", "通知.txt", "--as-of", "2021-04-28")
        self.call("tasks", "set", "1", "progress=完成六成", "lead=县水利局、县水务公司", "--as-of", "2021-04-26", "--by", "小周")
        self.call("tasks", "close", "2", "--as-of", "2021-04-29")

    def tasks(self, *words, ledger="jianbao.db", day="2021-05-01"):
        out, _ = self.call("--ledger", ledger, "tasks", "list", "--json", "--as-of", day, *words)
        return [json.loads(line) for line in out.splitlines()]

    def numbers(self, *words, day="2021-05-01"):
        return [task["number"] for task in self.tasks(*words, day=day)]


class Keeping(Folder):
    def everything(self, ledger="jianbao.db"):
        return self.call("--ledger", ledger, "ledger", "export")[0]

    def test_a_copy_brings_back_what_was_lost(self):
        before = self.tasks()
        self.call("ledger", "backup", "备份/昨天.db")
        self.call("ledger", "backup", "备份/昨天.db/今天.db", code=2)  # no folder can be made there
        self.call("tasks", "close", "1", "--as-of", "2021-04-30")
        self.assertIn("--force", self.call("ledger", "restore", "备份/昨天.db", code=2)[1])
        self.call("ledger", "restore", "备份/昨天.db", "--force")
        self.assertEqual(self.tasks(), before)
        self.assertEqual(len(self.kept()), 1, "what was there is kept")
        (self.folder / "jianbao.db").unlink()
        self.call("ledger", "restore", "备份/昨天.db")
        self.assertEqual(self.tasks(), before)
        (self.folder / "备份/坏.db").write_bytes((self.folder / "备份/昨天.db").read_bytes()[:20000])
        self.call("ledger", "restore", "备份/坏.db", "--force", code=2)
        (self.folder / "备份/坏.db").write_text("这不是台账", encoding="utf-8")
        self.call("ledger", "restore", "备份/坏.db", "--force", code=2)
        self.assertEqual(self.tasks(), before, "a broken copy replaces nothing")
        self.call("ledger", "check")

    def kept(self):
        return sorted(path.name for path in self.folder.glob("jianbao-before-restore-*.db"))

    def test_each_restore_keeps_what_was_there(self):
        self.call("ledger", "backup", "空.db")
        for note in ("第一次", "第二次"):
            self.call("tasks", "set", "3", "note=" + note, "--as-of", "2021-04-30")
            said = self.call("ledger", "restore", "空.db", "--force")[1]
            self.assertIn("what was there is kept as jianbao-before-restore-", said)
        notes = [{task["number"]: task["note"] for task in self.tasks(ledger=name)}[3] for name in self.kept()]
        self.assertEqual(sorted(notes), ["第一次", "第二次"])
        self.call("ledger", "export", "全部.jsonl")
        self.call("ledger", "import", "全部.jsonl", "--force")
        self.assertEqual(len(self.kept()), 3)
        self.assertNotIn("before-restore", self.call("ingest", ".", "--as-of", "2021-05-01", code=1)[1], "no documents")

    def test_a_copy_takes_the_place_of_a_copy_alone(self):
        speech = (self.folder / "讲话.txt").read_bytes()
        self.call("--ledger", "two.db", "ingest", "通知.txt", "--as-of", "2021-04-28")
        two = self.everything("two.db")
        refused = lambda *words: self.call("ledger", "backup", *words, code=2)[1]
        self.assertIn("is there already and is no copy of a ledger", refused("讲话.txt"))
        self.assertIn("two.db' is a ledger in use, not a copy", refused("two.db"))
        self.assertIn("is the ledger itself", refused("jianbao.db", "--force"))
        self.assertIn("is a folder", refused(".", "--force"))
        self.assertIn("no file a copy could be kept in", refused("/dev/null", "--force"))
        self.assertEqual(((self.folder / "讲话.txt").read_bytes(), self.everything("two.db")), (speech, two))
        # An older copy is replaced, also one that was looked at; one that people went on working with is a ledger again.
        self.call("ledger", "backup", "周五.db")
        self.call("tasks", "list", "--ledger", "周五.db")
        self.call("ledger", "backup", "周五.db")
        self.call("tasks", "close", "3", "--ledger", "周五.db")
        self.assertIn("is a ledger in use", refused("周五.db"))
        for name in ("讲话.txt", "two.db", "周五.db"):
            self.call("ledger", "backup", name, "--force")
            self.assertEqual(self.everything(name), self.everything())
        # What was restored or imported is a ledger, before anybody wrote to it.
        self.call("--ledger", "back.db", "ledger", "restore", "周五.db")
        self.assertIn("is a ledger in use", refused("back.db"))
        self.call("ledger", "export", "全部.jsonl")
        self.call("--ledger", "lines.db", "ledger", "import", "全部.jsonl")
        self.assertIn("is a ledger in use", refused("lines.db"))

    def leave_a_log(self, name):
        """What a program that was killed leaves: a ledger with changes that stand in its log alone."""
        self.call("--ledger", name, "ingest", "通知.txt", "--as-of", "2021-04-28")
        connection = sqlite3.connect(self.folder / name)
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        for number in range(40):
            connection.execute(f"CREATE TABLE left_{number} (a)")
        connection.commit()
        files = {suffix: (self.folder / (name + suffix)).read_bytes() for suffix in ("", "-wal")}
        connection.close()
        for suffix, content in files.items():
            (self.folder / (name + suffix)).write_bytes(content)

    def test_no_log_of_another_ledger_is_left_beside_a_copy(self):
        self.leave_a_log("k.db")
        self.assertIn("is a ledger in use", self.call("ledger", "backup", "k.db", code=2)[1])
        self.call("ledger", "backup", "k.db", "--force")
        self.call("--ledger", "k.db", "ledger", "check")
        self.assertEqual(self.everything("k.db"), self.everything())
        # Its ledger is gone: nobody but the user knows whether the log is still of use.
        self.leave_a_log("gone.db")
        (self.folder / "gone.db").unlink()
        self.assertIn("that is gone lie in", self.call("ledger", "backup", "gone.db", code=2)[1])
        self.call("ledger", "backup", "gone.db", "--force")
        self.assertEqual(self.everything("gone.db"), self.everything())
        # restore keeps such a log with what it belongs to.
        self.leave_a_log("lost.db")
        log = (self.folder / "lost.db-wal").read_bytes()
        (self.folder / "lost.db").unlink()
        self.call("--ledger", "lost.db", "ledger", "restore", "k.db")
        self.assertEqual(self.everything("lost.db"), self.everything())
        (kept,) = self.folder.glob("lost-before-restore-*.db-wal")
        self.assertEqual(kept.read_bytes(), log)

    def test_text_takes_the_place_of_no_ledger(self):
        self.call("--ledger", "two.db", "ingest", "通知.txt", "--as-of", "2021-04-28")
        two, speech = self.everything("two.db"), (self.folder / "讲话.txt").read_bytes()
        self.assertIn("was not written by `jianbao ledger export`", self.call("ledger", "export", "two.db", code=2)[1])
        self.assertIn("was not written by", self.call("ledger", "export", "讲话.txt", code=2)[1])
        for words in (("ledger", "export", "two.db", "--force"), ("analyze", "讲话.txt", "-o", "two.db"),
                      ("clean", "讲话.txt", "-o", "two.db")):
            self.assertIn("it is a database", self.call(*words, code=2)[1])
        (self.folder / "来文.pdf").write_bytes(b"%PDF-1.7 ...")
        self.assertIn("it is a document", self.call("analyze", "讲话.txt", "-o", "来文.pdf", code=2)[1])
        self.assertEqual((self.everything("two.db"), (self.folder / "讲话.txt").read_bytes()), (two, speech))
        self.call("ledger", "export", "全部.jsonl")
        self.call("ledger", "export", "全部.jsonl")
        self.call("ledger", "export", "讲话.txt", "--force")
        self.assertEqual((self.folder / "讲话.txt").read_text("utf-8"), self.everything())

    def test_a_wrong_line_is_told_with_file_and_line(self):
        rows = self.everything().splitlines(keepends=True)
        at = next(i for i, row in enumerate(rows) if '"table":"ledger_documents"' in row)
        def said(line, language="C.UTF-8"):
            (self.folder / "坏.jsonl").write_text("".join(rows[:at] + [line] + rows[at + 1:]), encoding="utf-8")
            return self.call("--ledger", "none.db", "ledger", "import", "坏.jsonl", code=2, language=language)[1]
        self.assertIn(f"坏.jsonl, line {at + 1}: it is no JSON", said('{"table": \n'))
        self.assertIn("it does not name its table", said('["a"]\n'))
        self.assertIn("'nothing' is no table of a ledger", said('{"table":"nothing","a":1}\n'))
        self.assertIn("'ledger_documents' has no column 'colour'", said('{"table":"ledger_documents","colour":1}\n'))
        self.assertIn("'hash' is neither a text nor a number", said('{"table":"ledger_documents","hash":[1]}\n'))
        self.assertIn("the row does not fit into 'ledger_documents'", said('{"table":"ledger_documents","id":1}\n'))
        for line in ('{"table": \n', '["a"]\n', '{"table":"ledger_documents","id":1}\n'):
            self.assertIn(f"坏.jsonl 第 {at + 1} 行：", said(line, "zh_CN.UTF-8"))
            self.assertNotRegex(said(line, "zh_CN.UTF-8"), r"exception|parse|constraint|\.part")

    def test_everything_goes_out_as_lines_and_comes_back(self):
        lines = self.everything()
        (self.folder / "全部.jsonl").write_text(lines, encoding="utf-8")
        self.assertTrue(all(isinstance(json.loads(line), dict) for line in lines.splitlines()))
        self.call("--ledger", "new.db", "ledger", "import", "全部.jsonl")
        self.assertEqual(self.everything("new.db"), lines)
        self.assertEqual(self.tasks(ledger="new.db"), self.tasks())
        history = lambda ledger: self.call("--ledger", ledger, "tasks", "history", "1", "--json", "--as-of", "2021-05-01")[0]
        self.assertEqual(history("new.db"), history("jianbao.db"))
        self.call("--ledger", "new.db", "ledger", "check")
        self.assertIn("--force", self.call("--ledger", "new.db", "ledger", "import", "全部.jsonl", code=2)[1])
        self.call("--ledger", "third.db", "ledger", "import", "-", stdin=lines)
        self.assertEqual(self.everything("third.db"), lines)
        # A line is missing, cut, or of a newer program: no ledger is made.
        rows = lines.splitlines(keepends=True)
        without = [row for row in rows if '"table":"ledger_documents","id":1' not in row]
        newer = [rows[0].replace('"format":', '"format":9')] + rows[1:]
        for wrong in (without, rows[:-1] + [rows[-1][:20]], newer, ["[]\n"], []):
            self.call("--ledger", "none.db", "ledger", "import", "-", code=2, stdin="".join(wrong))
            self.assertFalse((self.folder / "none.db").exists())

    def test_damage_is_found(self):
        self.assertIn("sound", self.call("ledger", "check")[1])
        shutil.copy(self.folder / "jianbao.db", self.folder / "kept.db")
        with sqlite3.connect(self.folder / "jianbao.db") as ledger:
            ledger.execute("UPDATE task_now SET status = '已完成' WHERE number = 3")
        ledger.close()
        self.call("ledger", "check", code=1)
        data = bytearray((self.folder / "kept.db").read_bytes())
        for place in range(3 * 4096, len(data), 4096):
            data[place:place + 64] = bytes(64)
        (self.folder / "jianbao.db").write_bytes(data)
        for left in ("-wal", "-shm"):
            (self.folder / ("jianbao.db" + left)).unlink(missing_ok=True)
        done = subprocess.run([self.program, "ledger", "check"], cwd=self.folder, capture_output=True, text=True)
        self.assertIn(done.returncode, (1, 2))
        self.assertIn("damaged", done.stdout + done.stderr)
        chinese = self.call("tasks", "list", code=2, language="zh_CN.UTF-8")[1]
        self.assertIn("台账 'jianbao.db' 已损坏：用 `jianbao ledger check` 查看详情；请用 `jianbao ledger restore`", chinese)
        self.assertNotIn("malformed", chinese)
        self.assertIn("台账 'jianbao.db' 已损坏", self.call("doctor", code=1, language="zh_CN.UTF-8")[0])
        # A damaged ledger gives its place to a copy as well.
        self.call("ledger", "restore", "kept.db", "--force")
        self.call("ledger", "check")
        (self.folder / "jianbao.db").write_text("这不是台账" * 400, encoding="utf-8")
        said = self.call("doctor", code=1, language="zh_CN.UTF-8")[0]
        self.assertIn("[!!] 'jianbao.db' 不是台账，里面是别的内容；请用 --ledger 指定别的台账，或用 `jianbao ledger restore`", said)


class Again(Folder):
    def test_reading_again_tells_what_it_would_say_otherwise(self):
        out, err = self.call("ingest", "讲话.txt", "--again", "--json", "--as-of", "2021-05-03")
        kept = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([(one["kind"], one["task"], one["field"], one["ledger"], one["text"], one["who"]) for one in kept],
                         [("kept", 1, "lead", "县水利局、县水务公司", "县水利局", "小周")])
        self.assertIn("1 differences; 1 of them touch what people changed", err)
        # Other relative dates: what nobody changed is read anew, what people set stays.
        self.call("tasks", "extend", "1", "2021-05-15", "--note", "连续降雨", "--as-of", "2021-05-03")
        out, _ = self.call("ingest", "讲话.txt", "--again", "--json", "--ref", "2022-04-20", "--as-of", "2021-05-04")
        found = {(one["task"], one["field"]): one for one in map(json.loads, out.splitlines())}
        self.assertEqual(found[1, "deadline"]["kind"], "kept")
        self.assertEqual(found[1, "deadline"]["text"], "2022-04-30")
        by_number = {task["number"]: task for task in self.tasks(day="2021-05-04")}
        self.assertEqual(by_number[1]["deadline"]["norm"], "2021-05-15")
        self.assertEqual((by_number[2]["status"], by_number[1]["progress"]), ("已完成", "完成六成"))
        self.assertEqual(len(by_number), 5)

    def test_a_corrected_file_keeps_the_tasks_and_their_numbers(self):
        ids = {task["number"]: task["id"] for task in self.tasks()}
        (self.folder / "通知（改）.txt").write_text(NOTICE.replace("县气象局要", "县气象局须"), encoding="utf-8")
        self.call("ingest", "通知（改）.txt", "--as-of", "2021-05-02")
        self.assertEqual({task["number"]: task["id"] for task in self.tasks(day="2021-05-02")}, ids)


class Lists(Folder):
    def test_each_filter_and_their_order(self):
        by_due = [task["next_due"] for task in self.tasks() if task["next_due"] and task["status"] != "已完成"]
        self.assertEqual(by_due, sorted(by_due), "the most urgent first")
        self.assertEqual(self.numbers()[-1], 2, "what is done comes last")
        lines = self.call("tasks", "list", "--as-of", "2021-05-01")[0].splitlines()
        self.assertIn("2021-04-30 ↻", lines[1], "of the rain the day that was missed")
        self.assertEqual(sorted(self.numbers("--unit", "水利局")), [1, 5])
        self.assertEqual(self.numbers("--unit", "水务公司"), [1], "what people entered is found too")
        self.assertEqual(self.numbers("--state", "逾期"), [1, 4], "the rain of the week before is owed")
        self.assertEqual(self.numbers("--state", "已完成"), [2])
        self.assertEqual(self.numbers("--state", "在办", "--unit", "应急"), [3])
        self.assertEqual(sorted(self.numbers("--document", "防汛")), [3, 4, 5])
        self.assertEqual(sorted(self.numbers("--document", "讲话")), [1, 2])
        self.assertEqual(self.numbers("--text", "预案"), [3])
        self.assertEqual(self.numbers("--due-by", "2021-05-12", "--state", "在办", "--text", "预案"), [3])
        self.assertEqual(self.numbers("--due-by", "2021-05-11", "--text", "预案"), [])
        self.assertEqual(sorted(self.numbers("--new")), [3, 4, 5])
        self.assertEqual(len(self.numbers("--limit", "2")), 2)
        for none in ("-3", "0"):
            self.assertIn("--limit: no list has", self.call("tasks", "list", "--limit", none, code=2)[1])
        self.assertEqual(self.numbers("--limit", "2"), self.numbers()[:2])
        self.assertEqual(self.numbers("--unit", "没有"), [])
        self.assertEqual(self.numbers(day="2021-04-20"), [], "before the first document nothing was known")

    def test_lines_have_the_fields_of_the_guide(self):
        one = next(task for task in self.tasks() if task["number"] == 1)
        self.assertEqual({key: one[key] for key in ("number", "status", "state", "title", "deadline", "days_left", "doc", "quote",
                                                    "progress", "edited", "first_seen", "lead", "grade")},
                         {"number": 1, "status": "在办", "state": "逾期", "title": "完成干渠清淤", "deadline": {"text": "4月30日前", "norm": "2021-04-30", "kind": "date"},
                          "days_left": -1, "doc": "讲话", "quote": "县水利局要在4月30日前完成干渠清淤", "progress": "完成六成",
                          "edited": True, "first_seen": "2021-04-21", "lead": ["县水利局", "县水务公司"], "grade": "A"})
        self.assertRegex(one["id"], "^[0-9a-f]{16}$")


if __name__ == "__main__":
    main()
