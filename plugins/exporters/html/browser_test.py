#!/usr/bin/env python3
"""Opens the page in Chromium from a file, works it as a person would, and checks what it shows.

usage: browser_test.py WRITE_HTML_SAMPLE

The steps run inside the page: a script is put behind the page's own, and what it finds is read
from the document that Chromium prints when it is done.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

STEPS = """
const seen = {};
const table = [...document.querySelectorAll("section.table")].find((s) => s.querySelector("[data-filter]"));
const rows = () => [...table.querySelectorAll("tbody tr")].filter((r) => !r.hidden).map((r) => r.cells[0].textContent.trim());
const type = (node, value) => { node.value = value; node.dispatchEvent(new Event(node.tagName === "SELECT" ? "change" : "input", { bubbles: true })); };
seen.all = rows();
const search = table.querySelector("input[type=search]");
type(search, "冷库"); seen.search = rows(); seen.count = table.querySelector(".count").textContent; type(search, "");
const unit = table.querySelector("select"); type(unit, "县应急局"); seen.unit = rows(); type(unit, "");
const light = table.querySelector("button[data-light=red]"); light.click(); seen.red = rows(); seen.pressed = light.getAttribute("aria-pressed"); light.click();
const head = [...table.querySelectorAll("th")].find((h) => h.dataset.name === (table.querySelector("td[data-key*='-']") ? [...table.querySelectorAll("th")][table.querySelector("td[data-key*='-']").cellIndex].dataset.name : ""));
const keys = () => [...table.querySelectorAll("tbody tr")].map((r) => r.cells[head.cellIndex].dataset.key).filter(Boolean);
head.querySelector("button").click(); seen.up = keys(); seen.sort = head.getAttribute("aria-sort");
head.querySelector("button").click(); seen.down = keys();
const dialog = document.getElementById("source");
const link = table.querySelector("tbody a[href^='#']"); link.click();
seen.open = dialog.open; seen.source = dialog.textContent; dialog.querySelector("button").click(); seen.closed = !dialog.open;
seen.focusable = [...document.querySelectorAll("th button, .tools input, .tools select, .tools button, .scroll")].every((n) => n.tabIndex >= 0);
seen.outside = performance.getEntriesByType("resource").map((e) => e.name);
document.querySelector("button.look").click(); seen.look = document.documentElement.dataset.look;
document.body.dataset.seen = JSON.stringify(seen);
"""


def main():
    browser = shutil.which("chromium")
    if not browser:
        sys.exit("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory() as folder:
        page = pathlib.Path(folder) / "report.html"
        subprocess.run([sys.argv[1], page], check=True)
        page.write_text(page.read_text(encoding="utf-8").replace("</body>", f"<script>{STEPS}</script></body>"), encoding="utf-8")
        printed = subprocess.run(
            [browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync", f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()],
            capture_output=True, text=True, timeout=120, check=True).stdout
    found = re.search(r'data-seen="([^"]*)"', printed)
    if not found:
        sys.exit("the page's script failed: no result in the document")
    seen = json.loads(found.group(1).replace("&quot;", '"').replace("&amp;", "&"))

    def check(what, ok):
        if not ok:
            sys.exit(f"{what}: {json.dumps(seen, ensure_ascii=False, indent=1)}")

    check("all rows are shown at first", len(seen["all"]) == 4)
    check("the search keeps the rows with the word", len(seen["search"]) == 1 and seen["count"].startswith("1 / 4"))
    check("the filter keeps one unit", len(seen["unit"]) == 1)
    check("the light keeps its rows", len(seen["red"]) == 1 and seen["pressed"] == "true")
    check("a column sorts up and down", seen["up"] == sorted(seen["up"]) and seen["down"] == sorted(seen["up"], reverse=True) and seen["sort"] == "ascending")
    check("a click on a task shows its source", seen["open"] and len(seen["source"]) > 10 and seen["closed"])
    check("every control takes the keyboard", seen["focusable"])
    check("nothing is asked from outside", seen["outside"] == [])
    check("the button changes light and dark", seen["look"] in ("light", "dark"))
    print("the page works in Chromium")


if __name__ == "__main__":
    main()
