import pytest

from actions.answer import ActionAnswer
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from actions.status import ActionTellStatus
from tests.actions.talk import Talk


def test_the_status_is_told_by_a_reference_however_it_is_typed(talk: Talk) -> None:
    (reference,) = Talk(talk.desk, talk.vault).open("request.erasure")
    talk.hear(f"how is {reference.lower()} going", "ticket_status")
    outcome = talk.run(ActionTellStatus)
    assert outcome.said == ["utter_status_new"]
    assert outcome.value("utter_status_new", "due_on") == "7 December 2026"


def test_without_a_reference_it_is_that_of_this_conversations_tickets(talk: Talk) -> None:
    talk.open("request.erasure", "handoff")
    talk.hear("how is it going", "ticket_status")
    assert talk.run(ActionTellStatus).said == ["utter_status_new", "utter_status_handoff"]


def test_a_strangers_ticket_is_not_told_without_its_reference(talk: Talk) -> None:
    Talk(talk.desk, talk.vault).open("request.erasure")
    talk.hear("how is it going", "ticket_status")
    assert talk.run(ActionTellStatus).said == ["utter_ask_reference"]


def test_an_unknown_reference_is_said_to_be_unknown(talk: Talk) -> None:
    talk.hear("PD-00000-00000", "ticket_status")
    assert talk.run(ActionTellStatus).said == ["utter_reference_unknown"]


def test_a_request_beside_a_question_how_it_is_going_gets_both(talk: Talk) -> None:
    talk.hear("Delete my data. How is it going?", "request.erasure", "ticket_status")
    said = talk.run(ActionOpenTickets).said
    assert said == ["utter_request_erasure", "utter_status_new"]


def test_the_same_message_again_opens_no_second_ticket(talk: Talk) -> None:
    talk.hear("Delete my data", "request.erasure")
    first = talk.run(ActionOpenTickets)
    again = talk.run(ActionOpenTickets)
    assert (first.said, again.said) == (["utter_request_erasure"], ["utter_ticket_already_open"])
    assert len(talk.tickets()) == 1


@pytest.mark.parametrize(
    "text", ["Hur går det?", "mitä seuraavaksi tapahtuu?", "What happens now?"]
)
def test_words_of_every_day_ask_for_the_status_where_there_is_a_ticket(
    talk: Talk, text: str
) -> None:
    talk.hear(text, "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_out_of_scope"]
    talk.open("request.erasure")
    talk.hear(text, "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_status_new"]


def test_after_a_breach_how_long_is_about_that(talk: Talk) -> None:
    talk.hear("You leaked my data", "report.breach")
    talk.run(ActionOpenTickets)
    talk.hear("how long do you have to report it?", "retention.contact", "response_time")
    outcome = talk.run(ActionAnswer)
    assert outcome.said == ["utter_status_new"]
    assert " at " in outcome.value("utter_status_new", "due_on")


@pytest.mark.parametrize("text", ["I lost it", "jag minns inte", "ei oo mitään viitettä"])
def test_without_the_reference_a_human_is_offered(talk: Talk, text: str) -> None:
    talk.hear("how is it going", "ticket_status")
    talk.run(ActionTellStatus)
    talk.hear(text, "report.breach", confidence=0.6)
    outcome = talk.run(ActionOpenTickets)
    assert outcome.said == ["utter_reference_missing"]
    assert outcome.slots["offered"] == "handoff"
    assert talk.tickets() == []


def test_who_lost_something_else_has_lost_no_reference(talk: Talk) -> None:
    talk.hear("how is it going", "ticket_status")
    talk.run(ActionTellStatus)
    talk.hear("I lost my laptop with customer data", "report.breach", confidence=0.85)
    assert talk.run(ActionOpenTickets).said == ["utter_report_breach"]


def test_whoever_says_again_that_there_is_none_is_offered_a_human(talk: Talk) -> None:
    talk.hear("how is it going", "ticket_status")
    talk.run(ActionTellStatus)
    talk.hear("i don't have a reference", "ticket_status")
    assert talk.run(ActionTellStatus).said == ["utter_reference_missing"]


@pytest.mark.parametrize("kind", ["handoff", "report.breach"])
def test_how_long_is_told_of_what_has_another_deadline(talk: Talk, kind: str) -> None:
    talk.open(kind)
    talk.hear("kauanko siinä menee", "response_time")
    state = "handoff" if kind == "handoff" else "new"
    assert talk.run(ActionAnswer).said == [f"utter_status_{state}"]


def test_a_call_for_a_human_after_a_breach_does_not_make_it_forgotten(talk: Talk) -> None:
    talk.hear("You leaked my data", "report.breach")
    talk.run(ActionOpenTickets)
    talk.slots["requested_slot"] = "email"
    talk.hear("call me instead", "handoff")
    talk.answer(ValidateRequestForm)
    talk.slots["requested_slot"] = "addition"
    talk.hear("how long do you have?", "retention")
    said = talk.answer(ValidateRequestForm).said
    assert said == ["utter_status_new", "utter_status_handoff"]


def test_how_long_is_a_month_for_a_request(talk: Talk) -> None:
    talk.open("request.erasure", "report.breach")
    talk.hear("how long does it take", "response_time")
    assert talk.run(ActionAnswer).said == ["utter_response_time"]


@pytest.mark.parametrize(
    "text",
    ["I don't have a reference, I sent you an email", "En saanut mitään, lähetin sen sähköpostilla",
     "jag fick inget, jag mejlade"],
)  # fmt: skip
def test_who_asked_by_mail_has_no_reference_and_is_offered_a_colleague(
    talk: Talk, text: str
) -> None:
    talk.slots["pending"] = "reference"
    talk.hear(text, "ticket_status")
    assert talk.run(ActionTellStatus).said == ["utter_reference_missing"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [("Lähettäkää tiedot sähköpostilla", "request.access"),
     ("Ni ringde mig igår, radera mina uppgifter", "request.erasure")],
)  # fmt: skip
def test_an_order_where_a_reference_was_asked_for_is_taken(
    talk: Talk, text: str, wish: str
) -> None:
    talk.slots["pending"] = "reference"
    talk.hear(text, wish)
    assert talk.run(ActionOpenTickets).said[0].startswith("utter_request_")
