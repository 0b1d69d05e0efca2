import pytest

from actions.agreement import ActionAffirm, ActionDeny
from actions.cancel import ActionCancel
from cases.tickets import ticket_by_reference, withdraw
from tests.actions.talk import Talk


def statuses(talk: Talk) -> list[str]:
    return [ticket.status for ticket in talk.tickets()]


def test_a_wish_to_withdraw_is_asked_about_before_anything_is_withdrawn(talk: Talk) -> None:
    references = talk.open("request.erasure", "request.access")
    talk.hear("never mind", "cancel")
    outcome = talk.run(ActionCancel)
    first, second = references
    named = f"{first} (erasure of data), {second} (copy of personal data)"
    assert outcome.value("utter_ask_withdrawal", "references") == named
    assert statuses(talk) == ["new", "new"]


def test_a_yes_withdraws_what_was_asked_about(talk: Talk) -> None:
    talk.open("request.erasure", "request.access")
    talk.hear("never mind", "cancel")
    talk.run(ActionCancel)
    talk.hear("yes", "affirm")
    outcome = talk.run(ActionAffirm)
    assert outcome.said == ["utter_ticket_withdrawn"] * 2
    assert statuses(talk) == ["withdrawn", "withdrawn"]


@pytest.mark.parametrize("text", ["ok", "Okej", "selvä", "ja det stämmer", "yes, that is right"])
def test_an_ok_is_no_yes_and_it_is_asked_again(talk: Talk, text: str) -> None:
    talk.open("request.erasure")
    talk.hear("never mind", "cancel")
    talk.run(ActionCancel)
    talk.hear(text, "affirm")
    assert talk.run(ActionAffirm).said == ["utter_ask_withdrawal"]
    assert statuses(talk) == ["new"]
    talk.hear("yes", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_ticket_withdrawn"]


def test_a_no_withdraws_nothing(talk: Talk) -> None:
    talk.open("request.erasure")
    talk.hear("never mind", "cancel")
    talk.run(ActionCancel)
    talk.hear("no", "deny")
    assert talk.run(ActionDeny).said == ["utter_ticket_kept"]
    assert statuses(talk) == ["new"]


@pytest.mark.parametrize("open_before", [True, False])
def test_a_wish_to_withdraw_says_something_when_nothing_is_open(
    talk: Talk, open_before: bool
) -> None:
    if open_before:
        (reference,) = talk.open("request.erasure")
        with talk.desk.sessions.begin() as db:
            withdraw(db, ticket_by_reference(db, reference))
    talk.hear("never mind", "cancel")
    outcome = talk.run(ActionCancel)
    assert outcome.said == ["utter_cancel"]
    assert outcome.slots["pending"] is None


def test_a_yes_says_something_when_it_was_withdrawn_meanwhile(talk: Talk) -> None:
    (reference,) = talk.open("request.erasure")
    talk.hear("never mind", "cancel")
    talk.run(ActionCancel)
    with talk.desk.sessions.begin() as db:
        withdraw(db, ticket_by_reference(db, reference))
    talk.hear("yes", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_cancel"]


def test_a_strangers_ticket_is_not_withdrawn(talk: Talk) -> None:
    stranger = Talk(talk.desk, talk.vault)
    talk.slots |= {"tickets": stranger.open("request.erasure"), "pending": "withdrawal"}
    talk.hear("yes", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_cancel"]
    assert statuses(stranger) == ["new"]
