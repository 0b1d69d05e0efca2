"""A text and RE2's patterns with a byte a character: RE2 is done with such texts much sooner.

Latin-1 as far as it goes. Signs beyond it that patterns name have bytes of their own; every other
character becomes one of its kind, so that a class of letters still matches it. A pattern matches
such a text at least where it matches the text itself.
"""

import unicodedata
from collections.abc import Iterator

import regex

from pii.relaxed_patterns import UnreadablePatternError

#: Bytes that are control characters in Latin-1: for signs that patterns name, and for marks.
_OWN = dict(zip("’‘“”•–—€…", range(0x91, 0x9A), strict=True))
_MARK, _OTHER = 0x80, 0xA4
#: What stands for a character beyond Latin-1, by the beginning of its Unicode category.
_OF_KIND = {"Lu": 0xDE, "Lt": 0xDE, "Ll": 0xFE, "L": 0xAA, "M": _MARK, "N": 0xB2, "So": 0xA6}
_CLASSES = ("L", "Lu", "Ll", "M", "N", "So")
#: What Python's `regex` takes for another letter where case does not count.
_SAME_LETTER = str.maketrans("İıſ\u212a\u212bẞ", "Iisk\xe5ß")
_CONTROL = regex.compile(r"[\x80-\x9f]")
_PIECE = regex.compile(r"\\p(?:\{(?P<of>\w+)\}|(?P<of>\w))|\\.|\[\^?\]?|(?s:.)")


class _Bytes(dict[int, int]):
    """The byte of each code point, worked out when it is first met."""

    def __missing__(self, code: int) -> int:
        byte = self[code] = _byte(chr(code))
        return byte


def _byte(character: str) -> int:
    if character in _OWN:
        return _OWN[character]
    plain = character.translate(_SAME_LETTER)
    if ord(plain) < 256 and not _CONTROL.match(plain):
        return ord(plain)
    kind = unicodedata.category(character)
    return _OF_KIND.get(kind, _OF_KIND.get(kind[0], _OTHER))


_BYTES = _Bytes()


def encoded(text: str) -> bytes:
    """Return a folded text as the automata read it."""
    try:
        written = text.encode("latin-1")
    except UnicodeEncodeError:
        return text.translate(_BYTES).encode("latin-1")
    return text.translate(_BYTES).encode("latin-1") if _CONTROL.search(text) else written


def in_bytes(pattern: str) -> bytes:
    """Return a pattern in RE2's syntax for such texts.

    Classes are written out: RE2 takes seconds to cut those of Unicode down to 256. Letters beyond
    ASCII stand in both cases, for RE2 knows no others in bytes. Raises UnreadablePatternError for
    what would make the pattern the narrower one.
    """
    return "".join(_pieces(pattern)).encode("latin-1")


def _pieces(pattern: str) -> Iterator[str]:
    opening = ""
    for piece in _PIECE.finditer(pattern):
        written = piece.group()
        if piece["of"]:
            members = _class(piece["of"], negated=opening == "[^")
            yield members if opening else f"[{members}]"
        elif opening:
            yield _in_one_byte(written) if opening == "[^" else _both_cases(written)
            opening = "" if written == "]" else opening
        elif written.startswith("["):
            opening = written.removesuffix("]")
            yield written
        else:
            both = _both_cases(written)
            yield f"[{both}]" if len(both) > len(written) else both


def _both_cases(written: str) -> str:
    """Return a letter beyond ASCII in both cases, anything else as it is."""
    if written.isascii():
        return written
    byte, other = chr(_BYTES[ord(written)]), written.swapcase()
    swapped = chr(_BYTES[ord(other)]) if len(other) == 1 else byte
    return byte if swapped == byte else byte + swapped


def _in_one_byte(written: str) -> str:
    """Return a character that stands for no others."""
    if written.isascii() or (len(written) == 1 and written in _OWN):
        return "".join(chr(_BYTES[ord(sign)]) for sign in written)
    if len(written) == 1 and _byte(written) == ord(written):
        return written
    raise UnreadablePatternError(f"a character that has no byte of its own: {written}")


def _class(category: str, *, negated: bool) -> str:
    """Return the bytes of a Unicode category, as the inside of a character class.

    Beyond ASCII capitals and small letters are each in the other's class, as where case does not
    count.
    """
    if category not in _CLASSES or (negated and category in ("Lu", "Ll")):
        raise UnreadablePatternError(f"a class that bytes do not tell: {category}")
    if category == "M":
        return rf"\x{_MARK:02x}"
    kinds = ("Lu", "Ll") if category in ("Lu", "Ll") else (category,)
    members = [
        code for code in range(256)
        if unicodedata.category(chr(code)).startswith(category if code < 128 else kinds)
    ]  # fmt: skip
    return "".join(rf"\x{code:02x}" for code in members)
