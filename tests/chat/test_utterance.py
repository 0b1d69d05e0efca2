from http import HTTPStatus

import pytest

from chat.problems import ProblemError
from chat.utterance import Utterance, clean, utterance

ERASE = {"title": "Radera mina uppgifter", "payload": "/request_erasure"}
OFFERED = [{"topic": "rights.erasure", "buttons": [ERASE]}, {"topic": "data"}]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("first\r\nsecond\rthird", "first\nsecond\nthird"),
        ("a\ttab", "a\ttab"),
        ("\x07bell\x00 and \x9bmore\x85", "bell and more"),
        ("a\ud800b", "ab"),
        ("\udc00low", "low"),
        ("high\ud800", "high"),
        ("\ud83d\ude4f", "🙏"),
        ("\ufeffmarked", "\ufeffmarked"),
        ("\u00a0 both ends \u00a0", "both ends"),
        ("in\u00a0between", "in\u00a0between"),
        ("👩‍👩‍👧 å ä ö", "👩‍👩‍👧 å ä ö"),
        ("\ud800\ud800", ""),
    ],
)
def test_what_cannot_be_stored_is_taken_out_and_the_rest_is_kept(written: str, kept: str) -> None:
    assert clean(written) == kept


@pytest.mark.parametrize(
    "written",
    ["", "  \n\t", "\u00a0", "\u200b\u200d", "\x00\x1f", "\ud800", "/", "///", "/ /\n/", "\u00a0/"],
)
def test_a_text_without_a_visible_character_is_refused(written: str) -> None:
    with pytest.raises(ProblemError) as refused:
        utterance(written, [], language="fi")
    assert (refused.value.status, refused.value.name) == (422, "empty")
    assert refused.value.language == "fi"


@pytest.mark.parametrize(
    "written",
    [
        "/restart",
        "//restart",
        "/\n/restart",
        "/\r\n/restart",
        "\u00a0/restart",
        "/\u00a0/ /restart",
        "\x00/\u2028/restart",
        "\ud800/restart",
    ],
)
def test_a_typed_command_is_only_its_words(written: str) -> None:
    assert utterance(written, OFFERED, language="en") == Utterance("restart")


@pytest.mark.parametrize("written", ['/affirm{"withdrawal":"yes"}', "/affirm", "/back"])
def test_a_payload_that_no_button_offered_is_text(written: str) -> None:
    assert utterance(written, OFFERED, language="en") == Utterance(written[1:])


@pytest.mark.parametrize("sent", ["/request_erasure", " /request_erasure\r\n"])
def test_a_button_shows_its_title_and_sends_its_payload(sent: str) -> None:
    assert utterance(sent, OFFERED, language="sv") == Utterance(
        "Radera mina uppgifter", payload="/request_erasure"
    )


def test_a_slash_inside_the_text_stays() -> None:
    assert utterance("and/or 24/7", [], language="en").shown == "and/or 24/7"


def test_4000_characters_are_taken_whole() -> None:
    assert utterance("å" * 4000, [], language="sv").shown == "å" * 4000


def test_a_text_is_measured_after_it_was_cleaned() -> None:
    assert len(utterance("\x00" * 50 + "a" * 4000 + "  ", [], language="sv").shown) == 4000


def test_more_than_4000_characters_are_refused() -> None:
    with pytest.raises(ProblemError) as refused:
        utterance("a" * 4001, [], language="sv")
    assert refused.value.status == HTTPStatus.UNPROCESSABLE_ENTITY
    assert refused.value.name == "too_long"


def test_a_topic_that_can_be_browsed_counts_without_a_button() -> None:
    said = Utterance("Rekisteriote", payload="/request_access")
    assert utterance("/request_access", [], language="fi") == said
