#!/usr/bin/env python3
"""Runs one case: a folder with what goes in, how jianbao is run, and what must come out.

    run_case.py PROGRAM SAMPLES FOLDER

README.md beside this file tells what stands in a folder.
"""

import difflib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

CASE_KEYS = {"what", "run", "stdin", "exit", "errors", "types", "floor"}
MEASURES = {"rows", "lead", "deadline", "frequency"}


class Failure(Exception):
    pass


def load_case(folder):
    case = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    unknown = set(case) - CASE_KEYS | set(case.get("floor", {})) - MEASURES
    if unknown:
        raise Failure(f"case.toml: unknown {', '.join(sorted(unknown))}")
    for key in ("what", "run"):
        if key not in case:
            raise Failure(f"case.toml: '{key}' is missing")
    if not (folder / "expected.txt").exists() and not (folder / "expected.jsonl").exists() and "errors" not in case:
        raise Failure("nothing is expected: no expected.txt, no expected.jsonl, no errors")
    return case


def run(program, samples, folder, case):
    """Runs in a copy of the folder, so that nothing a run writes stays in the source tree."""
    with tempfile.TemporaryDirectory() as scratch:
        work = Path(scratch) / "case"
        shutil.copytree(folder, work)
        command = [program] + [word.replace("{samples}", samples) for word in case["run"]]
        stdin = (work / case["stdin"]).open("rb") if "stdin" in case else subprocess.DEVNULL
        environment = {k: v for k, v in os.environ.items() if not k.startswith("JIANBAO_")} | {"LC_ALL": "C.UTF-8"}
        done = subprocess.run(command, cwd=work, stdin=stdin, capture_output=True, env=environment, timeout=120)
        return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def read_rows(text):
    return [json.loads(line) for line in text.splitlines() if line.strip()]


def differences(expected, found, path=""):
    """Where `found` differs from what `expected` names; members expected does not name are free."""
    if isinstance(expected, dict):
        if not isinstance(found, dict):
            return [f"{path or 'row'} is {json.dumps(found, ensure_ascii=False)}, expected an object"]
        out = []
        for key, value in expected.items():
            out += differences(value, found.get(key), f"{path}.{key}" if path else key)
        return out
    if expected != found:
        return [f"{path} is {json.dumps(found, ensure_ascii=False)}, expected {json.dumps(expected, ensure_ascii=False)}"]
    return []


def compare_rows(expected, found):
    problems = []
    for index, row in enumerate(expected):
        if index < len(found):
            problems += [f"row {index + 1}: {text}" for text in differences(row, found[index])]
        else:
            problems.append(f"row {index + 1} is missing: {json.dumps(row, ensure_ascii=False)}")
    for row in found[len(expected):]:
        problems.append(f"a row too many: {json.dumps(row, ensure_ascii=False)}")
    return problems


def squeeze(text):
    return re.sub(r"[^0-9A-Za-z㐀-鿿〇%]", "", text)


def overlap(a, b):
    """Share of the shorter text that both have in one piece."""
    a, b = squeeze(a), squeeze(b)
    match = difflib.SequenceMatcher(None, a, b, autojunk=False).find_longest_match()
    return match.size / max(1, min(len(a), len(b)))


def values_of(row, measure):
    value = row.get(measure)
    if measure == "lead":
        return list(value or [])
    values = value if isinstance(value, list) else [value]
    return [v["norm"] for v in values if isinstance(v, dict) and v.get("norm")][:1]


def f1(right, found, wanted):
    return 2 * right / (found + wanted) if found + wanted else 1.0


def measure(gold, found):
    """F1 of the rows (quotes that overlap by half, one for one) and of what matched rows carry; and what differs."""
    scored = sorted(
        ((overlap(g["quote"], f["quote"]) + len(set(g["lead"]) & set(f.get("lead") or [])) +
          (values_of(g, "deadline") == values_of(f, "deadline")), i, j)
         for i, g in enumerate(gold) for j, f in enumerate(found) if overlap(g["quote"], f["quote"]) >= 0.5),
        reverse=True)
    of_gold, of_found = {}, set()
    for _, i, j in scored:
        if i not in of_gold and j not in of_found:
            of_gold[i] = j
            of_found.add(j)
    result, notes = {"rows": f1(len(of_gold), len(found), len(gold))}, []
    for name in ("lead", "deadline", "frequency"):
        right = wanted = given = 0
        for i, g in enumerate(gold):
            want = values_of(g, name)
            got = values_of(found[of_gold[i]], name) if i in of_gold else []
            wanted += len(want)
            given += len(got)
            right += len(set(want) & set(got))
            if i in of_gold and set(want) != set(got):
                notes.append(f"{name} is {got}, not {want}: {g['quote']}")
        result[name] = f1(right, given, wanted)
    notes += [f"missed: {g['quote']}" for i, g in enumerate(gold) if i not in of_gold]
    notes += [f"no gold row: {f['quote']}" for j, f in enumerate(found) if j not in of_found]
    return result, notes


def check(program, samples, folder):
    case = load_case(folder)
    code, out, errors = run(program, samples, folder, case)
    problems = []
    if code != case.get("exit", 0):
        problems.append(f"exit {code}, expected {case.get('exit', 0)}; standard error:\n{errors}")
    problems += [f"standard error lacks {text!r}; it says:\n{errors}" for text in case.get("errors", []) if text not in errors]
    if (folder / "expected.txt").exists():
        expected = (folder / "expected.txt").read_text("utf-8")
        problems += list(difflib.unified_diff(expected.splitlines(), out.splitlines(), "expected.txt", "found", lineterm=""))
    if (folder / "expected.jsonl").exists():
        expected = read_rows((folder / "expected.jsonl").read_text("utf-8"))
        types = case.get("types") or sorted({row["type"] for row in expected}) or ["task"]
        found = [row for row in read_rows(out) if row.get("type") in types and row.get("grade") != "C"]
        if "floor" in case:
            result, notes = measure(expected, found)
            print("  ".join(f"{name} {value:.3f}" for name, value in result.items()))
            low = [f"{name} is {result[name]:.3f}, below its floor {least}" for name, least in case["floor"].items()
                   if result[name] < least]
            if low or "-v" in sys.argv:
                print("\n".join(notes))
            problems += low
        else:
            problems += compare_rows(expected, found)
    if problems:
        raise Failure("\n".join(problems))


def main():
    program, samples, folder = sys.argv[1], str(Path(sys.argv[2]).resolve()), Path(sys.argv[3]).resolve()
    try:
        check(str(Path(program).resolve()), samples, folder)
    except Failure as failure:
        print(f"{folder}: {failure}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
