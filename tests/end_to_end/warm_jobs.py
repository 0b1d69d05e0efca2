"""Starts `privacy-desk` as real processes in no time: a process that has loaded everything forks
one for each job. Told on standard input, a JSON line each; tests use WarmJobs.

An environment variable KILL_AT=n has the job kill itself with SIGKILL at the n-th thing that it
does with the database (before a statement or a commit), from its row in `runs` on.
"""

import json
import os
import signal
import subprocess
import sys
import time
import traceback
import warnings
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]


class WarmJobs:
    """The client's side: start, kill, wait."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.end_to_end.warm_jobs"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout
        assert self._process.stdout.readline() == "warm\n"

    def start(self, environment: dict[str, str], *args: str, log: str = "job") -> int:
        """Start `privacy-desk ARGS`; its process id. What it says goes to files."""
        told = {"args": args, "environment": environment, "log": str(self.folder / log)}
        return int(self._ask(told)["pid"])

    def wait(self, pid: int) -> int:
        """Its exit status, negative for a signal."""
        return int(self._ask({"wait": pid})["status"])

    def kill(self, pid: int) -> int:
        """Kill it as a power cut would; its exit status, as it may have ended just before."""
        os.kill(pid, signal.SIGKILL)
        return self.wait(pid)

    def said(self, log: str = "job") -> tuple[str, str]:
        """What it printed, and what on standard error."""
        return tuple(Path(f"{self.folder / log}.{end}").read_text() for end in ("out", "err"))  # type: ignore[return-value]

    def close(self) -> None:
        self._process.communicate("")

    def _ask(self, told: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(told) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


def _serve() -> None:
    import commands.main  # noqa: F401
    from pii.files.fingerprint import redactor_version
    from pii.redactor import redact

    for language in ("sv", "fi", "en"):
        redact("Ring Maja 070-123 45 67", language=language)
    redactor_version()
    # numpy's threads are idle, and the forks have done without them so far
    warnings.filterwarnings("ignore", "This process .* is multi-threaded", DeprecationWarning)
    print("warm", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            _, status = os.waitpid(asked["wait"], 0)
            print(json.dumps({"status": os.waitstatus_to_exitcode(status)}), flush=True)
        elif pid := os.fork():
            print(json.dumps({"pid": pid}), flush=True)
        else:
            _become(asked)


def _become(asked: dict[str, Any]) -> None:
    from commands.main import app

    os.setsid()
    for descriptor, end in ((1, "out"), (2, "err")):
        file = os.open(f"{asked['log']}.{end}", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(file, descriptor)
    os.environ.update(asked["environment"])
    if moment := os.environ.pop("KILL_AT", None):
        _kill_at(int(moment))
    status = 1
    try:
        app(asked["args"])
    except SystemExit as error:
        status = int(error.code or 0)
    except BaseException:
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(status)


def _kill_at(moment: int) -> None:
    from sqlalchemy import Engine, event

    left, begun = [moment], []

    def step(*given: object) -> None:
        begun.extend([True] * any("INSERT INTO runs" in str(each) for each in given))
        left[0] -= bool(begun)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(60)

    for name in ("before_cursor_execute", "commit"):
        event.listen(Engine, name, step)


if __name__ == "__main__":
    _serve()
