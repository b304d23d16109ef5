"""Child of test_accessibility: the real app, every window of which is looked at.

    python tests/gui/walker.py HOME [LANGUAGE] [FACTOR]

FACTOR enlarges the font. Prints a line for whatever a writer could not reach, read or hear of:
what is wrong, in which window, with which widget, parted by tabs. The last line says which classes
of windows were seen.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["QT_LOGGING_RULES"] = "qt.qpa.*=false"
os.environ["INKLING_HOME"] = str(Path(sys.argv[1]) / "home")

from gui.audit import Audit
from gui.conftest import FakeEngine
from PySide6.QtWidgets import QApplication, QDialog, QDockWidget, QMainWindow, QWidget
from samples import SAMPLES
from tour import Tour, wait

from writer.app import Inkling
from writer.gui import roles
from writer.gui.worker import Worker
from writer.process import present
from writer.settings import limits_of


def main() -> None:
    """Walk once, and in English at the usual size once more in every theme for its colours."""
    home, language = Path(sys.argv[1]), (*sys.argv[2:], "en")[0]
    application = QApplication(["inkling"])
    present(application, language)
    roles.install()
    font = application.font()
    size = font.pointSizeF()
    font.setPointSizeF(size * float((*sys.argv[3:], "1")[0]))
    application.setFont(font)
    inkling = Inkling(Worker(FakeEngine().load))
    window = inkling.window
    window.show()
    window.activateWindow()
    audit, seen = Audit(window), set()

    def look(name: str, widget: QWidget) -> None:
        wait(20)
        audit.look(name, widget)
        for kind in (QMainWindow, QDialog, QDockWidget):
            shown = [w for w in (widget, *widget.findChildren(kind)) if isinstance(w, kind)]
            seen.update(type(w).__name__ for w in shown if w.isVisible())

    tour = Tour(inkling, SAMPLES[language], home, look)
    tour.prepare()
    tour.all()
    audit.only_colours = True
    is_plain = language == "en" and font.pointSizeF() == size
    for theme in limits_of("theme")["choices"] if is_plain else ():
        window.change("theme", theme)
        tour.all()
    for line in audit.findings:
        print(line)
    print(*sorted(seen), flush=True)
    inkling.shut_down()
    os._exit(0)  # as the app itself ends


if __name__ == "__main__":
    main()
