"""`privacy-desk rotate-keys`: everything under the newest master key, and what that means."""

import sys
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from cases.audit import record
from cases.database import Sessions, empty_log
from cases.encryption import Vault
from cases.key_rotation import Keys, check_master_keys, count_keys, rewrap_keys, stored_keys
from commands import secrets_file
from commands.opened import actor, opened
from settings import read_settings

LEFT = 3


def rotate_keys_command(
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="only count what is under an older key")
    ] = False,
) -> None:
    """Wrap every case's key and every hold's reason with the newest master key."""
    secrets_file.load_into_environment()
    settings = read_settings()
    vault = Vault(settings.master_keys, index_key=settings.index_key)
    with opened(settings) as sessions:
        with sessions.begin() as db:
            check_master_keys(db, vault)
        if not dry_run:
            print(f"Moved to the newest master key: {_rotate(sessions, vault):,}.")
        keys = count_keys(sessions, vault)
        clean = dry_run or empty_log(sessions)
    _tell(keys, given=len(settings.master_keys))
    if not clean:
        print("SQLite's log could not be emptied, because somebody reads. It may hold keys under"
              " the older master key: start the command again.", file=sys.stderr)  # fmt: skip
    if keys.older or keys.unknown or not clean:
        raise typer.Exit(LEFT)


def _rotate(sessions: Sessions, vault: Vault) -> int:
    """Two audit lines: one before the first key is moved, one after the last."""
    with sessions.begin() as db:
        record(db, actor=actor(), action="keys.rotate", subject="keys", step="begun")
        stored = stored_keys(db)
    moved = 0
    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("Rewrapping keys", total=stored)
        for looked_at, of_them in rewrap_keys(sessions, vault):
            moved += of_them
            bar.advance(task, looked_at)
    with sessions.begin() as db:
        record(db, actor=actor(), action="keys.rotate", subject="keys", step="done", moved=moved)
    return moved


def _tell(keys: Keys, *, given: int) -> None:
    print(f"Under the newest: {keys.newest:,}. Under an older one: {keys.older:,}."
          f" Under none of those given: {keys.unknown:,}.")  # fmt: skip
    if keys.unknown:
        print("What is under none of them cannot be read: give the master key that is missing and"
              " start the command again.", file=sys.stderr)  # fmt: skip
    elif keys.older:
        print("Keep the older master keys. Is every process started with the new list? Then start"
              " this command again.")  # fmt: skip
    elif given > 1:
        print("The older master keys may be removed from PRIVACY_DESK_MASTER_KEYS. Backups made"
              " before now still need them.")  # fmt: skip
