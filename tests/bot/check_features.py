"""How bot/components/features.py makes rows of texts, checked with the bot's own Python.

test_wishes.py runs it and makes a test of each check.
"""

import pickle
import random
import sys
from pathlib import Path

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_union

sys.path.insert(0, str(Path(__file__).parents[2] / "bot"))

from components.features import STEMS, Features  # after the path
from components.phrasing import SIGNS, fold, phrasing
from outcomes import print_outcomes

TEXTS = [
    "Kuinka kauan tietojani säilytetään? KIITOS!",
    "hur länge sparas mina uppgifter, och vem får se dem",
    "How long do you keep my data? And who may see my data?",
    "säilytetäänkö tietojani kauan",
    "",
    " \n ",
    "?!",
    "\u0130stanbul ﬁles \u00adsoft",
    "a  b\u00a0c a b c",
    "№ 5 ™",
    "№ 6 ™",
]


def many() -> list[str]:
    """Texts of words drawn at random from those above, some of them cut."""
    chance = random.Random(0)
    words = " ".join(TEXTS).split()
    return [
        " ".join(word[: chance.randint(1, 12)] for word in chance.choices(words, k=length))
        for length in chance.choices(range(12), k=500)
    ]


def check_rows_are_what_scikit_learn_makes() -> None:
    given = [*TEXTS, *many()]
    options = {"preprocessor": fold, "sublinear_tf": True, "min_df": 2, "dtype": np.float32}
    library = make_union(
        TfidfVectorizer(token_pattern=r"(?u)\b\w+\b", ngram_range=(1, 2), **options),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 4), **options),
    ).fit(given[:300])
    rows = Features().fit(given[:300]).transform(given)
    assert rows.dtype == np.float32, rows.dtype
    assert np.allclose(rows[:, :-SIGNS].toarray(), library.transform(given).toarray(), atol=1e-6)


def check_stems_tell_what_a_text_is_about_in_any_inflection() -> None:
    features = Features(STEMS, phrased=False).fit(TEXTS)
    kept, is_kept, other = features.transform(["säilytetäänkö", "Säilytetään?", "uppgifter"])
    assert kept.nnz == 1
    assert (kept != is_kept).nnz == 0
    assert (kept != other).nnz > 0


def check_the_last_columns_tell_how_a_text_is_phrased() -> None:
    rows = Features().fit(TEXTS).transform(TEXTS).toarray()
    assert (rows[:, -SIGNS:] == [phrasing(text) for text in TEXTS]).all()
    asks, tells = rows[2, -SIGNS:], rows[1, -SIGNS:]
    assert (asks != tells).any()


def check_a_text_of_which_no_term_is_known_has_a_row() -> None:
    row = Features().fit(TEXTS).transform(["xyzzy"])
    assert row.shape[0] == 1
    assert row.sum() == sum(phrasing("xyzzy"))


def check_stored_features_make_the_same_rows() -> None:
    features = Features().fit(TEXTS)
    again = pickle.loads(pickle.dumps(features))
    assert (again.transform(TEXTS) != features.transform(TEXTS)).nnz == 0


if __name__ == "__main__":
    print_outcomes(globals())
