import re
from datetime import UTC, datetime

import pytest
from sqlalchemy.orm import Session

from cases.conversations import start_conversation
from cases.encryption import Vault
from cases.errors import MoveNotAllowedError, TicketNotFoundError
from cases.messages import receive_message
from cases.models import AuditEntry, Case, Message, Ticket
from cases.tickets import (
    REFERENCE_PATTERN,
    new_reference,
    open_ticket,
    set_data_role,
    ticket_by_reference,
    tickets_of,
    withdraw,
)


@pytest.fixture
def case(db: Session, vault: Vault) -> Case:
    return start_conversation(db, vault, language="sv")[0]


@pytest.fixture
def message(db: Session, vault: Vault, case: Case) -> Message:
    written = receive_message(db, vault, case, text="radera allt om mig")
    written.at = datetime(2026, 11, 6, 12, tzinfo=UTC)
    return written


def opened(db: Session, case: Case, message: Message, kind: str = "request.erasure") -> Ticket:
    return open_ticket(db, case, asked_for=kind, message=message, country="SE")[0]


def test_the_clock_runs_from_the_message_that_holds_the_request(
    db: Session, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message)
    assert str(ticket.received_on) == "2026-11-06"
    assert (str(ticket.target_on), str(ticket.due_on)) == ("2026-12-06", "2026-12-07")


def test_a_breach_is_due_in_hours(db: Session, case: Case, message: Message) -> None:
    ticket = opened(db, case, message, "report.breach")
    assert ticket.due_at == datetime(2026, 11, 9, 12, tzinfo=UTC)


def test_a_handoff_has_no_due_date(db: Session, case: Case, message: Message) -> None:
    assert opened(db, case, message, "handoff").due_on is None


def test_the_same_request_again_opens_nothing_twice(
    db: Session, case: Case, message: Message
) -> None:
    first, is_new = open_ticket(
        db, case, asked_for="request.erasure", message=message, country="SE"
    )
    second, is_second_new = open_ticket(
        db, case, asked_for="request.erasure", message=message, country="SE"
    )
    assert first is second
    assert (is_new, is_second_new) == (True, False)


def test_several_rights_are_several_tickets_of_one_case(
    db: Session, case: Case, message: Message
) -> None:
    opened(db, case, message, "request.access")
    opened(db, case, message, "request.erasure")
    db.refresh(case)
    assert [t.asked_for for t in case.tickets] == ["request.access", "request.erasure"]


def test_a_companys_data_makes_it_processor_assist_and_back(
    db: Session, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message)
    set_data_role(db, ticket, data_role="company")
    assert (ticket.kind, ticket.asked_for) == ("processor_assist", "request.erasure")
    set_data_role(db, ticket, data_role="own")
    assert ticket.kind == "request.erasure"


def test_a_breach_stays_a_breach_whose_data_it_may_be(
    db: Session, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message, "report.breach")
    set_data_role(db, ticket, data_role="company")
    assert ticket.kind == "report.breach"


def test_a_withdrawn_ticket_cannot_be_withdrawn_again(
    db: Session, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message)
    withdraw(db, ticket)
    assert ticket.status == "withdrawn"
    with pytest.raises(MoveNotAllowedError):
        withdraw(db, ticket)


def test_a_reference_is_found_however_it_is_typed(
    db: Session, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message)
    assert ticket_by_reference(db, f" {ticket.reference.lower()} ") is ticket
    with pytest.raises(TicketNotFoundError):
        ticket_by_reference(db, "PD-00000-00000")


def test_a_strangers_reference_is_not_among_a_cases_tickets(
    db: Session, vault: Vault, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message)
    other, _ = start_conversation(db, vault, language="fi")
    assert tickets_of(db, other, [ticket.reference]) == []


def test_every_reference_has_the_shape_that_is_looked_for() -> None:
    assert all(re.fullmatch(REFERENCE_PATTERN, new_reference()) for _ in range(50))


def test_opening_is_audited_without_a_word_of_the_visitor(
    db: Session, case: Case, message: Message
) -> None:
    ticket = opened(db, case, message)
    db.flush()
    entry = db.query(AuditEntry).one()
    assert (entry.actor, entry.action) == ("visitor", "ticket.open")
    assert entry.subject == f"ticket:{ticket.reference}"
    assert "radera" not in repr(entry.detail)


def test_a_running_request_for_somebody_else_is_not_the_same(
    db: Session, case: Case, message: Message, vault: Vault
) -> None:
    first = opened(db, case, message, "request.access")
    later = receive_message(db, vault, case, text="and my husband's")
    second, is_new = open_ticket(
        db,
        case,
        asked_for="request.access",
        message=later,
        country="SE",
        is_same=lambda ticket: ticket is not first,
    )
    assert is_new
    assert second is not first


def test_a_visitors_words_are_no_role(db: Session, case: Case, message: Message) -> None:
    ticket = opened(db, case, message, "request.access")
    with pytest.raises(ValueError, match="^no role$"):
        set_data_role(db, ticket, data_role="my son's, I think")
    assert ticket.data_role is None
