#!/usr/bin/env python3
"""How often rows are right, by their confidence.

usage: confidence.py SYSTEM.ndjson GOLD.jsonl... --docs DIR [--below 0.8]

SYSTEM.ndjson is what `jianbao analyze` wrote, GOLD.jsonl rows annotated by hand (doc, quote, lead), DIR the clean
texts, DOC.txt each. Rows of grades A and B are counted. A row is a task if its quote overlaps a gold quote by half
of the shorter; its lead agrees if every gold party is in it and it has no more parties than the gold row. The last
lines say how the errors are spread: rows below the threshold are those marked 待核.
"""
import argparse
import json
import pathlib
import re

NOISE = re.compile(r"[^0-9A-Za-z\u3400-\u9fff%×*＊]")
BANDS = [(0.97, 1.01), (0.95, 0.97), (0.9, 0.95), (0.8, 0.9), (0.6, 0.8), (0.0, 0.6)]


def rows_of(path):
    return [json.loads(line) for line in pathlib.Path(path).read_text("utf-8").splitlines() if line.strip()]


def place(rows, text):
    """Each row with the span of its quote in the text without punctuation; equal quotes take place after place."""
    taken, out = set(), []
    for row in rows:
        quote = NOISE.sub("", row["quote"])
        at = text.find(quote)
        while at >= 0 and (at, at + len(quote)) in taken:
            at = text.find(quote, at + 1)
        if at < 0:
            at = text.find(quote)
        span = (at, at + len(quote)) if at >= 0 and quote else None
        if not span:  # cleaned differently: a piece of it
            for start in range(0, max(1, len(quote) - 12), 4):
                at = text.find(quote[start:start + 12])
                if at >= 0 and len(quote) >= 12:
                    span = (max(0, at - start), max(0, at - start) + len(quote))
                    break
        taken.add(span)
        out.append((row, span))
    return out


def overlap(a, b):
    return (min(a[1], b[1]) - max(a[0], b[0])) / max(1, min(a[1] - a[0], b[1] - b[0])) if a and b else 0


def same(a, b):
    a, b = NOISE.sub("", a).rstrip("等"), NOISE.sub("", b).rstrip("等")
    return a == b or (min(len(a), len(b)) > 1 and (a in b or b in a))


def lead_agrees(row, gold):
    return len(row["lead"]) <= len(gold["lead"]) and all(any(same(w, g) for g in row["lead"]) for w in gold["lead"])


def judged(system, gold_files, docs):
    """(confidence, is a task, its lead agrees) of each row of grade A or B."""
    for file in gold_files:
        name = pathlib.Path(file).stem
        text = NOISE.sub("", (pathlib.Path(docs) / f"{name}.txt").read_text("utf-8"))
        golds = place(rows_of(file), text)
        mine = [r for r in system if r.get("doc") == name and r.get("type") == "task" and r["grade"] in ("A", "B")]
        for row, span in place(mine, text):
            near = [gold for gold, gold_span in golds if overlap(span, gold_span) >= 0.5]
            yield row["confidence"], bool(near), any(lead_agrees(row, gold) for gold in near)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("system")
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--docs", required=True)
    parser.add_argument("--below", type=float, default=0.8)
    arguments = parser.parse_args()
    rows = list(judged(rows_of(arguments.system), arguments.gold, arguments.docs))
    print("confidence      rows  tasks  share   lead agrees")
    for low, high in BANDS:
        band = [r for r in rows if low <= r[0] < high]
        if band:
            tasks, leads = sum(r[1] for r in band), sum(r[2] for r in band)
            print(f"{low:.2f} – {min(high, 1):.2f} {len(band):8} {tasks:6}  {tasks / len(band):.3f}  {leads / len(band):.3f}")
    wrong = [r for r in rows if not r[1]]
    low = [r for r in rows if r[0] < arguments.below]
    caught = sum(r[0] < arguments.below for r in wrong)
    print(f"below {arguments.below}: {len(low)} of {len(rows)} rows, {caught} of the {len(wrong)} that are no task")


if __name__ == "__main__":
    main()
