"""Which intents components.judgement finds meant, checked with the bot's own Python (see
check_wishes.py)."""

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.judgement import Hearing, Judgement  # after the path
from outcomes import print_outcomes

INTENTS = ["complaint", "data", "data_user", "nothing", "request_complaint", "thanks"]
RANDOM = np.random.default_rng(0)


def judgement(intents: list[str] = INTENTS) -> Judgement:
    return Judgement(
        intents,
        background="nothing",
        opens_ticket=lambda intent: intent.startswith("request_"),
        counterpart={"complaint": "request_complaint", "request_complaint": "complaint"},
        small_talk={"thanks"},
    )


def heard(*parts: str, sure: float = 0.9) -> Hearing:
    """A message each of whose parts is surely of the intent that it names."""
    each = np.full((len(parts), len(INTENTS)), (1 - sure) / len(INTENTS))
    for row, part in enumerate(parts):
        each[row, INTENTS.index(part)] += sure
    each += RANDOM.uniform(0, 0.01, each.shape)
    named = {f"{part} {number}": False for number, part in enumerate(parts)}
    return Hearing(named, each.mean(axis=0), each.max(axis=0), each, each)


def taught() -> Judgement:
    wishes = ["complaint", "data", "request_complaint"]
    messages = [(one, other) for one in wishes for other in [*wishes, "nothing"]] * 20
    return judgement().fit([heard(*each) for each in messages], [set(each) for each in messages])


def check_it_learns_that_a_message_holds_what_its_parts_surely_are() -> None:
    likely = taught().of(heard("data", "request_complaint"))
    assert min(likely["data"], likely["request_complaint"]) > 0.9, likely
    assert likely["complaint"] < 0.1, likely


def check_background_never_comes_into_question() -> None:
    assert "nothing" not in taught().of(heard("data", "nothing"))


def check_the_same_messages_teach_the_same() -> None:
    hearing, messages = heard("data", "complaint"), [heard("data"), heard("thanks")] * 40
    held = [{"data"}, {"thanks"}] * 40
    first, second = (judgement().fit(messages, held).of(hearing) for _ in range(2))
    assert first == second


def check_rows_are_finite_where_no_part_is_a_sentence_and_nothing_is_likely() -> None:
    silent = np.zeros(len(INTENTS))
    hearing = Hearing({"and then": True}, silent, silent, silent[None, :], silent[None, :])
    places, rows = judgement()._rows(hearing)
    assert len(places) == len(rows) > 1
    assert np.isfinite(rows).all()


def check_wider_and_narrower_intents_are_related_and_counterparts_may_be_missing() -> None:
    known = judgement(["complaint", "data", "data_user", "nothing", "thanks"])
    assert known._related[1].tolist() == [False, False, True, False, False]
    assert known._counterpart.tolist() == [-1] * 5


if __name__ == "__main__":
    print_outcomes(globals())
