"""An e-mail address beside the order itself: offered as the one to answer to, never just taken."""

import pytest

from actions.request_form import ValidateRequestForm
from actions.requests import ActionCloseRequest, ActionOpenTickets
from tests.actions.talk import Talk

ORDER = "Delete my data. Reply to <EMAIL_ADDRESS>"


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody whose order held an address, and who is now asked where to answer."""
    talk.hear(ORDER, "request.erasure")
    talk.run(ActionOpenTickets)
    talk.run(ValidateRequestForm)
    talk.hear("my own", "affirm")
    assert talk.answer(ValidateRequestForm).asked == "utter_ask_email_mentioned"
    return talk


def test_a_yes_keeps_the_address_of_the_message_in_which_it_stands(asked: Talk) -> None:
    mentioned = asked.slots["mentioned"]
    asked.hear("/affirm", "affirm", email="mentioned")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_email_noted"], "utter_ask_addition")
    assert outcome.turn["keeps_email"] == mentioned != asked.message_id


@pytest.mark.parametrize(
    "text", ["yes", "ja, gör det", "joo", "Kyllä, siihen", "that one is fine", "siihen vaan"]
)
def test_a_typed_yes_does_so_too(asked: Talk, text: str) -> None:
    asked.hear(text, "affirm")
    assert asked.answer(ValidateRequestForm).slots["email"] == "given"


@pytest.mark.parametrize(
    "text",
    ["no", "nej inte den", "en annan adress", "ei siihen", "toiseen", "not that one",
     "se ei ole minun", "någon annan adress", "wrong address", "hellre en annan", "absolut inte"],
)  # fmt: skip
def test_after_a_no_it_is_asked_for_without_offering_it(asked: Talk, text: str) -> None:
    asked.hear(text, "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.asked, outcome.slots["email"]) == ("utter_ask_email", None)
    assert "keeps_email" not in outcome.turn


@pytest.mark.parametrize(
    "text", ["yes, but not to that one", "ja, men till en annan", "joo, mutta eri osoitteeseen"]
)
def test_a_yes_to_another_address_keeps_none(asked: Talk, text: str) -> None:
    asked.hear(text, "affirm")
    assert asked.answer(ValidateRequestForm).slots["email"] is None


@pytest.mark.parametrize(
    "text", ["without email", "nej tack", "ilman", "nej, hoppa över", "ei sähköpostia"]
)
def test_who_gives_none_is_not_asked_again(asked: Talk, text: str) -> None:
    asked.hear(text, "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.slots["email"], outcome.asked) == ("none", "utter_ask_addition")


def test_another_address_takes_its_place(asked: Talk) -> None:
    asked.hear("rather <EMAIL_ADDRESS>", "affirm")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.slots["email"] == "given"
    assert outcome.turn["keeps_email"] == asked.message_id


def test_an_address_that_was_wrong_is_not_offered_again(asked: Talk) -> None:
    asked.hear("yes", "affirm")
    asked.answer(ValidateRequestForm)
    asked.hear("no, that e-mail was wrong", "report.breach")
    assert asked.answer(ValidateRequestForm).asked == "utter_ask_email"


def test_of_two_addresses_none_is_offered(talk: Talk) -> None:
    talk.hear("Change <EMAIL_ADDRESS> to <EMAIL_ADDRESS>", "request.rectification")
    assert "mentioned" not in talk.run(ActionOpenTickets).slots


def test_it_is_forgotten_with_the_form(asked: Talk) -> None:
    assert asked.run(ActionCloseRequest).slots["mentioned"] is None


def test_a_second_order_leaves_the_address_offered(asked: Talk) -> None:
    asked.hear("and send me a copy first", "request.access")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_request_access"]
    assert outcome.asked == "utter_ask_email_mentioned"
