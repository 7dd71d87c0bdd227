"""What is refused or missed is told with what to do, in the user's language."""

import re
import unicodedata
import unittest

from program import Program

CHINESE = "zh_CN.UTF-8"
UNDATED = ("关于做好防汛工作的通知\n\n县应急管理局要在6月底前完成整改。县水务局要在30日内完成水库检查。"
           "县教育局要在接到通知后5日内报送方案。县财政局要在2026年9月10日前拨付资金。\n")


def cells(text):
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


class CommandLine(Program):
    def test_wrong_values_are_told_with_what_is_expected(self):
        _, err = self.call("tasks", "show", "abc", code=2)
        self.assertEqual(err, "jianbao: TASK: `abc` is no whole number\nhint: Number of the task, as `tasks list` shows it\n")
        _, err = self.call("tasks", "show", "abc", code=2, language=CHINESE)
        self.assertEqual(err, "jianbao: 事项编号：`abc` 不是整数\n提示：事项编号，见 `tasks list`\n")
        self.assertIn("TASK: `二` is no whole number", self.call("tasks", "close", "1", "二", code=2)[1])
        self.assertIn("--limit：`abc` 不是整数\n提示：最多列", self.call("tasks", "list", "--limit", "abc", code=2, language=CHINESE)[1])
        self.assertIn("--pages：`9999` 不是 1 到 999 之间的整数",
                      self.call("layout", "preview", "weekly", "--pages", "9999", code=2, language=CHINESE)[1])
        self.assertIn("--again takes no value", self.call("ingest", "来文", "--again=二", code=2)[1])

    def test_missing_and_superfluous_words_are_named(self):
        self.assertIn("缺少 事项编号", self.call("tasks", "show", code=2, language=CHINESE)[1])
        self.assertIn("缺少 字段=值", self.call("tasks", "set", "5", code=2, language=CHINESE)[1])
        self.assertIn("--ref 后面缺少值", self.call("ingest", "来文", "--ref", code=2, language=CHINESE)[1])
        self.assertIn("--ref: its value is missing", self.call("ingest", "来文", "--ref", code=2)[1])
        self.assertIn("多写了：2", self.call("tasks", "show", "1", "2", code=2, language=CHINESE)[1])

    def test_the_help_is_chinese_and_its_columns_stand_straight(self):
        for command in ([], ["weekly"], ["ingest"], ["tasks", "set"], ["tasks", "extend"], ["mail"], ["plugin", "describe"], ["layout", "new"]):
            out, _ = self.call(*command, "--help", language=CHINESE)
            told = [line for line in out.splitlines() if line.startswith("  ") and line.strip()]
            self.assertTrue(told)
            for line in told:
                name = re.match(r" {32}|  (?:\S+ )*\S+(?= {2,})|  .*$", line)[0]
                if name != line and name.strip():
                    self.assertEqual(cells(name) + len(re.match(r" *", line[len(name):])[0]), 32, line)
            self.assertNotRegex(out, r"\b(INPUT|TASK|OTHER|FIELD=VALUE|LAYOUT|PLUGIN|NAME|FOLDER|FILE|DATE)\b")

    def test_plugins_and_layouts_are_described_in_chinese(self):
        out, _ = self.call("layout", "list", language=CHINESE)
        for line in out.splitlines():
            self.assertRegex(line.split("  ")[1] if "  " in line else "", r"[\u4e00-\u9fff]|^$", line)
        self.assertIn("周报：新增、临期、逾期事项", out)
        out, _ = self.call("plugin", "list", language=CHINESE)
        shipped = [line for line in out.splitlines() if "sample" not in line and re.search(r" (启用|停用)  ", line)]
        own = {"pdf", "docx", "xlsx", "tasks", "deadlines", "pdf-text", "office-legacy", "ics"}
        named = {line.split()[0]: re.split(r" (?:启用|停用)  ", line)[1] for line in shipped}
        self.assertLessEqual(own, set(named))
        for name in sorted(own):
            self.assertRegex(named[name], r"[\u4e00-\u9fff]", name)
            out, _ = self.call("plugin", "describe", name, language=CHINESE)
            for line in out.splitlines():
                if line.startswith(("# ", "  ")):
                    self.assertRegex(line.split("  ")[-1], r"[\u4e00-\u9fff]", line)

    def test_folders_and_files_of_dates_that_are_none(self):
        self.write("一份.txt", "一份文件。\n")
        _, err = self.call("ingest", self.good, "--refs", "没有.json", code=2, language=CHINESE)
        self.assertIn("--refs：读不了 没有.json：没有这个文件或文件夹\n提示：", err)
        self.assertIn("Is a directory\nhint: ", self.call("ingest", self.good, "--refs", "来文", code=2)[1])
        self.assertIn('hint: write {"name of a document": "2021-04-26"}', self.call("ingest", self.good, "--refs", "一份.txt", code=2)[1])
        _, err = self.call("weekly", self.good, "--to", "json", "-o", "一份.txt", code=2, language=CHINESE)
        self.assertIn("-o：不能建立文件夹 一份.txt：已有同名的文件\n提示：请用 -o 写一个可以写入的文件夹", err)
        self.assertNotIn("jianbao.db", self.files())


class Toml(Program):
    MISTAKES = {
        "office = [1, 2\n": ("a list in [ ] does not end", "[ ] 里的列表没有结束"),
        "office = \"督查\n": ("a text in quotes does not end", "引号里的文字没有结束"),
        "office = 督查室\n": ("this is no `name = value`", "这里不是 `名称 = 值`"),
        "a = 1\na = 2\n": ("this name is given a second time", "这个名称写了两次"),
        "[plugins\n": ("the head of a table is not closed", "表头没有写完"),
        "a = { b = 1\n": ("a table in { } does not end", "{ } 里的表没有"),
        "office = 'C\n": ("a text in quotes does not end", "引号里的文字没有结束"),
        'office = "C:\\office"\n': ("a text has a \\ with a character", "文字里的 \\ 后面的字符没有意义"),
        "a = tru\n": ("a value is not written as it should be", "这个值写得不对"),
        "a = 2021-13-01\n": ("a date is not written as it should be", "这个日期写得不对"),
    }

    def test_mistakes_in_the_writing_are_told_in_sentences(self):
        for text, (english, chinese) in self.MISTAKES.items():
            self.write("jianbao.toml", text)
            for language, sentence, hint in (("C.UTF-8", english, "hint: "), (CHINESE, chinese, "提示：")):
                _, err = self.call("layout", "list", code=2, language=language)
                self.assertRegex(err, r"jianbao\.toml:\d+:\d+: " + re.escape(sentence))
                self.assertIn("\n" + hint, err)
                self.assertNotIn("parsing", err)

    def test_a_file_in_another_encoding_is_told(self):
        self.write("jianbao.toml", "office = \"督查室\"\n".encode("gb18030"))
        _, err = self.call("layout", "list", code=2, language=CHINESE)
        self.assertRegex(err, r"jianbao\.toml:1:\d+: 文件从这里起不是 UTF-8 编码")
        self.assertIn("提示：请另存为 UTF-8 编码", err)


class Files(Program):
    enabled = ["text", "archive", "well_behaved"]

    def test_files_that_are_not_what_their_name_says(self):
        noise = bytes(range(256)) * 4
        for name in ("甲.pdf", "乙.docx", "丙.xlsx", "丁.txt"):
            self.write("坏/" + name, noise)
        self.write("坏/戊.docx", b"SQLite format 3\0" + noise)
        self.write("坏/己.png", b"\x89PNG\r\n\x1a\n" + noise)
        self.write("坏/辛.docx", b"PK\x03\x04 cut off")
        _, err = self.call("analyze", "坏", code=1, language=CHINESE)
        for name, said, advice in (("甲.pdf", "它不是 PDF 文件：内容已损坏，或改过扩展名", "请重新下载"),
                                   ("乙.docx", "它不是 Word 文件：", "请重新下载"), ("丙.xlsx", "它不是 Excel 文件：", "请重新下载"),
                                   ("丁.txt", "它不是文本文件：", "请重新下载"), ("戊.docx", "它不是 Word 文件，其实是数据库", "请重新下载"),
                                   ("己.png", "这是图片，", "扫描件和照片请先做文字识别（OCR）"), ("辛.docx", ".*文件已损坏", "请重新下载")):
            self.assertRegex(err, rf"注意：坏/{name}: {said}.*\n  提示：{advice}")
        self.write("jianbao.toml", '[plugins]\nenabled = ["text", "well_behaved"]\n')
        self.write("坏/庚.rar", b"Rar!\x1a\x07\0" + noise)
        self.assertIn("庚.rar: 没有能读 RAR 压缩包的插件\n  提示：请先解压", self.call("analyze", "坏", code=1, language=CHINESE)[1])


class Undated(Program):
    enabled = ["text", "deadlines", "parties", "tasks", "json"]
    notice = "防汛.txt: it states no date, and time limits in it can't be made days without one: 2"

    def test_limits_without_a_day_to_count_from_are_a_notice(self):
        self.write("收/防汛.txt", UNDATED)
        _, err = self.call("ingest", "收", "--as-of", "2026-04-24", code=1)
        self.assertEqual(err.count("notice: "), 1)
        self.assertIn(self.notice + "\n  hint: give the day it was issued: --ref 2021-04-26", err)
        _, err = self.call("analyze", "收", language=CHINESE)
        self.assertIn("防汛.txt: 文件里没有日期，2 项时限换算不成日期\n  提示：请用 --ref", err)
        self.write("refs.json", '{"防汛": "2026-04-20"}')
        self.call("ingest", "收", "--as-of", "2026-04-24", "--refs", "refs.json")
        self.call("ingest", "收", "--as-of", "2026-04-24", "--ref", "2026-04-20")

    def test_the_report_says_so_too(self):
        self.write("收/防汛.txt", UNDATED)
        self.call("weekly", "收", "--as-of", "2026-04-24", "--to", "json", code=1)
        self.assertIn("防汛.txt: 文件里没有日期，2 项时限换算不成日期", (self.folder / "weekly-2026-W17.json").read_text())

    def test_documents_with_a_date_or_nothing_to_count_are_not_named(self):
        self.write("收/落款.txt", UNDATED + "\n县人民政府办公室\n2026年4月20日\n")
        self.write("收/防汛2026-04-20.txt", UNDATED)
        self.write("收/事件.txt", "关于报送方案的通知\n\n县教育局要在接到通知后5日内报送方案。县水务局要在汛期前完成检查。\n")
        _, err = self.call("ingest", "收", "--as-of", "2026-04-24")
        self.assertNotIn("notice", err)


class Reports(Program):
    enabled = ["text", "deadlines", "parties", "tasks", "json"]

    def setUp(self):
        super().setUp()
        self.write("收/防汛.txt", UNDATED + "\n县人民政府办公室\n2026年4月20日\n")
        self.call("ingest", "收", "--as-of", "2026-04-24")

    def report(self, *arguments, **settings):
        return self.call("report", *arguments, "--to", "json", "--as-of", "2026-04-25", **settings)[1]

    def test_a_letter_to_nobody_is_not_written(self):
        err = self.report("unit", code=2, language=CHINESE)
        self.assertIn("报告 `unit` 要写明：--set unit=…\n提示：台账里的单位有：", err)
        self.assertIn("县水务局", err)
        self.report("unit", "--set", "unit=", code=2)
        self.assertIn("write --set unit=VALUE", self.report("unit", "收", "--ledger", "新.db", code=2))
        self.assertNotIn("新.db", self.files())
        self.assertFalse([name for name in self.files() if name.startswith("unit-")])
        self.report("unit", "--set", "unit=县水务局")
        self.assertIn("unit-2026-04-25.json", self.files())

    def test_a_unit_nobody_knows_is_met_with_the_nearest(self):
        err = self.report("unit", "--set", "unit=水务局", code=2, language=CHINESE)
        self.assertIn("台账里没有“水务局”的事项\n提示：名称相近的单位：县水务局", err)
        self.assertIn("units with such a name: 县水务局", self.report("slips", "--set", "unit=县水物局", code=2))
        self.assertIn("units of this ledger: ", self.report("unit", "--set", "unit=不存在办", code=2))
        self.assertFalse([name for name in self.files() if name.startswith(("unit-", "slips-"))])

    def test_a_report_of_a_day_before_all_documents_says_so(self):
        _, err = self.call("report", "ledger", "--to", "json", "--as-of", "2020-01-01", code=1, language=CHINESE)
        self.assertIn("注意：2020-01-01 时台账还没有内容，最早的文件是 2026-04-24 收的\n  提示：请用 --as-of", err)
        self.assertIn("2020-01-01 时台账还没有内容", (self.folder / "ledger-2020-01-01.json").read_text())
        self.call("report", "ledger", "--to", "json", "--as-of", "2026-04-24")

    def test_mails_have_addresses_that_are_some(self):
        _, err = self.call("mail", "--from", "bad address", "--attach", "json", "-o", "信", code=2, language=CHINESE)
        self.assertIn("--from：`bad address` 不是邮件地址\n提示：请写成 office@example.gov.cn", err)
        for bad in ("督查室", "a@", "@b.cn", "a@b.cn\nBcc: c@d.cn"):
            self.call("mail", "--from", bad, "--attach", "json", "-o", "信", code=2)
        self.write("地址.toml", '"县水务局" = "水务局"\n')
        _, err = self.call("mail", "--addresses", "地址.toml", "--attach", "json", "-o", "信", code=2)
        self.assertRegex(err, r"地址\.toml:1:\d+: `水务局` is no mail address")
        self.assertFalse((self.folder / "信").exists())
        self.call("mail", "--from", "督查室 <office@example.gov.cn>", "--attach", "json", "-o", "信")
        self.assertIn(b"office@example.gov.cn", next((self.folder / "信").glob("*.eml")).read_bytes())


if __name__ == "__main__":
    unittest.main()
