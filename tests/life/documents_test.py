#!/usr/bin/env python3
"""Documents and the tasks in them: the same one in another form, and one that changes another.

    documents_test.py PROGRAM
"""

import json
import shutil
import subprocess
import unittest
from pathlib import Path

from office import Office, main

NOTICE = """关于做好2026年防汛准备工作的通知
云政办发〔2026〕14号
各镇人民政府，县直各部门：
为切实做好今年防汛准备工作，现将有关事项通知如下。
一、落实工程措施
县水利局要在4月30日前完成干渠清淤12公里，县财政局要于5月8日前将清淤补助资金足额拨付到位。
（一）县交通运输局要在5月20日前修通东河片区受损机耕道，并对沿线涵洞逐一排查登记，发现隐患的要立即设置警示标志并安排专人值守。
（二）县应急管理局要在汛前修订防汛应急预案，组织不少于2次实战演练。
二、强化信息报送
县气象局要每月28日前报送雨情分析报告。
云溪县人民政府办公室
2026年4月20日
"""
CHANGE = """关于调整防汛准备工作任务的通知
云政办发〔2026〕21号
县直各部门：
县水利局要在6月10日前完成应急抢险队伍组建。《关于做好2026年防汛准备工作的通知》（云政办发〔2026〕14号）同时废止。
云溪县人民政府办公室
2026年5月18日
"""
SUPPLEMENT = """关于防汛准备工作的补充通知
云政办发〔2026〕19号
县直各部门：
《关于做好2026年防汛准备工作的通知》（云政办发〔2026〕14号）印发后，汛情有新的变化，现补充通知如下。
县应急管理局要在5月20日前完成抢险物资补库。
云溪县人民政府办公室
2026年5月5日
"""
CITES = """关于报送防汛总结的通知
县直各部门：
按照《关于做好2026年防汛准备工作的通知》（云政办发〔2026〕14号）要求，县水利局要在6月30日前报送防汛总结。
云溪县人民政府办公室
2026年5月20日
"""


class Folder(Office):
    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return name

    def tasks(self, day, *words):
        return [json.loads(line) for line in self.call("tasks", "list", "--json", "--as-of", day, *words)[0].splitlines()]


class Superseding(Folder):
    def test_a_document_that_repeals_another_is_told_and_changes_nothing(self):
        self.call("ingest", self.write("通知.txt", NOTICE), "--as-of", "2026-04-21")
        before = self.tasks("2026-05-18")
        _, err = self.call("ingest", self.write("调整.txt", CHANGE), "--as-of", "2026-05-19")
        self.assertIn(f"`关于做好2026年防汛准备工作的通知` (废止), which has {len(before)} tasks that are not done", err)
        by_number = {task["number"]: task for task in self.tasks("2026-05-19")}
        for task in before:
            now = by_number[task["number"]]
            self.assertEqual(now["superseded_by"], "关于调整防汛准备工作任务的通知（废止）")
            self.assertEqual((now["status"], now["deadline"]), (task["status"], task["deadline"]))
        self.assertEqual([task["superseded_by"] for task in self.tasks("2026-05-19", "--document", "调整")], [""])
        self.assertEqual({task["superseded_by"] for task in self.tasks("2026-05-18")}, {""}, "the day before nobody knew")
        self.assertIn("superseded_by  关于调整防汛准备工作任务的通知（废止）", self.call("tasks", "show", "1", "--as-of", "2026-05-19")[0])
        shown = self.call("tasks", "links", "--as-of", "2026-05-19")[0]
        self.assertIn("废止  关于调整防汛准备工作任务的通知  关于做好2026年防汛准备工作的通知", shown)
        # Told once; known again nothing is said.
        self.assertNotIn("废止", self.call("ingest", "调整.txt", "--as-of", "2026-05-20")[1])
        self.assertIn("作出废止，后者有未办结事项", self.call("ingest", self.write("再.txt", CHANGE.replace("21号", "22号")), "--as-of",
                                              "2026-05-20", language="zh_CN.UTF-8")[1])

    def test_the_one_that_is_changed_may_come_later(self):
        self.call("ingest", self.write("调整.txt", CHANGE), "--as-of", "2026-05-19")
        _, err = self.call("ingest", self.write("通知.txt", NOTICE), "--as-of", "2026-05-20")
        self.assertIn("(废止)", err)
        told = {task["superseded_by"] for task in self.tasks("2026-05-20", "--document", "云政办发〔2026〕14号")}
        self.assertEqual(told, {"关于调整防汛准备工作任务的通知（废止）"})

    def test_a_supplement_is_linked_to_what_it_adds_to(self):
        self.call("ingest", self.write("通知.txt", NOTICE), "--as-of", "2026-04-21")
        _, err = self.call("ingest", self.write("补充.txt", SUPPLEMENT), "--as-of", "2026-05-06")
        self.assertEqual(err.count("`关于做好2026年防汛准备工作的通知` (补充), which has 5 tasks that are not done"), 1)
        told = {task["superseded_by"] for task in self.tasks("2026-05-06", "--document", "云政办发〔2026〕14号")}
        self.assertEqual(told, {"关于防汛准备工作的补充通知（补充）"})
        _, err = self.call("ingest", "通知.txt", "补充.txt", "--again", "--as-of", "2026-05-07")
        self.assertLessEqual(err.count("(补充)"), 1)

    def test_a_citation_changes_nothing(self):
        self.call("ingest", self.write("通知.txt", NOTICE), "--as-of", "2026-04-21")
        _, err = self.call("ingest", self.write("引用.txt", CITES), "--as-of", "2026-05-20")
        self.assertNotIn("look at them", err)
        self.assertEqual({task["superseded_by"] for task in self.tasks("2026-05-20")}, {""})

    def test_the_new_edition_is_linked_by_its_title(self):
        text = "云溪县地质灾害防治办法{}\n云政办发〔{}〕5号\n第一条 县自然资源局要在{}年5月31日前完成隐患点巡查。\n云溪县人民政府办公室\n{}年3月1日\n"
        self.call("ingest", self.write("旧.txt", text.format("", 2024, 2024, 2024)), "--as-of", "2024-03-02")
        _, err = self.call("ingest", self.write("新.txt", text.format("（2026年修订）", 2026, 2026, 2026)), "--as-of", "2026-03-02")
        self.assertIn("`云溪县地质灾害防治办法` (修订), which has 1 tasks", err)
        old, new = sorted(self.tasks("2026-03-02"), key=lambda task: task["number"])
        self.assertEqual((old["superseded_by"], new["superseded_by"]), ("云溪县地质灾害防治办法（2026年修订）（修订）", ""))


class Twins(Folder):
    def test_the_same_task_in_a_speech_and_its_plan_is_proposed_and_told(self):
        self.call("ingest", self.write("讲话.txt", "在全县重点工作推进会上的讲话\n（2026年4月13日）\n同志们：\n县自然资源局要在5月15日前完成产业园三期用地报批。\n"),
                  "--as-of", "2026-04-14")
        _, err = self.call("ingest", self.write("分工.txt", "关于明确重点工作任务分工的通知\n县直各部门：\n县自然资源局要于5月15日前完成产业园三期用地报批工作。\n"
                                                "云溪县人民政府办公室\n2026年4月15日\n"), "--as-of", "2026-04-15")
        self.assertIn("1 new tasks may be ones that other documents have", err)
        (pair,) = map(json.loads, self.call("tasks", "links", "--json", "--as-of", "2026-04-15")[0].splitlines())
        self.assertEqual((pair["task"], pair["other"], pair["state"]), (1, 2, "建议"))
        self.assertIn("maybe_same_as", self.call("tasks", "show", "1", "--as-of", "2026-04-15")[0])
        self.call("tasks", "link", "1", "2", "--as-of", "2026-04-15")
        self.assertEqual([task["same_as"] for task in self.tasks("2026-04-15")], ["2", "1"])
        self.call("tasks", "unlink", "1", "2", "--as-of", "2026-04-16")
        self.assertEqual({task["same_as"] for task in self.tasks("2026-04-16")}, {""})
        self.assertEqual([task["same_as"] for task in self.tasks("2026-04-15")], ["2", "1"], "as it was known the day before")

    def test_a_limit_that_people_moved_does_not_hide_the_twin(self):
        self.call("ingest", self.write("讲话.txt", "在全县重点工作推进会上的讲话\n（2026年4月13日）\n同志们：\n县教育局要在8月底前建成3所幼儿园。\n"),
                  "--as-of", "2026-04-14")
        self.call("tasks", "extend", "1", "2026-09-10", "--note", "县政府同意", "--as-of", "2026-04-14")
        _, err = self.call("ingest", self.write("分工.txt", "关于明确重点工作任务分工的通知\n县直各部门：\n县教育局要于8月底前建成3所幼儿园并投入使用。\n"
                                                "云溪县人民政府办公室\n2026年4月15日\n"), "--as-of", "2026-04-15")
        self.assertIn("1 new tasks may be ones that other documents have", err)


@unittest.skipUnless(shutil.which("soffice"), "LibreOffice makes the other forms")
class Forms(Folder):
    """One document as text, Word, PDF, OpenDocument and web page, renamed, and read again."""

    def convert(self, form, name):
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{self.folder}/profile", "--convert-to", form, name],
                       cwd=self.folder, check=True, capture_output=True, timeout=120)
        return str(Path(name).with_suffix("." + form))

    def test_every_form_has_the_same_tasks(self):
        self.call("ingest", self.write("通知.txt", NOTICE), "--as-of", "2026-04-21")
        ids = {task["number"]: task["id"] for task in self.tasks("2026-04-21")}
        self.assertEqual(len(ids), 5)
        self.call("tasks", "set", "1", "progress=完成六成", "--as-of", "2026-04-22")
        paragraphs = "".join(f"<p>{line}</p>\n" for line in NOTICE.splitlines())
        self.write("网页.html", f"<html><head><title>通知公告</title></head><body>{paragraphs}</body></html>")
        word = self.convert("docx", "通知.txt")
        forms = ["网页.html", word, self.convert("pdf", word)]
        shutil.copy(self.folder / word, self.folder / "关于防汛的文件（终稿）.docx")
        for form in [*forms, "关于防汛的文件（终稿）.docx"]:
            self.call("ingest", form, "--as-of", "2026-04-23")
            found = {task["number"]: task["id"] for task in self.tasks("2026-04-23")}
            self.assertEqual(found, ids, form)
        self.call("ingest", *forms, "通知.txt", "--again", "--as-of", "2026-04-24")
        after = {task["number"]: task for task in self.tasks("2026-04-24")}
        self.assertEqual({number: task["id"] for number, task in after.items()}, ids)
        self.assertEqual(after[1]["progress"], "完成六成")


if __name__ == "__main__":
    main()
