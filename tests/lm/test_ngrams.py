from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.lm.ngrams import LENGTHS, NGrams

TEXT = st.lists(st.integers(0, 3), max_size=25)


@settings(deadline=None)
@given(texts=st.lists(TEXT, max_size=4), context=TEXT)
def test_it_knows_what_followed_every_context(texts: list[list[int]], context: list[int]) -> None:
    table = NGrams([np.array(text, np.int32) for text in texts])
    found = {
        length: dict(zip(one.ids.tolist(), one.counts.tolist(), strict=True))
        for length, one in table.followers(context).items()
    }
    expected = {}
    for length in LENGTHS:
        counts = Counter(
            text[at]
            for text in texts
            for at in range(length, len(text))
            if text[at - length : at] == context[-length:]
        )
        if counts:
            expected[length] = dict(counts)
    assert found == expected
    totals = Counter(token for text in texts for token in text)
    assert table.totals(3).tolist() == [totals[token] for token in range(3)]


def test_the_largest_vocabularies_fit() -> None:
    text = np.array([2**18 - 1, 2**18 - 2, 2**18 - 1, 0, 2**18 - 1], np.int32)
    one = NGrams([text]).followers([2**18 - 2, 2**18 - 1])[2]
    assert (one.ids.tolist(), one.counts.tolist()) == ([0], [1])
