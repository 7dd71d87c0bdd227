"""plugin list, check and describe: what is used, in which order, and the reference pages."""

import os
import unittest
from pathlib import Path

from program import Program

SOURCE = Path(os.environ["SOURCE"])
REFERENCE = SOURCE / "docs/reference"


class Check(Program):
    enabled = ["text", "deadlines", "parties", "tasks", "slogans", "json"]

    def configure(self, text):
        self.write("jianbao.toml", text)

    def test_analyzers_stand_in_the_order_of_their_needs(self):
        out, err = self.call("plugin", "check")
        order = [line.split()[1] for line in out.splitlines() if line[:1].isdigit()]
        self.assertEqual(order, ["deadlines", "parties", "tasks", "slogans"])
        self.assertIn("needs deadlines, parties", out)
        self.assertIn("Disabled: ", out)
        self.assertIn("1 readers, 4 analyzers, 1 exporters can be used", err)

    def test_a_missing_need_is_explained_down_the_chain(self):
        self.configure('[plugins]\nenabled = ["text", "deadlines", "tasks", "slogans"]\n')
        out, err = self.call("plugin", "check", code=1)
        self.assertIn("tasks: it needs the table `parties`, which no analyzer of this run fills", err)
        self.assertIn("slogans: it needs the table `tasks`", err)
        self.assertIn("enable or install the analyzer that fills it", err)
        self.assertNotIn("tasks ", out.split("Disabled")[0])
        _, err = self.call("plugin", "check", "tasks", code=2)
        self.assertIn("it needs the table `parties`", err)
        self.call("plugin", "check", "deadlines", code=1)  # it can be used; the run it is in has notices

    def test_a_circle_is_shown_whole(self):
        self.configure('[plugins]\nenabled = ["text", "circle_one", "circle_two"]\n')
        _, err = self.call("plugin", "check", code=1)
        self.assertRegex(err, "its needs go round in a circle: circle_(one → circle_two → circle_one|two → circle_one → circle_two)")

    def test_what_the_configuration_leaves_out_is_not_used(self):
        self.configure('[plugins]\ndisabled = ["slogans"]\nenabled = ["text", "deadlines", "slogans"]\n')
        out, _ = self.call("plugin", "check")
        self.assertNotIn("slogans", out.split("Disabled: ")[0])
        self.assertIn("slogans", out.split("Disabled: ")[1])
        _, err = self.call("plugin", "check", "slogans", code=2)
        self.assertIn("the plugin `slogans` is disabled by", err)

    def test_options_of_a_plugin_are_checked_at_their_place(self):
        self.configure('[plugins]\nenabled = ["tasks"]\n[plugin.tasks]\ncheck_below = 2\n')
        _, err = self.call("plugin", "check", code=2)
        self.assertIn("jianbao.toml:4:15: ", err)
        self.assertIn("check_below = 2\n                  ^", err)

    def test_a_refused_library_has_its_reason(self):
        _, err = self.call("plugin", "check", os.environ["SAMPLES"] + "/wrong_magic.so", code=2)
        self.assertIn("no manifest of jianbao", err)
        _, err = self.call("plugin", "check", "json")
        self.assertIn("json can be used", err)


class Describe(Program):
    def test_the_reference_pages_are_what_the_plugins_declare(self):
        self.call("plugin", "describe", "--markdown", "-o", "pages")
        made = {name: (self.folder / "pages" / name).read_text("utf-8") for name in self.files("pages")}
        # A build folder may hold plugins of another state of the tree: those have no folder in plugins/.
        ours = {file.parent.name for file in (SOURCE / "plugins").glob("*s/*/CMakeLists.txt")} - {"common"}
        self.assertEqual(ours - {name.removesuffix(".md") for name in made}, set())
        for other in sorted({name.removesuffix(".md") for name in made} - ours - {"README"}):
            del made[f"{other}.md"]
            made["README.md"] = "".join(line for line in made["README.md"].splitlines(True) if f"]({other}.md)" not in line)
        there = {file.name: file.read_text("utf-8") for file in REFERENCE.iterdir()}
        self.assertGreater(len(made), 20)
        stale = sorted(name for name in made.keys() | there.keys() if made.get(name) != there.get(name))
        self.assertEqual(stale, [], "write them anew: jianbao plugin describe --markdown -o docs/reference")

    def test_every_column_and_option_has_its_meaning(self):
        for file in REFERENCE.glob("*.md"):
            if file.name == "README.md":
                continue
            for line in file.read_text("utf-8").splitlines():
                if line.startswith("| `"):
                    cells = [cell.strip() for cell in line.replace("\\|", "/").strip("|").split("|")]
                    self.assertEqual(len(cells), 5, f"{file.name}: {line}")
                    self.assertTrue(cells[0] and cells[2] and cells[4], f"{file.name}: {line}")

    def test_one_plugin_by_name_and_by_file(self):
        self.call("plugin", "new", "rules", "spent")
        by_file, _ = self.call("plugin", "describe", "spent.rules.toml", "--markdown")
        self.assertIn("| `amount` | `amount` | number | 金额（元） |", by_file)
        self.assertIn("Table spent (经费)", self.call("plugin", "describe", "spent.rules.toml")[0])
        self.call("plugin", "describe", "json", "--markdown", "-o", ".")
        self.assertEqual((self.folder / "json.md").read_text("utf-8"), (REFERENCE / "json.md").read_text("utf-8"))
        _, err = self.call("plugin", "describe", code=2)
        self.assertIn("name a plugin to describe", err)


if __name__ == "__main__":
    unittest.main()
