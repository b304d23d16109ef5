"""A pack's graph with its key and value cache, on LiteRT.

Belongs to one thread: the interpreter is not thread-safe. `invoke` releases the GIL; resizing does
not, but takes about 1 ms once the largest sizes have been met, which loading sees to.
"""

from __future__ import annotations

import ctypes
import math

import numpy as np
from ai_edge_litert.interpreter import Interpreter

from writer.lm.bind import input_name
from writer.lm.huge_pages import drop_file_pages, use_huge_pages
from writer.lm.pack import EMBEDDING, GRAPH, POSITIONS, PackInfo
from writer.lm.positions import apart_mask, causal_mask, rotary

# The cache's rows in the graph grow in these steps, so that most tokens resize nothing. A row costs
# 5 us a token even where it is empty, and growing 2 to 6 ms.
ROOM_STEP = 64
# New tokens in one pass: a tenth of a second at most on a slow machine, so that a key interrupts.
CHUNK = 64


class Graph:
    """Runs tokens through the model and remembers their keys and values."""

    def __init__(self, info: PackInfo, context_tokens: int, threads: int) -> None:
        sizes = info.architecture
        self.vocab_size = int(sizes["vocab_size"])
        self.capacity = min(int(sizes["n_ctx"]), context_tokens)
        self.length = 0  # cached tokens
        self.strength = 1.0  # of the voice, where there is one beside the weights
        layers = int(sizes["n_layer"])
        self._groups = int(sizes["n_head"]) // int(sizes["n_kv_head"])
        kv, d = int(sizes["n_kv_head"]), int(sizes["head_dim"])
        self._embedding = np.load(info.folder / EMBEDDING, mmap_mode="r", allow_pickle=False)
        self._turns = {}  # angles by input name, or vectors to add: whichever the family has
        self._table = None
        if sizes.get("positions", "rotary") == "rotary":
            cos, sin = rotary(d, float(sizes["rope_theta"]), self.capacity)
            self._turns = {"cos": cos, "sin": sin}
        else:
            self._table = np.load(info.folder / POSITIONS, mmap_mode="r", allow_pickle=False)
        self._interpreter = Interpreter(str(info.folder / GRAPH), num_threads=threads)
        self._inputs = {
            input_name(i["name"].encode()): i["index"]
            for i in self._interpreter.get_input_details()
        }
        # Keys and values in turns, layer by layer, as the output `new` has them.
        self._cache_inputs = [
            self._inputs[f"{kind}_{i}"] for i in range(layers) for kind in ("keys", "values")
        ]
        self._logits, self._new = _outputs(self._interpreter)
        self._kept_length = 0
        self._sizes = (0, 0, 0)
        self._addresses: list[int] = []
        self._caches: list[np.ndarray] = []  # views of the cache inputs, (kv, room, d) each
        kept = (2 * layers, kv, self.capacity, d)
        self._kept = np.zeros(kept, np.float32)
        self._warm_up()
        use_huge_pages()
        # The weights were packed anew; the file's were only read for that.
        drop_file_pages((info.folder / GRAPH).resolve())
        # The graph's own cache inputs may move when sizes change; these copies stay, and are
        # brought up to date before such a change only. New, so that only what is used takes memory.
        self._kept = np.zeros(kept, np.float32)

    @property
    def has_voice(self) -> bool:
        """Whether a voice stands beside the weights, and `strength` changes anything."""
        return "strength" in self._inputs

    def forward(self, ids: list[int], wanted: int = 1) -> np.ndarray:
        """Append tokens to the cache and give the logits (wanted, vocab) of the last `wanted`.

        Raises ValueError where they do not fit: at most CHUNK at once, `capacity` in all.
        """
        count, cached = len(ids), self.length
        room = self._room(count)
        mask = causal_mask(cached, room, count, self._groups)
        return self._run(ids, slice(cached, cached + count), mask, room, wanted)

    def forward_apart(self, ids: list[int], positions: list[int], seen: np.ndarray) -> np.ndarray:
        """Append tokens of texts of their own: the logits (len, vocab) after each of them.

        They stand at these positions and see those cached that `seen` (len, length) tells, but not
        each other. Raises ValueError as `forward` does.
        """
        room = self._room(len(ids))
        return self._run(ids, positions, apart_mask(seen, room, self._groups), room, len(ids))

    def _room(self, count: int) -> int:
        if not 0 < count <= CHUNK or self.length + count > self.capacity:
            raise ValueError(f"{count} tokens after {self.length} do not fit")
        return -(-max(self.length, 1) // ROOM_STEP) * ROOM_STEP

    def _run(
        self, ids: list[int], places: slice | list[int], mask: np.ndarray, room: int, wanted: int
    ) -> np.ndarray:
        count = len(ids)
        self._resize(count, room, wanted)
        x = self._embedding[ids].astype(np.float32)
        self._set("x", x if self._table is None else x + self._table[places])
        for name, table in self._turns.items():
            self._set(name, table[places])
        self._set("mask", mask)
        self._set("rows", np.eye(count, dtype=np.float32)[count - wanted :])
        if self.has_voice:
            self._set("strength", np.float32(self.strength))
        self._interpreter.invoke()
        # The first pass of new sizes may take more memory than was allocated for them, and move.
        if self._address(self._cache_inputs[0]) != self._addresses[0]:
            self._locate(room)
        self._remember(count, room)
        return np.array(self._interpreter.tensor(self._logits)())

    def truncate(self, length: int) -> None:
        """Forget all cached tokens after the first `length`."""
        self.length = min(self.length, length)
        self._kept_length = min(self._kept_length, length)

    def rows(self, start: int, end: int) -> np.ndarray:
        """A copy of cached keys and values, (2 * layers, kv, end - start, d), for `extend`."""
        self._keep()
        return self._kept[:, :, start:end].copy()

    def extend(self, rows: np.ndarray) -> None:
        """Append what `rows` gave, as if its tokens had been run again in the same place."""
        self._append(rows, self._sizes[1])

    def _warm_up(self) -> None:
        """Meet the largest sizes first: memory grows, and weights are packed, once and now."""
        room = -(-self.capacity // ROOM_STEP) * ROOM_STEP
        self._resize(CHUNK, room, CHUNK)
        self._resize(1, ROOM_STEP, 1)

    def _set(self, name: str, value: np.ndarray | np.float32) -> None:
        self._interpreter.tensor(self._inputs[name])()[:] = value

    def _resize(self, count: int, room: int, wanted: int) -> None:
        """Give the graph these sizes, and put the cache back where its inputs moved."""
        if self._sizes == (count, room, wanted):
            return
        same_room = self._sizes[1] == room
        self._keep()
        kv, d, width = self._kept.shape[1], self._kept.shape[3], self._embedding.shape[1]
        shapes: dict[str, list[int]] = {
            "x": [count, width],
            **{name: [count, d] for name in self._turns},
            "mask": [1, self._groups * count, room + count],
            "rows": [wanted, count],
        }
        for name, shape in shapes.items():
            self._interpreter.resize_tensor_input(self._inputs[name], shape)
        if not same_room:
            for index in self._cache_inputs:
                self._interpreter.resize_tensor_input(index, [kv, room, d])
        self._interpreter.allocate_tensors()
        # Nothing ran in between: an input that kept its size and its place kept its content.
        if not same_room or self._addresses != list(map(self._address, self._cache_inputs)):
            self._locate(room)
        self._sizes = (count, room, wanted)

    def _locate(self, room: int) -> None:
        """Find the cache inputs where they are now, and fill them."""
        self._addresses = list(map(self._address, self._cache_inputs))
        shape = (self._kept.shape[1], room, self._kept.shape[3])
        self._caches = [_view(address, shape) for address in self._addresses]
        self._restore(room)

    def _address(self, index: int) -> int:
        return int(self._interpreter.tensor(index)().__array_interface__["data"][0])

    def _keep(self) -> None:
        """Copy out what the cache inputs hold and the copies do not."""
        start, end = self._kept_length, self.length
        if start < end:
            for view, kept in zip(self._caches, self._kept, strict=True):
                kept[:, start:end] = view[:, start:end]
        self._kept_length = end

    def _restore(self, room: int) -> None:
        filled = min(self.length, room)
        for view, kept in zip(self._caches, self._kept, strict=True):
            view[:, :filled] = kept[:, :filled]
            view[:, filled:] = 0  # a masked row must still be a number

    def _remember(self, count: int, room: int) -> None:
        new = self._interpreter.tensor(self._new)()
        self._append(new.reshape(*self._kept.shape[:2], count, -1), room)

    def _append(self, new: np.ndarray, room: int) -> None:
        start, end = self.length, self.length + new.shape[2]
        if end > room:  # the next pass has another room and restores it
            self._keep()
            self._kept[:, :, start:end] = new
            self._kept_length = end
            self._sizes = (0, 0, 0)
        else:
            for view, rows in zip(self._caches, new, strict=True):
                view[:, start:end] = rows
        self.length = end


def _view(address: int, shape: tuple[int, ...]) -> np.ndarray:
    """An array on memory that the interpreter owns, good until it allocates again.

    The interpreter's own views cost 3 us each to get and must not be kept while it runs.
    """
    memory = (ctypes.c_float * math.prod(shape)).from_address(address)
    return np.ctypeslib.as_array(memory).reshape(shape)


def _outputs(interpreter: Interpreter) -> tuple[int, int]:
    """Which output tensor is what: the logits, and the new keys and values of all layers.

    A converted graph's outputs have no names of their own but keep the order of the sorted
    names that the traced function gave them.
    """
    logits, new = sorted(interpreter.get_output_details(), key=lambda d: _order(d["name"]))
    return logits["index"], new["index"]


def _order(name: str) -> int:
    """The number in `PartitionedCall:7`; the first one has none."""
    return int(name.rsplit(":", 1)[1]) if ":" in name else 0
