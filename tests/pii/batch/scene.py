"""Settled cases that are due, and what is to be said of each after whatever happened to a job."""

from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session, selectinload

from cases.audit import verify
from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.lifecycle import State
from cases.minimising import readable
from cases.models import AuditEntry, Case, Message, Note, Ticket
from cases.tickets import new_reference

NAME = "Maja Ekström"
EMAIL = "maja.ekstrom@mail.example"
SECRETS = ("Maja", "Ekström", EMAIL, "070-123 45 67", "900101-1239")
#: enough for the redactor to do, and quickly done
TEXTS = (
    ("sv", f"Hej, jag heter {NAME} och nås på 070-123 45 67."),
    ("sv", "Maja Ekströms personnummer är 900101-1239, radera det."),
    ("fi", f"Voitte kirjoittaa: {EMAIL}"),
)
NOTE = "Ringde Maja, hon svarade inte."
LONG_AGO = datetime(2026, 1, 5, 12, tzinfo=UTC)


def add_due_cases(sessions: Sessions, vault: Vault, count: int) -> None:
    """Store cases that are settled and due, every third with a ticket and a note."""
    for start in range(0, count, 100):
        with sessions.begin() as db:
            for number in range(start, min(count, start + 100)):
                _add_due_case(db, vault, ticket=number % 3 == 0)


def _add_due_case(db: Session, vault: Vault, *, ticket: bool) -> None:
    case = Case(
        state=State.SETTLED,
        state_since=LONG_AGO,
        due_since=LONG_AGO,
        language="sv",
        wrapped_key=vault.new_wrapped_key(),
        opened_at=LONG_AGO,
        last_activity_at=LONG_AGO,
        ended_at=LONG_AGO,
    )
    case.requester_name = vault.encrypt(case, NAME)
    case.requester_email = vault.encrypt(case, EMAIL)
    case.messages = [
        Message(
            at=LONG_AGO, author="visitor", language=language, ciphertext=vault.encrypt(case, text)
        )
        for language, text in TEXTS
    ]
    if ticket:
        note = Note(at=LONG_AGO, about="note", ciphertext=vault.encrypt(case, NOTE))
        case.tickets = [_solved_ticket(note)]
    db.add(case)


def _solved_ticket(note: Note) -> Ticket:
    return Ticket(
        reference=new_reference(),
        kind="request.erasure",
        asked_for="request.erasure",
        status="solved",
        received_at=LONG_AGO,
        received_on=LONG_AGO.date(),
        closed_at=LONG_AGO,
        notes=[note],
    )


def how_they_are(sessions: Sessions, vault: Vault) -> Counter[str]:
    """How many cases are in which state; fails unless each is whole or minimised, once, and the
    audit log agrees and is intact."""
    with _at_one_moment(sessions) as db:
        lines = Counter(
            db.scalars(select(AuditEntry.subject).where(AuditEntry.action == "case.evidence"))
        )
        rows = select(Case).options(selectinload(Case.messages), selectinload(Case.tickets))
        found = Counter(_how_it_is(db, vault, case, lines) for case in db.scalars(rows))
        assert sum(lines.values()) == found[State.EVIDENCE]
    with reading(sessions) as db:
        assert verify(db).intact
    return found


def _at_one_moment(sessions: Sessions) -> Session:
    """A session that sees one state however many queries it makes, as a reader of SQLite does."""
    engine = sessions.kw["bind"]
    if engine.dialect.name == "sqlite":
        return reading(sessions)
    return sessions(bind=engine.execution_options(isolation_level="REPEATABLE READ"))


def _how_it_is(db: Session, vault: Vault, case: Case, lines: Counter[str]) -> str:
    notes = [note for ticket in case.tickets for note in ticket.notes]
    texts: list[Message | Note] = [*case.messages, *notes]
    if case.state == State.EVIDENCE:
        assert lines[f"case:{case.id}"] == 1
        assert (case.wrapped_key, case.requester_name, case.requester_email) == (None, None, None)
        assert all(text.ciphertext is None for text in texts)
        left = "\n".join(text.redacted_text or "" for text in texts)
        assert left.count("<PERSON>") >= 2
        assert not [secret for secret in SECRETS if secret in left]
    else:
        assert lines[f"case:{case.id}"] == 0
        assert all(text.redacted_text is None for text in texts)
        # by id: a row may lie where an older one was before
        messages = sorted(readable(db, vault, [case])[0].messages.items())
        assert tuple(text for _, text in messages) == TEXTS
    return case.state


def let_claims_end(sessions: Sessions) -> None:
    """Ten minutes pass for whoever was killed."""
    past = datetime.now(UTC) - timedelta(seconds=1)
    with sessions.begin() as db:
        db.execute(update(Case).where(Case.claimed_until.is_not(None)).values(claimed_until=past))
