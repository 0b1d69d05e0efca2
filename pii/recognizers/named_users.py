"""User names that a sentence or a chat shows to be ones: buyers, writers, who speaks twice."""

from presidio_analyzer import Pattern

from pii.recognizers.login_shapes import LOGIN
from pii.recognizers.online_id_labels import (
    COLON,
    END,
    EXCUSED,
    IS,
    LAST,
    NETWORK,
    START,
    SURE,
    WHERE,
)

#: More than a name by its looks alone.
_LABELLED = 0.9
_TOLD = r"\p{L}+(?:_\p{L}+){1,3}\d{0,4}"
_ALONE = r"(?<![\p{L}\d_@./\\$%{<#&?=:-])"
#: Signs or digits inside, or a capital: no word is written so.
_SIGNS = (
    r"(?=[\p{L}.]*(?:_|\d|\p{Ll}\p{Lu}|\p{Ll}-\d|\p{L}\.\p{L}))"
    r"\p{L}[\p{L}\d_.-]{3,30}(?<=[\p{L}\d])"
)
#: The same without what may be a product: "OneDrive in Teams".
_MARKED = r"(?=[\p{L}.]*(?:_\p{L}|\p{Ll}\d))\p{L}[\p{L}\d_.-]{3,30}(?<=[\p{L}\d])"
_WRITES = (
    r"(?:skr(?:ev|iver)|registrera\p{L}*|wr(?:ote|ites?)|registered|kirjaudun|kirjauduin|kirjoitan"
    r"|kirjoitin|kirjoittaa)(?: \p{L}+){0,2}? (?:som|as|nimellä)|pen name"
)

PATTERNS = (
    Pattern(
        "user, inner capital",
        rf"{START}käyttäjä(?:ltä|lle) {EXCUSED}"
        rf"(?-i:(?P<value>\p{{Lu}}\p{{Ll}}{{2,}}\p{{Lu}}\p{{Ll}}{{2,}}\d{{0,4}})){END}",
        _LABELLED,
    ),
    Pattern(
        "buyer, seller",
        rf"{START}(?:köparen?|säljaren?|buyer|seller|reviewer|myyjä(?:ltä|lle|n)?"
        rf"|ostaja(?:lta|lle|n)?|profilen|profiili|profile)(?: heter| är| is| called)? {EXCUSED}"
        rf"(?P<value>{_TOLD}|(?<=prof\p{{L}}+ )\p{{Ll}}+-\p{{Ll}}+\d{{0,4}}){END}",
        _LABELLED,
    ),
    Pattern("Skype", r"(?i)(?<![\p{L}\d_])live:[\p{L}\d._-]{3,40}(?<=[\p{L}\d])", 0.7),
    Pattern(
        "on a network",
        rf"(?i)(?<![\p{{L}}\d_@./\\-])(?:(?-i:(?P<value>{_MARKED}))[\"'”]? (?:på|on)"
        rf" (?:{NETWORK})|(?-i:(?P<named>{_SIGNS})) (?:på|on) (?:the [^.\n]{{0,24}}forum|forumet))"
        r"(?!\p{L})",
        _LABELLED,
    ),
    Pattern(
        "on a network, named",
        rf"{START}(?:{NETWORK})\p{{L}}{{0,5}}[^\n.;]{{0,30}}?[ ,]"
        rf"(?:som|as|heter|just|bara|nimellä|called) (?-i:(?P<login>{_SIGNS})"
        rf"|(?<=just |bara )(?P<unknown>\p{{Ll}}{{6,24}})){END}",
        _LABELLED,
    ),
    Pattern(
        "user of a network",
        rf"{START}(?:{NETWORK})[ -]?(?:käyttäjä|user|användar|konto|account|tili)\p{{L}}{{0,6}}"
        rf" {EXCUSED}(?P<value>\p{{L}}[\p{{L}}\d]*(?:[._-][\p{{L}}\d]+){{1,3}}){END}",
        _LABELLED,
    ),
    Pattern(
        "who is here",
        rf"(?:(?i:hi|hiya|hello|hej|moi|terve|hei),? )(?P<value>{_SIGNS})"
        r"(?i: (?:from [^.\n]{3,30} )?here| här från| täältä)(?!\p{L})",
        _LABELLED,
    ),
    Pattern(
        "who asks and who agrees",
        r"(?mi)^[ \t]*(?:requester|requestor|approver|assignee|reporter|beställare|godkännare"
        r"|attestant|hyväksyjä|pyytäjä|tilaaja|käsittelijä)[ \t]*:[ \t]*"
        r"(?-i:(?P<value>\p{Ll}{1,4}\d{4,8}))(?=\s|$)",
        _LABELLED,
    ),
    Pattern(
        "sure label, further off",
        rf"{START}(?:{SURE})[^\n.;:?]{{3,40}}?(?<= )"
        rf"(?-i:(?P<login>(?=[\p{{L}}.]*[_\d-]+\d)\p{{L}}[\p{{L}}\d_.-]{{3,30}}(?<=\d))){LAST}",
        0.7,
    ),
    # "virtaju:n oikeudet": Finnish puts its endings so behind what is no word
    Pattern(
        "Finnish ending",
        rf"{_ALONE}(?P<login>\p{{Ll}}[\p{{L}}\d_.-]{{4,24}})"
        r":(?:n|[aä]|t[aä]|lle|ll[aä]|lt[aä])(?!\p{L})",
        0.6,
    ),
    Pattern(
        "whose password",
        rf"{START}(?:lösenord(?:et)?|password|salasana\p{{L}}{{0,3}})"
        rf" (?:for|för|till|tunnukselle|tunnukselta) {EXCUSED}"
        rf"(?-i:(?P<value>\p{{L}}{{2,8}}\d{{2,6}}|\p{{L}}+(?:_\p{{L}}+)+)){END}",
        _LABELLED,
    ),
    Pattern(
        "label, in brackets",
        rf"{START}(?:{SURE}|login|account|konto(?:t)?|tili(?:ni)?|user|profil\p{{L}}{{0,3}})"
        rf"(?:[ \t]*\([^)\n]{{3,50}}\):[ \t]*(?P<login>{LOGIN})"
        rf"|[ \t]+\((?P<unknown>(?=\p{{Ll}}){LOGIN})\)){LAST}",
        _LABELLED,
    ),
    Pattern(
        "who writes as",
        rf"{START}(?:{_WRITES}) {EXCUSED}"
        rf"(?-i:(?P<named>{_SIGNS}|\p{{Ll}}{{4,}}(?:-\p{{Ll}}{{3,}})?)){END}",
        _LABELLED,
    ),
    Pattern(
        "gamer tag with a number",
        rf"{START}(?:gamer ?tag|pelaajatunnus|psn|xbox)\p{{L}}{{0,4}}"
        rf"(?:{COLON}|{IS}|[ \t]+(?:from|från)?[ \t]*)"
        rf"(?-i:(?P<value>\p{{Lu}}\p{{Ll}}+\p{{Lu}}\p{{Ll}}+ \d{{1,4}})){END}",
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
