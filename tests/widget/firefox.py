"""Debian's Firefox by WebDriver BiDi: Playwright drives its own build of Firefox only."""

import itertools
import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

KEYS = {"Tab": "\ue004", "Enter": "\ue007", "Shift": "\ue008", "Escape": "\ue00c"}
_PATIENCE_SECONDS = 30.0
DESK = "document.querySelector('privacy-desk').shadowRoot"
# what the page's policy forbids, and what goes wrong in a script
COMPLAINTS = """() => {
    window.complaints = [];
    const told = ({ blockedURI, message }) => complaints.push(blockedURI ?? message);
    for (const name of ["securitypolicyviolation", "error"]) addEventListener(name, told);
}"""


class Firefox:
    """One window; `stop` ends it. Expressions see the widget's shadow root as `desk`.

    profile: an empty folder, where downloads go as well; preferences: names with their values.
    """

    def __init__(self, profile: Path, **preferences: Any) -> None:
        lines = [f'user_pref("{k}", {json.dumps(v)});\n' for k, v in preferences.items()]
        (profile / "user.js").write_text("".join(lines), encoding="utf-8")
        options = ["--headless", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(
            ["firefox-esr", *options, "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        said = (re.search(r"BiDi listening on (ws://\S+)", line) for line in self._process.stderr)
        address = next(found[1] for found in said if found)
        self.downloads = profile
        self._socket = connect(f"{address}/session", max_size=None)
        self._ids = itertools.count()
        self._call("session.new", capabilities={})
        self._call("script.addPreloadScript", functionDeclaration=COMPLAINTS)
        folder = {"type": "allowed", "destinationFolder": str(profile)}
        self._call("browser.setDownloadBehavior", downloadBehavior=folder)
        # no key presses a button in the window that it starts with
        self.first = self.tab(kind="window")
        self.resize(1280, 800)

    def stop(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.communicate(timeout=20)

    def goto(self, url: str) -> None:
        self._call("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def tab(self, *, kind: str = "tab") -> str:
        """A new one, where everything happens from now on."""
        tab: str = self._call("browsingContext.create", type=kind)["context"]
        self.show(tab)
        return tab

    def show(self, tab: str) -> None:
        self._context = tab
        self._call("browsingContext.activate", context=tab)

    def close(self, tab: str) -> None:
        self._call("browsingContext.close", context=tab)

    def resize(self, width: int, height: int, *, zoom: int = 1) -> None:
        """zoom: how many dots each pixel has, as on a page that is zoomed in."""
        size = {"viewport": {"width": width, "height": height}, "devicePixelRatio": zoom}
        self._call("browsingContext.setViewport", context=self._context, **size)

    def network(self, *, on: bool) -> None:
        conditions = None if on else {"type": "offline"}
        where = {"contexts": [self._context], "networkConditions": conditions}
        self._call("emulation.setNetworkConditions", **where)

    def reload(self) -> None:
        self._call("browsingContext.reload", context=self._context, wait="complete")

    def click(self, selector: str) -> None:
        self.click_at(f"desk.querySelector({selector!r}).getBoundingClientRect()")

    def click_at(self, rectangle: str) -> None:
        """With the pointer, in the middle of what an expression gives."""
        box = self.evaluate(rectangle)
        place = {"x": int(box["x"] + box["width"] / 2), "y": int(box["y"] + box["height"] / 2)}
        actions = [{"type": "pointerMove", **place}]
        actions += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        source = {"type": "pointer", "id": "mouse", "actions": actions}
        self._call("input.performActions", context=self._context, actions=[source])

    def press(self, *keys: str) -> None:
        """Keys by name, such as Enter or Shift+Tab, or characters to type."""
        strokes = [[KEYS.get(part) or part for part in key.split("+")] for key in keys]
        each: list[tuple[str, str]] = []
        for parts in strokes:
            each += [("keyDown", part) for part in parts]
            each += [("keyUp", part) for part in reversed(parts)]
        actions = [{"type": kind, "value": value} for kind, value in each]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self._call("input.performActions", context=self._context, actions=[source])

    def evaluate(self, expression: str) -> Any:
        """The value of an expression, as JSON can hold it."""
        code = f"(async () => {{ const desk = {DESK}; return JSON.stringify({expression}); }})()"
        target = {"context": self._context}
        answer = self._call("script.evaluate", expression=code, target=target, awaitPromise=True)
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"].get("value", "null"))

    def run(self, code: str) -> None:
        target = {"context": self._context}
        self._call("script.evaluate", expression=code, target=target, awaitPromise=False)

    def wait(self, expression: str) -> None:
        """Until the expression holds."""
        until = time.monotonic() + _PATIENCE_SECONDS
        while not self.evaluate(f"Boolean({expression})"):
            late = time.monotonic() > until
            assert not late, f"{expression}: {self.evaluate('desk?.textContent')}"
            time.sleep(0.05)

    def _call(self, method: str, **params: Any) -> Any:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=30))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]
