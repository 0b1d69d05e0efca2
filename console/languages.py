"""The languages of the console's pages: the catalogues, and the language of the page at hand.

The words in templates and code are English and are what the catalogues are looked up by. In code
`gettext` says a sentence at once and `N_` marks one that is said later; in templates it is `_`.
Values stand in the words as %(name)s.
"""

from contextvars import ContextVar
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from cases.taxonomy import Language

#: As each language calls itself.
NAMES: dict[Language, str] = {"sv": "Svenska", "fi": "Suomi", "en": "English"}
SOURCE: Language = "en"
CATALOGUES = Path(__file__).parent / "locale"
_spoken: ContextVar[Language] = ContextVar("language", default=SOURCE)


def spoken() -> Language:
    """The language of the page that is being made."""
    return _spoken.get()


def speak(language: Language) -> None:
    """Make the rest of this request's page in `language`."""
    _spoken.set(language)


def gettext(words: str, **values: Any) -> str:
    """The words in the page's language."""
    return one_form(words) % values


def ngettext(one: str, many: str, number: int, **values: Any) -> str:
    """The words that go with this number, which they hold as %(num)s."""
    return form_for(one, many, number) % {"num": number, **values}


def one_form(words: str) -> str:
    """What the catalogue has for the words, before any value is put in; templates do that."""
    return _catalogue(spoken()).gettext(words)


def form_for(one: str, many: str, number: int) -> str:
    """The same for words that a number decides about."""
    return _catalogue(spoken()).ngettext(one, many, number)


def pgettext(about: str, words: str) -> str:
    """The same for words that other languages say in more than one way; `about` tells which."""
    return str(_catalogue(spoken()).pgettext(about, words))


def N_(words: str) -> str:  # noqa: N802  # as gettext's own tools call it
    """Words that are only marked for the catalogues here and said in a language later."""
    return words


@cache
def _catalogue(language: Language) -> NullTranslations:
    """Read once from the text that translators write: nothing compiled has to be kept with it."""
    if language == SOURCE:
        return NullTranslations()
    path = CATALOGUES / language / "LC_MESSAGES" / "messages.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return Translations(compiled)
