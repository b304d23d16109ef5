"""From the settings' style to a request for the model, and the two styles to start from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from writer.settings import QT_TRANSLATE_NOOP, Settings, with_value
from writer.suggest.request import Request

# By a preset's words: what it changes. Length, banned words and seed stay the writer's own.
PRESETS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        QT_TRANSLATE_NOOP("Presets", "Steady"): {
            "temperature": 0.0,
            "top_p": 1.0,
            "min_p": 0.0,
            "typical_p": 1.0,
            "repetition_penalty": 1.0,
            "dry_multiplier": 0.0,
        },
        # Temperature and min-p as in 2407.01082, DRY at the strength that its author advises.
        QT_TRANSLATE_NOOP("Presets", "Adventurous"): {
            "temperature": 1.0,
            "top_p": 1.0,
            "min_p": 0.1,
            "typical_p": 1.0,
            "repetition_penalty": 1.0,
            "dry_multiplier": 0.8,
        },
    }
)

# How freely to try again where the style is to take the likeliest words.
_FREED, _FREED_MIN_P = 0.9, 0.05


def with_preset(settings: Settings, name: str) -> Settings:
    """The settings in this style."""
    for option, value in PRESETS[name].items():
        settings = with_value(settings, option, value)
    return settings


def preset_of(settings: Settings) -> str | None:
    """The preset whose style this is, if it is one's."""
    fitting = (
        name
        for name, values in PRESETS.items()
        if all(getattr(settings, option) == value for option, value in values.items())
    )
    return next(fitting, None)


def banned_in(text: str) -> tuple[str, ...]:
    """The phrases of a list with one on a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def request_for(request_id: int, prompt: str, settings: Settings) -> Request:
    """The wish for what follows this prompt, in the writer's style."""
    return Request(
        request_id,
        prompt,
        settings.max_tokens,
        temperature=settings.temperature,
        top_p=settings.top_p,
        min_p=settings.min_p,
        typical_p=settings.typical_p,
        repetition_penalty=settings.repetition_penalty,
        dry_multiplier=settings.dry_multiplier,
        banned=banned_in(settings.banned),
        seed=settings.seed or None,
    )


def freed(request: Request) -> Request:
    """The same wish, but such that each time something else comes."""
    request = replace(request, seed=None)
    if request.temperature:
        return request
    return replace(request, temperature=_FREED, min_p=_FREED_MIN_P)
