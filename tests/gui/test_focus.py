"""Full screen, typewriter scrolling, dimming and fading, in the real window."""

from __future__ import annotations

import numpy as np
import pytest
from gui.conftest import Desk
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from writer.gui.theme import theme_named
from writer.settings import limits_of

ALT, ESC = Qt.Key.Key_Alt, Qt.Key.Key_Escape
STORY = "She went home. He stayed out late. Nobody spoke.\n\nThe last boat came in at nine.\n"
BOOK = "\n".join(f"Line {number} of the book." for number in range(200))


def darkest(desk: Desk, found: str) -> int:
    """The lightness, of 255, of the darkest pixel in a phrase of the page."""
    editor = desk.editor
    cursor = editor.textCursor()
    at = desk.text.index(found)
    cursor.setPosition(at)
    left = editor.cursorRect(cursor)
    cursor.setPosition(at + len(found))
    right = editor.cursorRect(cursor)
    picture = editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    ratio = picture.devicePixelRatio()
    grey = np.frombuffer(picture.constBits(), np.uint8)
    grey = grey.reshape(picture.height(), picture.bytesPerLine())
    rows = slice(round(left.top() * ratio), round(left.bottom() * ratio))
    return int(
        grey[rows, round((left.left() + 3) * ratio) : round((right.left() - 3) * ratio)].min()
    )


def put_cursor(desk: Desk, before: str) -> None:
    cursor = desk.editor.textCursor()
    cursor.setPosition(desk.text.index(before))
    desk.editor.setTextCursor(cursor)


@pytest.fixture
def page(bare_desk: Desk) -> Desk:
    bare_desk.window.resize(1100, 600)
    bare_desk.window.change("theme", "light")
    bare_desk.editor.setPlainText(STORY)
    bare_desk.editor.setCursorWidth(0)
    return bare_desk


@pytest.mark.parametrize(
    ("scope", "lit", "dimmed"),
    [
        ("off", ["She went", "He stayed out late", "boat came in"], []),
        ("sentence", ["He stayed out late"], ["She went", "Nobody spoke", "boat came in"]),
        ("line", ["She went", "He stayed", "Nobody spoke"], ["boat came in"]),
        ("paragraph", ["She went", "He stayed", "Nobody spoke"], ["boat came in"]),
    ],
)
def test_all_but_the_place_of_the_cursor_is_dimmed(
    page: Desk, scope: str, lit: list[str], dimmed: list[str]
) -> None:
    page.window.change("focus", scope)
    put_cursor(page, "stayed")
    for phrase in lit:
        assert darkest(page, phrase) < 70
    for phrase in dimmed:
        assert darkest(page, phrase) > 110


def test_a_line_is_one_line_of_its_paragraph(page: Desk) -> None:
    page.editor.setPlainText("word " * 30 + "middle " + "more " * 60 + "end.")
    page.window.change("focus", "line")
    put_cursor(page, "middle")
    assert darkest(page, "middle") < 70
    assert darkest(page, "end") > 110


def test_what_is_dimmed_follows_the_cursor_and_is_no_part_of_the_text(page: Desk) -> None:
    page.window.change("focus", "sentence")
    page.editor.document().setModified(False)
    put_cursor(page, "boat")
    assert darkest(page, "boat came in") < 70
    assert darkest(page, "She went") > 110
    page.editor.selectAll()
    page.editor.viewport().repaint()
    assert not page.editor.document().isUndoAvailable()
    assert not page.editor.document().isModified()


def test_a_suggestion_is_as_plain_as_ever(page: Desk) -> None:
    page.editor.setPlainText("She went ")
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.editor.show_ghost("home and dry")
    plain = page.editor.viewport().grab().toImage()
    page.window.change("focus", "sentence")
    page.editor.show_ghost("home and dry")
    assert page.editor.viewport().grab().toImage() == plain


def test_letters_of_two_units_do_not_shift_what_is_lit(page: Desk) -> None:
    page.editor.setPlainText("🌊🌊🌊🌊 waves. Then calm. And wind.")
    page.window.change("focus", "sentence")
    cursor = page.editor.textCursor()
    cursor.setPosition(8 + len(" waves. Then"))
    page.editor.setTextCursor(cursor)
    start, end = page.editor.dimming._span()
    assert page.editor.text_between(start, end) == "Then calm."


def test_letters_being_composed_are_lit_with_their_sentence(page: Desk) -> None:
    page.editor.setPlainText("天黑了。没有人说话。")
    page.window.change("focus", "sentence")
    put_cursor(page, "说话")
    width = page.editor.dimming.lit().boundingRect().width()
    QApplication.sendEvent(page.editor, QInputMethodEvent("deng", []))
    lit = page.editor.dimming.lit().boundingRect()
    assert lit.width() > width + 10  # as much wider as those letters are
    assert lit.left() < page.editor.cursorRect().left() < lit.right()


def test_right_to_left_text_is_lit_where_it_stands(page: Desk) -> None:
    page.editor.setPlainText("היא הלכה הביתה. הוא נשאר בחוץ.")
    page.window.change("focus", "sentence")
    put_cursor(page, "הלכה")
    first = page.editor.dimming.lit().boundingRect()
    put_cursor(page, "נשאר")
    second = page.editor.dimming.lit().boundingRect()
    assert second.right() <= first.left() + 2
    assert second.left() < page.editor.cursorRect().left() < second.right()


@pytest.mark.parametrize("theme", limits_of("theme")["choices"])
def test_what_is_dimmed_can_still_be_read(theme: str) -> None:
    from writer.gui.dimming import VEIL

    ink, paper = (QColor(c) for c in (theme_named(theme).ink, theme_named(theme).paper))
    mixed = [
        i * (1 - VEIL) + p * VEIL
        for i, p in zip(ink.getRgbF()[:3], paper.getRgbF()[:3], strict=True)
    ]
    assert contrast(mixed, paper.getRgbF()[:3]) > 2.5


def contrast(one: list[float] | tuple[float, ...], other: tuple[float, ...]) -> float:
    """The ratio of the Web Content Accessibility Guidelines 2.2."""
    lights = []
    for colour in (one, other):
        red, green, blue = (
            c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in colour
        )
        lights.append(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def height_of_line(desk: Desk) -> int:
    """How far under the page's upper edge the cursor's line is, blank paper included."""
    editor = desk.editor
    return editor.viewport().mapTo(editor, editor.cursorRect().topLeft()).y()


@pytest.mark.parametrize("text", ["", "Two words", BOOK, "word " * 3000])
def test_the_line_that_is_written_stays_at_one_height(page: Desk, text: str) -> None:
    page.editor.setPlainText(text)
    page.window.change("typewriter", True)
    seen = set()
    for move in (
        QTextCursor.MoveOperation.Start,
        QTextCursor.MoveOperation.Down,
        QTextCursor.MoveOperation.End,
        QTextCursor.MoveOperation.Up,
    ):
        page.editor.moveCursor(move)
        seen.add(height_of_line(page))
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    for letters in ("And then", "\n", "\n", "word " * 30):
        page.type(letters)
        seen.add(height_of_line(page))
    page.window.resize(1000, 600)
    page.qtbot.waitUntil(lambda: height_of_line(page) in seen)
    assert len(seen) == 1
    page.window.change("typewriter", False)
    assert page.editor.typesetting.blank_above == 0


def test_the_wheel_and_the_mouse_look_elsewhere_until_the_next_key(page: Desk) -> None:
    page.editor.setPlainText(BOOK)
    page.window.change("typewriter", True)
    page.editor.moveCursor(QTextCursor.MoveOperation.Start)
    height = height_of_line(page)
    assert page.editor.typesetting.blank_above > 0
    page.editor.verticalScrollBar().setValue(50)
    assert page.editor.typesetting.blank_above == 0
    assert page.editor.verticalScrollBar().value() == 50
    QTest.mouseClick(page.editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert page.editor.verticalScrollBar().value() == 50
    page.type("x")
    assert height_of_line(page) == height


def fade(desk: Desk) -> None:
    desk.window.change("fade", "always")
    desk.window.activateWindow()
    desk.editor.setFocus()
    desk.type("a")
    fading = desk.inkling.focus.fading
    desk.qtbot.waitUntil(lambda: bool(fading._veils) and fading._veils[0].strength == 1.0)


def is_blank(desk: Desk) -> bool:
    """Whether nothing but paper is to be seen where the menus and the status bar are."""
    window = desk.window
    for part in (window.menuBar(), window.statusBar()):
        picture = part.grab().toImage()
        colours = {
            picture.pixel(x, y)
            for x in range(0, picture.width(), 2)
            for y in range(picture.height())
        }
        if len(colours) > 1:
            return False
    return True


def test_typing_fades_all_but_the_page_without_moving_it(page: Desk) -> None:
    before = page.editor.geometry()
    assert not is_blank(page)
    fade(page)
    assert is_blank(page)
    assert page.editor.geometry() == before


@pytest.mark.parametrize("key", [ALT, ESC])
def test_a_key_brings_all_back(page: Desk, key: Qt.Key) -> None:
    fade(page)
    page.press(key)
    page.qtbot.waitUntil(lambda: not is_blank(page))


def test_the_mouse_brings_all_back(page: Desk) -> None:
    fade(page)
    QTest.mouseMove(page.window.windowHandle(), QPoint(200, 200))
    page.qtbot.waitUntil(lambda: not is_blank(page))


def test_nothing_fades_where_it_should_not(page: Desk) -> None:
    page.window.change("fade", "never")
    page.type("abc")
    assert not page.inkling.focus.fading.is_faded
    page.window.change("fade", "always")
    page.press(Qt.Key.Key_Down)
    assert not page.inkling.focus.fading.is_faded


def test_esc_leaves_full_screen_but_drops_a_suggestion_first(page: Desk) -> None:
    full_screen = page.window.actions_named["full_screen"]
    full_screen.trigger()
    page.qtbot.waitUntil(page.window.isFullScreen)
    page.editor.moveCursor(QTextCursor.MoveOperation.End)
    page.editor.show_ghost("and so on")
    page.press(ESC)
    assert page.window.isFullScreen()
    page.editor.show_ghost("")
    page.press(ESC)
    page.qtbot.waitUntil(lambda: not page.window.isFullScreen())
    assert not full_screen.isChecked()


def test_the_menu_and_its_key_change_the_focus(page: Desk) -> None:
    seen = []
    for _ in limits_of("focus")["choices"]:
        page.window.actions_named["focus"].trigger()
        seen.append(page.window.settings.focus)
    assert seen == ["sentence", "line", "paragraph", "off"]
    page.window.actions_named["typewriter"].trigger()
    assert page.window.settings.typewriter
