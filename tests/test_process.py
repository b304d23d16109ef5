from __future__ import annotations

import ctypes
import logging
import os
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from writer import paths
from writer.health import libraries
from writer.process import log_to_file, report_exceptions, unloadable
from writer.settings import limits_of


class App(QObject):
    seen = Signal()


@pytest.mark.parametrize(("language", "says"), [("zh_CN", "设置"), ("en", "Settings")])
def test_the_window_speaks_the_language_of_the_settings(language: str, says: str) -> None:
    script = (
        "import sys; from PySide6.QtWidgets import QApplication;"
        "from writer.process import present;"
        "app = QApplication([]); present(app, sys.argv[1]);"
        "print(app.translate('SettingsPanel', 'Settings'))"
    )
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "LC_ALL": "zh_CN.UTF-8"}
    environment["PYTHONIOENCODING"] = "utf-8"
    command = [sys.executable, "-c", script, language]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    assert done.stdout.decode().strip() == says


def test_every_language_there_is_can_be_chosen() -> None:
    files = (paths.resources_folder() / "translations").glob("inkling_*.qm")
    there = {file.stem.removeprefix("inkling_") for file in files}
    assert set(limits_of("language")["choices"]) == there | {"system", "en"}


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
