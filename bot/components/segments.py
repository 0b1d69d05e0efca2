"""The sentences and clauses of a message: each may hold a wish of its own."""

from __future__ import annotations

import re

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
_REACH = 400


def segments(text: str) -> dict[str, bool]:
    """The sentences of a text, and the clauses of those that join several: part -> is a clause.
    Each clause of a question ends with its question mark. A single word is a part in a list alone:
    "2. deletion", "copy + erasure please"."""
    found: dict[str, bool] = {}
    for match in _SENTENCE.finditer(text):
        sentence = _NUMBER.sub("", match[0].strip())
        is_listed = sentence != match[0].strip()
        parts = {sentence: False, **_clauses(sentence)}
        fewest = 1 if is_listed or _is_list(sentence, parts) else _FEW
        for part, is_clause in parts.items():
            if len(part.split()) >= fewest:
                found.setdefault(part, is_clause)
    return found


def place_of(part: str, text: str) -> tuple[int, int]:
    """Where a sentence, a clause or other words of a text begin and end; from -1 if nowhere."""
    words = part.strip(" ?")
    start = text.find(words)
    return start, start + len(words)


def said_before(part: str, text: str) -> str:
    """What stands in a text before a sentence or clause of it: what "how long is it kept?" is
    about. Of a long text the last 400 characters: what is further away tells nothing more."""
    start, _ = place_of(part, text)
    return text[max(start - _REACH, 0) : max(start, 0)]


def _clauses(sentence: str) -> dict[str, bool]:
    clauses = _JOINT.split(sentence)
    mark = "?" if sentence.endswith("?") else ""
    found = (clause.strip(" ?") + mark for clause in clauses)
    return {clause: clause != sentence for clause in found} if len(clauses) > 1 else {}


def _is_list(sentence: str, parts: dict[str, bool]) -> bool:
    """Whether it is made of a few words a clause, joined as in a list, and neither asks nor signs
    ("Regards, <PERSON>")."""
    if "?" in sentence or "<" in sentence:
        return False
    joints = _JOINT.findall(sentence)
    is_brief = all(len(part.split()) <= _FEW for part, is_clause in parts.items() if is_clause)
    is_joined = len(joints) > 1 or not "".join(joints).startswith(",")
    return is_brief and is_joined and bool(joints) and all(map(_LISTING.fullmatch, joints))
