"""What bot/components/answers.py learns from answers, checked with the bot's own Python.

test_wishes.py runs it and makes a test of each check.
"""

import sys
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.answers import QUESTIONS, WISH, WITHDRAW, Answer, AnswerModel, brief
from outcomes import print_outcomes

ANSWERS = [
    *(("role", "own", f"my own {thing}") for thing in ("account", "data", "details", "profile")),
    *(("role", "company", f"my {boss} put it there") for boss in ("employer", "boss", "chief")),
    ("role", "unknown", "no idea whose"),
    ("role", "unknown", "no idea at all"),
    ("email", "none", "without any mail"),
    ("email", "none", "no mail for me"),
    ("addition", "given", "it was in the spring"),
    ("addition", "none", "nothing more to say"),
    ("confirmed", "yes", "that is all right"),
    ("confirmed", "wrong", "that is not right"),
]
ORDERS = ["delete all of it", "delete my data", "send me a copy", "send me all of it"] * 3
OTHERS = ["how long do you keep it", "who sees it", "how long is it kept"] * 3


@cache
def model() -> AnswerModel:
    taken_back = [Answer(question, WITHDRAW, "forget the request") for question in QUESTIONS]
    return AnswerModel().fit([*(Answer(*row) for row in ANSWERS), *taken_back], ORDERS, OTHERS)


def likeliest(text: str, asked: str) -> str:
    shares = model().answers_to(text)[asked]
    return max(shares, key=lambda name: shares[name])


def check_the_same_words_answer_each_question_in_its_own_way() -> None:
    assert likeliest("my own profile", "role") == "own"
    assert likeliest("my boss put it", "role") == "company"
    assert likeliest("no idea", "role") == "unknown"
    assert likeliest("no mail", "email") == "none"
    assert likeliest("in the spring", "addition") == "given"
    assert likeliest("all right", "confirmed") == "yes"


def check_an_order_or_a_question_is_an_answer_to_none() -> None:
    for text in ("delete my data", "how long is it kept"):
        assert {likeliest(text, asked) for asked in QUESTIONS} == {WISH}, text


def check_the_answers_of_a_question_share_one() -> None:
    for shares in model().answers_to("something else altogether").values():
        assert abs(sum(shares.values()) - 1) < 1e-6
        assert WISH in shares
        assert WITHDRAW in shares


def check_only_the_brief_are_taken_and_evenly() -> None:
    texts = [f"number {at}" for at in range(100)] + ["word " * 13]
    assert brief(texts, 10) == [f"number {at}" for at in range(0, 100, 10)]
    assert brief(texts[:5], 10) == texts[:5]


if __name__ == "__main__":
    print_outcomes(globals())
