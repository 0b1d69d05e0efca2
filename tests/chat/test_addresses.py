"""Which e-mail address the chat keeps to answer to."""

import pytest

from cases.errors import ConversationNotFoundError
from tests.chat.assistant_server import AssistantServer
from tests.chat.conftest import NewVisitor

ADDRESS = "matti.esimerkki@example.com"


def test_an_e_mail_address_is_stored_when_it_was_asked_for(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    assistant.asks = "email"
    someone.say("Delete my data")
    someone.say(f"it is {ADDRESS}, thank you")
    assert someone.email() == ADDRESS
    assert assistant.texts[-1] == "it is <EMAIL_ADDRESS>, thank you"


@pytest.mark.parametrize("asks", [None, "role", "addition"])
def test_an_e_mail_address_that_nobody_asked_for_is_not_stored(
    visitor: NewVisitor, assistant: AssistantServer, asks: str | None
) -> None:
    someone = visitor()
    assistant.asks = asks
    someone.say(f"Delete {ADDRESS}")
    someone.say(f"my address is {ADDRESS}")
    assert someone.email() is None


def test_the_address_of_an_earlier_message_is_stored_where_the_assistant_says_so(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    someone.say(f"Delete my data and tell {ADDRESS}")
    assistant.address_in = assistant.heard[-1]["metadata"]["message_id"]
    someone.say("yes, reply to that one")
    assert someone.email() == ADDRESS


def test_the_address_of_another_conversation_is_not_stored(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    visitor().say(f"Delete my data and tell {ADDRESS}")
    assistant.address_in = assistant.heard[-1]["metadata"]["message_id"]
    someone = visitor()
    with pytest.raises(ConversationNotFoundError):
        someone.say("yes, reply to that one")
    assert someone.email() is None


def test_an_e_mail_address_is_stored_only_right_after_the_question(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    assistant.asks = "email"
    someone.say("Delete my data")
    assistant.asks = None
    someone.say("no thanks")
    someone.say(f"by the way, {ADDRESS} is my boss")
    assert someone.email() is None


def test_an_e_mail_address_is_stored_although_the_assistant_has_gone_away_meanwhile(
    visitor: NewVisitor, assistant: AssistantServer
) -> None:
    someone = visitor()
    assistant.asks = "email"
    someone.say("Delete my data")
    assistant.up = False
    someone.say("hold on", key="waits")
    assistant.up = True
    someone.say("hold on", key="waits")
    someone.say(ADDRESS)
    assert someone.email() == ADDRESS
