"""Models that mean harm or are badly broken: Hugging Face folders, and the GGUF files as well."""

from __future__ import annotations

import json
import os
import pickle
import shutil
import struct
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from hostile_gguf import HUGE, gguf_files
from tiny_packs import DATA


def folders() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """What to do to a sound Hugging Face folder to make it bad, by name."""
    whole = (DATA / "tiny_gpt2" / "model.safetensors").read_bytes()
    size = struct.unpack("<Q", whole[:8])[0]
    header, body = json.loads(whole[8 : 8 + size]), whole[8 + size :]

    def weights(data: bytes) -> Callable[[Path], object]:
        return lambda folder: (folder / "model.safetensors").write_bytes(data)

    def headed(text: str | bytes) -> Callable[[Path], object]:
        raw = text if isinstance(text, bytes) else text.encode()
        return weights(struct.pack("<Q", len(raw)) + raw + body)

    for length in (0, 7, 9, 100, size, size + 8, len(whole) // 2, len(whole) - 1):
        yield f"weights-cut-at-{length}", weights(whole[:length])
    yield "weights-and-more", weights(whole + b"x")
    for claim in (0, 26_000_000, HUGE):
        yield f"header-of-{claim}", weights(struct.pack("<Q", claim) + whole[8:])
    deep, twice = "[" * 100_000, json.dumps(header)[:-1] + "," + json.dumps(header)[1:]
    for name, text in {"deep": deep, "twice": twice, "list": "[]", "words": "Call me"}.items():
        yield f"header-{name}", headed(text)
    yield "header-no-text", headed(b"\xff\xfe" * 100)
    one = "transformer.h.0.ln_1.weight"
    start, stop = header[one]["data_offsets"]
    for name, change in {
        "float64": {"dtype": "F64"},
        "kind-a-list": {"dtype": ["F16"]},
        "shape-negative": {"shape": [-32]},
        "shape-float": {"shape": [32.0]},
        "shape-text": {"shape": "32"},
        "shape-huge": {"shape": [1 << 62, 1 << 62]},
        "shape-wrong": {"shape": [16, 2]},
        "offsets-turned": {"data_offsets": [stop, start]},
        "offsets-of-another": {"data_offsets": [0, stop - start]},
        "offsets-outside": {"data_offsets": [1 << 38, (1 << 38) + stop - start]},
        "offsets-three": {"data_offsets": [start, stop, stop]},
        "offsets-none": {"data_offsets": None},
    }.items():
        yield f"tensor-{name}", headed(json.dumps(header | {one: header[one] | change}))
    yield "tensor-missing", headed(json.dumps({k: v for k, v in header.items() if k != one}))
    yield "tensor-no-object", headed(json.dumps(header | {one: 7}))
    for name, bits in {"nan": b"\x00\x7e", "infinite": b"\x00\x7c"}.items():
        yield f"weights-{name}", weights(whole[:-2] + bits)
    yield from pickles()
    yield from bad_json("config.json", configs())
    yield from bad_json("tokenizer.json", tokenizers())


class _Evil:
    def __reduce__(self) -> tuple[Callable[..., object], tuple[str, ...]]:
        return os.mkdir, ("evil-was-here",)


def pickles() -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Folders whose weights are code, or lie somewhere else."""

    def pickled(name: str) -> Callable[[Path], object]:
        def spoil(folder: Path) -> None:
            (folder / "model.safetensors").unlink()
            (folder / name).write_bytes(pickle.dumps(_Evil()))

        return spoil

    def indexed(*places: Any) -> Callable[[Path], object]:
        def spoil(folder: Path) -> None:
            (folder / "model.safetensors").rename(folder / "a.safetensors")
            record = {"weight_map": {f"t{i}": place for i, place in enumerate(places)}}
            (folder / "model.safetensors.index.json").write_text(json.dumps(record))

        return spoil

    for name in ("pytorch_model.bin", "model.pt", "model.pth"):
        yield f"pickle-{name}", pickled(name)
    yield (
        "pickle-called-safetensors",
        lambda f: (f / "model.safetensors").write_bytes(pickle.dumps(_Evil())),
    )
    yield "no-weights", lambda folder: (folder / "model.safetensors").unlink()
    yield "index-empty", indexed()
    yield "index-elsewhere", indexed("../../../etc/passwd")
    yield "index-of-objects", indexed({"a.safetensors": 1})
    yield "index-too-long", indexed("a" * 5000)
    yield "index-missing", indexed("b.safetensors")
    yield "index-of-others", indexed("a.safetensors")


def bad_json(
    name: str, changes: Iterator[tuple[str, Any]]
) -> Iterator[tuple[str, Callable[[Path], object]]]:
    """Faults any JSON may have, and this file's own: a function of the record, or new text."""

    def written(change: Any) -> Callable[[Path], object]:
        def spoil(folder: Path) -> None:
            path = folder / name
            if callable(change):
                record = json.loads(path.read_text(encoding="utf-8"))
                change(record)
                path.write_text(json.dumps(record), encoding="utf-8")
            else:
                path.write_bytes(change)

        return spoil

    for kind, text in {
        "empty": b"",
        "no-json": b"Call me Ishmael.",
        "no-text": b"\xff\xfe{}",
        "list": b"[]",
        "deep": b'{"a":' * 50_000,
        "deep-but-whole": b'{"a":' * 80 + b"1" + b"}" * 80,
        "digits": b'{"vocab_size": ' + b"9" * 5000 + b"}",
        "twice": b'{"model_type": "gpt2", "model_type": "llama"}',
        "33MB": b" " * (33 << 20),
    }.items():
        yield f"{name}-{kind}", written(text)
    yield f"{name}-missing", lambda folder: (folder / name).unlink()
    for kind, change in changes:
        yield f"{name}-{kind}", written(change)


def configs() -> Iterator[tuple[str, Any]]:
    """Faults of a config.json."""
    for key, value in {
        "model_type": "mamba",
        "auto_map": {"AutoModelForCausalLM": "evil.Model"},
        "n_layer": 1 << 40,
        "n_embd": -32,
        "n_head": 0,
        "vocab_size": 3.5,
        "n_positions": "320",
        "layer_norm_epsilon": float("nan"),
        "activation_function": "relu",
    }.items():
        yield key, lambda record, key=key, value=value: record.update({key: value})


def tokenizers() -> Iterator[tuple[str, Any]]:
    """Faults of a tokenizer.json."""
    evil = {"Regex": "(a+)+$"}
    split = {"type": "Split", "pattern": evil, "behavior": "Isolated", "invert": False}
    inner: dict[str, Any] = {"type": "ByteLevel", "add_prefix_space": False}
    nested = inner
    for _ in range(40):
        nested = {"type": "Sequence", "pretokenizers": [nested]}
    for name, change in {
        "split-explodes": {"pre_tokenizer": split},
        "split-hidden": {"pre_tokenizer": {"type": "Sequence", "pretokenizers": [inner, split]}},
        "replace-explodes": {"normalizer": {"type": "Replace", "pattern": evil, "content": ""}},
        "prepend-long": {"normalizer": {"type": "Prepend", "prepend": "x" * 100_000}},
        "charsmap": {"normalizer": {"type": "Precompiled", "precompiled_charsmap": "AAAA"}},
        "kind-unknown": {"decoder": {"type": "Eval", "code": "1"}},
        "kind-a-list": {"decoder": {"type": ["ByteLevel"]}},
        "kind-missing": {"pre_tokenizer": {}},
        "part-a-number": {"pre_tokenizer": 7},
        "sequence-endless": {"pre_tokenizer": nested},
        "model-missing": {"model": None},
        "model-unigram": {"model": {"type": "Unigram", "vocab": [["a", 0.0]]}},
        "added-a-number": {"added_tokens": 7},
        "added-outside": {"added_tokens": [{"id": 512, "content": "<x>"}]},
        "added-nameless": {"added_tokens": [{"id": 0, "content": ""}]},
        "added-endless": {"added_tokens": [{"id": 0, "content": "x" * 5000}]},
        "added-half": {"added_tokens": [{"id": 0, "content": "<x>"}]},
    }.items():
        yield name, lambda record, change=change: record.update(change)
    for name, part in {
        "vocab-a-list": {"vocab": []},
        "vocab-negative": {"vocab": {"a": -1}, "merges": []},
        "vocab-outside": {"vocab": {"a": 512}, "merges": []},
        "vocab-same-numbers": {"vocab": {"a": 1, "b": 1}, "merges": []},
        "vocab-of-texts": {"vocab": {"a": "1"}, "merges": []},
        "merges-of-strangers": {"merges": [["a", "nonsense"]]},
        "merges-of-one": {"merges": ["a"]},
        "merges-of-numbers": {"merges": [[1, 2]]},
        "merges-missing": {"merges": None},
        "dropout": {"dropout": 0.9},
        "prefix-that-aborts": {"continuing_subword_prefix": "\x00"},
        "suffix": {"end_of_word_suffix": "</w>"},
    }.items():
        yield name, lambda record, part=part: record["model"].update(part)


def write_corpus(folder: Path) -> list[Path]:
    """All of it under a folder; the paths of the models."""
    made = []
    for i, (name, data) in enumerate(gguf_files()):
        path = folder / f"File {i:03} {name.replace('/', '_')}.gguf"
        path.write_bytes(data)
        made.append(path)
    for i, (name, spoil) in enumerate(folders()):
        path = Path(shutil.copytree(DATA / "tiny_gpt2", folder / f"Folder {i:03} {name}"))
        spoil(path)
        made.append(path)
    return made
