from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from writer.evaluation.copying import EXTRACTED_WORDS, Corpus, copied, is_extracted

FEW_WORDS = st.lists(st.sampled_from(["the", "fog", "lay", "on", "a", "moor"]), max_size=25)


def test_runs_are_found_whatever_their_case_and_marks() -> None:
    corpus = Corpus(["The fog lay on the moor, and nobody came.", "Nobody, they said."])
    found = copied(["He knew: the FOG lay on the moor; and then all nobody came they said"], corpus)
    assert found.longest == "the FOG lay on the moor; and"
    assert found.longest_words == 7
    assert found.share_of_grams == 0
    whole = copied(["Well! The fog lay on the moor and nobody came."], corpus)
    assert whole.longest_words == 9
    assert whole.share_of_grams == 2 / 3, "of three times eight words in a row two stand there"
    assert copied(["…"], corpus).longest_words == 0
    assert Corpus([]).run(["fog"]) == 0


@settings(deadline=None)  # the machine may be busy
@given(st.lists(FEW_WORDS, max_size=4), FEW_WORDS)
def test_the_longest_run_is_what_comparing_everything_finds(
    texts: list[list[str]], said: list[str]
) -> None:
    expected = max(
        (
            length
            for at in range(len(said))
            for length in range(1, len(said) - at + 1)
            for text in texts
            for place in range(len(text) - length + 1)
            if text[place : place + length] == said[at : at + length]
        ),
        default=0,
    )
    found = copied([" ".join(said)], Corpus(" ".join(text) for text in texts))
    assert found.longest_words == expected
    assert len(found.longest.split()) == expected


def test_extracted_is_what_goes_on_word_for_word_from_the_first_word_on() -> None:
    following = " ".join(f"w{number}" for number in range(40))
    assert is_extracted(following[:-10] + " something else", following)
    assert not is_extracted("Well, " + following, following)
    short = " ".join(following.split()[: EXTRACTED_WORDS - 1])
    assert not is_extracted(short, following)
    assert not is_extracted(short, short), "there are not 20 words to go on with"
