"""Words of support text: one pattern instead of spaCy's rules, at a tenth of their time."""

from collections.abc import Callable, Iterable
from itertools import accumulate
from pathlib import Path
from typing import Any

from spacy import util
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pii.latin_patterns import LatinPattern

#: The pieces of a text: every character is in exactly one, a space behind a word in the word's.
_PIECE = LatinPattern(
    r"(?:[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*(?:['’](?![sS](?![\p{L}\p{M}]))[\p{L}\p{M}]+)*"  # a word
    r"(?![\p{L}\p{N}@:.+-]|['’]\p{L})"  # and surely nothing longer
    r"|(?:https?://|www\.)[^\s<>\"]+"  # a link
    r"|[\p{L}\p{N}_.+-]+@[\p{L}\p{N}_-]+(?:\.[\p{L}\p{N}_-]+)*"  # an e-mail address
    r"|(?<![\p{L}\p{M}])\p{Lu}\.(?=[\s\p{Lu}-])"  # an initial
    r"|['’][sS](?![\p{L}\p{M}])"  # English genitive
    r"|\p{N}+(?:[.,:/-]\p{N}+)*"  # a number, a date, an amount
    r"|[\p{L}\p{M}][\p{L}\p{M}\p{N}_]*(?:['’](?![sS](?![\p{L}\p{M}]))[\p{L}\p{M}]+)*"
    r"|\.+|-+|!+|\?+|=+|_+|\*+|[\p{P}\p{S}])"  # signs, alike ones together
    r" ?|\s+|."
)
#: Which number it is says nothing of the names beside it, and every text has new ones.
_SAME_DIGIT = bytes.maketrans(b"0123456789", b"1111111111")


def without_numbers(text: str) -> str:
    """Return the text with the same digit for all: what the network reads, as long as the text."""
    # in UTF-8 the bytes of digits are digits
    written = text.encode("utf-8", "surrogatepass").translate(_SAME_DIGIT)
    return written.decode("utf-8", "surrogatepass")


def pieces_of(text: str) -> list[str]:
    """Return the words and signs of a text, each with the space behind it.

    As in spaCy a single space belongs to the word before it, and other white space is a word.
    """
    return _PIECE.of(text).findall(text)


def word_of(piece: str) -> str:
    """Return the word without the space behind it."""
    return piece[:-1] if piece[-1] == " " and not piece.isspace() else piece


def starts_of(pieces: Iterable[str]) -> list[int]:
    """Return where each begins, and the text's length."""
    return list(accumulate(map(len, pieces), initial=0))


class WordTokenizer:
    """spaCy's tokenizer of the shipped pipeline."""

    def __init__(self, vocab: Vocab) -> None:
        """Take the vocabulary that the words are filed in."""
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Return the text as spaCy's document; its text is the text given."""
        pieces = pieces_of(text)
        words = list(map(word_of, pieces))
        spaces = [word != piece for word, piece in zip(words, pieces, strict=True)]
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: Any) -> bytes:
        """Return nothing: there is nothing to keep."""
        return b""

    def from_bytes(self, _: bytes, **__: Any) -> "WordTokenizer":
        """Return itself."""
        return self

    def to_disk(self, _: Path | str, **__: Any) -> None:
        """Write nothing."""

    def from_disk(self, _: Path | str, **__: Any) -> "WordTokenizer":
        """Return itself."""
        return self


@util.registry.tokenizers("privacy_desk.WordTokenizer.v1")  # type: ignore[untyped-decorator]
def make_tokenizer() -> Callable[[Language], WordTokenizer]:
    """Return what the pipeline's configuration names."""
    return lambda nlp: WordTokenizer(nlp.vocab)
