import pytest

from actions.language import ActionChangeLanguage, wanted_language
from cases.taxonomy import Language
from tests.actions.talk import Talk, a_turn


@pytest.mark.parametrize(
    ("spoken", "text", "wanted"),
    [
        ("sv", "in English please", "en"),
        ("sv", "kan vi ta det på finska", "fi"),
        ("sv", "engelska tack", "en"),
        ("fi", "på svenska tack", "sv"),
        ("fi", "voidaanko puhua ruotsia", "sv"),
        ("fi", "englanniksi kiitos", "en"),
        ("fi", "enkuks", None),
        ("en", "voidaanko puhua suomea?", "fi"),
        ("en", "SUOMEKSI", "fi"),
        ("en", "Swedish, please", "sv"),
        ("en", "not English but Finnish", "fi"),
        ("sv", "hellre svenska än engelska", "en"),
        ("en", "Swedish or Finnish", None),
        ("sv", "svenska", "sv"),
        ("en", "another language please", None),
        ("en", "auf Deutsch bitte", None),
    ],
)
def test_the_language_wanted_is_the_one_named_that_is_not_spoken_yet(
    spoken: Language, text: str, wanted: str | None
) -> None:
    assert wanted_language(a_turn(text, "change_language", language=spoken)) == wanted


def test_the_buttons_language_wins() -> None:
    turn = a_turn("/change_language", "change_language", entities={"wanted": "fi"})
    assert wanted_language(turn) == "fi"


def test_the_chat_is_told_of_the_new_language(talk: Talk) -> None:
    talk.hear("suomeksi kiitos", "change_language")
    outcome = talk.run(ActionChangeLanguage)
    assert outcome.slots["language"] == "fi"
    assert outcome.turn["language"] == "fi"


def test_a_language_that_was_not_named_is_asked_for(talk: Talk) -> None:
    talk.hear("another language please", "change_language")
    outcome = talk.run(ActionChangeLanguage)
    assert outcome.said == ["utter_ask_language"]
    assert "language" not in outcome.slots
