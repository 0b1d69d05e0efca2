"""Two imports of one file at once, while its case is erased before the second has stored it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from cases.audit import verify
from cases.database import Sessions
from cases.encryption import Vault
from cases.models import Case, Message
from cases.persons import erase_person, preview_person
from cases.taxonomy import Language
from tests.cases.imported import EMAIL, imported, row, written

NOW = datetime(2026, 11, 10, 12, tzinfo=UTC)
#: SQLite's writers take turns: there the first import gets on only when the second has waited.
WAITS_SECONDS = 2.0


class Late:
    """Tells languages for an import that stops once, when it has looked which cases are new."""

    def __init__(self) -> None:
        self.has_looked, self.may_go_on = Event(), Event()

    def language_of(self, code: str | None, said: str) -> Language:
        if not self.has_looked.is_set():
            self.has_looked.set()
            self.may_go_on.wait(WAITS_SECONDS)
        return "sv"


def erase_the_person(sessions: Sessions, vault: Vault) -> list[int]:
    with sessions.begin() as db:
        found = preview_person(db, vault, EMAIL, also_open=False, now=NOW, actor="t")
    return erase_person(sessions, found, tracker="/nowhere/tracker.db", actor="t", now=NOW)


def test_what_another_import_stored_and_was_erased_since_does_not_come_back(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    file = written(tmp_path, row("T-1"))
    late = Late()
    with ThreadPoolExecutor(1) as pool:
        second = pool.submit(imported, sessions, vault, file, language_of=late.language_of)
        assert late.has_looked.wait(30)
        imported(sessions, vault, file)
        assert len(erase_the_person(sessions, vault)) == 1
        late.may_go_on.set()
        counts, bad = second.result(60)
    with sessions.begin() as db:
        assert (db.query(Case).count(), db.query(Message).count()) == (0, 0)
        assert verify(db).intact
    assert (sum(counts.values()), bad) == (1, [])
    assert imported(sessions, vault, file)[0]["erased_before"] == 1
