"""What stands near names and is none: firms and streets named after people, numbers, addresses."""

import random
from pathlib import Path

import regex
import yaml

from pii.train.finnish_names import inflect
from pii.train.known_things import brands, nordic_places
from pii.train.names import NameLists, Person

_KNOWN = yaml.safe_load((Path(__file__).parent / "known" / "things.yml").read_text("utf-8"))
_FIRMS, _STREETS, _MONTHS = _KNOWN["firms"], _KNOWN["streets"], _KNOWN["months"]
_TRADES = {language: names.split(", ") for language, names in _KNOWN["trades"].items()}
_TOWNS = {language: names.split(", ") for language, names in _KNOWN["towns"].items()}
_WORDS = _KNOWN["words"].split(", ")
#: Share of the firms that are real ones.
_BRANDED = 0.35
_DOMAINS = (
    "example.com",
    "example.org",
    "mail.example",
    "firma.example",
    "yritys.example",
    "bolag.example",
    "post.example.net",
)
#: Behind an abbreviation: Oy:ssä.
_ENDINGS = {
    "gen": "n",
    "par": "tä",
    "ine": "ssä",
    "ela": "stä",
    "ill": "hyn",
    "ade": "llä",
    "abl": "ltä",
    "all": "lle",
    "ess": "nä",
    "tra": "ksi",
}
_CURRENCIES = {
    "sv": ("kr", "SEK", ":-"),
    "fi": ("€", "EUR", "euroa"),
    "en": ("EUR", "GBP", "SEK"),
}
_PLATE_LETTERS = "ABCDEFGHJKLMNOPRSTUWXYZ"
_KINDS = frozenset(
    (
        "org",
        "street",
        "postcode",
        "town",
        "email",
        "phone",
        "pin",
        "user",
        "date",
        "amount",
        "order",
        "iban",
        "url",
        "plate",
        "called",
    )
)


class Things:
    """Draws values for the slots that hold no person."""

    def __init__(self, language: str, names: NameLists, rng: random.Random) -> None:
        """Draw from the same lists and the same chance as the persons."""
        self.language, self.names, self.rng = language, names, rng

    def has(self, kind: str) -> bool:
        """Return whether the slot is one of these."""
        return kind in _KINDS

    def draw(self, kind: str, person: Person, case: str | None) -> str:
        """Return a value; e-mail addresses and user names are made from the person's name."""
        value: str = getattr(self, f"_{kind}")(person)
        if case and kind in ("org", "town", "called") and value[-1].isalpha():
            return self._cased(value, case, is_word=kind == "town")
        return value

    def _cased(self, value: str, case: str, *, is_word: bool) -> str:
        if self.language != "fi":
            return value + ("'s" if self.language == "en" else "" if value[-1] in "sxz" else "s")
        if value[-1].isupper() or value.endswith((" Oy", " Ky")):
            return f"{value}:{_ENDINGS[case]}"
        return inflect(value, case, is_word=is_word)

    def _org(self, person: Person) -> str:
        pick = self.rng.choice
        if self.rng.random() < _BRANDED:
            return pick(brands())
        pattern = pick(_FIRMS[self.language if self.rng.random() < 0.85 else "sv"])
        language = self.language
        other = self.names.person(language, self.rng)
        person = self.names.person(language, self.rng)
        town = pick(_TOWNS[language])
        values = {
            "first": person.first,
            "last": person.last,
            "first2": other.first,
            "last2": other.last,
            "town": town,
            "trade": pick(_TRADES[language]),
            "word": pick(_WORDS) + pick(("", "", "", " " + pick(_WORDS), "soft", "tec")),
            "last:gen": inflect(person.last, "gen", is_word=person.finnish_surname),
            "first:gen": inflect(person.first, "gen", is_word=False),
            "town:gen": inflect(town, "gen", is_word=True),
        }
        return str(regex.sub(r"\{([^}]*)\}", lambda match: values[match[1]], pattern))

    def _street(self, _: Person) -> str:
        person = self.names.person(self.language, self.rng)
        base = self.rng.choice((person.last, person.last, person.first, self.rng.choice(_WORDS)))
        base = base.split()[-1]
        if self.rng.random() < 0.2:
            base = f"{person.first} {base}"
        number = self.rng.randint(1, 120)
        stair = self.rng.choice(("", "", "", " B", " A 12", " C 4"))
        if self.language == "en" and self.rng.random() < 0.6:
            return f"{number} {base}{self.rng.choice(_STREETS['en'])}"
        return f"{base}{self.rng.choice(_STREETS[self.language])} {number}{stair}"

    def _called(self, _: Person) -> str:
        """A person's name that a thing bears: "servern Karin", "the Lindberg trophy"."""
        person = self.names.person(self.language, self.rng)
        full = f"{person.first} {person.last}"
        return self.rng.choices((person.first, person.last, full), weights=(70, 20, 10))[0]

    def _postcode(self, _: Person) -> str:
        digits = f"{self.rng.randint(10000, 99999)}"
        return digits if self.language == "fi" else f"{digits[:3]} {digits[3:]}"

    def _town(self, _: Person) -> str:
        known: tuple[str, ...] = tuple(_TOWNS[self.language])
        return self.rng.choice(known if self.rng.random() < 0.4 else nordic_places())

    def _email(self, person: Person) -> str:
        first, last = _plain(person.first), _plain(person.last)
        local = self.rng.choice(
            (
                f"{first}.{last}",
                first,
                f"{first[0]}{last}",
                f"{last}.{first}",
                f"{first}{self.rng.randint(1, 99)}",
                "info",
                "support",
            )
        )
        return f"{local}@{self.rng.choice(_DOMAINS)}"

    def _phone(self, _: Person) -> str:
        d = self._digits
        return self.rng.choice(
            (
                f"07{d(1)}-{d(3)} {d(2)} {d(2)}",
                f"+46 7{d(1)} {d(3)} {d(2)} {d(2)}",
                f"040 {d(3)} {d(4)}",
                f"+358 50 {d(3)} {d(4)}",
                f"08-{d(3)} {d(2)} {d(2)}",
                f"050{d(7)}",
                f"+44 7700 900{d(3)}",
                f"070{d(7)}",
            )
        )

    def _digits(self, count: int) -> str:
        return "".join(self.rng.choices("0123456789", k=count))

    def _pin(self, _: Person) -> str:
        day = f"{self.rng.randint(1, 28):02}{self.rng.randint(1, 12):02}"
        year = f"{self.rng.randint(40, 99)}"
        if self.language == "fi" or self.rng.random() < 0.2:
            return f"{day}{year}-{self._digits(3)}{self.rng.choice('ABCDEFHJKLMNPRSTUVWXY')}"
        century = self.rng.choice(("", "19"))
        return f"{century}{year}{day[2:]}{day[:2]}-{self._digits(4)}"

    def _user(self, person: Person) -> str:
        first, last = _plain(person.first), _plain(person.last)
        return self.rng.choice(
            (
                f"{first}{last[:3]}",
                f"{first}.{last}",
                f"{first[:3]}{last[:3]}{self._digits(2)}",
                f"{first}_{self._digits(2)}",
                f"{first[0]}{last}",
            )
        )

    def _date(self, _: Person) -> str:
        day, month, year = (
            self.rng.randint(1, 28),
            self.rng.randint(1, 12),
            self.rng.randint(2019, 2026),
        )
        name = _MONTHS[self.language].split()[month - 1]
        written = f"{day} {name}" if self.language != "fi" else f"{day}. {name}"
        return self.rng.choice(
            (
                f"{year}-{month:02}-{day:02}",
                f"{day}.{month}.{year}",
                f"{day}/{month}",
                written,
                f"{written} {year}",
            )
        )

    def _amount(self, _: Person) -> str:
        number = self.rng.randint(3, 90000)
        return f"{number} {self.rng.choice(_CURRENCIES[self.language])}"

    def _order(self, _: Person) -> str:
        letters = "".join(self.rng.choices(_PLATE_LETTERS, k=self.rng.randint(1, 3)))
        return self.rng.choice(
            (
                self._digits(6),
                f"{letters}-{self._digits(5)}",
                f"#{self._digits(5)}",
                f"{self._digits(4)}-{self._digits(3)}",
            )
        )

    def _iban(self, _: Person) -> str:
        return f"{self.rng.choice(('SE', 'FI'))}{self._digits(2)} " + " ".join(
            self._digits(4) for _ in range(4)
        )

    def _url(self, _: Person) -> str:
        page = self.rng.choice(("login", "help", "a/b", "user/42", "sv"))
        return f"https://{self.rng.choice(_DOMAINS)}/{page}"

    def _plate(self, _: Person) -> str:
        letters = "".join(self.rng.choices(_PLATE_LETTERS, k=3))
        return f"{letters}{self.rng.choice((' ', '-', ''))}{self._digits(3)}"


def _plain(name: str) -> str:
    """Return the name as it stands in an e-mail address."""
    table = str.maketrans("åäöéèüøæçñáí", "aaoeeuoacnai")
    return regex.sub(r"[^a-z]", "", name.lower().translate(table)) or "x"
