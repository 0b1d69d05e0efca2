"""Things that stand beside a name and bear it."""

import pytest

from pii.recognizers.namesakes import is_namesake

THINGS = [
    ('avbokning av rum "Greta", våning 2', "Greta"),
    ("i rummet ”Selma Lagerlöf”", "Selma"),
    ("då för noden Magnus Ladulås.", "Magnus Ladulås"),
    ("plugin Julia 1.10.", "Julia"),
    ("– paret: sviten Selma\n– barn", "Selma"),
    ("Tulostuspalvelin Väinö: ajurivirhe", "Väinö"),
    ("the Astrid Lindgren exhibition", "Astrid Lindgren"),
    ("left on the Ferdinand trolley", "Ferdinand"),
    ("that the May invoice would be split", "May"),
    ("in the Linné meeting room", "Linné"),
    ("the Gustavsson trophy has to be back", "Gustavsson"),
    ("Returen gäller klänning Ingrid, strl 38", "Ingrid"),
    ("och skjorta Oscar slim, strl M", "Oscar"),
    ("från Katarina Norra skola till", "Katarina"),
    ("Kan köket på Selma Lagerlöfskolan", "Selma"),
    ("vid Gustav Adolfsskolan, inte", "Gustav"),
    ("Stängt Kristi himmelsfärd", "Kristi"),
    ("valaistus Eerolan koulun edessä", "Eerolan"),
    ("Pyhän kirkossa ja Henrikin kappeliin", "Henrikin"),
    ('"scheme": "MARIA-40H"', "MARIA"),
    ("on May Day and paid", "May"),
    ("as. kert. ettei pääse", "kert"),
    ("Dzień dobry, jag heter", "Dzień dobry"),
]
PERSONS = [
    ("rummet Anna bokade är för litet", "Anna"),
    ("i rum 12, Anna Berg", "Anna Berg"),
    ("Rum Svensson ska ha extrasäng.", "Svensson"),
    ("Det spelar ingen roll Karin, tack", "Karin"),
    ("Tack för paketet Anna.", "Anna"),
    ("Kan du starta om servern Jonas?", "Jonas"),
    ("Projektet Lars är ansvarig för går bra", "Lars"),
    ("The role Emma Brown is in is wrong", "Emma Brown"),
    ("please send me the template Karen.", "Karen"),
    ("I need the Margaret Thompson invoice", "Margaret Thompson"),
    ("Can you resend the Johnson invoice?", "Johnson"),
    ("Please cancel the Emma Johansson room", "Emma Johansson"),
    ("Har ni sett min katt Lena?", "Lena"),
    ("Mannen med båten heter Erik.", "Erik"),
    ("er hund, Per, bet mig", "Per"),
    ("Tulostimen Jukka vei kotiin", "Jukka"),
    ("Huone Virtanen, kaksi yötä", "Virtanen"),
    ("Ilonan koulu alkaa", "Ilonan"),
    ("Virtasen koulu alkaa", "Virtasen"),
    ("Pojan Laitisen sairaalaan tulo", "Laitisen"),
    ("Matin kirkkohäät", "Matin"),
    ("Anna Virtasen koulu", "Anna Virtasen"),
    ("Vaktmästare Nils Västra skolan", "Nils"),
    ("Ella Kungsholmsskolan kl 15", "Ella"),
    ("Anna, strl M; Bo, strl L", "Anna"),
    ("Thanks for the dress Sarah, size 12 fits", "Sarah"),
    ("Tala med Kert. Tack!", "Kert"),
    ("May says no", "May"),
    ("Signed by John-2.", "John"),
    ("Anna-070 123 45 67", "Anna"),
]


@pytest.mark.parametrize(("text", "name"), THINGS)
def test_a_thing_bears_the_name(text: str, name: str) -> None:
    start = text.index(name)
    assert is_namesake(text, start, start + len(name))


@pytest.mark.parametrize(("text", "name"), PERSONS)
def test_a_person_beside_a_thing_is_one(text: str, name: str) -> None:
    start = text.index(name)
    assert not is_namesake(text, start, start + len(name))
