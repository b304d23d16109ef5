"""What the voices' window wears beyond the theme."""

from __future__ import annotations

from writer.gui.theme import Theme


def style_sheet(theme: Theme) -> str:
    """By the names of labels and lists."""
    return f"""
        QLabel#title {{ font-size: 17px; font-weight: 600; }}
        QLabel#prose {{ font-size: 15px; }}
        QLabel#heading {{ font-weight: 600; }}
        QLabel#quote {{ background: {theme.bar}; border-radius: 6px; padding: 10px 14px; }}
        QTreeWidget#texts {{
            background: {theme.paper}; border: 1px solid {theme.ghost}; border-radius: 6px;
        }}
        QTreeWidget#texts:focus {{ border-color: {theme.accent}; }}
        QTreeWidget#texts QHeaderView::section {{
            background: {theme.bar}; color: {theme.muted}; border: none; padding: 5px 9px;
        }}
        QTreeWidget#texts::item {{ padding: 4px 6px; }}
        QListWidget#voices {{ background: {theme.paper}; border: none; }}
        QToolButton#fold {{ border: none; padding: 4px 2px; }}
    """
