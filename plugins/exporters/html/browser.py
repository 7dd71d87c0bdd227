"""A page in Chromium, driven over the browser's own pipe: keys are real keys, media are what the browser makes of them."""

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync", "--hide-scrollbars", "--remote-debugging-pipe"]
KEYS = {"Tab": 9, "Enter": 13, "Escape": 27, "Space": 32, "ArrowDown": 40}


class Page:
    """One open page. `ask` sends a command of the DevTools protocol and waits for its answer."""

    def __init__(self, to_browser, from_browser):
        self.to_browser, self.from_browser, self.number, self.session = to_browser, from_browser, 0, None
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Performance"):
            self.ask(domain + ".enable")

    def read(self):
        message = bytearray()
        while (byte := self.from_browser.read(1)) != b"\0":
            if not byte:
                sys.exit("the browser ended before it answered")
            message += byte
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.to_browser.write(json.dumps(message).encode() + b"\0")
        self.to_browser.flush()
        while (answer := self.read()).get("id") != self.number:
            pass
        if "error" in answer:
            sys.exit(f"{method}: {answer['error']}")
        return answer["result"]

    def open(self, address):
        self.ask("Page.navigate", url=address)
        while self.read().get("method") != "Page.loadEventFired":
            pass

    def run(self, script):
        """What the expression, or the promise it gives, comes to."""
        done = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done:
            sys.exit(f"the page's script failed: {done['exceptionDetails']}\n{script}")
        return done["result"].get("value")

    def press(self, key, shift=False):
        event = {"key": " " if key == "Space" else key, "code": key, "windowsVirtualKeyCode": KEYS[key], "modifiers": 8 if shift else 0}
        text = {"Enter": "\r", "Space": " "}.get(key)
        self.ask("Input.dispatchKeyEvent", type="keyDown", **event, **({"text": text} if text else {}))
        self.ask("Input.dispatchKeyEvent", type="keyUp", **event)

    def tab_to(self, selector, most=80):
        """Presses Tab until an element that fits has the focus."""
        for _ in range(most):
            self.press("Tab")
            if self.run(f"document.activeElement.matches({json.dumps(selector)})"):
                return
        sys.exit(f"{selector} is not reached with the Tab key")

    def type(self, text):
        self.ask("Input.insertText", text=text)

    def look(self, scheme, medium="screen"):
        self.ask("Emulation.setEmulatedMedia", media=medium, features=[{"name": "prefers-color-scheme", "value": scheme}])

    def size(self, width, height=900):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)


@contextlib.contextmanager
def page():
    browser = shutil.which("chromium")
    if not browser:
        sys.exit("chromium is not installed: apt-get install chromium")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        their_in, our_out = os.pipe()
        our_in, their_out = os.pipe()
        # The browser reads from 3 and writes to 4; a shell script starts it, which keeps them open.
        command = f'exec 3<&{their_in} 4>&{their_out}; exec "$0" "$@"'
        process = subprocess.Popen(["bash", "-c", command, browser, *FLAGS, f"--user-data-dir={profile}", "about:blank"],
                                   pass_fds=(their_in, their_out), stderr=subprocess.DEVNULL)
        os.close(their_in)
        os.close(their_out)
        try:
            yield Page(os.fdopen(our_out, "wb"), os.fdopen(our_in, "rb"))
        finally:
            process.terminate()
            process.wait(30)
