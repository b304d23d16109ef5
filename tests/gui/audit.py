"""What a window must give to those who cannot see it well, or use no mouse.

The rules are those of WCAG 2.2: name and role (4.1.2), focus order and no trap (2.4.3, 2.1.2),
contrast 4.5:1 of text (1.4.3; what is disabled is exempt) and text at 200 % (1.4.4).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QRadioButton,
    QWidget,
)

LEAST_CONTRAST = 4.5
ENLARGED = 4
ORIGIN = QPoint(0, 0)
ROLELESS = {QAccessible.Role.NoRole, QAccessible.Role.Client}


class Audit:
    """Keeps what it finds wrong, once each."""

    def __init__(self, page: QMainWindow) -> None:
        self._page = page
        self.findings: dict[str, None] = {}
        self.only_colours = False

    def look(self, name: str, window: QWidget) -> None:
        """Judge a window as it is now."""
        self._name = name
        self._colours(window)
        if not self.only_colours and not isinstance(window, QMenu):
            self._names(window)
            self._room(window)
            self._order(window)

    def _find(self, wrong: str, widget: QWidget, more: str = "") -> None:
        named = f"{type(widget).__name__} {widget.objectName()} {_text_of(widget)[:40]}".strip()
        self.findings[f"{wrong}\t{self._name}\t{named}\t{more}"] = None

    def _names(self, window: QWidget) -> None:
        for widget in _taking_focus(window):
            interface = QAccessible.queryAccessibleInterface(widget)
            if not interface.text(QAccessible.Text.Name).strip():
                self._find("no name", widget)
            if interface.role() in ROLELESS:
                self._find("no role", widget)

    def _order(self, window: QWidget) -> None:
        """Press Tab until it comes round: everything was reached, in the order it is seen."""
        window.activateWindow()
        wanted = [w for w in _taking_focus(window) if not self._is_of_the_page(w)]
        if not wanted:
            return
        wanted[0].setFocus(Qt.FocusReason.TabFocusReason)
        reached: list[QWidget] = []
        while (focused := window.focusWidget()) is not None and focused not in reached:
            if self._is_of_the_page(focused):
                break  # from the page, keys lead everywhere; its Tab is the writer's
            reached.append(focused)
            QTest.keyClick(focused, Qt.Key.Key_Tab)
        groups = {w.parentWidget() for w in reached if isinstance(w, QRadioButton)}
        for widget in wanted:
            arrows = isinstance(widget, QRadioButton) and widget.parentWidget() in groups
            inside = any(widget.isAncestorOf(w) or w.isAncestorOf(widget) for w in reached)
            if widget not in reached and not arrows and not inside:
                self._find("Tab does not reach", widget)
        if len(wanted) > 1 and len(reached) == 1:
            self._find("Tab stays in", reached[0])
        for one, other in pairwise(_from_the_first(window, reached)):
            if one.parentWidget() is other.parentWidget() and _is_before(other, one):
                self._find("Tab goes back to", other, f"from {_text_of(one)}")

    def _is_of_the_page(self, widget: QWidget) -> bool:
        """The writing page, where Tab belongs to the writer."""
        return widget is getattr(self._page, "editor", None)

    def _room(self, window: QWidget) -> None:
        """Nothing is cut off, and the window fits the screen."""
        screen = window.screen().availableGeometry()
        if window.isWindow():
            least = window.minimumSizeHint().expandedTo(window.minimumSize())
            for size, what in ((least, "cannot be made to fit"), (window.size(), "does not fit")):
                if size.width() > screen.width() or size.height() > screen.height():
                    self._find(f"window {what}", window, f"{size.toTuple()}")
        for widget in window.findChildren(QWidget):
            if not widget.isVisible() or not _text_of(widget):
                continue
            lacks = max(_lack(widget), _hidden_at_the_side(widget))
            if lacks > 1:
                self._find("cut off", widget, f"{lacks} px")

    def _colours(self, window: QWidget) -> None:
        picture = _enlarged(window)
        for widget in [window, *window.findChildren(QWidget)]:
            if not widget.isVisible() or not widget.isEnabled() or not _text_of(widget):
                continue
            seen = widget.visibleRegion().boundingRect()
            least = min(widget.height(), 2 * widget.fontMetrics().height())
            if seen.height() < least or seen.width() < widget.fontMetrics().height():
                continue  # mostly scrolled out of sight
            inner = seen.adjusted(3, 3, -3, -3)  # without a frame
            at = widget.mapTo(window, inner.topLeft()) * ENLARGED
            found = contrast_in(picture.copy(QRect(at, inner.size() * ENLARGED)))
            if found < LEAST_CONTRAST:
                self._find("contrast", widget, f"{found:.1f}")


def _enlarged(window: QWidget) -> QImage:
    """A window, drawn so large that every stroke has its full colour somewhere."""
    picture = QImage(window.size() * ENLARGED, QImage.Format.Format_RGB32)
    picture.setDevicePixelRatio(ENLARGED)
    window.render(picture)
    picture.setDevicePixelRatio(1)
    return picture


def contrast_in(picture: QImage) -> float:
    """The contrast of what stands out most against the middle shade, as WCAG defines contrast.

    Text covers less than half of what it stands on, even where that is shaded.
    """
    values = np.frombuffer(picture.constBits(), np.uint8).reshape(-1, 4)[:, 2::-1] / 255.0
    linear = np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)
    shades = linear @ (0.2126, 0.7152, 0.0722) + 0.05
    ground = np.median(shades)
    return float(max(shades.max() / ground, ground / shades.min()))


def _taking_focus(window: QWidget) -> list[QWidget]:
    """What the keyboard can be in, without the parts that Qt makes of it."""
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window.window()
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    ]


def _text_of(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit | QAbstractSpinBox):
        return widget.text()
    return widget.currentText() if isinstance(widget, QComboBox) else ""


def _lack(widget: QWidget) -> int:
    """How many pixels more its text would need, in its narrower direction."""
    size, hint = widget.size(), widget.sizeHint()
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(size.width()) - size.height()
    if isinstance(widget, QAbstractButton | QComboBox | QAbstractSpinBox | QLabel):
        return max(
            hint.width() - size.width() if not isinstance(widget, QAbstractSpinBox) else 0,
            widget.minimumSizeHint().height() - size.height(),
        )
    return 0


def _hidden_at_the_side(widget: QWidget) -> int:
    """How many pixels stand beyond the edge of what holds it and cannot be scrolled to."""
    holder, edge = widget.parentWidget(), widget.geometry().right()
    while holder is not None and not widget.isWindow():
        area = holder.parentWidget()
        scrolls = isinstance(area, QAbstractScrollArea) and (
            area.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        if scrolls or holder.isWindow():
            return max(edge - holder.width() + 1, 0) if not scrolls else 0
        if edge >= holder.width():
            return edge - holder.width() + 1
        edge += holder.x()
        holder = area
    return 0


def _from_the_first(window: QWidget, reached: list[QWidget]) -> list[QWidget]:
    """The round of Tab from where a window begins it."""
    first = window.nextInFocusChain()
    while reached and first not in reached:
        first = first.nextInFocusChain()
    start = reached.index(first) if reached else 0
    return reached[start:] + reached[:start]


def _is_before(one: QWidget, other: QWidget) -> bool:
    """Whether a reader would meet one before the other: above it, or left of it in a row."""
    a, b = one.geometry(), other.geometry()
    if a.bottom() < b.top():
        return a.left() < b.right()
    level = a.top() <= b.bottom() and b.top() <= a.bottom()
    return level and a.right() < b.left()
