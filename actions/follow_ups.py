"""Follow-ups keep their subject: "and how long?" after an answer about users is about users.

A subject is what an answer was about: an aspect (how long, why, what, to whom) and a party (users,
customers, those who make contact). A follow-up says one of them; the other is that of the subject.
The words and the table of answers are in follow_ups.yml.
"""

from dataclasses import asdict, dataclass, replace
from functools import cache
from typing import Any

from actions.turn import Turn
from actions.vocabulary import begins_with, holds, made_of, table

ANY = "any"
_REQUEST = "request"


@dataclass(frozen=True)
class Subject:
    """aspect: None for a request or a right, which are asked about as a whole."""

    aspect: str | None
    party: str

    @property
    def topic(self) -> str | None:
        """The id that answers it; None where the table has none."""
        answers: dict[str, str] = table("answers").get(self.aspect or "", {})
        return answers.get(self.party, None if self.party == _REQUEST else answers.get(ANY))


def follow_up(turn: Turn, earlier: dict[str, Any] | None) -> tuple[Turn, Subject] | None:
    """The turn with the topic that the follow-up means, and its subject; None if it is none.

    earlier: the subject of the last answer, as the slot keeps it.
    """
    if not earlier or turn.text.startswith("/"):
        return None
    subject = _asked(turn.text, Subject(**earlier))
    if subject is None or (topic := subject.topic) is None:
        return None
    return replace(turn, wishes=(topic,), confidence=1.0), subject


def subject_after(wishes: list[str], earlier: dict[str, Any] | None) -> dict[str, Any] | None:
    """The subject once these were answered or opened: the last one's that has any, else as it
    was."""
    known = [_about()[wish] for wish in wishes if wish in _about()]
    return asdict(known[-1]) if known else earlier


def _asked(text: str, earlier: Subject) -> Subject | None:
    aspect, party = _said("aspect", text), _said("party", text)
    begins = begins_with(text, "joint")
    is_alone = made_of(text, "joint", "aspect", "party", "keeping", "taking", "beside")
    if not is_alone or not (begins or (aspect and not party and not holds(text, "named"))):
        return None
    if aspect == "retention" and holds(text, "taking"):
        return Subject(aspect, _REQUEST)
    if aspect and party:
        return Subject(aspect, party)
    if party:
        return Subject(earlier.aspect, party) if earlier.aspect else None
    if aspect and earlier.party == _REQUEST and holds(text, "keeping"):
        return None  # how long something is kept, not how long a request takes
    return Subject(aspect, earlier.party) if aspect else None


def _said(kind: str, text: str) -> str | None:
    """The one aspect or party that is named; the end of an agreement wins over who made it."""
    names = [name for name in table(kind) if holds(text, f"{kind}.{name}")]
    if "after" in names:
        return "after"
    return names[0] if len(names) == 1 else None


@cache
def _about() -> dict[str, Subject]:
    """What each topic is about."""
    answered = {
        topic: Subject(aspect, party)
        for aspect, answers in table("answers").items()
        for party, topic in answers.items()
        if party not in ("after", _REQUEST)
    }
    beside = {topic: Subject(*pair) for topic, pair in table("about").items()}
    ended = {"retention.termination": Subject("retention", "after")}
    return answered | beside | ended | {"response_time": Subject(None, _REQUEST)}
