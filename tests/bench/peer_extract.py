#!/usr/bin/env python3
"""The peer of `jianbao analyze`: a Python script with jieba and the same words and patterns.

    peer_extract.py FOLDER OUTPUT.jsonl

Its words are those of jianbao's lexicons (config/lexicons): heads of offices and of classes of
parties, verbs of leading and supporting, commands, occasions, slogans, words of problems; as one
alternation each, the longest first, which is what re makes of a list. Its patterns are those of
the same shapes: parties, limits, frequencies, targets. Sentence by sentence it writes rows with
the same members as jianbao's: tasks, time expressions, parties, problems, slogans.
"""

import json
import re
import sys
import tomllib
from pathlib import Path

import jieba

jieba.setLogLevel(60)

LEXICONS = Path(__file__).resolve().parents[2] / "config/lexicons"


def load(name):
    return tomllib.loads((LEXICONS / f"{name}.toml").read_text("utf-8"))


def classed(*files):
    """The words of each class."""
    classes = {}
    for file in files:
        for group in load(file)["group"]:
            names = group["class"] if isinstance(group["class"], list) else [group["class"]]
            for name in names:
                classes.setdefault(name, set()).update(group["words"])
    return classes


def either(words):
    return "(?:" + "|".join(map(re.escape, sorted(set(words), key=len, reverse=True))) + ")"


WORDS = classed("parties", "directives")
TROUBLES = classed("problems")
OCCASIONS = [event["word"] for event in load("time_events")["event"]]
PHRASES = [phrase for category in load("slogans")["category"] for phrase in category["phrases"]]

COMMANDS = WORDS["modal"] | WORDS["lead_verb"] | WORDS["support_verb"] | WORDS["goal"] | WORDS["verb"]
HEADS = either(WORDS["head_unit"] | WORDS["head_class"])
NUMBER = r"(?:\d{1,4}|[一二三四五六七八九十百两]{1,4})"

SENTENCE = re.compile(r"[^。！？；\n]+[。！？；]?")
UNIT = re.compile(rf"(?:{either(WORDS['universal'] | WORDS['name'])}|各?[市县区省]?[一-龥]{{1,8}}?{HEADS}|各[一-龥]{{1,6}})")
LEAD = re.compile(rf"{either(WORDS['request'])}?(?P<lead>[一-龥（）、]{{2,30}}?)(?:同志)?(?:{either(WORDS['lead_verb'] | WORDS['modal'])})")
SUPPORT = re.compile(rf"{either(WORDS['joint'])}(?P<a>[一-龥、]{{2,30}}?)(?=组织|对|开展|完善|抓|做|、|，)|"
                     rf"[，、（](?P<b>[一-龥、]{{2,30}}?){either(WORDS['support_verb'])}")
DATE = rf"(?:(?:\d{{4}}|[二〇一三四五六七八九]{{4}}|20[xX×]{{2}})年|今年|明年|本月|下月)?(?:{NUMBER}月)?(?:{NUMBER}[日号]|[上中下]旬|底|[一二三四]季度|[上下]半年)"
DEADLINE = re.compile(rf"{DATE}(?:之?前|以前)|{either(OCCASIONS)}(?:之?[前后]|以[前后])|(?:年|月|本周)内|年底前?|"
                      rf"{NUMBER}(?:天|日|周|个工作日|小时|个月|年)之?内|{DATE}")
FREQUENCY = re.compile(rf"每(?:隔)?{NUMBER}?(?:个)?(?:半?[年月周日天]|季度|学期|小时)[^，。；]{{0,8}}|24小时值班|[一-龥]?日报告|"
                       r"一[日周旬月季]一[一-龥]{2}|[日周旬月季](?:例会|通报|调度|报告)")
TARGET = re.compile(rf"(?:不少于|不低于|不超过|不得少于|达到|至少|控制在|超过)\d[\d.]*[%一-龥]{{0,2}}|\d[\d.]*[%％](?:以上|以下|以内)?|"
                    r"\d[\d.]*(?:个工作日|公里|平方米|万元|亿元|万亩|人次|名|家|处|项|次|户|亩|台|个)(?:以上|以下|以内)?")
PROBLEM = re.compile(either(TROUBLES["states"] | TROUBLES["complains"]))
SLOGANS = re.compile(either(PHRASES))
NUMERIC = re.compile(r"[“\"]?[二三四五六七八九十两](?:个|大|项|种)[一-龥]{1,4}[”\"]?")


def extract(name, text):
    for match in SENTENCE.finditer(text):
        sentence = match.group().strip()
        if not sentence:
            continue
        words = set(jieba.cut(sentence))
        base = {"doc": name, "quote": sentence, "span": [match.start(), match.end()]}
        limits = [found.group() for found in DEADLINE.finditer(sentence)]
        often, targets = FREQUENCY.search(sentence), TARGET.findall(sentence)
        units = UNIT.findall(sentence)
        for limit in limits:
            yield {"type": "deadline", **base, "text": limit}
        for unit in units:
            yield {"type": "party", **base, "name": unit}
        if PROBLEM.search(sentence):
            yield {"type": "problem", **base}
        if not words & COMMANDS or not (limits or often or targets or units):
            continue
        lead, support = LEAD.search(sentence), SUPPORT.search(sentence)
        yield {
            "type": "task", **base,
            "lead": lead["lead"].split("、") if lead else [],
            "support": (support["a"] or support["b"]).split("、") if support else [],
            "deadline": {"text": limits[0]} if limits else None,
            "frequency": {"text": often.group()} if often else None,
            "targets": targets,
        }
    for pattern in (SLOGANS, NUMERIC):
        for match in pattern.finditer(text):
            yield {"type": "slogan", "doc": name, "quote": match.group(), "span": [match.start(), match.end()]}


def extract_folder(folder):
    for file in sorted(Path(folder).glob("*.txt")):
        yield from extract(file.stem, file.read_text("utf-8", errors="replace"))


def main():
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        for row in extract_folder(sys.argv[1]):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
