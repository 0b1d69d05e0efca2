"""Another person's request beside one's own is a request of its own."""

from collections.abc import Callable

import pytest

from actions.answer import ActionAnswer
from actions.other_people import persons_in
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from cases.taxonomy import Language
from tests.actions.talk import Talk

COPY, ERASURE = "request.access", "request.erasure"


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asked for a copy and is asked for an address to answer to."""
    talk.open(COPY)
    talk.slots |= {"role": "own", "requested_slot": "email"}
    return talk


def kinds(talk: Talk) -> list[str]:
    return [ticket.asked_for for ticket in talk.tickets()]


@pytest.mark.parametrize(
    ("text", "heard", "language"),
    [
        ("and my husband's too", "out_of_scope", "en"),
        ("the same for our son please", "data", "en"),
        ("och min frus också", "data", "sv"),
        ("samma för min sambo tack", "deny", "sv"),
        ("ja mieheni tiedot kans", ERASURE, "fi"),
        ("ja lapsen myös", "greeting", "fi"),
    ],
)
def test_the_same_for_somebody_else_is_asked_for_anew(
    new_talk: Callable[[Language], Talk], text: str, heard: str, language: Language
) -> None:
    talk = new_talk(language)
    talk.open(COPY)
    talk.slots |= {"role": "own", "requested_slot": "email"}
    talk.hear(text, heard, answers={"email": {"none": 0.9}})
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.said == ["utter_request_access"]
    assert outcome.turn["topics"] == [COPY]
    assert kinds(talk) == [COPY, COPY]
    assert len(talk.slots["tickets"]) == 2


def test_all_that_was_asked_for_at_once_is_asked_for_anew(talk: Talk) -> None:
    talk.open(ERASURE)
    talk.hear("a copy of my data, and stop the newsletter", COPY, "request.stop_marketing")
    talk.run(ActionOpenTickets)
    talk.hear("and my wife's as well", "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_request_access", "utter_request_stop_marketing"]


def test_an_order_for_somebody_else_is_no_repetition_and_said_twice_it_is_one(asked: Talk) -> None:
    for number in (2, 2):
        asked.hear("send my wife's data as well", COPY)
        asked.answer(ValidateRequestForm)
        assert len(kinds(asked)) == number
    asked.hear("send our daughter's too please, the whole lot", COPY)
    asked.answer(ValidateRequestForm)
    assert len(kinds(asked)) == 3


def test_ones_own_after_somebody_elses_is_no_repetition(talk: Talk) -> None:
    for text in ("I want a copy of my son's data", "I want a copy of mine too, of my own"):
        talk.hear(text, COPY)
        talk.run(ActionOpenTickets)
    assert kinds(talk) == [COPY, COPY]


@pytest.mark.parametrize(
    "text", ["and my husband's?", "not my husband's", "my husband says so", "and mine too"]
)
def test_nothing_is_asked_for_where_it_is_not_said(asked: Talk, text: str) -> None:
    asked.hear(text, "out_of_scope", answers={"email": {"unclear": 0.9}})
    asked.answer(ValidateRequestForm)
    assert kinds(asked) == [COPY]


def test_where_nothing_was_asked_for_there_is_no_same(talk: Talk) -> None:
    talk.hear("and my husband's too", "out_of_scope")
    talk.run(ActionAnswer)
    assert kinds(talk) == []


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("my mother's and my brother's data", ["parent", "sibling"]),
        ("radera min sons konto", ["child"]),
        ("haluan vaimoni tiedot", ["spouse"]),
        ("delete my data", []),
        ("leave my son's alone, do not delete them", []),
        ("mina också", ["self"]),
        ("kan man få sin data raderad", []),
        ("en av era systerbolag", []),
    ],
)
def test_for_whom_a_message_asks(text: str, named: list[str]) -> None:
    assert persons_in(text) == named
