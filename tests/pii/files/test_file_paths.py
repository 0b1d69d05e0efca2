"""No file that is read or finished is ever written over."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pii.files.errors import RefusedError
from pii.files.options import Options
from pii.files.partial_file import PartialFile
from tests.pii.files.scene import SECRET, done, lines

Made = Callable[..., Options]
DATA = lines([{"text": SECRET}])


def refused(wanted: Options) -> str:
    before = wanted.source.read_bytes() if wanted.source.exists() else None
    with pytest.raises(RefusedError) as error:
        done(wanted)
    assert before is None or wanted.source.read_bytes() == before
    assert SECRET not in str(error.value)
    return str(error.value)


@pytest.mark.parametrize("link", [None, os.symlink, os.link])
@pytest.mark.parametrize("which", ["out", "spans", "report"])
def test_no_result_may_be_the_input(
    options: Made, which: str, link: Callable[[Path, Path], None] | None
) -> None:
    wanted = options("a.jsonl", DATA, force=True)
    other = wanted.source.with_name("b.jsonl") if link else wanted.source
    if link:
        link(wanted.source, other)
    assert "same file" in refused(replace(wanted, **{which: other}))


def test_no_two_results_may_be_one(options: Made) -> None:
    wanted = options("a.jsonl", DATA)
    assert "same file" in refused(replace(wanted, spans=wanted.out))
    assert "same file" in refused(replace(wanted, spans=wanted.report))


@pytest.mark.parametrize("ending", [".partial", ".progress"])
def test_a_file_in_the_making_may_not_be_the_input(
    options: Made, tmp_path: Path, ending: str
) -> None:
    wanted = options("a.jsonl", DATA)
    (tmp_path / f"out/a.jsonl{ending}").symlink_to(wanted.source)
    assert "same file" in refused(wanted)


def test_a_link_in_place_of_the_partial_file_is_not_followed(options: Made, tmp_path: Path) -> None:
    bystander = tmp_path / "bystander"
    bystander.write_text("kept")
    wanted = options("a.jsonl", DATA)
    (tmp_path / "out/a.jsonl.partial").symlink_to(bystander)
    refused(wanted)
    assert bystander.read_text() == "kept"


@pytest.mark.parametrize("name", ["a.jsonl", "spans.jsonl", "report.json"])
def test_a_result_that_is_there_is_replaced_only_by_force(
    options: Made, tmp_path: Path, name: str
) -> None:
    wanted = options("a.jsonl", lines([{"text": "hej"}]))
    (tmp_path / "out" / name).write_text("old")
    assert "--force" in refused(wanted)
    assert (tmp_path / "out" / name).read_text() == "old"
    done(replace(wanted, force=True))
    assert (tmp_path / "out" / name).read_text() != "old"


def test_a_file_that_somebody_else_left_is_not_taken_for_work_in_progress(
    options: Made, tmp_path: Path
) -> None:
    wanted = options("a.jsonl", DATA)
    (tmp_path / "out/a.jsonl.partial").write_text("mine")
    assert "--restart" in refused(wanted)
    done(replace(wanted, restart=True))


def test_two_runs_do_not_write_one_file(options: Made) -> None:
    wanted = options("a.jsonl", DATA)
    other = PartialFile(wanted.out)
    assert "Another redact-file" in refused(wanted)
    other.close()
    done(wanted)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda o: replace(o, source=o.source.with_name("none.jsonl")), "cannot be read"),
        (lambda o: replace(o, source=o.source.parent), "not a plain file"),
        (lambda o: replace(o, out=o.out.parent), "is a folder"),
        (lambda o: replace(o, spans=o.out / "x/spans.jsonl"), "folder that is not there"),
        (lambda o: replace(o, out=o.out.with_suffix(".csv")), "same format"),
        (lambda o: replace(o, out=o.out.with_suffix("")), "suffixes"),
    ],
)
def test_what_cannot_be_read_or_written_is_refused(
    options: Made, change: Callable[[Options], Options], why: str
) -> None:
    wanted = change(options("a.jsonl", DATA))
    with pytest.raises(RefusedError, match=why):
        done(wanted)
