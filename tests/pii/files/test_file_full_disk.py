"""A disk that fills up: a sentence, nothing lost, and the same command goes on."""

import errno
import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from pii.files import chunks
from pii.files.errors import StoppedError
from pii.files.journal import Journal
from pii.files.run import redact_file
from tests.pii.files.interruptible import Made, prepared, reference, require_like
from tests.pii.files.scene import done


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chunks, "MAX_ROWS", 8)


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("name", ["a.jsonl", "a.parquet"])
@pytest.mark.parametrize("size", [2_500, 50_000])
def test_a_full_disk_is_told_and_gone_on_from(options: Made, name: str, size: int) -> None:
    wanted = prepared(options, name)
    undisturbed = reference(wanted)
    with (
        file_size_limit(size),
        pytest.raises(StoppedError, match=r"^The disk is full\. [\d,]+ rows are done"),
    ):
        redact_file(wanted)
    assert not wanted.out.exists()
    done(wanted)
    require_like(wanted, undisturbed)


def test_a_small_disk_that_is_full_is_told_and_gone_on_from(options: Made, tmp_path: Path) -> None:
    wanted = prepared(options, "a.jsonl")
    undisturbed = reference(wanted)
    small = tmp_path / "small"
    small.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=56k", "tmpfs", str(small)]
    if os.geteuid() or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root can mount a small disk")
    try:
        there = replace(wanted, out=small / "a.jsonl")
        with pytest.raises(StoppedError, match="The disk is full"):
            redact_file(there)
        subprocess.run(["mount", "-o", "remount,size=1m", str(small)], check=True)
        done(there)
        assert there.out.read_bytes() == undisturbed[0]
    finally:
        subprocess.run(["umount", str(small)], check=True)


def test_a_journal_that_cannot_be_written_leaves_the_one_before(tmp_path: Path) -> None:
    path = tmp_path / "a.progress"
    Journal({"input": 1}).save(path)
    before = path.read_bytes()
    with file_size_limit(10), pytest.raises(OSError, match="File too large") as full:
        Journal({"input": 2}).save(path)
    assert full.value.errno == errno.EFBIG
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.progress"]
