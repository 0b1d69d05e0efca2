"""Things that stand beside a name and bear it."""

import pytest

from pii.recognizers.namesakes import is_namesake

THINGS = [
    ('avbokning av rum "Greta", våning 2', "Greta"),
    ("då för noden Magnus Ladulås.", "Magnus Ladulås"),
    ("mötet är i rummet Selma.", "Selma"),
    ("ilmoitus: rooli Aino ei ole sallittu", "Aino"),
    ("varasimme kokoushuoneen Hilkka", "Hilkka"),
    ("Room Selma Lagerlöf, 2nd floor", "Selma"),
    ("plugin Julia 1.10.", "Julia"),
    ("Vår katt Sture har kissat", "Sture"),
    ("KADONNUT kissa Pirkko, harmaa", "Pirkko"),
    ("lunch in the Marie Curie room, floor 2", "Marie"),
    ("left on the Ferdinand trolley", "Ferdinand"),
    ("I ordered 1 Harry chair, 2 tables", "Harry"),
    ("that the May invoice would be split", "May"),
    ("in the Linné meeting room", "Linné"),
    ("Returen gäller klänning Ingrid, strl 38", "Ingrid"),
    ("och skjorta Oscar slim, strl M", "Oscar"),
    ("från Katarina Norra skola till", "Katarina"),
    ("Kan köket på Selma Lagerlöfskolan", "Selma"),
    ("Stängt Kristi himmelsfärd", "Kristi"),
    ("valaistus Eerolan koulun edessä", "Eerolan"),
    ("Pyhän kirkossa ja Henrikin kappeliin", "Henrikin"),
    ('"scheme": "MARIA-40H"', "MARIA"),
    ("on May Day and paid", "May"),
    ("as. kert. ettei pääse", "kert"),
    ("– paret: sviten Selma\n– barn", "Selma"),
    ("and the boat Greta may be taken", "Greta"),
    ("the Gustavsson trophy has to be back", "Gustavsson"),
    ("vid Gustav Adolfsskolan, inte", "Gustav"),
    ("tack! båten heter Ulrika och", "Ulrika"),
    ("Dzień dobry, jag heter", "Dzień dobry"),
]
PERSONS = [
    ("rummet Anna bokade är för litet", "Anna"),
    ("i rum 12, Anna Berg", "Anna Berg"),
    ("rum: Anna", "Anna"),
    ("huoneessa Anna Virtanen", "Anna Virtanen"),
    ("er hund, Per, bet mig", "Per"),
    ("deras häst Lukas skötare", "Lukas"),
    ("I asked Marie Curie room service", "Marie"),
    ("Anna, strl M; Bo, strl L", "Anna"),
    ("Ella Kungsholmsskolan kl 15", "Ella"),
    ("Ilonan koulu alkaa", "Ilonan"),
    ("Anna Virtasen koulu", "Anna Virtasen"),
    ("May says no", "May"),
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
