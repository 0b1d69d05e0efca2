"""The ticket page: what it shows, and that every look is written down."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from cases.conversations import end_conversation
from cases.database import Sessions
from cases.models import Customer, Ticket
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records


def test_the_conversation_is_readable_and_has_its_language(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    page = aino.get(f"/tickets/{ticket_opened('Poistakaa tietoni, kiitos.', language='fi')}").text
    assert '<p class="said" lang="fi">Poistakaa tietoni, kiitos.</p>' in page
    assert "<strong>Visitor</strong>" in page


def test_the_visitors_words_are_never_markup(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    page = aino.get(f"/tickets/{ticket_opened('<script>alert(1)</script>')}").text
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_the_page_tells_right_article_dates_and_email(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened(
        email="maja@customer.example", at=datetime(2026, 1, 30, 23, 30, tzinfo=UTC)
    )
    page = aino.get(f"/tickets/{reference}").text
    expected = (
        "Erasure of data",
        "GDPR Art. 17",
        "maja@customer.example",
        "Sat 31 Jan 2026, 00:30",
        "Sat 28 Feb 2026",
        "Mon 2 Mar 2026",
        "Not asked yet",
    )
    assert [word for word in expected if word not in page] == []


def test_a_breach_shows_the_hour_of_its_end(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    reference = ticket_opened(
        "Uppgifter har läckt", asked_for="report.breach", at=datetime(2026, 3, 6, 9, 15, tzinfo=UTC)
    )
    assert "Mon 9 Mar 2026, 10:15" in aino.get(f"/tickets/{reference}").text


def test_a_company_request_names_the_company_and_what_a_processor_does(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    reference = ticket_opened()
    with sessions.begin() as db:
        ticket = db.scalars(select(Ticket).where(Ticket.reference == reference)).one()
        ticket.kind, ticket.data_role = "processor_assist", "company"
        ticket.case.customer = Customer(
            customer_number="1", name="Norrsken Bygg AB", started_on=date(2020, 1, 1)
        )
    page = aino.get(f"/tickets/{reference}").text
    assert "Norrsken Bygg AB" in page
    assert "do not answer on the substance" in page


@pytest.mark.parametrize(
    ("asked_for", "kind", "hint"),
    [
        ("request.complaint", "processor_assist", "The supervisory authority takes complaints too"),
        ("report.breach", "report.breach", "without naming the person who reported it"),
    ],
)
def test_what_is_told_of_a_companys_ticket_depends_on_what_was_asked_for(
    aino: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    asked_for: str,
    kind: str,
    hint: str,
) -> None:
    reference = ticket_opened(asked_for=asked_for)
    records.change(reference, kind=kind, data_role="company")
    page = aino.get(f"/tickets/{reference}").text
    assert hint in page
    assert "do not answer on the substance" not in page


def test_every_look_is_audited(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened()
    aino.get(f"/tickets/{reference}")
    aino.get(f"/tickets/{reference}")
    assert records.audited("ticket.look") == [f"ticket:{reference}"] * 2


def test_an_unknown_ticket_is_not_found(aino: AtTheConsole) -> None:
    answer = aino.get("/tickets/PD-00000-00000")
    assert answer.status_code == 404
    assert "no such page or ticket" in answer.text


def test_a_form_about_an_unknown_ticket_finds_nothing(aino: AtTheConsole) -> None:
    assert aino.send("/tickets/PD-00000-00000/note", text="Hej").status_code == 404


def test_a_case_without_its_key_shows_the_redacted_text_and_takes_no_more(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    reference = ticket_opened("Jag heter Maja", email="maja@customer.example")
    aino.send(f"/tickets/{reference}/claim")
    aino.send(f"/tickets/{reference}/note", text="Ringde Maja")
    with sessions.begin() as db:
        case = db.scalars(select(Ticket).where(Ticket.reference == reference)).one().case
        case.messages[0].redacted_text, case.messages[0].ciphertext = "Jag heter <PERSON>", None
        case.requester_email = case.wrapped_key = None
    page = aino.get(f"/tickets/{reference}").text
    assert "Jag heter &lt;PERSON&gt;" in page
    assert "Not readable any more" in page
    assert "<textarea" not in page
    answer = aino.send(f"/tickets/{reference}/note", text="En till")
    assert answer.status_code == 409
    assert "nothing can be added" in answer.text


def test_an_agent_is_told_that_the_visitor_has_left_the_chat(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    reference = ticket_opened()
    aino.send(f"/tickets/{reference}/claim")
    with sessions.begin() as db:
        case = db.scalars(select(Ticket).where(Ticket.reference == reference)).one().case
        end_conversation(db, case, actor="system", redacted={})
    assert "The chat has ended" in aino.get(f"/tickets/{reference}").text
