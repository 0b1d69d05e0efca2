from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.conversations import start_conversation
from cases.database import Sessions
from cases.encryption import Vault
from cases.errors import MoveNotAllowedError, ReasonMissingError, TicketTakenError
from cases.messages import receive_message, thread
from cases.models import Agent, AuditEntry, Case, Ticket
from cases.queue import queue
from cases.tickets import open_ticket
from cases.work import add_note, claim, extend, look_at, reply, solve

TODAY = date(2026, 11, 10)


@pytest.fixture
def agent(db: Session) -> Agent:
    return add_agent(db, email="a@desk.example", name="A", role="agent", actor="test")[0]


def new_ticket(db: Session, vault: Vault, kind: str = "request.access", day: int = 6) -> Ticket:
    case, _ = start_conversation(db, vault, language="sv")
    message = receive_message(db, vault, case, text="ge mig allt")
    message.at = datetime(2026, 11, day, 12, tzinfo=UTC)
    return open_ticket(db, case, asked_for=kind, message=message, country="SE")[0]


def do_extend(db: Session, vault: Vault, ticket: Ticket, agent: Agent, today: date) -> None:
    extend(
        db,
        vault,
        ticket,
        by=agent,
        reason="many systems",
        notice="Vi behöver mer tid.",
        country="SE",
        today=today,
    )


def test_the_queue_is_sorted_by_legal_date(db: Session, vault: Vault, agent: Agent) -> None:
    later, sooner = new_ticket(db, vault, day=9), new_ticket(db, vault, day=3)
    endless = new_ticket(db, vault, "handoff")
    breach = new_ticket(db, vault, "report.breach")
    assert list(queue(db, agent)) == [breach, sooner, later, endless]


def test_only_the_first_agent_gets_the_ticket(sessions: Sessions, vault: Vault) -> None:
    with sessions.begin() as db:
        ticket_id = new_ticket(db, vault).id
        ids = [
            add_agent(db, email=f"{n}@desk.example", name="N", role="agent", actor="t")[0].id
            for n in range(4)
        ]

    def take(agent_id: int) -> bool:
        try:
            with sessions.begin() as db:
                claim(db, db.get_one(Ticket, ticket_id), by=db.get_one(Agent, agent_id))
        except TicketTakenError:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(take, ids)) == 1


def test_a_reply_is_part_of_the_visitors_thread(db: Session, vault: Vault, agent: Agent) -> None:
    ticket = new_ticket(db, vault)
    claim(db, ticket, by=agent)
    reply(db, vault, ticket, by=agent, text="Vi tittar på det.")
    assert [(e.author, e.text) for e in thread(db, vault, ticket.case)][-1] == (
        "agent",
        "Vi tittar på det.",
    )


def test_another_agents_ticket_is_not_answered(db: Session, vault: Vault, agent: Agent) -> None:
    with pytest.raises(TicketTakenError):
        reply(db, vault, new_ticket(db, vault), by=agent, text="hej")


def test_an_extension_moves_the_end_to_three_months_and_tells_the_visitor(
    db: Session, vault: Vault, agent: Agent
) -> None:
    ticket = new_ticket(db, vault)
    claim(db, ticket, by=agent)
    do_extend(db, vault, ticket, agent, TODAY)
    assert (str(ticket.target_on), str(ticket.due_on)) == ("2027-02-06", "2027-02-08")
    assert thread(db, vault, ticket.case)[-1].text == "Vi behöver mer tid."


def test_an_extension_is_possible_once(db: Session, vault: Vault, agent: Agent) -> None:
    ticket = new_ticket(db, vault)
    claim(db, ticket, by=agent)
    do_extend(db, vault, ticket, agent, TODAY)
    with pytest.raises(MoveNotAllowedError):
        do_extend(db, vault, ticket, agent, TODAY)


def test_the_first_month_is_the_time_to_extend(db: Session, vault: Vault, agent: Agent) -> None:
    ticket = new_ticket(db, vault)
    claim(db, ticket, by=agent)
    with pytest.raises(MoveNotAllowedError):
        do_extend(db, vault, ticket, agent, date(2026, 12, 8))


@pytest.mark.parametrize("kind", ["report.breach", "handoff"])
def test_only_a_month_can_be_extended(db: Session, vault: Vault, agent: Agent, kind: str) -> None:
    ticket = new_ticket(db, vault, kind)
    claim(db, ticket, by=agent)
    with pytest.raises(MoveNotAllowedError):
        do_extend(db, vault, ticket, agent, TODAY)


def test_a_ticket_is_solved_with_a_reason_or_not_at_all(
    db: Session, vault: Vault, agent: Agent
) -> None:
    ticket = new_ticket(db, vault)
    claim(db, ticket, by=agent)
    with pytest.raises(ReasonMissingError):
        solve(db, vault, ticket, by=agent, reason="  ")
    solve(db, vault, ticket, by=agent, reason="copy sent")
    assert ticket.status == "solved"
    with pytest.raises(MoveNotAllowedError):
        add_and_reply(db, vault, ticket, agent)


def add_and_reply(db: Session, vault: Vault, ticket: Ticket, agent: Agent) -> None:
    add_note(db, vault, ticket, by=agent, text="afterthought")
    reply(db, vault, ticket, by=agent, text="en sak till")


def test_every_look_and_move_is_audited(db: Session, vault: Vault, agent: Agent) -> None:
    ticket = new_ticket(db, vault)
    look_at(db, ticket, by=agent)
    claim(db, ticket, by=agent)
    solve(db, vault, ticket, by=agent, reason="done")
    db.flush()
    rows = select(AuditEntry.action).where(AuditEntry.subject == f"ticket:{ticket.reference}")
    assert list(db.scalars(rows.order_by(AuditEntry.id))) == [
        "ticket.open",
        "ticket.look",
        "ticket.claim",
        "ticket.solve",
    ]


def test_notes_are_encrypted(db: Session, vault: Vault, agent: Agent) -> None:
    ticket = new_ticket(db, vault)
    add_note(db, vault, ticket, by=agent, text="rang upp Kerstin")
    db.flush()
    db.refresh(ticket)
    assert b"Kerstin" not in ticket.notes[0].ciphertext
    assert vault.decrypt(db.get_one(Case, ticket.case_id), ticket.notes[0].ciphertext) == (
        "rang upp Kerstin"
    )
