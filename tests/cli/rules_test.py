"""Analyzers written as rules: started, checked, loaded, stored."""

import json
import os
import re
import unittest
from pathlib import Path

from program import Program


class Rules(Program):
    def setUp(self):
        super().setUp()
        self.call("plugin", "new", "rules", "spent", "--dir", "rules")
        self.file = self.folder / "rules/spent.rules.toml"
        self.write("jianbao.toml", '[plugins]\ndirs = ["rules"]\nenabled = ["text", "deadlines", "spent"]\n')

    def test_a_new_file_passes_its_check_and_finds(self):
        self.call("plugin", "check", "rules/spent.rules.toml")
        self.write("a.txt", "县水务局安排维修费20万元。\n")
        out, _ = self.call("analyze", "a.txt")
        rows = [json.loads(line) for line in out.splitlines()]
        (row,) = [row for row in rows if row["type"] == "amount"]
        self.assertEqual((row["purpose"], row["amount"], row["quote"]), ("维修费", 200000.0, "维修费20万元"))
        self.assertIn(b"spent", self.run_it("plugin", "list").stdout)

    def test_failures_are_shown_at_their_examples(self):
        text = self.file.read_text("utf-8").replace("维修费不少于20万元", "维修费若干")
        self.file.write_text(text, "utf-8")
        out, _ = self.call("plugin", "check", "rules/spent.rules.toml", code=2)
        self.assertIn("finds nothing in its example", out)
        self.assertIn("^", out)

    def test_a_mistake_has_its_line_and_costs_only_the_file(self):
        self.file.write_text(self.file.read_text("utf-8").replace("{purpose} ..", "{purpos} .."), "utf-8")
        _, err = self.call("plugin", "check", "rules/spent.rules.toml", code=2)
        self.assertIn("did you mean `purpose`?", err)
        out, err = self.call("analyze", self.good, code=1)
        self.assertIn("purpos", err)
        self.assertIn("6月底前", out)

    def test_a_table_the_ledger_has_itself_costs_only_the_plugin(self):
        self.file.write_text(self.file.read_text("utf-8").replace('[table]\nname = "spent"', '[table]\nname = "documents"'), "utf-8")
        _, err = self.call("ingest", self.good, code=1)
        self.assertIn("the ledger has a table of that name itself", err)
        self.assertIn("1 new", err)

    def test_nothing_is_overwritten(self):
        _, err = self.call("plugin", "new", "rules", "spent", "--dir", "rules", code=2)
        self.assertIn("is there already", err)
        _, err = self.call("plugin", "new", "rules", "Wrong Name", code=2)
        self.assertIn("a-z", err)

    def test_the_file_of_the_documentation_does_what_it_says(self):
        guide = (Path(os.environ["SOURCE"]) / "docs/writing-rules.md").read_text("utf-8")
        text = re.search(r"## The file\n\n```toml\n(.*?)```", guide, re.S)[1]
        self.write("rules/meeting-costs.rules.toml", text)
        out, _ = self.call("plugin", "check", "rules/meeting-costs.rules.toml", "--rows")
        (row,) = [json.loads(line) for line in out.splitlines() if line.startswith("{")]
        self.assertEqual((row["item"], row["limit"]), ("会议费", 5000))
        self.write("rules/meeting-costs.rules.toml", text.replace("不得超过5000元", "不超5000元"))
        out, _ = self.call("plugin", "check", "rules/meeting-costs.rules.toml", code=2)
        self.assertRegex(out, r"meeting-costs.rules.toml:\d+:11: rule limit-of-a-fee finds nothing in its example")
        self.assertIn("hint: there is no {at_most} in it", out)

    def test_a_match_in_a_subsection_is_one_row(self):
        text = self.file.read_text("utf-8").replace("within = 12", 'scope = "section"\nwithin = 12')
        self.file.write_text(text, "utf-8")
        self.call("plugin", "check", "rules/spent.rules.toml")
        self.write("p.txt", "维修工作方案\n一、经费安排\n（一）县级资金\n安排维修费20万元。\n（二）自筹资金\n安排培训费3万元。\n")
        out, _ = self.call("analyze", "p.txt")
        rows = [json.loads(line) for line in out.splitlines()]
        self.assertEqual([row["amount"] for row in rows if row["type"] == "amount"], [200000, 30000])


if __name__ == "__main__":
    unittest.main()
