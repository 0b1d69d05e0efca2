"""How each language cites an article of the General Data Protection Regulation."""

import re

from cases.taxonomy import Language
from console.languages import gettext, spoken

_PART = re.compile(r"(\d+)(?:\((\d+)\))?(?:-\((\d+)\))?(?:\((\w)\))?")


def cited(article: str) -> str:
    """Of `12(3)`: GDPR Art. 12(3), art. 12.3 GDPR, tietosuoja-asetuksen 12 artiklan 3 kohta.

    article: one or more with commas between them; a paragraph in brackets, and the next one, or a
    point of it; "" for none, which is said as "".
    """
    if not article:
        return ""
    return gettext("GDPR Art. %(article)s", article=_written(article, spoken()))


def _written(article: str, language: Language) -> str:
    if language == "sv":
        return " och ".join(_PART.sub(_swedish, part) for part in article.split(", "))
    if language == "fi":
        return " ja ".join(_finnish(part) for part in article.split(", "))
    return article


def _swedish(part: re.Match[str]) -> str:
    number, first, last, point = part.groups()
    written = f"{number}.{first}" if first else number
    return written + (f"–{number}.{last}" if last else "") + (f" {point}" if point else "")


def _finnish(part: str) -> str:
    found = _PART.fullmatch(part)
    assert found, part
    number, first, last, point = found.groups()
    if point:
        return f"{number} artiklan {first} kohdan {point} alakohta"
    if first:
        return f"{number} artiklan {first}{f' ja {last}' if last else ''} kohta"
    return f"{number} artikla"
