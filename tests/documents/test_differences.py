from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from writer.documents.differences import Kind, Piece, differences

TEXTS = st.text("ab \n\u2028", max_size=40)


@given(old=TEXTS, new=TEXTS)
def test_the_pieces_are_all_of_both_texts(old: str, new: str) -> None:
    pieces = differences(old, new)
    assert "".join(p.text for p in pieces if p.kind != Kind.ADDED) == old
    assert "".join(p.text for p in pieces if p.kind != Kind.REMOVED) == new


def test_a_changed_word_is_seen_as_one() -> None:
    assert differences("One.\nHe went home.\nEnd.", "One.\nHe ran home.\nEnd.") == [
        Piece(Kind.SAME, "One.\n"),
        Piece(Kind.SAME, "He "),
        Piece(Kind.REMOVED, "went"),
        Piece(Kind.ADDED, "ran"),
        Piece(Kind.SAME, " home.\n"),
        Piece(Kind.SAME, "End."),
    ]
