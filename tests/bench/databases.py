"""The databases of a bench: filled without waiting for the disk, measured with it, as installed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from cases.encryption import Vault
from tests.bench.filling import MESSAGES, fill_through_importer, make_undue, multiply
from tests.bench.server import Server

_SEED, _ONE, _COPY = "seed", "of_one_size", "copy"


@dataclass
class Databases:
    """Each begins as a copy of one that `seeded` cases went into through the importer."""

    server: Server
    vault: Vault
    seeded: int

    def __post_init__(self) -> None:
        began = time.process_time()
        fill_through_importer(self.server.create(_SEED), self.vault, self.seeded)
        seconds = time.process_time() - began
        print(f"{self.seeded:,} cases of {MESSAGES} messages imported in {seconds:.0f} s of"
              " processor time; what is beyond are copies of their rows")  # fmt: skip

    @contextmanager
    def of(self, cases: int, *, undue: int = 0) -> Iterator[str]:
        """The URL of one with so many due cases, besides `undue` settled ones among them."""
        self.server.wait_for_disk(False)
        url = self.server.create(_ONE, like=_SEED)
        multiply(url, cases // self.seeded)
        make_undue(url, undue)
        self.server.wait_for_disk(True)
        yield url
        self.server.drop(_ONE)

    @contextmanager
    def copy(self) -> Iterator[str]:
        """The URL of a copy of that one."""
        yield self.server.create(_COPY, like=_ONE)
        self.server.drop(_COPY)
