from __future__ import annotations

import json
from pathlib import Path

import gguf
import numpy as np
import pytest
from data.hard_strings import HARD_STRINGS
from tiny_packs import DATA, TINY_GGUF
from tokenizers import Tokenizer

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.config import CheckpointError
from writer.gpt.gguf_tokenizer import gguf_tokenizer, tokenizer_json
from writer.gpt.gguf_writing import write_gguf
from writer.gpt.hugging_face_writing import write_hugging_face
from writer.gpt.reading import read_checkpoint

FOLDERS = [DATA / f"tiny_{name}" for name in ("llama", "gpt2", "sinusoidal", "qwen2", "qwen3")]
SOURCES = [TINY_GGUF, *FOLDERS]
every_source = pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)


def ids_of(words: str) -> list[list[int]]:
    pairs = Tokenizer.from_str(words)
    return [pairs.encode(text, add_special_tokens=False).ids for text in HARD_STRINGS]


def assert_equal(found: Checkpoint, expected: Checkpoint) -> None:
    assert found.tensors.keys() == expected.tensors.keys()
    for name, tensor in expected.tensors.items():
        np.testing.assert_array_equal(found.tensors[name], tensor, err_msg=name)
    assert ids_of(found.tokenizer_json) == ids_of(expected.tokenizer_json)
    assert found.end_tokens == expected.end_tokens


@every_source
def test_a_folder_reads_back_identical(tmp_path: Path, source: Path) -> None:
    expected = read_checkpoint(source)
    write_hugging_face(expected, tmp_path / "out")
    found = read_checkpoint(tmp_path / "out")
    assert found.config == expected.config
    assert_equal(found, expected)
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize(
    ("weight", "kind"), [(1.0, "float16"), (2.0**20, "bfloat16"), (2.0**20 + 1, "float32")]
)
def test_a_folder_has_the_smallest_floats_that_lose_nothing(
    tmp_path: Path, weight: float, kind: str
) -> None:
    checkpoint = read_checkpoint(DATA / "tiny_qwen2")
    checkpoint.tensors["model.norm.weight"][0] = weight
    write_hugging_face(checkpoint, tmp_path / "out")
    assert json.loads((tmp_path / "out" / "config.json").read_text())["torch_dtype"] == kind
    assert_equal(read_checkpoint(tmp_path / "out"), checkpoint)


@every_source
def test_a_gguf_in_full_floats_reads_back_identical(tmp_path: Path, source: Path) -> None:
    expected = read_checkpoint(source)
    write_gguf(expected, tmp_path / "out.gguf", "f32")
    found = read_checkpoint(tmp_path / "out.gguf")
    if expected.config.positions == "sinusoidal":  # GGUF knows learned positions only
        assert found.positions is not None
        np.testing.assert_array_equal(found.positions, expected.positions)
        found.tensors.pop("transformer.wpe.weight")  # type: ignore[attr-defined]
    else:
        assert found.config == expected.config
    assert_equal(found, expected)
    assert [path.name for path in tmp_path.iterdir()] == ["out.gguf"]


@pytest.mark.parametrize("source", FOLDERS, ids=lambda path: path.name)
@pytest.mark.parametrize(("kind", "error"), [("f16", 0.0005), ("q8_0", 0.004)])
def test_smaller_ggufs_round_as_they_say(
    tmp_path: Path, source: Path, kind: str, error: float
) -> None:
    expected = read_checkpoint(source)
    write_gguf(expected, tmp_path / "out.gguf", kind)
    found = read_checkpoint(tmp_path / "out.gguf")
    for name, tensor in expected.tensors.items():
        largest = np.abs(tensor).max()
        assert np.abs(found.tensors[name] - tensor).max() <= error * largest, name
    kinds = {t.tensor_type.name for t in gguf.GGUFReader(tmp_path / "out.gguf").tensors}
    assert kind.upper() in kinds


def test_a_weight_too_large_for_16_bits_is_refused(tmp_path: Path) -> None:
    checkpoint = read_checkpoint(DATA / "tiny_gpt2")
    checkpoint.tensors["transformer.wte.weight"][3, 3] = 1e6
    with pytest.raises(CheckpointError, match="--type f32"):
        write_gguf(checkpoint, tmp_path / "out.gguf", "f16")
    assert list(tmp_path.iterdir()) == []
    write_hugging_face(checkpoint, tmp_path / "out")
    assert_equal(read_checkpoint(tmp_path / "out"), checkpoint)


def test_a_sentence_piece_tokenizer_survives_gguf() -> None:
    pieces = json.loads((DATA / "hard_strings.json").read_text(encoding="utf-8"))["sentencepiece"]
    words = tokenizer_json(
        {
            "tokenizer.ggml.model": "llama",
            "tokenizer.ggml.tokens": pieces["tokens"],
            "tokenizer.ggml.scores": pieces["scores"],
            "tokenizer.ggml.token_type": pieces["types"],
        }
    )
    fields = gguf_tokenizer(json.loads(words), len(pieces["tokens"]))
    assert fields["tokenizer.ggml.tokens"] == pieces["tokens"]
    assert fields["tokenizer.ggml.token_type"] == pieces["types"]
    assert ids_of(tokenizer_json(fields)) == pieces["ids"]


def test_a_tokenizer_that_gguf_has_no_name_for_is_refused() -> None:
    record = json.loads(read_checkpoint(DATA / "tiny_gpt2").tokenizer_json)
    record["pre_tokenizer"] = {**record["pre_tokenizer"], "add_prefix_space": True}
    with pytest.raises(CheckpointError, match="no name for"):
        gguf_tokenizer(record, 512)
