"""What the commands do when all is well."""

import json
import os
import re
import sqlite3
import subprocess
import unittest

from program import GOOD, LAYOUT, Program


class Analyze(Program):
    def rows(self, text):
        return [json.loads(line) for line in text.splitlines()]

    def test_findings_are_json_lines_with_character_offsets(self):
        out, err = self.call("analyze", self.good)
        self.assertEqual(err, "")
        rows = self.rows(out)
        self.assertGreaterEqual(len(rows), 2)
        clean = self.call("clean", self.good)[0]
        for row in rows:
            self.assertEqual(list(row)[:6], ["type", "doc", "article", "section", "quote", "span"])
            self.assertEqual((row["type"], row["doc"]), ("well_behaved_row", "通知"))
            begin, end = row["span"]
            self.assertEqual(clean[begin:end], row["quote"])
            self.assertIsNone(row["count"])
        self.assertIn("各乡镇要在6月底前完成整改。", [row["text"] for row in rows])

    def test_the_same_input_gives_the_same_bytes(self):
        for i in range(12):
            self.write(f"多份/{i}.txt", GOOD * (12 - i))
        first = self.call("analyze", "多份")[0]
        self.assertEqual(first, self.call("analyze", "多份")[0])
        names = [row["doc"] for row in self.rows(first)]
        self.assertEqual(names, sorted(names))

    def test_a_pipe_is_written_to_and_stays_a_pipe(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
            self.call("analyze", "来文", "-o", "pipe")
            self.assertEqual(reader.communicate(timeout=60)[0].decode(), self.call("analyze", "来文")[0])
        self.assertTrue(pipe.is_fifo())

    def test_a_file_is_written_whole(self):
        out, _ = self.call("analyze", "来文", "-o", "found.jsonl")
        self.assertEqual(out, "")
        self.assertEqual((self.folder / "found.jsonl").read_text(), self.call("analyze", "来文")[0])
        self.assertEqual([name for name in self.files() if "tmp" in name], [])

    def test_standard_input_is_read(self):
        out, _ = self.call("analyze", "-", stdin=GOOD)
        self.assertEqual({row["doc"] for row in self.rows(out)}, {"stdin"})

    def test_reference_dates_come_from_options(self):
        self.write("refs.json", '{"通知": "2021-04-23"}')
        self.call("analyze", self.good, "--refs", "refs.json", "--ref", "2020-01-01")


class Explained(Program):
    enabled = ["text", "deadlines", "parties", "tasks"]

    def test_each_task_is_told_with_its_evidence_and_the_rules_that_met(self):
        self.write("a.txt", "各镇要在6月底前完成自查，有关情况向县应急局报告。\n全县经济稳中向好。\n")
        out = self.call("analyze", "a.txt", "--ref", "2026-03-01", "--explain")[0].splitlines()
        self.assertRegex(out[0], r"^A  \d\d%  完成自查")
        self.assertIn("    party\t各镇\tleads\t95%\t「各镇」", out)
        self.assertIn("    party\t县应急局\tis reported to\t85%\t「县应急局」", out)
        self.assertTrue(any(line.startswith("    time\t2026-06-30\tbinds\t") for line in out), out)
        self.assertIn("    rule\tmodal\ta party is told to act (要, 应, 须)", out)
        self.assertFalse(any("稳中向好" in line for line in out), out)

    def test_every_rule_the_tasks_have_is_told_in_words(self):
        self.write("a.txt", "一、上半年工作回顾\n企业可以申报项目，要抓好落实。\n二、下一步工作\n由县水利局牵头，排查水库隐患。"
                            "要在6月底前完成。\n扩大培训规模。（县人社局负责）\n")
        rows = [json.loads(line) for line in self.call("analyze", "a.txt", "--ref", "2021-04-23")[0].splitlines()]
        used = {rule for row in rows for rule in row.get("reasons", [])}
        self.assertGreater(len(used), 4)
        told = self.call("analyze", "a.txt", "--explain", "--ref", "2021-04-23")[0]
        for rule in used:
            self.assertNotIn(f"\t{rule}\t{rule}\n", told)


class Text(Program):
    def test_clean_writes_the_text_and_explains_the_repairs(self):
        self.write("乱.txt", "关于整改的通知\n各乡\u200b镇要完成整改。\n")
        self.assertIn("各乡镇要完成整改。", self.call("clean", "乱.txt")[0])
        out, _ = self.call("clean", "乱.txt", "--explain")
        self.assertRegex(out, r"(?m)^2:3\t\S+\t「<200B>」→「」\t各乡【】镇要完成整改。\t\d+%$")
        self.assertIn("# Removes zero-width characters", out)

    def test_plugins_are_listed_and_described(self):
        out, _ = self.call("plugin", "list")
        self.assertRegex(out, r"(?m)^well_behaved +analyzer +1\.0 +enabled +Finds every sentence\.$")
        self.assertRegex(out, r"(?m)^floods +analyzer +1\.0 +disabled")
        out, _ = self.call("plugin", "describe", "with_options")
        self.assertIn("[plugin.with_options]\n# How many rows at most. (integer: ≥ 1, ≤ 100)\nlimit = 10\n", out)
        self.assertIn("Reads the lexicons: sample_words", out)
        self.assertRegex(out, r"(?m)^  count +integer +数量 +A number\.$")

    def test_help_and_version(self):
        self.assertRegex(self.call("--version")[0], r"^jianbao \d+\.\d+\.\d+\n$")
        for command in ("weekly", "report", "ingest", "analyze", "clean", "dates", "tasks", "plugin", "layout", "doctor"):
            self.assertIn(command, self.call("--help")[0])
            self.call(command, "--help")

    def test_doctor_says_what_is_there(self):
        out = self.run_it("doctor").stdout.decode()
        self.assertRegex(out, r"(?m)^\[ok\] configuration .*jianbao\.toml$")
        self.assertRegex(out, r"(?m)^\[ok\] plugins: 1 readers, 1 analyzers")
        self.assertIn("there is no ledger jianbao.db yet", out)
        self.assertIn("pdftotext", out)


class Ledger(Program):
    def test_the_same_document_twice_is_once(self):
        _, err = self.call("ingest", "来文", "--as-of", "2021-04-26")
        self.assertIn("1 documents: 1 new, 0 analyzed again, 0 unchanged", err)
        self.write("来文/又一份.txt", GOOD)
        _, err = self.call("ingest", ".", "--as-of", "2021-04-26")
        self.assertIn("0 new, 0 analyzed again, 2 unchanged", err)

    def test_what_is_known_unchanged_is_not_read(self):
        def ingest(day, *options):
            (self.folder / "run.log").unlink(missing_ok=True)
            said = self.call("ingest", "来文", "--as-of", day, "--log", "run.log", *options)[1]
            return said, (self.folder / "run.log").read_text()

        read, passed_over = "in the ledger: 来文/通知.txt", "unchanged: 来文/通知.txt"
        self.assertIn(read, ingest("2021-04-26")[1])
        said, log = ingest("2021-04-26")
        self.assertIn("1 documents: 0 new, 0 analyzed again, 1 unchanged", said)
        self.assertIn(passed_over, log)
        self.assertNotIn(read, log)
        log = ingest("2021-04-26", "--again")[1]
        self.assertIn(read, log)
        self.assertNotIn(passed_over, log)
        self.assertIn(read, ingest("2021-04-19")[1], "an earlier day changes the ledger")
        self.assertIn(passed_over, ingest("2021-04-27")[1])
        ledger = sqlite3.connect(self.folder / "jianbao.db")
        self.assertEqual(ledger.execute("SELECT as_of FROM run").fetchall(), [("2021-04-27",)], "the day goes on all the same")
        ledger.close()
        self.write("来文/通知.txt", GOOD + "市住建局要在8月20日前完成排查。\n")
        said, log = ingest("2021-04-27")
        self.assertIn("1 documents: 1 new", said, "another content under the same name")
        # Standard input and what can't be read are no files to pass over.
        self.write("来文/空.txt", "")
        for _ in range(2):
            self.assertIn("the file is empty", self.call("ingest", "来文", "--as-of", "2021-04-27", code=1)[1])

    def test_other_settings_are_another_analysis(self):
        self.call("ingest", "来文", "--as-of", "2021-04-26")
        _, err = self.call("ingest", "来文", "--as-of", "2021-04-26", "--ref", "2021-04-23")
        self.assertIn("0 new, 1 analyzed again, 0 unchanged", err)

    def test_a_report_is_written_by_a_layout(self):
        self.write("short.toml", LAYOUT)
        out, _ = self.call("report", "short.toml", "来文", "--as-of", "2021-04-26", "--to", "json", "-o", "出")
        self.assertEqual(out, "出/short-2021-04-26.json\n")
        report = json.loads((self.folder / "出/short-2021-04-26.json").read_text())
        table = next(block for block in report["blocks"] if block["block"] == "table")
        self.assertEqual(table["rows"][0]["cells"][0], "通知")
        first = (self.folder / "出/short-2021-04-26.json").read_bytes()
        self.call("report", "short.toml", "--as-of", "2021-04-26", "--to", "json", "-o", "出")
        self.assertEqual(first, (self.folder / "出/short-2021-04-26.json").read_bytes())

    def test_the_weekly_is_named_by_its_iso_week(self):
        for day, week in (("2021-04-26", "2021-W17"), ("2021-01-01", "2020-W53")):
            out, _ = self.call("weekly", "来文", "--as-of", day, "--to", "json", "-o", "出")
            self.assertEqual(out, f"出/weekly-{week}.json\n")

    def test_the_output_of_earlier_runs_is_no_input(self):
        self.write("short.toml", LAYOUT)
        self.write("in/a.txt", GOOD)
        for _ in range(2):
            _, err = self.call("report", "short.toml", "in", "--ledger", "in/l.db", "--as-of", "2021-04-26", "--to",
                               "json", "-o", "in")
            self.assertIn("1 documents: ", err)

    def test_the_office_and_its_threshold_reach_the_layout(self):
        with open(self.folder / "jianbao.toml", "r+", encoding="utf-8") as file:
            text = file.read()
            file.seek(0)
            file.write('office = "某县督查室"\n' + text + "[thresholds]\ndue_soon_days = 3\n")
        self.write("short.toml", LAYOUT.replace('title = "简报"', 'title = "{office}{due_soon_days}"\n[parameters]\noffice = "x"'))
        self.call("report", "short.toml", "来文", "--as-of", "2021-04-26", "--to", "json")
        self.assertEqual(json.loads((self.folder / "short-2021-04-26.json").read_text())["title"], "某县督查室3")
        self.call("report", "short.toml", "--as-of", "2021-04-26", "--to", "json", "--set", "office=乙")
        self.assertEqual(json.loads((self.folder / "short-2021-04-26.json").read_text())["title"], "乙3")

    def test_layouts_are_listed_and_checked(self):
        self.assertRegex(self.call("layout", "list")[0], r"(?m)^weekly ")
        self.write("short.toml", LAYOUT)
        self.assertIn("no mistake found, 2 sections", self.call("layout", "check", "short.toml")[0])

    def test_a_new_layout_takes_over_another_and_is_right(self):
        self.write("short.toml", LAYOUT.replace("[[section]]\nkind = \"text\"", "[parameters]\nrows = 5\n[[section]]\nid = \"first\"\nkind = \"text\""))
        _, err = self.call("layout", "new", "办公室", "--from", "short.toml", "--dir", "版式")
        self.assertIn("版式/办公室.toml is written", err)
        text = (self.folder / "版式/办公室.toml").read_text()
        self.assertIn('extends = "../short.toml"', text)
        self.assertRegex(text, r"(?m)^#   first  text  截至")
        self.assertIn("no mistake found, 2 sections", self.call("layout", "check", "版式/办公室.toml")[0])
        # What is offered as a comment is right too once the # is gone.
        offered = re.sub(r"(?m)^# (\[\[section\]\]|rows|id|text|kind|after|leave_out)", r"\1", text)
        self.assertEqual(offered.count("\n[[section]]"), 3)
        offered = re.sub(r'\[\[section\]\]\nid = "first"\nleave_out = true\n', "", offered)
        self.write("版式/全.toml", offered.replace('text = "…"', 'text = "第{rows}"', 1))
        self.assertIn("no mistake found, 3 sections", self.call("layout", "check", "版式/全.toml")[0])
        self.call("report", "版式/全.toml", "来文", "--as-of", "2021-04-26", "--to", "json", "-o", "出")
        blocks = json.loads((self.folder / "出/办公室-2021-04-26.json").read_text())["blocks"]
        self.assertEqual([block["block"] for block in blocks], ["paragraph", "paragraph", "table"])

    def test_a_shipped_layout_is_the_start_if_none_is_named(self):
        self.call("layout", "new", "mine", "--quiet", language="zh_CN.UTF-8")
        text = (self.folder / "mine.toml").read_text()
        self.assertIn('extends = "weekly"', text)
        self.assertIn("# 版式 mine：继承 weekly", text)
        self.assertIn("no mistake found", self.call("layout", "check", "mine.toml")[0])

    def test_quiet_says_nothing_and_the_log_says_all(self):
        out, err = self.call("ingest", "来文", "--quiet", "--log", "run.log")
        self.assertEqual((out, err), ("", ""))
        self.assertTrue(re.search(r"in the ledger: .*通知\.txt", (self.folder / "run.log").read_text()))


class Preview(Program):
    enabled = ["text", "well_behaved", "pdf"]

    def test_pages_become_pictures_and_the_ledger_stays(self):
        self.write("short.toml", LAYOUT)
        out, _ = self.call("layout", "preview", "short.toml", "来文", "--as-of", "2021-04-26", "-o", "图", "--resolution", "30")
        self.assertEqual(out, "图/short-1.png\n")
        self.assertEqual((self.folder / "图/short-1.png").read_bytes()[:8], b"\x89PNG\r\n\x1a\n")
        self.assertNotIn("jianbao.db", self.files())
        _, err = self.call("layout", "preview", "short.toml", code=2)
        self.assertIn("there is no ledger jianbao.db", err)

    def test_a_missing_program_is_named(self):
        self.write("short.toml", LAYOUT)
        (self.folder / "bin").mkdir()
        environment = {"PATH": str(self.folder / "bin"), "LC_ALL": "C.UTF-8", "JIANBAO_PLUGIN_PATH": os.environ["SAMPLES"]}
        done = subprocess.run([os.environ["JIANBAO"], "layout", "preview", "short.toml", "来文"], cwd=self.folder,
                              env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 2)
        self.assertIn("pdftoppm, which is not installed", done.stderr)
        self.assertIn("apt-get install poppler-utils", done.stderr)


if __name__ == "__main__":
    unittest.main()
