"""Follow-ups keep their subject, and whole questions are left to the classifier."""

import json
from dataclasses import asdict
from itertools import product
from pathlib import Path

import pytest

from actions.answer import ActionAnswer, ActionOfferTopics
from actions.follow_ups import Subject, follow_up, subject_after
from actions.requests import ActionOpenTickets
from cases.taxonomy import taxonomy
from tests.actions.talk import Talk, a_turn

MESSAGES = Path(__file__).parents[1] / "messages"
SUBJECTS = [
    Subject(aspect, party)
    for aspect, party in product(
        ("retention", "data", "purposes", "sharing"), ("any", "user", "contact", "course")
    )
] + [Subject(None, "request")]


def topic_of(text: str, aspect: str | None, party: str) -> str | None:
    found = follow_up(a_turn(text), {"aspect": aspect, "party": party})
    return found[0].first if found else None


@pytest.mark.parametrize(
    "text",
    ["och hur länge då?", "hur länge?", "Hur länge sparas de?", "entä kuinka kauan?", "kauanko?",
     "kuinka kauan niitä säilytetään?",
     "and how long?", "how long?", "for how long are they kept?"],
)  # fmt: skip
def test_how_long_is_of_those_the_last_answer_was_about(text: str) -> None:
    assert topic_of(text, "data", "user") == "retention.user"
    assert topic_of(text, "data", "contact") == "retention.contact"
    assert topic_of(text, "sharing", "any") == "retention"


@pytest.mark.parametrize(
    "text",
    ["och för användare?", "vad gäller för användare?", "och användarna då?", "entä käyttäjät?",
     "entäs käyttäjien tiedot?", "koskeeko sama käyttäjiä?", "what about users?", "and users?",
     "is it the same for users?"],
)  # fmt: skip
def test_what_about_users_is_the_last_question_once_more(text: str) -> None:
    assert topic_of(text, "retention", "any") == "retention.user"
    assert topic_of(text, "data", "any") == "data.user"
    assert topic_of(text, "sharing", "any") == "sharing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("och när jag kontaktar er?", "retention.contact"),
        ("entä yhteydenotot?", "retention.contact"),
        ("and if I write to support?", "retention.contact"),
        ("och för kunder?", "retention"),
        ("entä asiakkaat?", "retention"),
        ("and for customers?", "retention"),
        ("och om jag slutar vara kund?", "retention.termination"),
        ("entä sopimuksen jälkeen?", "retention.termination"),
        ("and after the contract ends?", "retention.termination"),
        ("och varför?", "purposes"),
        ("entä miksi?", "purposes"),
        ("and why?", "purposes"),
        ("och vem får dem?", "sharing"),
        ("entä kuka näkee ne?", "sharing"),
        ("and who gets it?", "sharing"),
        ("och vilka uppgifter?", "data"),
        ("entä mitä tietoja?", "data"),
        ("and what data?", "data"),
    ],
)
def test_other_parties_and_other_aspects_follow_too(text: str, expected: str) -> None:
    assert topic_of(text, "retention", "any") == expected


@pytest.mark.parametrize("text", ["och hur länge då?", "entä kuinka kauan?", "and how long?"])
def test_how_long_after_a_request_is_how_long_it_takes(text: str) -> None:
    assert topic_of(text, None, "request") == "response_time"


@pytest.mark.parametrize(
    "text", ["hur lång tid tar det?", "kauanko se kestää?", "how long will it take?"]
)
def test_how_long_it_takes_is_about_a_request_whatever_was_spoken_of(text: str) -> None:
    assert topic_of(text, "data", "user") == "response_time"


@pytest.mark.parametrize("text", ["hur länge sparas det?", "how long is it kept?"])
def test_how_long_something_is_kept_is_no_question_about_the_request(text: str) -> None:
    assert topic_of(text, None, "request") is None


@pytest.mark.parametrize(
    "text",
    ["Hur länge sparar ni uppgifter?", "Varför behandlar ni mina uppgifter?", "användare",
     "Kuinka kauan säilytätte tietoja?", "How long do you keep data?",
     "Delete it", "and delete it", "och radera dem", "ja poistakaa ne", "ok", "och", "", "…",
     "/retention"],
)  # fmt: skip
def test_a_question_or_an_order_that_stands_by_itself_is_no_follow_up(text: str) -> None:
    assert topic_of(text, "data", "user") is None


def test_nothing_follows_where_nothing_was_said() -> None:
    assert follow_up(a_turn("and how long?"), None) is None


#: Messages that lean on something said before, and so are what they are taken for.
LEANING = {"Hur länge sparas det?"}


@pytest.mark.parametrize("file", sorted(MESSAGES.rglob("*.jsonl")), ids=str)
def test_no_whole_message_is_taken_as_a_follow_up(file: Path) -> None:
    texts = [json.loads(line)["text"] for line in file.read_text("utf-8").splitlines()]
    taken = {
        text
        for text, subject in product(texts, SUBJECTS)
        if follow_up(a_turn(text), asdict(subject))
    }
    assert taken <= LEANING


def test_every_answer_is_a_topic_that_the_assistant_knows() -> None:
    for aspect, party in product(("retention", "data", "purposes", "sharing"), ("any", "after")):
        assert Subject(aspect, party).topic in taxonomy().topics


def test_small_talk_leaves_the_subject_as_it_was() -> None:
    earlier = {"aspect": "data", "party": "user"}
    assert subject_after([], earlier) == earlier
    assert subject_after(["sharing", "retention.contact"], earlier) == {
        "aspect": "retention",
        "party": "contact",
    }


def test_the_subject_lasts_over_several_follow_ups(talk: Talk) -> None:
    talk.hear("What do you register about users?", "data.user")
    talk.run(ActionAnswer)
    for text, wish, answer in (
        ("and how long?", "retention", "utter_retention_user"),
        ("who gets it?", "sharing", "utter_sharing"),
        ("thanks", "thanks", "utter_thanks"),
        ("and for how long?", "retention", "utter_retention_user"),
    ):
        talk.hear(text, wish)
        assert talk.run(ActionAnswer).said == [answer]


def test_a_follow_up_is_told_as_what_it_means(talk: Talk) -> None:
    talk.slots["subject"] = asdict(Subject("retention", "any"))
    talk.hear("what about users?", "data.user", confidence=0.4)
    outcome = talk.run(ActionAnswer)
    assert outcome.turn == {"topics": ["retention.user"], "confidence": 1.0}


def test_a_follow_up_that_was_not_understood_alone_is_answered(talk: Talk) -> None:
    talk.slots |= {"subject": asdict(Subject("retention", "any")), "misses": 1}
    talk.hear("entä käyttäjät?")
    outcome = talk.run(ActionOfferTopics)
    assert (outcome.said, outcome.slots["misses"]) == (["utter_retention_user"], 0)


def test_a_follow_up_that_looked_like_a_request_opens_nothing(talk: Talk) -> None:
    talk.slots["subject"] = asdict(Subject("data", "user"))
    talk.hear("and how long?", "request.erasure")
    assert talk.run(ActionOpenTickets).said == ["utter_retention_user"]
    assert talk.tickets() == []
