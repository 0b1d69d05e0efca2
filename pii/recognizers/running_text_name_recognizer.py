"""Names in running text, as the spaCy pipeline marks them, less what is surely none."""

from collections.abc import Iterator

import regex
from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.names.candidates import is_cased
from pii.names.finnish import are_words
from pii.names.pipeline import name_list
from pii.names.plain_words import can_be_name, is_none_alone
from pii.recognizers.name_recognizer import NameRecognizer

_WORD = regex.compile(r"[\p{L}\p{M}][\p{L}\p{M}'’.:-]*")
_ENDING = regex.compile(
    r"(?::(?:n|s|[aä]|t[aä]|lle|ll[aä]|lt[aä]|ss[aä]|st[aä]|ksi|n[aä]|hen|een)|['’][sS])\b"
)
#: Right before a surname, where neither Swedish, Finnish nor English has such a word.
_PARTICLE = regex.compile(r"(?<![\p{L}\d])(?i:von der|von|af|van der|van den|van|dos|della) $")
_LONGEST_PARTICLE, _PARTICLES = 8, ("von ", "af ", "van ", "der ", "den ", "dos ", "della ")
_NOBLE = regex.compile(r" (?i:af|von|von der|van der|van den) \p{Lu}[\p{L}-]+")
#: How common a given name is before an unlisted surname, and what is too common for one.
_FAMILIAR, _FREQUENT = 2, 2
#: "A LEIJONHIELM"; "I" is a word of its own in Swedish and English.
_INITIAL = regex.compile(
    r"(?<![\p{L}\p{N}.'’-])[\p{Lu}--[I]]\.? $|(?m:^)[\p{Ll}--[t]]\. $", regex.V1
)
_LONGEST_INITIAL = 4
#: "Momsnr: SE5560…"
_NUMBER_LABEL = regex.compile(r"\p{L}+(?i:nr|nro|nummer|numero|tunnus)")
_HAS_DIGIT = regex.compile(r"\p{N}")


class RunningTextNameRecognizer(NameRecognizer):
    """Presidio's SpacyRecognizer in spirit: it reads the pipeline's entities.

    Taken away: words that are no names (at either end), anything with a digit, and what is part of
    a firm's name; added: an ending behind a colon, an English genitive.
    """

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the names that the pipeline found; Presidio calls this."""
        if nlp_artifacts is None or not nlp_artifacts.entities:
            return []
        cased = is_cased(text)
        finnish = self.supported_language == "fi"
        names = [
            name
            for entity in nlp_artifacts.entities
            if entity.label_ in policy.PERSON_LABELS
            for name in _names(text, entity.start_char, entity.end_char, cased=cased)
            if not (finnish and are_words(text, *name, cased=cased))
        ]
        return self.results(text, names, policy.NAME_SCORE)


def _is_surname(given: "regex.Match[str]", word: "regex.Match[str]") -> bool:
    """Return whether a word that no list has follows a given name: "Ron Pickersgill"."""
    last, first = name_list().known(word.group()), name_list().known(given.group())
    is_own = not (last.word or last.dictionary) and last.common < _FREQUENT
    return is_own and word.group().istitle() and first.first >= _FAMILIAR and not first.word


def _is_rare(word: str) -> bool:
    """Return whether a word may well end a name of three: "Halyna Petrivna Kravets"."""
    known = name_list().known(word)
    return word.istitle() and known.common < _FREQUENT and not known.thing


def _names(text: str, start: int, end: int, *, cased: bool) -> Iterator[tuple[int, int]]:
    """Yield the stretch between the first and the last word that can be a name, if there is one."""
    words: list[regex.Match[str]] = []
    for word in _WORD.finditer(text, start, end):
        behind = words[-1] if words and words[-1].end() + 1 == word.start() else None
        if can_be_name(word.group(), cased=cased) or (
            behind and (_is_surname(behind, word) or (len(words) > 1 and _is_rare(word.group())))
        ):
            words.append(word)
    if not words or _HAS_DIGIT.search(text, words[0].start(), words[-1].end()):
        return
    if len(words) == 1:
        only = words[0].group().rstrip(":")
        if is_none_alone(only, cased=cased) or _NUMBER_LABEL.fullmatch(only):
            return
    if words[0].start() and text[words[0].start() - 1].isdigit():
        return
    last = words[-1].start() + len(words[-1].group().rstrip(":-"))
    if len(words) == 1 and (noble := _NOBLE.match(text, last)):
        last = noble.end()
    ending = _ENDING.match(text, last)
    first = words[0].start()
    yield _with_beginning(text, first), ending.end() if ending else last


def _with_beginning(text: str, first: int) -> int:
    """Return where a name begins whose first word does so there: with a particle and an initial."""
    if text[max(0, first - _LONGEST_PARTICLE) : first].lower().endswith(_PARTICLES):
        particle = _PARTICLE.search(text, max(0, first - _LONGEST_PARTICLE), first)
        first = particle.start() if particle else first
    sign = text[max(0, first - 2) : first].removesuffix(" ")
    if not sign.islower():  # of the newest capitals Python knows nothing, and `regex` does
        initial = _INITIAL.search(text, max(0, first - _LONGEST_INITIAL), first)
        first = initial.start() if initial else first
    return first
