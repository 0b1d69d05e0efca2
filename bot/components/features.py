"""A text as a sparse row: its words, its letters and how it is phrased."""

from __future__ import annotations

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import FeatureUnion, make_union
from sklearn.preprocessing import FunctionTransformer

from components.phrasing import fold, phrasing


def new_features() -> FeatureUnion:
    """tf-idf of words and pairs of words, and of two to four characters within words. What only
    one example says is left out: nothing is learnt from it, and it is most of the columns."""
    return make_union(
        TfidfVectorizer(
            preprocessor=fold,
            token_pattern=r"(?u)\b\w+\b",
            ngram_range=(1, 2),
            sublinear_tf=True,
            min_df=2,
            dtype=np.float32,
        ),
        TfidfVectorizer(
            preprocessor=fold,
            analyzer="char_wb",
            ngram_range=(2, 4),
            sublinear_tf=True,
            min_df=2,
            dtype=np.float32,
        ),
        FunctionTransformer(phrasing),
    )
