"""Whether a token looks like a user name: what stands behind "user" may be a word as well."""

import regex

from pii.known_words import is_known
from pii.names.pipeline import name_list

#: A user name as written: letters, digits and the signs that systems allow inside.
LOGIN = r"(?:live:)?[\p{L}\d_.](?:[\p{L}\d_.\\-]{0,60}[\p{L}\d_])?(?:\#\d{4})?"

_FILE = regex.compile(
    r".+\.(?:php|html?|jsp?|exe|dll|pdf|csv|xlsx?|docx?|pptx?|png|jpe?g|gif|svg|txt|zip|xml|json|ya?ml"
    r"|aspx?|css|py|log|md|ini|sql|com|se|fi|net|org|io|eu|info|dev|app|example|local|test|nu|ax)"
)
_LETTERS = regex.compile(r"\p{L}+")
_SMALL = regex.compile(r"\p{Ll}")
_DIGIT = regex.compile(r"\d")
_CODE = regex.compile(r"\d{4,20}|(?=\D*\d)[\p{Lu}\d-]{4,20}")
_INNER_CAPITAL = regex.compile(r"\p{Ll}\p{Lu}")
_AMOUNT = regex.compile(r"\d[\d.,:-]*\p{L}{0,3}$|\d+-\p{L}+$")
_SHORT_TAIL = regex.compile(r"\p{Ll}\p{L}{3,}\d{1,4}")
#: Endings of verbs and cases: a long word with one is a form that the list has not met.
_INFLECTED = regex.compile(
    r"\p{L}{3,}(?:v[aä]t|k[oö]{2}n|k[oö]{2}t|[td]?aan|[td]?ään|iin|een|t{2}u|t{2}y|neet|nut|nyt|ss[aä]"
    r"|st[aä]|ll[aä]|lt[aä]|lle|ksi|mme|tte|ns[aä]|ar|ade|ats|ades|ning(?:en|ar)?|else|igt|ande|ende"
    r"|arna|erna|ing|tion|tui|tyi|able|ment)"
)
_NUMBER_LABEL = regex.compile(r"(?:numero|nummer|number|tunnus|nro)\p{L}{0,4}$")
_SNAKE = regex.compile(r"\p{Ll}[\p{Ll}\d]*(?:_[\p{Ll}\d]+)+")
_NUMBERED = regex.compile(r"\p{L}{4,}_\d{1,4}")
#: How systems begin the names of accounts that are no person's own.
_SYSTEM = regex.compile(r"(?:svc|adm|admin|usr|tst|test|testi|ext|guest|temp|api)_[\p{L}\d]{3,}")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"
#: How words of the three languages begin, and abbreviations.
_BEGINNINGS = frozenset(
    ("bl", "br", "ch", "cl", "cr", "dj", "dr", "dw", "fl", "fj", "fr", "gh", "gj", "gl", "gn", "gr")
    + (
        "hj",
        "kj",
        "kl",
        "kn",
        "kr",
        "kv",
        "lj",
        "mc",
        "mj",
        "nj",
        "ph",
        "pj",
        "pl",
        "pr",
        "ps",
        "qu",
        "rh",
    )
    + (
        "sc",
        "sh",
        "sj",
        "sk",
        "sl",
        "sm",
        "sn",
        "sp",
        "sq",
        "st",
        "sv",
        "sw",
        "th",
        "tj",
        "tr",
        "ts",
        "tv",
    )
    + ("tw", "vr", "wh", "wr", "xm", "ht", "js", "np", "vs")
)
#: An initial before a surname: two consonants with which no word of the languages begins.
TWO_CONSONANTS = "|".join(
    f"{first}[{''.join(s for s in _CONSONANTS if s != first and first + s not in _BEGINNINGS)}]"
    for first in _CONSONANTS
)
_INITIAL = regex.compile(rf"(?:{TWO_CONSONANTS})[a-zåäö]*[aeiouyåäö][a-zåäö]{{2,}}\d{{0,3}}")
_WELL_KNOWN = 3
#: "elin_pa_vift"; what is longer is a column of a table.
_LONGEST_OF_PERSON = 20
_NAMES_DOTTED = regex.compile(r"\p{Ll}{3,}(?:\.\p{Ll}{3,}){1,2}\d{0,4}")
_DOTTED = regex.compile(r"(?:\p{Ll}|\p{Ll}{3,})\.\p{Ll}{3,}\d{0,4}")

#: "a0417731", "sah0311"
_STAFF_NUMBER = regex.compile(r"(?<![\p{L}\d_./-])\p{Ll}{1,4}\d{4,8}(?![\p{L}\d_/-])")


def alike(text: str, names: set[str]) -> set[str]:
    """Return what is made like a user name of the text that is a letter and many digits, as a firm
    numbers its staff: "a0398820" beside "a0417731"."""
    shapes = {_shape(name) for name in names if _STAFF_NUMBER.fullmatch(name)}
    if not shapes:
        return set()
    return {token for token in _STAFF_NUMBER.findall(text) if _shape(token) in shapes}


def _shape(token: str) -> str:
    return _DIGIT.sub("0", token)


def is_login(token: str) -> bool:
    """Return whether a token behind a label ("user", "kontot") looks like a user name.

    It has signs or digits among small letters, or is no word that is known. Codes in capitals and
    amounts have other types or none.
    """
    if (
        _AMOUNT.match(token)
        and "_" not in token
        or _FILE.fullmatch(token.lower().partition("-")[0])
    ):
        return False
    if "\\" in token or "#" in token or ":" in token:
        return True
    if not _SMALL.search(token):
        return False
    if "_" in token or _DIGIT.search(token):
        return True
    if not token.islower():
        return "." in token
    if "." in token:
        return True
    return any(len(word) > 3 and not _is_word(word) for word in _LETTERS.findall(token))


def is_named_login(token: str) -> bool:
    """Return whether a token that the text calls a user name can be one: codes count too."""
    if _CODE.fullmatch(token):
        return True
    if _INNER_CAPITAL.search(token):
        return True
    if token.isupper() and len(token) > 5:
        return not (is_known(token) or name_list().known(token).dictionary)
    return is_login(token) or (token.islower() and len(token) > 3 and not is_known(token))


def is_own_login(token: str) -> bool:
    """Return whether what the writer calls "my user" is one: no dictionary has it."""
    known = name_list().known(token)
    return is_login(token) or not (
        len(token) < 5 or not token.islower() or is_known(token) or known.dictionary
    )


def _is_word(word: str) -> bool:
    if is_known(word) or name_list().known(word).dictionary:
        return True
    return len(word) > 6 and _INFLECTED.fullmatch(word) is not None


def _is_given(word: str) -> bool:
    """Return whether it is a given name that is no word: "tam_ruth71", but not "page_12"."""
    known = name_list().known(word)
    return known.first == _WELL_KNOWN and not (known.word or known.inflected)


def is_of_person(token: str) -> bool:
    """Return whether a part of the token is a given name and no word: "rock_n_rolf"."""
    return any(map(_is_given, _LETTERS.findall(token)))


def is_speaker(token: str) -> bool:
    """Return whether what begins lines of a chat is a user name and no label: "tompa.k"; the same
    number comes twice in no list of steps."""
    if _FILE.fullmatch(token):
        return False
    if "_" in token and token[-1].isdigit():
        return True
    words = _LETTERS.findall(token)
    return is_of_person(token) or any(len(word) > 3 and not _is_word(word) for word in words)


def is_reset_login(token: str) -> bool:
    """Return whether what is reset is somebody's: letters that make no word."""
    known = name_list().known(token)
    is_word = is_known(token) or known.dictionary or known.word
    return token.islower() and token.isalpha() and len(token) > 5 and not is_word


def is_plain_login(token: str) -> bool:
    """Return whether a token that nothing announces is a user name all the same.

    Only what is made of small letters, has a system's signs or digits, and of whose letters no
    language knows a word.
    """
    if _FILE.fullmatch(token) or _NUMBER_LABEL.search(token):
        return False
    words = _LETTERS.findall(token)
    if _SNAKE.fullmatch(token) and not _SYSTEM.fullmatch(token):
        # what databases call their tables is longer than what people are called
        if is_of_person(token) and (token[-1].isdigit() or len(token) < _LONGEST_OF_PERSON):
            return True
        return any(3 < len(word) < 12 and not _is_word(word) for word in words)
    if _NAMES_DOTTED.fullmatch(token) and name_list().known(words[0]).first:
        return True
    if _DOTTED.fullmatch(token):
        return not all(map(_is_word, words[-2:] if len(words[0]) > 1 else words[1:]))
    if _NUMBERED.fullmatch(token) or _SYSTEM.fullmatch(token):
        return True
    if _INITIAL.fullmatch(token):
        return not (_is_word(words[0]) or name_list().known(words[0]).thing)
    return bool(_SHORT_TAIL.fullmatch(token)) and not is_known(words[0])
