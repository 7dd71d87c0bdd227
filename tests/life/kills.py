#!/usr/bin/env python3
"""Kills jianbao with signal 9 at random moments of ingest, import and report, and looks for what was lost or broken.

    kills.py PROGRAM [--kills 1000] [--seed 1]

Acknowledged is what the program said: `in the ledger: FILE` in its log, the rows of a workbook, a finished command.
After each kill: everything acknowledged is in the ledger, a workbook is taken over whole or not at all, `jianbao ledger check`
finds nothing, and every file in the output folder is whole. Every fifth time another program ingests beside the one that is
killed, and has to end well.
"""

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import zipfile
from pathlib import Path

import openpyxl

DAY = "2021-04-26"
KILLS_OF_A_LEDGER = 50
UNITS = ["水利局", "交通运输局", "农业农村局", "教育局", "民政局"]


class Broken(Exception):
    pass


class Office:
    """A ledger that is worked with and killed at."""

    def __init__(self, program, folder, rng, patience):
        self.program, self.folder, self.rng, self.patience = program, folder, rng, patience
        self.documents = 0
        self.ingested = set()  # names of documents that were acknowledged
        self.progress = {}  # task → the progress that was acknowledged last
        self.killed = 0
        self.runs = 0
        (folder / "out").mkdir()
        self.whole("ingest", self.document(), "--as-of", DAY)
        self.report()

    def start(self, *words):
        return subprocess.Popen([self.program, *words, "--log", "log"], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, env=os.environ | {"LC_ALL": "C.UTF-8", "USER": "office"})

    def whole(self, *words):
        process = self.start(*words)
        out, err = (text.decode("utf-8", "replace") for text in process.communicate())
        if process.returncode != 0:
            raise Broken(f"{' '.join(words)} ended with {process.returncode}:\n{out}{err}")
        self.note()
        return out

    def killed_run(self, kind, *words):
        """Output of a run that was killed, or ended before; whether it was killed."""
        process = self.start(*words)
        time.sleep(self.rng.uniform(0, self.patience[kind]))
        process.kill()
        out, err = (text.decode("utf-8", "replace") for text in process.communicate())
        if process.returncode not in (0, -9):
            raise Broken(f"{' '.join(words)} ended with {process.returncode}:\n{out}{err}")
        dead = process.returncode == -9
        # Moments all over the run, whatever else the machine does: later ones where none ended by itself.
        self.patience[kind] *= 1.02 if dead else 0.95
        self.killed += dead
        self.runs += 1
        self.note()
        return out, dead

    def note(self):
        for line in (self.folder / "log").read_text("utf-8", "replace").splitlines():
            if "in the ledger: " in line:
                self.ingested.add(Path(line.split("in the ledger: ", 1)[1]).stem)

    def document(self):
        self.documents += 1
        name = f"文件{self.documents}.txt"
        sentences = "".join(f"{unit}要在5月{self.rng.randint(1, 30)}日前办结第{self.documents}号文件第{i}件事项。"
                            for i, unit in enumerate(self.rng.sample(UNITS, 3), 1))
        (self.folder / name).write_text(f"关于第{self.documents}号事项的通知\n{sentences}\n某某县人民政府办公室\n2021年4月20日\n",
                                        encoding="utf-8")
        return name

    def report(self):
        return self.whole("report", "ledger", "--to", "xlsx", "--as-of", DAY, "-o", "out")

    # ---- what is killed ----

    def ingest(self):
        names = [self.document() for _ in range(self.rng.randint(1, 4))]
        beside = self.start("ingest", self.document(), "--as-of", DAY) if self.runs % 5 == 0 else None
        self.killed_run("ingest", "ingest", *names, "--as-of", DAY)
        if beside:
            _, err = beside.communicate()
            if beside.returncode != 0:
                raise Broken("the program beside the killed one failed: " + err.decode("utf-8", "replace"))
            self.note()

    def take_back(self):
        self.report()
        file = self.folder / "out" / f"ledger-{DAY}.xlsx"
        book = openpyxl.load_workbook(file)
        table = book["督办台账"]
        (head,) = [row for row in table.iter_rows() if row[0].value == "#key"]
        columns = {cell.value: cell.column for cell in head}
        value, tasks = f"第{self.runs}次", []
        for row in range(head[0].row + 1, table.max_row + 1):
            if table.cell(row, 1).value and self.rng.random() < 0.5:
                table.cell(row, columns["进展情况"]).value = value
                tasks.append(table.cell(row, columns["编号"]).value)
        edited = self.folder / "回收.xlsx"
        book.save(edited)
        out, dead = self.killed_run("import", "import", edited.name, "--as-of", DAY)
        there = {task for task, progress in self.stored().items() if progress == value}
        if there and there != set(tasks):
            raise Broken(f"the workbook was taken over in part: {len(there)} of {len(tasks)} rows")
        if (out or not dead) and not there and tasks:
            raise Broken("what the import acknowledged is not in the ledger")
        self.progress.update(dict.fromkeys(there, value))

    def make_report(self):
        self.killed_run("report", "report", "weekly", "--to", "xlsx,csv,pdf,html", "--as-of", DAY, "-o", "out")

    # ---- what must hold ----

    def stored(self):
        with sqlite3.connect(self.folder / "jianbao.db") as ledger:
            rows = dict(ledger.execute("SELECT number, progress FROM task_now"))
        ledger.close()
        return rows

    def check(self):
        with sqlite3.connect(self.folder / "jianbao.db") as ledger:
            names = {name for (name,) in ledger.execute("SELECT name FROM ledger_documents")}
            counts = dict(ledger.execute("SELECT d.name, count(f.id) FROM ledger_documents AS d LEFT JOIN found_tasks AS f "
                                         "ON f.document_id = d.id AND f.task IS NOT NULL GROUP BY d.id"))
        ledger.close()
        if lost := self.ingested - names:
            raise Broken(f"documents were acknowledged and are lost: {sorted(lost)}")
        if partly := {name: count for name, count in counts.items() if count != 3}:
            raise Broken(f"documents are there without all their tasks: {partly}")
        stored = self.stored()
        if lost := [task for task, progress in self.progress.items() if stored.get(task) != progress]:
            raise Broken(f"progress was acknowledged and is lost: tasks {lost}")
        self.whole("ledger", "check")
        for file in (self.folder / "out").iterdir():
            data = file.read_bytes()
            if file.name.startswith("."):
                continue  # of a killed run; nobody takes it for a report
            fine = {".pdf": lambda: data.startswith(b"%PDF-") and data.rstrip().endswith(b"%%EOF"),
                    ".xlsx": lambda: zipfile.ZipFile(file).testzip() is None,
                    ".html": lambda: data.rstrip().endswith(b"</html>"),
                    ".csv": lambda: data.endswith(b"\n")}.get(file.suffix)
            if not fine or not fine():
                raise Broken(f"{file.name} is broken, or nobody's")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--kills", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    program, rng = str(Path(args.program).resolve()), random.Random(args.seed)
    patience = {"ingest": 0.15, "import": 0.08, "report": 0.3}
    killed = runs = 0
    acknowledged = {"documents": 0, "rows of workbooks": 0}
    while killed < args.kills:
        with tempfile.TemporaryDirectory() as name:
            office = Office(program, Path(name), rng, patience)
            while office.killed < min(KILLS_OF_A_LEDGER, args.kills - killed):
                rng.choice([office.ingest, office.ingest, office.take_back, office.make_report])()
                office.check()
            killed += office.killed
            runs += office.runs
            acknowledged["documents"] += len(office.ingested)
            acknowledged["rows of workbooks"] += len(office.progress)
        if killed < args.kills:
            print(f"{killed} of {runs} runs were killed; all is whole", flush=True)
    print(json.dumps({"killed": killed, "runs": runs, "lost": 0, "broken": 0, "acknowledged": acknowledged}, ensure_ascii=False))


if __name__ == "__main__":
    try:
        main()
    except Broken as broken:
        sys.exit(str(broken))
