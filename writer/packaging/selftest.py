"""Has the packaged app test itself, as on a machine that knows nothing of how it was made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

SECONDS = 600.0
KEPT = ("DISPLAY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "SYSTEMROOT", "TEMP")


class SelfTestError(Exception):
    """The app is not as it should be; the message says how."""


def executable(app: Path) -> Path:
    """The program in its folder."""
    return app / ("inkling.exe" if sys.platform == "win32" else "inkling")


def check(program: Path, *, has_model: bool) -> None:
    """Run `inkling doctor` in a new home. Raises SelfTestError with what it found wrong."""
    with tempfile.TemporaryDirectory(prefix="Inkling 测试 ") as home:
        environment = {name: os.environ[name] for name in KEPT if name in os.environ}
        environment |= {"HOME": home, "INKLING_HOME": home, "PATH": os.defpath}
        if not {"DISPLAY", "WAYLAND_DISPLAY"} & environment.keys() and sys.platform == "linux":
            environment["QT_QPA_PLATFORM"] = "offscreen"
        words = [str(program), "doctor", "--json"]
        done = subprocess.run(
            words,
            env=environment,
            cwd=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )
    if done.stderr:
        raise SelfTestError(f"The app says what it should not: {done.stderr.strip()}")
    told = json.loads(done.stdout)
    wrong = problems(told, has_model)
    for line in wrong:
        print(f"  ! {line}")
    if wrong:
        raise SelfTestError("The app does not pass its own test.")
    print(f"  {sum(len(group) for group in told.values() if isinstance(group, dict))} checks hold")


def problems(told: dict[str, object], has_model: bool) -> list[str]:
    """What the doctor found wrong, a line each; without a model nothing can be asked of one."""
    without = () if has_model else ("models", "completion", "training")
    return [
        f"{title}, {name}: {finding['problem']}"
        for title, group in told.items()
        if isinstance(group, dict) and title not in without
        for name, finding in group.items()
        if finding["problem"]
    ]
