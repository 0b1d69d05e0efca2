"""Anger, hesitation and a change of mind inside the form."""

import pytest

from actions.answer import ActionAnswer, ActionOfferTopics
from actions.request_form import ValidateRequestForm
from actions.request_questions import ASKING
from actions.vocabulary import begins_with, holds, made_of
from tests.actions.talk import Talk
from tests.actions.test_heard_answers import answer

ASK_ROLE = ASKING[0]


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asked for erasure and is now asked whose data it is."""
    talk.open("request.erasure")
    talk.slots["requested_slot"] = "role"
    return talk


@pytest.mark.parametrize("insult", ["din idiot", "vitun botti", "you stupid bot"])
@pytest.mark.parametrize("wish", ["out_of_scope", "about_bot", "thanks"])
def test_anger_gets_a_calm_answer_and_a_human(talk: Talk, insult: str, wish: str) -> None:
    talk.hear(insult, wish)
    assert talk.run(ActionAnswer).said == ["utter_insult"]


def test_anger_that_was_not_understood_gets_it_too(talk: Talk) -> None:
    talk.hear("you useless heap")
    assert talk.run(ActionOfferTopics).said == ["utter_insult"]


def test_an_angry_question_is_answered(talk: Talk) -> None:
    talk.hear("who do you idiots share my data with?", "sharing")
    assert talk.run(ActionAnswer).said == ["utter_sharing"]


@pytest.mark.parametrize("slot", ["role", "email", "addition", "confirmed"])
def test_anger_answers_no_question_of_the_form(asked: Talk, slot: str) -> None:
    asked.slots["requested_slot"] = slot
    asked.hear("you stupid bot", "out_of_scope")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots[slot]) == (["utter_insult"], None)


@pytest.mark.parametrize("text", ["…", "...", "hmm", "vänta lite", "hetkinen", "let me think"])
@pytest.mark.parametrize("wish", ["out_of_scope", "cancel", "fallback"])
def test_thinking_aloud_withdraws_nothing_and_adds_nothing(
    asked: Talk, text: str, wish: str
) -> None:
    asked.slots["requested_slot"] = "addition"
    asked.hear(text, wish)
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["addition"]) == ([], None)
    assert outcome.slots["pending"] is None


def test_are_you_a_robot_uses_up_no_patience(asked: Talk) -> None:
    for _ in range(3):
        asked.hear("are you a robot?", "about_bot")
        outcome = asked.answer(ValidateRequestForm)
        assert (outcome.said, outcome.slots["role"]) == (["utter_about_bot"], None)


@pytest.mark.parametrize(
    ("text", "wish"),
    [("my own", "request.access"), ("kyse on omista tiedoistani", "request.access"),
     ("mina egna uppgifter", "rights"), ("nej, mina egna", "deny")],
)  # fmt: skip
def test_a_bare_answer_is_one_whatever_else_it_looks_like(
    asked: Talk, text: str, wish: str
) -> None:
    asked.hear(text, wish)
    assert asked.answer(ValidateRequestForm).slots["role"] == "own"
    assert len(asked.tickets()) == 1


@pytest.mark.parametrize("text", ["delete my data", "skicka mina uppgifter", "haluan omat tietoni"])
def test_an_order_about_ones_own_data_is_an_order(asked: Talk, text: str) -> None:
    asked.hear(text, "request.access")
    assert asked.answer(ValidateRequestForm).said == ["utter_request_access"]


def test_a_follow_up_inside_the_form_is_answered_and_the_question_stays(asked: Talk) -> None:
    asked.slots["subject"] = {"aspect": None, "party": "request"}
    asked.hear("och hur länge då?", "retention")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["role"]) == (["utter_response_time"], None)
    assert outcome.turn["topics"] == ["response_time"]


def test_what_is_added_is_no_follow_up_unless_it_asks(asked: Talk) -> None:
    asked.slots |= {"requested_slot": "addition", "subject": {"aspect": "data", "party": "any"}}
    asked.hear("and for the course", "data.course")
    assert asked.answer(ValidateRequestForm).said == ["utter_addition_noted"]
    asked.slots["requested_slot"] = "addition"
    asked.hear("and for the course?", "data.course")
    assert asked.answer(ValidateRequestForm).said == ["utter_data_course"]


@pytest.mark.parametrize(
    "text",
    ["nej, skicka en kopia", "jag har ändrat mig, jag vill ha en kopia i stället",
     "ei sittenkään, lähettäkää kopio", "actually, just send me a copy instead"],
)  # fmt: skip
def test_another_wish_in_place_of_the_first_asks_whether_to_withdraw_that(
    asked: Talk, text: str
) -> None:
    (first,) = asked.slots["tickets"]
    asked.hear(text, "request.access")
    asked.answer(ValidateRequestForm)
    assert asked.run(ASK_ROLE).value("utter_ask_withdrawal", "references").startswith(first)
    asked.hear("yes", "affirm")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_ticket_withdrawn"]
    assert {t.asked_for: t.status for t in asked.tickets()} == {
        "request.erasure": "withdrawn",
        "request.access": "new",
    }
    assert outcome.slots["requested_slot"] == "role"  # the form goes on
    assert first not in outcome.slots["tickets"]


def test_a_further_wish_withdraws_nothing(asked: Talk) -> None:
    asked.hear("and send me a copy first", "request.access")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.slots["pending"], outcome.slots["to_withdraw"]) == (None, None)


def test_words_are_known_by_their_beginnings_and_whole_phrases() -> None:
    assert holds("Työnantajani tietoja", "role.company")
    assert holds("my employer’s", "role.company")
    assert not holds("minerals", "role.own")
    assert begins_with("– Entä sitten", "joint")
    assert not begins_with("sitä entä", "joint")


def test_a_long_text_is_never_made_of_few_words() -> None:
    assert made_of("my own data, only mine", "role", "filler")
    assert not made_of("my own " * 20, "role", "filler")
    assert not made_of("my own elephant", "role", "filler")


@pytest.mark.parametrize(("slot", "said"), [("addition", "none"), ("confirmed", "yes")])
def test_an_insult_is_no_answer_however_it_sounds(asked: Talk, slot: str, said: str) -> None:
    outcome = answer(asked, slot, said, "you stupid bot", "out_of_scope")
    assert outcome.slots.get(slot) is None
    assert "utter_insult" in outcome.said


def test_an_answer_with_an_insult_is_one(asked: Talk) -> None:
    outcome = answer(asked, "role", "company", "my firm's, you idiot", "out_of_scope")
    assert outcome.slots["role"] == "company"
