"""A personal identity number is noticed before it is sent. All numbers here are made up."""

import pytest
from playwright.sync_api import expect
from stdnum.fi import hetu
from stdnum.luhn import calc_check_digit

from tests.widget.visitor import Chat

pytestmark = pytest.mark.browser


def personnummer(century: str, day: str, serial: str, *, separator: str) -> str:
    return f"{century}{day}{separator}{serial}{calc_check_digit(day + serial)}"


def henkilotunnus(day: str, sign: str, serial: str) -> str:
    check = "0123456789ABCDEFHJKLMNPRSTUVWXY"[int(day + serial) % 31]
    known = f"{day}{'A' if sign in 'BCDEF' else '-'}{serial}{check}"
    assert hetu.is_valid(known, allow_temporary=True)
    return f"{day}{sign}{serial}{check}"


NUMBERS = [
    personnummer("", "900101", "984", separator="-"),
    personnummer("", "900101", "984", separator=""),
    personnummer("19", "900101", "984", separator="-"),
    personnummer("19", "900101", "984", separator=""),
    personnummer("", "900101", "984", separator=" "),
    personnummer("", "100228", "984", separator="+"),
    personnummer("", "900161", "984", separator="-"),  # samordningsnummer: the day plus 60
    henkilotunnus("010190", "-", "951"),
    henkilotunnus("010190", "-", "951").lower(),
    henkilotunnus("311203", "A", "952"),
    henkilotunnus("311203", "B", "952"),  # the signs that were added in 2023
    henkilotunnus("010190", "Y", "953"),
]
NO_NUMBERS = [
    "900101-0000",  # its check digit is wrong
    "991399-9840",  # no such month
    "010190-951A",
    "Ordernummer 4021998877665",
    "PD-7K3M2-92QXA",
    "Ring 08-123 456 78 eller 040 123 4567",
    "2026-11-28 klockan 10",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_is_hidden_before_it_is_sent(chat: Chat, number: str) -> None:
    chat.visit().open().write(f"Jag heter Kim, {number}, tack")
    expect(chat.question).to_contain_text("Det här ser ut som ett personnummer")
    expect(chat.question).to_contain_text("behöver det inte")
    expect(chat.question).not_to_contain_text(number)
    assert chat.server.state.received == []
    chat.question.get_by_role("button", name="Dölj numret och skicka").click()
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == [f"Jag heter Kim, {number[:-4]}••••, tack"]


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_what_only_looks_like_one_is_sent_without_a_question(chat: Chat, text: str) -> None:
    chat.visit().open().write(text)
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == [text]


def test_the_message_can_be_changed_or_sent_as_it_is(chat: Chat) -> None:
    chat.visit("/page/fi").open().write(f"Olen {NUMBERS[7]}")
    expect(chat.question).to_contain_text("Tämä näyttää henkilötunnukselta: 010190-••••")
    expect(chat.question.get_by_role("button").first).to_be_focused()
    chat.page.keyboard.press("Enter")
    expect(chat.question).to_be_hidden()
    expect(chat.field).to_be_focused()
    expect(chat.field).to_have_value(f"Olen {NUMBERS[7]}")
    chat.field.press("Enter")
    chat.question.get_by_role("button", name="Lähetä sellaisenaan").click()
    expect(chat.said("assistant")).to_have_count(2)
    assert chat.server.state.texts == [f"Olen {NUMBERS[7]}"]
