"""What the pipeline is trained on, as spaCy reads it: an endless stream, new each time."""

import gzip
import json
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import regex
import yaml
from spacy import util
from spacy.language import Language
from spacy.training import Example

from pii.names import pipeline
from pii.train import corpora, sentences
from pii.train.change import changed
from pii.train.marked import hashed, joined, load, marked
from pii.train.names import NameLists

LANGUAGES = ("sv", "fi", "en")
Labelled = tuple[str, list[tuple[int, int]]]
#: How often a message comes from where, and in which language.
_SHARES = {"sentences": 0.38, "corpora": 0.28, "marked": 0.22, "texts": 0.09, "questions": 0.03}
_LANGUAGES = {"sv": 0.34, "fi": 0.36, "en": 0.30}
#: Share of the words whose identity is hidden from the network.
_STRANGE = 0.15
_SENTENCE = regex.compile(r"\p{Lu}[^.!?]{15,300}[.!?]")
_QUESTIONS = Path(__file__).parents[2] / "data" / "nlu"


@util.registry.readers("privacy_desk.TrainingMessages.v1")  # type: ignore[untyped-decorator]
def training_messages(
    corpora: str, names: str, texts: str, seed: int, languages: str
) -> Callable[[Language], Iterator[Example]]:
    """Return spaCy's reader over `messages`."""

    def read(nlp: Language) -> Iterator[Example]:
        sources = Path(corpora), Path(names), Path(texts)
        rng = random.Random(seed)
        for text, spans in messages(*sources, rng, languages=languages.split()):
            if example := as_example(nlp, text, spans):
                _make_strange(example, rng)
                yield example

    return read


@util.registry.readers("privacy_desk.DevelopmentMessages.v1")  # type: ignore[untyped-decorator]
def development_messages(messages: str, corpora: str) -> Callable[[Language], Iterator[Example]]:
    """Return spaCy's reader over labelled messages (JSONL files in a folder)."""

    def read(nlp: Language) -> Iterator[Example]:
        for path in sorted(Path(messages).glob("*.jsonl")):
            for row in map(json.loads, path.read_text("utf-8").splitlines()):
                spans = [(s["start"], s["end"]) for s in row["spans"] if s["type"] == "PERSON"]
                if example := as_example(nlp, row["text"], spans):
                    yield example

    return read


def as_example(nlp: Language, text: str, spans: list[tuple[int, int]]) -> Example | None:
    """Return the text with its persons as spaCy learns from it; None if a span fits no tokens."""
    doc = nlp.make_doc(text)
    found = [doc.char_span(*span, label="PERSON", alignment_mode="expand") for span in spans]
    if not len(doc) or not all(found):
        return None
    doc.set_ents(util.filter_spans([span for span in found if span]))
    return Example(nlp.make_doc(text), doc)


def _make_strange(example: Example, rng: random.Random) -> None:
    """Turn some words into ones that nobody has met; their letters and the lists still show."""
    for token in example.predicted:
        if rng.random() < _STRANGE:
            token.norm_ = f"{rng.randrange(1 << 30)}"


def messages(
    corpora_folder: Path,
    names_folder: Path,
    texts: Path,
    rng: random.Random,
    *,
    languages: Sequence[str] = LANGUAGES,
) -> Iterator[Labelled]:
    """Yield labelled texts without end."""
    names = NameLists(names_folder)
    fillers = {code: sentences.Filler(code, names, rng) for code in languages}
    sources: dict[str, dict[str, Iterator[Labelled]]] = {
        "sentences": {c: _filled(fillers[c], sentences.load(c), rng) for c in languages},
        "corpora": {c: _labelled(c, corpora_folder, rng) for c in languages},
        "marked": {
            c: _persons_more_often(marked(c, texts, corpora_folder), rng) for c in languages
        },
        "texts": {c: _lines(texts / c, rng) for c in languages},
        "questions": {c: _questions(c, rng) for c in languages},
    }
    while True:
        source = rng.choices(list(_SHARES), weights=list(_SHARES.values()))[0]
        language = rng.choices(languages, weights=[_LANGUAGES[c] for c in languages])[0]
        text, spans = next(sources[source][language])
        yield changed(text, spans, names=names, language=language, rng=rng)


def _filled(
    filler: sentences.Filler, unfilled: list[str], rng: random.Random
) -> Iterator[Labelled]:
    while True:
        for message in rng.sample(unfilled, len(unfilled)):
            yield filler.fill(message)


def _labelled(language: str, folder: Path, rng: random.Random) -> Iterator[Labelled]:
    by_hand = load(language)
    rows = [
        corpora.written(sentence, spaced=rng.random() < 0.5)
        for corpus in corpora.TRAINING
        if corpus.language == language
        for sentence in corpora.sentences(corpus, folder)
        if hashed(joined(sentence)) not in by_hand
    ]
    return _persons_more_often(rows, rng)


def _persons_more_often(rows: list[Labelled], rng: random.Random) -> Iterator[Labelled]:
    """Yield the rows; sentences with persons are few and come three times as often."""
    with_persons = [row for row in rows if row[1]]
    while True:
        yield from rng.sample(rows, len(rows) // 2)
        yield from rng.sample(with_persons, len(with_persons))


def _lines(folder: Path, rng: random.Random) -> Iterator[Labelled]:
    """Yield lines without persons: software documentation, and everyday prose without capitals."""
    technical: list[str] = []
    everyday: list[str] = []
    for path in sorted(folder.glob("*.txt.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = [line.strip() for line in file if 20 < len(line) < 900]
        if "msdocs" in path.name:
            technical += lines
        else:
            everyday += [sentence for line in lines for sentence in _SENTENCE.findall(line)
                         if _surely_nameless(sentence)]  # fmt: skip
    return _in_turn([_forever(lines, rng) for lines in (technical, everyday) if lines])


def _surely_nameless(sentence: str) -> bool:
    """Return whether no word but the first has a capital, and the first is an everyday word."""
    first, *others = regex.findall(r"[\p{L}'’]+", sentence) or [""]
    known = pipeline.name_list().known(first)
    everyday = known.word > 1 and known.first < 2
    return (
        len(others) > 2
        and everyday
        and not any(word[0].isupper() and word.split("'")[0] != "I" for word in others)
    )


def _in_turn(streams: list[Iterator[Labelled]]) -> Iterator[Labelled]:
    while True:
        for stream in streams:
            yield next(stream)


def _questions(language: str, rng: random.Random) -> Iterator[Labelled]:
    """Yield the assistant's training questions: greetings, rights, no person in them."""
    found = []
    for path in sorted((_QUESTIONS / language).glob("*.yml")):
        for entry in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            if isinstance(entry["examples"], str):
                found += [line.removeprefix("- ") for line in entry["examples"].splitlines()]
    return _forever(found, rng)


def _forever(lines: list[str], rng: random.Random) -> Iterator[Labelled]:
    while True:
        yield regex.sub(r"\[[^\]]*\]\([^)]*\)", "", rng.choice(lines)), []
