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


@pytest.mark.parametrize("slot", ["email", "addition"])
def test_a_mere_yes_gives_nothing_yet(asked: Talk, slot: str) -> None:
    asked.slots |= {"role": "own", "email": "none", slot: None, "requested_slot": slot}
    asked.hear("yes", "affirm", answers={slot: {"none": 0.9}})
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == ([f"utter_{slot}_awaited"], f"utter_ask_{slot}")


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("my number is <PHONE_NUMBER>", "request.rectification"),
        ("send it to <ADDRESS>", "request.erasure"),
        ("ring mig på <PHONE_NUMBER>", "handoff"),
    ],
)
def test_another_way_to_be_reached_is_no_refusal(asked: Talk, text: str, heard: str) -> None:
    asked.slots |= {"role": "own", "requested_slot": "email"}
    asked.hear(text, heard, answers={"email": {"none": 0.9}})
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


def test_what_to_do_now_is_the_status(asked: Talk) -> None:
    asked.hear("so what do I do now?", "about_bot", answers={"role": {"why": 0.9}})
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_status_new"], "utter_ask_role")
    assert outcome.turn["topics"] == ["ticket_status"]


@pytest.mark.parametrize(
    "text", ["you have the wrong number for me, it should be <PHONE_NUMBER>",
             "my address has changed to <ADDRESS>", "please delete <PHONE_NUMBER> too",
             "mitt nummer ska vara <PHONE_NUMBER>"],
)  # fmt: skip
def test_a_number_that_is_to_be_put_right_is_a_request(asked: Talk, text: str) -> None:
    asked.slots |= {"role": "own", "requested_slot": "email"}
    asked.hear(text, "request.rectification", answers={"email": {"wish": 0.9}})
    assert asked.answer(ValidateRequestForm).said == ["utter_request_rectification"]


def test_yes_that_is_all_adds_nothing_and_the_form_does_not_wait_for_ever(asked: Talk) -> None:
    asked.slots |= {"role": "own", "email": "none", "requested_slot": "addition"}
    asked.hear("yes, that's all", "affirm", answers={"addition": {"none": 0.9}})
    assert asked.answer(ValidateRequestForm).slots["addition"] == "none"
    asked.slots |= {"addition": None, "requested_slot": "addition"}
    for said, added in ((["utter_addition_awaited"], None), ([], "none")):
        asked.slots["requested_slot"] = "addition"
        asked.hear("yes", "affirm", answers={"addition": {"unclear": 0.9}})
        outcome = asked.answer(ValidateRequestForm)
        assert (outcome.said, outcome.slots["addition"]) == (said, added)


def test_a_yes_that_is_sent_again_says_nothing_new(asked: Talk) -> None:
    asked.slots |= {"role": "own", "email": "given", "requested_slot": "addition"}
    asked.hear("yes", "affirm", answers={"addition": {"unclear": 0.9}})
    asked.slots["handled"] = asked.message_id
    assert asked.answer(ValidateRequestForm).said == []


@pytest.mark.parametrize("text", ["???", "!?"])
def test_signs_alone_are_asked_about(asked: Talk, text: str) -> None:
    asked.hear(text)
    assert asked.answer(ValidateRequestForm).said == ["utter_role_not_understood"]


@pytest.mark.parametrize("text", ["my pass", "don't email me"])
def test_an_address_is_not_what_other_questions_skip(asked: Talk, text: str) -> None:
    asked.hear(text, answers={"role": {"unclear": 0.9}})
    assert asked.answer(ValidateRequestForm).slots["role"] is None
