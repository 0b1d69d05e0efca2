"""`python -m tests.evaluate_news CORPORA`: how many persons of news, books and tweets are covered.

The development parts of the public corpora that the name pipeline is trained on, tokens joined by
spaces. recall: names whose every letter the redactor covers; precision: found persons that touch a
labelled one (gods, ships and user names are labelled in some of the corpora).
"""

import sys
from pathlib import Path

from pii.redactor import find
from pii.train.corpora import DEVELOPMENT, Corpus, sentences, written
from tests.evaluate_redaction import inside


def measure(corpus: Corpus, folder: Path) -> tuple[int, int, int, int]:
    """Return how many names there are, are covered; how many spans are found, are rightly so."""
    names = covered = found = right = 0
    for sentence in sentences(corpus, folder):
        text, spans = written(sentence, spaced=True)
        persons = [(s.start, s.end) for s in find(text, language=corpus.language)
                   if s.type == "PERSON"]  # fmt: skip
        hit, wanted = inside(persons, len(text)), inside(spans, len(text))
        names += len(spans)
        covered += sum(
            all(hit[i] for i in range(start, end) if text[i].isalnum()) for start, end in spans
        )
        found += len(persons)
        right += sum(any(wanted[start:end]) for start, end in persons)
    return names, covered, found, right


def main() -> None:
    """Print a line a corpus."""
    for corpus in DEVELOPMENT:
        names, covered, found, right = measure(corpus, Path(sys.argv[1]))
        recall, precision = covered / names, right / max(found, 1)
        print(f"{corpus.path:46} {names:5} names  {recall:.3f} found  {precision:.3f} of found")


if __name__ == "__main__":
    main()
