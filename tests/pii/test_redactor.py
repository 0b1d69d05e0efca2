"""The public API: what `find` and `redact` promise."""

import logging
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from cases.tickets import new_reference
from pii.errors import UnsupportedLanguageError, UnsupportedTypeError
from pii.redactor import Span, find, redact

MESSAGE = (
    "Hej Anna,\r\n\r\njag heter Karin Lind och nås på 070-123 45 67 eller karin@firma.example.\r\n"
    "Ärendet PD-7K3M-92QX gäller artikel 15.\r\n\r\nMvh\r\nKarin Lind\r\n"
)


def test_each_value_is_replaced_by_its_type():
    assert redact(MESSAGE, language="sv").text == (
        "Hej <PERSON>,\r\n\r\njag heter <PERSON> och nås på <PHONE_NUMBER> eller "
        "<EMAIL_ADDRESS>.\r\n"
        "Ärendet PD-7K3M-92QX gäller artikel 15.\r\n\r\nMvh\r\n<PERSON>\r\n"
    )


@pytest.mark.parametrize("reference", ["PD-SXMCB-XJZMK", "pd-aneem-jere1", "PD-PARPQ-7K3M2"])
def test_the_reference_of_a_ticket_stays_whatever_its_letters_look_like(reference):
    text = f"{reference}\nMitt ärende {reference}: hälsningar Karin Lind"
    kept = text.replace("Karin Lind", "<PERSON>")
    assert redact(text, language="sv").text == kept


def test_no_new_reference_is_taken_for_a_name():
    references = [new_reference() for _ in range(300)]
    assert find("\n".join(references), language="sv") == []


def test_spans_are_sorted_and_point_into_the_text_given():
    spans = redact(MESSAGE, language="sv").spans
    assert list(spans) == sorted(spans, key=lambda span: span.start)
    assert [MESSAGE[span.start : span.end] for span in spans if span.type == "PHONE_NUMBER"] == [
        "070-123 45 67"
    ]


@pytest.mark.parametrize("language", ["sv", "fi", "en"])
def test_every_recognizer_runs_in_every_language(language):
    text = "Hetuni on 010190-900P och kundnummer 12345, my name is John Smith"
    types = {span.type for span in find(text, language=language)}
    assert types == {"FI_PERSONAL_IDENTITY_CODE", "CUSTOMER_NUMBER", "PERSON"}


def test_only_the_types_asked_for_are_found():
    spans = find(MESSAGE, language="sv", types={"EMAIL_ADDRESS"})
    assert [span.type for span in spans] == ["EMAIL_ADDRESS"]


def test_asking_for_no_type_finds_nothing():
    assert find(MESSAGE, language="sv", types=[]) == []


@pytest.mark.parametrize("types", [["HEALTH"], ["PERSON", "SHOE_SIZE"]])
def test_a_type_that_nothing_finds_fails_loudly(types):
    with pytest.raises(UnsupportedTypeError, match=types[-1]):
        find(MESSAGE, language="sv", types=types)


@pytest.mark.parametrize("language", ["de", "", "SV"])
def test_a_language_that_is_not_read_fails_loudly(language):
    with pytest.raises(UnsupportedLanguageError):
        redact(MESSAGE, language=language)


@pytest.mark.parametrize("text", ["", " ", "\n\r\n", "\u200b", "\x00\x07", "🙂", "<PERSON>"])
def test_a_text_with_nothing_in_it_stays(text):
    assert redact(text, language="fi").text == text


def test_what_is_redacted_already_stays():
    text = "jag heter <PERSON>, ring <PHONE_NUMBER>, kund <CUSTOMER_NUMBER>, <HEALTH>"
    assert redact(text, language="sv", deny_list=["Person Phone"]).text == text


def test_a_placeholder_is_no_context_word():
    assert redact("<PHONE_NUMBER> 123 4567", language="sv").spans == ()


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("a\u200bnna@fir\u00adma.example", 0, 20),
        ("🙂 anna@firma.example", 2, 20),
        ("\ufeffanna@firma.example", 1, 19),
        ("\uff41nna\uff20firma.example", 0, 18),
        ("A\u030asa@firma.example!", 0, 18),
    ],
)
def test_offsets_are_right_where_characters_are_strange(text, start, end):
    assert find(text, language="sv") == [Span(start, end, "EMAIL_ADDRESS", 1.0)]


@pytest.mark.parametrize(
    "number",
    [
        "070\u2011123\u00a045\u00a067",
        "070\u2013123 45 67",
        "0\u200b70-123\u200b 45 67",
        "\uff10\uff17\uff10-123 45 67",
        "070\u2212123\u202f45\u202f67",
    ],
)
def test_a_number_in_strange_characters_is_found(number):
    assert redact(f"ring {number}!", language="sv").text == "ring <PHONE_NUMBER>!"


def test_threads_take_turns_and_all_get_their_answer():
    with ThreadPoolExecutor(8) as pool:
        texts = pool.map(lambda _: redact(MESSAGE, language="sv").text, range(40))
    assert len(set(texts)) == 1


def test_no_value_is_logged(caplog):
    with caplog.at_level(logging.DEBUG):
        redact(MESSAGE + " IBAN FI22 1234 5600 0007 85", language="sv", deny_list=["Karin Lind"])
    for secret in ("Karin", "Lind", "070", "firma", "FI22"):
        assert secret not in caplog.text


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "0 ",
        "1l-",
        "1.2+3-",
        "\u0430a",
        "a.a",
        "A b ",
        "a@",
        "+1",
        "Aa ",
        "hälsningar ",
        "kundnummer ",
        "0:",
        "'",
    ]
    + [
        "<PERSON>",
        "🙂",
        "Anna-",
        "a (at) b ",
        "Storgatan 12 ",
        "111 22 S",
        "a dot ",
        "\u200b",
        "\n",
    ],
)
def test_a_long_hostile_text_is_read_in_seconds(piece):
    text = (piece * 20_000)[:20_000]
    find("warm up", language="sv")
    started = time.process_time()
    find(text, language="sv")
    assert time.process_time() - started < 6


def test_building_the_engine_opens_no_connection():
    script = (
        "import socket\n"
        "def refuse(*_): raise SystemExit('connected')\n"
        "socket.socket.connect = refuse\n"
        "from pii.redactor import redact\n"
        "print(redact('anna@firma.example', language='sv').text)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout == "<EMAIL_ADDRESS>\n"
    assert done.stderr == ""
