"""A personal identity number that nobody asked for."""

import pytest
from rasa_sdk.interfaces import Action

from actions.answer import ActionAnswer
from actions.requests import ActionOpenTickets
from tests.actions.talk import Talk


@pytest.mark.parametrize("number", ["<SE_PERSONNUMMER>", "<FI_PERSONAL_IDENTITY_CODE>"])
@pytest.mark.parametrize(
    ("action", "wish"),
    [(ActionOpenTickets, "request.access"), (ActionAnswer, "retention")],
)
def test_it_is_said_who_cannot_read_it(
    talk: Talk, action: type[Action], wish: str, number: str
) -> None:
    talk.hear(f"my number is {number}, so tell me", wish)
    assert talk.run(action).said[0] == "utter_number_masked"


def test_other_placeholders_are_not_spoken_of(talk: Talk) -> None:
    talk.hear("how long do you keep <EMAIL_ADDRESS>?", "retention")
    assert "utter_number_masked" not in talk.run(ActionAnswer).said


def test_of_a_number_that_is_to_be_corrected_it_is_not_said(talk: Talk) -> None:
    talk.hear("it should be <SE_PERSONNUMMER>", "request.rectification")
    assert "utter_number_masked" not in talk.run(ActionOpenTickets).said
