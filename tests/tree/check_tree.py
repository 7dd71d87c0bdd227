#!/usr/bin/env python3
"""Checks the shape of the source tree: who includes whom, and how long files are.

    check_tree.py [ROOT]

Prints one line a violation, `file:line: what is wrong`, and exits 1 if there is any.
"""

import re
import sys
from pathlib import Path

# What a part of the host may include. The direction is
# cli → pipeline → {loader → {worker, rules}, ledger, report, text, config} → sdk.
MAY_INCLUDE = {
    "sdk": set(),
    "config": {"sdk"},
    "ledger": {"sdk"},
    "rules": {"config", "sdk"},
    "worker": {"config", "sdk"},
    "loader": {"worker", "rules", "config", "sdk"},
    "text": {"config", "sdk"},
    "report": {"ledger", "config", "sdk"},
    "pipeline": {"loader", "ledger", "report", "text", "config", "sdk"},
    "cli": {"pipeline", "loader", "worker", "rules", "ledger", "report", "text", "config", "sdk"},
}

# Libraries whose types must not spread: header prefix → the folder or file that may include it.
HOMES = {
    "toml++": "host/config",
    "sqlite3": "host/ledger",
    "boost/dll": "host/loader",
    "CLI/": "host/cli/command_line.cpp",
    "hpdf": "plugins/exporters/pdf",
    "xlsxwriter": "plugins/exporters/xlsx",
}

STANDARD_HEADERS = set(
    """algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes
    climits clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg
    cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem
    forward_list fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator latch
    limits list locale map memory memory_resource mutex new numbers numeric optional ostream queue random ranges
    ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept stop_token
    streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex typeinfo
    unordered_map unordered_set utility valarray variant vector version""".split()
)

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
CODE = {".h", ".hpp", ".cpp", ".cc", ".c", ".cmake", ".py", ".sh"}
MAX_LINES = 500


def includes(file):
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match[1] == '"', match[2]


def host_part(root, file, header):
    """The part of the host a header belongs to, or None."""
    for folder in (file.parent, root / "host", root):
        target = (folder / header).resolve()
        if target.is_file() and (root / "host") in target.parents:
            return target.relative_to(root / "host").parts[0]
    if header.startswith("jianbao/"):
        return "sdk"
    first = header.split("/")[0]
    return first if first in MAY_INCLUDE else None


def plugin_folder(root, file):
    """plugins/KIND/NAME of a file: the folder that may not look outside itself."""
    return root.joinpath(*file.relative_to(root).parts[:3])


def is_test(file):
    return file.stem.endswith("_test") or file.parent.name == "test"


def check_host(root, file, header, quoted):
    part = file.relative_to(root / "host").parts[0]
    if part not in MAY_INCLUDE:
        return f"the host has no part '{part}': name it, and what it may include, in {Path(__file__).name}"
    target = host_part(root, file, header)
    if part == "sdk":
        if target != "sdk" and header not in STANDARD_HEADERS:
            return f"the SDK includes {header}: it may include the C++ standard library and jianbao/ only"
    elif target and target != part and target not in MAY_INCLUDE[part]:
        return f"host/{part} includes {header} of host/{target}: dependencies go {part} → {', '.join(sorted(MAY_INCLUDE[part]))}"
    return None


def check_plugin(root, file, header, quoted):
    folder = plugin_folder(root, file)
    part = host_part(root, file, header)
    if part and not header.startswith("jianbao/") and not is_test(file):
        return f"a plugin includes {header} of host/{part}: plugins see jianbao/ and nothing else of the host"
    if quoted and not header.startswith("jianbao/") and not part:
        # Its own files, and those of a library the plugins of its kind share.
        common = folder.parent / "common"
        near = [(base / header).resolve() for base in (file.parent, folder, common)]
        if not any({folder, common} & set(target.parents) for target in near if target.is_file()):
            return f'a plugin includes "{header}", which is neither in {folder.relative_to(root)} nor in {common.relative_to(root)}'
    return None


def check_home(root, file, header, quoted):
    for prefix, home in HOMES.items():
        if header.startswith(prefix) and root / home not in (file, *file.parents):
            return f"{header} is included outside {home}, the one place that knows this library"
    return None


def source_files(root):
    for top in ("host", "plugins", "tests"):
        for file in sorted((root / top).rglob("*")):
            if file.is_file() and (file.suffix in CODE or file.name == "CMakeLists.txt"):
                yield file
    for file in (root / "bootstrap", root / "CMakeLists.txt"):
        if file.is_file():
            yield file


def check(root):
    root = root.resolve()
    problems = []
    for file in source_files(root):
        name = file.relative_to(root)
        lines = file.read_text("utf-8").count("\n")
        if lines > MAX_LINES:
            problems.append(f"{name}:{lines}: {lines} lines; a file past {MAX_LINES} is asking to be two")
        if file.suffix not in {".h", ".hpp", ".cpp", ".cc", ".c"}:
            continue
        rules = []
        if name.parts[0] == "host":
            rules = [check_host, check_home]
        elif name.parts[0] == "plugins" and len(name.parts) > 3:
            rules = [check_plugin, check_home]
        for number, quoted, header in includes(file):
            for rule in rules:
                problem = rule(root, file, header, quoted)
                if problem:
                    problems.append(f"{name}:{number}: {problem}")
    return problems


def main():
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    problems = check(root)
    print("\n".join(problems) or f"{root}: includes point one way, no file is too long")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
