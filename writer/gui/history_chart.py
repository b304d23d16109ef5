"""A chart of the words of each day. Imported when it is first shown: pyqtgraph takes a moment."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import pyqtgraph
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QWidget

MOST_LABELS = 5


class HistoryChart(pyqtgraph.PlotWidget):  # type: ignore[misc]  # it has no types
    """Bars that cannot be dragged or zoomed, in the colours of the window, read out in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=None)
        self.setMenuEnabled(False)
        self.setMouseEnabled(x=False, y=False)
        self.hideButtons()
        self.setFixedHeight(170)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Words of each day"))
        self.getPlotItem().getViewBox().setDefaultPadding(0.02)
        for side in ("left", "bottom"):
            self.getAxis(side).setStyle(tickLength=0)
            self.getAxis(side).setPen(None)

    def show_days(self, days: Sequence[tuple[date, int]], goal: int) -> None:
        """Show these days, the oldest first, and the goal as a line."""
        palette = self.palette()
        bar = palette.color(QPalette.ColorRole.Highlight)
        ink = palette.color(QPalette.ColorRole.PlaceholderText)
        self.clear()
        heights = [words for _, words in days]
        bars = pyqtgraph.BarGraphItem(
            x=list(range(len(days))), height=heights, width=0.7, brush=bar, pen=None
        )
        self.addItem(bars)
        if goal:
            self.addItem(
                pyqtgraph.InfiniteLine(goal, 0, pyqtgraph.mkPen(QColor(ink), style=_DASHES))
            )
        top = max(*heights, goal, 10)
        self.setYRange(0, top * 1.05)
        self.setXRange(-0.6, len(days) - 0.4)
        for side in ("left", "bottom"):
            self.getAxis(side).setTextPen(ink)
        locale = QLocale()
        step = max(1, len(days) // MOST_LABELS)
        marks = range(len(days) - 1, -1, -step)
        form = re.sub(r"[^dM]*y+[^dM]*", "", locale.dateFormat(QLocale.FormatType.ShortFormat))
        labels = [(n, locale.toString(QDate(*days[n][0].timetuple()[:3]), form)) for n in marks]
        self.getAxis("bottom").setTicks([labels])
        self.getAxis("left").setTicks([[(v, locale.toString(v)) for v in _round_steps(top)]])
        said = self.tr("{number} words in {days} days, {best} on the best of them.")
        self.setAccessibleDescription(
            said.format(number=sum(heights), days=len(days), best=max(heights))
        )


_DASHES = Qt.PenStyle.DashLine


def _round_steps(top: int) -> list[int]:
    """Two or three round numbers up to the top."""
    step = 1
    while top / step > 3:
        step = step * 2 if str(step)[0] in "15" else step * 5 // 2
    return list(range(step, top + 1, step))
