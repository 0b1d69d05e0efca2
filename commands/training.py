"""Training the assistant, only when what it is made of has changed."""

import os
import subprocess
import time
from hashlib import sha256
from pathlib import Path

from rich.console import Console
from rich.status import Status

ROOT = Path(__file__).parent.parent
BOT = ROOT / "bot"
RASA = [str(BOT / ".venv/bin/python"), "-W", "ignore", "-m", "rasa"]
RASA_ENVIRONMENT = {
    "RASA_TELEMETRY_ENABLED": "false",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "PYTHONWARNINGS": "ignore",
    "RASA_MAX_CACHE_SIZE": "0",  # it does not notice when a component's code has changed
}
_INPUTS = ("bot/config.yml", "bot/requirements.lock", "bot/domain", "bot/components", "data")
_KEPT_LINES = 15


class TrainingError(Exception):
    """Rasa did not train; the message holds its last lines."""


def state_dir() -> Path:
    return Path(os.environ.get("PRIVACY_DESK_STATE_DIR", ".state")).absolute()


def fingerprint() -> str:
    """A hash of everything that a trained assistant depends on."""
    digest = sha256()
    for name in _INPUTS:
        path = ROOT / name
        files = [path] if path.is_file() else sorted(path.rglob("*"))
        for file in files:
            if file.suffix in (".yml", ".py", ".lock"):
                digest.update(str(file.relative_to(ROOT)).encode() + file.read_bytes())
    return digest.hexdigest()[:16]


def trained_assistant(state: Path) -> Path:
    """The assistant trained on today's inputs, trained now if it is not there yet.

    Raises TrainingError.
    """
    folder = state / "assistant"
    assistant = folder / f"{fingerprint()}.tar.gz"
    if assistant.exists():
        return assistant
    _train(folder, assistant)
    for older in folder.glob("*.tar.gz"):
        if older != assistant:
            older.unlink()
    return assistant


def _train(folder: Path, assistant: Path) -> None:
    """Runs Rasa in bot/; a half-written assistant never has the final name."""
    out = folder / "new"
    out.mkdir(parents=True, exist_ok=True)
    command = [
        *RASA,
        "train",
        "--force",
        "--skip-validation",  # `make check` validates
        "--domain",
        "domain",
        "--data",
        "../data",
        "--config",
        "config.yml",
        "--out",
        str(out),
        "--fixed-model-name",
        "assistant",
    ]
    console, began = Console(stderr=True), time.monotonic()
    with console.status("Training the assistant (one to five minutes) …") as status:
        status_code, last_lines = _run(command, status, began)
    if status_code != 0:
        raise TrainingError("The assistant could not be trained:\n" + "\n".join(last_lines))
    (out / "assistant.tar.gz").replace(assistant)
    console.print(f"The assistant is trained {_since(began)}.")


def _run(command: list[str], status: Status, began: float) -> tuple[int, list[str]]:
    """Run Rasa and show which component it is at; its exit status and its last lines."""
    lines: list[str] = []
    with subprocess.Popen(
        command,
        cwd=BOT,
        env=os.environ | RASA_ENVIRONMENT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        for line in process.stdout or ():
            lines = [*lines, line.rstrip().rsplit("\r", 1)[-1]][-_KEPT_LINES:]
            if "component '" in line:
                step = line.rsplit("- ", 1)[-1].strip()
                status.update(f"Training the assistant: {step} {_since(began)}")
    return process.returncode, lines


def _since(began: float) -> str:
    return f"({time.monotonic() - began:.0f} s)"
