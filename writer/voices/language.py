"""Tells the language of a text."""

from __future__ import annotations

from functools import cache
from typing import Any

_SAMPLES, _SAMPLE_CHARACTERS = 20, 400
_LEAST_CONFIDENCE = 0.5
_UNKNOWN = "zxx"  # the model's word for what is no language: code, noise, names


def language_of(text: str) -> str:
    """Its ISO 639 code, as "en" or "zh"; "" where it cannot be told."""
    step = max(_SAMPLE_CHARACTERS, len(text) // _SAMPLES)
    sample = "\n".join(text[at : at + _SAMPLE_CHARACTERS] for at in range(0, len(text), step))
    if not any(character.isalpha() for character in sample):
        return ""
    language, confidence = _identifier().classify(sample)
    return "" if language == _UNKNOWN or confidence < _LEAST_CONFIDENCE else str(language)


@cache
def _identifier() -> Any:
    """The model of py3langid, which takes 0.4 s to load."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
