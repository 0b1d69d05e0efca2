"""One plain way of writing for the recognizers, with the way back to the text as it was written."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

import regex

from pii.look_alikes import as_they_look

_SEPARATORS = "\x1c\x1d\x1e\x1f"
_LINE_ENDS = "\u2028\u2029\x85"
_KEPT_CONTROLS = "\t\n\r\v\f"
#: Anything but what is plain already.
_UNUSUAL = re.compile(r"[^\n\t\r -~À-ÖØ-öø-ÿ]")
#: What may be left out or composed with the letter before it.
_MANY_TO_ONE = regex.compile(r"[\p{Cf}\p{M}\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_MOST_KNOWN = 5_000


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """Folded text; `starts[i]` and `ends[i]` bound its character i in the written text."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    @property
    def is_one_to_one(self) -> bool:
        """Whether all offsets are those in the written text."""
        return isinstance(self.starts, range)

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the written text for offsets in the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return the text with plain digits, dashes and spaces, composed letters, nothing invisible.

    Zero-width characters and control characters are left out, full-width letters and the digits of
    other scripts become ASCII, every dash becomes "-" and every space " ", letters that pass for
    others become those (`pii.look_alikes`).
    """
    unusual = _UNUSUAL.search(text) is not None
    if not (unusual and _MANY_TO_ONE.search(text)):
        plain = text.translate(_ONE_TO_ONE) if unusual else text
        return Folded(as_they_look(plain), range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, character in enumerate(text):
        single = _plain(character)
        if not single:
            continue
        composed = _composed(characters[-1], single) if characters else None
        if composed is None:
            characters.append(single)
            starts.append(index)
            ends.append(index + 1)
        else:
            characters[-1], ends[-1] = composed, index + 1
    return Folded(as_they_look("".join(characters)), starts, ends)


def _plain(character: str) -> str:
    """Return the plain form of one character: one character, or none where it is invisible."""
    if character.isascii() and character.isprintable():
        return character
    category = unicodedata.category(character)
    if category == "Cc":
        return _plain_control(character)
    if category == "Cf":
        return ""
    if category == "Nd":
        return str(unicodedata.decimal(character))
    if category == "Pd" or character == "\u2212":
        return "-"
    if category == "Cs":
        return "\ufffd"
    if category == "Zs":
        return " "
    if character in _LINE_ENDS:
        return "\n"
    compatible = unicodedata.normalize("NFKC", character)
    return compatible if len(compatible) == 1 and category != "No" else character


def _plain_control(character: str) -> str:
    if character in _KEPT_CONTROLS:
        return character
    if character in _LINE_ENDS:
        return "\n"
    return " " if character in _SEPARATORS else ""


def _composed(before: str, mark: str) -> str | None:
    """Return the letter that a combining mark makes of the one before it, if there is one."""
    if not unicodedata.combining(mark):
        return None
    composed = unicodedata.normalize("NFC", before + mark)
    return composed if len(composed) == 1 else None


class _Plain(dict[int, str]):
    """`_plain` for `str.translate`: the plain form of each character by its number."""

    def __missing__(self, number: int) -> str:
        if len(self) > _MOST_KNOWN:
            self.clear()
        return self.setdefault(number, _plain(chr(number)))


_ONE_TO_ONE = _Plain()
