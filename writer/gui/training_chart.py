"""The loss of a training as it falls: of each step, and of the pages that are held out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pyqtgraph
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from writer.gui.theme import Theme

SMOOTHING = 0.9  # of the thin line, so that a step's chance does not hide the way


class TrainingChart(pyqtgraph.PlotWidget):  # type: ignore[misc]
    """Only shows: the wheel and the mouse leave it as it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Training and held-out loss"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseEnabled(False, False)
        self.setMenuEnabled(False)
        self.hideButtons()
        self.setMinimumHeight(160)
        self.getPlotItem().setContentsMargins(0, 4, 8, 0)
        self._training = self.plot()
        self._held_out = self.plot(symbol="o", symbolSize=6)

    def wear(self, theme: Theme) -> None:
        """Dress as the window does."""
        self.setBackground(QColor(theme.paper))
        for name in ("left", "bottom"):
            axis = self.getAxis(name)
            axis.setPen(QColor(theme.ghost))
            axis.setTextPen(QColor(theme.muted))
        self.getAxis("bottom").setLabel(self.tr("Steps"))
        self.getAxis("left").setLabel(self.tr("Loss"))
        self._training.setPen(pyqtgraph.mkPen(QColor(theme.ghost), width=1.5))
        self._held_out.setPen(pyqtgraph.mkPen(QColor(theme.accent), width=2.5))
        self._held_out.setSymbolBrush(QColor(theme.accent))
        self._held_out.setSymbolPen(QColor(theme.accent))

    def show_lines(self, lines: Sequence[Mapping[str, Any]]) -> None:
        """Show what progress.jsonl tells."""
        self.setXRange(0, max((line["steps"] for line in lines if "steps" in line), default=1))
        trained = [line for line in lines if line.get("loss") is not None]
        measured = [line for line in lines if line.get("held_out") is not None]
        self._training.setData(
            [line["step"] for line in trained], smooth([line["loss"] for line in trained])
        )
        self._held_out.setData(
            [line["step"] for line in measured], [line["held_out"] for line in measured]
        )


def smooth(values: Sequence[float]) -> list[float]:
    """A running mean that forgets, without the pull to zero at its beginning."""
    smoothed, mean, weight = [], 0.0, 0.0
    for value in values:
        mean = SMOOTHING * mean + (1 - SMOOTHING) * value
        weight = SMOOTHING * weight + (1 - SMOOTHING)
        smoothed.append(mean / weight)
    return smoothed
