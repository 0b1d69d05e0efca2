"""Secrets for a machine of one's own: generated once into a file that its owner alone can read."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet

GENERATED: dict[str, Callable[[], str]] = {
    "PRIVACY_DESK_MASTER_KEYS": lambda: Fernet.generate_key().decode(),
    "PRIVACY_DESK_CONSOLE_SECRET": lambda: secrets.token_urlsafe(48),
    "PRIVACY_DESK_INDEX_KEY": lambda: secrets.token_urlsafe(48),
}


def secrets_path() -> Path:
    return Path(os.environ.get("PRIVACY_DESK_STATE_DIR", ".state")) / "secrets.env"


def load_into_environment() -> None:
    """Put the file's values into the environment where it does not set them already."""
    path = secrets_path()
    if not path.exists():
        return
    for line in path.read_text("utf-8").splitlines():
        name, separator, value = line.partition("=")
        if separator:
            os.environ.setdefault(name, value)


def generate_missing() -> Path | None:
    """Write the secrets that neither the environment nor the file has; the file if it is new.

    Without the master keys nothing that was stored can be read again: back the file up.
    """
    load_into_environment()
    missing = {name: make() for name, make in GENERATED.items() if name not in os.environ}
    if not missing:
        return None
    path = secrets_path()
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    old = path.read_text("utf-8") if path.exists() else ""
    separator = "" if old.endswith("\n") or not old else "\n"
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.fchmod(descriptor, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(separator)
        file.writelines(f"{name}={value}\n" for name, value in missing.items())
    load_into_environment()
    return path
