"""What the recognizers of names share: a name in the name of a firm or a thing is none."""

from collections.abc import Sequence
from typing import ClassVar

import regex
from presidio_analyzer import EntityRecognizer, RecognizerResult

from pii.names.pipeline import name_list
from pii.recognizers.firms import firms

#: What makes a thing of a name: "Jussi-pusero", "Eino Leino -seura"; but "Mattila-niminen", and
#: "Anna -hon vet" has a dash.
_APPENDED = (
    r"(?:-(?!nim)\p{Ll}{2}"
    r"| -(?:seura|säätiö|palkin|kirja|museo|päivä|koulu|talo|sarja|neule|paita|mekko))"
)
_THING = regex.compile(_APPENDED)
#: "Urho Kekkosen kansallispuisto", "Astrid Lindgren Children's Hospital"; but behind "Mary Smith"
#: may also stand her street, her school and her church.
_PLACE_AFTER = regex.compile(
    r"(?:['’]?s)? (?:kansallispuisto\p{Ll}*|Children['’]?s? (?:Hospital|Museum|Home)"
    r"|Memorial (?:Hospital|Museum|Library|Prize|Park))(?!\p{L})"
)
_SAINT = regex.compile(r"(?<![\p{L}\d])(?:S:ta?|Sankta?|St\.?|Saint|Pyhän) $")
_LONGEST_SAINT = 8
#: "katten Sigge", "our dog Luna": whoever it is, it is no person.
_ANIMAL = regex.compile(
    r"(?<![\p{L}\d])(?i:(?:katt|hund|häst|kanin|valp|kattunge)(?:en|ar|arna)?"
    r"|(?:kissa|koira|hevose|kani|pentu)(?:mme|ni|nne|nsa)|kissa|koira"
    r"|(?:our|my|her|his|their) (?:cat|dog|horse|puppy|kitten))"
    r"(?: (?:som )?heter| called| named| nimeltä(?:än)?)?,? [(]?$"
)
_LONGEST_ANIMAL = 24
#: Greetings and thanks from elsewhere that some are called as well.
_ABROAD = frozenset(
    (
        "salam salaam selam shalom bures dzień tere labas sveiki hola ciao bonjour merhaba privet"
        " pryvit namaste habari teşekkürler pozdrawiam dziękuję dyakuyu spasibo gracias merci"
        " grazie danke yekenyeley shukran giitu aitäh paldies ačiū"
    ).split()
)
_AFTER_GREETING = regex.compile(r"(?m: dobry|[ \t]*[!,.]|[ \t]*\r?$)")
#: "Matta Elsa 170x240": what shops give people's names to; but "a rug Elsa bought"
_PRODUCT = regex.compile(
    r"(?<![\p{L}\d])(?i:\p{L}*(?:soffa|fåtölj|matta|lampa|lampskärm|stol|gardin|kudde|hylla"
    r"|klänning|byxa|jacka|tröja|väska|sohva|tuoli|matto|lamppu|verhot?|lipasto|hylly"
    r"|mekko|takki|neule|laukku)|sofa|armchair|rug|lamp|chair|curtains?|dress|jacket|model"
    r"|modell|malli) $"
)
_LONGEST_PRODUCT = 24
#: A size; "jacka Elsa 070-123 45 67" is somebody's jacket.
_MEASURE_AFTER = regex.compile(r"[ \t]+(?:Ø ?\d|\d{2,4} ?(?:x|×|cm|mm))")
#: Of a given name alone: "Björn" in "Björn Borg-butiken".
_SURNAME_OF_THING = regex.compile(rf"(?<!s) (\p{{Lu}}\p{{Ll}}+){_APPENDED}")
_MONTH = regex.compile(
    r"(?i)(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|o[ck]t|nov|dec|april|june|august(?:i)?)\.?"
)
_DAY = r"(?:[1-9]|[12]\d|3[01])"
_DAY_BEFORE = regex.compile(rf"(?<!\bklo?\.?|\bat|\n|^)[^\S\n]+{_DAY}(?:st|nd|rd|th|\.)?[^\S\n]$")
_DATE_AFTER = regex.compile(rf"\.? (?:{_DAY}|(?:19|20)\d\d)(?![\d:-]| ?\d)")


class NameRecognizer(EntityRecognizer):
    """Finds PERSON; a subclass says where, and this leaves out names of firms and things."""

    ENTITY: ClassVar[str] = "PERSON"

    def __init__(self, supported_language: str) -> None:
        """Take the language under which the registry files this instance."""
        super().__init__(supported_entities=[self.ENTITY], supported_language=supported_language)

    def load(self) -> None:
        """Nothing: what is needed is loaded on first use."""

    def results(
        self, text: str, names: Sequence[tuple[int, int]], score: float
    ) -> list[RecognizerResult]:
        """Return Presidio's form of the names (offsets, end exclusive) that are no firm's."""
        if not names:
            return []
        in_firms = firms(text)
        metadata = {
            RecognizerResult.RECOGNIZER_NAME_KEY: type(self).__name__,
            RecognizerResult.RECOGNIZER_IDENTIFIER_KEY: self.id,
        }
        return [
            RecognizerResult(self.ENTITY, start, end, score, recognition_metadata=metadata)
            for start, end in names
            if not any(start < firm_end and firm_start < end for firm_start, firm_end in in_firms)
            and not _is_thing(text, start, end)
            and not _is_month(text, start, end)
        ]


def _is_thing(text: str, start: int, end: int) -> bool:
    """Return whether the name stands in a compound that is no name."""
    if _THING.match(text, end) or _PLACE_AFTER.match(text, end):
        return True
    if _SAINT.search(text, max(0, start - _LONGEST_SAINT), start):
        return True
    if _ANIMAL.search(text, max(0, start - _LONGEST_ANIMAL), start):
        return True
    if _is_greeting(text, start, end):
        return True
    if _PRODUCT.search(text, max(0, start - _LONGEST_PRODUCT), start):
        return _MEASURE_AFTER.match(text, end) is not None
    surname = _SURNAME_OF_THING.match(text, end)
    alone = " " not in text[start:end]
    return alone and surname is not None and name_list().known(surname[1]).last > 0


def _is_greeting(text: str, start: int, end: int) -> bool:
    """Return whether a line or a sentence begins with this word and it greets or thanks."""
    if text[start:end].lower() not in _ABROAD or not _AFTER_GREETING.match(text, end):
        return False
    before = text[:start].rstrip(" \t")
    return not before or before[-1] in "\n.!?"


def _is_month(text: str, start: int, end: int) -> bool:
    """Return whether it is the month of a date: 11 Jan, May 5."""
    return _MONTH.fullmatch(text, start, end) is not None and bool(
        _DAY_BEFORE.search(text, 0, start) or _DATE_AFTER.match(text, end)
    )
