"""The visitor chooses a language."""

from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet

from cases.database import Sessions
from cases.encryption import Vault
from cases.messages import Draft, Entry, say
from cases.models import Case
from chat.app import create_app
from chat.texts import text
from chat.translation import responses, translated
from settings import Settings
from tests.chat.assistant_server import ANSWER, AssistantServer
from tests.chat.conftest import NewVisitor, Visitor
from tests.console.at_the_console import TestClient


@pytest.fixture
def client(sessions: Sessions, vault: Vault, assistant: AssistantServer) -> TestClient:
    settings = Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        rasa_address=assistant.address,
    )
    return TestClient(create_app(settings, sessions, vault))


def choose(client: TestClient, someone: Visitor, language: str) -> list[dict[str, Any]]:
    answer = client.post(
        f"/api/conversations/{someone.conversation_id}/language",
        json={"language": language},
        headers={"authorization": f"Bearer {someone.token}"},
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["language"] == language
    return list(answer.json()["messages"])


def test_our_own_texts_are_shown_in_it_and_the_visitors_words_stay(
    client: TestClient, visitor: NewVisitor
) -> None:
    someone = visitor("sv")
    someone.say("Hej hej")
    with someone.desk.sessions.begin() as db:
        case = db.get_one(Case, someone.case_id)
        draft = Draft(text("kept", language="sv"), {"topic": "retention"})
        say(db, someone.desk.vault, case, language="sv", draft=draft)
    own, answer, kept = choose(client, someone, "fi")
    assert (own["text"], own["language"]) == ("Hej hej", "sv")
    assert (answer["text"], answer["language"]) == (ANSWER, "sv")
    assert (kept["text"], kept["language"]) == (text("kept", language="fi"), "fi")
    assert kept["section_title"] == "Kuinka kauan tietoja säilytetään"
    assert kept["section_url"] == "/policy/fi#retention"


def test_the_assistant_goes_on_in_it(
    client: TestClient, visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor("sv")
    choose(client, someone, "fi")
    someone.say("Ok")
    assert assistant.heard[-1]["metadata"]["language"] == "fi"


def test_a_stranger_chooses_nothing(client: TestClient, visitor: NewVisitor) -> None:
    url = f"/api/conversations/{visitor().conversation_id}/language"
    answer = client.post(url, json={"language": "fi"}, headers={"authorization": "Bearer no"})
    assert answer.status_code == 404


def entry(author: str, said: str, language: str, **attributes: Any) -> Entry:
    return Entry(1, author, datetime.now(UTC), language, said, attributes, None)


def test_an_answer_of_the_policy_is_known_in_every_language_with_its_buttons() -> None:
    variations = next(v for v in responses() if "utanför det jag kan" in v[0]["text"])
    swedish = "\n\n".join(part.strip() for part in variations[0]["text"].split("\n\n"))
    there = translated(entry("assistant", swedish, "sv", buttons=variations[0]["buttons"]), "en")
    assert there.text.startswith("That is outside what I can help with")
    assert there.language == "en"
    titles = [button["title"] for button in there.attributes["buttons"]]
    assert titles == ["How long data is stored", "Your rights", "Ask a person"]


@pytest.mark.parametrize("author", ["visitor", "agent"])
def test_what_a_person_wrote_is_never_translated(author: str) -> None:
    same = entry(author, text("welcome", language="sv"), "sv")
    assert translated(same, "en") == same
