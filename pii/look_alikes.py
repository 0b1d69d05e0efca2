"""Letters that pass for others, as people write who hide a number or copy from a scan.

A Cyrillic or Greek letter among Latin ones or digits ("9В76", "аnna@firma.example") and an O or l
among digits ("O7O-l23 45 67") are read as what they look like. Names in their own script stay.
"""

import re

import regex

_FOREIGN = "АВЕЗКМНОРСТУХЅІЈаеорусхіѕјΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοντ"
_LATIN = "ABE3KMHOPCTYXSIJaeopycxisjABEZHIKMNOPTYXaovt"
_AS_LATIN = str.maketrans(_FOREIGN, _LATIN)
_TOKEN = regex.compile(r"[\p{L}\d@.+-]++")
_MIXED = regex.compile(rf"[A-Za-z\d@][.+-]?[{_FOREIGN}]|[{_FOREIGN}][.+-]?[A-Za-z\d@]")
_AS_DIGITS = str.maketrans("OoIl", "0011")
_NUMBER = regex.compile(r"(?<![\p{L}\d])[\dOoIl]++(?:[ .+/-]{1,3}[\dOoIl]++)*+")
_CHUNK = regex.compile(r"[\dOoIl]*\d[\dOoIl]*")
_BETWEEN = regex.compile(r"[ .+/-]+")
#: By `re`, which knows at once where one can begin: at a digit, for most texts have few. Digits are
#: ASCII behind the folding.
_SUSPICIOUS = re.compile(rf"[0-9{_FOREIGN}](?:(?<=[{_FOREIGN}])|(?<=[OoIl].)|(?=[OoIl]))")
_ANY_FOREIGN = re.compile(f"[{_FOREIGN}]")
_FEWEST_DIGITS, _MOST_LETTERS = 6, 0.5


def as_they_look(text: str) -> str:
    """Return the text, of the same length, with letters that pass for others as those."""
    if not _SUSPICIOUS.search(text):
        return text
    if _ANY_FOREIGN.search(text):
        text = _TOKEN.sub(_in_one_script, text)
    return _NUMBER.sub(_number, text)


def _in_one_script(match: "regex.Match[str]") -> str:
    token: str = match.group()
    return token.translate(_AS_LATIN) if _MIXED.search(token) else token


def _number(match: "regex.Match[str]") -> str:
    """Return a row of digits and the like with its O and l as digits, if it is mostly digits."""
    value: str = match.group()
    digits = sum(map(str.isdigit, value))
    letters = sum(value.count(letter) for letter in "OoIl")
    if not letters or digits < _FEWEST_DIGITS or letters > digits * _MOST_LETTERS:
        return value
    in_a_word = match.string[match.end() : match.end() + 1].islower()
    chunks = _BETWEEN.split(value)
    if in_a_word or not all(map(_CHUNK.fullmatch, chunks)):
        return value
    return value.translate(_AS_DIGITS)
