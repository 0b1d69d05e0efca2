"""What is said in the form that is no answer to its question, and loses nothing."""

import pytest

from actions.request_form import ValidateRequestForm
from tests.actions.talk import Talk


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asked for erasure and is now asked whose data it is."""
    talk.open("request.erasure")
    talk.slots["requested_slot"] = "role"
    return talk


def test_who_thinks_is_asked_again_and_loses_nothing(asked: Talk) -> None:
    for text in ("hmm", "hmm, well", "wait"):
        asked.hear(text, "fallback")
        outcome = asked.answer(ValidateRequestForm)
        assert (outcome.said, outcome.asked) == ([], "utter_ask_role")


@pytest.mark.parametrize(
    ("slot", "value"), [("role", "unknown"), ("email", "none"), ("addition", "none")]
)
def test_a_question_can_be_skipped(asked: Talk, slot: str, value: str) -> None:
    asked.slots |= {"role": "own", "email": "none", slot: None, "requested_slot": slot}
    asked.hear("skip", "cancel")
    assert asked.answer(ValidateRequestForm).slots[slot] == value


def test_a_mere_yes_is_no_address_yet(asked: Talk) -> None:
    asked.slots |= {"role": "own", "requested_slot": "email"}
    asked.hear("yes", "affirm", answers={"email": {"none": 0.9}})
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_email_awaited"], "utter_ask_email")


@pytest.mark.parametrize("text", ["my number is <PHONE_NUMBER>", "send it to <ADDRESS>"])
def test_another_way_to_be_reached_is_no_refusal(asked: Talk, text: str) -> None:
    asked.slots |= {"role": "own", "requested_slot": "email"}
    asked.hear(text, "request.rectification", answers={"email": {"none": 0.4, "unclear": 0.4}})
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["email"]) == (["utter_contact_noted"], "none")
    assert [ticket.kind for ticket in asked.tickets()] == ["request.erasure"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("it lies in the old archive at the back", "utter_addition_noted"),
        ("and what of the archive?", "utter_addition_not_understood"),
    ],
)
def test_what_is_not_understood_is_added_unless_it_asks(asked: Talk, text: str, said: str) -> None:
    asked.slots |= {"role": "own", "email": "none", "requested_slot": "addition"}
    asked.hear(text, answers={"addition": {"wish": 0.9}})
    assert asked.answer(ValidateRequestForm).said == [said]
