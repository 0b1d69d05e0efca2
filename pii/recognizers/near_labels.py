"""Values in the neighbourhood of a label: "which number? the one on the card: 0083 5517 2"."""

from collections.abc import Iterator

import regex

_BEFORE, _BEHIND = 160, 60
_WORDS_BEFORE = 3
_SENTENCE_END = regex.compile(r"[.!?](?=\s)|\n")
#: What a number is called that is none of ours.
_OTHER = regex.compile(
    r"(?i)(?:order|ord\.|beställ|best\.|artik|art\.|ärende|versi|serie|felkod|kod|bilag|telefon|tel\b"
    r"|tfn|mobil|belopp|summa|kl\b|klo\b|ocr|rum\b|sal\b|paragraf|§|tilau|tuot|tapau|sarja|virhe|koodi"
    r"|liite|puh|huone|viite|erä|case|ticket|item|error|serial|code|phone|amount|sku|build|room|flight"
    r"|anställ|ansök|beslut|flytt|började|gift|vigd|avlid|giltig|gäller|utgår|sedan|fr\.o\.m|daterad|muutt"
    r"|vihit|kuol|alkaen|voimassa|haettu|palkattu|employed|hired|joined|since|from|dated|valid|expire|died"
    r"|tracking|ref|kolli|paket|lähety|seuranta|rad|rivi|row|page|sid|sivu|isbn|ean|imei|cvc|pin)"
)


def near_labels(
    text: str, label: "regex.Pattern[str]", value: "regex.Pattern[str]"
) -> Iterator[tuple[int, int]]:
    """Yield the values that stand up to 160 characters behind a label or 60 before one.

    Not those that the words right before them call something else.
    """
    labels = [match.span() for match in label.finditer(text)]
    if not labels:
        return
    for match in value.finditer(text):
        start, end = match.span()
        near = any(0 <= start - last <= _BEFORE or 0 <= first - end <= _BEHIND
                   for first, last in labels)  # fmt: skip
        if near and not _is_called_otherwise(text, start):
            yield start, end


def _is_called_otherwise(text: str, start: int) -> bool:
    sentence = _SENTENCE_END.split(text[max(0, start - 60) : start])[-1]
    return any(map(_OTHER.match, sentence.split()[-_WORDS_BEFORE:]))
