#!/usr/bin/env python3
"""The routine: a folder that is watched, marks of secrecy, masked numbers, calendars and mails.

    routine_test.py PROGRAM
"""

import contextlib
import datetime
import email
import email.policy
import json
import re
import signal
import sqlite3
import subprocess
import time
import zipfile

import openpyxl

from office import Office, main

SPEECH = """在全县春灌工作会议上的讲话
（2021年4月20日）
同志们：
县水利局要在4月30日前完成干渠清淤，联系人老周13812345678。县农业农村局要在5月10日前备足种子。县水利局要每月28日前报送进展。
"""


class Folder(Office):
    def write(self, name, text=SPEECH):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def tasks(self, as_of="2021-04-26"):
        return [json.loads(line) for line in self.call("tasks", "list", "--json", "--as-of", as_of)[0].splitlines()]


class Watch(Folder):
    def start(self, *words):
        with open(self.folder / "messages", "a", encoding="utf-8") as messages:
            process = subprocess.Popen([self.program, "watch", "来文", "--settle", "1", "-o", "周报", *words], cwd=self.folder,
                                       env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=messages)
        self.addCleanup(lambda: (process.kill(), process.wait()))
        return process

    def said(self):
        return (self.folder / "messages").read_text("utf-8")

    def wait_for(self, text, times=1):
        for _ in range(300):
            if self.said().count(text) >= times:
                return
            time.sleep(0.1)
        self.fail(f"`{text}` was not said {times} times:\n{self.said()}")

    def stop(self, process):
        process.send_signal(signal.SIGTERM)
        self.assertEqual(process.wait(30), 0, self.said())

    def test_files_are_read_when_they_are_whole_and_once(self):
        self.write("来文/早先.txt")
        process = self.start()
        self.wait_for("1 documents: 1 new")
        with open(self.folder / "来文" / "大文件.txt", "w", encoding="utf-8") as file:
            file.write("关于做好防汛工作的通知\n")
            file.flush()
            time.sleep(0.3)
            file.write("县应急局要在5月20日前修订防汛预案。\n")
        (self.folder / "新来").mkdir()
        self.write("新来/坏.docx", "PK\x03\x04 这不是文档")
        self.write("新来/会议.txt", "会议纪要\n会议要求县交通运输局于5月31日前修通机耕道。\n")
        (self.folder / "新来").rename(self.folder / "来文" / "四月")  # a folder with files moves in
        self.wait_for("坏.docx")
        for _ in range(100):
            if len(self.tasks("2099-12-31")) >= 5:
                break
            time.sleep(0.1)
        self.assertIn("修订防汛预案", [t["title"] for t in self.tasks("2099-12-31")])
        with contextlib.closing(sqlite3.connect(self.folder / "jianbao.db")) as ledger:
            names = {name for (name,) in ledger.execute("SELECT name FROM ledger_documents")}
            self.assertEqual(ledger.execute("SELECT count(*) FROM ledger_documents").fetchone()[0], 3, "nothing was read half")
        self.assertEqual(names, {"早先", "大文件", "会议"})
        self.stop(process)
        self.assertIn("stopped", self.said())
        before = self.said()
        process = self.start()
        self.wait_for("watching", 2)
        self.wait_for("坏.docx", 2)
        self.write("来文/最后.txt", "关于春播的通知\n县农业农村局要在5月5日前调运化肥。\n")
        self.wait_for("1 documents: 1 new", before.count("1 documents: 1 new") + 1)
        self.stop(process)
        self.assertNotIn("unchanged\n", self.said()[len(before):].replace("0 unchanged\n", ""), "what is in the ledger is not read again")

    def test_the_weekly_report_is_made_once_when_it_is_due(self):
        self.write("来文/早先.txt", SPEECH.replace("2021", str(datetime.date.today().year)))
        yesterday = datetime.datetime.now() - datetime.timedelta(hours=1)
        at = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"][yesterday.weekday()] + yesterday.strftime(" %H:%M")
        self.call("watch", "来文", "--settle", "0", "--once", "-o", "周报", "--weekly-at", at)
        (made,) = (self.folder / "周报").glob("weekly-*.pdf")
        first = made.stat().st_mtime_ns
        self.call("watch", "来文", "--settle", "0", "--once", "-o", "周报", "--weekly-at", at)
        self.assertEqual(made.stat().st_mtime_ns, first, "it is made once")
        self.assertIn("is no time of the week", self.call("watch", "来文", "--weekly-at", "friday", code=2)[1])
        self.assertIn("there is no such folder", self.call("watch", "没有", code=2)[1])


class Safe(Folder):
    def test_a_marked_document_is_refused(self):
        self.write("涉密.txt", "秘密★1年\n" + SPEECH)
        self.write("保密.txt", "关于保守国家秘密的通知\n县保密局要在5月10日前清点机密、秘密级文件。\n")
        out, err = self.call("ingest", "涉密.txt", "保密.txt", "--as-of", "2021-04-26", code=1)
        self.assertIn("涉密.txt: is marked as secret (秘密★1年) and was not read", err)
        self.assertEqual({t["doc"] for t in self.tasks()}, {"保密"})
        self.assertNotIn("干渠".encode(), (self.folder / "jianbao.db").read_bytes())
        self.call("ingest", "涉密.txt", "--allow-classified", "--as-of", "2021-04-26")
        self.assertEqual({t["doc"] for t in self.tasks()}, {"保密", "涉密"})

    def test_numbers_of_people_are_masked_in_every_format(self):
        self.write("讲话.txt")
        self.call("weekly", "讲话.txt", "--to", "pdf,xlsx,docx,html,csv,markdown,json", "--as-of", "2021-04-23")
        masked = 0
        for file in self.folder.rglob("weekly-*"):
            if not file.is_file():
                continue
            data = file.read_bytes()
            if file.suffix in (".docx", ".xlsx"):
                with zipfile.ZipFile(file) as archive:
                    data = b"".join(archive.read(name) for name in archive.namelist())
            if file.suffix == ".pdf":
                data = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout
            data = re.sub(rb"[\s\\]", b"", data)
            self.assertNotIn(b"13812345678", data, file.name)
            masked += b"138****5678" in data
        self.assertGreaterEqual(masked, 7)
        self.assertIn("13812345678", self.call("tasks", "show", "1", "--json", "--as-of", "2021-04-23")[0])
        self.write("jianbao.toml", "[privacy]\nshow_personal_data = true\n")
        self.call("report", "weekly", "--to", "csv", "--as-of", "2021-04-23")
        self.assertIn("13812345678", "".join(file.read_text("utf-8-sig") for file in self.folder.glob("weekly-*.csv")))

    def test_a_masked_number_survives_the_workbook(self):
        self.write("讲话.txt")
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-21")
        self.call("tasks", "set", "1", "note=联系老周13812345678", "--as-of", "2021-04-22")
        self.call("report", "ledger", "--to", "xlsx", "--as-of", "2021-04-23")
        (file,) = self.folder.glob("ledger-*.xlsx")
        self.assertIn("0 changes", self.call("import", file.name, "--as-of", "2021-04-26")[1])
        book = openpyxl.load_workbook(file)
        (cell,) = [cell for row in book["督办台账"].iter_rows() for cell in row if cell.value == "联系老周138****5678"]
        cell.value += "，周三回复"
        book.save(file)
        self.call("import", file.name, "--as-of", "2021-04-26")
        self.assertEqual(json.loads(self.call("tasks", "show", "1", "--json", "--as-of", "2021-04-26")[0])["note"], "联系老周13812345678，周三回复")


class Outside(Folder):
    def setUp(self):
        super().setUp()
        self.write("讲话.txt")
        self.call("ingest", "讲话.txt", "--as-of", "2021-04-21")

    def test_the_calendar(self):
        try:
            import icalendar
        except ImportError:
            self.skipTest("python3-icalendar is not installed")
        self.call("report", "calendar", "--to", "ics", "--as-of", "2021-04-26")
        (file,) = self.folder.glob("calendar-*.ics")
        calendar = icalendar.Calendar.from_ical(file.read_bytes())
        events = {str(event["SUMMARY"])[:6]: event for event in calendar.walk("VEVENT")}
        ids = {t["title"][:6]: json.loads(self.call("tasks", "show", str(t["number"]), "--json", "--as-of", "2021-04-26")[0])["id"] for t in self.tasks()}
        self.assertEqual(len(events), 3)
        self.assertEqual(events["完成干渠清淤"].decoded("DTSTART"), datetime.date(2021, 4, 30))
        for title, event in events.items():
            self.assertEqual(str(event["UID"]), ids[title] + "@jianbao")
            self.assertEqual(len(event.walk("VALARM")), 2)
        (recurring,) = [event for event in events.values() if "RRULE" in event]
        self.assertEqual(recurring["RRULE"].to_ical(), b"FREQ=MONTHLY;BYMONTHDAY=28")
        self.assertEqual(recurring.decoded("DTSTART"), datetime.date(2021, 4, 28))
        # What is due follows the ledger: an occurrence that is done makes no noise, other words give other days.
        number = next(t["number"] for t in self.tasks() if t["period"])
        self.call("tasks", "close", str(number), "--period", "2021-04", "--as-of", "2021-04-26")
        for frequency, rule, day in (("每月28日前", b"FREQ=MONTHLY;BYMONTHDAY=28", "2021-04-28"), ("每周五", b"FREQ=WEEKLY;BYDAY=FR", "2021-04-23"),
                                     ("每季度首月10日前", b"FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "2021-07-10"),
                                     ("每半年", b"FREQ=MONTHLY;INTERVAL=6;BYMONTHDAY=-1", "2021-06-30"),
                                     ("每月30日前", b"FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1", "2021-04-30")):
            self.call("tasks", "set", str(number), "frequency=" + frequency, "--as-of", "2021-04-26")
            self.call("report", "calendar", "--to", "ics", "--as-of", "2021-04-26")
            calendar = icalendar.Calendar.from_ical(file.read_bytes())
            (event,) = [event for event in calendar.walk("VEVENT") if "RRULE" in event]
            self.assertEqual((event["RRULE"].to_ical(), event.decoded("DTSTART").isoformat()), (rule, day))
            self.assertEqual(str(event["UID"]), str(recurring["UID"]))
            closed = [one.dt.isoformat() for one in event["EXDATE"].dts] if "EXDATE" in event else []
            self.assertEqual(closed, [day] if frequency.startswith("每月") else [])

    def test_slips_are_numbered_through_the_year(self):
        def slips(day, *more):
            self.call("report", "slips", "--to", "csv,markdown", "--as-of", day, *more)
            text = (self.folder / f"slips-{day}.md").read_text("utf-8")
            return sorted(set(re.findall(r"(?:交办|提示|催办|督办|办结)〔\d+〕\d+号", text)))

        self.assertEqual(slips("2021-04-27"), ["提示〔2021〕1号", "提示〔2021〕2号"])
        self.assertEqual(slips("2021-04-27"), ["提示〔2021〕1号", "提示〔2021〕2号"], "printed again they keep their numbers")
        first = slips("2021-05-01")
        self.assertEqual([one for one in first if one.startswith("催办")], ["催办〔2021〕1号", "催办〔2021〕2号"])
        overdue = next(t["number"] for t in self.tasks("2021-05-01") if t["state"] == "逾期" and not t["period"])
        self.call("tasks", "extend", str(overdue), "2021-05-05", "--note", "连续降雨", "--as-of", "2021-05-01")
        self.assertIn("催办〔2021〕3号", slips("2021-05-06"), "the limit that was moved and passed again")
        self.assertEqual(slips("2021-05-01"), slips("2021-05-01"))
        self.call("tasks", "extend", str(overdue), "2022-01-05", "--note", "验收延后", "--as-of", "2021-05-07")
        self.assertIn("催办〔2022〕1号", slips("2022-01-06"), "a new year begins at one")

    def test_mails_to_the_units(self):
        self.write("地址.toml", '"县水利局" = "slj@example.org"\n')
        out, err = self.call("mail", "-o", "邮件", "--as-of", "2021-05-02", "--addresses", "地址.toml", "--from", "督查室 <dcs@example.org>")
        self.assertIn("2 mails are written; nothing was sent", err)
        self.assertEqual(sorted(file.name for file in (self.folder / "邮件").iterdir()), ["县农业农村局-2021-05-02.eml", "县水利局-2021-05-02.eml"])
        data = (self.folder / "邮件/县水利局-2021-05-02.eml").read_bytes()
        self.assertTrue(data.isascii())
        self.assertNotIn(b"\n", data.replace(b"\r\n", b""))
        mail = email.message_from_bytes(data, policy=email.policy.default)
        self.assertEqual((mail["To"], mail["From"], mail["X-Unsent"]), ("slj@example.org", "督查室 <dcs@example.org>", "1"))
        self.assertIn("县水利局", mail["Subject"])
        text = mail.get_body().get_content()
        self.assertIn("其中逾期2项", text)
        self.assertIn("完成干渠清淤", text)
        self.assertNotIn("备足种子", text)
        (attached,) = mail.iter_attachments()
        self.assertEqual(attached.get_filename(), "县水利局-2021-05-02.xlsx")
        book = self.folder / "回.xlsx"
        book.write_bytes(attached.get_content())
        table = openpyxl.load_workbook(book)
        sheet = table["办理事项"]
        heads = {cell.value: cell.column for cell in sheet[3]}
        sheet.cell(4, heads["进展情况"]).value = "已完工"
        table.save(book)
        self.assertIn("进展情况", self.call("import", "回.xlsx", "--as-of", "2021-05-03")[0])
        self.call("mail", "-o", "又", "--as-of", "2021-05-02", "--unit", "县水利局")
        self.assertIn("the unit 县外 has nothing in hand", self.call("mail", "--unit", "县外", code=2)[1])


if __name__ == "__main__":
    main()
