"""`inkling prepare`: the hidden verb of the child process that makes a model pack.

Progress goes to standard output, a JSON object a line; a failure is one sentence on standard error.
"""

from __future__ import annotations

import argparse
import errno
import importlib
import json
import shutil
import sys
import threading
from pathlib import Path

from writer import paths
from writer.commands.memory import limit_memory
from writer.commands.silence import silenced
from writer.health.installed import NO_AVX, has_avx


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path, nargs="?")
    parser.add_argument("--name", default="")
    parser.add_argument("--title", default="")
    parser.add_argument("--licence", default="unknown")
    parser.add_argument("--source", dest="source_text", default="")
    parser.add_argument("--adapter", type=Path, help="a folder to merge into the model first")
    parser.add_argument("--measure", action="store_true", help="only print a pack's perplexity")


def run(arguments: argparse.Namespace) -> int:
    """Make the pack; 0 if it is whole, 1 with the reason on standard error if not."""
    if arguments.measure:
        return _measure(arguments.source)
    if not has_avx():
        print(NO_AVX, file=sys.stderr)
        return 1
    if arguments.target is None or arguments.target.exists():
        print("The pack needs a new folder to be written to.", file=sys.stderr)
        return 2
    problem = _prepare(arguments)
    if problem is None:
        return 0
    shutil.rmtree(arguments.target, ignore_errors=True)
    print(f"{arguments.source.name} could not be prepared. {problem}", file=sys.stderr)
    return 1


def _prepare(arguments: argparse.Namespace) -> str | None:
    """Prepare with the libraries' own messages silenced; the reason if it fails."""
    # It takes two seconds, and so does decoding a model that is known to be sound.
    importing = threading.Thread(target=importlib.import_module, args=("tensorflow",), daemon=True)
    with silenced():
        problem = _attempt(arguments, importing)
        if importing.is_alive():
            importing.join()  # it greets, and the reason is to be the last that is said
    return problem


def _attempt(arguments: argparse.Namespace, importing: threading.Thread) -> str | None:
    from writer.gpt.config import CheckpointError

    def on_sound() -> None:
        _report("reading", 0.05)
        importing.start()

    prose = (paths.resources_folder() / "prose.txt").read_text(encoding="utf-8")
    skeletons = paths.cache_folder() / "skeletons"
    source, target = arguments.source, arguments.target
    try:
        # A hopeless file is refused before TensorFlow is imported.
        from writer.gpt.original import with_taught
        from writer.gpt.reading import read_checkpoint

        limit_memory(source)
        _report("checking", 0.0)
        checkpoint = read_checkpoint(source, on_sound)
        if arguments.adapter is not None:
            checkpoint = with_taught(checkpoint, source, arguments.adapter)
        from writer.gpt.prepare import Origin, prepare_pack

        origin = Origin(
            arguments.name or target.name,
            arguments.title or arguments.name or source.stem,
            arguments.licence,
            arguments.source_text or source.name,
            arguments.adapter,
        )
        prepare_pack(checkpoint, source, target, origin, prose, skeletons, _report)
    except ImportError as error:
        return f"Preparing a model needs {error.name or error}. Install Inkling again, whole."
    except CheckpointError as error:
        return f"{error} Download it again, or choose another model."
    except MemoryError:
        return "There is not enough memory to prepare it. Close other programs and try again."
    except OSError as error:
        return _system_reason(error)
    return None


def _system_reason(error: OSError) -> str:
    # numpy raises an OSError without a number where it could not write all of an array
    if error.errno == errno.ENOSPC or "requested and" in str(error):
        return "The disk is full. Free some space and try again."
    return f"{error.strerror or error}."


def _report(stage: str, fraction: float) -> None:
    print(json.dumps({"stage": stage, "fraction": fraction}), flush=True)


def _measure(pack: Path) -> int:
    """Print the int8 perplexity of the token ids given on standard input."""
    from writer.lm.engine import Engine
    from writer.lm.perplexity import perplexity

    with silenced():
        engine = Engine(pack)
    ids = json.load(sys.stdin)
    print(perplexity(ids, engine.log_probabilities, engine.context_tokens))
    return 0
