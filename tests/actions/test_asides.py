"""Inside the form: why it asks, and corrections of what was answered before."""

import pytest

from actions.answer import ActionAnswer, ActionOfferTopics
from actions.corrections import corrected_role, gives_address, takes_address_back
from actions.reasons import asks_why
from actions.request_form import ValidateRequestForm
from actions.request_questions import ASKING
from actions.requests import ActionOpenTickets
from cases.models import Case
from tests.actions.talk import Talk, a_turn

ASK_ROLE, ASK_EMAIL, ASK_ADDITION, _ = ASKING


@pytest.fixture
def asked(talk: Talk) -> Talk:
    """Somebody who asked for erasure of their own data, gave an address, and may add something."""
    talk.open("request.erasure")
    talk.slots |= {"role": "own", "email": "given", "requested_slot": "addition"}
    with talk.desk.sessions.begin() as db:
        case = db.get_one(Case, talk.case_id)
        case.requester_email, case.requester_index = b"encrypted", "index"
    return talk


def address_of(talk: Talk) -> bytes | None:
    with talk.desk.sessions.begin() as db:
        return db.get_one(Case, talk.case_id).requester_email


@pytest.mark.parametrize(
    "text",
    ["varför frågar ni det?", "varför vill du veta det?", "måste jag svara?", "vad menar du?",
     "miksi kysyt tätä?", "miksi?", "onko pakko vastata?", "mitä väliä sillä on?",
     "why do you ask?", "why?", "do I have to answer?", "what difference does it make?"],
)  # fmt: skip
@pytest.mark.parametrize("slot", ["role", "email", "addition", "confirmed"])
def test_why_is_the_reason_of_the_question_that_was_asked(text: str, slot: str) -> None:
    assert asks_why(a_turn(text), asked=slot) == slot


@pytest.mark.parametrize(
    "text",
    ["Varför behöver ni min e-post?", "vad ska ni ha min mejladress till?",
     "Miksi tarvitsette sähköpostini?", "mihin sähköpostiani käytetään?",
     "why do you need my e-mail?", "who will see my email address?", "do you sell my email?"],
)  # fmt: skip
def test_why_the_address_is_the_reason_of_that_question(text: str) -> None:
    assert asks_why(a_turn(text), asked="role") == "email"


@pytest.mark.parametrize(
    "text",
    ["varför sparar ni mina uppgifter?", "miksi käsittelette tietojani?", "my own",
     "why do you process my data?", "how long do you keep it?", "who gets my data?",
     "why was my account closed?", "because I want to", "<EMAIL_ADDRESS>", ""],
)  # fmt: skip
def test_a_question_about_data_is_the_policys_to_answer(text: str) -> None:
    assert asks_why(a_turn(text), asked="email") is None


@pytest.mark.parametrize(
    ("text", "just_given"),
    [("nej, e-posten var fel", False), ("jag skrev fel e-postadress", False),
     ("ei, sähköposti oli väärä", False), ("sähköpostissa oli kirjoitusvirhe", False),
     ("no, that e-mail was wrong", False), ("sorry, I gave you the wrong email", False),
     ("oj det blev fel", True), ("se meni väärin", True), ("that was wrong", True)],
)  # fmt: skip
def test_an_address_is_taken_back_in_words(text: str, just_given: bool) -> None:
    assert takes_address_back(a_turn(text), just_given=True)
    assert takes_address_back(a_turn(text), just_given=False) is not just_given


@pytest.mark.parametrize(
    "text",
    ["ni skickade mejlet till fel person", "you sent my email to the wrong person",
     "lähetitte sähköpostin väärälle henkilölle", "my address in your register is wrong", "no",
     "the wrong data was erased"],
)  # fmt: skip
def test_a_breach_or_an_error_in_the_register_is_no_correction(text: str) -> None:
    assert not takes_address_back(a_turn(text), just_given=True)


@pytest.mark.parametrize(
    "text",
    ["<EMAIL_ADDRESS>", "nej, det ska vara <EMAIL_ADDRESS>", "oikea osoite on <EMAIL_ADDRESS>",
     "no, it should be <EMAIL_ADDRESS>"],
)  # fmt: skip
def test_an_address_with_few_words_around_it_is_one_to_answer_to(text: str) -> None:
    assert gives_address(a_turn(text))
    assert not gives_address(a_turn(f"{text} and delete everything stored under it"))


@pytest.mark.parametrize(
    "text",
    ["min gamla adress var <EMAIL_ADDRESS>", "tilini on <EMAIL_ADDRESS>",
     "my account is <EMAIL_ADDRESS>", "the e-mail address"],
)  # fmt: skip
def test_an_address_that_is_spoken_of_is_not_one_to_answer_to(text: str) -> None:
    assert not gives_address(a_turn(text))


@pytest.mark.parametrize(
    "text",
    ["nej, det gäller min arbetsgivare", "ei vaan työnantajan tietoja",
     "sorry, I meant my employer's data", "not my own but my company’s"],
)  # fmt: skip
def test_whose_data_it_is_is_corrected_in_words(text: str) -> None:
    assert corrected_role(a_turn(text), known="own") == "company"
    assert corrected_role(a_turn(text), known="company") is None


def test_the_reason_is_told_and_the_question_stays(asked: Talk) -> None:
    asked.hear("Why do you need my e-mail?", "purposes")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["addition"]) == (["utter_why_email"], None)
    assert outcome.turn["topics"] == []


def test_an_address_that_was_wrong_is_forgotten_and_asked_for_again(asked: Talk) -> None:
    asked.hear("no, that e-mail was wrong", "report.breach")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_email_forgotten"]
    assert outcome.slots["email"] is None
    assert (address_of(asked), len(asked.tickets())) == (None, 1)


@pytest.mark.parametrize("slot", ["role", "addition", "confirmed"])
def test_another_address_is_kept_whatever_is_asked(asked: Talk, slot: str) -> None:
    asked.slots["requested_slot"] = slot
    asked.hear("no, it should be <EMAIL_ADDRESS>", "request.rectification")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_email_changed"]
    assert outcome.turn["address_in"] == asked.message_id
    assert len(asked.tickets()) == 1


def test_an_address_before_it_is_asked_for_is_not_asked_for_again(asked: Talk) -> None:
    asked.slots |= {"requested_slot": "role", "role": None, "email": None}
    asked.hear("<EMAIL_ADDRESS>")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["email"]) == (["utter_email_noted"], "given")
    assert outcome.slots["role"] is None


def test_an_address_that_comes_with_a_question_is_kept_and_the_question_answered(
    asked: Talk,
) -> None:
    asked.slots |= {"requested_slot": "email", "email": None}
    asked.hear("<EMAIL_ADDRESS>, but how long do you keep it?", "retention")
    outcome = asked.answer(ValidateRequestForm)
    assert outcome.said == ["utter_retention", "utter_email_noted"]
    assert outcome.slots["email"] == "given"


def test_whose_data_it_is_changes_on_the_ticket_and_the_form_goes_on(asked: Talk) -> None:
    asked.hear("sorry, I meant my employer's data", "cancel")
    outcome = asked.answer(ValidateRequestForm)
    assert (outcome.said, outcome.slots["role"]) == (["utter_role_company"], "company")
    assert [ticket.kind for ticket in asked.tickets()] == ["processor_assist"]
    assert asked.run(ASK_ADDITION).said == ["utter_ask_addition"]


def test_an_address_that_was_wrong_is_asked_for_again_after_the_form(asked: Talk) -> None:
    asked.slots |= dict.fromkeys(("role", "email", "addition", "requested_slot", "tickets"))
    asked.hear("that email address was wrong", "report.breach")
    outcome = asked.run(ActionOpenTickets)
    assert outcome.said == ["utter_email_forgotten"]
    assert (outcome.slots["email"], outcome.slots["confirmed"]) == (None, "yes")
    assert outcome.slots["tickets"] == [ticket.reference for ticket in asked.tickets()]
    assert address_of(asked) is None


def test_another_address_is_kept_after_the_form(asked: Talk) -> None:
    asked.slots["requested_slot"] = None
    asked.hear("it should be <EMAIL_ADDRESS>", "identity")
    outcome = asked.run(ActionAnswer)
    assert (outcome.said, outcome.turn["address_in"]) == (
        ["utter_email_changed"],
        asked.message_id,
    )


def test_an_address_where_nothing_is_registered_is_not_kept(talk: Talk) -> None:
    talk.hear("<EMAIL_ADDRESS>")
    outcome = talk.run(ActionOfferTopics)
    assert outcome.said == ["utter_fallback_none"]
    assert "address_in" not in outcome.turn


@pytest.mark.parametrize("text", ["no, that e-mail was wrong", "ei, sähköposti oli väärä"])
def test_a_no_to_the_address_is_no_error_in_the_register(asked: Talk, text: str) -> None:
    asked.slots["requested_slot"] = None
    asked.hear(text, "request.rectification")
    assert asked.run(ActionOpenTickets).said == ["utter_email_forgotten"]


@pytest.mark.parametrize("text", ["my e-mail is wrong", "sorry, my email address is wrong"])
def test_an_error_in_the_register_is_a_request_although_the_form_took_an_address(
    asked: Talk, text: str
) -> None:
    asked.slots["requested_slot"] = None
    asked.hear(text, "request.rectification")
    assert asked.run(ActionOpenTickets).said == ["utter_request_rectification"]
