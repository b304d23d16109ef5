"""Why a model cannot be had."""

from __future__ import annotations


class ModelError(Exception):
    """A model cannot be had. The message can be shown to a writer as it is."""


class BrokenDownloadError(ModelError):
    """The connection broke; what has arrived is worth keeping for the next try."""
