"""Runs jianbao in a folder of its own, with a configuration that uses few plugins."""

import os
import shutil
import subprocess
import tempfile
import unittest
from pathlib import Path

GOOD = "关于做好整改工作的通知\n各乡镇要在6月底前完成整改。\n请各单位抓好落实。\n"
LAYOUT = """
[layout]
name = "short"
title = "简报"

[[section]]
kind = "text"
text = "截至{as_of}。"

[[section]]
kind = "table"
name = "文件"
sql = "SELECT name, characters FROM documents ORDER BY name"
"""


class Program(unittest.TestCase):
    """A test in a temporary folder. `enabled` are the plugins of its jianbao.toml."""

    enabled = ["text", "well_behaved", "json"]

    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jianbao-cli-"))
        self.addCleanup(shutil.rmtree, self.folder)
        names = ", ".join(f'"{name}"' for name in self.enabled)
        self.write("jianbao.toml", f"[plugins]\nenabled = [{names}]\n")
        self.good = self.write("来文/通知.txt", GOOD)

    def write(self, name, content):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def run_it(self, *arguments, stdin="", language="C.UTF-8", stdout=subprocess.PIPE):
        environment = {"PATH": os.environ["PATH"], "LC_ALL": language, "JIANBAO_PLUGIN_PATH": os.environ["SAMPLES"]}
        return subprocess.run([os.environ["JIANBAO"], *arguments], cwd=self.folder, env=environment, timeout=120,
                              input=stdin.encode(), stdout=stdout, stderr=subprocess.PIPE, check=False)

    def call(self, *arguments, code=0, **settings):
        """Runs it and checks the exit code; returns what it wrote to both streams."""
        done = self.run_it(*arguments, **settings)
        out, err = (done.stdout or b"").decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, f"jianbao {' '.join(arguments)}\n{out}{err}")
        return out, err

    def files(self, folder="."):
        return sorted(str(file.relative_to(self.folder / folder)) for file in (self.folder / folder).rglob("*")
                      if file.is_file())
