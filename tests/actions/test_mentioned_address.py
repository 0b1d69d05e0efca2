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
    assert outcome.turn["address_in"] == mentioned != asked.message_id


@pytest.mark.parametrize(
    "text", ["yes", "ja, gör det", "joo", "Kyllä, siihen", "that one is fine", "siihen vaan", "ok"]
)
def test_a_typed_yes_does_so_too(asked: Talk, text: str) -> None:
    asked.hear(text, "out_of_scope")
    assert asked.answer(ValidateRequestForm).slots["email"] == "given"


@pytest.mark.parametrize(
    "text",
    ["no", "nej inte den", "en annan adress", "ei siihen", "toiseen", "not that one",
     "se ei ole minun", "någon annan adress", "wrong address", "hellre en annan", "absolut inte",
     "that's my wife's email", "det är min mans adress"],
)  # fmt: skip
def test_after_a_no_it_is_asked_for_without_offering_it(asked: Talk, text: str) -> None:
    asked.hear(text, "request.rectification")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.asked, outcome.slots["email"]) == ("utter_ask_email", None)
    assert "address_in" not in outcome.turn


@pytest.mark.parametrize("text", ["yes, no problem", "joo, ei haittaa", "no worries", "why not"])
def test_a_no_that_is_none_is_a_yes(asked: Talk, text: str) -> None:
    asked.hear(text, "deny")
    assert asked.answer(ValidateRequestForm).slots["email"] == "given"


@pytest.mark.parametrize(
    "text",
    ["yes, but not to that one", "ja, men till en annan", "joo, mutta eri osoitteeseen",
     "yes, that is my colleague's", "joo, mutta se on kaverin", "okej men det är min chefs",
     "yes, but by post please", "ok?"],
)  # fmt: skip
def test_a_yes_to_another_address_keeps_none(asked: Talk, text: str) -> None:
    asked.hear(text, "affirm")
    assert asked.answer(ValidateRequestForm).slots["email"] is None


@pytest.mark.parametrize(
    "text",
    ["No, do not reply to <EMAIL_ADDRESS>", "nej, inte till <EMAIL_ADDRESS>",
     "ei, älkää vastatko osoitteeseen <EMAIL_ADDRESS>", "<EMAIL_ADDRESS> is not mine"],
)  # fmt: skip
def test_an_address_that_is_refused_is_not_kept(asked: Talk, text: str) -> None:
    asked.hear(text, "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_email_forgotten"], "utter_ask_email")
    assert "address_in" not in outcome.turn


@pytest.mark.parametrize(
    "text", ["not that one, use <EMAIL_ADDRESS>", "ei siihen vaan <EMAIL_ADDRESS>"]
)
def test_an_address_in_place_of_the_offered_one_is_kept(asked: Talk, text: str) -> None:
    asked.hear(text, "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.turn["address_in"] == asked.message_id


@pytest.mark.parametrize("button", ["mentioned", None])
def test_a_yes_that_is_sent_again_is_one_again(asked: Talk, button: str | None) -> None:
    asked.hear("yes", "affirm", **({"email": button} if button else {}))
    first = asked.answer(ValidateRequestForm).turn["address_in"]
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.turn["address_in"], asked.slots["email"]) == (first, "given")
    assert outcome.asked == "utter_ask_addition"


def test_an_old_button_forgets_no_newer_address(asked: Talk) -> None:
    asked.hear("rather <EMAIL_ADDRESS>", "affirm")
    asked.answer(ValidateRequestForm)
    asked.hear("/affirm", "affirm", email="mentioned")
    outcome = asked.answer(ValidateRequestForm)
    assert (asked.slots["email"], outcome.turn.get("address_in")) == ("given", None)


def test_an_order_for_a_human_that_is_sent_again_leaves_the_address_offered(talk: Talk) -> None:
    talk.hear("I want to talk to a human, <EMAIL_ADDRESS>", "handoff")
    talk.run(ActionOpenTickets)
    talk.run(ValidateRequestForm)
    assert talk.answer(ValidateRequestForm).asked == "utter_ask_email_mentioned"


@pytest.mark.parametrize(
    "text", ["without email", "nej tack", "ilman", "nej, hoppa över", "ei sähköpostia"]
)
def test_who_gives_none_is_not_asked_again(asked: Talk, text: str) -> None:
    asked.hear(text, "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.slots["email"], outcome.asked) == ("none", "utter_ask_addition")


@pytest.mark.parametrize("text", ["why do you need my email", "varför behöver ni min e-post"])
def test_a_question_is_answered_and_the_address_still_offered(asked: Talk, text: str) -> None:
    asked.hear(text, "purposes")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_why_email"], "utter_ask_email_mentioned")


def test_another_address_takes_its_place(asked: Talk) -> None:
    asked.hear("rather <EMAIL_ADDRESS>", "affirm")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.slots["email"] == "given"
    assert outcome.turn["address_in"] == asked.message_id


def test_an_address_that_was_wrong_is_not_offered_again(asked: Talk) -> None:
    asked.hear("yes", "affirm")
    asked.answer(ValidateRequestForm)
    asked.hear("no, that e-mail was wrong", "report.breach")
    assert asked.answer(ValidateRequestForm).asked == "utter_ask_email"


def test_of_two_addresses_none_is_offered(talk: Talk) -> None:
    talk.hear("Change <EMAIL_ADDRESS> to <EMAIL_ADDRESS>", "request.rectification")
    assert talk.run(ActionOpenTickets).slots["mentioned"] is None


def test_it_is_forgotten_with_the_form(asked: Talk) -> None:
    assert asked.run(ActionCloseRequest).slots["mentioned"] is None


def test_a_second_order_leaves_the_address_offered(asked: Talk) -> None:
    asked.hear("and send me a copy first", "request.access")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_request_access"]
    assert outcome.asked == "utter_ask_email_mentioned"
