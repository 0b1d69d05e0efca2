"""A no to "is that right?", and what comes after it."""

import pytest

from actions.request_form import ValidateRequestForm
from tests.actions.talk import Talk


@pytest.fixture
def summed_up(talk: Talk) -> Talk:
    talk.open("request.rectification")
    talk.slots |= {"role": "own", "email": "none", "addition": "none"}
    talk.slots["requested_slot"] = "confirmed"
    return talk


def test_a_bare_no_is_asked_what_is_wrong_and_whether_to_withdraw(summed_up: Talk) -> None:
    summed_up.hear("no", "deny")
    outcome = summed_up.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_what_is_wrong"], "utter_ask_withdrawal")


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("the surname should be with a w", "request.rectification"),
        ("it was the old number, not the new one", "fallback"),
    ],
)
def test_what_is_wrong_is_noted_and_nothing_withdrawn(
    summed_up: Talk, text: str, wish: str
) -> None:
    summed_up.hear("no", "deny")
    summed_up.answer(ValidateRequestForm)
    summed_up.slots["requested_slot"] = "confirmed"
    summed_up.hear(text, wish)
    outcome = summed_up.answer(ValidateRequestForm)
    assert outcome.said == ["utter_addition_noted"]
    assert outcome.slots["confirmed"] == "yes"
    assert [ticket.status for ticket in summed_up.tickets()] == ["new"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("yes, withdraw it please", "cancel"),
        ("just drop the whole correction", "cancel"),
        ("no, keep it as it is", "deny"),
    ],
)
def test_an_answer_to_whether_to_withdraw_is_one(summed_up: Talk, text: str, wish: str) -> None:
    summed_up.hear("no", "deny")
    summed_up.answer(ValidateRequestForm)
    summed_up.slots["requested_slot"] = "confirmed"
    summed_up.hear(text, wish)
    assert "utter_addition_noted" not in summed_up.answer(ValidateRequestForm).said


def test_another_order_then_opens_its_ticket(summed_up: Talk) -> None:
    summed_up.hear("no", "deny")
    summed_up.answer(ValidateRequestForm)
    summed_up.slots["requested_slot"] = "confirmed"
    summed_up.hear("delete my account instead of that", "request.erasure")
    summed_up.answer(ValidateRequestForm)
    assert "request.erasure" in [ticket.asked_for for ticket in summed_up.tickets()]
