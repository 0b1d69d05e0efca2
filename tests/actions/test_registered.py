"""What is registered, in words: the form's summary and its end."""

from collections.abc import Callable

import pytest

from actions.request_questions import ASKING
from actions.requests import ActionCloseRequest
from cases.taxonomy import Language
from tests.actions.talk import Talk

ASK_CONFIRMED = ASKING[3]


def test_the_summary_names_every_request_with_its_reference(talk: Talk) -> None:
    first, second = talk.open("request.erasure", "request.access")
    talk.hear("no", "deny")
    summary = talk.run(ASK_CONFIRMED).value("utter_ask_confirmed", "summary")
    assert first in summary
    assert second in summary
    assert summary.count(";") == 1


@pytest.mark.parametrize(
    ("language", "due"),
    [("sv", "7 december 2026"), ("fi", "7. joulukuuta 2026"), ("en", "7 December 2026")],
)
def test_what_is_registered_is_told_with_its_date(
    new_talk: Callable[[Language], Talk], language: Language, due: str
) -> None:
    talk = new_talk(language)
    references = talk.open("request.access", "request.erasure")
    talk.slots["confirmed"] = "yes"
    talk.hear("ok", "affirm")
    outcome = talk.run(ActionCloseRequest)
    assert outcome.value("utter_request_confirmed", "due_on") == due
    assert outcome.value("utter_request_confirmed", "references") == ", ".join(references)
    assert outcome.slots["tickets"] is None


def test_requests_with_different_dates_are_told_with_each(talk: Talk) -> None:
    human, erasure, breach = talk.open("handoff", "request.erasure", "report.breach")
    talk.slots["confirmed"] = "yes"
    talk.hear("ok", "affirm")
    told = talk.run(ActionCloseRequest).value("utter_requests_confirmed", "references")
    assert told == f"{human}, {erasure} (7 December 2026), {breach} (9 November 2026 at 13:00)"
