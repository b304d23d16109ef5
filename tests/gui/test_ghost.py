"""What is painted of a suggestion, looked at pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QImage, QTextCursor
from pytestqt.qtbot import QtBot

from writer.gui.editor import Editor
from writer.gui.ghost import is_right_to_left, slants
from writer.settings import Settings

AFTER = "\nThe next paragraph.\nThe last."
PAPER, INK, GHOST = QColor("#ffffff"), QColor("#000000"), QColor("#c00000")


@pytest.fixture
def page(qtbot: QtBot) -> Editor:
    editor = Editor()
    qtbot.addWidget(editor)
    editor.setStyleSheet("QPlainTextEdit { background: white; color: black; border: none; }")
    editor.set_ghost_colours(GHOST, PAPER)
    editor.resize(640, 260)
    editor.setCursorWidth(0)
    editor.show()
    return editor


def write(page: Editor, before: str, after: str = AFTER) -> None:
    page.show_ghost("")
    page.setPlainText(before + after)
    page.moveCursor(QTextCursor.MoveOperation.Start)
    page.moveCursor(QTextCursor.MoveOperation.EndOfBlock)


def painted(page: Editor) -> QImage:
    return page.viewport().grab().toImage()


def where(image: QImage, reddish: bool) -> set[tuple[int, int]]:
    """The pixels of ghost text, or those of any other text."""
    flat = image.convertToFormat(QImage.Format.Format_RGB32)
    pixels = np.frombuffer(flat.constBits(), np.uint8).reshape(flat.height(), -1, 4).astype(int)
    blue, green, red = pixels[..., 0], pixels[..., 1], pixels[..., 2]  # each (height, width)
    is_red = red - green > 60
    chosen = is_red if reddish else ~is_red & (blue + green + red < 384)
    return {(int(x), int(y)) for y, x in zip(*np.nonzero(chosen), strict=True)}


@pytest.mark.parametrize(
    ("before", "ghost"),
    [("הזקנה עמדה", " על המזח"), ("كانت المرأة", " تنتظر"), ("הוא אמר hello", " שוב")],
)
def test_text_from_the_right_goes_on_to_the_left(page: Editor, before: str, ghost: str) -> None:
    write(page, before, "")
    typed = where(painted(page), reddish=False)
    page.show_ghost(ghost)
    shown = where(painted(page), reddish=True)
    assert shown
    assert max(x for x, _ in shown) <= min(x for x, _ in typed)
    assert max(x for x, _ in typed) > page.viewport().width() - 20, "it begins at the right"


def test_text_from_the_left_goes_on_to_the_right_of_all_that_stands_there(page: Editor) -> None:
    write(page, "He said שלום", "")
    typed = where(painted(page), reddish=False)
    page.show_ghost(" and left.")
    shown = where(painted(page), reddish=True)
    assert min(x for x, _ in shown) > max(x for x, _ in typed)


def test_nothing_moves_and_nothing_is_cut_in_half(page: Editor) -> None:
    write(page, "天已经黑了，老妇人站在码头上", "\nThe next paragraph." * 6)
    before = where(painted(page), reddish=False)
    page.show_ghost(
        "，等着最后一只船回来。她没有说话，只是把灯点亮，又吹灭，又点亮，风从海上吹来，吹过码头。"
    )
    after = where(painted(page), reddish=False)
    assert after < before
    rows = {y for _, y in after}
    hidden = {y for _, y in before - after}
    assert not rows & hidden, "a line is seen whole or not at all"


@pytest.mark.parametrize("paragraphs", ["plain", "indent"])
@pytest.mark.parametrize("percent", [120, 150, 240])
@pytest.mark.parametrize("font", ["serif", "monospace"])
def test_it_stands_on_the_lines_of_the_page(
    page: Editor, font: str, percent: int, paragraphs: str
) -> None:
    page.typesetting.use(
        Settings(font=font, line_height=percent, paragraphs=paragraphs, font_size=12)
    )
    for before in ("mm", ""):  # on its line, and where a new paragraph begins
        write(page, before, "")
        page.show_ghost("mmmmm mmmmm " * 12)
        shown = sorted({y for _, y in where(painted(page), reddish=True)})
        # The last row of each line's letters: these have nothing below their baseline.
        feet = [y for y in shown if y + 1 not in shown]
        write(page, "mmmmm mmmmm " * 12, "")
        typed = sorted({y for _, y in where(painted(page), reddish=False)})
        assert len(feet) > 1
        assert feet == [y for y in typed if y + 1 not in typed][: len(feet)]


def test_a_word_is_not_broken_where_the_line_is_full(page: Editor) -> None:
    width = page.viewport().width()
    text = "m" * (width // page.fontMetrics().horizontalAdvance("m") - 3)
    write(page, text)
    line = page.cursorRect()
    page.show_ghost(" mmmmmmmm")
    shown = where(painted(page), reddish=True)
    assert min(y for _, y in shown) >= line.bottom()
    assert page.ghost_bottom() > line.bottom() + line.height() / 2


@pytest.mark.parametrize("ghost", ["港に帰る。", " על המזח", " 👋", "went"])
def test_it_differs_from_typed_text_by_more_than_its_colour(page: Editor, ghost: str) -> None:
    write(page, "", "")
    page.set_ghost_colours(INK, PAPER)
    page.show_ghost(ghost)
    shown = where(painted(page), reddish=False)
    write(page, ghost, "")
    typed = where(painted(page), reddish=False)
    left = min(x for x, _ in shown) - min(x for x, _ in typed)
    assert shown != {(x + left, y) for x, y in typed}


def test_scripts_that_have_no_italics_are_not_slanted() -> None:
    assert all(map(slants, ("She went", "“Où ?” – Straße…", "Ἀχιλῆος", "вечер")))
    assert not any(map(slants, ("港", "שלום", "سلام", "🙂", "한국", "สวัสดี", "she 港")))


def test_the_first_letter_with_a_direction_decides() -> None:
    assert is_right_to_left("“123 שלום and")
    assert not is_right_to_left("“123 and שלום")
    assert not is_right_to_left("…")


@given(st.text(max_size=80), st.text(min_size=1, max_size=120))
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_text_is_painted_and_leaves_the_document_alone(
    page: Editor, before: str, ghost: str
) -> None:
    write(page, before)
    held, undo = page.raw_text(), page.document().availableUndoSteps()
    page.show_ghost(ghost)
    painted(page)
    assert (page.raw_text(), page.document().availableUndoSteps()) == (held, undo)
    assert page.ghost_bottom() >= page.cursorRect().top()
