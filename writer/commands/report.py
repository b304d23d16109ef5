"""`inkling voices report`: what a voice gained, measured on pages that it did not learn from.

One model is loaded at a time: the base, that before it was taught prose, the control, the voice.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from writer import paths
from writer.commands.comparing import METHOD, as_offered, compared, table, words
from writer.commands.complete import load_engine
from writer.commands.job_inputs import base_of, texts_of
from writer.commands.methods import SCRATCH
from writer.commands.untaught import untaught
from writer.evaluation import card
from writer.evaluation.blind import Choice, choices
from writer.evaluation.card import Manner, Tallies
from writer.evaluation.copying import Corpus
from writer.evaluation.leaning import PROMPTS
from writer.evaluation.measures import PERPLEXITY
from writer.evaluation.pages import Page, pages, spread
from writer.gpt.training_texts import held_out_places, read_texts
from writer.lm.engine import Engine
from writer.lm.pack import PackInfo, read_pack
from writer.lm.tokenizer import Tokenizer
from writer.models import library as models
from writer.models.catalogue import DEFAULT_MODEL
from writer.models.errors import ModelError
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import Job, VoiceError
from writer.voices.language import language_of
from writer.voices.report import Continued, Copying, Leaning, Neutral, Report
from writer.voices.texts import Prepared

PLACES = 10  # at which the writer chooses between base and voice
PROMPTED = 12  # pages of both kinds, learned and held out, that samples go on from

Tell = Callable[[str, float], None]  # a stage, and how much of it is done


@dataclass(frozen=True, slots=True)
class Material:
    """What the models are measured on."""

    held_out: Sequence[Page]
    learned: Sequence[Page]
    corpus: Corpus | None
    neutral: str
    choices: Sequence[Choice]
    language: str


def report_on(name: str, control: str | None, on: Sequence[Path], tell: Tell) -> Report:
    """Measure a voice, on what was held out of its texts or `on` others.

    Raises VoiceError, ModelError, PackError or TextError.
    """
    job = _job(name)
    info = _base(job)
    if control is not None:
        _check_control(job, _job(control))
    base = info.name
    material = _material(job, Tokenizer(library.pack_of(name)), on)
    plain, before = _heard(load_engine(base), "base", material, None, tell)
    came = None
    if job.base and info.taught_files:
        with untaught(info) as pack:
            came = _tallied(Engine(pack), "plain", material, plain, tell)
    other = None
    if control is not None:
        other = _tallied(load_engine(base, control), "control", material, plain, tell)
    engine = load_engine(base, name)
    spoken, after = _heard(engine, "voice", material, plain, tell)
    return Report(
        voice=name,
        method=job.method,
        base=base,
        control=control,
        language=material.language,
        held_out_words=words(material.held_out[: len(plain[PERPLEXITY.name])]),
        measures=compared(plain, other, spoken, material.held_out, came),
        copying=_copying(engine, material, tell),
        neutral=_neutral(before, after),
        bias=tuple(map(Leaning, PROMPTS, before.he, after.he)),
        blind=_blind(material.choices, before, after),
    )


def told(report: Report) -> str:
    """The report as a writer reads it in a terminal."""
    read = "" if report.method == "import" else " that it did not learn from"
    lines = [
        f"{report.voice}, on pages{read}:",
        table(report.measures, report.base, report.control, report.voice),
        METHOD,
        "",
        *_told_of_copying(report),
        *_told_of_english(report),
    ]
    return "\n".join(lines)


def _told_of_copying(report: Report) -> list[str]:
    if (copying := report.copying) is None:
        return [
            f"Which texts {report.voice} learned from is not known, nor what it copies of them."
        ]
    return [
        f"Copied from its texts: at most {copying.longest_run_words} words in a row "
        f"(“{copying.longest_run}”),",
        f"  {copying.share_of_8_grams:.1%} of all eight words in a row; {copying.extracted:.0%} of "
        "their pages were known by heart.",
    ]


def _told_of_english(report: Report) -> list[str]:
    """What was measured on English, whatever the writer's language is."""
    neutral = report.neutral
    before, now = _he(report)
    lines = [f"Other prose: perplexity {neutral.base:.2f} before, {neutral.voice:.2f} now."]
    if report.method == SCRATCH:
        lines = [
            f"Trained from scratch, {report.voice} had nothing to forget. {report.base} is "
            "measured beside it, and is not what it was made from."
        ]
    lines.append(
        f"“He” rather than “she” after {len(report.bias)} trades: {before:.0%} before, {now:.0%} "
        "now."
    )
    if not report.is_english:
        lines.append(
            "What follows trades, and other prose, are English: of your language they tell little."
        )
    return lines


def _he(report: Report) -> list[float]:
    """How often "he" follows, on average: before and now."""
    shares = [(one.base_he, one.voice_he) for one in report.bias]
    return [sum(of_one) / len(shares) for of_one in zip(*shares, strict=True)]


def _job(name: str) -> Job:
    library.pack_of(name)
    return jobs.read_job(library.find(name))


def _base(job: Job) -> PackInfo:
    """A voice is measured beside the model that it was made of; one from scratch beside another."""
    if job.base:
        return base_of(job)
    try:
        return read_pack(models.find(DEFAULT_MODEL))
    except ModelError as error:
        raise VoiceError(
            f"{job.voice} was trained from scratch: there is no model that it was made of, and "
            f"{DEFAULT_MODEL}, which it would be compared with, is not on this computer. `inkling "
            f"models add {DEFAULT_MODEL}` fetches that; `inkling evaluate TEXT --voice "
            f"'{job.voice}'` measures the voice alone."
        ) from error


def _check_control(job: Job, control: Job) -> None:
    """A control says something only if it learned like the voice, from others."""
    if control.base_sha256 != job.base_sha256:
        raise VoiceError(
            f"{control.voice} is a voice for {control.base}, {job.voice} one for {job.base}: they "
            "cannot be compared."
        )
    shared = {text.sha256 for text in job.texts} & {text.sha256 for text in control.texts}
    if shared:
        raise VoiceError(
            f"{control.voice} learned from the same text as {job.voice}. A control learns from as "
            "many words by others."
        )


def _material(job: Job, tokenizer: Tokenizer, on: Sequence[Path]) -> Material:
    if not job.texts and not on:
        raise VoiceError(
            f"{job.voice} was imported, so no text of it is here to be measured on. Give one of "
            f"yours that it did not learn from: `inkling voices report '{job.voice}' --on TEXT`."
        )
    texts = texts_of(job) if job.texts else []
    places = held_out_places(texts, tokenizer, int(job.settings["length"])) if texts else []
    stretches = _learned(texts, places)
    learned = [one for text in stretches for one in pages(text, 0, len(text))]
    chosen = _chosen(job, on)
    if chosen:
        found = [pages(text.text, 0, len(text.text)) for text in chosen]
    else:
        found = [pages(texts[number].text, begin, end) for number, begin, end in places]
    held_out = spread([one for of_place in found for one in of_place], card.READ_PAGES)
    if not held_out:
        raise VoiceError(f"The texts of {job.voice} are too short to be measured on.")
    neutral = (paths.resources_folder() / "neutral.txt").read_text(encoding="utf-8")
    return Material(
        held_out,
        spread(learned, PROMPTED),
        Corpus(stretches) if texts else None,
        neutral,
        choices(held_out, PLACES),
        language_of("\n".join(one.own for one in held_out)),
    )


def _chosen(job: Job, on: Sequence[Path]) -> list[Prepared]:
    """The texts that the writer chose to measure on. Raises VoiceError for one it learned from."""
    texts = read_texts(on) if on else []
    known = {text.sha256 for text in job.texts}
    for text in texts:
        if text.sha256 in known:
            raise VoiceError(
                f"{job.voice} learned from {text.path.name}. Measure it on a text that it did not "
                "read, or without --on: pages of its own texts were held out for that."
            )
    return texts


def _learned(texts: Sequence[Prepared], places: Sequence[tuple[int, int, int]]) -> list[str]:
    """The stretches between what was held out."""
    found = []
    for number, text in enumerate(texts):
        begin = 0
        for of_text, start, end in places:
            if of_text == number:
                found.append(text.text[begin:start])
                begin = end
        found.append(text.text[begin:])
    return found


def _tallied(
    engine: Engine, who: str, material: Material, like: Tallies | None, tell: Tell
) -> Tallies:
    return card.tallies(engine, material.held_out, as_offered(), like, partial(tell, who))


def _heard(
    engine: Engine, who: str, material: Material, like: Tallies | None, tell: Tell
) -> tuple[Tallies, Manner]:
    found = _tallied(engine, who, material, like, tell)
    samples = partial(tell, f"{who} samples")
    return found, card.manner(engine, material.neutral, material.choices, samples)


def _copying(engine: Engine, material: Material, tell: Tell) -> Copying | None:
    if material.corpus is None:
        return None
    told, held_out = partial(tell, "copying"), material.held_out[:PROMPTED]
    return card.copying(engine, material.learned, held_out, material.corpus, told)


def _neutral(before: Manner, after: Manner) -> Neutral:
    """Both for each token of the base, so that a voice with tokens of its own compares."""
    tokens = before.neutral_tokens
    return Neutral(math.exp(before.neutral_nats / tokens), math.exp(after.neutral_nats / tokens))


def _blind(places: Sequence[Choice], before: Manner, after: Manner) -> tuple[Continued, ...]:
    said = zip(places, before.continuations, after.continuations, strict=True)
    return tuple(Continued(one.before, base, voice, one.own) for one, base, voice in said)
