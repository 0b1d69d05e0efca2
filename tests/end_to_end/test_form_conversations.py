"""What a visitor may write while the form asks, in three languages, from the real processes."""

from collections.abc import Callable
from typing import Any

import pytest

from cases.models import Ticket
from cases.tickets import ticket_by_reference
from tests.end_to_end.running_desk import RunningDesk, Visitor

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]
Replies = list[dict[str, Any]]

LANGUAGES = ("sv", "fi", "en")
ORDER = {
    "sv": "Radera alla uppgifter ni har om mig",
    "fi": "Poistakaa kaikki minua koskevat tiedot",
    "en": "Delete all the data you have about me",
}
OWN = {"sv": "mina egna", "fi": "omat", "en": "my own"}
NO = {"sv": "nej", "fi": "ei", "en": "no"}
YES = {"sv": "ja", "fi": "joo", "en": "yes"}
WHY_EMAIL = {
    "sv": ("varför behöver ni min e-post?", "Det är frivilligt"),
    "fi": ("miksi tarvitsette sähköpostini?", "vapaaehtoista"),
    "en": ("why do you need my e-mail?", "voluntary"),
}
WHY = {
    "sv": ("varför frågar ni det?", "Jag frågar eftersom"),
    "fi": ("miksi kysyt tätä?", "Kysyn, koska"),
    "en": ("why do you ask?", "I ask because"),
}
POLICY = {
    "sv": "Vem delar ni uppgifter med?",
    "fi": "Kenelle luovutatte tietoja?",
    "en": "Who do you share data with?",
}
ROBOT = {"sv": "Är du en robot?", "fi": "Oletko robotti?", "en": "Are you a robot?"}
INSULT = {"sv": "dumma jävla robot", "fi": "vitun botti", "en": "you stupid bot"}
STATUS = {
    "sv": "Hur går det med mitt ärende?",
    "fi": "Missä vaiheessa pyyntöni on?",
    "en": "How is my request going?",
}
WITHDRAW = {
    "sv": "Jag vill ta tillbaka min begäran",
    "fi": "Haluan perua pyyntöni",
    "en": "I want to withdraw my request",
}
ASKED = {
    "role": '/affirm{"role":"own"}',
    "email": '/deny{"email":"none"}',
    "addition": '/deny{"addition":"none"}',
    "confirmed": '/affirm{"confirmed":"yes"}',
}


def asked(replies: Replies) -> str:
    """What the form's question at the end of the replies asks for."""
    payloads = [button["payload"] for button in replies[-1]["buttons"]]
    return next(slot for slot, payload in ASKED.items() if payload in payloads)


def stored(desk: RunningDesk, replies: Replies) -> Ticket:
    reference = next(reply["ticket"]["reference"] for reply in replies if reply["ticket"])
    with desk.sessions.begin() as db:
        ticket = ticket_by_reference(db, reference)
        db.expunge(ticket)
    return ticket


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_aside_is_answered_and_the_form_goes_on_to_its_end(
    visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    someone.say(ORDER[language])
    question, reason = WHY[language]
    replies = someone.say(question)
    assert (reason in replies[0]["text"], asked(replies)) == (True, "role")
    assert asked(someone.say(OWN[language])) == "email"
    question, reason = WHY_EMAIL[language]
    replies = someone.say(question)
    assert (reason in replies[0]["text"], asked(replies)) == (True, "email")
    for words, topic in (
        (POLICY[language], "sharing"),
        (ROBOT[language], "about_bot"),
        (STATUS[language], "ticket_status"),
    ):
        replies = someone.say(words)
        assert (replies[0]["topic"], asked(replies)) == (topic, "email")
    assert asked(someone.say("someone@example.com")) == "addition"
    assert asked(someone.say(NO[language])) == "confirmed"
    assert someone.say(YES[language])[0]["ticket"]["kind"] == "request.erasure"
    assert all(entry["language"] == language for entry in someone.thread())


@pytest.mark.parametrize("slot", ["role", "addition", "confirmed"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_silence_and_insults_answer_nothing_and_lose_nothing(
    desk: RunningDesk, visitor: NewVisitor, language: str, slot: str
) -> None:
    someone = visitor(language)
    opened = replies = someone.say(ORDER[language])
    while asked(replies) != slot:
        replies = someone.press(replies, 0)
    assert asked(someone.say("...")) == slot
    replies = someone.say(INSULT[language])
    assert replies[0]["buttons"][0]["topic"] == "handoff"
    assert stored(desk, opened).status == "new"


@pytest.mark.parametrize("language", LANGUAGES)
def test_somebody_who_falls_silent_has_a_ticket_and_may_go_on_later(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    opened = someone.say(ORDER[language])
    ticket = stored(desk, opened)
    assert (ticket.status, ticket.data_role) == ("new", None)
    assert ticket.due_on is not None
    assert asked(someone.say(OWN[language])) == "email"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_withdrawal_in_words_is_asked_about_and_done(visitor: NewVisitor, language: str) -> None:
    someone = visitor(language)
    someone.say(ORDER[language])
    someone.say(OWN[language])
    assert someone.say(WITHDRAW[language])[-1]["topic"] == "cancel"
    assert someone.say(YES[language])[0]["ticket"]["status"] == "withdrawn"
    assert someone.say(STATUS[language])[0]["ticket"]["status"] == "withdrawn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_no_keeps_the_request_and_asks_on(visitor: NewVisitor, language: str) -> None:
    someone = visitor(language)
    someone.say(ORDER[language])
    someone.say(WITHDRAW[language])
    replies = someone.say(NO[language])
    assert asked(replies) == "role"
    assert someone.say(STATUS[language])[0]["ticket"]["status"] == "new"


@pytest.mark.parametrize(
    ("page", "role", "kind"),
    [("sv", "työnantajani", "processor_assist"), ("fi", "my employer", "processor_assist"),
     ("en", "min arbetsgivare", "processor_assist"), ("sv", "my own", "request.erasure"),
     ("fi", "mina egna", "request.erasure"), ("en", "omat tiedot", "request.erasure")],
)  # fmt: skip
def test_an_answer_in_another_language_than_asked_is_one(
    desk: RunningDesk, visitor: NewVisitor, page: str, role: str, kind: str
) -> None:
    someone = visitor(page)
    opened = someone.say(ORDER[page])
    assert asked(someone.say(role)) == "email"
    assert stored(desk, opened).kind == kind


@pytest.mark.parametrize(
    ("page", "wish", "goes_on_in"),
    [("sv", "in English please", "en"), ("fi", "på svenska tack", "sv"),
     ("en", "suomeksi kiitos", "fi")],
)  # fmt: skip
def test_the_form_goes_on_in_the_language_that_is_asked_for(
    visitor: NewVisitor, page: str, wish: str, goes_on_in: str
) -> None:
    someone = visitor(page)
    someone.say(ORDER[page])
    replies = someone.say(wish)
    assert (asked(replies), replies[-1]["language"]) == ("role", goes_on_in)
    replies = someone.say(OWN[goes_on_in])
    assert (asked(replies), replies[-1]["language"]) == ("email", goes_on_in)
