"""What a screen reader calls those widgets for which Qt knows no better than "client"."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

# By the name of the class: pyqtgraph is only imported once a chart is wanted.
_ROLES = {
    "HistoryChart": QAccessible.Role.Chart,
    "TrainingChart": QAccessible.Role.Chart,
    "QKeySequenceEdit": QAccessible.Role.HotkeyField,
    "QScrollArea": QAccessible.Role.Pane,
}


def interface_for(class_name: str, widget: QObject) -> QAccessibleInterface | None:
    """The interface of a widget of this class; None where Qt has a good one."""
    role = _ROLES.get(class_name)
    if role is None or not isinstance(widget, QWidget):
        return None
    return QAccessibleWidget(widget, role, widget.accessibleName())


def install() -> None:
    """Let Qt ask here first."""
    QAccessible.installFactory(interface_for)
