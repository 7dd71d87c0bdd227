#!/usr/bin/env python3
"""Who is told to do what by when, in every shape of sentence with every party and every limit.

usage: sentences_test.py PROGRAM

Each frame of a sentence is filled with each limit, the parties and the actions taking turns, in a notice and in minutes.
Exactly one task is to be found, with its parties and its limit; what is wrong is told sentence by sentence.
"""
import collections
import json
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

DAY = "2025-03-12"  # a Wednesday
PARTIES = [
    ("县粮食局", ["县粮食局"], []),
    ("各乡镇", ["各乡镇"], []),
    ("县住建局、县财政局", ["县住建局", "县财政局"], []),
    ("县粮食局会同县财政局", ["县粮食局"], ["县财政局"]),
    ("青石镇政府", ["青石镇政府"], []),
    ("县公安局交警大队", ["县公安局交警大队"], []),
    ("国网青禾县供电公司", ["国网青禾县供电公司"], []),
    ("各村（社区）", ["各村（社区）"], []),
    ("县政府办公室", ["县政府办公室"], []),
    ("县第一中学", ["县第一中学"], []),
    ("施工单位", ["施工单位"], []),
]
LIMITS = [
    ("5月10日前", "2025-05-10"), ("4月底前", "2025-04-30"), ("6月中旬前", "2025-06-20"), ("本周五前", "2025-03-14"),
    ("3天内", "2025-03-15"), ("5个工作日内", "2025-03-19"), ("年底前", "2025-12-31"), ("本月25日前", "2025-03-25"),
    ("下周一前", "2025-03-17"), ("汛期前", "event:汛期"), ("一个月内", "2025-04-12"), ("3月20日17:00前", "2025-03-20"),
    ("一季度末前", "2025-03-31"),
]
ACTIONS = [
    "完成粮库检修", "制定检修方案", "将检修方案报县政府办", "开展一次安全检查", "建立工作台账", "召开一次推进会", "落实检修资金",
    "印发实施方案", "组织一次专项督查", "完成设备更新改造", "对老旧设备进行更换", "全面排查安全隐患", "修订完善应急预案", "启动项目建设",
    "解决群众反映的用水问题", "向社会公布检修结果", "清理库区垃圾", "补栽行道树", "安装监控设备",
]
# {who} is the party, {by} the limit, {a} {b} {c} actions.
FRAMES = [
    "{who}要{a}，{by}{b}。", "{who}{by}{a}，并{b}。", "{who}要在{by}{a}，{b}，{c}。", "{by}，{who}要{a}，{b}。",
    "对检修工作，{who}要{a}，{by}{b}。", "为确保安全，{who}要{a}，{by}{b}。", "{who}要按照县政府要求，{a}，{by}{b}。",
    "{who}要加强领导，落实责任，确保{by}{a}。", "针对检修进度慢的问题，{who}要{a}，{by}{b}。", "会议决定，{who}{a}，{by}{b}。",
    "关于检修资金，{who}{by}{a}。", "{who}于{by}{a}。", "{who}务必{by}{a}。", "{who}要抓紧{a}，力争{by}{b}，为检修创造条件。",
    "检修工作由{who}牵头，{by}{a}。", "由{who}{a}，{by}{b}。", "由{who}负责，{by}{a}。", "请{who}{by}{a}。", "责成{who}{by}{a}，{b}。",
    "{who}要主动对接，{by}{a}，{b}。", "{who}要进一步{a}，{b}，务必于{by}{c}。", "同意检修方案，由{who}{a}，{by}{b}。",
    "原则同意，请{who}修改完善后于{by}{a}。", "{who}抓紧{a}，{by}{b}。", "{who}要高度重视，{a}，{by}{b}，逾期将予以通报。",
    "{who}{a}，确保{by}{b}。", "{who}负责{a}，{by}{b}。", "下一步，{who}要{a}，{by}{b}。", "{a}由{who}负责，{by}完成。",
    "{by}{a}，由{who}负责落实。", "{who}要立即{a}，{by}{b}，同时{c}。", "{who}应当{by}{a}。", "{who}须{a}，并于{by}{b}。",
    "（一）{a}。{who}要{by}{b}。", "{who}要成立专班，倒排工期，{by}{a}。",
]
SETTINGS = [
    "关于做好检修工作的通知\n各有关单位：\n为做好检修工作，现将有关事项通知如下：\n一、{}\n二、其他事项按原规定执行。\n",
    "县政府专题会议纪要\n3月12日，副县长李志明主持召开会议，研究检修工作。现纪要如下：\n一、{}\n二、其他事项按原规定执行。\n",
]


def cases():
    turn = 0
    for frame in FRAMES:
        for by, norm in LIMITS:
            who, lead, support = PARTIES[turn % len(PARTIES)]
            a, b, c = (ACTIONS[(turn * 3 + i * 7) % len(ACTIONS)] for i in range(3))
            yield frame.format(who=who, by=by, a=a, b=b, c=c), SETTINGS[turn % len(SETTINGS)], (lead, support, norm)
            turn += 1


class Sentences(unittest.TestCase):
    def test_every_frame_with_every_limit(self):
        told = list(cases())
        with tempfile.TemporaryDirectory() as name:
            for i, (sentence, setting, _) in enumerate(told):
                Path(name, f"{i:04}.txt").write_text(setting.format(sentence), encoding="utf-8")
            out = subprocess.run([PROGRAM, "analyze", name, "--ref", DAY, "--quiet"], check=True, capture_output=True, text=True).stdout
        found = collections.defaultdict(list)
        for line in out.splitlines():
            row = json.loads(line)
            if row["type"] == "task" and row["grade"] in "AB" and "其他事项" not in row["quote"]:
                found[int(row["doc"])].append((row["lead"], row["support"], (row["deadline"] or {}).get("norm")))
        wrong = [f"{sentence} {found[i]}, not {wanted}" for i, (sentence, _, wanted) in enumerate(told) if found[i] != [wanted]]
        self.assertEqual(wrong, [], f"{len(wrong)} of {len(told)}")


if __name__ == "__main__":
    PROGRAM = sys.argv.pop(1)
    unittest.main()
