"""Persons marked by hand in lines of the unlabelled text and of the Swedish corpus.

The texts are not in the repository, so `marked/<language>.tsv` names a line by the hash of its
text, and its persons by their character offsets (end exclusive): `hash TAB start-end,start-end`,
nothing behind the TAB where the reader found no person.
"""

import gzip
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from pii.train.corpora import TRAINING, sentences

FOLDER = Path(__file__).parent / "marked"
Labelled = tuple[str, list[tuple[int, int]]]


def hashed(line: str) -> str:
    """Return what names a line: 12 hexadecimal digits."""
    return blake2b(line.encode(), digest_size=6).hexdigest()


def load(language: str) -> dict[str, list[tuple[int, int]]]:
    """Return the persons' spans by the hash of their line."""
    return spans_by_hash(FOLDER / f"{language}.tsv")


def spans_by_hash(path: Path) -> dict[str, list[tuple[int, int]]]:
    """Return what a file of marked lines holds."""
    rows = path.read_text("utf-8").splitlines()
    return {key: _spans(spans) for key, _, spans in (row.partition("\t") for row in rows)}


def marked(language: str, texts: Path, corpora: Path) -> list[Labelled]:
    """Return the marked lines with their persons, from where the texts lie."""
    known = load(language)
    return [(line, known[key]) for line in dict.fromkeys(_lines(language, texts, corpora))
            if (key := hashed(line)) in known]  # fmt: skip


def _spans(written: str) -> list[tuple[int, int]]:
    pairs = (pair.partition("-") for pair in written.split(",") if pair)
    return [(int(start), int(end)) for start, _, end in pairs]


def _lines(language: str, texts: Path, corpora: Path) -> Iterator[str]:
    for path in sorted((texts / language).glob("*.txt.gz")):
        if "msdocs" not in path.name:
            with gzip.open(path, "rt", encoding="utf-8") as file:
                yield from (line.strip() for line in file)
    for corpus in TRAINING:
        if corpus.language == language and "swedish-ner" in corpus.path:
            for sentence in sentences(corpus, corpora):
                yield joined(sentence)


def joined(sentence: list[tuple[str, bool, bool]]) -> str:
    """Return a corpus sentence as the readers saw it: a space between all tokens."""
    return " ".join(token for token, _, _ in sentence)
