"""From a message that was not understood to a training example, through the real processes."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import select

from cases.database import reading
from cases.feedback_models import Feedback
from cases.models import Case
from tests.end_to_end.agent_at_console import AgentAtConsole
from tests.end_to_end.running_desk import RunningDesk, Visitor

pytestmark = pytest.mark.assistant
NewVisitor = Callable[[str | None], Visitor]

ADDRESS = "kerstin.exempelsson@post.example"
# which of them the assistant takes for something changes with what it was taught
VAGUE = (
    "och sen?",
    "och sen då, hur",
    "och {}?",
    "and {}?",
    "samma för {}?",
    "Καλημέρα σας",
    "ni vet den där grejen",
    "den andra då",
)
MISSES = ("fallback", "handoff")
HUMAN = "Jag vill prata med en människa, skriv till {}"
QUESTION = "How long do you keep what I write to support?"


@pytest.fixture
def agent(desk: RunningDesk) -> Iterator[AgentAtConsole]:
    someone = AgentAtConsole(desk)
    yield someone
    someone.http.close()


def thumb(someone: Visitor, reply: dict[str, Any], verdict: str) -> int:
    answer = someone.http.post(
        f"/api/conversations/{someone.id}/feedback",
        json={"message": reply["id"], "verdict": verdict},
        headers=someone.headers,
    )
    return answer.status_code


def of(desk: RunningDesk, someone: Visitor) -> list[Feedback]:
    """What was collected from this visitor."""
    rows = select(Feedback).join(Case, Case.id == Feedback.case_id)
    with reading(desk.sessions) as db:
        return list(db.scalars(rows.where(Case.conversation_id == someone.id)))


def test_a_message_that_ends_in_a_fallback_is_collected_redacted(
    desk: RunningDesk, visitor: NewVisitor
) -> None:
    missed = 0
    for vague in VAGUE:
        someone = visitor("sv")
        replies = someone.say(vague.format(ADDRESS))
        topic = replies[0]["topic"]
        expected = [(topic, vague.format("<EMAIL_ADDRESS>"))] if topic in MISSES else []
        found = of(desk, someone)
        assert [(f.reason, f.text) for f in found] == expected
        missed += topic == "fallback"
    assert missed >= 1


def test_a_message_whose_answer_gets_a_thumb_down_is_collected(
    desk: RunningDesk, visitor: NewVisitor
) -> None:
    someone = visitor("en")
    reply = someone.say(QUESTION)[0]
    assert reply["rateable"]
    assert of(desk, someone) == []
    assert [thumb(someone, reply, "down") for _ in range(2)] == [200, 200]
    (found,) = of(desk, someone)
    assert (found.text, found.reason, found.language) == (QUESTION, "down", "en")
    assert found.understood_as == reply["topic"]
    assert someone.thread()[-1]["verdict"] == "down"


def test_an_agents_id_makes_a_handoff_a_training_example_once(
    desk: RunningDesk, visitor: NewVisitor, agent: AgentAtConsole, tmp_path: Path
) -> None:
    someone, seen = visitor("sv"), HUMAN.format("<EMAIL_ADDRESS>")
    assert someone.say(HUMAN.format(ADDRESS))[0]["topic"] == "handoff"
    (found,) = of(desk, someone)
    assert (found.text, found.reason) == (seen, "handoff")
    page = agent.http.get("/feedback?reason=handoff").text
    assert "Jag vill prata med en människa, skriv till &lt;EMAIL_ADDRESS&gt;" in page
    agent.send_form("/feedback", "/feedback/label", feedback_id=str(found.id), topic="data.images")
    done = desk.command("export-nlu", str(tmp_path))
    assert (done.returncode, done.stderr) == (0, "")
    (file,) = tmp_path.rglob("*.yml")
    assert yaml.safe_load(file.read_text("utf-8"))["nlu"] == [
        {"intent": "data_images", "examples": f"- {seen}\n"}
    ]
    assert [(f.state, f.text) for f in of(desk, someone)] == [("exported", None)]
    assert "sv: 0 examples" in desk.command("export-nlu", str(tmp_path)).stdout
    assert list(tmp_path.rglob("*.yml")) == [file]


def test_a_chat_that_is_taken_back_leaves_nothing_collected(
    desk: RunningDesk, visitor: NewVisitor
) -> None:
    someone = visitor("sv")
    someone.say(HUMAN.format(ADDRESS))
    (found,) = of(desk, someone)
    someone.http.delete(f"/api/conversations/{someone.id}", headers=someone.headers)
    with reading(desk.sessions) as db:
        assert db.get(Feedback, found.id) is None
