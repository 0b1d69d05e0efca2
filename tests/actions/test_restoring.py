"""A withdrawal taken back: the same is asked for anew."""

import pytest
from rasa_sdk.interfaces import Action

from actions.agreement import ActionAffirm
from actions.answer import ActionAnswer
from actions.cancel import ActionCancel
from actions.request_form import ValidateRequestForm
from actions.requests import ActionCloseRequest, ActionOpenTickets
from actions.restoring import takes_withdrawal_back
from actions.status import ActionTellStatus
from cases.models import Case
from cases.tickets import set_data_role, tickets_of_case
from tests.actions.talk import Talk, a_turn


@pytest.fixture
def withdrawn(talk: Talk) -> Talk:
    """Somebody who asked for two things about a firm's data, and withdrew both."""
    talk.open("request.erasure", "request.access")
    with talk.desk.sessions.begin() as db:
        for ticket in tickets_of_case(db, db.get_one(Case, talk.case_id)):
            set_data_role(db, ticket, data_role="company")
    talk.hear("never mind", "cancel")
    talk.run(ActionCancel)
    talk.hear("yes", "affirm")
    talk.run(ActionAffirm)
    return talk


def statuses(talk: Talk) -> list[tuple[str, str]]:
    return [(ticket.asked_for, ticket.status) for ticket in talk.tickets()]


@pytest.mark.parametrize(
    ("action", "wish"),
    [(ActionAnswer, "out_of_scope"), (ActionOpenTickets, "request.restriction"),
     (ActionAffirm, "affirm"), (ActionCancel, "cancel"), (ActionTellStatus, "ticket_status")],
)  # fmt: skip
def test_what_was_withdrawn_is_asked_for_anew(
    withdrawn: Talk, action: type[Action], wish: str
) -> None:
    withdrawn.hear("put it back please", wish)
    outcome = withdrawn.run(action)
    assert outcome.said == ["utter_request_erasure", "utter_request_access"]
    assert statuses(withdrawn) == [
        ("request.erasure", "withdrawn"), ("request.access", "withdrawn"),
        ("request.erasure", "new"), ("request.access", "new"),
    ]  # fmt: skip
    assert outcome.turn["topics"] == ["request.erasure", "request.access"]


def test_whose_data_it_is_is_known(withdrawn: Talk) -> None:
    withdrawn.hear("undo that", "cancel")
    assert withdrawn.run(ActionCancel).slots["role"] == "company"
    assert [ticket.data_role for ticket in withdrawn.tickets()] == ["company"] * 4
    assert {ticket.kind for ticket in withdrawn.tickets()} == {"processor_assist"}


@pytest.mark.parametrize(
    ("action", "text", "wish"),
    [(ActionOpenTickets, "send me a copy", "request.access"),
     (ActionAnswer, "how long do you keep data?", "retention")],
)  # fmt: skip
def test_it_holds_for_the_message_after_the_withdrawal(
    withdrawn: Talk, action: type[Action], text: str, wish: str
) -> None:
    withdrawn.hear(text, wish)
    withdrawn.run(action)
    withdrawn.hear("undo that", "out_of_scope")
    assert withdrawn.run(ActionAnswer).said == ["utter_out_of_scope"]


@pytest.fixture
def half_withdrawn(talk: Talk) -> Talk:
    """Somebody who withdrew one of two requests in the middle of the form."""
    _, second = talk.open("request.erasure", "request.access")
    talk.slots |= {"requested_slot": "addition", "role": "own", "email": "none"}
    talk.slots |= {"pending": "withdrawal", "to_withdraw": [second]}
    talk.hear("yes", "affirm")
    assert talk.answer(ValidateRequestForm).said == ["utter_ticket_withdrawn"]
    return talk


def test_inside_the_form_it_is_asked_for_beside_what_is_left(half_withdrawn: Talk) -> None:
    half_withdrawn.hear("put it back please", "cancel")
    outcome = half_withdrawn.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_request_access"], "utter_ask_addition")
    assert len(half_withdrawn.slots["tickets"]) == 2


def test_sent_again_it_asks_for_nothing_twice(half_withdrawn: Talk) -> None:
    half_withdrawn.hear("put it back please", "cancel")
    half_withdrawn.answer(ValidateRequestForm)
    outcome = half_withdrawn.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == ([], "utter_ask_addition")


def test_after_the_form_that_a_withdrawal_ended_it_comes_back_too(talk: Talk) -> None:
    talk.open("request.erasure")
    talk.slots |= {"requested_slot": "role", "pending": "withdrawal"}
    talk.hear("yes", "affirm")
    talk.answer(ValidateRequestForm)
    talk.run(ActionCloseRequest)
    talk.hear("put it back please", "cancel")
    assert talk.run(ActionCancel).said == ["utter_request_erasure"]


def test_where_nothing_was_withdrawn_the_words_are_the_classifiers(talk: Talk) -> None:
    talk.hear("put it back", "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_out_of_scope"]


@pytest.mark.parametrize(
    "text",
    ["nej, behåll begäran trots allt", "lägg tillbaka den tack", "ångra återkallelsen",
     "gör det ändå", "palauttakaa pyyntö", "pidä se pyyntö sittenkin", "peru peruutus",
     "no, keep the request after all", "oops, put it back", "kan du återställa ärendet",
     "I want to keep the request after all", "voitteko palauttaa pyynnön",
     "reopen the request please", "Changed my mind, keep the ticket"],
)  # fmt: skip
def test_these_want_it_back(text: str) -> None:
    assert takes_withdrawal_back(a_turn(text))


@pytest.mark.parametrize(
    "text",
    ["keep it", "keep my data after all", "behåll mina uppgifter ändå", "don't put it back",
     "palauta tietoni", "restore my data", "behåll den", "keep it withdrawn",
     "pidä sittenkin tiedot", "keep my account after all", "behåll kontot ändå", "palauta tilini",
     "pidä tili sittenkin", "restore my details", "actually, leave it", "jätä se sittenkin",
     "do you keep my request?", "changed my mind, keep it",
     "behåller ni det ändå", "keep it anyway"],
)  # fmt: skip
def test_these_do_not_surely(text: str) -> None:
    assert not takes_withdrawal_back(a_turn(text))
