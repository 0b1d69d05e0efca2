"""Looks that spare a longer one: they must let through all that the longer one finds."""

import pytest
import regex

from pii.names import called_after
from pii.recognizers import months, namesakes

MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "sept",
    "oct",
    "okt",
    "nov",
) + ("dec", "april", "june", "august", "augusti", "May", "JUNE")
IN_FINNISH = (
    "tammi",
    "helmi",
    "maalis",
    "huhti",
    "touko",
    "kesä",
    "heinä",
    "elo",
    "syys",
    "loka",
) + ("marras", "joulu")
AFTER = (
    ("-pusero", " -seura", "s kansallispuisto", " Children's Hospital", " Memorial Park", " dress")
    + (" Aalto lamp", "s skola", " 170x240", " Borg-butiken", " 90 cm", "-niminen", " Andersson")
    + (", hej", "", " är här", " -hon vet", "'s rug", "” font")
)
BEFORE = ("", "the ", "Matta ", "the Alvar ", "vår hund ")


@pytest.mark.parametrize("month", MONTHS)
def test_a_month_behind_its_day_is_one(month: str) -> None:
    text = f"vi ses 11 {month} som sagt"
    assert months.is_month(text, 10, 10 + len(month))


@pytest.mark.parametrize("month", IN_FINNISH)
@pytest.mark.parametrize("text", ["{}–marraskuu", "joulu-{}"])
def test_two_months_in_finnish_are_months(month: str, text: str) -> None:
    both = text.format(month)
    assert months.is_month(both, 0, len(both))


def test_nothing_that_makes_a_thing_of_a_name_is_passed_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    texts = [(f"{b}{n}{a}", len(b), len(b + n)) for b in BEFORE
             for n in ("Jussi", "Björn", "Elsa", "Urho Kekkosen") for a in AFTER]  # fmt: skip
    quick = [namesakes._goes_on(*each) for each in texts]
    monkeypatch.setattr(namesakes, "_ANYTHING_AFTER", regex.compile(""))
    assert quick == [namesakes._goes_on(*each) for each in texts]
    assert any(quick)


@pytest.mark.parametrize(
    ("before", "name", "after"),
    [
        *((f"ute i {saint} ", "Anna", "") for saint in ("S:t", "S:ta", "Sankt", "Sankta", "St")),
        *((f"at {saint} ", "Mary", "") for saint in ("St.", "Saint", "Pyhän")),
        *((f"our cat {word} ", "Luna", "") for word in ("called", "named")),
        *((f"vår hund{word} ", "Luna", "") for word in (" heter", ", som heter")),
        *((f"kissamme {word} ", "Luna", "") for word in ("nimeltä", "nimeltään")),
        ("vår hund (", "Luna", ")"),
        *(("", word, "! Nimeni on") for word in ("Hola", "Merhaba", "Dzień", "TERE")),
        *(("vi ses 11 ", month, "") for month in MONTHS),
        *(("", verb, "") for verb in ("Will you see it", "May I ask", "Ran into her")),
        *(("", verb, "") for verb in ("Min kollega", "Ville bara fråga")),
        ("162 kr/", "tim", ""),
        ("sjuk fr ", "o m", ""),
        ("somebody ", "elses", ""),
        ("New Year's ", "Eve", ""),
        ("", "Art", ". 15 GDPR"),
        ("", "Bg", ": 5714-9031"),
        ("ready ", "Thu", ""),
        ("BIC ", "OKOYFIHH", ""),
    ],
)
def test_what_is_called_like_a_person_is_known_as_none(before: str, name: str, after: str) -> None:
    assert namesakes.is_namesake(before + name + after, len(before), len(before + name))


def test_all_that_is_called_after_persons_is_found_in_a_text() -> None:
    for line in called_after.FILE.read_text("utf-8").splitlines():
        for text in (f"Vi ses på {line}, sa Anna", f"vi ses på {line.lower()}s"):
            assert called_after.automaton().possible(text), line
