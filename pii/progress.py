"""How far a long piece of redaction is."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`share` of all there is to do, from 0 to 1; `done`: how many rows or cases; `texts` and
    `seconds` of this run alone."""

    share: float
    done: int
    texts: int
    seconds: float


Watch = Callable[[Progress], None]
