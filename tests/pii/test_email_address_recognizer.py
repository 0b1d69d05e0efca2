"""EMAIL_ADDRESS: a table of hits and near-misses."""

import pytest

HITS = [
    ("Skriv till anna.berg@firma.example tack", "anna.berg@firma.example"),
    ("min adress är Anna_Berg+faktura@post.firma.se.", "Anna_Berg+faktura@post.firma.se"),
    ("<anna@firma.example>", "anna@firma.example"),
    ("mailto:anna@firma.example?subject=x", "anna@firma.example"),
    ("server anna@intranet svarar", "anna@intranet"),
    ("anna@kontor.local", "anna@kontor.local"),
    ("anna (at) firma . se", "anna (at) firma . se"),
    ("anna [at] firma [dot] se", "anna [at] firma [dot] se"),
    ("mejla anna at firma punkt se", "anna at firma punkt se"),
    ("matti(ät)firma.fi", "matti(ät)firma.fi"),
    ("osoite on matti.virtanen ät firma piste fi", "matti.virtanen ät firma piste fi"),
    ("anna snabel-a firma.example", "anna snabel-a firma.example"),
    ("anna @ firma.example", "anna @ firma.example"),
    ("åsa.öberg@företag.example", "åsa.öberg@företag.example"),
    ("matti{at}firma(dot)fi", "matti{at}firma(dot)fi"),
    ("mejla anna@firma. se", "anna@firma. se"),
    ("anna@\nfirma.se", "anna@\nfirma.se"),
    ("?mail=anna%40firma.se", "anna%40firma.se"),
    ("matti miukumauku yritys piste fi", "matti miukumauku yritys piste fi"),
    ("john at gmail.com", "john at gmail.com"),
    ("john AT firm DOT co DOT uk", "john AT firm DOT co DOT uk"),
    ("matti@yritys.fi-osoite", "matti@yritys.fi"),
]
MISSES = [
    "look at example.com for more",
    "vi ses @ kontoret",
    "möt oss at the office dot",
    "@anna är ute",
    "pris 5 @ 20 kr",
    "skriv till oss. se nedan",
    "I looked at gmail.com",
    "npm i react@18.2.0",
    "git@github.com:firma/repo.git",
    "Instagram @nikki.design",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_an_email_address_is_found_however_it_is_written(found, text, value):
    assert found(text, "EMAIL_ADDRESS") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_what_only_looks_like_an_email_address_stays(found, text):
    assert found(text, "EMAIL_ADDRESS") == []
