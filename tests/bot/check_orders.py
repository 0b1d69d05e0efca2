"""When a message counts as a request: see check_wishes.py, which has the model and runs alike."""

import numpy as np
from check_wishes import SETTINGS, trained
from components.judgement import Hearing
from components.voiced import NOTHING
from outcomes import print_outcomes


def check_an_order_that_is_less_likely_than_all_else_is_none() -> None:
    ranking = [("request_erasure", 0.4), ("rights_erasure", 0.35), ("sharing", 0.25)]
    trained().settings = SETTINGS
    assert trained()._first(ranking) == ("rights_erasure", 0.35)
    trained().settings = SETTINGS | {"orders": 0.3}
    assert trained()._first(ranking) == ("request_erasure", 0.4)
    several = [("request_erasure", 0.4), ("request_access", 0.3), ("sharing", 0.3)]
    trained().settings = SETTINGS
    assert trained()._first(several) == ("request_erasure", 0.4)


def check_a_parts_order_that_the_whole_does_not_hear_must_be_sure() -> None:
    needed = {"is_clause": False}
    trained().settings = SETTINGS
    assert trained()._needed("request_erasure", "retention", 0.45, 0.05, **needed) == 0.6
    trained().settings = SETTINGS | {"unheard": 0.1}
    assert trained()._needed("request_erasure", "retention", 0.45, 0.05, **needed) == 0.9


def check_an_order_that_no_part_voices_is_only_told_unless_the_judgement_finds_it_meant() -> None:
    model = trained()
    model.settings = SETTINGS
    order, handoff = "request_erasure", "handoff"

    def heard(whole: float, voiced: float, background: float) -> Hearing:
        sure = dict.fromkeys(model._intents, 0.0)
        parts = np.array([*(sure | {order: voiced, NOTHING: background}).values()])[None, :]
        whole_message = np.array([*(sure | {order: whole}).values()])
        return Hearing({"a story": False}, whole_message, whole_message, parts, parts)

    judged = {order: 0.5}
    assert model._is_told(order, heard(0.8, 0.05, 0.9), judged)
    assert not model._is_told(order, heard(0.95, 0.05, 0.9), judged)
    assert not model._is_told(order, heard(0.8, 0.2, 0.7), judged)
    assert not model._is_told(order, heard(0.8, 0.05, 0.2), judged)
    assert not model._is_told(handoff, heard(0.8, 0.05, 0.9), judged)
    assert not model._is_told(order, heard(0.8, 0.05, 0.9), {order: 0.8})


if __name__ == "__main__":
    print_outcomes(globals())
