"""Files made to harm are read or refused with a reason, within the limits on time and memory; the run goes on."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from hostile_files import FILES, WORDS, docx, packed, paragraph, pdf, pdf_page

HERE = Path(__file__).resolve().parent
GOOD = "关于做好整改工作的通知\n各乡镇要在6月底前完成整改。\n"
SECONDS, MEGABYTES = 20, 700
SANITIZED = "asan" in os.environ["JIANBAO"] or bool(os.environ.get("ASAN_OPTIONS"))


class Hostile(unittest.TestCase):
    def setUp(self):
        self.folder = Path(tempfile.mkdtemp(prefix="jianbao-hostile-"))
        self.addCleanup(shutil.rmtree, self.folder)
        self.limits(seconds_per_document=SECONDS, memory_mb=MEGABYTES)

    def limits(self, more="", **limits):
        lines = [f"{name} = {value}" for name, value in limits.items()]
        self.write("jianbao.toml", "threads = 1\n[limits]\n" + "\n".join(lines) + "\n" + more)

    def write(self, name, content):
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    def call(self, *arguments, timeout=120, stdin=subprocess.DEVNULL):
        """Exit code, output, errors, and the largest resident memory in MB of the program or one of its workers."""
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": str(self.folder)}
        environment.update({name: value for name, value in os.environ.items() if name.endswith("SAN_OPTIONS")})
        child = subprocess.Popen([os.environ["JIANBAO"], *map(str, arguments)], cwd=self.folder, env=environment, stdin=stdin,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
        watch = threading.Timer(timeout, lambda: os.killpg(child.pid, signal.SIGKILL))
        watch.start()
        errors = []
        reader = threading.Thread(target=lambda: errors.append(child.stderr.read()))
        reader.start()
        out = child.stdout.read()
        reader.join()
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        watch.cancel()
        child.stdout.close()
        child.stderr.close()
        return child.returncode, out.decode("utf-8", "replace"), errors[0].decode("utf-8", "replace"), usage.ru_maxrss / 1024


class Files(Hostile):
    def take(self, name):
        """What is wrong with the program's way through the file, or nothing."""
        self.write(f"{name}/通知.txt", GOOD)
        # In a process of its own: the memory that is measured begins with what this one has.
        subprocess.run([sys.executable, "-B", HERE / "hostile_files.py", name, self.folder / name / name], check=True)
        started = time.monotonic()
        code, out, errors, memory = self.call("analyze", "--ref", "2021-04-23", name)
        passed = time.monotonic() - started
        problems = []
        if code not in (0, 1):
            problems.append(f"exit code {code}")
        if '"doc": "通知"' not in out and '"doc":"通知"' not in out:
            problems.append("the document beside it was not read")
        if name.startswith("bad-") and f"notice: {name}/{name}" not in errors:
            problems.append("nothing was said about it")
        if name.startswith("fine-") and (code != 0 or '6月底前' not in out.replace('"doc":"通知"', "")):
            problems.append("it was not read")
        if "signal" in errors:
            problems.append("a worker crashed")
        if "root:" in out:
            problems.append("a file of the machine came in")
        if passed > SECONDS + 15 and not SANITIZED:
            problems.append(f"{passed:.0f} seconds")
        if memory > MEGABYTES + 300 and not SANITIZED:
            problems.append(f"{memory:.0f} MB")
        if problems:
            problems.append(errors[-600:])
        if os.environ.get("SHOW"):
            print(f"{name:28} exit {code} {passed:5.1f} s {memory:5.0f} MB  {errors.strip().splitlines()[0][:150] if errors.strip() else ''}")
        shutil.rmtree(self.folder / name)
        return [f"{name}: {', '.join(problems)}"] if problems else []

    def test_each_costs_only_itself(self):
        names = sorted(name for name in FILES if os.environ.get("ONLY", "") in name)
        with ThreadPoolExecutor(2) as pool:
            problems = [problem for found in pool.map(self.take, names) for problem in found]
        self.assertEqual(problems, [], "\n" + "\n".join(problems))

    def test_many_in_one_run_do_not_put_a_reader_aside(self):
        bomb = FILES["bad-broken.docx"]()
        for i in range(8):
            self.write(f"来文/{i}.docx", bomb)
        self.write("来文/z.docx", docx(paragraph("通知") + paragraph(WORDS)))
        code, out, errors, _ = self.call("clean", "来文/z.docx")
        self.assertEqual(code, 0, errors)
        code, out, errors, _ = self.call("analyze", "--ref", "2021-04-23", "来文")
        self.assertEqual(code, 1)
        self.assertEqual(errors.count("is damaged"), 8, errors)
        self.assertIn("6月底前", out)


class Archives(Hostile):
    def test_names_of_members_in_any_encoding(self):
        chinese = packed({"关于整改的通知.txt": WORDS})  # marked as UTF-8
        old = packed({"ABCDEF.txt": WORDS}).replace("ABCDEF".encode(), "整改表".encode("gb18030"))
        self.write("a.zip", chinese)
        self.write("b.zip", old)
        for name, title in (("a.zip", "关于整改的通知"), ("b.zip", "整改表")):
            code, out, errors, _ = self.call("analyze", "--ref", "2021-04-23", name)
            self.assertEqual(code, 0, errors)
            self.assertIn(title, out)

    def test_members_go_nowhere_but_into_memory(self):
        self.write("a.tar", FILES["odd-links.tar"]())
        code, out, errors, _ = self.call("clean", "a.tar")
        self.assertEqual((code, out.count(WORDS)), (0, 2), errors)
        self.assertFalse(Path("/tmp/jianbao-escaped.txt").exists())


class Limits(Hostile):
    def test_a_reader_that_takes_too_long_is_ended(self):
        self.limits(seconds_per_document=1, memory_mb=MEGABYTES)
        # Two hundred thousand pages with the same content: work without end, and no error in the file.
        kids = "[" + "3 0 R " * 200_000 + "]"
        objects = pdf_page(content=b"BT /F1 12 Tf 72 700 Td (read me) Tj ET " * 2000)
        objects[1] = f"<</Type/Pages/Kids{kids}/Count 200000>>"
        self.write("来文/long.pdf", pdf(objects))
        self.write("来文/通知.txt", GOOD)
        started = time.monotonic()
        code, out, errors, _ = self.call("analyze", "--ref", "2021-04-23", "来文")
        self.assertLess(time.monotonic() - started, 30)
        self.assertIn("6月底前", out)
        self.assertIn(code, (0, 1), errors)

    @unittest.skipIf(SANITIZED, "a sanitizer's shadow memory has no limit")
    def test_a_reader_that_takes_too_much_memory_is_refused(self):
        self.write("来文/large.docx", docx("".join(paragraph(f"{i}" * 40) for i in range(400_000))))
        self.write("来文/通知.txt", GOOD)
        self.limits(memory_mb=120)
        code, out, errors, _ = self.call("analyze", "--ref", "2021-04-23", "来文")
        self.assertEqual(code, 1)
        self.assertRegex(errors, r"large\.docx: .*memory")
        self.assertIn("6月底前", out)

    def test_a_reader_can_be_called_in_the_program_itself(self):
        self.limits(memory_mb=MEGABYTES, more='[plugin.docx-text]\nisolation = "none"\n')
        self.write("a.docx", docx(paragraph(WORDS)))
        code, out, errors, _ = self.call("clean", "a.docx")
        self.assertEqual((code, out.strip()), (0, WORDS), errors)


class Folders(Hostile):
    def analyze(self, *arguments, code=1):
        got, out, errors, _ = self.call("analyze", "--ref", "2021-04-23", *arguments, timeout=60)
        self.assertEqual(got, code, errors)
        return out, errors

    def test_links_that_lead_in_circles(self):
        self.write("来文/通知.txt", GOOD)
        os.symlink(".", self.folder / "来文/这里")
        os.symlink("../来文", self.folder / "来文/上面")
        os.symlink("自己.txt", self.folder / "来文/自己.txt")
        os.symlink("没有.txt", self.folder / "来文/断.txt")
        out, _ = self.analyze("来文", code=0)
        self.assertEqual({line.split('"doc"')[1][:8] for line in out.splitlines() if '"doc"' in line}.__len__(), 1)
        self.assertIn("自己.txt", self.analyze("来文/自己.txt", "来文/通知.txt")[1])

    def test_what_is_no_file(self):
        self.write("来文/通知.txt", GOOD)
        os.mkfifo(self.folder / "来文/管道.txt")
        with socket.socket(socket.AF_UNIX) as opened:
            opened.bind(str(self.folder / "来文/口.txt"))
        self.analyze("来文", code=0)  # in a folder they are passed over
        out, errors = self.analyze("来文/管道.txt", "来文/口.txt", "/dev/zero", "/dev/tty", "来文/通知.txt", "来文/没有.txt")
        self.assertIn("6月底前", out)
        for name in ("来文/管道.txt", "来文/口.txt", "/dev/zero"):
            self.assertIn(f"{name}: is no ordinary file", errors)

    def test_a_file_that_is_written_meanwhile(self):
        self.write("增.txt", (WORDS + "\n") * 1_200_000)
        done = threading.Event()

        def go_on():
            with open(self.folder / "增.txt", "ab", buffering=0) as file:
                while not done.is_set():
                    file.write(WORDS.encode())
                    time.sleep(0.0005)

        writer = threading.Thread(target=go_on)
        writer.start()
        try:
            # On a busy machine the writer may not get its turn while the file is read: asked again, it does.
            for _ in range(6):
                code, _, errors, _ = self.call("analyze", "--ref", "2021-04-23", "增.txt", timeout=60)
                if code != 0:
                    break
            self.assertEqual(code, 1, errors)
        finally:
            done.set()
            writer.join()
        self.assertIn("it was changed while it was read", errors)

    def test_a_file_that_vanishes(self):
        # The second file is taken away while the first, which comes through a slow pipe, is read.
        self.write("来文/通知.txt", GOOD)
        gone = self.folder / self.write("来文/去.txt", GOOD)
        ends = os.pipe()

        def feed():
            time.sleep(0.5)
            gone.unlink()
            os.write(ends[1], WORDS.encode())
            os.close(ends[1])

        feeder = threading.Thread(target=feed)
        feeder.start()
        code, out, errors, _ = self.call("analyze", "--ref", "2021-04-23", "-", "来文/去.txt", "来文/通知.txt", stdin=ends[0])
        feeder.join()
        os.close(ends[0])
        self.assertEqual(code, 1, errors)
        self.assertIn("来文/去.txt: can't read the file: No such file or directory", errors)
        self.assertIn('通知', out)


if __name__ == "__main__":
    unittest.main()
