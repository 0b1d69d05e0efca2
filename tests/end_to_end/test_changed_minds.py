"""Corrections and changes of mind inside and after the form, from the real processes."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from cases.models import Case
from cases.tickets import ticket_by_reference
from tests.end_to_end.running_desk import RunningDesk, Visitor
from tests.end_to_end.test_form_conversations import (
    LANGUAGES,
    NO,
    ORDER,
    OWN,
    WITHDRAW,
    YES,
    Replies,
    asked,
)

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]

WRONG = {
    "sv": "nej, e-posten var fel",
    "fi": "ei, sähköposti oli väärä",
    "en": "no, that e-mail was wrong",
}
RIGHT = {
    "sv": "nej, det ska vara right@example.com",
    "fi": "ei vaan oikea osoite on right@example.com",
    "en": "no, it should be right@example.com",
}
EMPLOYER = {
    "sv": "nej, det gäller min arbetsgivare",
    "fi": "ei kun työnantajan tietoja",
    "en": "sorry, I meant my employer's data",
}
RATHER = {
    "sv": "jag har ändrat mig, skicka mig bara en kopia av mina uppgifter i stället",
    "fi": "ei sittenkään, lähettäkää vain kopio tiedoistani",
    "en": "actually no, just send me a copy of my data instead",
}
ADDRESSED = {
    "sv": "Radera alla uppgifter ni har om mig. Svara till right@example.com",
    "fi": "Poistakaa kaikki minua koskevat tiedot. Vastatkaa osoitteeseen right@example.com",
    "en": "Delete all the data you have about me. Reply to right@example.com",
}
BACK = {"sv": "lägg tillbaka den", "fi": "palauttakaa pyyntö", "en": "put it back please"}
SEVERAL = {
    "sv": "Radera allt ni har om mig, skicka en kopia först och sluta med reklam. Hur länge"
    " sparar ni uppgifter?",
    "fi": "Poistakaa kaikki tietoni, lähettäkää ensin kopio ja lopettakaa mainokset. Kuinka kauan"
    " säilytätte tietoja?",
    "en": "Delete everything about me, send me a copy first and stop the marketing. How long do"
    " you keep data?",
}


def address_of(desk: RunningDesk, someone: Visitor) -> str | None:
    with desk.sessions.begin() as db:
        case = db.scalars(select(Case).where(Case.conversation_id == someone.id)).one()
        return desk.vault.decrypt(case, case.requester_email) if case.requester_email else None


def at_addition(visitor: NewVisitor, language: str) -> Visitor:
    """Somebody who has ordered, answered and given an address."""
    someone = visitor(language)
    someone.say(ORDER[language])
    someone.say(OWN[language])
    assert asked(someone.say("wrong@example.com")) == "addition"
    return someone


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_address_is_forgotten_at_once_and_asked_for_again(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone = at_addition(visitor, language)
    replies = someone.say(WRONG[language])
    assert (asked(replies), address_of(desk, someone)) == ("email", None)
    assert all(reply["ticket"] is None for reply in replies)
    assert asked(someone.say("right@example.com")) == "addition"
    assert address_of(desk, someone) == "right@example.com"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_right_address_replaces_the_wrong_one(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone = at_addition(visitor, language)
    replies = someone.say(RIGHT[language])
    assert asked(replies) == "addition"
    assert all(reply["ticket"] is None for reply in replies)
    assert address_of(desk, someone) == "right@example.com"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_is_corrected_after_the_form_too(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone = at_addition(visitor, language)
    someone.say(NO[language])
    someone.say(YES[language])
    assert asked(someone.say(WRONG[language])) == "email"
    assert address_of(desk, someone) is None
    replies = someone.say("right@example.com")
    assert address_of(desk, someone) == "right@example.com"
    assert replies[-1]["ticket"]["kind"] == "request.erasure"
    someone.say("other@example.com")
    assert address_of(desk, someone) == "other@example.com"


def is_offered_an_address(visitor: NewVisitor, language: str) -> tuple[Visitor, Replies]:
    """Somebody whose order held one, and the question whether to reply to it."""
    someone = visitor(language)
    someone.say(ADDRESSED[language])
    replies = someone.say(OWN[language])
    assert (len(replies[-1]["buttons"]), asked(replies)) == (2, "email")
    return someone, replies


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_beside_the_order_is_offered_and_kept_after_a_yes(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone, replies = is_offered_an_address(visitor, language)
    assert address_of(desk, someone) is None
    assert asked(someone.press(replies, 0)) == "addition"
    assert address_of(desk, someone) == "right@example.com"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_that_is_offered_is_not_kept_after_a_no(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone, _ = is_offered_an_address(visitor, language)
    replies = someone.say(NO[language])
    assert (len(replies[-1]["buttons"]), asked(replies)) == (1, "email")
    assert asked(someone.say("other@example.com")) == "addition"
    assert address_of(desk, someone) == "other@example.com"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_among_an_addition_is_not_taken_for_the_one_to_answer_to(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone = at_addition(visitor, language)
    someone.say("2019 Helsinki course 17, office, login third@example.com, invoice number 4711")
    assert address_of(desk, someone) == "wrong@example.com"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whose_data_it_is_can_be_corrected(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    reference = someone.say(ORDER[language])[0]["ticket"]["reference"]
    someone.say(OWN[language])
    someone.say(NO[language])
    assert asked(someone.say(EMPLOYER[language])) == "addition"
    with desk.sessions.begin() as db:
        assert ticket_by_reference(db, reference).kind == "processor_assist"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_was_withdrawn_is_asked_for_anew(visitor: NewVisitor, language: str) -> None:
    someone = visitor(language)
    first = someone.say(ORDER[language])[0]["ticket"]["reference"]
    someone.say(WITHDRAW[language])
    assert someone.say(YES[language])[0]["ticket"]["status"] == "withdrawn"
    replies = someone.say(BACK[language])
    assert replies[0]["ticket"]["kind"] == "request.erasure"
    assert (replies[0]["ticket"]["reference"] != first, asked(replies)) == (True, "role")


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_request_in_place_of_the_first_withdraws_that_after_a_yes(
    visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    first = someone.say(ORDER[language])[0]["ticket"]["reference"]
    replies = someone.say(RATHER[language])
    assert replies[0]["ticket"]["kind"] == "request.access"
    assert first in replies[-1]["text"]
    assert replies[0]["ticket"]["reference"] not in replies[-1]["text"]
    replies = someone.say(YES[language])
    assert replies[0]["ticket"] == replies[0]["ticket"] | {
        "reference": first,
        "status": "withdrawn",
    }
    assert asked(replies) == "role"


@pytest.mark.parametrize("language", LANGUAGES)
def test_several_requests_and_a_question_of_one_message_are_all_honoured(
    visitor: NewVisitor, language: str
) -> None:
    replies = visitor(language).say(SEVERAL[language])
    kinds = {reply["ticket"]["kind"] for reply in replies if reply["ticket"]}
    assert kinds == {"request.erasure", "request.access", "request.stop_marketing"}
    assert "retention" in {reply["topic"] for reply in replies}
    assert asked(replies) == "role"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_address_alone_opens_nothing(visitor: NewVisitor, language: str) -> None:
    replies = visitor(language).say("someone@example.com")
    assert [reply["ticket"] for reply in replies] == [None]
