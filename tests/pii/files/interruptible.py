"""Input that takes several pieces, and what an undisturbed run makes of it."""

import json
import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pii.files.options import Options
from tests.pii.files.scene import done, many

Made = Callable[..., Options]
ROWS = 42


def as_csv(data: str) -> str:
    texts = [json.loads(line)["text"] or "" for line in data.splitlines() if line.endswith("}")]
    return "text;nr\n" + "".join(f'"{text}\n";{n}\n' for n, text in enumerate(texts))


def write_parquet(path: Path) -> None:
    texts = [None if n % 3 else f"Ring 070-123 45 {n % 90 + 10}" for n in range(ROWS)]
    texts[7] = "\0"
    noise = [os.urandom(2_000) for _ in texts]
    pq.write_table(pa.table({"text": texts, "x": noise}), path, row_group_size=13)


def prepared(options: Made, name: str) -> Options:
    data = as_csv(many(ROWS)) if ".csv" in name else many(ROWS)
    packed = name.endswith(".gz")
    wanted = options(name.removesuffix(".gz"), data)
    if name.endswith(".parquet"):
        write_parquet(wanted.source)
    return replace(wanted, out=wanted.out.with_name(name)) if packed else wanted


def reference(wanted: Options) -> tuple[bytes, bytes, dict[str, object]]:
    """What an undisturbed run makes of the same input."""
    folder = wanted.out.parent / "undisturbed"
    folder.mkdir()
    elsewhere = replace(wanted, out=folder / wanted.out.name, spans=folder / "s", report=None)
    report = done(elsewhere).report.as_json()
    return elsewhere.out.read_bytes(), (folder / "s").read_bytes(), timeless(report)


def timeless(report: dict[str, object]) -> dict[str, object]:
    return {k: v for k, v in report.items() if k not in ("seconds", "texts_per_second")}


def require_like(wanted: Options, undisturbed: tuple[bytes, bytes, dict[str, object]]) -> None:
    assert wanted.spans is not None
    assert wanted.report is not None
    report = json.loads(wanted.report.read_text("utf-8"))
    made = (wanted.out.read_bytes(), wanted.spans.read_bytes(), timeless(report))
    assert made == undisturbed
    left = {file.name for file in wanted.out.parent.iterdir() if file.is_file()}
    assert left == {wanted.out.name, wanted.spans.name, wanted.report.name}
