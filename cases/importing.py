"""Old cases from a file: each encrypted on arrival with a fresh key of its own, and stored once."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.customers import customers_by_number
from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.errors import ErasedMeanwhileError, WrongMasterKeyError
from cases.formats.rows import CaseRow, MessageRow
from cases.lots import Found, Intake, Taken, take_in
from cases.models import Case, Customer, Message
from cases.taxonomy import Language
from cases.tombstones import erased_before, index_imports

JOB = "import-cases"
_AUTHORS = {"requester": "visitor", "agent": "agent"}
#: from a language code (or None) and a text, the language of ours that it is
LanguageOf = Callable[[str | None, str], Language]


def import_cases(
    sessions: Sessions,
    vault: Vault,
    rows: Iterable[Found[CaseRow]],
    *,
    language_of: LanguageOf,
    actor: str,
    operator: str,
    watch: Callable[[dict[str, int]], None],
    on_bad: Callable[[str, str], None],
) -> dict[str, int]:
    """Store the cases that are not there yet: how many were imported, known already, erased
    before (and so left out), bad.

    A case is known by its external id, whatever else its row says now. Raises WrongMasterKeyError
    before anything is stored.
    """
    with reading(sessions) as db:
        _require_right_keys(db, vault)
    index_imports(sessions, vault)
    take = _Cases(vault, language_of, actor)
    counts = {"imported": 0, "known": 0, "erased_before": 0, "bad": 0}
    watch(counts)
    intake = Intake(sessions, JOB, operator, take, watch, on_bad)
    take_in(intake, rows, counts=counts)
    return counts


def _require_right_keys(db: Session, vault: Vault) -> None:
    newest = select(Case).where(Case.wrapped_key.is_not(None)).order_by(Case.id.desc()).limit(1)
    case = db.scalar(newest)
    if case is not None and not vault.opens(case):
        raise WrongMasterKeyError("The master keys do not open the cases that are stored already.")


@dataclass
class _Cases:
    """Stores lots of cases, and remembers which it stored: their ids, which only grow."""

    vault: Vault
    language_of: LanguageOf
    actor: str
    stored: "array[int]" = field(default_factory=lambda: array("q"))

    def __call__(self, db: Session, run_id: int, lot: Sequence[tuple[str, CaseRow]]) -> Taken:
        taken = Taken()
        new = self._never_erased(db, run_id, self._new_ones(db, lot, taken), taken)
        there = customers_by_number(
            db, (row.customer_number for _, row in new if row.customer_number is not None)
        )
        cases = []
        for place, row in new:
            customer = there.get(row.customer_number or "")
            if row.customer_number is not None and customer is None:
                taken.bad.append((place, "customer_number is not a customer's: import those first"))
            else:
                cases.append((row, self._case(row, customer)))
        if cases:
            self._store(db, run_id, cases)
            taken.count("imported", len(cases))
        return taken

    def _new_ones(
        self, db: Session, lot: Sequence[tuple[str, CaseRow]], taken: Taken
    ) -> list[tuple[str, CaseRow]]:
        """Those that are not stored, in the order of their external ids, so that two imports at
        once wait for each other and not in a circle."""
        ids = [row.external_id for _, row in lot]
        rows = select(Case.external_id, Case.id).where(Case.external_id.in_(ids))
        there = {external_id: case_id for external_id, case_id in db.execute(rows)}
        new: dict[str, tuple[str, CaseRow]] = {}
        for place, row in lot:
            id_ = row.external_id
            if id_ in new or (id_ in there and self._stored_just_now(there[id_])):
                taken.bad.append((place, "its external_id stood earlier in the file"))
            elif id_ in there:
                taken.count("known")
            else:
                new[id_] = (place, row)
        return [new[external_id] for external_id in sorted(new)]

    def _never_erased(
        self, db: Session, run_id: int, new: list[tuple[str, CaseRow]], taken: Taken
    ) -> list[tuple[str, CaseRow]]:
        """Asked after which cases are stored: one that goes in between has left its tombstone."""
        erased = erased_before(db, self.vault, (row.external_id for _, row in new))
        if erased:
            taken.count("erased_before", len(erased))
            record(db, actor=self.actor, action="case.erased_before", subject=f"run:{run_id}",
                   cases=len(erased))  # fmt: skip
        return [(place, row) for place, row in new if row.external_id not in erased]

    def _require_not_erased_meanwhile(self, db: Session, rows: Sequence[CaseRow]) -> None:
        """Asked once more when they are stored, for only now nobody else can store them: another
        import may have been first with one, and it erased since. Raises ErasedMeanwhileError."""
        if erased_before(db, self.vault, (row.external_id for row in rows)):
            raise ErasedMeanwhileError("Cases of this file are being erased: import it again.")

    def _stored_just_now(self, case_id: int) -> bool:
        at = bisect_left(self.stored, case_id)
        return at < len(self.stored) and self.stored[at] == case_id

    def _case(self, row: CaseRow, customer: Customer | None) -> Case:
        case = Case(
            external_id=row.external_id,
            external_index=self.vault.external_index(row.external_id),
            language=self._language(row),
            wrapped_key=self.vault.new_wrapped_key(),
            customer_id=customer and customer.id,
            opened_at=row.opened_at,
            last_activity_at=_last_activity(row),
            ended_at=row.closed_at,
        )
        name, email = row.requester.name, row.requester.email
        encrypt = self.vault.encrypting(case)
        case.requester_name = encrypt(name.strip()) if name else None
        case.requester_email = encrypt(email.strip()) if email else None
        case.requester_index = self.vault.index(email) if email else None
        return case

    def _language(self, row: CaseRow) -> Language:
        own = [message.text for message in row.messages if message.author == "requester"]
        every = own or [message.text for message in row.messages]
        return self.language_of(row.language, "\n".join(every))

    def _store(self, db: Session, run_id: int, cases: list[tuple[CaseRow, Case]]) -> None:
        db.add_all(case for _, case in cases)
        db.flush()
        self._require_not_erased_meanwhile(db, [row for row, _ in cases])
        messages = [message for row, case in cases for message in self._messages(row, case)]
        if messages:
            # or else every change between NULL and a value would begin another statement
            db.execute(insert(Message), messages, execution_options={"render_nulls": True})
        ids = sorted(case.id for _, case in cases)
        self.stored.extend(ids)
        record(db, actor=self.actor, action="case.import", subject=f"run:{run_id}",
               cases=len(ids), first=ids[0], last=ids[-1])  # fmt: skip

    def _messages(self, row: CaseRow, case: Case) -> list[dict[str, Any]]:
        encrypt = self.vault.encrypting(case)
        now = datetime.now(UTC)
        return [
            {
                "case_id": case.id,
                "at": message.at,
                "author": _AUTHORS[message.author],
                "language": case.language,
                "ciphertext": encrypt(message.text),
                "attributes": {} if message.part == "text" else {"part": message.part},
                "attempts": 0,
                # so that nobody thinks that the assistant still owes an answer
                "answered_at": now if message.author == "requester" else None,
            }
            for message in _in_order(row.messages)
        ]


def _in_order(messages: Sequence[MessageRow]) -> list[MessageRow]:
    return sorted((m for m in messages if m.text.strip()), key=lambda message: message.at)


def _last_activity(row: CaseRow) -> datetime:
    return max([row.closed_at or row.opened_at, *(message.at for message in row.messages)])
