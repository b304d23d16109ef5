"""How long a voice takes to be felt, and what it costs: the real window, engine and voices.

    python tests/bench/voice_switch.py VOICE OTHER
    python tests/bench/voice_switch.py --passes VOICE [PACK...]

VOICE and OTHER are trained voices of one model in this user's library. The first prints, over
rounds in turns, the time from choosing a voice, no voice or another strength to the ghost text that
follows, with the event loop's longest gap meanwhile, and the highest memory of the process. The
second prints a pass of one token and of 64 beside the plain model's, in the processor's time of one
thread, because that differs least where others work too; PACKs, such as a merged model's, go with
those.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from writer import paths
from writer.app import Inkling
from writer.gui.worker import Worker
from writer.lm.engine import Engine
from writer.lm.graph import Graph
from writer.models import library as models
from writer.voices import library

ROUNDS, SECONDS = 3, 60
TOKENS = (1, 64)


class Beat:
    """The event loop's longest gap: between two turns of a timer that should fire every 5 ms."""

    def __init__(self) -> None:
        self.longest, self._before = 0.0, time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self.beat)
        self._timer.start(5)

    def beat(self) -> None:
        """Note how long the event loop was away."""
        now = time.perf_counter()
        self.longest, self._before = max(self.longest, now - self._before), now


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the app run until something holds; it sleeps meanwhile, as it does for a writer."""
    timer, deadline = QTimer(), time.monotonic() + SECONDS
    timer.start(5)
    while not is_so():
        assert time.monotonic() < deadline, "nothing came"
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def felt(inkling: Inkling, name: str, value: object) -> tuple[float, float, float]:
    """Seconds from a setting's change to the ghost text that follows, and the longest gap.

    Between them the seconds of processor time, all threads together: what it comes to at most on a
    machine where nobody else works.
    """
    window, asked = inkling.window, []
    wait_until(lambda: bool(window.editor.ghost) and inkling.worker.wanted < 0)
    note = inkling.suggester.asked.connect(asked.append)
    beat, begun, used = Beat(), time.perf_counter(), time.process_time()
    window.change(name, value)
    wait_until(lambda: bool(asked) and bool(window.editor.ghost))
    seconds, used = time.perf_counter() - begun, time.process_time() - used
    inkling.suggester.asked.disconnect(note)
    return seconds, used, beat.longest


def switching(voice: str, other: str) -> None:
    """In the window."""
    application = QApplication(["inkling"])
    inkling = Inkling(Worker())
    inkling.start(None)
    wait_until(lambda: inkling.suggester.is_ready)
    chosen = {"mood": "typing", "share": 100, "memory": False}
    for name, value in chosen.items():
        inkling.window.change(name, value)
    prose = (paths.resources_folder() / "prose.txt").read_text(encoding="utf-8")
    inkling.window.editor.setPlainText(f"{prose[:1500]}\n\nIt was the first time in his ")
    inkling.window.editor.moveCursor(inkling.window.editor.textCursor().MoveOperation.End)
    inkling.suggester.ask()
    steps = {
        "no voice to a voice": ("voice", voice),
        "to another voice": ("voice", other),
        "strength 100 to 60 %": ("voice_strength", 60),
        "strength 60 to 100 %": ("voice_strength", 100),
        "a voice to no voice": ("voice", ""),
    }
    found: dict[str, list[tuple[float, float, float]]] = {name: [] for name in steps}
    for _ in range(ROUNDS):
        for name, (setting, value) in steps.items():
            found[name].append(felt(inkling, setting, value))
    print(f"{'in ms':<24}{'felt after':>12}{'at most':>9}{'processor':>11}{'longest gap':>13}")
    for name, rows in found.items():
        times, used, gaps = (
            [1000 * value for value in column] for column in zip(*rows, strict=True)
        )
        median = statistics.median
        print(f"{name:<24}{median(times):>12.0f}{max(times):>9.0f}{median(used):>11.0f}", end="")
        print(f"{median(gaps):>13.0f}", flush=True)
    status = Path("/proc/self/status")
    if status.exists():
        peak = int(status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0])
        print(f"memory at its highest: {peak // 1000} MB")
    inkling.shut_down()
    inkling.window.editor.document().setModified(False)
    inkling.window.close()
    del application


def costs(voice: str, others: list[Path]) -> None:
    """Of a pass."""
    base = models.find(read_base(voice))
    packs = {"plain": base, "voice": library.pack_of(voice)}
    packs |= {path.parent.name: path for path in others}
    graphs = {name: Engine(folder, 1).graph for name, folder in packs.items()}
    ids = [5 + (7919 * i) % 30_000 for i in range(2000)]
    print(f"{'pass, one thread':<24}" + "".join(f"{name:>20}" for name in packs))
    for cached in (128, 512):
        for count in TOKENS:
            times = turns(graphs, ids, cached, count)
            plain = times["plain"]
            row = "".join(f"{t:>10.2f} ms {t / plain:>4.2f} x" for t in times.values())
            print(f"{f'{count} after {cached}':<24}{row}")


def turns(graphs: dict[str, Graph], ids: list[int], cached: int, count: int) -> dict[str, float]:
    """Medians of a pass of `count` tokens in milliseconds of processor time, graphs in turns."""
    times: dict[str, list[float]] = {name: [] for name in graphs}
    for graph in graphs.values():
        graph.truncate(0)
        for start in range(0, cached, 64):
            graph.forward(ids[start : start + 64])
    for turn in range(24 if count == 1 else 6):
        for name, graph in graphs.items():
            begun = time.thread_time()
            graph.forward(ids[cached + turn : cached + turn + count])
            times[name].append(1000 * (time.thread_time() - begun))
            graph.truncate(cached)
    return {name: statistics.median(values) for name, values in times.items()}


def read_base(voice: str) -> str:
    """The model that a voice was made for."""
    return next(job.base for job in library.voices() if job.voice == voice)


def main() -> None:
    """Print a table. The window keeps its settings in a home of its own."""
    if sys.argv[1] == "--passes":
        costs(sys.argv[2], [Path(path) for path in sys.argv[3:]])
        return
    with tempfile.TemporaryDirectory() as home:
        data = paths.data_folder()
        os.environ["INKLING_HOME"] = home
        Path(home, "data").symlink_to(data)
        switching(*sys.argv[1:])


if __name__ == "__main__":
    main()
