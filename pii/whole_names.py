"""What belongs to a name and stands right beside it: "Dag" of Dag Wallenstråle, "T." of Eriksson T.

A word that is a name too is found as one where what stands beside it is: the pipeline and the lists
look at it by itself.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from pii.names.name_list import Known
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.firms import firms
from pii.recognizers.person_words import GREETING
from pii.recognizers.sentences import begins_sentence
from pii.spans import Span

_CAPITALISED = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
_GIVEN_BEFORE = regex.compile(rf"(?<![\p{{L}}\d@_./-])({_CAPITALISED}) \Z")
_SURNAME_AFTER = regex.compile(rf" ({_CAPITALISED})(?![\p{{L}}\d@_&-])")
#: Names somewhere; before one a greeting, a label or what is asked.
_NEVER_GIVEN = frozenset(
    ("hei", "hej", "hi", "moi", "terve", "name", "namn", "nimi", "ask", "lilla", "mr", "mrs", "ms")
    + ("miss", "dr", "prof", "herr", "fru", "herra", "rouva", "familjen", "team")
)
#: "H. Nieminen", "N-Å Wikström", at a line's start "M BLIXT", "g. håkansson"; "p.g.a.", "t." and
#: "m." before a small letter are none.
_INITIALS_BEFORE = regex.compile(
    r"(?<![\p{L}\d@_./-])(?:\p{Lu}\. ?){1,3}\Z|(?<![\p{L}\d@_./-])\p{Lu}-\p{Lu}\.? \Z"
    r"|(?:(?m:^)[ \t]*|[ \t]{2,}|[(/:] ?)(?P<initial>[\p{Lu}--[I]] )\Z",
    regex.V1,
)
_SMALL_INITIAL_BEFORE = regex.compile(r"(?<![\p{L}\d@_./-])[abcdeghijlorwåäö]\. ?\Z")
#: "al-Jubouri"
_ARTICLE_BEFORE = regex.compile(r"(?<![\p{L}\d-])(?i:al|el|abd|ben)-\Z")
#: "Anna T.", "jörgen b, driften"; a small letter may be a word, or begin one ("s. 12", "v. 34").
_INITIAL_AFTER = regex.compile(
    r" (?:\p{Lu}(?:\.(?!\p{L})|(?=[ \t]*(?:[,;:)|\r\n]|$)))"
    r"|[b-dghj-np-tvwz]\.?(?=[ \t]*(?:[,;)\r\n]|$)))"
)
_GREETING_BEFORE = regex.compile(rf"(?<!\p{{L}})(?i:{GREETING})[ ,]{{1,2}}\Z")
#: "in May Johnson called", "the Lexus Taylor returned", "gäller Ansökan Nilsson"
_NO_GIVEN_BEFORE = regex.compile(
    r"(?<!\p{L})(?i:in|since|last|next|until|till|by|of|i|sedan|efter|before|after|the|a|an|en|ett"
    r"|gäller|ang\.?|re:) \Z"
)
#: A cell of a table, a signature: the name and nothing else.
_CELL_AFTER = regex.compile(r"[ \t]*(?:[|,;:(\t\r\n]|[–—-] |$)")
_PARTICLE = regex.compile(
    r" (?:(?:ap|ferch|af|von|v\.|van|de|del|da|dos|al|el|bin|ibn|bint|abu|der|den|la|ter) ){1,2}"
)
_SENTENCE_GOES_ON = regex.compile(r" \p{Ll}")
#: What stands right before a name that may begin earlier: how the patterns that end with \Z end.
_BEFORE = frozenset(" .-")
_LONGEST = 32
_COMMON, _VERY_COMMON = 2, 3
#: Words that are given names where a surname follows.
_NAMES_TOO = frozenset(("alla", "dag", "my", "will", "into"))


def whole_names(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans of type PERSON that are parts of a longer name, as long as that is."""
    names = sorted(
        (s for s in spans if s.type == "PERSON" and text[s.start : s.end].strip()),
        key=lambda s: s.start,
    )
    grown = [
        replace(span, start=start, end=end)
        for span in names
        for start, end in [(_start(text, span), _end(text, span))]
        if (start, end) != (span.start, span.end)
    ]
    grown += [
        replace(first, end=second.end)
        for first, second in pairwise(names)
        if _PARTICLE.fullmatch(text, first.end, max(first.end, second.start))
    ]
    return _outside_firms(text, grown) if grown else []


def _outside_firms(text: str, spans: list[Span]) -> list[Span]:
    marks = bytearray(len(text))
    for start, end in firms(text):
        marks[start:end] = b"\1" * (end - start)
    return [s for s in spans if not any(marks[s.start : s.end])]


def _start(text: str, span: Span) -> int:
    """Return where the name begins: with a given name or initials before what is a surname."""
    if text[span.start - 1 : span.start] not in _BEFORE:
        return span.start
    earliest, word = max(0, span.start - _LONGEST), text[span.start : span.end]
    if article := _ARTICLE_BEFORE.search(text, earliest, span.start):
        return article.start()
    known = name_list().known(word)
    if " " in word or known.last < known.first:
        return span.start
    pattern = _INITIALS_BEFORE if word[0].isupper() else _SMALL_INITIAL_BEFORE
    if known.last and (initials := pattern.search(text, earliest, span.start)):
        return initials.start("initial" if initials.groupdict().get("initial") else 0)
    given = _GIVEN_BEFORE.search(text, earliest, span.start) if word[0].isupper() else None
    if given is None or not _is_given(given[1], before=known):
        return span.start
    if _NO_GIVEN_BEFORE.search(text, max(0, given.start() - _LONGEST), given.start()):
        return span.start
    if begins_sentence(text, given.start()):
        is_cell = _CELL_AFTER.match(text, span.end) and given[1].lower() not in NOT_NAMES
        return given.start() if is_cell else span.start
    return given.start()


def _is_given(word: str, *, before: Known) -> bool:
    """Return whether it may be a given name: a common one, or a rare or unlisted one before a
    surname that is common."""
    low = word.lower()
    if low in _NEVER_GIVEN or (low in NOT_NAMES and low not in _NAMES_TOO):
        return False
    known = name_list().known(word)
    if known.first >= _COMMON:
        return True
    is_listed = known.name or known.word or known.thing or known.dictionary or known.inflected
    is_unlisted = not (is_listed or name_list().is_compound(word))
    return bool(known.first or is_unlisted) and before.last >= _COMMON


def _end(text: str, span: Span) -> int:
    """Return where the name ends: with a surname or an initial behind a given name."""
    if text[span.end : span.end + 1] != " ":
        return span.end
    words = text[span.start : span.end].split()
    known = name_list().known(words[0].split("-")[0])
    if not known.name:
        return span.end
    if len(words) == 1 and (initial := _INITIAL_AFTER.match(text, span.end)):
        return initial.end()
    has_surname = len(words) > 1 and name_list().known(words[-1]).last
    surname = _SURNAME_AFTER.match(text, span.end) if known.first and not has_surname else None
    if surname is None or surname[1].lower() in NOT_NAMES:
        return span.end
    behind = name_list().known(surname[1])
    if behind.last == _VERY_COMMON:
        return surname.end()
    if not behind.last or (behind.thing and behind.last < _COMMON):
        return span.end
    if not behind.thing and behind.last > max(behind.word, _COMMON - 1):
        return surname.end()
    goes_on = _SENTENCE_GOES_ON.match(text, surname.end()) and not behind.inflected
    earliest = max(0, span.start - _LONGEST)
    is_greeted = _GREETING_BEFORE.search(text, earliest, span.start)
    return surname.end() if goes_on and not is_greeted else span.end
