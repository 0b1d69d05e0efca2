"""What the policy does not mention is said to be so."""

import pytest

from actions.answer import ActionAnswer
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from actions.unsaid import unsaid_in
from actions.vocabulary import subjects
from cases.taxonomy import LANGUAGES, Language
from tests.actions.talk import Talk, a_turn


@pytest.mark.parametrize(
    ("text", "language", "called"),
    [
        ("Spelar ni in samtalen med supporten?", "sv", "inspelning av samtal"),
        ("Do you process data about children?", "en", "children"),
        ("Isäni kuoli keväällä. Mitä tiedoille tapahtuu?", "fi", "kuolleista henkilöistä"),
        ("vem äger softone", "sv", "vem som äger bolaget"),
        ("Kuka on tietosuojavastaava?", "fi", "tietosuojavastaavasta"),
        ("What did you do with my CV?", "en", "job applications"),
    ],
)
def test_what_the_policy_does_not_mention_is_named(
    text: str, language: Language, called: str
) -> None:
    assert unsaid_in(a_turn(text, "data", language=language)) == [called]


@pytest.mark.parametrize(
    ("text", "language"),
    [("vilka uppgifter har ni om mig", "sv"), ("who owns my data?", "en"),
     ("ai mitä tietoja teillä sitten on", "fi"), ("what does my dog's collar store?", "en"),
     ("vilket nummer har ni registrerat på mig", "sv"), ("when was my data last updated", "en")],
)  # fmt: skip
def test_what_it_mentions_is_not(text: str, language: Language) -> None:
    assert unsaid_in(a_turn(text, "data", language=language)) == []


def test_two_things_are_named_at_most() -> None:
    text = "Do you use AI on health data of children, and tell the police?"
    assert unsaid_in(a_turn(text, "data")) == ["the use of AI", "children"]


def test_each_subject_is_known_and_called_something_in_each_language() -> None:
    for subject in subjects().values():
        assert set(subject["words"]) == set(subject["said"]) == set(LANGUAGES)


def test_the_silence_comes_first_and_a_yes_calls_a_colleague(talk: Talk) -> None:
    talk.hear("Do you record calls?", "data.contact")
    outcome = talk.run(ActionAnswer)
    assert outcome.said == ["utter_policy_silent", "utter_data_contact"]
    assert outcome.value("utter_policy_silent", "what") == "the recording of calls"
    assert outcome.slots["offered_before"] == "handoff"


def test_a_question_that_is_passed_on_is_told_of_the_silence(talk: Talk) -> None:
    talk.hear("Who is your data protection officer?", "handoff")
    assert talk.run(ActionOpenTickets).said == ["utter_policy_unsaid", "utter_handoff"]


def test_it_is_said_in_the_form_too_but_not_of_what_is_not_ours(talk: Talk) -> None:
    talk.open("request.access")
    talk.slots["requested_slot"] = "role"
    talk.hear("do you keep data on children?", "data")
    assert talk.answer(ValidateRequestForm).said[0] == "utter_policy_silent"
    talk.hear("do schools record children?", "out_of_scope")
    assert "utter_policy_silent" not in talk.answer(ValidateRequestForm).said
