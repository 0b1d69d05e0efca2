"""Numbers and addresses written with letters that only look right."""

import pytest

from pii.look_alikes import as_they_look
from pii.redactor import redact


@pytest.mark.parametrize(
    ("text", "redacted"),
    [
        ("ring O7O-l23 45 67", "ring <PHONE_NUMBER>"),
        ("pnr 8l12l8-9876", "pnr <SE_PERSONNUMMER>"),
        ("hetu 131О52-308Т", "hetu <FI_PERSONAL_IDENTITY_CODE>"),
        ("kortnummer 4111 1111 1111 1l11", "kortnummer <CREDIT_CARD>"),
        ("\u0430nna@firma.example", "<EMAIL_ADDRESS>"),
        ("IBAN FI21 1234 56OO 0007 85", "IBAN <IBAN_CODE>"),
    ],
)
def test_a_hidden_number_is_found(text, redacted):
    assert redact(text, language="sv").text == redacted


@pytest.mark.parametrize(
    "text",
    ["Office O365", "Il 10 och 12", "CO2 och H2O", "Стаханов", "Αθήνα", "vO 12 lo 3", "10l vatten"],
)
def test_what_hides_nothing_stays(text):
    assert as_they_look(text) == text
