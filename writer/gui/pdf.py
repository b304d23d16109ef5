"""A text as PDF, set like a book by Qt: a serif, indented paragraphs, numbered pages."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QIODevice, QLocale, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)

from writer.documents.exporting import About
from writer.documents.pandoc import StoppedError
from writer.gui.fonts import SERIF, page_font

POINTS = 11
MARGIN_MM = 25.0
DPI = 300

_SIZES = {1: 18, 2: 15, 3: 12}  # points of headings by level
# Qt draws a rule from edge to edge; a book has three stars there.
_BREAK = '<p align="center">* * *</p>'


@dataclass(frozen=True, slots=True)
class _Page:
    layout: QPageLayout
    text: QSizeF  # in the writer's dots


def pdf(html: str, about: About, stop: threading.Event) -> bytes:
    """The PDF of a fragment of HTML. May be called in any thread. Raises StoppedError."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setTitle(about.title)
    writer.setCreator("Inkling")
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    layout = QPageLayout(
        QPageSize(_paper()), QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter
    )
    writer.setPageLayout(layout)
    page = _Page(layout, QSizeF(layout.paintRectPixels(DPI).size()))
    document = _document(html, writer, page)
    painter = QPainter(writer)
    for number in range(document.pageCount()):
        if stop.is_set():
            painter.end()
            raise StoppedError
        if number:
            writer.newPage()
        _paint(painter, document, page, number)
    painter.end()
    return bytes(buffer.data().data())


def _document(html: str, writer: QPdfWriter, page: _Page) -> QTextDocument:
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setDefaultFont(page_font(SERIF, POINTS))
    document.setDocumentMargin(0)
    document.setHtml(html.replace("<hr />", _BREAK).replace("<hr>", _BREAK))
    _set(document, writer.logicalDpiY() / 72)
    document.setPageSize(page.text)
    return document


def _set(document: QTextDocument, point: float) -> None:
    """Space and indent the paragraphs; Qt's style sheets know no such units."""
    cursor, block, after_text = QTextCursor(document), document.begin(), False
    while block.isValid():
        before = block.blockFormat()
        level, centred = before.headingLevel(), before.alignment() == Qt.AlignmentFlag.AlignHCenter
        form = QTextBlockFormat(before)
        form.setLineHeight(125, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin((30 / level if level else 12 if centred else 0) * point)
        form.setBottomMargin((18 / level if level else 12 if centred else 0) * point)
        form.setTextIndent(18 * point if after_text and not (level or centred) else 0)
        if level:
            form.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        cursor.setPosition(block.position())
        cursor.movePosition(cursor.MoveOperation.EndOfBlock, cursor.MoveMode.KeepAnchor)
        cursor.setBlockFormat(form)
        if level:
            letters = QTextCharFormat()
            letters.setFontPointSize(_SIZES.get(level, POINTS))
            letters.setFontWeight(QFont.Weight.Normal)
            cursor.mergeCharFormat(letters)
        after_text = not (level or centred)
        block = block.next()


def _paint(painter: QPainter, document: QTextDocument, page: _Page, number: int) -> None:
    height = page.text.height()
    painter.save()
    painter.translate(0, -number * height)
    document.drawContents(painter, QRectF(0, number * height, page.text.width(), height))
    painter.restore()
    painter.setFont(page_font(SERIF, POINTS - 2))
    painter.setPen(QColor("#555555"))
    foot = QRectF(0, height + DPI * 0.25, page.text.width(), DPI * 0.3)
    painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter, str(number + 1))


def _paper() -> QPageSize.PageSizeId:
    """The paper of the writer's country."""
    metric = QLocale().measurementSystem() == QLocale.MeasurementSystem.MetricSystem
    return QPageSize.PageSizeId.A4 if metric else QPageSize.PageSizeId.Letter
