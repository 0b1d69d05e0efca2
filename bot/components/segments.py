"""The sentences and clauses of a message: each may hold a wish of its own."""

from __future__ import annotations

import re
from dataclasses import dataclass

# where one wish may end and the next begin; the words join sentences in three languages
_SENTENCE = re.compile(
    r"(?:(?!(?<![\s,;:]\d)(?<!^\d)[.!?;]\s|\n|\s[-–•]\s|[\s,;:]\d[).]\s).)+[.!?;]*", re.DOTALL
)
# "1) ", "2. ", "- " before what a list holds
_NUMBER = re.compile(r"^(?:\d[).]|[-–•*])\s+")
_JOINT = re.compile(
    r",\s+|\s+(?:och|samt|sen|o|å|men|and|but|also|then|plus|&|ja|sekä|että|sitten|sit|mutta|eikä"
    r"|enkä|\+|/)\s+",
    re.IGNORECASE,
)
# what joins the words of a list
_LISTING = re.compile(r"(?:,\s+|\s+(?:och|samt|and|plus|&|ja|sekä|\+|/)\s+)", re.IGNORECASE)
_FEW = 2
_REACH = 400  # characters


@dataclass(frozen=True)
class Place:
    """Of a part of a text whether it is a clause of a sentence, and where it begins."""

    is_clause: bool
    start: int


def segments(text: str) -> dict[str, Place]:
    """The sentences of a text, and the clauses of those that join several, each with its place.
    Each clause of a question ends with its question mark. A single word is a part in a list alone:
    "2. deletion", "copy + erasure please"."""
    found: dict[str, Place] = {}
    for match in _SENTENCE.finditer(text):
        sentence = _NUMBER.sub("", match[0].strip())
        start = match.start() + match[0].find(sentence)
        is_listed = sentence != match[0].strip()
        parts = {sentence: Place(is_clause=False, start=start)} | _clauses(sentence, start)
        fewest = 1 if is_listed or _is_list(sentence, parts) else _FEW
        for part, place in parts.items():
            if len(part.split()) >= fewest:
                found.setdefault(part, place)
    return found


def said_before(start: int, text: str) -> str:
    """What stands in a text before a part that begins there: what "how long is it kept?" is about.
    Of a long text whole words among the last 400 characters, so that a message of very many parts
    does not take long."""
    if start <= _REACH:
        return text[:start]
    return text[start - _REACH : start].partition(" ")[2]


def _clauses(sentence: str, start: int) -> dict[str, Place]:
    """start: where the sentence begins."""
    joints = [joint.span() for joint in _JOINT.finditer(sentence)]
    if not joints:
        return {}
    mark = "?" if sentence.endswith("?") else ""
    begins = [0, *(end for _, end in joints)]
    ends = [*(begin for begin, _ in joints), len(sentence)]
    found: dict[str, Place] = {}
    for begin, end in zip(begins, ends, strict=True):
        clause = sentence[begin:end].strip(" ?") + mark
        found.setdefault(clause, Place(is_clause=clause != sentence, start=start + begin))
    return found


def _is_list(sentence: str, parts: dict[str, Place]) -> bool:
    """Whether it is made of a few words a clause, joined as in a list, and neither asks nor signs
    ("Regards, <PERSON>")."""
    if "?" in sentence or "<" in sentence:
        return False
    joints = _JOINT.findall(sentence)
    is_brief = all(len(part.split()) <= _FEW for part, place in parts.items() if place.is_clause)
    is_joined = len(joints) > 1 or not "".join(joints).startswith(",")
    return is_brief and is_joined and bool(joints) and all(map(_LISTING.fullmatch, joints))
