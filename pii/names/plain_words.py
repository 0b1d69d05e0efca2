"""Which words that look like names are none, going by the lists of names and words."""

import functools

import regex

from pii.known_words import is_known
from pii.names.not_names import NEVER_NAMES, NOT_NAMES
from pii.names.pipeline import name_list

#: How common it is as a name, and as a word in lower case or in any writing (0 to 3).
_KNOWN_NAME, _FAMILIAR_NAME, _WELL_KNOWN_NAME = 1, 2, 3
_USUAL, _FREQUENT, _EVERYWHERE = 2, 2, 3
#: Shorter words in capitals are initials.
_SHORTEST = 3
#: Finnish says with these where something is, hardly of whom it is.
_PLACE_CASES = ("ssa", "ssä", "sta", "stä")
#: "until May": whoever is called so is introduced or has a surname.
_MONTHS = frozenset(("May", "April", "June", "August", "March"))
#: "FPA": longer ones are names in capitals.
_LONGEST_ABBREVIATION = 4
#: "Krystalgade": streets of which no surname is made.
_STREET = regex.compile(r"\p{L}{4,}(?:gade|gata|gatan|gaten|vägen|vejen|gränden|katu|katua)")
_APPENDED = regex.compile(r"\p{L}-(\p{Ll}{3,})$")
#: What is appended to a name that stays a person's: "Ruusu-mummo", "Aune-tädin".
KIN = (
    r"mumm|mamm|muori|ukki|uki|vaari|pappa|papa|täti|tädi|setä|sedä|eno|äiti|äidi|isä|tant|faster"
    r"|moster|farbror|morbror|vauva|sisko|vel[ij]|aunt|uncle|niminen|nimis"
)
_KIN = regex.compile(KIN)


# texts are made of the same few thousand words
@functools.lru_cache(30_000)
def can_be_name(word: str, *, cased: bool) -> bool:
    """Return whether the word may be in a name: an initial, a listed name, or no everyday word.

    `cased`: the text has capitals where they belong.
    """
    plain = word.rstrip(".:-")
    if len(plain) == 1:
        return plain.isupper()
    if plain.lower() in NEVER_NAMES:
        return False
    if _is_thing(plain):
        return False
    known, name = name_list().known(plain), _name(plain)
    is_word = plain.islower() or bool(known.word) or known.inflected
    if not name and (is_known(plain) or name_list().is_compound(plain)):
        return False
    if not name and known.common >= _FREQUENT and is_word:
        return False
    if known.common == _EVERYWHERE:
        usual = known.word >= _USUAL
        if plain.islower() and (name < _FAMILIAR_NAME or (cased and usual)):
            return False
        if not plain.islower() and usual and name <= _KNOWN_NAME:
            return False
    if plain.lower() in NOT_NAMES:
        return plain[0].isupper() and name > known.word
    if known.inflected and known.word >= _USUAL:
        return name == _WELL_KNOWN_NAME
    return known.word < _USUAL or name > 0


def is_none_alone(word: str, *, cased: bool) -> bool:
    """Return whether a word alone is rather a place or a brand, or an unlisted word in one case.

    `cased`: the text has capitals where they belong.
    """
    known, name = name_list().known(word), _name(word)
    if not name and _STREET.fullmatch(word):
        return True
    if is_where(word) or _MONTHS.issuperset(word.split("-")):
        return True
    is_abbreviation = word.isupper() and len(word) <= _LONGEST_ABBREVIATION
    if is_abbreviation and known.thing and name < _FAMILIAR_NAME:
        return True
    if is_abbreviation and cased and word.isalpha() and len(word) >= _SHORTEST:
        is_given = known.first and not known.inflected
        return not is_given and (name < _FAMILIAR_NAME or known.inflected)
    if known.thing:
        return (
            name < _KNOWN_NAME
            or (name == _KNOWN_NAME and known.common >= _FREQUENT)
            or (known.common == _EVERYWHERE and not known.first and name < _WELL_KNOWN_NAME)
        )
    in_one_case = word.islower() or (word.isupper() and word.isalpha() and len(word) >= _SHORTEST)
    return in_one_case and not name


def is_where(word: str) -> bool:
    """Return whether a Finnish ending says that the word is a place: "Suomesta", "Pasilassa"."""
    known = name_list().known(word)
    is_place = known.thing or known.common == _EVERYWHERE
    return (
        is_place
        and known.inflected
        and word.endswith(_PLACE_CASES)
        and known.name < _WELL_KNOWN_NAME
    )


def _is_thing(word: str) -> bool:
    """Return whether it ends like "Jussi-pusero": what is appended is no given name or a place too,
    like the hall of "Anna-salin"."""
    appended = _APPENDED.search(word)
    if appended is None or _KIN.match(appended[1]):
        return False
    known = name_list().known(appended[1])
    is_other = known.thing and known.dictionary and known.last < _WELL_KNOWN_NAME
    return known.name < _FAMILIAR_NAME or is_other


def _name(word: str) -> int:
    """Return how common the word, or a part before or after a hyphen, is as a name (0 to 3)."""
    parts = {word, *word.split("-")}
    return max(name_list().known(part).name for part in parts)
