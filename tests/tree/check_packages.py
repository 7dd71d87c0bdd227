#!/usr/bin/env python3
"""Every library the sources include is in config/packages.txt, so that a fresh machine builds.

    check_packages.py [ROOT]

Asks dpkg which package a header belongs to; only direct includes count, and what build-essential
brings needs no mention. Programs the build looks for are checked by the fresh machine itself.
"""

import re
import subprocess
import sys
from pathlib import Path

from check_tree import STANDARD_HEADERS, includes

ALWAYS_THERE = ("libc6-dev", "libgcc-", "linux-libc-dev", "libstdc++-", "libcrypt-dev")


def include_folders():
    """Where headers are: the compiler's folders, and those libraries keep theirs in."""
    base = Path("/usr/include")
    compiler = Path("/usr/lib/gcc").glob("*-linux-gnu*/*/include")
    return [base, *base.glob("*-linux-gnu*"), *compiler, *(folder for folder in base.glob("*") if folder.is_dir())]


def packages_of(files):
    """Package by file; asked once for all, for dpkg takes its time."""
    answer = subprocess.run(["dpkg", "-S", *map(str, files)], capture_output=True, text=True).stdout
    pairs = (line.split(": ", 1) for line in answer.splitlines())
    return {Path(file): package.split(":")[0] for package, file in pairs}


def main():
    root = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else Path(__file__).resolve().parents[2]
    listed = {line.split("#")[0].strip() for line in (root / "config/packages.txt").read_text("utf-8").splitlines()}
    wanted = {}
    for top in ("host", "plugins", "tests"):
        for file in sorted((root / top).rglob("*")):
            if file.suffix in {".h", ".cpp"}:
                for number, quoted, header in includes(file):
                    if not quoted and header not in STANDARD_HEADERS and not header.startswith("jianbao/"):
                        wanted.setdefault(header, f"{file.relative_to(root)}:{number}")
    folders, problems, found = include_folders(), [], 0
    places = {header: next((folder / header for folder in folders if (folder / header).is_file()), None) for header in wanted}
    packages = packages_of({place.resolve() for place in places.values() if place})
    for header, where in sorted(wanted.items()):
        package = packages.get(places[header].resolve()) if places[header] else None
        if package is None:
            problems.append(f"{where}: <{header}> belongs to no installed package")
        # libboost-dev stands for libboost1.74-dev.
        elif listed & {package, re.sub(r"[0-9.]+-dev$", "-dev", package)}:
            found += 1
        elif not package.startswith(ALWAYS_THERE):
            problems.append(f"{where}: <{header}> is of {package}, which config/packages.txt lacks")
    print("\n".join(problems) or f"{found} headers of libraries, all from packages of config/packages.txt")
    return 1 if problems or not found else 0


if __name__ == "__main__":
    sys.exit(main())
