import pytest

from actions.form_answers import (
    is_question,
    is_something_else,
    read_addition,
    read_confirmed,
    read_email,
    read_role,
)
from tests.actions.talk import a_turn


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("det gäller mina egna uppgifter", "own"),
        ("Mig själv", "own"),
        ("mitt konto", "own"),
        ("min arbetsgivares uppgifter", "company"),
        ("FÖRETAGET där jag jobbar", "company"),
        ("kundföretagets", "company"),
        ("det är kundens uppgifter", "company"),
        ("våra kunders", "company"),
        ("vet inte", "unknown"),
        ("ingen aning om det är mina eller firmans", "unknown"),
        ("det är mina egna, jag kunde inte logga in", "own"),
        ("hoppas det", None),
        ("omat tiedot", "own"),
        ("minun omia tietojani", "own"),
        ("mun tiedot vaan", "own"),
        ("työnantajani tiedot", "company"),
        ("yrityksen, jossa olen töissä", "company"),
        ("en tiedä", "unknown"),
        ("emmä tiedä onko ne omia", "unknown"),
        ("molemmat", "unknown"),
        ("toivottavasti", None),
        ("my own data", "own"),
        ("Mine.", "own"),
        ("my employer's", "company"),
        ("the organisation I work for", "company"),
        ("I don't know", "unknown"),
        ("I don’t know", "unknown"),
        ("not sure if it is mine or the company's", "unknown"),
        ("hopefully", None),
    ],
)
def test_whose_data_it_is_is_read_from_own_words(text: str, role: str | None) -> None:
    assert read_role(a_turn(text)) == role


@pytest.mark.parametrize(
    "text", ["är det mina egna eller företagets", "mitä omat tarkoittaa", "what is my own data"]
)
def test_a_question_about_the_question_is_no_answer(text: str) -> None:
    assert read_role(a_turn(text)) is None


def test_a_button_says_whose_data_it_is() -> None:
    assert read_role(a_turn("/affirm", "affirm", entities={"role": "company"})) == "company"


@pytest.mark.parametrize(
    ("text", "wish", "email"),
    [
        ("<EMAIL_ADDRESS>", "fallback", "given"),
        ("skriv till <EMAIL_ADDRESS> tack", "thanks", "given"),
        ("nej, men <EMAIL_ADDRESS> går bra", "deny", "given"),
        ("nej tack", "deny", "none"),
        ("en halua", "deny", "none"),
        ("no thanks", "deny", "none"),
        ("<PHONE_NUMBER>", "fallback", None),
        ("ok", "affirm", None),
    ],
)
def test_an_e_mail_address_is_given_or_declined(text: str, wish: str, email: str | None) -> None:
    assert read_email(a_turn(text, wish)) == email


def test_a_button_declines_the_e_mail_address() -> None:
    assert read_email(a_turn("/deny", "affirm", entities={"email": "none"})) == "none"


@pytest.mark.parametrize(
    ("text", "wish", "addition"),
    [
        ("jag jobbade där 2019", "fallback", "given"),
        ("olin siellä töissä 2019", "fallback", "given"),
        ("I worked there in 2019", "data.user", "given"),
        ("nej", "deny", "none"),
        ("ei kiitos", "thanks", "none"),
        ("hejdå", "goodbye", "none"),
        ("ja", "affirm", None),
        ("glöm det", "cancel", None),
        ("what else do you need", "fallback", None),
        ("mitä muuta tarvitsette?", "fallback", None),
    ],
)
def test_whatever_is_neither_a_no_nor_a_question_is_an_addition(
    text: str, wish: str, addition: str | None
) -> None:
    assert read_addition(a_turn(text, wish)) == addition


@pytest.mark.parametrize(
    ("wish", "confirmed"),
    [("affirm", "yes"), ("thanks", "yes"), ("goodbye", "yes"), ("deny", None), ("data", None)],
)
def test_a_typed_no_is_not_yet_a_withdrawal(wish: str, confirmed: str | None) -> None:
    assert read_confirmed(a_turn("…", wish)) == confirmed


def test_a_button_says_no_at_once() -> None:
    assert read_confirmed(a_turn("/affirm", "affirm", entities={"confirmed": "no"})) == "no"


@pytest.mark.parametrize(
    "text",
    [
        "Vad betyder det",
        "  hur länge sparas det",
        "vilka uppgifter",
        "mikä se on",
        "voiko ne poistaa",
        "kenelle",
        "How long",
        "my own?",
        "…why",
    ],
)
def test_a_question_is_one_by_its_mark_or_its_first_word(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text", ["jag vill veta hur", "kanske", "varsågod", "mittari", "areas", "whoever"]
)
def test_other_words_ask_nothing(text: str) -> None:
    assert not is_question(text)


@pytest.mark.parametrize(
    ("slot", "confidence", "lost"),
    [
        ("role", 0.6, True),
        ("role", 0.59, False),
        ("email", 0.5, False),
        ("addition", 0.4, True),
        ("addition", 0.39, False),
    ],
)
def test_a_request_instead_of_an_answer_is_seen_the_sooner_the_freer_the_answer(
    slot: str, confidence: float, lost: bool
) -> None:
    turn = a_turn("radera allt om mig", "request.erasure", confidence=confidence)
    assert is_something_else(slot, turn) is lost


@pytest.mark.parametrize(
    ("text", "confidence", "asks"),
    [
        ("How long do you keep it", 0.6, True),
        ("How long do you keep it", 0.59, False),
        ("you keep my own data", 0.9, False),
    ],
)
def test_a_question_of_ones_own_is_one_that_is_asked_and_understood(
    text: str, confidence: float, asks: bool
) -> None:
    assert is_something_else("role", a_turn(text, "retention", confidence=confidence)) is asks


@pytest.mark.parametrize("text", ["<EMAIL_ADDRESS>", "<PERSON>, <PHONE_NUMBER>.", "…", ""])
def test_a_placeholder_alone_is_neither_a_request_nor_a_question(text: str) -> None:
    assert not is_something_else("email", a_turn(text, "request.access"))


def test_a_button_answers_what_was_asked() -> None:
    pressed = a_turn("/request_access", "request.access", entities={"role": "own"})
    assert not is_something_else("role", pressed)


def test_small_talk_is_no_request() -> None:
    assert not is_something_else("role", a_turn("hello there, how are you", "greeting"))
