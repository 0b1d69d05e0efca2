"""How overlapping spans are settled."""

from pii.spans import Span, settle

TEXT = "abcdefghij klmno"


def test_the_longer_span_wins():
    long, short = Span(0, 10, "ADDRESS", 0.5), Span(2, 5, "PERSON", 1.0)
    assert settle([short, long], text=TEXT) == [long]


def test_of_two_spans_as_long_the_surer_wins():
    sure, unsure = Span(0, 5, "PERSON", 0.9), Span(0, 5, "ADDRESS", 0.6)
    assert settle([unsure, sure], text=TEXT) == [sure]


def test_what_sticks_out_of_the_winner_is_kept():
    spans = settle([Span(0, 6, "PERSON", 0.9), Span(4, 8, "ADDRESS", 0.9)], text=TEXT)
    assert spans == [Span(0, 6, "PERSON", 0.9), Span(6, 8, "ADDRESS", 0.9)]


def test_a_kept_stretch_is_never_covered():
    spans = settle([Span(0, 10, "PERSON", 0.9)], text=TEXT, kept=[(3, 5)])
    assert [(span.start, span.end) for span in spans] == [(0, 3), (5, 10)]


def test_white_space_at_the_ends_is_left_out():
    assert settle([Span(10, 16, "PERSON", 0.9)], text=TEXT) == [Span(11, 16, "PERSON", 0.9)]


def test_a_span_without_a_letter_or_digit_is_dropped():
    assert settle([Span(10, 11, "PERSON", 0.9)], text=TEXT) == []
