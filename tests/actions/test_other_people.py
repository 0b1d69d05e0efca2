"""Another person's request beside one's own is a request of its own."""

from collections.abc import Callable

import pytest

from actions.answer import ActionAnswer
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from cases.taxonomy import Language
from tests.actions.talk import Talk

COPY, ERASURE = "request.access", "request.erasure"
NewTalk = Callable[[Language], Talk]


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
        ("and my late mother’s.", "data", "en"),
        ("och min frus också", "data", "sv"),
        ("och för min son", "data", "sv"),
        ("ja, även min mans uppgifter", ERASURE, "sv"),
        ("min dotter <PERSON> också, samma sak", "data", "sv"),
        ("samma för min sambo tack", "deny", "sv"),
        ("och mina söner", "deny", "sv"),
        ("ja mieheni tiedot kans", ERASURE, "fi"),
        ("ja lapsiltani myös", "greeting", "fi"),
        ("myös mun vaimon tiedot", "greeting", "fi"),
    ],
)
def test_the_same_for_somebody_else_is_asked_for_anew(
    new_talk: NewTalk, text: str, heard: str, language: Language
) -> None:
    talk = new_talk(language)
    talk.open(COPY)
    talk.slots |= {"role": "own", "requested_slot": "email"}
    talk.hear(text, heard, answers={"email": {"none": 0.9}})
    outcome = talk.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_request_for_another"], "utter_ask_email")
    assert outcome.turn["topics"] == [COPY]
    assert kinds(talk) == [COPY, COPY]
    assert len(talk.slots["tickets"]) == 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("and my husband's?", "en"),
        ("not my husband's", "en"),
        ("what about my kids", "en"),
        ("is it the same for my wife", "en"),
        ("ok thanks my friend", "en"),
        ("my husband and I have the same account", "en"),
        ("also my husband gave you the details", "en"),
        ("and my sister company too", "en"),
        ("and mine too", "en"),
        ("hur är det med min sons uppgifter", "sv"),
        ("gäller det min fru också", "sv"),
        ("ok tack min vän", "sv"),
        ("jag har samma konto som min fru", "sv"),
        ("jag var med min son", "sv"),
        ("ta min frus", "sv"),
        ("och moms också", "sv"),
        ("entä mieheni tiedot", "fi"),
        ("koskeeko se lapseni tietoja", "fi"),
        ("olen vaimoni kanssa", "fi"),
        ("ja äidinkieleni", "fi"),
    ],
)
def test_nothing_is_asked_for_where_it_is_not_said(
    new_talk: NewTalk, text: str, language: Language
) -> None:
    talk = new_talk(language)
    talk.open(COPY)
    talk.slots |= {"role": "own", "requested_slot": "email"}
    talk.hear(text, "out_of_scope", answers={"email": {"unclear": 0.9}})
    talk.answer(ValidateRequestForm)
    assert kinds(talk) == [COPY]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("but it is my son's", "en"),
        ("it's my wife's account", "en"),
        ("ja, det är min sons", "sv"),
        ("ja min frus konto", "sv"),
        ("kontot är med min man", "sv"),
        ("se on äitini tili", "fi"),
        ("my late mother's data", "en"),
        ("my grandmother's", "en"),
    ],
)
def test_whose_data_it_is_may_be_somebody_elses(
    new_talk: NewTalk, text: str, language: Language
) -> None:
    talk = new_talk(language)
    talk.open(COPY)
    talk.slots["requested_slot"] = "role"
    talk.hear(text, "data", answers={"role": {"own": 0.5, "unclear": 0.4}})
    talk.answer(ValidateRequestForm)
    assert kinds(talk) == [COPY]
    assert talk.tickets()[0].data_role != "company"


@pytest.mark.parametrize(
    ("text", "heard", "confidence"),
    [
        ("delete my son's account as well", ERASURE, 0.6),
        ("my wife's account was hacked", "report.breach", 0.7),
        ("forget it, my wife did it already", "cancel", 0.88),
    ],
)
def test_an_order_or_a_leak_is_no_answer_to_whose_data_it_is(
    talk: Talk, text: str, heard: str, confidence: float
) -> None:
    talk.open(COPY)
    talk.slots["requested_slot"] = "role"
    talk.hear(text, heard, confidence=confidence, answers={"role": {"wish": 0.9}})
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.asked == ("utter_ask_withdrawal" if heard == "cancel" else "utter_ask_role")
    assert kinds(talk) == ([COPY] if heard == "cancel" else [COPY, heard])
    assert {ticket.data_role for ticket in talk.tickets()} == {None}


def test_ones_own_and_somebody_elses_in_one_message_says_so(talk: Talk) -> None:
    talk.hear("please delete my data, and my wife's too", ERASURE)
    assert talk.run(ActionOpenTickets).said == ["utter_request_erasure", "utter_for_another_too"]
    talk.hear("and my wife's, please", "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_ticket_already_open"]


def test_whose_it_is_said_to_be_is_remembered(talk: Talk) -> None:
    talk.open(ERASURE)
    talk.slots["requested_slot"] = "role"
    talk.hear("my wife's", answers={"role": {"own": 0.6}})
    assert talk.answer(ValidateRequestForm).said == ["utter_role_unknown"]
    talk.slots["requested_slot"] = "email"
    talk.hear("delete my account too", ERASURE, answers={"email": {"wish": 0.9}})
    talk.answer(ValidateRequestForm)
    assert kinds(talk) == [ERASURE, ERASURE]


def test_a_leak_is_nobodys_own(talk: Talk) -> None:
    talk.hear("my data and my wife's payslips are open for all", "report.breach")
    assert talk.run(ActionOpenTickets).said == ["utter_report_breach"]
    talk.hear("my son's payslips too", "report.breach")
    assert talk.run(ActionOpenTickets).said == ["utter_ticket_already_open"]


def test_all_that_was_asked_for_at_once_is_asked_for_anew(talk: Talk) -> None:
    talk.open(ERASURE)
    talk.hear("a copy of my data, and stop the newsletter", COPY, "request.stop_marketing")
    talk.run(ActionOpenTickets)
    talk.hear("and my wife's as well", "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_request_for_another"] * 2


def test_each_person_has_one_request_however_often_it_is_said(asked: Talk) -> None:
    for text, number in (
        ("send my wife's data as well", 2),
        ("and my wife's too", 2),
        ("send our daughter's data too please, the whole lot", 3),
        ("and our son's", 4),
        ("send me a copy of my data, my wife has been waiting for weeks", 4),
    ):
        asked.hear(text, COPY)
        asked.answer(ValidateRequestForm)
        assert len(kinds(asked)) == number


def test_ones_own_after_somebody_elses_is_no_repetition(talk: Talk) -> None:
    for text in ("I want a copy of my son's data", "And now a copy of my own data"):
        talk.hear(text, COPY)
        talk.run(ActionOpenTickets)
    assert kinds(talk) == [COPY, COPY]
    for text in ("delete my wife's account", "delete me too"):
        talk.hear(text, ERASURE)
        talk.run(ActionOpenTickets)
    assert kinds(talk) == [COPY, COPY, ERASURE, ERASURE]


@pytest.mark.parametrize(
    ("language", "text"),
    [("sv", "samma för mig"), ("fi", "sama minulle"), ("en", "the same for me")],
)
def test_the_same_for_me_after_somebody_elses(
    new_talk: NewTalk, language: Language, text: str
) -> None:
    talk = new_talk(language)
    whose = {"sv": "radera min mans uppgifter", "fi": "poistakaa mieheni tiedot"}
    talk.hear(whose.get(language, "delete my husband's data"), ERASURE)
    talk.run(ActionOpenTickets)
    talk.hear(text, "out_of_scope")
    assert talk.run(ActionAnswer).said == ["utter_request_erasure"]
    assert kinds(talk) == [ERASURE, ERASURE]


def test_where_nothing_was_asked_for_there_is_no_same(talk: Talk) -> None:
    talk.hear("and my husband's too", "out_of_scope")
    talk.run(ActionAnswer)
    assert kinds(talk) == []


def test_while_a_withdrawal_is_asked_about_nothing_is_added(asked: Talk) -> None:
    asked.slots["pending"] = "withdrawal"
    asked.hear("and my wife's too", "out_of_scope", answers={"email": {"unclear": 0.9}})
    asked.answer(ValidateRequestForm)
    assert kinds(asked) == [COPY]


def test_somebody_elses_request_comes_back_as_theirs(asked: Talk) -> None:
    asked.hear("and my son's too", "out_of_scope")
    asked.answer(ValidateRequestForm)
    sons = asked.tickets()[-1].reference
    asked.slots |= {"pending": "withdrawal", "to_withdraw": [sons]}
    asked.hear("/affirm", "affirm", withdrawal="yes")
    asked.answer(ValidateRequestForm)
    asked.hear("put it back", "request.erasure")
    assert asked.answer(ValidateRequestForm).said == ["utter_request_for_another"]
    assert [ticket.status for ticket in asked.tickets()] == ["new", "withdrawn", "new"]
