#!/usr/bin/env python3
"""Makes documents to measure with: variations of docs/samples, the same for the same arguments.

    make_corpus.py SAMPLES FOLDER COUNT [PARTS]

Writes COUNT files; each joins the text of PARTS (1 if not given) samples, with places, units,
numbers and days changed, so that no two are equal.
"""

import random
import re
import sys
from pathlib import Path

PLACES = ["云岭", "清溪", "临湖", "石泉", "长河", "青峰", "望江", "平川", "松岗", "白鹭"]
TOWNS = ["石门镇", "柳溪乡", "北山镇", "南湖镇", "东坪乡", "高桥镇", "五里乡", "沙河镇"]


def read(file):
    data = file.read_bytes()
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding).replace("\r\n", "\n")
        except UnicodeDecodeError:
            continue
    raise SystemExit(f"{file}: neither UTF-8 nor GB18030")


def vary(text, chance):
    place = chance.choice(PLACES)
    text = text.replace("云岭", place)
    for town in ("石门镇", "柳溪乡", "北山镇"):
        text = text.replace(town, chance.choice(TOWNS))
    text = re.sub(r"\d+(?=[处个人条台万亿家户辆项份篇期名节])", lambda m: str(int(m[0]) + chance.randrange(9)), text)
    return re.sub(r"(\d+月)(\d+)(?=日前)", lambda m: m[1] + str(1 + chance.randrange(28)), text)


def main():
    samples, folder, count = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    parts = int(sys.argv[4]) if len(sys.argv) > 4 else 1
    texts = [read(file) for file in sorted(samples.glob("*.txt"))]
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(20260424)
    for index in range(count):
        chosen = [texts[(index + part) % len(texts)] for part in range(parts)]
        body = "\n".join(vary(text, chance) for text in chosen)
        (folder / f"{index + 1:05d}.txt").write_text(body, "utf-8")


if __name__ == "__main__":
    main()
