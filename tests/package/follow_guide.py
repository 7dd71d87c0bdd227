#!/usr/bin/env python3
"""Does what docs/writing-a-plugin.md says, to the letter.

    follow_guide.py GUIDE FOLDER

In FOLDER, with jianbao in PATH: writes every block that names a file, runs every block of commands, in the
order of the numbered sections. Then looks for the column in the workbook.
"""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

MOST_COMMANDS = 6


def blocks(guide):
    """(language, file name or "", text) of the fenced blocks below headings that begin with a number."""
    numbered = False
    language = name = None
    lines = []
    for line in guide.read_text("utf-8").splitlines():
        if language is None and line.startswith("#"):
            numbered = bool(re.match(r"## \d+\. ", line))
        elif line.startswith("```"):
            if language is None:
                language, _, name = line[3:].partition(" ")
                lines = []
            else:
                if numbered:
                    yield language, name, "\n".join(lines) + "\n"
                language = None
        elif language is not None:
            lines.append(line)


def shared_strings(workbook):
    with zipfile.ZipFile(workbook) as parts:
        return re.sub(r"<[^>]+>", "\n", parts.read("xl/sharedStrings.xml").decode("utf-8"))


def main():
    guide, folder = Path(sys.argv[1]), Path(sys.argv[2])
    commands = files = 0
    for language, name, text in blocks(guide):
        if name:
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
            files += 1
        elif language == "sh":
            commands += len(text.splitlines())
            done = subprocess.run(["bash", "-e", "-c", text], cwd=folder, capture_output=True, text=True)
            if done.returncode != 0:
                sys.exit(f"{guide}: this ended with {done.returncode}:\n{text}{done.stdout}{done.stderr}")
    if not 0 < commands <= MOST_COMMANDS:
        sys.exit(f"{guide}: {commands} commands from nothing to the report; {MOST_COMMANDS} are promised")
    found = shared_strings(folder / "out/weekly-costs-2026-04-24.xlsx")
    for text in ("金额", "860万元", "300万元", "8.5万元"):
        if f"\n{text}\n" not in found:
            sys.exit(f"{guide}: the report lacks {text}; it has:\n{found}")
    print(f"{commands} commands and {files} files from nothing to a column in the report")


if __name__ == "__main__":
    main()
