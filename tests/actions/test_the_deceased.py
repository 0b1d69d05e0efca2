"""Whoever has died is somebody else than the visitor, though nobody says whose relation it was."""

from collections.abc import Callable

import pytest

from actions.requests import ActionOpenTickets
from cases.taxonomy import Language
from tests.actions.talk import Talk

ERASURE = "request.erasure"
NewTalk = Callable[[Language], Talk]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I am the executor and need a copy of what you have", "en"),
        ("delete the account of a deceased customer", "en"),
        ("my husband died and you still write to him, stop it", "en"),
        ("Jag företräder dödsboet, radera den avlidnes konto", "sv"),
        ("Min man dog i våras och ni skickar ändå reklam till honom. Sluta", "sv"),
        ("Kuolinpesän puolesta pyydän vainajan tietoja", "fi"),
        ("Mieheni kuoli ja lähetätte hänelle yhä mainoksia, lopettakaa", "fi"),
    ],
)
def test_whoever_has_died_is_not_the_visitor(
    new_talk: NewTalk, text: str, language: Language
) -> None:
    talk = new_talk(language)
    talk.hear(text, ERASURE)
    assert talk.run(ActionOpenTickets).said == ["utter_request_for_another"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("My husband died, so change the name on my account", "en"),
        ("I'm an estate agent, delete everything", "en"),
        ("Min man dog, och nu vill jag ha mina uppgifter", "sv"),
    ],
)
def test_a_death_that_is_told_leaves_the_request_ones_own(
    new_talk: NewTalk, text: str, language: Language
) -> None:
    talk = new_talk(language)
    talk.hear(text, ERASURE)
    assert talk.run(ActionOpenTickets).said == ["utter_request_erasure"]
