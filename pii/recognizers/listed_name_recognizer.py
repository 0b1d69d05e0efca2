"""Words with a capital that the name lists know as names and as nothing else."""

import functools
from collections.abc import Callable, Iterator

import regex
from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.automaton import ReadAheadAutomaton
from pii.latin_patterns import LatinPattern
from pii.names.finnish import are_words
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.name_recognizer import NameRecognizer

#: What stands before a word is looked at behind its capital: that is quicker.
_WORD = LatinPattern(
    r"\p{Lu}(?<![\p{L}\d@._/&'’-]\p{Lu})\p{Ll}+(?:['’:]\p{Ll}{1,4})?(?![\p{L}\d@_&-])"
)
_NEXT = regex.compile(r" (\p{Lu}\p{Ll}+)(?![\p{L}\d@_&-])")
#: In a list or behind a colon: "Lund, Stig – driver"
_LAST_FIRST = regex.compile(
    r"(?:(?m:^)[ \t]*(?:[-*•]|\d{1,3}[.):])?[ \t]*|(?<=[:;.] ))"
    r"(?P<name>(?:(?:von|af|van|de|der|den|la|los|del|da|dos|al|el|bin|Ó) ){0,2}"
    r"(?P<last>\p{Lu}[\p{L}'’-]+)"
    r", (?P<first>\p{Lu}\p{Ll}+)(?:[ -]\p{Lu}\p{Ll}+)?)(?=[ \t]*(?:[-–—;|,.:/(\t]|\r?\n|$))"
)
#: In a numbered list too: "4. Ilta Kukkamaa – 040 …", "14 Anna Berg 07:30"
_FIRST_LAST = regex.compile(
    r"(?m:^)[ \t]*\d{1,3}[.):]?[ \t]+(?P<name>(?P<first>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)"
    r" (?P<last>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?))(?=[ \t]*(?:[-–—;|,:(\t\d]|\r?\n|$))"
)
#: "Hyvä isännöitsijä von Essen"
_NOBLE = regex.compile(
    r"(?<![\p{L}\d@-])(?P<name>(?:von|af) (?P<last>\p{Lu}\p{Ll}{2,}))(?![\p{L}\d@-])"
)
_LISTS = (_FIRST_LAST, _LAST_FIRST, _NOBLE)
_WELL_KNOWN_FIRST, _WELL_KNOWN_LAST = 2, 3
_MOST_COMMON, _RARE = 3, 1
#: What a Finnish given name takes that is one within a sentence: behind a word in small letters.
_CASES = ("n", "lle", "lla", "llä", "lta", "ltä")
_CASE = regex.compile(rf"(?:{'|'.join(_CASES)})$")
_WITHIN = regex.compile(r"\p{Ll} $")


class ListedNameRecognizer(NameRecognizer):
    """A second pair of eyes behind the pipeline, for names without a telling sentence.

    Only well-known given names and common surnames that are neither a word in lower case nor a
    place or a brand; what is part of a firm's name stays. Where a sentence tells, behind a word or
    a comma, the pipeline must not rule the name out: "a stove called Otto".
    """

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the listed names in the text; Presidio calls this."""
        names = [*self.words(text, _is_name, nlp_artifacts), *_in_lists(text)]
        return self.results(text, names, policy.LISTED_NAME_SCORE)

    def words(
        self, text: str, is_name: Callable[[str], bool], artifacts: NlpArtifacts | None
    ) -> Iterator[tuple[int, int]]:
        """Yield the words with a capital that are names, with a surname behind."""
        finnish = self.supported_language == "fi"
        for word, start in _with_capital(text):
            end = start + len(word)
            is_told = is_name(word) or (finnish and _is_given(text, word, start))
            if not is_told or (finnish and are_words(text, start, end, cased=True)):
                continue
            end = _with_surname(text, end)
            if not (_is_behind_a_word(text, start) and _is_ruled_out(start, end, artifacts)):
                yield start, end


def _is_behind_a_word(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return before[1:] == " " and (before[0].isalpha() or before[0] == ",")


def _is_ruled_out(start: int, end: int, artifacts: NlpArtifacts | None) -> bool:
    """Return whether the pipelines have read the text and find no name there, not even a possible
    one (`policy.POSSIBLE_NAME`)."""
    if artifacts is None:
        return False
    for entity in artifacts.entities:
        if entity.start_char < end and start < entity.end_char:
            return False
    return True


# two recognizers read the same text
@functools.lru_cache(maxsize=1)
def _with_capital(text: str) -> list[tuple[str, int]]:
    return [(word.group(), word.start()) for word in _WORD.of(text).finditer(text)]


def _in_lists(text: str) -> Iterator[tuple[int, int]]:
    """Yield the full names in lists and behind colons, and the surnames behind a particle."""
    for number in automaton().possible(text):
        pattern = _LISTS[number]
        for match in pattern.finditer(text):
            if _JUDGES[pattern](match):
                yield match.span("name")


@functools.cache
def automaton() -> ReadAheadAutomaton:
    """Return what says which of the patterns of lists can match in a text."""
    return ReadAheadAutomaton([pattern.pattern for pattern in _LISTS])


# texts are made of the same few thousand words
@functools.lru_cache(maxsize=30_000)
def _is_name(word: str) -> bool:
    """Return whether the lists know the word, in any form, as a name and nothing else."""
    if word.lower() in NOT_NAMES:
        return False
    known = name_list().known(word)
    if known.word or known.thing or (known.dictionary and known.inflected):
        return False
    return known.first >= _WELL_KNOWN_FIRST or known.last >= _WELL_KNOWN_LAST


def _is_given(text: str, word: str, start: int) -> bool:
    """Return whether a case form of a common given name that is a rare word too has a capital right
    behind a word in small letters: "tilalle Päivin?"."""
    if not word.endswith(_CASES) or not _WITHIN.search(text, max(0, start - 2), start):
        return False
    if name_list().known(word).word > _RARE:
        return False
    known = name_list().known(_CASE.sub("", word))
    is_name = known.first == _MOST_COMMON and not known.inflected
    return is_name and not known.thing and word.lower() not in NOT_NAMES


def _with_surname(text: str, end: int) -> int:
    """Return where the surname behind a listed name ends, if there is one: "Inga-Maj Sköld"."""
    after = _NEXT.match(text, end)
    known = name_list().known(after[1]) if after else None
    is_surname = known and known.last >= _WELL_KNOWN_LAST and not known.thing
    return after.end() if after and is_surname else end


def _is_full(match: "regex.Match[str]") -> bool:
    """Return whether the lists know both words as what they would be here."""
    if match["last"].lower() in NOT_NAMES:
        return False  # "Regards, Kirsti"
    last, first = map(name_list().known, match.group("last", "first"))
    is_last = last.last or any(name_list().known(part).last for part in match["last"].split("-"))
    return bool(is_last) and first.first >= (_WELL_KNOWN_FIRST if first.word else 1)


def _is_full_in_row(match: "regex.Match[str]") -> bool:
    """Return whether they do, and the last word is no other: "12 Alma Park 07:30" is a place."""
    known = name_list().known(match["last"])
    return _is_full(match) and not (known.word or known.thing)


def _is_noble(match: "regex.Match[str]") -> bool:
    """Return whether the lists know the word behind the particle as a surname."""
    known = name_list().known(match["last"])
    return known.last > 0 and not (known.word or known.inflected)


_JUDGES = {_FIRST_LAST: _is_full_in_row, _LAST_FIRST: _is_full, _NOBLE: _is_noble}
