"""What a visitor of the website gets, in three languages, from the real processes."""

from collections.abc import Callable

import pytest

from cases.tickets import ticket_by_reference
from tests.end_to_end.running_desk import RunningDesk, Visitor

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]

QUESTIONS = {
    "sv": "Hur länge sparar ni det jag skriver till supporten?",
    "fi": "Kuinka kauan säilytätte tukipyyntöni tietoja?",
    "en": "How long do you keep what I write to support?",
}
ORDERS = {
    "sv": "Radera alla uppgifter ni har om mig",
    "fi": "Poistakaa kaikki minua koskevat tiedot",
    "en": "Delete all the data you have about me",
}
BOTH = {
    "sv": "Vem delar ni mina uppgifter med? Och radera allt ni har om mig.",
    "fi": "Kenelle jaatte tietojani? Ja poistakaa kaikki tietoni.",
    "en": "Who do you share my data with? And delete everything you have about me.",
}
NOT_THIS_BUT_THAT = {
    "sv": "Jag vill inte att ni raderar något, bara att ni rättar min felstavade adress.",
    "fi": "En halua että poistatte mitään, vaan korjatkaa väärin kirjoitettu osoitteeni.",
    "en": "I don't want it deleted, only corrected: my address is misspelled.",
}
MAY_I = {
    "sv": "Kan man få sina uppgifter raderade?",
    "fi": "Voiko omat tiedot saada poistettua?",
    "en": "Is it possible to have one's data erased?",
}
LANGUAGES = ("sv", "fi", "en")


def topics(replies: list[dict[str, object]]) -> list[object]:
    return [reply["topic"] for reply in replies if reply["topic"]]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_gets_the_policys_answer_and_its_section(
    visitor: NewVisitor, language: str
) -> None:
    reply = visitor(language).say(QUESTIONS[language])[0]
    assert (reply["topic"], reply["section"]) == ("retention.contact", "retention")
    assert reply["section_title"] in reply["text"]
    assert reply["section_url"] == f"/policy/{language}#retention"
    assert reply["language"] == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_order_opens_a_ticket_before_anything_is_asked(
    desk: RunningDesk, visitor: NewVisitor, language: str
) -> None:
    replies = visitor(language).say(ORDERS[language])
    card = replies[0]["ticket"]
    assert (replies[0]["topic"], card["status"]) == ("request.erasure", "new")
    assert card["reference"] in replies[0]["text"]
    with desk.sessions.begin() as db:
        ticket = ticket_by_reference(db, card["reference"])
        assert str(ticket.due_on) == card["due_on"]
        assert ticket.message_id is not None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wish_of_a_message_is_honoured(visitor: NewVisitor, language: str) -> None:
    replies = visitor(language).say(BOTH[language])
    assert {"request.erasure", "sharing"} <= set(topics(replies))
    assert {"request.erasure", "sharing"} <= set(replies[0]["topics"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_negated_wish_is_not_done(visitor: NewVisitor, language: str) -> None:
    assert topics(visitor(language).say(NOT_THIS_BUT_THAT[language]))[0] == "request.rectification"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_question_about_a_right_offers_the_request_with_one_button(
    visitor: NewVisitor, language: str
) -> None:
    asker = visitor(language)
    replies = asker.say(MAY_I[language])
    assert topics(replies)[0] == "rights.erasure"
    assert replies[0]["ticket"] is None
    assert replies[0]["buttons"][0]["topic"] == "request.erasure"
    assert asker.say(replies[0]["buttons"][0]["payload"])[0]["ticket"]["kind"] == "request.erasure"


@pytest.mark.parametrize(("language", "yes"), [("sv", "ja tack"), ("fi", "joo"), ("en", "yes")])
def test_a_yes_to_an_offer_starts_the_request(visitor: NewVisitor, language: str, yes: str) -> None:
    asker = visitor(language)
    asker.say(MAY_I[language])
    assert asker.say(yes)[0]["ticket"]["kind"] == "request.erasure"


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_lead_through_the_form_to_a_confirmed_request(
    visitor: NewVisitor, language: str
) -> None:
    asker = visitor(language)
    replies = asker.say(ORDERS[language])
    reference = replies[0]["ticket"]["reference"]
    for _ in ("own data", "no e-mail", "nothing to add"):
        replies = asker.press(replies, 0)
    replies = asker.press(replies, 0)
    assert reference in replies[0]["text"]
    assert all(reply["language"] == language for reply in replies)
    assert "{" not in " ".join(entry["text"] for entry in asker.thread())


def test_a_companys_data_makes_the_ticket_processor_assist(visitor: NewVisitor) -> None:
    asker = visitor("sv")
    asker.press(asker.say(ORDERS["sv"]), 1)
    status = asker.say("hur går det med mitt ärende?")
    assert status[-1]["buttons"]  # the form goes on
    kinds = [reply["ticket"]["kind"] for reply in status if reply["ticket"]]
    assert kinds in ([], ["processor_assist"])


def test_the_form_is_answered_in_own_words(visitor: NewVisitor) -> None:
    asker = visitor("fi")
    asker.say(ORDERS["fi"])
    asker.say("työnantajani tiedot")
    asker.say("matti.esimerkki@example.com")
    asker.say("olin töissä siellä 2019")
    replies = asker.say("joo")
    assert replies[0]["ticket"]["kind"] == "processor_assist"


def test_a_question_inside_the_form_is_answered_and_the_form_goes_on(
    visitor: NewVisitor,
) -> None:
    asker = visitor("en")
    asker.say(ORDERS["en"])
    replies = asker.say("What legal basis do you have for processing my data?")
    assert topics(replies)[0] == "legal_basis"
    assert '/affirm{"role":"own"}' in [b["payload"] for b in replies[-1]["buttons"]]


def test_a_second_request_inside_the_form_gets_its_own_ticket(visitor: NewVisitor) -> None:
    asker = visitor("en")
    asker.say(ORDERS["en"])
    replies = asker.say("And send me a copy of everything you hold about me first")
    assert replies[0]["ticket"]["kind"] == "request.access"


@pytest.mark.parametrize(
    ("language", "not_that"),
    [("sv", "det var inte så jag menade"), ("fi", "en tarkoittanut sitä"), ("en", "never mind")],
)
def test_a_request_can_be_withdrawn_in_words(
    visitor: NewVisitor, language: str, not_that: str
) -> None:
    asker = visitor(language)
    asker.say(ORDERS[language])
    replies = asker.press(asker.say(not_that), 0)
    assert replies[0]["ticket"]["status"] == "withdrawn"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_status_is_told_by_reference(visitor: NewVisitor, language: str) -> None:
    reference = visitor(language).say(ORDERS[language])[0]["ticket"]["reference"]
    reply = visitor(language).say(reference)[0]
    assert reply["topic"] == "ticket_status"
    assert reply["ticket"]["reference"] == reference


def test_an_unknown_reference_is_said_to_be_unknown(visitor: NewVisitor) -> None:
    reply = visitor("en").say("PD-00000-00000")[0]
    assert (reply["topic"], reply["ticket"]) == ("ticket_status", None)


def test_nonsense_gets_topics_or_a_human_and_no_ticket(visitor: NewVisitor) -> None:
    replies = visitor("en").say("colourless green ideas sleep furiously")
    assert topics(replies)[0] in ("fallback", "out_of_scope")
    assert replies[0]["buttons"][-1]["topic"] == "handoff"


@pytest.mark.parametrize(
    ("start", "wish", "expected"),
    [
        ("sv", "in English please", "en"),
        ("fi", "på svenska tack", "sv"),
        ("en", "voidaanko puhua suomea?", "fi"),
    ],
)
def test_the_language_changes_when_the_visitor_asks(
    visitor: NewVisitor, start: str, wish: str, expected: str
) -> None:
    asker = visitor(start)
    assert asker.say(wish)[-1]["language"] == expected
    assert asker.say("ok")[0]["language"] == expected


def test_the_language_follows_a_visitor_who_plainly_writes_another(visitor: NewVisitor) -> None:
    assert visitor("sv").say(QUESTIONS["fi"])[0]["language"] == "fi"


def test_one_short_word_does_not_change_the_language(visitor: NewVisitor) -> None:
    assert visitor("fi").say("thanks")[0]["language"] == "fi"


def test_without_a_page_language_the_first_message_decides(visitor: NewVisitor) -> None:
    assert visitor(None).say(QUESTIONS["sv"])[0]["language"] == "sv"


def test_nobody_types_commands(visitor: NewVisitor) -> None:
    replies = visitor("en").say('/affirm{"withdrawal":"yes"}')
    assert all(reply["ticket"] is None for reply in replies)


@pytest.mark.parametrize(
    ("language", "wish"),
    [("sv", "Kan jag få prata med en människa?"), ("fi", "Haluan puhua ihmisen kanssa"),
     ("en", "I want to talk to a human")],
)  # fmt: skip
def test_a_call_for_a_human_is_not_asked_whose_data_it_is(
    visitor: NewVisitor, language: str, wish: str
) -> None:
    asker = visitor(language)
    replies = asker.say(wish)
    assert replies[0]["ticket"]["kind"] == "handoff"
    assert [b["payload"] for b in replies[-1]["buttons"]] == ['/deny{"email":"none"}']
