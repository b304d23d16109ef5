"""`inkling bench`: how fast the model, or a voice, and the window are on this computer."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from writer import paths
from writer.commands.complete import add_model_argument, add_voice_argument, load_engine
from writer.commands.silence import silenced
from writer.lm.engine import Engine
from writer.lm.graph import CHUNK
from writer.lm.pack import PackError
from writer.models.library import ModelError
from writer.voices.job import VoiceError

WORDS_PER_MINUTE = 60  # of five characters
STEPS, ROUNDS = 48, 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    add_model_argument(parser)
    add_voice_argument(parser)
    parser.add_argument("--text", type=Path, help="a text to type (some prose that comes along)")
    parser.add_argument("--keys", type=int, default=300, help="keys to press, 5 a second (300)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; 0, or 1 with the reason on standard error."""
    try:
        path = arguments.text or paths.resources_folder() / "prose.txt"
        text = path.read_text(encoding="utf-8")
        engine = load_engine(arguments.model, arguments.voice, arguments.strength)
        figures = engine_figures(engine, engine.tokenizer.encode(text))
        folder = engine.info.folder
        del engine
        figures |= _window_figures(folder, text, arguments.keys)
    except (ModelError, PackError, RuntimeError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        print(f"{arguments.text} cannot be typed: {error}.", file=sys.stderr)
        return 1
    print(json.dumps(figures) if arguments.json else _table(figures))
    return 0


def engine_figures(engine: Engine, ids: Sequence[int]) -> dict[str, Any]:
    """Medians of decoding one token at 128 and 512 cached, and of prefilling 512, in tokens/s.

    Raises ValueError for fewer than 600 tokens.
    """
    if len(ids) < 600:
        raise ValueError("it is shorter than 600 tokens")
    graph = engine.graph

    def fill(count: int) -> float:
        graph.truncate(0)
        begun = time.perf_counter()
        for start in range(0, count, CHUNK):
            graph.forward(list(ids[start : min(start + CHUNK, count)]))
        return time.perf_counter() - begun

    fill(512)
    decode = {}
    for cached in (128, 512):
        fill(cached)
        steps = []
        for token in ids[cached : cached + STEPS]:
            begun = time.perf_counter()
            graph.forward([token])
            steps.append(time.perf_counter() - begun)
        decode[str(cached)] = round(1 / statistics.median(steps), 1)
    prefill = 512 / statistics.median(fill(512) for _ in range(ROUNDS))
    return {"decode_tok_s": decode, "prefill_tok_s": round(prefill, 1)}


def _window_figures(pack: Path, text: str, keys: int) -> dict[str, Any]:
    """What a writer feels: the real window, off the screen, typed into at 60 words a minute."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication

    from writer.gui.replay import Replay

    application = QApplication.instance() or QApplication(["inkling"])
    begun = len(text) // 3
    with tempfile.TemporaryDirectory() as state, silenced():
        replay = Replay(
            pack,
            text[:begun],
            text[begun : begun + keys],
            60_000 // (WORDS_PER_MINUTE * 5),
            Path(state),
        )
        seen = replay.run()
    del application
    times, gaps = sorted(seen.keystroke_ms), sorted(seen.gaps_ms)
    return {
        "keystroke_ms": {f"p{p}": _percentile(times, p) for p in (50, 90, 99)},
        "shown_after_keystrokes": round(len(times) / max(seen.keys, 1), 3),
        "zero_cost_keystrokes": round(seen.zero_cost / max(seen.keys, 1), 3),
        "event_loop_gap_ms": {"p99": _percentile(gaps, 99), "max": _percentile(gaps, 100)},
        "load_seconds": round(seen.load_seconds, 2),
        "rss_mb": _resident_mb(),
    }


def _percentile(ordered: Sequence[float], percent: int) -> float | None:
    if not ordered:
        return None
    return round(ordered[min(len(ordered) * percent // 100, len(ordered) - 1)], 1)


def _resident_mb() -> int | None:
    """Memory of this process on Linux; elsewhere unknown."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return None
    return int(status.split("VmRSS:")[1].split()[0]) // 1000


def _table(figures: dict[str, Any]) -> str:
    rows = []
    for name, value in figures.items():
        if isinstance(value, dict):
            value = "   ".join(f"{key} {number}" for key, number in value.items())
        rows.append(f"{name:<24}{value}")
    return "\n".join(rows)
