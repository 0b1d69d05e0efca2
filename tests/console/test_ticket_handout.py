"""The requester's data on the ticket page: assembled, looked through, given."""

import io
import re
import zipfile

import pytest

from cases.conversations import end_conversation
from cases.database import Sessions
from cases.models import Ticket
from settings import Settings
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"public_url": "https://desk.example"})


@pytest.fixture
def taken(aino: AtTheConsole, ticket_opened: OpenTicket) -> str:
    """The page of a request for access that Aino has taken and assembled the data for."""
    reference = ticket_opened("Vad vet ni om mig?", asked_for="request.access")
    aino.send(f"/tickets/{reference}/claim")
    aino.send(f"/tickets/{reference}/assemble")
    return f"/tickets/{reference}"


def _settle(console: AtTheConsole, path: str) -> None:
    console.send(f"{path}/identity", step="settled", reason="Svar från kontots adress.")


def test_the_file_can_be_looked_through_before_it_is_given(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    page = aino.get(taken).text
    assert "Cases: 1, messages: 1" in page
    file = aino.get(f"{taken}/data.zip")
    with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
        assert "Vad vet ni om mig?" in archive.read("index.html").decode()
    assert len(records.audited("handout.look")) == 1


def test_it_is_not_given_before_it_is_settled_who_asks(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    page = aino.get(taken).text
    assert "Give the requester the link" not in page
    assert "Before it can be given" in page
    answer = aino.send(f"{taken}/give")
    assert answer.status_code == 409
    assert "Write down first how it was settled who asks." in answer.text
    assert records.said_by_agents(taken.rpartition("/")[2]) == []


def test_the_link_goes_to_the_requester_and_is_hidden_from_the_desk(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    _settle(aino, taken)
    assert aino.send(f"{taken}/give").status_code == 303
    [said] = records.said_by_agents(taken.rpartition("/")[2])
    found = re.search(r"https://desk\.example/handouts/([\w-]{43})\s", said)
    assert found
    page = aino.get(taken).text
    assert found[1] not in page
    assert "https://desk.example/handouts/…" in page
    assert "Works once, until" in page


def test_it_is_not_given_where_nobody_would_see_the_link(
    aino: AtTheConsole, taken: str, sessions: Sessions
) -> None:
    _settle(aino, taken)
    with sessions.begin() as db:
        ticket = db.query(Ticket).one()
        end_conversation(db, ticket.case, actor="system", redacted={})
    answer = aino.send(f"{taken}/give")
    assert answer.status_code == 409
    assert "the requester would never see the link" in answer.text


def test_another_agent_gets_no_file(bosse: AtTheConsole, taken: str) -> None:
    assert "Download it to look through" not in bosse.get(taken).text
    assert bosse.get(f"{taken}/data.zip").status_code == 404


def test_other_kinds_have_no_such_card(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    reference = ticket_opened()
    aino.send(f"/tickets/{reference}/claim")
    assert "The requester’s data" not in aino.get(f"/tickets/{reference}").text
    assert aino.send(f"/tickets/{reference}/assemble").status_code == 409
