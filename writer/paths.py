"""Where Inkling keeps things on this machine.

`INKLING_HOME` moves everything under one folder: tests and portable installs use it.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APP = "inkling"


def _folder(kind: str) -> Path:
    home = os.environ.get("INKLING_HOME")
    if home:
        return Path(home) / kind
    return Path(getattr(platformdirs, f"user_{kind}_dir")(_APP, appauthor=False))


def data_folder() -> Path:
    """Model packs and skeletons, large and made once; the writer's notes. Worth keeping."""
    return _folder("data")


def packs_folder() -> Path:
    """One folder per model pack."""
    return data_folder() / "packs"


def packs_with_the_app() -> Path:
    """The packs that the packaged app brings along; read only, and absent otherwise."""
    return Path(__file__).resolve().parent.parent / "packs"


def voices_folder() -> Path:
    """One folder per voice: its training, and what was learned."""
    return data_folder() / "voices"


def config_folder() -> Path:
    """Settings."""
    return _folder("config")


def state_folder() -> Path:
    """Recent files and window geometry."""
    return _folder("state")


def cache_folder() -> Path:
    """Downloads and converted skeletons; safe to delete."""
    return _folder("cache")


def log_folder() -> Path:
    """Log files, which never hold the writer's text."""
    return _folder("log")


def resources_folder() -> Path:
    """Icons, themes, translations and texts that come with the app."""
    return Path(__file__).resolve().parent.parent / "resources"


def catalogue_folder() -> Path:
    """The list of models that can be fetched, which comes with the app."""
    return Path(__file__).resolve().parent.parent / "models"
