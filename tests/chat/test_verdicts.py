"""Messages that are collected, and thumbs through the API."""

from typing import Any

import pytest
from cryptography.fernet import Fernet
from httpx import Response
from sqlalchemy import select

from cases.conversations import end_conversation
from cases.database import Sessions, reading
from cases.encryption import Vault
from cases.feedback import count_verdicts
from cases.feedback_models import Feedback
from cases.models import Case
from chat.app import create_app
from settings import Settings
from tests.chat.assistant_server import AssistantServer
from tests.chat.conftest import NewVisitor, Visitor
from tests.console.at_the_console import TestClient

ADDRESS = "matti.esimerkki@example.com"
PER_MINUTE = 12


@pytest.fixture
def client(sessions: Sessions, vault: Vault, assistant: AssistantServer) -> TestClient:
    settings = Settings(
        master_keys=(Fernet.generate_key().decode(),),
        console_secret="c" * 43,
        index_key="i" * 43,
        rasa_address=assistant.address,
        messages_per_minute=PER_MINUTE,
    )
    return TestClient(create_app(settings, sessions, vault))


def thumb(client: TestClient, someone: Visitor, message: Any, verdict: str) -> Response:
    answer: Response = client.post(
        f"/api/conversations/{someone.conversation_id}/feedback",
        json={"message": message, "verdict": verdict},
        headers={"authorization": f"Bearer {someone.token}", "accept-language": "en"},
    )
    return answer


def thread(client: TestClient, someone: Visitor) -> list[dict[str, Any]]:
    answer = client.get(
        f"/api/conversations/{someone.conversation_id}/messages",
        headers={"authorization": f"Bearer {someone.token}"},
    )
    return list(answer.json()["messages"])


def stored(sessions: Sessions) -> list[Feedback]:
    with reading(sessions) as db:
        return list(db.scalars(select(Feedback).order_by(Feedback.id)))


def test_a_message_that_ended_in_a_fallback_is_collected_as_the_assistant_saw_it(
    visitor: NewVisitor, assistant: AssistantServer, sessions: Sessions
) -> None:
    assistant.topic = "fallback"
    assistant.buttons = [{"title": "Rights", "payload": "/rights"}]
    visitor("en").say(f"Blurb me the wotsit, {ADDRESS}")
    (found,) = stored(sessions)
    assert found.text == assistant.texts[0] == "Blurb me the wotsit, <EMAIL_ADDRESS>"
    assert (found.reason, found.understood_as, found.language) == ("fallback", "rights", "en")


def test_a_message_that_ended_in_a_handoff_is_collected(
    visitor: NewVisitor, assistant: AssistantServer, sessions: Sessions
) -> None:
    assistant.topic = "handoff"
    visitor("sv").say("Jag vill prata med en människa")
    assert [(found.reason, found.language) for found in stored(sessions)] == [("handoff", "sv")]


def test_a_message_that_was_understood_is_not_collected(
    visitor: NewVisitor, sessions: Sessions
) -> None:
    visitor().say("What do you know about me?")
    assert stored(sessions) == []


def test_a_button_that_was_pressed_teaches_nothing(
    visitor: NewVisitor, assistant: AssistantServer, sessions: Sessions, client: TestClient
) -> None:
    someone = visitor()
    assistant.buttons = [{"title": "A person", "payload": "/handoff"}]
    someone.say("What do you know about me?")
    assistant.topic = "handoff"
    reply = someone.say("/handoff")[0]
    assert thumb(client, someone, reply.id, "down").status_code == 200
    assert stored(sessions) == []


def test_a_thumb_down_collects_the_message_and_a_thumb_up_is_only_counted(
    visitor: NewVisitor, client: TestClient, sessions: Sessions
) -> None:
    someone = visitor()
    good, bad = someone.say("Good question")[0], someone.say(f"Bad one, {ADDRESS}")[0]
    assert thumb(client, someone, good.id, "up").json() == {"message": good.id, "verdict": "up"}
    assert thumb(client, someone, bad.id, "down").json() == {"message": bad.id, "verdict": "down"}
    (found,) = stored(sessions)
    assert (found.text, found.reason) == ("Bad one, <EMAIL_ADDRESS>", "down")
    assert found.understood_as == "data"
    with reading(sessions) as db:
        assert count_verdicts(db) == {"up": 1, "down": 1}


def test_the_same_thumb_again_is_the_same_answer_and_the_other_replaces_it(
    visitor: NewVisitor, client: TestClient, sessions: Sessions
) -> None:
    someone = visitor()
    reply = someone.say("A question")[0]
    first, second = (thumb(client, someone, reply.id, "down") for _ in range(2))
    assert (first.status_code, first.json()) == (second.status_code, second.json())
    assert len(stored(sessions)) == 1
    thumb(client, someone, reply.id, "up")
    assert stored(sessions) == []


def test_a_page_learns_which_messages_can_be_judged_and_what_was_said_of_them(
    visitor: NewVisitor, client: TestClient, assistant: AssistantServer
) -> None:
    someone = visitor()
    reply = someone.say("A question")[0]
    thumb(client, someone, reply.id, "down")
    assistant.up = False
    someone.say("Another")
    shown = [(m["author"], m["rateable"], m["verdict"]) for m in thread(client, someone)]
    assert shown == [
        ("visitor", False, None),
        ("assistant", True, "down"),
        ("visitor", False, None),
        ("assistant", False, None),
    ]


def test_the_welcome_cannot_be_judged(client: TestClient) -> None:
    opened = client.post("/api/conversations", json={"language": "fi"}).json()
    assert [reply["rateable"] for reply in opened["replies"]] == [False]
    answer = client.post(
        f"/api/conversations/{opened['id']}/feedback",
        json={"message": opened["replies"][0]["id"], "verdict": "up"},
        headers={"authorization": f"Bearer {opened['token']}", "accept-language": "fi"},
    )
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:privacy-desk:problem:no_reply"
    assert answer.json()["detail"].startswith("Vastausta")


def test_a_strangers_reply_is_no_reply(visitor: NewVisitor, client: TestClient) -> None:
    someone, other = visitor(), visitor()
    reply = someone.say("A question")[0]
    answer = thumb(client, other, reply.id, "up")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:privacy-desk:problem:no_reply")


def test_a_wrong_token_finds_no_conversation(visitor: NewVisitor, client: TestClient) -> None:
    someone = visitor()
    reply = someone.say("A question")[0]
    someone = Visitor(someone.desk, someone.case_id, someone.conversation_id, "wrong")
    answer = thumb(client, someone, reply.id, "up")
    assert (answer.status_code, answer.json()["type"]) == (
        404,
        "urn:privacy-desk:problem:not_found",
    )


@pytest.mark.parametrize(
    ("message", "verdict"),
    [(1, "sideways"), ("first", "up"), (None, "up"), (0, "up"), (2**40, "up"), (1.5, "down")],
)
def test_what_is_no_verdict_is_told_so(
    visitor: NewVisitor, client: TestClient, message: Any, verdict: str
) -> None:
    answer = thumb(client, visitor(), message, verdict)
    assert (answer.status_code, answer.json()["type"]) == (422, "urn:privacy-desk:problem:invalid")


def test_a_conversation_that_ended_takes_no_verdict(
    visitor: NewVisitor, client: TestClient, sessions: Sessions
) -> None:
    someone = visitor()
    reply = someone.say("A question")[0]
    with sessions.begin() as db:
        case = db.get_one(Case, someone.case_id)
        texts = {message.id: "<text>" for message in case.messages}
        end_conversation(db, case, actor="system", redacted=texts)
    answer = thumb(client, someone, reply.id, "down")
    assert (answer.status_code, answer.json()["type"]) == (410, "urn:privacy-desk:problem:ended")
    assert stored(sessions) == []


def test_thumbs_have_a_limit_that_is_not_that_of_messages(
    visitor: NewVisitor, client: TestClient
) -> None:
    someone = visitor()
    reply = someone.say("A question")[0]
    answers = [thumb(client, someone, reply.id, "up").status_code for _ in range(PER_MINUTE)]
    assert set(answers) == {200}
    refused = thumb(client, someone, reply.id, "up")
    assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")
    sent = client.post(
        f"/api/conversations/{someone.conversation_id}/messages",
        json={"text": "Another question"},
        headers={"authorization": f"Bearer {someone.token}"},
    )
    assert sent.status_code == 200
    assert sent.json()["replies"][0]["rateable"]


def test_what_was_collected_goes_with_the_chat_that_is_taken_back(
    visitor: NewVisitor, client: TestClient, assistant: AssistantServer, sessions: Sessions
) -> None:
    assistant.topic = "fallback"
    someone = visitor()
    reply = someone.say("Blurb me the wotsit")[0]
    thumb(client, someone, reply.id, "down")
    gone = client.delete(
        f"/api/conversations/{someone.conversation_id}",
        headers={"authorization": f"Bearer {someone.token}"},
    )
    assert gone.status_code == 204
    assert stored(sessions) == []
    with reading(sessions) as db:
        assert count_verdicts(db) == {"up": 0, "down": 0}
