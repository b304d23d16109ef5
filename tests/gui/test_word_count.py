from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextDocumentLayout

from writer.documents.words import count_words
from writer.gui.word_count import WordCount

EDITS = st.lists(
    st.tuples(
        st.integers(0, 80),
        st.integers(0, 30),
        st.text("ab ’\n雪🙂", max_size=12),
        st.sampled_from(["edit", "undo", "redo", "replace all"]),
    ),
    max_size=25,
)


@pytest.mark.usefixtures("qapp")
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(edits=EDITS)
def test_whatever_is_edited_the_count_is_the_whole_texts(
    edits: list[tuple[int, int, str, str]],
) -> None:
    document = QTextDocument()
    document.setDocumentLayout(QPlainTextDocumentLayout(document))
    words = WordCount(document)
    for position, length, text, what in edits:
        end = document.characterCount() - 1
        cursor = QTextCursor(document)
        cursor.setPosition(min(position, end))
        cursor.setPosition(min(position + length, end), QTextCursor.MoveMode.KeepAnchor)
        if what == "edit":
            cursor.insertText(text)
        elif what == "replace all":
            document.setPlainText(text)
        else:
            getattr(document, what)()
        raw = document.toRawText().replace("\u2029", "\n")
        assert words.total == count_words(raw)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("It’s a well-known fact.", 4),
        ("— … !", 0),
        ("雪の夜", 3),
        ("3.5 miles", 3),
        ("naïve café", 2),
        ("one\u00a0two\u2028three", 3),
    ],
)
def test_a_word_is_what_a_reader_would_count(text: str, count: int) -> None:
    assert count_words(text) == count
