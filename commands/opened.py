"""The database as a command of the operator's opens it, and who the operator is."""

import getpass
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from cases.database import Sessions, sessions_of
from cases.migrate import migrate
from settings import OpenSettings


@contextmanager
def opened(settings: OpenSettings) -> Iterator[Sessions]:
    """The migrated database, closed afterwards."""
    migrate(settings.database)
    sessions = sessions_of(settings.database)
    try:
        yield sessions
    finally:
        sessions.kw["bind"].dispose()


def operator() -> str:
    """The account that the command runs under, such as `desk@host`."""
    return f"{_account()}@{socket.gethostname()}"


def actor() -> str:
    """Who it was, for the audit log: at most its 40 characters."""
    return f"command line:{_account()}"[:40]


def _account() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container's user often has no name
        return str(os.getuid())
