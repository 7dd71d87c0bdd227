#!/usr/bin/env python3
"""Compares what plugins are built against with what was recorded for this version of the SDK.

    sdk_abi.py HEADERS LIBRARY RECORDS COMPILER [--accept]

HEADERS is the folder that holds jianbao/*.h, LIBRARY the SDK's archive, RECORDS a folder with a file a version.
From the compiler's own debug information come the size of every type, the place and type of every member,
the order of every virtual function and every enumerator; from the archive its functions; from the headers
the names of the standard tables and columns. A difference means that plugins built before may not work: it
needs another version of the SDK (docs/writing-a-plugin.md, Versions). --accept records what is there now.
"""

import difflib
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SKIPPED = 77
STRING = "std::basic_string<char, std::char_traits<char>, std::allocator<char> >"
ENTRY = re.compile(r"^ <(\d+)><([0-9a-f]+)>: Abbrev Number: \d+(?: \((DW_TAG_\w+)\))?")
ATTRIBUTE = re.compile(r"^    <[0-9a-f]+>\s+(DW_AT_\w+)\s*: (.*)$")


class Entry:
    def __init__(self, tag, parent):
        self.tag, self.parent, self.attributes, self.children = tag, parent, {}, []

    def name(self):
        # "(indirect string, offset: 0x1f): evidence" or the text itself
        return re.sub(r"^\((?:indirect|alt indirect)[^)]*\): ", "", self.attributes.get("DW_AT_name", "")).strip()

    def number(self, attribute):
        value = self.attributes.get(attribute)
        if value is None:
            return None
        block = re.search(r"DW_OP_(?:constu|lit|plus_uconst):? ?(\d+)", value)
        return int(block[1] if block else value.split()[0], 0)


def read_entries(object_file):
    """All entries by their offset, in order."""
    text = subprocess.run(["readelf", "--debug-dump=info", object_file], check=True, capture_output=True, text=True).stdout
    entries, stack, current = {}, [], None
    for line in text.splitlines():
        if found := ENTRY.match(line):
            depth = int(found[1])
            current = None
            if found[3]:
                del stack[depth:]
                current = Entry(found[3], stack[-1] if stack else None)
                if stack:
                    stack[-1].children.append(current)
                stack.append(current)
                entries[found[2]] = current
        elif current and (found := ATTRIBUTE.match(line)):
            current.attributes[found[1]] = found[2]
    return entries


def plain(name):
    return name.replace("std::__cxx11::", "std::").replace("[abi:cxx11]", "").replace(STRING, "std::string")


def qualified(entry):
    names = []
    if entry.name().startswith("vector<"):
        # The allocator is always the standard one, and only makes the lines long.
        return "std::" + re.sub(r"vector<(.*), std::allocator<\1 ?> >", r"vector<\1>", plain(entry.name()))
    while entry is not None and entry.tag != "DW_TAG_compile_unit":
        names.append(entry.name())
        entry = entry.parent
    return plain("::".join(name for name in reversed(names) if name and name != "__cxx11"))


def type_name(entries, entry):
    reference = entry.attributes.get("DW_AT_type")
    if reference is None:
        return "void"
    target = entries[re.search(r"0x([0-9a-f]+)", reference)[1]]
    inner = lambda: type_name(entries, target)
    if target.tag == "DW_TAG_pointer_type":
        return inner() + "*"
    if target.tag in ("DW_TAG_reference_type", "DW_TAG_rvalue_reference_type"):
        return inner() + ("&" if target.tag == "DW_TAG_reference_type" else "&&")
    if target.tag == "DW_TAG_const_type":
        return "const " + inner()
    if target.tag == "DW_TAG_array_type":
        counts = [str(child.number("DW_AT_upper_bound") + 1) for child in target.children if child.number("DW_AT_upper_bound") is not None]
        return inner() + "".join(f"[{count}]" for count in counts)
    if target.tag == "DW_TAG_typedef" and qualified(target).startswith("jianbao::"):
        return f"{qualified(target)} = {inner()}"  # what a name of ours stands for may change
    if target.tag == "DW_TAG_subroutine_type":
        return f"{inner()} ({parameters(entries, target)})"
    return qualified(target)


def parameters(entries, function):
    return ", ".join(type_name(entries, child) for child in function.children
                     if child.tag == "DW_TAG_formal_parameter" and "DW_AT_artificial" not in child.attributes)


def describe(entries, entry):
    """The lines of one type: a struct, a class or an enumeration."""
    name = qualified(entry)
    if entry.tag == "DW_TAG_enumeration_type":
        yield f"enum {name}, {entry.number('DW_AT_byte_size')} bytes"
        for child in entry.children:
            yield f"    {child.number('DW_AT_const_value')} {child.name()}"
        return
    yield f"type {name}, {entry.number('DW_AT_byte_size')} bytes"
    for child in entry.children:
        if child.tag == "DW_TAG_inheritance":
            yield f"    at {child.number('DW_AT_data_member_location') or 0} base {type_name(entries, child)}"
        elif child.tag == "DW_TAG_member" and "DW_AT_data_member_location" in child.attributes:
            yield f"    at {child.number('DW_AT_data_member_location')} {child.name() or '-'}: {type_name(entries, child)}"
    virtual = [child for child in entry.children if child.tag == "DW_TAG_subprogram" and "DW_AT_vtable_elem_location" in child.attributes]
    for child in sorted(virtual, key=lambda child: child.number("DW_AT_vtable_elem_location")):
        yield (f"    virtual {child.number('DW_AT_vtable_elem_location')} {child.name()}({parameters(entries, child)})"
               f" -> {type_name(entries, child)}")


def types_of(headers, compiler):
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "all.cpp"
        source.write_text("".join(f'#include "jianbao/{file.name}"\n' for file in sorted((headers / "jianbao").glob("*.h"))), "utf-8")
        subprocess.run([compiler, "-std=c++20", "-g", "-gdwarf-5", "-O0", "-fno-eliminate-unused-debug-types",
                        "-femit-class-debug-always", "-I", headers, "-c", source, "-o",
                        source.with_suffix(".o")], check=True)
        entries = read_entries(source.with_suffix(".o"))
    found = {}
    for entry in entries.values():
        if entry.tag in ("DW_TAG_structure_type", "DW_TAG_class_type", "DW_TAG_enumeration_type"):
            name = qualified(entry)
            # Templates have a layout only where they are used; what is declared elsewhere has no size here.
            if name.startswith("jianbao::") and entry.name() and "<" not in name and "DW_AT_byte_size" in entry.attributes:
                found[name] = list(describe(entries, entry))
    return [line for name in sorted(found) for line in found[name]]


def functions_of(library):
    text = subprocess.run(["nm", "--demangle", "--defined-only", "--extern-only", library], check=True, capture_output=True, text=True).stdout
    names = {match[1] for match in re.finditer(r"^[0-9a-f]+ [TRDB] (.*)$", text, re.M)}
    return [f"function {plain(name)}" for name in sorted(names) if name.startswith("jianbao::")]


def columns_of(headers):
    text = (headers / "jianbao/standard_tables.h").read_text("utf-8")
    table = ""
    for match in re.finditer(r'table = "(\w+)"|Column<([^>]+)> \w+\{"([\w.]+)"\}', text):
        table = match[1] or table
        yield f"table {table}" if match[1] else f"    column {match[3]}: {match[2]}"


def main():
    arguments = [argument for argument in sys.argv[1:] if argument != "--accept"]
    headers, library, records, compiler = Path(arguments[0]), arguments[1], Path(arguments[2]), arguments[3]
    plugin = (headers / "jianbao/plugin.h").read_text("utf-8")
    version = ".".join(re.search(rf"#define JIANBAO_SDK_{part} (\d+)", plugin)[1] for part in ("MAJOR", "MINOR"))
    built = "compiler gcc" + subprocess.run([compiler, "-dumpversion"], check=True, capture_output=True, text=True).stdout.split(".")[0].strip()
    lines = [f"SDK {version}", built, *types_of(headers, compiler), *functions_of(library), *columns_of(headers)]
    record = records / f"{version}.txt"
    if "--accept" in sys.argv:
        records.mkdir(exist_ok=True)
        record.write_text("\n".join(lines) + "\n", "utf-8")
        print(f"{record}: {len(lines)} lines")
        return 0
    if not record.exists():
        print(f"SDK {version} has no record; look over what changed since the last version, then run this with --accept")
        return 1
    recorded = record.read_text("utf-8").splitlines()
    if recorded[1] != built:
        print(f"recorded with another compiler ({recorded[1]}); nothing is compared")
        return SKIPPED
    changes = [line for line in difflib.unified_diff(recorded, lines, str(record), "the headers", n=2, lineterm="")]
    if not changes:
        print(f"SDK {version}: {len(lines)} lines as recorded")
        return 0
    print("\n".join(changes))
    print(f"\nPlugins built against SDK {version} may not work with this. Raise JIANBAO_SDK_MINOR in host/sdk/jianbao/plugin.h (before\n"
          "1.0; docs/writing-a-plugin.md, Versions), say so in CHANGELOG.md, and record the new version with --accept. Only a\n"
          "version that no release had may be recorded anew.")
    return 1


if __name__ == "__main__":
    sys.exit(main())
