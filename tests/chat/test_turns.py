from contextlib import suppress

import pytest

from cases.conversations import conversation_for, end_conversation, take_back_conversation
from cases.errors import ConversationEndedError, ConversationNotFoundError
from cases.messages import Draft, say
from cases.models import Case
from chat.problems import ProblemError
from chat.texts import text
from chat.turns import Desk, take_message
from tests.chat.assistant_server import ANSWER, AssistantServer
from tests.chat.conftest import NewVisitor, Visitor

ADDRESS = "matti.esimerkki@example.com"


def authors(someone: Visitor) -> list[str]:
    return [entry.author for entry in someone.thread()]


def kept(language: str) -> str:
    return text("kept", language=language)


def test_a_message_gets_its_replies_and_both_are_stored(visitor: NewVisitor) -> None:
    someone = visitor()
    replies = someone.say("What do you know about me?")
    assert [reply.text for reply in replies] == [ANSWER]
    assert [entry.text for entry in someone.thread()] == ["What do you know about me?", ANSWER]


def test_a_repeated_key_is_answered_with_the_same_replies_and_asked_once(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    first = someone.say("hello", key="the-same")
    assert someone.say("hello", key="the-same") == first
    assert authors(someone) == ["visitor", "assistant"]
    assert len(assistant.heard) == 1


def test_the_same_key_in_another_conversation_is_another_message(visitor: NewVisitor) -> None:
    first, second = visitor(), visitor()
    first.say("hello", key="the-same")
    second.say("good evening", key="the-same")
    assert second.thread()[0].text == "good evening"


def test_the_assistant_sees_placeholders_and_never_the_values(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    visitor("sv").say(f"Skriv till {ADDRESS} eller ring 070-174 06 05")
    assert assistant.texts == ["Skriv till <EMAIL_ADDRESS> eller ring <PHONE_NUMBER>"]


def test_a_message_that_could_not_be_answered_is_kept_and_said_to_be(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    assistant.up = False
    someone = visitor("sv")
    assert [reply.text for reply in someone.say("hej")] == [kept("sv")]
    assert someone.thread()[0].text == "hej"


def test_that_a_message_is_kept_is_told_once(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    assistant.up = False
    someone = visitor("fi")
    first = someone.say("moi", key="the-same")
    assert someone.say("moi", key="the-same") == first
    assert [entry.text for entry in someone.thread()] == ["moi", kept("fi")]


def test_the_repeat_of_a_kept_message_is_answered_once_the_assistant_is_back(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    assistant.up = False
    someone.say("hello", key="the-same")
    assistant.up = True
    replies = someone.say("hello", key="the-same")
    assert [reply.text for reply in replies] == [kept("en"), ANSWER]
    assert authors(someone).count("visitor") == 1


def test_that_it_is_kept_is_told_in_the_language_of_the_message(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    assistant.up = False
    reply = visitor("sv").say("Haluan että kaikki tietoni poistetaan")[0]
    assert (reply.language, reply.text) == ("fi", kept("fi"))


def test_what_waited_is_answered_before_what_comes_after_it(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    assistant.up = False
    someone.say("first")
    assistant.up = True
    someone.say("second")
    assert assistant.texts == ["first", "second"]


def test_a_message_waits_behind_one_that_still_fails(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    assistant.fails_on = "first"
    someone.say("first")
    assert [reply.text for reply in someone.say("second")] == [kept("en")]
    assert set(assistant.texts) == {"first"}


def test_a_button_is_shown_by_its_title_and_asked_by_its_payload(
    visitor: NewVisitor, desk: Desk, assistant: AssistantServer
) -> None:
    someone = visitor("sv")
    button = {"title": "Radera mina uppgifter", "payload": "/request_erasure"}
    with desk.sessions.begin() as db:
        case = db.get_one(Case, someone.case_id)
        draft = Draft("Hej!", {"buttons": [button]})
        say(db, desk.vault, case, language="sv", draft=draft)
    someone.say("/request_erasure")
    assert someone.thread()[1].text == "Radera mina uppgifter"
    assert assistant.texts == ['/request_erasure{"language": "sv"}']


def test_a_typed_command_reaches_the_assistant_as_words(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    visitor().say("/\n/restart")
    assert assistant.texts == ["restart"]


def test_the_first_message_settles_a_language_that_was_only_a_guess(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor("en", settled=False)
    someone.say("kiitos")
    someone.say("tack")
    assert [body["metadata"]["language"] for body in assistant.heard] == ["fi", "fi"]


@pytest.mark.parametrize("said", ["", "///"])
def test_an_empty_message_is_not_stored(visitor: NewVisitor, said: str) -> None:
    someone = visitor()
    with pytest.raises(ProblemError):
        someone.say(said)
    assert someone.thread() == []


def test_a_stranger_stores_nothing(visitor: NewVisitor, desk: Desk) -> None:
    someone = visitor()
    with pytest.raises(ConversationNotFoundError):
        take_message(desk, someone.conversation_id, "wrong", "hello", idempotency_key=None)
    assert someone.thread() == []


def test_an_ended_conversation_takes_no_message(visitor: NewVisitor, desk: Desk) -> None:
    someone = visitor()
    with desk.sessions.begin() as db:
        case = conversation_for(db, someone.conversation_id, someone.token)
        end_conversation(db, case, actor="visitor", redacted={})
    with pytest.raises(ConversationEndedError):
        someone.say("hello")


def test_nothing_more_is_said_in_a_chat_that_is_taken_back_meanwhile(
    visitor: NewVisitor, desk: Desk, assistant: AssistantServer
) -> None:
    someone = visitor()

    def take_back() -> None:
        with desk.sessions.begin() as db:
            case = conversation_for(db, someone.conversation_id, someone.token)
            take_back_conversation(db, case, country="SE")

    assistant.meanwhile = take_back
    with suppress(ConversationEndedError):
        someone.say("hello")
    assert [entry.text for entry in someone.thread()] == ["hello"]
