"""Work that was stopped goes on, and ends as if it had never been."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pii.files import chunks, work
from pii.files.batch import Redacted
from pii.files.errors import InterruptedByUserError, RefusedError
from pii.files.options import Options
from pii.files.report import Report
from pii.files.run import redact_file
from tests.pii.files.interruptible import ROWS, Made, prepared, reference, require_like
from tests.pii.files.scene import StopAfter, done, jsonl, many


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "MAX_ROWS", 8)


@pytest.mark.parametrize("name", ["a.jsonl", "a.csv", "a.jsonl.gz", "a.csv.gz", "a.parquet"])
def test_stopped_three_times_it_ends_with_the_same_bytes(options: Made, name: str) -> None:
    wanted = prepared(options, name)
    undisturbed = reference(wanted)
    for pieces in (2, 1, 2):
        with pytest.raises(InterruptedByUserError, match="rows are done: the same command"):
            redact_file(wanted, watch=StopAfter(pieces))
        assert not wanted.out.exists()
    done(wanted)
    require_like(wanted, undisturbed)


def test_what_was_written_after_the_last_journal_is_done_again(
    options: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after a loss of power: nothing tells of the rows since, and half a row is there."""
    wanted = prepared(options, "a.jsonl")
    undisturbed = reference(wanted)
    with monkeypatch.context() as dying:
        dying.setattr(work.Work, "stop", lambda self: None)
        with pytest.raises(InterruptedByUserError):
            redact_file(wanted, watch=StopAfter(3))
    with (wanted.out.parent / "a.jsonl.partial").open("ab") as partial:
        partial.write(b'{"half a r')
    done(wanted)
    require_like(wanted, undisturbed)


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
@pytest.mark.parametrize("renames", [0, 1, 2])
def test_stopped_while_a_complete_result_gets_its_names_it_gets_them_the_next_time(
    options: Made, monkeypatch: pytest.MonkeyPatch, name: str, renames: int
) -> None:
    wanted = prepared(options, name)
    undisturbed = reference(wanted)
    working, left = work._rename, renames

    def dying(made: Path, final: Path) -> None:
        nonlocal left
        if left:
            working(made, final)
            left -= 1
        if not left:
            raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(work, "_rename", dying)
        with pytest.raises(InterruptedByUserError):
            redact_file(wanted)
    done(wanted)
    require_like(wanted, undisturbed)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda o: o.source.write_text(many(ROWS - 1)), "IN has changed"),
        (lambda o: replace(o, language_field="lang"), "options are others"),
        (lambda o: replace(o, spans=None), "options are others"),
        (lambda o: (o.out.parent / "a.jsonl.progress").write_text("{"), "cannot be read"),
        (lambda o: (o.out.parent / "a.jsonl.progress").write_text("[]"), "cannot be read"),
        (lambda o: (o.out.parent / "a.jsonl.progress").unlink(), "without OUT.progress"),
        (lambda o: (o.out.parent / "a.jsonl.partial").write_bytes(b""), "shorter than"),
    ],
)
def test_work_that_does_not_fit_any_more_is_begun_again_only_when_told_to(
    options: Made, change: Callable[[Options], object], why: str
) -> None:
    wanted = options("a.jsonl", many(ROWS))
    with pytest.raises(InterruptedByUserError):
        redact_file(wanted, watch=StopAfter(2))
    changed = change(wanted)
    wanted = changed if isinstance(changed, Options) else wanted
    with pytest.raises(RefusedError, match=why) as refused:
        done(wanted)
    assert "--restart" in str(refused.value)
    report = done(replace(wanted, restart=True)).report
    assert report.rows == len(jsonl(wanted.out))


def test_another_redactor_does_not_go_on_with_the_work(
    options: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = options("a.jsonl", many(ROWS))
    with pytest.raises(InterruptedByUserError):
        redact_file(wanted, watch=StopAfter(2))
    for place in ("pii.files.run", "pii.files.batch"):
        monkeypatch.setattr(f"{place}.redactor_version", lambda: "another")
    with pytest.raises(RefusedError, match="redactor has changed"):
        done(wanted)


def test_an_input_that_changes_while_it_is_read_gives_no_result(options: Made) -> None:
    wanted = options("a.jsonl", many(ROWS))
    with pytest.raises(RefusedError, match="changed while it was read"):
        redact_file(wanted, watch=lambda progress: os.utime(wanted.source, (1, 1)))
    assert not wanted.out.exists()
    with pytest.raises(RefusedError, match="IN has changed"):
        done(wanted)


@pytest.mark.parametrize("call", [1, 9, 20])
def test_interrupted_while_a_piece_is_counted_it_counts_nothing_twice(
    options: Made, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    wanted = prepared(options, "a.jsonl")
    undisturbed = reference(wanted)
    working, calls = Report.count, iter(range(call))

    def interrupted(report: Report, redacted: Redacted) -> None:
        if next(calls, None) is None:
            raise KeyboardInterrupt
        working(report, redacted)

    with monkeypatch.context() as patched:
        patched.setattr(Report, "count", interrupted)
        with pytest.raises(InterruptedByUserError):
            redact_file(wanted)
    done(wanted)
    require_like(wanted, undisturbed)
