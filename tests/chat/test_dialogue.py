import json
from typing import Any

import pytest

from chat.dialogue import Assistant, AssistantDownError, read_answer, with_language
from tests.chat.assistant_server import ANSWER, AssistantServer

TURN = {"custom": {"turn": {"topics": ["data", "sharing"], "confidence": 0.8}}}


@pytest.mark.parametrize(
    ("payload", "sent"),
    [
        ("/request_erasure", '/request_erasure{"language": "fi"}'),
        ("/affirm{}", '/affirm{"language": "fi"}'),
        ('/affirm{"role":"own"}', '/affirm{"role":"own", "language": "fi"}'),
    ],
)
def test_a_buttons_payload_carries_the_language(payload: str, sent: str) -> None:
    assert with_language(payload, "fi") == sent
    assert json.loads(sent[sent.index("{") :])["language"] == "fi"


@pytest.mark.parametrize("text", ["hej", "and/or", "what {is} this", "request_erasure"])
def test_text_is_sent_as_it_is(text: str) -> None:
    assert with_language(text, "sv") == text


def test_paragraphs_that_rasa_split_are_one_reply_again() -> None:
    answer = read_answer(
        [{"text": "First."}, {"text": "Second."}, {"custom": {"topic": "data"}}, TURN], "en"
    )
    assert [draft.text for draft in answer.drafts] == ["First.\n\nSecond."]


def test_each_custom_ends_a_reply_of_its_own() -> None:
    answer = read_answer(
        [
            {"text": "About data."},
            {"custom": {"topic": "data", "ticket": None, "asks": None}},
            {"text": "Is it yours?"},
            {"custom": {"asks": "role"}},
            TURN,
        ],
        "en",
    )
    turn = {"topics": ["data", "sharing"], "confidence": 0.8}
    assert [(draft.text, draft.attributes) for draft in answer.drafts] == [
        ("About data.", {"topic": "data"} | turn),
        ("Is it yours?", {"asks": "role"} | turn),
    ]


@pytest.mark.parametrize("told", [{}, {"address_in": 7}])
def test_the_turn_may_say_in_which_message_the_address_stands(told: dict[str, int]) -> None:
    turn = {"custom": {"turn": TURN["custom"]["turn"] | told}}
    answer = read_answer([{"text": "Noted."}, {"custom": {}}, turn], "en")
    assert answer.address_in == told.get("address_in")


def test_what_was_recognised_holds_for_replies_before_and_after_it() -> None:
    answer = read_answer(
        [{"text": "One."}, {"custom": {}}, TURN, {"text": "Two."}, {"custom": {}}], "en"
    )
    assert [draft.attributes["confidence"] for draft in answer.drafts] == [0.8, 0.8]


def test_the_turn_may_change_the_language() -> None:
    turn = {"custom": {"turn": {"topics": [], "confidence": 0.0, "language": "sv"}}}
    said = [{"text": "Gärna."}, {"custom": {"topic": "change_language"}}]
    assert read_answer([turn, *said], "en").language == "sv"
    assert read_answer([TURN, *said], "en").language == "en"


def test_a_button_names_the_topic_behind_it_unless_it_answers_a_question() -> None:
    buttons = [
        {"title": "Erase", "payload": "/request_erasure"},
        {"title": "Mine", "payload": '/affirm{"role":"own"}'},
        {"title": "Nothing of ours", "payload": "/nlu_fallback"},
    ]
    answer = read_answer([{"text": "Well?", "buttons": buttons}, {"custom": {}}, TURN], "en")
    assert [button["topic"] for button in answer.drafts[0].attributes["buttons"]] == [
        "request.erasure",
        None,
        None,
    ]


def test_buttons_stay_with_their_own_reply() -> None:
    button = {"title": "Erase", "payload": "/request_erasure"}
    said = [{"text": "One.", "buttons": [button]}, {"custom": {}}, {"text": "Two."}]
    first, second = read_answer([*said, {"custom": {}}, TURN], "en").drafts
    assert "buttons" in first.attributes
    assert "buttons" not in second.attributes


FAILED: dict[str, Any] = {"custom": {"turn": {"failed": True}}}


@pytest.mark.parametrize(
    "messages",
    [
        pytest.param([], id="nothing"),
        pytest.param([{"text": "Hi."}, {"custom": {"topic": "data"}}], id="no turn"),
        pytest.param([{"text": "Hi."}, {"custom": {"topic": "data"}}, FAILED], id="failed turn"),
        pytest.param([FAILED], id="failed turn alone"),
        pytest.param([TURN], id="nothing said"),
        pytest.param([TURN, {"text": "Cut o"}], id="cut off"),
    ],
)
def test_half_an_answer_is_none(messages: list[dict[str, Any]]) -> None:
    with pytest.raises(AssistantDownError):
        read_answer(messages, "en")


def test_the_assistant_is_told_the_language_and_the_message(assistant: AssistantServer) -> None:
    rasa = Assistant(assistant.address, timeout_seconds=5)
    answer = rasa.ask("a-conversation", "hello", language="sv", message_id=7)
    assert [draft.text for draft in answer.drafts] == [ANSWER]
    assert assistant.heard == [
        {
            "sender": "a-conversation",
            "message": "hello",
            "metadata": {"language": "sv", "message_id": 7},
        }
    ]


def test_an_assistant_that_answers_with_an_error_is_down(assistant: AssistantServer) -> None:
    rasa = Assistant(assistant.address, timeout_seconds=5)
    assert rasa.is_up()
    assistant.up = False
    assert not rasa.is_up()
    with pytest.raises(AssistantDownError):
        rasa.ask("a-conversation", "hello", language="sv", message_id=7)


def test_an_assistant_that_nobody_runs_is_down() -> None:
    rasa = Assistant("127.0.0.1:1", timeout_seconds=1)
    assert not rasa.is_up()
    with pytest.raises(AssistantDownError):
        rasa.ask("a-conversation", "hello", language="sv", message_id=7)
