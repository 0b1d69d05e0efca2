"""Whether a word may be in a name that the text introduces, by the lists of names and words."""

import regex

from pii.known_words import is_known
from pii.names.not_names import NEVER_NAMES, NOT_NAMES
from pii.names.pipeline import name_list
from pii.names.plain_words import is_where

LONGEST_INITIALS = 3
_LONGEST_ABBREVIATION = 4
#: How departments, firms, offices and trades end that are written to: "Hej Löneteamet".
_DEPARTMENT = regex.compile(
    r"(?i)\p{L}[\p{L}-]{2,}(?:team(?:et)?|grupp(?:en)?|jour(?:en)?|verket|bruket|kontoret|avdelning(?:en)?|bolaget|enheten"
    r"|hemmet|tjänst(?:en)?|nämnden|föreningen|förbundet|kommunen|skolan|butiken|centralen|mottagning"
    r"(?:en)?|desk(?:en)?|service(?:n)?|ansvarig(?:a)?|skötaren|vaktmästaren|istinnan|isten|laget"
    r"|tiimi(?:lle)?|palvelut?|palvelulle|osasto(?:lle)?|toimisto(?:lle)?|hallinto|hallinnolle"
    r"|terveys|keskus|yhtiö(?:lle)?|henkilökunta|kunta|väki|päällikkö|mestari"
    r"|master|mistress|keeper|department|office|crew|staff)"
)
_OFFICE = regex.compile(
    r"\p{Lu}{2,4}-\p{Ll}{3,}|(?i:bank|banken|pankki|skatteverket|kommunen|kunta)"
)
_INNER_CAPITAL = regex.compile(r"\p{Ll}\p{Lu}")
_TWO_CAPITALS = regex.compile(r"(?:Mac|Mc|De|Di|La|Le|Van|O['’])\p{Lu}")
_FAMILIAR, _COMMON, _USUAL, _EVERYWHERE = 2, 3, 2, 3


def is_given_name(word: str, *, has_initial: bool = False) -> bool:
    """Return whether the lists know the word, in either case, as a given name above all, or with
    an initial behind it well enough."""
    known = name_list().known(word)
    is_rather_a_word = word.islower() and known.dictionary and known.first < _COMMON
    if word.lower() in NOT_NAMES or (is_rather_a_word and not has_initial):
        return False
    return known.first > known.word or (has_initial and known.first >= _FAMILIAR)


def may_be_introduced(word: str) -> bool:
    """Return whether the word may be in a name: no other word, no product's inner capital."""
    if _is_no_name(word) or is_where(word) or word.lower() in NEVER_NAMES:
        return False
    if word.lower() in NOT_NAMES and not (word[0].isupper() and name_list().known(word).first > 1):
        return False
    inner = _INNER_CAPITAL.search(word)
    return inner is None or _TWO_CAPITALS.match(word) is not None


def is_only_place(word: str) -> bool:
    """Return whether it is a place or a brand and no word: a surname, of somebody called so."""
    known = name_list().known(word)
    return word.istitle() and known.thing and not known.word


def is_office(name: str) -> bool:
    """Return whether so an office is written to: "Hej FPA", "Moi IT-tuki", "Moi Oma Posti", "Hej
    Löneteamet"."""
    known = name_list().known
    if name.isupper() and len(name) <= _LONGEST_ABBREVIATION and known(name).thing:
        return known(name).name < _FAMILIAR
    words = name.split()
    in_words = len(words) > 1 and all(known(word).word >= _USUAL for word in words)
    in_words = in_words and words[-1][0].isupper() and not known(words[-1]).name
    is_department = _DEPARTMENT.fullmatch(name) is not None and not known(name).name
    return in_words or is_department or _OFFICE.fullmatch(name) is not None


def _is_no_name(word: str) -> bool:
    """Return whether no list has it as a name, but another has it as a word, place or brand."""
    known = name_list().known(word)
    is_initials = word.isupper() and len(word) <= LONGEST_INITIALS
    # "Matti Meikäläinen": a word that is seldom written is rather the name that it is said to be
    is_word = known.word >= _USUAL and (is_known(word) or not known.dictionary)
    is_word = is_word or (known.word > 0 and known.common == _EVERYWHERE)
    return not (known.name or is_initials) and (is_word or known.thing or is_known(word))
