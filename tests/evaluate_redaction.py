"""How much personal data the redactor finds in tests/redaction, which nothing is trained on.

A span is covered when every letter and digit of it lies in found spans, whatever their types: less
leaks. typed: covered, and a found span of the same type overlaps. over-redaction: the share of the
words outside the marked spans that a found span touches.
"""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

from cases.taxonomy import LANGUAGES
from pii.redactor import Span, find

MESSAGES = Path(__file__).parent / "redaction"


def inside(spans: list[tuple[int, int]], length: int) -> bytearray:
    marks = bytearray(length)
    for start, end in spans:
        marks[start:end] = b"\1" * (end - start)
    return marks


def judge(row: dict[str, Any], found: list[Span], totals: Counter[str]) -> None:
    """Add one text to the totals."""
    text: str = row["text"]
    hit = inside([(span.start, span.end) for span in found], len(text))
    wanted = inside([(gold["start"], gold["end"]) for gold in row["spans"]], len(text))
    leaks = False
    for gold in row["spans"]:
        places = range(gold["start"], gold["end"])
        covered = all(hit[i] for i in places if text[i].isalnum())
        same = any(s.type == gold["type"] and s.start < gold["end"] and gold["start"] < s.end
                   for s in found)  # fmt: skip
        totals.update({f"gold {gold['type']}": 1, f"covered {gold['type']}": covered})
        totals.update(gold=1, covered=covered, typed=covered and same)
        leaks |= not covered
    false = sum(not any(wanted[span.start : span.end]) for span in found)
    totals.update(texts=1, leaking=leaks, found=len(found), false=false)
    for word in re.finditer(r"\w+", text):
        if not any(wanted[word.start() : word.end()]):
            totals.update(words=1, touched=any(hit[word.start() : word.end()]))


def main() -> None:
    for language in LANGUAGES:
        lines = (MESSAGES / f"{language}.jsonl").read_text("utf-8").splitlines()
        totals: Counter[str] = Counter()
        for row in map(json.loads, lines):
            judge(row, find(row["text"], language=language), totals)
        print(
            f"{language}: covered {totals['covered'] / totals['gold']:.3f} of {totals['gold']}"
            f" | typed {totals['typed'] / totals['gold']:.3f}"
            f" | span precision {1 - totals['false'] / max(1, totals['found']):.3f}"
            f" | over-redaction {totals['touched'] / totals['words']:.4f}"
            f" | texts leaking {totals['leaking'] / totals['texts']:.3f} of {totals['texts']}"
        )
        kinds = sorted(name[5:] for name in totals if name.startswith("gold "))
        shares = (f"{kind} {totals[f'covered {kind}'] / totals[f'gold {kind}']:.2f}"
                  f" of {totals[f'gold {kind}']}" for kind in kinds)  # fmt: skip
        print("    " + ", ".join(shares))


if __name__ == "__main__":
    main()
