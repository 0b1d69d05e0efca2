"""User names that a sentence or a chat shows to be ones: buyers, writers, who speaks twice."""

from presidio_analyzer import Pattern

from pii.recognizers.online_id_labels import COLON, END, EXCUSED, START, SURE, WHERE

#: More than a name by its looks alone.
_LABELLED = 0.9
_TOLD = r"\p{L}+(?:_\p{L}+){1,3}\d{0,4}"

PATTERNS = (
    Pattern(
        "user, inner capital",
        rf"{START}käyttäjä(?:ltä|lle) {EXCUSED}"
        rf"(?-i:(?P<value>\p{{Lu}}\p{{Ll}}{{2,}}\p{{Lu}}\p{{Ll}}{{2,}}\d{{0,4}})){END}",
        _LABELLED,
    ),
    Pattern(
        "buyer, seller",
        rf"{START}(?:köparen?|säljaren?|buyer|seller|myyjä(?:ltä|lle|n)?|ostaja(?:lta|lle|n)?"
        rf"|profilen|profiili|profile) {EXCUSED}"
        rf"(?P<person>{_TOLD}|(?<=prof\p{{L}}+ )\p{{Ll}}+-\p{{Ll}}+\d{{0,4}}){END}",
        _LABELLED,
    ),
    Pattern(
        "reset",
        rf"{START}(?:reset|återställ|nollatkaa|nollaa) (?P<reset>\p{{L}}{{6,20}}){END}",
        _LABELLED,
    ),
    Pattern(
        "sure label, where",
        rf"{START}(?:{SURE}){WHERE}{COLON}(?-i:(?P<named>[\p{{Lu}}\d][\p{{Lu}}\d_.-]{{3,20}}[\p{{Lu}}\d])){END}",
        _LABELLED,
    ),
    # a line begins so twice, not far from each other: "sk8r_otso: hi"
    Pattern(
        "who says it, twice",
        r"(?m)^(?:\[[\d:. -]{4,20}\] ?)?(?P<speaker>\p{L}[\p{L}\d]*[._-][\p{L}\d_]+)"
        r"(?=: \S(?:.*\n){1,30}(?:\[[\d:. -]{4,20}\] ?)?(?P=speaker): )",
        _LABELLED,
    ),
    Pattern(
        "written by",
        rf"{START}(?:inlägg(?:et)?|kommentar(?:en)?|tråd(?:en)?|post|comment|thread|ketju|kommentti)"
        rf"[ \t]+(?:av|från|by|from|käyttäjältä|nimimerkiltä)[ \t]+{EXCUSED}"
        rf"(?-i:(?P<value>\p{{L}}{{2,}}_\p{{L}}[\p{{L}}\d_]{{2,30}})){END}",
        _LABELLED,
    ),
)
