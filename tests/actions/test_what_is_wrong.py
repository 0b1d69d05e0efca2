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


def asked_what_is_wrong(talk: Talk, text: str = "no", wish: str = "deny") -> Talk:
    talk.hear(text, wish)
    outcome = talk.answer(ValidateRequestForm)
    assert (outcome.asked, outcome.slots["pending"]) == ("utter_what_is_wrong", "wrong")
    talk.slots["requested_slot"] = "confirmed"
    return talk


@pytest.mark.parametrize(
    ("text", "wish"),
    [("no", "deny"), ("no, that is not right", "deny"), ("nej det stämmer inte", "deny")],
)
def test_a_mere_no_is_asked_what_is_wrong(summed_up: Talk, text: str, wish: str) -> None:
    asked_what_is_wrong(summed_up, text, wish)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("the surname should be with a w", "request.rectification"),
        ("it was the old number, not the new one", "fallback"),
        ("no, the surname is spelled with a w", "deny"),
        ("ta bort mellannamnet, det är fel", "request.rectification"),
        ("it should be <PHONE_NUMBER>", "fallback"),
        ("wrong number", "fallback"),
    ],
)
def test_what_is_wrong_is_noted_and_nothing_withdrawn(
    summed_up: Talk, text: str, wish: str
) -> None:
    asked_what_is_wrong(summed_up).hear(text, wish)
    outcome = summed_up.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["confirmed"]) == (["utter_addition_noted"], "yes")
    assert [ticket.status for ticket in summed_up.tickets()] == ["new"]


@pytest.mark.parametrize("text", ["yes", "yes it is right", "ja det stämmer"])
def test_a_yes_then_withdraws_nothing(summed_up: Talk, text: str) -> None:
    asked_what_is_wrong(summed_up).hear(text, "affirm")
    outcome = summed_up.answer(ValidateRequestForm)
    assert outcome.slots["confirmed"] == "yes"
    assert [ticket.status for ticket in summed_up.tickets()] == ["new"]


def test_a_second_mere_no_is_asked_whether_to_withdraw(summed_up: Talk) -> None:
    asked_what_is_wrong(summed_up).hear("no", "deny")
    assert summed_up.answer(ValidateRequestForm).asked == "utter_ask_withdrawal"


@pytest.mark.parametrize("text", ["withdraw it please", "just drop the whole correction"])
def test_a_withdrawal_is_asked_about(summed_up: Talk, text: str) -> None:
    asked_what_is_wrong(summed_up).hear(text, "cancel")
    assert summed_up.answer(ValidateRequestForm).asked == "utter_ask_withdrawal"


@pytest.mark.parametrize(
    ("text", "wish", "said"),
    [
        ("first tell me how long you keep my data", "retention", "utter_retention"),
        ("it is my employer's data", "out_of_scope", "utter_role_company"),
    ],
)
def test_a_question_or_a_role_is_heard(summed_up: Talk, text: str, wish: str, said: str) -> None:
    answers = {"confirmed": {"role_company": 0.9}} if "role" in said else {}
    asked_what_is_wrong(summed_up).hear(text, wish, answers=answers)
    assert said in summed_up.answer(ValidateRequestForm).said


def test_the_yes_to_a_withdrawal_withdraws(summed_up: Talk) -> None:
    summed_up.hear("cancel it", "cancel")
    assert summed_up.answer(ValidateRequestForm).asked == "utter_ask_withdrawal"
    summed_up.slots["requested_slot"] = "confirmed"
    summed_up.hear("yes please withdraw it", "affirm")
    assert summed_up.answer(ValidateRequestForm).said == ["utter_ticket_withdrawn"]


def test_another_order_then_opens_its_ticket(summed_up: Talk) -> None:
    asked_what_is_wrong(summed_up).hear("delete my account instead of that", "request.erasure")
    summed_up.answer(ValidateRequestForm)
    assert "request.erasure" in [ticket.asked_for for ticket in summed_up.tickets()]
