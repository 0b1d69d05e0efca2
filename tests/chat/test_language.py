import pytest

from chat.language import plain_language

SENTENCES = [
    ("sv", "Jag vill att ni raderar alla mina uppgifter"),
    ("fi", "Haluan että kaikki tietoni poistetaan"),
    ("en", "Please delete everything that you know about me"),
]


@pytest.mark.parametrize("settled", [True, False])
@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_whole_sentence_is_plainly_in_its_language(
    language: str, text: str, settled: bool
) -> None:
    assert plain_language(text, settled=settled) == language


@pytest.mark.parametrize("text", ["tack", "kiitos", "hej hej", "radera", "Vilka är ni?"])
def test_a_few_short_words_change_no_settled_language(text: str) -> None:
    assert plain_language(text) is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("sv", "tack"),
        ("sv", "Vilka är ni?"),
        ("sv", "Vem är du?"),
        ("fi", "kiitos"),
        ("fi", "mun nimi on Matti"),
    ],
)
def test_a_likelihood_is_enough_while_no_language_is_settled(language: str, text: str) -> None:
    assert plain_language(text, settled=False) == language


def test_a_name_with_a_nordic_letter_makes_no_english_sentence_nordic() -> None:
    text = "Please delete the data that Åkerlund & Co has about me"
    assert plain_language(text, settled=False) == "en"


@pytest.mark.parametrize("text", ["", "12345", "🙏🙏", "?", "   "])
def test_what_holds_no_words_has_no_language(text: str) -> None:
    assert plain_language(text, settled=False) is None


@pytest.mark.parametrize(
    "text", ["<EMAIL_ADDRESS>", "<PERSON> <PHONE_NUMBER>", "https://example.com/delete/my/data"]
)
def test_placeholders_and_addresses_are_no_words_of_a_language(text: str) -> None:
    assert plain_language(text, settled=False) is None


def test_placeholders_do_not_outweigh_the_words_between_them() -> None:
    redacted = "<PERSON> <EMAIL_ADDRESS> <PHONE_NUMBER> haluaisin saada kopion tiedoistani"
    assert plain_language(redacted) == "fi"


def test_a_mixed_sentence_changes_no_settled_language() -> None:
    assert plain_language("Jag vill please delete my uppgifter kiitos") is None
