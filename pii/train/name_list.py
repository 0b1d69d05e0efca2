"""Compiles the name lists for pii/names/name_list.py."""

import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import regex
import wordfreq

from pii.inflections import stems
from pii.names.name_list import (
    COMMON,
    DICTIONARY,
    FIRST,
    LAST,
    LAST_PART,
    STEM,
    THING,
    WORD,
    hashed,
)
from pii.train.dictionaries import Everyday
from pii.train.known_things import brands, nicknames, places
from pii.train.names import read_counts

#: (list, role, counts from which a name is rare, known, common).
_LISTS = (
    ("first_sv", FIRST, (10, 100, 2000)),
    ("surname_sv", LAST, (15, 100, 2000)),
    ("first_fi_all", FIRST, (10, 100, 2000)),
    ("surname_fi", LAST, (20, 100, 2000)),
    ("first_en", FIRST, (500, 10_000, 200_000)),
    ("surname_en", LAST, (2000, 20_000, 200_000)),
    ("first_world", FIRST, (1, 50, 2000)),
    ("surname_world", LAST, (1, 50, 2000)),
)
#: Lower-case occurrences from which a word is known, usual, common.
_WORD_STEPS = (3, 20, 200)
#: From which frequency a word is known, usual, common: powers of ten, words in 10^9.
_COMMON_STEPS = (1.0, 2.5, 3.7)
#: How common a given name is that no thing's stem may hide.
_COMMON_NAME = 2
#: A shorter one of a nickname is as likely another word ("he").
_SHORTEST_STEM = 4
_CAPITAL = regex.compile(r"\p{Lu}")
#: Names borne by fewer are met in other cases too rarely to store their stems.
_STEM_FROM = 40


def compile_lists(
    names: Path,
    texts: Iterable[str],
    to: Path,
    *,
    everyday: Iterable[Everyday] = (),
    leave_out: int = 0,
) -> int:
    """Write the arrays; return how many words and names they hold.

    `texts` are the lines in which words are counted.
    `leave_out`: every so manieth name is left out, so that what learns from the lists does not take
    them for complete.
    """
    flags: dict[str, int] = {}
    inflected: dict[str, int] = {}
    for kind, role, steps in _LISTS:
        for name, count in read_counts(names / f"{kind}.txt"):
            level = sum(count >= step for step in steps)
            if not level:
                continue
            if leave_out and hashed(name.lower()) % leave_out == 0:
                continue
            for part in regex.split(r"[-\s]", name.lower()):
                _raise(flags, part, level, role)
            if count >= _STEM_FROM:
                for stem in stems(name).finnish:
                    _raise(inflected, stem, level, role)
    short = [name.lower() for name in nicknames()
             if not (leave_out and hashed(name.lower()) % leave_out == 0)]  # fmt: skip
    for name in short:
        _raise(flags, name, _COMMON_NAME, FIRST)
        for stem in stems(name).finnish:
            if len(stem) >= _SHORTEST_STEM and stem not in flags:
                _raise(inflected, stem, _COMMON_NAME, FIRST)
    for thing in (*places(), *brands()):
        if not (leave_out and hashed(thing.lower()) % leave_out == 1):
            for part in _telling_parts(thing, flags):
                flags[part] = flags.get(part, 0) | 1 << THING
                for stem in stems(part).finnish:
                    inflected[stem] = inflected.get(stem, 0) | 1 << THING
    for name in short:
        flags[name] &= ~(1 << THING)
    familiar = {word for word, flag in flags.items() if _is_familiar(flag)}
    for word, count in _lower_case_words(texts, familiar).items():
        _raise(flags, word, sum(count >= step for step in _WORD_STEPS), WORD)
    for word, level, is_last_part in everyday:
        _raise(flags, word, level, WORD)
        flags[word] = flags.get(word, 0) | 1 << DICTIONARY | is_last_part << LAST_PART
    for word, level in _common_words():
        _raise(flags, word, level, COMMON)
    for stem, level in inflected.items():
        if flags.get(stem, 0) >> FIRST & 0b11 >= _COMMON_NAME:
            level &= ~(1 << THING)  # "isla", the stem of Islay, is a name
        flags[stem] = flags.get(stem, 0) | level if stem in flags else level
        flags[stem] |= 1 << STEM
    by_hash: dict[int, int] = {}
    for word, value in flags.items():
        by_hash[hashed(word)] = by_hash.get(hashed(word), 0) | value
    keys = sorted(by_hash)
    np.savez_compressed(
        to,
        hashes=np.array(keys, dtype=np.uint32),
        flags=np.array([by_hash[key] for key in keys], dtype=np.uint16),
    )
    return len(keys)


def _common_words() -> Iterator[tuple[str, int]]:
    """Yield the words of web, news, subtitles and encyclopedias, names among them, with a level."""
    for language in ("sv", "fi", "en"):
        for word, frequency in wordfreq.get_frequency_dict(language, "best").items():
            zipf = wordfreq.freq_to_zipf(frequency)
            if word.isalpha() and (level := sum(zipf >= step for step in _COMMON_STEPS)):
                yield word, level


def _telling_parts(thing: str, flags: dict[str, int]) -> list[str]:
    """Return the words of a place or brand that stand for it: of several, no common name."""
    words = thing.lower().split()
    if len(words) == 1:
        return words
    return [word for word in words if len(word) > 3
            and max(flags.get(word, 0) >> role & 0b11 for role in (FIRST, LAST)) < 2]  # fmt: skip


def _raise(flags: dict[str, int], word: str, level: int, role: int) -> None:
    old = flags.get(word, 0)
    if level > (old >> role) & 0b11:
        flags[word] = old & ~(0b11 << role) | level << role


def lines(texts: Path, corpora: Path, *more: Path) -> Iterator[str]:
    """Yield the lines of the unlabelled texts, the corpora, and of the files in `more` folders."""
    for path in sorted(texts.glob("*/*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            yield from file
    files = [path for folder in (corpora, *more) for path in sorted(folder.rglob("*.*"))]
    for path in files:
        if path.suffix in {".tsv", ".txt", ".conll", ".iob2", ".yml"}:
            yield from path.read_text("utf-8").splitlines()


def _is_familiar(flag: int) -> bool:
    """Return whether the flags are a name's that is common enough to be met in small letters, or a
    thing's."""
    most = max(flag >> FIRST & 0b11, flag >> LAST & 0b11)
    return most >= _COMMON_NAME or bool(flag & 1 << THING)


def _lower_case_words(texts: Iterable[str], names: set[str]) -> Counter[str]:
    """Return how often a word is written small; a name not where everything is."""
    counts: Counter[str] = Counter()
    for line in texts:
        words = regex.findall(r"(?<![\p{L}\d@.{])\p{Ll}[\p{Ll}-]+(?![\p{L}\d@])", line)
        counts.update(words if _CAPITAL.search(line) else (w for w in words if w not in names))
    return counts
