"""Training examples as Rasa reads them: YAML files, one folder a language, one line an example."""

import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import yaml

#: libyaml's, many times as fast as Python's own; where PyYAML was built without it, that.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# not plain ASCII on purpose: where a whole file is, Rasa takes a backslash for an escape
_HEAD = """\
# Visitors’ messages, redacted, that agents gave their ids: written by `privacy-desk export-nlu`.
version: "3.1"
nlu:
"""
# what Rasa reads as an annotated entity: [text](entity), [text]{"entity": …}, [text][…]
_ANNOTATION = re.compile(r"\](?=[(\[{])")


def as_example(text: str) -> str:
    """The message on one line, without anything that Rasa's format takes for more than words; ""
    if nothing is left."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return _ANNOTATION.sub("] ", " ".join(printable.split()))


def same(example: str) -> str:
    """What is equal of two examples that teach the same: capitals and spaces do not matter."""
    return " ".join(example.casefold().split())


def known_examples(folders: Iterable[Path]) -> dict[str, str]:
    """`same` of every example in the YAML files there -> its intent. Raises yaml.YAMLError."""
    found: dict[str, str] = {}
    for file in (file for folder in folders for file in sorted(folder.glob("*.yml"))):
        content = yaml.load(file.read_text("utf-8"), _LOADER)  # noqa: S506 # a safe one
        for row in (content or {}).get("nlu", []):
            for text in _texts(row.get("examples", "")):
                found[same(text)] = row.get("intent", "")
    return found


def _texts(examples: Any) -> list[str]:
    """Of a line each, or of entries with metadata."""
    if isinstance(examples, list):
        return [str(example.get("text", "")) for example in examples]
    return [line.strip().removeprefix("-") for line in str(examples).splitlines()]


def write_examples(folder: Path, examples: Mapping[str, Sequence[str]], *, today: date) -> Path:
    """A new file of the folder with these examples (intent -> lines); the folder is made if it is
    missing, a file that is there is never touched. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    content = _HEAD + "".join(map(_block, examples, examples.values()))
    for number in count(1):
        file = folder / f"feedback_{today.isoformat()}{'' if number == 1 else f'_{number}'}.yml"
        with suppress(FileExistsError):
            _write_new(file, content)
            break
    return file


def _write_new(file: Path, content: str) -> None:
    with file.open("x", encoding="utf-8") as new:
        try:
            new.write(content)
        except OSError:
            file.unlink()
            raise


def _block(intent: str, lines: Sequence[str]) -> str:
    listed = "".join(f"      - {line}\n" for line in lines)
    return f"  - intent: {intent}\n    examples: |\n{listed}"
