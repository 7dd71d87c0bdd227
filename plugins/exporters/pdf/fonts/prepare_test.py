"""Tests of the font preparation that need neither network nor the font package."""

import importlib.machinery
import importlib.util
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest

SCRIPT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "prepare")

loader = importlib.machinery.SourceFileLoader("prepare", SCRIPT)
prepare = importlib.util.module_from_spec(importlib.util.spec_from_loader("prepare", loader))
loader.exec_module(prepare)


def run(*arguments):
    return subprocess.run([sys.executable, "-B", SCRIPT, *arguments], capture_output=True, text=True, check=False)


def has_fonttools():
    return importlib.util.find_spec("fontTools") is not None


def write_complete(folder, size=3):
    names = [name + ".ttf" for name in prepare.FONTS]
    for name in names:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"x" * size)
    with open(os.path.join(folder, "fandol.json"), "w", encoding="utf-8") as file:
        json.dump({"recipe": prepare.RECIPE, "sizes": {name: 3 for name in names}}, file)


class PrepareTest(unittest.TestCase):
    def test_a_complete_folder_is_left_alone(self):
        with tempfile.TemporaryDirectory() as folder:
            write_complete(folder)
            done = run(folder, "--package", "/nonexistent.deb")
            self.assertEqual((done.returncode, done.stderr), (0, ""))

    def test_a_font_of_another_size_is_not_complete(self):
        with tempfile.TemporaryDirectory() as folder:
            write_complete(folder, size=2)
            self.assertFalse(prepare.is_complete(folder))

    def test_a_package_that_is_none_is_said_and_leaves_status_3(self):
        with tempfile.TemporaryDirectory() as folder:
            wrong = os.path.join(folder, "wrong.deb")
            with open(wrong, "wb") as file:
                file.write(b"no package")
            done = run(os.path.join(folder, "fonts"), "--package", wrong)
            self.assertEqual(done.returncode, 3)
            self.assertIn("could not be made", done.stderr)
            self.assertNotIn("Traceback", done.stderr)
            self.assertFalse(prepare.is_complete(os.path.join(folder, "fonts")))

    @unittest.skipUnless(has_fonttools(), "python3-fonttools is not installed")
    def test_cubic_outlines_become_truetype_with_the_same_widths(self):
        from fontTools.fontBuilder import FontBuilder
        from fontTools.pens.t2CharStringPen import T2CharStringPen
        from fontTools.ttLib import TTFont

        pen = T2CharStringPen(600, None)
        pen.moveTo((0, 0))
        pen.curveTo((0, 300), (200, 500), (500, 500))
        pen.lineTo((500, 0))
        pen.closePath()
        empty = T2CharStringPen(500, None).getCharString()
        builder = FontBuilder(1000, isTTF=False)
        builder.setupGlyphOrder([".notdef", "A"])
        builder.setupCharacterMap({65: "A"})
        builder.setupCFF("Test", {}, {".notdef": empty, "A": pen.getCharString()}, {})
        builder.setupHorizontalMetrics({".notdef": (500, 0), "A": (600, 0)})
        builder.setupHorizontalHeader(ascent=880, descent=-120)
        builder.setupNameTable({"familyName": "Test", "styleName": "Regular", "psName": "Test"})
        builder.setupOS2()
        builder.setupPost()
        data = io.BytesIO()
        builder.save(data)

        font = TTFont(io.BytesIO(prepare.to_truetype(data.getvalue())))
        self.assertNotIn("CFF ", font)
        self.assertEqual(font["hmtx"]["A"], (600, 0))
        self.assertEqual(font.getBestCmap(), {65: "A"})
        glyph = font["glyf"]["A"]
        self.assertEqual((glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax), (0, 0, 500, 500))


if __name__ == "__main__":
    unittest.main()
