"""Whether a text holds words of a group, or is made of nothing else.

Short answers and asides ("no, my employer's", "and for users?") are known by a closed vocabulary:
words.yml and follow_ups.yml; so is what the policy does not mention, unsaid.yml. One word more, and
they are the classifier's to understand.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
_LONG = 16
_PLACEHOLDER = re.compile(r"<[A-Z_]+>")


def plain(text: str) -> str:
    """Lower case, without placeholders."""
    return _PLACEHOLDER.sub(" ", text).lower().replace("’", "'")


def holds(text: str, *groups: str) -> bool:
    """Whether any word or phrase of the groups is in the text, in any of the languages."""
    return bool(_pattern(groups).search(plain(text)))


def begins_with(text: str, group: str) -> bool:
    return bool(_pattern((group,)).match(plain(text).lstrip(" .,!?-–…")))


def made_of(text: str, *groups: str) -> bool:
    """Whether nothing is left without the words of the groups; true of a text without words. A
    long text never is."""
    if len(text.split()) > _LONG:
        return False
    return re.search(r"\w", _pattern(groups).sub(" ", plain(text))) is None


def without(text: str, group: str) -> str:
    """The text without what the group says, in lower case."""
    return _pattern((group,)).sub(" ", plain(text))


def is_only(text: str, *groups: str) -> bool:
    """Whether a text says what the groups say, and besides it only what says nothing."""
    return holds(text, *groups) and made_of(text, *groups, "filler", "agreed")


def affirms(text: str, *groups: str) -> bool:
    """The same, where a negation or a question mark would turn it into something else."""
    return is_only(text, *groups) and not holds(text, "negation") and "?" not in text


def follows(text: str, first: str, second: str, *, within: int = 1) -> bool:
    """Whether words of the second group come behind one of the first, with so many words between
    at most, and neither a "but" nor a "me" ("don't tell me that the company …")."""
    either, other = (_pattern((group,)).pattern for group in (first, second))
    between = rf"(?:(?!(?:but|utan|vaan|kun|me|us|mig|oss)\b)\w+\s+){{0,{within}}}"
    return bool(re.search(rf"{either}\s+{between}{other}", plain(text)))


def table(name: str) -> dict[str, Any]:
    """A top-level entry of words.yml or follow_ups.yml."""
    entry: dict[str, Any] = _entries()[name]
    return entry


def subjects() -> dict[str, Any]:
    """The entries of unsaid.yml."""
    return _read("unsaid.yml")


@cache
def _entries() -> dict[str, Any]:
    files = ("words.yml", "follow_ups.yml", "unsaid.yml")
    return {name: entry for file in files for name, entry in _read(file).items()}


@cache
def _read(name: str) -> dict[str, Any]:
    entries: dict[str, Any] = yaml.safe_load((_HERE / name).read_text("utf-8"))
    return entries


@cache
def _pattern(groups: tuple[str, ...]) -> re.Pattern[str]:
    """The longest phrases first, so that a phrase wins over its first word."""
    phrases = {phrase for group in groups for phrase in _phrases(_group(group))}
    parts = [re.escape(phrase).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for phrase in phrases]
    parts.sort(key=lambda part: (-part.count(r"\s+"), -len(part)))
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?:'s?)?(?!\w)")


def _group(name: str) -> Any:
    """`role.own` is the entry `own` of the entry `role`."""
    group: Any = _entries()
    for part in name.split("."):
        group = group[part]
    return group


def _phrases(group: Any) -> Iterator[str]:
    """The phrases of a list, of a language's list, or of all groups below."""
    if isinstance(group, dict):
        for below in group.values():
            yield from _phrases(below)
    else:
        yield from group
