"""`python -m tests.evaluate_news CORPORA [TEXTS]`: how many persons of news, books, tweets and web
pages are covered.

The development parts of the public corpora that the name pipeline is trained on, tokens joined by
spaces; with the folder of unlabelled text also English lines of it in which a reader marked the
persons (tests/web.tsv, as in pii/train/marked; none is trained on). recall: names whose every
letter the redactor covers; precision: found persons that touch a labelled one (gods, ships and user
names are labelled in some of the corpora).
"""

import gzip
import sys
from collections.abc import Iterable
from pathlib import Path

from pii.redactor import find
from pii.train.corpora import DEVELOPMENT, Corpus, Labelled, sentences, written
from pii.train.marked import hashed, spans_by_hash
from tests.evaluate_redaction import inside

_WEB = Path(__file__).parent / "web.tsv"


def measure(texts: Iterable[Labelled], language: str) -> tuple[int, int, int, int]:
    """Return how many names there are, are covered; how many spans are found, are rightly so."""
    names = covered = found = right = 0
    for text, spans in texts:
        persons = [(s.start, s.end) for s in find(text, language=language)
                   if s.type == "PERSON"]  # fmt: skip
        hit, wanted = inside(persons, len(text)), inside(spans, len(text))
        names += len(spans)
        covered += sum(
            all(hit[i] for i in range(start, end) if text[i].isalnum()) for start, end in spans
        )
        found += len(persons)
        right += sum(any(wanted[start:end]) for start, end in persons)
    return names, covered, found, right


def of_corpus(corpus: Corpus, folder: Path) -> Iterable[Labelled]:
    return (written(sentence, spaced=True) for sentence in sentences(corpus, folder))


def of_web(texts: Path) -> Iterable[Labelled]:
    known = spans_by_hash(_WEB)
    with gzip.open(texts / "en" / "nltk_masc_tagged.txt.gz", "rt", encoding="utf-8") as file:
        for line in dict.fromkeys(line.strip() for line in file):
            if (key := hashed(line)) in known:
                yield line, known[key]


def main() -> None:
    """Print a line a corpus."""
    corpora, *texts = map(Path, sys.argv[1:])
    for corpus in DEVELOPMENT:
        _say(corpus.path, of_corpus(corpus, corpora), corpus.language)
    for folder in texts:
        _say("web.tsv", of_web(folder), "en")


def _say(name: str, texts: Iterable[Labelled], language: str) -> None:
    names, covered, found, right = measure(texts, language)
    recall, precision = covered / names, right / max(found, 1)
    print(f"{name:46} {names:5} names  {recall:.3f} found  {precision:.3f} of found")


if __name__ == "__main__":
    main()
