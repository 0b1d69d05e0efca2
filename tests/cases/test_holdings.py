"""What a requester gets: everything of all their cases, or what they provided."""

import io
import json
import zipfile
from typing import Any

from cases.database import Sessions
from cases.encryption import Vault
from cases.handouts import look_into
from tests.cases.lives import (
    belongs_to,
    company,
    ended_case,
    evidence,
)
from tests.cases.test_handouts import Asked, asked, do_assemble, ticket_of

__all__ = ["asked"]


def _files(content: bytes) -> tuple[dict[str, Any], str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["index.html", "data.json"]
        return json.loads(archive.read("data.json")), archive.read("index.html").decode()


def _look(sessions: Sessions, vault: Vault, ticket_id: int) -> tuple[dict[str, Any], str]:
    with sessions.begin() as db:
        ticket, agent = ticket_of(db, ticket_id)
        return _files(look_into(db, vault, ticket, by=agent))


def test_access_is_everything_of_all_the_requesters_cases(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked()
    with sessions.begin() as db:
        older = belongs_to(vault, ended_case(db, vault, customer=company(db)))
        belongs_to(vault, evidence(db, vault))
        belongs_to(vault, ended_case(db, vault), "someone@else.example")
        older_id = older.id
    do_assemble(sessions, vault, ticket_id)
    data, page = _look(sessions, vault, ticket_id)
    assert len(data["cases"]) == 3
    mine = data["cases"][0]
    assert [message["text"] for message in mine["messages"]] == [
        "Jag heter Kerstin",
        "Vi samlar ihop det.",
    ]
    assert [note["text"] for note in mine["notes"]] == ["Har två konton."]
    assert [each["kind"] for each in mine["requests"]] == ["request.access"]
    assert data["requester"]["email"] == "kerstin.exempelsson@post.example"
    assert {case["number"]: case["customer"] for case in data["cases"]}[older_id] == "Exempel AB"
    assert data["cases"][-1]["messages"][0]["text"] == "Jag heter <PERSON>"
    assert "Aino" not in json.dumps(data)
    assert '<html lang="sv">' in page
    assert "Har två konton." in page
    assert "Jag heter &lt;PERSON&gt;" in page


def test_portability_is_what_the_requester_provided(
    sessions: Sessions, vault: Vault, asked: Asked
) -> None:
    ticket_id = asked("request.portability")
    do_assemble(sessions, vault, ticket_id)
    data, page = _look(sessions, vault, ticket_id)
    [case] = data["cases"]
    assert [message["text"] for message in case["messages"]] == ["Jag heter Kerstin"]
    assert not {"notes", "requests"} & set(case)
    assert "Har två konton" not in page
