"""ADDRESS in words: a table of hits and near-misses."""

import pytest

HITS = [
    (
        "Mrs Doyle, The Old Forge, Ballyhale, Co. Kilkenny, that",
        "Mrs Doyle, The Old Forge, Ballyhale, Co. Kilkenny",
    ),
    ("it is twenty-four Fairfax Road, and", "twenty-four Fairfax Road"),
    ("Ojakatu yksitoista bee kuusi, niin", "Ojakatu yksitoista bee kuusi"),
    ("asuvansa Metsäpolku viidessä", "Metsäpolku viidessä"),
    ("hans adress är vinäsvägen åtta i mora", "vinäsvägen åtta i mora"),
    ("jag bor på Storgatan tjugotvå", "Storgatan tjugotvå"),
    ("asun Koivukadulla seitsemän", "Koivukadulla seitsemän"),
]
MISSES = [
    "Det finns på Storgatan tre butiker.",
    "På parkvägen ett träd föll.",
    "Kävelykatu kolme kauppaa.",
    "vägen åtta mil bort",
    "på motorvägen åtta till nio",
    "vid Storgatan två gånger om dagen",
    "vi tog vägen två gånger",
    "på vägen två bilar",
]


@pytest.mark.parametrize(("text", "value"), HITS)
def test_what_is_dictated_is_found(found, text, value):
    assert found(text, "ADDRESS") == [value]


@pytest.mark.parametrize("text", MISSES)
def test_words_that_number_something_else_stay(found, text):
    assert found(text, "ADDRESS") == []
