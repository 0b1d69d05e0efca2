"""A desk whose last case kills the worker that reads it, as a fault in a library might."""

import multiprocessing
import os
import signal
from collections.abc import Callable

from cases.encryption import Vault
from cases.models import Case
from commands.redact_cases import desk_from_environment
from pii.batch.desk import Desk

DEADLY = 12


class DeadlyVault(Vault):
    def decrypting(self, case: Case) -> Callable[[bytes], str]:
        if case.id == DEADLY and multiprocessing.parent_process() is not None:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().decrypting(case)


def deadly_desk() -> Desk:
    """What the environment names, with such a vault."""
    desk = desk_from_environment()
    vault = DeadlyVault((os.environ["PRIVACY_DESK_MASTER_KEYS"],), index_key="-" * 40)
    return Desk(desk.sessions, vault, desk.tracker)
