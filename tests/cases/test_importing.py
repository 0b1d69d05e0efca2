import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from cases.audit import verify
from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import WrongMasterKeyError
from cases.lots import LOT
from cases.models import AuditEntry, Case, Message, Run
from cases.taxonomy import Language
from cases.waiting import unanswered_messages
from tests.cases.imported import (
    ANSWERED,
    ASKED,
    EMAIL,
    NAME,
    add_customer,
    imported,
    row,
    stored,
    texts,
    written,
)
from tests.keys import INDEX_KEY


def count(db: Session, table: type[Any]) -> int:
    return db.scalar(select(func.count()).select_from(table)) or 0


def test_a_case_is_stored_with_what_its_row_says(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    add_customer(sessions, "C-7")
    counts, bad = imported(sessions, vault, written(tmp_path, row(customer_number="C-7")))
    assert (counts, bad) == ({"imported": 1, "known": 0, "erased_before": 0, "bad": 0}, [])
    with sessions.begin() as db:
        case = stored(db, "T-1")
        assert case.opened_at == datetime(2023, 3, 1, 8, tzinfo=UTC)
        assert case.ended_at == case.last_activity_at == datetime(2023, 3, 4, 10, tzinfo=UTC)
        assert (case.state, case.language, case.due_since) == ("open", "sv", None)
        assert case.customer is not None
        assert case.customer.customer_number == "C-7"
        assert case.requester_name is not None
        assert case.requester_email is not None
        assert vault.decrypt(case, case.requester_name) == NAME
        assert vault.decrypt(case, case.requester_email) == EMAIL
        assert case.requester_index == vault.index(EMAIL)


def test_messages_stand_in_the_order_of_their_times(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row()))
    with sessions.begin() as db:
        assert texts(db, vault, "T-1") == [("visitor", ASKED), ("agent", ANSWERED)]


def test_no_word_of_a_case_stands_in_the_database_in_clear(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row()))
    with sessions.begin() as db:
        tables = ("cases", "messages", "audit_entries", "runs")
        rows = [repr(db.execute(text(f"select * from {name}")).all()) for name in tables]
    assert not [word for word in ("Kerstin", "kerstin", "Radera", "gjort") if word in "".join(rows)]


def test_every_case_has_a_key_of_its_own(sessions: Sessions, vault: Vault, tmp_path: Path) -> None:
    imported(sessions, vault, written(tmp_path, row("T-1"), row("T-2")))
    with sessions.begin() as db:
        first, second = stored(db, "T-1"), stored(db, "T-2")
        assert second.messages[0].ciphertext is not None
        with pytest.raises(InvalidToken):
            vault.decrypt(first, second.messages[0].ciphertext)


def test_the_same_file_again_changes_nothing(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    file = written(tmp_path, *(row(f"T-{n}") for n in range(LOT + 5)))
    imported(sessions, vault, file)
    with sessions.begin() as db:
        before = db.execute(text("select * from messages order by id")).all()
    counts, _ = imported(sessions, vault, file)
    assert counts == {"imported": 0, "known": LOT + 5, "erased_before": 0, "bad": 0}
    with sessions.begin() as db:
        assert db.execute(text("select * from messages order by id")).all() == before


def test_a_row_that_changed_leaves_its_case_as_it_is(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row()))
    counts, _ = imported(sessions, vault, written(tmp_path, row(messages=[], language="fi")))
    assert counts["known"] == 1
    with sessions.begin() as db:
        assert len(texts(db, vault, "T-1")) == 2
        assert stored(db, "T-1").language == "sv"


@pytest.mark.parametrize("between", [0, LOT])
def test_an_external_id_that_stands_twice_in_a_file_is_told(
    sessions: Sessions, vault: Vault, tmp_path: Path, between: int
) -> None:
    others = [row(f"other-{n}", messages=[]) for n in range(between)]
    counts, bad = imported(sessions, vault, written(tmp_path, row(), *others, row()))
    assert bad == [(f"line {between + 2}", "its external_id stood earlier in the file")]
    assert counts == {"imported": between + 1, "known": 0, "erased_before": 0, "bad": 1}


def test_two_imports_at_once_store_each_case_once(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    rows = [row(f"T-{n}") for n in range(3 * LOT)]
    files = [
        written(tmp_path, *rows, name="a.jsonl"),
        written(tmp_path, *reversed(rows), name="b.jsonl"),
    ]
    done: list[dict[str, int]] = []
    threads = [
        threading.Thread(target=lambda f=file: done.append(imported(sessions, vault, f)[0]))
        for file in files
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(counts["imported"] for counts in done) == 3 * LOT
    assert sum(counts["known"] for counts in done) == 3 * LOT
    with sessions.begin() as db:
        assert (count(db, Case), count(db, Message)) == (3 * LOT, 6 * LOT)
        assert verify(db).intact


def test_a_customer_number_that_nobody_has_makes_the_row_bad(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    file = written(tmp_path, row("T-1"), row("T-2", customer_number="C-9"))
    counts, bad = imported(sessions, vault, file)
    assert bad == [("line 2", "customer_number is not a customer's: import those first")]
    assert counts == {"imported": 1, "known": 0, "erased_before": 0, "bad": 1}


def test_a_language_is_told_from_the_requesters_words(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    heard: list[tuple[str | None, str]] = []

    def language_of(code: str | None, said: str) -> Language:
        heard.append((code, said))
        return "fi"

    file = written(tmp_path, row(language=None))
    imported(sessions, vault, file, language_of=language_of)
    assert heard == [(None, ASKED)]
    with sessions.begin() as db:
        assert {m.language for m in stored(db, "T-1").messages} == {"fi"}


def test_an_open_case_is_as_old_as_its_last_message(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row(closed_at=None)))
    with sessions.begin() as db:
        case = stored(db, "T-1")
        assert case.ended_at is None
        assert case.last_activity_at == datetime(2023, 3, 2, 8, tzinfo=UTC)


def test_the_assistant_owes_an_imported_case_no_answer(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row(closed_at=None)))
    with sessions.begin() as db:
        assert unanswered_messages(db, limit=10) == []


def test_each_lot_leaves_a_line_in_the_audit_log_and_the_run_its_counts(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, *(row(f"T-{n}") for n in range(LOT + 1)), "{"))
    with sessions.begin() as db:
        entries = list(db.scalars(select(AuditEntry).order_by(AuditEntry.id)))
        assert [(e.action, e.detail["cases"]) for e in entries] == [
            ("case.import", LOT),
            ("case.import", 1),
        ]
        run = db.scalars(select(Run)).one()
        assert (run.job, run.outcome) == ("import-cases", "done")
        assert run.counts == {"imported": LOT + 1, "known": 0, "erased_before": 0, "bad": 1}


def test_with_the_wrong_master_key_nothing_is_stored(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    imported(sessions, vault, written(tmp_path, row("T-1")))
    other = Vault((Fernet.generate_key().decode(),), index_key=INDEX_KEY)
    with pytest.raises(WrongMasterKeyError):
        imported(sessions, other, written(tmp_path, row("T-2")))
    with sessions.begin() as db:
        assert (count(db, Case), count(db, Run)) == (1, 1)


def test_an_import_that_was_stopped_goes_on_where_it_was(
    sessions: Sessions, vault: Vault, tmp_path: Path
) -> None:
    rows = [row(f"T-{n}") for n in range(3 * LOT)]
    seen = 0

    def stopping(code: str | None, said: str) -> Language:
        nonlocal seen
        seen += 1
        if seen > LOT + 7:
            raise KeyboardInterrupt
        return "sv"

    with pytest.raises(KeyboardInterrupt):
        imported(sessions, vault, written(tmp_path, *rows), language_of=stopping)
    with sessions.begin() as db:
        assert count(db, Case) == LOT
        assert [run.outcome for run in db.scalars(select(Run))] == ["failed"]
    counts, _ = imported(sessions, vault, written(tmp_path, *rows))
    assert counts == {"imported": 2 * LOT, "known": LOT, "erased_before": 0, "bad": 0}
