"""User names that a sentence or a chat shows to be ones: buyers, writers, who speaks twice."""

from presidio_analyzer import Pattern

from pii.recognizers.online_id_labels import END, EXCUSED, START

#: More than a name by its looks alone.
_LABELLED = 0.9

PATTERNS = (
    Pattern(
        "user, inner capital",
        rf"{START}(?:käyttäjä(?:ltä|lle|n)|användaren?|user|köparen?|säljaren?|buyer|seller"
        rf"|myyjä(?:ltä|lle|n)?|ostaja(?:lta|lle|n)?|profilen|profiili|profile) {EXCUSED}"
        r"(?-i:(?P<value>\p{Lu}\p{Ll}{2,}\p{Lu}\p{Ll}{2,}\d{0,4}|\p{L}+(?:_\p{L}+){1,3}\d{0,4}"
        rf"|(?<=prof\p{{L}}+ )\p{{Ll}}+-\p{{Ll}}+\d{{0,4}})){END}",
        _LABELLED,
    ),
    # a line begins so twice, not far from each other: "sk8r_otso: hi"
    Pattern(
        "who says it, twice",
        r"(?m)^(?:\[[\d:. -]{4,20}\] ?)?(?P<value>\p{L}[\p{L}\d]*[._-]\p{L}?[\p{L}\d_]*)"
        r"(?=: \S(?:.*\n){1,30}(?:\[[\d:. -]{4,20}\] ?)?(?P=value): )",
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
