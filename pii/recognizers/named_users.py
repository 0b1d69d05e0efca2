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
_MARKED = (
    r"(?!(?i:office|windows|win|iphone|ipad|android|ios|excel|mac)\d)"
    r"(?=[\p{L}.]*(?:_\p{L}|\p{Ll}\d))\p{L}[\p{L}\d_.-]{3,30}(?<=[\p{L}\d])"
)
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
        rf"|ostaja(?:lta|lle|n)?)(?: heter| är| is| called)? {EXCUSED}(?P<value>{_TOLD}){END}",
        _LABELLED,
    ),
    Pattern(
        "profile",
        rf"{START}(?:profilen|profiili|profile) {EXCUSED}"
        rf"(?P<person>{_TOLD}|\p{{Ll}}+-\p{{Ll}}+\d{{0,4}}){END}",
        _LABELLED,
    ),
    Pattern(
        "Skype", r"(?i)(?<![\p{L}\d_])live:(?=\p{L}*[\d._-])[\p{L}\d._-]{3,40}(?<=[\p{L}\d])", 0.7
    ),
    Pattern(
        "battle tag",
        rf"{START}battle ?tag\p{{L}}{{0,3}}[ \t:]{{1,3}}"
        rf"(?P<value>[\p{{L}}\d]{{3,12}}#\d{{4,6}}){END}",
        _LABELLED,
    ),
    Pattern(
        "on a network",
        rf"(?i)(?<![\p{{L}}\d_@./\\-])(?:(?-i:(?P<value>{_MARKED}))[\"'”]? (?:på|on)"
        rf" (?!teams|slack|signal)(?:{NETWORK})"
        rf"|(?-i:(?P<named>{_MARKED}|\p{{L}}+\.\p{{L}}+)) (?:på|on)"
        rf" (?:the [^.\n]{{0,24}}forum|forumet))"
        r"(?!\p{L})",
        _LABELLED,
    ),
    Pattern(
        "on a network, named",
        rf"{START}(?:{NETWORK})\p{{L}}{{0,5}}[^\n.;]{{0,30}}?[ ,]"
        rf"(?:som|as|heter|just|bara|nimellä|called) (?-i:(?P<login>{_SIGNS})){END}",
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
        rf"(?:(?i:hi|hiya|hello|hej|moi|terve|hei),? )"
        rf"(?:(?P<value>{_MARKED}|\p{{Lu}}\p{{Ll}}+-\d+)(?i: here| här| täältä| täällä)"
        rf"|(?P<named>{_SIGNS})(?i: from [^.\n]{{3,30}} here| här från))(?!\p{{L}})",
        _LABELLED,
    ),
    Pattern(
        "who asks and who agrees",
        r"(?mi)^[ \t]*(?:requester|requestor|approver|assignee|reporter|beställare|godkännare"
        r"|attestant|hyväksyjä|pyytäjä|tilaaja|käsittelijä)[ \t]*:[ \t]*"
        r"(?-i:(?!inc|req|chg|case|ref)(?P<value>\p{Ll}{1,4}\d{4,8}))(?=\s|$)",
        _LABELLED,
    ),
    Pattern(
        "sure label, further off",
        rf"{START}(?:{SURE})(?:,? (?:är|on|is|var|was|oli|sama|samma|same|kuin|som|as|ennen|förut"
        r"|innan|before|eli|alltså|dvs|the|det|nu|nyt|still)){1,7} "
        rf"(?-i:(?P<login>(?=[\p{{L}}.]*[_\d-]+\d)\p{{L}}[\p{{L}}\d_.-]{{3,30}}(?<=\d))){LAST}",
        0.7,
    ),
    # "virtaju:n oikeudet": Finnish puts its endings so behind what is no word
    Pattern(
        "Finnish ending",
        rf"{_ALONE}(?P<plain>\p{{Ll}}[\p{{L}}\d_.-]{{4,24}})"
        r":(?:n|[aä]|t[aä]|lle|ll[aä]|lt[aä])(?!\p{L})",
        0.6,
    ),
    Pattern(
        "whose password",
        rf"{START}(?:lösenord(?:et)?|password|salasana\p{{L}}{{0,3}})"
        rf" (?:for|för|till|tunnukselle|tunnukselta) {EXCUSED}"
        rf"(?-i:(?P<value>\p{{Lu}}{{4,8}}\d{{2,6}})){END}",
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
        rf"(?-i:(?P<named>{_SIGNS})){END}",
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
