"""A small server that speaks Rasa's REST channel, for tests of the chat alone."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

ANSWER = "Here you go."


@dataclass
class AssistantServer:
    """Answers every message with ANSWER, save those that hold a word of `fails_on`.

    topic: what it takes them for, buttons: what it offers; asks: the slot that its next answers ask
    for; address_in: in which message it says the address stands; meanwhile: what happens while it
    thinks.
    heard: the bodies it got; looks: how often it was asked whether it is up.
    """

    up: bool = True
    fails_on: str = ""
    topic: str = "data"
    buttons: list[dict[str, str]] = field(default_factory=list)
    asks: str | None = None
    address_in: int | None = None
    meanwhile: Callable[[], None] = lambda: None
    heard: list[dict[str, Any]] = field(default_factory=list)
    looks: int = 0

    def __post_init__(self) -> None:
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(self))
        self._thread = Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self._http.server_port}"

    @property
    def texts(self) -> list[str]:
        return [body["message"] for body in self.heard]

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()
        self._thread.join()

    def answer(self, body: dict[str, Any]) -> list[dict[str, Any]]:
        self.heard.append(body)
        self.meanwhile()
        if self.fails_on and self.fails_on in body["message"]:
            return [{"custom": {"turn": {"failed": True}}}]
        turn = {"topics": [self.topic], "confidence": 0.9, "address_in": self.address_in}
        return [
            {"text": ANSWER, "buttons": self.buttons},
            {"custom": {"topic": self.topic, "asks": self.asks}},
            {"custom": {"turn": turn}},
        ]


def _handler_of(server: AssistantServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:  # the name that http.server calls
            server.looks += 1
            self._send({})

        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            self._send(server.answer(body) if server.up else {})

        def _send(self, content: object) -> None:
            encoded = json.dumps(content).encode()
            self.send_response(200 if server.up else 503)
            self.send_header("content-length", str(len(encoded)))
            self.end_headers()
            self.wfile.write(encoded)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    return Handler
