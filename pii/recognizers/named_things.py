"""Things that stand right beside a name and bear it: 'rum "Greta"', "noden Birger Jarl".

Only where hardly a person could stand as well: beside "rummet", "paketet", "the room" most do.
"""

import regex

from pii.names.pipeline import name_list

#: Behind these a name is the thing's where nothing goes on.
_SURE = frozenset(
    ("noden", "nod", "node", "plugin", "sviten", "kvarteret", "kvarteren", "fonten", "typsnittet")
    + ("statyn", "hurricane", "stormen", "m/s", "m/y", "s/y", "palvelin", "tulostuspalvelin")
    + ("kokoushuone", "neuvotteluhuone", "kotipaikka")
)
#: Behind these only where it is quoted.
_QUOTED = frozenset(
    ("rum", "rummet", "hytt", "hytten", "mall", "mallen", "roll", "rollen", "salen", "stugan")
    + ("servern", "server", "skrivaren", "printern", "roboten", "båten", "fartyget", "färjan")
    + ("projektet", "projekt", "projekti", "kampanjen", "paketet", "modellen", "modell", "model")
    + ("room", "suite", "cabin", "printer", "role", "font", "template", "cluster", "ferry", "boat")
    + ("ship", "huone", "huoneen", "huoneessa", "sali", "salin", "salissa", "rooli", "roolin")
    + ("tulostin", "tulostimen", "mökki", "mökin", "malli", "tyyppi", "typ", "type")
)
_END = regex.compile(r"(?: \p{Lu}\p{Ll}+)?(?:[\"”'’»]|[ \t]*(?:[,.;:()\r\n–]|$)| \d)")
_QUOTE_END = regex.compile(r"(?: \p{Lu}\p{Ll}+)?[\"”'’»]")
#: "the Marie Curie exhibition", "the Linné meeting room"; a customer's are rooms, tables, invoices.
_EXHIBIT_AFTER = regex.compile(
    r"(?: \p{Lu}\p{Ll}+)?[\"“”'’]? (?:dress|font|sofa|lamp|rug|perfume|coffee machine|trolley"
    r"|(?:meeting|conference) room|exhibition|bust|statue|trophy|cup|prize|scholarship|stadium"
    r"|arena|bridge|syndrome|theorem|museum|library|terminal|ferry)(?!\p{L})"
)
_EXHIBIT_BEFORE = regex.compile(r"(?<!\p{L})(?i:the) [\"“”'‘]?(?:\p{Lu}\p{Ll}+ )?$")
_LONGEST_BEFORE = 26
#: "the May invoice"
_MONTHS = frozenset(("April", "May", "June", "August"))
_MONTHLY_AFTER = regex.compile(r" (?:invoice|bill|payslip|payroll|statement|instalment)s?(?!\p{L})")
#: "Katarina Norra skola", "Selma Lagerlöfskolan", "Kristi himmelsfärd"
_SWEDISH_AFTER = regex.compile(
    r" (?:(?:Norra|Södra|Östra|Västra) (?:skola|kyrka|församling|förskola)"
    r"|(?P<last>\p{Lu}\p{Ll}{2,16})(?:skolan|gymnasiet|salen|hallen|priset|museet|stipendiet"
    r"|sällskapet)|himmelsfärd\p{Ll}*)(?!\p{L})"
)
#: "Snellmanin koulu", "Henrikin kappeliin"; but "Virtasen koulu" and "Ilonan koulu"
_FINNISH_AFTER = regex.compile(
    r"(?<=n)(?<!sen) (?:koulu(?:n|ssa|sta|un|lla|lle|lta)?"
    r"|kappeli(?:n|ssa|sta|in|lla|lle)?)(?!\p{L})"
)
#: What any of those that follow begins with.
AFTER = (_EXHIBIT_AFTER, _MONTHLY_AFTER, _SWEDISH_AFTER, _FINNISH_AFTER)
_LONGEST_WORD = 22
_QUOTES = frozenset("\"'“”‘’»« ")
_MOST_SIGNS = 3
#: How the words end that may stand before a name: most names are done with by that.
_TAIL = 3
_TAILS = frozenset(word[-_TAIL:] for word in (*_SURE, *_QUOTED))


def is_named_before(text: str, start: int, end: int) -> bool:
    """Return whether a thing right before the name bears it."""
    before_end = start
    while before_end > start - _MOST_SIGNS and text[before_end - 1 : before_end] in _QUOTES:
        before_end -= 1
    tail = text[max(0, before_end - _TAIL) : before_end].lower()
    if before_end == start or tail not in _TAILS:
        return False
    word = text[max(0, before_end - _LONGEST_WORD) : before_end].split()[-1].lower()
    if word in _SURE:
        return _END.match(text, end) is not None
    is_quoted = text[start - 1] != " " and _QUOTE_END.match(text, end) is not None
    return word in _QUOTED and is_quoted


def is_named_behind(text: str, start: int, end: int) -> bool:
    """Return whether what follows the name is the thing that bears it."""
    swedish = _SWEDISH_AFTER.match(text, end)
    if swedish and (not swedish["last"] or _is_name(swedish["last"].removesuffix("s"))):
        return True
    is_shown = text[start:end] in _MONTHS and _MONTHLY_AFTER.match(text, end)
    if (is_shown or _EXHIBIT_AFTER.match(text, end)) and _EXHIBIT_BEFORE.search(
        text, max(0, start - _LONGEST_BEFORE), start
    ):
        return True
    if " " in text[start:end] or not _FINNISH_AFTER.match(text, end):
        return False
    is_chapel = text.startswith(" kappeli", end)
    is_alone = not text[:start].rstrip()[-1:].isupper()
    return (not name_list().known(text[start:end]).first or is_chapel) and is_alone


def _is_name(word: str) -> bool:
    """Return whether a school may be called so: "Lagerlöfskolan", but "Kungsholmsskolan"."""
    return bool(name_list().known(word).name and not name_list().known(word).inflected)
