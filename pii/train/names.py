"""Invented persons: given names and surnames drawn from the name lists, by language and origin."""

import functools
import random
from collections import defaultdict
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

#: Share of the persons met in support text of a language, by where their names come from.
ORIGINS = {
    "sv": {"sv": 62, "sv_rare": 12, "fi": 8, "en": 4, "world": 14},
    "fi": {"fi": 66, "fi_rare": 10, "sv": 10, "en": 3, "world": 11},
    "en": {"en": 34, "en_rare": 8, "sv": 18, "fi": 16, "world": 24},
}
_PARTICLES = ("von", "af", "de", "van", "van der", "de la", "bin", "al", "El", "Al", "di", "da")
_LISTS = {"sv": "sv", "fi": "fi", "en": "en", "sv_rare": "sv", "fi_rare": "fi", "en_rare": "en"}
#: Common names would crowd out the others if drawn by how many bear them.
_FLATTEN = 0.55


@dataclass(frozen=True, slots=True)
class Person:
    """An invented person; `finnish_surname` says how the surname is inflected."""

    first: str
    last: str
    middle: str
    finnish_surname: bool


class NameLists:
    """The lists in a folder laid out like shared/names; see its README for what counts mean."""

    def __init__(self, folder: Path) -> None:
        """Read nothing yet: each list is read when it is first drawn from."""
        self.folder = folder
        self._draw: dict[tuple[str, bool], tuple[list[str], list[float]]] = {}

    def draw(self, kind: str, *, rare: bool, rng: random.Random) -> str:
        """Return a name of the list `kind` (first_sv): by number of bearers, or any if rare."""
        names, weights = self._list(kind, rare)
        return rng.choices(names, cum_weights=weights)[0]

    def _list(self, kind: str, rare: bool) -> tuple[list[str], list[float]]:
        if (kind, rare) not in self._draw:
            rows = read_counts(self.folder / f"{kind}.txt")
            multi = self.folder / f"{kind}_multiword.txt"
            if rare and multi.exists():
                rows += read_counts(multi)
            names = [name for name, _ in rows]
            weights = [1.0 if rare else max(count, 1) ** _FLATTEN for _, count in rows]
            self._draw[kind, rare] = names, list(accumulate(weights))
        return self._draw[kind, rare]

    @functools.cached_property
    def by_country(self) -> dict[str, dict[str, list[str]]]:
        """Return country -> first | surname -> names."""
        found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for line in (self.folder / "world_by_origin.tsv").read_text("utf-8").splitlines()[1:]:
            kind, name, countries, *_ = line.split("\t")
            for country in countries.replace(",", " ").split():
                found[country]["first" if kind.startswith("first") else "surname"].append(name)
        return {c: dict(k) for c, k in found.items()
                if len(k.get("first", ())) > 9 and len(k.get("surname", ())) > 9}  # fmt: skip

    def person(self, language: str, rng: random.Random) -> Person:
        """Return an invented person as one may meet in a text of the language."""
        shares = ORIGINS[language]
        origin = rng.choices(list(shares), weights=list(shares.values()))[0]
        if origin == "world":
            return self._from_the_world(rng)
        code, rare = _LISTS[origin], origin.endswith("_rare")
        first = self._given(f"first_{code}", rng, rare=rare)
        last = self._surname(f"surname_{code}", rng, rare=rare)
        middle = self.draw(f"first_{code}", rare=False, rng=rng)
        return Person(first, last, middle, finnish_surname=code == "fi")

    def _from_the_world(self, rng: random.Random) -> Person:
        names = self.by_country[rng.choice(sorted(self.by_country))]
        first, middle = rng.choice(names["first"]), rng.choice(names["first"])
        last = rng.choice(names["surname"])
        if rng.random() < 0.3:
            first = self.draw("first_sv", rare=True, rng=rng)
        if rng.random() < 0.12:
            last = f"{rng.choice(_PARTICLES)}{rng.choice((' ', ' ', '-'))}{last}"
        return Person(first, last, middle, finnish_surname=False)

    def _given(self, kind: str, rng: random.Random, *, rare: bool) -> str:
        name = self.draw(kind, rare=rare, rng=rng)
        luck = rng.random()
        if luck < 0.07:
            return f"{name}-{self.draw(kind, rare=False, rng=rng)}"
        return f"{name} {self.draw(kind, rare=False, rng=rng)}" if luck < 0.09 else name

    def _surname(self, kind: str, rng: random.Random, *, rare: bool) -> str:
        name = self.draw(kind, rare=rare, rng=rng)
        luck = rng.random()
        if luck < 0.06:
            return f"{name}-{self.draw(kind, rare=False, rng=rng)}"
        if luck < 0.075:
            return f"{name} {self.draw(kind, rare=False, rng=rng)}"
        return f"{rng.choice(_PARTICLES)} {name}" if luck < 0.085 else name


def read_counts(path: Path) -> list[tuple[str, int]]:
    """Return the names of a list with their counts; 1 where none is known."""
    rows = []
    for line in path.read_text("utf-8").splitlines():
        name, _, count = line.partition("\t")
        rows.append((name, int(count) if count.strip().isdigit() else 1))
    return rows
