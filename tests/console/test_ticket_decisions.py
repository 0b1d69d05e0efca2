"""Refuse, reopen, hand over, whose data, who asks, the checklist, the templates: on the page."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from httpx import Response
from sqlalchemy import select

from cases.database import Sessions
from cases.encryption import Vault
from cases.models import Agent, Customer, Ticket
from tests.cases.lives import company
from tests.console.at_the_console import AtTheConsole, Hire, OpenTicket, Records


@pytest.fixture
def taken(aino: AtTheConsole, ticket_opened: OpenTicket) -> str:
    """A ticket that Aino has taken."""
    reference = ticket_opened()
    aino.send(f"/tickets/{reference}/claim")
    return reference


def _fields(console: AtTheConsole, reference: str) -> dict[str, str]:
    """What every form of the page carries."""
    page = console.get(f"/tickets/{reference}").text
    names = ("form_token", "seen", "form_id")
    found = {name: re.findall(rf'name="{name}" value="([^"]+)"', page) for name in names}
    return {name: values[-1] for name, values in found.items() if values}


def _post(
    console: AtTheConsole, reference: str, form: str, fields: dict[str, str], **more: str
) -> Response:
    return console.client.post(f"/tickets/{reference}/{form}", data={**fields, **more})


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("sv", ["Vi kommer inte att göra", "Skäl: Det krävs av lag.", "IMY", "domstol"]),
        ("fi", ["Emme toteuta pyyntöä", "Perustelu: Det krävs av lag.", "IMY", "tuomioistuimen"]),
        ("en", ["We will not act on it", "Reason: Det krävs av lag.", "IMY", "court"]),
    ],
)
def test_a_refusal_tells_why_and_where_to_complain_in_the_visitors_language(
    aino: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    language: str,
    words: list[str],
) -> None:
    reference = ticket_opened(language=language)
    aino.send(f"/tickets/{reference}/claim")
    assert "[…]" in aino.get(f"/tickets/{reference}").text
    aino.send(f"/tickets/{reference}/refuse", reason="Det krävs av lag.")
    [notice] = records.said_by_agents(reference)
    assert [word for word in words if word not in notice] == []
    assert "Solved, refused" in aino.get(f"/tickets/{reference}").text


def test_a_companys_request_offers_no_refusal(aino: AtTheConsole, taken: str) -> None:
    aino.send(f"/tickets/{taken}/role", role="company")
    page = aino.get(f"/tickets/{taken}").text
    assert "Refuse the request" not in page
    assert "The request is forwarded to the customer company." in page


def test_the_company_is_named_by_its_number(
    aino: AtTheConsole, taken: str, sessions: Sessions
) -> None:
    with sessions.begin() as db:
        company(db, number="10482")
    aino.send(f"/tickets/{taken}/role", role="company", customer_number="10482")
    assert "Exempel AB" in aino.get(f"/tickets/{taken}").text


@pytest.mark.parametrize(
    ("form", "fields", "field", "words"),
    [
        ("role", {"role": "company", "customer_number": "77"}, "customer_number", "There is no"),
        ("role", {"role": ""}, "role", "Choose whose data it is."),
        ("hand", {"to": ""}, "to", "Choose a colleague."),
        ("hand", {"to": "999"}, "to", "Choose a colleague."),
        ("identity", {"step": "", "reason": "x"}, "step", "Choose what you did."),
        ("identity", {"step": "asked", "reason": " "}, "reason", "Give the reason: what is in"),
        ("refuse", {"reason": " "}, "reason", "Give the reason: the law"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field_and_the_rest_is_kept(
    aino: AtTheConsole, taken: str, form: str, fields: dict[str, str], field: str, words: str
) -> None:
    answer = aino.send(f"/tickets/{taken}/{form}", **fields)
    assert answer.status_code == 422
    assert re.search(rf'id="{form}-{field}-problem">{words}', answer.text)
    assert answer.text.count('-problem">') == 1
    assert len(re.findall(r'aria-invalid="true"', answer.text)) == 1
    if "customer_number" in fields:
        assert 'value="77"' in answer.text
        assert '<option value="company" selected>' in answer.text


def test_a_solved_ticket_is_reopened_with_a_reason(
    aino: AtTheConsole, bosse: AtTheConsole, taken: str, records: Records
) -> None:
    aino.send(f"/tickets/{taken}/solve", reason="Klart")
    bosse.send(f"/tickets/{taken}/reopen", reason="Hen skrev igen.")
    assert records.ticket(taken).status == "in_progress"
    page = bosse.get(f"/tickets/{taken}").text
    assert "Bosse has it" in page
    assert "Reason for reopening" in page


def test_a_ticket_is_handed_to_a_colleague(
    aino: AtTheConsole, bosse: AtTheConsole, taken: str, sessions: Sessions
) -> None:
    with sessions.begin() as db:
        bosses_id = db.scalars(select(Agent.id).where(Agent.name == "Bosse")).one()
    aino.send(f"/tickets/{taken}/hand", to=str(bosses_id))
    page = bosse.get(f"/tickets/{taken}").text
    assert "Bosse has it" in page
    assert 'action="/tickets/' + taken + '/reply"' in page


def test_an_officer_hands_over_a_ticket_of_somebody_else(
    aino: AtTheConsole, dora: AtTheConsole, hire: Hire, taken: str, records: Records
) -> None:
    bosse = hire("Bosse")
    page = dora.get(f"/tickets/{taken}").text
    assert "Hand it to a colleague" in page
    assert "Send the reply" not in page
    [bosses_id] = re.findall(r'<option value="(\d+)">Bosse', page)
    dora.send(f"/tickets/{taken}/hand", to=bosses_id)
    assert "Bosse has it" in bosse.get(f"/tickets/{taken}").text


def test_the_checklist_is_kept_with_who_ticked_what(aino: AtTheConsole, taken: str) -> None:
    fields = _fields(aino, taken)
    _post(aino, taken, "checks", fields, **{"check-erased": "done", "check-nonsense": "done"})
    page = aino.get(f"/tickets/{taken}").text
    assert 'name="check-erased" value="done" checked' in page
    assert "1 of 6 done" in page
    assert re.search(r"GDPR Art\. 17\(1\) · Aino, ", page)


def test_who_asks_is_shown_with_what_it_may_do_to_the_clock(aino: AtTheConsole, taken: str) -> None:
    aino.send(f"/tickets/{taken}/identity", step="asked", reason="Ny adress.")
    assert "More was asked" in aino.get(f"/tickets/{taken}").text
    aino.send(f"/tickets/{taken}/identity", step="settled", reason="Svar från kontots adress.")
    page = aino.get(f"/tickets/{taken}").text
    assert "Counted from that day" in page
    assert "How it was settled who it is" in page


def test_the_page_tells_how_its_days_were_computed(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened(at=datetime(2026, 11, 25, 9, tzinfo=UTC))
    page = aino.get(f"/tickets/{reference}").text
    assert "One month later it is Fri 25 Dec 2026" in page
    assert (
        "No working day: Fri 25 Dec 2026, Sat 26 Dec 2026, Sun 27 Dec 2026."
        " So the legal end is the next one, Mon 28 Dec 2026" in page
    )


def test_an_earlier_request_of_the_same_requester_is_flagged(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions, vault: Vault
) -> None:
    earlier, later = ticket_opened(), ticket_opened()
    with sessions.begin() as db:
        for ticket in db.scalars(select(Ticket)):
            ticket.case.requester_index = vault.index("maja@customer.example")
    assert f'<a href="/tickets/{earlier}">' in aino.get(f"/tickets/{later}").text
    assert "The same requester" not in aino.get(f"/tickets/{earlier}").text


def test_two_agents_at_one_ticket_the_second_is_told_and_loses_nothing(
    aino: AtTheConsole, dora: AtTheConsole, taken: str, records: Records
) -> None:
    old_page = _fields(aino, taken)
    _post(dora, taken, "checks", _fields(dora, taken), **{"check-erased": "done"})
    answer = _post(aino, taken, "reply", old_page, text="Hej Maja!")
    assert answer.status_code == 409
    assert "Dora changed the checklist on" in answer.text
    assert "Hej Maja!</textarea>" in answer.text
    assert "aria-invalid" not in answer.text
    assert records.said_by_agents(taken) == []
    seen = re.findall(r'name="seen" value="(\d+)"', answer.text)[-1]
    assert _post(aino, taken, "reply", old_page | {"seen": seen}, text="Hej Maja!").is_redirect
    assert records.said_by_agents(taken) == ["Hej Maja!"]


def test_ticks_from_an_older_page_are_kept_for_a_second_try(
    aino: AtTheConsole, dora: AtTheConsole, taken: str
) -> None:
    old_page = _fields(aino, taken)
    dora.send(f"/tickets/{taken}/role", role="own")
    answer = _post(aino, taken, "checks", old_page, **{"check-erased": "done"})
    assert answer.status_code == 409
    assert 'name="check-erased" value="done" checked' in answer.text


def test_a_template_comes_below_what_was_typed_and_sends_nothing(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    page = aino.send(f"/tickets/{taken}/template", text="Hej igen!", template="erasure")
    assert page.status_code == 200
    assert re.search(r"Hej igen!\n\nHej!\n\nVi har raderat dina uppgifter \(PD-", page.text)
    assert "Error" not in page.text
    assert records.said_by_agents(taken) == []
    assert "Copy of the data is ready" not in page.text


def test_a_template_names_the_customer_company(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    reference = ticket_opened()
    aino.send(f"/tickets/{reference}/claim")
    with sessions.begin() as db:
        company(db, number="10482")
        assert db.scalars(select(Customer)).one().name == "Exempel AB"
    aino.send(f"/tickets/{reference}/role", role="company", customer_number="10482")
    page = aino.send(f"/tickets/{reference}/template", template="forwarded").text
    assert "Personuppgiftsansvarig för uppgifterna som du frågar om är Exempel AB." in page


def test_without_a_mail_server_the_page_says_that_no_mail_is_sent(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    reference = ticket_opened(email="maja@customer.example")
    aino.send(f"/tickets/{reference}/claim")
    aino.send(f"/tickets/{reference}/reply", text="Hej!", form_id=str(uuid4()))
    page = aino.get(f"/tickets/{reference}").text
    assert "PRIVACY_DESK_SMTP_URL is not set" in page
    assert "waits to be sent" not in page


def test_a_text_that_is_too_long_for_a_template_is_kept(aino: AtTheConsole, taken: str) -> None:
    answer = aino.send(f"/tickets/{taken}/template", text="ä" * 10_001, template="erasure")
    assert answer.status_code == 422
    assert "ä" * 10_001 in answer.text
