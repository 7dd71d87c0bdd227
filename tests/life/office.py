"""What the tests of the ledger's life share: a folder an office works in, and the program called there."""

import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path


class Office(unittest.TestCase):
    program = None
    environment = os.environ | {"LC_ALL": "C.UTF-8", "USER": "office"}

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def call(self, *words, code=0, stdin="", language="C.UTF-8"):
        """What the program wrote to its output and its errors; it must end with the code."""
        done = subprocess.run([self.program, *words], cwd=self.folder, capture_output=True, text=True, input=stdin,
                              env=self.environment | {"LC_ALL": language})
        self.assertEqual(done.returncode, code, done.stdout + done.stderr)
        return done.stdout, done.stderr


def main():
    """Runs the tests of the calling file; its first argument is the program."""
    Office.program = str(Path(sys.argv.pop(1)).resolve())
    unittest.main(verbosity=1)
