"""The result in the making: its partial files, and the journal that says how far they are right."""

import contextlib
import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import TracebackType

from pii.files.batch import Redacted
from pii.files.chunks import Chunk
from pii.files.errors import RefusedError
from pii.files.formats import FileFormat
from pii.files.journal import Journal, read_journal, sync_folder, write_whole
from pii.files.lines import closing_on_failure
from pii.files.options import Options
from pii.files.partial_file import PartialFile, partial_of
from pii.files.paths import progress_of, require_new
from pii.files.rows import BadRow, Row

_SAVE_SECONDS = 2.0


class Work:
    """Takes finished pieces in order, and can be stopped after each."""

    def __init__(self, options: Options, source: FileFormat, identity: dict[str, object]) -> None:
        """Begin, or go on where the journal says. Raises RefusedError where that cannot be."""
        self._options, self._source = options, source
        self._files: list[PartialFile] = []
        self._progress = progress_of(options.out)
        self._saved_at = time.monotonic()
        self._counting = False
        with closing_on_failure(self.close):
            for path in filter(None, (options.out, options.spans)):
                self._files.append(PartialFile(path))
            self.journal = self._begun(identity)

    def __enter__(self) -> "Work":
        """Return the work."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Close the partial files."""
        self.close()

    def add(self, chunk: Chunk, redacted: Sequence[Redacted]) -> None:
        """Write a piece; the journal follows every few seconds."""
        answers = iter(redacted)
        results = [_result(row, answers) for row in chunk.rows]
        good = [(row, made) for row, made in results if isinstance(row, Row)]
        pieces = [self._source.written(row, made.texts) for row, made in good]
        spans = [line for row, made in good for line in self._spans_of(row, made)]
        # only what is wholly written is counted: the rest is cut away again
        self._files[0].append(b"".join(pieces))
        for file in self._files[1:]:
            file.append("".join(spans).encode())
        self._count(results)
        if time.monotonic() - self._saved_at > _SAVE_SECONDS:
            self.save()

    def save(self) -> None:
        """Put everything so far on the disk, then say so in the journal."""
        for file in self._files:
            file.sync()
        now = time.monotonic()
        self.journal.report.seconds += now - self._saved_at
        self._saved_at = now
        self.journal.save(self._progress)

    def stop(self) -> None:
        """Leave everything so that the next run can go on, as far as the disk still lets us.

        Interrupted while it counted a piece, it leaves the journal as it was last saved.
        """
        if self._counting:
            return
        with contextlib.suppress(OSError):
            self._cut()
            self.save()

    def spoil(self) -> None:
        """Make sure that nobody goes on with this work: only --restart is left."""
        self.journal.identity = {**self.journal.identity, "input": None}
        self.save()

    def finish(self) -> None:
        """Complete the result and give it its name."""
        for file in self._files:
            file.end()
        self._note_sizes()
        self.save()
        self._source.finished(self._files[0].path)
        self.journal.finished = True
        self.save()
        give_names(self._options, self.journal)

    def close(self) -> None:
        """Close the partial files; what is written stays."""
        for file in self._files:
            file.close()

    def _begun(self, identity: dict[str, object]) -> Journal:
        journal = None if self._options.restart else read_journal(self._progress)
        if journal is None:
            leftover = [file.path.name for file in self._files if file.size]
            if leftover and not self._options.restart:
                raise RefusedError(f"{leftover[0]} is there without OUT.progress: see --restart.")
            # once more, now that no other run can be about to finish the same result
            require_new(self._options)
            # before anything else is written, so that nothing is ever there without it
            journal = Journal(identity)
            journal.save(self._progress)
        journal.require_same(identity)
        self.journal = journal
        self._cut()
        if not journal.output:
            self._files[0].append(self._source.head)
            self._note_sizes()
        return journal

    def _count(self, results: Sequence[tuple[Row | BadRow, Redacted]]) -> None:
        self._counting = True
        for row, made in results:
            if isinstance(row, BadRow):
                self.journal.report.leave_out(row)
            elif row.texts:
                self.journal.report.count(made)
        self.journal.rows += len(results)
        self._note_sizes()
        self._counting = False

    def _cut(self) -> None:
        for file, size in zip(self._files, (self.journal.output, self.journal.spans), strict=False):
            file.cut(size)

    def _note_sizes(self) -> None:
        self.journal.output = self._files[0].size
        self.journal.spans = sum(file.size for file in self._files[1:])

    def _spans_of(self, row: Row, made: Redacted) -> list[str]:
        """Return a line for each text: of which field, where there are several."""
        lines = []
        fields = self._options.text_fields
        for name, spans in zip(fields, made.spans, strict=bool(row.texts)):
            found = [
                {"start": s.start, "end": s.end, "type": s.type, "score": float(s.score)}
                for s in spans
            ]
            field = {"field": name} if len(fields) > 1 else {}
            lines.append(json.dumps({"id": row.id, **field, "spans": found}) + "\n")
        return lines


def give_names(options: Options, journal: Journal) -> None:
    """Give a complete result its names, OUT last; may be done again after it was cut short."""
    if options.report:
        write_whole(options.report, json.dumps(journal.report.as_json(), indent=2) + "\n")
    if options.spans:
        _rename(partial_of(options.spans), options.spans)
    partial = partial_of(options.out)
    whole = partial.with_suffix(".whole")
    if whole.exists():
        # first the list of texts that it was made from: it must never be taken for the result
        partial.unlink(missing_ok=True)
        _rename(whole, options.out)
    else:
        _rename(partial, options.out)
    progress_of(options.out).unlink(missing_ok=True)


def _rename(made: Path, final: Path) -> None:
    if made.exists():
        made.replace(final)
        sync_folder(final.parent)


def _result(row: Row | BadRow, answers: Iterator[Redacted]) -> tuple[Row | BadRow, Redacted]:
    """Return the row and what became of it; one that could not be redacted is bad."""
    if isinstance(row, BadRow):
        return row, Redacted()
    made = next(answers)
    return (BadRow(row.line, made.failed) if made.failed else row), made
