"""What each method of training begins with, and what is kept of it: an adapter or a whole model."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from writer.commands.job_inputs import base_of
from writer.commands.voicing import keep_model, keep_voice
from writer.gpt.adapter_file import read_adapter
from writer.gpt.checkpoint import Checkpoint
from writer.gpt.lora import Adapter, fresh
from writer.gpt.original import original
from writer.gpt.reading import read_checkpoint
from writer.gpt.scratch import own_config, own_model, own_tokenizer
from writer.gpt.training import Settings
from writer.lm.pack import TOKENIZER, PackInfo, verify_pack
from writer.lm.tokenizer import Tokenizer
from writer.models import library as models
from writer.voices.job import ADAPTER, CHECKPOINT, MODEL, Job, VoiceError
from writer.voices.texts import Prepared

if TYPE_CHECKING:
    from writer.gpt.trainer import Trainer

LORA, FULL, SCRATCH = "lora", "full", "scratch"
# Where a method's own values differ from those of Settings.
DEFAULTS = {
    LORA: Settings(),
    FULL: Settings(learning_rate=5e-5),
    SCRATCH: Settings(learning_rate=1e-4, epochs=10, batch=4),
}


@dataclass(frozen=True, slots=True)
class Beginning:
    """What a training begins with: an added model, or from scratch a tokenizer of its own."""

    method: str
    base: PackInfo | None
    tokenizer_json: str = ""

    @property
    def tokenizer(self) -> Tokenizer:
        """What cuts the texts into tokens."""
        if self.base is not None:
            return Tokenizer(self.base.folder)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / TOKENIZER).write_text(self.tokenizer_json, encoding="utf-8")
            return Tokenizer(Path(folder))

    def checkpoint(self, settings: Settings) -> Checkpoint:
        """The model before the first step. Raises CheckpointError, PackError and OSError."""
        if self.base is not None:
            return original(self.base)
        return own_model(self.tokenizer_json, settings)


def new(method: str, model: str, texts: Sequence[Prepared], settings: Settings) -> Beginning:
    """The beginning of a new training. Raises CheckpointError, ModelError and PackError."""
    if method == SCRATCH:
        own_config(settings.vocabulary, settings)  # sizes that do not fit are said now
        pairs = own_tokenizer([text.text for text in texts], settings.vocabulary)
        return Beginning(method, None, pairs)
    return Beginning(method, verify_pack(models.find(model)))


def gone_on_with(folder: Path, job: Job) -> Beginning:
    """A job's beginning. Raises ModelError, PackError, and VoiceError where it is another now."""
    if job.method == SCRATCH:
        try:
            pairs = (folder / TOKENIZER).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise VoiceError(
                f"The training of {job.voice} cannot go on: {folder / TOKENIZER} cannot be read. "
                "Remove the voice and train it again."
            ) from error
        return Beginning(job.method, None, pairs)
    return Beginning(job.method, base_of(job))


def trainer(beginning: Beginning, settings: Settings, strategy: str = "one") -> Trainer:
    """What trains it. The checkpoint is let go here and read again for merging: it is large.

    Raises CheckpointError, PackError, TrainingError and OSError.
    """
    from writer.gpt.strategies import strategy_named
    from writer.gpt.trained_lora import TrainedLora
    from writer.gpt.trained_whole import TrainedWhole
    from writer.gpt.trainer import Trainer, reproducible

    reproducible(half_precision=settings.half_precision)
    chosen = strategy_named(strategy, settings.batch)
    checkpoint = beginning.checkpoint(settings)
    if beginning.method == LORA:
        adapter = fresh(checkpoint.config, settings.rank, settings.alpha, settings.seed)
        scale = settings.alpha / settings.rank
        lora = TrainedLora(checkpoint, scale, settings.half_precision)
        return Trainer(lora, adapter.factors, settings, chosen)
    whole = TrainedWhole(checkpoint, settings.dropout if beginning.method == SCRATCH else 0.0)
    return Trainer(whole, checkpoint.tensors, settings, chosen)


def learned_to_the_end(folder: Path, job: Job) -> dict[str, np.ndarray] | None:
    """What a training that came to its end left, or an import; None where there is more to do.

    Raises AdapterError, CheckpointError and OSError for what is damaged.
    """
    if (folder / CHECKPOINT).exists():
        return None
    if (folder / ADAPTER).is_dir():
        return dict(read_adapter(folder / ADAPTER, job.base, job.base_sha256).factors)
    if (folder / MODEL).is_dir():
        return dict(read_checkpoint(folder / MODEL).tensors)
    return None


def keep(
    folder: Path,
    job: Job,
    beginning: Beginning,
    learned: Mapping[str, np.ndarray],
) -> None:
    """Make a voice of what was learned. Raises what keeping an adapter or a model raises.

    The texts are not read for it: by now the writer may have written on in them.
    """
    settings = Settings(**job.settings)
    checkpoint = beginning.checkpoint(settings)
    if beginning.base is not None and beginning.method != FULL:
        adapter = Adapter(settings.rank, settings.alpha, learned)
        keep_voice(folder, job, beginning.base, checkpoint, adapter)
        return
    whole = replace(checkpoint, tensors=learned, blocks={})
    licence = "the writer's own" if beginning.base is None else beginning.base.licence
    keep_model(folder, job, whole, licence)
