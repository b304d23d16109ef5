"""Every option once: its default, its range, and the words the settings show for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """The text as it is; by this name Qt's lupdate finds what is to be translated."""
    return text


# The pages of the settings. What belongs to none of them is chosen elsewhere in the window.
SECTIONS: Mapping[str, str] = {
    "page": QT_TRANSLATE_NOOP("Settings", "Page"),
    "focus": QT_TRANSLATE_NOOP("Settings", "Focus"),
    "suggestions": QT_TRANSLATE_NOOP("Settings", "Suggestions"),
    "style": QT_TRANSLATE_NOOP("Settings", "Style"),
    "words": QT_TRANSLATE_NOOP("Settings", "Words"),
    "voices": QT_TRANSLATE_NOOP("Settings", "Voices"),
}


def _option(default: Any, section: str, label: str, help: str, **limits: Any) -> Any:
    metadata = {"section": section, "label": label, "help": help, **limits}
    if isinstance(default, dict):
        return field(default_factory=dict, metadata=metadata)
    return field(default=default, metadata=metadata)


@dataclass(frozen=True, slots=True)
class Settings:
    """The writer's choices. A changed copy replaces the old one; nothing mutates it."""

    theme: str = _option(
        "system",
        "page",
        QT_TRANSLATE_NOOP("Settings", "Theme"),
        QT_TRANSLATE_NOOP("Settings", "The colours of the page and of all around it."),
        choices={
            "system": QT_TRANSLATE_NOOP("Settings", "As the system"),
            "light": QT_TRANSLATE_NOOP("Settings", "Light"),
            "sepia": QT_TRANSLATE_NOOP("Settings", "Sepia"),
            "dark": QT_TRANSLATE_NOOP("Settings", "Dark"),
            "contrast": QT_TRANSLATE_NOOP("Settings", "High contrast"),
        },
    )
    font: str = _option(
        "serif",
        "page",
        QT_TRANSLATE_NOOP("Settings", "Font"),
        QT_TRANSLATE_NOOP("Settings", "Two come with Inkling; the others are your system's."),
        families={
            "serif": QT_TRANSLATE_NOOP("Settings", "Serif"),
            "monospace": QT_TRANSLATE_NOOP("Settings", "Monospace"),
        },
    )
    font_size: int = _option(
        15,
        "page",
        QT_TRANSLATE_NOOP("Settings", "Text size"),
        QT_TRANSLATE_NOOP("Settings", "In points."),
        low=8,
        high=48,
    )
    column: int = _option(
        66,
        "page",
        QT_TRANSLATE_NOOP("Settings", "Column"),
        QT_TRANSLATE_NOOP("Settings", "How many characters a line holds, where there is room."),
        low=30,
        high=160,
        step=2,
    )
    line_height: int = _option(
        150,
        "page",
        QT_TRANSLATE_NOOP("Settings", "Line height"),
        QT_TRANSLATE_NOOP("Settings", "From line to line, in percent of the text size."),
        low=120,
        high=240,
        step=5,
    )
    paragraphs: str = _option(
        "plain",
        "page",
        QT_TRANSLATE_NOOP("Settings", "Paragraphs"),
        QT_TRANSLATE_NOOP("Settings", "How they are set apart. The text itself is not changed."),
        choices={
            "plain": QT_TRANSLATE_NOOP("Settings", "As typed"),
            "space": QT_TRANSLATE_NOOP("Settings", "With space between them"),
            "indent": QT_TRANSLATE_NOOP("Settings", "With the first line indented"),
        },
    )
    markup: bool = _option(
        True,
        "page",
        QT_TRANSLATE_NOOP("Settings", "Show Markdown"),
        QT_TRANSLATE_NOOP(
            "Settings", "Headings, emphasis and quotes look like it; their marks stay, dimmed."
        ),
    )
    focus: str = _option(
        "off",
        "focus",
        QT_TRANSLATE_NOOP("Settings", "Focus on"),
        QT_TRANSLATE_NOOP("Settings", "Where the cursor is. The rest of the page is dimmed."),
        choices={
            "off": QT_TRANSLATE_NOOP("Settings", "The whole page"),
            "sentence": QT_TRANSLATE_NOOP("Settings", "The sentence"),
            "line": QT_TRANSLATE_NOOP("Settings", "The line"),
            "paragraph": QT_TRANSLATE_NOOP("Settings", "The paragraph"),
        },
    )
    typewriter: bool = _option(
        False,
        "focus",
        QT_TRANSLATE_NOOP("Settings", "Typewriter scrolling"),
        QT_TRANSLATE_NOOP("Settings", "The line you write stays at one height, the page moves."),
    )
    fade: str = _option(
        "full_screen",
        "focus",
        QT_TRANSLATE_NOOP("Settings", "Fade all but the page"),
        QT_TRANSLATE_NOOP(
            "Settings", "While you type. Move the mouse, or press Esc or Alt, and all is back."
        ),
        choices={
            "never": QT_TRANSLATE_NOOP("Settings", "Never"),
            "full_screen": QT_TRANSLATE_NOOP("Settings", "In full screen"),
            "always": QT_TRANSLATE_NOOP("Settings", "Always"),
        },
    )
    mood: str = _option(
        "pause",
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Suggest"),
        QT_TRANSLATE_NOOP("Settings", "Grey words at the cursor. Ctrl+Space always asks for them."),
        choices={
            "request": QT_TRANSLATE_NOOP("Settings", "Only when I ask"),
            "pause": QT_TRANSLATE_NOOP("Settings", "When I pause"),
            "typing": QT_TRANSLATE_NOOP("Settings", "As I type"),
        },
    )
    pause_ms: int = _option(
        700,
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Pause"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "How long you stop typing first, in milliseconds. Shorter at the end of a sentence.",
        ),
        low=0,
        high=5000,
        step=50,
    )
    share: int = _option(
        15,
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "How often"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "At how many of a hundred words something is shown. The fewer, the surer it is.",
        ),
        low=1,
        high=100,
    )
    size: str = _option(
        "sentence",
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "How much"),
        QT_TRANSLATE_NOOP("Settings", "Where a suggestion ends at the latest."),
        choices={
            "word": QT_TRANSLATE_NOOP("Settings", "After a word"),
            "clause": QT_TRANSLATE_NOOP("Settings", "After a clause"),
            "sentence": QT_TRANSLATE_NOOP("Settings", "After a sentence"),
            "more": QT_TRANSLATE_NOOP("Settings", "After a paragraph"),
        },
    )
    take_step: str = _option(
        "word",
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Each press takes"),
        QT_TRANSLATE_NOOP("Settings", "How much of a suggestion the key for the next word takes."),
        choices={
            "word": QT_TRANSLATE_NOOP("Settings", "A word"),
            "growing": QT_TRANSLATE_NOOP("Settings", "A word, then a clause, then a sentence"),
        },
    )
    tab_takes: bool = _option(
        True,
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Tab takes a suggestion"),
        QT_TRANSLATE_NOOP(
            "Settings", "Once it has been seen for a moment. Switched off, Tab always indents."
        ),
    )
    memory: bool = _option(
        True,
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Recall my texts"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Names and turns of the texts in the memory, and of the open one, become likelier.",
        ),
    )
    copying_guard: str = _option(
        "mark",
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Word for word"),
        QT_TRANSLATE_NOOP(
            "Settings", "A suggestion that repeats twelve words or more in a row from your texts."
        ),
        choices={
            "mark": QT_TRANSLATE_NOOP("Settings", "Say so"),
            "cut": QT_TRANSLATE_NOOP("Settings", "Cut it before"),
            "off": QT_TRANSLATE_NOOP("Settings", "Let it be"),
        },
    )
    max_tokens: int = _option(
        24,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Length"),
        QT_TRANSLATE_NOOP(
            "Settings", "The longest suggestion, in tokens: four of them are about three words."
        ),
        low=1,
        high=200,
    )
    temperature: float = _option(
        0.0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Temperature"),
        QT_TRANSLATE_NOOP("Settings", "How bold the words are. At 0 always the likeliest."),
        low=0.0,
        high=2.0,
        step=0.05,
    )
    top_p: float = _option(
        1.0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Top-p"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "Only the likeliest words that make up this share of all. 1 leaves them all.",
        ),
        low=0.05,
        high=1.0,
        step=0.05,
    )
    min_p: float = _option(
        0.0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Min-p"),
        QT_TRANSLATE_NOOP(
            "Settings", "Only words this many times as likely as the likeliest. 0 leaves them all."
        ),
        low=0.0,
        high=1.0,
        step=0.01,
    )
    typical_p: float = _option(
        1.0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Typical"),
        QT_TRANSLATE_NOOP(
            "Settings", "Only words about as surprising as is usual here. 1 leaves them all."
        ),
        low=0.05,
        high=1.0,
        step=0.05,
    )
    repetition_penalty: float = _option(
        1.0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Repetition"),
        QT_TRANSLATE_NOOP("Settings", "Above 1, words used lately become less likely."),
        low=1.0,
        high=2.0,
        step=0.05,
    )
    dry_multiplier: float = _option(
        0.0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "DRY"),
        QT_TRANSLATE_NOOP(
            "Settings", "Above 0, going on as an earlier passage did becomes less likely."
        ),
        low=0.0,
        high=4.0,
        step=0.1,
    )
    banned: str = _option(
        "",
        "style",
        QT_TRANSLATE_NOOP("Settings", "Never these"),
        QT_TRANSLATE_NOOP("Settings", "Words and phrases that are never suggested, one on a line."),
    )
    seed: int = _option(
        0,
        "style",
        QT_TRANSLATE_NOOP("Settings", "Seed"),
        QT_TRANSLATE_NOOP(
            "Settings", "With a number, the same place always brings the same words."
        ),
        low=0,
        high=999_999,
        at_lowest=QT_TRANSLATE_NOOP("Settings", "None"),
    )
    daily_goal: int = _option(
        0,
        "words",
        QT_TRANSLATE_NOOP("Settings", "Daily goal"),
        QT_TRANSLATE_NOOP("Settings", "Words more than the day before. Days in a row are counted."),
        low=0,
        high=50_000,
        step=50,
        at_lowest=QT_TRANSLATE_NOOP("Settings", "None"),
    )
    session_goal: int = _option(
        0,
        "words",
        QT_TRANSLATE_NOOP("Settings", "Goal of a session"),
        QT_TRANSLATE_NOOP("Settings", "Words written since Inkling was started."),
        low=0,
        high=50_000,
        step=50,
        at_lowest=QT_TRANSLATE_NOOP("Settings", "None"),
    )
    smart_marks: str = _option(
        "off",
        "page",
        QT_TRANSLATE_NOOP("Settings", "Quotation marks and dashes"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "As you type them, or as a language has them. Undo brings back what you typed.",
        ),
        choices={
            "off": QT_TRANSLATE_NOOP("Settings", "As typed"),
            "auto": QT_TRANSLATE_NOOP("Settings", "In the language of the spelling"),
            "en": "“English”",
            "de": "„Deutsch“",
            "fr": "« Français »",
            "es": "«Español»",
            "it": "«Italiano»",
            "pl": "„Polski”",
            "ru": "«Русский»",
            "sv": "”Svenska”",
            "da": "»Dansk«",
            "zh": "“中文”",
        },
    )
    spelling: str = _option(
        "auto",
        "",
        QT_TRANSLATE_NOOP("Settings", "Spelling"),
        QT_TRANSLATE_NOOP("Settings", "The language of the dictionary, off, or auto."),
    )
    autosave: bool = _option(
        True,
        "page",
        QT_TRANSLATE_NOOP("Settings", "Save by itself"),
        QT_TRANSLATE_NOOP("Settings", "Some seconds after the last key, once the text has a file."),
    )
    language: str = _option(
        "system",
        "page",
        QT_TRANSLATE_NOOP("Settings", "Language"),
        QT_TRANSLATE_NOOP(
            "Settings", "Of the menus and all that Inkling says, from the next start on."
        ),
        choices={
            "system": QT_TRANSLATE_NOOP("Settings", "As the system"),
            "en": "English",
            "zh_CN": "简体中文",
        },
    )
    threads: int = _option(
        0,
        "suggestions",
        QT_TRANSLATE_NOOP("Settings", "Processor cores"),
        QT_TRANSLATE_NOOP(
            "Settings",
            "How many the model uses, from the next start on. 0 lets Inkling choose.",
        ),
        low=0,
        high=64,
    )
    rest_while_typing: bool = _option(
        True,
        "voices",
        QT_TRANSLATE_NOOP("Settings", "Training rests while I write"),
        QT_TRANSLATE_NOOP("Settings", "It goes on some seconds after the last key."),
    )
    rest_on_battery: bool = _option(
        True,
        "voices",
        QT_TRANSLATE_NOOP("Settings", "Training rests on battery"),
        QT_TRANSLATE_NOOP(
            "Settings", "It goes on when the machine is plugged in. Felt by the next training."
        ),
    )
    model: str = _option(
        "smollm2-135m-prose",
        "",
        QT_TRANSLATE_NOOP("Settings", "Model"),
        QT_TRANSLATE_NOOP("Settings", "The model that finds the words."),
    )
    voice: str = _option(
        "",
        "",
        QT_TRANSLATE_NOOP("Settings", "Voice"),
        QT_TRANSLATE_NOOP("Settings", "The voice that the model speaks in; none when empty."),
    )
    voice_strength: int = _option(
        100,
        "",
        QT_TRANSLATE_NOOP("Settings", "Strength"),
        QT_TRANSLATE_NOOP("Settings", "Of the voice, in percent: 100 is what was learned."),
        low=0,
        high=150,
    )
    keys: Mapping[str, str] = _option(
        {},
        "",
        QT_TRANSLATE_NOOP("Settings", "Keys"),
        QT_TRANSLATE_NOOP("Settings", "By the actions' names; those not named are as they came."),
    )


def as_it_came(settings: Settings) -> Settings:
    """The settings with all that their window shows as it came; what is chosen elsewhere stays."""
    elsewhere = [f.name for f in fields(Settings) if not f.metadata["section"] and f.name != "keys"]
    return replace(Settings(), **{name: getattr(settings, name) for name in elsewhere})


def limits_of(name: str) -> Mapping[str, Any]:
    """What is declared of an option beside its default: label, help, choices or range."""
    return next(option.metadata for option in fields(Settings) if option.name == name)


def with_value(settings: Settings, name: str, value: Any) -> Settings:
    """The settings with one option changed. Raises ValueError for what it cannot be."""
    option = next((f for f in fields(Settings) if f.name == name), None)
    if option is None or type(value) is not type(getattr(Settings(), name)):
        raise ValueError(f"{name} cannot be {value!r}")
    if isinstance(value, dict) and not all(isinstance(key, str) for key in value.values()):
        raise ValueError(f"{name} cannot be {value!r}")
    limits = option.metadata
    if "choices" in limits and value not in limits["choices"]:
        raise ValueError(f"{name} cannot be {value!r}")
    if "low" in limits and not limits["low"] <= value <= limits["high"]:
        raise ValueError(f"{name} must lie between {limits['low']} and {limits['high']}")
    changed: dict[str, Any] = {name: value}
    return replace(settings, **changed)
