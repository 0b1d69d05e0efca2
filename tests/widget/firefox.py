"""Debian's Firefox by WebDriver BiDi: Playwright drives its own build of Firefox only."""

import itertools
import json
import re
import subprocess
import time
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

KEYS = {"Enter": "\ue007", "Escape": "\ue00c"}
_PATIENCE_SECONDS = 15.0
DESK = "document.querySelector('privacy-desk').shadowRoot"


class Firefox:
    """One window; `stop` ends it. Expressions see the widget's shadow root as `desk`."""

    def __init__(self, profile: Path) -> None:
        options = ["--headless", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(
            ["firefox-esr", *options, "--remote-debugging-port", "0"],
            stderr=subprocess.PIPE,
            text=True,
        )
        assert self._process.stderr is not None
        lines = (re.search(r"BiDi listening on (ws://\S+)", line) for line in self._process.stderr)
        address = next(found[1] for found in lines if found)
        self._socket = connect(f"{address}/session", max_size=None)
        self._ids = itertools.count()
        self._call("session.new", capabilities={})
        tree = self._call("browsingContext.getTree")
        self._context = tree["contexts"][0]["context"]
        size = {"width": 1280, "height": 800}
        self._call("browsingContext.setViewport", context=self._context, viewport=size)

    def stop(self) -> None:
        self._socket.close()
        self._process.terminate()
        self._process.communicate(timeout=20)

    def goto(self, url: str) -> None:
        self._call("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def reload(self) -> None:
        self._call("browsingContext.reload", context=self._context, wait="complete")

    def click(self, selector: str) -> None:
        """With the pointer: a window without a screen does not press buttons by key."""
        box = self.evaluate(f"desk.querySelector({selector!r}).getBoundingClientRect()")
        place = {"x": int(box["x"] + box["width"] / 2), "y": int(box["y"] + box["height"] / 2)}
        actions = [{"type": "pointerMove", **place}]
        actions += [{"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp")]
        source = {"type": "pointer", "id": "mouse", "actions": actions}
        self._call("input.performActions", context=self._context, actions=[source])

    def press(self, *keys: str) -> None:
        """Keys by name, or characters to type."""
        strokes = [KEYS.get(key) or key for key in keys]
        each = [(kind, value) for value in strokes for kind in ("keyDown", "keyUp")]
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
            assert time.monotonic() < until, expression
            time.sleep(0.05)

    def _call(self, method: str, **params: Any) -> Any:
        number = next(self._ids)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=30))
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]
