"""Finnish case forms of names: Mäkinen, Mäkiselle; Pekka, Pekan; Andersson, Anderssonilta."""

_BACK = "aouáàâóôúAOU"
_FRONT = "äöyÄÖY"
_VOWELS = "aeiouyåäöáàâéèêíïóôúü"
CASES = ("gen", "par", "ine", "ela", "ill", "ade", "abl", "all", "ess", "tra")
#: Names that are words ending in -i whose stem ends in -e: Niemi, Niemen.
_E_STEMS = [
    "niemi",
    "järvi",
    "joki",
    "koski",
    "lahti",
    "saari",
    "salmi",
    "lampi",
    "vuori",
    "nurmi",
    "kivi",
    "hirvi",
    "talvi",
    "suomi",
    "mäki",
    "tammi",
    "louhi",
    "lehti",
    "kaski",
    "lumi",
    "veri",
    "meri",
    "pieni",
    "suuri",
    "tuomi",
    "noki",
]
#: Names that are words ending in -e with a long stem: Laine, Laineen.
_LONG_E = {
    "rinne": "rintee",
    "lähde": "lähtee",
    "laine": "lainee",
    "tampere": "tamperee",
    "lumme": "lumpee",
    "kaarre": "kaartee",
    "virve": "virvee",
    "vanne": "vantee",
}
_DROPS_K = ("mäke", "joke", "turku", "reikä", "jalka", "kulku")
_DOUBLE_STOPS = (("kk", "k"), ("pp", "p"), ("tt", "t"))
_GRADES = (
    *_DOUBLE_STOPS,
    ("nk", "ng"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("mp", "mm"),
    ("ht", "hd"),
)


def inflect(name: str, case: str, *, is_word: bool) -> str:
    """Return the name in a case of `CASES`; of several words the last one.

    `is_word`: whether it is a Finnish surname or place name, which are mostly words and change
    like them (Virta, Virran); other names change their double stops alone (Pekka, Pekan).
    """
    head, space, last = name.rpartition(" ")
    first_part, hyphen, word = last.rpartition("-")
    strong, weak, partitive, illative = _stems(word, is_word=is_word)
    a = "a" if _takes_back_vowels(word) else "ä"
    forms = {
        "gen": weak + "n",
        "par": partitive or strong + a,
        "ine": weak + "ss" + a,
        "ela": weak + "st" + a,
        "ill": illative,
        "ade": weak + "ll" + a,
        "abl": weak + "lt" + a,
        "all": weak + "lle",
        "ess": strong + "n" + a,
        "tra": weak + "ksi",
    }
    return head + space + first_part + hyphen + forms[case]


def _stems(word: str, *, is_word: bool) -> tuple[str, str, str, str]:
    """Return the strong and the weak stem, the partitive if it is irregular, the illative."""
    low = word.lower()
    a = "a" if _takes_back_vowels(word) else "ä"
    if low.endswith("nen") and len(low) > 4:
        stem = word[:-3] + "se"
        return stem, stem, word[:-3] + "st" + a, stem + "en"
    for short, long in _LONG_E.items():
        if low.endswith(short) and is_word:
            stem = word[: -len(short)] + long
            stem = stem[0].upper() + stem[1:] if word[0].isupper() else stem
            return stem, stem, word + "tt" + a, stem + "seen"
    if low[-1] not in _VOWELS:
        return _consonant_stems(word)
    if is_word and low.endswith(tuple(_E_STEMS)):
        stem = word[:-1] + "e"
        weak = _weak(stem, all_grades=True)
        return stem, weak, (stem + a), stem + "en"
    weak = _weak(word, all_grades=is_word)
    if len(low) > 2 and low[-1] == low[-2]:
        return word, weak, word + "t" + a, word + "seen"
    return word, weak, "", word + low[-1] + "n"


def _consonant_stems(word: str) -> tuple[str, str, str, str]:
    low = word.lower()
    a = "a" if _takes_back_vowels(word) else "ä"
    if low.endswith(("as", "us", "es", "is", "os", "ys", "ös")) and len(low) > 4:
        stem = word[:-1] + "kse"
        return stem, stem, word + "t" + a, stem + "en"
    stem = word + "i"
    return stem, stem, "", stem + "in"


def _weak(stem: str, *, all_grades: bool) -> str:
    """Return the stem with its last stop weakened: Pekka, Peka-; Virta, Virra-; Mäke-, Mäe-."""
    end, vowel = stem[:-1], stem[-1]
    for strong, weak in _GRADES if all_grades else _DOUBLE_STOPS:
        if end.lower().endswith(strong):
            return end[: -len(strong)] + weak + vowel
    if all_grades and len(end) > 1 and end[-2].lower() in _VOWELS + "h":
        single = {"t": "d", "p": "v"}.get(end[-1])
        if single:
            return end[:-1] + single + vowel
    if all_grades and stem.lower().endswith(_DROPS_K):
        return end[:-1] + vowel
    return stem


def _takes_back_vowels(word: str) -> bool:
    """Return whether the endings take a and not ä: by the last vowel that is not neutral."""
    for letter in reversed(word):
        if letter in _BACK:
            return True
        if letter in _FRONT:
            return False
    return False
