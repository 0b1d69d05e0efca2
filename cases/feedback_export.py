"""Labelled messages become training examples: each at most once, in new files."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from cases.audit import record
from cases.database import Sessions
from cases.feedback_models import Feedback
from cases.labelling import FeedbackState
from cases.nlu_files import as_example, same, write_examples
from cases.taxonomy import LANGUAGES, Language, intent_of

Known = Mapping[Language, Mapping[str, str]]


@dataclass
class Exported:
    """examples: language -> intent -> lines that were written; files: where. known: how many were
    examples already. disputed: of those that are examples of another intent, and so were not
    written and stay as they are: number, intent it was given, intent it has."""

    examples: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    files: dict[str, Path] = field(default_factory=dict)
    known: int = 0
    disputed: list[tuple[int, str, str]] = field(default_factory=list)

    def count(self, language: str) -> int:
        return sum(map(len, self.examples.get(language, {}).values()))


def export_feedback(
    sessions: Sessions, folder: Path, *, known: Known, today: date, actor: str
) -> Exported:
    """Write the labelled messages as examples to a new file per language, `folder/sv/…`, and
    forget their texts: in one transaction, so that none is written twice or lost.

    known: by language the examples that there are, as `known_examples` gives them: where only the
    files got written, the next attempt finds them there. Raises OSError; then nothing is changed.
    """
    done = Exported()
    try:
        with sessions.begin() as db:
            _sort_out(db, known, done)
            for language, examples in done.examples.items():
                done.files[language] = write_examples(folder / language, examples, today=today)
            counts = {language: done.count(language) for language in LANGUAGES}
            record(db, actor=actor, action="feedback.export", subject="feedback", **counts,
                   known=done.known, disputed=len(done.disputed))  # fmt: skip
    except BaseException:
        for file in done.files.values():
            with suppress(OSError):
                file.unlink()
        raise
    return done


def _sort_out(db: Session, known: Known, done: Exported) -> None:
    """Of every labelled message: is it new, known, or known as something else?"""
    intents = {language: dict(known.get(language, {})) for language in LANGUAGES}
    labelled = select(Feedback).where(Feedback.state == FeedbackState.LABELLED)
    for message in db.scalars(labelled.order_by(Feedback.id).with_for_update()):
        example, intent = as_example(message.text or ""), intent_of(message.topic or "")
        of_language = intents[cast(Language, message.language)]
        if of_language.get(same(example), intent) != intent:
            done.disputed.append((message.id, intent, of_language[same(example)]))
            continue
        if not example or same(example) in of_language:
            done.known += 1
        else:
            of_language[same(example)] = intent
            of_intent = done.examples.setdefault(message.language, {}).setdefault(intent, [])
            of_intent.append(example)
        message.state, message.text = FeedbackState.EXPORTED, None
