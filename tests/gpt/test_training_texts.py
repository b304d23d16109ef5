from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from writer.documents.words import WORD, count_words
from writer.gpt.training_texts import held_out_places, read_texts, stretches, windows
from writer.lm.tokenizer import Tokenizer
from writer.voices.texts import TextError

SENTENCE = "The fog lay on the moor, and nobody came. "


def prose(seed: int, words: int) -> str:
    """Paragraphs of forty words that nobody wrote twice."""
    pick = random.Random(seed)
    paragraphs = [
        " ".join("".join(pick.choices("abcdefgh", k=pick.randint(2, 9))) for _ in range(40))
        for _ in range(words // 40)
    ]
    return "\n\n".join(paragraph.capitalize() + "." for paragraph in paragraphs) + "\n\n"


def book(seed: int, chapters: Sequence[int]) -> str:
    return "".join(
        f"Chapter {number}\n\n{prose(1000 * seed + number, words)}"
        for number, words in enumerate(chapters, 1)
    )


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def runs_of_words(texts: Sequence[str], length: int) -> set[tuple[str, ...]]:
    words = [WORD.findall(text) for text in texts]
    return {tuple(w[at : at + length]) for w in words for at in range(len(w) - length + 1)}


@pytest.mark.parametrize("length", [8, 128])
def test_a_text_without_chapters_has_windows_from_everywhere_held_out(
    tmp_path: Path, tiny_pack: Path, length: int
) -> None:
    text = "".join(f"{SENTENCE}It was night {number}. " for number in range(200))
    tokenizer = Tokenizer(tiny_pack)
    found = windows(read_texts([written(tmp_path / "a.txt", text)]), tokenizer, length)
    ids = tokenizer.encode(text)
    whole = list(found.training.tolist())
    for number, row in enumerate(found.held_out.tolist(), 1):
        whole.insert(10 * number - 1, row)
    assert [token for row in whole for token in row[:-1]] == ids[: len(whole) * length]
    assert all(row[-1] == ids[(n + 1) * length] for n, row in enumerate(whole))
    assert len(ids) - len(whole) * length <= length
    assert len(found.held_out) == len(whole) // 10
    assert found.training.dtype == np.int32


def test_the_places_held_out_are_what_the_held_out_windows_ask_for(
    tmp_path: Path, tiny_pack: Path
) -> None:
    sizes = {"a.txt": 300, "b.txt": 5, "c.txt": 200}
    paths = [
        written(tmp_path / name, "".join(f"{name[0]} was night {n} in É. " for n in range(size)))
        for name, size in sizes.items()
    ]
    tokenizer, texts = Tokenizer(tiny_pack), read_texts(paths)
    rows = windows(texts, tokenizer, 64).held_out.tolist()
    places = held_out_places(texts, tokenizer, 64)
    # The tiny tokenizer cuts an É in two; what is half in a window is left out of it here.
    assert [tokenizer.decode(row[1:]).strip("É\ufffd") for row in rows] == [
        texts[number].text[begin:end].strip("É") for number, begin, end in places
    ]
    assert {number for number, _begin, _end in places} == {0, 2}
    novel = read_texts([written(tmp_path / "d.txt", book(1, [300] * 12))])
    last = windows(novel, tokenizer, 64).held_out[-1]
    _, begin, end = held_out_places(novel, tokenizer, 64)[-1]
    assert tokenizer.decode(last[1:].tolist()) == novel[0].text[begin:end]
    few = read_texts([paths[1]])
    assert len(windows(few, tokenizer, 16).held_out) == 1
    ((_, begin, end),) = held_out_places(few, tokenizer, 16)
    assert few[0].text[begin:end] in few[0].text[-60:]


def test_of_a_book_whole_chapters_are_held_out(tmp_path: Path, tiny_pack: Path) -> None:
    text = book(1, [400] * 20)
    tokenizer = Tokenizer(tiny_pack)
    found = windows(read_texts([written(tmp_path / "a.txt", text)]), tokenizer, 64)
    learned, held = (
        "".join(tokenizer.decode(row[:-1]) for row in rows)
        for rows in (found.training.tolist(), found.held_out.tolist())
    )
    chapters = {number: prose(1000 + number, 400)[:100] for number in range(1, 21)}
    assert sum(start in held for start in chapters.values()) == 2
    assert sum(start in learned for start in chapters.values()) == 18


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 10), min_size=1, max_size=20), max_size=6))
def test_stretches_make_up_the_texts_and_hold_out_a_tenth(sizes: list[list[int]]) -> None:
    texts = [book(seed, [40 * size for size in chapters]) for seed, chapters in enumerate(sizes)]
    found = stretches(texts)
    assert len(found) == len(texts)
    for text, parts in zip(texts, found, strict=True):
        assert not parts or "".join(part.text for part in parts) == text
        assert all(a.is_held_out != b.is_held_out for a, b in pairwise(parts))
        words = sum(count_words(part.text) for part in parts if part.is_held_out)
        assert len(parts) < 2 or 0.05 <= words / count_words(text) <= 0.2


def test_of_many_texts_without_chapters_whole_ones_are_held_out() -> None:
    found = stretches([prose(seed, 400) for seed in range(20)])
    assert [len(parts) for parts in found] == [1] * 20
    assert sum(parts[0].is_held_out for parts in found) == 2
    assert stretches([prose(1, 400), prose(2, 400)]) == [[], []]


def test_every_large_text_is_measured_on(tmp_path: Path, tiny_pack: Path) -> None:
    texts = [book(1, [300] * 12), prose(2, 3_000), book(3, [1_000, 200])]
    paths = [written(tmp_path / f"{n}.txt", text) for n, text in enumerate(texts)]
    tokenizer = Tokenizer(tiny_pack)
    found = windows(read_texts(paths), tokenizer, 32)
    held = [tokenizer.decode(row[:-1])[5:30] for row in found.held_out.tolist()]
    assert all(any(part in text for part in held) for text in texts)
    share = len(found.held_out) / (len(found.held_out) + len(found.training))
    assert 0.05 < share < 0.2


def test_nothing_is_both_learned_and_held_out(tmp_path: Path, tiny_pack: Path) -> None:
    novel = book(1, [400] * 20)
    chapter = novel[novel.index("Chapter 5\n") : novel.index("Chapter 6\n")]
    draft = chapter.replace("a", "e", 20)
    again = novel.replace("Chapter 12\n\n", "Chapter 12\n\n" + prose(1003, 200))
    for number, text in enumerate((again, chapter, draft, prose(1004, 80) + prose(9, 800))):
        written(tmp_path / f"{number}.txt", text)
    tokenizer = Tokenizer(tiny_pack)
    found = windows(read_texts([tmp_path]), tokenizer, 64)
    learned, held = (
        runs_of_words([tokenizer.decode(row[:-1]) for row in rows.tolist()], 8)
        for rows in (found.training, found.held_out)
    )
    assert learned
    assert held
    assert not learned & held


def test_tiny_texts_are_refused(tmp_path: Path, tiny_pack: Path) -> None:
    path = written(tmp_path / "a.txt", SENTENCE)
    with pytest.raises(TextError, match="too short"):
        windows(read_texts([path]), Tokenizer(tiny_pack), 128)
    written(path, "| a | b |\n|---|---|\n| 1 | 2 |\n")
    with pytest.raises(TextError, match="Nothing is left"):
        read_texts([path])
