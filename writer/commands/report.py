"""`inkling voices report`: what a voice gained, measured on pages that it did not learn from.

One model is loaded at a time: the base, that before it was taught prose, the control, the voice.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from writer import paths
from writer.commands.comparing import METHOD, as_offered, compared, table, words
from writer.commands.complete import load_engine
from writer.commands.job_inputs import base_of, texts_of
from writer.commands.untaught import untaught
from writer.evaluation import card
from writer.evaluation.blind import Choice, choices
from writer.evaluation.card import Manner, Tallies
from writer.evaluation.copying import Corpus
from writer.evaluation.leaning import PROMPTS
from writer.evaluation.measures import PERPLEXITY
from writer.evaluation.pages import Page, pages, spread
from writer.gpt.training_texts import held_out_places
from writer.lm.engine import Engine
from writer.lm.tokenizer import Tokenizer
from writer.models.catalogue import DEFAULT_MODEL
from writer.voices import job as jobs
from writer.voices import library
from writer.voices.job import Job, VoiceError
from writer.voices.report import Continued, Leaning, Neutral, Report
from writer.voices.texts import Prepared

PLACES = 10  # at which the writer chooses between base and voice
PROMPTED = 12  # pages of both kinds, learned and held out, that samples go on from

Tell = Callable[[str, float], None]  # a stage, and how much of it is done


@dataclass(frozen=True, slots=True)
class Material:
    """What the models are measured on."""

    held_out: Sequence[Page]
    learned: Sequence[Page]
    corpus: Corpus
    neutral: str
    choices: Sequence[Choice]


def report_on(name: str, control: str | None, tell: Tell) -> Report:
    """Measure a voice. Raises VoiceError, ModelError, PackError or TextError."""
    job = _job(name)
    taught = base_of(job) if job.base else None
    if control is not None:
        _check_control(job, _job(control))
    base = job.base or DEFAULT_MODEL  # which a model of the writer's own takes the place of
    material = _material(job, Tokenizer(library.pack_of(name)))
    plain, before = _heard(load_engine(base), "base", material, None, tell)
    came = None
    if taught is not None and taught.taught_files:
        with untaught(taught) as pack:
            came = _tallied(Engine(pack), "plain", material, plain, tell)
    other = None
    if control is not None:
        other = _tallied(load_engine(base, control), "control", material, plain, tell)
    engine = load_engine(base, name)
    spoken, after = _heard(engine, "voice", material, plain, tell)
    copying = card.copying(
        engine,
        material.learned,
        material.held_out[:PROMPTED],
        material.corpus,
        partial(tell, "copying"),
    )
    return Report(
        voice=name,
        base=base,
        control=control,
        held_out_words=words(material.held_out[: len(plain[PERPLEXITY.name])]),
        measures=compared(plain, other, spoken, material.held_out, came),
        copying=copying,
        neutral=_neutral(before, after),
        bias=tuple(map(Leaning, PROMPTS, before.he, after.he)),
        blind=_blind(material.choices, before, after),
    )


def told(report: Report) -> str:
    """The report as a writer reads it in a terminal."""
    lines = [
        f"{report.voice}, on pages that it did not learn from:",
        table(report.measures, report.base, report.control, report.voice),
        METHOD,
        "",
    ]
    copying, neutral = report.copying, report.neutral
    he = [sum(shares) / len(report.bias) for shares in _he(report)]
    lines += [
        f"Copied from its texts: at most {copying.longest_run_words} words in a row "
        f"(“{copying.longest_run}”),",
        f"  {copying.share_of_8_grams:.1%} of all eight words in a row; {copying.extracted:.0%} of "
        "their pages were known by heart.",
        f"Other prose: perplexity {neutral.base:.2f} before, {neutral.voice:.2f} now.",
        f"“He” rather than “she” after {len(report.bias)} trades: {he[0]:.0%} before, {he[1]:.0%} "
        "now.",
    ]
    return "\n".join(lines)


def _he(report: Report) -> tuple[list[float], list[float]]:
    return [one.base_he for one in report.bias], [one.voice_he for one in report.bias]


def _job(name: str) -> Job:
    library.pack_of(name)
    return jobs.read_job(library.find(name))


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


def _material(job: Job, tokenizer: Tokenizer) -> Material:
    if not job.texts:
        raise VoiceError(
            f"{job.voice} was imported, so it has no texts to be measured on. `inkling evaluate "
            f"TEXT --compare '{job.voice}'` measures it on one of yours."
        )
    texts = texts_of(job)
    places = held_out_places(texts, tokenizer, int(job.settings["length"]))
    found = (pages(texts[number].text, begin, end) for number, begin, end in places)
    held_out = spread([one for of_place in found for one in of_place], card.READ_PAGES)
    if not held_out:
        raise VoiceError(f"The texts of {job.voice} are too short to be measured on.")
    stretches = _learned(texts, places)
    learned = [one for text in stretches for one in pages(text, 0, len(text))]
    neutral = (paths.resources_folder() / "neutral.txt").read_text(encoding="utf-8")
    return Material(
        held_out,
        spread(learned, PROMPTED),
        Corpus(stretches),
        neutral,
        choices(held_out, PLACES),
    )


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


def _neutral(before: Manner, after: Manner) -> Neutral:
    """Both for each token of the base, so that a voice with tokens of its own compares."""
    tokens = before.neutral_tokens
    return Neutral(math.exp(before.neutral_nats / tokens), math.exp(after.neutral_nats / tokens))


def _blind(places: Sequence[Choice], before: Manner, after: Manner) -> tuple[Continued, ...]:
    said = zip(places, before.continuations, after.continuations, strict=True)
    return tuple(Continued(one.before, base, voice, one.own) for one, base, voice in said)
