"""Ghost text as it is painted: looked for by its colour in pictures of the page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from writer.gui.editor import Editor
from writer.gui.ghost import has_italics, is_right_to_left

INK, PAPER, COVER, GHOST = "#000000", "#ffffff", "#eeeeee", "#ff0000"
ENGLISH = "It was already dark when the last boat came in, and she"
HEBREW = "זה היה כבר חשוך כאשר הסירה האחרונה נכנסה,"
ARABIC = "كان الظلام قد حلّ عندما دخل القارب الأخير"
CHINESE = "最后一条船进港时，天已经黑了"


@pytest.fixture
def editor(qtbot: QtBot) -> Editor:
    """A page in plain colours, of a width of its own."""
    editor = Editor()
    qtbot.addWidget(editor)
    editor.setStyleSheet(f"background: {PAPER}; color: {INK}")
    editor.set_ghost_colours(QColor(GHOST), QColor(COVER))
    editor.setPlaceholderText("")
    editor.resize(700, 400)
    editor.show()
    qtbot.waitExposed(editor)
    return editor


def write(editor: Editor, text: str, at: int | None = None) -> None:
    editor.setPlainText(text)
    cursor = editor.textCursor()
    cursor.setPosition(len(text) if at is None else at)
    editor.setTextCursor(cursor)


def picture(editor: Editor) -> QImage:
    return editor.viewport().grab().toImage()


def reddish(image: QImage) -> list[tuple[int, int]]:
    """Where ghost text's ink is, its soft edges included."""
    found = []
    for y in range(image.height()):
        for x in range(image.width()):
            colour = image.pixelColor(x, y)
            if colour.red() - max(colour.green(), colour.blue()) > 60:
                found.append((x, y))
    return found


@pytest.mark.parametrize(
    ("text", "ghost", "leftward"),
    [
        (ENGLISH, " smiled", False),
        (CHINESE, "，码头上", False),
        (HEBREW, " והזקנה", True),
        (ARABIC, "، وكانت", True),
    ],
    ids=["English", "Chinese", "Hebrew", "Arabic"],
)
def test_it_goes_on_from_the_cursor_in_the_texts_own_direction(
    editor: Editor, text: str, ghost: str, leftward: bool
) -> None:
    write(editor, text)
    editor.show_ghost(ghost)
    cursor = editor.cursorRect()
    ink = reddish(picture(editor))
    assert ink
    assert all(cursor.top() <= y <= cursor.bottom() for _, y in ink)
    if leftward:
        assert all(x <= cursor.center().x() for x, _ in ink)
        assert max(x for x, _ in ink) > cursor.left() - 20
    else:
        assert all(x >= cursor.center().x() for x, _ in ink)
        assert min(x for x, _ in ink) < cursor.right() + 20


def test_a_word_without_room_goes_to_the_next_line_whole(editor: Editor) -> None:
    while editor.cursorRect().right() < editor.viewport().width() - 30:
        editor.insertPlainText("no ")
    editor.show_ghost("unfathomably far")
    cursor = editor.cursorRect()
    assert all(y > cursor.bottom() - 2 for _, y in reddish(picture(editor)))


@pytest.mark.parametrize("at", [None, 30])
def test_nothing_moves_for_a_ghost_of_many_lines(editor: Editor, at: int | None) -> None:
    text = "\n".join([ENGLISH, *["Another paragraph stands here."] * 8])
    write(editor, text, len(ENGLISH) if at is None else at)
    before = picture(editor)
    editor.show_ghost(" and went\nand said\nand took")
    after = picture(editor)
    ink = reddish(after)
    top, bottom = min(y for _, y in ink) - 12, max(y for _, y in ink) + 12
    assert bottom - top > 40
    for rows in (QRect(0, 0, 676, max(top, 0)), QRect(0, bottom, 676, after.height() - bottom)):
        assert before.copy(rows) == after.copy(rows)
    editor.show_ghost("")
    assert picture(editor) == before


def test_in_the_middle_of_a_line_it_lies_below_and_leaves_the_line_readable(
    editor: Editor,
) -> None:
    write(editor, ENGLISH, 20)
    before = picture(editor)
    editor.show_ghost("and everybody knew why")
    after, cursor = picture(editor), editor.cursorRect()
    assert all(y > cursor.bottom() for _, y in reddish(after))
    line = QRect(0, 0, after.width(), cursor.bottom())
    assert before.copy(line) == after.copy(line)


def test_it_stands_on_the_letters_line_whatever_the_script_around_it(editor: Editor) -> None:
    bottoms = []
    for text in ("nnn ", "nnn 你好 "):
        write(editor, text)
        editor.show_ghost("nnn")
        top = editor.cursorRect().top()
        foot = max(y for _, y in reddish(picture(editor))) - top
        editor.show_ghost("")
        letters = QImage(picture(editor)).copy(0, top, 14, 60)  # the first letter alone
        rows = [y for y in range(60) for x in range(14) if letters.pixelColor(x, y).value() < 90]
        bottoms.append(foot - max(rows))
    assert all(abs(bottom) <= 1 for bottom in bottoms)


@pytest.mark.parametrize(
    ("text", "italics"),
    [
        (" went home, tired — “so”…", True),
        ("Привет, naïve ἀρχή 42", True),
        ("两次熄灭了灯", False),
        ("והזקנה", False),
        ("المرأة", False),
        ("she said 再见", False),
    ],
)
def test_only_scripts_that_have_italics_are_slanted(text: str, italics: bool) -> None:
    assert has_italics(text) is italics


@pytest.mark.parametrize(
    ("text", "expected"),
    [("", False), ("... 42", False), ("“והזקנה", True), ("1. المرأة", True), ("he ו", False)],
)
def test_the_first_letter_decides_the_direction(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_the_hint_on_an_empty_page_makes_room(editor: Editor) -> None:
    editor.setPlainText("")
    editor.show_ghost("Once")
    assert editor.placeholderText() == ""
    editor.show_ghost("")
    assert editor.placeholderText() != ""
