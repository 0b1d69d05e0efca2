"""What belongs to a name and stands right beside it: "Dag" of Dag Wallenstråle, "T." of Eriksson T.

A word that is a name too is found as one where what stands beside it is: the pipeline and the lists
look at it by itself.
"""

from collections.abc import Sequence
from dataclasses import replace

import regex

from pii.names.name_list import Known
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.firms import firms
from pii.recognizers.sentences import begins_sentence
from pii.spans import Span

_CAPITALISED = r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
_GIVEN_BEFORE = regex.compile(rf"(?<![\p{{L}}\d@_./-])({_CAPITALISED}) $")
_SURNAME_AFTER = regex.compile(rf" ({_CAPITALISED})(?![\p{{L}}\d@_&-])")
#: Names somewhere; before one a greeting, a label or what is asked.
_NEVER_GIVEN = frozenset(
    ("hei", "hej", "hi", "moi", "terve", "name", "namn", "nimi", "ask", "lilla", "mr", "mrs", "ms")
    + ("miss", "dr", "prof", "herr", "fru", "herra", "rouva", "familjen", "team")
)
#: "H. Nieminen", "g. håkansson"; "o.s." and "m." before a capital are no initials.
_INITIALS_BEFORE = regex.compile(r"(?<![\p{L}\d@_./-])(?:\p{Lu}\. ?){1,3}$")
_SMALL_INITIALS_BEFORE = regex.compile(r"(?<![\p{L}\d@_./-])(?:\p{Ll}\. ?){1,3}$")
#: "al-Jubouri"
_ARTICLE_BEFORE = regex.compile(r"(?<![\p{L}\d-])(?i:al|el|abd|ben)-$")
#: "Anna T.", "jörgen b, driften": a letter that is a word or says "born" is none.
_INITIAL_AFTER = regex.compile(
    r" (?:\p{Lu}(?:\.(?!\p{L})|(?=[ \t]*(?:[,;:)|\r\n]|$)))"
    r"|[b-dghj-np-tvwz](?:\.(?!\p{L})|(?=[,;\r\n]|$)))"
)
#: A cell of a table, a signature: the name and nothing else.
_CELL_AFTER = regex.compile(r"[ \t]*(?:[|,;:(\t\r\n]|[–—-] |$)")
_PARTICLE = regex.compile(
    r" (?:(?:ap|ferch|af|von|van|de|del|da|dos|al|el|bin|ibn|bint|abu|der|den|la|ter) ){1,2}"
)
_SENTENCE_GOES_ON = regex.compile(r" \p{Ll}")
_LONGEST = 32
_COMMON, _VERY_COMMON = 2, 3


def whole_names(text: str, spans: Sequence[Span]) -> list[Span]:
    """Return the spans of type PERSON that are parts of a longer name, as long as that is."""
    names = sorted((s for s in spans if s.type == "PERSON"), key=lambda s: s.start)
    grown = [replace(s, start=_start(text, s), end=_end(text, s)) for s in names]
    grown = [after for before, after in zip(names, grown, strict=True) if before != after]
    grown += [
        replace(first, end=second.end)
        for first, second in zip(names, names[1:], strict=False)
        if _PARTICLE.fullmatch(text, first.end, max(first.end, second.start))
    ]
    in_firms = firms(text) if grown else []
    return [s for s in grown if not any(s.start < end and start < s.end for start, end in in_firms)]


def _start(text: str, span: Span) -> int:
    """Return where the name begins: with a given name or initials before what is a surname."""
    earliest, word = max(0, span.start - _LONGEST), text[span.start : span.end]
    if article := _ARTICLE_BEFORE.search(text, earliest, span.start):
        return article.start()
    known = name_list().known(word)
    is_surname = " " not in word and known.last >= known.first
    if not is_surname:
        return span.start
    pattern = _INITIALS_BEFORE if word[0].isupper() else _SMALL_INITIALS_BEFORE
    if known.last and (initials := pattern.search(text, earliest, span.start)):
        return initials.start()
    given = _GIVEN_BEFORE.search(text, earliest, span.start) if word[0].isupper() else None
    if given is None or not _is_given(given[1], before=known):
        return span.start
    if begins_sentence(text, given.start()):
        is_cell = _CELL_AFTER.match(text, span.end) and given[1].lower() not in NOT_NAMES
        return given.start() if is_cell else span.start
    return given.start()


def _is_given(word: str, *, before: Known) -> bool:
    """Return whether it may be a given name: a common one, or a rare or unlisted one before a
    surname that is common."""
    if word.lower() in _NEVER_GIVEN:
        return False
    known = name_list().known(word)
    if known.first >= _COMMON:
        return True
    is_unlisted = not (known.name or known.word or known.thing or known.dictionary)
    is_rare = (known.first or is_unlisted) and word.lower() not in NOT_NAMES
    return bool(is_rare) and before.last >= _COMMON


def _end(text: str, span: Span) -> int:
    """Return where the name ends: with a surname or an initial behind a given name."""
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
    is_one = behind.last >= _COMMON and (behind.last > behind.word or behind.last == _VERY_COMMON)
    is_one = is_one and (not behind.thing or behind.last == _VERY_COMMON)
    goes_on = _SENTENCE_GOES_ON.match(text, surname.end()) and known.first >= _COMMON
    is_one = is_one or bool(goes_on and (behind.last or not (behind.word or behind.thing)))
    return surname.end() if is_one else span.end
