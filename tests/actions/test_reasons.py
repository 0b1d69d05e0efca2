"""What one wants to know of the form's questions before one answers, in one's own words."""

import pytest

from actions.answer import ActionAnswer
from actions.reasons import (
    asks_whether_employer_learns,
    asks_why,
    keeps_from_employer,
    wants_employer_not_to_learn,
)
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from cases.taxonomy import Language
from tests.actions.talk import Talk, a_turn


@pytest.mark.parametrize(
    "text",
    [
        "miks sä tarvit mun sähköpostin?",
        "varför vill ni ens ha min mejl",
        "why do you want my email then",
    ],
)
def test_why_the_address_is_asked_for_in_ones_own_words(text: str) -> None:
    assert asks_why(a_turn(text), asked="email") == "email"


@pytest.mark.parametrize(
    "text",
    ["Varför får jag reklam på mejlen?", "why not, email is fine", "why was my email leaked?",
     "miksi saan mainoksia sähköpostiin?"],
)  # fmt: skip
def test_another_why_is_not_the_address(text: str) -> None:
    assert asks_why(a_turn(text), asked="email") is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("Se on mun työnantajan, tästä palvelusta", "fi"), ("my boss told me to file this", "en"),
     ("Det gäller jobbet, ni ska se detta som brådskande", "sv"), ("who are you?", "en")],
)  # fmt: skip
def test_what_is_told_of_an_employer_asks_nothing(text: str, language: Language) -> None:
    assert not asks_whether_employer_learns(a_turn(text, language=language))


@pytest.mark.parametrize(
    ("text", "language"),
    [("Näkeekö mun pomo tän?", "fi"), ("får min chef veta det här?", "sv"),
     ("Will my employer be told of this?", "en"),
     ("kan chefen se att jag har begärt det här", "sv")],
)  # fmt: skip
def test_whether_the_employer_learns_of_a_request_is_told(
    talk: Talk, text: str, language: Language
) -> None:
    talk.open("request.access")
    talk.slots |= {"role": "own", "email": "none", "requested_slot": "addition"}
    talk.language = language
    talk.hear(text, "out_of_scope")
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.said == ["utter_employer_learns"]
    assert outcome.slots["addition"] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("Säg inget till min chef, snälla", "sv"), ("jag vill inte att arbetsgivaren får veta", "sv"),
     ("Älkää kertoko pomolle", "fi"), ("en halua että työnantaja saa tietää tästä", "fi"),
     ("please don't tell my boss", "en"), ("I don't want my employer to know about it", "en"),
     ("I don't want the company to learn that I complained", "en"),
     ("Do not tell my employer", "en"), ("Jag vill inte att företaget får veta det", "sv"),
     ("työnantaja ei saisi tietää tästä", "fi"), ("Min chef får absolut inte veta det", "sv")],
)  # fmt: skip
def test_that_the_employer_must_not_learn_is_heard(
    talk: Talk, text: str, language: Language
) -> None:
    talk.open("request.complaint")
    talk.slots |= {"role": "company", "requested_slot": "email"}
    talk.language = language
    talk.hear(text, "request.objection", confidence=0.6)
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.said == ["utter_employer_not_told"]
    assert outcome.slots["email"] is None


@pytest.mark.parametrize(
    ("text", "language"),
    [("it's not mine, it's my employer's, as you know", "en"), ("ei mun vaan työnantajan", "fi"),
     ("vet inte, min chef kanske", "sv"), ("my boss is not involved", "en"),
     ("my manager told HR that I was ill, I don't want that", "en"),
     ("don't let my employer keep my old address", "en"),
     ("withdraw it, I don't want my boss to know", "en"),
     ("en halua antaa tietoa työnantajasta", "fi")],
)  # fmt: skip
def test_other_words_about_an_employer_are_not_that(text: str, language: Language) -> None:
    assert not wants_employer_not_to_learn(a_turn(text, language=language))


def test_what_is_answered_beside_it_is_taken(talk: Talk) -> None:
    talk.open("request.access")
    talk.slots["requested_slot"] = "role"
    talk.hear("My employer's, but please don't tell my boss", "out_of_scope")
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.said == ["utter_employer_not_told", "utter_role_company"]
    assert outcome.slots["role"] == "company"


@pytest.mark.parametrize(
    "text",
    ["Please delete my account and don't tell my boss",
     "Jag vill klaga på bolaget. Min chef får inte veta det.",
     "Poistakaa kaikki tietoni. Pomo ei saa tietää tästä.",
     "jag vill inte att företaget får veta att jag klagat, skicka mina uppgifter"],
)  # fmt: skip
def test_beside_an_order_it_is_answered_too(talk: Talk, text: str) -> None:
    talk.hear(text, "request.erasure")
    assert talk.run(ActionOpenTickets).said == ["utter_request_erasure", "utter_employer_not_told"]


@pytest.mark.parametrize(
    "text",
    ["I want my data. Don't tell me the company has lost it!",
     "My employer did not tell me that you have my data. Delete it",
     "Stop telling the company my address, delete it"],
)  # fmt: skip
def test_other_words_beside_an_order_are_not_that(text: str) -> None:
    assert not keeps_from_employer(text)


def test_after_the_form_it_is_heard_too(talk: Talk) -> None:
    talk.open("request.complaint")
    talk.hear("please don't tell my boss", "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_employer_not_told"]
