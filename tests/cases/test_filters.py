"""The queue's order, filters and pages; handing tickets over; saved views."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.agents import add_agent
from cases.assigning import active_agents, assign
from cases.conversations import start_conversation
from cases.deadlines import ZONES
from cases.encryption import Vault
from cases.errors import AgentNotFoundError, TooManyViewsError
from cases.messages import receive_message
from cases.models import Agent, AuditEntry, Ticket
from cases.queue import Filters, count_open, queue, tickets_of_requester
from cases.taxonomy import Language
from cases.tickets import open_ticket, set_data_role, withdraw
from cases.views import MOST, delete_view, save_view, views_of
from cases.work import claim

NOW = datetime(2026, 11, 10, 12, tzinfo=ZONES["SE"])


def hired(db: Session, name: str) -> Agent:
    return add_agent(db, email=f"{name}@desk.example", name=name, role="agent", actor="test")[0]


@pytest.fixture
def agent(db: Session) -> Agent:
    return hired(db, "Aino")


def ticket(
    db: Session,
    vault: Vault,
    kind: str = "request.access",
    language: Language = "sv",
    **values: Any,
) -> Ticket:
    case, _ = start_conversation(db, vault, language=language)
    message = receive_message(db, vault, case, text="hej")
    message.at = datetime(2026, 11, 6, 12, tzinfo=UTC)
    opened, _ = open_ticket(db, case, asked_for=kind, message=message, country="SE")
    for name, value in values.items():
        setattr(opened, name, value)
    db.flush()
    return opened


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "request.erasure"},
        {"language": "fi"},
        {"status": "in_progress"},
        {"overdue": True},
        {"role": "processor"},
        {"shown": "mine"},
    ],
)
def test_a_filter_leaves_what_it_names(
    db: Session, vault: Vault, agent: Agent, wanted: dict[str, Any]
) -> None:
    ticket(db, vault)
    other = {
        "kind": lambda: ticket(db, vault, "request.erasure"),
        "language": lambda: ticket(db, vault, language="fi"),
        "status": lambda: taken(db, ticket(db, vault), agent),
        "overdue": lambda: ticket(db, vault, due_on=date(2026, 11, 9)),
        "role": lambda: of_company(db, ticket(db, vault)),
        "shown": lambda: taken(db, ticket(db, vault), agent),
    }[next(iter(wanted))]()
    assert list(queue(db, agent, Filters(**wanted), now=NOW)) == [other]


def taken(db: Session, one: Ticket, agent: Agent) -> Ticket:
    claim(db, one, by=agent)
    return one


def of_company(db: Session, one: Ticket) -> Ticket:
    set_data_role(db, one, data_role="company")
    db.flush()
    return one


def test_filters_narrow_each_other(db: Session, vault: Vault, agent: Agent) -> None:
    both = ticket(db, vault, "request.erasure", "fi")
    ticket(db, vault, "request.erasure", "sv")
    ticket(db, vault, "request.access", "fi")
    assert list(queue(db, agent, Filters(kind="request.erasure", language="fi"))) == [both]


def test_overdue_counts_hours_where_the_clock_does(db: Session, vault: Vault, agent: Agent) -> None:
    ended = ticket(db, vault, "report.breach", due_on=NOW.date(), due_at=NOW - timedelta(hours=1))
    ticket(db, vault, "report.breach", due_on=NOW.date(), due_at=NOW + timedelta(hours=1))
    ticket(db, vault, due_on=NOW.date())
    assert list(queue(db, agent, Filters(overdue=True), now=NOW)) == [ended]
    assert count_open(db, agent, now=NOW).overdue == 1


@pytest.mark.parametrize("shown", ["open", "closed"])
def test_the_pages_together_are_the_whole_queue_in_its_order(
    db: Session, vault: Vault, agent: Agent, shown: Any
) -> None:
    for number in range(4):
        ticket(db, vault, due_on=date(2026, 11, 20 + number // 2))
        ticket(db, vault, "handoff")
        ticket(db, vault, "report.breach", due_on=date(2026, 11, 20), due_at=NOW)
    if shown == "closed":
        for each in db.scalars(select(Ticket)).all():
            withdraw(db, each)
        db.flush()
    filters = Filters(shown=shown)
    whole = [each.reference for each in queue(db, agent, filters, now=NOW)]
    paged, after = [], ""
    while page := [
        one.reference for one in queue(db, agent, filters, now=NOW, after=after, limit=5)
    ]:
        paged += page
        after = page[-1]
    assert paged == whole
    assert len(whole) == 12


def test_open_tickets_are_counted(db: Session, vault: Vault, agent: Agent) -> None:
    taken(db, ticket(db, vault), agent)
    taken(db, ticket(db, vault), hired(db, "Bosse"))
    ticket(db, vault, due_on=date(2026, 1, 2))
    withdraw(db, ticket(db, vault))
    db.flush()
    counts = count_open(db, agent, now=NOW)
    assert (counts.open, counts.mine, counts.free, counts.overdue) == (3, 1, 1, 1)


def test_a_kind_that_is_not_known_is_no_filter() -> None:
    with pytest.raises(ValidationError):
        Filters(kind="request.secret")


def test_a_persons_tickets_are_found_by_the_blind_index(db: Session, vault: Vault) -> None:
    theirs = ticket(db, vault)
    theirs.case.requester_index = vault.index("maja@customer.example")
    ticket(db, vault)
    index = vault.index(" Maja@Customer.example")
    assert list(tickets_of_requester(db, index, limit=9)) == [theirs]


def test_new_tickets_that_are_handed_over_are_in_progress_and_audited(
    db: Session, vault: Vault, agent: Agent
) -> None:
    bosse = hired(db, "Bosse")
    chosen = [ticket(db, vault).reference for _ in range(2)]
    done = assign(db, chosen, to=bosse.id, by=agent, any_holder=False)
    assert (done.given, done.left) == (2, 0)
    db.expire_all()
    rows = db.scalars(select(Ticket).where(Ticket.reference.in_(chosen))).all()
    assert {(row.assignee_id, row.status, row.version) for row in rows} == {
        (bosse.id, "in_progress", 2)
    }
    lines = db.scalars(select(AuditEntry).where(AuditEntry.action == "ticket.assign")).all()
    assert [line.subject for line in lines] == [f"ticket:{each}" for each in sorted(chosen)]
    assert {line.detail["to"] for line in lines} == {bosse.id}


def test_what_another_agent_has_or_is_closed_is_left_alone(
    db: Session, vault: Vault, agent: Agent
) -> None:
    bosse = hired(db, "Bosse")
    his, closed, free = ticket(db, vault), ticket(db, vault), ticket(db, vault)
    claim(db, his, by=bosse)
    withdraw(db, closed)
    db.flush()
    chosen = [his.reference, closed.reference, free.reference]
    done = assign(db, chosen, to=agent.id, by=agent, any_holder=False)
    assert (done.given, done.left) == (1, 2)
    done = assign(db, chosen, to=agent.id, by=agent, any_holder=True)
    assert (done.given, done.left) == (2, 1)


def test_nobody_who_left_is_given_a_ticket(db: Session, vault: Vault, agent: Agent) -> None:
    gone = hired(db, "Bosse")
    gone.active = False
    db.flush()
    assert active_agents(db) == [agent]
    with pytest.raises(AgentNotFoundError):
        assign(db, [ticket(db, vault).reference], to=gone.id, by=agent, any_holder=True)


def test_a_view_is_kept_changed_and_forgotten_by_its_agent_alone(db: Session, agent: Agent) -> None:
    save_view(db, agent, name="Finnish", filters=Filters(language="fi"))
    save_view(db, agent, name="Finnish", filters=Filters(language="fi", overdue=True))
    db.flush()
    [view] = views_of(db, agent)
    assert view.filters == {"language": "fi", "overdue": True}
    bosse = hired(db, "Bosse")
    assert list(views_of(db, bosse)) == []
    delete_view(db, bosse, view.id)
    assert list(views_of(db, agent)) == [view]
    delete_view(db, agent, view.id)
    assert list(views_of(db, agent)) == []


def test_there_is_an_end_to_views(db: Session, agent: Agent) -> None:
    for number in range(MOST):
        save_view(db, agent, name=str(number), filters=Filters())
    with pytest.raises(TooManyViewsError):
        save_view(db, agent, name="one more", filters=Filters())
