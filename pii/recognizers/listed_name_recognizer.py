"""Words with a capital that the name lists know as names and as nothing else."""

import regex
from presidio_analyzer import RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.names.finnish import are_words
from pii.names.not_names import NOT_NAMES
from pii.names.pipeline import name_list
from pii.recognizers.name_recognizer import NameRecognizer

_WORD = regex.compile(r"(?<![\p{L}\d@._/&'’-])\p{Lu}\p{Ll}+(?:['’:]\p{Ll}{1,4})?(?![\p{L}\d@_&-])")
_NEXT = regex.compile(r" (\p{Lu}\p{Ll}+)(?![\p{L}\d@_&-])")
#: In a list or behind a colon: "Lund, Stig – driver"
_LAST_FIRST = regex.compile(
    r"(?:(?m:^)[ \t]*(?:[-*•]|\d{1,3}[.):])?[ \t]*|(?<=[:;.] ))"
    r"(?P<name>(?:von |af |van |de )?(?P<last>\p{Lu}[\p{L}'’-]+)"
    r", (?P<first>\p{Lu}\p{Ll}+)(?:[ -]\p{Lu}\p{Ll}+)?)(?=[ \t]*(?:[-–—;|,.:/(\t]|\r?\n|$))"
)
#: In a numbered list too: "4. Ilta Kukkamaa – 040 …", "14 Anna Berg 07:30"
_FIRST_LAST = regex.compile(
    r"(?m:^)[ \t]*\d{1,3}[.):]?[ \t]+(?P<name>(?P<first>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?)"
    r" (?P<last>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?))(?=[ \t]*(?:[-–—;|,:(\t\d]|\r?\n|$))"
)
_WELL_KNOWN_FIRST, _WELL_KNOWN_LAST = 2, 3


class ListedNameRecognizer(NameRecognizer):
    """A second pair of eyes behind the pipeline, for names without a telling sentence.

    Only well-known given names and common surnames that are neither a word in lower case nor a
    place or a brand; what is part of a firm's name stays.
    """

    def analyze(
        self, text: str, entities: list[str], nlp_artifacts: NlpArtifacts | None = None
    ) -> list[RecognizerResult]:
        """Return the listed names in the text; Presidio calls this."""
        finnish = self.supported_language == "fi"
        names = [
            (word.start(), _with_surname(text, word.end()))
            for word in _WORD.finditer(text)
            if self.is_name(word.group())
            and not (finnish and are_words(text, *word.span(), cased=True))
        ]
        names += [match.span("name") for match in _LAST_FIRST.finditer(text) if _is_full(match)]
        names += [match.span("name") for match in _FIRST_LAST.finditer(text)
                  if _is_full(match) and _is_surname(match["last"])]  # fmt: skip
        return self.results(text, names, policy.LISTED_NAME_SCORE)

    def is_name(self, word: str) -> bool:
        """Return whether the lists know the word, in any form, as a name and nothing else."""
        if word.lower() in NOT_NAMES:
            return False
        known = name_list().known(word)
        if known.word or known.thing or (known.dictionary and known.inflected):
            return False
        return known.first >= _WELL_KNOWN_FIRST or known.last >= _WELL_KNOWN_LAST


def _with_surname(text: str, end: int) -> int:
    """Return where the surname behind a listed name ends, if there is one: "Inga-Maj Sköld"."""
    after = _NEXT.match(text, end)
    known = name_list().known(after[1]) if after else None
    is_surname = known and known.last >= _WELL_KNOWN_LAST and not known.thing
    return after.end() if after and is_surname else end


def _is_surname(word: str) -> bool:
    """Return whether the word is no other one: "12 Alma Park 07:30" is a place."""
    known = name_list().known(word)
    return not (known.word or known.thing)


def _is_full(match: "regex.Match[str]") -> bool:
    """Return whether the lists know both words as what they would be here."""
    if match["last"].lower() in NOT_NAMES:
        return False  # "Regards, Kirsti"
    last, first = map(name_list().known, match.group("last", "first"))
    return last.last > 0 and first.first >= (_WELL_KNOWN_FIRST if first.word else 1)
