"""Which files are read and written, and that none is two of them."""

import os
import stat
from pathlib import Path

from pii.files.errors import RefusedError
from pii.files.options import Options
from pii.files.partial_file import partial_of


def progress_of(out: Path) -> Path:
    """Return where the journal of an OUT lies."""
    return out.with_name(out.name + ".progress")


def require_usable(options: Options) -> None:
    """Raise RefusedError if the files named cannot be read and written as asked."""
    try:
        if not stat.S_ISREG(options.source.stat().st_mode):
            raise RefusedError("IN is not a plain file.")
        options.source.open("rb").close()
    except OSError as error:
        raise RefusedError(f"IN cannot be read ({error.strerror}).") from None
    for name, path in _results(options).items():
        if path.is_dir() or not path.parent.is_dir():
            why = "is a folder" if path.is_dir() else "would lie in a folder that is not there"
            raise RefusedError(f"{name} {why}.")
    _require_apart({"IN": options.source} | _results(options) | _in_the_making(options))


def require_new(options: Options) -> None:
    """Raise RefusedError if a result is there already and may not be replaced."""
    for name, path in _results(options).items():
        if not options.force and os.path.lexists(path):
            raise RefusedError(f"{name} exists already: --force replaces it.")


def _results(options: Options) -> dict[str, Path]:
    named = {"OUT": options.out, "--spans": options.spans, "--report": options.report}
    return {name: path for name, path in named.items() if path is not None}


def _in_the_making(options: Options) -> dict[str, Path]:
    """Return the files beside OUT and the spans that come and go."""
    out, spans = options.out, options.spans
    made = {
        "OUT.partial": partial_of(out),
        "OUT.whole": partial_of(out).with_suffix(".whole"),
        "OUT.progress": progress_of(out),
        "OUT.progress.new": out.with_name(out.name + ".progress.new"),
    }
    return made | ({"the spans' .partial": partial_of(spans)} if spans else {})


def _require_apart(files: dict[str, Path]) -> None:
    """Raise RefusedError if two names mean one file, through links of any kind."""
    seen: dict[object, str] = {}
    for name, path in files.items():
        keys: list[object] = [path.resolve()]
        if path.exists():
            keys.append((path.stat().st_dev, path.stat().st_ino))
        for key in keys:
            if key in seen:
                raise RefusedError(f"{seen[key]} and {name} are the same file.")
        seen |= dict.fromkeys(keys, name)
