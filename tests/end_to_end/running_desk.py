"""The whole of Privacy Desk as real processes on free ports, for tests and measurements."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from cryptography.fernet import Fernet
from honcho.environ import parse_procfile

from cases.agents import add_agent
from cases.database import Sessions, sessions_of
from cases.encryption import Vault
from cases.migrate import migrate
from commands.training import RASA_ENVIRONMENT, ROOT, trained_assistant
from commands.up import answers, without_secrets
from tests.keys import INDEX_KEY

PROCESSES = ("rasa", "actions", "chat", "console")
_STARTING_SECONDS = 240


def free_address() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"127.0.0.1:{probe.getsockname()[1]}"


@dataclass
class RunningDesk:
    """folder: state and logs; database_url: where the cases lie."""

    folder: Path
    database_url: str
    master_key: str = field(default_factory=lambda: Fernet.generate_key().decode())
    addresses: dict[str, str] = field(
        default_factory=lambda: {name: free_address() for name in PROCESSES}
    )
    _running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)
    _sessions: Sessions | None = None

    def start(self, *names: str) -> None:
        """Start processes (all of them unless named) and wait until they answer."""
        migrate(self.database_url)
        commands = parse_procfile((ROOT / "Procfile").read_text("utf-8")).processes
        environment = self._environment()
        for name in names or PROCESSES:
            log = (self.folder / f"{name}.log").open("ab")
            self._running[name] = subprocess.Popen(
                ["/bin/sh", "-c", commands[name]],
                cwd=ROOT,
                env=without_secrets(name, environment),
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
            log.close()
        for name in names or PROCESSES:
            self._await(name)

    def stop(self, *names: str, hard: bool = False) -> None:
        """End processes (all of them unless named); hard: with SIGKILL, as a crash would."""
        for name in names or tuple(self._running):
            process = self._running.pop(name)
            os.killpg(process.pid, signal.SIGKILL if hard else signal.SIGTERM)
            process.wait(timeout=20)

    def command(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """`privacy-desk` with this desk's environment, run to its end."""
        return subprocess.run(
            [str(ROOT / ".venv/bin/privacy-desk"), *arguments],
            env=self._environment() | environment,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def pids(self) -> dict[str, int]:
        return {name: process.pid for name, process in self._running.items()}

    def url(self, name: str) -> str:
        return f"http://{self.addresses[name]}"

    @property
    def sessions(self) -> Sessions:
        if self._sessions is None:
            self._sessions = sessions_of(self.database_url)
        return self._sessions

    @property
    def vault(self) -> Vault:
        return Vault((self.master_key,), index_key=INDEX_KEY)

    def new_agent(self, email: str = "agent@desk.example", name: str = "Alex Agent") -> str:
        """A console account; returns its password."""
        with self.sessions.begin() as db:
            return add_agent(db, email=email, name=name, role="agent", actor="test")[1]

    def close(self) -> None:
        self.stop()
        if self._sessions is not None:
            self._sessions.kw["bind"].dispose()

    def _await(self, name: str) -> None:
        until = time.monotonic() + _STARTING_SECONDS
        while time.monotonic() < until:
            if self._running[name].poll() is not None:
                break
            if answers(name, self.addresses[name]):
                return
            time.sleep(0.05)
        log = (self.folder / f"{name}.log").read_text(errors="replace")
        raise RuntimeError(f"{name} did not start:\n{log[-2000:]}")

    def _environment(self) -> dict[str, str]:
        host, port = self.addresses["rasa"].split(":")
        ours = {f"PRIVACY_DESK_{n.upper()}_ADDRESS": a for n, a in self.addresses.items()}
        return (
            os.environ
            | RASA_ENVIRONMENT
            | ours
            | {
                "PATH": f"{ROOT / '.venv/bin'}:{os.environ['PATH']}",
                "PRIVACY_DESK_STATE_DIR": str(self.folder),
                "PRIVACY_DESK_DATABASE_URL": self.database_url,
                "PRIVACY_DESK_MASTER_KEYS": self.master_key,
                "PRIVACY_DESK_CONSOLE_SECRET": "only-for-tests-" * 4,
                "PRIVACY_DESK_INDEX_KEY": INDEX_KEY,
                "PRIVACY_DESK_MESSAGES_PER_MINUTE": "600",
                "PRIVACY_DESK_ASSISTANT": str(trained_assistant(ROOT / ".state")),
                "PRIVACY_DESK_RASA_HOST": host,
                "PRIVACY_DESK_RASA_PORT": port,
                "PRIVACY_DESK_TRACKER_DIALECT": "sqlite",
                "PRIVACY_DESK_TRACKER_DB": str(self.folder / "tracker.db"),
            }
        )


class Visitor:
    """Somebody who talks to the chat API."""

    def __init__(self, desk: RunningDesk, language: str | None) -> None:
        self.http = httpx.Client(base_url=desk.url("chat"), timeout=60, trust_env=False)
        answer = self.http.post("/api/conversations", json={"language": language})
        answer.raise_for_status()
        self.opened: dict[str, Any] = answer.json()
        self.id: str = self.opened["id"]
        self.headers = {"authorization": f"Bearer {self.opened['token']}"}

    def post(self, text: str, **headers: str) -> httpx.Response:
        return self.http.post(
            f"/api/conversations/{self.id}/messages",
            json={"text": text},
            headers=self.headers | headers,
        )

    def say(self, text: str, **headers: str) -> list[dict[str, Any]]:
        """Write something and get the replies."""
        answer = self.post(text, **headers)
        answer.raise_for_status()
        replies: list[dict[str, Any]] = answer.json()["replies"]
        return replies

    def press(self, replies: list[dict[str, Any]], number: int) -> list[dict[str, Any]]:
        """Press a button of the last replies that have some."""
        buttons = next(r["buttons"] for r in reversed(replies) if r["buttons"])
        return self.say(buttons[number]["payload"])

    def thread(self) -> list[dict[str, Any]]:
        answer = self.http.get(f"/api/conversations/{self.id}/messages", headers=self.headers)
        answer.raise_for_status()
        messages: list[dict[str, Any]] = answer.json()["messages"]
        return messages


def wait_until(condition: Callable[[], bool], *, seconds: float = 30) -> None:
    """Poll until something has happened; fails the test if it does not in time."""
    until = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < until, "it did not happen in time"
        time.sleep(0.05)
