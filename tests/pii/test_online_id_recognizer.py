"""ONLINE_ID: a table of hits and near-misses."""

import pytest

HITS = [
    ("skriv till @annaberg_", "@annaberg_"),
    ("https://www.linkedin.com/in/anna-berg-123", "https://www.linkedin.com/in/anna-berg-123"),
    ("facebook.com/anna.berg", "facebook.com/anna.berg"),
    ("github.com/annab", "github.com/annab"),
    ("användarnamn: annab", "annab"),
    ("Mitt användarnamn är annaberg", "annaberg"),
    ("användarnamn annab, lösenord", "annab"),
    ("käyttäjätunnus mattiv", "mattiv"),
    ("käyttäjätunnukseni on matti.v", "matti.v"),
    ("username anna_b works", "anna_b"),
    ("login: anna.b", "anna.b"),
    ("inloggning annab12", "annab12"),
    ("instagram: annaberg", "annaberg"),
    ("https://x.com/annab", "https://x.com/annab"),
]
MISSES = [
    "min inloggning fungerar inte",
    "användarnamn saknas",
    "username is wrong",
    "anna@firma.example",
    "login to the portal",
    "linkedin.com/company/softone",
    "tunnus: 207439",
    "käyttäjätunnus puuttuu.",
    "a@b",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_a_user_name_handle_or_profile_link_is_found(found, text, value):
    assert found(text, "ONLINE_ID") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_words_about_logging_in_stay(found, text):
    assert found(text, "ONLINE_ID") == []
