"""Names grown to what belongs to them."""

import time

import pytest

from pii.redactor import find
from pii.spans import Span
from pii.whole_names import whole_names


def grown(text: str, name: str) -> str:
    """Return what becomes of one found name."""
    at = text.index(name)
    found = whole_names(text, [Span(at, at + len(name), "PERSON", 0.85)])
    return text[found[0].start : found[0].end] if found else name


@pytest.mark.parametrize(
    ("text", "name", "whole"),
    [
        ("advokat Dag Wallenstråle säger nej", "Wallenstråle", "Dag Wallenstråle"),
        ("volontären Alla Bondarenko behöver nyckel", "Bondarenko", "Alla Bondarenko"),
        ("ask Will Marks, he knows", "Marks", "Will Marks"),
        ("Märkt Eriksson T.. Tack", "Eriksson", "Eriksson T."),
        ("Noora K, talousosasto", "Noora", "Noora K"),
        ("hälsn jörgen b, driften", "jörgen", "jörgen b"),
        ("ruudunpaikka (H. Nieminen)", "Nieminen", "H. Nieminen"),
        ("faktura till g. håkansson", "håkansson", "g. håkansson"),
        ("Allekirjoitus: N-Å Wikström", "Wikström", "N-Å Wikström"),
        ("STOCKHOLM\nM BLIXT", "BLIXT", "M BLIXT"),
        ("till Ruprecht v. Hohenlinden", "Hohenlinden", "Hohenlinden"),
        ("GP: al-Jubouri.", "Jubouri", "al-Jubouri"),
        ("Sambo: Inga-Maj Sköld. Tack", "Inga-Maj", "Inga-Maj Sköld"),
        ("we hired Roxanne Quick from May", "Roxanne", "Roxanne Quick"),
        ("we hired Rikva Suutari in May", "Suutari", "Rikva Suutari"),
        ("till Therese Mbeki Lund.", "Therese Mbeki", "Therese Mbeki Lund"),
    ],
)
def test_what_belongs_to_a_name_is_of_it(text: str, name: str, whole: str) -> None:
    assert grown(text, name) == whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Hei Wallenstråle, kiitos", "Wallenstråle"),
        ("Will Marks come?", "Marks"),
        ("Name Bondarenko, contract 4", "Bondarenko"),
        ("en fråga: Alla Bondarenko vet", "Bondarenko"),
        ("Anna Maria Lindqvist Support", "Anna Maria Lindqvist"),
        ("Hej Karin Tack för svaret", "Karin"),
        ("ask Miss Lindqvist about it", "Lindqvist"),
        ("vi skickar Lassi Gold från maj", "Lassi"),
        ("och sedan Är Lindqvist klar", "Lindqvist"),
        ("Soita Maija p. 040 123 4567", "Maija"),
        ("hälsa Sara v. 34-36", "Sara"),
        ("p.g.a. svensson är sjuk", "svensson"),
        ("Hi Karen Boots charged me", "Karen"),
        ("in May Johnson called us", "Johnson"),
        ("about Case Smith, I ask", "Smith"),
        ("Närvarande: Erik \nLindqvist", "Lindqvist"),
        ("", ""),
        ("Milo f. 190823", "Milo"),
        ("o.s. Sandström", "Sandström"),
        ("40 m. Nieminen", "Nieminen"),
        ("Speak soon, Shiv x", "Shiv"),
        ("anna o Lisa", "anna"),
        ("kontakta Karin I morgon", "Karin"),
        ("Dag\nWallenstråle", "Wallenstråle"),
        ("dag Wallenstråle", "Wallenstråle"),
    ],
)
def test_what_does_not_belong_to_it_stays(text: str, name: str) -> None:
    assert grown(text, name) == name


def test_two_parts_with_a_particle_between_are_one() -> None:
    text = "mail Rhys ap Gwilym now"
    parts = [Span(5, 9, "PERSON", 0.85), Span(13, 19, "PERSON", 0.85)]
    assert [(s.start, s.end) for s in whole_names(text, parts)] == [(5, 19)]


def test_many_names_and_firms_take_no_longer_each() -> None:
    text = "ask Dag Wallenstråle, Lindqvist Bygg AB now. " * 4000
    names = [Span(at, at + 12, "PERSON", 0.85) for at in range(8, len(text), 45)]
    began = time.perf_counter()
    assert len(whole_names(text, names)) == 4000
    assert time.perf_counter() - began < 2


def test_only_persons_grow() -> None:
    text = "ask Will Marks, he knows"
    assert whole_names(text, [Span(9, 14, "ONLINE_ID", 0.85)]) == []


def test_a_firms_name_stays() -> None:
    text = "faktura från Dag Wallenstråle Bygg AB idag"
    assert grown(text, "Wallenstråle") == "Wallenstråle"


def test_the_redactor_gives_the_whole_name() -> None:
    text = "Kontaktperson är advokat Dag Wallenstråle, Lund."
    assert "Dag Wallenstråle" in [text[s.start : s.end] for s in find(text, language="sv")]
