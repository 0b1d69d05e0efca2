"""How bot/components/segments.py and phrasing.py read a text, checked with the bot's own Python.

`bot/.venv/bin/python tests/bot/check_segments.py` prints a JSON object: for each check null, or
what was wrong. test_wishes.py runs it and makes a test of each.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.phrasing import fold  # after the path
from components.segments import said_before, segments
from outcomes import print_outcomes


def check_folding_takes_case_and_diacritics_away() -> None:
    assert fold("Radera MINA Uppgifter, tack Åsa") == "radera mina uppgifter, tack asa"
    assert fold("Hyvää päivää") == fold("hyvaa paivaa") == "hyvaa paivaa"
    assert fold("e\u0301te\u0301") == "ete"
    assert fold("\ufb01nska") == "finska"


def words_of(text: str) -> list[str]:
    """The segments without what ends them."""
    return [part.rstrip(" .!?;") for part in segments(text)]


def check_a_text_falls_into_sentences() -> None:
    found = words_of("Who are you then? Delete all of it. Thank you very much!")
    assert found == ["Who are you then", "Delete all of it", "Thank you very much"], found
    assert words_of("- first of all\n- then the rest")[1].endswith("then the rest")


def check_a_sentence_falls_into_its_clauses_in_three_languages() -> None:
    for text, clauses in {
        "radera allt om mig och skicka en kopia": ("radera allt om mig", "skicka en kopia"),
        "poistakaa tietoni heti ja lähettäkää kopio niistä": (
            "poistakaa tietoni heti",
            "lähettäkää kopio niistä",
        ),
        "delete all my data but send a copy first": ("delete all my data", "send a copy first"),
        "who are you, what do you keep": ("who are you", "what do you keep"),
    }.items():
        assert words_of(text) == [text, *clauses], words_of(text)


def check_every_clause_of_a_question_is_a_question() -> None:
    parts = list(segments("Who are you then, and what do you keep?"))
    assert len(parts) > 1
    assert all(part.endswith("?") and not part.endswith("??") for part in parts), parts


def check_a_list_falls_into_what_it_holds_without_its_numbers() -> None:
    for text in (
        "I want 1) a copy of it 2) no more mail",
        "I want 1. a copy of it 2. no more mail",
        "I want:\n- a copy of it\n- no more mail",
        "I want: 1. a copy of it. 2. no more mail.",
    ):
        assert words_of(text)[-2:] == ["a copy of it", "no more mail"], words_of(text)
    assert words_of("a copy + no mail / no calls")[1:] == ["a copy", "no mail", "no calls"]


def check_a_single_word_is_no_segment() -> None:
    assert words_of("Hello! My data. What is kept?") == ["My data", "What is kept"]
    assert words_of("data is kept and more of it") == [
        "data is kept and more of it",
        "data is kept",
        "more of it",
    ]
    assert words_of("") == []


def check_a_single_word_is_one_in_a_list() -> None:
    for text, words in {
        "1. copy\n2. deletion": ["copy", "deletion"],
        "registerutdrag och radering tack": ["registerutdrag", "radering tack"],
        "kopio, poisto, kiitos": ["kopio", "poisto", "kiitos"],
        "copy + erasure": ["copy", "erasure"],
        "copy and a": ["copy", "a"],
    }.items():
        assert words_of(text)[-len(words) :] == words, words_of(text)
    for text in (
        "Thanks, <PERSON>",
        "okay, thanks",
        "namn och adress?",
        "it is kept, or is it, then",
    ):
        assert all(len(part.split()) > 1 for part in words_of(text)), words_of(text)


def check_a_number_or_an_address_ends_no_sentence() -> None:
    for text in ("version 2.5 of it all", "write to desk.example.com right now"):
        assert words_of(text) == [text], words_of(text)


def check_numbered_points_are_sentences() -> None:
    text = "Three things: 1) a copy of it all, 2) then delete it 3) who got it?"
    assert "then delete it" in words_of(text), words_of(text)
    assert "who got it" in words_of(text), words_of(text)


def check_each_part_is_found_where_it_stands() -> None:
    text = "I need: 1. information 2. form"
    for part, place in segments(text).items():
        assert text[place.start :].startswith(part.rstrip(" ?")), (part, place)
    assert segments(text)["form"].start == text.index("2. form") + 3


def check_what_was_said_before_a_part_is_the_text_before_it() -> None:
    text = "I sent pictures. Who sees them, and how long are they kept?"
    start = segments(text)["and how long are they kept?"].start
    assert said_before(start, text) == "I sent pictures. Who sees them, "
    assert said_before(0, text) == ""
    long = "a story " * 100 + "what is it?"
    assert said_before(800, long) == "story " + "a story " * 49, said_before(800, long)


def check_a_segment_that_repeats_is_one() -> None:
    assert words_of("Delete my data. Delete my data.") == ["Delete my data"]


if __name__ == "__main__":
    print_outcomes(globals())
