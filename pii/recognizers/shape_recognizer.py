"""What every recognizer here shares: patterns with a value in them, a check, the policy's line."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

import regex
from presidio_analyzer import Pattern, PatternRecognizer, RecognizerResult
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy

_NO_DIGIT = regex.compile(r"\D+")
Compiled = tuple[Pattern, "regex.Pattern[str]"]


class ShapeRecognizer(PatternRecognizer):
    """Finds one type by its shape.

    As in Presidio a subclass brings patterns and may override `validate_result`. The differences:
    the span is the pattern's group `value` where it has one (each capture of it), a value that
    fails its check keeps the policy's `mistyped` score, and nothing is logged.
    """

    ENTITY: ClassVar[str]
    PATTERNS: ClassVar[tuple[Pattern, ...]]
    #: What besides the patterns may find something: without a match of one of these it does not.
    TRIGGERS: ClassVar[tuple[str, ...]] = ()
    #: Nothing is found in a text without a digit.
    NEEDS_DIGIT: ClassVar[bool] = False
    #: A match may begin inside another one.
    OVERLAPPED: ClassVar[bool] = False

    def __init__(self, supported_language: str) -> None:
        """Take the language under which the registry files this instance."""
        entry = policy.TYPES[self.ENTITY]
        super().__init__(
            supported_entity=self.ENTITY,
            supported_language=supported_language,
            patterns=list(self.PATTERNS),
            context=sorted(entry.context),
        )
        self.score_thresholds = {self.ENTITY: entry.threshold}
        self.mistyped = entry.mistyped
        self.compiled = [(pattern, regex.compile(pattern.regex)) for pattern in self.PATTERNS]

    def analyze(
        self,
        text: str,
        entities: list[str],
        nlp_artifacts: NlpArtifacts | None = None,
        regex_flags: int | None = None,
    ) -> list[RecognizerResult]:
        """Return the values found in the text; Presidio calls this."""
        return self.found(text, self.compiled)

    def found(self, text: str, compiled: Sequence[Compiled]) -> list[RecognizerResult]:
        """Return what these of the recognizer's patterns find; `pii.prefilter` names them."""
        found: list[RecognizerResult] = []
        for pattern, compiled_pattern in compiled:
            for match in compiled_pattern.finditer(text, overlapped=self.OVERLAPPED):
                for start, end in self.values(match):
                    score = self.score(pattern, text[start:end])
                    if score > self.MIN_SCORE:
                        found.append(self.result(start, end, score))
        return found

    def needs_context(self, pattern: Pattern) -> bool:
        """Return whether all that the pattern finds is dropped where no context word raises it."""
        return not self.mistyped and pattern.score < self.score_thresholds[self.ENTITY]

    def values(self, match: "regex.Match[str]") -> Iterator[tuple[int, int]]:
        """Yield the offsets of the values in a match."""
        if "value" in match.re.groupindex:
            yield from match.spans("value")
        else:
            yield match.span()

    def score(self, pattern: Pattern, value: str) -> float:
        """Return how sure a value is: certain where its check passes, `mistyped` where it fails.

        Without `mistyped` never surer than the pattern: see `needs_context`.
        """
        valid = self.validate_result(value)
        if valid is None:
            return float(pattern.score)
        return max(float(pattern.score), self.mistyped) if valid else self.mistyped

    def result(self, start: int, end: int, score: float) -> RecognizerResult:
        """Return Presidio's form of a finding."""
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return RecognizerResult(self.ENTITY, start, end, score, recognition_metadata=metadata)


def digits_of(value: str) -> str:
    """Return the digits of a value, without what stands between them."""
    return _NO_DIGIT.sub("", value)
