"""The command asked to stop at an awkward moment, as a process of its own."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pii.files.options import Options
from tests.pii.files.scene import done, jsonl, many

Made = Callable[..., Options]
ROOT = Path(__file__).parents[3]
#: Python loses what is raised while it tidies up an object, and says so on standard error.
COMMAND = """
import os
from pii.files import chunks, work
chunks.MAX_ROWS = 2

class AskedToStop:
    def __del__(self):
        os.kill(os.getpid(), {number:d})
        for _ in range(1000):
            pass

add, stopping = work.Work.add, [AskedToStop()]

def add_and_be_asked(*given):
    add(*given)
    stopping.clear()

work.Work.add = add_and_be_asked
if __name__ == "__main__":
    from commands.main import app
    app()
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_asked_while_python_tidies_up_it_stops_after_the_piece(
    options: Made, number: signal.Signals
) -> None:
    wanted = options("a.jsonl", many(20), spans=None, report=None)
    script = wanted.source.with_name("command.py")
    script.write_text(COMMAND.format(number=number))
    command = ["redact-file", str(wanted.source), str(wanted.out), "--processes", "1"]
    ended = subprocess.run(
        [sys.executable, str(script), *command],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = "Stopped. 2 rows are done: the same command goes on from there.\n"
    assert (ended.returncode, ended.stdout, ended.stderr) == (130, "", said)
    assert not wanted.out.exists()
    assert done(wanted).report.rows == len(jsonl(wanted.out))
