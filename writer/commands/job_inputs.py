"""The base and the texts of a job, as they were when its training began."""

from __future__ import annotations

from pathlib import Path

from writer.lm.pack import PackInfo, verify_pack
from writer.models import library as models
from writer.voices.job import Job, VoiceError
from writer.voices.texts import Prepared, prepared


def base_of(job: Job) -> PackInfo:
    """The model that is trained. Raises ModelError, PackError, and VoiceError for another one."""
    base = verify_pack(models.find(job.base))
    if base.source_sha256 != job.base_sha256:
        raise VoiceError(
            f"The model {base.name} is not the one that {job.voice} was begun with "
            f"({base.source_sha256[:12]}, then {job.base_sha256[:12]})."
        )
    return base


def texts_of(job: Job) -> list[Prepared]:
    """Read them again. Raises TextError, and VoiceError for one that was changed."""
    texts = prepared([Path(text.path) for text in job.texts])
    for text, known in zip(texts, job.texts, strict=True):
        if text.sha256 != known.sha256:
            raise VoiceError(
                f"{text.path.name} was changed since the training of {job.voice} began. Put it "
                "back as it was, or train a new voice."
            )
    return texts
