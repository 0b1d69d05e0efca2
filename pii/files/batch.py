"""The work itself, as it runs in this process, in another one or on another machine."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pii.files.fingerprint import redactor_version
from pii.files.language import guess_language, said_language
from pii.spans import Span

if TYPE_CHECKING:
    from pii.redactor import Redaction


@dataclass(frozen=True, slots=True)
class Asked:
    """The texts of one row. Its repr is empty: Dask shows arguments in its logs."""

    texts: tuple[str | None, ...] = field(repr=False)
    language: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class Redacted:
    """What became of one row: its new texts and their spans, or why it `failed`.

    `language` is what it was redacted as, None if it has no text; `guessed` and `unknown` say that
    the file gave no language, or one that is not read.
    """

    texts: tuple[str | None, ...] = field(default=(), repr=False)
    spans: tuple[tuple[Span, ...], ...] = ()
    language: str | None = None
    guessed: bool = False
    unknown: bool = False
    failed: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows in the order asked for, and which redactor did it."""

    version: str
    rows: list[Redacted]


@dataclass(frozen=True, slots=True)
class TextFailure:
    """A text could not be redacted; `reason` names the kind of error and holds no value."""

    reason: str


def redact_rows(rows: Sequence[Asked], version: str) -> Answer:
    """Redact the rows, unless the redactor here is another one than `version`: then none.

    Raises nothing that holds a text: a row that cannot be redacted comes back as failed.
    """
    here = redactor_version()
    return Answer(here, _redact(rows) if here == version else [])


def redact_each(
    texts_with_languages: Sequence[tuple[str, str]],
) -> list[Redaction | TextFailure]:
    """Redact each text (text, language); a text that cannot be redacted gives a TextFailure."""
    answers: dict[int, Redaction | TextFailure] = {}
    for language in {language for _, language in texts_with_languages}:
        places = [place for place, (_, of) in enumerate(texts_with_languages) if of == language]
        texts = [texts_with_languages[place][0] for place in places]
        answers |= zip(places, _redact_together(texts, language), strict=True)
    return [answers[place] for place in range(len(texts_with_languages))]


def _redact_together(texts: Sequence[str], language: str) -> Sequence[Redaction | TextFailure]:
    """Redact texts of one language at once; if that fails, one by one, to know which it is."""
    # here and not above: the process that hands out the work needs no engine of its own
    from pii.redactor import redact_many

    try:
        return redact_many(texts, language=language)
    except Exception as error:  # whatever it is, it may quote the text
        if len(texts) == 1:
            return [TextFailure(f"could not be redacted ({type(error).__name__})")]
    return [answer for text in texts for answer in _redact_together([text], language)]


def _redact(rows: Sequence[Asked]) -> list[Redacted]:
    languages = [_language(row) for row in rows]
    asked = [
        (text, language)
        for row, language in zip(rows, languages, strict=True)
        for text in row.texts
        if text and language
    ]
    answers = iter(redact_each(asked))
    return [
        _joined(row, language, [next(answers) if text else None for text in row.texts])
        for row, language in zip(rows, languages, strict=True)
    ]


def _language(row: Asked) -> str | None:
    texts = [text for text in row.texts if text]
    if not texts:
        return None
    return (row.language and said_language(row.language)) or guess_language("\n".join(texts))


def _joined(
    row: Asked, language: str | None, answers: Sequence[Redaction | TextFailure | None]
) -> Redacted:
    texts: list[str | None] = []
    spans: list[tuple[Span, ...]] = []
    for text, answer in zip(row.texts, answers, strict=True):
        if isinstance(answer, TextFailure):
            return Redacted(failed=answer.reason)
        texts.append(answer.text if answer else text)
        spans.append(answer.spans if answer else ())
    said = row.language and row.language.strip()
    return Redacted(
        tuple(texts),
        tuple(spans),
        language,
        guessed=bool(language and not said),
        unknown=bool(language and said and not said_language(said)),
    )
