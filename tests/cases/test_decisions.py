"""Refused, reopened, handed over, whose data, who the requester is: each move and its limits."""

from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.checklists import put_checks
from cases.conversations import start_conversation
from cases.decisions import can_refuse, hand_over, note_identity, refuse, reopen, settle_role
from cases.encryption import Vault
from cases.errors import (
    AgentNotFoundError,
    CaseHeldError,
    CustomerNotFoundError,
    KeyDestroyedError,
    MoveNotAllowedError,
    ReasonMissingError,
    TicketChangedError,
    TicketTakenError,
)
from cases.lifecycle import State
from cases.messages import receive_message, thread
from cases.minimising import minimise
from cases.models import Agent, Ticket
from cases.taxonomy import PROCESSOR_ASSIST
from cases.ticket_changes import last_change
from cases.tickets import open_ticket, withdraw
from cases.work import claim, reply, solve
from tests.cases.lives import belongs_to, company, put_on_hold


@pytest.fixture
def agent(db: Session) -> Agent:
    return add_agent(db, email="a@desk.example", name="A", role="agent", actor="t")[0]


@pytest.fixture
def other(db: Session) -> Agent:
    return add_agent(db, email="b@desk.example", name="B", role="agent", actor="t")[0]


@pytest.fixture
def dpo(db: Session) -> Agent:
    return add_agent(db, email="d@desk.example", name="D", role="dpo", actor="t")[0]


def opened(db: Session, vault: Vault, kind: str = "request.access", **at: datetime) -> Ticket:
    case, _ = start_conversation(db, vault, language="sv")
    belongs_to(vault, case)
    message = receive_message(db, vault, case, text="ge mig allt")
    message.at = at.get("at", datetime(2026, 11, 6, 12, tzinfo=UTC))
    return open_ticket(db, case, asked_for=kind, message=message, country="SE")[0]


@pytest.fixture
def taken(db: Session, vault: Vault, agent: Agent) -> Ticket:
    ticket = opened(db, vault)
    claim(db, ticket, by=agent)
    return ticket


def do_refuse(db: Session, vault: Vault, ticket: Ticket, agent: Agent, reason: str = "x") -> None:
    refuse(db, vault, ticket, by=agent, reason=reason, notice="Nej, därför att …")


def test_a_refusal_closes_the_ticket_and_tells_the_visitor(
    db: Session, vault: Vault, taken: Ticket, agent: Agent
) -> None:
    do_refuse(db, vault, taken, agent)
    assert (taken.status, taken.outcome) == ("solved", "refused")
    assert thread(db, vault, taken.case)[-1].text == "Nej, därför att …"


def test_nothing_is_refused_without_a_reason(
    db: Session, vault: Vault, taken: Ticket, agent: Agent
) -> None:
    with pytest.raises(ReasonMissingError):
        do_refuse(db, vault, taken, agent, reason=" ")


@pytest.mark.parametrize("kind", ["handoff", "report.breach"])
def test_what_is_no_right_cannot_be_refused(
    db: Session, vault: Vault, agent: Agent, kind: str
) -> None:
    ticket = opened(db, vault, kind)
    claim(db, ticket, by=agent)
    assert not can_refuse(ticket)
    with pytest.raises(MoveNotAllowedError):
        do_refuse(db, vault, ticket, agent)


def test_what_a_company_decides_is_not_ours_to_refuse(
    db: Session, vault: Vault, taken: Ticket, agent: Agent
) -> None:
    settle_role(db, taken, role="company", customer_number="", by=agent)
    with pytest.raises(MoveNotAllowedError):
        do_refuse(db, vault, taken, agent)


def test_a_solved_ticket_is_reopened_by_whoever_takes_it_up(
    db: Session, vault: Vault, taken: Ticket, agent: Agent, other: Agent
) -> None:
    due_on = taken.due_on
    solve(db, vault, taken, by=agent, reason="klart")
    reopen(db, vault, taken, by=other, reason="Hen skrev igen.")
    assert (taken.status, taken.assignee_id) == ("in_progress", other.id)
    assert (taken.closed_at, taken.outcome, taken.due_on) == (None, None, due_on)


def test_a_settled_case_is_open_again_with_its_ticket(
    db: Session, vault: Vault, taken: Ticket, agent: Agent
) -> None:
    solve(db, vault, taken, by=agent, reason="klart")
    taken.case.state = State.SETTLED
    reopen(db, vault, taken, by=agent, reason="mer")
    assert taken.case.state == State.OPEN


def test_what_was_withdrawn_or_minimised_or_is_held_is_not_reopened(
    db: Session, vault: Vault, agent: Agent
) -> None:
    withdrawn, held, gone = (opened(db, vault) for _ in range(3))
    withdraw(db, withdrawn)
    for ticket in (held, gone):
        claim(db, ticket, by=agent)
        solve(db, vault, ticket, by=agent, reason="klart")
        ticket.case.state = State.SETTLED
    put_on_hold(db, vault, held.case)
    db.flush()
    db.refresh(gone.case)
    texts = {message.id: "…" for message in gone.case.messages}
    notes = {note.id: "…" for note in gone.notes}
    minimise(db, gone.case, messages=texts, notes=notes, actor="t", now=datetime.now(UTC))
    for ticket, error in (
        (withdrawn, MoveNotAllowedError),
        (held, CaseHeldError),
        (gone, KeyDestroyedError),
    ):
        with pytest.raises(error):
            reopen(db, vault, ticket, by=agent, reason="mer")


def test_a_ticket_is_handed_over_by_its_agent_or_an_officer(
    db: Session, taken: Ticket, agent: Agent, other: Agent, dpo: Agent
) -> None:
    with pytest.raises(TicketTakenError):
        hand_over(db, taken, to=other.id, by=other)
    hand_over(db, taken, to=other.id, by=agent)
    assert taken.assignee is other
    hand_over(db, taken, to=agent.id, by=dpo)
    assert taken.assignee is agent


def test_nobody_is_handed_a_ticket_who_is_no_agent_any_more(
    db: Session, taken: Ticket, agent: Agent, other: Agent
) -> None:
    other.active = False
    with pytest.raises(AgentNotFoundError):
        hand_over(db, taken, to=other.id, by=agent)


def test_a_companys_request_is_assistance_to_that_company_and_back(
    db: Session, taken: Ticket, agent: Agent
) -> None:
    company(db, number="10482")
    settle_role(db, taken, role="company", customer_number=" 10482 ", by=agent)
    assert (taken.kind, taken.data_role) == (PROCESSOR_ASSIST, "company")
    assert taken.case.customer is not None
    settle_role(db, taken, role="own", customer_number="", by=agent)
    assert taken.kind == "request.access"


def test_an_unknown_company_changes_nothing(db: Session, taken: Ticket, agent: Agent) -> None:
    with pytest.raises(CustomerNotFoundError):
        settle_role(db, taken, role="company", customer_number="9", by=agent)
    assert (taken.kind, taken.data_role) == ("request.access", None)


def test_identity_is_asked_for_and_settled_with_reasons(
    db: Session, vault: Vault, taken: Ticket, agent: Agent
) -> None:
    note_identity(db, vault, taken, step="asked", reason="Ny adress.", by=agent)
    assert taken.identity_asked_at
    assert not taken.identity_settled_at
    note_identity(db, vault, taken, step="settled", reason="Ringde upp.", by=agent)
    assert taken.identity_settled_at


def test_a_form_from_an_older_page_changes_nothing(
    db: Session, vault: Vault, taken: Ticket, agent: Agent, dpo: Agent
) -> None:
    seen = taken.version
    put_checks(db, taken, done=["found"], by=dpo, seen=seen)
    for change in (
        lambda: reply(db, vault, taken, by=agent, text="hej", seen=seen),
        lambda: solve(db, vault, taken, by=agent, reason="klart", seen=seen),
        lambda: put_checks(db, taken, done=[], by=agent, seen=seen),
        lambda: hand_over(db, taken, to=dpo.id, by=agent, seen=seen),
        lambda: note_identity(db, vault, taken, step="asked", reason="?", by=agent, seen=seen),
    ):
        with pytest.raises(TicketChangedError):
            change()
    db.flush()
    latest = last_change(db, taken)
    assert latest is not None
    assert (latest.action, latest.by) == ("ticket.check", dpo)
    reply(db, vault, taken, by=agent, text="hej", seen=taken.version)
