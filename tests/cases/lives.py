"""Cases at every stage of their life, as the other tests of it need them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from multiprocessing.synchronize import Event
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.conversations import start_conversation
from cases.database import Sessions, reading, sessions_of
from cases.encryption import Vault
from cases.holds import hold
from cases.lifecycle import Periods, State
from cases.messages import receive_message
from cases.minimising import minimise
from cases.models import Agent, AuditEntry, Case, Customer, Ticket
from cases.periods import Day
from cases.retention import Job, retain
from cases.ticket_states import Status
from cases.tickets import open_ticket
from cases.work import claim, reply

ZONE = ZoneInfo("Europe/Stockholm")
#: In the past, so that nothing of today disturbs: the day on which made-up cases ended.
ENDED_ON = date(2026, 3, 2)
EMAIL = "kerstin.exempelsson@post.example"
PERIODS = Periods(grace_days=30, evidence_days=1095, imported_idle_days=92)


def actions(sessions: Sessions) -> list[str]:
    """What the audit log says was done, in order."""
    with reading(sessions) as db:
        return list(db.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def moment(day: date, hour: int = 12) -> datetime:
    return datetime(day.year, day.month, day.day, hour, tzinfo=ZONE).astimezone(UTC)


def job(sessions: Sessions, today: date, **changes: Any) -> Job:
    """A run of retention on that day, without a tracker store unless one is named."""
    tracker = changes.pop("tracker", "/nowhere/tracker.db")
    periods = replace(PERIODS, **changes)
    day = Day(today, datetime.now(UTC), ZONE)
    return Job(sessions, day, periods, timedelta(minutes=30), tracker)


def ended_case(db: Session, vault: Vault, *, customer: Customer | None = None) -> Case:
    """An open case whose conversation ended on ENDED_ON, with one message."""
    case, _ = start_conversation(db, vault, language="sv")
    message = receive_message(db, vault, case, text="Jag heter Kerstin")
    message.answered_at = case.last_activity_at = case.ended_at = moment(ENDED_ON)
    case.customer_id = customer and customer.id
    db.flush()
    return case


def never_closed(db: Session, vault: Vault) -> Case:
    """An imported case that nobody closed where it came from, last active on ENDED_ON."""
    case = ended_case(db, vault)
    case.conversation_id, case.token_hash, case.ended_at = None, None, None
    case.external_id = f"old-{case.id}"
    db.flush()
    return case


def settled_case(db: Session, vault: Vault, *, customer: Customer | None = None) -> Case:
    case = ended_case(db, vault, customer=customer)
    case.state = State.SETTLED
    return case


def evidence(db: Session, vault: Vault, *, since: date = ENDED_ON) -> Case:
    """A case that was minimised on that day."""
    case = settled_case(db, vault)
    db.flush()
    db.refresh(case)
    texts = {message.id: "Jag heter <PERSON>" for message in case.messages}
    minimise(db, case, messages=texts, notes={}, actor="test", now=moment(since))
    db.flush()
    return case


def give_ticket(
    db: Session, case: Case, *, closed_on: date | None = None, kind: str = "request.erasure"
) -> Ticket:
    """A ticket of the case's first message: new, or solved on that day."""
    db.flush()
    db.refresh(case)
    ticket, _ = open_ticket(db, case, asked_for=kind, message=case.messages[0], country="SE")
    if closed_on is not None:
        ticket.status, ticket.closed_at = Status.SOLVED, moment(closed_on)
    db.flush()
    return ticket


def put_on_hold(db: Session, vault: Vault, case: Case, *, until: date | None = None) -> None:
    email = f"dpo{case.id}@desk.example"
    dpo = add_agent(db, email=email, name="D", role="dpo", actor="test")[0]
    hold(db, vault, case, by=dpo, reason="tvist", until=until)
    db.flush()


def company(db: Session, *, number: str = "10001", ended_on: date | None = None) -> Customer:
    new = Customer(
        customer_number=number, name="Exempel AB", started_on=date(2020, 1, 1), ended_on=ended_on
    )
    db.add(new)
    db.flush()
    return new


def belongs_to(vault: Vault, case: Case, email: str = EMAIL) -> Case:
    """Make the case this person's."""
    if case.wrapped_key is not None:
        case.requester_email = vault.encrypt(case, email)
    case.requester_index = vault.index(email)
    return case


#: What an agent replied, which no mail may say.
SECRET = "Kerstin Exempelsson har två konton."


def reply_in_a_case(
    db: Session, vault: Vault, *, language: str = "sv", notify: bool = True
) -> Ticket:
    """A case of the person with EMAIL, and the ticket that its agent has replied to."""
    case = belongs_to(vault, ended_case(db, vault))
    case.language = language
    ticket = give_ticket(db, case)
    agent = db.scalar(select(Agent)) or add_agent(
        db, email="a@desk.example", name="A", role="agent", actor="t"
    )[0]  # fmt: skip
    claim(db, ticket, by=agent)
    reply(db, vault, ticket, by=agent, text=SECRET, notify=notify)
    db.flush()
    return ticket


def retain_in_a_process(url: str, today: date, started: Event) -> None:
    """A whole run on the database of that URL: what a test kills."""
    sessions = sessions_of(url)
    started.set()
    retain(job(sessions, today), actor="t")
    sessions.kw["bind"].dispose()
