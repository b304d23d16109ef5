"""The page's typefaces: two families that come with the app, and what stands in for them."""

from __future__ import annotations

from pathlib import Path

import font_source_serif_pro
import fontpkg_ibm_plex_mono
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

SERIF, MONOSPACE = "serif", "monospace"  # as the settings name them
SERIFS = ["Source Serif Pro", "Charter", "Source Serif 4", "Noto Serif", "Georgia", "DejaVu Serif"]
MONOSPACES = ["IBM Plex Mono", "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", "Courier New"]

_FILES = {
    font_source_serif_pro: ("SourceSerifPro", ("Regular", "It", "Bold", "BoldIt")),
    fontpkg_ibm_plex_mono: ("IBMPlexMono", ("Regular", "Italic", "Bold", "BoldItalic")),
}


def bring_fonts() -> None:
    """Let Qt know the families that come with the app, if it does not: for as long as it runs."""
    application = QApplication.instance()
    if application is None or application.property("fonts"):
        return
    application.setProperty("fonts", True)
    for package, (name, styles) in _FILES.items():
        folder = Path(str(package.__file__)).parent / "files"
        for style in styles:  # one that is missing is replaced by another family
            QFontDatabase.addApplicationFont(str(folder / f"{name}-{style}.ttf"))


def page_font(family: str, points: int) -> QFont:
    """The font for a family of the settings: serif, monospace, or one of the system's by name."""
    bring_fonts()
    named = {SERIF: SERIFS, MONOSPACE: MONOSPACES}
    font = QFont()
    font.setFamilies(named.get(family, [family, *SERIFS]))
    mono = family == MONOSPACE
    font.setStyleHint(QFont.StyleHint.Monospace if mono else QFont.StyleHint.Serif)
    font.setPointSize(points)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def system_families() -> list[str]:
    """The families of this system that can set prose, by name."""
    return [
        family
        for family in QFontDatabase.families()
        if QFontDatabase.isSmoothlyScalable(family)
        and not QFontDatabase.isPrivateFamily(family)
        and QFontDatabase.WritingSystem.Symbol not in QFontDatabase.writingSystems(family)
    ]
