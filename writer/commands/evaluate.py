"""`inkling evaluate`: how good a model and its suggestions are for a text, or a voice beside it."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

from writer.commands.comparing import METHOD, as_offered, compared, table
from writer.commands.complete import add_model_argument, add_voice_argument, load_engine
from writer.commands.recalling import Follower, add_memory_argument, recall
from writer.documents.save import DocumentError, read_document
from writer.evaluation.card import tally
from writer.evaluation.measures import MEASURES
from writer.evaluation.next_word import next_words
from writer.evaluation.pages import Page, pages
from writer.evaluation.recorded import Recorder
from writer.evaluation.typing import Typed, Typist
from writer.lm.engine import Engine
from writer.lm.pack import PackError
from writer.lm.perplexity import perplexity
from writer.models.library import ModelError
from writer.settings import Settings
from writer.suggest.boundaries import Size
from writer.suggest.gate import gate_for
from writer.suggest.session import Terms
from writer.voices import library as voices
from writer.voices.job import VoiceError

METRICS = ("perplexity", "next-word", "typing")
# The beginning is context only; so is the first tenth of a shorter text.
CONTEXT_CHARACTERS = 5000
PACES = (40, 60, 80)
DEFINITIONS = """\
perplexity             per token, over windows of 512 tokens of which the first 16 do not count
bits_per_character     the same surprise for each character: compares models of other tokenizers
exact_match_1, _3      share of word starts where the likeliest next word, next three are right
precision_when_shown   of the suggestions shown, the share whose first word is right
coverage               share of word starts at which one is shown
wrong_show_rate        wrong ones shown, for each 100 words
keystrokes_saved       share of characters that cost no key: a word is taken with one key, a wrong
                       suggestion costs a quarter of a key to look at, a right one a twentieth
keystrokes_saved_at    the same with the time the model takes, at 40, 60, 80 words a minute
zero_cost_keystrokes   share of keys that asked nothing of the model, at 60
latency_ms             from a key to the first words shown after it, at 60

With --memory the model also recalls the measured text up to the cursor, as when it is written.

With --compare, both are measured page by page, of some 90 words each, after 1,200 characters of
what stands before, and keys as if the writer waited. low and high are the 95 % interval of
voice / base - 1.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's arguments."""
    add_model_argument(parser)
    add_voice_argument(parser)
    add_memory_argument(parser)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.epilog = DEFINITIONS
    parser.add_argument("text", type=Path, help="a text in UTF-8")
    parser.add_argument(
        "--metrics",
        default=",".join(METRICS),
        help=f"which of {', '.join(METRICS)} (all; typing is the slow one)",
    )
    parser.add_argument(
        "--characters", type=int, default=20_000, help="how many to measure on (20,000)"
    )
    parser.add_argument(
        "--share",
        type=int,
        default=Settings().share,
        help=f"how often to show something, of 100 word starts ({Settings().share})",
    )
    parser.add_argument(
        "--compare", metavar="VOICE", help="measure this voice beside it, with how sure that is"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; 0, or 1 with the reason on standard error."""
    try:
        metrics = _metrics(arguments.metrics)
        text = read_document(arguments.text).text
        if len(text) < 200:
            raise ValueError(f"{arguments.text} is too short: it has to have 200 characters.")
        begin = min(CONTEXT_CHARACTERS, len(text) // 10)
        end = min(begin + max(arguments.characters, 100), len(text))
        if arguments.compare is not None:
            voices.pack_of(arguments.compare)  # a wrong name is said before the base is measured
            print(_compared(arguments, metrics, pages(text, begin, end)))
            return 0
        engine = load_engine(arguments.model, arguments.voice, arguments.strength)
        recall(engine, arguments.memory)
    except (DocumentError, ModelError, PackError, ValueError, VoiceError) as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{arguments.text} cannot be read: {error.strerror or error}.", file=sys.stderr)
        return 1
    figures: dict[str, Any] = {"model": engine.info.name, "characters": end - begin}
    follower = Follower(engine, text if arguments.memory else "")
    if "perplexity" in metrics:
        figures |= _surprise(engine, follower, text, begin, end)
    if "next-word" in metrics:
        tell = follower.telling(begin, end, _progress("next words"))
        found = next_words(text, begin, end, engine, tell)
        figures["exact_match_1"] = round(found.one / max(found.places, 1), 4)
        figures["exact_match_3"] = round(found.three / max(found.places, 1), 4)
    if "typing" in metrics:
        figures |= _typing(engine, follower, text, begin, end, arguments.share)
    print(json.dumps(figures) if arguments.json else _table(figures))
    return 0


def _compared(arguments: argparse.Namespace, metrics: list[str], found: list[Page]) -> str:
    """Both models, one after the other, on the same pages."""
    typing = as_offered(arguments.share)
    base = arguments.voice or arguments.model
    heard = []
    for voice in (arguments.voice, arguments.compare):
        engine = load_engine(arguments.model, voice, arguments.strength)
        recall(engine, arguments.memory)
        heard.append(
            {
                measure.name: tally(measure, engine, found, typing, _progress(measure.name))
                for measure, metric in zip(MEASURES, METRICS, strict=True)
                if metric in metrics
            }
        )
        del engine
    measures = compared(heard[0], None, heard[1], found)
    if not arguments.json:
        return f"{table(measures, base, None, arguments.compare)}\n{METHOD}"
    rows = [asdict(one) for one in measures]
    return json.dumps({"base": base, "voice": arguments.compare, "measures": rows})


def _metrics(wanted: str) -> list[str]:
    metrics = [name.strip() for name in wanted.split(",")]
    for name in metrics:
        if name not in METRICS:
            raise ValueError(f"There is no metric “{name}”; there are {', '.join(METRICS)}.")
    return metrics


def _surprise(
    engine: Engine, follower: Follower, text: str, begin: int, end: int
) -> dict[str, float]:
    ids = engine.tokenizer.encode(text[begin:end])
    found = perplexity(ids, follower.log_probabilities(begin), engine.context_tokens)
    bits = math.log2(found) * len(ids) / (end - begin)
    return {"perplexity": round(found, 3), "bits_per_character": round(bits, 4)}


def _typing(
    engine: Engine, follower: Follower, text: str, begin: int, end: int, share: int
) -> dict[str, Any]:
    chosen = Settings()
    terms = Terms(Size(chosen.size), gate_for(share))
    recorder = Recorder(engine, chosen.max_tokens)
    engine.forget()
    at_pace: dict[int, Typed] = {}
    for pace in (60, 0, 40, 80):  # the first one hears nearly all there is to hear
        typist = Typist(text, begin, end, recorder, terms, pace)
        progress = _progress(f"typing at {pace or 'any'} words a minute")
        at_pace[pace] = typist.run(follower.telling(begin, end, progress))
    typed, times = at_pace[60], sorted(at_pace[60].latencies)
    return {
        "precision_when_shown": round(typed.precision, 4),
        "coverage": round(typed.covered_words / max(typed.words, 1), 4),
        "wrong_show_rate": round(100 * typed.wrong_shown / max(typed.words, 1), 2),
        "keystrokes_saved": round(at_pace[0].saved, 4),
        "keystrokes_saved_at": {str(pace): round(at_pace[pace].saved, 4) for pace in PACES},
        "zero_cost_keystrokes": round(typed.free_keys / max(typed.keys, 1), 4),
        "latency_ms": {
            f"p{p}": round(times[min(len(times) * p // 100, len(times) - 1)], 1)
            for p in (50, 90, 99)
            if times
        },
    }


def _progress(stage: str) -> Callable[[float], None]:
    """Tells how far a stage is, in place, if somebody looks."""
    if not sys.stderr.isatty():
        return lambda _fraction: None

    def tell(fraction: float) -> None:
        print(f"\r{stage}: {fraction:.0%} ", end="", file=sys.stderr, flush=True)
        if fraction >= 1:
            print(file=sys.stderr)

    return tell


def _table(figures: dict[str, Any]) -> str:
    rows = []
    for name, value in figures.items():
        if isinstance(value, dict):
            value = "   ".join(f"{key} {number}" for key, number in value.items())
        rows.append(f"{name:<24}{value}")
    return "\n".join(rows)
