"""Numbers and shares, as the page's language writes them."""

from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from cases.taxonomy import Language
from console.languages import spoken

Number = int | float
_ONE_PLACE = "#,##0.#"


def number(value: Number) -> str:
    """Such as 1,200, or 4.5: at most one decimal place."""
    return _number(value, spoken())


def percent(part: int, whole: int) -> str:
    """Such as 95%; whole: not zero."""
    return format_percent(part / whole, locale=spoken())


# babel takes its time over a number, and a page of figures has hundreds
@lru_cache(maxsize=4096)
def _number(value: Number, language: Language) -> str:
    return format_decimal(value, _ONE_PLACE, locale=language)
