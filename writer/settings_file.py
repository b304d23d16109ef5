"""Keeps the settings in a file that a newer or a broken Inkling cannot spoil for good."""

from __future__ import annotations

import contextlib
import json
import logging
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path

from writer.settings import Settings, with_value

log = logging.getLogger(__name__)


def load(path: Path, on_wrong: Callable[[str], object] = str) -> Settings:
    """The stored settings; what is missing, unknown or wrong falls back to its default.

    Calls `on_wrong` with the name of each option whose value is wrong, or with "" where the file is
    no settings at all; that one is then kept beside, under a name that ends in `.broken`.
    """
    settings = Settings()
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(stored, dict):
            raise ValueError("it holds no names and values")
    except FileNotFoundError:
        return settings
    except (OSError, ValueError, RecursionError) as error:
        log.warning("the settings in %s cannot be read, so the defaults are used: %s", path, error)
        if not isinstance(error, OSError):
            with contextlib.suppress(OSError):
                path.replace(f"{path}.broken")
        on_wrong("")
        return settings
    for name, value in stored.items():
        try:
            settings = with_value(settings, name, value)
        except ValueError as error:
            log.warning("ignoring a setting: %s", error)
            if any(option.name == name for option in fields(Settings)):
                on_wrong(name)
    return settings


def stored_language(path: Path) -> str:
    """The window's language, which is to be known before anything is said of the other settings."""
    try:
        chosen = json.loads(path.read_text(encoding="utf-8"))["language"]
        return with_value(Settings(), "language", chosen).language
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return Settings().language


def store(path: Path, settings: Settings) -> None:
    """Write the settings, whole or not at all. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(".part")
    partial.write_text(json.dumps(asdict(settings), indent=2) + "\n", encoding="utf-8")
    partial.replace(path)
