"""Writes pii/word_beginnings.txt, the words that pii/known_words.py knows.

python -m pii.train.word_beginnings TEXTS
"""

import gzip
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import regex

from pii.known_words import FILE, LENGTH

#: Files under a share-alike licence are left out.
_LEFT_OUT = "turku"
_SEEN_AT_LEAST = 3
_WORD = regex.compile(r"(?<![\p{L}\d_.@/\\-])\p{Ll}{2,}(?![\p{L}\d_@\\])")


def beginnings(lines: Iterator[str]) -> list[str]:
    """Return the sorted beginnings of the words that the lines hold often, in lower case only."""
    counts = Counter(word for line in lines for word in _WORD.findall(line))
    return sorted({word[:LENGTH] for word, count in counts.items() if count >= _SEEN_AT_LEAST})


def _lines(folders: list[str]) -> Iterator[str]:
    for folder in map(Path, folders):
        for path in sorted(folder.glob("*/*.txt.gz")):
            if _LEFT_OUT not in path.name:
                with gzip.open(path, "rt", encoding="utf-8") as lines:
                    yield from lines
        for path in sorted(folder.glob("*/*.yml")):
            yield from path.read_text("utf-8").splitlines()


if __name__ == "__main__":
    FILE.write_text("\n".join(beginnings(_lines(sys.argv[1:]))) + "\n", "utf-8")
