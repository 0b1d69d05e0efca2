"""Forms that a name takes: Swedish and English genitive, Finnish cases with their stem changes."""

import functools
from dataclasses import dataclass

import regex

_VOWELS = "aeiouyåäö"
_GENITIVE = regex.compile(r"(?:['’:]?s|['’])?")
_CASE = (
    r"(?:n|[aä]|t[aä]|tt[aä]|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi|n[aä]|tt[aä]|[aeiouyäö]n"
    r"|h[aeiouyäö]n|seen|siin|ien|iden|jen|t|i(?:ss[aä]|st[aä]|ll[aä]|lt[aä]|lle))"
)
_CLITIC = r"(?:ni|si|ns[aä]|nne|mme)?(?:k[oö]|kin|k[aä]{2}n|h[aä]n|p[aä])?"
_FINNISH = regex.compile(rf":?[{_VOWELS}]{{0,2}}(?:{_CASE})?{_CLITIC}")
#: A lower-case word counts with a long ending only: "annan" is a word, "annalle" hardly.
_SHORTEST_ENDING = 3
_WEAK_GRADES = (
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("nt", "nn"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("mp", "mm"),
    ("ht", "hd"),
    ("t", "d"),
    ("p", "v"),
    ("k", ""),
)


@dataclass(frozen=True, slots=True, repr=False)
class Stems:
    """A name as given (lower case) and what its inflected forms begin with."""

    name: str
    finnish: tuple[str, ...]


# the same names stand in many texts
@functools.lru_cache(maxsize=10_000)
def stems(name: str) -> Stems:
    """Return the stems of one part of a name."""
    lowered = name.lower()
    if len(lowered) < 4:
        return Stems(lowered, ())
    if lowered.endswith("nen"):
        return Stems(lowered, (lowered[:-3] + "s",))
    if lowered[-1] not in _VOWELS:
        return Stems(lowered, _consonant_stems(lowered))
    trimmed = lowered[:-1]
    graded = next((trimmed.removesuffix(s) + w for s, w in _WEAK_GRADES if trimmed.endswith(s)), "")
    return Stems(lowered, tuple(stem for stem in (trimmed, graded) if len(stem) > 1))


def _consonant_stems(name: str) -> tuple[str, ...]:
    """Return the stems of names like Hannes (Hanneksen, Hannesta) and Berg (Bergin)."""
    if name.endswith("s"):
        return (name[:-1] + "kse", name + "t", name + "i")
    return (name + "i",)


def could_end(word: str, length: int) -> bool:
    """Return whether what follows the first `length` letters can be a Finnish ending."""
    return _FINNISH.fullmatch(word, length) is not None


def is_form_of(word: str, form: Stems) -> bool:
    """Return whether the word is the name in some form; short names in the genitive at most."""
    lowered = word.lower()
    if lowered.startswith(form.name) and _GENITIVE.fullmatch(lowered, len(form.name)):
        return True
    shortest = _SHORTEST_ENDING if word == lowered else 1
    return any(
        lowered.startswith(stem)
        and len(lowered) >= len(stem) + shortest
        and _FINNISH.fullmatch(lowered, len(stem)) is not None
        for stem in form.finnish
    )
