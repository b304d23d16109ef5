"""The page as it is set: lines, column, paragraphs and Markdown, while the writer works."""

from __future__ import annotations

import itertools

import pytest
from gui.conftest import Desk
from hypothesis import HealthCheck, example, given
from hypothesis import settings as tried
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontInfo,
    QInputMethodEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from writer.gui.editor import Editor
from writer.gui.markup_styling import MarkupStyling
from writer.gui.theme import LIGHT
from writer.settings import Settings, with_value

STORY = "# One\n\nIt was *already* dark when the last boat came in, and **nobody** spoke.\n\n" * 8
LONG = "It was already dark when the last boat came in, and nobody spoke of it at all. " * 6
PIECES = ["a", " ", "wo rd", "\n", "\n\n", "*", "**", "# ", "> ", "```\n", "天", "😀", "`", "שלום"]


def page_with(qtbot: QtBot, text: str, **chosen: object) -> tuple[Editor, MarkupStyling]:
    editor = Editor()
    qtbot.addWidget(editor)
    settings = Settings()
    for name, value in chosen.items():
        settings = with_value(settings, name, value)
    editor.typesetting.use(settings)
    markup = MarkupStyling(editor, editor.typesetting.layout)
    markup.use(True, LIGHT, editor.font())
    editor.resize(640, 400)
    editor.show()
    editor.setPlainText(text)
    editor.grab()
    return editor, markup


def blocks_of(editor: Editor) -> list[QTextBlock]:
    document = editor.document()
    return [document.findBlockByNumber(number) for number in range(document.blockCount())]


def as_laid_out(editor: Editor) -> list[object]:
    """What the page looks like: of each paragraph its height, its lines and its styles."""
    found: list[object] = []
    for block in blocks_of(editor):
        height = editor.typesetting.layout.blockBoundingRect(block).height()
        layout = block.layout()
        lines = [layout.lineAt(number) for number in range(layout.lineCount())]
        places = [(line.x(), line.y(), line.textStart(), line.ascent()) for line in lines]
        styles = [(s.start, s.length, s.format.fontWeight()) for s in layout.formats()]  # type: ignore[attr-defined]
        found.append((height, places, styles))
    return found


@pytest.mark.parametrize("font", ["serif", "monospace"])
@pytest.mark.parametrize("percent", [120, 150, 240])
def test_lines_stand_as_far_apart_as_is_chosen(qtbot: QtBot, font: str, percent: int) -> None:
    editor, _ = page_with(qtbot, f"{LONG}\n{LONG}", font=font, line_height=percent)
    baselines, top = [], 0.0
    for block in blocks_of(editor):
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            baselines.append(top + line.y() + line.ascent())
        top += editor.typesetting.layout.blockBoundingRect(block).height()
    steps = {round(after - before, 3) for before, after in itertools.pairwise(baselines)}
    size = QFontInfo(editor.font()).pixelSize()
    assert len(baselines) > 6
    assert len(steps) == 1
    assert steps.pop() == round(percent / 100 * size)


def test_the_fonts_come_with_the_app(qtbot: QtBot) -> None:
    for name, family in (("serif", "Source Serif Pro"), ("monospace", "IBM Plex Mono")):
        editor, _ = page_with(qtbot, "x", font=name)
        for bold, italic in ((False, False), (True, False), (False, True), (True, True)):
            font = QFont(editor.font())
            font.setBold(bold)
            font.setItalic(italic)
            found = QFontInfo(font)
            assert (found.family(), found.bold(), found.italic()) == (family, bold, italic)


def test_a_family_that_is_not_here_is_replaced_by_the_serif(qtbot: QtBot) -> None:
    editor, _ = page_with(qtbot, "x", font="No Such Family At All")
    assert QFontInfo(editor.font()).family() == "Source Serif Pro"


@pytest.mark.parametrize("characters", [40, 66, 90])
def test_a_line_holds_about_as_many_characters_as_are_chosen(qtbot: QtBot, characters: int) -> None:
    editor, _ = page_with(qtbot, LONG, column=characters)
    editor.resize(1600, 400)
    editor.grab()
    layout = blocks_of(editor)[0].layout()
    full = [layout.lineAt(n).textLength() for n in range(layout.lineCount() - 1)]
    assert characters * 0.85 <= sum(full) / len(full) <= characters * 1.1


def test_first_lines_are_indented_in_prose_alone(qtbot: QtBot) -> None:
    text = f"# One\n{LONG}\n* * *\n> quoted\nשלום\nLast."
    editor, _ = page_with(qtbot, text, paragraphs="indent")
    layouts = [block.layout() for block in blocks_of(editor)]
    left = [layout.lineAt(0).x() for layout in layouts]
    margin = editor.document().documentMargin()
    assert [x > margin for x in left] == [False, True, False, False, False, True]
    assert layouts[1].lineAt(1).x() == margin
    assert layouts[4].lineAt(0).width() < layouts[3].lineAt(0).width(), "from the right"


def test_space_follows_paragraphs(qtbot: QtBot) -> None:
    plain, _ = page_with(qtbot, LONG)
    spaced, _ = page_with(qtbot, LONG, paragraphs="space")
    heights = [as_laid_out(page)[0][0] for page in (plain, spaced)]  # type: ignore[index]
    pitch = plain.typesetting.layout.pitch
    assert heights[1] - heights[0] == pytest.approx(pitch / 2, abs=1)


@pytest.mark.parametrize("percent", [120, 240])
def test_a_click_between_lines_stays_on_the_line_above(qtbot: QtBot, percent: int) -> None:
    editor, _ = page_with(qtbot, f"{LONG}\nAnd more.", line_height=percent)
    pitch, top = editor.typesetting.layout.pitch, editor.contentOffset().y()
    at_the_start = editor.cursorForPosition(QPoint(0, int(top + pitch / 2))).position()
    assert at_the_start == 0
    for y in range(round(top), round(top + 4 * pitch)):
        line = int((y + 0.01 - top) // pitch)
        place = editor.cursorForPosition(QPoint(200, y))
        found = place.block().layout().lineForTextPosition(place.positionInBlock())
        assert found.lineNumber() == line
        if y % 7 == 0:
            editor.moveCursor(QTextCursor.MoveOperation.Start)
            qtbot.mouseClick(
                editor.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(200 + y % 2 * 40, y)
            )
            clicked = editor.textCursor()
            found = clicked.block().layout().lineForTextPosition(clicked.positionInBlock())
            assert (clicked.blockNumber(), found.lineNumber()) == (0, line)


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 8), st.sampled_from(PIECES)), max_size=8),
    st.sampled_from(["plain", "space", "indent"]),
)
@example([(0, 0, "```\n")], "indent")  # an empty paragraph becomes code
@tried(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_however_a_text_was_typed_it_looks_as_if_it_were_opened(
    qtbot: QtBot, edits: list[tuple[int, int, str]], paragraphs: str
) -> None:
    editor, _ = page_with(
        qtbot, "# One\n\nIt *was* dark.\n\n> So **be** it.", paragraphs=paragraphs
    )
    cursor = QTextCursor(editor.document())
    for at, gone, text in edits:
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, n=at)
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.movePosition(QTextCursor.MoveOperation.NextCharacter, keep, gone)
        cursor.insertText(text)
        if gone % 3 == 0:
            editor.grab()
        if gone == 7:
            editor.undo()
    editor.grab()
    fresh, _ = page_with(qtbot, editor.toPlainText(), paragraphs=paragraphs)
    fresh.grab()
    assert as_laid_out(editor) == as_laid_out(fresh)


def test_what_is_styled_is_not_told_as_typed(qtbot: QtBot) -> None:
    editor, _ = page_with(qtbot, STORY)
    told: list[tuple[int, int, int]] = []
    editor.document().contentsChange.connect(lambda *change: told.append(change))
    editor.verticalScrollBar().setValue(12)  # others are seen and styled
    editor.grab()
    assert told == []
    cursor = QTextCursor(editor.document())
    cursor.setPosition(20)
    cursor.insertText("x")
    assert told == [(20, 0, 1)]


def test_only_what_is_seen_is_styled_and_all_of_that(qtbot: QtBot) -> None:
    editor, markup = page_with(qtbot, "plain\n" * 400 + "# Far\n")
    editor.setPlainText("# Near\n" + "plain\n" * 400 + "# Far\n")
    editor.grab()
    near, far = blocks_of(editor)[0], blocks_of(editor)[401]
    assert near.layout().formats()
    assert not far.layout().formats()
    editor.moveCursor(QTextCursor.MoveOperation.End)
    editor.grab()
    assert far.layout().formats()
    markup.use(False, LIGHT, editor.font())
    editor.grab()
    assert not far.layout().formats()


def test_fenced_code_is_followed_as_its_fences_come_and_go(qtbot: QtBot) -> None:
    editor, _ = page_with(qtbot, "one\n*two*\nthree")

    def weights() -> list[int]:
        editor.grab()
        return [len(block.layout().formats()) for block in blocks_of(editor)]

    assert weights() == [0, 3, 0]
    cursor = QTextCursor(editor.document())
    cursor.insertText("```\n")
    assert weights() == [1, 1, 1, 1]
    editor.undo()
    assert weights() == [0, 3, 0]


@pytest.mark.parametrize("committed", ["", "你"])
def test_an_input_method_has_its_own_styles_while_it_composes(qtbot: QtBot, committed: str) -> None:
    editor, _ = page_with(qtbot, "# One")
    styled = as_laid_out(editor)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    dotted = QTextCharFormat()
    dotted.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    attribute = QInputMethodEvent.Attribute(
        QInputMethodEvent.AttributeType.TextFormat, 0, 2, dotted
    )
    QApplication.sendEvent(editor, QInputMethodEvent("ni", [attribute]))
    editor.grab()
    composing = blocks_of(editor)[0].layout().formats()
    lines = [one.format.underlineStyle() for one in composing]  # type: ignore[attr-defined]
    assert QTextCharFormat.UnderlineStyle.DotLine in lines
    done = QInputMethodEvent()
    done.setCommitString(committed)
    QApplication.sendEvent(editor, done)
    editor.grab()
    assert blocks_of(editor)[0].layout().formats()
    if committed:
        editor.undo()
        editor.grab()
    assert as_laid_out(editor) == styled


def test_another_look_keeps_place_cursor_undo_and_ghost(desk: Desk) -> None:
    desk.window.change("mood", "request")
    desk.editor.setPlainText(STORY * 20)
    desk.type("ab")
    cursor = desk.editor.textCursor()
    cursor.setPosition(3000)
    cursor.setPosition(3010, QTextCursor.MoveMode.KeepAnchor)
    desk.editor.setTextCursor(cursor)
    desk.editor.verticalScrollBar().setValue(90)
    desk.editor.show_ghost(" ghost")
    steps = desk.editor.document().availableUndoSteps()
    top = desk.editor.cursorForPosition(QPoint(0, 0))
    for name, value in (
        ("column", 40),
        ("font", "monospace"),
        ("line_height", 200),
        ("paragraphs", "space"),
        ("theme", "contrast"),
        ("markup", False),
        ("font_size", 22),
    ):
        # Not through the app, where each change of a setting asks for another suggestion.
        desk.window.settings = with_value(desk.window.settings, name, value)
        desk.window.apply_settings()
        desk.window.grab()
        now = desk.editor.cursorForPosition(QPoint(0, 0))
        assert now.block() == top.block(), name
        assert desk.editor.textCursor().selectionStart() == 3000
        assert desk.editor.textCursor().selectionEnd() == 3010
        assert desk.editor.ghost == " ghost"
        assert desk.editor.document().availableUndoSteps() == steps
    desk.editor.undo()
    assert desk.text == STORY * 20


def test_misspelt_words_are_marked_over_the_styles(bare_desk: Desk) -> None:
    bare_desk.editor.setPlainText("# A lmap\n\n*lmap*")
    form = QTextCharFormat()
    bare_desk.window.marks.show("spelling", [(4, 8), (11, 15)], form)
    bare_desk.window.grab()
    assert len(bare_desk.editor.extraSelections()) == 2
    assert all(blocks_of(bare_desk.editor)[n].layout().formats() for n in (0, 2))
    bare_desk.window.marks.show("spelling", [], form)
    assert all(blocks_of(bare_desk.editor)[n].layout().formats() for n in (0, 2))


def test_styles_are_in_the_colours_of_the_theme(qtbot: QtBot) -> None:
    editor, _ = page_with(qtbot, "# One")
    mark = blocks_of(editor)[0].layout().formats()[-1]
    assert mark.format.foreground().color() == QColor(LIGHT.muted)  # type: ignore[attr-defined]
