"""What bot/components/wishes.py holds in a message, checked with the bot's own Python.

`bot/.venv/bin/python tests/bot/check_wishes.py` prints a JSON object: for each check null, or what
was wrong. test_wishes.py runs it and makes a test of each.
"""

import sys
from functools import cache
from itertools import permutations
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.kinds import opens_ticket  # after the path
from components.wishes import Several, WishModel
from outcomes import print_outcomes

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
    "beside_request": 0.6,
    "clause_request": 0.6,
    "foreign": 0.5,
    "sure_question": 0.5,
    "foreign_order": 0.9,
    "asked_order": 0.9,
    "certain": 0.9,
    "judged_order": 0.1,
    "orders": 0.5,
    "unheard": 0.0,
    "ordered": 0.9,
    "plain_order": 0.9,
    "voiced_order": 0.1,
    "background": 0.5,
    "meant_topics": (0.5, 0.5),
    "unsure_topic": 0.4,
    "meant_request": 0.8,
    "foreign_topic": 0.9,
    "foreign_request": 0.9,
}


def several() -> list[Several]:
    """Whole messages of one wish and of two, each sentence an example's."""
    texts = {intent: joined.split("|") for intent, joined in EXAMPLES.items()}
    alone = [(text, {intent}) for intent, each in texts.items() for text in each]
    wishes = [intent for intent in texts if intent not in ("greeting", "thanks", "out_of_scope")]
    return alone + [
        (f"{first}. {second}", {one, other})
        for one, other in permutations(wishes, 2)
        for first, second in zip(texts[one], texts[other], strict=True)
    ]


@cache
def trained() -> WishModel:
    rows = [(text, intent) for intent, texts in EXAMPLES.items() for text in texts.split("|")]
    texts, intents = zip(*rows, strict=True)
    return WishModel(dict(SETTINGS)).fit(texts, intents, several())


def held(text: str, **settings: float | tuple[float, ...]) -> list[str]:
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


def check_an_order_that_is_not_certain_is_not_held_beside_its_question() -> None:
    text = "Can I have my data erased? Delete all my data now."
    assert held(text, ordered=1.1, certain=1.1, meant_request=1.1) == ["rights_erasure"]


def check_a_certain_order_comes_before_its_question() -> None:
    found = held("Can I have my data erased? Delete all my data now.")
    assert found[0] == "request_erasure", found


def check_a_part_adds_no_order_that_the_judgement_finds_unlikely() -> None:
    text = "Send me a copy of my data. Delete all my data now."
    assert set(held(text)) == {"request_access", "request_erasure"}, held(text)
    assert len(held(text, meant_request=1.1)) == 2
    assert len(held(text, judged_order=1.1, meant_request=1.1)) == 1


def check_two_questions_in_one_breath_are_both_held_from_a_threshold_on() -> None:
    text = "who gets my data and how long do you keep my information from you"
    first = trained().wishes_of(text).ranking[0][0]
    assert set(held(text)) == {"sharing", "retention"}, held(text)
    assert held(text, meant_topics=(1.1, 1.1)) == [first]


def check_each_further_question_must_be_likelier() -> None:
    text = "who gets my data, how long do you keep it, how is my case going"
    first = trained().wishes_of(text).ranking[0][0]
    everything, one = held(text, meant_topics=(0.0, 0.0)), held(text, meant_topics=(0.0, 1.1))
    assert len(everything) > 2, everything
    assert len(one) == 2, one
    assert first in one, one


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
    assert held("Thank you very much") == ["thanks"]


def check_below_the_threshold_nothing_is_held() -> None:
    orders = {"beside_request": 1.1, "clause_request": 1.1, "meant_request": 1.1, "certain": 1.1}
    for text in ("xyzzy plugh frobnicate", "delete all my data now"):
        assert held(text, threshold=1.1, meant_topics=(1.1, 1.1), **orders) == [], text


def check_below_the_threshold_what_the_judgement_is_sure_of_is_held() -> None:
    assert held("who do you share my data with", threshold=1.1, certain=0.8) == ["sharing"]


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


def check_a_foreign_message_needs_what_is_surely_meant() -> None:
    text = "What is the weather tomorrow? Who won the football match? Delete all my data now."
    assert trained().wishes_of(text).ranking[0][0] == "out_of_scope"
    assert held(text, foreign_request=0.05) == ["request_erasure"]
    assert held(text, foreign_request=1.1, foreign_topic=1.1) == ["out_of_scope"]


def check_an_order_beside_a_foreign_matter_is_one_from_a_threshold_on() -> None:
    text = "What is the weather tomorrow? Who won the football match? Delete all my data now."
    assert held(text, foreign_order=0.01, threshold=0.01)[0] == "request_erasure"
    assert held(text, foreign_order=1.1, foreign_request=1.1) == ["out_of_scope"]


def check_an_order_beside_its_question_is_one_from_a_threshold_on() -> None:
    text = "May I have my data deleted"
    assert trained().wishes_of(text).ranking[0][0] == "rights_erasure"
    assert held(text)[0] == "rights_erasure"
    assert held(text, asked_order=0.0, threshold=0.0)[0] == "request_erasure"


def check_without_whole_messages_to_learn_from_only_sure_orders_stand_beside() -> None:
    model = trained()
    model.settings = SETTINGS
    judgement, model._judgement = model._judgement, None
    two = model.wishes_of("Who do you share my data with? How long do you keep my data?").held
    ordered = model.wishes_of("Who do you share my data with? Delete all my data now.").held
    model._judgement = judgement
    assert len(two) == 1, two
    assert ordered == ["request_erasure", "sharing"], ordered


def check_training_twice_gives_the_same_model() -> None:
    first = dict(trained().wishes_of("who gets a copy of it").ranking)
    trained.cache_clear()
    again = dict(trained().wishes_of("who gets a copy of it").ranking)
    # numpy's sums depend a little on where in the memory they begin, and training spreads that
    assert all(abs(again[intent] - sure) < 1e-2 for intent, sure in first.items()), (first, again)


if __name__ == "__main__":
    print_outcomes(globals())
