"""The command as a process of its own: killed, interrupted, and with a large file."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pii.files.options import Options
from tests.pii.files.scene import done, jsonl, many

pytestmark = pytest.mark.faults
Made = Callable[..., Options]
ROOT = Path(__file__).parents[3]
#: the command, with pieces so small and a journal so frequent that there is much to interrupt
COMMAND = """
from pii.files import chunks, work
chunks.MAX_ROWS, work._SAVE_SECONDS = 2, {save_seconds}
if __name__ == "__main__":
    from commands.main import app
    app()
"""
MEASURE = """
import resource, sys
from pathlib import Path
from pii.files.options import Options
from pii.files.run import redact_file
def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
if __name__ == "__main__":
    folder = Path(sys.argv[1])
    redact_file(Options(source=folder / "small.jsonl", out=folder / "small.out.jsonl"))
    before = most()
    redact_file(Options(source=folder / "large.jsonl", out=folder / "large.out.jsonl"))
    print(most() - before)
"""


def started(wanted: Options, processes: int, save_seconds: float = 0.0) -> subprocess.Popen[str]:
    script = wanted.source.with_name("command.py")
    script.write_text(COMMAND.format(save_seconds=save_seconds))
    files = [str(path) for path in (wanted.source, wanted.out, "--spans", wanted.spans)]
    return subprocess.Popen(
        [sys.executable, str(script), "redact-file", *files, "--processes", str(processes)],
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for_bytes(wanted: Options, size: int, process: subprocess.Popen[str]) -> None:
    partial = wanted.out.with_name(wanted.out.name + ".partial")
    while process.poll() is None and (not partial.exists() or partial.stat().st_size < size):
        time.sleep(0.01)


def test_killed_again_and_again_it_ends_with_the_same_bytes(options: Made, tmp_path: Path) -> None:
    wanted = options("a.jsonl", many(600), report=None)
    undisturbed = options("b.jsonl", many(600), report=None, spans=tmp_path / "s")
    done(undisturbed)
    # not so late that it is done before it is killed
    moments = sorted(random.sample(range(1, undisturbed.out.stat().st_size * 3 // 4), 3))
    for moment, save_seconds, processes in zip(moments, (0.0, 0.05, 0.0), (1, 2, 1), strict=True):
        with started(wanted, processes, save_seconds) as process:
            wait_for_bytes(wanted, moment, process)
            process.kill()
        assert not wanted.out.exists()
        _require_no_process_left(process.pid)
    report = done(wanted).report
    assert report.rows_bad == 40
    assert wanted.spans is not None
    assert wanted.out.read_bytes() == undisturbed.out.read_bytes(), moments
    assert wanted.spans.read_bytes() == (tmp_path / "s").read_bytes(), moments


def test_ctrl_c_leaves_something_to_go_on_from_and_no_process(options: Made) -> None:
    wanted = options("a.jsonl", many(600), report=None)
    with started(wanted, processes=2) as process:
        wait_for_bytes(wanted, 1, process)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does it
        stdout, stderr = process.communicate()
    assert (process.returncode, stdout) == (130, "")
    last = stderr.splitlines()[-1]  # how far it is may stand before it
    assert last.startswith("Stopped. ")
    assert last.endswith("rows are done: the same command goes on from there.")
    assert not wanted.out.exists()
    _require_no_process_left(process.pid)
    assert done(wanted).report.rows == len(jsonl(wanted.out))


def _require_no_process_left(group: int) -> None:
    for _ in range(500):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.01)
    raise AssertionError("a worker is left")


def test_a_large_file_takes_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    row = json.dumps({"text": None, "n": "x" * 400}) + "\n"
    text = json.dumps({"text": "Ring 070-123 45 67"}) + "\n"
    (tmp_path / "small.jsonl").write_text(text + row * 1_000)
    with (tmp_path / "large.jsonl").open("w") as file:
        for _ in range(10):
            file.write(text + row * 20_000)
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, str(tmp_path)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert int(measured.stdout) < 16  # MB, of a file of 87
