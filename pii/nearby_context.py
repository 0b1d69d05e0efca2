"""Context words: what stands around a value says what it is, or that it is something else."""

import functools
from collections.abc import Collection, Iterable, Sequence

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult
from presidio_analyzer.context_aware_enhancers import ContextAwareEnhancer
from presidio_analyzer.nlp_engine import NlpArtifacts

from pii import policy
from pii.headings import Headings

_DIGIT = regex.compile(r"\d")
_ONLY_DIGITS = regex.compile(r"[\d ]+")


class NearbyContextEnhancer(ContextAwareEnhancer):
    """Raises the score near a type's context words and drops it after words that speak against it.

    Presidio's own enhancer looks for the context word anywhere inside a neighbour ("lic" in
    "policy"). Here a context word is the beginning of a whole word, so that Swedish compounds and
    Finnish inflections count ("telefon" in "telefonnumret") and chance does not. What heads a list
    or a table's column counts as near all that stands below it.
    """

    def __init__(self) -> None:
        """Take the reach and the raise from the policy."""
        super().__init__(
            context_similarity_factor=policy.CONTEXT_RAISE,
            min_score_with_context_similarity=0.0,
            context_prefix_count=policy.WORDS_BEFORE,
            context_suffix_count=policy.WORDS_AFTER,
        )

    def enhance_using_context(
        self,
        text: str,
        raw_results: list[RecognizerResult],
        nlp_artifacts: NlpArtifacts,
        recognizers: list[EntityRecognizer],
        context: list[str] | None = None,
    ) -> list[RecognizerResult]:
        """Return the results with their scores raised or dropped; Presidio calls this."""
        headings: Headings | None = None
        for result in raw_results:
            context_words, against = _patterns(result.entity_type)
            if context_words is None:
                continue
            before = _before(text, result.start, self.context_prefix_count)
            if against and _speaks_against(_right_before(before), against, context_words):
                result.score = self.MIN_SCORE
                continue
            if result.score >= self.MAX_SCORE:
                continue
            after = _after(text, result.end, self.context_suffix_count)
            near = context_words.search(" ".join([*before, *after]))
            if not near:
                headings = headings or Headings(text)
                near = context_words.search(headings.over(result.start))
            if near:
                raised = result.score + self.context_similarity_factor
                result.score = min(raised, self.MAX_SCORE)
        self._raise_mistyped(text, raw_results)
        return raw_results

    def _raise_mistyped(self, text: str, results: Sequence[RecognizerResult]) -> None:
        """Raise a mistyped number beside a right one, if it has the type's sign between its digits:
        "180304A991X, in the old file 180304A9912"."""
        sure = [result for result in results if result.score >= threshold_of(result)]
        for result in results:
            if (
                0 < result.score < threshold_of(result)
                and _mistyped(result)
                and not _ONLY_DIGITS.fullmatch(text, result.start, result.end)
                and any(other.entity_type == result.entity_type
                        and 0 < _distance(other, result) <= policy.BESIDE for other in sure)
            ):  # fmt: skip
                result.score += self.context_similarity_factor


def _distance(one: RecognizerResult, other: RecognizerResult) -> int:
    """Return how many characters are between them; none if they overlap."""
    return max(one.start, other.start) - min(one.end, other.end)


def threshold_of(result: RecognizerResult) -> float:
    """Return the score below which a finding of its type is dropped."""
    return policy.TYPES[result.entity_type].threshold


def _mistyped(result: RecognizerResult) -> float:
    return policy.TYPES[result.entity_type].mistyped


def _before(text: str, start: int, count: int) -> list[str]:
    """Return the words before an offset, on whatever line, the last ones last."""
    begin = max(0, start - 16 * count)
    words = text[begin:start].split()
    if begin and words and not (text[begin - 1].isspace() or text[begin].isspace()):
        words = words[1:]  # what is cut off is no word
    return words[-count:]


def _right_before(before: list[str]) -> str:
    """Return the two last words, or what of them stands behind a number that had its own word."""
    first, last = before[-2:-1], before[-1:]
    if last and _DIGIT.search(last[0]):
        return ""
    return " ".join(last if first and _DIGIT.search(first[0]) else [*first, *last])


def _speaks_against(
    words: str, against: "regex.Pattern[str]", context: "regex.Pattern[str]"
) -> bool:
    """Return whether one of the two words before a value does, and no context word behind it:
    "Chrome, IP 192.0.2.1"."""
    if not against.search(words):
        return False
    last = words.rpartition(" ")[2]
    return not context.search(last) or against.search(last) is not None


def _after(text: str, end: int, count: int) -> list[str]:
    """Return the words after an offset, up to the end of its line."""
    stop = end + 16 * count
    line, line_end, _ = text[end:stop].partition("\n")
    words = line.split()
    if not line_end and stop < len(text) and words and not text[stop].isspace():
        words = words[:-1]
    return words[:count]


@functools.cache
def _patterns(
    entity_type: str,
) -> "tuple[regex.Pattern[str] | None, regex.Pattern[str] | None]":
    """Return the patterns of a type's context words and of those that speak against it."""
    entry = policy.TYPES[entity_type]
    context, against = entry.context, entry.against
    return names(context) if context else None, names(against) if against else None


@functools.cache
def names(stems: Iterable[str]) -> "regex.Pattern[str]":
    """Return the pattern that finds any of these context words."""
    alternatives = "|".join(map(_alternative, sorted(stems)))
    return regex.compile(rf"(?i)(?:{alternatives})")


def beginnings(stems: Collection[str]) -> str:
    """Return a pattern that matches in a text if `names(stems)` does in its words or headings: of
    several words, which need not stand together there, the first."""
    words = {stem.removeprefix("*").removesuffix("$").partition(" ")[0] for stem in stems}
    in_compounds = any(stem.startswith("*") for stem in stems)
    # right behind a value a word begins too, and a value may end with a digit
    start = "" if in_compounds else r"(?<!\p{L})"
    return rf"(?i){start}(?:{'|'.join(map(regex.escape, sorted(words)))})"


def _alternative(stem: str) -> str:
    """Return the pattern for a context word; "$" asks for a word's end, "*" allows a compound."""
    start = "" if stem.startswith("*") else r"(?<![\p{L}\d])"
    end = r"(?![\p{L}\d])" if stem.endswith("$") else ""
    word = stem.removeprefix("*").removesuffix("$")
    return f"{start}{regex.escape(word, literal_spaces=True)}{end}"
