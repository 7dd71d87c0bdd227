#!/usr/bin/env python3
"""check_tree.py must find what it is there for: each case is a small tree with one mistake."""

import tempfile
import unittest
from pathlib import Path

import check_tree


class Tree(unittest.TestCase):
    def problems(self, files):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in files.items():
                file = root / name
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(text, "utf-8")
            return check_tree.check(root)

    def assert_wrong(self, file, include, because, **others):
        found = self.problems({file: f"// a comment\n#include {include}\n", **others})
        self.assertEqual(len(found), 1, found)
        self.assertIn(f"{file}:2: ", found[0])
        self.assertIn(because, found[0])

    def assert_right(self, file, include, **others):
        self.assertEqual(self.problems({file: f"#include {include}\n", **others}), [])

    def test_plugins_see_the_sdk_only(self):
        plugin = "plugins/analyzers/a/a.cpp"
        self.assert_right(plugin, '"jianbao/plugin.h"')
        self.assert_right(plugin, "<hs/hs.h>")
        self.assert_right(plugin, '"rules.h"', **{"plugins/analyzers/a/rules.h": ""})
        self.assert_right("plugins/analyzers/a/test/a_test.cpp", '"rules.h"', **{"plugins/analyzers/a/rules.h": ""})
        self.assert_right("plugins/readers/a/a.cpp", '"xml.h"', **{"plugins/readers/common/xml.h": ""})
        self.assert_wrong(plugin, '"config/toml.h"', "nothing else of the host")
        self.assert_wrong(plugin, "<config/toml.h>", "nothing else of the host", **{"host/config/toml.h": ""})
        self.assert_wrong(plugin, '"../../../host/text/a.h"', "nothing else of the host", **{"host/text/a.h": ""})
        self.assert_wrong(plugin, '"../b/b.h"', "neither in plugins/analyzers/a nor", **{"plugins/analyzers/b/b.h": ""})

    def test_the_sdk_sees_the_standard_library_only(self):
        header = "host/sdk/jianbao/a.h"
        self.assert_right(header, "<vector>")
        self.assert_right(header, '"jianbao/basics.h"')
        self.assert_wrong(header, "<fmt/core.h>", "C++ standard library")
        self.assert_wrong(header, "<unistd.h>", "C++ standard library")
        self.assert_wrong("host/sdk/a.cpp", '"config/toml.h"', "C++ standard library")

    def test_host_parts_point_one_way(self):
        self.assert_right("host/cli/main.cpp", '"pipeline/run.h"')
        self.assert_right("host/report/build.cpp", '"ledger/ledger.h"')
        self.assert_right("host/loader/a.cpp", '"config/toml.h"')
        self.assert_right("host/ledger/a.cpp", '"schema.h"', **{"host/ledger/schema.h": ""})
        self.assert_wrong("host/ledger/a.cpp", '"config/toml.h"', "host/ledger includes")
        self.assert_wrong("host/ledger/a.cpp", '"../config/toml.h"', "host/ledger includes", **{"host/config/toml.h": ""})
        self.assert_wrong("host/config/a.cpp", '"report/layout.h"', "host/config includes")
        self.assert_wrong("host/pipeline/a.cpp", '"cli/app.h"', "host/pipeline includes")
        self.assert_wrong("host/gadgets/a.cpp", "<vector>", "no part 'gadgets'")

    def test_libraries_stay_at_home(self):
        self.assert_right("host/config/toml.cpp", "<toml++/toml.h>")
        self.assert_wrong("host/report/a.cpp", "<toml++/toml.h>", "outside host/config")
        self.assert_wrong("plugins/analyzers/a/a.cpp", "<hpdf.h>", "outside plugins/exporters/pdf")
        self.assert_right("host/cli/command_line.cpp", "<CLI/CLI.hpp>")
        self.assert_wrong("host/cli/command_line.h", "<CLI/App.hpp>", "outside host/cli/command_line.cpp")
        self.assert_wrong("host/cli/application.cpp", "<CLI/CLI.hpp>", "outside host/cli/command_line.cpp")

    def test_length(self):
        self.assertEqual(self.problems({"host/cli/a.cpp": "\n" * 500}), [])
        self.assertIn("501 lines", self.problems({"host/cli/a.cpp": "\n" * 501})[0])


if __name__ == "__main__":
    unittest.main()
