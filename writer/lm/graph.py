"""A pack's graph with its key and value cache, on LiteRT.

Belongs to one thread: the interpreter is not thread-safe. `invoke` releases the GIL; resizing does
not, but takes about 1 ms once the largest sizes have been met, which loading sees to.
"""

from __future__ import annotations

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from writer.lm.bind import input_name
from writer.lm.pack import EMBEDDING, GRAPH, PackInfo
from writer.lm.positions import causal_mask, rotary

# The cache's rows in the graph grow in these steps, so that most tokens resize nothing.
ROOM_STEP = 128
# New tokens in one pass: a tenth of a second at most on a slow machine, so that a key interrupts.
CHUNK = 64


class Graph:
    """Runs tokens through the model and remembers their keys and values."""

    def __init__(self, info: PackInfo, context_tokens: int, threads: int) -> None:
        sizes = info.architecture
        self.vocab_size = int(sizes["vocab_size"])
        self.capacity = min(int(sizes["n_ctx"]), context_tokens)
        self.length = 0  # cached tokens
        self._layers = int(sizes["n_layer"])
        self._groups = int(sizes["n_head"]) // int(sizes["n_kv_head"])
        kv, d = int(sizes["n_kv_head"]), int(sizes["head_dim"])
        self._embedding = np.load(info.folder / EMBEDDING, mmap_mode="r", allow_pickle=False)
        self._cos, self._sin = rotary(d, float(sizes["rope_theta"]), self.capacity)
        # The graph's own cache inputs may move when sizes change; these copies stay.
        self._keys = np.zeros((self._layers, kv, self.capacity, d), np.float32)
        self._values = np.zeros_like(self._keys)
        self._interpreter = Interpreter(str(info.folder / GRAPH), num_threads=threads)
        self._inputs = {
            input_name(i["name"].encode()): i["index"]
            for i in self._interpreter.get_input_details()
        }
        self._cache_inputs = [
            (self._inputs[f"keys_{i}"], self._inputs[f"values_{i}"]) for i in range(self._layers)
        ]
        self._logits, self._new = _outputs(self._interpreter, self._layers)
        self._sizes = (0, 0, 0)
        self._addresses: list[int] = []
        self._warm_up()

    def forward(self, ids: list[int], wanted: int = 1) -> np.ndarray:
        """Append tokens to the cache and give the logits (wanted, vocab) of the last `wanted`.

        Raises ValueError where they do not fit: at most CHUNK at once, `capacity` in all.
        """
        count, cached = len(ids), self.length
        if not 0 < wanted <= count <= CHUNK or cached + count > self.capacity:
            raise ValueError(f"{count} tokens after {cached} do not fit")
        room = -(-max(cached, 1) // ROOM_STEP) * ROOM_STEP
        self._resize(count, room, wanted)
        self._set("x", self._embedding[ids].astype(np.float32))
        self._set("cos", self._cos[cached : cached + count])
        self._set("sin", self._sin[cached : cached + count])
        self._set("mask", causal_mask(cached, room, count, self._groups))
        self._set("rows", np.eye(count, dtype=np.float32)[count - wanted :])
        self._interpreter.invoke()
        self._remember(count, room)
        return np.array(self._interpreter.tensor(self._logits)())

    def truncate(self, length: int) -> None:
        """Forget all cached tokens after the first `length`."""
        self.length = min(self.length, length)

    def _warm_up(self) -> None:
        """Meet the largest sizes first: memory grows, and weights are packed, once and now."""
        room = -(-self.capacity // ROOM_STEP) * ROOM_STEP
        self._resize(CHUNK, room, CHUNK)
        self._resize(1, ROOM_STEP, 1)

    def _set(self, name: str, value: np.ndarray) -> None:
        self._interpreter.tensor(self._inputs[name])()[:] = value

    def _resize(self, count: int, room: int, wanted: int) -> None:
        """Give the graph these sizes, and put the cache back where its inputs moved."""
        if self._sizes == (count, room, wanted):
            return
        same_room = self._sizes[1] == room
        kv, d, width = self._keys.shape[1], self._keys.shape[3], self._embedding.shape[1]
        shapes: dict[str, list[int]] = {
            "x": [count, width],
            "cos": [count, d],
            "sin": [count, d],
            "mask": [1, self._groups * count, room + count],
            "rows": [wanted, count],
        }
        for name, shape in shapes.items():
            self._interpreter.resize_tensor_input(self._inputs[name], shape)
        if not same_room:
            for pair in self._cache_inputs:
                for index in pair:
                    self._interpreter.resize_tensor_input(index, [kv, room, d])
        self._interpreter.allocate_tensors()
        addresses = [
            self._interpreter.tensor(index)().__array_interface__["data"][0]
            for pair in self._cache_inputs
            for index in pair
        ]
        # Nothing ran in between: an input that kept its size and its place kept its content.
        if not same_room or addresses != self._addresses:
            self._restore(room)
        self._addresses = addresses
        self._sizes = (count, room, wanted)

    def _restore(self, room: int) -> None:
        filled = min(self.length, room)
        for layer, (keys, values) in enumerate(self._cache_inputs):
            for index, kept in ((keys, self._keys), (values, self._values)):
                view = self._interpreter.tensor(index)()
                view[:, :filled] = kept[layer, :, :filled]
                view[:, filled:] = 0  # a masked row must still be a number

    def _remember(self, count: int, room: int) -> None:
        start, end = self.length, self.length + count
        for layer, (new_keys, new_values) in enumerate(self._new):
            keys, values = self._cache_inputs[layer]
            pairs = ((new_keys, keys, self._keys), (new_values, values, self._values))
            for output, cache, kept in pairs:
                new = self._interpreter.tensor(output)()
                kept[layer, :, start:end] = new
                if end <= room:
                    self._interpreter.tensor(cache)()[:, start:end] = new
        if end > room:
            self._sizes = (0, 0, 0)  # the next pass has another room and restores it
        self.length = end


def _outputs(interpreter: Interpreter, layers: int) -> tuple[int, list[tuple[int, int]]]:
    """Which output tensor is what: the logits, and each layer's new keys and values.

    A converted graph's outputs have no names of their own but keep the order of the sorted
    names that the traced function gave them.
    """
    names = ["logits"]
    names += [f"new_{kind}_{i}" for i in range(layers) for kind in ("keys", "values")]
    details = sorted(interpreter.get_output_details(), key=lambda d: _order(d["name"]))
    index = {name: d["index"] for name, d in zip(sorted(names), details, strict=True)}
    return index["logits"], [
        (index[f"new_keys_{i}"], index[f"new_values_{i}"]) for i in range(layers)
    ]


def _order(name: str) -> int:
    """The number in `PartitionedCall:7`; the first one has none."""
    return int(name.rsplit(":", 1)[1]) if ":" in name else 0
