"""Taking one of several requests back."""

from collections.abc import Callable

import pytest

from actions.answer import ActionAnswer
from actions.cancel import ActionCancel
from actions.desk import DeskAction
from actions.request_form import ValidateRequestForm
from actions.requests import ActionOpenTickets
from actions.status import ActionTellStatus
from cases.taxonomy import HANDOFF, TICKET_STATUS, Language
from tests.actions.talk import Talk

COPY, ERASURE, MARKETING = "request.access", "request.erasure", "request.stop_marketing"


@pytest.fixture
def references(talk: Talk) -> dict[str, str]:
    kinds = (COPY, ERASURE, MARKETING)
    return dict(zip(kinds, talk.open(*kinds), strict=True))


NAMED = [
    ("återkalla bara raderingen", [ERASURE]),
    ("strunta i raderingen", [ERASURE]),
    ("avbryt raderingen, inte utdraget", [ERASURE]),
    ("ta bort raderingen, behåll registerutdraget", [ERASURE]),
    ("bara utdraget, inte raderingen", [ERASURE]),
    ("vill bara ha kvar utdraget", [ERASURE, MARKETING]),
    ("jag ångrar det om radering", [ERASURE]),
    ("peru kopiopyyntö", [COPY]),
    ("unohda se markkinointi", [MARKETING]),
    ("en halua enää poistoa", [ERASURE]),
    ("withdraw the copy request only", [COPY]),
    ("cancel the marketing one", [MARKETING]),
    ("withdraw only the deletion, keep the copy", [ERASURE]),
    ("I changed my mind about the copy, keep the other", [COPY]),
    ("keep sending me the newsletter", [MARKETING]),
    ("keep the copy", [ERASURE, MARKETING]),
    ("No, I did not ask for any deletion", [ERASURE]),
    ("peru se ote", [COPY]),
    ("I only want the copy", [ERASURE, MARKETING]),
    ("pelkkä kopio riittää", [ERASURE, MARKETING]),
    ("perutaan se poisto, markkinointikielto saa jäädä", [ERASURE]),
    ("glöm raderingen, bara utdraget", [ERASURE]),
    ("vain ote, unohda se poisto", [ERASURE]),
    ("forget everything, only the copy", [ERASURE, MARKETING]),
    ("I want to cancel my request, only the deletion", [ERASURE]),
    ("återkalla begäran, bara raderingen", [ERASURE]),
    ("forget the ads thing and the money, only the copy", [MARKETING]),
    ("forget my old address, just the copy", [ERASURE, MARKETING]),
    ("återkalla raderingen, reklamstoppet får stå kvar", [ERASURE]),
]


@pytest.mark.parametrize(("text", "kinds"), NAMED)
def test_only_what_is_named_is_asked_about(
    talk: Talk, references: dict[str, str], text: str, kinds: list[str]
) -> None:
    talk.slots |= {"tickets": list(references.values()), "requested_slot": "role"}
    talk.hear(text, "request.erasure", confidence=0.5)
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.asked == "utter_ask_withdrawal"
    assert outcome.slots["to_withdraw"] == [references[kind] for kind in kinds]


@pytest.mark.parametrize(("text", "kinds"), NAMED)
def test_after_the_form_too(
    talk: Talk, references: dict[str, str], text: str, kinds: list[str]
) -> None:
    talk.hear(text, "cancel")
    outcome = talk.run(ActionCancel)
    assert outcome.slots["tickets"] == [references[kind] for kind in kinds]


def test_whatever_the_message_looks_like(talk: Talk, references: dict[str, str]) -> None:
    talk.hear("cancel the deletion", "retention.termination")
    outcome = talk.run(ActionAnswer)
    assert outcome.value("utter_ask_withdrawal", "references").startswith(references[ERASURE])


def test_by_its_reference_too(talk: Talk, references: dict[str, str]) -> None:
    talk.hear(f"withdraw {references[COPY].lower()} please", "ticket_status")
    outcome = talk.run(ActionAnswer)
    assert outcome.value("utter_ask_withdrawal", "references").startswith(references[COPY])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("only the marketing one", MARKETING),
        ("only the deletion, keep the copy", ERASURE),
        ("bara raderingen, inte utdraget", ERASURE),
        ("behåll den första och den tredje, ta bort den andra", ERASURE),
        ("the first", COPY),
        ("peru toinen", ERASURE),
    ],
)
def test_when_asked_about_all_one_can_be_named(
    talk: Talk, references: dict[str, str], text: str, kind: str
) -> None:
    every = list(references.values())
    talk.slots |= {"tickets": every, "to_withdraw": every, "requested_slot": "role"}
    talk.slots["pending"] = "withdrawal"
    talk.hear(text, MARKETING)
    outcome = talk.answer(ValidateRequestForm)
    assert outcome.value("utter_ask_withdrawal", "references").startswith(references[kind])


@pytest.mark.parametrize(
    "text",
    ["send me the copy", "is the deletion done?", "I do not want the transfer", "forget me"],
)
def test_what_names_no_open_request_takes_none_back(
    talk: Talk, references: dict[str, str], text: str
) -> None:
    talk.hear(text, "retention")
    assert talk.run(ActionAnswer).said == ["utter_retention"]


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("delete my data and send me a copy", ERASURE),
        ("ta bort kopian på mitt körkort", ERASURE),
        ("I just want a copy of my data", COPY),
        ("jag vill bara ha en kopia", COPY),
        ("keep the copy", COPY),
    ],
)
def test_an_order_is_none_withdrawn(talk: Talk, text: str, wish: str) -> None:
    talk.open(COPY)
    talk.hear(text, wish)
    said = talk.run(ActionOpenTickets).said
    assert said == ["utter_ticket_already_open" if wish == COPY else "utter_request_erasure"]


@pytest.mark.parametrize(
    ("text", "heard", "action"),
    [("I want to withdraw my request {}", "cancel", ActionCancel),
     ("please cancel {}", TICKET_STATUS, ActionTellStatus),
     ("Återkalla {}, tack", "request.erasure", ActionOpenTickets),
     ("haluaisin perua: peruuttakaa pyyntöni {}", COPY, ActionOpenTickets),
     ("jag ångrar mig, ärende {}", "fallback", ActionAnswer)],
)  # fmt: skip
def test_a_request_of_another_conversation_is_left_to_a_colleague(
    new_talk: Callable[[Language], Talk], text: str, heard: str, action: type[DeskAction]
) -> None:
    talk, another = new_talk("en"), new_talk("en")
    (reference,) = another.open(COPY)
    talk.hear(text.format(reference), heard)
    outcome = talk.run(action)
    assert outcome.said == ["utter_withdrawal_elsewhere"]
    assert outcome.slots["offered"] == HANDOFF
    assert [ticket.reference for ticket in another.tickets()] == [reference]
    assert not talk.tickets()


@pytest.mark.parametrize(
    ("text", "heard"),
    [("I withdraw my consent to newsletters, as said in {}", "request.withdraw_consent"),
     ("How is {} going?", TICKET_STATUS)],
)  # fmt: skip
def test_other_words_with_a_reference_are_not_that(
    new_talk: Callable[[Language], Talk], text: str, heard: str
) -> None:
    talk, another = new_talk("en"), new_talk("en")
    (reference,) = another.open(COPY)
    talk.hear(text.format(reference), heard)
    action = ActionTellStatus if heard == TICKET_STATUS else ActionOpenTickets
    assert "utter_withdrawal_elsewhere" not in talk.run(action).said
