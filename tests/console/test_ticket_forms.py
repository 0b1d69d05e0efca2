"""Take, note, reply, extend, solve: what they do, and what happens when they cannot."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import uuid4

import pytest
from httpx import Response
from sqlalchemy import select

from cases.database import Sessions
from cases.models import Ticket
from cases.tickets import withdraw
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records


@pytest.fixture
def taken(aino: AtTheConsole, ticket_opened: OpenTicket) -> str:
    """A ticket that Aino has taken, at /tickets/…"""
    reference = ticket_opened()
    aino.send(f"/tickets/{reference}/claim")
    return reference


def _reply(console: AtTheConsole, reference: str, text: str) -> Response:
    return console.send(f"/tickets/{reference}/reply", text=text, form_id=str(uuid4()))


def test_taking_a_ticket_gives_it_to_the_agent(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened()
    answer = aino.send(f"/tickets/{reference}/claim")
    assert (answer.status_code, answer.headers["location"]) == (303, f"/tickets/{reference}")
    assert "The ticket is yours." in aino.get(f"/tickets/{reference}").text
    assert records.ticket(reference).status == "in_progress"


def test_a_confirmation_is_said_once(aino: AtTheConsole, taken: str) -> None:
    aino.send(f"/tickets/{taken}/note", text="Hej")
    assert "Your note is saved." in aino.get(f"/tickets/{taken}").text
    assert "Your note is saved." not in aino.get(f"/tickets/{taken}").text


def test_the_second_agent_is_told_who_has_the_ticket(bosse: AtTheConsole, taken: str) -> None:
    answer = bosse.send(f"/tickets/{taken}/claim")
    assert answer.status_code == 409
    assert "Aino has this ticket" in answer.text


def test_only_one_of_two_agents_at_once_gets_the_ticket(
    aino: AtTheConsole, bosse: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    path = f"/tickets/{ticket_opened()}/claim"
    tokens = [(agent, agent.token("/")) for agent in (aino, bosse)]
    with ThreadPoolExecutor() as pool:
        answers = pool.map(
            lambda one: one[0].client.post(path, data={"form_token": one[1]}).status_code, tokens
        )
    assert sorted(answers) == [303, 409]


def test_taking_my_own_ticket_again_changes_nothing(aino: AtTheConsole, taken: str) -> None:
    assert aino.send(f"/tickets/{taken}/claim").status_code == 303


def test_a_reply_to_a_ticket_taken_meanwhile_is_refused_and_kept(
    bosse: AtTheConsole, taken: str, records: Records
) -> None:
    answer = _reply(bosse, taken, "Hej Maja, vi hjälper dig.")
    assert answer.status_code == 409
    assert "Aino has this ticket" in answer.text
    assert "Hej Maja, vi hjälper dig.</textarea>" in answer.text
    assert records.said_by_agents(taken) == []


def test_a_note_is_for_colleagues(
    aino: AtTheConsole, bosse: AtTheConsole, taken: str, records: Records
) -> None:
    bosse.send(f"/tickets/{taken}/note", text="Finns i två system.")
    page = aino.get(f"/tickets/{taken}").text
    assert re.search(r"<strong>Bosse</strong>.*Finns i två system\.", page, re.DOTALL)
    assert records.said_by_agents(taken) == []


def test_a_reply_stands_in_the_conversation_under_the_agents_name(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    _reply(aino, taken, "Hej!\r\nKlart på fredag.")
    assert records.said_by_agents(taken) == ["Hej!\nKlart på fredag."]
    assert "<strong>Aino</strong>" in aino.get(f"/tickets/{taken}").text


def test_a_reply_sent_twice_is_one_reply(aino: AtTheConsole, taken: str, records: Records) -> None:
    page = aino.get(f"/tickets/{taken}").text
    fields = {
        name: re.findall(rf'name="{name}" value="([^"]+)"', page)[-1]
        for name in ("form_token", "form_id")
    }
    answers = [
        aino.client.post(f"/tickets/{taken}/reply", data=fields | {"text": "Hej!"})
        for _ in range(2)
    ]
    assert [answer.status_code for answer in answers] == [303, 303]
    assert records.said_by_agents(taken) == ["Hej!"]
    assert len(records.audited("ticket.reply")) == 1


def test_a_reply_sent_again_after_the_ticket_was_solved_does_nothing(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    fields = {"text": "Hej!", "form_id": str(uuid4())}
    aino.send(f"/tickets/{taken}/reply", **fields)
    aino.send(f"/tickets/{taken}/solve", reason="Klart")
    assert aino.send(f"/tickets/{taken}/reply", **fields).status_code == 303
    assert records.said_by_agents(taken) == ["Hej!"]


@pytest.mark.parametrize(
    ("form", "field", "words"),
    [
        ("note", "text", "Write a note first."),
        ("reply", "text", "Write a reply first."),
        ("extend", "reason", "Give the reason: the law"),
        ("solve", "reason", "Give the reason: how"),
    ],
)
def test_an_empty_form_is_told_beside_its_field(
    aino: AtTheConsole, taken: str, form: str, field: str, words: str
) -> None:
    fields = {field: " \r\n ", "form_id": str(uuid4())}
    answer = aino.send(f"/tickets/{taken}/{form}", **fields)
    assert answer.status_code == 422
    assert re.search(rf'id="{form}-{field}-problem">{words}', answer.text)
    assert re.search(
        rf'<textarea id="{form}-{field}"[^>]*aria-describedby="[^"]*{form}-{field}-problem"'
        rf'[^>]*aria-invalid="true"',
        answer.text,
    )
    assert "<title>Error: " in answer.text


def test_a_text_that_is_too_long_is_kept(aino: AtTheConsole, taken: str) -> None:
    answer = aino.send(f"/tickets/{taken}/note", text="ä" * 10_001)
    assert answer.status_code == 422
    assert "at most 10,000 characters" in answer.text
    assert "ä" * 10_001 in answer.text


def test_a_refused_form_is_no_look(aino: AtTheConsole, taken: str, records: Records) -> None:
    aino.send(f"/tickets/{taken}/note", text="")
    assert records.audited("ticket.look") == []


def test_solving_needs_a_reason_that_stays_with_the_ticket(
    aino: AtTheConsole, taken: str, records: Records
) -> None:
    aino.send(f"/tickets/{taken}/solve", reason="Raderat i alla system.")
    assert records.ticket(taken).status == "solved"
    page = aino.get(f"/tickets/{taken}").text
    assert "Raderat i alla system." in page
    assert "The ticket is solved." in page


def test_a_solved_ticket_keeps_what_was_typed_for_it(aino: AtTheConsole, taken: str) -> None:
    aino.send(f"/tickets/{taken}/solve", reason="Klart")
    answer = _reply(aino, taken, "En sak till")
    assert answer.status_code == 409
    assert "This ticket is solved already" in answer.text
    assert "En sak till</textarea>" in answer.text


def test_an_agent_who_has_not_taken_the_ticket_cannot_solve_it(
    aino: AtTheConsole, ticket_opened: OpenTicket
) -> None:
    answer = aino.send(f"/tickets/{ticket_opened()}/solve", reason="Klart")
    assert answer.status_code == 409
    assert "Take the ticket first." in answer.text


def test_a_request_that_the_visitor_took_back_cannot_be_taken(
    aino: AtTheConsole, ticket_opened: OpenTicket, sessions: Sessions
) -> None:
    reference = ticket_opened()
    with sessions.begin() as db:
        withdraw(db, db.scalars(select(Ticket).where(Ticket.reference == reference)).one())
    answer = aino.send(f"/tickets/{reference}/claim")
    assert answer.status_code == 409
    assert "This ticket is withdrawn already" in answer.text


def test_the_notice_can_be_read_before_it_is_sent(aino: AtTheConsole, taken: str) -> None:
    assert "Skäl: […]" in aino.get(f"/tickets/{taken}").text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "sv",
            ["Din begäran", "Skäl: Many systems", "senast den 30 april 2026", "31 januari 2026"],
        ),
        ("fi", ["Saimme pyyntösi", "Perustelu: Many systems", "viimeistään 30. huhtikuuta 2026"]),
        ("en", ["We received your request", "Reason: Many systems", "by 30 April 2026"]),
    ],
)
def test_extending_tells_the_visitor_why_and_until_when_in_their_language(
    aino: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    language: str,
    words: list[str],
) -> None:
    reference = ticket_opened(language=language)
    records.change(reference, received_on=date(2026, 1, 31))
    aino.send(f"/tickets/{reference}/claim")
    assert aino.send(f"/tickets/{reference}/extend", reason="Many systems").status_code == 303
    [notice] = records.said_by_agents(reference)
    assert [word for word in words if word not in notice] == []
    assert records.ticket(reference).extended_at is not None


def test_a_deadline_is_extended_once(aino: AtTheConsole, taken: str, records: Records) -> None:
    aino.send(f"/tickets/{taken}/extend", reason="Många system")
    answer = aino.send(f"/tickets/{taken}/extend", reason="Ännu fler system")
    assert answer.status_code == 409
    assert "cannot be extended" in answer.text
    assert "Ännu fler system</textarea>" in answer.text
    assert len(records.said_by_agents(taken)) == 1


def test_a_breach_offers_no_extension(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    reference = ticket_opened("Uppgifter har läckt", asked_for="report.breach")
    aino.send(f"/tickets/{reference}/claim")
    assert "Extend the deadline" not in aino.get(f"/tickets/{reference}").text


def test_what_goes_wrong_leaves_nothing_half_done(
    aino: AtTheConsole, taken: str, records: Records, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("console.ticket_forms.extension_notice", lambda *_, **__: None)
    with pytest.raises(AttributeError):
        aino.send(f"/tickets/{taken}/extend", reason="Många system")
    assert records.ticket(taken).extended_at is None
    assert "Många system" not in aino.get(f"/tickets/{taken}").text
