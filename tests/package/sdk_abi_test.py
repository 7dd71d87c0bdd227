#!/usr/bin/env python3
"""sdk_abi.py must notice what breaks plugins: changes to a copy of the headers, each of another kind.

    sdk_abi_test.py HEADERS LIBRARY RECORDS COMPILER
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

# file, what stands there, what stands there instead, a line of the answer
CHANGES = [
    ("basics.h", "    std::uint32_t begin = 0;\n    std::uint32_t end = 0;", "    std::uint32_t end = 0;\n    std::uint32_t begin = 0;",
     "-    at 0 begin: uint32_t"),
    ("analyzer.h", "    virtual void compare(", "    virtual int rank() const { return 0; }\n    virtual void compare(", "+    virtual 3 rank() -> int"),
    ("document.h", "    speech,  ", "    order,\n    speech,  ", "+    1 order"),
    ("findings.h", "bool, Date, Span, TextList>", "bool, Date, Span>", "jianbao::Span>>"),
    ("report.h", "    std::string note;        ///< under", "    int lines = 0;\n    std::string note;        ///< under", "lines: int"),
    ("reader.h", "virtual int recognize(const Input& input)", "virtual int recognize(const Input& input, int)", "+    virtual 2 recognize(const jianbao::Input&, int)"),
    ("standard_tables.h", 'canonical{"canonical"}', 'canonical{"canonical_name"}', "-    column canonical: std::string"),
]


def main():
    headers, library, records, compiler = sys.argv[1:5]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        shutil.copytree(Path(headers) / "jianbao", copy / "jianbao")
        for name, before, after, _ in CHANGES:
            file = copy / "jianbao" / name
            text = file.read_text("utf-8")
            assert text.count(before) >= 1, f"{name} has no {before!r} any more"
            file.write_text(text.replace(before, after, 1), "utf-8")
        done = subprocess.run([sys.executable, "-B", Path(__file__).with_name("sdk_abi.py"), copy, library, records, compiler],
                              capture_output=True, text=True)
    if done.returncode == 77:
        print(done.stdout)
        return 77
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Raise JIANBAO_SDK_MINOR" in done.stdout, done.stdout
    missed = [f"{name}: {line}" for name, _, _, line in CHANGES if line not in done.stdout]
    assert not missed, f"not noticed: {missed}\n{done.stdout}"
    print(f"{len(CHANGES)} changes, all noticed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
