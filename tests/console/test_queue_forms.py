"""Finding a ticket, handing many over, saved views."""

import re

import pytest

from cases.database import Sessions
from cases.models import Agent, Case
from console.queue_forms import as_reference
from tests.console.at_the_console import AtTheConsole, OpenTicket, Records


@pytest.mark.parametrize(
    "typed",
    ["PD-7K3M2-92QXA", "pd-7k3m2-92qxa", " 7k3m2 92qxa ", "PD7K3M292QXA", "PD–7K3M2–92QXA"],
)
def test_a_reference_is_understood_as_people_write_it(typed: str) -> None:
    assert as_reference(typed) == "PD-7K3M2-92QXA"


def test_letters_that_no_reference_has_are_the_digits_that_they_look_like() -> None:
    assert as_reference("oil01-92qxa") == "PD-01101-92QXA"


def test_a_reference_leads_to_its_ticket(aino: AtTheConsole, ticket_opened: OpenTicket) -> None:
    reference = ticket_opened()
    answer = aino.send("/find", words=reference.lower())
    assert (answer.status_code, answer.headers["location"]) == (303, f"/tickets/{reference}")


@pytest.mark.parametrize("typed", ["PD-00000-00000", "", "maja", "PD-ÅÄÖ'--"])
def test_a_reference_that_no_ticket_has_is_told_and_kept(aino: AtTheConsole, typed: str) -> None:
    answer = aino.send("/find", words=typed)
    assert answer.status_code == 404
    assert "No ticket has this reference." in answer.text
    kept = typed.replace("'", "&#39;")
    assert f'value="{kept}"' in answer.text


def test_an_address_finds_its_persons_tickets_and_the_look_is_audited_without_it(
    aino: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    sessions: Sessions,
) -> None:
    theirs, others = ticket_opened(email="maja@customer.example"), ticket_opened()
    index = records.vault.index("maja@customer.example")
    with sessions.begin() as db:
        db.get_one(Case, records.case_id(theirs)).requester_index = index
    page = aino.send("/find", words=" Maja@customer.example").text
    assert theirs in page
    assert others not in page
    assert records.audited("person.look") == [f"person:{index[:12]}"]


def test_an_address_that_nobody_gave_finds_nothing(aino: AtTheConsole) -> None:
    answer = aino.send("/find", words="nobody@customer.example")
    assert answer.status_code == 404
    assert "No ticket has this e-mail address." in answer.text


def _hand_over(console: AtTheConsole, references: list[str], to: str, back: str = "/"):  # type: ignore[no-untyped-def]
    fields = {"form_token": console.token("/"), "reference": references, "to": to, "back": back}
    return console.client.post("/assign", data=fields)


def _id_of(sessions: Sessions, name: str) -> int:
    with sessions.begin() as db:
        return db.query(Agent).where(Agent.name == name).one().id


def test_chosen_tickets_go_to_a_colleague_and_the_page_is_the_same(
    aino: AtTheConsole,
    bosse: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    sessions: Sessions,
) -> None:
    chosen = [ticket_opened(), ticket_opened()]
    answer = _hand_over(aino, chosen, str(_id_of(sessions, "Bosse")), "/?language=sv")
    assert answer.headers["location"] == "/?language=sv"
    assert "Tickets handed over: 2." in aino.get("/").text
    assert {records.ticket(each).assignee.name for each in chosen} == {"Bosse"}  # type: ignore[union-attr]


def test_what_a_colleague_has_is_left_and_counted_but_an_officer_moves_it(
    aino: AtTheConsole,
    bosse: AtTheConsole,
    dora: AtTheConsole,
    ticket_opened: OpenTicket,
    records: Records,
    sessions: Sessions,
) -> None:
    his, to = ticket_opened(), str(_id_of(sessions, "Aino"))
    bosse.send(f"/tickets/{his}/claim")
    _hand_over(aino, [his], to)
    assert "somebody else has them: 1." in aino.get("/").text
    assert records.ticket(his).assignee.name == "Bosse"  # type: ignore[union-attr]
    _hand_over(dora, [his], to)
    assert records.ticket(his).assignee.name == "Aino"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("chosen", "to", "words"),
    [(False, "1", "Choose at least one ticket."), (True, "", "Choose who is to have them.")],
)
def test_what_is_missing_is_told_beside_the_form_and_the_rest_is_kept(
    aino: AtTheConsole, ticket_opened: OpenTicket, chosen: bool, to: str, words: str
) -> None:
    reference = ticket_opened()
    _hand_over(aino, [reference] if chosen else [], to)
    page = aino.get("/").text
    assert f'id="assign-problem">{words}' in page
    assert (f'aria-label="{reference}" checked' in page) == chosen
    assert ('<option value="1" selected>' in page) == bool(to)
    assert "assign-problem" not in aino.get("/").text


def test_tickets_are_handed_over_with_the_forms_token_alone(
    aino: AtTheConsole, ticket_opened: OpenTicket, records: Records
) -> None:
    reference = ticket_opened()
    answer = aino.client.post("/assign", data={"reference": [reference], "to": "1"})
    assert answer.status_code == 403
    assert records.ticket(reference).assignee is None


def test_a_view_is_a_link_to_its_filters_until_it_is_deleted(aino: AtTheConsole) -> None:
    answer = aino.send("/views", name="Finska, sena", back="/?language=fi&overdue=1")
    assert answer.headers["location"] == "/?language=fi&overdue=1"
    page = aino.get("/?language=fi&overdue=1").text
    assert "The view is saved." in page
    assert re.search(r'aria-current="page">Finska, sena</a>', page)
    [number] = re.findall(r'name="view_id" value="(\d+)"', page)
    aino.send("/views/forget", view_id=number)
    assert "Finska, sena" not in aino.get("/").text


def test_a_view_belongs_to_its_agent(aino: AtTheConsole, bosse: AtTheConsole) -> None:
    aino.send("/views", name="Mina sena", back="/?overdue=1")
    assert "Mina sena" not in bosse.get("/").text


def test_a_view_needs_a_name_and_room(aino: AtTheConsole, monkeypatch: pytest.MonkeyPatch) -> None:
    aino.send("/views", name="  ", back="/")
    assert "Give the view a name." in aino.get("/").text
    monkeypatch.setattr("cases.views.MOST", 0)
    aino.send("/views", name="En till", back="/")
    page = aino.get("/").text
    assert "No more views fit" in page
    assert 'value="En till"' in page
