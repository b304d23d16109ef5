"""Gives the readers of model files damaged ones, as the child that prepares packs would read them.

    python tests/bench/fuzz_readers.py [--inputs 20000] [--seed 1] [--model FILE.gguf]

Every input is a sound model (the tiny ones under tests/data, or FILE) with bits flipped, bytes
overwritten by telling numbers, parts cut, doubled or taken from another model, or JSON values
replaced. It must be read or refused with a CheckpointError, within ten seconds and the memory
limit. What ends otherwise is printed with its number, by which `--only NUMBER` makes it again.
"""

from __future__ import annotations

import argparse
import copy
import json
import random
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
DATA = HERE.parent / "data"
FOLDERS = ("tiny_gpt2", "tiny_llama", "tiny_qwen2", "tiny_qwen3", "tiny_sinusoidal")
NUMBERS = (0, 1, 2, 7, 8, 127, 128, 255, 1 << 16, (1 << 31) - 1, 1 << 31, (1 << 32) - 1, 1 << 32)
NUMBERS += ((1 << 62), (1 << 63) - 1, 1 << 63, (1 << 64) - 1)
VALUES: tuple[Any, ...] = (None, True, -1, 0, 1, 1 << 31, 1 << 63, 10**30, 0.5, -0.0, 1e308)
VALUES += (float("nan"), float("inf"), "", "x" * 2000, "\ud800", "\x00", [], {}, [[]], [0] * 9)
SECONDS = 10.0
DONOR = (DATA / "tiny_llama.gguf").read_bytes()


def main() -> None:
    """Run the inputs in children and print what became of them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--inputs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--model", type=Path)
    parser.add_argument("--only", type=int)
    parser.add_argument("--child", nargs=2, type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        read_all(arguments.seed, range(*arguments.child), arguments.model)
    elif arguments.only is not None:
        numbers = range(arguments.only, arguments.only + 1)
        run(arguments.seed, numbers, arguments.model)
    else:
        run(arguments.seed, range(arguments.inputs), arguments.model)


def run(seed: int, numbers: range, model: Path | None) -> None:
    """Start a child, and another where one dies or hangs, until all inputs are through."""
    outcomes: Counter[str] = Counter()
    slowest, begun, number = 0.0, time.monotonic(), numbers.start
    while number < numbers.stop:
        command = [sys.executable, __file__, "--seed", str(seed)]
        command += ["--child", str(number), str(numbers.stop)]
        command += ["--model", str(model)] if model else []
        with subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        ) as child:
            assert child.stdout is not None
            for _ in range(number, numbers.stop):
                watchdog = threading.Timer(SECONDS + 5, child.kill)
                watchdog.start()
                line = child.stdout.readline()
                watchdog.cancel()
                if not line:
                    break
                result = json.loads(line)
                number = result["number"] + 1
                outcomes[result["outcome"]] += 1
                slowest = max(slowest, result["seconds"])
                if result["detail"] or result["seconds"] > SECONDS:
                    print(f"{result['number']}: {result}", flush=True)
            child.wait()
        if child.returncode:
            print(f"{number}: the child ended with {child.returncode}", flush=True)
            outcomes["died"] += 1
            number += 1
    took = time.monotonic() - begun
    print(f"{sum(outcomes.values())} inputs in {took:.0f} s, slowest {slowest:.2f} s")
    print(", ".join(f"{count} {outcome}" for outcome, count in outcomes.most_common()))


def read_all(seed: int, numbers: range, model: Path | None) -> None:
    """In the child: make each input, read it, and tell what came of it."""
    from writer.commands.memory import limit_memory
    from writer.gpt.checkpoint import fuse, fuse_blocks
    from writer.gpt.config import CheckpointError
    from writer.gpt.reading import read_checkpoint

    limit_memory(DATA / "tiny_llama.gguf")
    with tempfile.TemporaryDirectory() as folder:
        for number in numbers:
            made = damaged(random.Random(f"{seed} {number}"), Path(folder) / "model", model)
            begun, outcome, detail = time.perf_counter(), "read", ""
            try:
                checkpoint = read_checkpoint(made)
                _ = checkpoint.positions, fuse(checkpoint), fuse_blocks(checkpoint)
            except CheckpointError as error:
                outcome = "refused"
                detail = "" if str(error).endswith(".") else str(error)
            except BaseException:
                outcome, detail = "other", traceback.format_exc(limit=-3)[-600:]
            taken = time.perf_counter() - begun
            said = {"number": number, "outcome": outcome, "seconds": taken, "detail": detail}
            print(json.dumps(said), flush=True)


def damaged(chance: random.Random, target: Path, model: Path | None) -> Path:
    """One input: a GGUF file, or a folder with one or two of its files damaged."""
    for old in (target, target.with_suffix(".gguf")):
        shutil.rmtree(old, ignore_errors=True)
        old.unlink(missing_ok=True)
    if model is not None or chance.random() < 0.4:
        whole = (model or DATA / "tiny_llama.gguf").read_bytes()
        path = target.with_suffix(".gguf")
        path.write_bytes(changed(chance, whole, 2_000_000 if model else 40_000))
        return path
    shutil.copytree(DATA / chance.choice(FOLDERS), target)
    files = sorted(target.iterdir())
    for path in chance.sample(files, chance.choice((1, 1, 1, 2))):
        whole = path.read_bytes()
        if path.suffix == ".json" and chance.random() < 0.6:
            path.write_bytes(changed_json(chance, whole))
        else:
            path.write_bytes(changed(chance, whole, 4000))
    return target


def changed(chance: random.Random, whole: bytes, header: int) -> bytes:
    """Bytes with one to four things done to them, mostly near their beginning."""
    data = bytearray(whole)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        end = min(header, len(data)) if chance.random() < 0.8 else len(data)
        at, size = chance.randrange(max(end, 1)), chance.choice((1, 2, 8, 40, 1000))
        form = chance.choice(("<B", "<I", "<Q"))
        number = struct.pack(form, chance.choice(NUMBERS) % (1 << 8 * struct.calcsize(form)))
        begin = chance.randrange(len(DONOR))
        match chance.randrange(7):
            case 0:
                data[at : at + 1] = bytes(b ^ 1 << chance.randrange(8) for b in data[at : at + 1])
            case 1:
                data[at : at + len(number)] = number
            case 2:
                del data[at:]
            case 3:
                data[at:at] = data[at : at + size]
            case 4:
                del data[at : at + size]
            case 5:
                data[at : at + size] = DONOR[begin : begin + size]
            case 6:
                data[at : at + size] = chance.randbytes(size)
    return bytes(data)


def changed_json(chance: random.Random, whole: bytes) -> bytes:
    """The same JSON with some of its values replaced, dropped, doubled or moved."""
    record = json.loads(whole)
    for _ in range(chance.choice((1, 1, 2, 5))):
        change_one(chance, record)
    text = json.dumps(record)
    if chance.random() < 0.1:  # every entry twice, or a list that is none
        text = text[:-1] + "," + text[1:]
    return text.encode("utf-8", "surrogatepass")


def change_one(chance: random.Random, place: Any) -> None:
    """Do something to one value at any depth."""
    keys = list(place) if isinstance(place, dict) else list(range(len(place)))
    if not keys:
        return
    key = chance.choice(keys)
    inner = place[key]
    if isinstance(inner, dict | list) and inner and chance.random() < 0.7:
        change_one(chance, inner)
    elif chance.random() < 0.5:
        place[key] = copy.deepcopy(chance.choice(VALUES))
    elif chance.random() < 0.5:
        del place[key]
    elif isinstance(place, list):
        place.insert(0, inner)
    else:
        place[str(chance.choice(keys)) + chance.choice(("", "x"))] = inner


if __name__ == "__main__":
    main()
