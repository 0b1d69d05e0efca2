"""What is called like a person and is none: things, places, animals, months, words."""

import functools

import regex

from pii.names.called_after import is_called_after
from pii.names.pipeline import name_list
from pii.names.plain_words import KIN
from pii.recognizers import named_things
from pii.recognizers.months import MONTH_BEGINNINGS, WEEKDAYS, is_month, is_weekday
from pii.recognizers.sentences import begins_sentence

#: What makes a thing of a name: "Jussi-pusero", "Eino Leino -seura"; but "Mattila-niminen" and
#: "Ruusu-mummo", and "Anna -hon vet" has a dash.
_APPENDED = (
    rf"(?:-(?!nim|far|mor|{KIN})\p{{Ll}}{{2}}"
    r"|(?<=\p{Lu}\p{Lu})-\d{2,3}[A-Z]?(?![\p{L}\d -])"
    r"| -(?:seura|säätiö|palkin|kirja|museo|päivä|koulu|talo|sarja|neule|paita|mekko))"
)
_THING = regex.compile(_APPENDED)
#: "Urho Kekkosen kansallispuisto", "Astrid Lindgren Children's Hospital"; but behind "Mary Smith"
#: may also stand her street, her school and her church.
_PLACE_AFTER = regex.compile(
    r"(?:['’]?s)? (?:kansallispuisto\p{Ll}*|Children['’]?s? (?:Hospital|Museum|Home)"
    r"|Memorial (?:Hospital|Museum|Library|Prize|Park))(?!\p{L})"
)
#: "Björkviks skola"; "Annas skola" and "Kihlbergs skola" are persons'.
_SCHOOL_AFTER = regex.compile(
    r"(?<=s) (?:skola|förskola|folkhögskola|vårdcentral|kyrka|församling|sjukhus|bibliotek|station)"
    r"(?!\p{L})"
)
_CAPITAL_BEFORE = regex.compile(r"\p{Lu}\p{L}* $")
_LONGEST_WORD = 24
_SAINT = regex.compile(r"(?<![\p{L}\d])(?:S:ta?|Sankta?|St\.?|Saint|Pyhän) $")
_LONGEST_SAINT, _SAINT_ENDS = 8, ("t ", "ta ", "t. ", "Pyhän ")
#: "a cat called Luna", "vår hund (Doris)"; but "er hund, Per, bet mig", "deras häst Lukas skötare"
_ANIMAL = regex.compile(
    r"(?<![\p{L}\d])(?i:katt|hund|häst|kanin|valp|cat|dog|horse|rabbit|puppy"
    r"|(?:kissa|koira|hevo(?:se)?|kani)(?:mme|ni|nne|nsa|nen)?)"
    r"(?:,? (?:(?:som )?heter|called|named|nimeltä(?:än)?) | (?P<inside>[(]))$"
)
_LONGEST_ANIMAL = 26
_ANIMAL_ENDS = ("heter ", "called ", "named ", "nimeltä ", "nimeltään ", " (")
#: Greetings and thanks from elsewhere that some are called as well.
_ABROAD = frozenset(
    ("salam", "salaam", "selam", "shalom", "bures", "dzień", "tere", "labas", "sveiki", "hola")
    + ("ciao", "bonjour", "merhaba", "privet", "pryvit", "namaste", "habari", "teşekkürler")
    + ("pozdrawiam", "dziękuję", "dyakuyu", "spasibo", "gracias", "merci", "grazie", "danke")
    + ("muchas", "obrigado", "obrigada")
    + ("yekenyeley", "shukran", "moin", "hallo", "aloha", "giitu", "aitäh", "paldies", "ačiū")
)
_AFTER_GREETING = regex.compile(r"(?m: (?:dobry|und|hei|hej)|[ \t]*[!,.]|[ \t]*\r?$)")
#: "Matta Elsa 170x240": what shops give people's names to; but "a rug Elsa bought"
_PRODUCT = regex.compile(
    r"(?<![\p{L}\d])(?i:\p{L}*(?:soffa|fåtölj|matta|lampa|lampskärm|stol|gardin|kudde|hylla"
    r"|klänning|byxa|jacka|tröja|väska|skjorta|kjol|blus|kofta|sohva|tuoli|matto|lamppu|verhot?"
    r"|lipasto|hylly|mekko|takki|neule|laukku|paita|hame)|sofa|armchair|rug|lamp|chair|curtains?"
    r"|dress|jacket|shirt|skirt|blouse|model"
    r"|modell|malli) $"
)
_LONGEST_PRODUCT = 24
#: "klematisen 'Elvira'", "Zoom room “Selma Lagerlöf”", "chatbot "Elsa""
_QUOTED_THING = regex.compile(
    r"(?<!\p{L})(?:ros(?:en|or)?|klematis(?:en)?|pion(?:en)?|sort(?:en)?|dahlia(?:n)?|ruusu|pioni"
    r"|kärhö|lajike|rose|clematis|peony|variety|(?:konferens|mötes|grupp)rum(?:met)?"
    r"|(?:kokous|neuvottelu)huone(?:en|essa|eseen)?|(?:meeting|conference|Zoom|Teams) room"
    r"|chatt?-?bot(?:ten|en|ti|tinne|s)?|botti(?:nne)?|film(?:en)?|elokuva|movie|låt(?:en)?|kappale"
    r"|album(?:et)?|tv-serie(?:n)?|tapet(?:en)?|tapetti|wallpaper|kuosi|mönst(?:er|ret)|storm(?:en)?"
    r"|myrsky) [\"'“”‘’»«]$"
)
_QUOTE_END = regex.compile(r"[^\n\"'“”‘’»«]{0,20}[\"'”’»«]")
_LONGEST_QUOTED = 32
#: A size; "jacka Elsa 070-123 45 67" is somebody's jacket.
_MEASURE_AFTER = regex.compile(
    r"[ \t]+(?:Ø ?\d|\d{2,4} ?(?:x|×|cm|mm))"
    r"|(?: \p{Ll}{3,10})?, (?:strl|stl|storlek)\.? ?(?:\d\d|X?[SML]\b)"
)
#: Of a given name alone: "Björn" in "Björn Borg-butiken".
_SURNAME_OF_THING = regex.compile(rf"(?<!s) (\p{{Lu}}\p{{Ll}}+){_APPENDED}")
#: What any of those that follow a name begins with: one look for most names.
_ANYTHING_AFTER = regex.compile(
    "|".join(
        f"(?:{each.pattern})"
        for each in (_THING, _PLACE_AFTER, _SCHOOL_AFTER, _MEASURE_AFTER, _SURNAME_OF_THING)
        + named_things.AFTER
    )
)
#: "Will the others see it?"
_VERB = regex.compile(
    r"(?:(?:Will|May) (?:I|you|we|they|he|she|it|the|my|your|our|this|that|there|any(?:one|body)?"
    r"|some(?:one|body))|Ran (?:an?|the|my|our|into|out)"
    r"|Min (?:kollega|kompis|man|fru|sambo|son|dotter|mamma|pappa|mor|far|syster|bror|chef|granne"
    r"|vän|läkare|hyresvärd|arbetsgivare|telefon|mobil|dator|adress|bil|lön|faktura|fråga|order)"
    r"|Ville (?:(?:bara|gärna|också|mest) )?(?:höra|veta|säga|fråga|kolla|tacka|meddela|boka|få))"
    r"(?![\p{L}'’])"
)
_VERBS = ("Will", "May", "Ran", "Min", "Ville")
#: "162 kr/tim", "SJUK FR O M 17/11"
_UNITS = frozenset(("tim", "mån", "dygn", "kpl", "kk"))
_UNIT_BEFORE = regex.compile(r"(?i:kr|sek|€|eur|\d) ?/ ?$")
_FROM_BEFORE = regex.compile(r"(?i)(?<!\p{L})(?:fr|t) $")
_LONGEST_UNIT = 6
#: "Bg: 5714-9031", "BIC OKOYFIHH", "ready Thu", "somebody elses"
_GIRO_AFTER = regex.compile(r"(?:nr)?[.:]? ?\d")
_BIC = regex.compile(r"(?:(?:BIC|SWIFT):? )?[A-Z]{6}[A-Z\d]{2,5}")
_BIC_BEFORE = regex.compile(r"(?:BIC|SWIFT)(?:-?kod| code|-koodi)?:? ?$")
_LONGEST_BIC = 16
_WEEKDAY_BEFORE = regex.compile(
    r"(?i)(?<!\p{L})(?:on|by|until|till|back|next|this|ready|every|from|to) $"
)
_ELSE_BEFORE = regex.compile(r"(?i)(?:body|one) $")
_ARTICLE = regex.compile(r"(?i:art)\. ?\d{1,2}(?!\d|[- ]\d)")
#: "as. kert. ettei", "(Sis. komm.": with a full stop nobody is called so.
_ABBREVIATED = frozenset(
    ("kert", "tark", "korj", "sis", "ruots", "suom", "engl", "fakt", "forts", "anm", "åtg")
    + ("förkl", "komm", "lask", "yht", "vast", "asiak", "ilm", "pal", "kund", "konf")
)
_SENTENCE_GOES_ON = regex.compile(r"\. ?(?:\p{Ll}|\d)")
_HOLIDAY_BEFORE = regex.compile(r"(?:Midsummer|Christmas|New Year)(?:['’]?s)? $")
_LONGEST_HOLIDAY = 14
_QUOTES = frozenset("\"'“”‘’»«")
#: How what follows may begin where a name is not yet all that a thing is called.
_GO_ON = frozenset(" \t-s\"“”'’")
_SIZES = (", strl", ", stl", ", storlek")
#: How a word begins that is looked at for what it is itself, and not for what stands around it.
_ODD_BEGINNINGS = MONTH_BEGINNINGS | {
    word[:3].lower()
    for words in (_ABROAD, _VERBS, _UNITS, _ABBREVIATED, WEEKDAYS)
    + (("Eve", "art", "elses", "o m", "bg", "pg"),)
    for word in words
}


# several recognizers find the same names
@functools.lru_cache(maxsize=8)
def is_namesake(text: str, start: int, end: int) -> bool:
    """Return whether what stands around the name there says that it is no person's."""
    if _is_thing(text, start, end) or _is_animal(text, start, end):
        return True
    word = text[start:end]
    if word[:3].lower() not in _ODD_BEGINNINGS and not word.isupper():
        return False
    return (
        is_month(text, start, end)
        or _is_greeting(text, start, end)
        or _is_word(text, start, end)
        or _is_abbreviation(text, start, end)
    )


def _is_thing(text: str, start: int, end: int) -> bool:
    """Return whether the name stands in what a place, a product or a firm is called."""
    if is_called_after(text, start, end):
        return True
    if text.endswith(_SAINT_ENDS, 0, start) and _SAINT.search(
        text, max(0, start - _LONGEST_SAINT), start
    ):
        return True
    quoted = max(0, start - _LONGEST_QUOTED)
    if (
        text[start - 1 : start] in _QUOTES
        and _QUOTED_THING.search(text, quoted, start)
        and _QUOTE_END.match(text, end)
    ):
        return True
    if named_things.is_named_before(text, start, end):
        return True
    goes_on = text[end : end + 1] in _GO_ON or text.startswith(_SIZES, end)
    return goes_on and _goes_on(text, start, end)


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether what follows the name makes it that of a thing."""
    if not _ANYTHING_AFTER.match(text, end):
        return False
    if _THING.match(text, end) or _PLACE_AFTER.match(text, end):
        return True
    alone = " " not in text[start:end]
    if alone and _SCHOOL_AFTER.match(text, end) and _is_place(text, start, end):
        return True
    if named_things.is_named_behind(text, start, end):
        return True
    before = max(0, start - _LONGEST_PRODUCT)
    if _MEASURE_AFTER.match(text, end) and _PRODUCT.search(text, before, start):
        return True
    surname = _SURNAME_OF_THING.match(text, end)
    return alone and surname is not None and name_list().known(surname[1]).last > 0


def _is_place(text: str, start: int, end: int) -> bool:
    """Return whether the genitive is a place's, and nobody's whose title or given name precedes."""
    known = name_list().known
    is_alone = _CAPITAL_BEFORE.search(text, max(0, start - _LONGEST_WORD), start) is None
    return is_alone and known(text[start:end]).thing and not known(text[start : end - 1]).first


def _is_animal(text: str, start: int, end: int) -> bool:
    """Return whether the text says that an animal is called so; "hunden Anna köpte" is Anna's."""
    if not text.endswith(_ANIMAL_ENDS, 0, start) or " " in text[start:end]:
        return False
    animal = _ANIMAL.search(text, max(0, start - _LONGEST_ANIMAL), start)
    return animal is not None and (not animal["inside"] or text[end : end + 1] == ")")


def _is_word(text: str, start: int, end: int) -> bool:
    """Return whether the words around it make it a verb, a holiday or an article of a law."""
    word, before = text[start:end], max(0, start - _LONGEST_UNIT)
    if word == "May" and text.startswith(" Day", end):
        return True
    if word == "Eve":
        return _HOLIDAY_BEFORE.search(text, max(0, start - _LONGEST_HOLIDAY), start) is not None
    if word[:3].lower() == "art" and _ARTICLE.match(text, start):
        return True
    if word.lower() in _ABBREVIATED and _SENTENCE_GOES_ON.match(text, end):
        return True
    if word == "elses" and _ELSE_BEFORE.search(text, before, start):
        return True
    if word in _UNITS and _UNIT_BEFORE.search(text, before, start):
        return True
    if word.lower() == "o m" and _FROM_BEFORE.search(text, before, start):
        return True
    is_verb = word.startswith(_VERBS) and _VERB.match(text, start) is not None
    return is_verb and begins_sentence(text, start)


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Return whether it is a giro before its number, a weekday or a bank's code."""
    word = text[start:end]
    if word.lower() in {"bg", "pg"}:
        return _GIRO_AFTER.match(text, end) is not None
    if word in WEEKDAYS:
        before = max(0, start - _LONGEST_UNIT)
        return is_weekday(text, start, end) or bool(_WEEKDAY_BEFORE.search(text, before, start))
    if not word.isupper() or not _BIC.fullmatch(word):
        return False
    is_named = _BIC_BEFORE.search(text, max(0, start - _LONGEST_BIC), start) is not None
    return " " in word or is_named


def _is_greeting(text: str, start: int, end: int) -> bool:
    """Return whether the text begins with this word and it greets, or a line or sentence does and
    nobody is called so."""
    word = text[start:end]
    if word.lower().removesuffix(" dobry") not in _ABROAD or not _AFTER_GREETING.match(text, end):
        return False
    if not text[:start].strip():
        return text[end : end + 1] in {"!", ",", " "}
    return not name_list().known(word).first and begins_sentence(text, start)
