"""One plain way of writing for the recognizers, with the way back to the text as it was written."""

import unicodedata
from dataclasses import dataclass

_SEPARATORS = "\x1c\x1d\x1e\x1f"
_LINE_ENDS = "\u2028\u2029\x85"
_KEPT_CONTROLS = "\t\n\r\v\f"


@dataclass(frozen=True, slots=True, repr=False)
class Folded:
    """Folded text; `starts[i]` and `ends[i]` bound its character i in the written text."""

    text: str
    starts: list[int]
    ends: list[int]

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the written text for offsets in the folded text."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Return the text with plain digits, dashes and spaces, composed letters, nothing invisible.

    Zero-width characters and control characters are left out, full-width letters and the digits of
    other scripts become ASCII, every dash becomes "-" and every space " ".
    """
    if text.isascii() and text.isprintable():
        return Folded(text, list(range(len(text))), list(range(1, len(text) + 1)))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for index, character in enumerate(text):
        plain = _plain(character)
        if not plain:
            continue
        composed = _composed(characters[-1], plain) if characters else None
        if composed is None:
            characters.append(plain)
            starts.append(index)
            ends.append(index + 1)
        else:
            characters[-1], ends[-1] = composed, index + 1
    return Folded("".join(characters), starts, ends)


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
