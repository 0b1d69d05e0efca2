"""Of findings of one type the one that holds others stays, as in Presidio."""

from hypothesis import given
from hypothesis import strategies as st
from presidio_analyzer import EntityRecognizer, RecognizerResult

from pii.engine import _without_contained

FINDINGS = st.lists(
    st.builds(
        lambda kind, start, length, score: (kind, start, start + length, score),
        st.sampled_from(["PERSON", "ADDRESS"]),
        st.integers(0, 12),
        st.integers(1, 6),
        st.sampled_from([0.5, 0.6, 0.85]),
    )
)


@given(FINDINGS)
def test_it_keeps_what_presidio_keeps(findings):
    results = [RecognizerResult(*finding) for finding in findings]
    kept = {(r.entity_type, r.start, r.end, r.score) for r in _without_contained(results)}
    theirs = EntityRecognizer.remove_duplicates(results)
    assert kept == {(r.entity_type, r.start, r.end, r.score) for r in theirs}
