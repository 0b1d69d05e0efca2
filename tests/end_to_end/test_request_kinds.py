"""Every kind of request, from its first message to the end of the form: the conversations that
Rasa's runner plays (tests/bot/stories/test_requests_*.yml), through the HTTP API."""

from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from cases.taxonomy import LANGUAGES, taxonomy, topic_of
from tests.end_to_end.running_desk import Visitor
from tests.end_to_end.test_form_conversations import asked

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]

STORIES = Path(__file__).parents[1] / "bot/stories"


def openings(language: str) -> list[tuple[str, str, str]]:
    """(language, what the visitor writes, the kind of request that it is) of every story."""
    stories = yaml.safe_load((STORIES / f"test_requests_{language}.yml").read_text("utf-8"))
    first = [story["steps"][0] for story in stories["stories"]]
    return [(language, step["user"], str(topic_of(step["intent"]))) for step in first]


OPENINGS = [opening for language in LANGUAGES for opening in openings(language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_is_a_story_of_every_kind(language: str) -> None:
    assert {kind for _, _, kind in openings(language)} == set(taxonomy().ticket_kinds)


@pytest.mark.parametrize(("language", "text", "kind"), OPENINGS)
def test_a_request_of_every_kind_comes_to_its_end(
    visitor: NewVisitor, language: str, text: str, kind: str
) -> None:
    someone = visitor(language)
    replies = someone.say(text)
    card = replies[0]["ticket"]
    assert (card["kind"], card["due_on"] is None) == (kind, kind in ("handoff",))
    questions = []
    while replies[-1]["buttons"]:
        questions.append(asked(replies))
        replies = someone.press(replies, 0)
    whose = [] if kind == "handoff" else ["role"]
    assert questions == [*whose, "email", "addition", "confirmed"]
    assert card["reference"] in replies[-1]["text"]
    assert {entry["language"] for entry in someone.thread()} == {language}
