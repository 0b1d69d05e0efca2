"""Which recognizers are asked at all."""

from pii.policy import TYPES
from pii.prefilter import Prefilter
from pii.recognizers.iban_code_recognizer import IbanCodeRecognizer
from pii.recognizers.license_plate_recognizer import LicensePlateRecognizer
from pii.recognizers.online_id_recognizer import OnlineIdRecognizer
from pii.redactor import redact

KINDS = [IbanCodeRecognizer("sv"), LicensePlateRecognizer("sv"), OnlineIdRecognizer("sv")]


def possible(text, types=tuple(TYPES)):
    (found,) = Prefilter(KINDS).possible([text], KINDS, types)
    return {type(recognizer).__name__: {pattern.name for pattern, _ in patterns}
            for recognizer, patterns in found}  # fmt: skip


def test_a_text_without_anything_asks_nobody():
    assert possible("vad gäller för oss") == {}


def test_only_patterns_that_can_match_are_tried():
    assert possible("bilen ABC-123 står här") == {
        "LicensePlateRecognizer": {"SE", "FI", "FI short"}
    }


def test_patterns_of_other_types_are_not_tried():
    assert possible("bilen ABC-123 står här", types=["IBAN_CODE"]) == {}


def test_a_heading_wakes_the_recognizer_without_any_of_its_patterns():
    assert possible("användare:\njaja") == {"OnlineIdRecognizer": set()}


def test_half_a_surrogate_pair_is_no_error():
    assert redact("\ud83d 070-123 45 67", language="sv").text == "\ud83d <PHONE_NUMBER>"
