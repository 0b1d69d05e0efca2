"""The sentences and clauses of a message: each may hold a wish of its own."""

from __future__ import annotations

import re

# where one wish may end and the next begin; the words join sentences in three languages
_SENTENCE = re.compile(
    r"(?:(?!(?<![\s,;:]\d)[.!?;]\s|\n|\s[-–•]\s|[\s,;:]\d[).]\s).)+[.!?;]*", re.DOTALL
)
# "1) ", "2. ", "- " before what a list holds
_NUMBER = re.compile(r"^(?:\d[).]|[-–•*])\s+")
_JOINT = re.compile(
    r",\s+|\s+(?:och|samt|sen|o|å|men|and|but|also|then|plus|&|ja|sekä|että|sitten|sit|mutta|eikä"
    r"|enkä|\+|/)\s+",
    re.IGNORECASE,
)
_MIN_WORDS = 2


def segments(text: str) -> dict[str, bool]:
    """The sentences of a text, and the clauses of those that join several: part -> is a clause.
    Each clause of a question ends with its question mark."""
    found: dict[str, bool] = {}
    for match in _SENTENCE.finditer(text):
        sentence = _NUMBER.sub("", match[0].strip())
        mark = "?" if sentence.endswith("?") else ""
        found.setdefault(sentence, False)
        clauses = _JOINT.split(sentence)
        for clause in clauses if len(clauses) > 1 else ():
            found.setdefault(clause.strip(" ?") + mark, True)
    return {part: is_clause for part, is_clause in found.items() if len(part.split()) >= _MIN_WORDS}
