"""The texts of a job, as they were when its training began."""

from __future__ import annotations

from pathlib import Path

from writer.gpt.training_texts import TrainingText, read_texts
from writer.voices.job import Job, VoiceError


def texts_of(job: Job) -> list[TrainingText]:
    """Read them again. Raises TrainingTextError, and VoiceError for one that was changed."""
    texts = read_texts([Path(text.path) for text in job.texts])
    for text, known in zip(texts, job.texts, strict=True):
        if text.sha256 != known.sha256:
            raise VoiceError(
                f"{text.path.name} was changed since the training of {job.voice} began. Put it "
                "back as it was, or train a new voice."
            )
    return texts
