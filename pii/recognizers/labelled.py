"""Pieces of patterns for values that the text names ("kundnummer: 12345")."""

#: At most this many words may stand between the label and the value ("mitt kundnummer hos er är").
_WORDS = 4

LABEL_START = r"(?i)(?<![\p{L}\d_])"

#: Colon, "är", "on", "is", "nr" and the like, on one line or with one line break.
TIGHT_GAP = (
    r"(?!\p{L})(?:[ \t]*(?:[:=#.(]|no\b\.?|nr\b\.?|nro\b\.?|n:o|numero|number|nummer|är|on|is|was"
    r"|oli|var)){0,3}[ \t]*\n?[ \t]*[\"'(]?"
)

#: A few words without digits, never over the end of a sentence.
LOOSE_GAP = (
    rf"(?!\p{{L}})(?:[ \t]*[,:=#(]|[ \t]+[\p{{L}}-]{{1,14}}(?![\p{{L}}.@])){{0,{_WORDS}}}?"
    + TIGHT_GAP
)

#: No currency or unit follows, and the value does not go on.
NO_AMOUNT = r"(?![\p{L}\d_]|[.,]\d| ?(?:kr|sek|kronor|eur|euro|€|%|\$|st|kpl)(?![\p{L}]))"


def repeated(value: str) -> str:
    """Return a pattern for one or more values in a list ("12345 och 12346"), each in `value`."""
    another = rf"[ \t]*(?:,|/|&|och|ja|and|eller|tai|or)[ \t]+(?P<value>{value})"
    return rf"(?P<value>{value})(?:{another}){{0,9}}"
