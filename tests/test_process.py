from __future__ import annotations

import ctypes
import logging
import os
import stat
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from writer.health import libraries
from writer.process import log_to_file, report_exceptions, unloadable


class App(QObject):
    seen = Signal()


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What happened, in order, when an exception was reported."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)
    return []


@pytest.mark.parametrize("error", [ValueError("x"), KeyboardInterrupt(), SystemError("y")])
def test_the_text_is_put_in_safety_before_anything_else(
    kept: list[str], caplog: pytest.LogCaptureFixture, error: BaseException
) -> None:
    app = App()
    app.seen.connect(lambda: kept.append(f"told after {len(caplog.records)} log lines"))
    report_exceptions(lambda: kept.append(f"kept before {len(caplog.records)}"), app.seen)
    sys.excepthook(type(error), error, None)
    assert kept == ["kept before 0", "told after 1 log lines"]


def test_an_exception_in_another_thread_leaves_the_window_to_itself(kept: list[str]) -> None:
    app = App()
    report_exceptions(lambda: kept.append("kept"), app.seen)
    thread = threading.Thread(target=sys.excepthook, args=(ValueError, ValueError("x"), None))
    thread.start()
    thread.join()
    assert kept == []


@pytest.mark.skipif(os.name == "nt", reason="NEEDS POSIX: Windows keeps permissions elsewhere")
def test_the_log_is_private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("INKLING_HOME", str(tmp_path))
    root = logging.getLogger()
    before = root.handlers[:]
    root.handlers.clear()
    try:
        log_to_file()
        mode = (tmp_path / "log" / "inkling.log").stat().st_mode
        assert stat.S_IMODE(mode) == 0o600
    finally:
        for handler in root.handlers:
            handler.close()
        root.handlers[:] = before


@pytest.mark.skipif(sys.platform != "linux", reason="NEEDS LINUX: it alone has system packages")
def test_a_library_that_a_window_lacks_is_told_of_before_qt_aborts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(name: str) -> None:
        raise OSError(f"libxcb-cursor.so.0: cannot open shared object file, for {name}")

    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(libraries, "missing", lambda _: ["libxcb-cursor.so.0"])
    monkeypatch.setattr(ctypes, "CDLL", refuse)
    said = unloadable()
    assert "Qt needs libxcb-cursor.so.0, which this system lacks." in said
    assert "`sudo apt-get install libxcb-cursor0`" in said
    monkeypatch.undo()
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert unloadable() == ""
