"""Public corpora as (text, persons' spans): readers of their four formats."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

Labelled = tuple[str, list[tuple[int, int]]]
_PERSON = {"PER", "person"}
_NO_SPACE_BEFORE = regex.compile(r"[,.;:!?)\]%”]|'s|n't|’s|\.\.+")
_NO_SPACE_AFTER = regex.compile(r"[(\[“@#]")


@dataclass(frozen=True, slots=True)
class Corpus:
    """One file: its language and where in a line the token and the tag stand."""

    path: str
    language: str
    separator: str = "\t"
    token: int = 0
    tag: int = 1


TRAINING = (
    Corpus("turku-ner-corpus/train.tsv", "fi"),
    Corpus("UNER_Swedish-Talbanken/sv_talbanken-ud-train.iob2", "sv", token=1, tag=2),
    Corpus("swedish-ner-corpus/train_corpus.txt", "sv"),
    *(Corpus(f"broad-twitter-corpus/{part}.conll", "en") for part in "abefg"),
    Corpus("wikigold/wikigold.conll.txt", "en", separator=" "),
    Corpus("wnut17/wnut17train.conll", "en"),
)
DEVELOPMENT = (
    Corpus("turku-ner-corpus/dev.tsv", "fi"),
    Corpus("UNER_Swedish-Talbanken/sv_talbanken-ud-dev.iob2", "sv", token=1, tag=2),
    Corpus("broad-twitter-corpus/h.conll", "en"),
    Corpus("wnut17/emerging.dev.conll", "en"),
)


def sentences(corpus: Corpus, folder: Path) -> Iterator[list[tuple[str, bool, bool]]]:
    """Yield each sentence as (token, is in a person's name, begins one)."""
    current: list[tuple[str, bool, bool]] = []
    before = False
    for line in (folder / corpus.path).read_text("utf-8").splitlines():
        fields = line.rstrip("\n").split(corpus.separator)
        if not line.strip() or line.startswith("-DOCSTART-") or len(fields) <= corpus.tag:
            if not line.startswith("# ") and current:
                yield current
                current = []
            before = False
            continue
        token, tag = fields[corpus.token].replace("\xad", ""), fields[corpus.tag]
        prefix, _, kind = tag.rpartition("-")
        inside = kind in _PERSON
        if token:
            current.append((token, inside, inside and (prefix == "B" or not before)))
        before = inside
    if current:
        yield current


def written(sentence: list[tuple[str, bool, bool]], *, spaced: bool) -> Labelled:
    """Return the sentence as text with its persons; `spaced`: a space between all tokens.

    The Twitter corpus labels user names; here they are another type (ONLINE_ID), so "@anna" loses
    its label.
    """
    text = ""
    spans: list[tuple[int, int]] = []
    handle = False
    glued = True
    for token, inside, begins in sentence:
        if not (glued or (not spaced and _NO_SPACE_BEFORE.fullmatch(token))):
            text += " "
        start = len(text)
        text += token
        glued = token == "@" or (not spaced and bool(_NO_SPACE_AFTER.fullmatch(token)))  # noqa: S105
        if inside and token.startswith("@"):
            handle = True
        elif inside and (begins or not spans) and not handle:
            spans.append((start, len(text)))
        elif inside and not handle:
            spans[-1] = (spans[-1][0], len(text))
        else:
            handle = token == "@" and False  # noqa: S105
    return text, spans


def labelled(corpus: Corpus, folder: Path, rng: random.Random) -> list[Labelled]:
    """Return the corpus, half of it written with spaces between all tokens."""
    return [written(s, spaced=rng.random() < 0.5) for s in sentences(corpus, folder)]
