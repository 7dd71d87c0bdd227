"""Messages in Chinese: the catalogue is whole, and it is used."""

import os
import re
import tomllib
import unittest
from pathlib import Path

from program import LAYOUT, Program

SOURCE = Path(os.environ["SOURCE"])
CATALOGUE = tomllib.loads((SOURCE / "config/messages/zh_CN.toml").read_text("utf-8"))


def literals():
    """The sentences the commands give to the catalogue: console("…"), text("…"), messages("…")."""
    call = re.compile(r'\b(?:console_?|text|messages_?|translated)\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)')
    for file in sorted((SOURCE / "host/cli").glob("*.cpp")):
        for match in call.finditer(file.read_text("utf-8")):
            parts = re.findall(r'"((?:[^"\\]|\\.)*)"', match[1])
            yield file.name, "".join(parts).replace('\\"', '"')


class Catalogue(unittest.TestCase):
    def test_every_sentence_of_the_commands_is_there(self):
        found = list(literals())
        self.assertGreater(len(found), 60)
        missing = [f"{name}: {text}" for name, text in found if text not in CATALOGUE]
        self.assertEqual(missing, [])

    def test_translations_have_the_places_of_the_sentence(self):
        # A place may be left out only where the others are numbered.
        for english, chinese in CATALOGUE.items():
            if not re.search(r"\{\d\}", chinese):
                self.assertEqual(english.count("{}"), chinese.count("{}"), english)


class Chinese(Program):
    enabled = ["text", "well_behaved", "throws_late", "needs_failing", "wrong_type", "other_sdk"]

    def test_what_users_read_is_chinese(self):
        self.write("来文/坏.bin", bytes(range(256)))
        self.write("来文/空.txt", "")
        _, err = self.call("analyze", "来文", "没有.txt", code=1, language="zh_CN.UTF-8")
        self.assertIn("注意：来文/空.txt: 文件是空的\n", err)
        self.assertIn("插件 throws_late: 出错：", err)
        self.assertIn("插件 wrong_type: 给出的结果无效：表 wrong_type_rows 第 1 行的列 count 不是声明的类型 integer", err)
        self.assertIn("没有.txt: 读不了文件：没有这个文件或文件夹", err)
        for line in err.splitlines():
            words = re.sub(r"[\w./-]*[./_][\w./-]*|`[^`]*`|the sample gives up|jianbao|SDK|integer|count", "", line)
            self.assertNotRegex(words, r"[A-Za-z]{3,}", line)

    def test_mistakes_in_files_and_on_the_command_line_are_explained_in_chinese(self):
        self.assertIn("没有选项 `--reff`\n提示：是不是 `--ref`？", self.call("analyze", "--reff", code=2, language="zh_CN.UTF-8")[1])
        self.write("jianbao.toml", "ofice = 'x'\n")
        err = self.call("plugin", "list", code=2, language="zh_CN.UTF-8")[1]
        self.assertIn("jianbao.toml:1:1: 不认识的键 `ofice`\n    ofice = 'x'\n    ^\n提示：是不是 `office`？", err)
        self.assertIn("显示本帮助", self.call("--help", language="zh_CN.UTF-8")[0])

    def test_mistakes_in_a_layout_are_explained_in_chinese(self):
        bad = LAYOUT.replace("title =", "titel =").replace("FROM documents", "FROM docments").replace("{as_of}", "{as_off} {x:percnt} }")
        self.write("bad.toml", bad + "[[section]]\nkind = 'tabel'\n[[section]]\nkind = 'calendar'\nweeks = 99\nsql = 'DELETE FROM tasks'\n")
        err = self.call("layout", "check", "bad.toml", code=2, language="zh_CN.UTF-8")[1]
        said = [re.sub(r"^bad\.toml:\d+:\d+: ", "", line) for line in err.splitlines() if line.startswith(("bad.toml:", "提示："))]
        self.assertGreater(len(said), 12)
        for line in said:
            words = re.sub(r"`[^`]*`|'[^']*'|\[[^\]]*\]|[（(]\w+[）)]|docments|docs/ledger\.md|tasks|SELECT|id|可用的有：.*", "", line)
            self.assertNotRegex(words, r"[A-Za-z]{3,}", line)


if __name__ == "__main__":
    unittest.main()
