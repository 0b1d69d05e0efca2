"""What components.voiced says that parts of a message hold, checked with the bot's own Python (see
check_wishes.py)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.voiced import parts_held  # after the path
from outcomes import print_outcomes

TEXT = "Hello there you. How long is it kept, and who sees it? My name is on it. Delete it now."
VOICED = {
    "retention": ["How long is it kept,"],
    "sharing": ["and who sees it?"],
    "request_erasure": ["Delete it now."],
}


def held_by(text: str, voiced: dict[str, list[str]]) -> dict[str, str]:
    return {part: intent for part, _, intent in parts_held(text, voiced)}


def check_a_part_holds_the_wish_whose_words_it_shares_and_the_rest_is_background() -> None:
    assert held_by(TEXT, VOICED) == {
        "Hello there you.": "nothing",
        "How long is it kept?": "retention",
        "and who sees it?": "sharing",
        "My name is on it.": "nothing",
        "Delete it now.": "request_erasure",
    }


def check_a_wish_that_is_voiced_twice_is_held_by_both_parts() -> None:
    voiced = {"request_erasure": ["Erase me.", "Delete it now."]}
    held = held_by("Erase me. I mean it. Delete it now.", voiced)
    assert list(held.values()) == ["request_erasure", "nothing", "request_erasure"]


def check_with_each_part_comes_what_was_said_before_it() -> None:
    before = {part: said for part, said, _ in parts_held(TEXT, VOICED)}
    assert before["Hello there you."] == ""
    assert before["and who sees it?"] == "Hello there you. How long is it kept, "
    assert before["Delete it now."] == TEXT.removesuffix("Delete it now.")


def check_a_few_words_in_a_long_sentence_are_its_wish() -> None:
    text = "I worked there for a year before they closed and would like to know: who sees it"
    held = held_by(text, {"sharing": ["who sees it"]})
    assert held.pop("I worked there for a year before they closed") == "nothing"
    assert set(held.values()) == {"sharing"}


if __name__ == "__main__":
    print_outcomes(globals())
