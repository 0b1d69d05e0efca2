"""Bad input at the chat API: a clear error in words, and nothing is lost."""

from collections.abc import Callable

import httpx
import pytest

from tests.end_to_end.running_desk import RunningDesk, Visitor

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]
PROBLEM = "application/problem+json"


@pytest.mark.parametrize("text", ["", "   \n\t", "\u200b\u200d", "\x00\x01\x1f", "\ud800"])
def test_a_message_without_a_visible_character_is_refused_in_words(
    visitor: NewVisitor, text: str
) -> None:
    asker = visitor("fi")
    body = httpx.Request("POST", "http://x", json={"text": "?"}).content
    escaped = "".join(f"\\u{ord(char):04x}" for char in text)
    answer = asker.http.post(
        f"/api/conversations/{asker.id}/messages",
        headers=asker.headers | {"content-type": "application/json"},
        content=body.replace(b"?", escaped.encode()),
    )
    assert answer.status_code == 422
    assert answer.headers["content-type"] == PROBLEM
    assert answer.json()["detail"] == "Viesti on tyhjä. Kirjoita muutama sana."


@pytest.mark.parametrize("text", ["🙏", "👍🏽👍🏽👍🏽", "\x07hej\x00", "ⓗⓔⓛⓛⓞ", "a" * 4000, "¿¡¤§"])
def test_strange_but_readable_messages_get_an_answer(visitor: NewVisitor, text: str) -> None:
    assert visitor("sv").say(text)[0]["text"]


def test_a_message_over_4000_characters_is_refused_in_words(visitor: NewVisitor) -> None:
    answer = visitor("sv").post("a" * 4001)
    assert answer.status_code == 422
    assert "4 000" in answer.json()["detail"].replace("\u00a0", " ")


def test_a_huge_body_is_refused_before_it_is_read(visitor: NewVisitor) -> None:
    answer = visitor("en").post("a" * 200_000)
    assert (answer.status_code, answer.headers["content-type"]) == (413, PROBLEM)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00binary", b"{", b"[]", b'{"text": 7}'])
def test_what_is_no_message_is_refused_without_repeating_it(
    visitor: NewVisitor, content: bytes
) -> None:
    asker = visitor("en")
    answer = asker.http.post(
        f"/api/conversations/{asker.id}/messages",
        content=content,
        headers=asker.headers | {"content-type": "application/json"},
    )
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert b"binary" not in answer.content


def test_an_unknown_language_is_refused(desk: RunningDesk) -> None:
    answer = httpx.post(f"{desk.url('chat')}/api/conversations", json={"language": "de"})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)


@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_a_wrong_token_and_an_unknown_conversation_look_alike(
    visitor: NewVisitor, method: str
) -> None:
    asker = visitor("en")
    path = "" if method == "DELETE" else "/messages"
    wrong = {"authorization": "Bearer wrong"}
    answers = [
        asker.http.request(
            method,
            f"/api/conversations/{id_}{path}",
            headers=headers,
            json={"text": "hi"} if method == "POST" else None,
        )
        for id_, headers in ((asker.id, wrong), (asker.id, {}), ("nobody", asker.headers))
    ]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert len({answer.text for answer in answers}) == 1


def test_a_repeated_post_is_answered_with_the_same_replies(visitor: NewVisitor) -> None:
    asker = visitor("sv")
    key = {"idempotency-key": "the-same"}
    first = asker.say("Radera alla mina uppgifter", **key)
    assert asker.say("Radera alla mina uppgifter", **key) == first
    assert [entry["author"] for entry in asker.thread()].count("visitor") == 1


def test_the_thread_is_there_for_a_reloaded_page(visitor: NewVisitor) -> None:
    asker = visitor("sv")
    replies = asker.say("Vilka är ni?")
    thread = asker.thread()
    assert [entry["text"] for entry in thread][1:] == [
        "Vilka är ni?",
        *[r["text"] for r in replies],
    ]


def test_a_conversation_taken_back_is_gone(visitor: NewVisitor) -> None:
    asker = visitor("sv")
    asker.say("hej")
    assert asker.http.delete(f"/api/conversations/{asker.id}", headers=asker.headers).is_success
    assert asker.post("hej igen").status_code == 404


def test_a_conversation_taken_back_after_a_request_is_over_but_its_ticket_stays(
    visitor: NewVisitor,
) -> None:
    asker = visitor("sv")
    reference = asker.say("Radera alla mina uppgifter")[0]["ticket"]["reference"]
    asker.http.delete(f"/api/conversations/{asker.id}", headers=asker.headers)
    assert asker.post("hej").status_code == 410
    assert visitor("sv").say(reference)[0]["ticket"]["status"] == "new"


def test_the_api_describes_itself(desk: RunningDesk) -> None:
    paths = httpx.get(f"{desk.url('chat')}/api/openapi.json").json()["paths"]
    assert set(paths) >= {
        "/api/conversations",
        "/api/conversations/{conversation_id}",
        "/api/conversations/{conversation_id}/messages",
        "/api/conversations/{conversation_id}/events",
    }
