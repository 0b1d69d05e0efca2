"""The form's questions: what an answer does, and what an answer that is none does."""

import pytest

from actions.request_form import ValidateRequestForm
from actions.request_questions import ASKING
from cases.agents import add_agent
from cases.tickets import ticket_by_reference
from cases.work import claim, solve
from tests.actions.talk import Talk

ASK_ROLE, ASK_EMAIL, *_ = ASKING


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asked for erasure and is now asked whose data it is."""
    talk.open("request.erasure")
    talk.slots["requested_slot"] = "role"
    return talk


def kinds(talk: Talk) -> dict[str, str]:
    return {ticket.asked_for: ticket.kind for ticket in talk.tickets()}


def statuses(talk: Talk) -> list[str]:
    return [ticket.status for ticket in talk.tickets()]


def test_the_message_that_opens_the_form_answers_none_of_its_questions(talk: Talk) -> None:
    talk.open("request.erasure")
    talk.hear("Delete my own data", "request.erasure")
    outcome = talk.run(ValidateRequestForm)
    assert (outcome.said, outcome.slots) == ([], {"requested_slot": "role"})
    assert outcome.asked == "utter_ask_role"


def test_an_answer_is_followed_by_the_next_question(asked: Talk) -> None:
    asked.hear("/affirm", "affirm", role="own")
    assert asked.answer(ValidateRequestForm).asked == "utter_ask_email"


def test_a_wish_to_withdraw_is_asked_about_instead_of_the_next_question(asked: Talk) -> None:
    asked.hear("stop this", "cancel")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.asked == "utter_ask_withdrawal"
    assert outcome.value("utter_ask_withdrawal", "references").startswith(asked.slots["tickets"][0])


def test_after_a_withdrawal_nothing_more_is_asked(asked: Talk) -> None:
    asked.slots["pending"] = "withdrawal"
    asked.hear("/affirm", "affirm", withdrawal="yes")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_ticket_withdrawn"], None)


def test_in_a_new_language_the_question_is_left_to_rasa(asked: Talk) -> None:
    asked.hear("på svenska tack", "change_language")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.slots["language"], outcome.asked) == ("sv", None)


@pytest.mark.parametrize(
    ("role", "kind"),
    [("own", "request.erasure"), ("company", "processor_assist"), ("unknown", "request.erasure")],
)
def test_whose_data_it_is_is_noted_on_the_ticket(asked: Talk, role: str, kind: str) -> None:
    asked.hear("/affirm", "affirm", role=role)
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["role"]) == ([f"utter_role_{role}"], role)
    assert [(t.data_role, t.kind) for t in asked.tickets()] == [(role, kind)]


def test_an_answer_is_not_told_as_something_that_was_recognised(asked: Talk) -> None:
    asked.hear("my own", "affirm")
    assert asked.answer(ValidateRequestForm).turn["topics"] == []


def test_a_question_instead_of_an_answer_is_answered_and_asked_again_after(asked: Talk) -> None:
    asked.hear("How long do you keep it?", "retention")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_retention"]
    assert outcome.slots["role"] is None
    assert outcome.turn["topics"] == ["retention"]


def test_a_question_how_it_is_going_is_answered_inside_the_form(asked: Talk) -> None:
    asked.hear("What is the status of my request?", "ticket_status")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_status_new"]
    assert outcome.slots["role"] is None


def test_another_request_instead_of_an_answer_opens_its_ticket(asked: Talk) -> None:
    asked.hear("and send me a copy first", "request.access")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_request_access"]
    assert outcome.slots["tickets"] == [ticket.reference for ticket in asked.tickets()]
    assert list(kinds(asked)) == ["request.erasure", "request.access"]


def test_whose_data_it_is_holds_for_tickets_opened_later(asked: Talk) -> None:
    asked.hear("my employer's", "fallback")
    asked.answer(ValidateRequestForm)
    asked.slots["requested_slot"] = "addition"
    asked.hear("and send me a copy first", "request.access")
    asked.answer(ValidateRequestForm)
    assert kinds(asked) == {
        "request.erasure": "processor_assist",
        "request.access": "processor_assist",
    }


def test_the_same_request_once_more_opens_nothing(asked: Talk) -> None:
    asked.hear("I said delete everything", "request.erasure")
    assert asked.answer(ValidateRequestForm).said == ["utter_ticket_already_open"]
    assert len(asked.tickets()) == 1


def test_an_answer_that_is_sent_again_is_not_taken_for_the_next_question(asked: Talk) -> None:
    asked.hear("only my own", "fallback")
    asked.answer(ValidateRequestForm)
    asked.slots["requested_slot"] = "email"
    again = asked.answer(ValidateRequestForm)
    assert again.said == []
    assert again.slots["email"] is None
    assert asked.slots["role"] == "own"
    assert asked.slots["misses"] == 0


def test_a_question_that_is_sent_again_is_answered_again(asked: Talk) -> None:
    asked.hear("How long do you keep it?", "retention")
    asked.answer(ValidateRequestForm)
    assert asked.answer(ValidateRequestForm).said == ["utter_retention"]


def test_a_wish_to_withdraw_that_is_sent_again_is_still_asked_about(asked: Talk) -> None:
    asked.hear("no, never mind", "cancel")
    asked.answer(ValidateRequestForm)
    asked.answer(ValidateRequestForm)
    assert asked.run(ASK_ROLE).said == ["utter_ask_withdrawal"]


def test_after_two_answers_that_are_none_the_form_goes_on_without(asked: Talk) -> None:
    asked.hear("the one with the roof", "fallback")
    first = asked.answer(ValidateRequestForm)
    assert (first.said, first.slots["role"]) == (["utter_role_not_understood"], None)
    asked.hear("as I said", "fallback")
    second = asked.answer(ValidateRequestForm)
    assert (second.said, second.slots["role"]) == (["utter_role_unknown"], "unknown")


def test_small_talk_is_answered_and_the_question_stays(asked: Talk) -> None:
    asked.hear("hello", "greeting")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["role"]) == (["utter_greeting"], None)


def test_a_no_to_whose_data_it_is_answers_nothing_and_takes_nothing_back(asked: Talk) -> None:
    asked.hear("no", "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.asked) == (["utter_role_not_understood"], "utter_ask_role")
    assert statuses(asked) == ["new"]


def test_a_yes_to_the_withdrawal_withdraws_and_ends_the_form(asked: Talk) -> None:
    asked.slots["pending"] = "withdrawal"
    asked.hear("yes", "affirm")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_ticket_withdrawn"]
    assert outcome.slots["requested_slot"] is None
    assert statuses(asked) == ["withdrawn"]


def test_an_ok_to_the_withdrawal_leaves_it_open(asked: Talk) -> None:
    asked.slots |= {"pending": "withdrawal", "to_withdraw": asked.slots["tickets"]}
    asked.hear("ok", "affirm")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.asked, statuses(asked)) == ("utter_ask_withdrawal", ["new"])
    asked.hear("yes", "affirm")
    assert asked.answer(ValidateRequestForm).said == ["utter_ticket_withdrawn"]


def test_a_no_to_the_withdrawal_keeps_the_request_and_asks_on(asked: Talk) -> None:
    asked.slots["pending"] = "withdrawal"
    asked.hear("no", "deny")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_ticket_kept"]
    assert (outcome.slots["pending"], statuses(asked)) == (None, ["new"])


def test_a_question_about_withdrawing_holds_for_one_message(asked: Talk) -> None:
    asked.slots["pending"] = "withdrawal"
    asked.hear("my own", "fallback")
    assert asked.answer(ValidateRequestForm).slots["pending"] is None


def test_a_withdrawal_says_something_when_an_agent_has_solved_it_meanwhile(
    asked: Talk,
) -> None:
    (reference,) = asked.slots["tickets"]
    with asked.desk.sessions.begin() as db:
        agent, _ = add_agent(db, email="a@desk.example", name="A", role="agent", actor="test")
        ticket = ticket_by_reference(db, reference)
        claim(db, ticket, by=agent)
        solve(db, asked.vault, ticket, by=agent, reason="done")
    asked.slots["pending"] = "withdrawal"
    asked.hear("yes", "affirm")
    assert asked.answer(ValidateRequestForm).said == ["utter_cancel"]
    assert statuses(asked) == ["solved"]


def test_the_no_button_under_the_summary_withdraws_at_once(asked: Talk) -> None:
    asked.slots["requested_slot"] = "confirmed"
    asked.hear("/affirm", "affirm", confirmed="no")
    assert asked.answer(ValidateRequestForm).said == ["utter_ticket_withdrawn"]


def test_the_form_goes_on_in_the_language_that_is_asked_for(asked: Talk) -> None:
    asked.hear("suomeksi kiitos", "change_language")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.slots["language"], outcome.turn["language"]) == ("fi", "fi")
    assert outcome.slots["role"] is None


def test_what_goes_wrong_is_told_to_the_chat_and_logged_without_words(
    asked: Talk, caplog: pytest.LogCaptureFixture
) -> None:
    asked.hear("Kerstin's own", "fallback")
    asked.sender = "nobody"
    outcome = asked.answer(ValidateRequestForm)
    assert [message["custom"] for message in outcome.messages] == [{"turn": {"failed": True}}]
    assert "validate_request_form failed: ConversationNotFoundError" in caplog.text
    assert "Kerstin" not in caplog.text
