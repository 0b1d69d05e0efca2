"""What an answer offers, and how long the offer holds."""

import pytest
from rasa_sdk.interfaces import Action

from actions.agreement import ActionAffirm, ActionDeny
from actions.answer import OFFERS, ActionAnswer, ActionOfferTopics
from actions.cancel import ActionCancel
from actions.language import ActionChangeLanguage
from actions.request_questions import ASKING
from actions.requests import ActionOpenTickets
from actions.status import ActionTellStatus
from cases.taxonomy import taxonomy
from tests.actions.talk import Talk


def test_a_question_about_a_right_offers_its_request_and_a_yes_opens_it(talk: Talk) -> None:
    talk.hear("Can one have one's data erased?", "rights.erasure")
    talk.run(ActionAnswer)
    assert talk.slots["offered"] == "request.erasure"
    talk.hear("yes", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_request_erasure"]
    assert [ticket.kind for ticket in talk.tickets()] == ["request.erasure"]


@pytest.mark.parametrize(
    ("said", "heard"),
    [("no tee se sitten", "goodbye"), ("tee se", "deny"), ("gör det då", "handoff"),
     ("then do it please", "data")],
)  # fmt: skip
def test_a_clear_yes_is_one_whatever_it_sounds_like(talk: Talk, said: str, heard: str) -> None:
    talk.hear("Can one have one's data erased?", "rights.erasure")
    talk.run(ActionAnswer)
    talk.language = "fi" if "tee" in said else "sv"
    talk.hear(said, heard)
    outcome = talk.run(ActionAnswer)
    assert outcome.said == ["utter_request_erasure"]
    assert outcome.turn["topics"] == ["affirm"]
    assert [ticket.kind for ticket in talk.tickets()] == ["request.erasure"]


@pytest.mark.parametrize(
    "said",
    ["yeah, no thanks", "absolutely no", "ja sitten?", "Ja nyt?", "joo entä sitten?", "yes but",
     "yeah and then?", "gör det sen", "ja, men gäller det nu?", "do it?", "gör det inte"],
)  # fmt: skip
def test_what_is_no_clear_yes_takes_nothing(talk: Talk, said: str) -> None:
    talk.hear("Can one have one's data erased?", "rights.erasure")
    talk.run(ActionAnswer)
    talk.language = "fi" if "sitten" in said else "sv"
    talk.hear(said, "deny")
    talk.run(ActionDeny)
    assert talk.tickets() == []


def test_without_an_offer_nothing_is_taken(talk: Talk) -> None:
    talk.hear("then do it", "goodbye")
    talk.run(ActionAnswer)
    assert talk.tickets() == []


def test_the_only_offer_of_several_answers_holds(talk: Talk) -> None:
    talk.hear("How long does it take and can I get an extract?", "response_time", "rights.access")
    talk.run(ActionAnswer)
    talk.hear("do that", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_request_access"]


def test_a_colleague_is_offered_where_the_policy_is_silent(talk: Talk) -> None:
    talk.hear("Do you sell it?", "sharing")
    talk.run(ActionAnswer)
    slots = dict(talk.slots)
    for said in ("ok", "yeah ok thanks", "precis, tack"):
        talk.slots = dict(slots)
        talk.hear(said, "affirm")
        assert talk.run(ActionAffirm).said == ["utter_affirm"]
    for said in ("yes please", "ja gör det", "joo kiitos"):
        talk.slots = dict(slots)
        talk.hear(said, "affirm")
        assert talk.run(ActionAffirm).said[0] in ("utter_handoff", "utter_ticket_already_open")
    assert [ticket.asked_for for ticket in talk.tickets()] == ["handoff"]


def test_an_ok_does_not_take_what_a_later_answer_offers(talk: Talk) -> None:
    talk.hear("What do you hold, and where do I complain?", "data", "complaint")
    talk.run(ActionAnswer)
    talk.hear("ok", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_affirm"]


def test_every_offer_is_a_request_that_opens_a_ticket() -> None:
    assert set(OFFERS) <= taxonomy().topics.keys()
    assert set(OFFERS.values()) <= set(taxonomy().ticket_kinds)


@pytest.mark.parametrize(
    ("action", "wish"),
    [
        (ActionAnswer, "data"),
        (ActionOfferTopics, "fallback"),
        (ActionDeny, "deny"),
        (ActionCancel, "cancel"),
        (ActionChangeLanguage, "change_language"),
        (ActionTellStatus, "ticket_status"),
        (ActionOpenTickets, "request.access"),
        (ActionAffirm, "affirm"),
    ],
)
def test_an_offer_holds_for_one_turn(talk: Talk, action: type[Action], wish: str) -> None:
    talk.slots["offered"] = "request.erasure"
    talk.hear("…", wish)
    assert talk.run(action).slots["offered"] is None


def test_a_yes_that_comes_too_late_opens_nothing(talk: Talk) -> None:
    talk.hear("Can one have one's data erased?", "rights.erasure")
    talk.run(ActionAnswer)
    talk.hear("And which company are you?", "company")
    talk.run(ActionAnswer)
    talk.hear("yes", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_affirm"]
    assert talk.tickets() == []


@pytest.mark.parametrize(
    ("text", "wish"),
    [("do I have to prove who I am?", "identity"), ("when would you answer?", "response_time"),
     ("and how long does it take?", "retention")],
)  # fmt: skip
def test_what_is_asked_about_a_request_leaves_the_offer(talk: Talk, text: str, wish: str) -> None:
    talk.hear("Can one have one's data erased?", "rights.erasure")
    talk.run(ActionAnswer)
    talk.hear(text, wish)
    talk.run(ActionAnswer)
    slots = dict(talk.slots)
    for said, response in (("yes please", "utter_request_erasure"), ("ok", "utter_affirm")):
        talk.slots = dict(slots)
        talk.hear(said, "affirm")
        assert talk.run(ActionAffirm).said == [response]


def test_a_no_with_a_question_ends_the_offer(talk: Talk) -> None:
    talk.hear("Can one have one's data erased?", "rights.erasure")
    talk.run(ActionAnswer)
    talk.hear("no. how long?", "deny")
    talk.run(ActionDeny)
    talk.hear("yes please", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_affirm"]


def test_a_question_of_the_form_ends_no_question_about_withdrawing(talk: Talk) -> None:
    talk.open("request.erasure")
    talk.slots["pending"] = "withdrawal"
    talk.hear("never mind", "cancel")
    assert "pending" not in talk.run(ASKING[0]).slots


def test_every_question_of_a_message_is_answered(talk: Talk) -> None:
    talk.hear("Who are you and whom do you share with?", "controller", "sharing", "retention")
    outcome = talk.run(ActionAnswer)
    assert outcome.said == ["utter_controller", "utter_sharing", "utter_retention"]
    assert outcome.turn["topics"] == ["controller", "sharing", "retention"]


def test_an_unsure_answer_comes_with_the_next_closest_topics(talk: Talk) -> None:
    talk.hear("about data", "data", confidence=0.5)
    talk.latest["intent_ranking"] += [
        {"name": "greeting", "confidence": 0.2},
        {"name": "sharing", "confidence": 0.1},
        {"name": "request_access", "confidence": 0.1},
        {"name": "retention", "confidence": 0.1},
    ]
    outcome = talk.run(ActionAnswer)
    assert [button["payload"] for button in outcome.value("utter_alternatives", "buttons")] == [
        "/sharing",
        "/request_access",
        "/handoff",
    ]


@pytest.mark.parametrize(
    ("confidence", "offered"), [(0.9, ["/sharing", "/retention", "/handoff"]), (0.99, [])]
)
def test_what_is_not_surely_about_something_else_comes_with_what_it_might_mean(
    talk: Talk, confidence: float, offered: list[str]
) -> None:
    talk.hear("where does the train go", "out_of_scope", confidence=confidence)
    talk.latest["intent_ranking"] += [
        {"name": "sharing", "confidence": 0.05},
        {"name": "thanks", "confidence": 0.03},
        {"name": "retention", "confidence": 0.02},
    ]
    outcome = talk.run(ActionAnswer)
    assert outcome.said[0] == "utter_out_of_scope"
    buttons = [
        each["buttons"] for each in outcome.messages if each["response"] == "utter_alternatives"
    ]
    assert [button["payload"] for each in buttons for button in each] == offered


def test_a_human_is_offered_beside_what_it_might_have_meant(talk: Talk) -> None:
    talk.hear("colourless green ideas")
    likely = [{"name": "data", "confidence": 0.1}, {"name": "handoff", "confidence": 0.1}]
    talk.latest["intent_ranking"] = likely
    outcome = talk.run(ActionOfferTopics)
    assert outcome.said == ["utter_fallback"]
    assert [button["payload"] for button in outcome.messages[0]["buttons"]] == ["/data", "/handoff"]
    assert talk.run(ActionOfferTopics).said == ["utter_fallback_none"]


@pytest.mark.parametrize(
    ("said", "language"),
    [("where did you get my number", "en"), ("Who gave you my address?", "en"),
     ("var har ni fått min adress ifrån?", "sv"), ("Varifrån kommer uppgifterna om mig", "sv"),
     ("mistä te ootte mun numeron saanu", "fi"), ("Kuka antoi teille osoitteeni?", "fi")],
)  # fmt: skip
def test_where_data_came_from_the_policy_leaves_open_and_a_copy_says(
    talk: Talk, said: str, language: str
) -> None:
    talk.language = language
    talk.hear(said, "data")
    assert talk.run(ActionAnswer).said == ["utter_data_source"]
    talk.hear("yes", "affirm")
    assert talk.run(ActionAffirm).said == ["utter_request_access"]


@pytest.mark.parametrize(
    ("said", "answers"),
    [("What do you know about me and where did you get it?", ["utter_data_source", "utter_data"]),
     ("What data do you have on me?", ["utter_data"]), ("mitä tietoja teillä on", ["utter_data"]),
     ("vilka uppgifter sparar ni", ["utter_data"]), ("hur kommer jag åt dem", ["utter_data"]),
     ("how do I find out what you hold", ["utter_data"]),
     ("How much data have you got on me?", ["utter_data"]),
     ("Varifrån har ni mitt nummer?", ["utter_data_source"]),
     ("How do you know my name?", ["utter_data_source"])],
)  # fmt: skip
def test_what_data_there_is_is_answered_as_well_where_it_is_asked(
    talk: Talk, said: str, answers: list[str]
) -> None:
    talk.hear(said, "data")
    assert talk.run(ActionAnswer).said == answers
