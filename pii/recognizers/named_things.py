"""Things that stand right beside a name and bear it: 'rum "Greta"', "noden Birger Jarl"."""

import regex

from pii.names.pipeline import name_list

#: Behind these a name is the thing's whatever follows: Swedish without article, Finnish.
_ALWAYS = frozenset(
    ("rum", "konferensrum", "mötesrum", "grupprum", "hytt", "nod", "mall", "roll", "huone")
    + ("huoneen", "huoneessa", "huoneeseen", "kokoushuone", "kokoushuoneen", "kokoushuoneessa")
    + ("neuvotteluhuone", "neuvotteluhuoneen", "neuvotteluhuoneessa", "kokoustila", "kokoustilan")
    + ("sali", "salin", "salissa", "saliin", "palvelin", "palvelimen", "palvelimella", "tulostin")
    + ("tulostimen", "rooli", "roolin", "roolia", "mökki", "mökin", "mökissä", "ilmanvaihtokone")
    + ("robotti", "m/s", "m/y")
)
#: Behind these only where nothing goes on: "noden Magnus." but "rummet Anna bokade".
_BEFORE_AN_END = frozenset(
    ("rummet", "konferensrummet", "mötesrummet", "salen", "hytten", "stugan", "noden", "servern")
    + ("server", "skrivaren", "printern", "roboten", "rollen", "mallen", "fonten", "typsnittet")
    + ("båten", "fartyget", "färjan", "projektet", "kampanjen", "paketet", "modellen", "room")
    + ("suite", "cabin", "node", "printer", "plugin", "role", "font", "template", "cluster")
    + ("sviten", "baren", "bar", "salongen", "salong", "salon", "kvarteret", "kvarteren", "boat")
    + (
        "ship",
        "yacht",
        "vessel",
        "mare",
        "hall",
        "pub",
        "statyn",
        "haven",
        "kajen",
        "s/y",
        "palvelin",
    )
    + ("ferry", "hurricane", "projekt", "projekti", "tiimi", "type", "typ", "tyyppi", "model")
    + ("modell", "malli")
)
_END = regex.compile(
    r"(?: \p{Lu}\p{Ll}+)?(?:[\"”'’»]|[ \t]*(?:[,.;:!?()\r\n–]|$)| \d| - "
    r"| (?:may|will|sails|leaves|departs|avgår|lähtee|on|is|was|är|har|var)(?!\p{L}))"
)
#: "vår katt Sture har kissat", but "vår katt Elsa skötare".
_PET = regex.compile(
    r"(?<!\p{L})(?i:(?:min|vår|er|din) (?:katt|hund|kattunge|valp)"
    r"|(?:my|our|your|his|her|their) (?:cat|dog|kitten|puppy)"
    r"|(?:kissa|koira|kissanpentu|koiranpentu)(?:ni|mme|si|nne|nsa)?) $"
)
_PETS = (
    *("katt ", "hund ", "unge ", "valp ", "cat ", "dog ", "kitten ", "puppy ", "kissa ", "koira "),
    *("ani ", "amme ", "asi ", "anne ", "ansa ", "pentu "),
)
_LONGEST_PET = 20
_AFTER_PET = regex.compile(
    r"[ \t]*(?:[,.;:!?()\r\n]|$)"
    r"| (?:har|är|åt|blev|fick|var|has|is|was|ate|got|on|oli|söi|sai)(?!\p{L})"
)
#: "the Marie Curie room", "1 Harry chair", "the May invoice"
_EXHIBIT_AFTER = regex.compile(
    r"(?: \p{Lu}\p{Ll}+)?[\"“”'’]? (?:dress|font|sofa|lamp|rug|perfume|coffee machine|trolley"
    r"|(?:meeting |conference )?room|exhibition"
    r"|suite|ward|lounge|hall|wing|building|bridge|award|prize|cup|trophy|bust|statue|scholarship|stadium|arena"
    r"|restaurant|method|scale|syndrome|edition|collection|series|chair|table|shel(?:f|ves)"
    r"|server|node|cluster|template|theorem|foundation|institute|library|museum|terminal|ferry"
    r"|invoice|payroll|payslip|instalment|bank statement|à la carte)s?(?!\p{L})"
)
_EXHIBIT_BEFORE = regex.compile(
    r"(?<!\p{L})(?:(?i:the)|\d{1,3}(?: ?[x×])?) [\"“”'‘]?(?:\p{Lu}\p{Ll}+ )?$"
)
_LONGEST_BEFORE = 26
#: "Katarina Norra skola", "Selma Lagerlöfskolan", "Kristi himmelsfärd"
_SWEDISH_AFTER = regex.compile(
    r" (?:(?:Norra|Södra|Östra|Västra) (?:skola|skolan|kyrka|församling|förskola)"
    r"|(?P<last>\p{Lu}\p{Ll}{2,16})(?:skolan|gymnasiet|salen|hallen|priset|museet|stipendiet"
    r"|sällskapet)|himmelsfärd\p{Ll}*)(?!\p{L})"
)
#: "Snellmanin koulu", "Henrikin kappeliin"; but "Ilonan koulu" and "Anna Virtasen koulu"
_FINNISH_AFTER = regex.compile(
    r"(?<=n) (?:koulu(?!laut|lais)|ala-aste|yläaste|lukio|päiväkoti|päiväkodi|kirk[ko]|kappeli"
    r"|terveysasema|sairaala|kansanopisto)\p{Ll}{0,6}(?!\p{L})"
)
#: What any of those that follow begins with.
AFTER = (_EXHIBIT_AFTER, _SWEDISH_AFTER, _FINNISH_AFTER)
_LONGEST_WORD = 22
_QUOTES = frozenset("\"'“”‘’»« ")
#: How the words end that may stand before a name: most names are done with by that.
_TAIL = 3
_TAILS = frozenset(word.strip()[-_TAIL:] for word in (*_ALWAYS, *_BEFORE_AN_END, *_PETS))


def is_named_before(text: str, start: int, end: int) -> bool:
    """Return whether a thing or a pet right before the name bears it."""
    before_end = start
    while before_end > start - _TAIL and text[before_end - 1 : before_end] in _QUOTES:
        before_end -= 1
    tail = text[max(0, before_end - _TAIL) : before_end].lower()
    if before_end == start or tail not in _TAILS:
        return False
    before = text[max(0, start - _LONGEST_WORD) : start]
    word = text[max(0, before_end - _LONGEST_WORD) : before_end].split()[-1].lower()
    if word in _BEFORE_AN_END:
        return _END.match(text, end) is not None
    if word in _ALWAYS:
        return " " not in text[start:end]
    if not before.endswith(_PETS) or not _AFTER_PET.match(text, end):
        return False
    return _PET.search(text, max(0, start - _LONGEST_PET), start) is not None


def is_named_behind(text: str, start: int, end: int) -> bool:
    """Return whether what follows the name is the thing that bears it."""
    swedish = _SWEDISH_AFTER.match(text, end)
    if swedish and (not swedish["last"] or _is_name(swedish["last"].removesuffix("s"))):
        return True
    if _EXHIBIT_AFTER.match(text, end) and _EXHIBIT_BEFORE.search(
        text, max(0, start - _LONGEST_BEFORE), start
    ):
        return True
    if " " in text[start:end] or not _FINNISH_AFTER.match(text, end):
        return False
    known = name_list().known(text[start:end])
    is_of_church = text.startswith((" kirk", " kappeli"), end)
    return (not known.first or is_of_church) and not text[:start].rstrip()[-1:].isupper()


def _is_name(word: str) -> bool:
    """Return whether a school may be called so: "Lagerlöfskolan", but "Kungsholmsskolan"."""
    return bool(name_list().known(word).name and not name_list().known(word).inflected)
