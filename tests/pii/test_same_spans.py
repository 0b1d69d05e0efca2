"""Reading fast loses nothing: the same findings as Presidio's own engine, on generated texts."""

import json
import random

import pytest
import regex

from pii.engine import analyzed, analyzer
from pii.folding import fold
from pii.policy import LANGUAGES, TYPES
from tests.evaluate_redaction import MESSAGES

_PIECE = regex.compile(r"\S+\s*")
_TEXTS = 1_000


def generated(language: str, count: int) -> list[str]:
    """Return texts made of pieces of labelled messages, some of them changed as people do."""
    rng = random.Random(language)
    paths = sorted(MESSAGES.rglob("*.jsonl"))
    messages = [json.loads(line)["text"] for path in paths
                for line in path.read_text("utf-8").splitlines()]  # fmt: skip
    return [fold(_changed(_joined(messages, rng), rng)).text for _ in range(count)]


def _joined(messages: list[str], rng: random.Random) -> str:
    pieces: list[str] = []
    for message in rng.choices(messages, k=rng.randint(1, 4)):
        words = _PIECE.findall(message)
        start = rng.randrange(len(words))
        pieces += words[start : start + rng.randint(1, 40)]
    if rng.random() < 0.2:
        rng.shuffle(pieces)
    return "".join(pieces)


def _changed(text: str, rng: random.Random) -> str:
    luck = rng.random()
    if luck < 0.1:
        return text.lower()
    if luck < 0.15:
        return text.upper()
    if luck < 0.3:
        return regex.sub(r"\d", lambda _: str(rng.randrange(10)), text)
    if luck < 0.4:
        return "".join(c for c in text if rng.random() > 0.03)
    if luck < 0.45:
        return text.translate(str.maketrans("iI ", "ıİ\u00a0"))
    return text


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_fast_way_finds_what_presidio_finds(language):
    texts = generated(language, _TEXTS)
    with analyzed(texts, language=language, types=TYPES) as found:
        fast = found
    for text, findings in zip(texts, fast, strict=True):
        plain = analyzer().analyze(text, language=language, entities=sorted(TYPES))
        assert _as_set(findings) == _as_set(plain), f"text {texts.index(text)}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_read_alike_alone_and_among_others(language):
    texts = generated(language, 200)
    with analyzed(texts, language=language, types=TYPES) as found:
        together = found
    for text, findings in zip(texts, together, strict=True):
        with analyzed([text], language=language, types=TYPES) as (alone,):
            assert _as_set(alone) == _as_set(findings)


def _as_set(results):
    return {(r.start, r.end, r.entity_type, round(r.score, 4)) for r in results}
