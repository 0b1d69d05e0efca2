"""What a process needs to minimise cases, opened from that process's own environment."""

import functools
from collections.abc import Callable
from dataclasses import dataclass, field

from cases.database import Sessions
from cases.encryption import Vault
from pii.files.fingerprint import redactor_version


@dataclass(frozen=True, slots=True, repr=False)
class Desk:
    """The database, the keys, the URL of Rasa's tracker store, and the spaCy pipelines by language
    that find names besides the shipped one, or instead of it (see pii.engine.use_pipelines)."""

    sessions: Sessions
    vault: Vault
    tracker: str
    name_pipelines: dict[str, str] = field(default_factory=dict)
    shipped_names_too: bool = True

    def redactor(self) -> str:
        """Return what tells one redactor from another."""
        others = sorted(self.name_pipelines.items())
        return f"{redactor_version()} {others} {self.shipped_names_too}"


#: A function at the top of a module, so that it travels to workers by its name alone: they call it
#: and no key goes over the wire. It raises NotReadyError.
Opening = Callable[[], Desk]


@functools.cache
def desk_of(opening: Opening) -> Desk:
    """Open the desk, once in a process. Raises NotReadyError."""
    return opening()
