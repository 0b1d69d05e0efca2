"""Whoever has died is somebody else than the visitor, though nobody says whose relation it was."""

from collections.abc import Callable

import pytest

from actions.requests import ActionOpenTickets
from cases.taxonomy import Language
from tests.actions.talk import Talk

ANOTHERS, OWN = "utter_request_for_another", "utter_request_erasure"


@pytest.mark.parametrize(
    ("text", "language", "response"),
    [
        ("I am the executor and need a copy of what you have", "en", ANOTHERS),
        ("delete the account of a deceased customer", "en", ANOTHERS),
        ("my husband died and you still write to him, stop it", "en", ANOTHERS),
        ("Jag företräder dödsboet, radera den avlidnes konto", "sv", ANOTHERS),
        ("Min man dog i våras och ni skickar ändå reklam till honom. Sluta", "sv", ANOTHERS),
        ("Kuolinpesän puolesta pyydän vainajan tietoja", "fi", ANOTHERS),
        ("Mieheni kuoli ja lähetätte hänelle yhä mainoksia, lopettakaa", "fi", ANOTHERS),
        ("My husband died, so change the name on my account", "en", OWN),
        ("I'm an estate agent, delete everything", "en", OWN),
        ("Min man dog, och nu vill jag ha mina uppgifter", "sv", OWN),
    ],
)
def test_whose_data_it_is_where_somebody_died(
    new_talk: Callable[[Language], Talk], text: str, language: Language, response: str
) -> None:
    talk = new_talk(language)
    talk.hear(text, "request.erasure")
    assert talk.run(ActionOpenTickets).said == [response]
