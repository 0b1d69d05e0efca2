"""Follow-ups keep their subject, in three languages, from the real processes."""

from collections.abc import Callable

import pytest

from tests.end_to_end.running_desk import Visitor
from tests.end_to_end.test_form_conversations import INSULT, ORDER, ROBOT, asked

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]

CONVERSATIONS = {
    "sv": [
        ("Vilka uppgifter har ni om användare?", "data.user"),
        ("och hur länge då?", "retention.user"),
        ("och varför?", "purposes"),
        ("och vem får dem?", "sharing"),
        ("tack", "thanks"),
        ("hur länge?", "retention.user"),
        ("och för kunder?", "retention"),
        ("och när jag kontaktar er?", "retention.contact"),
        ("och om jag slutar vara kund?", "retention.termination"),
        ("Vad är rättslig grund för behandlingen?", "legal_basis"),
    ],
    "fi": [
        ("Kuinka kauan säilytätte henkilötietoja?", "retention"),
        ("entä käyttäjät?", "retention.user"),
        ("entä miksi?", "purposes"),
        ("kiitos", "thanks"),
        ("entä kuinka kauan?", "retention.user"),
        ("entä yhteydenotot?", "retention.contact"),
        ("entä sopimuksen jälkeen?", "retention.termination"),
        ("Mikä on käsittelyn oikeusperuste?", "legal_basis"),
    ],
    "en": [
        ("How long do you keep personal data?", "retention"),
        ("what about users?", "retention.user"),
        ("and for customers?", "retention"),
        ("and when I contact you?", "retention.contact"),
        ("who gets it?", "sharing"),
        ("thanks", "thanks"),
        ("and how long?", "retention.contact"),
        ("What is the legal basis for the processing?", "legal_basis"),
    ],
}
HOW_LONG = {"sv": "och hur länge då?", "fi": "entä kuinka kauan?", "en": "and how long?"}


@pytest.mark.parametrize("language", CONVERSATIONS)
def test_a_follow_up_is_about_what_the_last_answer_was_about(
    visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    said = [someone.say(text)[0]["topic"] for text, _ in CONVERSATIONS[language]]
    assert said == [topic for _, topic in CONVERSATIONS[language]]


@pytest.mark.parametrize("language", CONVERSATIONS)
def test_how_long_inside_the_form_is_how_long_the_request_takes(
    visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    someone.say(ORDER[language])
    replies = someone.say(HOW_LONG[language])
    assert (replies[0]["topic"], asked(replies)) == ("response_time", "role")


@pytest.mark.parametrize("language", CONVERSATIONS)
def test_a_follow_up_to_nothing_is_a_question_of_its_own(
    visitor: NewVisitor, language: str
) -> None:
    assert visitor(language).say(HOW_LONG[language])[0]["topic"] in ("retention", "response_time")


@pytest.mark.parametrize("language", CONVERSATIONS)
def test_robots_and_insults_get_a_calm_answer_outside_the_form(
    visitor: NewVisitor, language: str
) -> None:
    someone = visitor(language)
    assert someone.say(ROBOT[language])[0]["topic"] == "about_bot"
    replies = someone.say(INSULT[language])
    assert replies[0]["topic"] == "out_of_scope"
    assert replies[0]["buttons"][0]["topic"] == "handoff"
    assert [reply["ticket"] for reply in replies] == [None]
