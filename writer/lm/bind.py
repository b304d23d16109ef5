"""Fills a skeleton's weight arguments with constants and so makes a runnable graph.

Matrices become int8 with one scale per output row and zero point 0 (TFLite quantisation
specification), or keep the 4-bit levels they come with, in blocks that share a scale (the schema's
BlockwiseQuantization). `asymmetric_quantize_inputs` on their FULLY_CONNECTED ops makes XNNPACK take
them with dynamically quantised activations. Needs no TensorFlow: the schema is LiteRT's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema

_ARGUMENT = b"serving_default_"


class FourBit(NamedTuple):
    """A matrix of 4-bit levels: each times the scale of its block of inputs."""

    levels: np.ndarray  # (out, in) int8, -8 to 7
    scales: np.ndarray  # (out, blocks) float32, all positive and exact in float16

    @property
    def shape(self) -> tuple[int, ...]:
        """Of the matrix."""
        return self.levels.shape

    def dense(self) -> np.ndarray:
        """The matrix itself, (out, in) float32."""
        size = self.levels.shape[1] // self.scales.shape[1]
        return self.levels * np.repeat(self.scales, size, axis=1)


class EightBit(NamedTuple):
    """A matrix rounded to int8 by rows: each value times the scale of its row."""

    values: np.ndarray  # (out, in) int8
    scales: np.ndarray  # (out,) float32

    @property
    def shape(self) -> tuple[int, ...]:
        """Of the matrix."""
        return self.values.shape

    def dense(self) -> np.ndarray:
        """The matrix itself, (out, in) float32."""
        return self.values * self.scales[:, None]


Weight = np.ndarray | FourBit | EightBit


def quantized(matrix: np.ndarray) -> EightBit:
    """Round a matrix (out, in) to int8 by rows."""
    scales = np.maximum(np.abs(matrix).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    values = np.rint(matrix / scales[:, None])
    return EightBit(np.clip(values, -127, 127).astype(np.int8), scales)


def packed(levels: np.ndarray) -> np.ndarray:
    """Levels -8 to 7, two a byte and the first in the low half: (out, in / 2) uint8."""
    halves = levels.view(np.uint8) & 15
    return halves[:, 0::2] | (halves[:, 1::2] << 4)


def unpacked(stored: np.ndarray, shape: tuple[int, ...]) -> np.ndarray:
    """The levels that `packed` made these bytes of: (out, in) int8."""
    levels = np.empty(shape, np.int8)
    halves = stored.reshape(shape[0], -1)
    levels[:, 0::2] = (halves << 4).view(np.int8) >> 4  # the shift back keeps the sign
    levels[:, 1::2] = halves.view(np.int8) >> 4
    return levels


def input_name(tensor_name: bytes) -> str:
    """The argument's name in `serving_default_NAME:0`."""
    return tensor_name.removeprefix(_ARGUMENT).decode().split(":")[0]


def bind(skeleton: bytes, weights: Mapping[str, Weight], *, rounded: bool = True) -> bytearray:
    """The skeleton with these weights bound in; what is left as input are tokens and caches.

    Vectors stay float32, and so does everything when `rounded` is off. Raises KeyError for a name
    the skeleton does not have and ValueError for a wrong shape.
    """
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(skeleton, 0))
    graph = model.subgraphs[0]
    inputs = {input_name(graph.tensors[i].name): i for i in graph.inputs}
    bound, integer = set(), set()
    for name, weight in weights.items():
        index = inputs[name]
        tensor = graph.tensors[index]
        if tuple(tensor.shape) != weight.shape:
            raise ValueError(f"{name} has shape {weight.shape}, not {tuple(tensor.shape)}")
        bound.add(index)
        if not rounded or len(weight.shape) < 2:
            dense = weight if isinstance(weight, np.ndarray) else weight.dense()
            tensor.buffer = _buffer(model, dense.astype(np.float32))
            continue
        integer.add(index)
        if isinstance(weight, FourBit):
            _fill_4bit(model, tensor, weight)
        else:
            whole = weight if isinstance(weight, EightBit) else quantized(weight)
            _fill_8bit(model, tensor, whole)
    graph.inputs = [i for i in graph.inputs if i not in bound]
    model.signatureDefs = []
    _quantize_activations(model, integer)
    builder = flatbuffers.Builder(1 << 20)
    builder.Finish(model.Pack(builder), b"TFL3")
    return builder.Output()


def weights_of(graph: bytes) -> dict[str, Weight]:
    """What `bind` put into this graph, by name and as it was rounded."""
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(graph, 0))
    tensors = model.subgraphs[0].tensors
    found: dict[str, Weight] = {}
    for tensor in tensors:
        data = model.buffers[tensor.buffer].data
        # A tensor of scales has its matrix's name and more.
        if not tensor.name.startswith(_ARGUMENT) or b":0_" in tensor.name or data is None:
            continue
        shape, details = tuple(tensor.shape), tensor.quantization
        if tensor.type == schema.TensorType.INT4:
            scales = tensors[details.details.scales]
            stored = model.buffers[scales.buffer].data.view(np.float16).reshape(scales.shape)
            weight: Weight = FourBit(unpacked(data, shape), stored.astype(np.float32))
        elif tensor.type == schema.TensorType.INT8:
            scales = np.array(details.scale, np.float32)
            weight = EightBit(data.view(np.int8).reshape(shape), scales)
        else:
            weight = data.view(np.float32).reshape(shape)
        found[input_name(tensor.name)] = weight
    return found


def _buffer(model: schema.ModelT, array: np.ndarray) -> int:
    """Store the array's bytes in the model and give the number of their buffer."""
    buffer = schema.BufferT()
    buffer.data = np.ascontiguousarray(array).view(np.uint8).ravel()
    model.buffers.append(buffer)
    return len(model.buffers) - 1


def _fill_8bit(model: schema.ModelT, tensor: schema.TensorT, weight: EightBit) -> None:
    scales = weight.scales
    tensor.buffer = _buffer(model, weight.values)
    tensor.type = schema.TensorType.INT8
    tensor.quantization = schema.QuantizationParametersT()
    tensor.quantization.scale = scales
    tensor.quantization.zeroPoint = np.zeros(len(scales), np.int64)
    tensor.quantization.quantizedDimension = 0


def _fill_4bit(model: schema.ModelT, tensor: schema.TensorT, weight: FourBit) -> None:
    """The scales are a tensor of their own, which no operator names."""
    scales = schema.TensorT()
    scales.name = tensor.name + b"_scales"
    scales.shape = list(weight.scales.shape)
    scales.type = schema.TensorType.FLOAT16
    scales.buffer = _buffer(model, weight.scales.astype(np.float16))
    tensors = model.subgraphs[0].tensors
    tensors.append(scales)
    details = schema.BlockwiseQuantizationT()
    details.scales, details.zeroPoints = len(tensors) - 1, -1
    details.blockSize = weight.levels.shape[1] // weight.scales.shape[1]
    tensor.buffer = _buffer(model, packed(weight.levels))
    tensor.type = schema.TensorType.INT4
    tensor.quantization = schema.QuantizationParametersT()
    tensor.quantization.detailsType = schema.QuantizationDetails.BlockwiseQuantization
    tensor.quantization.details = details


def _quantize_activations(model: schema.ModelT, integer: set[int]) -> None:
    """Ask for dynamically quantised activations wherever an integer matrix is multiplied."""
    for operator in model.subgraphs[0].operators:
        code = model.operatorCodes[operator.opcodeIndex]
        if (
            code.builtinCode == schema.BuiltinOperator.FULLY_CONNECTED
            and operator.inputs[1] in integer
        ):
            operator.builtinOptions.asymmetricQuantizeInputs = True
            code.version = max(code.version, 9)
