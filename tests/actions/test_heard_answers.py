"""Answers to the form's questions as they were learnt, whatever the message seems to wish."""

import pytest

from actions.form_answers import FORM_SLOTS
from actions.request_form import ValidateRequestForm
from tests.actions.talk import Outcome, Talk

SURE, UNSURE = 0.8, 0.4


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asked for erasure."""
    talk.open("request.erasure")
    return talk


def ask(talk: Talk, slot: str) -> None:
    """The form has asked for the slot, and got what it asked for before."""
    before = FORM_SLOTS[: FORM_SLOTS.index(slot)]
    talk.slots |= dict.fromkeys(before, "given") | {"requested_slot": slot}


def answer(
    talk: Talk,
    slot: str,
    said: str,
    text: str = "some words",
    wish: str = "request.access",
    *,
    share: float = SURE,
    confidence: float = 0.8,
) -> Outcome:
    """The message, heard as the answer `said` to the question for the slot."""
    ask(talk, slot)
    shares = {"wish": round((1 - share) / 2, 2)} | {said: share}
    talk.hear(text, wish, confidence=confidence, answers={slot: shares})
    return talk.answer(ValidateRequestForm)


def kinds(talk: Talk) -> list[str]:
    return [ticket.asked_for for ticket in talk.tickets()]


@pytest.mark.parametrize(
    ("slot", "said"),
    [
        ("role", "own"),
        ("role", "company"),
        ("role", "unknown"),
        ("email", "none"),
        ("addition", "given"),
        ("addition", "none"),
        ("confirmed", "yes"),
    ],
)
def test_an_answer_is_taken_though_it_looks_like_an_order(
    asked: Talk, slot: str, said: str
) -> None:
    outcome = answer(asked, slot, said)
    assert outcome.slots[slot] == said
    assert kinds(asked) == ["request.erasure"]


def test_a_certain_order_is_never_taken_for_an_answer(asked: Talk) -> None:
    answer(asked, "role", "own", share=0.6, confidence=0.95)
    assert kinds(asked) == ["request.erasure", "request.access"]


def test_what_is_heard_as_a_wish_is_one(asked: Talk) -> None:
    answer(asked, "role", "wish")
    assert kinds(asked) == ["request.erasure", "request.access"]


def test_where_no_answer_is_likely_the_words_decide(asked: Talk) -> None:
    outcome = answer(asked, "role", "company", "my own", "affirm", share=UNSURE)
    assert outcome.slots["role"] == "own"


@pytest.mark.parametrize("slot", ["role", "email", "addition", "confirmed"])
def test_why_gets_the_reason(asked: Talk, slot: str) -> None:
    outcome = answer(asked, slot, "why", wish="purposes")
    assert outcome.said == [f"utter_why_{slot}"]
    assert outcome.asked == f"utter_ask_{slot}"


def test_what_answers_nothing_is_asked_again_and_opens_nothing(asked: Talk) -> None:
    outcome = answer(asked, "role", "unclear", wish="report.breach")
    assert (outcome.said, outcome.asked) == (["utter_role_not_understood"], "utter_ask_role")
    assert kinds(asked) == ["request.erasure"]


@pytest.mark.parametrize("slot", ["role", "email", "addition", "confirmed"])
def test_a_request_taken_back_is_asked_about(asked: Talk, slot: str) -> None:
    outcome = answer(asked, slot, "withdraw", wish="cancel")
    assert outcome.asked == "utter_ask_withdrawal"


@pytest.mark.parametrize(
    ("confidence", "question"), [(0.55, "utter_ask_withdrawal"), (0.45, "utter_ask_role")]
)
def test_what_answers_nothing_may_take_the_request_back(
    asked: Talk, confidence: float, question: str
) -> None:
    outcome = answer(asked, "role", "unclear", wish="cancel", confidence=confidence)
    assert outcome.asked == question


@pytest.mark.parametrize(("said", "role"), [("role_own", "own"), ("role_company", "company")])
def test_at_the_end_the_role_is_corrected(asked: Talk, said: str, role: str) -> None:
    outcome = answer(asked, "confirmed", said, wish="request.rectification")
    assert outcome.said == [f"utter_role_{role}"]
    assert [ticket.data_role for ticket in asked.tickets()] == [role]
    assert outcome.asked == "utter_ask_confirmed"


def test_an_address_beside_the_role_is_kept(asked: Talk) -> None:
    outcome = answer(asked, "role", "company", "the firm. <EMAIL_ADDRESS>", "greeting")
    assert outcome.said == ["utter_role_company", "utter_email_noted"]
    assert outcome.slots["email"] == "given"
    assert outcome.turn["address_in"] == asked.message_id


@pytest.mark.parametrize("wish", ["request.rectification", "handoff"])
def test_an_address_in_a_sentence_is_the_answer_and_no_correction(asked: Talk, wish: str) -> None:
    outcome = answer(asked, "email", "given", "my mail is <EMAIL_ADDRESS>", wish)
    assert (outcome.said, outcome.slots["email"]) == (["utter_email_noted"], "given")
    assert kinds(asked) == ["request.erasure"]


def test_another_address_at_the_end_is_kept(asked: Talk) -> None:
    text = "yes but change the mail to <EMAIL_ADDRESS>"
    outcome = answer(asked, "confirmed", "unclear", text, "request.rectification")
    assert outcome.said == ["utter_email_changed"]
    assert kinds(asked) == ["request.erasure"]


def test_a_name_alone_is_no_greeting(asked: Talk) -> None:
    outcome = answer(asked, "role", "wish", "<PERSON> is right", "greeting")
    assert outcome.said == ["utter_role_not_understood"]


@pytest.mark.parametrize(
    ("slot", "button", "said", "slots"),
    [
        ("email", {"role": "company"}, ["utter_role_company"], {"role": "company", "email": None}),
        ("addition", {"email": "none"}, ["utter_email_forgotten"], {"email": "none"}),
        ("confirmed", {"addition": "none"}, [], {"confirmed": None}),
        ("role", {"confirmed": "yes"}, [], {"role": None}),
    ],
)
def test_the_button_of_another_question_answers_that_one(
    asked: Talk, slot: str, button: dict[str, str], said: list[str], slots: dict[str, str | None]
) -> None:
    ask(asked, slot)
    asked.hear("/affirm", "affirm", **button)
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == said
    assert {name: outcome.slots[name] for name in slots} == slots
    assert outcome.asked == f"utter_ask_{slot}"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("nej mina egna", "own"),
        ("no my own", "own"),
        ("ei omat", "own"),
        ("not mine", "unknown"),
        ("it's not my own data", "unknown"),
        ("not my employer's, mine", "own"),
        ("both mine and the company's", "unknown"),
        ("eiku oma", "own"),
        ("skolan", "company"),
    ],
)
def test_plain_words_say_whose_data_it_is(asked: Talk, text: str, role: str) -> None:
    outcome = answer(asked, "role", "unclear", text, "out_of_scope")
    assert outcome.slots["role"] == role


@pytest.mark.parametrize("text", ["<PHONE_NUMBER>", "<PHONE_NUMBER> after five", "<PERSON>"])
def test_a_number_is_added(asked: Talk, text: str) -> None:
    outcome = answer(asked, "addition", "unclear", text, "greeting")
    assert (outcome.said, outcome.slots["addition"]) == (["utter_addition_noted"], "given")


@pytest.mark.parametrize("said", ["unclear", "wish"])
def test_what_is_sent_again_is_counted_once(asked: Talk, said: str) -> None:
    answer(asked, "role", said, wish="out_of_scope")
    again = asked.answer(ValidateRequestForm)
    assert (again.slots["role"], asked.slots["misses"]) == (None, 1)


ADDED = ["we met in the spring", "lisään että soititte tiistaina", "Kundnummer 4455 gäller det"]


@pytest.mark.parametrize("text", ADDED)
@pytest.mark.parametrize("said", ["unclear", "given"])
def test_what_is_no_question_is_added(asked: Talk, text: str, said: str) -> None:
    outcome = answer(asked, "addition", said, text, "out_of_scope")
    assert outcome.said == ["utter_addition_noted"]


def test_the_same_request_once_more_is_an_addition_to_it(asked: Talk) -> None:
    outcome = answer(asked, "addition", "wish", "delete the old one too", "request.erasure")
    assert outcome.said == ["utter_addition_noted"]


@pytest.mark.parametrize("text", ["who sees what I add?", "ok", "hm wait"])
def test_what_adds_nothing_is_not_added(asked: Talk, text: str) -> None:
    assert answer(asked, "addition", "unclear", text, "fallback").slots["addition"] is None


def test_an_address_sent_to_the_question_whether_to_withdraw_is_kept(asked: Talk) -> None:
    asked.slots["pending"] = "withdrawal"
    outcome = answer(asked, "email", "given", "<EMAIL_ADDRESS>", "greeting")
    assert outcome.slots["email"] == "given"
    assert outcome.turn["address_in"] == asked.message_id


def test_a_request_taken_back_is_told_as_nothing_else(asked: Talk) -> None:
    assert answer(asked, "role", "withdraw", wish="retention").turn["topics"] == []


def test_a_breach_is_not_believed_where_it_is_likelier_an_answer(asked: Talk) -> None:
    text = "with the login that I got from them"
    outcome = answer(asked, "role", "company", text, "report.breach", share=0.6, confidence=0.95)
    assert outcome.slots["role"] == "company"
    assert kinds(asked) == ["request.erasure"]


def test_the_role_is_corrected_in_ones_own_words(asked: Talk) -> None:
    ask(asked, "email")
    asked.slots["role"] = "company"
    answers = {"role": {"own": 0.8, "wish": 0.1}, "email": {"unclear": 0.8}}
    text = "sorry, wrong, it is only what I typed in the app"
    asked.hear(text, "request.rectification", answers=answers)
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_role_own"], "utter_ask_email")
    assert kinds(asked) == ["request.erasure"]
