from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import gguf
import numpy as np
import pytest
from gguf_files import Kind, write_gguf
from tiny_packs import DATA, TINY_GGUF

from writer.gpt.checkpoint import Checkpoint
from writer.gpt.config import CheckpointError
from writer.gpt.reading import read_checkpoint
from writer.gpt.safetensors_file import read_header

NAMES = ("llama", "gpt2", "qwen2", "qwen3")
PRE = {"llama": "smollm", "gpt2": "gpt-2", "qwen2": "qwen2", "qwen3": "qwen2"}
KINDS = ("F16", "BF16", "Q8_0", "Q4_0", "Q4_1", "Q5_0", "Q5_1")
K_QUANTS = ("Q4_K", "Q5_K", "Q6_K")


def words_of(name: str) -> dict[str, Any]:
    record = json.loads((DATA / f"tiny_{name}" / "tokenizer.json").read_text(encoding="utf-8"))
    vocabulary = record["model"]["vocab"]
    return {
        "model": "gpt2",
        "pre": PRE[name],
        "tokens": sorted(vocabulary, key=vocabulary.__getitem__),
        "merges": [" ".join(merge) for merge in record["model"]["merges"]],
    }


def as_gguf(path: Path, name: str, kind: Kind = Kind.F32) -> Path:
    """The tiny model of a folder as a GGUF file that our code had no part in."""
    folder = DATA / f"tiny_{name}"
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    write_gguf(path, config, read_checkpoint(folder).tensors, words_of(name), kind)
    return path


def assert_same_weights(found: Checkpoint, expected: Checkpoint) -> None:
    assert found.config == expected.config
    assert found.tensors.keys() == expected.tensors.keys()
    for name, tensor in expected.tensors.items():
        np.testing.assert_array_equal(found.tensors[name], tensor, err_msg=name)


@pytest.mark.parametrize("name", NAMES)
def test_gguf_and_safetensors_of_the_same_weights_agree_exactly(tmp_path: Path, name: str) -> None:
    found = read_checkpoint(as_gguf(tmp_path / "tiny.gguf", name))
    expected = read_checkpoint(DATA / f"tiny_{name}")
    assert_same_weights(found, expected)
    assert found.end_tokens == expected.end_tokens == (0,)


def test_the_stored_gguf_is_the_sharded_folder() -> None:
    assert_same_weights(read_checkpoint(TINY_GGUF), read_checkpoint(DATA / "tiny_llama"))


@pytest.mark.parametrize("name", ["gpt2", "llama", "qwen2", "qwen3", "sinusoidal"])
def test_safetensors_are_read_as_the_library_reads_them(name: str) -> None:
    from safetensors import safe_open

    for path in (DATA / f"tiny_{name}").glob("*.safetensors"):
        found = {name: stored.floats() for name, stored in read_header(path).items()}
        with safe_open(path, framework="np") as file:
            assert set(file.keys()) == found.keys()
            if name in ("qwen2", "qwen3"):  # bfloat16, which numpy has not
                continue
            for key in file.keys():  # noqa: SIM118
                np.testing.assert_array_equal(found[key], file.get_tensor(key), strict=False)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_block_is_decoded_as_the_gguf_library_does(
    tmp_path: Path, name: str, kind: str
) -> None:
    path = as_gguf(tmp_path / "tiny.gguf", name, Kind[kind])
    found, exact = read_checkpoint(path), read_checkpoint(DATA / f"tiny_{name}")
    stored = {t.name: t for t in gguf.GGUFReader(path).tensors}
    embedding = stored["token_embd.weight"]
    decoded = gguf.quants.dequantize(embedding.data, embedding.tensor_type)
    np.testing.assert_allclose(found.embedding, decoded.astype(np.float32), rtol=1e-6)
    # Four bits are 16 levels of each block's range, and everything else is finer.
    for key, tensor in exact.tensors.items():
        assert np.abs(found.tensors[key] - tensor).max() < 0.09, key


@pytest.mark.parametrize("kind", K_QUANTS)
def test_k_quants_are_decoded_where_a_row_has_whole_blocks(tmp_path: Path, kind: str) -> None:
    """The gguf library can decode them but not make them: any bytes with small scales will do."""
    path, numbers = tmp_path / "tiny.gguf", np.random.default_rng(5)
    config = {
        "model_type": "llama",
        "num_hidden_layers": 1,
        "num_attention_heads": 4,
        "num_key_value_heads": 4,
        "hidden_size": 256,
        "intermediate_size": 256,
        "max_position_embeddings": 64,
        "rms_norm_eps": 1e-5,
        "rope_parameters": {"rope_theta": 10_000.0},
    }
    square = {"q_proj": 0, "k_proj": 0, "v_proj": 0, "o_proj": 0}
    names = [f"self_attn.{n}" for n in square] + [f"mlp.{n}_proj" for n in ("gate", "up", "down")]
    arrays = {
        f"model.layers.0.{n}.weight": numbers.normal(0, 1, (256, 256)).astype(np.float32)
        for n in names
    }
    norms = ("model.layers.0.input_layernorm", "model.layers.0.post_attention_layernorm")
    arrays |= {f"{n}.weight": np.ones(256, np.float32) for n in (*norms, "model.norm")}
    words = words_of("qwen2")
    arrays["model.embed_tokens.weight"] = np.zeros((len(words["tokens"]), 256), np.float32)
    write_gguf(path, config, arrays, words, Kind.F16)
    # Tensors of another kind in place of the embedding, which is checked.
    reader = gguf.GGUFReader(path)
    target = next(t for t in reader.tensors if t.name == "token_embd.weight")
    rows = len(words["tokens"])
    size = 256 // gguf.GGML_QUANT_SIZES[Kind[kind]][0] * gguf.GGML_QUANT_SIZES[Kind[kind]][1]
    stored = numbers.integers(0, 60, (rows, size), np.uint8)
    data = bytearray(path.read_bytes())
    start = int(target.data_offset)
    data[start : start + stored.size] = stored.tobytes()
    entry = data.index(b"token_embd.weight") + len(b"token_embd.weight") + 4 + 16
    data[entry : entry + 4] = int(Kind[kind]).to_bytes(4, "little")
    path.write_bytes(data)
    expected = gguf.quants.dequantize(stored, Kind[kind])
    np.testing.assert_array_equal(read_checkpoint(path).embedding, expected)


def folder_of(tmp_path: Path, name: str, **changes: object) -> Path:
    folder = Path(shutil.copytree(DATA / f"tiny_{name}", tmp_path / name))
    record = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    (folder / "config.json").write_text(json.dumps(record | changes), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("name", "changes", "words"),
    [
        ("gpt2", {"model_type": "mamba"}, "mamba"),
        ("gpt2", {"model_type": ["gpt2"]}, "can be read"),
        ("gpt2", {"auto_map": {"AutoModel": "code.Model"}}, "auto_map"),
        ("gpt2", {"activation_function": "relu"}, "activation_function"),
        ("gpt2", {"n_layer": True}, "n_layer"),
        ("gpt2", {"n_layer": 3}, "no tensor named transformer.h.2"),
        ("gpt2", {"n_layer": 1}, "does not know: transformer.h.1"),
        ("gpt2", {"n_head": 5}, "heads do not fit"),
        ("gpt2", {"n_positions": 70}, "has shape"),
        ("gpt2", {"position_embedding_type": "sinusoidal"}, "other positions than sines"),
        ("gpt2", {"position_embedding_type": "alibi"}, "alibi"),
        ("gpt2", {"vocab_size": 100}, "does not have"),
        ("gpt2", {"vocab_size": 1 << 40}, "cannot be right"),
        ("qwen2", {"use_sliding_window": True}, "use_sliding_window"),
        ("qwen2", {"rms_norm_eps": "small"}, "rms_norm_eps"),
        ("qwen2", {"tie_word_embeddings": False}, "lm_head"),
        ("qwen3", {"layer_types": ["sliding_attention"] * 2}, "a part of the text"),
        ("qwen3", {"rope_parameters": {"rope_type": "yarn"}}, "scales its rotary"),
        ("llama", {"rope_scaling": {"factor": 2}}, "rope_scaling"),
        ("llama", {"quantization_config": {"bits": 4}}, "quantization_config"),
    ],
)
def test_a_config_that_cannot_be_followed_is_refused(
    tmp_path: Path, name: str, changes: dict[str, object], words: str
) -> None:
    with pytest.raises(CheckpointError, match=words):
        read_checkpoint(folder_of(tmp_path, name, **changes))


def test_the_first_gpt2s_names_and_buffers_are_understood(tmp_path: Path) -> None:
    from safetensors.numpy import load_file, save_file

    folder = folder_of(tmp_path, "gpt2")
    tensors = load_file(folder / "model.safetensors")
    renamed = {name.removeprefix("transformer."): value for name, value in tensors.items()}
    renamed["h.0.attn.bias"] = np.ones((1, 1, 320, 320), np.float32)
    save_file(renamed, folder / "model.safetensors")
    assert_same_weights(read_checkpoint(folder), read_checkpoint(DATA / "tiny_gpt2"))


def test_a_pickle_is_refused_with_what_to_use_instead(tmp_path: Path) -> None:
    folder = folder_of(tmp_path, "gpt2")
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(CheckpointError, match=r"pytorch_model.bin can run code.*safetensors"):
        read_checkpoint(folder)
