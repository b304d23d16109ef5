from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from writer.gpt import training_texts
from writer.gpt.training_texts import TrainingTextError, held_out_places, read_texts, windows
from writer.lm.tokenizer import Tokenizer

SENTENCE = "The fog lay on the moor, and nobody came. "


def written(path: Path, data: str | bytes) -> Path:
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


@pytest.mark.parametrize("length", [8, 128])
def test_windows_hold_the_text_and_nothing_is_both_learned_and_held_out(
    tmp_path: Path, tiny_pack: Path, length: int
) -> None:
    text = "".join(f"{SENTENCE}It was night {number}. " for number in range(200))
    path = written(tmp_path / "a.txt", text)
    tokenizer = Tokenizer(tiny_pack)
    found = windows(read_texts([path]), tokenizer, length)
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
        written(tmp_path / name, "".join(f"It was night {n} in É. " for n in range(size)))
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
    few = read_texts([paths[1]])
    assert len(windows(few, tokenizer, 16).held_out) == 1
    ((_, begin, end),) = held_out_places(few, tokenizer, 16)
    assert few[0].text[begin:end] in few[0].text[-60:]


def test_a_folder_gives_its_texts_in_order(tmp_path: Path) -> None:
    written(tmp_path / "b.md", "Second.")
    written(tmp_path / "a.txt", "First.")
    written(tmp_path / "c.png", b"\x89PNG")
    assert [text.text for text in read_texts([tmp_path])] == ["First.", "Second."]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", "", "empty"),
        ("a.txt", " \n\t ", "empty"),
        ("a.txt", b"MZ\x00\x01", "a.txt"),
        ("a.txt", b"caf\xe9", "UTF-8"),
        ("a.docx", b"PK", "not a plain text"),
    ],
)
def test_a_bad_text_is_refused_by_name(
    tmp_path: Path, name: str, data: str | bytes, reason: str
) -> None:
    with pytest.raises(TrainingTextError, match=reason) as refused:
        read_texts([written(tmp_path / name, data)])
    assert name in str(refused.value)


def test_a_text_given_twice_is_named(tmp_path: Path) -> None:
    once, twice = written(tmp_path / "a.txt", SENTENCE), written(tmp_path / "b.md", SENTENCE)
    with pytest.raises(TrainingTextError, match=r"b\.md holds the same text as a\.txt"):
        read_texts([once, twice])


def test_missing_gigantic_and_tiny_texts_are_refused(
    tmp_path: Path, tiny_pack: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(TrainingTextError, match="not there"):
        read_texts([tmp_path / "gone.txt"])
    with pytest.raises(TrainingTextError, match="There is no text"):
        read_texts([tmp_path])
    path = written(tmp_path / "a.txt", SENTENCE)
    with pytest.raises(TrainingTextError, match="too short"):
        windows(read_texts([path]), Tokenizer(tiny_pack), 128)
    monkeypatch.setattr(training_texts, "MAX_CHARACTERS", 10)
    with pytest.raises(TrainingTextError, match="more than"):
        read_texts([path])
