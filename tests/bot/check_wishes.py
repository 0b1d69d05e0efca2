"""What bot/components/wishes.py holds in a message, checked with the bot's own Python.

`bot/.venv/bin/python tests/bot/check_wishes.py` prints a JSON object: for each check null, or what
was wrong. test_wishes.py runs it and makes a test of each.
"""

import sys
from functools import cache
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.folds import what_they_hold  # after the path
from components.wishes import WishModel, _asked_apart, _Heard, opens_ticket
from outcomes import print_outcomes
from sklearn.svm import LinearSVC

EXAMPLES = {
    "request_erasure": "delete all my data now|please erase everything about me|remove my personal"
    " data now|i order you to delete my account|erase my data please|wipe everything you store",
    "rights_erasure": "can i have my data erased|is it possible to get my data deleted|do i have a"
    " right to erasure|may one have personal data removed|could my data be erased|how does erasure"
    " work",
    "request_access": "send me a copy of my data|give me everything you hold on me|i want an"
    " extract of my records|provide a copy of my file|mail me my records now|i request a register"
    " extract",
    "sharing": "who do you share my data with|which partners receive my data|are data sold to third"
    " parties|who gets my information from you|do subcontractors receive personal data|list the"
    " companies you share with",
    "retention": "how long do you keep my data|when are my records removed from storage|what is the"
    " storage time|for how many years is information kept|how long is it stored|when does the"
    " storage period end",
    "ticket_status": "how is my case going|what is the status of my ticket|has my request been"
    " handled yet|any news on my ticket|status of my case please|is my ticket done",
    "greeting": "hello there|good morning to you|hi how are you|hey good evening|hello good day|"
    "good afternoon dear bot",
    "thanks": "thank you very much|thanks a lot for that|many thanks to you|thanks for the help|"
    "great thanks so much|thank you kindly",
    "out_of_scope": "what is the weather tomorrow|recommend me a good restaurant|who won the"
    " football match|tell me a joke about cats|how do i bake bread|what time does the train leave",
}
SETTINGS = {
    "C": 1.0,
    "threshold": 0.4,
    "beside_topic": 0.6,
    "beside_request": 0.6,
    "clause_topic": 0.6,
    "clause_request": 0.6,
    "foreign": 0.5,
    "certain": 0.9,
    "orders": 0.5,
    "unheard": 0.0,
    "ordered": 0.9,
    "runner_up": 1.1,
}


@cache
def trained() -> WishModel:
    rows = [(text, intent) for intent, texts in EXAMPLES.items() for text in texts.split("|")]
    return WishModel(dict(SETTINGS)).fit([text for text, _ in rows], [i for _, i in rows])


def held(text: str, **settings: float) -> list[str]:
    """What the message holds, under the settings above save these."""
    model = trained()
    model.settings = SETTINGS | settings
    return model.wishes_of(text).held


def check_what_opens_a_ticket_is_a_request_a_report_or_a_call_for_a_human() -> None:
    opening = ["request_access", "report_breach", "handoff"]
    assert all(map(opens_ticket, opening))
    assert not any(map(opens_ticket, ["ticket_status", "rights_erasure", "cancel", "greeting"]))


def check_one_wish_is_held_alone() -> None:
    assert held("Delete all my data now") == ["request_erasure"]
    assert held("WHO DO YOU SHARE MY DATA WITH") == ["sharing"]


def check_a_request_comes_first_wherever_it_stands() -> None:
    for text in (
        "Who do you share my data with? And delete all my data now.",
        "Delete all my data now. Who do you share my data with?",
    ):
        assert held(text) == ["request_erasure", "sharing"], held(text)


def check_a_question_how_it_is_going_is_not_before_a_request() -> None:
    text = "What is the status of my ticket? Delete all my data now."
    assert trained().wishes_of(text).ranking[0][0] == "ticket_status"
    assert held(text) == ["request_erasure", "ticket_status"], held(text)


def check_several_requests_and_questions_are_all_held() -> None:
    found = held(
        "How long do you keep my data? What is the status of my ticket?"
        " Send me a copy of my data and delete all my data now"
    )
    assert set(found[:2]) == {"request_access", "request_erasure"}, found
    assert set(found[2:]) == {"ticket_status", "retention"}, found


def check_a_question_about_a_right_is_held_beside_its_order_in_a_sentence_of_its_own() -> None:
    text = "Please erase everything about me. I order you to delete my account"
    assert held(f"{text}. Could my data be erased?") == ["request_erasure", "rights_erasure"]
    assert held(f"{text}, could my data be erased?") == ["request_erasure"]


def check_a_question_without_its_mark_beside_its_order_must_be_as_sure_as_can_be() -> None:
    order = _Heard("I complain about you.", False, "request_complaint", 1.0)
    for sure, apart in ((0.99, True), (0.95, False)):
        question = _Heard("tell me which authority I can go to.", True, "complaint", sure)
        assert _asked_apart(question, order, 0.9) is apart, sure
    inside = _Heard("complain about you", True, "complaint", 1.0)
    assert not _asked_apart(inside, order, 0.9)


def check_a_part_that_names_a_wider_intent_alone_is_of_that_one() -> None:
    machine = LinearSVC().fit(np.eye(4), ["retention", "retention_contact", "sharing", "thanks"])
    support, anything, foreign = np.array([0.1, 1, 0, 0]), np.array([1, 0.1, 0, 0]), np.eye(4)[3]
    held = what_they_hold(
        machine, np.array([support, anything, foreign - np.eye(4)[1]]), ["retention_contact"] * 3
    )
    assert held == ["retention_contact", "retention", "nothing"], held


def check_an_order_that_is_not_certain_is_not_held_beside_its_question() -> None:
    found = held("Can I have my data erased? Delete all my data now.", certain=1.1)
    assert found == ["rights_erasure"], found


def check_a_certain_order_comes_before_its_question() -> None:
    found = held("Can I have my data erased? Delete all my data now.")
    assert found[0] == "request_erasure", found


def check_the_second_likeliest_question_is_held_beside_the_first() -> None:
    text = "who gets my data and how long do you keep my information from you"
    first, second = (intent for intent, _ in trained().wishes_of(text).ranking[:2])
    assert {first, second} == {"sharing", "retention"}, (first, second)
    sole = {"beside_topic": 1.1, "clause_topic": 1.1}
    assert held(text, **sole) == [first], held(text, **sole)
    assert held(text, **sole, runner_up=0.05) == [first, second]


def check_an_order_or_small_talk_is_never_held_as_the_second_likeliest() -> None:
    model = trained()
    model.settings = SETTINGS | {"runner_up": 0.1}
    for first, second in (
        ("sharing", "request_access"),
        ("out_of_scope", "sharing"),
        ("sharing", "thanks"),
        ("request_erasure", "rights_erasure"),
        ("retention_contact", "retention"),
    ):
        assert model._runner_up([(first, 0.5), (second, 0.4)], [first]) == [], (first, second)
    assert model._runner_up([("sharing", 0.5), ("retention", 0.4)], ["sharing"]) == ["retention"]


def check_small_talk_is_never_beside_a_wish() -> None:
    for text in (
        "Hello there! Delete all my data now.",
        "Delete all my data now. Thank you very much.",
        "Delete all my data now. What is the weather tomorrow?",
    ):
        assert held(text) == ["request_erasure"], (text, held(text))
    found = held("Thank you very much. How long do you keep my data?")
    assert found == ["retention"], found


def check_small_talk_that_leads_gives_way_to_a_wish() -> None:
    text = "Thank you very much, many thanks to you, thank you kindly. How long is it stored?"
    assert trained().wishes_of(text).ranking[0][0] == "thanks"
    assert held(text) == ["retention"], held(text)


def check_small_talk_alone_is_held() -> None:
    assert held("Thank you very much") == ["thanks"]


def check_below_the_threshold_nothing_is_held() -> None:
    assert held("xyzzy plugh frobnicate", threshold=0.6) == []
    assert (
        held("delete all my data now", threshold=1.1, beside_request=1.1, clause_request=1.1) == []
    )


def check_what_was_not_understood_still_has_a_ranking() -> None:
    found = trained().wishes_of("xyzzy plugh frobnicate")
    values = [value for _, value in found.ranking]
    assert len(values) == len(EXAMPLES)
    assert values == sorted(values, reverse=True)
    assert abs(sum(values) - 1) < 1e-6


def check_a_sure_sentence_does_not_carry_what_the_whole_is_not_sure_of() -> None:
    text = "Status? Ticket? Status? Ticket? Status? Delete all my data now."
    first, sure = trained().wishes_of(text).ranking[0]
    assert first == "ticket_status", first
    assert sure < 0.95, sure
    found = held(text, threshold=0.95)
    assert found == ["request_erasure"], found


def check_a_foreign_message_needs_a_certain_sentence() -> None:
    text = "What is the weather tomorrow? Who won the football match? Delete all my data now."
    assert trained().wishes_of(text).ranking[0][0] == "out_of_scope"
    assert held(text) == ["request_erasure"]
    assert held(text, certain=1.1) == ["out_of_scope"]


def check_what_a_part_would_be_alone_counts_as_much_as_what_the_model_of_parts_says() -> None:
    model = trained()
    parts = {"who gets my information": False}
    rows = model._features.transform(list(parts)).tocsr()
    assert model._whole is not None
    assert model._parts is not None
    alone = np.where(np.array(model._whole.classes) == "retention", 1.0, 0.0)
    (heard,) = model._heard(parts, rows, [alone])
    of_parts = model._parts.probabilities(rows)[0]
    sharing = of_parts[list(model._parts.classes).index("sharing")] / 2
    assert heard.intent == "retention", heard
    assert 0.5 <= heard.sure <= 1 - sharing, heard


def check_training_twice_gives_the_same_model() -> None:
    first = dict(trained().wishes_of("who gets a copy of it").ranking)
    trained.cache_clear()
    again = dict(trained().wishes_of("who gets a copy of it").ranking)
    # numpy's sums depend a little on where in the memory they begin, and training spreads that
    assert all(abs(again[intent] - sure) < 1e-2 for intent, sure in first.items()), (first, again)


if __name__ == "__main__":
    print_outcomes(globals())
