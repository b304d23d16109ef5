"""Fills a skeleton's weight arguments with constants and so makes a runnable graph.

Matrices become int8 with one scale per output row and zero point 0 (TFLite quantisation
specification); `asymmetric_quantize_inputs` on their FULLY_CONNECTED ops makes XNNPACK take them
with dynamically quantised activations. Needs no TensorFlow: the schema is LiteRT's own.
"""

from __future__ import annotations

from collections.abc import Mapping

import flatbuffers
import numpy as np
from ai_edge_litert import schema_py_generated as schema


def quantized(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Round a matrix (out, in) to int8 by rows: the values (out, in) and the scales (out,)."""
    scales = np.maximum(np.abs(matrix).max(axis=1), 1e-12).astype(np.float32) / np.float32(127)
    values = np.rint(matrix / scales[:, None])
    return np.clip(values, -127, 127).astype(np.int8), scales


def input_name(tensor_name: bytes) -> str:
    """The argument's name in `serving_default_NAME:0`."""
    return tensor_name.decode().removeprefix("serving_default_").split(":")[0]


def bind(skeleton: bytes, weights: Mapping[str, np.ndarray], *, as_int8: bool = True) -> bytearray:
    """The skeleton with these weights bound in; what is left as input are tokens and caches.

    Vectors stay float32, and so do matrices when `as_int8` is off. Raises KeyError for a name the
    skeleton does not have and ValueError for a wrong shape.
    """
    model = schema.ModelT.InitFromObj(schema.Model.GetRootAs(skeleton, 0))
    graph = model.subgraphs[0]
    inputs = {input_name(graph.tensors[i].name): i for i in graph.inputs}
    bound = set()
    for name, weight in weights.items():
        index = inputs[name]
        tensor = graph.tensors[index]
        if tuple(tensor.shape) != weight.shape:
            raise ValueError(f"{name} has shape {weight.shape}, not {tuple(tensor.shape)}")
        buffer = schema.BufferT()
        if as_int8 and weight.ndim == 2:
            values, scales = quantized(weight)
            buffer.data = values.view(np.uint8).ravel()
            tensor.type = schema.TensorType.INT8
            tensor.quantization = schema.QuantizationParametersT()
            tensor.quantization.scale = scales
            tensor.quantization.zeroPoint = np.zeros(len(scales), np.int64)
            tensor.quantization.quantizedDimension = 0
        else:
            buffer.data = np.ascontiguousarray(weight, np.float32).view(np.uint8).ravel()
        tensor.buffer = len(model.buffers)
        model.buffers.append(buffer)
        bound.add(index)
    graph.inputs = [i for i in graph.inputs if i not in bound]
    model.signatureDefs = []
    if as_int8:
        _quantize_activations(model, bound)
    builder = flatbuffers.Builder(1 << 20)
    builder.Finish(model.Pack(builder), b"TFL3")
    return builder.Output()


def _quantize_activations(model: schema.ModelT, bound: set[int]) -> None:
    """Ask for dynamically quantised activations wherever a bound matrix is multiplied."""
    for operator in model.subgraphs[0].operators:
        code = model.operatorCodes[operator.opcodeIndex]
        if (
            code.builtinCode == schema.BuiltinOperator.FULLY_CONNECTED
            and operator.inputs[1] in bound
        ):
            operator.builtinOptions.asymmetricQuantizeInputs = True
            code.version = max(code.version, 9)
