"""Whose data a message says that it is about."""

import pytest

from actions.form_answers import _role_by_relation, heard
from actions.other_people import persons_in
from actions.request_form import ValidateRequestForm
from cases.taxonomy import Language
from tests.actions.talk import Talk, a_turn


@pytest.mark.parametrize(
    ("text", "language", "named"),
    [
        ("delete my mother's details", "en", ["mother"]),
        ("a copy for my wife too", "en", ["wife"]),
        ("delete my data", "en", ["self"]),
        ("delete my account already, my kids get your mails", "en", ["self"]),
        ("delete it all, my wife has been waiting", "en", []),
        ("please delete my data, and my wife's too", "en", ["self", "wife"]),
        ("delete mine and my sons", "en", ["self", "son"]),
        ("my mum died in april, can you delete her account", "en", ["mother"]),
        ("My daughter is 12. Send me what you have on her", "en", ["daughter"]),
        ("my husband is on the phone, delete my account", "en", ["self"]),
        ("min pappa dog i våras, ta bort hans konto", "sv", ["father"]),
        ("vad har ni om min son? jag vill ha en kopia", "sv", ["son"]),
        ("isäni kuoli, haluan että hänen tietonsa poistetaan", "fi", ["father"]),
        ("mitä tietoja pojastani on? haluan kopion niistä", "fi", ["son"]),
        ("lopettakaa äitini mainokset", "fi", ["mother"]),
        ("radera min sons konto", "sv", ["son"]),
        ("jag vill ha en kopia på min dotters uppgifter också", "sv", ["daughter"]),
        ("radera mitt eget konto", "sv", ["self"]),
        ("kan man få sin data raderad", "sv", []),
        ("haluan vaimoni tiedot", "fi", ["wife"]),
        ("poistakaa mun äidin tili", "fi", ["mother"]),
        ("poistakaa myös vanhempi tilini", "fi", ["self"]),
        ("poistakaa mun vanhemmat tiedot", "fi", []),
        ("poistakaa minun ja mieheni tiedot", "fi", ["husband", "self"]),
        ("poistakaa minutkin", "fi", ["self"]),
        ("delete my and my wife's data", "en", ["self", "wife"]),
        ("I want a copy too", "en", ["self"]),
        ("ta bort mina och min frus uppgifter", "sv", ["self", "wife"]),
        ("radera mig också", "sv", ["self"]),
    ],
)
def test_whose_data_a_message_is_about(text: str, language: Language, named: list[str]) -> None:
    assert sorted(persons_in(a_turn(text, language=language))) == named


@pytest.mark.parametrize(
    ("text", "role"),
    [("I never was a customer", "own"), ("jag har aldrig varit kund hos er", "own"),
     ("en oo ikinä ollu asiakas", "own"), ("jag är kund", "own"),
     ("I'm just somebody you have phoned, not a customer", "own"),
     ("jag är anställd på Ica i Falun", "company"), ("I work at the Coop in Borås", "company"),
     ("oon duunissa Raisiossa", "company")],
)  # fmt: skip
def test_a_customer_and_a_stranger_are_ours_and_an_employee_is_the_employers(
    text: str, role: str
) -> None:
    assert heard("role", a_turn(text, "out_of_scope")) == role


@pytest.mark.parametrize(
    "text",
    ["am I a customer?", "I'm not sure, I work at a company that uses your payroll",
     "I'm not a customer, I work for one", "glöm det, jag är inte kund", "jag jobbar hos er",
     "I'm a customer of a shop that uses you", "my son's data, he is not a customer",
     "I'm not a customer, my employer is", "not employed by anyone, I bought the app"],
)  # fmt: skip
def test_what_does_not_say_it_is_left_to_what_was_learnt(text: str) -> None:
    assert _role_by_relation(a_turn(text, "controller")) is None


@pytest.mark.parametrize("text", ["You keep calling me, stop it", "jag är kund, radera allt"])
def test_an_order_at_the_question_is_no_answer(text: str) -> None:
    turn = a_turn(text, "request.stop_marketing", confidence=0.85)
    assert _role_by_relation(turn) is None


def test_of_a_leak_the_company_is_told_to_notify(talk: Talk) -> None:
    talk.open("report.breach")
    talk.slots["requested_slot"] = "role"
    talk.hear("my employer's", "out_of_scope")
    assert talk.answer(ValidateRequestForm).said == ["utter_role_company_breach"]


def test_a_complaint_about_a_company_is_not_simply_passed_on_to_it(talk: Talk) -> None:
    talk.open("request.complaint")
    talk.slots["requested_slot"] = "role"
    talk.hear("my employer's", "out_of_scope")
    assert talk.answer(ValidateRequestForm).said == ["utter_role_company_complaint"]


def test_an_order_beside_the_complaint_is(talk: Talk) -> None:
    talk.open("request.complaint", "request.access")
    talk.slots["requested_slot"] = "role"
    talk.hear("my employer's", "out_of_scope")
    said = talk.answer(ValidateRequestForm).said
    assert said == ["utter_role_company_complaint", "utter_role_company"]
