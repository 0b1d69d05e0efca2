"""Where a text names firms, "Lindqvist Bygg AB": a person's name in one stays."""

import functools

import regex

from pii.automaton import ReadAheadAutomaton
from pii.names.pipeline import name_list

_FORM = (
    r"(?:AB|Ab|ab|Abp|Oy|Oyj|OY|oy|HB|Hb|KB|Kb|Ky|ky|Ltd|LTD|Limited|Inc|LLC|LLP|PLC|plc|GmbH|A/S|AS|ApS|ASA"
    r"|Osk|osk|ry|Ry|r\.y|r\.f|rf|Rf|ekonomisk förening|SA|BV|Corp|Group"
    r"|Yhtiöt|Holding|Holdings)"
)
_PART = r"(?:\p{Lu}[\p{L}\p{M}'’&.-]*|&|och|and|ja|i|of|von|af|de)"
_NAME = rf"{_PART}(?: {_PART}){{0,4}}"
_AFTER = regex.compile(
    rf"(?<![\p{{L}}\d])(?P<name>\p{{Lu}}[\p{{L}}\p{{M}}'’&-]*(?: {_PART}){{0,4}}?)"
    rf"(?<!As|As\.|Asunto),? {_FORM}"
    r"(?![\p{L}\d])(?::\p{Ll}+)?"
)
_BEFORE = regex.compile(
    rf"(?<![\p{{L}}\d])(?:T:mi|Tmi|tmi|Firma|(?<!nskild )firma|Oy|AB|Ab|Brf|BRF|HSB"
    r"|Asianajotoimisto|Tilitoimisto|Advokatfirman?|Kiinteistö Oy|As\.? Oy"
    rf"|Asunto Oy|Bostadsrättsföreningen|Stiftelsen|Säätiö) (?P<name>{_NAME})"
)
#: What a firm does, behind its owner's name: "Håkanssons El", "Möller Bil", "Niinimäen Kala".
_TRADE = (
    r"(?:el|elektriska|bil|bilar|bilservice|bygg|byggservice|skor|rör|rør|vvs|\p{L}{0,12}service"
    r"|entreprenad|måleri|bageri|konditori|kök|\p{L}{0,10}transport(?:er)?|åkeri|fastigheter"
    r"|marin|betong|plåt|tak|livs|grus|schakt|snickeri|redovisning|\p{L}{0,8}byrå|städ|hiss|buss"
    r"|trädgård|\p{L}{0,10}handel|mekaniska|friskola|skola|möbler|järn|trä|glas|bud|luft|revision"
    r"|kala|sähkö|rakennus|autot|autohuolto|kuljetus|taksi|leipomo|puutarha|huolto|lvi|konepaja"
    r"|solicitors"
    r"|electric|plumbing|motors|bakery|garage|builders|cleaning|consulting|dental|autos)"
)
_TRADING = regex.compile(
    rf"(?<![\p{{L}}\d])\p{{Lu}}\p{{Ll}}[\p{{L}}-]*(?: \p{{Lu}}\p{{Ll}}[\p{{L}}-]*)?"
    rf" (?=\p{{Lu}})(?i:{_TRADE})(?![\p{{L}}-])"
)
#: What follows a person otherwise as well, only behind a genitive: "Tjäders Blommor".
_OWNED = regex.compile(
    r"(?<![\p{L}\d]|\p{Lu}\p{Ll}{1,20} )\p{Lu}\p{Ll}[\p{L}-]*[sn] (?=\p{Lu})"
    r"(?i:tandvård|frisör|blommor|skylt|båtvarv|hemtjänst|foto|optik|golv|smide|catering|frisörer|alltjänst"
    r"|varuhus|bokbinderi|marmor|kvarter|ljud & bild|kukka(?:kauppa)?|valokuvaus|kampaamo"
    r"|maalaus)(?![\p{L}-])"
)
#: "Café Gustav Adolf", "Kuljetusliike Hietanen"
_PLACE = regex.compile(
    r"(?<![\p{L}\d])(?i:café|cafe|kahvila|restaurang|ravintola|pizzeria|hotell|hotelli|hotel|krog"
    r"|kuljetusliike|metsäpalvelu|autokorjaamo|leipomo|konditori[a]?|bageri|kvarteret|kv\.)"
    rf" {_PART}(?: {_PART})?"
)
#: "Ompelimo Sirkka", "Höyläämö Honkanen"; but "Hoivakoti Pekka Virtanen ei vastaa"
_SHOP = regex.compile(
    r"(?<![\p{L}\d])(?i:ompelimo|höyläämö|hoivakoti|hoitokoti|kiinteistöhuolto|k-(?:super)?market"
    r"|tilitoimisto|kampaamo|sähköliike|putkiliike|pitopalvelu|hautaustoimisto|hinauspalvelu"
    r"|kukkakauppa|taimisto|lakiasiaintoimisto|frisersalong|blomsterhandel) "
    r"\p{Lu}\p{Ll}+(?![\p{L}-]| \p{Lu})"
)
#: "förskolan Smultronet", but "förskolan Anna gick på", "förskolan Johansson här"
_NURSERY = regex.compile(r"(?<!\p{L})(?i:förskolan|daghemmet|päiväkoti) (?P<called>\p{Lu}\p{Ll}+)")
#: "Bengtsson & Bengtsson Fastigheter", "Lindbergs & Söner"; but "Anna & Per Karlsson"
_TOGETHER = regex.compile(
    r"(?<![\p{L}\d])\p{Lu}[\p{L}-]+ & \p{Lu}[\p{L}-]+(?: (?P<trade>\p{Lu}[\p{L}-]+))?(?![\p{L}\d])"
)
_HEIRS = regex.compile(r"(?:Söner|Son|Sons|Co|Döttrar|Daughters|Partners|Pojat|Kumpp|Fragt)\b")
#: How common a given name is that makes a person of the words behind it.
_FAMILIAR = 2
#: How Swedish nouns in the definite form and Finnish nature words end.
_DEFINITE = ("et", "en", "an", "tähti", "metsä", "pelto", "mäki", "puisto")
_PATTERNS = (_AFTER, _BEFORE, _TRADING, _OWNED, _PLACE, _SHOP, _NURSERY, _TOGETHER)


@functools.cache
def automaton() -> ReadAheadAutomaton:
    """Return what says which of the patterns of firms can match in a text."""
    return ReadAheadAutomaton([pattern.pattern for pattern in _PATTERNS])


@functools.lru_cache(maxsize=1)
def firms(text: str) -> list[tuple[int, int]]:
    """Return the offsets of firms' names: with their form (AB, Oy …), and again without it."""
    numbers = automaton().possible(text)
    if not numbers:
        return []
    found: dict[regex.Pattern[str], list[regex.Match[str]]] = dict.fromkeys(_PATTERNS, [])
    for number in numbers:
        found[_PATTERNS[number]] = list(_PATTERNS[number].finditer(text))
    spans = [match.span() for pattern, matches in found.items() for match in matches
             if _JUDGES.get(pattern, bool)(match)]  # fmt: skip
    for name in {match["name"] for match in found[_AFTER] + found[_BEFORE] if " " in match["name"]}:
        position = text.find(name)
        while position >= 0:
            spans.append((position, position + len(name)))
            position = text.find(name, position + len(name))
    return spans


def _is_firm(match: "regex.Match[str]") -> bool:
    """Return whether what stands behind "&" tells of a firm and not of a couple."""
    if _HEIRS.search(match.group()):
        return True
    return bool(match["trade"]) and not name_list().known(match["trade"]).name


def _is_trader(match: "regex.Match[str]") -> bool:
    """Return whether it is no given name and a surname that is a trade as well: "Hanna Marin"."""
    first, *_, trade = match.group().split()
    known, surname = name_list().known(first), name_list().known(trade).last
    return not surname or known.inflected or known.first < _FAMILIAR


def _is_owner(match: "regex.Match[str]") -> bool:
    """Return whether a surname's genitive stands before the trade: "Karin Foto" is two words."""
    known = name_list().known(match.group().partition(" ")[0])
    return known.inflected or not known.first


def _is_nursery(match: "regex.Match[str]") -> bool:
    """Return whether it is called so and nobody is: a place, or a word in the form of a noun."""
    called, known = match["called"], name_list().known(match["called"])
    return not known.name and (known.thing or called.endswith(_DEFINITE))


_JUDGES = {_TOGETHER: _is_firm, _TRADING: _is_trader, _OWNED: _is_owner, _NURSERY: _is_nursery}
