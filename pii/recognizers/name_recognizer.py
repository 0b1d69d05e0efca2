"""What the recognizers of names share: a name in the name of a firm or a thing is none."""

from collections.abc import Sequence
from typing import ClassVar

from presidio_analyzer import EntityRecognizer, RecognizerResult

from pii.recognizers.firms import firms
from pii.recognizers.namesakes import is_namesake


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
            and not is_namesake(text, start, end)
        ]
