"""Training messages: the sentences of this folder with invented persons in their slots.

A line is a message. `{full:gen}` is a person's name in a case, `{full#1}` and `{first#1}` are the
same person, `{org}`, `{street}` … are things that are no person, `{called}` is a person's name that
a thing bears, `[Masa]` a name as it stands; `lower|` and `upper|` before a line change its case.
See the README of pii/train.
"""

import random
import string
from pathlib import Path

import regex

from pii.train.finnish_names import inflect
from pii.train.names import NameLists, Person
from pii.train.things import Things

FOLDER = Path(__file__).parent / "sentences"
#: Whole messages as people write them come more often than single sentences.
_TIMES = {"whole": 3}
Labelled = tuple[str, list[tuple[int, int]]]
_MARKUP = regex.compile(
    r"\{(?P<kind>[a-z., ]+?)(?:#(?P<who>\d))?(?::(?P<case>[a-z]{3}))?\}|\[(?P<literal>[^\]]*)\]"
)


def load(language: str) -> list[str]:
    """Return the messages of a language, slots unfilled."""
    lines = [
        line
        for path in sorted((FOLDER / language).glob("*.txt"))
        for line in path.read_text("utf-8").splitlines() * _TIMES.get(path.stem, 1)
    ]
    return [line for line in lines if line.strip() and not line.startswith("#")]


class Filler:
    """Fills the slots of messages of one language."""

    def __init__(self, language: str, names: NameLists, rng: random.Random) -> None:
        """Draw persons from `names`, all chance from `rng`."""
        self.language, self.names, self.rng = language, names, rng
        self.things = Things(language, names, rng)
        self.typos = 0.02

    def fill(self, message: str) -> Labelled:
        """Return the text and where its persons' names stand: character offsets, end exclusive."""
        change = {"lower": str.lower, "upper": str.upper}.get(message.partition("|")[0])
        message = message.partition("|")[2] if change else message
        people: dict[str, Person] = {}
        pieces: list[str] = []
        spans: list[tuple[int, int]] = []
        length = position = 0
        before: str | None = None
        message = message.replace("\\n", "\n").replace("\\t", "\t")
        for match in _MARKUP.finditer(message):
            pieces.append(message[position : match.start()])
            length += len(pieces[-1])
            value, is_name = self._value(match, people)
            if is_name:
                begins = length
                if match["who"] and match["who"] == before and pieces[-1] == " ":
                    begins = spans.pop()[0]  # "{last#1:gen} {first#1}" is one name
                spans.append((begins, length + len(value)))
            before = match["who"] if is_name else None
            pieces.append(value)
            length += len(value)
            position = match.end()
        text = "".join([*pieces, message[position:]])
        changed = change(text) if change else text
        return (changed if len(changed) == len(text) else text), spans

    def _value(self, match: "regex.Match[str]", people: dict[str, Person]) -> tuple[str, bool]:
        literal, kind, case = match["literal"], match["kind"], match["case"]
        if literal is not None:
            return literal, True
        key = match["who"] or f"at {match.start()}"
        if key not in people:
            people[key] = self.names.person(self.language, self.rng)
        person = people[key]
        if self.things.has(kind):
            return self.things.draw(kind, person, case), False
        return self._misspell(self._name(kind, person, case or "")), True

    def _name(self, kind: str, person: Person, case: str) -> str:
        first, last = person.first, person.last
        if kind == "fl":
            return (first[0] + last[0]).upper()
        if kind == "first":
            return self._in_case(first, case, is_word=False)
        last = self._in_case(last, case if kind != "last first" else "", is_word=True,
                             person=person)  # fmt: skip
        given = self._given_names(person)
        return {
            "last": last,
            "full": f"{given} {last}",
            "last first": f"{last} {self._in_case(first, case, is_word=False)}",
            "last, first": f"{last}, {given}",
            "f. last": f"{first[0]}. {last}" if self.rng.random() < 0.85 else f"{first[0]} {last}",
            "first l.": f"{first} {last[0]}." if self.rng.random() < 0.8 else f"{first} {last[0]}",
        }[kind]

    def _given_names(self, person: Person) -> str:
        luck = self.rng.random()
        if luck < 0.06:
            return f"{person.first} {person.middle}"
        return f"{person.first} {person.middle[0]}." if luck < 0.09 else person.first

    def _in_case(self, name: str, case: str, *, is_word: bool, person: Person | None = None) -> str:
        if not case:
            return name
        if self.language == "fi":
            return inflect(name, case, is_word=is_word and bool(person and person.finnish_surname))
        if self.language == "sv":
            return name + (self.rng.choice(("", "'", "s")) if name[-1] in "sxz" else "s")
        if name[-1] == "s":
            return name + self.rng.choice(("'s", "'", "’s"))
        return name + self.rng.choices(("'s", "’s", "s"), weights=(80, 15, 5))[0]

    def _misspell(self, name: str) -> str:
        if len(name) < 5 or self.rng.random() > self.typos:
            return name
        at = self.rng.randrange(1, len(name) - 1)
        if not (name[at].isalpha() and name[at + 1].isalpha()):
            return name
        return self.rng.choice((
            name[:at] + name[at + 1 :],
            name[:at] + name[at + 1] + name[at] + name[at + 2 :],
            name[:at] + self.rng.choice(string.ascii_lowercase) + name[at + 1 :],
        ))  # fmt: skip
