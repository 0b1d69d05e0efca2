"""Bare Rasa, trained once on our examples and run as `rasa run` does: the chat's yardstick."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from commands.training import BOT, RASA, RASA_ENVIRONMENT
from commands.up import answers
from tests.bench.bare_project import project
from tests.end_to_end.running_desk import free_address, wait_until

_STARTING_SECONDS = 900  # TensorFlow, on a busy machine


def trained_bare_rasa(kept: Path) -> Path:
    """The assistant; trained now unless `kept` holds one of today's examples and versions."""
    parts = [*project().values(), (BOT / "requirements.lock").read_text("utf-8")]
    folder = kept / sha256("\0".join(parts).encode()).hexdigest()[:16]
    assistant = folder / "bare.tar.gz"
    if not assistant.exists():
        _train(folder)
    return assistant


def _train(folder: Path) -> None:
    print("training bare Rasa, one epoch of each part …", flush=True)
    for name, text in project().items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    command = [*RASA, "train", "--skip-validation", "--data", "data", "--out", ".",
               "--fixed-model-name", "bare"]  # fmt: skip
    done = subprocess.run(
        command, cwd=folder, env=_environment(), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]


@contextmanager
def running_bare_rasa(assistant: Path) -> Iterator[str]:
    """Its address, host:port, while it runs."""
    address = free_address()
    host, port = address.split(":")
    command = [*RASA, "run", "--model", str(assistant), "--interface", host, "--port", port,
               "--credentials", "credentials.yml", "--quiet"]  # fmt: skip
    with (
        (assistant.parent / "run.log").open("w") as log,
        subprocess.Popen(
            command, cwd=assistant.parent, env=_environment(), stdout=log, stderr=log
        ) as process,
    ):
        try:
            wait_until(lambda: answers("rasa", address), seconds=_STARTING_SECONDS)
            yield address
        finally:
            process.terminate()


def _environment() -> dict[str, str]:
    return os.environ | RASA_ENVIRONMENT
