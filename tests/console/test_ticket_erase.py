"""Erasing from the ticket page: a preview, two confirmations, officers alone."""

import re

import pytest
from sqlalchemy import func, select

from cases.database import Sessions
from cases.encryption import Vault
from cases.models import Case, Ticket
from tests.cases.lives import put_on_hold
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records

EMAIL = "maja@customer.example"


@pytest.fixture
def asked(ticket_opened: OpenTicket, sessions: Sessions, vault: Vault) -> str:
    """Maja, who has another case too, asks to be erased; gives the ticket's reference."""
    other = ticket_opened("Vad vet ni?", asked_for="request.access", email=EMAIL)
    reference = ticket_opened(email=EMAIL)
    ticket_opened("Hej", email="nils@customer.example")
    with sessions.begin() as db:
        for ticket in db.scalars(select(Ticket)):
            if ticket.reference in (other, reference):
                ticket.case.requester_index = vault.index(EMAIL)
    return reference


def _cases(sessions: Sessions) -> int:
    with sessions.begin() as db:
        return db.scalar(select(func.count()).select_from(Case)) or 0


def _token(text: str) -> str:
    return re.findall(r'name="token" value="(\w+)"', text)[0]


def test_the_preview_shows_what_goes_and_what_stays_and_why(
    dora: AtTheConsole, asked: str, sessions: Sessions
) -> None:
    page = dora.get(f"/tickets/{asked}/erase").text
    assert "Cases: 2. To erase: 1." in page
    assert "stays: another request in it is open" in page
    assert "To erase: 2." in dora.get(f"/tickets/{asked}/erase?also_open=true").text
    assert _cases(sessions) == 3


def test_it_takes_two_confirmations(dora: AtTheConsole, asked: str, sessions: Sessions) -> None:
    path = f"/tickets/{asked}/erase"
    token = _token(dora.get(f"{path}?also_open=true").text)
    fields = {"token": token, "also_open": "true"}
    second = dora.send(f"{path}/confirm", typed=asked.lower(), **fields)
    assert "Erase for good" in second.text
    assert _cases(sessions) == 3
    assert dora.send(f"{path}/now", **fields).headers["location"] == "/"
    assert "Cases erased: 2." in dora.get("/").text
    assert _cases(sessions) == 1
    assert dora.get(f"/tickets/{asked}").status_code == 404


def test_another_reference_erases_nothing_and_is_told_beside_the_field(
    dora: AtTheConsole, asked: str, sessions: Sessions
) -> None:
    path = f"/tickets/{asked}/erase"
    answer = dora.send(f"{path}/confirm", token=_token(dora.get(path).text), typed="PD-1")
    assert answer.status_code == 422
    assert "Nothing was erased." in answer.text
    assert 'value="PD-1"' in answer.text
    assert "Erase for good" not in answer.text
    assert _cases(sessions) == 3


@pytest.mark.parametrize("step", ["confirm", "now"])
def test_what_changed_since_the_preview_is_shown_again(
    dora: AtTheConsole, asked: str, sessions: Sessions, vault: Vault, step: str
) -> None:
    path = f"/tickets/{asked}/erase"
    token = _token(dora.get(path).text)
    with sessions.begin() as db:
        ticket = db.scalars(select(Ticket).where(Ticket.reference == asked)).one()
        put_on_hold(db, vault, ticket.case)
    answer = dora.send(f"{path}/{step}", token=token, typed=asked)
    assert answer.status_code == 409
    assert "The cases have changed since" in answer.text
    assert "stays: it is on legal hold" in answer.text
    assert _cases(sessions) == 3


def test_agents_have_no_such_page(aino: AtTheConsole, asked: str, sessions: Sessions) -> None:
    path = f"/tickets/{asked}/erase"
    assert "Preview the erasure" not in aino.get(f"/tickets/{asked}").text
    assert aino.get(path).status_code == 404
    assert aino.send(f"{path}/now", token="x").status_code == 404
    assert _cases(sessions) == 3


def test_other_requests_have_no_such_page(
    dora: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened(asked_for="request.access", email=EMAIL)
    assert "Preview the erasure" not in dora.get(f"/tickets/{reference}").text
    assert dora.get(f"/tickets/{reference}/erase").status_code == 404
    assert records.audited("person.look") == []
