"""Taking a request back in words: asked about, and read with care."""

import pytest

from actions.agreement import ActionAffirm
from actions.answer import ActionAnswer
from actions.cancel import ActionCancel
from actions.corrections import takes_request_back
from actions.form_answers import read_addition, read_confirmed
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from tests.actions.talk import Talk, a_turn


@pytest.fixture
def offered(talk: Talk) -> Talk:
    """Somebody who was asked whether to withdraw, in the middle of the form."""
    talk.open("request.erasure")
    talk.slots |= {"requested_slot": "role", "pending": "withdrawal"}
    return talk


@pytest.mark.parametrize(
    "text",
    ["ångrar mig, ta bort begäran", "återkalla min begäran", "muutin mieleni, poistakaa pyyntöni",
     "peruuttakaa pyyntöni", "changed my mind, delete the request", "cancel my request"],
)  # fmt: skip
def test_a_request_taken_back_is_asked_about_and_opens_nothing(talk: Talk, text: str) -> None:
    talk.open("request.access")
    talk.hear(text, "request.erasure", confidence=0.3)
    outcome = talk.run(ActionOpenTickets)
    assert (outcome.said, outcome.slots["pending"]) == (["utter_ask_withdrawal"], "withdrawal")
    assert [ticket.status for ticket in talk.tickets()] == ["new"]


@pytest.mark.parametrize(
    "text",
    ["min begäran: radera allt", "my request: delete my data", "pyyntöni: poistakaa tietoni",
     "delete my data", "jag återkallar mitt samtycke", "withdraw my consent"],
)  # fmt: skip
def test_an_order_about_data_is_no_request_taken_back(text: str) -> None:
    assert not takes_request_back(a_turn(text))


def test_without_a_ticket_nothing_is_taken_back(talk: Talk) -> None:
    talk.hear("changed my mind, delete the request", "request.erasure")
    assert talk.run(ActionOpenTickets).said == ["utter_request_erasure"]


@pytest.mark.parametrize("text", ["återkalla", "kyllä, peru", "yes, withdraw it please"])
def test_a_verb_is_a_yes_to_the_withdrawal(offered: Talk, text: str) -> None:
    offered.hear(text, "fallback")
    assert offered.answer(ValidateRequestForm).said == ["utter_ticket_withdrawn"]


@pytest.mark.parametrize(
    "text",
    ["behåll", "låt det ligga kvar", "pidä voimassa", "keep it", "återkalla inte", "älä peru"],
)
def test_keep_it_is_a_no_and_no_request(offered: Talk, text: str) -> None:
    offered.hear(text, "request.restriction")
    assert offered.answer(ValidateRequestForm).said == ["utter_ticket_kept"]
    assert [ticket.status for ticket in offered.tickets()] == ["new"]


def test_keep_it_and_withdraw_it_are_answers_after_the_form_too(talk: Talk) -> None:
    talk.slots["tickets"] = talk.open("request.erasure")
    for text, said in (("keep it", "utter_ticket_kept"), ("withdraw it", "utter_ticket_withdrawn")):
        talk.slots["pending"] = "withdrawal"
        talk.hear(text, "request.restriction")
        outcome = talk.run(ActionOpenTickets)
        assert (outcome.said, outcome.slots["pending"]) == ([said], None)
    assert [ticket.status for ticket in talk.tickets()] == ["withdrawn"]


@pytest.mark.parametrize("text", ["delete my data", "do not cancel it", "ei peruuteta", "en peru"])
def test_what_is_not_plainly_a_yes_withdraws_nothing(offered: Talk, text: str) -> None:
    offered.hear(text, "request.erasure")
    offered.answer(ValidateRequestForm)
    assert [ticket.status for ticket in offered.tickets()] == ["new"]


@pytest.mark.parametrize("text", ["det var allt", "siinä kaikki", "that's all, thanks"])
def test_that_is_all_adds_nothing(text: str) -> None:
    assert read_addition(a_turn(text, "affirm")) == "none"


@pytest.mark.parametrize("text", ["ser bra ut", "näyttää hyvältä", "looks good to me"])
def test_looks_good_confirms(text: str) -> None:
    assert read_confirmed(a_turn(text, "out_of_scope")) == "yes"


@pytest.mark.parametrize("text", ["inte bra", "ei hyvä", "not good", "is it good?"])
def test_not_good_confirms_nothing(text: str) -> None:
    assert read_confirmed(a_turn(text, "fallback")) is None


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("I didn't ask for anything, I was only telling you", "thanks"),
        ("nej jag har inte begärt nåt", "deny"),
        ("en mä pyytänyt mitään poistoa", "rights.erasure"),
    ],
)
def test_who_never_asked_is_asked_whether_to_withdraw(talk: Talk, text: str, heard: str) -> None:
    talk.open("report.breach")
    talk.slots |= {"requested_slot": "role"}
    talk.hear(text, heard, confidence=0.8, answers={"role": {"unclear": 0.9}})
    assert talk.answer(ValidateRequestForm).asked == "utter_ask_withdrawal"
    talk.slots |= {"requested_slot": None, "pending": None}
    talk.hear(text, heard, confidence=0.8)
    assert talk.run(ActionOpenTickets).said == ["utter_ask_withdrawal"]
    assert [ticket.kind for ticket in talk.tickets()] == ["report.breach"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("stop your adverts, I didn't ask for them", "request.stop_marketing"),
        ("I did not ask for a copy, I want it all deleted", "request.erasure"),
        ("I was only telling you that my password leaked too", "report.breach"),
    ],
)
def test_another_order_is_one_whatever_nobody_asked_for(talk: Talk, text: str, heard: str) -> None:
    talk.open("request.access")
    talk.hear(text, heard, confidence=0.74)
    assert talk.run(ActionOpenTickets).said == [f"utter_{heard.replace('.', '_')}"]


@pytest.mark.parametrize(
    "text", ["olen jo pyytänyt tätä kolme kertaa", "they never asked for my consent",
             "ni har inte bett om mitt samtycke", "I only wanted to say thank you"],
)  # fmt: skip
def test_what_others_did_not_ask_takes_nothing_back(talk: Talk, text: str) -> None:
    talk.open("request.access")
    talk.slots |= {"role": "own", "email": "none", "requested_slot": "addition"}
    talk.hear(text, answers={"addition": {"given": 0.95}})
    assert talk.answer(ValidateRequestForm).slots["addition"] == "given"


@pytest.mark.parametrize(
    ("text", "wish"),
    [("has anything been registered?", "ticket_status"), ("hur länge sparas det?", "retention"),
     ("vad händer om jag återkallar?", "rights.consent")],
)  # fmt: skip
def test_a_question_in_between_leaves_open_whether_to_withdraw(
    offered: Talk, text: str, wish: str
) -> None:
    offered.hear(text, wish)
    outcome = offered.answer(ValidateRequestForm)
    assert outcome.asked == "utter_ask_withdrawal"
    offered.slots |= outcome.slots
    offered.hear("yes", "affirm")
    assert "utter_ticket_withdrawn" in offered.answer(ValidateRequestForm).said


def test_whether_to_withdraw_is_not_asked_for_ever(offered: Talk) -> None:
    for question in ("utter_ask_withdrawal", "utter_ask_withdrawal", "utter_ask_role"):
        offered.hear("how long is it kept?", "retention")
        outcome = offered.answer(ValidateRequestForm)
        assert outcome.asked == question
        offered.slots |= outcome.slots


def test_outside_the_form_too_a_question_leaves_it_open(talk: Talk) -> None:
    talk.open("request.erasure")
    talk.hear("cancel my request", "cancel")
    talk.run(ActionCancel)
    talk.hear("how long do you keep it?", "retention")
    outcome = talk.run(ActionAnswer)
    assert outcome.said == ["utter_retention", "utter_ask_withdrawal"]
    talk.hear("yes, withdraw it", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_ticket_withdrawn"]


def test_an_order_that_is_added_takes_nothing_back(talk: Talk) -> None:
    talk.open("request.objection")
    talk.slots |= {"requested_slot": "addition", "role": "own", "email": "none"}
    talk.hear("actually I want the marketing stopped too", "request.stop_marketing")
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.said == ["utter_request_stop_marketing"]
    assert outcome.slots["pending"] is None
