"""The form after a call for a human."""

from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from tests.actions.talk import Talk


def test_a_call_for_a_human_alone_is_not_asked_whose_data_it_is(talk: Talk) -> None:
    talk.hear("a human please", "handoff")
    talk.run(ActionOpenTickets)
    assert talk.run(ValidateRequestForm).slots == {"requested_slot": "email"}


def test_a_call_for_a_human_that_is_withdrawn_ends_the_form(talk: Talk) -> None:
    talk.open("handoff")
    talk.slots |= {"requested_slot": "email", "pending": "withdrawal"}
    talk.hear("yes", "affirm")
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.said == ["utter_ticket_withdrawn"]
    assert outcome.slots["requested_slot"] is None
