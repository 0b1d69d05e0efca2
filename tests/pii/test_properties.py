"""What holds for every text, checked on made-up ones."""

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from pii.folding import fold
from pii.policy import TYPES
from pii.redactor import find, redact

PIECES = (
    ["Hej Anna,", "jag heter", "Matti Virtanen", "anna@firma.example", "070-123 45 67", "\n", " "]
    + ["kundnummer", "12345", "<PERSON>", "<", ">", "Storgatan 12", "111 22 Stockholm", "född"]
    + ["1980-03-12", "mvh", "Berg", "@annab", "\u200b", "010190-900P", "bilen", "ABC 123", "konto"]
    + ["192.168.0.1", "och", ",", ".", "-", "🙂", "\r\n", "(at)", "punkt se", "PL 800", "Mr", "t."]
)
TEXTS = st.one_of(
    st.text(max_size=80), st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
) | st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join)
DENIED = st.lists(st.sampled_from(["Matti Virtanen", "Berg", "12345", "070 1234567"]), max_size=2)
PLACEHOLDER = regex.compile(r"<(?:{})>".format("|".join(TYPES)))
LANGUAGES = st.sampled_from(["sv", "fi", "en"])


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES, DENIED)
def test_outside_the_spans_every_character_is_kept(text, language, denied):
    redaction = redact(text, language=language, deny_list=denied)
    rebuilt, position = "", 0
    for span in redaction.spans:
        assert position <= span.start < span.end <= len(text)
        rebuilt += text[position : span.start] + f"<{span.type}>"
        position = span.end
    assert redaction.text == rebuilt + text[position:]


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES, DENIED)
def test_inside_the_spans_no_character_survives(text, language, denied):
    redaction = redact(text, language=language, deny_list=denied)
    left = [placeholder for span in redaction.spans for placeholder in [f"<{span.type}>"]]
    kept = len(text) - sum(span.end - span.start for span in redaction.spans)
    assert len(redaction.text) == kept + sum(map(len, left))


@settings(max_examples=300, deadline=None)
@given(TEXTS, LANGUAGES, DENIED)
def test_what_is_redacted_stays_redacted(text, language, denied):
    once = redact(text, language=language, deny_list=denied).text
    twice = redact(once, language=language, deny_list=denied)
    places = [match.span() for match in PLACEHOLDER.finditer(once)]
    assert not any(span.start < end and start < span.end
                   for span in twice.spans for start, end in places)  # fmt: skip


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_an_email_address_is_found_wherever_it_stands_alone(text):
    email = "karin.lind@firma.example"
    start = len(text) + 1
    spans = find(f"{text}\n{email}\n{text}", language="sv")
    assert any(span.start <= start and start + len(email) <= span.end for span in spans)


@given(st.text(max_size=60))
def test_folding_knows_the_way_back(text):
    folded = fold(text)
    for index, character in enumerate(folded.text):
        start, end = folded.written(index, index + 1)
        assert 0 <= start < end <= len(text)
        assert character == text[start] or not text[start:end].isascii() or character in " \n01"
