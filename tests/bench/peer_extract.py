#!/usr/bin/env python3
"""The peer of `jianbao analyze`: what an experienced hand writes in a day with jieba and re.

    peer_extract.py FOLDER OUTPUT.jsonl

One row a sentence that has an instruction and a unit, a limit or a frequency, with the same
members as jianbao's: quote, lead, support, deadline, frequency, targets; and slogans counted.
"""

import json
import re
import sys
from pathlib import Path

import jieba

jieba.setLogLevel(60)

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
UNIT = re.compile(r"(?:各?[市县区省]?[一-龥]{1,12}?(?:局|委员会|办公室|政府|中心|部门|大队|公司|督查室|院|镇|乡|街道)|各[一-龥]{1,6})")
LEAD = re.compile(r"(?:由|请)?(?P<lead>[一-龥（）、]{2,30}?)(?:同志)?(?:牵头|负责|要|应当|须)")
SUPPORT = re.compile(r"(?:会同|联合)(?P<a>[一-龥、]{2,30}?)(?=组织|对|开展|完善|抓|做|、|，)|[，、（](?P<b>[一-龥、]{2,30}?)(?:配合|参加|参与)")
DEADLINE = re.compile(
    r"(?:\d{4}年|今年|明年)?(?:(?:\d{1,2}|[一二三四五六七八九十]+)月)?(?:(?:\d{1,2})日|[上中下]旬|底)(?:之?前|以前)|"
    r"(?:年底|汛|节|开学|会)前|(?:年内|上半年|下半年|[一二三四]季度)|\d+(?:天|个工作日|小时|个月)之?内")
FREQUENCY = re.compile(r"每(?:半?[年月周日天]|季度|学期|\d+小时)[^，。；]{0,8}|24小时值班|[一-龥]?日报告|一[日周月]一[一-龥]{2}|[周月季]例会")
TARGET = re.compile(r"(?:不少于|不低于|不超过|达到|至少)\d[\d.]*[%一-龥]{0,2}|\d[\d.]*%以上")
MODAL = {"要", "须", "应当", "负责", "牵头", "确保", "必须", "完成", "组织", "开展", "建立", "落实"}
SLOGANS = re.compile(r"四个意识|四个自信|两个维护|凝心聚力|真抓实干|埋头苦干|锐意进取|撸起袖子|不忘初心|牢记使命|高质量发展|钉钉子")


def extract(name, text):
    for match in SENTENCE.finditer(text):
        sentence = match.group().strip()
        words = set(jieba.cut(sentence))
        limit, often, target = DEADLINE.search(sentence), FREQUENCY.search(sentence), TARGET.findall(sentence)
        units = UNIT.findall(sentence)
        if not words & MODAL or not (limit or often or target or units):
            continue
        lead, support = LEAD.search(sentence), SUPPORT.search(sentence)
        yield {
            "type": "task", "doc": name, "quote": sentence, "span": [match.start(), match.end()],
            "lead": lead["lead"].split("、") if lead else [],
            "support": (support["a"] or support["b"]).split("、") if support else [],
            "deadline": {"text": limit.group()} if limit else None,
            "frequency": {"text": often.group()} if often else None,
            "targets": target,
        }
    for match in SLOGANS.finditer(text):
        yield {"type": "slogan", "doc": name, "quote": match.group(), "span": [match.start(), match.end()]}


def extract_folder(folder):
    for file in sorted(Path(folder).glob("*.txt")):
        yield from extract(file.stem, file.read_text("utf-8"))


def main():
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for row in extract_folder(sys.argv[1]):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
