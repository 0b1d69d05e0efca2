"""One person's cases: found by the blind index of an e-mail address, shown, erased on request."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.database import Sessions, empty_log
from cases.encryption import Vault
from cases.erasing import erase_case
from cases.holds import is_held
from cases.minimising import notes_of
from cases.models import Case, Message, Ticket
from cases.tickets import open_tickets_of, tickets_of_case
from cases.tombstones import index_imports

_ERASURE = "request.erasure"
_SHOWN_OF_INDEX = 12
_AT_A_TIME = 200
Obstacle = Literal["held", "open_tickets"]


@dataclass(frozen=True)
class ShownTicket:
    """A ticket in a preview; days are ISO 8601."""

    reference: str
    kind: str
    status: str
    received_on: str
    due_on: str | None


@dataclass(frozen=True)
class ShownCase:
    """A case in a preview: nobody's words. stays: why it cannot be erased now, or None."""

    id: int
    state: str
    opened_on: str
    last_on: str
    messages: int
    notes: int
    tickets: tuple[ShownTicket, ...]
    stays: Obstacle | None


@dataclass(frozen=True)
class Preview:
    """A person's cases. index: the blind index that finds them; also_open: whether open tickets
    of any kind are to go too."""

    index: str
    also_open: bool
    cases: tuple[ShownCase, ...]

    @property
    def subject(self) -> str:
        """Who, in the audit log."""
        return f"person:{self.index[:_SHOWN_OF_INDEX]}"

    @property
    def erasable(self) -> list[ShownCase]:
        return [case for case in self.cases if case.stays is None]

    @property
    def token(self) -> str:
        """Proves that somebody saw exactly this."""
        return hashlib.sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()[:20]


def index_old_cases(sessions: Sessions, vault: Vault) -> None:
    """Give their blind indexes to the cases that were stored before there were such: of the
    address, and of an imported case's id.

    Raises WrongMasterKeyError.
    """
    index_imports(sessions, vault)
    lacking = Case.requester_email.is_not(None) & Case.requester_index.is_(None)
    while True:
        with sessions.begin() as db:
            cases = db.scalars(select(Case).where(lacking).limit(_AT_A_TIME).with_for_update())
            done = [_give_index(vault, case) for case in cases]
        if not done:
            return


def preview_person(
    db: Session, vault: Vault, email: str, *, also_open: bool, now: datetime, actor: str
) -> Preview:
    """What there is of the person with this address; the look is audited."""
    index = vault.index(email)
    rows = select(Case).where(Case.requester_index == index).order_by(Case.id)
    cases = [_shown(db, case, also_open=also_open, now=now) for case in db.scalars(rows)]
    preview = Preview(index, also_open, tuple(cases))
    record(db, actor=actor, action="person.look", subject=preview.subject, cases=len(cases))
    return preview


def erase_person(
    sessions: Sessions, preview: Preview, *, tracker: str, actor: str, now: datetime
) -> list[int]:
    """Erase what the preview called erasable; the ids of the cases that are gone.

    A transaction a case, each looked at again under its lock: what somebody held or opened since
    the preview stays. Stopped half-way, it is done again. Raises TrackerStoreError.
    """
    gone = []
    for shown in preview.erasable:
        with sessions.begin() as db:
            case = _locked(db, shown.id)
            if case is None or case.requester_index != preview.index:
                continue
            if _obstacle(db, case, also_open=preview.also_open, now=now) is None:
                erase_case(db, case, tracker=tracker, actor=actor, now=now, why=preview.subject)
                gone.append(shown.id)
    with sessions.begin() as db:
        stayed = len(preview.cases) - len(gone)
        record(db, actor=actor, action="person.erase", subject=preview.subject,
               erased=len(gone), stayed=stayed)  # fmt: skip
    empty_log(sessions)
    return gone


def _give_index(vault: Vault, case: Case) -> int:
    assert case.requester_email is not None
    case.requester_index = vault.index(vault.decrypt(case, case.requester_email))
    return case.id


def _locked(db: Session, case_id: int) -> Case | None:
    """The case, locked, its tickets before it: the order in which the console takes them."""
    tickets = select(Ticket.id).where(Ticket.case_id == case_id).order_by(Ticket.id)
    db.execute(tickets.with_for_update())
    return db.get(Case, case_id, with_for_update=True)


def _obstacle(db: Session, case: Case, *, also_open: bool, now: datetime) -> Obstacle | None:
    if is_held(db, case, today=now.date()):
        return "held"
    others = [ticket for ticket in open_tickets_of(db, case) if ticket.kind != _ERASURE]
    return "open_tickets" if others and not also_open else None


def _shown(db: Session, case: Case, *, also_open: bool, now: datetime) -> ShownCase:
    messages = select(func.count()).where(Message.case_id == case.id)
    return ShownCase(
        id=case.id,
        state=case.state,
        opened_on=case.opened_at.date().isoformat(),
        last_on=case.last_activity_at.date().isoformat(),
        messages=db.scalar(messages) or 0,
        notes=len(notes_of(db, case)),
        tickets=tuple(_shown_ticket(ticket) for ticket in tickets_of_case(db, case)),
        stays=_obstacle(db, case, also_open=also_open, now=now),
    )


def _shown_ticket(ticket: Ticket) -> ShownTicket:
    return ShownTicket(
        reference=ticket.reference,
        kind=ticket.kind,
        status=ticket.status,
        received_on=ticket.received_on.isoformat(),
        due_on=ticket.due_on.isoformat() if ticket.due_on else None,
    )
